"""Sentences with the names taken out: claims that differ in nothing but names share one.

Whoever shows many claims works each pattern out once; a page holds the patterns and puts the names in.
"""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter
from typing import Final, NamedTuple, TypeVar

from actorgraph.model.claim import Claim
from actorgraph.model.dates import OPEN_END, OPEN_START, UNKNOWN, When
from actorgraph.model.vocabulary import Vocabulary
from actorgraph.sentence.claim import sentence
from actorgraph.sentence.noun import Noun
from actorgraph.sentence.nouns import Nouns
from actorgraph.sentence.part import Part, Parts, finished
from actorgraph.sentence.phrase import verb_phrase
from actorgraph.sentence.statement import tense_alone

_T = TypeVar("_T")

#: The fields of a claim whose names a sentence has.
ROLES: Final = ("subject", "object", "event", "claimant")
_ids: Final = attrgetter(*ROLES)


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
        self._tenses: dict[object, str] = {}
        self._seen: dict[str, tuple[int, bool, When]] = {"": (0, False, UNKNOWN)}
        self._shapes: dict[_Shape, int] = {_NOBODY: 0}
        self._keys: dict[str, tuple[Claim, object]] = {}
        self._same: dict[object, object] = {}
        self._names: dict[tuple[str, bool], Part] = {}

    def of(self, claim: Claim) -> Pattern:
        """Return the pattern of a claim's sentence."""
        return self._once(self._known, claim, self._pattern)

    def sentence(self, claim: Claim) -> Parts:
        """Return the finished sentence of a claim."""
        return finished(tuple([self._filled(piece, claim) for piece in self.of(claim)]))

    def verb(self, claim: Claim) -> str:
        """Return the verb of a claim with its words, as it stands between its subject and its object."""
        return self._once(
            self._verbs, claim, lambda one: verb_phrase(one, self.nouns, self.vocabulary)
        )

    def tense(self, claim: Claim) -> str:
        """Return the tense of a claim's sentence."""
        return self._once(
            self._tenses, claim, lambda one: tense_alone(one, self.nouns, self.vocabulary)
        )

    def _once(self, known: dict[object, _T], claim: Claim, make: Callable[[Claim], _T]) -> _T:
        """Return what is made of a claim: made once for all claims that differ in nothing but names."""
        key = self._key(claim)
        if key is None:
            return make(claim)
        if key not in known:
            known[key] = make(claim)
        return known[key]

    def _filled(self, piece: Part | Slot, claim: Claim) -> Part:
        if isinstance(piece, Part):
            return Part(piece.kind, piece.text, getattr(claim, piece.id)) if piece.id else piece
        key = getattr(claim, piece.role)
        name = key, piece.the
        found = self._names.get(name)
        if found is None:
            noun = self.nouns[key]
            words = f"the {noun.name}" if piece.the else noun.words
            found = self._names[name] = Part(_kind(noun), words, noun.id)
        return found

    def _pattern(self, claim: Claim) -> Pattern:
        parts = sentence(claim, self.nouns, self.vocabulary)
        return tuple(_slot(part, claim, self.nouns) if part.id else part for part in parts)

    def _key(self, claim: Claim) -> object:
        """Return what `_worked_out` does of a claim; a page asks for each claim several times."""
        known = self._keys.get(claim.id)
        if known is not None and known[0] is claim:
            return known[1]
        key = self._worked_out(claim)
        key = self._same.setdefault(key, key)  # few are different, and the tuples are large
        self._keys[claim.id] = claim, key
        return key

    def _worked_out(self, claim: Claim) -> object:
        """Return all that a sentence depends on beside names, or None if their letters count too.

        They do if the claim has words that may repeat a name, and at signs that blanks keep clear of.
        """
        if claim.text or claim.quantity or claim.mode:
            return None
        ids = _ids(claim)
        shapes, odd, times = zip(*map(self._shape, ids), strict=True)
        if any(odd):
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
            *[_standing(when, published) for when in times[:3]],
        )

    def _shape(self, key: str) -> tuple[int, bool, When]:
        """Return the number of a noun's shape, whether its letters count, and its time."""
        found = self._seen.get(key)
        if found is None:
            noun = self.nouns[key]
            shape = _shape(noun)
            number = self._shapes.setdefault(shape, len(self._shapes))
            found = self._seen[key] = number, shape.odd, noun.when
        return found


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
    if not when.text:
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
