"""Sentences with the names taken out: claims that differ in nothing but names share one.

Whoever shows many claims works each pattern out once; a page holds the patterns and puts the names in.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from actorgraph.model.claim import Claim
from actorgraph.model.dates import OPEN_END, OPEN_START, When
from actorgraph.model.vocabulary import Vocabulary
from actorgraph.sentence.claim import sentence
from actorgraph.sentence.noun import Noun
from actorgraph.sentence.nouns import Nouns
from actorgraph.sentence.part import Part, Parts, finished
from actorgraph.sentence.phrase import verb_phrase

#: The fields of a claim whose names a sentence has.
ROLES: Final = ("subject", "object", "event", "claimant")


class Slot(NamedTuple):
    """A place for the name of what a claim has in a field: with its article, or with *the* in any case."""

    role: str
    the: bool = False


#: Parts of which the ids are fields of the claim, and places for names.
Pattern = tuple[Part | Slot, ...]


class Patterns:
    """The patterns of claims, with the names and the vocabulary of one store."""

    def __init__(self, nouns: Nouns, vocabulary: Vocabulary) -> None:
        self.nouns = nouns
        self.vocabulary = vocabulary
        self._known: dict[object, Pattern] = {}
        self._verbs: dict[object, str] = {}
        self._shapes: dict[str, _Shape] = {"": _NOBODY}

    def of(self, claim: Claim) -> Pattern:
        """Return the pattern of a claim's sentence."""
        key = self._key(claim)
        if key is None:
            return self._pattern(claim)
        if key not in self._known:
            self._known[key] = self._pattern(claim)
        return self._known[key]

    def sentence(self, claim: Claim) -> Parts:
        """Return the finished sentence of a claim."""
        return finished(filled(self.of(claim), claim, self.nouns))

    def verb(self, claim: Claim) -> str:
        """Return the verb of a claim with its words, as it stands between its subject and its object."""
        key = self._key(claim)
        if key is None:
            return verb_phrase(claim, self.nouns, self.vocabulary)
        if key not in self._verbs:
            self._verbs[key] = verb_phrase(claim, self.nouns, self.vocabulary)
        return self._verbs[key]

    def _pattern(self, claim: Claim) -> Pattern:
        parts = sentence(claim, self.nouns, self.vocabulary)
        return tuple(_slot(part, claim, self.nouns) if part.id else part for part in parts)

    def _key(self, claim: Claim) -> object:
        """Return all that a sentence depends on beside names, or None if their letters count too.

        They do if the claim has words that may repeat a name, and at signs that blanks keep clear of.
        """
        ids = tuple(getattr(claim, role) for role in ROLES)
        shapes = tuple(map(self._shape, ids))
        if claim.text or claim.quantity or claim.mode or any(shape.odd for shape in shapes):
            return None
        publisher, date = self.nouns.publication(claim.source)
        published = date if date.known else claim.said
        return (
            claim.relation,
            claim.modality,
            claim.hedge,
            claim.role,
            claim.claimant == publisher,
            tuple(map(ids.index, ids)),
            shapes,
            _standing(claim.when, published),
            *(_standing(self.nouns[key].when, published) for key in ids[:3] if key),
        )

    def _shape(self, key: str) -> _Shape:
        if key not in self._shapes:
            self._shapes[key] = _shape(self.nouns[key])
        return self._shapes[key]


def filled(pattern: Pattern, claim: Claim, nouns: Nouns) -> Parts:
    """Return a pattern with the names of a claim in it."""
    return tuple(_filled(piece, claim, nouns) for piece in pattern)


def _filled(piece: Part | Slot, claim: Claim, nouns: Nouns) -> Part:
    if isinstance(piece, Part):
        return Part(piece.kind, piece.text, getattr(claim, piece.id)) if piece.id else piece
    noun = nouns[getattr(claim, piece.role)]
    return Part(_kind(noun), f"the {noun.name}" if piece.the else noun.words, noun.id)


def _slot(part: Part, claim: Claim, nouns: Nouns) -> Part | Slot:
    role = next(role for role in ROLES if getattr(claim, role) == part.id)
    noun = nouns[part.id]
    if part.kind == _kind(noun) and part.text in (noun.words, f"the {noun.name}"):
        return Slot(role, the=part.text != noun.words)
    return Part(part.kind, part.text, role)


def _kind(noun: Noun) -> str:
    return "event" if noun.is_event else "actor"


class _Shape(NamedTuple):
    """What a sentence sees of a noun beside the letters of its name."""

    type: str = ""
    is_event: bool = False
    plural: bool = False
    article: str = ""
    odd: bool = False


_NOBODY: Final = _Shape()


def _shape(noun: Noun) -> _Shape:
    words = noun.words
    article = words.removesuffix(noun.name) if words.endswith(noun.name) else "The"
    odd = not (words[:1].isalnum() and words[-1:].isalnum())
    return _Shape(noun.type, noun.is_event, noun.plural, article, odd)


def _standing(when: When, published: When) -> tuple[bool, ...]:
    """Return how a time stands to the day of a report, as far as tenses look at it."""
    if not when.known:
        return ()
    return (
        published.known,
        when.first <= OPEN_START,
        when.last >= OPEN_END,
        when.first >= published.first,
        when.first > published.last,
        when.last > published.last,
        when.last < published.first,
        when.last >= published.first,
    )
