"""Sentences of the claims of an answer, by id."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from actorgraph.sentence.part import text_of
from actorgraph.sentence.pattern import Patterns

if TYPE_CHECKING:
    from actorgraph.model.claim import Claim
    from actorgraph.store.reader import Store


@dataclass(frozen=True, slots=True)
class Sentences:
    """Makes the sentences of a store's claims; what it is asked for is looked up at once."""

    store: Store

    def of(self, ids: Iterable[str]) -> dict[str, str]:
        """Return the sentence of each claim that the store has, in the order of the ids."""
        claims = list(self.store.claims_called(ids))
        patterns = self._patterns(claims)
        return {claim.id: text_of(patterns.sentence(claim)) for claim in claims}

    def together(self, ids: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """Return each sentence once, with the ids of the claims that say it."""
        found: dict[str, list[str]] = {}
        for key, words in self.of(ids).items():
            found.setdefault(words, []).append(key)
        return {words: tuple(keys) for words, keys in found.items()}

    def first(self, ids: Iterable[str]) -> str:
        """Return the sentence of the first claim; empty if there is none."""
        return next(iter(self.of([*ids][:1]).values()), "")

    def _patterns(self, claims: Iterable[Claim]) -> Patterns:
        return Patterns(self.store.nouns(claims=claims), self.store.vocabulary)
