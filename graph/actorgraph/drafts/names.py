"""The names in a text: those of the case first, then those that a model of spaCy or capitals give."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final, NamedTuple

from actorgraph.case.text import LINK
from actorgraph.drafts.capital import governs, irregular_adjectives, seats_in, seats_of
from actorgraph.drafts.cues import NOT_NAMES, TITLES
from actorgraph.model.actor import Actor
from actorgraph.model.event import Event
from actorgraph.model.names import fold, slug
from actorgraph.sentence.stem import stem
from actorgraph.sentence.wordlist import wordlist

EVENT: Final = "event"
_TOKEN: Final = re.compile(
    r"[’'‘]s\b|(?:[^\W\d]\.){2,}|\d+(?:[.,]\d+)+|n[’']t\b|\w+?(?=n[’']t\b)|\w+(?:[’'ʼ](?!s\b)\w+)*|[^\w\s]"
)
#: Words that join the parts of a name: "Army of the North" is one.
_RUN_IN_PLACE: Final = re.compile(r"\b([A-Z][\w’-]+(?: [A-Z][\w’-]+)+) in ([A-Z]\w+)")
#: What stands before the first words of a dispatch: "OMDALA, Nov 20 (Continental Press) -".
_DATELINE: Final = re.compile(
    r"(?:[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*)*(?:, [\w. ,]{1,40}?)? )?\([A-Z][\w ./’'-]{1,30}\) ?[-–—]+ (?=\S)"
)
#: What stands in small letters before a part of a name: "al-Qasim".
_PREFIXES: Final = wordlist("al el ar ash abu ibn bin ben von van bint")
#: Bodies whose name may go on after "for".
_FOR: Final = wordlist(
    "observatory organisation organization movement committee council centre center institute front alliance"
    " volunteers party ministry agency union office fund mission commission network campaign army league doctors"
    " physicians lawyers reporters mothers"
)
#: Words with capitals that say what somebody is, and name nobody alone.
_NOT_ALONE: Final = wordlist(
    "shia shiite sunni muslim muslims christian christians jewish islamic islamist kurdish arab arabs western"
    " european republican republicans democrat democrats catholic orthodox druze african asian northern southern"
    " eastern jihadist bedouin tribal god north south east west twitter facebook telegram internet covid-19"
)
_BETWEEN_TWO: Final = wordlist(
    "war conflict border talks deal summit ties relations alliance frontier truce"
)
_JOINS: Final = frozenset(("of", "the", "for", "and", "al", "de", "el", "bin", "-"))
#: What a short form may be: "the ministry", "the Brigade".
HEADS: Final = wordlist(
    "ministry brigade brigades guard guards front army navy union group militia agency movement party government"
    " council command force forces organisation organization regiment company institute court authority league"
    " pact coalition alliance mission panel committee corps federation commission bloc congress parliament"
    " service directorate station battalion division administration organs volunteers police gendarmerie"
)
#: Whose a name may say that it is: "Highland People's Liberation Army".
_OWNING: Final = wordlist(
    "people peoples patriots women workers farmers soldiers children lord god martyrs veterans students youth"
    " teachers peasants believers citizens"
)
#: What makes a name of the name or adjective of a state before it: "Karthian navy", "US forces".
_INSTITUTIONS: Final = wordlist(
    "army navy military government police parliament forces troops authorities airforce coastguard embassy"
    " intelligence ministry presidency cabinet marines militias command refinery airbase airport dam prison"
)
#: What all forces of a state are called behind its name: "Karthian Armed Forces".
_FORCES: Final = wordlist(
    "armed forces national army military defence defense force people's s and of the"
)
#: What may stand between them: "Karthian foreign ministry".
_DEPARTMENTS: Final = wordlist(
    "foreign interior defence defense oil finance information health justice air coast border water security"
    " armed intelligence military naval special water-"
)
#: Endings that make the adjective of a state of its name, or of what is left of it without one of the others.
_ENDINGS: Final = ["ians", "ian", "eans", "ean", "ans", "an", "ns", "n", "is", "i", "lese", "ese", "ish", "ites", "ite", "ic"]  # fmt: skip
_LOST: Final = frozenset(
    ["", *["a", "e", "i", "o", "y", "ia", "ey", "on", "en", "us", "os", "ea", "land", "ine"]]
)


class Known(NamedTuple):
    """Somebody or something that a name stands for; one that the case has not has no type and a made id."""

    id: str
    name: str
    type: str


@dataclass(frozen=True, slots=True)
class Item:
    """A word, a mark or a name of a text, with its place; `thing` is whom a name stands for, and `why`."""

    text: str
    start: int
    end: int
    thing: Known | None = None
    why: str = ""
    adjective: bool = False  # "Karthian": of the one that it names
    weak: bool = False  # it may stand for somebody else
    inner: tuple[Item, ...] = ()  # the names within a name, and the words between them

    @property
    def low(self) -> str:
        """The word in small letters, "" for a name."""
        return "" if self.thing else _low(self.text)

    @property
    def stem(self) -> str:
        """The stem of a word, "" for a name."""
        return "" if self.thing else _stem(self.text)


Items = tuple[Item, ...]


def items_of(text: str, start: int, end: int) -> list[Item]:
    """Return the words and marks of a passage, without those of a link of Markdown.

    >>> [item.text for item in items_of("Karth’s army didn't go.", 0, 23)]
    ['Karth', '’s', 'army', 'did', "n't", 'go', '.']
    """
    marks = {
        at
        for link in LINK.finditer(text, start, end)
        for at in (link.start(), *range(link.end(1), link.end()))
    }
    return [
        Item(found[0], found.start(), found.end())
        for found in _TOKEN.finditer(text, start, end)
        if found.start() not in marks
    ]


class Names:
    """The names of a case, and those that its texts add."""

    def __init__(self, actors: Iterable[Actor], events: Iterable[Event]) -> None:
        self._by_words: dict[tuple[str, ...], tuple[Known, str]] = {}
        self._people: dict[str, set[Known]] = {}
        self.things: dict[str, Known] = {}
        self._states: dict[str, Known] = {}
        self._adjectives: dict[str, Known | None] = {}
        self._small: set[tuple[str, ...]] = set()
        self._initials: dict[str, set[Known]] = {}
        self._mentioned: dict[Known, None] = {}
        self._tails: dict[Known, set[tuple[str, ...]]] = {}
        self._text = ""
        things: list[Actor | Event] = [*actors, *events]
        for thing in things:
            type_ = thing.type if isinstance(thing, Actor) else EVENT
            known = Known(thing.id, thing.name, type_)
            self.things[thing.id] = known
            self._add(thing.name, known, "its name in the case")
            for name in thing.names:
                if name.kind != "code":
                    self._add(name.text, known, f"{name.kind} in the case: {name.text}")
        self._forces: dict[Known, set[Known]] = {}
        for known in [*self.things.values()]:
            head, *rest = fold(known.name).split() or [""]
            state = self._states.get(head) or self._state_of(head)
            if known.type == "military" and state and rest and _FORCES.issuperset(rest):
                self._forces.setdefault(state, set()).add(known)
                self._tails.setdefault(known, set()).update((("army",), ("military",)))
        self._seats: dict[tuple[str, ...], Known] = {}
        states = [name for name, known in self._states.items() if known.type == "state"]
        for seat, state_, is_house in seats_of(states):
            if is_house:
                self._add(seat.title(), self._states[state_], "a seat of its government")
            self._seats[tuple(seat.split())] = self._states[state_]
        self._longest = max(map(len, self._by_words), default=0)

    def _add(self, name: str, known: Known, why: str) -> None:
        words: tuple[str, ...] = _folded(name)
        first, last = (words[0], words[-1]) if words else ("", "")
        if len(words) > 1 or len(first) > 1:
            self._by_words.setdefault(words, (known, why))
            if name.islower():
                self._small.add(words)
                if known.type == "class" and last.endswith("s"):
                    single = (*words[:-1], last.removesuffix("s"))
                    self._by_words.setdefault(single, (known, f"one of {known.name}"))
                    self._small.add(single)
            elif known.type == "class" and last.endswith("s"):
                self._by_words.setdefault(
                    (*words[:-1], last.removesuffix("s")), (known, f"one of {known.name}")
                )
            if first in ("the", "a", "an") and len(words) > 2:
                self._by_words.setdefault(words[1:], (known, why))
            self._initials.setdefault(_initials(words), set()).add(known)
            if last in HEADS:
                self._tails.setdefault(known, set()).update((words[-1:], words[-2:]))
            if known.type in ("state", "place") and len(words) <= 3:
                self._states.setdefault(" ".join(words).removeprefix("the "), known)
            if known.type == "person" and len(words) > 1:
                self._people.setdefault(words[-1], set()).add(known)

    def read(
        self, text: str, sentences: Sequence[list[Item]], found: Iterable[tuple[int, int]]
    ) -> list[Items]:
        """Return the sentences with their names as single items; *found* are places that a model calls names."""
        spans = sorted({*found, *_in_place(text)})
        self._text = text
        for seat, state in seats_in(text):
            whose = self._states.get(fold(state)) or self._state_of(fold(state))
            if whose:
                self._seats.setdefault(_folded(seat), whose)
        for items in (
            sentences
        ):  # a name that stands first without its neighbours is known whole the second time
            self._new(self._own(items), spans)
        self._mentioned.clear()
        self._forget_adjectives()
        read = [_whole(text, self._new(self._own(items), spans)) for items in sentences]
        return list(self._short([self._army(items) for items in read]))

    def called(self, name: str) -> Known | None:
        """Return whom a name, an alias or a name of the texts stands for."""
        hit = self._by_words.get(_folded(name))
        return hit and hit[0]

    def _forget_adjectives(self) -> None:
        """Let "Karthian" be no name of its own once the text has "Karth"."""
        new = {
            words[0]: known
            for words, (known, _) in self._by_words.items()
            if len(words) == 1 and known.id not in self.things
        }
        self._states |= {word: known for word, known in new.items() if word not in self._states}
        self._adjectives.clear()
        for word, known in new.items():
            self._states.pop(word)
            state = self._state_of(word)
            if state is None:
                self._states[word] = known
            else:
                del self._by_words[(word,)]

    def _own(self, items: list[Item], but: Known | None = None) -> list[Item]:
        """Return items in which the names of the case stand as one, the longest first; within one, that is *but*."""
        words = [_fold_one(item.text) for item in items]
        out: list[Item] = []
        at = 0
        while at < len(items):
            size, hit = self._longest_at(items, words, at, but)
            if but is None and (hit is None or hit[0].type in ("place", "unknown")):
                size, hit = self._governed_from(items, words, at) or (size, hit)
            if hit:
                part = items[at : at + size]
                inner = self._inner(part, hit[0]) if but is None else ()
                words_ = _between(items, at, at + size)
                out.append(Item(words_, part[0].start, part[-1].end, *hit, inner=inner))
            else:
                out.append(self._adjective(items[at]))
            at += size if hit else 1
        return out

    def _governed_from(
        self, items: list[Item], words: list[str], at: int
    ) -> tuple[int, tuple[Known, str]] | None:
        """Return the size of a capital's name, and the state for whose government it stands there."""
        for size in range(min(3, len(items) - at), 0, -1):
            state = self._seats.get(
                tuple(word for one in words[at : at + size] for word in one.split())
            )
            if state and items[at].text[:1].isupper() and governs(items, at, at + size):
                seat = _between(items, at, at + size)
                return size, (state, f"{seat}, for the government of {state.name}")
        return None

    def _inner(self, items: list[Item], whole: Known) -> tuple[Item, ...]:
        """Return the items of a name if other names stand in it: "US outpost in Jordan"."""
        out = self._own(items, whole) if len(items) > 1 else []
        return tuple(out) if any(item.thing and item.thing != whole for item in out) else ()

    def _adjective(self, item: Item) -> Item:
        """Return an item as the state of which it is the adjective: "Karthian"."""
        state = self._state_of(_fold_one(item.text)) if item.text[:1].isupper() else None
        if state is None:
            return item
        return replace(item, thing=state, why=f"adjective of {state.name}", adjective=True)

    def _state_of(self, word: str) -> Known | None:
        if word in irregular_adjectives():
            names = irregular_adjectives()[word]
            return next((self._states[name] for name in names if name in self._states), None)
        if word not in self._adjectives:
            near = {state for name, state in self._states.items() if _makes(name, word)}
            self._adjectives[word] = (
                near.pop() if len(near) == 1 and word not in self._states else None
            )
        return self._adjectives[word]

    def _longest_at(
        self, items: list[Item], words: list[str], at: int, but: Known | None = None
    ) -> tuple[int, tuple[Known, str] | None]:
        if not words[at]:
            return 0, None
        key: list[str] = []
        best: tuple[int, tuple[Known, str] | None] = 0, None
        for size in range(1, min(2 * self._longest + 2, len(items) - at) + 1):
            word = words[at + size - 1]
            if size > 1 and items[at + size - 1].low == "'s":
                continue  # "Karth's coast guard"
            if not word:
                if items[at + size - 1].text in "-–./&":
                    continue
                break
            key += word.split()
            hit = self._by_words.get(tuple(key))
            small = tuple(key) in self._small
            if hit and hit[0] != but and (small or _has_capitals(hit[0], items[at : at + size])):
                best = size, hit
        return best

    def _new(self, items: list[Item], spans: list[tuple[int, int]]) -> list[Item]:
        """Return items in which runs of capitals, and what a model found, are names of their own."""
        out: list[Item] = []
        at = 0
        while at < len(items):
            adjective = items[at].adjective and items[at].thing not in self.things.values()
            stop = _run(items, at, spans)
            if adjective and stop == at + 1:
                stop = _institution(items, at, stop)
            if stop == at:
                out.append(self._surname(items, at))
            elif items[at].thing and stop == at + 1:
                out.append(items[at])
            else:
                stop = _institution(items, at, stop)
                out.append(self._named(items, at, stop))
            if out[-1].thing:
                self._mentioned.setdefault(out[-1].thing)
            at = max(stop, at + 1)
        return out

    def _named(self, items: list[Item], at: int, stop: int) -> Item:
        """Return the item of a name that the case has not: a short form, an acronym, or a new name."""
        first, last = items[at], items[stop - 1]
        name = " ".join(self._text[first.start : last.end].split())
        words = _folded(name)
        the = at > 0 and items[at - 1].low in ("the", "'s")
        bracket = (
            at > 1 and items[at - 1].text == "(" and stop < len(items) and items[stop].text == ")"
        )
        before = items[at - 2].thing if bracket and len(words) == 1 else None
        if before and name.upper() == name:
            self._add(name, before, f"in brackets behind {before.name}")
        short = the or len(words) == 1 or name.isupper() or words[-1] in HEADS
        known, why = self._short_of(words, name, the) if short else (None, "")
        if known is None:
            known, why = self._acquainted(name)
        return Item(name, first.start, last.end, known, why)

    def _short_of(self, words: tuple[str, ...], name: str, the: bool) -> tuple[Known | None, str]:
        """Return whom a short form stands for: "the Front", "the Security Council", "CRF"."""
        if words in self._by_words:
            return None, ""
        if len(words) == 1 and name.isupper() and len(name) > 1:
            found = self._initials.get(words[0], set())
        elif len(words) == 1 and not the:  # "Orion" for "Orion Group"
            wholes = {f"{words[0]} {head}" for head in HEADS}
            found = {known for known in self._mentioned if fold(known.name) in wholes}
        else:
            found = {
                known
                for known in self._mentioned
                if known.type not in ("person", "place", "state", "unknown", EVENT)
                or HEADS & set(words)
                if _within(words, fold(known.name).split())
            }
        if len(found) != 1:
            return None, ""
        (known,) = found
        return known, f"short for {known.name}"

    def _surname(self, items: list[Item], at: int) -> Item:
        """Return an item as the one person of this surname: at the beginning any word has a capital."""
        item = items[at]
        people = self._people.get(_fold_one(item.text), set()) if _capital(items, at) else set()
        if len(people) != 1:
            return item
        (person,) = people
        return replace(item, thing=person, why=f"surname of {person.name}")

    def _acquainted(self, name: str) -> tuple[Known, str]:
        """Return whom a name stands for that the case has not: a known person's surname, an initialism, or a new one."""
        words = _folded(name)
        while len(words) > 1 and words[0] in _PREFIXES:  # "al-Qasim"
            words = words[1:]
        last = words[-1] if words else ""
        people = self._people.get(last, set()) if len(words) == 1 else set()
        if len(people) == 1:
            (person,) = people
            return person, f"surname of {person.name}"
        if words in self._by_words:
            return self._by_words[words]
        known = Known(slug(name), name, "unknown")
        self._add(name, known, "named before in the text")
        self._longest = max(self._longest, len(words))
        if 2 <= len(words) <= 3 and not HEADS & set(words):
            self._people.setdefault(last, set()).add(known)
        return known, "words with capitals"

    def _army(self, items: list[Item]) -> list[Item]:
        """Return items in which "Karth's army" and "the Karthian military" are the forces that the case has of Karth."""
        out: list[Item] = []
        for item in items:
            owned = bool(out) and out[-1].low == "'s"
            owner = out[-2 if owned else -1] if len(out) > owned else None
            forces = self._forces.get(owner.thing, ()) if owner and owner.thing else ()
            if (
                owner
                and len(forces) == 1
                and item.low in ("army", "military")
                and (owned or owner.adjective)
            ):
                (known,) = forces
                del out[-2 if owned else -1 :]
                words = self._text[owner.start : item.end]
                out.append(Item(words, owner.start, item.end, known, f"the forces of {owner.text}"))
            else:
                out.append(item)
        return out

    def _short(self, sentences: list[list[Item]]) -> Iterator[Items]:
        """Yield sentences with "the ministry" and "the border police" as the one of that kind that was named so far."""
        named: dict[tuple[str, ...], list[Known]] = {}
        for items in sentences:
            out: list[Item] = []
            at = 0
            while at < len(items):
                thing = items[at].thing
                for tail in self._tails.get(thing, ()) if thing else ():
                    if thing and thing not in named.setdefault(tail, []):
                        named[tail].append(thing)
                size = next(
                    (size for size in (2, 1) if len(named.get(_tail(items, at, size), ())) == 1), 0
                )
                if size:
                    (known,) = named[_tail(items, at, size)]
                    words, end = _between(items, at, at + size), items[at + size - 1].end
                    out.append(
                        replace(
                            items[at],
                            text=words,
                            end=end,
                            thing=known,
                            why=f"short for {known.name}",
                        )
                    )
                else:
                    out.append(items[at])
                at += size or 1
            yield tuple(out)


def _tail(items: list[Item], at: int, size: int) -> tuple[str, ...]:
    """Return words in small letters that may be a body's short form: "the army" and "army chief", not "the army of"."""
    words = tuple(item.low for item in items[at : at + size])
    after = items[at + size].low if at + size < len(items) else ""
    the = at > 0 and items[at - 1].low == "the" and after != "of"
    return words if words[-1] in HEADS and (the or after in TITLES) else ()


def _whole(text: str, items: list[Item]) -> list[Item]:
    """Return items with "Borin Front (BF)" as one, and without the place and agency that a dispatch begins with."""
    first = items[0].start if items else 0
    line = _DATELINE.match(text, first) if items else None
    out: list[Item] = []
    for item in items:
        bracketed = len(out) > 2 and item.text == ")" and out[-2].text == "(" and out[-1].thing
        if line and item.start < line.end():
            continue
        if bracketed and not out[-3].adjective and bracketed == out[-3].thing:
            whole = out[-3]
            out[-3:] = [replace(whole, text=text[whole.start : item.end], end=item.end)]
        else:
            out.append(item)
    return out


def _run(items: list[Item], at: int, spans: list[tuple[int, int]]) -> int:
    """Return where a run of capitals that begins at an item ends; the same place if none does."""
    first = items[at]
    if not (first.thing or _capital(items, at)):
        return at
    modelled = _modelled(items, at, spans)
    joined = modelled < len(items) and _joins(items, modelled) and _goes_on(items, modelled)
    if modelled > at + 1 and not joined and not _capital(items, modelled):
        return modelled
    if first.thing and first.thing.type in ("event", "person"):
        return at + 1
    if at == 0 and first.thing is None and len(items) > 1 and items[1].low == "of":
        return at  # "Reports of X"
    stop = at + 1
    last = stop
    while stop < len(items):
        item = items[stop]
        if item.thing is None and (_capital(items, stop) or item.text in ("State", "Supreme")):
            stop += 1
            last = stop
        elif (
            _joins(items, stop) and last == stop and _goes_on(items, stop) and not first.thing
        ) or (
            item.low == "the" and items[stop - 1].low in ("of", "for") and _capital(items, stop + 1)
        ):
            stop += 1
        elif first.thing is None and item.thing and items[stop - 1].low in ("of", "for"):
            stop += 1
            last = stop
        elif item.low in ("'s", "'") and items[stop - 1].low in _OWNING and _goes_on(items, stop):
            stop += 1
        else:
            break
    if (
        first.thing
        and last > at + 1
        and any(item.low in NOT_NAMES for item in items[at + 1 : last])
    ):
        return at + 1
    if first.thing is None and last == at + 1:
        if first.low in _NOT_ALONE:
            return at
        place = (first.start, first.end)
        begins = at == 0 or items[at - 1].text in "“\"'‘:"
        if begins and place not in spans:
            return at  # any word has a capital there
    return last


def _modelled(items: list[Item], at: int, spans: list[tuple[int, int]]) -> int:
    """Return where a name that a model found from an item on ends, if no word of it needs a verb."""
    end = max((high for low, high in spans if low == items[at].start), default=-1)
    stop = at
    while stop < len(items) and items[stop].end <= end:
        thing = items[stop].thing if stop > at else None
        if (thing and thing.type != "unknown") or items[stop].text in '()[]“”"':
            return at
        stop += 1
    named = stop > at and items[stop - 1].end == end and items[stop - 1].text[:1].isupper()
    return stop if named and items[at].thing is None else at


def _joins(items: list[Item], at: int) -> bool:
    """Return True for "of", "for" and "-" between two parts of a name."""
    low = items[at].low
    return (
        (low == "of" and not _names_person(items, at))
        or (low == "for" and items[at - 1].low in _FOR)
        or (low == "-" and not _between_two(items, at))
    )


def _names_person(items: list[Item], at: int) -> bool:
    """Return True if a run that ends at a place is a person's behind a title, or an acronym."""
    if items[at - 1].text.isupper() and len(items[at - 1].text) > 1:
        return True
    before = at - 1
    while before >= 0 and items[before].text[:1].isupper() and items[before].low not in TITLES:
        before -= 1
    if before >= 0 and items[before].text == ".":
        before -= 1
    return before >= 0 and items[before].low in TITLES


def _between_two(items: list[Item], hyphen: int) -> bool:
    """Return True for the hyphen of "the Karth-Veldania border"."""
    after = hyphen + 2
    return after < len(items) and items[after].low in _BETWEEN_TWO


def _in_place(text: str) -> Iterator[tuple[int, int]]:
    """Yield where "Free Army in Karth" stands, if the text has these words twice and never without the place."""
    found: dict[str, list[re.Match[str]]] = {}
    for one in _RUN_IN_PLACE.finditer(text):
        found.setdefault(one[1], []).append(one)
    for run, all_of_it in found.items():
        if (
            len(all_of_it) > 1
            and len({one[2] for one in all_of_it}) == 1
            and text.count(run) == len(all_of_it)
        ):
            yield from (one.span() for one in all_of_it)


def _institution(items: list[Item], at: int, stop: int) -> int:
    """Return where "Karthian foreign ministry" ends, of which a run of capitals is the first word."""
    if stop != at + 1:
        return stop
    after = stop
    while after < len(items) and items[after].low in _DEPARTMENTS:
        after += 1
    held = after < len(items) and items[after].low in _INSTITUTIONS
    return after + 1 if held and after < stop + 3 else stop


def _within(words: tuple[str, ...], name: list[str]) -> bool:
    """Return True if words stand one after another in a longer name."""
    return len(words) < len(name) and any(
        tuple(name[at : at + len(words)]) == words for at in range(len(name) - len(words) + 1)
    )


def _goes_on(items: list[Item], at: int) -> bool:
    after = at + 1
    if after < len(items) and items[after].low == "the":
        after += 1
    return after < len(items) and (_capital(items, after) or items[after].thing is not None)


def _capital(items: list[Item], at: int) -> bool:
    if at >= len(items):
        return False
    item = items[at]
    if item.low in _PREFIXES and item.thing is None:
        after = at + 2 if at + 1 < len(items) and items[at + 1].text == "-" else at + 1
        return after < len(items) and items[after].thing is None and items[after].text[:1].isupper()
    return (
        item.thing is None
        and item.text[:1].isupper()
        and (
            item.low not in NOT_NAMES
            or (item.text.isupper() and len(item.text) > 1)
            or (item.low in _OWNING and _owns_name(items, at))
        )
        and item.low not in TITLES
    )


def _owns_name(items: list[Item], at: int) -> bool:
    """Return True for the first words of "People's Guard"."""
    follows = items[at + 1 : at + 3]
    return len(follows) == 2 and follows[0].low in ("'s", "'") and follows[1].text[:1].isupper()


def _has_capitals(known: Known, items: Sequence[Item]) -> bool:
    """Return False if a name of capitals stands there without any: "the guard" is no name."""
    if known.name.islower() or known.type == EVENT or not known.name.isascii():
        return True
    return any(item.text[:1].isupper() for item in items if item.low not in ("the", "a", "an"))


def _makes(state: str, adjective: str) -> bool:
    """Return True if an ending makes an adjective of the name of a state.

    >>> _makes("karth", "karthian"), _makes("lebanon", "lebanese"), _makes("mali", "malta")
    (True, True, False)
    """
    roots = (adjective.removesuffix(ending) for ending in _ENDINGS if adjective.endswith(ending))
    return any(
        len(root) >= 3 and state.startswith(root) and state[len(root) :] in _LOST for root in roots
    )


def _initials(words: tuple[str, ...]) -> str:
    return "".join(word[0] for word in words if word and word not in _JOINS)


def _folded(name: str) -> tuple[str, ...]:
    words = [_fold_one(item.text) for item in items_of(name, 0, len(name))]
    return tuple(part for word in words for part in word.split())


@lru_cache(maxsize=65536)
def _fold_one(text: str) -> str:
    return fold(text)


@lru_cache(maxsize=65536)
def _low(text: str) -> str:
    return text.lower().replace("’", "'").replace("‘", "'")


@lru_cache(maxsize=65536)
def _stem(text: str) -> str:
    return stem(fold(text))


def _between(items: list[Item], start: int, stop: int) -> str:
    return " ".join(item.text for item in items[start:stop])
