"""Claims from a table: one row a claim, and the header says which column is what.

Needed are ``relation`` and ``subject`` (or ``event``). Read where they are there: `COLUMNS`. A cell that
names an actor is an id or any name that the store knows; a name that it does not know becomes an actor.
``source`` is the report that a row comes from; without it, the file itself is the source. ``claimant``
defaults to ``publisher``, and without one to the source itself.

A row without ``id`` gets one from its content, so that importing a file again doubles nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import compress, islice, repeat
from operator import itemgetter
from typing import Any, Final

from actorgraph.formats.read.input import Input, Tidying
from actorgraph.formats.read.missing import Blanks
from actorgraph.formats.read.table import Unread, first_row, rows_with_header
from actorgraph.formats.read.written import edtf_of, number_of
from actorgraph.formats.sink import Sink
from actorgraph.model.actor import ACTOR_TYPES
from actorgraph.model.claim import Quantity
from actorgraph.model.dates import UNKNOWN, When, read_when
from actorgraph.model.errors import Faults, InvalidDate, InvalidValue
from actorgraph.model.event import Event
from actorgraph.model.modality import MODALITIES, RANKS
from actorgraph.model.names import (
    fold,
    is_id,
    near,
    slug,
    slug_of,
    symbols_of,
    unprintable,
    whole_slug,
)
from actorgraph.model.source import Source
from actorgraph.model.tlp import read_level
from actorgraph.model.vocabulary import no_object
from actorgraph.sentence.wording import count
from actorgraph.store.hash import hash_of
from actorgraph.store.key import id_of, key_of
from actorgraph.store.row import days_of, details_text
from actorgraph.store.writer import ClaimRow

#: The columns that most tables have. Rows of no others are looked up column by column.
_USUAL: Final = ("subject", "relation", "object", "when", "modality", "claimant", "source", "quote")
#: Columns that say something further about a claim.
_FURTHER: Final = (
    "event", "text", "role", "mode", "quantity_what", "quantity_op", "quantity_value",
    "quantity_unit", "spokesperson", "hedge", "said", "implied", "note",
)  # fmt: skip
#: Columns that describe a source, an actor or an event, or name the claim.
_ABOUT: Final = (
    "id", "publisher", "source_date", "address", "subject_type", "object_type", "event_when", "file",
    "record", "cites", "tlp",
)  # fmt: skip
#: Every column that is read; a claim's id is made from those before ``id``, in this order.
COLUMNS: Final = _USUAL + _FURTHER + _ABOUT
#: The columns of a claim that are filled, in the order of the rows made here.
_ROW: Final = (
    "key", "id", "subject", "relation", "object", "event", "rank", "time", "first", "last", "dated_by",
    "claimant", "spokesperson", "source", "implied", "said", "text", "quote", "details", "file", "record",
    "cites",
)  # fmt: skip
#: The columns that are filled by the usual cells of a row.
_USUAL_ROW: Final = (
    "key", "subject", "relation", "object", "rank", "time", "first", "last", "dated_by", "claimant", "source",
    "quote", "file", "record",
)  # fmt: skip
_usual_part: Final = itemgetter(*map(_ROW.index, _USUAL_ROW))
#: Columns that `actorgraph.formats.tables.csv` makes from the others, for programs that know no modality.
MADE: Final = ("label", "asserted", "weight")
_READ: Final = {*COLUMNS, *MADE}
_OTHER_NAMES: Final = {"url": "address", "source_url": "address", "date": "when", "licence": ""}
#: A table without a word on it states.
_RANKS: Final = {**RANKS, "": RANKS["stated"]}
_TRUE: Final = {"1", "true", "yes", "y", "x"}
_FALSE: Final = {"", "0", "false", "no", "n"}
_BATCH: Final = 5_000
_MOST_CACHED: Final = 2_000_000
#: What a spreadsheet may take for a formula, also in the wide forms of East Asian keyboards
#: (https://owasp.org/www-community/attacks/CSV_Injection), after any apostrophes: a cell that has one
#: already gets another, so that taking one off is exact.
_FORMULA: Final = re.compile("'*[=+\\-@\t\r\n＝＋－＠]")


class _Wrong(Exception):
    """A cell that cannot be read; the row is left out and the fault kept."""


class Claims:
    """The tables of one import: what is known so far, and what is wrong."""

    def __init__(self, sink: Sink) -> None:
        self.sink = sink
        self.writer = sink.writer
        self.vocabulary = sink.vocabulary
        self._has_faults = False
        #: What is wrong with rows of the batch that is read, by line.
        self._wrong: list[tuple[int, str]] = []
        self._had_actors = self.writer.has_actors()
        #: Types that a row gives to actors that had none when they were met, by number.
        self.types: dict[int, str] = {}
        self._read_as: dict[str, str] = {}
        #: What the first row says of each actor and source, and how many rows say something else.
        self._said: dict[tuple[str, int], str] = {}
        self._other: Counter[str] = Counter()
        self._cells: dict[str, int] = {}
        self._folded: dict[str, int] = {}
        self._new_actors: list[tuple[int, str, str, str, str]] = []
        self._events: dict[str, tuple[int, When]] = {}
        #: Ids that a folded name makes and an event, or an actor of another name, has.
        self._taken: set[str] = set()
        self._new_events: set[int] = set()
        self._event_names: dict[str, tuple[int, When]] = {}
        self._sources: dict[tuple[str, str], tuple[int, int, When]] = {}
        self._relations: dict[str, tuple[int, bool, bool]] = {}
        self._words = {
            self.writer.relation_row_id(relation.name)
            for relation in self.writer.vocabulary
            if relation.is_word
        }
        self._usual_sources: dict[str, tuple[int, int, When]] = {}
        self._days: dict[str, tuple[str, int, int, int]] = {}
        self._file = 0
        #: Whether the table parts decimals with a comma, as tables with semicolons do.
        self._comma = False
        self._tidying = Tidying()

    def read(self, file: Input) -> None:
        """Read one table."""
        self._file = self.writer.file_row_id(file.name)
        try:
            header, rows = rows_with_header(file)
            self._comma = first_row(file).delimiter == ";"
            self._tidying = Tidying()
            columns = self._columns(file.name, header)
            if columns is not None:
                unread = Unread(header, {cell for cell in header if column_of(cell) in _READ})
                self._rows(file.name, rows, len(header), columns, unread)
                unread.tell(file.name, self.sink)
            file.tidied(self._tidying)
        except Faults as error:
            for fault in error.faults:
                self._fault(fault.file, fault.line, fault.message)

    def done(self) -> None:
        """Finish the import."""
        self.writer.types(self.types)
        for noun, times in self._other.items():
            self.sink.remark(
                f"the first {noun} is kept, and another of a later row is not (in {count(times, 'row')})"
            )
        shown = [f"{name!r} as {actor}" for name, actor in list(self._read_as.items())[:10]]
        if shown:
            more = len(self._read_as) - len(shown)
            ending = f" and {more:,} more" if more else ""
            self.sink.remark(f"names read as actors already known: {', '.join(shown)}{ending}")

    def _rows(
        self,
        name: str,
        rows: Iterator[tuple[int, list[str]]],
        width: int,
        columns: dict[str, int],
        unread: Unread,
    ) -> None:
        is_usual = not set(columns) - set(_USUAL)
        blanks = Blanks()
        while batch := [*islice(rows, _BATCH)]:
            lines: list[int] = []
            kept: list[list[str]] = []
            for line, cells in batch:
                row = blanks.row(cells)
                if len(row) == width:
                    unread.row(row)
                    row.append("")  # for the columns that the table lacks
                    lines.append(line)
                    kept.append(row)
                elif any(cell.strip() for cell in row):
                    wrong = f"has {len(row)} cells, the header has {width}"
                    self._wrong.append((line, wrong))
            if is_usual and kept:
                self._write(_USUAL_ROW, self._usual_claims(lines, kept, columns, name))
            else:
                claims = (
                    self._claim_at(line, row, columns, name)
                    for line, row in zip(lines, kept, strict=True)
                )
                self._write(_ROW, claims)
            for line, message in sorted(self._wrong):
                self._fault(name, line, message)
            self._wrong.clear()
        blanks.tell(name, self.sink)

    def _write(self, columns: Sequence[str], made: Iterable[ClaimRow | None]) -> None:
        claims = [row for row in made if row is not None]
        self.sink.count(len(claims))
        self.writer.actors_in_bulk(self._new_actors)
        self._new_actors.clear()
        if not (self._has_faults or self._wrong):
            self.sink.claim_rows(columns, claims)

    def _columns(self, name: str, header: list[str]) -> dict[str, int] | None:
        """Return the place of each known column, or None where the header cannot be used."""
        columns: dict[str, int] = {}
        for at, cell in enumerate(header):
            key = column_of(cell)
            if key in columns:
                self._fault(name, 1, f"the column {cell!r} stands twice")
                return None
            if key in COLUMNS:
                columns[key] = at
        if "relation" not in columns or not {"subject", "event"} & set(columns):
            self._fault(name, 1, _wrong_header(header, columns))
            return None
        if "modality" not in columns and "asserted" in map(column_of, header):
            lacks = "the header lacks 'modality', without which what nobody asserts would be stated"
            self._fault(name, 1, f"{lacks}; 'asserted' alone does not say how")
            return None
        return columns

    def _fault(self, name: str, line: int, message: str) -> None:
        self._has_faults = True
        self.sink.fault(name, line, message)

    # -- one row -----------------------------------------------------------------------------------

    def _usual_claims(
        self, lines: list[int], rows: list[list[str]], columns: dict[str, int], name: str
    ) -> list[ClaimRow | None]:
        """Return the claims of rows that have the usual columns alone, as rows of `_USUAL_ROW`.

        A row of which each cell was met before says what `_claim` says of it, and is looked up column by column in a
        fraction of the time.
        """
        usual_of = itemgetter(*(columns.get(column, -1) for column in _USUAL))
        cells = [*map(usual_of, rows)]
        met = self._met(cells)
        lacking = (
            at
            for column in met
            if None in column
            for at, found in enumerate(column)
            if found is None
        )
        made = {
            at: self._claim_at(lines[at], rows[at], columns, name)
            for at in sorted(set(lacking))
            if not self._can_meet(cells[at], met, at)
        }
        if not made:
            return [*self._looked_up(lines, cells, met)]
        is_met = [at not in made for at in range(len(rows))]
        others = self._looked_up(
            [*compress(lines, is_met)],
            [*compress(cells, is_met)],
            [[*compress(column, is_met)] for column in met],
        )
        return [
            next(others) if known else row and _usual_part(row)
            for known, row in zip(is_met, map(made.get, range(len(rows))), strict=True)
        ]

    def _met(self, cells: Sequence[tuple[str, ...]]) -> list[list[Any]]:
        """Return what the usual cells of rows stand for, column by column; None for what is to be looked at."""
        subjects, relations, objects, whens, modalities, claimants, sources, quotes = zip(
            *cells, strict=True
        )
        voices = [claimant or source for claimant, source in zip(claimants, sources, strict=True)]
        known: tuple[tuple[Mapping[str, Any], Sequence[str]], ...] = (
            (self._cells, subjects), (self._relations, relations), (self._cells, objects),
            (_RANKS, modalities), (self._days, whens), (self._cells, voices),
            (self._usual_sources, sources),
        )  # fmt: skip
        return [
            *([*map(meanings.get, column)] for meanings, column in known),
            [
                None if quote[:1] == "'" or not quote.isprintable() else quote.strip()
                for quote in quotes
            ],
        ]

    def _can_meet(self, cells: tuple[str, ...], met: Sequence[list[Any]], at: int) -> bool:
        """Fill in what the cells of a row stand for that were not met, if the row says nothing out of the usual."""
        subject, relation, target, when, _, claimant, source, _ = cells
        if not (
            subject and target and source and met[3][at] is not None and met[7][at] is not None
        ):
            return False
        try:
            self._relation(relation)
            self._when(when)
            self._source(source, "", "", "", "")
            said, day = self._relations.get(relation), self._days.get(when)
            if said is None or day is None:
                return False
            # The first spelling of a name is kept, so actors come in the order in which they are read.
            ends = [(0, subject), (2, target)]
            for place, cell in (*(ends[::-1] if said[1] else ends), (5, claimant or source)):
                met[place][at] = self._actor(cell)
        except (_Wrong, InvalidDate):
            return False
        met[1][at], met[4][at], met[6][at] = said, day, self._usual_sources[source]
        return True

    def _looked_up(
        self, lines: Sequence[int], cells: Sequence[tuple[str, ...]], met: Sequence[list[Any]]
    ) -> Iterator[ClaimRow]:
        """Yield the claims of rows whose cells were all met."""
        if not cells:
            return iter(())
        who, relations, whom, ranks, days, voices, sources, quotes = met
        if any(swapped for _, swapped, _ in relations):
            ends = [
                (two, one) if swapped else (one, two)
                for one, (_, swapped, _), two in zip(who, relations, whom, strict=True)
            ]
            who, whom = map(list, zip(*ends, strict=True))
        if not all(time for time, *_ in days):
            days = [
                ("", *days_of(UNKNOWN, UNKNOWN, (published,))) if is_state and not day[0] else day
                for day, (_, _, is_state), (_, _, published) in zip(
                    days, relations, sources, strict=True
                )
            ]
        return zip(
            map(hash_of, map("\x1f".join, cells)),
            who,
            [n for n, _, _ in relations],
            whom,
            ranks,
            *zip(*days, strict=True),
            voices,
            [n for n, _, _ in sources],
            quotes,
            repeat(self._file),
            [f"row {line}" for line in lines],
        )

    def _claim_at(
        self, line: int, row: list[str], columns: dict[str, int], name: str
    ) -> ClaimRow | None:
        """Return the claim of a row as `_ROW`; None, with a fault kept, for what cannot be read."""
        cells = tuple(row[columns.get(column, -1)] for column in COLUMNS)
        place = "" if {"file", "record"} & columns.keys() else f"row {line}"
        try:
            return self._claim(cells, name, place)
        except (_Wrong, InvalidDate) as error:
            if any(cell.strip() for cell in row):
                self._wrong.append((line, str(error)))
            return None

    def _claim(self, cells: tuple[str, ...], file: str, place: str) -> ClaimRow:
        (subject_cell, relation_cell, object_cell, when_cell, modality, claimant_cell, source_cell, quote,
         event_cell, text, role, mode, what, op, value, unit, spokesperson_cell, hedge, said_cell,
         implied, note, claim_id, publisher, source_date, address, subject_type, object_type,
         event_when, from_file, record, cites, tlp) = cells  # fmt: skip
        relation, swapped, is_state = self._relation(relation_cell)
        if swapped:
            subject_cell, object_cell = object_cell, subject_cell
            subject_type, object_type = object_type, subject_type
        source, publisher_n, published = self._source(
            source_cell, publisher, source_date, address, file
        )
        event, event_time = self._event(event_cell, event_when) if event_cell else (0, UNKNOWN)
        subject = self._actor(subject_cell, subject_type) if subject_cell else 0
        target = self._actor(object_cell, object_type) if object_cell else 0
        # Without a publisher the source itself vouches for its rows.
        claimant = (
            self._actor(claimant_cell) if claimant_cell else publisher_n or self._actor(source_cell)
        )
        if not (subject or event):
            raise _Wrong("needs a subject, or an event that it is about")
        if target and relation_cell not in self._relations:
            raise _Wrong(no_object(relation_cell))
        figure = _figure(what, op, value, unit, comma=self._comma)
        if not (target or event or text.strip() or figure):
            raise _Wrong("needs an object, an event, a text or a quantity")
        when, said = self._when(when_cell), read_when(edtf_of(said_cell))
        if not said.known and claimant == publisher_n:
            said = published
        happened, own = event_time, when
        if relation in self._words:
            happened, own = UNKNOWN, when if when.known else said
        first, last, dated_by = days_of(own, happened, (said, published) if is_state else ())
        further = [
            f"{name}={cell}"
            for name, cell in zip(_FURTHER, cells[len(_USUAL) :], strict=False)
            if cell
        ]
        key = self._key(
            claim_id, [*cells[: len(_USUAL)], *further, *([] if source_cell else [file])]
        )
        level = _level(tlp)
        if level:
            self.writer.marks_claims()
        details = details_text(
            tlp=level,
            role=_words(role),
            mode=_modes(mode),
            hedge=_words(hedge),
            note=_words(note),
            quantity=figure,
        )
        return (
            key, "" if not claim_id or id_of(key) == claim_id else claim_id, subject, relation, target,
            event, _rank(modality), when.text, first, last, dated_by, claimant,
            self._actor(spokesperson_cell) if spokesperson_cell else 0,
            source, _flag(implied), said.text, _words(text), _words(quote), details,
            self._file if place else self.writer.file_row_id(_words(from_file)),
            place or _words(record), _words(cites),
        )  # fmt: skip

    def _key(self, claim_id: str, content: Sequence[str]) -> int:
        """Return the number of a claim, by its id or else by what the row says."""
        if not claim_id:
            return hash_of("\x1f".join(content))
        if not is_id(claim_id):
            raise _Wrong(f"{claim_id!r} cannot be an id; use letters, digits, '-', '_' and '.'")
        return key_of(claim_id)

    def _when(self, cell: str) -> When:
        when = read_when(edtf_of(cell))
        if cell not in self._days and len(self._days) < _MOST_CACHED:
            self._days[cell] = (when.text, *days_of(when, UNKNOWN, ()))
        return when

    def _relation(self, cell: str) -> tuple[int, bool, bool]:
        """Return a relation's number, whether the cell reads it backwards, and whether it is a state."""
        found = self._relations.get(cell)
        if found is None:
            target = self.vocabulary.phrases.get(fold(cell))
            if target is None or target[0] not in self.vocabulary:
                names = list(self.vocabulary.relations)
                close = [names[at] for at in near(cell, [name.replace("-", " ") for name in names])]
                hint = (
                    f"did you mean {' or '.join(map(repr, close))}?"
                    if close
                    else ("'actorgraph relations' lists them")
                )
                raise _Wrong(f"unknown relation {cell!r}; {hint}")
            name, inverse = target
            is_state = self.vocabulary[name].kind == "state"
            found = self.writer.relation_row_id(name), inverse, is_state
            if self.vocabulary[name].takes_object:  # of others, each row is looked at
                self._relations[cell] = found
        return found

    def _actor(self, cell: str, kind: str = "") -> int:
        n = self._cells.get(cell)
        if n is None:
            n = self._found_actor(self._tidying.text(plain(cell.strip())), kind)
            if len(self._cells) >= _MOST_CACHED:
                self._cells.clear()
            self._cells[cell] = n
        if kind:
            self._once("type of actor", n, _type(kind))
            self.types.setdefault(n, _type(kind))
        return n

    def _once(self, noun: str, n: int, word: str) -> None:
        """Count a word on an actor or source that differs from that of an earlier row, which is kept."""
        if word and self._said.setdefault((noun, n), word) != word:
            self._other[noun] += 1

    def _found_actor(self, name: str, kind: str) -> int:
        folded = fold(name)
        known_as = _known_as(name)
        n = self._folded.get(known_as)
        if n is not None:
            return n
        if not name:
            raise _Wrong("an actor's name must not be blank")
        bad = unprintable(name)
        if bad:
            raise _Wrong(f"an actor's name must not hold the character {bad}: {name!r}")
        n = self._stored(name) if self._had_actors else None
        if n is None:
            n = self._new_actor(name, folded, kind)
        self._folded[known_as] = n
        return n

    def _stored(self, name: str) -> int | None:
        """Return the actor of the store that a name means; several are a fault."""
        found: dict[int, str] = {}
        n = self.writer.row_id(name) if is_id(name) else None
        if not fold(name):  # symbols, of which nothing can be looked up but the id
            return self.writer.row_id(slug(name))
        if n is None or self.writer.is_event(name):
            found = self.writer.named(name)
        if n is not None and not found:
            return n
        if len(found) > 1:
            names = ", ".join(sorted(found.values()))
            raise _Wrong(f"{name!r} may be any of {names}; write the id")
        for n, key in found.items():
            if key != slug(name):
                self._read_as[name] = key
            return n
        # Nobody is called so, but an event may be, and events act and suffer too.
        event = self._stored_event(name)
        return self.writer.row_id(event) if event else None

    def _new_actor(self, name: str, folded: str, kind: str) -> int:
        kind = _type(kind)
        made = slug_of(folded) if _known_as(name) == folded else ""
        key = self._free(made or whole_slug(name))
        if not made:
            self._taken.add(key)
        n = self.writer.next_row_id()
        self._new_actors.append((n, key, name, folded, kind))
        self.sink.summary.actors += 1
        return n

    def _free(self, key: str, ending: str = "") -> str:
        """Return an id that nothing has, as near to *key* as can be."""
        wanted, count = key, 1
        while key in self._taken or (self._had_actors and self.writer.row_id(key) is not None):
            count += 1
            key = f"{wanted}{ending}" if ending and count == 2 else f"{wanted}{ending}-{count}"
            if key.replace("-", " ") in self._folded:
                self._taken.add(key)
        if key != wanted:
            self._taken.add(key)
        return key

    def _event(self, cell: str, when_cell: str) -> tuple[int, When]:
        found = self._events.get(cell)
        if found is None:
            found = self._events[cell] = self._found_event(
                self._tidying.text(plain(cell.strip())), when_cell
            )
        if when_cell and found[0] in self._new_events and read_when(edtf_of(when_cell)) != found[1]:
            before = f"the date {found[1].text!r}" if found[1].known else "no date"
            raise _Wrong(f"the event {cell!r} has {before} in an earlier row, not {when_cell!r}")
        return found

    def _found_event(self, name: str, when_cell: str) -> tuple[int, When]:
        bad = unprintable(name)
        if bad or not name:
            raise _Wrong(f"an event's name must not be blank or hold {bad or 'nothing'}: {name!r}")
        key = self._stored_event(name) if self._had_actors else ""
        if key:
            self._taken.add(key)
            return self.writer.row_id(key) or 0, self.writer.event_when(key)
        same = self._event_names.get(_known_as(name))
        if same is not None:
            return same
        key = whole_slug(name)
        if _known_as(name) in self._folded:
            self._taken.add(key)
        key = self._free(key, "-event")
        when = read_when(edtf_of(when_cell))
        made = self.writer.event(Event(key, name, when=when)), when
        self._taken.add(key)
        self._new_events.add(made[0])
        self._event_names[_known_as(name)] = made
        self.sink.summary.events += 1
        return made

    def _stored_event(self, name: str) -> str:
        """Return the id of the event of the store that an id or name means, or an empty text."""
        if is_id(name) and self.writer.is_event(name):
            return name
        found = sorted(self.writer.named(name, is_event=True).values())
        if len(found) > 1:
            raise _Wrong(f"{name!r} may be any of {', '.join(found)}; write the id")
        return found[0] if found else ""

    def _source(
        self, cell: str, publisher: str, date: str, address: str, file: str
    ) -> tuple[int, int, When]:
        """Return the number of a source, that of its publisher or 0, and when it was published."""
        found = self._sources.get((cell, publisher))
        if found is None:
            title = self._tidying.text(plain(cell.strip())) or file
            bad = unprintable(title)
            if bad:
                raise _Wrong(f"a source must not hold the character {bad}: {title!r}")
            when = read_when(edtf_of(date))
            if publisher:
                voice = self._actor(publisher)
            else:
                voice = 0 if cell else self._actor(file, "dataset")
            n = self._written_source(title, voice, when, plain(address.strip()))
            found = self._sources[cell, publisher] = n, voice, when
            if cell and not publisher:
                self._usual_sources[cell] = found
        if date or address:
            self._once("date of a source", found[0], date)
            self._once("address of a source", found[0], address)
        return found

    def _written_source(self, title: str, voice: int, when: When, address: str) -> int:
        key = title if is_id(title) else whole_slug(title)
        there = self.writer.source_row_id(key)
        if there is not None:
            self.writer.fill_source(there, voice, when, address)
            return there
        publisher = ""
        if voice:
            self.writer.actors_in_bulk(self._new_actors)
            self._new_actors.clear()
            publisher = self.writer.id_of(voice)
            self.writer.knows(publisher, voice)
        return self.writer.source(Source(key, title, publisher, when, address))


def _type(cell: str) -> str:
    kind = cell.strip().casefold().replace(" ", "-") or "unknown"
    if kind not in ACTOR_TYPES:
        raise _Wrong(f"unknown type of actor {kind!r}; use one of {', '.join(ACTOR_TYPES)}")
    return kind


def _level(cell: str) -> str:
    try:
        return read_level(cell)
    except InvalidValue as error:
        raise _Wrong(str(error)) from None


def _rank(cell: str) -> int:
    rank = _RANKS.get(cell)
    if rank is None:
        rank = RANKS.get(cell.strip().casefold() or "stated")
        if rank is None:
            raise _Wrong(f"unknown modality {cell!r}; use one of {', '.join(MODALITIES)}")
    return rank


def _flag(cell: str) -> int:
    if not cell:
        return 0
    word = cell.strip().casefold()
    if word not in _TRUE | _FALSE:
        raise _Wrong(f"'implied' needs true or false, not {cell!r}")
    return int(word in _TRUE)


def _figure(what: str, op: str, value: str, unit: str, *, comma: bool) -> Quantity | None:
    if not (what or value):
        return None
    try:
        return Quantity(
            plain(what.strip()) or "number",
            plain(op.strip()) or "=",
            _number(value, comma=comma),
            plain(unit.strip()),
        )
    except InvalidValue as error:
        raise _Wrong(str(error)) from None


def _number(value: str, *, comma: bool) -> float:
    try:
        return number_of(value, comma=comma)
    except InvalidValue as error:
        raise _Wrong(f"'quantity_value' needs a number: {error}") from None


def _words(cell: str) -> str:
    """Return the words of a cell, on one line."""
    if cell.isprintable():
        return plain(cell.strip())
    text = plain(" ".join(cell.split()))
    bad = unprintable(text)
    if bad and not bad.startswith(("U+202", "U+206")):
        raise _Wrong(f"a cell must not hold the character {bad}: {text[:60]!r}")
    return text


def _modes(cell: str) -> tuple[str, ...]:
    """Return the modes of a cell, which commas or semicolons part."""
    parts = (part.strip() for part in _words(cell).replace(",", ";").split(";"))
    return tuple(part for part in parts if part)


def _wrong_header(header: list[str], columns: dict[str, int]) -> str:
    missing = [name for name in ("subject", "relation") if name not in columns]
    found = ", ".join(map(repr, header[:12])) + (" …" if len(header) > 12 else "")
    return (
        f"the header lacks {' and '.join(map(repr, missing))}; it has {found};"
        f" the columns are {', '.join(COLUMNS)}; for others, say what they mean in a mapping (docs/mapping.md)"
        " and give it with --mapping"
    )


def _known_as(name: str) -> str:
    """Return under what a name of the table is known: folded, but with its symbols, which are no other symbols."""
    return f"{fold(name)}{symbols_of(name)}" or name


def column_of(cell: str) -> str:
    """Return the column that a cell of a header names, in its usual spelling."""
    key = cell.strip().casefold().replace(" ", "_").replace("-", "_")
    return _OTHER_NAMES.get(key, key)


def plain(cell: str) -> str:
    """Return a cell without the apostrophe that kept a spreadsheet from taking it for a formula.

    >>> plain("'=1+1"), plain("''=1+1"), plain("'Abd al-Hamid")
    ('=1+1', "'=1+1", "'Abd al-Hamid")
    """
    return cell[1:] if cell[:1] == "'" and _FORMULA.match(cell, 1) else cell


def safe(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula; `plain` undoes it."""
    return f"'{cell}" if _FORMULA.match(cell) else cell
