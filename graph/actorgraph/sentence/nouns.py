"""What sentences need to know beside the claims: names, and who published what when."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from actorgraph.model.dates import UNKNOWN, When
from actorgraph.sentence.noun import Noun

if TYPE_CHECKING:
    from actorgraph.model.claim import Claim


class Publication(NamedTuple):
    """Who published a source, and when; either may be unknown."""

    publisher: str = ""
    date: When = UNKNOWN


class Nouns:
    """Names of actors and events by id, and publications by the id of the source."""

    __slots__ = ("sources", "things")

    def __init__(
        self,
        things: Mapping[str, Noun] | None = None,
        sources: Mapping[str, Publication] | None = None,
    ) -> None:
        self.things: Mapping[str, Noun] = things if things is not None else {}
        self.sources: Mapping[str, Publication] = sources if sources is not None else {}

    def __getitem__(self, key: str) -> Noun:
        """Return the noun of an id; an id that nobody has is its own name."""
        return self.things.get(key) or Noun(key, key)

    def __or__(self, others: Nouns) -> Nouns:
        """Return these and others."""
        return Nouns({**self.things, **others.things}, {**self.sources, **others.sources})

    def publication(self, source: str) -> Publication:
        """Return who published a source, and when."""
        return self.sources.get(source) or Publication()


def ids_of(claims: Iterable[Claim]) -> set[str]:
    """Return the ids that sentences of some claims name."""
    return {
        key
        for claim in claims
        for key in (claim.subject, claim.object, claim.event, claim.claimant)
        if key
    }
