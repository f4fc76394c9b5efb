"""The actors at the other end of a relation: those that claims name, and those that only chains reach."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Final, TypeAlias

from actorgraph.model.dates import OPEN_END
from actorgraph.model.filters import Filters
from actorgraph.model.modality import ASSERTIVE, MODALITIES, firmness, rank
from actorgraph.model.vocabulary import Reading, Vocabulary
from actorgraph.questions.derive import KNOWN, Chain, Derived, derived
from actorgraph.questions.named import Link, Named
from actorgraph.store.reader import Hop, Store, Thing

if TYPE_CHECKING:
    from actorgraph.model.claim import Claim

#: The modalities of what is asserted with a hedge, as what has happened or as what will.
_HEDGED: Final = ("believed", "likely")
#: What decides whether a claim, as a chain of one, or a chain of claims counts.
Counts: TypeAlias = Callable[[Chain], bool]


def anything(chain: Chain) -> bool:
    """Return True: every chain counts."""
    del chain
    return True


def forecasts(store: Store, claims: Iterable[Claim], filters: Filters) -> frozenset[str]:
    """Return the ids of the claims on what was still to come: who will likely attack has not attacked.

    Empty if the filters name modalities or let tentative claims count, for then these are asked for.
    """
    if not forecasts_apart(filters):
        return frozenset()
    from actorgraph.sentence.statement import is_ahead

    hedged = [claim for claim in claims if claim.modality in _HEDGED]
    nouns = store.nouns(claims=hedged) if hedged else None
    return frozenset(
        claim.id for claim in hedged if nouns and is_ahead(claim, nouns, store.vocabulary)
    )


def forecasts_apart(filters: Filters) -> bool:
    """Return True if what was still to come does not count, because nobody asked for it."""
    return not (filters.modalities or filters.tentative)


def over(store: Store, claims: Iterable[Claim], denials: Iterable[Claim] = ()) -> frozenset[str]:
    """Return the ids of the claims on states that had ended when they were reported, or are denied of later days.

    *denials* are those of the very same.
    """
    from actorgraph.sentence.statement import is_over

    states = [claim for claim in claims if store.vocabulary[claim.relation].kind == "state"]
    denied = [denial.when.first for denial in denials if denial.when.known]
    dated = [claim for claim in states if claim.when.known]
    nouns = store.nouns(claims=dated) if dated else None
    return frozenset(
        claim.id
        for claim in states
        if any(first > _last_day(claim) for first in denied)
        or (claim.when.known and nouns and is_over(claim, nouns, store.vocabulary))
    )


def _last_day(claim: Claim) -> int:
    """Return the last day of which a claim speaks: its own, else that on which it was said."""
    if claim.when.known:
        return claim.when.last
    return claim.said.last if claim.said.known else OPEN_END


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
        words = [name for name in side.relations if store.vocabulary[name].of_oneself]
        if words:
            end = {"actor": actor.n} if side.inverse else {"event": actor.n}
            hops = chain(hops, store.words_on(**end, relations=words, filters=filters))
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
    counts: Counts = anything,
) -> dict[int, list[Derived]]:
    """Return the chains that count by the actor that they reach: the best of each rule, the best first."""
    best: dict[int, dict[str, Derived]] = {}
    for side in sides(reading, store.vocabulary):
        for derivation in derived(store, side, actor.n, filters):
            n = derivation.actor
            if n == actor.n or not counts(derivation.chain):
                continue
            ways = best.setdefault(n, {})
            kept = ways.get(derivation.known)
            if kept is None or _worth(derivation) < _worth(kept):
                ways[derivation.known] = derivation
    return {n: sorted(ways.values(), key=_worth) for n, ways in best.items()}


def _worth(derivation: Derived) -> tuple[int, int, int, int, list[int]]:
    return (
        firmness(MODALITIES[derivation.rank]),
        KNOWN.index(derivation.known),
        derivation.rank,
        len(derivation.chain),
        [hop.n for hop in derivation.chain],
    )


def named(
    store: Store,
    stated: Mapping[int, Sequence[Hop]],
    chains: Mapping[int, Sequence[Derived]],
    further: Iterable[Named] = (),
) -> list[Named]:
    """Return the actors that claims name and those that chains reach, in the order of an answer.

    An actor comes once, by the firmest way in which it is known, with the others as its `ways`. What is said
    plainly comes first, then what is said with a hedge; of these what is stated, then who is blamed, then what
    follows through a class, an umbrella and a command; last by name. *further* are ways that are known already.
    """
    derivations = [derivation for ways in chains.values() for derivation in ways]
    hops = [hop for derivation in derivations for hop in derivation.chain]
    things = store.things(
        [*stated, *chains, *(end for hop in hops for end in (hop.subject, hop.object))]
    )
    numbers = [hop.n for hop in (*(hop for of_one in stated.values() for hop in of_one), *hops)]
    ids = dict(zip(numbers, store.claim_ids(numbers), strict=True))
    found = [_stated(things[n], hops_of, ids) for n, hops_of in stated.items()]
    found += [_derived(store, things, derivation, ids) for derivation in derivations]
    return each_way((*found, *further))


def each_way(found: Iterable[Named]) -> list[Named]:
    """Return each actor once, by the firmest of its ways with the others beside it, in the order of an answer."""
    of_actor: dict[str, list[Named]] = {}
    for way in sorted(found, key=_order):
        of_actor.setdefault(way.actor, []).append(way)
    return [first._replace(ways=tuple(others)) for first, *others in of_actor.values()]


def _stated(thing: Thing, hops: Sequence[Hop], ids: Mapping[int, str]) -> Named:
    claims = tuple(ids[hop.n] for hop in hops)
    modality = MODALITIES[hops[0].rank]
    known = "stated" if modality in ASSERTIVE else "not asserted"
    return Named(thing.id, thing.name, known, modality, claims)


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


def _order(answer: Named) -> tuple[int, int, int, str, str]:
    return (
        firmness(answer.modality),
        KNOWN.index(answer.known),
        rank(answer.modality),
        answer.name.casefold(),
        answer.actor,
    )
