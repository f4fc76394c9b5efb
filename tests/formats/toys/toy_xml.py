"""A format for tests: XML in which each ``tie`` has a subject and an object."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from actorgraph.formats.toys.toy_table import pour  # type: ignore[import-not-found, unused-ignore]

from actorgraph.formats.format import Format, Options
from actorgraph.formats.read.input import Input
from actorgraph.formats.read.xml import marks_of
from actorgraph.formats.sink import Sink


def _read(inputs: Sequence[Input], sink: Sink, _: Options) -> None:
    for file in inputs:
        ties = [mark for mark in marks_of(file) if mark.is_start and mark.name == "tie"]
        pour(sink, file, [(it.line, it.attributes["a"], it.attributes["b"]) for it in ties])


FORMAT: Final = Format(
    name="toy-xml",
    title="XML for tests",
    suffixes=(".xml",),
    read=_read,
    recognises=lambda file: file.name.endswith(".xml") and bool(file.head()),
)
