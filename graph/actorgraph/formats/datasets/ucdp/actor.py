"""The UCDP Actor Dataset: every actor of UCDP's datasets under all its names, and how groups came and went.

What a row says, and what becomes of it:

- names of the group, in its own language and in English, before and after a change: names of the actor;
- ``NamePrev``, ``NameSplitTemp``: ``splinter-of`` each group it came out of, for good or for a time;
- ``NameAlliance``: ``merges-with`` each alliance in which it ceased to be an actor of its own;
- ``GroupName``: ``member-of`` each group or government that it joined.

None of these has a date. Which conflicts an actor was in is said by the other datasets of UCDP. Codebook:
https://ucdp.uu.se/downloads/.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from actorgraph.formats.datasets.ucdp.common import (
    NO_ID,
    NO_NAME,
    PUBLISHER,
    VERSION,
    Cells,
    actor_id,
    begin,
    codebook,
    has_columns,
    is_government,
    meaning,
    named_actor,
    names_in,
    number,
    numbers_in,
    quoted,
    records_of,
)
from actorgraph.formats.format import Format, Options
from actorgraph.formats.read.input import Input
from actorgraph.formats.read.sheet import is_workbook
from actorgraph.formats.sink import Sink, made_id
from actorgraph.model.actor import Actor, Name
from actorgraph.model.claim import Claim
from actorgraph.model.source import Source

_ID: Final = "ucdp-actor"
_SOURCE: Final = Source(
    _ID,
    "UCDP Actor Dataset",
    PUBLISHER.id,
    citation="Uppsala Conflict Data Program, UCDP Actor Dataset, Department of Peace and Conflict"
    " Research, Uppsala University",
)
_COLUMNS: Final = ("actorid", "namedata", "org")
_NEW_NAMES: Final = (
    ("newname", "alias"),
    ("newnamefullmothertongue", "native"),
    ("newnamefulleng", "alias"),
)
_FIRST_NAMES: Final = (
    ("nameorig", "alias"),
    ("nameorigfull", "native"),
    ("nameorigfulleng", "alias"),
)
_NONE: Final = {"", "n/a", "na", "none", "-"}
_UNKNOWN: Final = "a group that a row refers to has no row and no name"
_TWICE: Final = "the actor's number has a row already"
_COALITIONS: Final = (
    "coalitions (OSCoalitionID, NSCoalitionID) have a number and no name, and are not kept"
)


class _Tie(NamedTuple):
    """Columns that tie a row's actor to others, and what they say."""

    flag: str
    names: str
    keys: str
    relation: str
    note: str


_TIES: Final = (
    _Tie("splinter", "NamePrev", "actoridprev", "splinter-of", ""),
    _Tie("splittemp", "NameSplitTemp", "actoridsplittemp", "splinter-of", "a temporary split"),
    _Tie("alliance", "NameAlliance", "actoridalliance", "merges-with",
         "went into it and was no longer coded as an actor of its own"),
    _Tie("joingroup", "GroupName", "actoridgroup", "member-of", "joined it"),
)  # fmt: skip


def read(inputs: Sequence[Input], sink: Sink, options: Options) -> None:
    """Read lists of actors: first the actors, then what ties them."""
    begin(sink, inputs, options, _SOURCE)
    known: set[str] = set()
    rows: list[tuple[Input, int]] = []
    for file in inputs:
        for line, cells in records_of(file, sink, _COLUMNS):
            sink.count()
            if _is_new_actor(cells, file, line, known, sink):
                rows.append((file, line))
    _mention_others(inputs, known, sink)
    kept = {(file.name, line) for file, line in rows}
    for file in inputs:
        for line, cells in records_of(file, None, _COLUMNS):
            if (file.name, line) in kept:
                _claims(cells, file, known, sink)


def _is_new_actor(cells: Cells, file: Input, line: int, known: set[str], sink: Sink) -> bool:
    """Write the actor of a row; return False where it has none, or one that was written before."""
    key = number(cells["actorid"])
    wrong = (
        NO_ID if not key else NO_NAME if not cells["namedata"] else _TWICE if key in known else ""
    )
    if wrong:
        sink.skip(file.name, key or f"row {line}", wrong, cells["namedata"])
        return False
    known.add(key)
    sink.actor(_actor(key, cells))
    if cells.get("oscoalitionid") or cells.get("nscoalitionid"):
        sink.remark(_COALITIONS)
    return True


def _actor(key: str, cells: Cells) -> Actor:
    kind = codebook("actor", "types").get(number(cells["org"]), "unknown")
    bare = named_actor(key, cells["namedata"], kind=kind, state=_state(cells))
    is_known = number(cells["org"]) in codebook("actor", "types")
    notes = [meaning(cells, "actor", "organised", "org") if not is_known else ""]
    notes[0] = codebook("actor", "organised").get(number(cells["org"]), notes[0])
    if cells.get("namechange") not in ("", "0", "1"):
        notes.append(f"NameChange {cells['namechange']}")
    if cells.get("location"):
        notes.append(f"in conflicts in {cells['location']}")
    return Actor(
        bare.id,
        bare.name,
        kind,
        names=(*_names(cells), *bare.names),
        note="; ".join(filter(None, notes)),
    )


def _state(cells: Cells) -> str:
    """Return the number of Gleditsch and Ward of a government whose one location is its own country.

    The column lists all countries of an actor's conflicts, in no certain order.
    """
    name, place = cells["namedata"], cells.get("location", "")
    is_own = is_government(name) and name == f"Government of {place}"
    return number(cells.get("gwnoloc", "")) if is_own else ""


def _names(cells: Cells) -> Iterator[Name]:
    """Yield the further names; what a change of name left behind is a former one."""
    has_changed = number(cells.get("namechange", "")) == "1"
    seen = {cells["namedata"]}
    for column, kind in _NEW_NAMES + _FIRST_NAMES:
        text = cells.get(column, "")
        if text.casefold() in _NONE or text in seen:
            continue
        seen.add(text)
        is_former = has_changed and (column, kind) in _FIRST_NAMES
        yield Name(text, "former" if is_former else kind)


def _others(cells: Cells, tie: _Tie) -> list[tuple[str, str]]:
    """Return number and name of those whom a row ties its actor to; no name where lists do not align."""
    keys = numbers_in(cells.get(tie.keys, ""))
    cell = cells.get(tie.names.casefold(), "")
    names = [cell] if len(keys) == 1 else names_in(cell, len(keys)) or [""] * len(keys)
    return [
        (key, "" if name.casefold() in _NONE else name)
        for key, name in zip(keys, names, strict=True)
    ]


def _mention_others(inputs: Sequence[Input], known: set[str], sink: Sink) -> None:
    """Give those that rows refer to and that have no row, under the name that the row gives."""
    for file in inputs:
        for _, cells in records_of(file, None, _COLUMNS):
            for tie in _TIES:
                for key, name in _others(cells, tie):
                    if key and name and key not in known:
                        known.add(key)
                        sink.mention(named_actor(key, name))


def _claims(cells: Cells, file: Input, known: set[str], sink: Sink) -> None:
    key = number(cells["actorid"])
    for tie in _TIES:
        quote = quoted(cells, "NameData", tie.names)
        for other, _ in _others(cells, tie):
            if other not in known:
                sink.skip(file.name, key, _UNKNOWN, quote)
                continue
            sink.claim(
                Claim(
                    made_id(_ID, tie.flag, key, other),
                    tie.relation,
                    _ID,
                    PUBLISHER.id,
                    actor_id(key),
                    actor_id(other),
                    quote=quote,
                    note=tie.note,
                    file=file.name,
                    record=key,
                )
            )


def recognises(file: Input) -> bool:
    """Return True for a .csv with the columns of the dataset."""
    return not is_workbook(file) and has_columns(file, (*_COLUMNS, "nameorig"))


FORMAT: Final = Format(
    name="ucdp-actor",
    title="UCDP Actor Dataset",
    suffixes=(".csv", ".xlsx"),
    read=read,
    recognises=recognises,
    priority=60,
    options=(VERSION,),
    keeps="actors under all their names; who split from, joined or merged with whom",
    loses="coalitions without a name, numbers of conflicts and dyads, regions",
)
