"""Events of ACLED as its export tool and API give them: a table with a header, or JSON, one row an event.

What a row says, and what becomes of it (actor1 and actor2 imply no direction, ACLED says, so none is read
from their order):

- battles, explosions, remote violence, mob violence: the two ``clashes-with`` each other, also where the one
  flew an air strike;
- violence against civilians: whoever is not the civilians ``attacks`` (or ``abducts``) the civilians, as the
  name of the type says; so too excessive force against protesters, and whatever else ACLED marks as
  targeting civilians, where one of the two are the civilians or protesters;
- agreements: ``agrees-with``;
- all else (arrests, transfers of territory, protests with intervention …): ``connected-with``, the kind as
  role;
- one actor alone: it ``attends`` the event, that is, takes part in it; civilians alone are ``connected-with``
  the event, for they may be those who suffer it;
- associated actors: ``affiliated-with``, which leaves open how; ACLED puts allies as well as what people
  are ("Women", "Students") there;
- fatalities: the event ``kills`` so many, and nobody is said to have killed them. A zero makes no claim,
  for it also stands for what is not known.

Of several rows of one event those with the latest timestamp count, also of rows of an earlier import, for which the
note of the event has the timestamp; each row of the monadic form is one actor.

A time precision of 2 is a week around the day, 3 the month of the day: one of these days.

ACLED's terms forbid passing the data on; that is the licence of the source, and goes along with every export.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import lru_cache
from operator import itemgetter
from typing import Final, NamedTuple

from actorgraph.formats.claim_rows import ClaimRows, Ends, details_of, key_of
from actorgraph.formats.datasets.version import Versions, noted, stamp_of
from actorgraph.formats.fields import names_of
from actorgraph.formats.format import Format, Options
from actorgraph.formats.read.input import Input
from actorgraph.formats.read.json import values_at
from actorgraph.formats.read.missing import present, present_cells
from actorgraph.formats.read.table import (
    FirstRow,
    Unread,
    even_rows,
    first_row,
    need_once,
    rows_with_header,
)
from actorgraph.formats.read.written import named_day
from actorgraph.formats.sink import Sink, made_actor_id
from actorgraph.model.actor import Actor, Name
from actorgraph.model.claim import Quantity
from actorgraph.model.dates import UNKNOWN, When, read_when
from actorgraph.model.event import Event
from actorgraph.model.names import slug
from actorgraph.model.source import Source

_NEEDED: Final = ("event_id_cnty", "event_date", "event_type", "actor1")
#: What older exports call a column.
_OLDER: Final = {"ally_actor_1": "assoc_actor_1", "ally_actor_2": "assoc_actor_2"}
#: Columns that go into the note of the claim about the actors.
_NOTED: Final = (
    "disorder_type",
    "time_precision",
    *sorted(names_of("acled", "", "noted") - {"disorder_type"}),
)
#: Every column that is read.
_READ: Final = names_of("acled", "", "kept", "noted", "same")
_EMPTY: Final = dict.fromkeys(_READ, "")
_KINDS: Final = (
    "", "state", "rebel", "political", "identity", "rioters", "protesters", "civilians", "external",
)  # fmt: skip
_ARMED: Final = ("rebel", "political", "identity")
_CROWDS: Final = ("rioters", "protesters", "civilians")
_MOST_QUOTED: Final = 300
_DAY: Final = 24 * 60 * 60

_PUBLISHER: Final = Actor(
    "acled",
    "Armed Conflict Location & Event Data",
    "dataset",
    names=(Name("ACLED", "acronym"),),
)
_LICENCE: Final = (
    "ACLED's terms of use: the data must not be passed on to others, raw or so that they can be had from it"
    " again; see https://epo.acleddata.com/terms-of-use-and-attribution-policy"
)
_SOURCE: Final = Source(
    "acled-events",
    "ACLED events",
    _PUBLISHER.id,
    address="https://acleddata.com/",
    licence=_LICENCE,
    citation="Armed Conflict Location & Event Data (ACLED), https://acleddata.com/",
)
_CAVEAT: Final = (
    "all whom the event is reported to have killed, on every side; ACLED does not say who killed them, takes the"
    " lowest of differing reports, and calls fatalities the least certain of its figures"
)

_Row = dict[str, str]
#: The cells of which the tie of two actors is made.
_of_actors: Final = itemgetter(
    *_NOTED, "event_type", "sub_event_type", "actor1", "inter1", "actor2", "inter2", "iso"
)
_MOST_PAIRS: Final = 50_000


def recognises(file: Input) -> bool:
    """Return True for tables whose header names ACLED's id, date, type and first actor, and for answers of its API."""
    if _is_json(file):
        text = file.head_text()
        return all(f'"{name}"' in text for name in _NEEDED)
    return set(_NEEDED) <= set(_columns_of(first_row(file)))


def _is_json(file: Input) -> bool:
    return file.head_text().lstrip()[:1] in ("{", "[")


def _columns_of(header: FirstRow) -> list[str]:
    return [_OLDER.get(name, name) for name in header.columns]


def read(inputs: Sequence[Input], sink: Sink, _options: Options) -> None:
    """Read tables and answers of events."""
    sink.scope = "acled"
    sink.remark("ACLED's terms forbid passing its data on; the licence of the source says so")
    versions, known = Versions(), _Known(sink)
    for file in inputs:
        for record, written in _stamps(file):
            versions.add(record, stamp_of(written))
    for file in inputs:
        for row in _rows(file, sink):
            sink.count()
            record = row["event_id_cnty"]
            if reason := versions.why_old(sink, record, _event_id, row["timestamp"]):
                sink.skip(file.name, record, reason, row["event_date"])
            else:
                _event(row, file.name, known)


def _stamps(file: Input) -> Iterator[Sequence[str]]:
    """Yield the id and the timestamp of each row."""
    if _is_json(file):
        for value in _of_api(file):
            yield present_cells([value.get("event_id_cnty", ""), value.get("timestamp", "")])
        return
    columns = _columns_of(first_row(file))
    if {"event_id_cnty", "timestamp"} <= set(columns):
        places = columns.index("event_id_cnty"), columns.index("timestamp")
        for _, row in rows_with_header(file)[1]:
            if len(row) == len(columns):
                yield row[places[0]].strip(), row[places[1]].strip()


def _of_api(file: Input) -> Iterator[_Row]:
    """Yield the events of an answer of the API: a list, or one under ``data``; each by its fields, as texts."""
    place = "item" if file.head_text().lstrip().startswith("[") else "data.item"
    for number, value in enumerate(values_at(file, place), start=1):
        if not isinstance(value, dict):
            raise file.fault(f"event {number} is {value!r:.40}, not an object")
        names = {name: str(name).casefold() for name in value}
        yield {
            _OLDER.get(names[name], names[name]): "" if given is None else str(given)
            for name, given in value.items()
        }


def _rows(file: Input, sink: Sink) -> Iterator[_Row]:
    if _is_json(file):
        shapes: dict[tuple[str, ...], Unread] = {}
        for value in _of_api(file):
            shape = (*value,)
            shapes.setdefault(shape, Unread(shape, _READ)).row([*value.values()])
            yield _row(shape, [*value.values()], sink)
        for unread in shapes.values():
            unread.tell(file.name, sink)
        return
    header = first_row(file)
    columns = _columns_of(header)
    missing = [name for name in _NEEDED if name not in columns]
    if missing:
        message = f"is no table of ACLED events: the header lacks {', '.join(map(repr, missing))}"
        raise file.fault(message, 1)
    need_once(file, columns, _READ)
    _, rows = rows_with_header(file, delimiter=header.delimiter)
    unread = Unread(columns, _READ)
    for _, cells in even_rows(rows, len(columns), file, sink):
        unread.row(cells)
        yield _row(columns, cells, sink)
    unread.tell(file.name, sink)


def _row(columns: Sequence[str], cells: Sequence[str], sink: Sink) -> _Row:
    row: _Row = _EMPTY | dict(zip(columns, present_cells(cells), strict=True))
    row["notes"] = sink.cut(row["notes"], _MOST_QUOTED, "notes")
    return row


class _Known:
    """Where rows are written, with the actors and places that rows named before: many rows name the same."""

    def __init__(self, sink: Sink) -> None:
        self.sink = sink
        self.claimant = sink.actor(_PUBLISHER)
        self.source = sink.source(_SOURCE)
        self.claims = ClaimRows(sink)
        #: Row ids by name and kind.
        self.actors: dict[tuple[str, str], int] = {}
        self.places: dict[tuple[str, ...], tuple[str, ...]] = {}
        #: How two actors are tied, by the cells that say so.
        self.pairs: dict[tuple[str, ...], tuple[str, int, int, str, str]] = {}


class _Said(NamedTuple):
    """What one claim of a row says, beside what all of them have."""

    key: int
    relation: str
    ends: Ends
    details: str


def _event(row: _Row, file: str, known: _Known) -> None:
    """Write one event and what is said about it."""
    sink, record = known.sink, row["event_id_cnty"]
    when = _when(row["event_date"], row["year"], row["time_precision"])
    if not record or not when.known:
        reason = "has no event_id_cnty" if not record else "has no event_date that can be read"
        sink.skip(file, record or "?", reason, f"{row['event_date']} {row['event_type']}".strip())
        return
    kind, stamp = row["sub_event_type"] or row["event_type"] or "event", stamp_of(row["timestamp"])
    named = (kind, row["location"], row["country"], when.text.strip("[]"))
    name = ", ".join(filter(None, named))
    made = Event(_event_id(record), name, _slug(kind), when, _places(row, known), note=noted(stamp))
    event = sink.event(made)
    said = [*_between(row, event, stamp, known), *_associated(row, event, known)]
    if not said:
        sink.skip(file, record, "names no actor", name)
    for each in [*said, *_fatalities(row, event, file, sink)]:
        known.claims.add(
            *each, source=known.source, claimant=known.claimant, when=when, said=_said(stamp), quote=row["notes"], file=file,
            record=record, cites=row["source"],
        )  # fmt: skip


def _event_id(record: str) -> str:
    return made_actor_id("acled", record)


def _places(row: _Row, known: _Known) -> tuple[str, ...]:
    parts = row["country"], row["iso"], row["admin1"], row["location"]
    found = known.places.get(parts)
    if found is None:
        found = known.places[parts] = tuple(_new_places(*parts, known.sink))
    return found


def _new_places(country: str, iso: str, admin1: str, location: str, sink: Sink) -> Iterator[str]:
    if location:
        whole = " ".join((country, admin1, location))
        key = sink.named_id("acled-place", whole, location)
        if not sink.has_met(key):
            note = f"admin1 {admin1}" if admin1 else ""
            sink.mention(Actor(key, location, "place", note=note))
        yield key
    if country:
        key = sink.named_id("acled-country", country)
        if not sink.has_met(key):
            codes = (Name(f"iso-numeric:{iso:0>3}", "code"),) if _is_code(iso) else ()
            sink.mention(Actor(key, country, "place", names=codes))
        yield key


def _between(row: _Row, event: int, stamp: int, known: _Known) -> Iterator[_Said]:
    """Yield what is said of actor1 and actor2."""
    odd_stamp = row["timestamp"] if stamp < 0 else ""
    odd_year = "" if row["year"] == _year_of(row["event_date"], row["year"]) else row["year"]
    cells = *_of_actors(row), odd_stamp, odd_year
    found = known.pairs.get(cells)
    if found is None:
        if len(known.pairs) >= _MOST_PAIRS:
            known.pairs.clear()
        found = known.pairs[cells] = _pair(row, odd_stamp, odd_year, known)
    relation, subject, target, details, one = found
    if relation:
        # In ACLED's monadic form each row is one actor of an event.
        record = row["event_id_cnty"]
        key = key_of("acled", record, "actors", one) if one else key_of("acled", record, "actors")
        yield _Said(key, relation, Ends(subject, target, event), details)


def _pair(
    row: _Row, odd_stamp: str, odd_year: str, known: _Known
) -> tuple[str, int, int, str, str]:
    """Return how two actors are tied, their row ids, the details, and the name if there is only one."""
    one, other = row["actor1"], row["actor2"]
    kind1, kind2 = _kind(row["inter1"], one), _kind(row["inter2"], other)
    keys = [_actor(*end, known) for end in ((one, kind1), (other, kind2)) if end[0]]
    told = [f"{name} {text}" for name in _NOTED if (text := row[name])]
    odd = {
        "timestamp": odd_stamp,
        "inter1": "" if kind1 else row["inter1"],
        "inter2": "" if kind2 else row["inter2"],
    }
    odd |= {"iso": "" if _is_code(row["iso"]) else row["iso"], "year": odd_year}
    told += [f"{name} {code}" for name, code in odd.items() if code]
    types = row["event_type"], row["sub_event_type"]
    relation, victim, mode = _relation(*types, bool(row["civilian_targeting"]), kind1, kind2)
    if len(keys) < 2:
        suffers = (kind1 if one else kind2) == "civilians"
        relation, mode, keys = "connected-with" if suffers else "attends", (), [*keys, 0, 0]
    elif victim == 1:
        keys.reverse()
    details = details_of(": ".join(filter(None, types)), mode, ", ".join(told))
    name = "" if one and other else one or other
    return relation if one or other else "", keys[0], keys[1], details, name


@lru_cache(maxsize=65536)
def _year_of(text: str, year: str) -> str:
    """Return the year of a date, *year* itself if it is no date."""
    day = named_day(text, year)
    return year if day is None else str(day.year)


def _is_code(iso: str) -> bool:
    return iso.isascii() and iso.isdecimal() and len(iso) <= 3


@lru_cache(maxsize=4096)
def _relation(
    event_type: str, sub_type: str, targets_civilians: bool, kind1: str, kind2: str
) -> tuple[str, int, tuple[str, ...]]:
    """Return the relation, which actor suffers it (0 where it has no direction), and its means."""
    event_type, sub_type = event_type.casefold(), sub_type.casefold()
    victims = {"protesters"} if sub_type.startswith("excessive force") else {"civilians"}
    targeted = (
        event_type == "violence against civilians" or "protesters" in victims or targets_civilians
    )
    if targeted and (kind1 in victims) != (kind2 in victims):
        victim = 1 if kind1 in victims else 2
        relation = "abducts" if sub_type.startswith("abduction") else "attacks"
        return relation, victim, _mode(sub_type)
    violent = ("battle", "explosions", "remote violence")
    if event_type.startswith(violent) or sub_type == "mob violence":
        return "clashes-with", 0, _mode(sub_type)
    return "agrees-with" if sub_type == "agreement" else "connected-with", 0, ()


def _mode(sub_type: str) -> tuple[str, ...]:
    """Return the means that a sub-event type names: a weapon or a kind of violence, and no mere attack."""
    named = ("chemical", "air", "suicide", "shelling", "remote explosive", "grenade", "sexual")
    return (sub_type,) if sub_type.startswith(named) and ";" not in sub_type else ()


def _associated(row: _Row, event: int, known: _Known) -> Iterator[_Said]:
    for n in (1, 2):
        name, others = row[f"actor{n}"], row[f"assoc_actor_{n}"]
        if not (name and others):
            continue
        role = f"assoc_actor_{n}"
        details = details_of(role, note="associated in this event")
        target = _actor(name, _kind(row[f"inter{n}"], name), known)
        listed = map(present, others.split(";"))
        for other in dict.fromkeys(part for part in listed if part and part != name):
            subject = _actor(other, "", known)
            if subject != target:
                key = key_of("acled", row["event_id_cnty"], role, other)
                yield _Said(key, "affiliated-with", Ends(subject, target, event), details)


def _fatalities(row: _Row, event: int, file: str, sink: Sink) -> Iterator[_Said]:
    figure = row["fatalities"]
    if not (figure.isascii() and figure.isdecimal() and len(figure) < 10):
        if figure:
            reason = "has fatalities that are no number (the rest of the row is read)"
            sink.skip(file, row["event_id_cnty"], reason, figure[:80])
        return
    if int(figure):
        key = key_of("acled", row["event_id_cnty"], "fatalities")
        yield _Said(key, "kills", Ends(event=event), _dead(int(figure)))


@lru_cache(maxsize=4096)
def _dead(number: int) -> str:
    return details_of(note=_CAVEAT, quantity=Quantity("fatalities", "=", number))


def _actor(name: str, kind: str, known: _Known) -> int:
    found = known.actors.get((name, kind))
    if found is None:
        key = known.sink.named_id("acled", name)
        if not known.sink.has_met(key):
            known.sink.mention(Actor(key, name, _type(name, kind)))
        found = known.actors[name, kind] = known.sink.row_id(key)
    return found


@lru_cache(maxsize=65536)
def _kind(inter: str, name: str) -> str:
    """Return the kind of an actor from its number or word, or from the names that ACLED gives to crowds.

    >>> _kind("7", ""), _kind("Rebel group", ""), _kind("", "Civilians (Xland)"), _kind("9", "")
    ('civilians', 'rebel', 'civilians', '')
    """
    if len(inter) == 1 and inter in "12345678":
        return _KINDS[int(inter)]
    first = (inter or name).partition(" ")[0].partition("/")[0].casefold()
    known = _KINDS if inter else _CROWDS
    return first if first in known else ""


def _type(name: str, kind: str) -> str:
    """Return the type of an actor as far as ACLED's name or kind says it."""
    if name.startswith("Military Forces of"):
        return "military"
    if name.startswith(("Police Forces of", "Government of")):
        return "government-body"
    if kind in _CROWDS or name.startswith("Unidentified"):
        return "class"
    return "armed-group" if kind in _ARMED else "unknown"


@lru_cache(maxsize=65536)
def _when(text: str, year: str, precision: str) -> When:
    day = named_day(text, year)
    if day is None:
        return UNKNOWN
    if precision == "3":
        return read_when(f"{day:%Y-%m}" if day.year > 999 else day.isoformat())
    if precision == "2" and date.min.toordinal() + 3 < day.toordinal() < date.max.toordinal() - 3:
        first, last = day - timedelta(days=3), day + timedelta(days=3)
        span = f"[{first.isoformat()}..{last.isoformat()}]"
        return When(span, first.toordinal(), last.toordinal(), throughout=False)
    return read_when(day.isoformat())


def _said(stamp: int) -> When:
    """Return the day of a time in seconds since 1970 (UTC), when ACLED last wrote the row."""
    return UNKNOWN if stamp < 0 else _day_of(stamp // _DAY)


@lru_cache(maxsize=65536)
def _day_of(days: int) -> When:
    """Return the day that is so many days after the first of 1970."""
    return read_when(date.fromordinal(date(1970, 1, 1).toordinal() + days).isoformat())


_slug: Final = lru_cache(maxsize=4096)(slug)


FORMAT: Final = Format(
    name="acled",
    title="Events of ACLED, as its export tool and its API give them",
    suffixes=(".csv", ".json"),
    read=read,
    recognises=recognises,
    priority=70,
    keeps="actors and associated actors, the kind of event, its day or span, places, notes, sources, fatalities",
    loses="coordinates, interaction codes, and which actor is listed first (the order means nothing)",
)
