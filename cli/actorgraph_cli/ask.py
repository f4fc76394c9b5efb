"""The questions ask, timeline and show."""

from __future__ import annotations

from typing import Any

import click

from actorgraph_cli.options import (
    ACTOR,
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
