"""What a batch changes in a store: claims that are added, changed and gone, by their keys.

The rows of a batch are kept in the table `staged` until they are compared. A claim whose key the store has
counts as changed if it says something else; `file` and `record` are not part of what it says, so that a
table whose rows moved changes nothing.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from actorgraph.store.hash import hash_of
from actorgraph.store.key import id_of
from actorgraph.store.schema import CLAIM_COLUMNS, CLAIM_INDEXES

#: Claims of each kind that are shown.
SHOWN: Final = 20
STAGED: Final = (
    "CREATE TEMP TABLE staged AS SELECT * FROM main.claim LIMIT 0",
    "CREATE TEMP TABLE dropped (n INTEGER PRIMARY KEY)",
)
_SAID: Final = tuple(name for name in CLAIM_COLUMNS if name not in ("key", "file", "record"))
_COLUMNS: Final = ", ".join(CLAIM_COLUMNS)
_SAME: Final = " AND ".join(f"old.{name} IS new.{name}" for name in _SAID)
_LINE: Final = (
    "SELECT ifnull(claim.id, ''), claim.key, ifnull(a.name, ifnull(e.name, '')), relation.reading,"
    " ifnull(b.name, ifnull(f.name, ifnull(claim.text, ''))), claim.time FROM {table} AS claim"
    " JOIN relation ON relation.n = claim.relation LEFT JOIN actor AS a ON a.n = claim.subject"
    " LEFT JOIN event AS e ON e.n = ifnull(claim.subject, claim.event)"
    " LEFT JOIN actor AS b ON b.n = claim.object"
    " LEFT JOIN event AS f ON f.n = ifnull(claim.object, claim.event) WHERE {which} LIMIT {most}"
)


@dataclass(frozen=True, slots=True)
class Changes:
    """A batch against what was there, in claims.

    `gone` are those of the sources of the batch that the batch lacks; they are only removed if that
    was asked for. `twice` counts rows of the batch that say what another row of it says. The
    `…_lines` show the first claims of each kind, in words.
    """

    added: int = 0
    changed: int = 0
    same: int = 0
    gone: int = 0
    twice: int = 0
    added_lines: tuple[str, ...] = ()
    changed_lines: tuple[str, ...] = ()
    gone_lines: tuple[str, ...] = ()


def compared(db: sqlite3.Connection, complete: Collection[str]) -> Changes:
    """Return what the staged rows change; afterwards `staged` holds each key once.

    *complete* are scopes of which the batch is all there is: what it lacks of them is gone, even if a
    source is no longer mentioned.
    """
    db.execute("CREATE INDEX temp.staged_key ON staged (key)")
    _rename(
        db,
        "staged",
        "rowid",
        "(SELECT key, source FROM claim WHERE key IN (SELECT key FROM staged))",
    )
    part_scopes(db, "staged", "rowid")
    total = _one(db, "SELECT count(*) FROM staged")
    db.execute("DELETE FROM staged WHERE rowid NOT IN (SELECT max(rowid) FROM staged GROUP BY key)")
    kept = _one(db, "SELECT count(*) FROM staged")
    db.execute(
        "CREATE TEMP TABLE matched AS SELECT new.rowid AS staged, old.n AS n,"
        f" ({_SAME}) AS same FROM staged AS new JOIN claim AS old ON old.key = new.key"
    )
    same = _one(db, "SELECT count(*) FROM matched WHERE same")
    changed = _one(db, "SELECT count(*) FROM matched WHERE NOT same")
    scopes = ", ".join("?" * len(complete))
    db.execute(
        "INSERT INTO dropped SELECT n FROM claim WHERE (source IN (SELECT DISTINCT source FROM staged)"
        f" OR source IN (SELECT n FROM source WHERE scope IN ({scopes})))"
        " AND key NOT IN (SELECT key FROM staged)",
        list(complete),
    )
    added = "rowid NOT IN (SELECT staged FROM matched)"
    return Changes(
        kept - same - changed,
        changed,
        same,
        _one(db, "SELECT count(*) FROM dropped"),
        total - kept,
        _lines(db, "staged", f"claim.{added}"),
        _lines(db, "staged", "claim.rowid IN (SELECT staged FROM matched WHERE NOT same)"),
        _lines(db, "claim", "claim.n IN (SELECT n FROM dropped)"),
    )


def apply(db: sqlite3.Connection, *, prune: bool) -> None:
    """Put the staged rows in place after `compared`; changed claims keep their place in the order."""
    many = _one(db, "SELECT count(*) FROM staged") * 4 > _one(db, "SELECT count(*) FROM claim")
    if many:
        for name in CLAIM_INDEXES:
            db.execute(f"DROP INDEX IF EXISTS {name}")
    if prune:
        db.execute("DELETE FROM claim WHERE n IN (SELECT n FROM dropped)")
    names = ", ".join(f"new.{name}" for name in CLAIM_COLUMNS)
    db.execute(
        f"INSERT OR REPLACE INTO claim (n, {_COLUMNS}) SELECT matched.n, {names} FROM matched"
        " JOIN staged AS new ON new.rowid = matched.staged WHERE NOT matched.same"
    )
    db.execute(
        f"INSERT INTO claim ({_COLUMNS}) SELECT {_COLUMNS} FROM staged"
        " WHERE rowid NOT IN (SELECT staged FROM matched) ORDER BY rowid"
    )
    if many:
        for statement in CLAIM_INDEXES.values():
            db.execute(statement)


def part_scopes(db: sqlite3.Connection, table: str, rowid: str) -> None:
    """Give claims of one batch that share an id, but not the scope of their sources, an id each.

    The first keeps it. *table* has an index on its keys; *rowid* is the column that numbers its
    rows in their order.
    """
    _rename(
        db, table, rowid,
        f"(SELECT key, source FROM {table} AS one JOIN (SELECT key AS again, min({rowid}) AS least"
        f" FROM {table} GROUP BY key HAVING count(*) > 1) ON one.{rowid} = least)",
    )  # fmt: skip


def _rename(db: sqlite3.Connection, table: str, rowid: str, owners: str) -> None:
    """Put the scope before the ids of claims that an owner of another scope has; *owners* is a table."""
    rows = db.execute(
        f"SELECT mine.{rowid}, mine.id, mine.key, ours.scope FROM {owners} AS owner"
        f" CROSS JOIN {table} AS mine ON mine.key = owner.key JOIN source AS ours ON ours.n = mine.source"
        " JOIN source AS theirs ON theirs.n = owner.source WHERE ours.scope <> theirs.scope"
    ).fetchall()
    for row, key, of_key, scope in rows:
        name = f"{scope}.{key or id_of(of_key)}"
        db.execute(
            f"UPDATE {table} SET id = ?, key = ? WHERE {rowid} = ?", (name, hash_of(name), row)
        )


def _lines(db: sqlite3.Connection, table: str, which: str) -> tuple[str, ...]:
    rows = db.execute(_LINE.format(table=table, which=which, most=SHOWN))
    return tuple(
        f"{named or id_of(key)}: {' '.join(filter(None, (subject, reading, target, time)))}"
        for named, key, subject, reading, target, time in rows
    )


def _one(db: sqlite3.Connection, statement: str) -> int:
    return int(db.execute(statement).fetchone()[0])
