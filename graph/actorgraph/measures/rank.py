"""Who stands where in the network: by degree, PageRank, betweenness or brokerage."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar, Final, NamedTuple

from actorgraph.identity.counted import CountedAsOne, counted_as_one
from actorgraph.measures.adjacency import Basis, Counting, Ground, read_ground
from actorgraph.measures.measure import Measure, measure_words
from actorgraph.measures.support import Support, support_of_actors
from actorgraph.model.errors import InvalidValue
from actorgraph.model.filters import NONE, Filters
from actorgraph.questions.answer import each_once
from actorgraph.store.bulk import parents
from actorgraph.store.reader import Store

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from actorgraph.measures.adjacency import Numbers

MEASURES: Final = ("degree", "pagerank", "betweenness", "broker")
_WORDS: Final = {
    "degree": "degree",
    "pagerank": "PageRank",
    "betweenness": "betweenness",
    "broker": "brokerage",
}
#: Whether a measure heeds who is the subject, where nobody says.
_DIRECTED: Final = {"degree": False, "pagerank": True, "betweenness": False, "broker": True}
#: What groups the actors for brokerage.
GROUPINGS: Final = ("type", "parent", "country")
MOST: Final = 10
#: Scores that differ by less are one: below it is noise of the arithmetic.
_DIGITS: Final = 10

DEFINITIONS: Final = {
    ("degree", False): "how many other actors the claims tie an actor to",
    ("degree", True): "how many ties run from or to an actor; two that are told both ways are two",
    ("pagerank", True): "how often a reader who follows claims from subject to object comes by,"
    " and starts anew with 15 in 100 (Page and others 1999; damping 0.85)",
    ("pagerank", False): "how often a reader who follows claims from either end comes by,"
    " and starts anew with 15 in 100 (Page and others 1999; damping 0.85)",
    ("betweenness", False): "the share of the shortest ways between two others that lead through"
    " an actor, claims walked from either end (Freeman 1977, Brandes 2001)",
    ("betweenness", True): "the share of the shortest ways between two others that lead through"
    " an actor, claims walked from subject to object (Freeman 1977, Brandes 2001)",
    ("broker", True): "how often an actor stands between two others, one claim in and one out, that"
    " no claim ties in that direction (Gould and Fernandez 1989)",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Ranked:
    """An actor at its place; those with equal scores share one.

    `out` and `into` count the actors to which, and from which, claims run, and `neighbours` all of
    them once. `roles` is how often it is a broker in each role, empty for other measures, and `group` its
    group there.
    """

    place: int
    actor: str
    name: str
    score: float
    neighbours: int
    out: int
    into: int
    support: Support
    group: str = ""
    roles: dict[str, int] = field(default_factory=dict)

    def document(self) -> dict[str, Any]:
        """Return it as JSON values."""
        return {
            "place": self.place,
            "actor": self.actor,
            "name": self.name,
            "score": self.score,
            "neighbours": self.neighbours,
            "out": self.out,
            "into": self.into,
            "group": self.group,
            "roles": dict(self.roles),
            **self.support.document(),
        }


@dataclass(frozen=True, slots=True)
class Ranking(Measure[Ranked]):
    """The first actors by a measure, and what it rests on.

    `pivots` is from how many actors betweenness was worked out, 0 for other measures; `exact` is False
    if these are not all. `groups` names what groups the actors of brokerage, and `ungrouped` counts those
    whose group nobody recorded, who were left out.
    """

    by: str
    directed: bool
    ranked: tuple[Ranked, ...]
    basis: Basis
    pivots: int = 0
    exact: bool = True
    groups: str = ""
    ungrouped: int = 0
    same: tuple[CountedAsOne, ...] = ()

    columns: ClassVar[tuple[str, ...]] = ("place", "actor", "score", "claims")

    @property
    def question(self) -> str:
        """The question in words."""
        return _question(self.by)

    @property
    def answers(self) -> tuple[Ranked, ...]:
        """The actors, by place."""
        return self.ranked

    @property
    def things(self) -> tuple[str, ...]:
        """The ids of the actors, by place."""
        return each_once(ranked.actor for ranked in self.ranked)

    @property
    def claims(self) -> tuple[str, ...]:
        """The ids of the claims that are named, by place, firmest first for each actor."""
        return each_once(claim for ranked in self.ranked for claim in ranked.support.claims)

    def cells(self, answer: Ranked) -> tuple[object, ...]:
        """Return an actor at its place as a row."""
        return answer.place, answer.name, f"{answer.score:g}", answer.support.claim_count

    @property
    def definition(self) -> str:
        """What the score is, in words."""
        return DEFINITIONS[self.by, self.directed]

    def document(self) -> dict[str, Any]:
        """Return the ranking as JSON values, under the documented keys."""
        return {
            "by": self.by,
            "directed": self.directed,
            "definition": self.definition,
            "exact": self.exact,
            "pivots": self.pivots,
            "groups": self.groups,
            "ungrouped": self.ungrouped,
            "basis": self.basis.document(),
            "ranked": [ranked.document() for ranked in self.ranked],
            "same": [group.document() for group in self.same],
        }


class _Scored(NamedTuple):
    scores: NDArray[np.float64]
    pivots: int = 0
    roles: Numbers | None = None
    group_names: Callable[[int], str] | None = None
    ungrouped: int = 0


def rank_words(
    _store: Store | None = None,
    *,
    by: str = "degree",
    relation: Sequence[str] = (),
    directed: bool | None = None,
    groups: str = "type",
    events: bool = False,
    **_: object,
) -> str:
    """Return the question of `rank` in words.

    >>> rank_words(by="broker", groups="country")
    'who stands first by brokerage between groups by country'
    """
    question = _question(by) + (f" between groups by {groups}" if by == "broker" else "")
    return measure_words(question, relation, directed=directed, events=events)


def _question(by: str) -> str:
    return f"who stands first by {_WORDS[by]}"


def rank(
    store: Store,
    by: str = "degree",
    *,
    filters: Filters = NONE,
    relation: Sequence[str] = (),
    directed: bool | None = None,
    groups: str = "type",
    events: bool = False,
    top: int = MOST,
) -> Ranking:
    """Return the first actors by a measure, each with the claims and sources that its place rests on.

    Every measure is worked out over the counting claims between two actors (see
    `actorgraph.measures.adjacency`). What the filters leave out is not there: a modality, day or claimant that
    does not count takes its claims out, and with them ties and actors. The place of an actor shows
    what is said of it, not what it is: an actor that reports write much about stands high.

    Parameters
    ----------
    by
        ``"degree"``: how many others an actor is tied to. ``"pagerank"``: see
        `actorgraph.measures.pagerank`; each arc weighs as many as its claims. ``"betweenness"``: see
        `actorgraph.measures.betweenness`. ``"broker"``: see `actorgraph.measures.broker`.
    directed
        Heed who is the subject. The default is what the measure is made for: True for PageRank and
        brokerage, False for degree and betweenness. A relation without a direction goes both ways.
    relation
        Only claims of these relations or families; all by default.
    groups
        For brokerage: ``"type"`` of the actors, ``"parent"`` (the topmost; themselves where they have none) or
        ``"country"`` (the topmost parent that is a state). Actors without a known type or country
        are left out and counted.
    top
        At most so many actors, 0 for all.

    Raises
    ------
    InvalidValue
        There is no such measure or grouping; or brokers are asked for without directions, or in a
        network that is too dense.
    """
    if by not in MEASURES:
        raise InvalidValue(f"unknown measure {by!r}; use one of {', '.join(MEASURES)}")
    if groups not in GROUPINGS:
        raise InvalidValue(f"unknown grouping {groups!r}; use one of {', '.join(GROUPINGS)}")
    if by == "broker" and directed is False:
        raise InvalidValue("a broker's roles need directions; leave 'undirected' out")
    heeded = _DIRECTED[by] if directed is None else directed
    asked = Counting(store, filters, store.vocabulary.relations_of(relation), events)
    ground = read_ground(asked)
    scored = _scored(store, ground, by, directed=heeded, groups=groups)
    nodes, standings = _first(scored.scores, top)
    ranked = _ranked(asked, ground, scored, nodes, standings)
    return Ranking(
        by=by,
        directed=heeded,
        ranked=ranked,
        basis=ground.basis,
        pivots=scored.pivots,
        exact=by != "betweenness" or scored.pivots == ground.size,
        groups=groups if by == "broker" else "",
        ungrouped=scored.ungrouped,
        same=counted_as_one(store, [actor.actor for actor in ranked]),
    )


def _scored(store: Store, ground: Ground, by: str, *, directed: bool, groups: str) -> _Scored:
    import numpy as np

    if by == "degree":
        low, high, _ = ground.arcs if directed else ground.pairs
        ends = np.bincount(low, minlength=ground.size) + np.bincount(high, minlength=ground.size)
        return _Scored(ends.astype(float))
    start, end, weight = ground.arcs if directed else ground.both_ways
    if by == "pagerank":
        from actorgraph.measures.pagerank import pagerank

        return _Scored(pagerank(ground.size, start, end, weight))
    if by == "betweenness":
        from actorgraph.measures.betweenness import betweenness

        found = betweenness(ground.size, start, end)
        return _Scored(found.scores, found.pivots)
    return _brokers(store, ground, start, end, groups)


def _brokers(store: Store, ground: Ground, start: Numbers, end: Numbers, by: str) -> _Scored:
    import numpy as np

    from actorgraph.measures.broker import broker_roles

    group, name = _groups(store, ground, by)
    known = group >= 0
    kept = known[start] & known[end]
    roles = broker_roles(ground.size, start[kept], end[kept], np.where(known, group, 0))
    return _Scored(roles.sum(axis=1).astype(float), 0, roles, name, int((~known).sum()))


def _groups(store: Store, ground: Ground, by: str) -> tuple[Numbers, Callable[[int], str]]:
    """Return each node's group, below 0 where it has none, and how to name the group of a node."""
    import numpy as np

    rows = list(parents(store))
    if by == "type":
        types = sorted({kind for _, kind, _ in rows} - {"unknown"})
        at = {kind: place for place, kind in enumerate(types)}
        of = {n: at.get(kind, -1) for n, kind, _ in rows}
        group = np.array([of.get(n, -1) for n in ground.numbers.tolist()], np.int64)
        return group, lambda node: types[group[node]] if group[node] >= 0 else ""
    tops = _tops(store, rows, ground.numbers.tolist())
    if by == "country":
        states = {n for n, kind, _ in rows if kind == "state"}
        tops = [n if n in states else -1 for n in tops]
    _, group = np.unique(np.array(tops, np.int64), return_inverse=True)
    shift = 1 if -1 in tops else 0  # those without a country come first

    def name(node: int) -> str:
        thing = store.things([tops[node]]).get(tops[node])
        return thing.name if thing else ""

    return group - shift, name


def _tops(store: Store, rows: list[tuple[int, str, int | None]], numbers: list[int]) -> list[int]:
    """Return the topmost parent of each number; a circle of parents ends where it began."""
    first = store.first_row_id
    above: dict[int, int] = {}
    for n, _, parent in rows:
        if parent is not None and first(parent) != first(n):
            above.setdefault(first(n), first(parent))
    tops = []
    for n in numbers:
        top, seen = n, {n}
        while top in above and above[top] not in seen:
            top = above[top]
            seen.add(top)
        tops.append(top)
    return tops


def _first(scores: NDArray[np.float64], top: int) -> tuple[list[int], list[int]]:
    """Return the nodes with the highest scores, equal ones in the order of writing, and their places."""
    import numpy as np

    kept = np.round(scores, _DIGITS)
    order = np.lexsort((np.arange(len(kept)), -kept))
    nodes = order[: top or None]
    ordered = -kept[order]
    return nodes.tolist(), (np.searchsorted(ordered, ordered[: len(nodes)]) + 1).tolist()


def _ranked(
    asked: Counting, ground: Ground, scored: _Scored, nodes: list[int], standings: list[int]
) -> tuple[Ranked, ...]:
    from actorgraph.measures.broker import ROLES

    numbers = [int(ground.numbers[node]) for node in nodes]
    things = asked.store.things(numbers)
    supports = support_of_actors(asked, numbers)
    around = _neighbours(ground, nodes)
    ranked = []
    for node, number, standing in zip(nodes, numbers, standings, strict=True):
        roles = {} if scored.roles is None else _roles(ROLES, scored.roles[node].tolist())
        group = scored.group_names(node) if scored.group_names else ""
        ranked.append(
            Ranked(
                standing, things[number].id, things[number].name, float(scored.scores[node]),
                *around[node], supports[number], group, roles,
            )
        )  # fmt: skip
    return tuple(ranked)


def _roles(names: tuple[str, ...], counts: list[int]) -> dict[str, int]:
    return dict(zip(names, counts, strict=True))


def _neighbours(ground: Ground, nodes: list[int]) -> dict[int, tuple[int, int, int]]:
    """Return, for some nodes, how many others there are around, in what it does and in what it suffers."""
    import numpy as np

    start, end, _ = ground.arcs
    low, high, _ = ground.pairs
    out = np.bincount(start, minlength=ground.size)
    into = np.bincount(end, minlength=ground.size)
    both = np.bincount(low, minlength=ground.size) + np.bincount(high, minlength=ground.size)
    return {node: (int(both[node]), int(out[node]), int(into[node])) for node in nodes}
