"""The command events: what happened, with dates and places."""

from __future__ import annotations

import click

from actorgraph_cli.options import (
    case_option,
    json_option,
    opened,
    print_json,
    print_lines,
)


@click.command("events")
@case_option
@json_option
def command(case: str | None, as_json: bool) -> None:
    """The events, with their dates and places.

    Example: actorgraph events
    """
    from actorgraph.questions.documents import event_document
    from actorgraph.text.look import event_lines

    opened_case = opened(case)
    if as_json:
        print_json([event_document(event) for event in opened_case.events()])
    else:
        print_lines(event_lines(opened_case.events()))
