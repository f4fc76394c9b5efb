"""The network that the measures run on: actors, and ties of all the claims between two of them.

A claim counts where its modality does (assertive by default, tentative if asked for), where it meets the
filters, and where it has two different ends. A number has no words that say how firm it is, so what is
hinted, withheld, denied or presupposed is never counted, and asking for it is refused; nor is a claim that
counts nobody, such as that somebody killed none. Claims that two actors are, or are not, one are about names and tie nobody; actors
that are confirmed to be one are one node. Whoever is in no counting claim is no node, so that no measure
says anything of an actor of whom nobody said anything.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeAlias

from actorgraph.model.errors import InvalidValue
from actorgraph.model.filters import NONE, Filters
from actorgraph.model.modality import MODALITIES, NOT_ASSERTED, RANKS
from actorgraph.sentence.wording import listed

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from actorgraph.store.reader import Store

    Numbers: TypeAlias = NDArray[np.int64]

_NODE: Final = (1 << 28) - 1


class Counting(NamedTuple):
    """What a measure is asked of: a store, and which of its claims count.

    `relations` are names, empty for all but those of identity. With `events`, events are nodes too: as
    the end of a claim, or joined to the subject of a claim about them that has no object.
    """

    store: Store
    filters: Filters = NONE
    relations: tuple[str, ...] = ()
    events: bool = False

    @property
    def named(self) -> tuple[str, ...]:
        """Return the relations whose claims are ties."""
        if self.relations:
            return self.relations
        return tuple(
            relation.name for relation in self.store.vocabulary if relation.family != "identity"
        )

    @property
    def modalities(self) -> tuple[str, ...]:
        """Return the modalities that count.

        Raises
        ------
        InvalidValue
            The filters ask for one that does not assert.
        """
        refused = [name for name in self.filters.counting if name in NOT_ASSERTED]
        if refused:
            raise InvalidValue(
                f"a measure does not count what is {listed(refused, 'or')}, for nobody asserts it; ask for"
                " assertive or tentative modalities"
            )
        return self.filters.counting


@dataclass(frozen=True, slots=True)
class Basis:
    """What a measure rests on, and what its filters left out.

    `relations` are those that were asked for, empty for all. `left_out` counts claims between two nodes
    whose modality does not count; `undated` claims without a date where days were asked for.
    """

    claims: int
    ties: int
    actors: int
    modalities: tuple[str, ...]
    relations: tuple[str, ...]
    left_out: dict[str, int]
    undated: int
    events: bool

    def document(self) -> dict[str, Any]:
        """Return the basis as JSON values."""
        return {
            "claims": self.claims,
            "ties": self.ties,
            "actors": self.actors,
            "modalities": list(self.modalities),
            "relations": list(self.relations),
            "left_out": dict(self.left_out),
            "undated": self.undated,
            "events": self.events,
        }


class Arcs(NamedTuple):
    """Arcs as arrays, each pair of ends once, with how many claims it stands for."""

    start: Numbers
    end: Numbers
    weight: Numbers


@dataclass(frozen=True, eq=False)
class Ground:
    """A network as arrays: nodes are 0 to `size` - 1, in the order in which actors were written.

    `numbers` are the actors' numbers in the store. Each place of `start`, `end`, `kind` and `weight`
    is all claims of one direction and class between two nodes; `weight` counts them and `kind` is
    the position of the class that `read_ground` was given.
    """

    numbers: Numbers
    start: Numbers
    end: Numbers
    kind: Numbers
    weight: Numbers
    basis: Basis

    @property
    def size(self) -> int:
        """How many nodes there are."""
        return len(self.numbers)

    @cached_property
    def arcs(self) -> Arcs:
        """Every direction that is told, ordered; claims of class 1, without a direction, go both ways."""
        import numpy as np

        turned = self.kind == 1
        if not turned.any():
            return Arcs(self.start, self.end, self.weight)
        return merged(
            np.concatenate([self.start, self.end[turned]]),
            np.concatenate([self.end, self.start[turned]]),
            np.concatenate([self.weight, self.weight[turned]]),
        )

    @cached_property
    def pairs(self) -> Arcs:
        """Every tie, from its lower node to its higher one, ordered."""
        return self.pairs_of((0, 1))

    @cached_property
    def both_ways(self) -> Arcs:
        """Every tie as two arcs, each of the weight of all claims between the two, ordered."""
        import numpy as np

        low, high, weight = self.pairs
        return merged(np.append(low, high), np.append(high, low), np.append(weight, weight))

    def pairs_of(self, kinds: Collection[int]) -> Arcs:
        """Return the ties that claims of some classes make, from lower to higher node, ordered."""
        import numpy as np

        kept = np.isin(self.kind, list(kinds), kind="table")
        low, high = np.minimum(self.start, self.end), np.maximum(self.start, self.end)
        return merged(low[kept], high[kept], self.weight[kept])


def read_ground(asked: Counting, classes: Sequence[Collection[str]] | None = None) -> Ground:
    """Return the network of the claims that count.

    Parameters
    ----------
    asked
        The store, and which claims count.
    classes
        At most three sets of relations to keep apart; claims of other relations are left out. By default
        there are two, relations with a direction and those without.

    Notes
    -----
    One scan of an index, a number for every claim; ten million take some 15 seconds of processor time and 1 GB.
    """
    import numpy as np

    from actorgraph.store.bulk import event_row_ids, tie_keys

    store, filters, modalities = asked.store, asked.filters, asked.modalities
    sets = directed_and_not(asked) if classes is None else classes
    rows = tie_keys(store, filters, sets, events=asked.events)
    keys = np.fromiter(chain.from_iterable(rows), np.int64)
    start, end = keys >> 34, (keys >> 6) & _NODE
    if store.groups:
        first = _first_numbers(store, int(max(start.max(initial=0), end.max(initial=0))))
        start, end = first[start], first[end]
    kept = start != end
    if not asked.events:
        events = event_row_ids(store)
        kept &= ~_is_in(start, events) & ~_is_in(end, events)
    ranks = (keys >> 2) & 15
    counts = np.isin(ranks, [RANKS[name] for name in modalities])
    left_out = np.bincount(ranks[kept & ~counts], minlength=len(MODALITIES)).tolist()
    kept &= counts
    start, end, kind = start[kept], end[kept], keys[kept] & 3
    numbers, start, end = _renumbered(start, end)
    # Sorting whole keys is several times quicker than finding the order of their parts.
    joint = np.sort((start * len(numbers) + end) * 4 + kind)
    firsts = beginnings(joint)
    weight = np.diff(np.append(firsts, len(joint)))
    ends, kind = joint[firsts] // 4, joint[firsts] % 4
    start, end = (ends // len(numbers), ends % len(numbers)) if len(ends) else (ends, ends)
    told = np.sort(np.minimum(start, end) * len(numbers) + np.maximum(start, end))
    basis = Basis(
        claims=int(weight.sum()),
        ties=len(beginnings(told)),
        actors=len(numbers),
        modalities=modalities,
        relations=asked.relations,
        left_out={name: n for name, n in zip(MODALITIES, left_out, strict=True) if n},
        undated=undated(asked, sets),
        events=asked.events,
    )
    return Ground(numbers, start, end, kind, weight, basis)


def directed_and_not(asked: Counting) -> tuple[list[str], list[str]]:
    """Return the counting relations that have a direction, and those that have none."""
    vocabulary = asked.store.vocabulary
    both = [name for name in asked.named if vocabulary[name].symmetric]
    return [name for name in asked.named if name not in both], both


def undated(asked: Counting, classes: Sequence[Collection[str]]) -> int:
    """Return how many claims may hold on the days that are asked for, and were left out."""
    relations = [name for names in classes for name in names]
    return asked.store.may_hold(asked.filters, relations=relations)


def merged(start: Numbers, end: Numbers, weight: Numbers) -> Arcs:
    """Return each pair of ends once, ordered, with the sum of its weights."""
    import numpy as np

    if not len(start):
        return Arcs(start, end, weight)
    width = int(end.max()) + 1
    keys = start * width + end
    order = np.argsort(keys)
    keys = keys[order]
    firsts = beginnings(keys)
    kept = keys[firsts]
    return Arcs(kept // width, kept % width, np.add.reduceat(weight[order], firsts))


def beginnings(ordered: Numbers) -> Numbers:
    """Return the places of ordered numbers at which a new one begins."""
    import numpy as np

    if not len(ordered):
        return np.zeros(0, np.int64)
    return np.flatnonzero(np.append(True, ordered[1:] != ordered[:-1]))


def places(size: int, start: Numbers) -> Numbers:
    """Return where each node's row begins in arcs ordered by *start*, and where the last one ends."""
    import numpy as np

    return np.concatenate([[0], np.cumsum(np.bincount(start, minlength=size))])


def _renumbered(start: Numbers, end: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """Return the numbers that are there, in order, and both ends as positions among them."""
    import numpy as np

    there = np.zeros(max(int(start.max(initial=-1)), int(end.max(initial=-1))) + 1, np.bool_)
    there[start] = True
    there[end] = True
    place = np.cumsum(there) - 1
    return np.flatnonzero(there), place[start], place[end]


def _is_in(numbers: Numbers, few: list[int]) -> NDArray[np.bool_]:
    import numpy as np

    return np.isin(numbers, np.array(few, np.int64), kind="table" if few else None)


def _first_numbers(store: Store, most: int) -> Numbers:
    import numpy as np

    first = np.arange(most + 1, dtype=np.int64)
    for n in store.groups:
        if n <= most:
            first[n] = store.first_row_id(n)
    return first
