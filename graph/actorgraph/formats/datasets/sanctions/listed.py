"""What all lists of sanctions say of an entry, and what becomes of it.

- an entry: an actor with all of its names; a native script, a former name and an acronym are said to be one, and the
  quality of a weak name stands in the note;
- the authority ``sanctions`` the actor, the programme as role, from the day of listing to that of delisting; the reasons
  that the list gives are the quote;
- an address: ``located-in`` the country, the rest as text;
- everything else (birth, documents, nationality …) is kept in the note, each value after its name.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Final

from actorgraph.formats.claim_rows import ClaimRows, Ends, details_of, key_of
from actorgraph.formats.format import Format, Read, Recognises
from actorgraph.formats.read.day import day_of
from actorgraph.formats.read.input import Input
from actorgraph.formats.read.missing import is_no_moment
from actorgraph.formats.sink import Sink, made_actor_id
from actorgraph.model.actor import Actor, Name
from actorgraph.model.dates import UNKNOWN, When, read_when
from actorgraph.model.errors import InvalidDate
from actorgraph.model.source import Source
from actorgraph.sentence.wording import shortened

_MOST_QUOTED: Final = 1000
#: What lists call the kinds of their entries, in words and letters.
_TYPES: Final = {
    "individual": "person", "person": "person", "i": "person", "p": "person", "entity": "organisation",
    "enterprise": "organisation", "e": "organisation", "ship": "facility", "vessel": "facility",
    "aircraft": "facility",
}  # fmt: skip


@dataclass
class Address:
    """An address of an entry: its words, and the country."""

    text: str
    country: str = ""


@dataclass
class Sanction:
    """One listing of an entry."""

    programme: str = ""
    since: str = ""
    until: str = ""
    said: str = ""
    reasons: str = ""
    cites: str = ""
    note: str = ""


@dataclass
class Entry:
    """One entry of a list."""

    record: str
    name: str
    type: str = "unknown"
    names: list[Name] = field(default_factory=list)
    sanctions: list[Sanction] = field(default_factory=list)
    addresses: list[Address] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def is_a(self, word: str) -> None:
        """Take what a list calls the kind of its entry; a word that is none of its kinds stands in the note."""
        found = _TYPES.get(word.casefold())
        if found:
            self.type = found
        elif word:
            self.notes.append(word)


@dataclass(frozen=True)
class Register:
    """A list as such: the scope of its ids, who publishes it, and the source that it is."""

    scope: str
    authority: Actor
    source: str
    title: str
    address: str
    licence: str = ""
    citation: str = ""

    def of_day(self, sink: Sink, day: str) -> List:
        """Return the list of a day, to be given its entries."""
        source = Source(
            self.source, self.title, self.authority.id, when_of(day), self.address, "en", version=day,
            licence=self.licence, citation=self.citation,
        )  # fmt: skip
        return List(sink, self.scope, self.authority, source)


class List:
    """One list on its way into a sink."""

    def __init__(self, sink: Sink, scope: str, authority: Actor, source: Source) -> None:
        self._sink = sink
        self._scope = sink.scope = scope
        self._authority = sink.actor(authority)
        self._authority_id = authority.id
        self._source = source
        self._source_n = sink.source(source)
        self._seen: set[str] = set()
        self._claims = ClaimRows(sink)

    def actor_id(self, record: str) -> str:
        """Return the id of the actor that an entry is."""
        return made_actor_id(self._scope, record)

    def give(self, entry: Entry, file: Input, line: int = 0) -> None:
        """Count an entry, and write it with its sanctions and addresses."""
        self._sink.count()
        self.write(entry, file, line)

    def write(self, entry: Entry, file: Input, line: int = 0) -> None:
        """Write an entry with its sanctions and addresses."""
        sink = self._sink
        place = entry.record or f"line {line}"
        if not (entry.name and entry.record):
            sink.skip(file.name, place, "an entry without a number or a name", entry.name)
            return
        if entry.record in self._seen:
            sink.skip(file.name, place, "an entry whose number stands twice", entry.name)
            return
        self._seen.add(entry.record)
        key = self.actor_id(entry.record)
        names = [
            name for name in dict.fromkeys(entry.names) if name.text and name.text != entry.name
        ]
        names.append(Name(f"{self._scope}:{entry.record}", "code"))
        note = "; ".join(filter(None, entry.notes))
        listed = sink.actor(Actor(key, entry.name, entry.type, names=tuple(names), note=note))
        if not entry.sanctions:
            sink.skip(file.name, place, "an entry of which no sanction is said", entry.name)
        for sanction in entry.sanctions:
            # A single listing is the same one when its day or programme is corrected.
            parts = (sanction.programme, sanction.since, sanction.cites)
            apart = parts if len(entry.sanctions) > 1 else ()
            self._sanction(entry.record, key, listed, sanction, file, apart)
        for address in entry.addresses:
            self._address(entry.record, listed, address, file)

    def _say(
        self, key: Sequence[str], relation: str, ends: Ends, details: str, quote: str, file: Input, record: str, *,
        said: When | None = None, text: str = "", when: When = UNKNOWN, cites: str = "",
    ) -> None:  # fmt: skip
        """Write what the authority says on the day of the list, or on another one."""
        self._claims.add(
            key_of(self._source.id, *key), relation, ends, details, source=self._source_n, claimant=self._authority, when=when,
            said=self._source.date if said is None else said, published=self._source.date, text=text, quote=quote,
            file=file.name, record=record, cites=cites,
        )  # fmt: skip

    def _sanction(
        self, record: str, key: str, listed: int, sanction: Sanction, file: Input, apart: Sequence[str]
    ) -> None:  # fmt: skip
        quote = sanction.reasons or ": ".join(filter(None, ["Listed", sanction.programme]))
        when, said = span_of(sanction.since, sanction.until), when_of(sanction.said)
        # Days that cannot be read, or end before they begin, stand in the note as they are.
        days = (("listed", sanction.since), ("delisted", sanction.until)) if not when.known else ()
        unread = [f"{word} {text}" for word, text in days if text]
        unread += [f"updated {sanction.said}"] if sanction.said and not said.known else []
        note = joined([sanction.note, *unread, quote if len(quote) > _MOST_QUOTED else ""], "; ")
        self._say(
            (record, "sanctions", self._authority_id, key, *apart), "sanctions", Ends(self._authority, listed),
            details_of(sanction.programme, note=note), shortened(quote, _MOST_QUOTED), file, record,
            said=said if sanction.said else None, when=when, cites=sanction.cites,
        )  # fmt: skip

    def _address(self, record: str, listed: int, address: Address, file: Input) -> None:
        where = 0
        if address.country:
            place = self._sink.named_id(f"{self._scope}-place", address.country)
            where = self._sink.mention(Actor(place, address.country, "place"))
        if where or address.text:
            self._say(
                (record, "located-in", address.text, address.country), "located-in", Ends(listed, where), "",
                "; ".join(filter(None, [address.text, address.country])), file, record, text=address.text,
            )  # fmt: skip

    def tie(
        self, record: str, relation: str, subject: str, target: str, quote: str, file: Input
    ) -> None:
        """Write a tie between two actors by their ids, which an entry says in some words."""
        ends = Ends(self._sink.row_id(subject), self._sink.row_id(target))
        self._say((record, relation, subject, target), relation, ends, "", quote, file, record)

    def relate(self, one: str, other: str, word: str, file: Input, note: str = "") -> None:
        """Write a tie between two entries that the list names with a word."""
        ends = [self._sink.row_id(self.actor_id(record)) for record in (one, other)]
        self._say(
            (one, "related-to", other, word), "related-to", Ends(*ends), details_of(word, note=note), word, file, one
        )  # fmt: skip


def list_format(
    name: str,
    title: str,
    read: Read,
    recognises: Recognises,
    keeps: str,
    loses: str = "",
    *,
    suffixes: tuple[str, ...] = (".xml",),
    priority: int = 60,
) -> Format:
    """Return the format of a list; all of them make words of who somebody is."""
    return Format(
        name,
        title,
        suffixes,
        read,
        recognises=recognises,
        priority=priority,
        keeps=f"{keeps}, addresses",
        loses="; ".join(
            filter(None, ["birth, documents and nationality become words in the note", loses])
        ),
    )


@lru_cache(maxsize=65536)  # an entry in a hundred has days of its own
def span_of(since: str, until: str) -> When:
    """Return the time from the day of listing to that of delisting, as far as they can be read."""
    first, last = when_of(since), when_of(until)
    is_odd = bool(since) > first.known or bool(until) > last.known
    if is_odd or not (since or until) or (since and until and first.first > last.last):
        return UNKNOWN
    return read_when(f"{first.text or '..'}/{last.text or '..'}")


@lru_cache(maxsize=65536)
def when_of(text: str) -> When:
    """Return a date as lists write it: ISO, perhaps with a time, or ``28/01/2024``, with the day first."""
    if is_no_moment(text):
        return UNKNOWN
    day = day_of(text)
    parts = text.split(" ")[0].split("/")
    is_whole = len(parts) == 3 and len(parts[-1]) == 4  # of two digits, nobody knows the century
    if day is None and is_whole and all(part.isdecimal() for part in parts):
        try:
            day = date(int(parts[2]), int(parts[1]), int(parts[0]))
        except ValueError:
            return UNKNOWN
    try:
        return read_when(day.isoformat() if day else text)
    except InvalidDate:
        return UNKNOWN


def day_text_of(*texts: str) -> str:
    """Return the first of some texts that is a date, as EDTF, else an empty text."""
    return next((when.text for text in texts if (when := when_of(text)).known), "")


def joined(parts: Iterable[str], mark: str = " ") -> str:
    """Return the parts that are not empty, joined."""
    return mark.join(part for part in parts if part)


def noted(name: str, values: Sequence[str]) -> str:
    """Return values after their name, or an empty text if there are none."""
    kept = [value for value in dict.fromkeys(values) if value]
    return f"{name} {', '.join(kept)}" if kept else ""
