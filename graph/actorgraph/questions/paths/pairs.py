"""The paths between two sets of actors and events, the nearest pairs first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from operator import itemgetter
from typing import Any, ClassVar, Final, TypedDict, Unpack

from actorgraph.model.errors import InvalidValue, TooMany, UnknownType
from actorgraph.model.filters import NONE, Filters
from actorgraph.model.names import near
from actorgraph.questions.answer import AnswerBase, Verdict, each_once
from actorgraph.questions.paths.path import (
    MOST,
    Path,
    Paths,
    Search,
    claims_of_paths,
    connection_words,
    kind_of,
    path,
    positive,
    undated_notes,
    verdict_of_paths,
)
from actorgraph.store.reader import Store, Thing

#: Pairs that are searched at once; a search takes a few milliseconds.
_MOST_PAIRS: Final = 10_000
#: Things of each set that a page opens on if nothing connects the two.
_MOST_ENDS: Final = 20


@dataclass(frozen=True, slots=True)
class Ends:
    """The things at which paths may begin or end, and how they were asked for."""

    words: str
    things: tuple[Thing, ...]


@dataclass(frozen=True, slots=True)
class Pairs(AnswerBase[Paths]):
    """The paths from any of some things to any of others, by pair, the shortest first.

    `pairs` holds the nearest pairs; `connected` and `not_connected` count all, and a thing makes no pair
    with itself. If a path may be walked from either end, two things that stand in both sets are one pair.
    """

    starts: Ends
    targets: Ends
    pairs: tuple[Paths, ...]
    connected: int
    not_connected: int
    kind: str = "shortest"
    undated: int = 0

    columns: ClassVar[tuple[str, ...]] = ("from", "to", "paths", "hops", "claims")

    @property
    def question(self) -> str:
        """The question in words."""
        return connection_words(self.starts.words, self.targets.words)

    @property
    def verdict(self) -> Verdict:
        """*Stated* if one claim connects a pair, *derived* if it takes several, else *not asserted*."""
        return verdict_of_paths(self.paths)

    @property
    def answers(self) -> tuple[Paths, ...]:
        """The pairs, the nearest first."""
        return self.pairs

    @property
    def paths(self) -> tuple[Path, ...]:
        """The paths of all pairs."""
        return tuple(path for pair in self.pairs for path in pair.paths)

    @property
    def claims(self) -> tuple[str, ...]:
        """The ids of the claims of the paths, hop by hop, firmest first on each."""
        return claims_of_paths(self.paths)

    @property
    def things(self) -> tuple[str, ...]:
        """All that lies on the paths; without a path some of either set."""
        found = [key for path in self.paths for key in path.actors]
        sets = (self.starts.things[:_MOST_ENDS], self.targets.things[:_MOST_ENDS])
        return each_once(found or [thing.id for things in sets for thing in things])

    @property
    def derives(self) -> bool:
        """False: every hop is what a claim says."""
        return False

    @property
    def notes(self) -> tuple[str, ...]:
        """How many claims without a date were met."""
        return undated_notes(self.undated)

    def cells(self, answer: Paths) -> tuple[object, ...]:
        """Return the paths of a pair as a row."""
        ends = answer.names[answer.start], answer.names[answer.end]
        return *ends, len(answer), len(answer.paths[0].hops), len(answer.claims)

    def document(self) -> dict[str, Any]:
        """Return the pairs as JSON values, under the documented keys."""
        return {
            "from": [thing.id for thing in self.starts.things],
            "to": [thing.id for thing in self.targets.things],
            "kind": self.kind,
            "pairs": [pair.document() for pair in self.pairs],
            "connected": self.connected,
            "not_connected": self.not_connected,
            "undated": self.undated,
        }


def pairs(
    store: Store,
    starts: Ends,
    targets: Ends,
    *,
    filters: Filters = NONE,
    directed: bool = False,
    most: int = MOST,
    k: int | None = None,
    strongest: bool = False,
    in_time: bool = False,
    relations: Iterable[str] = (),
) -> Pairs:
    """Return the paths from any of some actors and events to any of others, the nearest pairs first.

    Each pair is asked for as in `path`; it comes with one path, or with *k* if *k* is given. Pairs
    are ordered by the hops of their first path, then as the two sets are.

    Parameters
    ----------
    starts, targets
        See `ends_of`.
    most
        At most so many pairs; the others are counted.

    Raises
    ------
    InvalidValue
        As by `path`.
    TooMany
        There are more than 10,000 pairs to search.
    """
    kind = kind_of(k, strongest=strongest, in_time=in_time)
    each = 1 if k is None else positive(k)
    asked = _asked_pairs(starts, targets, one_way=directed or in_time)
    search = Search(
        store,
        filters,
        kind,
        dict.fromkeys((*starts.things, *targets.things)),
        directed=directed,
        relations=tuple(relations),
    )
    found = []
    for one, other in asked:
        way = next(search.ways(one.n, other.n), None)
        if way is not None:
            found.append((len(way), one, other))
    found.sort(key=itemgetter(0))
    undated = set(search.clock.undated)
    shown = []
    for _, one, other in found[: positive(most)]:
        search.clock.undated.clear()
        ways = list(islice(search.ways(one.n, other.n), each + 1))
        shown.append(search.paths(one, other, ways, each))
    parted = len(asked) - len(found)
    return Pairs(starts, targets, tuple(shown), len(found), parted, kind, len(undated))


def ends_of(
    store: Store,
    names: Sequence[str] = (),
    *,
    types: Sequence[str] = (),
    events: Sequence[str] = (),
) -> Ends:
    """Return the things that some names, some types of actors, and some names of events mean together.

    Raises
    ------
    UnknownActor, UnknownEvent, AmbiguousName
        A name does not mean one thing.
    UnknownType
        The store has no actor of a type.
    """
    found = {thing.n: thing for thing in (*map(store.thing, names), *map(store.event, events))}
    words = [thing.name for thing in found.values()]
    if types:
        of_type = _by_type(store, types)
        found.update(store.things(store.first_row_id(n) for n in of_type))
        words += [f"an actor of type {kind}" for kind in types]
    return Ends(" or ".join(words), tuple(found.values()))


def _by_type(store: Store, types: Sequence[str]) -> list[int]:
    known: dict[str, list[int]] = {}
    for n, _, _, kind, _ in store.named_actors():
        known.setdefault(kind, []).append(n)
    for wanted in types:
        if wanted not in known:
            types = sorted(known)
            close = [types[at] for at in near(wanted, types)]
            raise UnknownType(wanted, close, f"use one of {', '.join(types)}")
    return [n for wanted in types for n in known[wanted]]


def _asked_pairs(starts: Ends, targets: Ends, *, one_way: bool) -> list[tuple[Thing, Thing]]:
    """Return the pairs to search; those in both orders once, unless a path has one direction."""
    many = len(starts.things) * len(targets.things)
    if many > _MOST_PAIRS:
        raise TooMany(
            f"from {len(starts.things):,} to {len(targets.things):,} things there are {many:,} pairs, and at"
            f" most {_MOST_PAIRS:,} are searched; name fewer"
        )
    asked: dict[tuple[int, int], tuple[Thing, Thing]] = {}
    for one in starts.things:
        for other in targets.things:
            turned = (other.n, one.n) in asked and not one_way
            if one.n != other.n and not turned:
                asked[one.n, other.n] = (one, other)
    return list(asked.values())


class PathWords(TypedDict, total=False):
    """What people say of the paths that they look for.

    Each end is a name, or a set of names, types of actors and events; for the rest see
    `actorgraph.questions.paths.path.path`.
    """

    start: str
    end: str
    from_name: Sequence[str]
    from_type: Sequence[str]
    from_event: Sequence[str]
    to_name: Sequence[str]
    to_type: Sequence[str]
    to_event: Sequence[str]
    k: int | None
    strongest: bool
    in_time: bool
    relation: Sequence[str]
    directed: bool
    most: int


def paths_between(
    store: Store, *, filters: Filters = NONE, **asked: Unpack[PathWords]
) -> Paths | Pairs:
    """Return the paths between two ends, by name; if one is a set, those of the nearest pairs.

    See `path` and `pairs`.

    Raises
    ------
    InvalidValue
        An end is missing, or given both as a name and as a set.
    """
    how: dict[str, Any] = {
        "filters": filters,
        "relations": store.vocabulary.relations_of(asked.get("relation", ())),
    }
    wishes = ("k", "strongest", "in_time", "directed", "most")
    how |= {key: value for key, value in asked.items() if key in wishes}
    starts, targets = _sides(store, asked)
    if any(asked.get(name) for name in (*_FROM, *_TO)):
        return pairs(store, starts, targets, **how)
    return path(store, starts.things[0], targets.things[0], **how)


def path_words(store: Store, **asked: Unpack[PathWords]) -> str:
    """Return the question of `paths_between` in words."""
    starts, targets = _sides(store, asked)
    relations = ", ".join(asked.get("relation", ()))
    k = asked.get("k")
    parts = [
        connection_words(starts.words, targets.words),
        f"by the {k} shortest paths" if k else "",
        "by the strongest paths" if asked.get("strongest") else "",
        "by paths in time" if asked.get("in_time") else "",
        f"through {relations} only" if relations else "",
        "from subject to object only" if asked.get("directed") else "",
    ]
    return ", ".join(filter(None, parts))


_FROM: Final = ("from_name", "from_type", "from_event")
_TO: Final = ("to_name", "to_type", "to_event")


def _sides(store: Store, asked: PathWords) -> tuple[Ends, Ends]:
    """Return the two ends; a single name beside a set stands at the other end."""
    start, end = asked.get("start", ""), asked.get("end", "")
    given: dict[str, Sequence[str]] = {name: asked.get(name, ()) for name in (*_FROM, *_TO)}  # type: ignore[misc]
    sets = [tuple(given[name] for name in names) for names in (_FROM, _TO)]
    if any(sets[0]) and start and not end:
        start, end = "", start
    return _side(store, "FROM", start, sets[0]), _side(store, "TO", end, sets[1])


def _side(store: Store, metavar: str, name: str, its: tuple[Sequence[str], ...]) -> Ends:
    members = [text for texts in its for text in texts]
    if name and members:
        raise InvalidValue(f"{metavar} is named twice: {name!r} and {members[0]!r}")
    if not name and not members:
        raise InvalidValue(f"{metavar} is missing; write: path FROM TO")
    names, types, events = its
    return ends_of(store, [name] if name else names, types=types, events=events)
