"""A format for tests: a table of subject and object, where ``!`` is a fault and a blank is left out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from actorgraph.formats.format import Format, Option, Options
from actorgraph.formats.read.input import Input
from actorgraph.formats.read.table import rows_of
from actorgraph.formats.sink import Sink, made_id
from actorgraph.model.actor import Actor
from actorgraph.model.claim import Claim
from actorgraph.model.source import Source


def pour(sink: Sink, file: Input, pairs: Sequence[tuple[int, object, object]]) -> None:
    """Give a sink what the rows of a toy file say."""
    sink.scope = "toy"
    sink.actor(Actor("toy-data", "Toy Data", "dataset"))
    sink.source(Source("toy", "Toy", "toy-data"))
    for line, subject, target in pairs:
        sink.count()
        if subject == "!":
            sink.fault(file.name, line, "has a '!'")
        elif not target:
            sink.skip(file.name, line, "no object", str(subject))
        else:
            ends = [sink.mention(Actor(str(it), str(it))) for it in (subject, target)]
            assert all(ends)
            sink.claim(
                Claim(
                    made_id("toy", str(subject), str(target)), "sponsors", "toy", "toy-data",
                    str(subject), str(target), file=file.name, record=f"row {line}",
                )
            )  # fmt: skip


def _read(inputs: Sequence[Input], sink: Sink, options: Options) -> None:
    for file in inputs:
        rows = rows_of(file, encoding=options.get("encoding") or "utf-8-sig")
        pour(sink, file, [(line, row[0], row[1] if len(row) > 1 else "") for line, row in rows])
        sink.complete = True


FORMAT: Final = Format(
    name="toy-table",
    title="A table for tests",
    suffixes=(".toy",),
    read=_read,
    recognises=lambda file: file.name.endswith(".toy") and bool(file.head()),
    options=(Option("encoding", "how its letters are written", "utf-8"),),
    keeps="all",
    loses="nothing",
)
