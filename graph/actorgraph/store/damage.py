"""What is wrong with a store of which no answer could be made: SQLite does not see numbers for texts, or ids of nobody."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from typing import Final, NamedTuple

from actorgraph.model.modality import MODALITIES
from actorgraph.store.schema import CLAIM_COLUMNS

_ENDS: Final = ("subject", "object", "event", "claimant", "spokesperson")


class Fault(NamedTuple):
    """Rows that nobody wrote: in which table, under which condition, and what they are."""

    table: str
    condition: str
    words: str


FAULTS: Final = (
    Fault(
        "actor", "typeof(id) <> 'text' OR typeof(name) <> 'text'", "an actor's name is not a text"
    ),
    Fault(
        "event", "typeof(id) <> 'text' OR typeof(name) <> 'text'", "an event's name is not a text"
    ),
    Fault(
        "claim",
        f"typeof(rank) <> 'integer' OR rank NOT BETWEEN 0 AND {len(MODALITIES) - 1}",
        "a claim has a modality that does not exist",
    ),
    Fault(
        "claim",
        "typeof(first) <> 'integer' OR typeof(last) <> 'integer'",
        "a claim has a day that is not a number",
    ),
    Fault(
        "claim",
        "relation NOT IN (SELECT n FROM relation)",
        "a claim has a relation that does not exist",
    ),
    Fault(
        "claim", "source NOT IN (SELECT n FROM source)", "a claim has a source that does not exist"
    ),
    Fault(
        "claim",
        "details <> '' AND NOT json_valid(details)",
        "the details of a claim are not JSON",
    ),
    Fault(
        "phrase",
        "target NOT IN (SELECT name FROM relation UNION ALL SELECT family FROM relation)",
        "a phrase means a relation that does not exist",
    ),
    *(
        Fault(
            "claim",
            f"{end} NOT IN (SELECT n FROM actor UNION ALL SELECT n FROM event)",
            f"a claim has a {end} that does not exist",
        )
        for end in _ENDS
    ),
)


#: The kind of value in a column by its type, and columns that always have one.
_KINDS: Final = {"INT": "integer", "INTEGER": "integer", "TEXT": "text"}
_NEEDED: Final = {
    "claim": {name for name, column in CLAIM_COLUMNS.items() if not column.nothing},
    "actor": {"id", "name", "type"},
    "event": {"id", "name", "type"},
    "source": {"id", "title"},
    "relation": {"name", "family", "kind", "reading"},
    "family": {"name"},
    "name": {"folded", "thing", "text"},
    "place": {"event", "actor"},
    "file": {"name"},
    "meta": {"value"},
}


def faults_of(db: sqlite3.Connection) -> Iterator[Fault]:
    """Yield what may be wrong with the rows of a store: `FAULTS`, and values of another kind than their columns."""
    yield from FAULTS
    for table, needed in _NEEDED.items():
        wrong = []
        for _, column, kind, *_ in db.execute(f"PRAGMA table_info({table})"):
            if kind in _KINDS:
                kinds = f"'{_KINDS[kind]}'" if column in needed else f"'{_KINDS[kind]}', 'null'"
                wrong.append(f"typeof({column}) NOT IN ({kinds})")
        if wrong:
            words = f"a row of the table {table!r} lacks a value, or has one of another kind"
            yield Fault(table, " OR ".join(wrong), words)


def damage_of(path: str | os.PathLike[str]) -> str:
    """Return what is wrong with the rows of a store, empty if they are sound."""
    address = f"file:%{os.fsencode(os.path.realpath(path)).hex('%')}?mode=ro"
    try:
        db = sqlite3.connect(address, uri=True)
        try:
            db.execute("PRAGMA trusted_schema=OFF")
            for table, condition, words in faults_of(db):
                if db.execute(f"SELECT 1 FROM {table} WHERE {condition} LIMIT 1").fetchone():
                    return words
            (found,) = db.execute("PRAGMA quick_check(1)").fetchone()
        finally:
            db.close()
    except (sqlite3.Error, UnicodeError) as error:
        return str(error)
    return "" if found == "ok" else str(found)
