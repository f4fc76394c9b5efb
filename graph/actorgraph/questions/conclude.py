"""All that follows from the claims of a case, pair by pair; nothing of it is stored."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Any, Final

from actorgraph.model.claim import Claim
from actorgraph.model.filters import NONE, Filters
from actorgraph.model.vocabulary import Reading, Vocabulary
from actorgraph.questions.derive import STEPS
from actorgraph.questions.ends import concluded, named, outright
from actorgraph.store.reader import Store

#: With more than so many `first_steps`, it takes long to work out what follows from all claims of a store.
MOST_STEPS: Final = 20_000


@dataclass(frozen=True, slots=True)
class Conclusion:
    """What a chain of claims says of two actors that no claim says outright.

    `known` is ``"class"``, ``"umbrella"`` or ``"command"`` (see `actorgraph.questions.derive`),
    `modality` that of the weakest claim, and `claims` are the ids of the chain, in its order.
    """

    family: str
    subject: str
    object: str
    known: str
    modality: str
    claims: tuple[str, ...]

    def document(self) -> dict[str, Any]:
        """Return the conclusion as JSON values."""
        return {**asdict(self), "claims": list(self.claims)}


def conclusions(
    store: Store, objects: Iterable[str], *, filters: Filters = NONE
) -> Iterator[Conclusion]:
    """Yield what follows about some actors as objects: the best chain for each family and subject.

    *objects* are ids; the conclusions come in their order, each object's firmest first. A pair of which a
    claim of the family says it outright, as firmly or more so, is left out, as in `actorgraph.questions.who.who`.

    Notes
    -----
    Some queries for every object and family: about a millisecond for each object of a small case.
    """
    readings = list(_readings(store.vocabulary))
    firsts = map(store.first_row_id, store.row_ids(objects))
    for thing in store.things(firsts).values():
        if thing.is_event:
            continue
        for family, reading in readings:
            stated = outright(store, reading, thing, filters)
            chains = concluded(store, reading, thing, filters)
            for answer in named(store, stated, chains):
                if not answer.chain:
                    continue
                yield Conclusion(
                    family=family,
                    subject=answer.actor,
                    object=thing.id,
                    known=answer.known,
                    modality=answer.modality,
                    claims=answer.claims,
                )


def first_steps(claims: Iterable[Claim]) -> int | None:
    """Return how many pairs of claims of membership follow on each other; None if no claim is one.

    They are the first steps of all chains: without such claims nothing follows, and of very many it takes long.
    """
    into: Counter[tuple[str, str]] = Counter()
    out: Counter[tuple[str, str]] = Counter()
    for claim in claims:
        if claim.relation in STEPS:
            into[claim.relation, claim.object] += 1
            out[claim.relation, claim.subject] += 1
    return sum(many * out[place] for place, many in into.items()) if out else None


def _readings(vocabulary: Vocabulary) -> Iterator[tuple[str, Reading]]:
    """Yield the families of which something can follow, each with its relations that carry."""
    carrying: dict[str, list[str]] = {}
    for relation in vocabulary:
        if relation.through_class or relation.carries_upwards or relation.by_member:
            carrying.setdefault(relation.family, []).append(relation.name)
    for family, names in carrying.items():
        yield family, vocabulary.reading_of(tuple(names), family, inverse=False)
