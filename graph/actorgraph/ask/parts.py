"""Several questions in one: two that are joined by "and", one with two question words, one about a list of names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from actorgraph.ask.kinds import ARTICLES, AUX, JOINS, QUESTION_WORDS, meanings
from actorgraph.ask.lexicon import BE
from actorgraph.ask.reader import most_told
from actorgraph.ask.words import POSSESSIVE, Words, typed, words_of

if TYPE_CHECKING:
    from actorgraph.ask.question import Question
    from actorgraph.ask.reader import Reader
    from actorgraph.store.reader import Thing

#: Parts that one question has at most, and texts that are read to find them, or that claims may answer.
_MOST: Final = 6
_MOST_READ: Final = 24
_MOST_BY_CLAIMS: Final = 6
#: Words behind a list of names that say that each is meant.
_EACH: Final = frozenset({"both", "all", "each"})
#: Words before "first" in a question of which of two was first.
_COMING: Final = frozenset(
    {"which", "what", "came", "happened", "was", "of", "these", "the", "two"}
)
_SENTENCES: Final = re.compile(r"(?<=[?;])\s+(?=\w)")
_TOPIC: Final = re.compile(r"([^:?–—]{2,80}?)\s*(?::|–|—|\s-)\s+(.+)", re.DOTALL)
#: Pronouns, whether each is of a person (``person``) or of no person (``other``), and whose (``own``) something is.
_PRONOUNS: Final = meanings("referring")


def parts_of(reader: Reader, text: str, *, by_claims: bool = False) -> list[tuple[str, Question]]:
    """Return the questions that a text asks together, each with its reading; none if one of them is not clear.

    With *by_claims* a part may also be one of which all is met by claims, as `nearest` finds them.
    """
    topic = _TOPIC.fullmatch(text.strip())
    if topic:  # "Hamas: who backs it?"
        words, rest = words_of(topic[1]), topic[2]
        if words and any(end == len(words) for end, _ in reader.names_in(words).get(0, ())):
            return _Parts(reader, by_claims=by_claims).one(rest, words)
    return _Parts(reader, by_claims=by_claims).of(text) or []


class _Parts:
    def __init__(self, reader: Reader, *, by_claims: bool) -> None:
        self._reader = reader
        self._read = 0
        self._left = _MOST_BY_CLAIMS if by_claims else 0

    def of(self, text: str, before: Words = ()) -> list[tuple[str, Question]]:
        for pieces in self._divisions(text):
            found: dict[tuple[object, ...], tuple[str, Question]] = {}
            earlier = before
            for piece in pieces:
                one = self.one(piece, earlier)
                about = any(_is_about(question) for _, question in found.values())
                if about and one and not _is_about(one[0][1]):
                    one = self._of_its_event(piece, [question for _, question in found.values()])
                if not one or self._is_mutual(one[0][1]):
                    break
                found |= {question.key(): (said, question) for said, question in one}
                earlier = (*earlier, *words_of(piece))
            else:
                if len(found) <= _MOST:
                    return list(found.values())
        return []

    def _of_its_event(self, text: str, before: Sequence[Question]) -> list[tuple[str, Question]]:
        """Return a part that names nothing of the event of one before: "… and how many died?"."""
        ends = (end for one in before for end in (one.event, one.a, one.b))
        event = next((end for end in ends if end and end.is_event), None)
        found = self.one(f"{text.rstrip('?')} in {event.name}?", ()) if event else []
        return found if found and _is_about(found[0][1]) else []

    def one(self, text: str, before: Words) -> list[tuple[str, Question]]:
        """Return a part if it is read in one way, or the parts that it has itself."""
        self._read += 1
        if self._read > _MOST_READ:
            return []
        text = self._referred(text, before)
        found = self._reader.readings(text)
        meant = found[0] if len(found) == 1 else most_told(self._reader.store, found)
        if meant or found:
            return [(text, meant)] if meant else []
        return self.of(text, before) or self._by_claims(text)

    def _by_claims(self, text: str) -> list[tuple[str, Question]]:
        """Return a part that claims answer in whole."""
        self._left -= 1
        near = self._reader.nearest(text) if self._left >= 0 and text else None
        found = self._reader.quoted(text) or self._reader.by_claims(near) if near else []
        return [(text, found[0])] if len(found) == 1 else []

    def _divisions(self, text: str) -> Iterator[list[str]]:
        sentences = _SENTENCES.split(text)
        if len(sentences) > 1:
            yield sentences
        words = words_of(text)
        yield from _in_turn(words)
        for at, word in enumerate(words):
            if word.folded in JOINS | {"but"} and 0 < at < len(words) - 1:
                yield from self._joined(words, at)
        yield from self._listed(words)
        if self._left > 0:
            yield from _alternatives(words)

    def _joined(self, words: Words, at: int) -> Iterator[list[str]]:
        """Yield two questions that a word joins, or one with two question words: "when and where was X"."""
        first: Words = words[:at]
        second: Words = words[at + 1 :]
        opening, following = [*(word.folded for word in second[:2]), "", ""][:2]
        if all(word.folded in QUESTION_WORDS for word in first) and following:
            if opening in QUESTION_WORDS:
                yield [f"{typed((*first, *second[1:]))}?", f"{typed(second)}?"]
            return
        if opening in QUESTION_WORDS or opening in AUX or following in QUESTION_WORDS:
            yield [f"{typed(first)}?", f"{typed(second)}?"]
        elif following and len(first) > 1:  # "who planned and resourced X"
            yield [f"{typed((*first, *second[1:]))}?", f"{typed((*first[:-1], *second))}?"]

    def _listed(self, words: Words) -> Iterator[list[str]]:
        """Yield a question about a list of names as one about each."""
        names = self._reader.names_in(words)
        for start in sorted(names):
            end = names[start][0][0]
            spans, joined = [(start, end)], False
            while end < len(words):
                after = end + 1 if words[end].folded in JOINS else end
                if after not in names:
                    break
                joined = after > end
                spans.append((after, names[after][0][0]))
                end = spans[-1][1]
            if len(spans) > 1 and joined:
                end += end < len(words) and words[end].folded in _EACH  # "X and Y both deny"
                yield [
                    f"{typed((*words[:start], *words[one:other], *words[end:]))}?"
                    for one, other in spans
                ]
                return

    def _is_mutual(self, question: Question) -> bool:
        """Return True for "are A, B and C connected" of one of them."""
        reading = question.reading
        lone = question.kind == "yes-no" and None in (question.a, question.b) and not question.event
        return (
            lone and reading is not None and self._reader.vocabulary[reading.relations[0]].symmetric
        )

    def _names(self, words: Words) -> set[Thing]:
        names = self._reader.names_in(words)
        return {things[0] for ends in names.values() for _, things in ends[:1]}

    def _referred(self, text: str, before: Words) -> str:
        """Return a part with the one name before it that a pronoun can mean in its place."""
        words = words_of(text)
        if not before or not any(word.folded in _PRONOUNS for word in words):
            return text
        named = self._names(before)
        opening = [word.folded for word in before[:2]]
        asks_who = opening[0] in ("who", "which") and opening[-1] not in BE
        shown = []
        for word in words:
            kinds = _PRONOUNS.get(word.folded)
            meant = [thing for thing in named if kinds and _may_be(thing, kinds)]
            if kinds and asks_who and "person" in kinds:
                return ""  # "Who attacked X and who backs them?": whoever that is, or X
            if kinds and len(meant) == 1:
                shown.append(meant[0].name + (POSSESSIVE if "own" in kinds else ""))
            elif word.folded == POSSESSIVE and shown:
                shown[-1] += POSSESSIVE
            elif word.typed:
                shown.append(word.typed)
        return " ".join(shown) + "?"


def _in_turn(words: Words) -> Iterator[list[str]]:
    """Yield when each of two was, for "which came first, X or Y"."""
    texts = [word.folded for word in words]
    first = texts.index("first") if "first" in texts else 0
    if not first or "or" not in texts[first + 2 : -1] or not _COMING.issuperset(texts[:first]):
        return
    at = texts.index("or", first)
    yield [f"When was {typed(part)}?" for part in (words[first + 1 : at], words[at + 1 :])]


def _alternatives(words: Words) -> Iterator[list[str]]:
    """Yield two questions of yes or no for one that asks which of two is so: "was it X or Y"."""
    texts = [word.folded for word in words]
    if texts[:1] and texts[0] in AUX and "or" in texts[2:-1]:
        at = texts.index("or", 2)
        rest = words[at + 1 :]
        alike = ARTICLES if texts[at + 1] in ARTICLES else frozenset(texts[at - 1 : at])
        start = next((n for n in range(at - 1, 1, -1) if texts[n] in alike), 0)
        if start:
            yield [f"{typed(words[:at])}?", f"{typed((*words[:start], *rest))}?"]


def _is_about(question: Question) -> bool:
    """Return True if a question is about somebody or something, and not about all that is told."""
    call = question.call is not None
    return call or any((question.a, question.b, question.event))


def _may_be(thing: Thing, kinds: tuple[str, ...]) -> bool:
    if thing.is_event and "person" in kinds:
        return False  # whoever is behind it
    return ("person" if thing.type == "person" else "other") in kinds
