"""The questions: ask, who, whom, whether, attribution, figures, why, timeline, show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from actorgraph_cli.options import (
    ACTOR,
    EVENT,
    QUESTION,
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

if TYPE_CHECKING:
    pass


@click.command("attribution")
@click.argument("event", type=EVENT)
@filter_options
@case_option
@json_option
@file_options
def attribution_command(
    event: str,
    case: str | None,
    as_json: bool,
    page: str | None,
    export: str | None,
    **filters: Any,
) -> None:
    """Who blames whom for an event, how sure they are, who claims it, who denies it.

    Example: actorgraph attribution "Jordan attack"
    """
    from actorgraph.questions.attribution import attribution

    opened_case = opened(case)
    asked = filters_of(opened_case, filters)
    answer = attribution(opened_case.store, opened_case.store.event(event), filters=asked)
    if as_json:
        print_json(answer.document())
    else:
        from actorgraph.text.attribution import attribution_lines

        print_lines(attribution_lines(opened_case.store, answer))
    if not answer.statements:
        note("nobody is said to have done it")
    write_answer(opened_case, answer, asked, page, export)


@click.command("timeline")
@click.argument("name", required=False, type=ACTOR)
@filter_options
@case_option
@json_option
@file_options
def timeline_command(
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


@click.command("show")
@click.argument("name", type=ACTOR)
@filter_options
@case_option
@json_option
@file_options
def show_command(
    name: str, case: str | None, as_json: bool, page: str | None, export: str | None, **filters: Any
) -> None:
    """Everything about one actor, event or claim.

    Example: actorgraph show "Quds Force"
    """
    from actorgraph.questions.dossier import dossier
    from actorgraph.text.dossier import claim_lines_of, dossier_lines

    opened_case = opened(case)
    asked = filters_of(opened_case, filters)
    claim = opened_case.claim_called(name)
    if claim is not None and page is not None:
        raise click.UsageError("a page opens on an actor or event, not on one claim")
    if claim is not None:
        from actorgraph.questions.documents import claim_document

        if as_json:
            print_json({"claim": claim_document(claim)})
        else:
            print_lines(claim_lines_of(opened_case.store, claim))
        return
    answer = dossier(opened_case.store, opened_case.store.thing(name), filters=asked)
    if as_json:
        print_json(answer.document())
    else:
        print_lines(dossier_lines(opened_case.store, answer))
    write_answer(opened_case, answer, asked, page, export)


@click.command("ask")
@click.argument("words", nargs=-1, required=True, type=QUESTION, metavar="QUESTION")
@click.option(
    "--limit",
    default=20,
    show_default=True,
    type=click.IntRange(0),
    metavar="N",
    help="Print at most N answers; 0 for all.",
)
@case_option
@json_option
@file_options
@click.pass_context
def ask_command(
    ctx: click.Context,
    words: tuple[str, ...],
    limit: int,
    case: str | None,
    as_json: bool,
    page: str | None,
    export: str | None,
) -> None:
    """A question in plain English: how it was read, and the answer with its quotes.

    Who, whom, whether, when, where, why, how many, what somebody says or wants, how two are connected, who
    is blamed, where sources differ. A question that is not understood is not answered: the words that
    were not understood are named, with questions near to it, and the exit code is 1.

    Example: actorgraph ask "Who backs Kata'ib Hezbollah?"
    """
    from actorgraph.text.ask import asked_lines

    opened_case = opened(case)
    answer = opened_case.ask(" ".join(words))
    if as_json:
        print_json(answer.document())
    else:
        print_lines(asked_lines(opened_case.store, answer, limit=limit), err=not answer.answered)
    if answer.content is None:
        ctx.exit(1)
    write_answer(opened_case, answer, answer.filters, page, export)


@click.command("whether")
@click.argument("words", nargs=-1, required=True, type=ACTOR, metavar="ACTOR RELATION [ACTOR]")
@click.option("--event", type=EVENT, default="", help="Only what is said about this event.")
@click.option("--direct", is_flag=True, help="Leave out what only follows from several claims.")
@click.option(
    "--ahead",
    is_flag=True,
    help="Ask of the future: what is likely, possible, intended or conditional.",
)
@filter_options
@case_option
@json_option
@file_options
def whether_command(
    words: tuple[str, ...],
    event: str,
    direct: bool,
    ahead: bool,
    case: str | None,
    as_json: bool,
    page: str | None,
    export: str | None,
    **filters: Any,
) -> None:
    """Whether an actor does something to another: stated, derived, denied, contradicted or not stated.

    Nothing found is never a no: what is said near the question is printed instead.

    Example: actorgraph whether US attacks "Kata'ib Hezbollah"
    """
    from actorgraph.text.whether import whether_lines

    opened_case = opened(case)
    asked = filters_of(opened_case, filters)
    answer = opened_case.whether_of(words, event=event, direct=direct, ahead=ahead, filters=asked)
    if as_json:
        print_json(answer.document())
    else:
        print_lines(whether_lines(opened_case.store, answer))
    write_answer(opened_case, answer, asked, page, export)


@click.command("figures")
@click.argument("name", required=False, type=ACTOR)
@click.option("--what", metavar="WORDS", default="", help="What is counted, such as 'killed'.")
@filter_options
@case_option
@json_option
@file_options
def figures_command(
    name: str | None,
    what: str,
    case: str | None,
    as_json: bool,
    page: str | None,
    export: str | None,
    **filters: Any,
) -> None:
    """How many: the figures that sources give, side by side, with who gave each.

    Example: actorgraph figures "US airstrikes" --what "targets struck"
    """
    from actorgraph.questions.figures import figures
    from actorgraph.text.figures import figures_lines

    opened_case = opened(case)
    asked = filters_of(opened_case, filters)
    thing = opened_case.store.thing(name) if name else None
    answer = figures(opened_case.store, thing, what, filters=asked)
    if as_json:
        print_json(answer.document())
    else:
        print_lines(figures_lines(opened_case.store, answer))
    write_answer(opened_case, answer, asked, page, export)


@click.command("why")
@click.argument(
    "words", nargs=-1, required=True, type=ACTOR, metavar="EVENT | ACTOR RELATION [ACTOR]"
)
@filter_options
@case_option
@json_option
@file_options
def why_command(
    words: tuple[str, ...],
    case: str | None,
    as_json: bool,
    page: str | None,
    export: str | None,
    **filters: Any,
) -> None:
    """What is said as the reason for an event, or for what an actor does, and as its aim.

    Only a source's own "because" is a reason; what merely came before is none.

    Example: actorgraph why "US airstrikes"
    """
    from actorgraph.text.why import why_lines

    opened_case = opened(case)
    asked = filters_of(opened_case, filters)
    answer = opened_case.why_of(words, filters=asked)
    if as_json:
        print_json(answer.document())
    else:
        print_lines(why_lines(opened_case.store, answer))
    write_answer(opened_case, answer, asked, page, export)
