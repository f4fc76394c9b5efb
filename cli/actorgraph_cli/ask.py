"""The questions: who, whom, path, attribution, timeline, show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from actorgraph_cli.options import (
    ACTOR,
    EVENT,
    RELATION,
    Function,
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
    from actorgraph.casefile import Case
    from actorgraph.store.reader import Thing
    from actorgraph.vocabulary import Reading


def who_options(function: Function) -> Function:
    """Add the options that who and whom share."""
    for option in (
        file_options,
        json_option,
        case_option,
        click.option(
            "--limit",
            default=20,
            show_default=True,
            type=click.IntRange(0),
            metavar="N",
            help="Print at most N answers; 0 for all.",
        ),
        click.option(
            "--direct", is_flag=True, help="Leave out what only follows from several claims."
        ),
        filter_options,
    ):
        function = option(function)
    return function


@click.command("who")
@click.argument("words", nargs=-1, required=True, type=RELATION, metavar="RELATION ACTOR")
@who_options
def who_command(words: tuple[str, ...], case: str | None, **options: Any) -> None:
    """Who does something to an actor: the relation first, then the actor.

    A relation is one of 'actorgraph relations', its reverse (sponsored-by), a family (sponsorship) or a
    phrase that people use for it ("is backed by").

    Example: actorgraph who sponsors "Kata'ib Hezbollah"
    """
    opened_case = opened(case)
    reading, rest = opened_case.vocabulary.split(list(words))
    if not rest:
        raise click.UsageError(f"who {words[0]!r} whom? Name an actor after the relation.")
    _show_who(opened_case, reading, opened_case.store.thing(" ".join(rest)), **options)


@click.command("whom")
@click.argument("words", nargs=-1, required=True, type=ACTOR, metavar="ACTOR RELATION")
@who_options
def whom_command(words: tuple[str, ...], case: str | None, **options: Any) -> None:
    """To whom an actor does something: the actor first, then the relation.

    Example: actorgraph whom Iran sponsors
    """
    if len(words) == 1:
        raise click.UsageError(f"{words[0]!r} is one word; write: whom ACTOR RELATION")
    opened_case = opened(case)
    actor, reading = opened_case.split_whom(words)
    _show_who(opened_case, reading.turned(opened_case.vocabulary), actor, **options)


def _show_who(
    case: Case,
    reading: Reading,
    actor: Thing,
    *,
    direct: bool,
    limit: int,
    as_json: bool,
    page: str | None,
    handed: str | None,
    **filters: Any,
) -> None:
    from actorgraph.questions.who import who

    asked = filters_of(case, filters)
    answer = who(case.store, reading, actor, filters=asked, direct=direct)
    if as_json:
        print_json(answer.document())
    else:
        from actorgraph_cli.text.who import who_lines

        print_lines(who_lines(case, answer, limit=limit))
    if answer.undated:
        noun = "claim has" if answer.undated == 1 else "claims have"
        note(f"{answer.undated} {noun} no date and did not count; --undated keeps them")
    write_answer(case, answer, asked, page, handed)


@click.command("path")
@click.argument("start", type=ACTOR, metavar="FROM")
@click.argument("end", type=ACTOR, metavar="TO")
@filter_options
@click.option("--directed", is_flag=True, help="Follow claims from subject to object only.")
@click.option(
    "--limit",
    default=5,
    show_default=True,
    type=click.IntRange(1),
    metavar="N",
    help="At most N paths.",
)
@case_option
@json_option
@file_options
def path_command(
    start: str,
    end: str,
    directed: bool,
    limit: int,
    case: str | None,
    as_json: bool,
    page: str | None,
    handed: str | None,
    **filters: Any,
) -> None:
    """The shortest ways between two actors or events, each hop with its claims.

    Example: actorgraph path CENTCOM Al-Nujaba
    """
    from actorgraph.questions.path import path

    opened_case = opened(case)
    asked = filters_of(opened_case, filters)
    ends = opened_case.store.thing(start), opened_case.store.thing(end)
    answer = path(opened_case.store, *ends, filters=asked, directed=directed, most=limit)
    if as_json:
        print_json(answer.document())
    else:
        from actorgraph_cli.text.path import path_lines

        print_lines(path_lines(opened_case, answer))
    if not answer.paths:
        note("the claims that count do not connect the two; --tentative lets more count")
    write_answer(opened_case, answer, asked, page, handed)


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
    handed: str | None,
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
        from actorgraph_cli.text.attribution import attribution_lines

        print_lines(attribution_lines(opened_case, answer))
    if not answer.statements:
        note("nobody is said to have done it")
    write_answer(opened_case, answer, asked, page, handed)


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
    handed: str | None,
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
        from actorgraph_cli.text.timeline import timeline_lines

        print_lines(timeline_lines(answer))
    if not answer.moments:
        note("nothing that counts has a date")
    write_answer(opened_case, answer, asked, page, handed)


@click.command("show")
@click.argument("name", type=ACTOR)
@filter_options
@case_option
@json_option
@file_options
def show_command(
    name: str, case: str | None, as_json: bool, page: str | None, handed: str | None, **filters: Any
) -> None:
    """Everything about one actor, event or claim.

    Example: actorgraph show "Quds Force"
    """
    from actorgraph.questions.dossier import dossier
    from actorgraph_cli.text.dossier import claim_lines_of, dossier_lines

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
            print_lines(claim_lines_of(opened_case, claim))
        return
    answer = dossier(opened_case.store, opened_case.store.thing(name), filters=asked)
    if as_json:
        print_json(answer.document())
    else:
        print_lines(dossier_lines(opened_case, answer))
    write_answer(opened_case, answer, asked, page, handed)
