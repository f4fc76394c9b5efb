"""The commands that list all of a case of one kind: actors, events, sources."""

from __future__ import annotations

import click

from actorgraph_cli.options import (
    json_option,
    limit_option,
    opened_store,
    print_json,
    print_lines,
    store_option,
)


def list_command(name: str, words: str) -> click.Command:
    """Return the command that lists the actors, events or sources; *name* says which, *words* its help."""

    @click.command(name, help=f"{words}\n\nExample: actorgraph {name}")
    @limit_option(name)
    @store_option
    @json_option
    def command(limit: int, case: str | None, as_json: bool) -> None:
        from actorgraph.questions import documents
        from actorgraph.text import things

        store = opened_store(case)
        if as_json:
            document = getattr(documents, f"{name.removesuffix('s')}_document")
            print_json([document(thing) for thing in getattr(store, name)()])
        else:
            print_lines(getattr(things, f"{name}_lines")(store, limit=limit))

    return command
