"""The formats in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from actorgraph.formats.format import Format


def formats_lines(formats: Iterable[Format]) -> Iterator[str]:
    """Yield a line for each format."""
    every = list(formats)
    width = max(len(it.name) for it in every)
    for it in every:
        yield f"{it.name:{width}}  {_ways(it):6}  {it.title}"


def format_lines(it: Format) -> Iterator[str]:
    """Yield everything about one format."""
    yield f"{it.name}: {it.title}"
    yield f"ways: {_ways(it)}"
    if it.suffixes:
        yield f"endings: {', '.join(it.suffixes)}"
    if it.keeps:
        yield f"keeps: {it.keeps}"
    if it.loses:
        yield f"loses: {it.loses}"
    for option in it.options:
        default = f" (else {option.default})" if option.default else ""
        yield f"--set {option.name}=…  {option.meaning}{default}"


def format_document(it: Format) -> dict[str, Any]:
    """Return a format as JSON values."""
    return {
        "name": it.name,
        "title": it.title,
        "suffixes": list(it.suffixes),
        "reads": it.read is not None,
        "writes": it.write is not None,
        "keeps": it.keeps or None,
        "loses": it.loses or None,
        "options": [
            {"name": option.name, "meaning": option.meaning, "default": option.default or None}
            for option in it.options
        ],
    }


def _ways(it: Format) -> str:
    return "in/out" if it.read and it.write else "in" if it.read else "out"
