"""What a format is: a name, file endings, options, and a reader, a writer, or both."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias

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
#: Returns whether a file is of the format, judged by its first bytes; it must not raise.
Recognises: TypeAlias = "Callable[[Input], bool]"
#: What becomes of claims that nobody asserts in a format of edges or rows.
UNASSERTED_ROW: Final = (
    "a label that says so (“stops short of blaming”), “asserted” is false and “weight” 0"
)


@dataclass(frozen=True, slots=True)
class Option:
    """An option of a format: its name, its meaning, and its value if it is not given."""

    name: str
    meaning: str
    default: str = ""


@dataclass(frozen=True, slots=True)
class Format:
    """A format that can be read, written, or both.

    Parameters
    ----------
    name
        Its name on the command line: ``"ucdp-ged"``.
    title
        What it is, in a few words.
    suffixes
        Endings of its files, with the dot, the usual one first. They decide between formats only if a file
        is written and the format is not named.
    read, write
        The reader and the writer, or None. The reader gets all files of one import that are of this format,
        because some datasets consist of several. The writer to a path writes all or nothing.
    recognises
        Returns whether a file is of this format, judged by its content. Formats are asked by falling
        *priority*.
    priority
        High if the format recognises its files for certain, low if it takes those that others do not.
    options
        The options of the reader and the writer.
    keeps, loses
        In a few words, what it keeps and what it loses; they make the table of formats.
    unasserted
        What becomes of claims that nobody asserts, after "44 claims are not asserted:".
    edgeless
        What becomes of claims that have no two ends, after "2 claims have no two ends:"; empty if it has no edges.
    folder
        True if it is written as a folder of files; the target is a path then.
    verbatim
        True if its files hold quotes and come back as they were written; then the reader itself takes out of names,
        titles and ids what none may hold. Texts of other formats are tidied before the reader gets them.
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
    unasserted: str = "only their modality says so"
    edgeless: str = ""
    folder: bool = False
    verbatim: bool = False


def wrong_options(format: Format, options: Options) -> list[str]:
    """Return the names of the options that a format does not have."""
    known = {option.name for option in format.options}
    return [name for name in options if name not in known]


def option_date(options: Options, name: str) -> When:
    """Return the date that an option holds; raises `InvalidValue` if it holds something else."""
    try:
        return read_when(options.get(name, ""))
    except InvalidDate as error:
        raise InvalidValue(f"the option {name!r}: {error}") from None


def option_path(options: Options, name: str) -> Path | None:
    """Return the path that an option holds, or None if the option is not given."""
    return Path(options[name]) if options.get(name) else None
