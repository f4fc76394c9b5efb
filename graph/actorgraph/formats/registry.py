"""The registry of formats: our own, and those of other packages.

A module in the folder of a family of formats is a format if it has a `FORMAT`. Another package adds one through an
entry point of the group ``actorgraph.formats``, which names a `Format`.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import Final, Literal

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
    """Return every format by name: ours in alphabetical order, then those of other packages.

    A format of another package that cannot be loaded is left out; `broken_formats` has it.
    """
    ours = (format for module in _modules() if (format := _format_in(module)))
    found = {format.name: format for format in sorted(ours, key=lambda format: format.name)}
    for format in _of_other_packages()[0]:
        found.setdefault(format.name, format)
    return found


@lru_cache(maxsize=1)
def _modules() -> tuple[str, ...]:
    """Return the names of the modules that hold a format; the others need not be loaded to know what a file is."""
    every = (path for family in FAMILIES for path in sorted((_HERE / family).rglob("*.py")))
    paths = (path for path in every if b"\nFORMAT" in path.read_bytes())
    parts = (path.relative_to(_HERE).with_suffix("").parts for path in paths)
    return tuple(".".join([str(__package__), *part]).removesuffix(".__init__") for part in parts)


def _format_in(module: str) -> Format | None:
    found = getattr(import_module(module), "FORMAT", None)
    return found if isinstance(found, Format) else None


def broken_formats() -> dict[str, str]:
    """Return why formats of other packages cannot be used, by their names."""
    return _of_other_packages()[1]


@lru_cache(maxsize=1)
def _of_other_packages() -> tuple[list[Format], dict[str, str]]:
    from importlib.metadata import entry_points

    found, broken = [], {}
    for point in sorted(entry_points(group=GROUP), key=lambda point: (point.name, point.value)):
        try:
            loaded = point.load()
        except Exception as error:  # noqa: BLE001 (a fault of another package must not stop ours)
            broken[point.name] = f"{point.value} fails: {type(error).__name__}: {error}"
            continue
        if isinstance(loaded, Format):
            found.append(loaded)
        else:
            broken[point.name] = f"{point.value} is not an actorgraph.formats.format.Format"
    return found, broken


def format_called(name: str) -> Format:
    """Return the format with a name; raises `UnknownFormat`, or `FileTrouble` if it is broken."""
    endings = (f".{name.replace('-', '_')}", f".{name.replace('-', '.')}")
    for module in _modules():
        if module.endswith(endings):
            format = _format_in(module)
            if format and format.name == name:
                return format
    known = formats()
    if name in known:
        return known[name]
    if name in broken_formats():
        raise FileTrouble(f"the format {name!r} cannot be used: {broken_formats()[name]}")
    names = list(known)
    close = [names[at] for at in near(name, [known_name.replace("-", " ") for known_name in names])]
    raise UnknownFormat(name, close)


def format_of(file: Input) -> Format | None:
    """Return the format of a file by its content, or None if no format recognises it."""
    by_head = _recognised(file)
    if by_head is not None or not file.is_cut_json:
        return by_head
    # What a JSON file is does not depend on its size, nor on the order of what it has.
    from actorgraph.formats.read.json import skeleton_of

    return _recognised(file.with_head(skeleton_of(file)))


def _recognised(file: Input) -> Format | None:
    """Return the first format, by falling priority, that recognises a file by its head."""
    for format in sorted(formats().values(), key=lambda format: -format.priority):
        if format.read is not None and _recognises(format, file):
            return format
    return None


def _recognises(format: Format, file: Input) -> bool:
    """Return True if a format recognises a file; one that fails over it does not."""
    try:
        return format.recognises is not None and format.recognises(file)
    except ActorgraphError:  # the file cannot be read, by any format
        raise
    except Exception:  # noqa: BLE001 (hostile files must not end in a traceback)
        return False


def names_with(action: Literal["read", "write"], suffix: str = "") -> str:
    """Return the names of the formats that can be read or written, for a message.

    With a suffix, only those whose files may end in it.
    """
    return ", ".join(
        name
        for name, format in formats().items()
        if getattr(format, action) is not None
        and (not suffix or any(ending.endswith(suffix) for ending in format.suffixes))
    )


def reads(format: Format) -> Read:
    """Return the reader of a format; raises `WrongUse` if it can only be written."""
    if format.read is None:
        raise WrongUse(
            f"{format.name} can be written but not read; formats to read are {names_with('read')}"
        )
    return format.read


def writes(format: Format) -> Write:
    """Return the writer of a format; raises `WrongUse` if it can only be read."""
    if format.write is None:
        raise WrongUse(
            f"{format.name} can be read but not written; formats to write are {names_with('write')}"
        )
    return format.write


def need_options(formats: Iterable[Format], options: Options) -> None:
    """Raise `WrongUse` for an option that none of some formats has."""
    every = list(formats)
    for name in options:
        if all(wrong_options(format, {name: ""}) for format in every):
            words = " and ".join(format.name for format in every)
            known = dict.fromkeys(option.name for format in every for option in format.options)
            has = "has" if len(every) == 1 else "have"
            raise WrongUse(
                f"{words} {has} no option {name!r}; known are {', '.join(known) or 'none'}"
            )


def format_for(path: Path) -> Format:
    """Return the format in which to write a file, by its ending; raises `UnknownFormat`."""
    name = path.name.casefold()
    writers = [format for format in formats().values() if format.write is not None]
    fitting = [
        (len(suffix), -place, format)
        for format in writers
        for place, suffix in enumerate(format.suffixes)
        if name.endswith(suffix)
    ]
    if fitting:  # the longest ending, then the format whose usual one it is, then the first by name
        return max(fitting, key=lambda fit: fit[:2])[2]
    endings = ", ".join(sorted(format.suffixes[0] for format in writers if format.suffixes))
    raise UnknownFormat(path.name, (), f"the ending of a file decides its format: {endings}")
