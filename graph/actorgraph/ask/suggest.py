"""What to say where a question was not understood: why, and which near questions can be answered."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice, pairwise
from typing import TYPE_CHECKING, Final

from actorgraph.ask.adjuncts import without_ends
from actorgraph.ask.kinds import AUX, JUDGEMENTS, KINDS_OF_ACTORS
from actorgraph.ask.kinds import words as words_of_set
from actorgraph.ask.naming import inside, respelt
from actorgraph.ask.notes import note
from actorgraph.ask.words import typed, words_of
from actorgraph.model.errors import TooMany
from actorgraph.model.names import fold
from actorgraph.sentence.wording import shortened

if TYPE_CHECKING:
    from actorgraph.ask.reader import Reader
    from actorgraph.model.claim import Claim
    from actorgraph.store.reader import Thing

#: Questions on an actor, on a person, on an event, on two and on the busiest; "[is|are]" is of one and of several.
OFFERS: Final = {
    "actor": (
        "Who [is|are] {a}?", "Who sponsors {a}?", "Whom [does|do] {a} attack?", "Who leads {a}?", "What [does|do] {a} say?",
        "What is said about {a}?", "What [does|do] {a} want?", "Where [does|do] {a} operate?", "What happened to {a}?",
    ),
    "person": (
        "Who is {a}?", "Who sponsors {a}?", "Whom does {a} attack?", "What does {a} say?", "What is said about {a}?",
        "What does {a} want?", "What happened to {a}?",
    ),
    "event": (
        "Who is behind {a}?", "When [was|were] {a}?", "Why did {a} happen?", "Where did {a} happen?",
        "What happened after {a}?", "Who claimed responsibility for {a}?", "How many were killed in {a}?",
    ),
    "link": ("How [is|are] {a} connected to {b}?",),
    "two": (
        "How [is|are] {a} connected to {b}?", "Did {a} attack {b}?", "[Does|Do] {a} sponsor {b}?",
        "Are {a} and {b} the same?",
    ),
    "busiest": (
        "Who sponsors {a}?", "Where do the sources differ?", "What happened in {year}?", "Who [is|are] {a}?",
        "Which claims rest on anonymous sources?", "How [is|are] {a} connected to {b}?", "Who attacks whom?",
    ),
}  # fmt: skip
_BY_NUMBER: Final = re.compile(r"\[(\w+)\|(\w+)\]")
_PRONOUNS: Final = words_of_set("pronouns")
_OWNING: Final = words_of_set("owning")
_FOREIGN: Final = words_of_set("foreign")


#: Questions of when, where and why.
_CIRCUMSTANCES: Final = frozenset({"when", "where", "why"})
#: Claims that are looked at for who is told of most.
_MOST_CLAIMS: Final = 20_000


def suggestions(
    reader: Reader, question: str, near: Sequence[Claim] = (), most: int = 3
) -> list[str]:
    """Return questions near to one that was not understood; every one of them can be answered.

    Those whose names are spelt right come first, then those that the claims *near* to it answer.
    """
    from rapidfuzz import fuzz

    from actorgraph.ask.reader import MOST_CHARACTERS

    question = question[:MOST_CHARACTERS]
    mended = [text for text in _mended(reader, question) if _tells_something(reader, text)]
    answered = _answered_by(reader, question, near)
    things = _things(reader, question)
    asked = fold(question)
    made = [text for text in _on_things(things) if text.casefold() != question.strip().casefold()]
    ranked = sorted(
        dict.fromkeys(made),
        key=lambda text: (-fuzz.token_set_ratio(asked, fold(text)), made.index(text)),
    )
    found = mended[:most]
    found += _telling(reader, [*answered, *ranked], most - len(found), found)
    return found or _telling(reader, _on_all(reader), most)


def _telling(reader: Reader, texts: Sequence[str], most: int, but: Sequence[str] = ()) -> list[str]:
    """Return the first questions that are answered with something."""
    new = (text for text in dict.fromkeys(texts) if text not in but)
    return list(islice((text for text in new if _tells_something(reader, text)), most))


def _tells_something(reader: Reader, text: str) -> bool:
    """Return True if a question is read in one way, and its answer holds something."""
    from actorgraph.ask.nearest import STEPS
    from actorgraph.ask.question import call_of
    from actorgraph.questions.answer import Verdict

    read = reader.read(text)
    if not isinstance(read, list) or len(read) > 1:
        return False
    try:
        with reader.store.within_steps(STEPS):
            answer = call_of(read[0], reader.store).run(reader.store)
    except TooMany:
        return False
    return answer.verdict is not Verdict.NOT_STATED


def _answered_by(reader: Reader, question: str, near: Sequence[Claim]) -> list[str]:
    """Return questions that claims answer, of the kind of the one that was asked."""
    from actorgraph.questions.call import Call

    store = reader.store
    asked = [word.folded for word in without_ends(words_of(question))]
    kind = next((word for word in asked if word in _CIRCUMSTANCES), "")
    named = {thing.id for thing in _things(reader, question)}
    texts: list[str] = []
    calls: list[Call] = []
    for claim in near:
        reading = store.vocabulary.reading(claim.relation)
        clause = {"subject": claim.subject, "relation": claim.relation, "object": claim.object}
        ends = {key: value for key, value in clause.items() if value}
        if kind and claim.event:
            on_event = _offers("event", *store.things_with_ids([claim.event]))
            texts += [text for text in on_event if text.casefold().startswith(kind)]
        elif asked[0] in AUX and claim.subject:
            calls.append(Call("whether", ends))
        else:
            turned = reading.turned(store.vocabulary).name
            who = (claim.object, claim.relation), (claim.subject, turned)
            calls += [
                Call("who", {"relation": relation, "actor": end})
                for end, relation in sorted(who, key=lambda one: one[0] not in named)
                if end
            ]
    in_words = (call.words(store).removesuffix("?") for call in calls)
    return [*texts, *(f"{text[:1].upper()}{text[1:]}?" for text in in_words)]


def _mended(reader: Reader, question: str) -> list[str]:
    """Return the question with near names in the place of words that no name has."""
    words = words_of(question)
    spelt = respelt(words, reader.lexicon.known, reader.store.words_near, verbs=True)
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
    words = reader.with_owner(words_of(question))
    known = [word for word in words if word.folded in reader.lexicon.known]
    names = reader.meant_in(words)
    foreign = [word for word in words if word.folded in _FOREIGN or fold(word.folded) in _FOREIGN]
    taken = inside(names)
    rest = [word for at, word in enumerate(words) if at not in taken]
    strange = not names or not all(word.folded.isascii() for word in rest)
    if foreign or (rest and strange and not any(word in known for word in rest)):
        return note("english")
    judging = [word for word in rest if word.folded in JUDGEMENTS]
    if judging:
        return note("judgement", word=judging[0].typed or judging[0].folded)
    pronouns = [
        word.folded
        for word in rest
        if word.folded in (_PRONOUNS - _OWNING if names else _PRONOUNS) and not word.typed.isupper()
    ]
    if pronouns and not any(word not in pronouns for word in unknown):
        return note("pronoun", word=pronouns[0])
    if unknown and unknown[0][:1].isupper() and unknown[-1][:1].isupper():
        called = shortened(" ".join(unknown), 80)
        return note("nobody", words=called) + _near_names(reader, unknown)
    if unknown:
        kind = "unknown word" if len(unknown) == 1 else "unknown words"
        shown = ", ".join(repr(shortened(word, 40)) for word in unknown[:8])
        return note(kind, words=shown) + _near_names(reader, unknown)
    for before, word in pairwise(rest):
        if before.folded == "the" and word.folded in KINDS_OF_ACTORS:
            return note("nobody", words=f"the {word.typed or word.folded}")
    return note("order")


def _near_names(reader: Reader, unknown: Sequence[str]) -> str:
    """Return the question whether one of the names near to words is meant, or an empty text."""
    near = reader.near(" ".join(unknown))
    return note("near", names=" or ".join(repr(name) for name in near)) if near else ""


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
        unknown = [word for word in words if not reader.lexicon.has(word)]
        near = reader.near(typed(unknown)) if unknown else []
        called = reader.store.things_called(fold(name) for name in near)
        found += [things[0] for things in called.values() if things[0] not in found]
    return found


def _on_things(things: Sequence[Thing]) -> list[str]:
    """Return the questions on the first two things, and on each of them."""
    made: list[str] = []
    if len(things) >= 2:
        of_two = "link" if things[0].is_event or things[1].is_event else "two"
        made += _offers(of_two, *things[:2])
    for thing in things[:2]:
        made += _offers(
            "event" if thing.is_event else "person" if thing.type == "person" else "actor", thing
        )
    return made


def _on_all(reader: Reader) -> list[str]:
    """Return the questions on all that is told, and on whom most is told of."""
    store = reader.store
    years = store.years()
    busiest = [
        thing
        for thing in store.things(store.busiest(4, _MOST_CLAIMS)).values()
        if not thing.is_event
    ]
    if len(busiest) < 2:
        first = [actor.id for _, actor in zip(range(2), store.actors(), strict=False)]
        busiest = store.things_with_ids(first)
    if store.has_claims(_MOST_CLAIMS):  # what is asked of all of very many claims takes seconds
        return _offers("actor", *busiest[:1])[:2]
    return _offers("busiest", *busiest[:2], year=years[-1] if years else 2024)


def _offers(on: str, *things: Thing, year: int = 0) -> list[str]:
    """Return the questions on things; without two, those that name none."""
    names = dict(zip("ab", (thing.words for thing in things), strict=False))
    plural = bool(things) and things[0].noun.plural
    return [
        _BY_NUMBER.sub(lambda found: found[2 if plural else 1], text).format(**names, year=year)
        for text in OFFERS[on]
        if ("{a}" not in text or "a" in names) and ("{b}" not in text or "b" in names)
    ]
