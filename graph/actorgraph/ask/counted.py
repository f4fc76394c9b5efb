"""What a question with "how many" counts: the thing it is about, and the words of what is counted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from actorgraph.ask.described import described, prominent
from actorgraph.ask.kinds import AUX, JOINS, KINDS_OF_ACTORS, TEXT, kind_of
from actorgraph.ask.kinds import words as words_of_set
from actorgraph.ask.lexicon import LIGHT
from actorgraph.ask.naming import spots
from actorgraph.ask.slots import GROUNDS
from actorgraph.ask.words import POSSESSIVE, Word
from actorgraph.sentence.stem import stem

if TYPE_CHECKING:
    from actorgraph.ask.reader import Reader
    from actorgraph.store.reader import Thing

_PASSIVE: Final = words_of_set("being")
_DOING: Final = words_of_set("doing")
_DIED: Final = frozenset(map(stem, words_of_set("dying")))
_INSIDE: Final = words_of_set("inside")
#: Words before an event that is described, in which something is counted.
_DURING: Final = words_of_set("during")
_BEFORE_EVENT: Final = _DURING | words_of_set("doing")
_PEOPLE: Final = ("person",)
EMPTY: Final = words_of_set("uncounted")


class Scope(NamedTuple):
    """What a question with "how many" is about.

    `thing` is the actor, event or place, `at` the event or place in which the actor does or suffers something.
    `topic` are the other words, `needed` those of them that a figure must have, as they name what is counted.
    `role` is whether the actor does what is counted ("how many did X kill") or suffers it ("how many of X
    were killed"), empty if that is not said. `unknown` are words that say nothing of any figure.
    """

    thing: Thing | None
    topic: tuple[str, ...]
    needed: tuple[str, ...]
    role: str = ""
    at: Thing | None = None
    unknown: tuple[str, ...] = ()


def scope_of(reader: Reader, words: Sequence[Word]) -> Scope:
    """Return what is counted, and where.

    An event is what the question is about before a place, and a place before an actor, unless the words say
    what the actor does or suffers there. A name that says what is counted ("US service members") gives its
    words too.
    """
    named = sorted(_named(reader, words), key=lambda name: (name.start - name.end, name.start))
    where = next((name for name in named if name.thing.is_event), None)
    where = where or next((name for name in named if name.is_place(words)), None)
    actors = [name for name in named if name != where and not name.thing.is_event]
    roles = [_role(reader, words, name.start, name.end - name.start) for name in actors]
    # "How many civilians did X kill": whoever does it is asked for, and what suffers it is counted
    at = roles.index("acts") if "acts" in roles else 0
    who, role = (actors[at], roles[at]) if actors else (None, "")
    if where is not None and not role:
        who = None
    meant = [name for name in (who, where) if name]
    inside = {at for name in meant for at in range(name.start, name.end)}
    inside |= {at for name in named if name.thing.is_event for at in range(name.start, name.end)}
    topic = [
        word
        for at, word in enumerate(words)
        if at not in inside and word.folded not in AUX | LIGHT | EMPTY and word.folded != POSSESSIVE
    ]
    # "Did the raids kill", "in the raids", of which it is open what they are
    doers = (
        words[at + 2]
        for at, word in enumerate(words[:-2])
        if word.folded in _BEFORE_EVENT - {"of"} and words[at + 1].folded == "the"
    )
    unmet = {
        word
        for word in doers
        if (kind := kind_of(word.folded)) and reader.store.events_of_type(kind, 1, more_than=0)
    }
    # "In Iraq and Syria": no figure is of both, so each is asked for
    ends = {name.end for name in meant}
    joined = {
        words[at]
        for name in named
        if name.start - 1 in ends and words[name.start - 1].folded in JOINS
        for at in range(name.start, name.end)
    }
    also = {at for name in named for at in range(name.start, name.end)}
    own = {words[at].folded for at in also} - {word.folded for word in joined}
    main = who or where
    return Scope(
        thing=main.thing if main else None,
        topic=tuple(dict.fromkeys(word.folded for word in topic)),
        needed=tuple(dict.fromkeys(word.folded for word in topic if _is_needed(reader, word))),
        role=role if who else "",
        at=where.thing if who and where else None,
        unknown=tuple(
            word.typed or word.folded
            for word in topic
            if word.folded not in own
            and (word in unmet or word in joined or not reader.is_counted(word))
        ),
    )


class _Name(NamedTuple):
    """A name in a question, from a word to another."""

    start: int
    end: int
    thing: Thing

    def is_place(self, words: Sequence[Word]) -> bool:
        """Return True if something happened in what is named."""
        before = words[self.start - 1].folded if self.start else ""
        return self.thing.type in GROUNDS and before in _INSIDE


def _named(reader: Reader, words: Sequence[Word]) -> Iterator[_Name]:
    """Yield the names in a question, without those that stand within a longer one."""
    exact = spots(reader.store, words)
    found = [
        _Name(start, end, things[0]) for start, ends in exact.items() for end, things in ends[:1]
    ]
    for start, ends in described(reader.store, tuple(words), exact, "").items():
        if (
            not start
            or words[start].folded != "the"
            or words[start - 1].folded not in _BEFORE_EVENT
        ):
            continue
        verb = 0 if words[start - 1].folded in _DURING else 1  # "did the strikes kill"
        meant = [
            (end, prominent(reader.store, things))
            for end, things in ends
            if end + verb <= len(words)
        ]
        found += [_Name(start, end, thing) for end, thing in meant if thing]
    for name in found:
        around = (one for one in found if one.start <= name.start and name.end <= one.end)
        if all(one.end - one.start == name.end - name.start for one in around):
            yield name


def _is_needed(reader: Reader, word: Word) -> bool:
    """Return True if a figure must have a word: one that names what is counted, and not what was done."""
    if KINDS_OF_ACTORS.get(word.folded) in (TEXT, _PEOPLE):
        return True
    return word.folded not in reader.lexicon.known and word.stem not in reader.lexicon.plain_stems


def _role(reader: Reader, words: Sequence[Word], start: int, length: int) -> str:
    """Return what a name does in "did X kill" or "X were killed"."""
    if start and words[start - 1].folded in _DOING:
        return "acts"
    if words[start + length : start + length + 1] and words[start + length].stem in _DIED:
        return "suffers"
    after = [word.folded for word in words[start + length : start + length + 3]]
    while after and after[0] in LIGHT:
        passive = after.pop(0) in _PASSIVE
        if passive and after and reader.lexicon.phrases.get((stem(after[0]),)):
            return "suffers"
    return ""
