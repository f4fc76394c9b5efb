"""Actors, events, sources and claims as flat records, for what knows no more than columns.

A record is a mapping from column to text, truth or number. Reading a record again gives the same value:
what one text cannot hold (the kinds and languages of names) has a column of its own with JSON in it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from operator import attrgetter
from typing import Any, Final, TypeAlias

from actorgraph.model.actor import Actor, Name
from actorgraph.model.claim import Claim, Quantity
from actorgraph.model.dates import read_when
from actorgraph.model.errors import InvalidValue
from actorgraph.model.event import Event
from actorgraph.model.fields import ACTOR, CLAIM, EVENT, SOURCE, Fields, Kind, columns_of, named
from actorgraph.model.names import clipped
from actorgraph.model.source import Source

Record: TypeAlias = dict[str, str | bool | float]

#: What stands between several texts in one column.
JOINT: Final = "; "
ACTOR_COLUMNS: Final = columns_of(ACTOR)
EVENT_COLUMNS: Final = columns_of(EVENT)
SOURCE_COLUMNS: Final = columns_of(SOURCE)
#: As in a sentence, with the subject before the relation.
CLAIM_COLUMNS: Final = tuple(
    dict.fromkeys(("claim", "subject", "relation", "object", *columns_of(CLAIM)))
)
#: Columns that are not texts.
TYPES: Final[dict[str, type]] = {
    column: bool for fields in (ACTOR, EVENT, SOURCE, CLAIM) for column in named(fields, Kind.FLAG)
} | {"quantity_value": float}
_WRITE: Final[dict[Kind, Callable[[Any], Any]]] = {
    Kind.TIME: attrgetter("text"),
    Kind.TEXTS: JOINT.join,
    Kind.IDS: JOINT.join,
}


# -- out -------------------------------------------------------------------------------------------


class _Writer:
    """Makes records of values that have some fields, all but names and figures."""

    def __init__(self, fields: Fields) -> None:
        flat = [field for field in fields if field.kind not in (Kind.NAMES, Kind.QUANTITY)]
        self._held = attrgetter(*(field.name for field in flat))
        self._columns = columns_of(flat)
        self._changed = [
            (field.columns[0], _WRITE[field.kind]) for field in flat if field.kind in _WRITE
        ]

    def __call__(self, value: Any) -> Record:
        record: Record = dict(zip(self._columns, self._held(value), strict=True))
        for column, write in self._changed:
            record[column] = write(record[column])
        return record


_actor, _event, _source, _claim = map(_Writer, (ACTOR, EVENT, SOURCE, CLAIM))


def actor_record(actor: Actor) -> Record:
    """Return an actor under the names of `ACTOR_COLUMNS`; ``names_data`` only if it is needed."""
    return _actor(actor) | _names_record(actor.names)


def event_record(event: Event) -> Record:
    """Return an event under the names of `EVENT_COLUMNS`; ``names_data`` only if it is needed."""
    return _event(event) | _names_record(event.names)


def source_record(source: Source) -> Record:
    """Return a source under the names of `SOURCE_COLUMNS`."""
    return _source(source)


def claim_record(claim: Claim) -> Record:
    """Return a claim under the names of `CLAIM_COLUMNS`; those of its figure only if it gives one."""
    record = _claim(claim)
    if claim.quantity:
        record |= {
            "quantity_what": claim.quantity.what,
            "quantity_op": claim.quantity.op,
            "quantity_value": float(claim.quantity.value),
            "quantity_unit": claim.quantity.unit,
        }
    return record


def filled(record: Record) -> Record:
    """Return the cells that say something: neither empty texts nor what is not so. A zero stays."""
    return {key: value for key, value in record.items() if value != "" and value is not False}


def names_data(names: Iterable[Name]) -> str:
    """Return further names as JSON rows, or an empty text if they are no more than their texts joined."""
    kept = tuple(names)
    if all(name == Name(name.text) and JOINT not in name.text for name in kept):
        return ""
    rows = [
        [name.text, name.kind, name.language, name.since, name.until, name.background]
        for name in kept
    ]
    return json.dumps(rows, ensure_ascii=False)


def _names_record(names: tuple[Name, ...]) -> Record:
    record: Record = {"names": JOINT.join(name.text for name in names)}
    data = names_data(names)
    if data:
        record["names_data"] = data
    return record


# -- in --------------------------------------------------------------------------------------------


def actor_of(record: Mapping[str, Any]) -> Actor:
    """Return the actor of a record; raises `InvalidValue`. Texts may stand for truths and numbers."""
    return Actor(**{"id": "", "name": "", **_actor_values(record)}, names=_names_of(record))


def event_of(record: Mapping[str, Any]) -> Event:
    """Return the event of a record; raises `InvalidValue`."""
    return Event(**{"id": "", "name": "", **_event_values(record)}, names=_names_of(record))


def source_of(record: Mapping[str, Any]) -> Source:
    """Return the source of a record; raises `InvalidValue`."""
    return Source(**{"id": "", "title": "", "publisher": "", **_source_values(record)})


def claim_of(record: Mapping[str, Any]) -> Claim:
    """Return the claim of a record; raises `InvalidValue`."""
    values = _claim_values(record)
    if record.get("quantity_what"):
        values["quantity"] = Quantity(
            _text("quantity_what", record["quantity_what"]),
            _text("quantity_op", record.get("quantity_op")) or "=",
            _number(record, "quantity_value"),
            _text("quantity_unit", record.get("quantity_unit")),
        )
    return Claim(**{"id": "", "relation": "", "source": "", "claimant": "", **values})


class _Reader:
    """Reads the values of some fields, all but names and figures, out of a record."""

    def __init__(self, fields: Fields) -> None:
        self._fields = {
            field.columns[0]: (field.name, _READ[field.kind])
            for field in fields
            if field.kind in _READ
        }

    def __call__(self, record: Mapping[str, Any]) -> dict[str, Any]:
        # Few columns of a claim are filled, so looking at these alone takes half of the time.
        values = {}
        for column, cell in record.items():
            if column in self._fields and cell != "":
                name, read = self._fields[column]
                value = read(column, cell)
                if value:
                    values[name] = value
        return values


def _text(column: str, cell: Any) -> str:
    if isinstance(cell, str):
        return cell
    if cell is None or cell != cell:  # tables of numbers have NaN in empty cells
        return ""
    if isinstance(cell, bool | int | float):
        return str(cell)
    raise InvalidValue(f"{column!r} needs a text, not {shown(cell)}")


def _texts(column: str, cell: Any) -> tuple[str, ...]:
    return tuple(part for part in _text(column, cell).split(JOINT) if part)


def _truth(column: str, cell: Any) -> bool:
    if isinstance(cell, str):
        word = cell.strip().casefold()
        if word not in ("", "0", "1", "true", "false", "yes", "no"):
            raise InvalidValue(f"{column!r} needs true or false, not {cell!r}")
        return word in ("1", "true", "yes")
    if cell is None or cell != cell:
        return False
    if cell in (0, 1):
        return bool(cell)
    raise InvalidValue(f"{column!r} needs true or false, not {shown(cell)}")


_READ: Final[dict[Kind, Callable[[str, Any], Any]]] = {
    Kind.TEXT: _text,
    Kind.ID: _text,
    Kind.TEXTS: _texts,
    Kind.IDS: _texts,
    Kind.TIME: lambda column, cell: read_when(_text(column, cell)),
    Kind.FLAG: _truth,
}
_actor_values, _event_values, _source_values, _claim_values = map(
    _Reader, (ACTOR, EVENT, SOURCE, CLAIM)
)


def _number(record: Mapping[str, Any], column: str) -> float:
    try:
        return float(record.get(column, ""))
    except (TypeError, ValueError, OverflowError):
        raise InvalidValue(f"{column!r} needs a number, not {shown(record.get(column))}") from None


def _names_of(record: Mapping[str, Any]) -> tuple[Name, ...]:
    data = _text("names_data", record.get("names_data"))
    if not data:
        return tuple(map(Name, _texts("names", record.get("names"))))
    try:
        return tuple(_name(*row) for row in json.loads(data))
    except InvalidValue:
        raise
    except (TypeError, ValueError, RecursionError):
        raise InvalidValue(f"the names {data[:60]!r} are not as actorgraph writes them") from None


def _name(text: Any, kind: Any, language: Any, since: Any, until: Any, background: Any) -> Name:
    if not all(isinstance(part, str) for part in (text, kind, language, since, until)):
        raise TypeError
    return Name(text, kind, language, since, until, bool(background))


def shown(value: Any) -> str:
    """Return a value for a message, cut off if it is long."""
    return clipped(repr(value))
