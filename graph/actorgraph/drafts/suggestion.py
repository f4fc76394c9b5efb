"""What a language model says of a sentence, held against the sentence: nothing that does not stand there is kept.

A row is *kept*, set aside to be *looked at* with the reason, or *refused* with the reason. The words of a kept row
are slices of the text and never the model's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, Final, NamedTuple

from actorgraph.case.check import HEDGED
from actorgraph.case.ends import barred
from actorgraph.drafts.cues import ACCUSES, DENIAL_STEMS, NEARLY, NEGATIONS
from actorgraph.drafts.mood import STATED, Mood, weakest
from actorgraph.drafts.names import EVENT, Items, Known, Names
from actorgraph.drafts.voice import Report, inside_quotation, voice_at
from actorgraph.model.modality import ASSERTIVE, MODALITIES
from actorgraph.model.names import fold
from actorgraph.model.vocabulary import Vocabulary

#: Letters that a model writes for one another; each is one character, so that places stay.
_ALIKE: Final = str.maketrans("’‘ʼ“”«»–—‑", '\'\'\'""""---')
#: Verbs that take back what they report, and adverbs of denial.
_DENYING: Final = DENIAL_STEMS | {"refus", "reject", "dismis", "fail", "declin"}
_SELF: Final = ("", "publisher", "the publisher", "the report", "report", "none", "null")


class _Refused(Exception):
    """Why a row of a model is not kept."""


class Read(NamedTuple):
    """A sentence as it was read: its words with pronouns resolved, its reports, and whether a quotation was open."""

    number: int
    start: int
    end: int
    items: Items
    reports: list[Report]
    opened: bool


class End(NamedTuple):
    """An end of a relation: whom it is, or the words that are no name."""

    thing: Known | None
    words: str
    weak: bool = False


class Suggestion(NamedTuple):
    """A row that stands in its sentence; `look` is why a person should look at it, "" if nothing speaks against it.

    `claimant` is None if the words leave it to the sentence whose word it is, `place` that of a word of the quote.
    """

    start: int
    end: int
    relation: str
    subject: End
    object: End | None
    claimant: End | None
    modality: str
    hedge: tuple[int, int] | None
    place: int
    look: str


def held(
    row: Mapping[str, Any], read: Read, text: str, names: Names, vocabulary: Vocabulary
) -> Suggestion | str:
    """Return a row in the words of its sentence, or why it is refused: something of it does not stand there."""
    try:
        return _held(row, read, text, names, vocabulary)
    except _Refused as reason:
        return str(reason)


def _held(
    row: Mapping[str, Any], read: Read, text: str, names: Names, vocabulary: Vocabulary
) -> Suggestion:
    for key in ("relation", "subject", "object", "claimant", "modality", "hedge", "quote"):
        if not isinstance(row.get(key), str | None):
            raise _Refused(f"its {key} is not words")
    relation, turned = _relation(row.get("relation") or "", vocabulary)
    modality = row.get("modality") or "stated"
    if modality not in MODALITIES:
        raise _Refused(f"{modality!r} is not a modality")
    start, end = _standing(row.get("quote") or "", read, text, "quote")
    hedge = _standing(row["hedge"], read, text, "hedge") if row.get("hedge") else None
    subject = _end(row.get("subject") or "", read, text, names, "subject")
    object_ = _end(row["object"], read, text, names, "object") if row.get("object") else None
    if turned:
        if object_ is None:
            raise _Refused(f"{row['relation']!r} has no object")
        subject, object_ = object_, subject
    _check_ends(relation, subject, object_, vocabulary)
    claimant = _claimant(row.get("claimant") or "", read, text, names)
    places = [
        at for at, item in enumerate(read.items) if item.start < end and item.end > start
    ] or [0]
    made = Suggestion(
        start, end, relation, subject, object_, claimant, modality, hedge, places[0], ""
    )
    mood = _mood(made, read, places)
    reasons = [*_doubts(made, read, places, mood), *_strangers(made, read)]
    if _firmer(modality, mood):
        made = made._replace(modality=mood.modality, hedge=_span(mood, read.items))
    return made._replace(look="; ".join(reasons))


def _relation(name: str, vocabulary: Vocabulary) -> tuple[str, bool]:
    if name in vocabulary:
        return name, False
    if name in vocabulary.inverses:
        return vocabulary.inverses[name].name, True
    raise _Refused(f"{name!r} is not a relation of the case")


def _standing(words: str, read: Read, text: str, what: str) -> tuple[int, int]:
    """Return where words stand in a sentence, whichever apostrophes and blanks they are written with."""
    found = _found(words, text[read.start : read.end])
    if found is None:
        raise _Refused(f"its {what} {words[:60]!r} does not stand in the sentence")
    return read.start + found[0], read.start + found[1]


def _found(words: str, text: str) -> tuple[int, int] | None:
    parts = _alike(words).split()
    if not any(part[:1].isalnum() or part[-1:].isalnum() for part in parts):
        return None
    pattern = r"\s+".join(map(re.escape, parts))
    found = re.search(rf"(?<!\w){pattern}(?!\w)", _alike(text))
    return found.span() if found else None


@lru_cache(maxsize=4096)
def _alike(text: str) -> str:
    """Return a text with one apostrophe, one quotation mark, one dash and small letters, each where it was."""
    plain = text.translate(_ALIKE)
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in plain)


def _end(words: str, read: Read, text: str, names: Names, what: str) -> End:
    """Return whom words stand for in a sentence: a name there, one that a pronoun takes up, or new words with capitals."""
    if not words.strip():
        raise _Refused(f"it has no {what}")
    bare, meant = _bare(words), names.called(words)
    here = [item for whole in read.items for item in (whole, *whole.inner) if item.thing]
    for item in sorted(here, key=lambda item: item.weak):
        thing = item.thing
        assert thing
        if thing in (meant, names.things.get(words)) or bare in (
            _bare(item.text),
            _bare(thing.name),
        ):
            return End(thing, item.text, item.weak)
    start, end = _standing(words, read, text, what)
    around = [item for item in here if item.start <= start and end <= item.end and not item.weak]
    if around:
        return End(around[0].thing, around[0].text)
    return End(None, text[start:end])


def _bare(name: str) -> str:
    """Return a name folded and without its article."""
    return re.sub(r"^(the|an?) (?=.)", "", fold(name))


def _check_ends(relation: str, subject: End, object_: End | None, vocabulary: Vocabulary) -> None:
    if subject.thing is None and subject.words.islower():
        raise _Refused(f"its subject {subject.words[:60]!r} is not a name")
    if object_ and object_.thing and object_.thing == subject.thing:
        raise _Refused("both ends are the same")
    bars = barred(vocabulary[relation])
    for end, types in ((subject, bars.subject), (object_, bars.object)):
        if end and end.thing and end.thing.type in types:
            raise _Refused(
                f"{end.thing.name} ({end.thing.type}) cannot stand there in {relation!r}"
            )


def _claimant(words: str, read: Read, text: str, names: Names) -> End | None:
    if words.strip().lower() in _SELF:
        return None
    try:
        return _end(words, read, text, names, "claimant")
    except _Refused:
        thing = names.called(words) or names.things.get(words)
        found = _found(words, text)
        if found is None:
            raise _Refused(f"its claimant {words[:60]!r} does not stand in the text") from None
        return End(thing, text[slice(*found)], weak=True)


def _mood(made: Suggestion, read: Read, places: Sequence[int]) -> Mood:
    """Return how the words of a sentence let a statement stand: by the one of them that asserts least."""
    mood = weakest(read.items)
    if made.relation == "attributes" and mood.first == mood.last:
        blames = mood.first >= 0 and read.items[mood.first].stem in ACCUSES
        mood = STATED if blames else mood
    for at in places:
        report = voice_at(read.reports, at)
        mood = mood.and_then(report.mood) if report else mood
    return mood


def _firmer(modality: str, mood: Mood) -> bool:
    """Return True if a modality asserts more than words allow."""
    if modality in ("stated", "confirmed"):
        return mood.modality != "stated"
    return modality in ASSERTIVE and mood.modality not in ASSERTIVE


def _doubts(made: Suggestion, read: Read, places: Sequence[int], words: Mood) -> Iterable[str]:
    """Yield where modality, hedge and claimant are not those of the words."""
    items = read.items
    denies = any(item.low in NEGATIONS | NEARLY or item.stem in _DENYING for item in items)
    if _firmer(made.modality, words):
        said = " ".join(item.text for item in items[words.first : words.last + 1])
        yield f"it is said to be {made.modality}, and the sentence has {said!r}"
    if made.modality in ("denied", "withheld") and not denies:
        yield f"it is said to be {made.modality}, and no word of the sentence denies"
    if made.modality in HEDGED and made.hedge is None:
        yield f"it is said to be {made.modality}, by no word"
    if made.modality in ("stated", "confirmed", "presupposed") and made.hedge is not None:
        yield f"it is said to be {made.modality}, with a hedge"
    if made.claimant is None:
        spoken = any(voice_at(read.reports, at) for at in places)
        if spoken:
            yield "it names nobody whose word it is, and the sentence does"
        elif inside_quotation(items, places[0], read.opened):
            yield "it names nobody whose word it is, and it stands within quotation marks"


def _strangers(made: Suggestion, read: Read) -> Iterable[str]:
    """Yield which ends stand there by a pronoun alone, or as words that are more than a name."""
    for what, end in (
        ("subject", made.subject),
        ("object", made.object),
        ("claimant", made.claimant),
    ):
        if end is None:
            continue
        if end.weak and what == "claimant":
            yield f"its claimant {end.words!r} stands in another sentence"
        elif end.weak:
            yield f"its {what} stands there only as {end.words!r}"
        inside = [item.text for item in read.items if item.thing and item.thing.type != EVENT]
        if end.thing is None and any(fold(name) in fold(end.words) for name in inside):
            yield f"its {what} {end.words!r} is more than a name"


def _span(mood: Mood, items: Items) -> tuple[int, int] | None:
    return (items[mood.first].start, items[mood.last].end) if mood.first >= 0 else None
