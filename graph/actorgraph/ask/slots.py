"""What each slot of a sentence can stand for in one question."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from actorgraph.ask.grammar import Slot
from actorgraph.ask.kinds import (
    ACTS,
    AUX,
    KINDS_OF_ACTORS,
    MODALS,
    PARTICIPLES,
    QUESTION_WORDS,
    SMALL,
    TEXT,
    modal_verb,
)
from actorgraph.ask.naming import Spots
from actorgraph.ask.relations import LIGHT, Form, Forms
from actorgraph.ask.words import POSSESSIVE, Words
from actorgraph.model.vocabulary import Vocabulary
from actorgraph.sentence.stem import stem

#: What stands before a participle, and is no relation by itself.
_BE: Final = LIGHT - {"has", "have", "had", "a", "an", "the"}


class Slots:
    """What each slot of a pattern can stand for in one question."""

    def __init__(self, words: Words, names: Spots, forms: Forms, vocabulary: Vocabulary) -> None:
        self.words = words
        self.names = names
        self.forms = forms
        self.vocabulary = vocabulary
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
        for end in reversed(ends):
            yield end, None

    def _who(self, at: int) -> Iterator[tuple[int, Any]]:
        if at >= len(self.words):
            return
        word = self.words[at].folded
        if word in ("which", "what", "whose"):
            skip = at + 1
            if [word.folded for word in self.words[skip : skip + 2]] == ["of", "the"]:
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
            text = " ".join(word.folded for word in self.words[at : at + length])
            if len(self.words) >= at + length and text in KINDS_OF_ACTORS:
                yield at + length, KINDS_OF_ACTORS[text]

    def _rel(self, at: int) -> Iterator[tuple[int, Any]]:
        if at < len(self.words) and self.words[at].folded in _BE:
            return  # `aux` has taken them, or will
        yield from self.forms.at(self.words, at)

    def _rel_alone(self, at: int) -> Iterator[tuple[int, Any]]:
        """Yield relations of which the phrase lacks its last preposition: "want war" of "want war with"."""
        yield from self._rel(at)
        key = [word.stem for word in self.words[at:] if word.folded not in LIGHT]
        for last in ("with", "for", "against", "to", "on", "of", "by", "from"):
            form = self.forms.phrases.get((*key, last))
            if form and key:
                yield len(self.words), form

    def _rel_with(self, at: int) -> Iterator[tuple[int, Any]]:
        """Yield relations that go both ways: "at war", "allied", "fighting each other"."""
        words = [word.folded for word in self.words[at:]]
        for tail in (
            ["each", "other"],
            ["one", "another"],
            ["together"],
            ["with", "each", "other"],
            ["with", "one", "another"],
        ):
            if words[-len(tail) :] == tail:
                words = words[: -len(tail)]
        key = tuple(stem(word) for word in words if word not in LIGHT)
        noun = self.forms.nouns.get(key[0]) if len(key) == 1 else None
        forms = [
            self.forms.phrases.get(phrase)
            for phrase in (key, (*key, "with"), (*key, "to"), (*key, "of"))
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
            if any(word.folded in AUX or word.folded in QUESTION_WORDS for word in run):
                continue
            yield end, tuple(word.stem for word in run if word.folded not in SMALL)

    def _words(self, at: int) -> Iterator[tuple[int, Any]]:
        if at < len(self.words):
            yield len(self.words), self.words[at:]

    def _acts(self, at: int) -> Iterator[tuple[int, Any]]:
        for length in (2, 1):
            text = " ".join(word.folded for word in self.words[at : at + length])
            if len(self.words) >= at + length and text in ACTS:
                yield at + length, ACTS[text]

    def _modal(self, at: int) -> Iterator[tuple[int, Any]]:
        for length in (3, 2, 1):
            text = " ".join(word.folded for word in self.words[at : at + length])
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
