"""The formats that there are: the modules of `actorgraph.formats`, and those of other packages.

A module of `actorgraph.formats` is a format where it has a `FORMAT`. Another package adds one through an
entry point of the group ``actorgraph.formats``, which names a `Format`.
"""

from __future__ import annotations

from functools import lru_cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Final

from actorgraph.errors import FileTrouble, NotFound
from actorgraph.exchange.format import Format
from actorgraph.exchange.input import Input
from actorgraph.names import near

GROUP: Final = "actorgraph.formats"


class UnknownFormat(NotFound):
    """No format has this name, or none can do what is asked."""

    noun = "format"


@lru_cache(maxsize=1)
def formats() -> dict[str, Format]:
    """Return every format by name, ours in the order of the alphabet, then those of other packages."""
    import actorgraph.formats as room

    found = {}
    for module in iter_modules(room.__path__):
        it = getattr(import_module(f"{room.__name__}.{module.name}"), "FORMAT", None)
        if isinstance(it, Format):
            found[it.name] = it
    for name, it in _of_other_packages().items():
        found.setdefault(name, it)
    return found


def _of_other_packages() -> dict[str, Format]:
    from importlib.metadata import entry_points

    found = {}
    for point in entry_points(group=GROUP):
        try:
            it = point.load()
        except Exception as error:
            raise FileTrouble(
                f"the format {point.name!r} ({point.value}) fails: {error}"
            ) from error
        if isinstance(it, Format):
            found[it.name] = it
    return found


def format_called(name: str) -> Format:
    """Return the format with a name; raises `UnknownFormat`."""
    module = name.replace("-", "_")
    if module.isidentifier():
        try:
            it = getattr(import_module(f"actorgraph.formats.{module}"), "FORMAT", None)
        except ModuleNotFoundError as error:
            if error.name != f"actorgraph.formats.{module}":
                raise
            it = None
        if isinstance(it, Format) and it.name == name:
            return it
    known = formats()
    if name in known:
        return known[name]
    names = list(known)
    close = [names[at] for at in near(name, [it.replace("-", " ") for it in names])]
    raise UnknownFormat(name, close, "'actorgraph formats' lists them all")


def format_of(file: Input) -> Format | None:
    """Return the format of a file by what is in it, or None where no format knows it."""
    for it in sorted(formats().values(), key=lambda it: -it.priority):
        if it.read is not None and it.recognises is not None and it.recognises(file):
            return it
    return None


def format_for(path: Path) -> Format:
    """Return the format that a file is written in, by its suffix; raises `UnknownFormat`."""
    name = path.name.casefold()
    writers = [it for it in formats().values() if it.write is not None]
    for it in writers:
        if it.suffixes and name.endswith(it.suffixes[0]):
            return it
    for it in writers:
        if name.endswith(tuple(it.suffixes) or "\0"):
            return it
    endings = ", ".join(sorted(it.suffixes[0] for it in writers if it.suffixes))
    raise UnknownFormat(path.name, (), f"a file's ending says its format: {endings}")
