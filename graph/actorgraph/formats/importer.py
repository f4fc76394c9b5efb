"""Importing files of any format into a store: all of them, or nothing."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path
from typing import Any, Final, TypeAlias

from actorgraph.formats.format import Format
from actorgraph.formats.read.input import Input, inputs_of, shown
from actorgraph.formats.read.table import ANSI
from actorgraph.formats.read.unknown import is_table, why_unknown
from actorgraph.formats.registry import (
    format_called,
    format_of,
    need_options,
    reads,
)
from actorgraph.formats.sink import MOST_FAULTS, Sink, SkippedRows, Summary
from actorgraph.formats.write.file import write_whole
from actorgraph.model.errors import (
    Fault,
    Faults,
    FileTrouble,
    InvalidValue,
    UnknownTable,
    WrongUse,
)
from actorgraph.model.options import checks_own_options
from actorgraph.model.vocabulary import Vocabulary, standard
from actorgraph.sentence.wording import count
from actorgraph.store.check import check_store
from actorgraph.store.reader import Store
from actorgraph.store.schema import TITLE_OF_FILE
from actorgraph.store.writer import StoreWriter

_GUESSED: Final = "is not UTF-8 and was read as Windows-1252, which spreadsheets call ANSI; if letters are wrong, save it as UTF-8"
#: A path as callers give it.
StrPath: TypeAlias = str | os.PathLike[str]


@checks_own_options
def import_files(
    files: StrPath | Iterable[StrPath],
    into: StrPath,
    *,
    format: str = "",
    options: Mapping[str, str] | None = None,
    name: str = "",
    dry_run: bool = False,
    prune: bool = False,
    skipped: StrPath | None = None,
    progress: Callable[[int], Any] = lambda _: None,
) -> Summary:
    """Import the claims of files into a store.

    Parameters
    ----------
    files
        One path or several: files, folders, ``.gz`` and ``.zip``; ``-`` is stdin.
    into
        The store; it is made if it does not exist.
    format
        The format of the files; by default, each is recognised by its content.
    options
        The options of the format by name; ``actorgraph formats NAME`` lists them. If the files are of
        several formats, each gets those that it has.
    name
        The name of the dataset, for formats whose files have none.
    dry_run
        Change nothing; the summary counts the changes that would be made.
    prune
        Remove claims from the store that the same sources had before and that these files no longer have.
    skipped
        The path of a table of the rows and objects that made no claim, with the reasons.
    progress
        Called from time to time with the number of bytes on the disk that were read since the last call.

    Returns
    -------
    The counts of what was read, made, changed and left out.

    Raises
    ------
    Faults
        A file has a fault, or no format recognises a file that was named; the store is not changed.
    UnknownFormat
        There is no such format.
    WrongUse
        The format can only be written, no format has one of the options, or *skipped* is the store or a
        file that is read.
    FileTrouble, StoreError
        A file cannot be read or written, or *into* is not a store.
    TypeError
        *files* is something other than paths, such as a data frame.
    """
    into = Path(into)
    given = dict(options or {})
    if format:
        reads(format_called(format))  # a wrong name is reported before a wrong file
    inputs = inputs_of(_paths(files))
    if skipped is not None:
        _need_other(Path(skipped), into, inputs)
    groups, unread = _grouped(inputs, format)
    need_options(groups, given)
    is_new = not _size_of(into)
    vocabulary = standard() if is_new else _vocabulary_of(into)
    with SkippedRows() as rows, StoreWriter(into, vocabulary, staged=True) as writer:
        sink = Sink(writer, name=name, skipped=None if skipped is None else rows)
        sink.summary.unread = unread
        faults: list[Faults] = []
        for kind, group in groups.items():
            sink.summary.files += [(file.name, kind.name) for file in group]
            watched = [replace(file.watched(progress), is_verbatim=kind.verbatim) for file in group]
            sink.bounded_by(watched)
            known = {option.name for option in kind.options}
            faults += _read(kind, watched, sink, {key: given[key] for key in given if key in known})
            for file in watched:
                if file.marks:
                    sink.remark(_tidied(file))
                if file.encoding == ANSI:
                    sink.remark(f"{file.name}: {_GUESSED}")
        if faults:
            raise _joint(faults)
        sink.summary.changes = writer.changes(complete=sink.scopes, prune=prune)
        if is_new:
            own = sink.words if len(groups) == 1 else {}
            writer.meta(
                {
                    **({} if "title" in own else {TITLE_OF_FILE: "yes"}),
                    "title": shown(into.stem),
                    **own,
                }
            )
        if dry_run:
            writer.discard()
        if skipped is not None:  # while the store can still be left as it was
            write_whole(skipped, rows.pieces())
    return sink.summary


def _paths(files: object) -> list[str | Path]:
    """Return the paths that a caller gave, one or several; raises `TypeError`."""
    if isinstance(files, str | os.PathLike):
        files = [files]
    # Data frames and graphs can be iterated over too, and yield texts that are not paths.
    if not isinstance(files, Sequence | Iterator | AbstractSet):
        remedy = (
            "write it first: df.to_csv('edges.csv', index=False)"
            if hasattr(files, "to_csv")
            else "give a path or a list of paths"
        )
        raise TypeError(f"import_files reads files, not a {type(files).__name__}; {remedy}")
    paths: list[str | Path] = []
    for path in files:
        if not isinstance(path, str | os.PathLike):
            raise TypeError(f"import_files needs paths, not {path!r:.60}")
        paths.append(path if isinstance(path, str) else Path(path))
    return paths


def _read(
    format: Format, inputs: list[Input], sink: Sink, options: Mapping[str, str]
) -> list[Faults]:
    """Read the files of one format, and return their faults."""
    sink.scope = ""
    try:
        reads(format)(inputs, sink, options)
        sink.done()
    except Faults as error:
        found = error
    except RecursionError:
        found = _fault(inputs, "is nested too deeply")
    except (InvalidValue, OverflowError) as error:
        found = _fault(inputs, str(error))
    except UnicodeEncodeError as error:
        code = f"U+{ord(error.object[error.start]):04X}"
        found = _fault(inputs, f"holds the character {code}, which no store can hold")
    else:
        return []
    kept = sink.drop()
    return [found] if kept is None or kept.faults == found.faults else [kept, found]


def _tidied(file: Input) -> str:
    """Return what was taken out of the texts of a file."""
    named = ", ".join(sorted(file.marks))
    return f"{file.name}: {count(sum(file.marks.values()), 'mark')} taken out that steer a text or cannot be seen ({named})"


def _fault(inputs: list[Input], message: str) -> Faults:
    """Return a fault of several files, if the message does not name the one at fault."""
    names = ", ".join(file.name for file in inputs[:3])
    more = f" and {len(inputs) - 3:,} more" if len(inputs) > 3 else ""
    return Faults([Fault(f"{names}{more}", 0, 0, message)])


def _joint(faults: list[Faults]) -> Faults:
    every = [fault for some in faults for fault in some.faults]
    more = sum(some.more for some in faults) + max(len(every) - MOST_FAULTS, 0)
    return Faults(every[:MOST_FAULTS], more)


def _need_other(skipped: Path, into: Path, inputs: list[Input]) -> None:
    """Make sure that the table of skipped rows does not replace the store or an input."""
    for path in (into, *(file.path for file in inputs if file.path is not None)):
        same = False
        with suppress(OSError, ValueError):
            same = skipped.resolve() == path.resolve()
        if same:
            raise WrongUse(f"{str(skipped)!r} is read or written already; name another file")


def _grouped(inputs: list[Input], name: str) -> tuple[dict[Format, list[Input]], list[str]]:
    """Return the files by format, those that recognise their files best first, and the unknown files."""
    groups: dict[Format, list[Input]] = {}
    unknown: list[Input] = []
    if not inputs:
        raise FileTrouble("there is nothing to read")
    if name:
        return {format_called(name): inputs}, []
    for file in inputs:
        known = format_of(file)
        if known is None:
            unknown.append(file)
        else:
            groups.setdefault(known, []).append(file)
        file.forget_head()
    # A folder may hold any files, but a file that is named should be read.
    wrong = [file for file in unknown if not file.is_found] or ([] if groups else unknown)
    if wrong:
        faults = [Fault(file.name, 0, 0, why_unknown(file)) for file in wrong[:MOST_FAULTS]]
        mapping = _mapping_for(wrong[0]) if len(wrong) == 1 else ""
        if mapping:
            raise UnknownTable(faults, mapping)
        raise Faults(faults, len(wrong) - len(faults))
    # Formats that look names up in the store come last, after those that give names.
    return dict(sorted(groups.items(), key=lambda group: -group[0].priority)), [
        file.name for file in unknown
    ]


def _mapping_for(file: Input) -> str:
    """Return a mapping to edit for a table that no format knows, and an empty text for anything else."""
    if not is_table(file):
        return ""
    from actorgraph.formats.tables.csv.suggestion import suggested

    return suggested(file)


def _vocabulary_of(into: Path) -> Vocabulary:
    check_store(into)
    with closing(Store(into)) as store:
        return store.vocabulary


def _size_of(path: Path) -> int | None:
    with suppress(OSError, ValueError):
        return path.stat().st_size
    return None
