"""What each slot of the grammar finds in one question: names, verbs in their forms, kinds, auxiliaries."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, Final

from actorgraph.ask.grammar import WEIGHT, Found, Node, Parse, Slot, compiled
from actorgraph.ask.kinds import (
    ACTS,
    ARTICLES,
    AUX,
    HEADS,
    KINDS_OF_ACTORS,
    MODALS,
    PARTICIPLES,
    QUESTION_WORDS,
    SMALL,
    TEXT,
    modal_verb,
    runs,
    tables,
)
from actorgraph.ask.kinds import words as words_of_set
from actorgraph.ask.lexicon import BE, LIGHT, PLACES, Form, Key, Lexicon, Phrase
from actorgraph.ask.naming import Spots
from actorgraph.ask.words import POSSESSIVE, Word, Words
from actorgraph.questions.manner import SUPPLIES, means_in
from actorgraph.sentence.stem import irregular, stem

#: What stands for an end of a clause that is asked for, or that may be anybody.
ASKED: Final = "asked"
ANYBODY: Final = "anybody"
_BE: Final = BE | words_of_set("become")
#: Words that may stand within a phrase.
_WITHIN: Final = LIGHT - BE | words_of_set("within")
_PREPOSITIONS: Final = words_of_set("prepositions")
_DETERMINERS: Final = words_of_set("determiners")
_SOMEBODY: Final = words_of_set("somebody")
_PRONOUNS: Final = words_of_set("it")
_WHO: Final = words_of_set("who")
_WHICH: Final = words_of_set("which")
_ASKED: Final = words_of_set("asked")
_EACH_OTHER: Final = runs("each_other")
_BOTH_WAYS: Final = words_of_set("both_ways")
_OF_KIND: Final = ("of the", "kind of", "kinds of", "sort of", "sorts of", "type of", "types of")
#: Nouns for events and facilities, by the types of these.
_OBJECT: Final = compiled("<object>")


#: Types of what does nothing itself, and types of actors in which something happens.
SITES: Final = ("place", "facility")
GROUNDS: Final = (*SITES, "state")


class Slots:
    """What each slot can stand for in one question."""

    def __init__(self, words: Words, names: Spots, lexicon: Lexicon) -> None:
        self.words = words
        self.names = names
        self.lexicon = lexicon
        self.all: Mapping[str, Slot] = {
            "thing": self._thing, "event": self._event, "place": self._place, "any": self._any, "ask": self._ask, "who": self._who,
            "kinds": self._kinds, "aux": self._aux, "do": self._do, "do?": self._may_do, "be": self._be,
            "been": self._been, "noun": self._noun, "title": self._title, "words": self._words,
            "acts": self._acts, "deed": partial(self._meaning, "deeds"), "deed_verb": partial(self._meaning, "deed_verbs"), "modal": self._modal, "modal_verb": self._modal_verb,
            "run": self._run, "run?": self._may_run, "doing": self._doing, "name": self._name, "wh": partial(self._one_of, QUESTION_WORDS - {"by", "that"}), "helps": partial(self._one_of, AUX), "possessive": self._possessive, "together": self._together, "verb_of": self._verb_of,
            "attributes": self._attributes, "blamed": self._blamed,
            "act": partial(self._verb, test=_is_plain), "ing": partial(self._verb, test=_is_ing),
            "act_to": partial(self._verb, test=_is_plain, gap="{o}"), "ing_to": partial(self._verb, test=_is_ing, gap="{o}"),
            "act_alone": partial(self._alone, test=_is_plain), "ing_alone": partial(self._alone, test=_is_ing),
            "stative": partial(self._state, self._verb), "stative_to": partial(self._state, partial(self._verb, gap="{o}")),
            "stative_alone": partial(self._state, self._alone), "passive": self._passive,
        }  # fmt: skip
        self._parse = Parse(words, self.all)

    def questions(self, wanted: Callable[[str], bool] = bool) -> Iterator[tuple[int, Found]]:
        """Yield what each question that takes all the words finds, if its text is wanted."""
        yield from self._parse.questions(wanted)

    def at(self, node: Node) -> Iterator[tuple[int, Found]]:
        """Yield where a part of the grammar that begins at the first word ends, and what it finds."""
        yield from self._parse.at(node, 0)

    def _folded(self, start: int, length: int) -> str:
        return " ".join(word.folded for word in self.words[start : start + length])

    # -- names ---------------------------------------------------------------------------------------

    def _thing(self, at: int, role: str) -> Iterator[tuple[int, Found]]:
        if self._folded(at, 1) in _DETERMINERS and at not in self.names:
            at += 1  # "any American troops"
        for end, things in self.names.get(at, ()):
            for thing in things:
                yield end, {role: thing, WEIGHT: end - at}
        itself = role in ("o", "e", "by")  # "Does X deny it?" is not of X
        if self._folded(at, 1) in _PRONOUNS and at not in self.names and not itself:
            before = {
                thing for start, ends in self.names.items() if start < at for thing in ends[0][1]
            }
            if len(before) == 1:  # "Why did X stop its attacks when it …": nobody else can be meant
                yield at + 1, {role: before.pop()}

    def _event(self, at: int, role: str) -> Iterator[tuple[int, Found]]:
        for end, found in self._thing(at, role):
            if found[role].is_event:
                yield end, found

    def _place(self, at: int, role: str) -> Iterator[tuple[int, Found]]:
        for end, found in self._thing(at, role):
            if found[role].type in GROUNDS:
                yield end, found

    def _any(self, at: int, role: str) -> Iterator[tuple[int, Found]]:
        if self._folded(at, 1) in _SOMEBODY:
            yield at + 1, {role: ANYBODY}

    def _ask(self, at: int, role: str) -> Iterator[tuple[int, Found]]:
        if self._folded(at, 1) in _ASKED:
            yield at + 1, {role: ASKED}

    # -- who, and what kind -----------------------------------------------------------------------------

    def _who(self, at: int, role: str) -> Iterator[tuple[int, Found]]:
        del role
        word = self._folded(at, 1)
        if word in _WHICH:
            skip = at + (3 if self._folded(at + 1, 2) in _OF_KIND else 1)
            yield from self._kinds(skip, "")
        if word in _WHO:
            yield at + 1, {"types": TEXT if word == "what" else ()}

    def _kinds(self, at: int, role: str) -> Iterator[tuple[int, Found]]:
        del role
        for length in (3, 2, 1):
            text = self._folded(at, length)
            if len(self.words) >= at + length and text in KINDS_OF_ACTORS:
                yield at + length, {"types": KINDS_OF_ACTORS[text], "kind": text}

    def _noun(self, at: int, role: str) -> Iterator[tuple[int, Found]]:
        del role
        for length in (3, 2, 1):
            if len(self.words) >= at + length:
                stems = " ".join(word.stem for word in self.words[at : at + length])
                if form := self.lexicon.noun(stems):
                    yield at + length, {"form": form}

    def _title(self, at: int, role: str) -> Iterator[tuple[int, Found]]:
        del role
        for end in range(min(len(self.words), at + 5), at, -1):
            run = self.words[at:end]
            if any(word.folded in AUX or word.folded in QUESTION_WORDS for word in run):
                continue
            yield end, {"title": tuple(word.folded for word in run if word.folded not in SMALL)}

    def _possessive(self, at: int, role: str) -> Iterator[tuple[int, Found]]:
        del role
        if self._folded(at, 1) == POSSESSIVE:
            yield at + 1, {}
        elif at and self.words[at - 1].folded.endswith(
            "s"
        ):  # "Sons of the Pass' leader" may lose its mark
            yield at, {}

    # -- auxiliaries ----------------------------------------------------------------------------------

    def _runs(self, at: int) -> Iterator[int]:
        while at < len(self.words) and (
            self.words[at].folded in AUX or self.words[at].folded in _BE
        ):
            at += 1
            yield at

    def _aux(self, at: int, role: str) -> Iterator[tuple[int, Found]]:
        del role
        for end in (at, *self._runs(at)):
            yield end, {}

    def _do(self, at: int, role: str) -> Iterator[tuple[int, Found]]:
        del role
        for end in self._runs(at):
            if self.words[end - 1].folded not in _BE:
                yield end, _ahead(self.words[at:end])

    def _may_do(self, at: int, role: str) -> Iterator[tuple[int, Found]]:
        yield at, {}
        yield from self._do(at, role)

    def _be(self, at: int, role: str) -> Iterator[tuple[int, Found]]:
        del role
        for end in self._runs(at):
            if self.words[end - 1].folded in _BE:
                yield end, _ahead(self.words[at:end])

    def _been(self, at: int, role: str) -> Iterator[tuple[int, Found]]:
        del role
        if self._folded(at, 1) in ("been", "being", "be"):
            yield at + 1, {}

    # -- verbs and states ---------------------------------------------------------------------------------

    def _verb(self, at: int, role: str, *, test: Any, gap: str = "") -> Iterator[tuple[int, Found]]:
        del role
        for phrase in self._beginning(at):
            if test(phrase, self.words[at]):
                yield from self._strictly(phrase, self._matched(phrase.key, at, phrase.form, gap))

    def _strictly(
        self, phrase: Phrase, found: Iterator[tuple[int, Found]]
    ) -> Iterator[tuple[int, Found]]:
        """Mark what a phrase of the lexicon finds: its ends must be of the types that it asks for."""
        for end, one in found:
            yield end, one if phrase.own else {**one, "strict": "yes"}

    def _state(self, find: Any, at: int, role: str) -> Iterator[tuple[int, Found]]:
        """Find states, with an article before a noun: "the head of"."""
        if self._folded(at, 1) in ARTICLES:
            at += 1
        yield from find(at, role, test=_is_state)

    def _passive(self, at: int, role: str) -> Iterator[tuple[int, Found]]:
        """Find verbs in the passive: what stands first behind the verb is the subject now."""
        del role
        for phrase in self._beginning(at):
            form = phrase.form
            plain = not (phrase.state or form.inverse or self.lexicon.is_symmetric(form))
            gap = next(part for part in phrase.key if part in PLACES)
            if plain and gap != "{m}" and is_participle(self.words[at]):
                for end, found in self._strictly(phrase, self._matched(phrase.key, at, form, gap)):
                    yield end, {**found, "gap": gap}

    def _alone(self, at: int, role: str, *, test: Any) -> Iterator[tuple[int, Found]]:
        """Find phrases that lack their object, and the preposition before it: "want war" of "want war with"."""
        del role
        for phrase in self._beginning(at):
            if phrase.key[-1] == "{o}" and test(phrase, self.words[at]):
                rest = phrase.key[:-1]
                if len(rest) > 1 and _PREPOSITIONS.issuperset(rest[-1].split("|")):
                    if "|" in rest[-1] and self.lexicon.family(phrase.form) == "attack":
                        continue  # "carried out an attack" is of one that has a name
                    short = phrase.own and (phrase.state or self._is_act(phrase.form))
                    drops = len(rest) > 2 or short
                    if not drops or (rest[-1] == "by" and not phrase.state):
                        continue  # "speak" alone is no "speak for"
                    rest = rest[:-1]
                yield from self._matched(rest, at, phrase.form, "")

    def _is_act(self, form: Form) -> bool:
        return self.lexicon.family(form) in ("attack", "response", "contact", "location")

    def _beginning(self, at: int) -> Iterator[Phrase]:
        if at < len(self.words) and self.words[at].folded not in LIGHT:
            yield from self.lexicon.beginning(self.words[at].stem)

    def _matched(self, key: Key, at: int, form: Form, gap: str) -> Iterator[tuple[int, Found]]:
        """Find the words and places of a phrase, but for the place that is a gap."""
        for end, found in self._in_turn(key, at, gap):
            mode = found.pop("means", "") or form.mode
            yield end, {**found, "form": form._replace(mode=mode)}

    def _in_turn(self, key: Key, at: int, gap: str) -> Iterator[tuple[int, Found]]:
        if not key:
            yield at, {}
            return
        for end, found in self._part(key[0], at, gap):
            for last, more in self._in_turn(key[1:], end, gap):
                yield last, {**found, **more, WEIGHT: found.get(WEIGHT, 0) + more.get(WEIGHT, 0)}

    def _part(self, part: str, at: int, gap: str) -> Iterator[tuple[int, Found]]:
        if part == gap:
            yield at, {}
        elif part == "{o}":
            yield from self._parse.at(_OBJECT, at)
        elif part == "{e}":
            yield from self._event(at, "e")
        elif part == "{m}":
            yield from self._means(at)
        else:
            for words in part.split("|"):
                end = self._in_stems(words.split("_"), at)
                if end:
                    yield end, {}

    def _in_stems(self, stems: Sequence[str], at: int) -> int:
        """Return where words with some stems end that begin at a word, 0 if others stand there."""
        for part in stems:
            while (
                at < len(self.words)
                and self.words[at].folded in _WITHIN
                and self.words[at].stem != part
            ):
                if self.words[at].folded == "the" and HEADS.get(self._folded(at + 1, 1)) == "war":
                    return 0  # "started the war" is of one that has a name, "started war" of any
                at += 1
            if at >= len(self.words) or self.words[at].stem != part:
                return 0
            at += 1
        return at

    def _means(self, at: int) -> Iterator[tuple[int, Found]]:
        """Find what is handed over: "weapons", "money and training", "support"."""
        while at < len(self.words) and self.words[at].folded in _WITHIN:
            at += 1
        word = self.words[at] if at < len(self.words) else None
        if word is None:
            return
        means = means_in([word.folded])
        if means == "troops" and self._folded(at - 1, 1) != "with":
            return  # troops that are sent are deployed
        if means and means != SUPPLIES:
            yield at + 1, {"means": means}
        elif word.stem in _HELP:
            yield at + 1, {}

    # -- relations in other places --------------------------------------------------------------------------

    def _attributes(self, at: int, role: str) -> Iterator[tuple[int, Found]]:
        """Find "blames", "accuses"."""
        del role
        for phrase in self._beginning(at):
            if (
                phrase.form.target == "attributes"
                and phrase.key[1:] == ("{o}",)
                and not phrase.form.inverse
            ):
                yield at + 1, {}

    def _blamed(self, at: int, role: str) -> Iterator[tuple[int, Found]]:
        if at < len(self.words) and is_participle(self.words[at]):
            yield from self._attributes(at, role)
        if self._folded(at, 2) == "held responsible":
            yield at + 2, {}

    def _together(self, at: int, role: str) -> Iterator[tuple[int, Found]]:
        """Find relations that go both ways: "at war", "allied", "fighting each other"."""
        del role
        words = [word.folded for word in self.words[at:]]
        for tail in _EACH_OTHER:
            if tuple(words[-len(tail) :]) == tail:
                words = words[: -len(tail)]
        key = tuple(stem(word) for word in words if word not in _WITHIN)
        if not key:
            return
        noun = self.lexicon.noun(key[0]) if len(key) == 1 else None
        asked = {key, *((*key, last) for last in _BOTH_WAYS)}
        forms = [
            phrase.form for phrase in self.lexicon.beginning(key[0]) if phrase.key[:-1] in asked
        ]
        if noun:
            forms.append(noun)
        for form in dict.fromkeys(forms):
            if self.lexicon.is_symmetric(form):
                yield len(self.words), {"form": form}

    def _verb_of(self, at: int, role: str) -> Iterator[tuple[int, Found]]:
        """Find the relation of a participle: "backed" in "Iran-backed groups"."""
        del role
        for phrase in self._beginning(at):
            if (
                len(phrase.key) == 2
                and not phrase.form.inverse
                and self.words[at].folded.endswith(("ed", "led", "run"))
            ):
                yield at + 1, {"form": phrase.form}

    # -- other words -----------------------------------------------------------------------------------

    def _words(self, at: int, role: str) -> Iterator[tuple[int, Found]]:
        del role
        if at < len(self.words):
            yield len(self.words), {"words": self.words[at:]}

    def _run(self, at: int, role: str) -> Iterator[tuple[int, Found]]:
        for end in range(at + 1, len(self.words) + 1):
            yield end, {role: slice(at, end)}

    def _may_run(self, at: int, role: str) -> Iterator[tuple[int, Found]]:
        yield at, {role: slice(at, at)}
        yield from self._run(at, role)

    def _doing(self, at: int, role: str) -> Iterator[tuple[int, Found]]:
        if self._folded(at, 1).endswith("ing"):
            yield from self._run(at, role)

    def _name(self, at: int, role: str) -> Iterator[tuple[int, Found]]:
        for end, _ in self.names.get(at, ())[:1]:
            yield end, {role: slice(at, end)}

    def _one_of(self, words: frozenset[str], at: int, role: str) -> Iterator[tuple[int, Found]]:
        if self._folded(at, 1) in words:
            yield at + 1, {role: slice(at, at + 1)}

    def _acts(self, at: int, role: str) -> Iterator[tuple[int, Found]]:
        del role
        for length in (3, 2, 1):
            text = self._folded(at, length)
            if len(self.words) >= at + length and text in ACTS:
                yield at + length, {"acts": ACTS[text], "words": self.words[at : at + length]}

    def _meaning(self, name: str, at: int, role: str) -> Iterator[tuple[int, Found]]:
        """Find words of a set, and the relation that they mean."""
        del role
        for length in (3, 2, 1):
            text = self._folded(at, length)
            if len(self.words) >= at + length and text in tables()[name]:
                yield at + length, {"deed": tables()[name][text]}

    def _modal(self, at: int, role: str) -> Iterator[tuple[int, Found]]:
        del role
        for length in (3, 2, 1):
            text = self._folded(at, length)
            if len(self.words) >= at + length and text in MODALS:
                yield at + length, {"modal": (text, MODALS[text])}

    def _modal_verb(self, at: int, role: str) -> Iterator[tuple[int, Found]]:
        del role
        if at < len(self.words):
            names = modal_verb(self.words[at].stem)
            if names:
                end = at + 2 if self._folded(at + 1, 1) in ("at", "that") else at + 1
                yield end, {"modal": (self.words[at].folded, names)}


_HELP: Final = frozenset(map(stem, words_of_set("help")))


def _ahead(run: Sequence[Word]) -> Found:
    return {"ahead": "yes"} if any(word.folded in ("will", "would") for word in run[:1]) else {}


def is_ing_form(word: Word) -> bool:
    return word.folded.endswith("ing") and stem(word.folded[:-3]) == word.stem


def _is_plain(phrase: Phrase, word: Word) -> bool:
    return not phrase.state and not is_ing_form(word)


def _is_ing(phrase: Phrase, word: Word) -> bool:
    return not phrase.state and is_ing_form(word)


def is_participle(word: Word) -> bool:
    text = word.folded
    return text.endswith("ed") or text in PARTICIPLES or text in irregular(word.stem)[1:]


def _is_state(phrase: Phrase, word: Word) -> bool:
    """Return True for "is allied with", and for nouns: "leader of"."""
    rest = phrase.key[:-1]
    noun = (
        len(rest) > 1
        and rest[-1] in _PREPOSITIONS
        and not (is_ing_form(word) or is_participle(word))
    )
    undergone = len(rest) == 1 and not phrase.own and is_participle(word)
    return noun or (phrase.state and not undergone)  # who was killed does not kill
