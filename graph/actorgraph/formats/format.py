"""What a format is: a name, suffixes, options, and a way in, a way out, or both."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from actorgraph.model.dates import When, read_when
from actorgraph.model.errors import InvalidDate, InvalidValue

if TYPE_CHECKING:
    from actorgraph.formats.read.input import Input
    from actorgraph.formats.selection import Selection
    from actorgraph.formats.sink import Sink
    from actorgraph.formats.write.file import Target

#: Options as people write them, by name.
Options: TypeAlias = Mapping[str, str]
#: Reads files that belong together into a sink.
Read: TypeAlias = "Callable[[Sequence[Input], Sink, Options], None]"
#: Writes a selection and returns, a line each, what the format could not hold.
Write: TypeAlias = "Callable[[Selection, Target, Options], list[str]]"
#: Tells from the begin of a file whether it is of the format; it must not raise.
Recognises: TypeAlias = "Callable[[Input], bool]"


@dataclass(frozen=True, slots=True)
class Option:
    """Something that a format can be told: its name, what it does, and what it is without being told."""

    name: str
    meaning: str
    default: str = ""


@dataclass(frozen=True, slots=True)
class Format:
    """One way in or out, or both.

    Parameters
    ----------
    name
        What people call it on the command line: ``"ucdp-ged"``.
    title
        What it is, in a few words.
    suffixes
        Endings of its files, with the dot, the usual one first. They decide between formats only where
        a file is written without the format being named.
    read, write
        The ways in and out; None where there is none. `read` gets all files of one import that are of
        this format, for some datasets are spread over several. `write` to a path writes all or nothing.
    recognises
        Tells from the content whether a file is of this format. Formats are asked by falling *priority*.
    priority
        High where the format can tell for certain, low where it takes what others do not.
    options
        What `read` and `write` can be told.
    keeps, loses
        In a few words, what comes through and what does not; they make the table of formats.
    folder
        True where it is written as a folder of files; the target is a path then.
    """

    name: str
    title: str
    suffixes: tuple[str, ...] = ()
    read: Read | None = None
    write: Write | None = None
    recognises: Recognises | None = None
    priority: int = 0
    options: tuple[Option, ...] = ()
    keeps: str = ""
    loses: str = ""
    folder: bool = False


def wrong_options(format: Format, options: Options) -> list[str]:  # noqa: A002 (the word of the field)
    """Return the names of the options that a format does not have."""
    known = {option.name for option in format.options}
    return [name for name in options if name not in known]


def option_date(options: Options, name: str) -> When:
    """Return the date that an option holds; raises `InvalidValue` where it holds something else."""
    try:
        return read_when(options.get(name, ""))
    except InvalidDate as error:
        raise InvalidValue(f"the option {name!r}: {error}") from None


def option_path(options: Options, name: str) -> Path | None:
    """Return the path that an option holds, or None where it is not given."""
    return Path(options[name]) if options.get(name) else None
