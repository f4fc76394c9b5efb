"""The paths between two actors, each hop with the claims that carry it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, pairwise
from typing import Any, ClassVar, Final

from actorgraph.identity.counted import CountedAsOne, counted_as_one
from actorgraph.model.dates import OPEN_START, day_text
from actorgraph.model.errors import InvalidValue
from actorgraph.model.filters import NONE, Filters
from actorgraph.model.modality import MODALITIES, RANKS, group
from actorgraph.questions.answer import AnswerBase, Verdict, each_once, verdict_of
from actorgraph.questions.named import Link
from actorgraph.questions.paths.adjacency import Ground
from actorgraph.questions.paths.in_time import Clock, ways_in_time
from actorgraph.questions.paths.shortest import growing_ways, shortest_layers, ways_through
from actorgraph.questions.paths.strongest import strongest_ways
from actorgraph.sentence.wording import count
from actorgraph.store.reader import Hop, Store, Thing

MOST: Final = 5
#: What is looked for: see `path`.
KINDS: Final = ("shortest", "growing", "strongest", "in-time")


@dataclass(frozen=True, slots=True)
class PathHop:
    """One step of a path: what is said between two actors, in the direction in which it is said.

    `claims` are the ids of all counting claims with this relation and direction, firmest first, and
    `modality` is that of the first. `also` holds the other relations between the two. On a path in time,
    `day` is the earliest day on which the hop can be made (ISO 8601; empty if that has no beginning);
    only the claims that hold on that day or later are there, the earliest first.
    """

    subject: str
    relation: str
    object: str
    modality: str
    claims: tuple[str, ...]
    also: tuple[PathHop, ...] = ()
    day: str = ""

    @property
    def all_claims(self) -> Iterator[str]:
        """The ids of the claims between the two, those of `also` last."""
        yield from self.claims
        for other in self.also:
            yield from other.claims

    def document(self) -> dict[str, Any]:
        """Return the hop as JSON values."""
        document: dict[str, Any] = {
            "subject": self.subject,
            "relation": self.relation,
            "object": self.object,
            "modality": self.modality,
            "claims": list(self.claims),
        }
        if self.day:
            document["day"] = self.day
        if self.also:
            document["also"] = [hop.document() for hop in self.also]
        return document


@dataclass(frozen=True, slots=True)
class Path:
    """A path through the claims: the actors from one end to the other, and one hop fewer."""

    actors: tuple[str, ...]
    hops: tuple[PathHop, ...]

    @property
    def weakest(self) -> str:
        """The modality of the least firm hop, each taken at its `modality`; empty without hops."""
        return max((hop.modality for hop in self.hops), key=RANKS.__getitem__, default="")

    @property
    def group(self) -> str:
        """The group of the weakest modality; that of what is asserted without hops."""
        return group(self.weakest) if self.hops else "assertive"

    def document(self) -> dict[str, Any]:
        """Return the path as JSON values."""
        return {
            "actors": list(self.actors),
            "weakest": self.weakest or None,
            "hops": [hop.document() for hop in self.hops],
        }


@dataclass(frozen=True, slots=True)
class Paths(AnswerBase[Path]):
    """The paths between two things; none if the claims do not connect them.

    `names` holds the first name of every actor on the paths, and of the two ends. `more` is True if further
    paths of the kind were left out. `same` lists the actors that are counted as one. `kind` is one of
    `KINDS`. `undated` counts the claims without a day that a search in time met and left out.
    """

    start: str
    end: str
    paths: tuple[Path, ...]
    names: dict[str, str]
    more: bool = False
    same: tuple[CountedAsOne, ...] = ()
    kind: str = "shortest"
    undated: int = 0

    columns: ClassVar[tuple[str, ...]] = ("path", "hops", "weakest", "claims")

    @property
    def question(self) -> str:
        """The question in words."""
        return connection_words(self.names[self.start], self.names[self.end])

    @property
    def verdict(self) -> Verdict:
        """*Stated* if a claim connects the two, *derived* if it takes several, else *not asserted*."""
        return verdict_of_paths(self.paths)

    @property
    def answers(self) -> tuple[Path, ...]:
        """The paths, best first."""
        return self.paths

    @property
    def claims(self) -> tuple[str, ...]:
        """The ids of the claims of the paths, hop by hop, firmest first on each."""
        return claims_of_paths(self.paths)

    @property
    def chain(self) -> tuple[Link, ...]:
        """The firmest claim of each hop of the first path."""
        hops = self.paths[0].hops if self.paths else ()
        return tuple(Link(hop.subject, hop.relation, hop.object, hop.claims[0]) for hop in hops)

    @property
    def things(self) -> tuple[str, ...]:
        """The two ends, and all that lies on the paths."""
        return each_once(
            [self.start, self.end, *(key for path in self.paths for key in path.actors)]
        )

    @property
    def derives(self) -> bool:
        """False: every hop is what a claim says."""
        return False

    @property
    def notes(self) -> tuple[str, ...]:
        """How many claims without a date were met, and what finds more if there is no path."""
        return (*undated_notes(self.undated), *(() if self.paths else (MORE_COUNT,)))

    def cells(self, answer: Path) -> tuple[object, ...]:
        """Return a path as a row."""
        names = " – ".join(self.names[key] for key in answer.actors)
        return names, len(answer.hops), answer.weakest, len(claims_of_paths([answer]))

    def document(self) -> dict[str, Any]:
        """Return the paths as JSON values, under the documented keys."""
        return {
            "from": self.start,
            "to": self.end,
            "kind": self.kind,
            "paths": [path.document() for path in self.paths],
            "more": self.more,
            "undated": self.undated,
            "same": [actors.document() for actors in self.same],
        }


#: What to say beside an answer that nothing connects two ends.
MORE_COUNT: Final = "--tentative lets more count"


def connection_words(start: str, end: str) -> str:
    """Return the question of two ends in words."""
    return f"how {start} and {end} are connected"


def verdict_of_paths(paths: Iterable[Path]) -> Verdict:
    """Return *stated*, hedged or not, if a path has at most one hop, and *derived* if all have more.

    Only paths count of which every hop is asserted; if there are none but others, it is *not asserted*.
    """
    kept = list(paths)
    firm = [path for path in kept if path.group == "assertive"]
    if kept and not firm:
        return Verdict.NOT_ASSERTED
    short = [path.weakest or "stated" for path in firm if len(path.hops) <= 1]
    return verdict_of(short, derived=bool(firm))


def claims_of_paths(paths: Iterable[Path]) -> tuple[str, ...]:
    """Return the ids of the claims of some paths, each once, in the order of the hops."""
    return each_once(claim for path in paths for hop in path.hops for claim in hop.all_claims)


def undated_notes(undated: int) -> tuple[str, ...]:
    """Return what to say of the claims without a date that a search in time met.

    >>> undated_notes(1)
    ('1 claim without a date that the search met did not carry; --undated lets them hold on any day',)
    """
    if not undated:
        return ()
    met = f"{count(undated, 'claim')} without a date that the search met"
    return (f"{met} did not carry; --undated lets them hold on any day",)


def path(
    store: Store,
    start: Thing,
    end: Thing,
    *,
    filters: Filters = NONE,
    directed: bool = False,
    most: int = MOST,
    k: int | None = None,
    strongest: bool = False,
    in_time: bool = False,
    relations: Iterable[str] = (),
) -> Paths:
    """Return the paths between two actors or events: all shortest ones if nothing else is asked.

    A claim may be walked from either end unless *directed*. An event is joined to everything that the
    claims about it name, both ways. Paths of one worth come in the order in which their actors were
    written. Only claims that the filters let count are walked; what a filter takes away can lengthen a
    path, or part the two, and never makes a shorter one.

    Parameters
    ----------
    most
        At most so many paths.
    k
        The *k* shortest paths that pass nobody twice, also those longer than the shortest. It stands in
        for *most*.
    strongest
        Those whose weakest hop is firmest: first the lowest highest rank of a hop, where a hop is as
        firm as its firmest claim; then the fewest hops; then the lowest sum of ranks. The ranks are the
        places of the modalities from *confirmed*, 0, to *presupposed*, 10.
    in_time
        Those of fewest hops on which every hop has a day that is not before the day of the last. A
        claim offers the days on which it counts, within those that the filters ask for; the earliest
        that is possible is taken. A claim without a day carries nothing, and is counted in `undated`,
        unless ``filters.undated`` lets it hold on any day.
    relations
        Only claims with these relations; all by default.

    Raises
    ------
    InvalidValue
        More than one of *k*, *strongest* and *in_time* is asked for, or fewer than one path.

    Notes
    -----
    Only the parts of the store that the search reaches are read, and only the claims of the paths in
    full. See `actorgraph.questions.paths` for the searches and where they come from.
    """
    kind = kind_of(k, strongest=strongest, in_time=in_time)
    most = positive(most if k is None else k)
    search = Search(
        store, filters, kind, (start, end), directed=directed, relations=tuple(relations)
    )
    return search.paths(start, end, list(islice(search.ways(start.n, end.n), most + 1)), most)


def kind_of(k: int | None, *, strongest: bool, in_time: bool) -> str:
    """Return which of `KINDS` is asked for; raises `InvalidValue` if it is several."""
    wanted = [
        kind
        for kind, is_wanted in zip(KINDS[1:], (k is not None, strongest, in_time), strict=True)
        if is_wanted
    ]
    if len(wanted) > 1:
        raise InvalidValue("ask for one of the k shortest, the strongest, and paths in time")
    return wanted[0] if wanted else KINDS[0]


def positive(most: int) -> int:
    """Return how many paths are asked for; raises `InvalidValue` if it is not one or more."""
    if most < 1:
        raise InvalidValue(f"{most} paths cannot be looked for; ask for 1 or more")
    return most


class Search:
    """One question: where it may walk, and what becomes of the paths that it finds."""

    def __init__(
        self,
        store: Store,
        filters: Filters,
        kind: str,
        ends: Iterable[Thing],
        *,
        directed: bool,
        relations: tuple[str, ...],
    ) -> None:
        self.store = store
        self.kind = kind
        self.clock = Clock(filters)
        asked = self.clock.without_days(filters) if kind == "in-time" else filters
        self.ground = Ground(store, asked, ends, directed=directed, relations=relations)

    def ways(self, start: int, end: int) -> Iterator[list[int]]:
        """Return the ways of this kind, as numbers; the best first."""
        if start == end:
            return iter([[start]])
        if self.kind == "growing":
            return growing_ways(self.ground, start, end)
        if self.kind == "strongest":
            return strongest_ways(self.ground, start, end)
        if self.kind == "in-time":
            return ways_in_time(self.ground, self.clock, start, end)
        return ways_through(shortest_layers(self.ground, start, end))

    def paths(self, start: Thing, end: Thing, ways: list[list[int]], most: int) -> Paths:
        """Return ways with the claims that carry them."""
        more, ways = len(ways) > most, ways[:most]
        things = self.store.things(n for way in ways for n in way)
        ids = {n: thing.id for n, thing in things.items()}
        hops_of = self._hops_in_time if self.kind == "in-time" else self._hops
        paths = tuple(Path(tuple(ids[n] for n in way), tuple(hops_of(way, ids))) for way in ways)
        names = {thing.id: thing.name for thing in (*things.values(), start, end)}
        same = counted_as_one(self.store, names)
        undated = len(self.clock.undated)
        return Paths(start.id, end.id, paths, names, more, same, self.kind, undated)

    def _hops(self, way: Sequence[int], ids: dict[int, str]) -> Iterator[PathHop]:
        for here, there in pairwise(way):
            yield self._step([(0, hop) for hop in self.ground.between(here, there)], ids)

    def _hops_in_time(self, way: Sequence[int], ids: dict[int, str]) -> Iterator[PathHop]:
        since = OPEN_START
        for here, there in pairwise(way):
            found = []
            for hop in self.ground.between(here, there):
                first, last = self.clock.days(hop)
                if max(first, since) <= last:
                    found.append((max(first, since), hop))
            since = min(day for day, _ in found)
            yield self._step(found, ids)

    def _step(self, found: list[tuple[int, Hop]], ids: dict[int, str]) -> PathHop:
        """Return what is said between two neighbours, of the claims with the day of each."""
        groups: dict[tuple[str, str, str], list[tuple[int, int, int]]] = {}
        for day, hop in found:
            key = (ids[hop.subject], self.store.relation_name(hop.relation), ids[hop.object])
            groups.setdefault(key, []).append((day, hop.rank, hop.n))
        steps = []
        for (subject, relation, target), claims in groups.items():
            claims.sort()
            day, rank, _ = claims[0]
            kept = tuple(self.store.claim_ids([n for _, _, n in claims]))
            step = PathHop(subject, relation, target, MODALITIES[rank], kept, day=day_text(day))
            steps.append(((day, rank, relation, subject), step))
        steps.sort(key=lambda step: step[0])
        first, *others = (step for _, step in steps)
        return replace(first, also=tuple(others))
