"""The verbs, phrases and nouns that ask for a relation: those of the vocabulary, of its frames and of the lexicon.

A phrase is a row of stems with the places of its ends: ``supply {o} with {m}``. One that begins with a form of
"to be" is a state, "is allied with"; the others are verbs, which have a passive. A phrase of which the subject
is the one to whom it is done ("is in the pay of") is *inverse*.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache, cached_property
from pathlib import Path
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
from actorgraph.sentence.stem import stem

FILE: Final = Path(model.__file__).with_name("lexicon.txt")
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


class Section(NamedTuple):
    """What the lexicon has for a relation or family, by the head of its lines: ``says``, ``back``, ``doer`` …"""

    target: str
    entries: tuple[tuple[str, str], ...]


@cache
def lexicon() -> tuple[Section, ...]:
    """Return the sections of ``lexicon.txt``."""
    return read_lexicon(FILE.read_text(encoding="utf-8"))


def read_lexicon(text: str) -> tuple[Section, ...]:
    """Return the sections of a text.

    >>> read_lexicon("[leads]\\nsays: head, be in charge of\\ndoer: boss")
    (Section(target='leads', entries=(('says', 'head'), ('says', 'be in charge of'), ('doer', 'boss'))),)
    """
    sections: list[tuple[str, list[tuple[str, str]]]] = []
    for line in text.splitlines():
        if line.startswith("["):
            sections.append((line[1:-1], []))
        elif line and not line.startswith("#"):
            head, _, entries = line.partition(": ")
            sections[-1][1].extend((head, entry) for entry in entries.split(", "))
    return tuple(Section(target, tuple(entries)) for target, entries in sections)


@cache
def _by_letters() -> Mapping[str, Sequence[tuple[str, str, str, str]]]:
    """Return the first word, the section, the head and the text of each phrase of the lexicon, by two letters.

    A verb stands there in its base form, whose stem begins alike: so the stems of few words are needed at once.
    """
    found: dict[str, list[tuple[str, str, str, str]]] = {}
    for section in lexicon():
        for head, entry in section.entries:
            if head in ("says", "back"):
                first = next((word for word in entry.split() if word not in LIGHT), "")
                for word in first.split("|"):
                    verb = word.partition("_")[0]
                    found.setdefault(
                        (stem(verb) if len(verb) < 4 or entry.startswith("be ") else verb)[:2], []
                    ).append((verb, section.target, head, entry))
    return found


class Lexicon:
    """All the phrases and nouns of a vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.nouns: dict[str, Form] = {}
        #: The phrases of the vocabulary without places within, under their keys.
        self.phrases: dict[Key, Form] = {}
        self._own: dict[str, dict[tuple[Key, bool], Phrase]] = {}
        self._all: dict[str, tuple[Phrase, ...]] = {}
        for text, (target, inverse) in sorted(vocabulary.phrases.items(), key=_order(vocabulary)):
            self._add(self._own, text.split(), target, inverse)
        for noun in ("part", "member") if "membership" in vocabulary.families else ():
            # English does not tell a command, an umbrella and a class apart by "part of" or "member of".
            form = Form("membership", False)
            self.phrases[noun, "of"] = form
            for state in (True, False):
                key = (noun, "of", "{o}")
                self._own.setdefault(noun, {})[key, state] = Phrase(key, form, state)
        for phrases in self._own.values():
            for phrase in phrases.values():
                if phrase.key[-1] == "{o}":
                    self.phrases.setdefault(phrase.key[:-1], phrase.form)
        self._add_nouns()

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
        texts = (
            entry
            for section in lexicon()
            for _, entry in section.entries
            if self._has(section.target)
        )
        words = {
            word for text in texts for word in text.replace("_", " ").replace("|", " ").split()
        }
        return frozenset(map(stem, words - PLACES)) | self.own_stems

    def _has(self, target: str) -> bool:
        return target in self.vocabulary or target in self.vocabulary.families

    def _add_nouns(self) -> None:
        """Add nouns for who does it and who suffers it; "sanctioner" for verbs without a noun in the lexicon."""
        for section in lexicon():
            for head, entry in section.entries if self._has(section.target) else ():
                if head in ("doer", "sufferer"):
                    form = form_of(section.target, head == "sufferer", [entry])
                    self.nouns.setdefault(" ".join(map(stem, entry.split())), form)
        for key, form in self.phrases.items():
            if len(key) == 1 and not form.inverse:
                self.nouns.setdefault(key[0].removesuffix("e") + "er", form)

    @cached_property
    def _frames(self) -> Mapping[str, Mapping[tuple[Key, bool], Phrase]]:
        """How the frames of relations that the lexicon has not say them, such as those of a case."""
        from actorgraph.sentence.frame import frame_of

        found: dict[str, dict[tuple[Key, bool], Phrase]] = {}
        known = {section.target for section in lexicon()}
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
        into: dict[str, dict[tuple[Key, bool], Phrase]],
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
            found = dict(self._own.get(word, {}))
            more: dict[str, dict[tuple[Key, bool], Phrase]] = {}
            for verb, target, head, entry in _by_letters().get(word[:2], ()):
                if stem(verb) == word and self._has(target):
                    self._add(more, entry.split(), target, head == "back", own=False)
            for phrases in (self._frames.get(word, {}), more.get(word, {})):
                found = {**phrases, **found}
            self._all[word] = tuple(found.values())
        return self._all[word]

    def everything(self) -> tuple[Phrase, ...]:
        """Return all the phrases, those of one beginning together and in the order of `beginning`."""
        firsts = dict.fromkeys([*self._own, *self._frames])
        firsts |= dict.fromkeys(stem(row[0]) for rows in _by_letters().values() for row in rows)
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


def _place(slot: str) -> str:
    return {"object": "{o}", "target": "{o}", "victims": "{o}", "event": "{e}"}.get(slot, "")


def _order(vocabulary: Vocabulary):  # type: ignore[no-untyped-def]
    """Forward phrases come before inverse ones ("parts of" has the stems of "part of"), relations before families."""
    families = vocabulary.families
    return lambda named: (named[1][1], named[1][0] in families, named[0])


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
