"""Who stands before a verb and after one: the names that are its subject or object, and no modifier of either."""

from __future__ import annotations

from typing import Final, NamedTuple

from actorgraph.drafts import cues
from actorgraph.drafts.names import Items
from actorgraph.sentence.wordlist import wordlist

MARKS: Final = frozenset(".,;:!?()[]–—“”\"‘’'")
_INSERTED: Final = 16
#: What begins no part of a noun phrase.
_NO_PART: Final = (
    cues.PREPOSITIONS | cues.OPENERS | cues.RELATIVES | cues.TIMES | cues.ADVERBS | cues.AUXILIARIES
)
_KINDS_OF_FORCES: Final = wordlist("air armed ground special security 's '")
_INSERTS: Final = wordlist("a an the which who whose part once also known its their led run")


class Group(NamedTuple):
    """The names that do or suffer something together: their places, and where the words of the first begin."""

    places: tuple[int, ...]
    start: int


def ends_phrase(items: Items, at: int) -> bool:
    """Return True if a name that ends before a place is the head of its phrase."""
    if at >= len(items):
        return True
    item = items[at]
    if item.thing:
        return False
    if item.low in ("'s", "'", "-"):
        return False
    low = item.low
    return item.text in MARKS or low in _NO_PART or low.endswith("ly") or low.isdigit()


def heads_clause(items: Items, at: int) -> int:
    """Return where the phrase of a name begins if it can be a subject, -1 if it is part of something else."""
    start = at
    before = at - 1
    if items[at].text.islower():  # "the armed group", which a name stands behind
        while before > 0 and items[before].low.isalpha() and items[before - 1].low == "the":
            before -= 1
    while before >= 0 and items[before].thing is None:
        low = items[before].low
        if low in cues.DETERMINERS - {"that"} or low in cues.TITLES:
            start = before
            before -= 1
        else:
            break
    if before < 0:
        return start
    item = items[before]
    low = item.low
    if low in ("'s", "'") and start < at and items[before - 1].thing:  # "X's president Y"
        return heads_clause(items, before - 1)
    if low in ("of", "from") and before and items[before - 1].low in cues.FORCES:
        return heads_clause(items, before - 1)
    if item.thing or (low in cues.PREPOSITIONS and low not in cues.OPENERS):
        return -1
    opens = item.text in MARKS or low in cues.OPENERS or low in cues.TIMES or low in cues.RELATIVES
    return start if opens or low.isdigit() or low.endswith("ly") else -1


def group_before(items: Items, stop: int) -> Group | None:
    """Return the names that end at a place and are the subject of what follows: X; X and Y; X, a militia, …"""
    last = stop - 1
    if last < 0:
        return None
    item = items[last]
    if item.text == "," or item.text in "–—":
        return _before_insertion(items, last)
    if item.text == ")":
        opening = next(
            (at for at in range(last - 1, max(-1, last - 8), -1) if items[at].text == "("), -1
        )
        return group_before(items, opening) if opening > 0 else None
    if item.low in ("which", "who"):
        return _antecedent(items, last)
    if item.low == "that" and last > 0 and items[last - 1].thing:
        return _antecedent(items, last)
    owner = _owner_before(items, last)
    if owner >= 0:
        return _names_ending(items, owner)
    return _names_ending(items, last) if item.thing else None


def _owner_before(items: Items, last: int) -> int:
    """Return the place of the body in "X's troops", "Xian helicopters" and "X's air force"; of rebels no state is one."""
    if items[last].low not in cues.FORCES and items[last].stem not in cues.ARMED:
        return -1
    owner = last - 1
    while owner > 0 and items[owner].low in _KINDS_OF_FORCES:
        owner -= 1
    thing = items[owner].thing if owner >= 0 else None
    stateless = items[last].stem in cues.GROUPED or items[last].low in ("gunmen", "militiamen")
    if thing is None or (stateless and thing.type in ("state", "place", "person")):
        return -1
    return owner


def _names_ending(items: Items, last: int) -> Group | None:
    places = [last]
    at = last
    while True:
        before = _skip_article(items, at)
        if (
            before >= 1 and items[before].low in ("and", "or", "nor") and items[before - 1].thing
        ) or (
            len(places) > 1
            and before >= 1
            and items[before].text == ","
            and items[before - 1].thing
        ):
            at = before - 1
        else:
            break
        places.insert(0, at)
    start = heads_clause(items, places[0])
    return Group(tuple(places), start) if start >= 0 else None


def _skip_article(items: Items, at: int) -> int:
    before = at - 1
    while before >= 0 and items[before].low in ("the", "a", "an"):
        before -= 1
    return before


def _antecedent(items: Items, relative: int) -> Group | None:
    """Return the name that "which" stands for."""
    at = relative - 1
    if at >= 0 and items[at].text == ",":
        at -= 1
    if at >= 0 and items[at].text == ")":
        at = next((place for place in range(at, -1, -1) if items[place].text == "("), 0) - 1
    if at > 1 and items[at].thing is None and items[at].low.isalpha() and relative - at == 1:
        at = _explained_before(items, at)
    if at < 0 or items[at].thing is None:
        return None
    before = _skip_article(items, at)
    if before >= 0 and items[before].low in ("of", "from", "in", "and", "or"):
        return None
    return Group((at,), at)


def _explained_before(items: Items, at: int) -> int:
    """Return the name in "X, a militia" of which a place is the last word, or -1."""
    start = at
    while (
        start > 1
        and start > at - 4
        and items[start].low.isalpha()
        and items[start].low not in cues.PREPOSITIONS
    ):
        if items[start].low in ("a", "an", "the"):
            named = items[start - 1].text == "," and items[start - 2].thing
            return start - 2 if named else -1
        start -= 1
    return -1


def _before_insertion(items: Items, comma: int) -> Group | None:
    """Return the name before words between two commas: "X, a militia backed by Y, attacked"."""
    mark = items[comma].text
    for at in range(comma - 1, max(0, comma - _INSERTED), -1):
        if items[at].text in ';.:“”"':
            return None
        if items[at].text != mark or not items[at - 1].thing:
            continue
        first = items[at + 1]
        if at == comma - 2 and first.thing and first.thing.type in ("person", "unknown"):
            continue
        owner = first.thing and items[at + 2].low in ("'s", "'")
        if not owner and (first.thing or not _inserts(items, at + 1)):
            return None
        return _names_ending(items, at - 1)
    last = items[comma - 1].thing
    if last and comma > 1 and items[comma - 2].text == "," and last.type in ("person", "unknown"):
        return Group((comma - 1,), comma - 1)
    return None


def _inserts(items: Items, at: int) -> bool:
    low = items[at].low
    return low.endswith("ed") or low in _INSERTS | cues.TITLES
