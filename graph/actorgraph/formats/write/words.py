"""Claims with the names that their words need, for formats that say in English what they mean."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Final

from actorgraph.formats.selection import Selection
from actorgraph.model.claim import Claim
from actorgraph.model.vocabulary import Vocabulary
from actorgraph.sentence.claim import sentence
from actorgraph.sentence.nouns import Nouns
from actorgraph.sentence.part import finished, text_of

#: Claims whose names are looked up together.
_BATCH: Final = 1000


def named_claims(selection: Selection) -> Iterator[tuple[Claim, Nouns]]:
    """Yield the claims in the order of the selection, each with the names that its sentence needs."""
    claims = selection.claims()
    while batch := list(islice(claims, _BATCH)):
        nouns = selection.store.nouns(claims=batch)
        for claim in batch:
            yield claim, nouns


def sentence_of(claim: Claim, nouns: Nouns, vocabulary: Vocabulary) -> str:
    """Return what a claim says, and how firmly, as a sentence."""
    return text_of(finished(sentence(claim, nouns, vocabulary)))
