"""A row is the claim that its parts make, and what no claim may be is no row."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from actorgraph.formats.claim_rows import ClaimRows, Ends, details_of, key_of
from actorgraph.formats.sink import Sink, made_id
from actorgraph.model.actor import Actor
from actorgraph.model.claim import Claim, Quantity
from actorgraph.model.dates import read_when
from actorgraph.model.errors import InvalidValue
from actorgraph.model.event import Event
from actorgraph.model.source import Source
from actorgraph.model.vocabulary import standard
from actorgraph.store.writer import StoreWriter
from worlds import world_of

DAY, SAID = read_when("2024-02-02"), read_when("2024-02-03")
CLAIMS: list[dict[str, Any]] = [
    {"relation": "attacks", "subject": "red", "object": "blue", "when": DAY, "quote": "hit", "cites": "press"},
    {"relation": "sponsors", "subject": "red", "object": "blue", "said": SAID, "role": "patron", "note": 'of "old"'},
    {"relation": "sponsors", "subject": "red", "text": "somebody"},
    {"relation": "kills", "event": "raid", "quantity": Quantity("deaths", "=", 3), "note": "all", "when": DAY},
    {"relation": "attributes", "subject": "red", "object": "blue", "event": "raid", "said": SAID, "mode": ("drone",)},
    {"relation": "attends", "subject": "blue", "event": "raid", "when": read_when("2024-02~")},
]  # fmt: skip


def _write(path: Path, *, as_rows: bool) -> None:
    with StoreWriter(path, standard(), staged=True) as writer:
        sink = Sink(writer)
        sink.scope = "g"
        numbers = {key: sink.actor(Actor(key, key, "state")) for key in ("red", "blue")}
        numbers["raid"] = sink.event(Event("raid", "Raid"))
        source = sink.source(Source("s", "S", "red", read_when("2024-02-05")))
        rows = ClaimRows(sink)
        for number, values in enumerate(CLAIMS):
            if not as_rows:
                sink.claim(Claim(made_id("g", str(number)), source="s", claimant="red", file="f.csv", record=f"{number}", **values))  # fmt: skip
                continue
            told = dict(values)
            ends = Ends(*(numbers.get(told.pop(end, ""), 0) for end in Ends._fields))
            words = {name: told.pop(name) for name in ("role", "mode", "note", "quantity") if name in told}  # fmt: skip
            rows.add(
                key_of("g", str(number)), told.pop("relation"), ends, details_of(**words), source=source,
                claimant=numbers["red"], file="f.csv", record=f"{number}", published=read_when("2024-02-05"), **told,
            )  # fmt: skip
        rows.write()
        sink.done()
        writer.changes()


def test_rows_make_the_claims_that_values_make(tmp_path: Path) -> None:
    for name in ("values", "rows"):
        _write(tmp_path / f"{name}.db", as_rows=name == "rows")

    assert world_of(tmp_path / "rows.db") == world_of(tmp_path / "values.db")
    held = [_days(tmp_path / f"{name}.db") for name in ("values", "rows")]
    assert held[1] == held[0]


def _days(path: Path) -> list[Any]:
    with closing(sqlite3.connect(path)) as store:
        columns = "key, first, last, dated_by, details"
        return list(store.execute(f"SELECT {columns} FROM claim ORDER BY key"))


@pytest.mark.parametrize(
    ("relation", "ends", "text", "message"),
    [
        ("attacks", Ends(), "x", "needs a subject or an event"),
        ("attacks", Ends(1), "", "needs an object, an event, a text or a quantity"),
        ("aims-to", Ends(1, 1), "", "has an object"),
        ("hugs", Ends(1, 1), "", "unknown relation 'hugs'"),
        ("attacks", Ends(1), "a\0b", "must not hold the character U\\+0000"),
    ],
)
def test_what_no_claim_may_be_is_refused(
    relation: str, ends: Ends, text: str, message: str, tmp_path: Path
) -> None:
    with StoreWriter(tmp_path / "s.db", standard(), staged=True) as writer:
        rows = ClaimRows(Sink(writer))
        with pytest.raises(InvalidValue, match=message):
            rows.add(1, relation, ends, source=1, claimant=1, text=text)
        writer.discard()
