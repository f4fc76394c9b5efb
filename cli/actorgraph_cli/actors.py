"""The command actors: who there is, with types and further names."""

from __future__ import annotations

from actorgraph_cli.listing import list_command

command = list_command("actors", "The actors, with their types and further names.")
