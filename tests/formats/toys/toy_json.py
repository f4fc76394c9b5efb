"""A format for tests: a JSON list of ``[subject, object]``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from actorgraph.formats.toys.toy_table import pour  # type: ignore[import-not-found, unused-ignore]

from actorgraph.formats.format import Format, Options
from actorgraph.formats.read.input import Input
from actorgraph.formats.read.json import values_at
from actorgraph.formats.sink import Sink


def _read(inputs: Sequence[Input], sink: Sink, _: Options) -> None:
    for file in inputs:
        pour(sink, file, [(0, value[0], value[1]) for value in values_at(file, "item")])


FORMAT: Final = Format(
    name="toy-json",
    title="JSON for tests",
    suffixes=(".json",),
    read=_read,
    recognises=lambda file: file.name.endswith(".json") and bool(file.head()),
)
