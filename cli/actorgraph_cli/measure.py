"""The measures over the whole network: rank, communities, cut, balance."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from actorgraph_cli.options import (
    ACTOR,
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
    from collections.abc import Callable, Iterator

    from actorgraph.library import Case
    from actorgraph.model.filters import Filters
    from actorgraph.page.answer import Answer


def measure_options(function: Function) -> Function:
    """Add the options that all measures share."""
    function = file_options(json_option(case_option(function)))
    relation = click.option(
        "--relation",
        metavar="RELATION",
        multiple=True,
        type=RELATION,
        help="Only claims of this relation or family; repeatable.",
    )
    return relation(filter_options(function))


def events_option(function: Function) -> Function:
    """Add ``--events``."""
    return click.option(
        "--events", is_flag=True, help="Count events as actors: claims tie their subjects to them."
    )(function)


def top_option(default: int, noun: str) -> Callable[[Function], Function]:
    """Return what adds ``--top``."""
    return click.option(
        "--top",
        default=default,
        show_default=True,
        type=click.IntRange(0),
        metavar="N",
        help=f"At most N {noun}; 0 for all.",
    )


@click.command("rank")
@click.option(
    "--by",
    default="degree",
    show_default=True,
    type=click.Choice(["degree", "pagerank", "betweenness", "broker"]),
    help="What to rank by.",
)
@top_option(10, "actors")
@click.option(
    "--directed/--undirected",
    default=None,
    help="Heed who is the subject, or do not; by default pagerank and broker do.",
)
@click.option(
    "--groups",
    default="type",
    show_default=True,
    type=click.Choice(["type", "parent", "country"]),
    help="For broker: what groups the actors.",
)
@events_option
@measure_options
def rank_command(
    by: str, top: int, directed: bool | None, groups: str, events: bool, **options: Any
) -> None:
    """Who stands where among the claims that count, each with what its place rests on.

    degree: to how many others it is tied. pagerank: how often one comes by who follows claims from subject
    to object (Page and others 1999, damping 0.85). betweenness: the share of the shortest ways that
    lead through it (Brandes 2001; estimated from a sample in large stores). broker: how often it stands
    between two others whom nothing ties (Gould and Fernandez 1989).

    Claims of modalities or days that do not count take their ties and actors with them. A place tells what
    is told of an actor, not what it is.

    Example: actorgraph rank --by pagerank
    """
    if by == "broker" and directed is False:
        raise click.UsageError("a broker's roles need directions; leave --undirected out")

    def ask(case: Case, relations: tuple[str, ...], filters: Filters) -> tuple[Answer, Lines]:
        from actorgraph.measures.rank import rank

        answer = rank(
            case.store, by, filters=filters, relations=relations, directed=directed, groups=groups,
            events=events, top=top,
        )  # fmt: skip

        def lines() -> Iterator[str]:
            from actorgraph.text.measure import ranking_lines

            return ranking_lines(case.store, answer)

        return answer, lines

    _show(ask, **options)


@click.command("communities")
@top_option(10, "communities")
@click.option(
    "--resolution",
    default=1.0,
    show_default=True,
    type=click.FloatRange(0, min_open=True),
    metavar="X",
    help="Above 1 for smaller communities, below for larger ones.",
)
@events_option
@measure_options
def communities_command(top: int, resolution: float, events: bool, **options: Any) -> None:
    """Sets of actors with more claims among them than chance would have.

    Found by the Louvain method (Blondel and others 2008) with one seed, over ties that weigh as many as
    their claims, whatever these say. Claims of modalities or days that do not count take their ties and
    actors with them, and other claims make other communities.

    Example: actorgraph communities --relation sponsorship --relation membership
    """

    def ask(case: Case, relations: tuple[str, ...], filters: Filters) -> tuple[Answer, Lines]:
        from actorgraph.measures.communities import communities

        answer = communities(
            case.store, filters=filters, relations=relations, resolution=resolution, events=events,
            top=top,
        )  # fmt: skip

        def lines() -> Iterator[str]:
            from actorgraph.text.measure import communities_lines

            return communities_lines(case.store, answer)

        return answer, lines

    _show(ask, **options)


@click.command("cut")
@click.argument("start", type=ACTOR, metavar="FROM")
@click.argument("end", type=ACTOR, metavar="TO")
@click.option(
    "--by",
    default="ties",
    show_default=True,
    type=click.Choice(["ties", "actors"]),
    help="What to take away.",
)
@click.option("--directed", is_flag=True, help="Follow claims from subject to object only.")
@events_option
@measure_options
def cut_command(
    start: str, end: str, by: str, directed: bool, events: bool, **options: Any
) -> None:
    """The smallest set of ties, or of actors, without which nothing connects two actors.

    A tie is all the claims between two actors, and goes when all of them are wrong; the answer names them
    and their sources (minimum cut; Ford and Fulkerson 1956). What modalities or days leave out is no way
    either: --tentative lets more ways count.

    Example: actorgraph cut Iran "United States"
    """

    def ask(case: Case, relations: tuple[str, ...], filters: Filters) -> tuple[Answer, Lines]:
        from actorgraph.measures.cut import cut

        ends = case.store.thing(start), case.store.thing(end)
        answer = cut(
            case.store, *ends, by=by, filters=filters, relations=relations, directed=directed,
            events=events,
        )  # fmt: skip
        if answer.verdict == "apart":
            note("the claims that count do not connect the two; --tentative lets more count")

        def lines() -> Iterator[str]:
            from actorgraph.text.measure import cut_lines

            return cut_lines(case.store, answer)

        return answer, lines

    _show(ask, **options)


@click.command("balance")
@top_option(20, "triads, pairs and ties")
@measure_options
def balance_command(top: int, **options: Any) -> None:
    """Whether friends of friends are friends: signed triads, and the ties against two clean camps.

    Sponsorship, alliance, membership and aid are positive; attack, casualties, conflict, threat and sanction
    negative; other claims have no sign. Triads after Cartwright and Harary (1956), the frustration index
    after Aref and Wilson (2019). What modalities or days leave out has no sign; --as-of takes one time at a
    time, without which ties of different times meet.

    Example: actorgraph balance
    """

    def ask(case: Case, relations: tuple[str, ...], filters: Filters) -> tuple[Answer, Lines]:
        from actorgraph.measures.balance import balance

        answer = balance(case.store, filters=filters, relations=relations, top=top)

        def lines() -> Iterator[str]:
            from actorgraph.text.measure import balance_lines

            return balance_lines(case.store, answer)

        return answer, lines

    _show(ask, **options)


if TYPE_CHECKING:
    Lines = Callable[[], Iterator[str]]


def _show(
    ask: Callable[[Case, tuple[str, ...], Filters], tuple[Any, Lines]],
    *,
    relation: tuple[str, ...],
    case: str | None,
    as_json: bool,
    page: str | None,
    export: str | None,
    **filters: Any,
) -> None:
    opened_case = opened(case)
    asked = filters_of(opened_case, filters)
    answer, lines = ask(opened_case, opened_case.vocabulary.relations_of(relation), asked)
    if as_json:
        print_json(answer.document())
    else:
        print_lines(lines())
    write_answer(opened_case, answer, asked, page, export)
