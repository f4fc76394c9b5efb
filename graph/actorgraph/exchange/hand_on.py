"""Handing a selection on in any format that has a way out."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from actorgraph.errors import InvalidValue
from actorgraph.exchange.file import Target
from actorgraph.exchange.format import Format, wrong_options
from actorgraph.exchange.registry import format_called, format_for, formats
from actorgraph.exchange.selection import Selection


def export(
    selection: Selection,
    target: Target,
    *,
    format: str = "",  # noqa: A002 (the word of the field)
    options: Mapping[str, str] | None = None,
) -> list[str]:
    """Write claims in a format and return, a line each, what it cannot hold.

    Parameters
    ----------
    selection
        What to write.
    target
        A path, which is written whole or not at all, or a file that is open for bytes.
    format
        The format's name; by default the path's ending says it.
    options
        What the format can be told, by name.

    Raises
    ------
    UnknownFormat
        There is no such format.
    InvalidValue
        It has no way out, not one of the options, or makes a folder and *target* is no path.
    FileTrouble
        The path cannot be written.
    """
    it = _format(format, target)
    told = dict(options or {})
    wrong = wrong_options(it, told)
    if wrong:
        known = ", ".join(option.name for option in it.options) or "none"
        raise InvalidValue(f"{it.name} has no option {wrong[0]!r}; it has {known}")
    if it.folder and not isinstance(target, str | os.PathLike):
        raise InvalidValue(f"{it.name} makes a folder; name where it goes")
    assert it.write is not None
    return it.write(selection, target, told)


def _format(name: str, target: Target) -> Format:
    if name:
        it = format_called(name)
    elif isinstance(target, str | os.PathLike):
        it = format_for(Path(target))
    else:
        raise InvalidValue("name the format of what goes to an open file")
    if it.write is None:
        writers = ", ".join(key for key, other in formats().items() if other.write)
        raise InvalidValue(f"{it.name} has a way in but none out; ways out are {writers}")
    return it
