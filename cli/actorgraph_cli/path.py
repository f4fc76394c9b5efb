"""The question how two actors, or two sets of them, are connected."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import click

from actorgraph.model.errors import InvalidValue
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
    from collections.abc import Sequence

    from actorgraph.questions.paths.pairs import Pairs
    from actorgraph.questions.paths.path import Paths


def _set_options(function: Function) -> Function:
    """Add the options that name a set of ends."""
    options = (
        click.option("--from-type", metavar="TYPE", multiple=True, help="From any actor of this type; repeatable."),
        click.option("--from-event", metavar="EVENT", multiple=True, type=EVENT, help="From this event, or any of several; repeatable."),
        click.option("--to-type", metavar="TYPE", multiple=True, help="To any actor of this type; repeatable."),
        click.option("--to-event", metavar="EVENT", multiple=True, type=EVENT, help="To this event, or any of several; repeatable."),
    )  # fmt: skip
    for option in reversed(options):
        function = option(function)
    return function


def _kind_options(function: Function) -> Function:
    """Add the options that say which paths are looked for."""
    options = (
        click.option("--k", "k", type=click.IntRange(1), metavar="N", help="The N shortest paths, also those longer than the shortest."),
        click.option("--strongest", is_flag=True, help="The paths whose weakest hop is said most firmly."),
        click.option("--in-time", is_flag=True, help="The shortest paths whose hops can follow each other in time."),
        click.option("--relation", metavar="RELATION", multiple=True, type=RELATION, help="Follow only this relation or family; repeatable."),
        click.option("--directed", is_flag=True, help="Follow claims from subject to object only."),
        click.option("--limit", default=5, show_default=True, type=click.IntRange(1), metavar="N", help="At most N paths; between sets, at most N pairs."),
    )  # fmt: skip
    for option in reversed(options):
        function = option(function)
    return function


class _Ends(NamedTuple):
    """What the command line names as the ends; a set is one of types and events."""

    start: Sequence[str]
    end: Sequence[str]
    from_type: Sequence[str]
    from_event: Sequence[str]
    to_type: Sequence[str]
    to_event: Sequence[str]

    @property
    def are_sets(self) -> bool:
        return bool(self.from_type or self.from_event or self.to_type or self.to_event)


@click.command("path")
@click.argument("start", type=ACTOR, metavar="FROM", required=False)
@click.argument("end", type=ACTOR, metavar="TO", required=False)
@_set_options
@_kind_options
@filter_options
@case_option
@json_option
@file_options
def path_command(
    start: str | None,
    end: str | None,
    from_type: tuple[str, ...],
    from_event: tuple[str, ...],
    to_type: tuple[str, ...],
    to_event: tuple[str, ...],
    **options: Any,
) -> None:
    """The shortest ways between two actors or events, each hop with its claims.

    --from-type, --from-event, --to-type and --to-event stand in for FROM and TO: then the ways from any of
    the one set to any of the other are told by pair, the nearest pairs first.

    Example: actorgraph path CENTCOM Al-Nujaba
    """
    if (from_type or from_event) and start is not None and end is None:
        start, end = None, start
    ends = _Ends(
        _named(start, "FROM", from_type or from_event),
        _named(end, "TO", to_type or to_event),
        from_type,
        from_event,
        to_type,
        to_event,
    )
    _show_paths(ends, **options)


def _named(name: str | None, metavar: str, is_set: Sequence[str]) -> tuple[str, ...]:
    if name is not None and is_set:
        raise click.UsageError(f"{metavar} is named twice: {name!r} and {is_set[0]!r}")
    if name is None and not is_set:
        raise click.MissingParameter(param_hint=f"'{metavar}'", param_type="argument")
    return () if name is None else (name,)


def _show_paths(
    ends: _Ends,
    *,
    k: int | None,
    strongest: bool,
    in_time: bool,
    relation: tuple[str, ...],
    directed: bool,
    limit: int,
    case: str | None,
    as_json: bool,
    page: str | None,
    export: str | None,
    **filters: Any,
) -> None:
    from actorgraph.questions.paths.pairs import ends_of, pairs
    from actorgraph.questions.paths.path import kind_of, path

    try:
        kind_of(k, strongest=strongest, in_time=in_time)
    except InvalidValue:
        raise click.UsageError("give one of --k, --strongest and --in-time") from None
    opened_case = opened(case)
    store = opened_case.store
    asked = filters_of(opened_case, filters)
    how: dict[str, Any] = {
        "filters": asked, "directed": directed, "most": limit, "k": k, "strongest": strongest,
        "in_time": in_time, "relations": opened_case.relations_of(relation),
    }  # fmt: skip
    answer: Paths | Pairs
    if ends.are_sets:
        starts = ends_of(store, ends.start, types=ends.from_type, events=ends.from_event)
        others = ends_of(store, ends.end, types=ends.to_type, events=ends.to_event)
        answer = pairs(store, starts, others, **how)
    else:
        answer = path(store, store.thing(ends.start[0]), store.thing(ends.end[0]), **how)
    if as_json:
        print_json(answer.document())
    else:
        from actorgraph.text.path import answer_lines

        print_lines(answer_lines(opened_case.store, answer))
    for line in _notes(answer):
        note(line)
    write_answer(opened_case, answer, asked, page, export)


def _notes(answer: Paths | Pairs) -> list[str]:
    from actorgraph.questions.paths.path import Paths
    from actorgraph.sentence.wording import count

    notes = []
    if answer.undated:
        met = f"{count(answer.undated, 'claim')} without a date that the search met"
        notes.append(f"{met} did not carry; --undated lets them hold on any day")
    if isinstance(answer, Paths) and not answer.paths:
        notes.append("the claims that count do not connect the two; --tentative lets more count")
    return notes
