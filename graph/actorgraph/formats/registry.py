"""The formats that there are: the modules of `actorgraph.formats`, and those of other packages.

A module in the folder of a family of formats is a format if it has a `FORMAT`. Another package adds one through an
entry point of the group ``actorgraph.formats``, which names a `Format`.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import Final

from actorgraph.formats.format import Format, Options, Read, Write, wrong_options
from actorgraph.formats.read.input import Input
from actorgraph.model.errors import ActorgraphError, FileTrouble, UnknownFormat, WrongUse
from actorgraph.model.names import near

GROUP: Final = "actorgraph.formats"
#: The folders of formats, one for each family.
FAMILIES: Final = ("datasets", "documents", "graphs", "standards", "tables")
_HERE: Final = Path(__file__).parent


@lru_cache(maxsize=1)
def formats() -> dict[str, Format]:
    """Return every format by name, ours in the order of the alphabet, then those of other packages.

    A format of another package that cannot be loaded is left out; `broken_formats` has it.
    """
    found = {}
    for name in _modules():
        it = getattr(import_module(name), "FORMAT", None)
        if isinstance(it, Format):
            found[it.name] = it
    found = dict(sorted(found.items()))
    for it in _of_other_packages()[0]:
        found.setdefault(it.name, it)
    return found


@lru_cache(maxsize=1)
def _modules() -> tuple[str, ...]:
    """Return the names of the modules that may hold a format: those of the families' folders."""
    paths = (path for family in FAMILIES for path in sorted((_HERE / family).rglob("*.py")))
    parts = (path.relative_to(_HERE).with_suffix("").parts for path in paths)
    return tuple(".".join([str(__package__), *part]).removesuffix(".__init__") for part in parts)


def broken_formats() -> dict[str, str]:
    """Return what is wrong with the formats of other packages that cannot be used, by their names."""
    return _of_other_packages()[1]


@lru_cache(maxsize=1)
def _of_other_packages() -> tuple[list[Format], dict[str, str]]:
    from importlib.metadata import entry_points

    found, broken = [], {}
    for point in sorted(entry_points(group=GROUP), key=lambda it: (it.name, it.value)):
        try:
            it = point.load()
        except Exception as error:  # noqa: BLE001 (what another package does wrong must not stop ours)
            broken[point.name] = f"{point.value} fails: {type(error).__name__}: {error}"
            continue
        if isinstance(it, Format):
            found.append(it)
        else:
            broken[point.name] = f"{point.value} is no actorgraph.formats.format.Format"
    return found, broken


def format_called(name: str) -> Format:
    """Return the format with a name; raises `UnknownFormat`, or `FileTrouble` where it is broken."""
    endings = (f".{name.replace('-', '_')}", f".{name.replace('-', '.')}")
    for module in _modules():
        if module.endswith(endings):
            it = getattr(import_module(module), "FORMAT", None)
            if isinstance(it, Format) and it.name == name:
                return it
    known = formats()
    if name in known:
        return known[name]
    if name in broken_formats():
        raise FileTrouble(f"the format {name!r} cannot be used: {broken_formats()[name]}")
    names = list(known)
    close = [names[at] for at in near(name, [it.replace("-", " ") for it in names])]
    raise UnknownFormat(name, close)


def format_of(file: Input) -> Format | None:
    """Return the format of a file by what is in it, or None where no format knows it."""
    for it in sorted(formats().values(), key=lambda it: -it.priority):
        if it.read is not None and _recognises(it, file):
            return it
    return None


def _recognises(it: Format, file: Input) -> bool:
    """Ask a format for a file; one that fails over it does not know it."""
    try:
        return it.recognises is not None and it.recognises(file)
    except ActorgraphError:  # the file cannot be read, by any format
        raise
    except Exception:  # noqa: BLE001 (hostile files must not end in a traceback)
        return False


def names_with(way: str, suffix: str = "") -> str:
    """Return the names of the formats that have a way, ``"read"`` or ``"write"``, for a message.

    With a suffix, only those whose files may end in it.
    """
    return ", ".join(
        name
        for name, it in formats().items()
        if getattr(it, way) is not None
        and (not suffix or any(ending.endswith(suffix) for ending in it.suffixes))
    )


def reads(it: Format) -> Read:
    """Return the way in of a format; raises `WrongUse` where it has none."""
    if it.read is None:
        raise WrongUse(f"{it.name} has a way out but none in; ways in are {names_with('read')}")
    return it.read


def writes(it: Format) -> Write:
    """Return the way out of a format; raises `WrongUse` where it has none."""
    if it.write is None:
        raise WrongUse(f"{it.name} has a way in but none out; ways out are {names_with('write')}")
    return it.write


def need_options(formats: Iterable[Format], options: Options) -> None:
    """Raise `WrongUse` for an option that none of some formats has."""
    every = list(formats)
    for name in options:
        if all(wrong_options(it, {name: ""}) for it in every):
            words = " and ".join(it.name for it in every)
            known = dict.fromkeys(option.name for it in every for option in it.options)
            has = "has" if len(every) == 1 else "have"
            raise WrongUse(
                f"{words} {has} no option {name!r}; known are {', '.join(known) or 'none'}"
            )


def format_for(path: Path) -> Format:
    """Return the format that a file is written in, by its suffix; raises `UnknownFormat`."""
    name = path.name.casefold()
    writers = [it for it in formats().values() if it.write is not None]
    fitting = [
        (len(suffix), -place, it)
        for it in writers
        for place, suffix in enumerate(it.suffixes)
        if name.endswith(suffix)
    ]
    if fitting:  # the longest ending, then the format whose usual one it is, then the first by name
        return max(fitting, key=lambda it: it[:2])[2]
    endings = ", ".join(sorted(it.suffixes[0] for it in writers if it.suffixes))
    raise UnknownFormat(path.name, (), f"a file's ending says its format: {endings}")
