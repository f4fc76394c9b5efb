"""What a question with "how many" counts: the thing it is about, and the words of what is counted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from actorgraph.ask.kinds import AUX, KINDS_OF_ACTORS, TEXT
from actorgraph.ask.naming import spots
from actorgraph.ask.relations import LIGHT
from actorgraph.ask.words import POSSESSIVE, Word, word_set
from actorgraph.sentence.stem import stem

if TYPE_CHECKING:
    from actorgraph.ask.reader import Reader
    from actorgraph.store.reader import Thing

_PASSIVE: Final = frozenset(["is", "are", "was", "were", "been", "being"])
_DO: Final = frozenset(["do", "does", "did", "has", "have", "had"])
_EMPTY: Final = word_set(
    "there of in on at by for from to with and or the a an that which who it they them all "
    "during as than people persons ones total number numbers together times"
    " carry carried out conduct conducted launch launched"
)


Scope = tuple["Thing | None", tuple[str, ...], tuple[str, ...], str]


def scope_of(reader: Reader, words: Sequence[Word]) -> Scope:
    """Return the event or actor that is named, an event first, and the other words.

    A name that says what is counted ("US service members") gives its words too. The last are those of the
    words that a figure needs: the grammar does not know them, so they name what is counted. At the end is
    whether the actor does what is counted ("how many did X kill") or suffers it ("how many of X were killed").
    """
    names = spots(reader.store, words)
    found: list[tuple[bool, int, int, Thing]] = []
    for start, ends in names.items():
        for end, things in ends[:1]:
            found.append((things[0].is_event, end - start, start, things[0]))
    found.sort(key=lambda row: (-row[0], -row[1], row[2]))
    thing = found[0][3] if found else None
    inside: set[int] = set()
    for is_event, length, start, _ in found:
        if is_event or (thing is not None and not thing.is_event):
            inside |= set(range(start, start + length))
    topic = [
        word
        for at, word in enumerate(words)
        if at not in inside
        and word.folded not in AUX | LIGHT | _EMPTY
        and word.folded != POSSESSIVE
    ]
    needed = [
        word.folded
        for word in topic
        if KINDS_OF_ACTORS.get(word.folded) == TEXT
        or (word.folded not in reader.grammar_words and word.stem not in reader.grammar_stems)
    ]
    role = _role(reader, words, found[0][2], found[0][1]) if found else ""
    return (
        thing,
        tuple(dict.fromkeys(word.folded for word in topic)),
        tuple(dict.fromkeys(needed)),
        role if thing and not thing.is_event else "",
    )


def _role(reader: Reader, words: Sequence[Word], start: int, length: int) -> str:
    """Return what a name does in "did X kill" or "X were killed"."""
    if start and words[start - 1].folded in _DO:
        return "acts"
    after = [word.folded for word in words[start + length : start + length + 3]]
    while after and after[0] in LIGHT:
        passive = after.pop(0) in _PASSIVE
        if passive and after and reader.forms.phrases.get((stem(after[0]),)):
            return "suffers"
    return ""
