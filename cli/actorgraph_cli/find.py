"""The command find: where a text occurs."""

from __future__ import annotations

import click

from actorgraph_cli.options import (
    case_option,
    json_option,
    note,
    opened,
    print_json,
    print_lines,
)


@click.command("find")
@click.argument("text")
@case_option
@json_option
def command(text: str, case: str | None, as_json: bool) -> None:
    """Where a text occurs: in names, and in the words of claims.

    Example: actorgraph find "series of larger-scale"
    """
    from actorgraph.text.look import found_lines

    opened_case = opened(case)
    found = opened_case.find(text)
    if as_json:
        print_json(found.document())
    else:
        print_lines(found_lines(opened_case.store, found))
    if not (found.actors or found.events or found.claims):
        note(f"nothing holds {text!r}")
