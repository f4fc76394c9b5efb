"""What is wrong with a store of which no answer could be made: SQLite does not see numbers for texts, or ids of nobody."""

from __future__ import annotations

import os
import sqlite3
from typing import Final, NamedTuple

from actorgraph.model.modality import MODALITIES

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
    *(
        Fault(
            "claim",
            f"{end} NOT IN (SELECT n FROM actor UNION ALL SELECT n FROM event)",
            f"a claim has a {end} that does not exist",
        )
        for end in _ENDS
    ),
)


def damage_of(path: str | os.PathLike[str]) -> str:
    """Return what is wrong with the rows of a store, empty if they are sound."""
    address = f"file:%{os.fsencode(os.path.realpath(path)).hex('%')}?mode=ro"
    try:
        db = sqlite3.connect(address, uri=True)
        try:
            db.execute("PRAGMA trusted_schema=OFF")
            for table, condition, words in FAULTS:
                if db.execute(f"SELECT 1 FROM {table} WHERE {condition} LIMIT 1").fetchone():
                    return words
            (found,) = db.execute("PRAGMA quick_check(1)").fetchone()
        finally:
            db.close()
    except (sqlite3.Error, UnicodeError) as error:
        return str(error)
    return "" if found == "ok" else str(found)
