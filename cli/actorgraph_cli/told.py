"""What is told, laid side by side: chain, conflicts, voices, compare."""

from __future__ import annotations

from typing import Any

import click

from actorgraph.model.errors import InvalidValue
from actorgraph_cli.options import (
    ACTOR,
    EVENT,
    case_option,
    file_options,
    filter_options,
    filters_of,
    json_option,
    note,
    opened,
    options,
    print_json,
    print_lines,
    write_answer,
)


@click.command("chain")
@click.argument("event", type=EVENT)
@filter_options
@case_option
@json_option
@file_options
def chain_command(
    event: str,
    case: str | None,
    as_json: bool,
    page: str | None,
    export: str | None,
    **filters: Any,
) -> None:
    """The line of responsibility as told: event, accused, umbrella or command, sponsor.

    It says where the telling stops, and concludes nothing about who did it.

    Example: actorgraph chain "Jordan attack"
    """
    from actorgraph.questions.chain import chain

    opened_case = opened(case)
    asked = filters_of(opened_case, filters)
    answer = chain(opened_case.store, opened_case.store.event(event), filters=asked)
    if as_json:
        print_json(answer.document())
    else:
        from actorgraph.text.chain import chain_lines

        print_lines(chain_lines(opened_case.store, answer))
    if not answer.lines:
        note("no claim that counts says who did it; --tentative lets more count")
    write_answer(opened_case, answer, asked, page, export)


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
def conflicts_command(
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


@click.command("voices")
@click.option(
    "--by",
    default="claimant",
    show_default=True,
    type=click.Choice(("claimant", "publisher", "source")),
    help="Whose voice to count; claimants of one government are one.",
)
@filter_options
@click.option(
    "--limit",
    default=20,
    show_default=True,
    type=click.IntRange(0),
    metavar="N",
    help="Print at most N voices; 0 for all.",
)
@click.option(
    "--ties",
    default=3,
    show_default=True,
    type=click.IntRange(0),
    metavar="N",
    help="Name at most N of the ties that one voice alone tells; 0 for all.",
)
@case_option
@json_option
@file_options
def voices_command(
    by: str,
    limit: int,
    ties: int,
    case: str | None,
    as_json: bool,
    page: str | None,
    export: str | None,
    **filters: Any,
) -> None:
    """Who makes the claims, how hedged, about whom, and which ties would vanish without whom.

    Claims of every modality are counted; ties rest on those that count.

    Example: actorgraph voices --by source
    """
    from actorgraph.questions.voices import voices

    opened_case = opened(case)
    asked = filters_of(opened_case, filters)
    answer = voices(opened_case.store, by=by, filters=asked, most=ties)
    if as_json:
        print_json(answer.document())
    else:
        from actorgraph.text.voices import voice_lines

        print_lines(voice_lines(opened_case.store, answer, limit=limit))
    write_answer(opened_case, answer, asked, page, export)


@click.command("compare")
@click.option(
    "--as-of",
    "days",
    multiple=True,
    metavar="DATE",
    help="What holds on this day, month or year; give two.",
)
@click.option(
    "--source",
    "sources",
    multiple=True,
    metavar="SOURCE",
    help="What this source tells, by id, title or publisher; give two.",
)
@click.option("--with", "other", metavar="PATH", help="Another case folder or store.")
@options("since", "until", "modality", "claimant", "tentative", "undated", "without")
@click.option(
    "--limit",
    default=20,
    show_default=True,
    type=click.IntRange(0),
    metavar="N",
    help="Print at most N of each kind; 0 for all.",
)
@click.option("--kept", is_flag=True, help="Print what both tell, too.")
@case_option
@json_option
@file_options
def compare_command(
    days: tuple[str, ...],
    sources: tuple[str, ...],
    other: str | None,
    limit: int,
    kept: bool,
    case: str | None,
    as_json: bool,
    page: str | None,
    export: str | None,
    **filters: Any,
) -> None:
    """What two tellings differ in: two days, two sources, or two cases.

    Ties and figures that are added, dropped, kept, or contradicted by the other side.

    Example: actorgraph compare --as-of 2024-01-28 --as-of 2024-02-02
    """
    from actorgraph.library import open_case
    from actorgraph.questions.compare import compare, tellings

    opened_case = opened(case)
    another = open_case(other) if other is not None else None
    words = dict(filters)
    asked = filters_of(opened_case, {**filters, "as_of": ""})
    try:
        sides = tellings(
            opened_case.store,
            days,
            sources,
            another.store if another else None,
            words,  # type: ignore[arg-type]
        )
    except InvalidValue as error:
        raise click.UsageError(str(error)) from None
    answer = compare(*sides)
    if as_json:
        print_json(answer.document())
    else:
        from actorgraph.text.compare import compare_lines

        print_lines(
            compare_lines(
                opened_case.store, (another or opened_case).store, answer, limit=limit, kept=kept
            )
        )
    if days and not asked.undated:
        undated = opened_case.store.undated()
        if undated:
            noun = "claim has" if undated == 1 else "claims have"
            note(f"{undated} {noun} no date and did not count; --undated keeps them")
    write_answer(opened_case, answer, asked, page, export)
