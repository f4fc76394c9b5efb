"""A format for tests: JSON lines of ``[subject, object]``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from actorgraph.formats.toys.toy_table import pour  # type: ignore[import-not-found, unused-ignore]

from actorgraph.formats.format import Format, Options
from actorgraph.formats.read.input import Input
from actorgraph.formats.read.json import lines_of
from actorgraph.formats.sink import Sink


def _read(inputs: Sequence[Input], sink: Sink, _: Options) -> None:
    for file in inputs:
        pour(sink, file, [(line, value[0], value[1]) for line, value in lines_of(file)])


FORMAT: Final = Format(
    name="toy-lines",
    title="JSON lines for tests",
    suffixes=(".jsonl",),
    read=_read,
    recognises=lambda file: file.name.endswith(".jsonl") and bool(file.head()),
)
