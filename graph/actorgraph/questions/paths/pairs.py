"""The ways between two sets of actors and events, the nearest pairs first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any, Final, NamedTuple

from actorgraph.model.errors import InvalidValue
from actorgraph.model.filters import NONE, Filters
from actorgraph.questions.paths.path import MOST, Paths, Search, kind_of, positive
from actorgraph.store.reader import Store, Thing

#: Pairs that are searched at once; a search takes a few milliseconds.
_MOST_PAIRS: Final = 10_000


class Ends(NamedTuple):
    """The things at which paths may begin or end, and how they were asked for."""

    words: str
    things: tuple[Thing, ...]


class Pairs(NamedTuple):
    """The paths from any of some things to any of others, by pair, the shortest first.

    `pairs` holds the nearest pairs; `connected` and `not_connected` count all, and a thing makes no pair
    with itself. Where a path may be walked from either end, two things that stand in both sets are one
    pair.
    """

    starts: Ends
    ends: Ends
    pairs: tuple[Paths, ...]
    connected: int
    not_connected: int
    kind: str = "shortest"
    undated: int = 0

    def document(self) -> dict[str, Any]:
        """Return the pairs as JSON values, under the documented keys."""
        return {
            "from": [it.id for it in self.starts.things],
            "to": [it.id for it in self.ends.things],
            "kind": self.kind,
            "pairs": [it.document() for it in self.pairs],
            "connected": self.connected,
            "not_connected": self.not_connected,
            "undated": self.undated,
        }


def pairs(
    store: Store,
    starts: Ends,
    ends: Ends,
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

    Each pair is asked for as in `path`; it comes with one path, or with *k* where *k* is given. Pairs
    are ordered by the hops of their first path, then as the two sets are.

    Parameters
    ----------
    starts, ends
        See `ends_of`.
    most
        At most so many pairs; the others are counted.

    Raises
    ------
    InvalidValue
        As by `path`, or there are more than 10,000 pairs to search.
    """
    kind = kind_of(k, strongest=strongest, in_time=in_time)
    each = 1 if k is None else positive(k)
    asked = _asked_pairs(starts, ends, one_way=directed or in_time)
    search = Search(
        store,
        filters,
        kind,
        dict.fromkeys((*starts.things, *ends.things)),
        directed=directed,
        relations=tuple(relations),
    )
    found = []
    for one, other in asked:
        way = next(search.ways(one.n, other.n), None)
        if way is not None:
            found.append((len(way), one, other))
    found.sort(key=lambda it: it[0])
    undated = set(search.clock.undated)
    shown = []
    for _, one, other in found[: positive(most)]:
        search.clock.undated.clear()
        ways = list(islice(search.ways(one.n, other.n), each + 1))
        shown.append(search.paths(one, other, ways, each))
    parted = len(asked) - len(found)
    return Pairs(starts, ends, tuple(shown), len(found), parted, kind, len(undated))


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
    InvalidValue
        The store has no actor of a type.
    """
    found = {it.n: it for it in (*map(store.thing, names), *map(store.event, events))}
    words = [it.name for it in found.values()]
    if types:
        of_type = _by_type(store, types)
        found.update(store.things(store.first_number(n) for n in of_type))
        words += [f"an actor of type {kind}" for kind in types]
    return Ends(" or ".join(words), tuple(found.values()))


def _by_type(store: Store, types: Sequence[str]) -> list[int]:
    known: dict[str, list[int]] = {}
    for n, _, _, kind, _ in store.named_actors():
        known.setdefault(kind, []).append(n)
    for wanted in types:
        if wanted not in known:
            raise InvalidValue(
                f"no actor has the type {wanted!r}; use one of {', '.join(sorted(known))}"
            )
    return [n for wanted in types for n in known[wanted]]


def _asked_pairs(starts: Ends, ends: Ends, *, one_way: bool) -> list[tuple[Thing, Thing]]:
    """Return the pairs to search; those in both orders once, unless a path has one direction."""
    many = len(starts.things) * len(ends.things)
    if many > _MOST_PAIRS:
        raise InvalidValue(
            f"from {len(starts.things):,} to {len(ends.things):,} things there are {many:,} pairs, and at"
            f" most {_MOST_PAIRS:,} are searched; name fewer"
        )
    asked: dict[tuple[int, int], tuple[Thing, Thing]] = {}
    for one in starts.things:
        for other in ends.things:
            turned = (other.n, one.n) in asked and not one_way
            if one.n != other.n and not turned:
                asked[one.n, other.n] = (one, other)
    return list(asked.values())
