"""Claims from a table: one row a claim, and the header says which column is what.

Needed are ``relation`` and ``subject`` (or ``event``). Read where they are there: `COLUMNS`. A cell that
names an actor is an id or any name that the store knows; a name that it does not know becomes an actor.
``source`` is the report that a row comes from; without it, the file itself is the source. ``claimant``
defaults to ``publisher``, and without one to the source itself.

A row without ``id`` gets one from its content, so that importing a file again doubles nothing.
"""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from io import BufferedReader, TextIOWrapper
from operator import itemgetter
from pathlib import Path
from typing import Any, Final

from actorgraph.dates import UNKNOWN, When, read_when
from actorgraph.errors import Fault, Faults, FileTrouble, InvalidDate, InvalidValue
from actorgraph.modality import MODALITIES, RANKS
from actorgraph.model import ACTOR_TYPES, Event, Quantity, Source
from actorgraph.names import fold, is_id, near, slug, slug_of, unprintable
from actorgraph.store.hash import hash_of
from actorgraph.store.key import id_of, key_of
from actorgraph.store.reader import Store, check_store
from actorgraph.store.writer import ClaimRow, StoreWriter, days_of, details_text
from actorgraph.vocabulary import Vocabulary, standard

#: The columns that most tables have. A row with no others takes the short way through this module.
_USUAL: Final = ("subject", "relation", "object", "when", "modality", "claimant", "source", "quote")
#: Columns that say something further about a claim.
_FURTHER: Final = (
    "event", "text", "role", "mode", "quantity_what", "quantity_op", "quantity_value",
    "quantity_unit", "spokesperson", "hedge", "said", "implied", "note",
)  # fmt: skip
#: Columns that describe a source, an actor or an event, or name the claim.
_ABOUT: Final = (
    "id", "publisher", "source_date", "address", "subject_type", "object_type", "event_when",
)  # fmt: skip
#: Every column that is read; a claim's id is made from those before ``id``, in this order.
COLUMNS: Final = _USUAL + _FURTHER + _ABOUT
_OTHER_NAMES: Final = {"url": "address", "source_url": "address", "date": "when", "licence": ""}
_TRUE: Final = {"1", "true", "yes", "y", "x"}
_FALSE: Final = {"", "0", "false", "no", "n"}
#: Faults that are kept and shown; what comes after is counted.
_MOST_FAULTS: Final = 1000
_BATCH: Final = 20_000
_MOST_CACHED: Final = 2_000_000
_LARGEST_CELL: Final = 16 * 1024 * 1024
_LINE_BREAK: Final = re.compile(r"\r\n|\r|\n")


@dataclass
class Summary:
    """What an import read and made."""

    files: list[str] = field(default_factory=list)
    rows: int = 0
    claims_before: int = 0
    claims_after: int = 0
    actors: int = 0
    events: int = 0
    unread: dict[str, list[str]] = field(default_factory=dict)
    read_as: dict[str, str] = field(default_factory=dict)

    def lines(self) -> Iterator[str]:
        """Yield the summary in words."""
        new = self.claims_after - self.claims_before
        again = self.rows - new
        known = f", {again:,} already there and written anew" if again > 0 else ""
        yield (
            f"{', '.join(self.files)}: {self.rows:,} rows, {new:,} new claims{known},"
            f" {self.actors:,} new actors, {self.events:,} new events"
        )
        for file, columns in self.unread.items():
            noun = "column" if len(columns) == 1 else "columns"
            named = ", ".join(map(repr, columns))
            yield f"{file}: the {noun} {named} not known, and not read; known are {', '.join(COLUMNS)}"
        shown = [f"{name!r} as {actor}" for name, actor in list(self.read_as.items())[:10]]
        if shown:
            more = len(self.read_as) - len(shown)
            yield f"names read as actors already known: {', '.join(shown)}" + (
                f" and {more:,} more" if more else ""
            )


def import_csv(
    files: Sequence[Path], into: Path, *, progress: Callable[[int], Any] = lambda _: None
) -> Summary:
    """Bring the claims of some tables into a store, all or nothing, and return what was done.

    Parameters
    ----------
    files
        UTF-8 tables with a header, separated by commas, semicolons or tabs; ``-`` is stdin.
    into
        The store; it is made if it is not there.
    progress
        Called now and then with the number of bytes read since the last call.

    Raises
    ------
    Faults
        Something is wrong with a row or header. All faults are named, and the store stays as it was.
    FileTrouble, StoreError
        A file cannot be read or written, or *into* is no store.

    Notes
    -----
    One pass in batches; memory holds the names of the new actors and not the claims.
    """
    there = _size_of(into)
    vocabulary = standard() if there is None else _vocabulary_of(into)
    bulk = there is None or sum(_size_of(path) or 0 for path in files) * 4 > there
    with StoreWriter(into, vocabulary, bulk=bulk) as writer:
        table = _Import(writer, vocabulary)
        for path in files:
            table.read(path, progress)
        if table.faults:
            raise Faults(table.faults, table.more_faults)
        writer.types(table.types)
        if not table.summary.claims_before:
            writer.meta({"title": _shown(into.stem)})
    with closing(Store(into)) as store:
        table.summary.claims_after = store.count("claim")
    return table.summary


def _vocabulary_of(into: Path) -> Vocabulary:
    check_store(into)
    with closing(Store(into)) as store:
        return store.vocabulary


def _size_of(path: Path) -> int | None:
    """Return the size of a file, or None where there is none."""
    with suppress(OSError, ValueError):
        return path.stat().st_size
    return None


def _shown(name: str) -> str:
    """Return a file's name as text, the bytes in it that are not UTF-8 as escapes."""
    return name.encode("utf-8", "backslashreplace").decode()


class _Wrong(Exception):
    """A cell that cannot be read; the row is left out and the fault kept."""


class _Import:
    """One import: what is known so far, and what is wrong."""

    def __init__(self, writer: StoreWriter, vocabulary: Vocabulary) -> None:
        self.writer = writer
        self.vocabulary = vocabulary
        self.faults: list[Fault] = []
        self.more_faults = 0
        self.summary = Summary(claims_before=writer.count_claims())
        self._had_actors = writer.has_actors()
        #: Types that a row gives to actors that had none when they were met, by number.
        self.types: dict[int, str] = {}
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
        self._usual_sources: dict[str, tuple[int, int, When]] = {}
        self._days: dict[str, tuple[str, int, int, int]] = {}

    def read(self, path: Path, progress: Callable[[int], Any]) -> None:
        """Read one file."""
        name = _shown(path.name) if str(path) != "-" else "stdin"
        self.summary.files.append(name)
        with _opened(path) as (text, delimiter, position):
            # Strict, or a quotation mark that is not closed swallows the rows after it.
            rows = csv.reader(text, delimiter=delimiter, strict=True)
            try:
                header = next(rows, None)
                columns = self._columns(name, header)
                if columns is None:
                    return
                self._rows(name, rows, len(header or ()), columns, position, progress)
            except UnicodeDecodeError as error:
                message = f"is not UTF-8 ({error.reason}); save the table as UTF-8"
                self._fault(name, _line_not_utf8(path), message)
            except csv.Error as error:
                message = f"cannot be read as a table: {error}; what follows was not read"
                self._fault(name, rows.line_num, message)

    def _rows(
        self,
        name: str,
        rows: Any,
        width: int,
        columns: dict[str, int],
        position: Callable[[], int],
        progress: Callable[[int], Any],
    ) -> None:
        cells_of = itemgetter(*(columns.get(column, width) for column in COLUMNS))
        usual_of = itemgetter(*(columns.get(column, width) for column in _USUAL))
        is_usual = not set(columns) - set(_USUAL)
        batch: list[ClaimRow] = []
        done = 0
        for row in rows:
            if len(row) != width:
                if any(cell.strip() for cell in row):
                    message = f"has {len(row)} cells, the header has {width}"
                    self._fault(name, _first_line(rows, row), message)
                continue
            row.append("")
            try:
                claim = self._known_claim(usual_of(row)) if is_usual else None
                batch.append(claim or self._claim(cells_of(row), name))
            except (_Wrong, InvalidDate) as error:
                if any(cell.strip() for cell in row):
                    self._fault(name, _first_line(rows, row), str(error))
            if len(batch) >= _BATCH:
                self._write(batch)
                batch = []
                now = position()
                progress(now - done)
                done = now
        self._write(batch)
        progress(position() - done)

    def _write(self, batch: list[ClaimRow]) -> None:
        self.summary.rows += len(batch)
        self.writer.actors_in_bulk(self._new_actors)
        self._new_actors.clear()
        if not self.faults:
            self.writer.claim_rows(batch)

    def _columns(self, name: str, header: list[str] | None) -> dict[str, int] | None:
        """Return the place of each known column, or None where the header cannot be used."""
        if not header:
            self._fault(name, 0, "is empty; the first row must name the columns")
            return None
        columns: dict[str, int] = {}
        unread = []
        for at, cell in enumerate(header):
            key = cell.strip().casefold().replace(" ", "_").replace("-", "_")
            key = _OTHER_NAMES.get(key, key)
            if key in columns:
                self._fault(name, 1, f"the column {cell!r} stands twice")
                return None
            if key in COLUMNS:
                columns[key] = at
            else:
                unread.append(cell)
        if "relation" not in columns or not {"subject", "event"} & set(columns):
            self._fault(name, 1, _wrong_header(header, columns))
            return None
        if unread:
            self.summary.unread[name] = unread
        return columns

    def _fault(self, name: str, line: int, message: str) -> None:
        if len(self.faults) < _MOST_FAULTS:
            self.faults.append(Fault(name, line, 0, message))
        else:
            self.more_faults += 1

    # -- one row -----------------------------------------------------------------------------------

    def _known_claim(self, cells: tuple[str, ...]) -> ClaimRow | None:
        """Return the claim of a row whose relation, source and date were met before, else None.

        It says what `_claim` says of such a row, in a quarter of the time.
        """
        subject, relation, target, when, modality, claimant, source, quote = cells
        try:
            number, swapped, is_state = self._relations[relation]
            source_number, publisher, published = self._usual_sources[source]
            rank = RANKS[modality]
            time, first, last, dated_by = self._days[when]
        except KeyError:
            return None
        if not (subject and target and quote.isprintable()):
            return None
        actors = self._cells
        who = actors.get(subject) or self._actor(subject)
        whom = actors.get(target) or self._actor(target)
        name = claimant or source if not publisher else claimant
        voice = (actors.get(name) or self._actor(name)) if name else publisher
        said = published.text if voice == publisher else ""
        if is_state and not time:
            first, last, dated_by = days_of(UNKNOWN, UNKNOWN, (published,))
        if swapped:
            who, whom = whom, who
        return (
            hash_of("\x1f".join(cells)), 0, who, number, whom, 0, rank, first, last, dated_by, voice, 0,
            source_number, 0, time, said, "", quote.strip(), "", 0, None, None,
        )  # fmt: skip

    def _claim(self, cells: tuple[str, ...], file: str) -> ClaimRow:
        (subject_cell, relation_cell, object_cell, when_cell, modality, claimant_cell, source_cell, quote,
         event_cell, text, role, mode, what, op, value, unit, spokesperson_cell, hedge, said_cell,
         implied, note, claim_id, publisher, source_date, address, subject_type, object_type,
         event_when) = cells  # fmt: skip
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
        figure = _figure(what, op, value, unit)
        if not (target or event or text.strip() or figure):
            raise _Wrong("needs an object, an event, a text or a quantity")
        when, said = self._when(when_cell), read_when(said_cell)
        if not said.known and claimant == publisher_n:
            said = published
        first, last, dated_by = days_of(when, event_time, (said, published) if is_state else ())
        further = [
            f"{name}={cell}"
            for name, cell in zip(_FURTHER, cells[len(_USUAL) :], strict=False)
            if cell
        ]
        key = self._key(
            claim_id, [*cells[: len(_USUAL)], *further, *([] if source_cell else [file])]
        )
        details = details_text(_words(role), _modes(mode), _words(hedge), _words(note), figure)
        return (
            key, 0 if not claim_id or id_of(key) == claim_id else claim_id, subject, relation, target,
            event, _rank(modality), first, last, dated_by, claimant,
            self._actor(spokesperson_cell) if spokesperson_cell else 0,
            source, _flag(implied), when.text, said.text, _words(text), _words(quote), details, 0, None,
            None,
        )  # fmt: skip

    def _key(self, claim_id: str, content: Sequence[str]) -> int:
        """Return the number of a claim, by its id or else by what the row says."""
        if not claim_id:
            return hash_of("\x1f".join(content))
        if not is_id(claim_id):
            raise _Wrong(f"{claim_id!r} cannot be an id; use letters, digits, '-', '_' and '.'")
        return key_of(claim_id)

    def _when(self, cell: str) -> When:
        when = read_when(cell)
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
            found = self.writer.relation_number(name), inverse, is_state
            self._relations[cell] = found
        return found

    def _actor(self, cell: str, kind: str = "") -> int:
        n = self._cells.get(cell)
        if n is None:
            n = self._found_actor(cell.strip(), kind)
            if len(self._cells) >= _MOST_CACHED:
                self._cells.clear()
            self._cells[cell] = n
        if kind and n not in self.types:
            self.types[n] = _type(kind)
        return n

    def _found_actor(self, name: str, kind: str) -> int:
        folded = fold(name)
        known_as = folded or name  # symbols fold to nothing, and are no other symbols
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
        found = {}
        n = self.writer.number(name) if is_id(name) else None
        if not fold(name):  # symbols, of which nothing can be looked up but the id
            return self.writer.number(slug(name))
        if n is None or self.writer.is_event(name):
            found = self.writer.named(name)
        if n is not None and not found:
            return n
        if len(found) > 1:
            names = ", ".join(sorted(found.values()))
            raise _Wrong(f"{name!r} may be any of {names}; write the id")
        for n, key in found.items():
            if key != slug(name):
                self.summary.read_as[name] = key
            return n
        return None

    def _new_actor(self, name: str, folded: str, kind: str) -> int:
        kind = _type(kind)
        made = slug_of(folded)
        key = self._free(made or slug(name))
        if not made:
            self._taken.add(key)
        n = self.writer.next_number()
        self._new_actors.append((n, key, name, folded, kind))
        self.summary.actors += 1
        return n

    def _free(self, key: str, ending: str = "") -> str:
        """Return an id that nothing has, as near to *key* as can be."""
        wanted, count = key, 1
        while key in self._taken or (self._had_actors and self.writer.number(key) is not None):
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
            found = self._events[cell] = self._found_event(cell.strip(), when_cell)
        if when_cell and found[0] in self._new_events and read_when(when_cell) != found[1]:
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
            return self.writer.number(key) or 0, self.writer.event_when(key)
        same = self._event_names.get(fold(name) or name)
        if same is not None:
            return same
        key = slug(name)
        if (fold(name) or name) in self._folded:
            self._taken.add(key)
        key = self._free(key, "-event")
        when = read_when(when_cell)
        made = self.writer.event(Event(key, name, when=when)), when
        self._taken.add(key)
        self._new_events.add(made[0])
        self._event_names[fold(name) or name] = made
        self.summary.events += 1
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
            title = cell.strip() or file
            bad = unprintable(title)
            if bad:
                raise _Wrong(f"a source must not hold the character {bad}: {title!r}")
            when = read_when(date)
            if publisher:
                voice = self._actor(publisher)
            else:
                voice = 0 if cell else self._actor(file, "dataset")
            n = self._written_source(title, voice, when, address.strip())
            found = self._sources[cell, publisher] = n, voice, when
            if cell and not publisher:
                self._usual_sources[cell] = found
        return found

    def _written_source(self, title: str, voice: int, when: When, address: str) -> int:
        key = title if is_id(title) else slug(title)
        there = self.writer.source_number(key)
        if there is not None:
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


def _rank(cell: str) -> int:
    rank = RANKS.get(cell)
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


def _figure(what: str, op: str, value: str, unit: str) -> Quantity | None:
    if not (what or value):
        return None
    try:
        return Quantity(what.strip() or "number", op.strip() or "=", float(value), unit.strip())
    except InvalidValue as error:
        raise _Wrong(str(error)) from None
    except ValueError:
        raise _Wrong(f"'quantity_value' needs a number, not {value!r}") from None


def _words(cell: str) -> str:
    """Return the words of a cell, on one line."""
    if cell.isprintable():
        return cell.strip()
    text = " ".join(cell.split())
    bad = unprintable(text)
    if bad and not bad.startswith(("U+202", "U+206")):
        raise _Wrong(f"a cell must not hold the character {bad}: {text[:60]!r}")
    return text


def _modes(cell: str) -> str:
    """Return the modes of a cell, which commas or semicolons part."""
    parts = [part.strip() for part in cell.replace(",", ";").split(";")]
    return _words("; ".join(part for part in parts if part))


def _wrong_header(header: list[str], columns: dict[str, int]) -> str:
    missing = [name for name in ("subject", "relation") if name not in columns]
    found = ", ".join(map(repr, header[:12])) + (" …" if len(header) > 12 else "")
    return (
        f"the header lacks {' and '.join(map(repr, missing))}; it has {found};"
        f" the columns are {', '.join(COLUMNS)}"
    )


@contextmanager
def _opened(path: Path) -> Iterator[tuple[TextIOWrapper, str, Callable[[], int]]]:
    """Open a table as text, with its delimiter and a function that tells how many bytes were read."""
    csv.field_size_limit(_LARGEST_CELL)
    is_stdin = str(path) == "-"
    if is_stdin and sys.stdin is None:
        raise FileTrouble("'-' cannot be read: stdin is closed")
    try:
        binary: Any = sys.stdin.buffer if is_stdin else path.open("rb")
        if not hasattr(binary, "peek"):
            binary = BufferedReader(binary)
        head = binary.peek(4096).splitlines()[:1]
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise FileTrouble(f"{str(path)!r} cannot be read: {reason}") from None
    text = TextIOWrapper(binary, encoding="utf-8-sig", newline="")
    is_file = not is_stdin and binary.seekable()  # a pipe has no position
    try:
        yield text, _delimiter(head[0] if head else b""), binary.tell if is_file else lambda: 0
    finally:
        if is_stdin:
            text.detach()
        else:
            text.close()


def _delimiter(header: bytes) -> str:
    """Return what stands between the columns' names: a comma, a tab or a semicolon."""
    return max(",\t;", key=lambda mark: header.count(mark.encode()))


def _first_line(rows: Any, row: Sequence[str]) -> int:
    """Return the line on which the row that was just read begins; its cells may hold line breaks."""
    return int(rows.line_num) - sum(len(_LINE_BREAK.findall(cell)) for cell in row)


def _line_not_utf8(path: Path) -> int:
    """Return the first line of a file that is not UTF-8, or 0 where it cannot be read again.

    The text is decoded in pieces of many lines, so the error itself does not tell.
    """
    with suppress(OSError):
        if path.is_file():
            with path.open("rb") as file:
                for number, line in enumerate(file, start=1):
                    try:
                        line.decode()
                    except UnicodeDecodeError:
                        return number
    return 0
