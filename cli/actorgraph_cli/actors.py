"""The command actors: who there is, with types and further names."""

from __future__ import annotations

import click

from actorgraph_cli.options import (
    case_option,
    json_option,
    opened,
    print_json,
    print_lines,
)


@click.command("actors")
@case_option
@json_option
def command(case: str | None, as_json: bool) -> None:
    """The actors, with their types and further names.

    Example: actorgraph actors
    """
    from actorgraph.questions.documents import actor_document
    from actorgraph.text.look import actor_lines

    opened_case = opened(case)
    if as_json:
        print_json([actor_document(actor) for actor in opened_case.actors()])
    else:
        print_lines(actor_lines(opened_case.actors()))
