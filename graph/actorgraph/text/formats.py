"""The formats in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from actorgraph.formats.fields import FATES, fields_of
from actorgraph.formats.format import Format


def formats_lines(formats: Iterable[Format]) -> Iterator[str]:
    """Yield a line for each format."""
    every = list(formats)
    width = max(len(format.name) for format in every)
    for format in every:
        yield f"{format.name:{width}}  {_actions(format):13}  {format.title}"


def format_lines(format: Format) -> Iterator[str]:
    """Yield everything about one format."""
    yield f"{format.name}: {format.title}"
    yield f"commands: {_actions(format)}"
    if format.suffixes:
        yield f"endings: {', '.join(format.suffixes)}"
    if format.keeps:
        yield f"keeps: {format.keeps}"
    if format.loses:
        yield f"loses: {format.loses}"
    if format.write is not None:
        yield f"not asserted: {format.unasserted}"
    if format.edgeless:
        yield f"without two ends: {format.edgeless}"
    for part, fields in fields_of(format.name).items():
        for fate, words in FATES.items():
            if names := [name for name, found in fields.items() if found == fate]:
                yield f"{f'fields of {part}' if part else 'fields'} {words}: {', '.join(names)}"
    for option in format.options:
        default = f" (default: {option.default})" if option.default else ""
        yield f"--set {option.name}=…  {option.meaning}{default}"


def format_document(format: Format) -> dict[str, Any]:
    """Return a format as JSON values."""
    return {
        "name": format.name,
        "title": format.title,
        "suffixes": list(format.suffixes),
        "reads": format.read is not None,
        "writes": format.write is not None,
        "keeps": format.keeps or None,
        "loses": format.loses or None,
        "not_asserted": format.unasserted if format.write is not None else None,
        "edgeless": format.edgeless or None,
        "fields": {part: dict(fields) for part, fields in fields_of(format.name).items()},
        "options": [
            {"name": option.name, "meaning": option.meaning, "default": option.default or None}
            for option in format.options
        ],
    }


def _actions(format: Format) -> str:
    """Return the commands that take a format."""
    return ", ".join(["import"] * bool(format.read) + ["export"] * bool(format.write))
