"""Whom "he", "it", "their", "the group" and "the foreign minister" may take up: one candidate, which is never strict."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from actorgraph.drafts.cues import NOUNS_OF_DOING, TITLES
from actorgraph.drafts.names import EVENT, Item, Items, Known
from actorgraph.sentence.stem import stem
from actorgraph.sentence.wordlist import wordlist

_PERSON: Final = frozenset(("person",))
_GROUP: Final = frozenset(("armed-group", "umbrella-group", "class", "unknown"))
_BODY: Final = wordlist(
    "state government-body military armed-group umbrella-group class organisation unknown"
)
_PRONOUNS: Final = {
    **dict.fromkeys(wordlist("he she his her him hers"), _PERSON),
    **dict.fromkeys(wordlist("it its they their them"), _BODY),
}
#: What a common noun with "the", "his" or "its" before it may take up.
_NOUNS: Final = {
    stem(word): types
    for words, types in (
        (("group militia movement faction rebel militant insurgent guerrilla fighter gunman separatist organisation"
         " organization wing brigade outfit proxy"), _GROUP),
        ("coalition alliance umbrella bloc league council union pact", frozenset(("umbrella-group", "organisation"))),
        ("company firm contractor agency institute charity mission committee panel", frozenset(("organisation", "armed-group", "government-body"))),
        ("country government kingdom republic state nation authority", frozenset(("state",))),
        ("ministry department", frozenset(("government-body",))),
        ("army military navy troop soldier force", frozenset(("military",))),
        ("town city village island region province valley area", frozenset(("place",))),
        ("base airport field station mine dam port depot outpost bridge plant refinery", frozenset(("facility", "place"))),
    )
    for word in words.split()
}  # fmt: skip
_OF_STATES: Final = wordlist("president minister premier king queen secretary ambassador general")
_BEFORE: Final = wordlist("the this that his her its their these those both")
#: Those that take up the subject of the sentence before, if they begin their own.
_FIRST: Final = wordlist("it its he she")
_FARTHEST: Final = 3


def with_subjects(text: str, read: Iterable[Items]) -> Iterator[Items]:
    """Yield sentences in which "it", "its", "he" and "she" at the beginning stand for the subject of the one before.

    Both stand in one paragraph, and "it" follows no deed that it may take up.
    """
    before: Items = ()
    for items in read:
        out = items
        types = _PRONOUNS.get(items[0].low) if items and items[0].low in _FIRST else None
        subject = _subject_of(before) if types and before else None
        if (
            types
            and before
            and subject
            and subject.type in types
            and "\n\n" not in text[before[-1].end : items[0].start]
            and not (items[0].low == "it" and (_is_empty(items, 0) or _has_deed(before)))
        ):
            why = f"{items[0].text!r} takes up the subject before, {subject.name}"
            out = (replace(items[0], thing=subject, why=why), *items[1:])
        yield out
        before = out


def _subject_of(items: Items) -> Known | None:
    """Return the name that a sentence begins with, whatever titles stand before it."""
    for item in items:
        if item.thing:
            return None if item.adjective or item.thing.type == EVENT else item.thing
        if item.low not in (*TITLES, "the", "."):
            return None
    return None


def _has_deed(items: Items) -> bool:
    return any(
        item.stem in NOUNS_OF_DOING or (item.thing and item.thing.type == EVENT) for item in items
    )


def with_references(read: Iterable[Items]) -> Iterator[Items]:
    """Yield sentences in which pronouns and the like stand for the one that they most likely take up."""
    recent: list[list[Known]] = []
    offices: dict[tuple[str, ...], Known] = {}
    for items in read:
        offices.update(_offices(items))
        out = list(items)
        here: list[Known] = []
        for at, item in enumerate(items):
            if item.thing and item.thing.type != EVENT:
                here.append(item.thing)
                continue
            found = (
                _office(items, at, offices)
                or _taken_up(items, at, [here, *reversed(recent)])
                or _titled(items, at, recent)
            )
            if found:
                out[at] = replace(
                    item, thing=found, why=f"{item.text!r} may be {found.name}", weak=True
                )
        yield tuple(out)
        recent = [*recent, here][-_FARTHEST:]


def _taken_up(items: Items, at: int, said: list[list[Known]]) -> Known | None:
    """Return the candidate: the last of its kind before it in the sentence, else the first of the nearest one before."""
    low = items[at].low
    types = _PRONOUNS.get(low)
    if types is None and at and items[at - 1].low in _BEFORE:
        types = _NOUNS.get(items[at].stem)
    if types is None or _is_empty(items, at):
        return None
    for distance, things in enumerate(said):
        fitting = [thing for thing in things if _is(thing, types)]
        if fitting:
            own = distance == 0 and low not in ("he", "she")
            return fitting[0] if own or distance else fitting[-1]
    return None


def _is(thing: Known, types: frozenset[str]) -> bool:
    if thing.type != "unknown":
        return thing.type in types
    return ("person" in types) == (" " in thing.name) or "unknown" in types


def _is_empty(items: Items, at: int) -> bool:
    """Return True for "it is", "it was", which mostly take up nothing."""
    follows = items[at + 1].low if at + 1 < len(items) else ""
    after = items[at + 2].low if at + 2 < len(items) else ""
    return (
        items[at].low == "it"
        and follows in ("is", "was")
        and after in ("not", "clear", "unclear", "the")
    )


def _titled(items: Items, at: int, recent: list[list[Known]]) -> Known | None:
    """Return the state of which somebody is the minister, if the sentence does not say: the last one named before it."""
    after = items[at + 1].thing if at + 1 < len(items) else None
    if items[at].low not in _OF_STATES or after is None or after.type not in ("person", "unknown"):
        return None
    here = {item.thing for item in items}
    for things in reversed(recent):
        for thing in things:
            if thing.type == "state" and thing not in here:
                return thing
    return None


def _offices(items: Items) -> Iterator[tuple[tuple[str, ...], Known]]:
    """Yield the titles that stand before the people of a sentence."""
    for at, item in enumerate(items):
        thing = item.thing
        if thing is None or thing.type not in ("person", "unknown"):
            continue
        start = at
        while start and items[start - 1].low in TITLES:
            start -= 1
        if start < at:
            yield tuple(word.low for word in items[start:at]), thing


def _office(items: Items, at: int, offices: dict[tuple[str, ...], Known]) -> Known | None:
    """Return who has the office that ends at a place: "the foreign minister"."""
    for title, who in offices.items():
        start = at - len(title) + 1
        if (
            start > 0
            and items[start - 1].low == "the"
            and tuple(item.low for item in items[start : at + 1]) == title
        ):
            follows: Item | None = items[at + 1] if at + 1 < len(items) else None
            if follows is None or (follows.thing is None and follows.low not in (*TITLES, "of")):
                return who
    return None
