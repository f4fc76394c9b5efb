"""Reading a question: from its words to what it asks, or to what of it was not understood."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from actorgraph.ask.adjuncts import COURTESIES, Stripped, stripped, without_ends
from actorgraph.ask.described import described, is_by_kind
from actorgraph.ask.grammar import SPANS, literals, matches
from actorgraph.ask.kinds import (
    ACTS,
    AUX,
    KINDS_OF_ACTORS,
    MODALS,
    NEGATIONS,
    QUESTION_WORDS,
    TENTATIVE_AUX,
)
from actorgraph.ask.naming import Spots, respelt, spots
from actorgraph.ask.patterns import PATTERNS
from actorgraph.ask.question import Question
from actorgraph.ask.relations import Form, Forms
from actorgraph.ask.slots import Slots
from actorgraph.ask.times import MONTHS
from actorgraph.ask.words import POSSESSIVE, Word, Words, typed, word_set, words_of
from actorgraph.model.dates import UNKNOWN, When, read_when
from actorgraph.model.errors import InvalidDate, UnknownSource
from actorgraph.questions.call import Call
from actorgraph.questions.figures import PLACES
from actorgraph.questions.manner import part_in
from actorgraph.questions.registry import QUESTIONS
from actorgraph.sentence.stem import stem, stems
from actorgraph.store.reader import Store, Thing

if TYPE_CHECKING:
    from actorgraph.model.filters import FilterWords
    from actorgraph.model.vocabulary import Vocabulary

#: Words and characters of the longest question that is read.
MOST_WORDS: Final = 60
MOST_CHARACTERS: Final = 1_000
#: Families whose claims mostly tell what is not done yet; there the tentative ones count.
AHEAD: Final = frozenset({"threat", "aim", "conflict"})
#: Words that begin a second question within one that asks how many.
_ASKS_AGAIN: Final = word_set("how many who whom why when where what which")
_PREPOSITIONS: Final = word_set("of to in with for by against from on under at")


_CONTROL: Final = stem("control")


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
        self._near: dict[str, list[str]] = {}

    @cached_property
    def forms(self) -> Forms:
        """The phrases of the store's vocabulary."""
        return Forms(self.store.vocabulary)

    @cached_property
    def grammar_words(self) -> frozenset[str]:
        """All words that the grammar knows, without names."""
        plain = {word for _, pattern in PATTERNS for word in literals(pattern)[0]}
        plain |= {word for text in self.store.vocabulary.phrases for word in text.split()}
        closed = (AUX, COURTESIES, KINDS_OF_ACTORS, MONTHS, QUESTION_WORDS, ACTS, MODALS)
        return frozenset(plain.union(*closed))

    @cached_property
    def grammar_stems(self) -> frozenset[str]:
        """The stems of those words."""
        stemmed = {word for _, pattern in PATTERNS for word in literals(pattern)[1]}
        return frozenset(stemmed | set(stems(self.grammar_words)) | self.forms.stems)

    @cached_property
    def name_words(self) -> frozenset[str]:
        """All words of the names, which takes a second where there are millions: for misspelt ones only."""
        return frozenset(word for name in self.store.folded_names() for word in name.split())

    @cached_property
    def _counted_words(self) -> frozenset[str]:
        from actorgraph.questions.figures import counted_words

        return counted_words(self.store)

    def is_counted(self, word: Word) -> bool:
        """Return True if a word is known in a question with "how many": what it counts, or how it asks."""
        from actorgraph.questions.figures import is_countable

        if word.folded in _ASKS_AGAIN:
            return False
        known = word.folded in self.grammar_words or word.stem in self.grammar_stems
        return (
            known
            or word.folded.isdigit()
            or is_countable(word.folded)
            or word.stem in self._counted_words
        )

    def near(self, text: str) -> list[str]:
        """Return the names that come nearest to a text, looked for once."""
        if text not in self._near:
            self._near[text] = self.store.suggestions(text, (False, True))
        return self._near[text]

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
        registered = self._registered(text)
        if registered is not None:
            return [registered]
        words = words_of(text)
        if not words:
            return NotUnderstood((), "the question holds no words")
        if len(words) > MOST_WORDS:
            return NotUnderstood(
                (), f"the question has {len(words):,} words; at most {MOST_WORDS} are read"
            )
        words = _plainly(words)
        denial = self._negation(words)
        if denial:
            return NotUnderstood(
                (), f"a question with {denial!r} asks what is not so; claims do not tell that"
            )
        found = self._readings(words, ())
        if found:
            return found
        for spelt, instead in respelt(words, self.grammar_words, self.name_words):
            found = self._readings(spelt, tuple(instead.items()))
            if found:
                return found
        unknown = self.unknown(words)
        if not unknown and [word.folded for word in words].count("many") > 1:
            return NotUnderstood((), "it asks how many twice; ask one after the other")
        return NotUnderstood(unknown)

    def _registered(self, text: str) -> Question | None:
        """Return the call of a question whose row says that it is asked like this."""
        for row in QUESTIONS.values():
            for pattern in row.english:
                found = re.fullmatch(pattern, text.strip(" .?!"), re.IGNORECASE)
                if found:
                    return Question(row.name, call=Call(row.name, found.groupdict()))
        return None

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
            counting = [word.folded for word in words[at + 1 : at + 2]] == ["counting"]
            ended = [word.folded for word in words[at : at + 2]] == ["no", "longer"]
            if word.folded in NEGATIONS and at not in inside and not (counting or ended):
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
        more = described(self.store, words, exact, kept.filters.get("as_of", ""))
        if not more:
            return []
        found = self._first(words, _joined(exact, more), kept, instead)
        return [replace(one, notes=(*one.notes, *_meant(one, words, more))) for one in found]

    def _first(
        self, words: Words, names: Spots, kept: Stripped, instead: Sequence[tuple[str, str]]
    ) -> Readings:
        """Return what the first pattern that takes all the words makes of them."""
        from actorgraph.ask import builders

        slots = Slots(words, names, self.forms, self.store.vocabulary)
        for builder, pattern in PATTERNS:
            made: list[tuple[int, Question]] = []
            for bound in matches(pattern, words, slots.all):
                question = getattr(builders, builder)(self, bound, kept)
                if question is not None and self._can_speak(question):
                    exact = self._in_its_manner(question, bound, words, names)
                    made.append((_weight(bound), self._finished(exact, kept, instead)))
            if made:
                best = max(weight for weight, _ in made)
                unique: dict[object, Question] = {}
                for weight, question in made:
                    if weight == best:
                        unique.setdefault(question.key(), question)
                return self._in_each_year(list(unique.values()), kept)
        return []

    def _in_its_manner(
        self, question: Question, bound: Mapping[str, Any], words: Words, names: Spots
    ) -> Question:
        """Return a question with the means by which it asks that something is done, or the part in an event."""
        if question.kind == "attribution" or "did-it" in question.topic:
            inside = {at for start, ends in names.items() for at in range(start, ends[0][0])}
            left = (word.folded for at, word in enumerate(words) if at not in inside)
            part = part_in(left)
            asks = part != "perpetrator" and question.b is None  # to perpetrate is to do it
            return replace(question, mode=part) if asks else question
        question = _in_control(question, words, self.store.vocabulary)
        modes = (found.mode for found in bound.values() if isinstance(found, Form))
        mode = next(filter(None, modes), "")
        if not mode:
            return question
        if question.kind in ("who", "yes-no"):
            return replace(question, mode=mode)
        note = f"it is asked of backing by any means, not only {mode}"
        return replace(question, notes=(*question.notes, note))

    def _can_speak(self, question: Question) -> bool:
        """Return False where an event is to vouch for something."""
        claimant = question.filters.get("claimant", "")
        if not isinstance(claimant, str) or not claimant:
            return True
        return not any(thing.is_event for thing in self.store.things_with_ids([claimant]))

    def _finished(
        self, question: Question, kept: Stripped, instead: Sequence[tuple[str, str]]
    ) -> Question:
        """Return a question with the filters of what stood beside it, and notes on the reading."""
        filters: dict[str, Any] = dict(kept.filters)
        if kept.claimants:
            filters["claimant"] = tuple(thing.id for thing in kept.claimants)
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
        if kept.now and not {"as_of", "since", "until"} & filters.keys():
            latest = self._latest_day()
            filters["as_of"] = latest
            notes += _on_now(kept.now, latest)
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
            for question in questions:
                filters = {
                    key: value.replace(chosen, f"{year:04}", 1) if key in kept.filters else value
                    for key, value in question.filters.items()
                    if isinstance(value, str)
                }
                found.append(
                    replace(question, filters=_filter_words({**question.filters, **filters}))
                )
        return found

    # -- what the store knows ------------------------------------------------------------------------

    def _years(self, text: str) -> list[int]:
        """Return the years in which the store has a month (``"10"``) or a day (``"02-02"``)."""
        found = []
        for year in self.store.years():
            try:
                when = read_when(f"{year:04}-{text}")
            except InvalidDate:  # the 29th of February
                continue
            if self.store.has_day(when.first, when.last):
                found.append(year)
        return found or self.store.years()[-1:]

    def _latest_day(self) -> str:
        """Return the day of the latest report, or an empty text if none has a day."""
        dates = [source.date for source in self.store.sources() if source.date.known]
        return max(dates, key=lambda date: date.last).text if dates else ""

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

    def unknown(self, words: Words) -> tuple[str, ...]:
        """Return the words that neither the grammar nor a name of the store knows, as typed."""
        covered: set[int] = set()
        for start, ends in self.names_in(words).items():
            covered |= set(range(start, ends[0][0]))
        counts = any(word.folded == "many" for word in words)
        found: dict[str, None] = {}
        shown = ""
        for at, word in enumerate(words):
            shown = word.typed or shown or word.folded  # the pieces of "Al-Nusra" are one word
            known = word.folded in self.grammar_words or word.stem in self.grammar_stems
            known = known or word.folded.isdigit() or (counts and self.is_counted(word))
            if at not in covered and not known and word.folded != POSSESSIVE:
                found[shown] = None
        return tuple(found)


def _fronted(words: Words) -> Words:
    """Move a preposition before the question word to the end: "of what is X part" is "what is X part of"."""
    lead = [word.folded for word in words[:2]]
    asks = len(words) > 3 and lead[1] in ("what", "whom", "which", "whose")
    return (*words[1:], *words[:1]) if asks and lead[0] in _PREPOSITIONS else words


def _inverted(words: Words) -> Words:
    """Move a verb "to be" from the end to behind the question word: "who the backers of X are"."""
    asks = words[0].folded in ("who", "what", "which", "where", "when", "why", "how", "whose")
    if asks and len(words) > 3 and words[-1].folded in ("is", "are", "was", "were"):
        return (words[0], words[-1], *words[1:-1])
    return words


def _in_control(question: Question, words: Words, vocabulary: Vocabulary) -> Question:
    """Return a question of the control of an organisation as one of command: only places are occupied."""
    reading = question.reading
    if reading is None or reading.relations != ("occupies",) or "commands" not in vocabulary:
        return question
    held = question.b if question.kind == "yes-no" else question.a
    if reading.inverse or held is None or held.type in PLACES:
        return question
    if all(word.stem != _CONTROL for word in words):
        return question
    note = "control of an organisation is read as command of it, not as occupation"
    return replace(question, reading=vocabulary.reading("commands"), notes=(*question.notes, note))


def _on_now(word: str, latest: str) -> tuple[str, ...]:
    """Return the notes on a word that asks of now: of which day, and that of "no longer" the opposite is asked."""
    if not latest:
        return (f"{word!r} asks of now, and no report has a date",)
    on = f"{word!r} is asked of {latest}, the date of the latest report"
    turned = "whether it still is so is asked: if it is denied, it is no longer so"
    return (on, turned) if word == "no longer" else (on,)


def _meant(question: Question, words: Words, named: Spots) -> Iterator[str]:
    """Yield which event is meant by words that only say of what kind: "the attack"."""
    things = {thing.n for thing in (question.a, question.b, question.event) if thing}
    for start, ends in named.items():
        for end, meant in ends:
            if is_by_kind(words[start:end]):
                yield from (
                    f"{typed(words[start:end])!r} is read as {thing.words}"
                    for thing in meant
                    if thing.n in things
                )


def _weight(bound: Mapping[str, Any]) -> int:
    """Return how good a match is: how many words its names take."""
    spans = bound.get(SPANS, {})
    return sum(spans[slot] for slot, value in bound.items() if isinstance(value, Thing))


def _plainly(words: Words) -> Words:
    """Return the words of a question with "did" for the "didn't" that it begins with: it asks the same."""
    opening = next(iter(without_ends(words)), words[0])
    plain = opening.folded.removesuffix("nt")
    if opening.folded not in NEGATIONS or plain not in AUX:
        return words
    at = words.index(opening)
    return (*words[:at], Word(plain, opening.typed, stem(plain)), *words[at + 1 :])


def _joined(first: Spots, second: Spots) -> Spots:
    return {at: [*first.get(at, ()), *second.get(at, ())] for at in sorted({*first, *second})}


def _filter_words(words: Mapping[str, Any]) -> FilterWords:
    return {key: value for key, value in words.items() if value}  # type: ignore[return-value]
