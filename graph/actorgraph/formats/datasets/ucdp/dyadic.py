"""The UCDP Dyadic Dataset: which two sides fought in which year, and which states joined with troops.

What a row says, and what becomes of it:

- two sides in a year: ``fights``, all that year;
- a state that joined a side with troops: ``cooperates-with`` that side, mode troops, some time in the year.
  The dataset does not say that it gave the side anything else, nor whom its troops fought themselves.

States that joined have no number of UCDP in this dataset: they are found by their names among the actors
of UCDP, and else called by the number of Gleditsch and Ward. Codebook: https://ucdp.uu.se/downloads/.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from typing import Final

from actorgraph.formats.datasets.ucdp.common import (
    NO_ID,
    PUBLISHER,
    SCOPE,
    VERSION,
    Actors,
    Cells,
    actor_id,
    begin,
    has_columns,
    is_government,
    meaning,
    names_in,
    numbers_in,
    odd_states,
    quoted,
    records_of,
    whole_year,
    year_of,
)
from actorgraph.formats.format import Format, Options
from actorgraph.formats.read.input import Input
from actorgraph.formats.read.sheet import is_workbook
from actorgraph.formats.sink import Sink, made_id
from actorgraph.model.actor import Actor, Name
from actorgraph.model.claim import Claim
from actorgraph.model.dates import read_when
from actorgraph.model.source import Source

_ID: Final = "ucdp-dyadic"
_SOURCE: Final = Source(
    _ID,
    "UCDP Dyadic Dataset",
    PUBLISHER.id,
    citation="Harbom, Melander & Wallensteen (2008), Dyadic Dimensions of Armed Conflict, 1946-2007,"
    " Journal of Peace Research 45(5)",
)
_COLUMNS: Final = ("dyad_id", "year", "side_a", "side_a_id", "side_b", "side_b_id")
_NO_YEAR: Final = "the row has no year"
_SIDES: Final = "the lists of a side's numbers and names do not align"
_JOINED: Final = "the lists of names and numbers of the states that joined do not align"


def read(inputs: Sequence[Input], sink: Sink, options: Options) -> None:
    """Read dyad-years."""
    begin(sink, inputs, options, _SOURCE)
    actors = Actors()
    joined: dict[tuple[str, str], str] = {}
    for file in inputs:
        for _, cells in records_of(file, sink, _COLUMNS):
            for side in "ab":
                _gather(cells, side, actors)
                joined |= dict.fromkeys(_states(cells, side) or (), "")
    actors.mention(sink)
    _mention(joined, actors, sink)
    for file in inputs:
        for line, cells in records_of(file, None, _COLUMNS):
            sink.count()
            _claims(cells, file, line, joined, sink)


def _side(cells: Cells, side: str) -> list[tuple[str, str]] | None:
    """Return number and name of each actor of a side, or None where the lists do not align."""
    keys = numbers_in(cells[f"side_{side}_id"])
    name = cells[f"side_{side}"]
    names = [name] if len(keys) == 1 else names_in(name, len(keys))
    if not names or not name:
        return None
    return list(zip(keys, names, strict=True))


def _gather(cells: Cells, side: str, actors: Actors) -> None:
    sides = _side(cells, side) or []
    states = numbers_in(cells.get(f"gwno_{side}", ""))
    for at, (key, name) in enumerate(sides):
        state = states[at] if len(states) == len(sides) else ""
        kind = "" if is_government(name) else "armed-group"
        actors.add(key, name, kind=kind, state=state if is_government(name) else "")


def _states(cells: Cells, side: str) -> list[tuple[str, str]] | None:
    """Return name and number of each state that joined a side, or None where the lists do not align."""
    cell = cells.get(f"side_{side}_2nd", "")
    keys = numbers_in(cells.get(f"gwno_{side}_2nd", ""))
    if not cell:
        return []
    names = names_in(cell, len(keys)) if all(keys) else None
    return list(zip(names, keys, strict=True)) if names else None


def _mention(joined: dict[tuple[str, str], str], actors: Actors, sink: Sink) -> None:
    """Fill in the id of each state that joined: that of UCDP where its name is one actor's."""
    by_name = actors.by_name
    for name, state in joined:
        key = f"ucdp-{by_name[name]}" if name in by_name else _known(name, sink)
        if not key:
            key = f"ucdp-gw-{state}"
            kind = "state" if is_government(name) else "unknown"
            sink.mention(Actor(key, name, kind, names=(Name(f"gw:{state}", "code"),)))
        joined[name, state] = key


def _known(name: str, sink: Sink) -> str:
    """Return the id of the one numbered actor of UCDP that the store has under a name, or an empty text."""
    found = [
        key
        for key in sink.writer.named(name).values()
        if sink.writer.scope(key, "actor") == SCOPE and key.removeprefix("ucdp-").isdecimal()
    ]
    if len(found) != 1:
        return ""
    sink.mention(Actor(found[0], name))
    return found[0]


def _claims(
    cells: Cells, file: Input, line: int, joined: dict[tuple[str, str], str], sink: Sink
) -> None:
    year = year_of(cells["year"])
    record = f"{cells['dyad_id']}-{year}" if year and cells["dyad_id"] else f"row {line}"
    ones, others = _side(cells, "a"), _side(cells, "b")
    wrong = (
        _NO_YEAR
        if not year
        else _SIDES
        if ones is None or others is None
        else NO_ID
        if not all(key for key, _ in [*ones, *others])
        else ""
    )
    if wrong or ones is None or others is None:
        sink.skip(file.name, record, wrong, quoted(cells, "year", "side_a", "side_b"))
        return
    for (one, _), (other, _) in product(ones, others):
        sink.claim(_fights(cells, one, other, year, file, record))
    for side, actors in (("a", ones), ("b", others)):
        states = _states(cells, side)
        if states is None:
            sink.skip(file.name, record, _JOINED, quoted(cells, "year", f"side_{side}_2nd"))
        for state, (key, _) in product(states or (), actors):
            sink.claim(_joins(cells, state[1], joined[state], side, key, year, file, record))


def _fights(cells: Cells, one: str, other: str, year: str, file: Input, record: str) -> Claim:
    return Claim(
        made_id(_ID, "fights", cells["dyad_id"], one, other, year),
        "fights",
        _ID,
        PUBLISHER.id,
        actor_id(one),
        actor_id(other),
        text=cells.get("location", ""),
        when=whole_year(year),
        quote=quoted(cells, "side_a", "side_b", "year"),
        note="; ".join(_notes(cells)),
        file=file.name,
        record=record,
    )


def _joins(
    cells: Cells,
    number: str,
    state: str,
    side: str,
    key: str,
    year: str,
    file: Input,
    record: str,
) -> Claim:
    other = "b" if side == "a" else "a"
    return Claim(
        made_id(_ID, "joins", cells["dyad_id"], number, key, year),
        "cooperates-with",
        _ID,
        PUBLISHER.id,
        state,
        actor_id(key),
        role="secondary warring party",
        mode=("troops",),
        when=read_when(year),
        quote=quoted(cells, f"side_{side}_2nd", f"side_{side}", "year"),
        note=f"against {cells[f'side_{other}']}",
        file=file.name,
        record=record,
    )


def _notes(cells: Cells) -> Iterator[str]:
    kind = meaning(cells, "dyadic", "types", "type", "type_of_conflict")
    intensity = meaning(cells, "dyadic", "intensities", "intensity", "intensity_level")
    over = meaning(cells, "dyadic", "incompatibilities", "incompatibility")
    territory = cells.get("territory") or cells.get("territory_name", "")
    if kind:
        yield f"conflict: {kind}"
    if intensity:
        yield f"intensity: {intensity}"
    if over:
        yield f"over {over}" + (f": {territory}" if territory else "")
    elif territory:
        yield f"territory: {territory}"
    yield from odd_states(cells, cells["side_a"], "gwno_a")
    yield from odd_states(cells, cells["side_b"], "gwno_b")
    if cells.get("start_date"):
        yield f"first death: {cells['start_date'].partition(' ')[0]}"


def recognises(file: Input) -> bool:
    """Return True for a .csv with the columns of the dataset."""
    if is_workbook(file):
        return False
    return has_columns(file, (*_COLUMNS, "side_a_2nd", "incompatibility"))


FORMAT: Final = Format(
    name="ucdp-dyadic",
    title="UCDP Dyadic Dataset",
    suffixes=(".csv", ".xlsx"),
    read=read,
    recognises=recognises,
    priority=60,
    options=(VERSION,),
    keeps="who fought whom in which year, over what and how hard, and which states joined with troops",
    loses="numbers of conflicts, the precision of start dates, numbers of locations",
)
