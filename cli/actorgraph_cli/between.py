"""The question what ties two actors."""

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


@click.command("between")
@click.argument("one", type=ACTOR)
@click.argument("other", type=ACTOR)
@filter_options
@click.option(
    "--limit",
    default=10,
    show_default=True,
    type=click.IntRange(0),
    metavar="N",
    help="At most N events, N umbrellas and classes, and N others between; 0 for all.",
)
@case_option
@json_option
@file_options
def between_command(
    one: str,
    other: str,
    limit: int,
    case: str | None,
    as_json: bool,
    page: str | None,
    export: str | None,
    **filters: Any,
) -> None:
    """Everything that ties two actors or events, directly or by one step between.

    Example: actorgraph between Iran "Kata'ib Hezbollah"
    """
    from actorgraph.questions.between import between

    opened_case = opened(case)
    asked = filters_of(opened_case, filters)
    ends = opened_case.store.thing(one), opened_case.store.thing(other)
    answer = between(opened_case.store, *ends, filters=asked, most=limit)
    if as_json:
        print_json(answer.document())
    else:
        from actorgraph.text.between import between_lines

        print_lines(between_lines(opened_case.store, answer))
    if answer.undated:
        noun = "claim that names both has" if answer.undated == 1 else "claims that name both have"
        note(f"{answer.undated} {noun} no date and did not count; --undated keeps them")
    write_answer(opened_case, answer, asked, page, export)
