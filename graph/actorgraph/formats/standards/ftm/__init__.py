"""FollowTheMoney entities, as Aleph and OpenSanctions exchange them: one JSON object a line, flat or nested.

An entity has an id, a schema and properties, each a list of texts. Some schemata are ties: their entity names
both ends (https://followthemoney.tech/explorer/). What FollowTheMoney has no word for, such as who vouches
for a tie and in which words, is written beside the properties under the key ``actorgraph``, which other
programs keep as context or pass over.

A tie asserts by being there. A claim that nobody asserts (possible, intended, conditional, hinted, withheld,
denied, presupposed), and one that counts none, is therefore a ``Note`` on whom it names, with its sentence
as description. What a tie is said to be (``role``, ``relationship``) is the verb of the claim's sentence. A schema
that means more than its relation, or that FollowTheMoney has for other ends (``Associate`` ties persons,
``Ownership`` a company or thing to its owner), gives way to ``UnknownLink``.

Coming in, a tie says what its schema says and no more; the schema's name, with the entity's own word for the
role, goes into `role` where our relation is wider. Read are lines, lists, single entities and the answers of an
API, entities inside entities (``targets.nested.json``), changes (``entities.delta.json``) and statements
(``statements.csv``, of which each dataset says what is its own); an entity is the same
wherever it stands. Each of an entity's ``datasets`` vouches for what it says, or the file if it has none; it says so from
``first_seen`` to ``last_seen``. The caption is the first name. What has no name of its own, such as a passport, is said
of its holder, and a property that names another entity is a tie. Every other property stands in the note.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import suppress
from typing import Final

from actorgraph.formats.format import Format, Options
from actorgraph.formats.read.input import Input
from actorgraph.formats.selection import Selection
from actorgraph.formats.sink import Sink
from actorgraph.formats.write.file import Target


def read(inputs: Sequence[Input], sink: Sink, options: Options) -> None:
    """Read entities: first whom and what there is, then how they are tied."""
    from actorgraph.formats.standards.ftm.reader import read as read_entities

    read_entities(inputs, sink)


def write(selection: Selection, target: Target, options: Options) -> list[str]:
    """Write a selection as entities, ours beside the nearest of FollowTheMoney."""
    from actorgraph.formats.standards.ftm.writer import write as write_entities

    return write_entities(selection, target, options)


def recognises(file: Input) -> bool:
    """Return True for statements, and for JSON of which the first value is an entity, or holds a list of them."""
    from actorgraph.formats.standards.ftm.reader import places_of
    from actorgraph.formats.standards.ftm.statements import is_statements

    if is_statements(file):
        return True
    text = file.head_text().lstrip()
    if not text.startswith(("{", "[")) or '"schema"' not in text:
        return False
    for part in (text.partition("\n")[0], text):
        with suppress(ValueError, RecursionError):
            if places_of(json.loads(part)):
                return True
    return False


FORMAT: Final = Format(
    name="ftm",
    title="FollowTheMoney entities, JSON lines or nested, and statements (Aleph, OpenSanctions)",
    verbatim=True,
    suffixes=(".ftm.json", ".ijson", ".ftm", ".nested.json", ".delta.json"),
    read=read,
    write=write,
    recognises=recognises,
    priority=80,
    keeps="everything: each entity has the nearest schema, and our own words under the key 'actorgraph'",
    loses="from other programs' files: the quality of names, but for weak ones; deletions of a delta. To other programs: claimant, hedge, and how firmly what is asserted is said",
    unasserted="each a Note with the sentence, and no tie",
)
