"""The command timeline: what happened, in the order of time."""

from __future__ import annotations

from typing import Any

import click

from actorgraph_cli.options import (
    ACTOR,
    case_option,
    file_options,
    filter_options,
    filters_of,
    json_option,
    note,
    opened,
    print_json,
    print_lines,
    write_answer,
)


@click.command("timeline")
@click.argument("name", required=False, type=ACTOR)
@filter_options
@case_option
@json_option
@file_options
def command(
    name: str | None,
    case: str | None,
    as_json: bool,
    page: str | None,
    export: str | None,
    **filters: Any,
) -> None:
    """What happened and what was said, in the order of time; NAME keeps one actor or event.

    Example: actorgraph timeline "Kata'ib Hezbollah"
    """
    from actorgraph.questions.timeline import timeline

    opened_case = opened(case)
    asked = filters_of(opened_case, filters)
    thing = opened_case.store.thing(name) if name else None
    answer = timeline(opened_case.store, thing, filters=asked)
    if as_json:
        print_json(answer.document())
    else:
        from actorgraph.text.timeline import timeline_lines

        print_lines(timeline_lines(answer))
    if not answer.moments:
        note("nothing that counts has a date")
    write_answer(opened_case, answer, asked, page, export)
