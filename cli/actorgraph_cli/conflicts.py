"""The command conflicts: what cannot all be true."""

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
    opened,
    print_json,
    print_lines,
    write_answer,
)


@click.command("conflicts")
@click.argument("name", required=False, type=ACTOR)
@filter_options
@click.option(
    "--limit",
    default=20,
    show_default=True,
    type=click.IntRange(0),
    metavar="N",
    help="At most N conflicts; 0 for all.",
)
@case_option
@json_option
@file_options
def command(
    name: str | None,
    limit: int,
    case: str | None,
    as_json: bool,
    page: str | None,
    export: str | None,
    **filters: Any,
) -> None:
    """What cannot all be true of what is said; NAME keeps one actor or event.

    Figures that differ, what is said and denied, opposites, two leaders at one time: as told, no judge.

    Example: actorgraph conflicts "US airstrikes"
    """
    from actorgraph.questions.conflicts import conflicts

    opened_case = opened(case)
    asked = filters_of(opened_case, filters)
    thing = opened_case.store.thing(name) if name else None
    answer = conflicts(opened_case.store, thing, filters=asked, most=limit)
    if as_json:
        print_json(answer.document())
    else:
        from actorgraph.text.conflicts import conflict_lines

        print_lines(conflict_lines(opened_case.store, answer))
    write_answer(opened_case, answer, asked, page, export)
