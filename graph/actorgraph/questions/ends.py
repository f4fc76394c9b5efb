"""The actors at the other end of a relation: those that claims name, and those that only chains reach."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping, Sequence
from typing import TypeAlias

from actorgraph.model.filters import Filters
from actorgraph.model.modality import MODALITIES, rank
from actorgraph.model.vocabulary import Reading, Vocabulary
from actorgraph.questions.derive import KNOWN, Chain, Derived, derived
from actorgraph.questions.named import Link, Named
from actorgraph.store.reader import Hop, Store, Thing

#: What decides whether a claim, as a chain of one, or a chain of claims counts.
Counts: TypeAlias = Callable[[Chain], bool]


def anything(chain: Chain) -> bool:
    """Return True: every chain counts."""
    del chain
    return True


def sides(reading: Reading, vocabulary: Vocabulary) -> list[Reading]:
    """Return the reading, and for relations that go both ways the same from the other end."""
    both = [name for name in reading.relations if vocabulary[name].symmetric]
    if not both:
        return [reading]
    turned = Reading(reading.name, tuple(both), not reading.inverse, reading.words)
    return [reading, turned]


def outright(
    store: Store, reading: Reading, actor: Thing, filters: Filters, counts: Counts = anything
) -> dict[int, list[Hop]]:
    """Return the claims that count, by the actor at their other end, firmest first."""
    found: dict[int, list[Hop]] = {}
    for side in sides(reading, store.vocabulary):
        hops = store.hops(
            [actor.n],
            outward=side.inverse,
            relations=side.relations,
            filters=filters,
            modalities=filters.counting,
        )
        for hop in hops:
            if counts((hop,)):
                found.setdefault(hop.object if side.inverse else hop.subject, []).append(hop)
    for hops_of in found.values():
        hops_of.sort(key=lambda hop: (hop.rank, hop.n))
    return found


def concluded(
    store: Store,
    reading: Reading,
    actor: Thing,
    filters: Filters,
    stated: Container[int],
    counts: Counts = anything,
) -> dict[int, Derived]:
    """Return the best chain that counts to each actor but those that are stated."""
    best: dict[int, Derived] = {}
    for side in sides(reading, store.vocabulary):
        for derivation in derived(store, side, actor.n, filters):
            n = derivation.actor
            if n in stated or n == actor.n or not counts(derivation.chain):
                continue
            if n not in best or _worth(derivation) < _worth(best[n]):
                best[n] = derivation
    return best


def _worth(derivation: Derived) -> tuple[int, int, int, list[int]]:
    return (
        KNOWN.index(derivation.known),
        derivation.rank,
        len(derivation.chain),
        [hop.n for hop in derivation.chain],
    )


def named(
    store: Store, stated: Mapping[int, Sequence[Hop]], best: Mapping[int, Derived]
) -> list[Named]:
    """Return the actors that claims name and those that chains reach, in the order of an answer.

    Those that are stated come first, then those through a class, an umbrella and a command; each by
    falling firmness, then by name.
    """
    chains = [derivation.chain for derivation in best.values()]
    ends = (end for chain in chains for hop in chain for end in (hop.subject, hop.object))
    things = store.things([*stated, *best, *ends])
    numbers = [hop.n for hops in (*stated.values(), *chains) for hop in hops]
    ids = dict(zip(numbers, store.claim_ids(numbers), strict=True))
    found = [_stated(things[n], hops, ids) for n, hops in stated.items()]
    found += [_derived(store, things, derivation, ids) for derivation in best.values()]
    return sorted(found, key=_order)


def _stated(thing: Thing, hops: Sequence[Hop], ids: Mapping[int, str]) -> Named:
    claims = tuple(ids[hop.n] for hop in hops)
    return Named(thing.id, thing.name, "stated", MODALITIES[hops[0].rank], claims)


def _derived(
    store: Store, things: Mapping[int, Thing], derivation: Derived, ids: Mapping[int, str]
) -> Named:
    chain = tuple(
        Link(
            subject=things[hop.subject].id,
            relation=store.relation_name(hop.relation),
            object=things[hop.object].id,
            claim=ids[hop.n],
        )
        for hop in derivation.chain
    )
    claims = tuple(link.claim for link in chain)
    thing = things[derivation.actor]
    return Named(thing.id, thing.name, derivation.known, MODALITIES[derivation.rank], claims, chain)


def _order(answer: Named) -> tuple[int, int, str, str]:
    known = KNOWN.index(answer.known)
    return known, rank(answer.modality), answer.name.casefold(), answer.actor
