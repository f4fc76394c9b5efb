"""The command events: what happened, with dates and places."""

from __future__ import annotations

from actorgraph_cli.listing import list_command

command = list_command("events", "The events, with their dates and places.")
