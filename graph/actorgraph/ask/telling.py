"""What claims say in a sentence or two, with whose word it is and when."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Final

from actorgraph.model.claim import Claim
from actorgraph.sentence.part import text_of
from actorgraph.sentence.pattern import Patterns
from actorgraph.sentence.wording import day_words
from actorgraph.store.reader import Store

#: Claims and events that a sentence tells of.
MOST: Final = 2
#: Claims that are looked at for what they say.
_MOST_READ: Final = 20


class Told:
    """Claims of a store in sentences."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def claims(self, ids: Iterable[str]) -> list[Claim]:
        kept = list(islice(ids, _MOST_READ))
        found = {claim.id: claim for claim in self._store.claims_called(kept)}
        return [found[key] for key in kept if key in found]

    def said(self, claims: Sequence[Claim], most: int = MOST) -> str:
        """Return what the first claims say, each sentence once."""
        patterns = Patterns(self._store.nouns(claims=claims), self._store.vocabulary)
        texts = dict.fromkeys(text_of(patterns.sentence(claim)) for claim in claims)
        return " ".join(list(texts)[:most])

    def told(self, claims: Sequence[Claim], most: int = MOST) -> str:
        """Return what the first claims say, with whose word it is and when."""
        said = self.said(claims, most)
        return finished(said + self.voice(claims[:most], said)) if said else ""

    def voice(self, claims: Sequence[Claim], said: str, most: int = MOST) -> str:
        """Return in brackets who vouches for the first claim, unless that is said, and when it was said."""
        if not claims:
            return ""
        claims = claims[:most]
        first = claims[0]
        sources = self._store.sources_called(claim.source for claim in claims)
        name = self._store.names([first.claimant]).get(first.claimant, "")
        said_on = [
            claim.said if claim.said.known else sources[claim.source].date for claim in claims
        ]
        known = [when for when in said_on if when.known]
        exact = [when for when in known if when.is_day]  # beside a day, "until" another says less
        days = dict.fromkeys(day_words(when) for when in exact or known)
        others = {claim.claimant for claim in claims} - {first.claimant}
        parts = [] if not name or name in said else [name + (" and others" if others else "")]
        parts += [" and ".join(days)] if days else []
        return f" ({', '.join(parts)})" if parts else ""


def finished(text: str) -> str:
    """Return a text with one full stop at its end, behind what stands there in brackets."""
    if text.endswith(")") and ". (" in text:
        before, _, voice = text.rpartition(". (")
        return f"{before} ({voice}."
    return text if text.endswith((".", "?", "!")) else f"{text}."
