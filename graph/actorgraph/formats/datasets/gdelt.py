"""The events of GDELT: one row is one claim, that Actor1 did something to Actor2; and who reported them.

Read are the files of Events 1.0 (57 or 58 columns) and 2.0 (61), which end in ``.CSV`` and are separated by tabs,
without header and quotation marks, and tables with a header that has their columns. Layout:
http://data.gdeltproject.org/documentation/GDELT-Event_Codebook-V2.0.pdf

*How it is said.* The claimant is GDELT and not the article, and GDELT writes down "Actor1 190 Actor2" without
a word of doubt; so a row is `stated`, as what a report says plainly is. Any weaker modality would put a
doubt into its mouth that it did not utter. That a program read the article, and can have read it wrongly, is
said by `machine` of the source, and how many articles tell it by the note. Only where the event code itself
names an intent is the claim `intended`; see `actorgraph.formats.datasets.cameo`.

*Actors.* One code is one actor, called as most rows of its first batch call it; what else rows call it are
further names. A code is a kind of actor as much as an actor: ``USA`` is also what is done in Los Angeles, and
``GOV`` is any government, which is a class.

*Twice.* An article makes several rows, and each stays a claim of its own with its GlobalEventID. The
numbers of 1.0 and 2.0 are not said to be the same, so they are two sources.

*Mentions.* The table of mentions of 2.0 (``.mentions.CSV``, 16 columns), read together with the events that it names, has
a row for each article in which the program found an event again. Each is a claim of its own, that of the outlet: the same
deed, said by `MentionSourceName` on the day of the mention, with the article as what is cited, and how sure GDELT is that it
read the article rightly (`Confidence`) in the note. So an event that ten outlets report has ten voices.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from json import dumps
from operator import itemgetter
from typing import Final

from actorgraph.formats.datasets.cameo import event_of, members, type_of
from actorgraph.formats.format import Format, Options
from actorgraph.formats.read.input import Input
from actorgraph.formats.read.missing import filled
from actorgraph.formats.read.table import FirstRow, Unread, first_row, rows_of
from actorgraph.formats.sink import Sink, made_actor_id
from actorgraph.model.actor import Actor, Name
from actorgraph.model.modality import RANKS
from actorgraph.model.names import unprintable
from actorgraph.model.source import Source
from actorgraph.sentence.wording import count
from actorgraph.store.hash import hash_of
from actorgraph.store.schema import OWN_DATE
from actorgraph.store.writer import ClaimRow

#: The columns of a claim that `_Events._rows` fills, in its order.
_ROW: Final = (
    "key", "subject", "relation", "object", "rank", "time", "first", "last", "dated_by", "claimant",
    "source", "said", "quote", "details", "file", "record", "cites",
)  # fmt: skip
#: All columns of 2.0, in their order; 1.0 has no ADM2 codes, and its backfile no address.
_ALL: Final = (
    "GlobalEventID", "SQLDATE", "MonthYear", "Year", "FractionDate",
    *(f"Actor{n}{name}" for n in (1, 2) for name in (
        "Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code",
        "Type1Code", "Type2Code", "Type3Code",
    )),
    "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale", "NumMentions",
    "NumSources", "NumArticles", "AvgTone",
    *(f"{of}Geo_{name}" for of in ("Actor1", "Actor2", "Action") for name in (
        "Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID",
    )),
    "DATEADDED", "SOURCEURL",
)  # fmt: skip
_OLDER: Final = tuple(name for name in _ALL if not name.endswith("ADM2Code"))
_WIDTHS: Final = {57: _OLDER[:-1], 58: _OLDER, 61: _ALL}
#: Columns of which an actor's type is made; what they hold is in its code, or else not kept.
_TYPED: Final = ("CountryCode", "KnownGroupCode", "Type1Code")
#: The columns that are read, in the order of `_Cells`.
_COLUMNS: Final = (
    "GlobalEventID", "SQLDATE",
    *(f"Actor{n}{name}" for n in (1, 2) for name in ("Code", "Name", *_TYPED)),
    "IsRootEvent", "EventCode", "QuadClass", "GoldsteinScale", "NumMentions", "NumSources", "NumArticles", "AvgTone",
    "ActionGeo_FullName", "DATEADDED", "SOURCEURL",
)  # fmt: skip
#: All columns of the mentions of 2.0, and those that are read, in the order of `_Events.mentions`.
_OF_MENTIONS: Final = (
    "GlobalEventID", "EventTimeDate", "MentionTimeDate", "MentionType", "MentionSourceName", "MentionIdentifier", "SentenceID",
    "Actor1CharOffset", "Actor2CharOffset", "ActionCharOffset", "InRawText", "Confidence", "MentionDocLen", "MentionDocTone",
    "MentionDocTranslationInfo", "Extras",
)  # fmt: skip
_MENTIONED: Final = (
    "GlobalEventID", "MentionTimeDate", "MentionType", "MentionSourceName", "MentionIdentifier", "SentenceID", "InRawText",
    "Confidence", "MentionDocTone",
)  # fmt: skip
_BATCH: Final = 10_000
_MOST_DAYS: Final = 65_536
_MOST_CONTENT: Final = 200

_PUBLISHER: Final = Actor(
    "gdelt",
    "GDELT Project",
    "dataset",
    names=(Name("GDELT", "acronym"), Name("Global Database of Events, Language, and Tone")),
)
#: Its "Terms of Use", which stand on the page of the address.
_LICENCE: Final = (
    "unlimited and unrestricted use for any academic, commercial, or governmental use of any kind without fee;"
    " any use or redistribution must include a citation to the GDELT Project and a link to its website"
    " (https://www.gdeltproject.org/about.html)"
)
_CITATION: Final = "The GDELT Project, https://www.gdeltproject.org/"

_ONE_ACTOR: Final = "names one actor only"
_NO_ACTOR: Final = "names no actor"
_NO_CODE: Final = "has an event code that CAMEO has not"
_NO_DAY: Final = "has no day"
_NO_ID: Final = "has no GlobalEventID"
_NO_EVENT: Final = "a mention of an event that makes no claim in these files"
_NO_OUTLET: Final = "a mention without a source or a time"

_Cells = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Layout:
    """How a file is laid out: what separates cells, and which columns it has."""

    delimiter: str
    columns: tuple[str, ...]
    version: int
    has_header: bool
    read: tuple[str, ...] = _COLUMNS

    @property
    def places(self) -> list[int]:
        """The place of each column that is read; one that the file lacks is behind the last."""
        at = {name.casefold(): place for place, name in enumerate(self.columns)}
        return [at.get(name.casefold(), len(self.columns)) for name in self.read]

    @property
    def kept(self) -> set[str]:
        """The columns whose values stand in the store, as the file spells them."""
        kept = {name.casefold() for name in self.read if not name.endswith(_TYPED)}
        return {name for name in self.columns if name.casefold() in kept}


def recognises(file: Input) -> bool:
    """Return True for events and mentions of GDELT: by the header, or by width, id and times of the first row."""
    return _layout_of(file) is not None


def _layout_of(file: Input) -> _Layout | None:
    header = first_row(file)
    if "globaleventid" in header.columns:
        return _of_header(header)
    cells = file.head_text().partition("\n")[0].rstrip("\r").split("\t")
    if not _is_id(cells[0]):
        return None
    if len(cells) == len(_OF_MENTIONS) and all(map(_is_time, cells[1:3])):
        return _Layout("\t", _OF_MENTIONS, 2, has_header=False, read=_MENTIONED)
    columns = _WIDTHS.get(len(cells))
    if not (columns and _day_of(cells[1]) and cells[1][:4] == cells[3]):
        return None
    return _Layout("\t", columns, 2 if columns == _ALL else 1, has_header=False)


def _of_header(header: FirstRow) -> _Layout | None:
    columns = tuple(cell.strip() for cell in header.cells)
    there = set(header.columns)
    if {"mentiontimedate", "mentionsourcename", "mentionidentifier"} <= there:
        return _Layout(header.delimiter, columns, 2, has_header=True, read=_MENTIONED)
    # The backfile has no address.
    if not {name.casefold() for name in _COLUMNS[:-1]} <= there:
        return None
    version = 2 if "actiongeo_adm2code" in there else 1
    return _Layout(header.delimiter, columns, version, has_header=True)


def read(inputs: Sequence[Input], sink: Sink, _options: Options) -> None:
    """Read files of events, then those of their mentions."""
    sink.scope = "gdelt"
    layouts = [(_need_layout(file), file) for file in inputs]
    mentions = [each for each in layouts if each[0].read == _MENTIONED]
    events = _Events(sink, has_mentions=bool(mentions))
    for layout, file in sorted(layouts, key=lambda each: each[0].read == _MENTIONED):
        events.read(file, layout)
    events.done()


def _need_layout(file: Input) -> _Layout:
    layout = _layout_of(file)
    if layout is None:
        message = (
            f"is no table of GDELT events or mentions: its first row is neither a header with GLOBALEVENTID and"
            f" the other columns nor {', '.join(map(str, _WIDTHS))} or {len(_OF_MENTIONS)} cells between tabs"
        )
        raise file.fault(message, 1)
    return layout


class _Events:
    """One import of events: what is known of codes, days and names so far."""

    def __init__(self, sink: Sink, *, has_mentions: bool = False) -> None:
        self.sink = sink
        #: What each event says, for its mentions, if there are any.
        self._told: dict[str, ClaimRow] | None = {} if has_mentions else None
        self._outlets: dict[str, int] = {}
        self.claimant = sink.actor(_PUBLISHER)
        self._sources: dict[str, int] = {}
        self._actors: dict[str, int] = {}
        self._names: dict[str, set[str]] = defaultdict(set)
        self._codes: dict[str, tuple[int, int, str] | None] = {}
        self._days: dict[str, tuple[str, int]] = {"": ("", 0)}
        self._files: list[str] = []
        self._unread: dict[tuple[str, ...], Unread] = {}

    def read(self, file: Input, layout: _Layout) -> None:
        """Read one file; one of mentions comes after those of events."""
        write = self._write_mentions if layout.read == _MENTIONED else self._write
        pick = itemgetter(*layout.places)
        batch: list[_Cells] = []
        rows = rows_of(file, delimiter=layout.delimiter, quoting=layout.delimiter != "\t")
        if layout.has_header:
            next(rows)
        width = len(layout.columns)
        unread = self._unread.setdefault(layout.columns, Unread(layout.columns, layout.kept))
        self._files.append(file.name)
        for line, row in rows:
            if len(row) != width:
                self.sink.fault(file.name, line, f"has {len(row)} cells and not {width}")
                continue
            unread.row(row)
            row.append("")
            batch.append(pick(row))
            if len(batch) == _BATCH:
                write(file.name, layout.version, batch)
                batch = []
        write(file.name, layout.version, batch)

    def done(self) -> None:
        """Write the further names of all actors, and report what was not kept of all files together."""
        more = len(self._files) - 1
        files = self._files[0] + (f" and {count(more, 'more file')}" if more else "")
        for unread in self._unread.values():
            unread.tell(files, self.sink)
        further = {
            self._actors[code]: [Name(name) for name in sorted(names)]
            for code, names in self._names.items()
        }
        self.sink.writer.further_names(further)

    def _write(self, file: str, version: int, batch: list[_Cells]) -> None:
        self.sink.count(len(batch))
        kept = list(self._telling(file, batch))
        self._meet(kept)
        self.sink.claim_rows(_ROW, self._rows(file, version, kept))

    def _telling(self, file: str, batch: Iterable[_Cells]) -> Iterator[_Cells]:
        """Yield the rows that make a claim, and report the others."""
        for cells in batch:
            if not "".join(cells).isprintable():
                cells = tuple(_clean(cell) for cell in cells)
            cells = filled(cells)
            reason = self._reason_against(cells)
            if reason:
                content = f"{cells[3]} {cells[13]} {cells[8]}"[:_MOST_CONTENT]
                self.sink.skip(file, cells[0], reason, content)
            else:
                yield cells

    def _reason_against(self, cells: _Cells) -> str:
        """Return why a row makes no claim, or an empty text where it makes one."""
        if not (cells[2] and cells[7]):
            return _ONE_ACTOR if cells[2] or cells[7] else _NO_ACTOR
        if self._coded(cells[13]) is None:
            return _NO_CODE
        if not self._day(cells[1])[1]:
            return _NO_DAY
        return "" if _is_id(cells[0]) else _NO_ID

    def _meet(self, batch: Iterable[_Cells]) -> None:
        """Give the sink the actors of a batch that it has not, called as most rows call them."""
        said = Counter([cells[2:7] for cells in batch])
        said.update([cells[7:12] for cells in batch])
        new: dict[str, list[_Cells]] = {}
        for actor, _ in sorted(said.items(), key=lambda counted: (-counted[1], counted[0])):
            code, name = actor[:2]
            if code not in self._actors:
                new.setdefault(code, []).append(actor)
            if name.strip():
                self._names[code].add(name)
        for code, actors in new.items():
            self._actors[code] = self.sink.mention(_actor(*actors[0]))

    def _rows(self, file: str, version: int, batch: Iterable[_Cells]) -> list[ClaimRow]:
        source, claimant, actors = self._source(_source(version)), self.claimant, self._actors
        number = self.sink.writer.file_row_id(file)
        prefix = f"{_source_id(version)}\x1f"
        rows = []
        for (record, day, one, name1, _, _, _, two, name2, _, _, _, root, code, quad, goldstein, mentions,
             sources, articles, tone, place, added, address) in batch:  # fmt: skip
            relation, rank, details = self._codes[code] or (0, 0, "")
            when, first = self._days[day]
            note = (
                f"QuadClass {quad}, GoldsteinScale {goldstein}, NumMentions {mentions}, NumSources {sources},"
                f" NumArticles {articles}, AvgTone {tone}, IsRootEvent {root}"
            )
            said = self._day(added[:8])[0]
            if place:
                note = f"{note}, ActionGeo_FullName {place}"
            if added and not said:
                note = f"{note}, DATEADDED {added}"
            if '"' in note or "\\" in note or not note.isprintable():
                note = dumps(note, ensure_ascii=False)[1:-1]
            rows.append((
                hash_of(prefix + record), actors[one], relation, actors[two], rank, when, first, first,
                OWN_DATE, claimant, source, said, f"{name1 or one} {code} {name2 or two}",
                f'{details}{note}"}}', number, record, address,
            ))  # fmt: skip
            if self._told is not None and version == 2:
                quote = rows[-1][_ROW.index("quote")]
                self._told[record] = (actors[one], relation, actors[two], rank, when, first, quote, details)  # fmt: skip
        return rows

    def _write_mentions(self, file: str, _version: int, batch: list[_Cells]) -> None:
        self.sink.count(len(batch))
        self.sink.claim_rows(_ROW, [*self._mentions(file, batch)])

    def _mentions(self, file: str, batch: Iterable[_Cells]) -> Iterator[ClaimRow]:
        """Yield the claim that each mention of an event is: the outlet's, in the words of the event."""
        number = self.sink.writer.file_row_id(file)
        source = self._source(_MENTIONS)
        told = self._told or {}
        for cells in batch:
            cells = filled(tuple(map(_clean, cells)))
            record, time, kind, outlet, article, sentence, raw, confidence, tone, *_ = cells
            said = self._day(time[:8])[0]
            event = told.get(record)
            if event is None or not (outlet and said):
                content = f"{outlet} {article}"[:_MOST_CONTENT]
                self.sink.skip(file, record, _NO_OUTLET if event else _NO_EVENT, content)
                continue
            subject, relation, target, rank, when, first, quote, details = event
            note = (
                f"Confidence {confidence}, MentionType {kind}, SentenceID {sentence}, InRawText {raw},"
                f" MentionDocTone {tone}, MentionTimeDate {time}"
            )
            yield (
                hash_of("\x1f".join((_MENTIONS.id, *cells))), subject, relation, target, rank, when, first, first,
                OWN_DATE, self._outlet(outlet), source, said, quote, f'{details}{dumps(note, ensure_ascii=False)[1:-1]}"}}',
                number, record, article,
            )  # fmt: skip

    def _outlet(self, name: str) -> int:
        if name not in self._outlets:
            key = self.sink.named_id("gdelt-outlet", name)
            self._outlets[name] = self.sink.mention(Actor(key, name, "media-outlet"))
        return self._outlets[name]

    def _source(self, source: Source) -> int:
        if source.id not in self._sources:
            self._sources[source.id] = self.sink.source(source)
        return self._sources[source.id]

    def _coded(self, code: str) -> tuple[int, int, str] | None:
        """Return relation, rank and the begin of the details of an event code, None where there is none."""
        try:
            return self._codes[code]
        except KeyError:
            found = event_of(code)
            made = None
            if found is not None:
                mode = f'"mode": {dumps(found.mode)}, ' if found.mode else ""
                details = f'{{"role": {dumps(f"CAMEO {code}: {found.name}")}, {mode}"note": "'
                relation = self.sink.writer.relation_row_id(found.relation)
                made = relation, RANKS[found.modality], details
            self._codes[code] = made
            return made

    def _day(self, text: str) -> tuple[str, int]:
        """Return a day such as 20240202 as ISO text and number, ``("", 0)`` where it is none."""
        try:
            return self._days[text]
        except KeyError:
            day = _day_of(text)
            found = (day.isoformat(), day.toordinal()) if day else ("", 0)
            if len(self._days) < _MOST_DAYS or found[1]:
                self._days[text] = found
            return found


def _actor(code: str, name: str, country: str, group: str, role: str) -> Actor:
    codes = [Name(f"cameo:{code}", "code")]
    kind = type_of(code, country, group, role)
    if code in members() and kind == "state":
        codes.append(Name(f"iso3:{code}", "code"))
    return Actor(
        made_actor_id("gdelt", code), name if name.strip() else code, kind, names=tuple(codes)
    )


def _source_id(version: int) -> str:
    return f"gdelt-events-{version}"


def _source(version: int) -> Source:
    return Source(
        _source_id(version),
        f"GDELT Event Database {version}.0",
        _PUBLISHER.id,
        address="https://www.gdeltproject.org/",
        version=f"{version}.0",
        licence=_LICENCE,
        citation=_CITATION,
        machine=True,
        note="A program coded each row from the wording of a news article; a row is no more than that.",
    )


_MENTIONS: Final = Source(
    "gdelt-mentions-2",
    "GDELT Event Database 2.0: mentions",
    _PUBLISHER.id,
    address="https://www.gdeltproject.org/",
    version="2.0",
    licence=_LICENCE,
    citation=_CITATION,
    machine=True,
    note="A program found each event again in the wording of an article; a row is no more than that.",
)


def _clean(cell: str) -> str:
    """Return a cell on one line, with ``?`` for what is no text, as GDELT itself writes it."""
    return "".join("?" if unprintable(letter) else letter for letter in " ".join(cell.split()))


def _is_id(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= 20


def _is_time(text: str) -> bool:
    return len(text) == 14 and text.isdecimal() and _day_of(text[:8]) is not None


def _day_of(text: str) -> date | None:
    """Return the day that eight digits name, or None."""
    if not (len(text) == 8 and text.isascii() and text.isdecimal()):
        return None
    try:
        return date(int(text[:4]), int(text[4:6]), int(text[6:]))
    except ValueError:
        return None


FORMAT: Final = Format(
    name="gdelt",
    title="Events of the GDELT Project, 1.0 and 2.0, and their mentions",
    suffixes=(".export.CSV", ".mentions.CSV", ".CSV"),
    read=read,
    recognises=recognises,
    priority=80,
    keeps="who did what to whom, the event code, day, article, counts of mentions, place of the event; of mentions the outlet, article, time and confidence",
    loses="places, religion and ethnic group of the actors, codes that repeat others, the time of day; rows with fewer than two actors",
)
