"""The tables of a store.

Actors and events share one numbering, so that a claim's ends are plain integers. `claim` carries its
days (`first`, `last`) and how these are known (`dated_by`):

=====  ===============================================================================
4      the claim has a date of its own: one of these days
3      the claim has a date of its own: all of these days
2      its event has one
1      it is a state without a date, and holds from when it was said to when it was published
0      undated: ``first > last``, so that no span of days meets it
=====  ===============================================================================

`details` holds what few claims have (role, mode, hedge, note, quantity) as JSON, and is empty if a
claim has none of it: each further column costs every row of a large import 0.15 µs.

`file`, `record` and `cites` say where in a dataset a claim stands and what the dataset cites for it.
`scope` is the case or dataset that gave an actor, event or source its id; ids of different scopes are
kept apart (see `actorgraph.formats.sink`).

Version 1 had none of these columns; versions 1 and 2 had no `number` and `article` of actors and events
and no `frame` of relations; versions 1 to 3 had no tables of hubs; versions 1 to 4 had no markings of actors, events and sources. An older store is read as it is, and gets
columns and tables when it is next written.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final, NamedTuple

from actorgraph.store.seal import TABLE as SEAL

#: "agrf": marks a SQLite file as a store of ours.
APPLICATION_ID: Final = 0x61677266
#: Raised whenever an older actorgraph could not read the file.
VERSION: Final = 5

#: What a store says about itself if its title is only the name of its file.
TITLE_OF_FILE: Final = "title_of_file"
#: What a store says about itself if a claim in it is marked.
MARKED_CLAIMS: Final = "marked_claims"
OWN_SOMETIME: Final = 4
OWN_DATE: Final = 3
EVENT_DATE: Final = 2
SAID_DATE: Final = 1
UNDATED: Final = 0


class Column(NamedTuple):
    """A column of the claims: its type, and what a writer that has nothing for it gives, as SQL.

    A column without a `nothing` is always given. One that is *sparse* holds NULL for nothing, which takes no
    room.
    """

    type: str
    nothing: str = ""
    sparse: bool = False


_NEEDED: Final = Column("INT")
_REFERENCE: Final = Column("INT", "0", sparse=True)
_TEXT: Final = Column("TEXT", "''")
_RARE: Final = Column("TEXT", "''", sparse=True)
CLAIM_COLUMNS: Final = {
    "key": _NEEDED,
    "id": _RARE,
    "subject": _REFERENCE,
    "relation": _NEEDED,
    "object": _REFERENCE,
    "event": _REFERENCE,
    "rank": _NEEDED,
    "first": _NEEDED,
    "last": _NEEDED,
    "dated_by": _NEEDED,
    "claimant": _NEEDED,
    "spokesperson": _REFERENCE,
    "source": _NEEDED,
    "implied": Column("INT", "0"),
    "time": _TEXT,
    "said": _TEXT,
    "text": _TEXT,
    "quote": _TEXT,
    "details": _TEXT,
    "file": _REFERENCE,
    "record": Column("", "''", sparse=True),
    "cites": _RARE,
}
_CLAIM: Final = ", ".join(f"{name} {column.type}".strip() for name, column in CLAIM_COLUMNS.items())
TABLES: Final = f"""
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE family (n INTEGER PRIMARY KEY, name TEXT, reading TEXT, inverse TEXT,
    inverse_reading TEXT);
CREATE TABLE relation (n INTEGER PRIMARY KEY, name TEXT UNIQUE, family TEXT, kind TEXT, reading TEXT,
    inverse TEXT, inverse_reading TEXT, symmetric INT, through_class INT, carries_upwards INT,
    by_member INT, meaning TEXT, codes TEXT, frame TEXT DEFAULT '');
CREATE TABLE phrase (folded TEXT PRIMARY KEY, target TEXT, inverse INT) WITHOUT ROWID;
CREATE TABLE actor (n INTEGER PRIMARY KEY, id TEXT, name TEXT, type TEXT, parent INT, anonymous INT,
    note TEXT, scope TEXT DEFAULT '', number TEXT DEFAULT '', article TEXT DEFAULT '', tlp TEXT DEFAULT '');
CREATE TABLE event (n INTEGER PRIMARY KEY, id TEXT, name TEXT, type TEXT, time TEXT, first INT,
    last INT, throughout INT, part_of INT, note TEXT, scope TEXT DEFAULT '', number TEXT DEFAULT '',
    article TEXT DEFAULT '', tlp TEXT DEFAULT '');
CREATE TABLE place (event INT, position INT, actor INT, PRIMARY KEY (event, position)) WITHOUT ROWID;
CREATE TABLE name (folded TEXT, thing INT, position INT, is_event INT, text TEXT, kind TEXT,
    language TEXT, since TEXT, until TEXT, background INT);
CREATE TABLE source (n INTEGER PRIMARY KEY, id TEXT, title TEXT, publisher INT, date TEXT, first INT,
    last INT, throughout INT, address TEXT, language TEXT, note TEXT, version TEXT DEFAULT '',
    licence TEXT DEFAULT '', citation TEXT DEFAULT '', machine INT DEFAULT 0, scope TEXT DEFAULT '',
    tlp TEXT DEFAULT '');
CREATE TABLE file (n INTEGER PRIMARY KEY, name TEXT UNIQUE);
CREATE TABLE claim (n INTEGER PRIMARY KEY, {_CLAIM});
"""

#: Objects as another program wrote them, by their ids there; only in stores that have some.
ORIGINAL: Final = (
    "CREATE TABLE IF NOT EXISTS original (key TEXT PRIMARY KEY, body TEXT NOT NULL) WITHOUT ROWID"
)
#: In the stores of the cache alone: what the files of the case looked like when they were compiled.
COMPILED: Final = "CREATE TABLE IF NOT EXISTS compiled (fingerprint TEXT)"

#: The ties of those who have very many claims, strongest first, and how many of each kind; in stores that have such.
#: They are written anew whenever the store is (see `actorgraph.store.ties`).
HUB_TABLES: Final = ("hub", "hub_count")
HUBS: Final = (
    """CREATE TABLE hub (thing INT, weight INT, rank INT, other INT, family INT, outward INT, claims INT,
    claim INT, PRIMARY KEY (thing, weight, rank, other, family, outward)) WITHOUT ROWID""",
    """CREATE TABLE hub_count (thing INT, family INT, type TEXT, outward INT, rank INT, ties INT,
    PRIMARY KEY (thing, family, type, outward, rank)) WITHOUT ROWID""",
)

#: The words of names, and who has them; in stores with very many names, where nobody looks through all of them.
WORDS: Final = "CREATE TABLE word (word TEXT, thing INT, PRIMARY KEY (word, thing)) WITHOUT ROWID"

#: Made after the rows, which is several times quicker than keeping them up to date row by row.
CLAIM_INDEXES: Final = {
    "claim_key": "CREATE UNIQUE INDEX claim_key ON claim (key)",
    "claim_subject": "CREATE INDEX claim_subject ON claim"
    " (subject, relation, object, rank, first, last, dated_by)",
    "claim_object": "CREATE INDEX claim_object ON claim"
    " (object, relation, subject, rank, first, last, dated_by)",
    "claim_event": "CREATE INDEX claim_event ON claim (event) WHERE event IS NOT NULL",
}
#: Holds the few claims that two actors are, or are not, one; it is kept while claims are written in bulk.
#: The row ids of the relations are those of the store.
IDENTITY_INDEX: Final = (
    "CREATE INDEX IF NOT EXISTS claim_identity ON claim (relation, rank, subject, object)"
    " WHERE relation = {same} OR relation = {other}"
)
NAME_INDEXES: Final = {
    "actor_id": "CREATE UNIQUE INDEX actor_id ON actor (id)",
    "name_folded": "CREATE INDEX name_folded ON name (folded, thing, is_event)",
    "name_thing": "CREATE INDEX name_thing ON name (thing, position)",
}
SMALL_INDEXES: Final = {
    "event_id": "CREATE UNIQUE INDEX event_id ON event (id)",
    "source_id": "CREATE UNIQUE INDEX source_id ON source (id)",
}

#: What makes a store of one version one of the next, by the version that it has.
UPGRADES: Final = {
    1: """
ALTER TABLE actor ADD COLUMN scope TEXT DEFAULT '';
ALTER TABLE event ADD COLUMN scope TEXT DEFAULT '';
ALTER TABLE source ADD COLUMN version TEXT DEFAULT '';
ALTER TABLE source ADD COLUMN licence TEXT DEFAULT '';
ALTER TABLE source ADD COLUMN citation TEXT DEFAULT '';
ALTER TABLE source ADD COLUMN machine INT DEFAULT 0;
ALTER TABLE source ADD COLUMN scope TEXT DEFAULT '';
ALTER TABLE claim ADD COLUMN file INT;
ALTER TABLE claim ADD COLUMN record;
ALTER TABLE claim ADD COLUMN cites TEXT;
CREATE TABLE file (n INTEGER PRIMARY KEY, name TEXT UNIQUE);
""",
    2: """
ALTER TABLE actor ADD COLUMN number TEXT DEFAULT '';
ALTER TABLE actor ADD COLUMN article TEXT DEFAULT '';
ALTER TABLE event ADD COLUMN number TEXT DEFAULT '';
ALTER TABLE event ADD COLUMN article TEXT DEFAULT '';
ALTER TABLE relation ADD COLUMN frame TEXT DEFAULT '';
""",
    3: "",
    4: """
ALTER TABLE actor ADD COLUMN tlp TEXT DEFAULT '';
ALTER TABLE event ADD COLUMN tlp TEXT DEFAULT '';
ALTER TABLE source ADD COLUMN tlp TEXT DEFAULT '';
""",
}

_OURS: Final = ";".join(
    (
        TABLES, SEAL, ORIGINAL, COMPILED, IDENTITY_INDEX, WORDS, *HUBS, *UPGRADES.values(),
        *CLAIM_INDEXES.values(), *NAME_INDEXES.values(), *SMALL_INDEXES.values(),
    )
)  # fmt: skip
_WORDS: Final = re.compile(r"[A-Za-z_]+|[^\sA-Za-z_0-9]")


def is_ours(kind: str, name: str, definition: str | None) -> bool:
    """Return False for a view, a trigger, or a table or index of which a definition says what we never write.

    A store of somebody else may compute its columns, or read without an end.

    >>> is_ours("view", "meta", "CREATE VIEW meta AS SELECT 1")
    False
    >>> is_ours("table", "file", "CREATE TABLE file (n INTEGER PRIMARY KEY, name TEXT AS (hex(n)))")
    False
    >>> is_ours("table", "file", "CREATE TABLE file (name TEXT, n INTEGER PRIMARY KEY)")
    True
    """
    if kind not in ("table", "index"):
        return False
    if definition is None or name.startswith(
        "sqlite_"
    ):  # such as what SQLite counts of its indexes
        return True
    return definition in _OURS or set(_WORDS.findall(definition)) <= _words()


@cache
def _words() -> frozenset[str]:
    """Return the words of all definitions that an actorgraph has written."""
    return frozenset(_WORDS.findall(_OURS))
