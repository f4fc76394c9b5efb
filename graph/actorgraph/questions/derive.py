"""What follows from several claims together: concluded at question time, never stored.

The rules, for a claim "A does R to X" (flags of R in ``vocabulary.yaml``):

1. *command*: what a part does, the whole that commands it does (``carries_upwards``, along ``part-of``);
   what a part suffers, the whole does not suffer. Of a relation that goes both ways, both ends do it. A
   part of a part is a part.
2. *class*: who sponsors a class sponsors each actor of the class, as one of it (``through_class``,
   along ``instance-of``).
3. *umbrella*: what a member does, a member of the umbrella does (``by_member``, along ``member-of``).

Nothing carries an act downwards from an umbrella or class. The claims of a chain must share a day, as
far as they or their events are dated. All of them must be assertive; tentative ones enter if they count,
and then the conclusion is tentative. A chain is as firm as its weakest claim.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from actorgraph.model.dates import share_a_day
from actorgraph.model.filters import Filters
from actorgraph.model.modality import ASSERTIVE, TENTATIVE
from actorgraph.model.vocabulary import Reading, Relation
from actorgraph.store.reader import Hop, Store
from actorgraph.store.schema import EVENT_DATE

#: How an answer is known, from what is said outright to what needs the longest argument. What is
#: *attributed* was done by it as far as those go who blame it, or itself; what is *not asserted* is said outright, and not as a fact.
KNOWN: Final = ("stated", "attributed", "class", "umbrella", "command", "not asserted")

#: The relation along which command goes.
COMMAND: Final = "part-of"
#: Relations along which chains lead from one actor to another.
STEPS: Final = frozenset({COMMAND, "instance-of", "member-of"})

Chain = tuple[Hop, ...]


class Derived(NamedTuple):
    """An actor that an answer reaches through a chain of claims, and by which rule."""

    actor: int
    known: str
    chain: Chain

    @property
    def rank(self) -> int:
        """Return the modality rank of the weakest claim."""
        return max(hop.rank for hop in self.chain)


class _Step(NamedTuple):
    """One move of a rule from an end of a claim; a *mutual* one only of relations that go both ways."""

    known: str
    flag: str
    relation: str
    outward: bool
    mutual: bool = False


#: Where to look from the end that the question names ...
_FROM_OBJECT: Final = (
    _Step("class", "through_class", "instance-of", True),
    _Step("command", "carries_upwards", "part-of", False, mutual=True),
)
_FROM_SUBJECT: Final = (
    _Step("command", "carries_upwards", "part-of", False),
    _Step("umbrella", "by_member", "member-of", False),
)
#: ... and where an answer goes on from the end that was found.
_ON_FROM_SUBJECT: Final = (
    _Step("command", "carries_upwards", "part-of", True),
    _Step("umbrella", "by_member", "member-of", True),
)
_ON_FROM_OBJECT: Final = (
    _Step("class", "through_class", "instance-of", False),
    _Step("command", "carries_upwards", "part-of", True, mutual=True),
)


def derived(store: Store, reading: Reading, actor: int, filters: Filters) -> Iterator[Derived]:
    """Yield what follows about the other end of a reading, in no set order.

    The same actor may come several times, through several chains; what is said outright is left out.
    """
    relations = [store.vocabulary[name] for name in reading.relations]
    walker = _Walker(store, filters)
    if COMMAND in reading.relations:
        yield from _commanded(walker, actor, outward=reading.inverse)
    known_steps = _FROM_SUBJECT if reading.inverse else _FROM_OBJECT
    on_steps = _ON_FROM_OBJECT if reading.inverse else _ON_FROM_SUBJECT
    found: list[Derived] = []
    outright = list(walker.hops([actor], relations, outward=reading.inverse))
    for step in known_steps:
        able = _able(relations, step)
        if not able:
            continue
        chains = walker.walk([actor], step)
        hops = walker.hops(list(chains), able, outward=reading.inverse)
        for hop in hops:
            here, there = _ends(hop, inverse=reading.inverse)
            found += walker.joined(there, step.known, (hop, *chains[here]))
    yield from found
    starts = [
        (Derived(_ends(hop, inverse=reading.inverse)[1], "stated", (hop,))) for hop in outright
    ]
    for step in on_steps:
        yield from _onward(walker, step, relations, [*starts, *found])


def parts(store: Store, actor: int, filters: Filters) -> dict[int, Chain]:
    """Return the parts of an actor, and their parts, by row id, each with the claims that make it a part."""
    return _Walker(store, filters).walk([actor], _Step("command", "", COMMAND, False))


def _commanded(walker: _Walker, actor: int, *, outward: bool) -> Iterator[Derived]:
    """Yield the parts of an actor's parts, or with *outward* what it is part of through others."""
    step = _Step("command", "", COMMAND, outward)
    for there, chain in walker.walk([actor], step).items():
        if len(chain) > 1:
            yield from walker.joined(there, step.known, chain)


def _onward(
    walker: _Walker, step: _Step, relations: Sequence[Relation], starts: Sequence[Derived]
) -> Iterator[Derived]:
    """Yield where a rule takes the answers that were found so far."""
    able = {relation.name for relation in _able(relations, step)}
    fitting = [start for start in starts if walker.relation(start.chain[0]) in able]
    chains = walker.walks({start.actor for start in fitting}, step)
    for start in fitting:
        for there, chain in chains.get(start.actor, {}).items():
            known = max(start.known, step.known, key=KNOWN.index)
            yield from walker.joined(there, known, (*start.chain, *chain))


class _Walker:
    """Follows claims under one question's filters."""

    def __init__(self, store: Store, filters: Filters) -> None:
        self._store = store
        self._filters = filters
        carrying = ASSERTIVE + TENTATIVE
        self._modalities = [name for name in filters.counting if name in carrying]

    def relation(self, hop: Hop) -> str:
        return self._store.relation_name(hop.relation)

    def hops(
        self, numbers: Sequence[int], relations: Iterable[Relation], *, outward: bool
    ) -> Iterator[Hop]:
        names = [relation.name for relation in relations]
        if not self._modalities:
            return
        yield from self._store.hops(
            numbers,
            outward=outward,
            relations=names,
            filters=self._filters,
            modalities=self._modalities,
        )

    def walk(self, starts: Sequence[int], step: _Step) -> dict[int, Chain]:
        """Return the actors that a step reaches from a start, again and again, with the chain to each."""
        return {
            there: chain
            for chains in self.walks(starts, step).values()
            for there, chain in chains.items()
        }

    def walks(self, starts: Iterable[int], step: _Step) -> dict[int, dict[int, Chain]]:
        """Return, for each start, the actors that a step reaches and the shortest, firmest chain to each."""
        relation = self._store.vocabulary[step.relation]
        edges: dict[int, list[Hop]] = {}
        frontier = set(starts)
        seen = set(frontier)
        while frontier:
            reached = set()
            for hop in self.hops(sorted(frontier), [relation], outward=step.outward):
                here, there = (
                    (hop.subject, hop.object) if step.outward else (hop.object, hop.subject)
                )
                edges.setdefault(here, []).append(hop)
                reached.add(there)
            frontier = reached - seen
            seen |= frontier
        return {start: _chains(start, edges, step) for start in starts if start in edges}

    def joined(self, actor: int, known: str, chain: Chain) -> Iterator[Derived]:
        """Yield a conclusion if the days of its claims meet and it does not run in a circle."""
        ends = [end for hop in chain for end in (hop.subject, hop.object)]
        if share_a_day(dated(chain)) and ends.count(actor) == 1:
            yield Derived(actor, known, chain)


def _chains(start: int, edges: dict[int, list[Hop]], step: _Step) -> dict[int, Chain]:
    """Return the chain from a start to everything that the edges reach; firm claims go first."""
    chains: dict[int, Chain] = {start: ()}
    frontier = [start]
    while frontier:
        reached = []
        for here in frontier:
            for hop in sorted(edges.get(here, ()), key=lambda hop: (hop.rank, hop.n)):
                there = hop.object if step.outward else hop.subject
                if there not in chains and share_a_day(dated((*chains[here], hop))):
                    chains[there] = (*chains[here], hop)
                    reached.append(there)
        frontier = reached
    del chains[start]
    return chains


def _able(relations: Iterable[Relation], step: _Step) -> list[Relation]:
    """Return the relations that a step's rule holds for."""
    return [
        relation
        for relation in relations
        if getattr(relation, step.flag) and (relation.symmetric or not step.mutual)
    ]


def _ends(hop: Hop, *, inverse: bool) -> tuple[int, int]:
    """Return the end that was asked about and the end that was found."""
    return (hop.subject, hop.object) if inverse else (hop.object, hop.subject)


def dated(hops: Iterable[Hop]) -> Iterator[tuple[int, int]]:
    """Yield the first and the last day of the claims that are dated, by themselves or by their event."""
    for hop in hops:
        if hop.dated_by >= EVENT_DATE:
            yield hop.first, hop.last
