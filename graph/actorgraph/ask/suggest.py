"""What to say where a question was not understood: why, and which near questions can be answered."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import TYPE_CHECKING, Final

from actorgraph.ask.adjuncts import without_ends
from actorgraph.ask.naming import respelt
from actorgraph.ask.words import typed, word_set, words_of
from actorgraph.model.names import fold
from actorgraph.sentence.wording import shortened

if TYPE_CHECKING:
    from actorgraph.ask.reader import Reader
    from actorgraph.store.reader import Thing

_ON_ACTOR: Final = (
    "Who is {a}?", "Who sponsors {a}?", "Whom does {a} attack?", "Who leads {a}?", "What does {a} say?",
    "What is said about {a}?", "What does {a} want?", "Where does {a} operate?", "What happened to {a}?",
)  # fmt: skip
_NOT_ON_PERSONS: Final = ("Who leads {a}?", "Where does {a} operate?")
_ON_EVENT: Final = (
    "Who is behind {a}?", "When was {a}?", "Why did {a} happen?", "Where did {a} happen?", "What happened after {a}?",
    "Who claimed responsibility for {a}?", "How many were killed in {a}?",
)  # fmt: skip
_ON_TWO: Final = (
    "How is {a} connected to {b}?",
    "Did {a} attack {b}?",
    "Does {a} sponsor {b}?",
    "Are {a} and {b} the same?",
)
_ON_NOTHING: Final = (
    "Who sponsors {a}?", "Where do the sources differ?", "What happened in {year}?", "Who is {a}?",
    "Which claims rest on anonymous sources?", "How is {a} connected to {b}?", "Who attacks whom?",
)  # fmt: skip
_PRONOUNS: Final = word_set(
    "it he she they them him her his its their we us our you your this these those"
)
_FOREIGN: Final = word_set(
    "wer wen wem wessen wo wann warum wie welche welcher qui que quoi quel quelle quels quelles "
    "où comment pourquoi quien quienes quién cual cuál donde dónde cuando cuándo como cómo "
    "porque chi che dove quando perche kto kogo gdzie kiedy dlaczego wie welke waar wanneer "
    "waarom hvem hvor vem när kim nerede neden hangi quem onde quais"
)


def suggestions(reader: Reader, question: str, most: int = 3) -> list[str]:
    """Return questions near to one that was not understood; every one of them can be answered."""
    from rapidfuzz import fuzz

    from actorgraph.ask.reader import MOST_CHARACTERS

    question = question[:MOST_CHARACTERS]
    mended = [text for text in _mended(reader, question) if isinstance(reader.read(text), list)]
    things = _things(reader, question)
    asked = fold(question)
    made = [
        text
        for text in _candidates(reader, things)
        if text.casefold() != question.strip().casefold()
    ]
    ranked = sorted(
        dict.fromkeys(made),
        key=lambda text: (-fuzz.token_set_ratio(asked, fold(text)), made.index(text)),
    )
    found = mended[:most]
    for text in ranked:
        if len(found) == most:
            break
        if text not in found and isinstance(reader.read(text), list):
            found.append(text)
    return found


def _mended(reader: Reader, question: str) -> list[str]:
    """Return the question with near names in the place of words that no name has."""
    words = words_of(question)
    spelt = respelt(words, reader.grammar_words, reader.name_words, verbs=True)
    near_words = [
        " ".join(instead.get(fold(chunk), chunk) for chunk in question.split())
        for _, instead in islice(spelt, 3)
    ]
    shorter = [
        question[:at].strip(" ,;") + "?"
        for preposition in (" in ", " at ", " near ", " during ", " on ", " for ", " with ")
        if len(question[: (at := question.rfind(preposition))].split()) > 2 and at > 0
    ]
    near_words += shorter
    unknown = reader.unknown(words)
    whole = " ".join(unknown)
    if not unknown or whole not in question:
        return near_words
    near = reader.near(whole)
    return [*near_words, *(question.replace(whole, name, 1) for name in near)]


def reason_for(reader: Reader, question: str, unknown: Sequence[str]) -> str:
    """Return why a question was not understood, in a sentence."""
    words = words_of(question)
    known = [word for word in words if word.folded in reader.grammar_words]
    names = reader.names_in(words)
    foreign = [word for word in words if word.folded in _FOREIGN or fold(word.folded) in _FOREIGN]
    inside = {at for start, ends in names.items() for at in range(start, ends[0][0])}
    rest = [word for at, word in enumerate(words) if at not in inside]
    if foreign or (rest and not any(word in known for word in rest)):
        return "only questions in English are understood; names may be in any script"
    pronouns = [word.folded for word in rest if word.folded in _PRONOUNS]
    if pronouns:
        return f"{pronouns[0]!r} may mean anybody; write the name"
    if unknown:
        kind = "this word was" if len(unknown) == 1 else "these words were"
        shown = ", ".join(repr(shortened(word, 40)) for word in unknown[:8])
        near = _near_names(reader, unknown)
        hint = f"; did you mean {near}?" if near else ""
        return f"{kind} not understood: {shown}{hint}"
    return "its words are known, but not in this order; put it as one of the questions below"


def _near_names(reader: Reader, unknown: Sequence[str]) -> str:
    near = reader.near(" ".join(unknown))
    return " or ".join(repr(name) for name in near)


def _things(reader: Reader, question: str) -> list[Thing]:
    """Return the things that a question names; where it names none, those with near names."""
    words = without_ends(words_of(question))
    names = reader.names_in(words)
    found: list[Thing] = []
    at = 0
    while at < len(words):
        if names.get(at):
            end, things = names[at][0]
            found += [thing for thing in things[:1] if thing not in found]
            at = end
        else:
            at += 1
    if len(found) < 2:
        unknown = [
            word
            for word in words
            if word.folded not in reader.grammar_words and word.stem not in reader.grammar_stems
        ]
        near = reader.near(typed(unknown)) if unknown else []
        called = reader.store.things_called(fold(name) for name in near)
        found += [things[0] for things in called.values() if things[0] not in found]
    return found


def _candidates(reader: Reader, things: Sequence[Thing]) -> list[str]:
    names = [thing.words for thing in things]
    made: list[str] = []
    if len(things) >= 2:
        both = _ON_TWO[:1] if things[0].is_event or things[1].is_event else _ON_TWO
        made += [text.format(a=names[0], b=names[1]) for text in both]
    for thing in things[:2]:
        patterns: Sequence[str] = _ON_EVENT if thing.is_event else _ON_ACTOR
        if thing.type == "person":
            patterns = [text for text in patterns if text not in _NOT_ON_PERSONS]
        made += [text.format(a=thing.words) for text in patterns]
    busiest = [
        thing.words
        for thing in reader.store.things(reader.store.busiest(4)).values()
        if not thing.is_event
    ]
    if len(busiest) < 2:
        busiest = [actor.name for _, actor in zip(range(2), reader.store.actors(), strict=False)]
    years = reader.store.years()
    if len(busiest) >= 2:
        a, b = busiest[:2]
        made += [text.format(a=a, b=b, year=years[-1] if years else 2024) for text in _ON_NOTHING]
    else:
        made += [text for text in _ON_NOTHING if "{" not in text]
    return made
