"""The command sources: who published what, and when."""

from __future__ import annotations

import click

from actorgraph_cli.options import (
    case_option,
    json_option,
    opened,
    print_json,
    print_lines,
)


@click.command("sources")
@case_option
@json_option
def command(case: str | None, as_json: bool) -> None:
    """The sources: who published what, and when.

    Example: actorgraph sources
    """
    from actorgraph.questions.documents import source_document
    from actorgraph.text.look import source_lines

    opened_case = opened(case)
    if as_json:
        print_json([source_document(source) for source in opened_case.sources()])
    else:
        print_lines(source_lines(opened_case.store))
