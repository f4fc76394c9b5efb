"""The UCDP External Support Dataset: who supported whom in which armed conflict, by year.

What a row says, and what becomes of it:

- a supporter of an actor in a year: the supporter ``sponsors`` the actor, all that year. The row's flags
  are those of all its supporters together. A kind of support goes into the mode only where each of the
  supporters that may be meant gave it; the others stand in the note;
- an actor and its opponent in a year in which their conflict was active: ``fights``.

The actor-year file says whom a supporter supports. The dyad-year file does not, so it makes no claims of
support. Both hold confirmed support; a column ``ext_alleged``, as the triad-year file has it, makes a claim
possible. Codebook: https://ucdp.uu.se/downloads/.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from actorgraph.formats.datasets.ucdp.common import (
    NO_ID,
    NO_NAME,
    PUBLISHER,
    VERSION,
    Actors,
    Cells,
    actor_id,
    begin,
    codebook,
    has_columns,
    is_government,
    number,
    odd_states,
    quoted,
    records_of,
    whole_year,
    year_of,
)
from actorgraph.formats.format import Format, Options
from actorgraph.formats.read.input import Input
from actorgraph.formats.read.sheet import is_workbook, sheet_rows
from actorgraph.formats.sink import Sink, made_id
from actorgraph.model.claim import Claim
from actorgraph.model.errors import ActorgraphError
from actorgraph.model.source import Source

_ID: Final = "ucdp-esd"
_SOURCE: Final = Source(
    _ID,
    "UCDP External Support Dataset",
    PUBLISHER.id,
    citation="Meier, Karlén, Pettersson & Croicu (2022), External Support in Armed Conflicts:"
    " Introducing the UCDP External Support Dataset (ESD), 1975-2017, Journal of Peace Research",
)
_COLUMNS: Final = ("year", "dyad_id", "ext_id", "ext_name")
# Names hold ", " themselves; between supporters stands a comma without a blank.
_BETWEEN: Final = re.compile(r",(?! )")
_NOT_ACTIVE: Final = "a year in which the conflict was not active, without support to an actor"
_DOES_NOT_ALIGN: Final = "the lists of supporters' numbers and names do not align"
_NO_YEAR: Final = "the row has no year"
_NO_SIDE: Final = (
    "the dyad-year file does not say which side a supporter supports; its supporters are not kept"
    " (import the actor-year file)"
)


def read(inputs: Sequence[Input], sink: Sink, options: Options) -> None:
    """Read actor-year and dyad-year files."""
    begin(sink, inputs, options, _SOURCE)
    actors = Actors()
    for file in inputs:
        for _, cells in records_of(file, sink, _COLUMNS):
            _gather(cells, actors)
    actors.mention(sink)
    fought: set[str] = set()
    for file in inputs:
        for line, cells in records_of(file, None, _COLUMNS):
            sink.count()
            _claims(cells, file, line, fought, sink)


def _sides(cells: Cells) -> tuple[tuple[str, str], tuple[str, str]]:
    """Return number and name of the two who fight, the one that the dyad's name begins with first."""
    if "side_a_id" in cells:
        one = number(cells["side_a_id"]), cells.get("side_a", "")
        return one, (number(cells.get("side_b_id", "")), cells.get("side_b", ""))
    actor = number(cells.get("actor_id", "")), cells.get("actor_name", "")
    opponent = number(cells.get("oppo_id", "")), cells.get("oppo_name", "")
    return (actor, opponent) if _is_first(cells, actor[1]) else (opponent, actor)


def _is_first(cells: Cells, name: str) -> bool:
    return cells.get("dyad_name", "").startswith(f"{name} - ")


def _gather(cells: Cells, actors: Actors) -> None:
    for (key, name), state in zip(_sides(cells), ("gwno_a", "gwno_b"), strict=True):
        # The number beside a group is that of the country it fights in.
        code = cells.get(state, "") if is_government(name) else ""
        actors.add(key, name, kind="armed-group" if not is_government(name) else "", state=code)
    for key, name in _supporters(cells) or ():
        actors.add(key, name)


def _supporters(cells: Cells) -> list[tuple[str, str]] | None:
    """Return number and name of each supporter, or None where the two lists do not align."""
    keys, names = (
        [part.strip() for part in _BETWEEN.split(cells[column]) if part.strip()]
        for column in ("ext_id", "ext_name")
    )
    if len(keys) != len(names) or not all(map(number, keys)):
        return None
    return list(dict.fromkeys(zip(map(number, keys), names, strict=True)))


def _claims(cells: Cells, file: Input, line: int, fought: set[str], sink: Sink) -> None:
    record = cells.get("id") or f"row {line}"
    year = year_of(cells["year"])
    sides = _sides(cells)
    wrong = (
        _NO_YEAR
        if not year
        else NO_ID
        if not all(key for key, _ in sides)
        else NO_NAME
        if not all(name for _, name in sides)
        else ""
    )
    if wrong:
        sink.skip(file.name, record, wrong, quoted(cells, "year", "dyad_name", "ext_name"))
        return
    is_active = cells.get("active", "1") in ("", "1")
    if is_active:
        _fights(cells, year, file, record, fought, sink)
    if "actor_id" in cells:
        _support(cells, year, file, record, sink)
    elif cells["ext_id"]:
        sink.remark(_NO_SIDE)
    if not is_active and not ("actor_id" in cells and cells["ext_id"]):
        sink.skip(file.name, record, _NOT_ACTIVE, quoted(cells, "year", "dyad_name"))


def _fights(
    cells: Cells, year: str, file: Input, record: str, fought: set[str], sink: Sink
) -> None:
    """Claim a conflict once: the actor-year file has a row for each side of it."""
    (one, name), (other, opponent) = _sides(cells)
    key = made_id(_ID, "fights", cells.peek("dyad_id") or f"{one}-{other}", year)
    if key in fought:
        return
    fought.add(key)
    sink.claim(
        Claim(
            key,
            "fights",
            _ID,
            PUBLISHER.id,
            actor_id(one),
            actor_id(other),
            text=cells.get("location", ""),
            when=whole_year(year),
            quote=quoted(cells, "dyad_name", "year"),
            note="; ".join(
                [*odd_states(cells, name, "gwno_a"), *odd_states(cells, opponent, "gwno_b")]
            ),
            file=file.name,
            record=record,
        )
    )


def _support(cells: Cells, year: str, file: Input, record: str, sink: Sink) -> None:
    supporters = _supporters(cells)
    if supporters is None:
        shown = quoted(cells, "year", "actor_name", "ext_id", "ext_name")
        sink.skip(file.name, record, _DOES_NOT_ALIGN, shown)
        return
    recipient = number(cells["actor_id"])
    is_alleged = cells.get("ext_alleged", "") not in ("", "0")
    for key, name in supporters:
        mode, note = _support_told(cells, name, supporters)
        sink.claim(
            Claim(
                made_id(_ID, "sponsors", key, recipient, number(cells.get("oppo_id", "")),
                        cells.peek("dyad_id"), year),
                "sponsors",
                _ID,
                PUBLISHER.id,
                actor_id(key),
                actor_id(recipient),
                mode=mode,
                modality="possible" if is_alleged else "stated",
                hedge=f"ext_alleged: {cells['ext_alleged']}" if is_alleged else "",
                when=whole_year(year),
                quote=quoted(cells, "ext_name", "actor_name", "year"),
                note=note,
                file=file.name,
                record=record,
            )
        )  # fmt: skip


def _support_told(
    cells: Cells, name: str, supporters: list[tuple[str, str]]
) -> tuple[tuple[str, ...], str]:
    """Return the kinds of support that are certain for one supporter, and the note."""
    kinds = codebook("esd", "support")
    told = [letter for letter in kinds if cells.get(f"ext_{letter}") == "1"]
    certain = [letter for letter in told if _is_certain(cells, letter, name, supporters)]
    mode = tuple(dict.fromkeys(kinds[letter] for letter in certain))
    open_kinds = dict.fromkeys(kinds[letter] for letter in told if letter not in certain)
    notes = []
    if cells.get("oppo_name"):
        notes.append(f"against {cells['oppo_name']}")
    if open_kinds:
        named = ", ".join(open_kinds)
        notes.append(f"of this supporter or another of the same row: {named}")
    if cells.get("ext_u") == "1":
        notes.append("support of an unknown kind by this supporter or another of the same row"
                     if len(supporters) > 1 else "support of an unknown kind")  # fmt: skip
    if cells.get("active", "1") == "0":
        notes.append("the conflict was not active in this year")
    if cells.get("ext_elements") == "1":
        notes.append("a supporter of the row is only a part of a state or group (ext_elements)")
    if cells.get("ext_bothsides") == "1":
        notes.append("a supporter of the row supports both sides (ext_bothsides)")
    if cells.get("ext_coalition") == "1":
        coalition = cells.get("ext_coalition_name", "")
        which = f": {coalition}" if coalition not in ("", "0") else ""
        notes.append(f"a supporter of the row is in a coalition (ext_coalition){which}")
    flags = (
        "active",
        "ext_u",
        "ext_elements",
        "ext_bothsides",
        "ext_coalition",
        *(f"ext_{letter}" for letter in kinds),
    )
    notes += [
        f"{name} {cells[name]}" for name in flags if cells.get(name, "") not in ("", "0", "1")
    ]
    return mode, "; ".join(notes)


def _is_certain(cells: Cells, letter: str, name: str, supporters: list[tuple[str, str]]) -> bool:
    """Return True where every supporter that may be meant gave this kind of support.

    The counts are of all supporters, and apart of the states and the others among them.
    """
    if len(supporters) == 1 or _gave_all(cells, letter, "", len(supporters)):
        return True
    states = sum(is_government(other) for _, other in supporters)
    others = len(supporters) - states
    if (_count(cells, "ext_count_s"), _count(cells, "ext_count_ns")) != (states, others):
        return False
    if is_government(name):
        return _gave_all(cells, letter, "_s", states)
    return _gave_all(cells, letter, "_ns", others)


def _gave_all(cells: Cells, letter: str, ending: str, count: int) -> bool:
    """Return True where as many gave a kind of support as there are supporters in the row."""
    gave, there = (_count(cells, f"ext_{part}count{ending}") for part in (f"{letter}_", ""))
    return gave == there == count > 0


def _count(cells: Cells, column: str) -> int:
    return int(number(cells.get(column, "")) or -1)


def recognises(file: Input) -> bool:
    """Return True for a .csv or .xlsx with the columns of the dataset."""
    try:
        if not is_workbook(file):
            return has_columns(file, _COLUMNS)
        _, header = next(sheet_rows(file), (0, []))
    except ActorgraphError:
        return False
    return set(_COLUMNS) <= {cell.strip().casefold() for cell in header}


FORMAT: Final = Format(
    name="ucdp-esd",
    title="UCDP External Support Dataset (actor-year, dyad-year)",
    suffixes=(".xlsx", ".csv"),
    read=read,
    recognises=recognises,
    priority=60,
    options=(VERSION,),
    keeps="who supported whom in which year, and with what if that is certain; who fought whom",
    loses="the counts of supporters; the supporters in the dyad-year file, which does not say which side they supported",
)
