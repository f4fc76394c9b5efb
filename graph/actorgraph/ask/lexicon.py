"""The verbs, phrases and nouns that ask for a relation: those of the vocabulary, of its frames and of the lexicon.

A phrase is a row of stems with the places of its ends: ``supply {o} with {m}``. One that begins with a form of
"to be" is a state, "is allied with"; the others are verbs, which have a passive. A phrase of which the subject
is the one to whom it is done ("is in the pay of") is *inverse*.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property, lru_cache
from typing import Final, NamedTuple

import actorgraph.model as model
from actorgraph.ask.adjuncts import COURTESIES, WEIGHTLESS
from actorgraph.ask.grammar import literals
from actorgraph.ask.kinds import ACTS, AUX, KINDS_OF_ACTORS, MODALS, QUESTION_WORDS
from actorgraph.ask.kinds import words as words_of_set
from actorgraph.ask.times import MONTHS
from actorgraph.ask.words import Word, word_set
from actorgraph.model.vocabulary import Reading, Vocabulary
from actorgraph.questions.manner import means_in
from actorgraph.sentence.stem import irregular, stem

_FILE: Final = os.path.join(os.path.dirname(model.__file__ or ""), "lexicon.txt")
Key = tuple[str, ...]
#: Forms of "to be", which a state begins with.
BE: Final = words_of_set("be")
#: Words that carry no part of a relation's meaning.
LIGHT: Final = BE | words_of_set("light")
#: Places in a phrase: who suffers it, the event, the means.
PLACES: Final = word_set("{o} {e} {m}")


class Form(NamedTuple):
    """What a phrase asks for: a relation or family by name, from one end or the other, by some means or any."""

    target: str
    inverse: bool
    mode: str = ""


class Phrase(NamedTuple):
    """A phrase as stems and places, and what it asks for."""

    key: Key
    form: Form
    state: bool = False
    own: bool = True  # of the vocabulary


_Found = dict[str, dict[tuple[Key, bool], Phrase]]


class Line(NamedTuple):
    """A line of the lexicon: of a relation or family, its head (``says``, ``back``, ``doer`` …), and its entries as written."""

    target: str
    head: str
    written: str

    @property
    def entries(self) -> list[str]:
        """The entries, which are parted for the few lines that a question needs."""
        return self.written.split(", ")

    @property
    def is_verbal(self) -> bool:
        """True for phrases; the others are nouns."""
        return self.head in ("says", "back")

    def may_begin(self, letters: str) -> bool:
        """Return True if a word of an entry begins with some letters."""
        return (
            self.written.startswith(letters)
            or f" {letters}" in self.written
            or f"|{letters}" in self.written
        )


@cache
def lexicon() -> tuple[Line, ...]:
    """Return the lines of ``lexicon.txt``."""
    with open(_FILE, encoding="utf-8") as file:
        return tuple(read_lexicon(file.read()))


def read_lexicon(text: str) -> Iterator[Line]:
    """Yield the lines of a text.

    >>> [*read_lexicon("[leads]\\nsays: head, be in charge of")]
    [Line(target='leads', head='says', written='head, be in charge of')]
    """
    target = ""
    for line in text.splitlines():
        if line.startswith("["):
            target = line[1:-1]
        elif line and not line.startswith("#"):
            head, _, written = line.partition(": ")
            yield Line(target, head, written)


@cache
def _beginning(letters: str) -> Sequence[tuple[str, str, str, str]]:
    """Return the first word, the section, the head and the text of each phrase that begins with some letters."""
    return [
        (verb.partition("_")[0], line.target, line.head, entry)
        for line in lexicon()
        if line.is_verbal and line.may_begin(letters)
        for entry in line.entries
        for verb in _first_of(entry).split("|")
        if verb.startswith(letters)
    ]


def _first_of(phrase: str) -> str:
    """Return the first word of a phrase that carries its meaning."""
    return next((word for word in phrase.split() if word not in LIGHT), "")


def _letters(word: str) -> Iterable[str]:
    """Return how the forms of a stem begin: those of "buy" with "bu" and "bo"."""
    return dict.fromkeys(form[:2] for form in (word, *irregular(word)))


class Lexicon:
    """All the phrases and nouns of a vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self._all: dict[str, tuple[Phrase, ...]] = {}

    @cached_property
    def phrases(self) -> Mapping[Key, Form]:
        """The phrases of the vocabulary without places within, under their keys."""
        found: dict[Key, Form] = {
            (noun, "of"): form for noun, state, form in self._memberships if state
        }
        for text, target in self._ordered(self.vocabulary.phrases.items()):
            into: _Found = {}
            self._add(into, text.split(), *target)
            for phrase in (one for them in into.values() for one in them.values()):
                if phrase.key[-1] == "{o}":
                    found.setdefault(phrase.key[:-1], phrase.form)
        return found

    @cached_property
    def _memberships(self) -> Sequence[tuple[str, bool, Form]]:
        """Nouns for any membership: English does not tell a command, an umbrella and a class apart by "part of"."""
        form = Form("membership", False)
        nouns = ("part", "member") if "membership" in self.vocabulary.families else ()
        return [(noun, state, form) for noun in nouns for state in (True, False)]

    @cached_property
    def _by_letters(self) -> Mapping[str, Sequence[tuple[str, tuple[str, bool]]]]:
        """The phrases of the vocabulary by the letters with which their first words begin."""
        found: dict[str, list[tuple[str, tuple[str, bool]]]] = {}
        for named in self.vocabulary.phrases.items():
            found.setdefault(_first_of(named[0])[:2], []).append(named)
        return found

    def _own(self, word: str) -> Mapping[tuple[Key, bool], Phrase]:
        """Return the phrases of the vocabulary that begin with a stem."""
        into: _Found = {}
        named = (one for letters in _letters(word) for one in self._by_letters.get(letters, ()))
        for text, target in self._ordered(named):
            self._add(into, text.split(), *target)
        found = into.get(word, {})
        for noun, state, form in self._memberships:
            if noun == word:
                key = (noun, "of", "{o}")
                found[key, state] = Phrase(key, form, state)
        return found

    def _ordered(
        self, named: Iterable[tuple[str, tuple[str, bool]]]
    ) -> Sequence[tuple[str, tuple[str, bool]]]:
        """Forward phrases come before inverse ones ("parts of" has the stems of "part of"), relations before families."""
        families = self.vocabulary.families
        return sorted(named, key=lambda one: (one[1][1], one[1][0] in families, one[0]))

    @cached_property
    def known(self) -> frozenset[str]:
        """All words that the grammar and the vocabulary know, without names."""
        texts = literals()[0].union(
            self.vocabulary.phrases, AUX, COURTESIES, WEIGHTLESS, KINDS_OF_ACTORS, MONTHS, QUESTION_WORDS, ACTS, MODALS
        )  # fmt: skip
        return frozenset(word for text in texts for word in text.split())

    @cached_property
    def known_stems(self) -> frozenset[str]:
        """The stems of those words and of the lexicon."""
        return self.plain_stems | self.stems

    @cached_property
    def plain_stems(self) -> frozenset[str]:
        """The stems of those words and of the vocabulary's phrases."""
        return literals()[1] | self.own_stems | frozenset(map(stem, self.known))

    def has(self, word: Word) -> bool:
        """Return True if a word, or a form of it, is known."""
        return word.folded in self.known or word.stem in self.known_stems

    @cached_property
    def own_stems(self) -> frozenset[str]:
        """The stems of the phrases of the vocabulary."""
        verbs = {key[0].removesuffix("e") + "er" for key in self.phrases if len(key) == 1}
        return frozenset(word for key in self.phrases for word in key) | verbs

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of all the words."""
        texts = (entry for line in lexicon() if self._has(line.target) for entry in line.entries)
        words = {
            word for text in texts for word in text.replace("_", " ").replace("|", " ").split()
        }
        return frozenset(map(stem, words - PLACES)) | self.own_stems

    def _has(self, target: str) -> bool:
        return target in self.vocabulary or target in self.vocabulary.families

    def noun(self, stems: str) -> Form | None:
        """Return what a noun asks for; "sanctioner" for a verb without a noun in the lexicon."""
        if stems not in self._told_nouns and stems.endswith("er"):
            for verb in (stems[:-2], f"{stems[:-2]}e"):
                for phrase in self._own(verb).values():
                    if phrase.key == (verb, "{o}") and not phrase.form.inverse:
                        return phrase.form
        return self._told_nouns.get(stems)

    @cached_property
    def _told_nouns(self) -> Mapping[str, Form]:
        """Nouns of the lexicon for who does it and who suffers it, by their stems."""
        found: dict[str, Form] = {}
        for line in lexicon():
            for entry in line.entries if not line.is_verbal and self._has(line.target) else ():
                form = form_of(line.target, line.head == "sufferer", [entry])
                found.setdefault(" ".join(map(stem, entry.split())), form)
        return found

    @cached_property
    def nouns(self) -> Mapping[str, Form]:
        """All the nouns that `noun` knows."""
        verbs = (key[0] for key, form in self.phrases.items() if len(key) == 1 and not form.inverse)
        agents = [verb.removesuffix("e") + "er" for verb in verbs]
        return {noun: form for noun in (*self._told_nouns, *agents) if (form := self.noun(noun))}

    @cached_property
    def _frames(self) -> Mapping[str, Mapping[tuple[Key, bool], Phrase]]:
        """How the frames of relations that the lexicon has not say them, such as those of a case."""
        from actorgraph.sentence.frame import frame_of

        found: _Found = {}
        known = {line.target for line in lexicon()}
        for relation in (one for one in self.vocabulary if one.name not in known):
            frame = frame_of(self.vocabulary, relation.name)
            for said in frame.says if frame.agent == "subject" and not frame.negative else ():
                words = [
                    _place(token.text) if token.kind == "slot" else token.text
                    for token in said.tokens
                ]
                plain = all(token.kind in ("verb", "word", "slot") for token in said.tokens)
                if plain and "{o}" in words and "" not in words:
                    self._add(found, words, relation.name, inverse=False)
        return found

    def _add(
        self,
        into: _Found,
        words: Sequence[str],
        target: str,
        inverse: bool,
        *,
        own: bool = True,
    ) -> None:
        """Add a phrase; ``{}`` says where an object may stand that stands at the end otherwise."""
        state = words[0] in BE or (words[0] == "have" and not own)
        form = form_of(target, inverse, words)
        keys = []
        if "{}" in words:
            keys.append(key_of(["{o}" if word == "{}" else word for word in words]))
            words = [word for word in words if word != "{}"]
        key = key_of(words)
        keys.append(key if "{o}" in key else (*key, "{o}"))
        for key in keys:
            if key[0] not in PLACES:
                for first in key[0].split("|"):
                    phrases = into.setdefault(first.partition("_")[0], {})
                    phrases.setdefault((key, state), Phrase(key, form, state, own))

    def beginning(self, word: str) -> tuple[Phrase, ...]:
        """Return the phrases that begin with a stem: those of the vocabulary, of its frames and of the lexicon."""
        if word not in self._all:
            found = dict(self._own(word))
            more: _Found = {}
            for letters in _letters(word):
                for verb, target, head, entry in _beginning(letters):
                    if stem(verb) == word and self._has(target):
                        self._add(more, entry.split(), target, head == "back", own=False)
            for phrases in (self._frames.get(word, {}), more.get(word, {})):
                found = {**phrases, **found}
            self._all[word] = tuple(found.values())
        return self._all[word]

    def everything(self) -> tuple[Phrase, ...]:
        """Return all the phrases, those of one beginning together and in the order of `beginning`."""
        texts = [text for text, _ in self._ordered(self.vocabulary.phrases.items())]
        texts += [entry for line in lexicon() if line.is_verbal for entry in line.entries]
        words = (word.partition("_")[0] for text in texts for word in _first_of(text).split("|"))
        firsts = dict.fromkeys(
            [*map(stem, words), *self._frames, *(row[0] for row in self._memberships)]
        )
        return tuple(dict.fromkeys(phrase for first in firsts for phrase in self.beginning(first)))

    def reading(self, form: Form, *, turned: bool = False) -> Reading:
        """Return the reading of a form, or of the same seen from the other end."""
        name = form.target
        relations = (name,) if name in self.vocabulary else self.vocabulary.members(name)
        return self.vocabulary.reading_of(relations, name, inverse=form.inverse != turned)

    def family(self, form: Form) -> str:
        """Return the family of the relation that a form asks for."""
        return self.vocabulary[self.reading(form).relations[0]].family

    def is_symmetric(self, form: Form) -> bool:
        """Return True if both ends of the relation do the same."""
        return any(self.vocabulary[name].symmetric for name in self.reading(form).relations)


@lru_cache(maxsize=8)
def lexicon_of(vocabulary: Vocabulary) -> Lexicon:
    """Return the phrases and nouns of a vocabulary, which are kept for the next question about it."""
    return Lexicon(vocabulary)


def _place(slot: str) -> str:
    return {"object": "{o}", "target": "{o}", "victims": "{o}", "event": "{e}"}.get(slot, "")


def form_of(target: str, inverse: bool, words: Iterable[str]) -> Form:
    """Return what words ask for; only means are told of backing."""
    return Form(target, inverse, means_in(words) if target == "sponsors" else "")


def key_of(words: Sequence[str]) -> Key:
    """Return the key of folded words.

    >>> key_of(["is", "a", "member", "of"]), key_of(["supplies", "{o}", "with", "{m}"])
    (('member', 'of'), ('supply', '{o}', 'with', '{m}'))
    """
    return tuple(word if word in PLACES else _stems(word) for word in words if word not in LIGHT)


def _stems(word: str) -> str:
    """Return the stem of a word, or of each of several: ``carry_out|launch``."""
    if "|" not in word and "_" not in word:
        return stem(word)
    return "|".join("_".join(map(stem, words.split("_"))) for words in word.split("|"))
