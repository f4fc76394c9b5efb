"""The smallest set of ties, or of actors, whose removal parts two actors."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, ClassVar, Final, NamedTuple, TypeAlias

from actorgraph.identity.counted import CountedAsOne, counted_as_one
from actorgraph.measures.adjacency import Counting
from actorgraph.measures.measure import Measure, measure_words
from actorgraph.measures.support import Support, support_of_actors, support_of_pairs
from actorgraph.model.errors import InvalidValue, TooMany
from actorgraph.model.filters import NONE, Filters
from actorgraph.model.modality import ASSERTIVE
from actorgraph.questions.answer import Verdict, each_once, verdict_of
from actorgraph.questions.paths.path import MORE_COUNT
from actorgraph.store.bulk import tied
from actorgraph.store.reader import Store, Thing

#: Arcs that a search may look at in all, some minutes.
MOST_STEPS: Final = 100_000_000

#: Actors (and the side, where actors are what is cut), as the search numbers them.
_Node: TypeAlias = tuple[int, int]
_IN, _OUT = 0, 1

DEFINITIONS: Final = {
    "ties": "as few ties as can be, so that no way is left once all their claims are wrong"
    " (minimum cut, one a tie; Ford and Fulkerson 1956)",
    "actors": "as few actors as can be, so that no way is left without them"
    " (minimum cut, one an actor; Menger 1927)",
}


@dataclass(frozen=True, slots=True)
class CutTie:
    """A tie of a cut, with all its claims and sources."""

    actor: str
    other: str
    support: Support

    def document(self) -> dict[str, Any]:
        """Return it as JSON values."""
        return {"actor": self.actor, "other": self.other, **self.support.document()}


@dataclass(frozen=True, slots=True)
class CutActor:
    """An actor of a cut, with what its ties rest on."""

    actor: str
    name: str
    support: Support

    def document(self) -> dict[str, Any]:
        """Return it as JSON values."""
        return {"actor": self.actor, "name": self.name, **self.support.document()}


@dataclass(frozen=True, slots=True)
class Cut(Measure[CutTie | CutActor]):
    """What parts two actors; `ties` or `actors` are empty if the other was asked for.

    `outcome` is ``"cut"``; ``"apart"`` if the counting claims do not connect the two; or ``"adjacent"`` if
    actors were asked for and the two are tied directly, in `direct`, so that no actor's absence parts them. `sources` are the sources of the ties, which would all have to be wrong,
    each in as many claims as `claim_count` has of it.
    """

    start: str
    end: str
    by: str
    directed: bool
    outcome: str
    ties: tuple[CutTie, ...]
    actors: tuple[CutActor, ...]
    direct: CutTie | None
    sources: tuple[tuple[str, int], ...]
    names: dict[str, str]
    modalities: tuple[str, ...] = ASSERTIVE
    undated: int = 0
    same: tuple[CountedAsOne, ...] = ()

    columns: ClassVar[tuple[str, ...]] = ("cut", "claims")

    @property
    def question(self) -> str:
        """The question in words."""
        return _question(self.names[self.start], self.names[self.end])

    @property
    def verdict(self) -> Verdict:
        """*Derived*; *not stated* if the counting claims do not connect the two."""
        return verdict_of([], derived=self.outcome != "apart")

    @property
    def answers(self) -> tuple[CutTie | CutActor, ...]:
        """The ties or actors that are cut; none if the two are apart, or tied directly."""
        return (*self.ties, *self.actors)

    @property
    def things(self) -> tuple[str, ...]:
        """The ids of the two ends and of all that is cut."""
        cut_off = [end for tie in self.ties for end in (tie.actor, tie.other)]
        return each_once([self.start, self.end, *cut_off, *(cut.actor for cut in self.actors)])

    @property
    def claims(self) -> tuple[str, ...]:
        """The ids of the claims that are named, firmest first of each tie or actor."""
        direct = [self.direct] if self.direct else []
        parts: list[CutTie | CutActor] = [*self.ties, *direct, *self.actors]
        return each_once(claim for part in parts for claim in part.support.claims)

    @property
    def notes(self) -> tuple[str, ...]:
        """What lets more count, if there is nothing to cut."""
        return (MORE_COUNT,) if self.outcome == "apart" else ()

    def cells(self, answer: CutTie | CutActor) -> tuple[object, ...]:
        """Return what is cut as a row."""
        if isinstance(answer, CutActor):
            return answer.name, answer.support.claim_count
        ends = f"{self.names[answer.actor]} – {self.names[answer.other]}"
        return ends, answer.support.claim_count

    @property
    def size(self) -> int:
        """How many ties or actors the cut has."""
        return len(self.ties) + len(self.actors)

    @property
    def definition(self) -> str:
        """What a cut is, in words."""
        return DEFINITIONS[self.by]

    def document(self) -> dict[str, Any]:
        """Return the cut as JSON values, under the documented keys."""
        return {
            "from": self.start,
            "to": self.end,
            "by": self.by,
            "directed": self.directed,
            "definition": self.definition,
            "verdict": self.outcome,
            "size": self.size,
            "ties": [tie.document() for tie in self.ties],
            "actors": [actor.document() for actor in self.actors],
            "direct": self.direct.document() if self.direct else None,
            "sources": [{"source": key, "claims": count} for key, count in self.sources],
            "modalities": list(self.modalities),
            "undated": self.undated,
            "same": [group.document() for group in self.same],
        }


def cut_between(
    store: Store,
    *,
    start: str,
    end: str,
    by: str = "ties",
    relation: Sequence[str] = (),
    directed: bool = False,
    events: bool = False,
    filters: Filters = NONE,
) -> Cut:
    """Return a smallest set that parts two actors, both by name; see `cut`."""
    return cut(
        store, store.thing(start), store.thing(end), by=by, filters=filters, directed=directed,
        relations=store.vocabulary.relations_of(relation), events=events,
    )  # fmt: skip


def cut_words(
    store: Store,
    *,
    start: str,
    end: str,
    by: str = "ties",
    relation: Sequence[str] = (),
    directed: bool = False,
    events: bool = False,
) -> str:
    """Return the question of `cut_between` in words."""
    question = _question(store.thing(start).name, store.thing(end).name)
    if by == "actors":
        question = f"which actors part {question.removeprefix('what parts ')}"
    return measure_words(question, relation, directed=directed or None, events=events)


def _question(start: str, end: str) -> str:
    return f"what parts {start} and {end}"


def cut(
    store: Store,
    start: Thing,
    end: Thing,
    *,
    by: str = "ties",
    filters: Filters = NONE,
    relations: tuple[str, ...] = (),
    directed: bool = False,
    events: bool = False,
    most_steps: int = MOST_STEPS,
) -> Cut:
    """Return a smallest set of ties whose removal leaves no path from one actor to another.

    A tie is all the counting claims between two actors; it is removed if none of them holds. There
    may be other sets of the same size; which one is found depends on the order of writing only. What the
    filters leave out is no path either, so that a cut among assertive claims may leave the two connected
    by what is only possible; ask with ``tentative`` to see. An empty cut with the outcome ``"apart"`` says
    that no counting claims connect the two, not that nothing does.

    Parameters
    ----------
    by
        ``"ties"``, or ``"actors"`` for a smallest set of other actors without whom there is no way.
    directed
        Ways go from subject to object only; a relation without a direction goes both ways.
    events
        Events are stations of a way too; they are where either end is an event.

    Raises
    ------
    InvalidValue
        *by* is neither, or the two are one.
    TooMany
        The search would take more than *most_steps* steps.

    Notes
    -----
    The largest flow with room for one through each tie (or actor), grown by ways that are sought from
    both ends over the store's indexes, always from the end with the smaller frontier. A search ends when
    one side is shut in, so that a large store is mostly not read.

    References
    ----------
    Ford and Fulkerson (1956), "Maximal Flow through a Network", Canadian Journal of Mathematics 8;
    Edmonds and Karp (1972), Journal of the ACM 19(2).
    """
    if by not in DEFINITIONS:
        raise InvalidValue(f"a cut is by 'ties' or by 'actors', not by {by!r}")
    if start.n == end.n:
        raise InvalidValue(f"{start.name!r} cannot be parted from itself; name two actors")
    asked = Counting(store, filters, relations, events or start.is_event or end.is_event)
    around = _Around(asked, directed=directed)
    if by == "actors" and end.n in around.ways(start.n, outward=True):
        found = _Found("adjacent", [(start.n, end.n)])
    else:
        found = _found(around, start.n, end.n, by, most_steps)
    return _value(asked, start, end, by, found, directed=directed)


class _Found(NamedTuple):
    outcome: str
    pairs: list[tuple[int, int]]  # those of the cut; for actors, each twice the same


class _Around:
    """Who is around whom, read from the store when it is asked for."""

    def __init__(self, asked: Counting, *, directed: bool) -> None:
        self.asked = asked
        self.directed = directed
        self.both = {
            relation.name
            for relation in asked.store.vocabulary
            if relation.symmetric and relation.name in asked.named
        }
        self.out: dict[int, list[int]] = {}
        self.into: dict[int, list[int]] = {}

    def ways(self, n: int, *, outward: bool) -> list[int]:
        """Return to whom a step leads from an actor, or from whom one leads to it, in order."""
        if n not in self.out:
            self._read(n)
        return (self.out if outward else self.into)[n]

    def _read(self, n: int) -> None:
        there: set[int] = set()
        back: set[int] = set()
        for relations, both in self._parts():
            rows = tied(
                self.asked.store, [n], self.asked.filters, relations, modalities=self.asked.modalities,
                events=self.asked.events,
            )  # fmt: skip
            for _, one, other, _, _ in rows:
                if both or one == n:
                    there.add(other if one == n else one)
                if both or other == n:
                    back.add(one if other == n else other)
        self.out[n], self.into[n] = sorted(there), sorted(back)

    def _parts(self) -> Iterator[tuple[list[str], bool]]:
        """Yield the relations, with whether they are walked both ways."""
        if not self.directed:
            yield list(self.asked.named), True
            return
        yield [name for name in self.asked.named if name not in self.both], False
        if self.both:
            yield sorted(self.both), True


class _Flow:
    """A flow that grows way by way, until one end is shut in.

    `steps(node, outward)` yields (node, room) of the arcs that leave a node or reach it. The flow
    along an arc and back cancel out, so an arc has room left while ``room - flow`` is above 0.
    """

    def __init__(
        self, steps: Callable[[_Node, bool], Iterable[tuple[_Node, int]]], most: int
    ) -> None:
        self.steps = steps
        self.flow: dict[tuple[_Node, _Node], int] = {}
        self.most = most
        self.taken = 0

    def grow(self, start: _Node, end: _Node) -> tuple[set[_Node], bool]:
        """Fill the network; return the nodes of the end that is shut in, and whether it is the start."""
        while True:
            shut, way, outward = self._search(start, end)
            if not way:
                return shut, outward
            for here, there in pairwise(way):
                self.flow[here, there] = self.flow.get((here, there), 0) + 1
                self.flow[there, here] = self.flow.get((there, here), 0) - 1

    def _search(self, start: _Node, end: _Node) -> tuple[set[_Node], list[_Node], bool]:
        came: tuple[dict[_Node, _Node], dict[_Node, _Node]] = ({end: end}, {start: start})
        fronts = [[end], [start]]
        while True:
            side = int(len(fronts[1]) <= len(fronts[0]))
            fronts[side], met = self._level(fronts[side], came[side], came[1 - side], bool(side))
            if met is not None:
                head, tail = _way(came[1], met), _way(came[0], met)
                return set(), [*reversed(head), *tail[1:]], True
            if not fronts[side]:
                return set(came[side]), [], bool(side)

    def _level(
        self, front: list[_Node], came: dict[_Node, _Node], other: dict[_Node, _Node], outward: bool
    ) -> tuple[list[_Node], _Node | None]:
        new = []
        for here in front:
            for there, room in self.steps(here, outward):
                self._count()
                arc = (here, there) if outward else (there, here)
                if there in came or room - self.flow.get(arc, 0) <= 0:
                    continue
                came[there] = here
                if there in other:
                    return [], there
                new.append(there)
        return new, None

    def _count(self) -> None:
        self.taken += 1
        if self.taken > self.most:
            raise TooMany(
                f"to part the two would take more than {self.most:,} steps; narrow the claims with a"
                " relation, a date or a claimant"
            )


def _way(came: dict[_Node, _Node], node: _Node) -> list[_Node]:
    way = [node]
    while came[node] != node:
        node = came[node]
        way.append(node)
    return way


def _found(around: _Around, start: int, end: int, by: str, most: int) -> _Found:
    steps = _through_ties(around) if by == "ties" else _through_actors(around, start, end)
    first = (start, _OUT if by == "actors" else _IN)
    flow = _Flow(steps, most)
    shut, outward = flow.grow(first, (end, _IN))
    pairs = set()
    for here in shut:
        for there, room in steps(here, outward):
            if room and there not in shut:
                pairs.add((here[0], there[0]) if outward else (there[0], here[0]))
    return _Found("cut" if pairs else "apart", sorted(pairs))


def _through_ties(around: _Around) -> Callable[[_Node, bool], Iterator[tuple[_Node, int]]]:
    def steps(node: _Node, outward: bool) -> Iterator[tuple[_Node, int]]:
        n = node[0]
        wanted = around.ways(n, outward=outward)
        yield from (((other, _IN), 1) for other in wanted)
        if (
            around.directed
        ):  # the other direction holds no claims, but flow may be taken back along it
            known = set(wanted)
            back = around.ways(n, outward=not outward)
            yield from (((other, _IN), 0) for other in back if other not in known)

    return steps


def _through_actors(
    around: _Around, start: int, end: int
) -> Callable[[_Node, bool], Iterator[tuple[_Node, int]]]:
    """Return the steps in a network where each actor is two nodes with room for one way between them."""
    much = MOST_STEPS  # more than any number of ways

    def steps(node: _Node, outward: bool) -> Iterator[tuple[_Node, int]]:
        n, side = node
        inner = much if n in (start, end) else 1
        at_gate = side == (_OUT if outward else _IN)
        yield (n, 1 - side), 0 if at_gate else inner
        wanted = around.ways(n, outward=side == _OUT)
        yield from (((other, 1 - side), much if at_gate else 0) for other in wanted)

    return steps


def _value(
    asked: Counting, start: Thing, end: Thing, by: str, found: _Found, *, directed: bool
) -> Cut:
    store = asked.store
    numbers = {start.n, end.n, *(n for pair in found.pairs for n in pair)}
    things = store.things(sorted(numbers))
    ids = {n: thing.id for n, thing in things.items()}
    ties: list[CutTie] = []
    actors: list[CutActor] = []
    if by == "actors" and found.outcome == "cut":
        cut_off = [n for n, _ in found.pairs]
        of_actor = support_of_actors(asked, cut_off)
        actors = [CutActor(ids[n], things[n].name, of_actor[n]) for n in cut_off]
    else:
        of_pair = support_of_pairs(asked, found.pairs, most=None)
        ties = [CutTie(ids[one], ids[other], of_pair[one, other]) for one, other in found.pairs]
    adjacent = found.outcome == "adjacent"
    return Cut(
        start=start.id,
        end=end.id,
        by=by,
        directed=directed,
        outcome=found.outcome,
        ties=() if adjacent else tuple(ties),
        actors=tuple(actors),
        direct=ties[0] if adjacent else None,
        sources=_sources(store, ties),
        names={thing.id: thing.name for thing in things.values()},
        modalities=asked.modalities,
        undated=store.may_hold(asked.filters, relations=asked.named),
        same=counted_as_one(store, ids.values()),
    )


def _sources(store: Store, ties: Iterable[CutTie]) -> tuple[tuple[str, int], ...]:
    """Return the sources of some ties with how many of their claims each has, most first."""
    counts: dict[str, int] = {}
    ids = dict.fromkeys(claim for tie in ties for claim in tie.support.claims)
    for claim in store.claims_called(ids):
        counts[claim.source] = counts.get(claim.source, 0) + 1
    return tuple(sorted(counts.items(), key=lambda counted: (-counted[1], counted[0])))
