"""Reading a question: from its words to what it asks, or to what of it was not understood."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from actorgraph.ask.adjuncts import Stripped, stripped, without_ends
from actorgraph.ask.grammar import SPANS, Slot, literals, matches
from actorgraph.ask.kinds import (
    ACTS,
    AUX,
    KINDS_OF_ACTORS,
    MODALS,
    NEGATIONS,
    PARTICIPLES,
    QUESTION_WORDS,
    TENTATIVE_AUX,
    TEXT,
    modal_verb,
)
from actorgraph.ask.naming import Spots, respelt, spots
from actorgraph.ask.patterns import PATTERNS
from actorgraph.ask.question import Question
from actorgraph.ask.relations import LIGHT, Form, Forms
from actorgraph.ask.words import POSSESSIVE, Word, Words, typed, word_set, words_of
from actorgraph.dates import UNKNOWN, When
from actorgraph.errors import UnknownSource
from actorgraph.names import fold
from actorgraph.stem import stem, stems
from actorgraph.store.reader import Store, Thing

if TYPE_CHECKING:
    from actorgraph.casefile import FilterWords

#: Words and characters of the longest question that is read.
MOST_WORDS: Final = 60
MOST_CHARACTERS: Final = 1_000
#: Families whose claims mostly tell what is not done yet; there the tentative ones count.
AHEAD: Final = frozenset({"threat", "aim", "conflict"})
_PREPOSITIONS: Final = word_set("of to in with for by against from on under at")
_PLACES: Final = frozenset({"place", "facility"})


@dataclass(frozen=True, slots=True)
class NotUnderstood:
    """Why a question could not be read: the words that were not understood, or another reason."""

    words: tuple[str, ...]
    reason: str = ""


Readings = list[Question]


class Reader:
    """Reads questions about one store."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._spots: dict[Words, Spots] = {}

    @cached_property
    def forms(self) -> Forms:
        """The phrases of the store's vocabulary."""
        return Forms(self.store.vocabulary)

    @cached_property
    def grammar_words(self) -> frozenset[str]:
        """All words that the grammar knows, without names."""
        plain = {word for _, pattern in PATTERNS for word in literals(pattern)[0]}
        plain |= {word for text in self.store.vocabulary.phrases for word in text.split()}
        return frozenset(
            plain | AUX | set(KINDS_OF_ACTORS) | QUESTION_WORDS | set(ACTS) | set(MODALS)
        )

    @cached_property
    def grammar_stems(self) -> frozenset[str]:
        """The stems of those words."""
        stemmed = {word for _, pattern in PATTERNS for word in literals(pattern)[1]}
        return frozenset(stemmed | set(stems(self.grammar_words)) | self.forms.stems)

    def read(self, text: str) -> Readings | NotUnderstood:
        """Return the readings of a question: one where it is clear, several where it is not.

        Raises nothing for what a person may type: what was not understood is returned.
        """
        if not text.strip():
            return NotUnderstood((), "the question is empty")
        if len(text) > MOST_CHARACTERS:
            return NotUnderstood(
                (),
                f"the question has {len(text):,} characters; at most {MOST_CHARACTERS:,} are read",
            )
        words = words_of(text)
        if not words:
            return NotUnderstood((), "the question holds no words")
        if len(words) > MOST_WORDS:
            return NotUnderstood(
                (), f"the question has {len(words):,} words; at most {MOST_WORDS} are read"
            )
        if words[0].folded in NEGATIONS and words[0].folded.removesuffix("nt") in AUX:
            plain = words[0].folded.removesuffix("nt")  # "Didn't X …?" asks whether X did
            words = (Word(plain, words[0].typed, stem(plain)), *words[1:])
        denial = self._negation(words)
        if denial:
            return NotUnderstood(
                (), f"a question with {denial!r} asks what is not so; claims do not tell that"
            )
        found = self._readings(words, ())
        if found:
            return found
        for spelt, instead in respelt(self.store, words, self.grammar_words):
            found = self._readings(spelt, tuple(instead.items()))
            if found:
                return found
        return NotUnderstood(self.unknown(words))

    def names_in(self, words: Words) -> Spots:
        """Return the names in a question; see `naming.spots`."""
        if words not in self._spots:
            self._spots[words] = spots(self.store, words)
        return self._spots[words]

    def _negation(self, words: Words) -> str:
        """Return the word by which a question asks what is not so, or an empty text."""
        words = without_ends(words)
        inside = {
            at for start, ends in self.names_in(words).items() for at in range(start, ends[0][0])
        }
        for at, word in enumerate(words):
            counting = [it.folded for it in words[at + 1 : at + 2]] == ["counting"]
            if word.folded in NEGATIONS and at not in inside and not counting:
                return typed([word]) or word.folded
        return ""

    # -- one spelling ------------------------------------------------------------------------------

    def _readings(self, words: Words, instead: Sequence[tuple[str, str]]) -> Readings:
        for version in dict.fromkeys((without_ends(words), words)):
            names = self.names_in(version)
            kept = stripped(version, names, self._years, self._day_of, self._source_at)
            for option in dict.fromkeys((kept.words, version)):
                use = kept if option == kept.words else Stripped(version)
                found = self._matched(option, use, instead)
                if found:
                    return found
        return []

    def _matched(
        self, words: Words, kept: Stripped, instead: Sequence[tuple[str, str]]
    ) -> Readings:
        if not words:
            return []
        for order in dict.fromkeys((words, _fronted(words), _inverted(_fronted(words)))):
            found = self._in_order(order, kept, instead)
            if found:
                return found
        return []

    def _in_order(
        self, words: Words, kept: Stripped, instead: Sequence[tuple[str, str]]
    ) -> Readings:
        exact = self.names_in(words)
        found = self._first(words, exact, kept, instead)
        if found:
            return found
        described = self._described(words, exact, kept)
        if not described:
            return []
        return self._first(words, _joined(exact, described), kept, instead)

    def _first(
        self, words: Words, names: Spots, kept: Stripped, instead: Sequence[tuple[str, str]]
    ) -> Readings:
        """Return what the first pattern that takes all the words makes of them."""
        from actorgraph.ask import builders

        slots = Slots(self, words, names)
        for builder, pattern in PATTERNS:
            made: list[tuple[int, Question]] = []
            for bound in matches(pattern, words, slots.all):
                question = getattr(builders, builder)(self, bound, kept)
                if question is not None:
                    made.append((_weight(bound), self._finished(question, kept, instead)))
            if made:
                best = max(weight for weight, _ in made)
                unique: dict[object, Question] = {}
                for weight, question in made:
                    if weight == best:
                        unique.setdefault(question.key(), question)
                return self._in_each_year(list(unique.values()), kept)
        return []

    def _finished(
        self, question: Question, kept: Stripped, instead: Sequence[tuple[str, str]]
    ) -> Question:
        """Return a question with the filters of what stood beside it, and notes on the reading."""
        filters: dict[str, Any] = dict(kept.filters)
        if kept.claimants:
            filters["claimant"] = tuple(it.id for it in kept.claimants)
        if kept.without:
            filters["without"] = tuple(kept.without)
        if kept.tentative:
            filters["tentative"] = True
        filters.update(question.filters)
        family = ""
        if question.reading:
            family = self.store.vocabulary[question.reading.relations[0]].family
        may = any(word.folded in TENTATIVE_AUX for word in kept.words)
        hedged = question.kind in ("who", "claims", "yes-no", "when", "where", "why")
        if hedged and (family in AHEAD or may):
            filters["tentative"] = True
        notes = tuple(f"{wrong!r} is read as {right!r}" for wrong, right in instead)
        return replace(
            question,
            filters=_filter_words(filters),
            direct=question.direct or kept.direct,
            notes=question.notes + notes,
        )

    def _in_each_year(self, questions: Readings, kept: Stripped) -> Readings:
        """Return the questions for each year that a date without a year may mean."""
        if len(kept.years) < 2:
            return questions
        chosen = str(kept.years[-1])
        found = []
        for year in kept.years:
            for it in questions:
                filters = {
                    key: value.replace(chosen, f"{year:04}", 1) if key in kept.filters else value
                    for key, value in it.filters.items()
                    if isinstance(value, str)
                }
                found.append(replace(it, filters=_filter_words({**it.filters, **filters})))
        return found

    # -- what the store knows ------------------------------------------------------------------------

    def _years(self, text: str) -> list[int]:
        """Return the years in which the store has a month (``"10"``) or a day (``"02-02"``)."""
        from actorgraph.dates import read_when
        from actorgraph.errors import InvalidDate

        found = []
        for year in self.store.years():
            try:
                when = read_when(f"{year:04}-{text}")
            except InvalidDate:  # the 29th of February
                continue
            if self.store.has_day(when.first, when.last):
                found.append(year)
        return found or self.store.years()[-1:]

    def _day_of(self, thing: Thing) -> When:
        for event in self.store.events([thing.n]):
            return event.when
        return UNKNOWN

    def _source_at(self, text: str) -> str:
        """Return the id of the source with a title, or of the publisher with a name, or an empty text."""
        with suppress(UnknownSource):
            return self.store.source_id(text)
        publishers = {source.publisher for source in self.store.sources()}
        for things in self.store.things_called((text, text.removeprefix("the "))).values():
            for thing in things:
                if thing.id in publishers:
                    return thing.id
        return ""

    def _described(self, words: Words, exact: Spots, kept: Stripped) -> Spots:
        """Return events and facilities that runs of words describe, such as "the drone attack".

        All the words must be of its names, its type or its places. Groups and people are never found
        so: "Hezbollah" is not Kata'ib Hezbollah.
        """
        content = [it for it in words if len(it.folded) > 2 and it.folded not in _NO_NAME]
        numbers = {n for word in content for n in self.store.named_like(word.stem)}
        if not numbers or len(numbers) > _MOST_DESCRIBED:
            return {}
        known = {n: self._about(n) for n in sorted(numbers)}
        found: Spots = {}
        for start in range(len(words)):
            for end in range(min(len(words), start + 9), start, -1):
                run = words[start:end]
                covered = any(reach >= end for reach, _ in exact.get(start, ()))
                if run[0].folded in _SMALL - _ARTICLES or run[-1].folded in _SMALL:
                    continue
                if covered or any(it.folded in _NO_NAME for it in run):
                    continue
                fitting = self._on_the_day(_fitting(run, known), kept)
                if 0 < len(fitting) <= _MOST_MEANT:
                    things = self.store.things(fitting)
                    found.setdefault(start, []).append((end, tuple(things.values())))
                    break
        return found

    def _about(self, n: int) -> Described | None:
        """Return the words of an event or facility; None for all else."""
        for event in self.store.events([n]):
            names = [event.name, *(it.text for it in event.names)]
            places = self.store.names(event.places).values()
            return Described(_words_in(names), _words_in([*places, event.type]), event.type)
        for actor in self.store.actors([n]):
            if actor.type in _PLACES:
                names = [actor.name, *(it.text for it in actor.names)]
                return Described(_words_in(names), frozenset(), actor.type)
        return None

    def _on_the_day(self, numbers: list[int], kept: Stripped) -> list[int]:
        """Keep, of several events, those of the very day that the question names."""
        day = kept.filters.get("as_of")
        if len(numbers) < 2 or not day:
            return numbers
        exact = [event.id for event in self.store.events(numbers) if event.when.text == day]
        things = self.store.things(numbers)
        return [n for n in numbers if things[n].id in exact] or numbers

    def unknown(self, words: Words) -> tuple[str, ...]:
        """Return the words that neither the grammar nor a name of the store knows, as typed."""
        covered: set[int] = set()
        for start, ends in self.names_in(words).items():
            covered |= set(range(start, ends[0][0]))
        found: dict[str, None] = {}
        shown = ""
        for at, word in enumerate(words):
            shown = word.typed or shown or word.folded  # the pieces of "Al-Nusra" are one word
            known = word.folded in self.grammar_words or word.stem in self.grammar_stems
            if at not in covered and not known and word.folded != POSSESSIVE:
                found[shown] = None
        return tuple(found)


_SMALL: Final = word_set("on in of the at a an against near and by to")
_BE: Final = LIGHT - {"has", "have", "had", "a", "an", "the"}
_RELATIVE: Final = word_set("last next first second third latest recent final same other")
_ARTICLES: Final = frozenset({"the", "a", "an"})
_NO_NAME: Final = (AUX | QUESTION_WORDS) - {"by", "that"}
#: Things with a word of the question in a name up to which they are looked through.
_MOST_DESCRIBED: Final = 5_000
#: Things that one description may mean; of more it means none.
_MOST_MEANT: Final = 4

#: Nouns that head the description of an event of some types, and of facilities.
_HEADS: Final = {
    "attack": "attack strike airstrike raid bombing shelling ambush assault offensive operation killing massacre"
    " assassination abduction kidnapping siege invasion explosion blast incident event",
    "war": "war conflict fighting battle clash",
    "statement": "statement speech word announcement conference briefing interview message declaration",
    "facility": "outpost base facility camp airport prison embassy airfield port station depot",
}
_HEAD_OF: Final = {noun: kind for kind, nouns in _HEADS.items() for noun in nouns.split()}


@dataclass(frozen=True, slots=True)
class Described:
    """The words of the names of an event or facility, those of its type and places, and its type."""

    own: frozenset[str]
    more: frozenset[str]
    type: str


def _fitting(run: Sequence[Word], known: Mapping[int, Described | None]) -> list[int]:
    """Return the things that a run of words describes: exact words before other forms of them.

    One of the words must be a noun for things of its type: "militias" alone is no event, and "the outpost"
    is the facility, not the attack on it.
    """
    words = [it.folded for it in run if it.folded not in _SMALL]
    if len(run) == 1 or _RELATIVE & set(words):
        return []  # "war" is no war; "the war" is one; the "last" attack is not told by its names
    heads = {_kind_of(word) for word in words} - {""}
    if not words or not heads:
        return []
    if len(heads) > 1:
        heads -= {"facility"}  # "the attack on the outpost" is the attack
    exact, loose = [], []
    for n, about in known.items():
        if about is None or not _is_kind(about.type, words, heads):
            continue
        if set(words) <= about.own | about.more and set(words) & about.own:
            exact.append(n)
        rest = {stem(it) for it in about.own | about.more}
        if {stem(it) for it in words} <= rest:
            loose.append(n)
    return exact or loose


def _kind_of(word: str) -> str:
    return _HEAD_OF.get(word) or _HEAD_OF.get(word.removesuffix("s"), "")


def _is_kind(kind: str, words: Sequence[str], heads: set[str]) -> bool:
    """Return True where a noun among the words is one for this type of event or facility."""
    if kind in _PLACES:
        return "facility" in heads
    if kind in ("attack", "war", "statement"):
        return kind in heads
    return "facility" not in heads or any(stem(word) == stem(kind) for word in words)


class Slots:
    """What each slot of a pattern can stand for in one question."""

    def __init__(self, reader: Reader, words: Words, names: Spots) -> None:
        self.words = words
        self.names = names
        self.forms = reader.forms
        self.vocabulary = reader.store.vocabulary
        self.all: Mapping[str, Slot] = {
            "a": self._thing, "b": self._thing, "c": self._thing, "event": self._event,
            "aux": self._aux, "who": self._who, "kinds": self._kinds, "rel": self._rel,
            "rel_alone": self._rel_alone, "rel_with": self._rel_with, "rel_verb": self._rel_verb,
            "noun": self._noun, "title": self._title, "words": self._words, "acts": self._acts,
            "modal": self._modal, "modal_verb": self._modal_verb, "possessive": self._possessive,
            "participle": self._participle, "blame": self._blame, "blamed": self._blamed,
        }  # fmt: skip

    def _thing(self, at: int) -> Iterator[tuple[int, Any]]:
        for end, things in self.names.get(at, ()):
            for thing in things:
                yield end, thing

    def _event(self, at: int) -> Iterator[tuple[int, Any]]:
        for end, thing in self._thing(at):
            if thing.is_event:
                yield end, thing

    def _aux(self, at: int) -> Iterator[tuple[int, Any]]:
        end = at
        ends = [at]
        while end < len(self.words) and self.words[end].folded in AUX:
            end += 1
            ends.append(end)
        for it in reversed(ends):
            yield it, None

    def _who(self, at: int) -> Iterator[tuple[int, Any]]:
        if at >= len(self.words):
            return
        word = self.words[at].folded
        if word in ("which", "what", "whose"):
            skip = at + 1
            if [it.folded for it in self.words[skip : skip + 2]] == ["of", "the"]:
                skip += 2
            yield from self._kinds(skip)
        if word in ("who", "whom", "what", "which", "whose", "whoever"):
            yield at + 1, TEXT if word == "what" else ()
        if word in ("anyone", "anybody", "someone", "somebody", "everyone", "everybody"):
            yield at + 1, ()
        if word in AUX:  # "has anyone claimed …"
            for end, _ in self._aux(at):
                if end < len(self.words) and end > at and self.words[end].folded in (
                    "anyone", "anybody", "someone", "somebody",
                ):  # fmt: skip
                    yield end + 1, ()

    def _kinds(self, at: int) -> Iterator[tuple[int, Any]]:
        for length in (3, 2, 1):
            text = " ".join(it.folded for it in self.words[at : at + length])
            if len(self.words) >= at + length and text in KINDS_OF_ACTORS:
                yield at + length, KINDS_OF_ACTORS[text]

    def _rel(self, at: int) -> Iterator[tuple[int, Any]]:
        if at < len(self.words) and self.words[at].folded in _BE:
            return  # `aux` has taken them, or will
        yield from self.forms.at(self.words, at)

    def _rel_alone(self, at: int) -> Iterator[tuple[int, Any]]:
        """Yield relations of which the phrase lacks its last preposition: "want war" of "want war with"."""
        yield from self._rel(at)
        key = [it.stem for it in self.words[at:] if it.folded not in LIGHT]
        for last in ("with", "for", "against", "to", "on", "of", "by", "from"):
            form = self.forms.phrases.get((*key, last))
            if form and key:
                yield len(self.words), form

    def _rel_with(self, at: int) -> Iterator[tuple[int, Any]]:
        """Yield relations that go both ways: "at war", "allied", "fighting each other"."""
        words = [it.folded for it in self.words[at:]]
        for tail in (
            ["each", "other"],
            ["one", "another"],
            ["together"],
            ["with", "each", "other"],
            ["with", "one", "another"],
        ):
            if words[-len(tail) :] == tail:
                words = words[: -len(tail)]
        key = tuple(stem(it) for it in words if it not in LIGHT)
        noun = self.forms.nouns.get(key[0]) if len(key) == 1 else None
        forms = [
            self.forms.phrases.get(it) for it in (key, (*key, "with"), (*key, "to"), (*key, "of"))
        ]
        for form in [*forms, noun]:
            if form and key and self._goes_both_ways(form):
                yield len(self.words), form

    def _goes_both_ways(self, form: Form) -> bool:
        names = self.forms.reading(form).relations
        return any(self.vocabulary[name].symmetric for name in names)

    def _rel_verb(self, at: int) -> Iterator[tuple[int, Any]]:
        """Yield the relation of a participle: "backed" in "Iran-backed groups"."""
        if at < len(self.words):
            form = self.forms.phrases.get((self.words[at].stem,))
            if form and not form.inverse and self.words[at].folded.endswith(("ed", "led", "run")):
                yield at + 1, form

    def _participle(self, at: int) -> Iterator[tuple[int, Any]]:
        """Yield relations put in the passive without saying by whom: "killed", "struck", "accused"."""
        for end, form in self._rel(at):
            word = self.words[at].folded
            passive = word.endswith("ed") or word in PARTICIPLES
            if passive and not form.inverse and not self._goes_both_ways(form):
                yield end, form

    def _noun(self, at: int) -> Iterator[tuple[int, Any]]:
        if at < len(self.words):
            form = self.forms.nouns.get(self.words[at].stem)
            if form:
                yield at + 1, form

    def _title(self, at: int) -> Iterator[tuple[int, Any]]:
        for end in range(min(len(self.words), at + 5), at, -1):
            run = self.words[at:end]
            if any(it.folded in AUX or it.folded in QUESTION_WORDS for it in run):
                continue
            yield end, tuple(it.stem for it in run if it.folded not in _SMALL)

    def _words(self, at: int) -> Iterator[tuple[int, Any]]:
        if at < len(self.words):
            yield len(self.words), self.words[at:]

    def _acts(self, at: int) -> Iterator[tuple[int, Any]]:
        for length in (2, 1):
            text = " ".join(it.folded for it in self.words[at : at + length])
            if len(self.words) >= at + length and text in ACTS:
                yield at + length, ACTS[text]

    def _modal(self, at: int) -> Iterator[tuple[int, Any]]:
        for length in (3, 2, 1):
            text = " ".join(it.folded for it in self.words[at : at + length])
            if len(self.words) >= at + length and text in MODALS:
                yield at + length, (text, MODALS[text])

    def _modal_verb(self, at: int) -> Iterator[tuple[int, Any]]:
        if at < len(self.words):
            names = modal_verb(self.words[at].stem)
            if names:
                end = at + 1
                if end < len(self.words) and self.words[end].folded in ("at", "back", "that", "so"):
                    end += 1
                yield end, (self.words[at].folded, names)

    def _possessive(self, at: int) -> Iterator[tuple[int, Any]]:
        if at < len(self.words) and self.words[at].folded == POSSESSIVE:
            yield at + 1, None
        elif at and self.words[at - 1].folded.endswith("s"):
            yield at, None

    def _blame(self, at: int) -> Iterator[tuple[int, Any]]:
        for end, form in self._rel(at):
            if form.target in ("attributes", "attribution") and not form.inverse:
                yield end, None

    def _blamed(self, at: int) -> Iterator[tuple[int, Any]]:
        for end, form in self.forms.at(self.words, at):
            if form.target in ("attributes", "attribution") and self.words[end - 1].folded.endswith(
                "ed"
            ):
                yield end, None


def _fronted(words: Words) -> Words:
    """Move a preposition before the question word to the end: "of what is X part" is "what is X part of"."""
    lead = [it.folded for it in words[:2]]
    asks = len(words) > 3 and lead[1] in ("what", "whom", "which", "whose")
    return (*words[1:], *words[:1]) if asks and lead[0] in _PREPOSITIONS else words


def _inverted(words: Words) -> Words:
    """Move a verb "to be" from the end to behind the question word: "who the backers of X are"."""
    asks = words[0].folded in ("who", "what", "which", "where", "when", "why", "how", "whose")
    if asks and len(words) > 3 and words[-1].folded in ("is", "are", "was", "were"):
        return (words[0], words[-1], *words[1:-1])
    return words


def _weight(bound: Mapping[str, Any]) -> int:
    """Return how good a match is: how many words its names take."""
    spans = bound.get(SPANS, {})
    return sum(spans[slot] for slot, value in bound.items() if isinstance(value, Thing))


def _joined(first: Spots, second: Spots) -> Spots:
    return {at: [*first.get(at, ()), *second.get(at, ())] for at in sorted({*first, *second})}


def _words_in(texts: Sequence[str]) -> frozenset[str]:
    return frozenset(word for text in texts for word in fold(text).split() if word not in _SMALL)


def _filter_words(words: Mapping[str, Any]) -> FilterWords:
    return {key: value for key, value in words.items() if value}  # type: ignore[return-value]
