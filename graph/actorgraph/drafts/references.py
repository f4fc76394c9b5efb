"""Whom "he", "it", "their", "the group" and "the foreign minister" may take up: one candidate, which is never strict."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from actorgraph.drafts import cues
from actorgraph.drafts.names import EVENT, HEADS, Item, Items, Known
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
        ("vessel ship tanker freighter carrier trawler frigate dhow", frozenset(("facility",))),
        ("base airport field station mine dam port depot outpost bridge plant refinery", frozenset(("facility", "place"))),
    )
    for word in words.split()
}  # fmt: skip
_OF_STATES: Final = wordlist("president minister premier king queen secretary ambassador general")
_BEFORE: Final = wordlist("the this that his her its their these those both")
_NO_MODIFIERS: Final = (
    cues.PREPOSITIONS
    | cues.OPENERS
    | cues.AUXILIARIES
    | cues.RELATIVES
    | wordlist("a an another other some any no")
)
#: Those that take up the subject of the sentence before, if they begin their own.
_FIRST: Final = wordlist("it its he she they")
#: What any group is called.
_GENERIC: Final = cues.stems("group movement organisation organization faction outfit")
_FARTHEST: Final = 3


def with_subjects(text: str, read: Iterable[Items]) -> Iterator[Items]:
    """Yield sentences in which those words stand for somebody that leave nobody else.

    "It", "its", "he" and "she" at the beginning stand for the subject of the sentence before in their paragraph, if
    "it" follows no deed that it may take up, and "he" for the one person of it; "the group" for the only one that was
    named so far, or that was called so: "Creskian rebels", "the Borin Front, a militia".
    """
    before: Items = ()
    named: dict[Known, None] = {}
    called: dict[str, set[Known]] = {}
    groups: set[Known] = set()  # the groups of the sentence before
    for items in read:
        out = list(items)
        types = _PRONOUNS.get(items[0].low) if items and items[0].low in _FIRST else None
        near = before and "\n\n" not in text[before[-1].end : items[0].start] if items else False
        subject = _subject_of(before, types) if types and near else None
        if subject and items[0].low == "they" and not (_is_group(subject) and groups == {subject}):
            subject = None
        empty = (
            items and items[0].low == "it" and (_is_empty(items, 0) or any(map(_is_deed, before)))
        )
        if subject and not empty:
            why = f"{items[0].text!r} takes up the subject before, {subject.name}"
            out[0] = replace(items[0], thing=subject, why=why)
        for at, item in enumerate(items):
            if item.thing:
                if _is_group(item.thing):
                    named.setdefault(item.thing)
                    called.setdefault(_called(items, at), set()).add(item.thing)
            elif _NOUNS.get(item.stem) is _GROUP and _article(items, at) == "the":
                owners = called.get(item.stem) or named
                here = {one.thing for one in items[:at] if one.thing and _is_group(one.thing)}
                meant = here or item.stem not in _GENERIC or groups <= {*owners}
                if len(owners) == 1 and here <= {*owners} and meant:
                    (owner,) = owners
                    why = f"{item.text!r} takes up the only one that was named, {owner.name}"
                    out[at] = replace(item, thing=owner, why=why)
            elif _NOUNS.get(item.stem) is _GROUP and _article(items, at) in ("a", "an", "another"):
                named.setdefault(Known("", f"{item.text} at {at}", "class"))
        yield tuple(out)
        before = items
        groups = {one.thing for one in items if one.thing and _is_group(one.thing)}


def _is_group(thing: Known) -> bool:
    """Return True for a group, and for one that the case has not and that is called like one."""
    return thing.type in _GROUP - {"unknown"} or (
        thing.type == "unknown" and thing.name.lower().rpartition(" ")[2] in HEADS
    )


def _called(items: Items, at: int) -> str:
    """Return the stem of the noun by which a name is explained: "Creskian rebels", "the Borin Front, a militia"."""
    after = [item.stem for item in items[at + 1 : at + 7]]
    if after[:1] and _NOUNS.get(after[0]) is _GROUP:
        return after[0]
    explains = after[2:] and (items[at + 1].text == "," or items[at + 1].low in cues.BE)
    article = items[at + 2].low if explains else ""
    if article not in ("a", "an", "the"):
        return ""
    kinds = [one for one in after[2:] if _NOUNS.get(one) is _GROUP]
    return kinds[-1 if "rebel" in kinds[:1] else 0] if kinds else ""


def _article(items: Items, at: int) -> str:
    """Return what stands before a noun and what modifies it: "the Iran-backed group"; "" for the explanation of a name."""
    start = at - 1
    while start > at - 5 and start > 0 and (
        items[start].adjective or items[start].text == "-" or (items[start].thing and items[start + 1].text == "-")
        or (items[start].text.isalpha() and items[start].low not in _BEFORE | _NO_MODIFIERS | {""})
    ):  # fmt: skip
        start -= 1
    before = items[start - 2].thing if start > 1 and items[start - 1].text == "," else None
    explains = before and (items[start].low != "the" or _is(before, _GROUP))
    follows = items[at + 1].low if at + 1 < len(items) else ""
    return "" if start < 0 or explains or follows in ("of", "-") else items[start].low


def _subject_of(items: Items, types: frozenset[str]) -> Known | None:
    """Return the name that a sentence begins with, whatever titles stand before it, or the one person of it."""
    first = next((item for item in items if item.low not in (*cues.TITLES, "the", ".")), None)
    thing = (first and not first.adjective and first.thing) or None
    if thing and thing.type != EVENT and thing.type in types:
        return thing
    people = {item.thing for item in items if item.thing and item.thing.type == "person"}
    return people.pop() if types is _PERSON and len(people) == 1 else None


def _is_deed(item: Item) -> bool:
    return item.stem in cues.NOUNS_OF_DOING or bool(item.thing and item.thing.type == EVENT)


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
    if types is None and at and {items[at - 1].low, _article(items, at)} & _BEFORE:
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
        while start and items[start - 1].low in cues.TITLES:
            start -= 1
        if start < at:
            yield tuple(word.low for word in items[start:at]), thing


def _office(items: Items, at: int, offices: dict[tuple[str, ...], Known]) -> Known | None:
    """Return who has the office that ends at a place: "the foreign minister"."""
    bearers = {who for title, who in offices.items() if title[-1] == items[at].low}
    for title, who in [
        *offices.items(),
        *(((items[at].low,), who) for who in bearers if len(bearers) == 1),
    ]:
        start = at - len(title) + 1
        if (
            start > 0
            and items[start - 1].low == "the"
            and tuple(item.low for item in items[start : at + 1]) == title
        ):
            follows: Item | None = items[at + 1] if at + 1 < len(items) else None
            if follows is None or (
                follows.thing is None and follows.low not in (*cues.TITLES, "of")
            ):
                return who
    return None
