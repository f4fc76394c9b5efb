"""The command sources: who published what, and when."""

from __future__ import annotations

from actorgraph_cli.listing import list_command

command = list_command("sources", "The sources: who published what, and when.")
