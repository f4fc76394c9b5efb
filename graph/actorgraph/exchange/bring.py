"""Bringing files of any format into a store: all of them, or nothing."""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from actorgraph.errors import Fault, Faults, InvalidValue
from actorgraph.exchange.format import Format, wrong_options
from actorgraph.exchange.input import Input, inputs_of, shown
from actorgraph.exchange.registry import format_called, format_of, formats
from actorgraph.exchange.sink import MOST_FAULTS, Sink, Summary
from actorgraph.store.reader import Store, check_store
from actorgraph.store.writer import StoreWriter
from actorgraph.vocabulary import Vocabulary, standard


def import_files(
    files: Sequence[str | Path],
    into: str | Path,
    *,
    format: str = "",  # noqa: A002 (the word of the field)
    options: Mapping[str, str] | None = None,
    name: str = "",
    dry_run: bool = False,
    prune: bool = False,
    skipped: str | Path | None = None,
    progress: Callable[[int], Any] = lambda _: None,
) -> Summary:
    """Bring the claims of files into a store.

    Parameters
    ----------
    files
        Files, folders, ``.gz`` and ``.zip``; ``-`` is stdin.
    into
        The store; it is made where it is not there.
    format
        What the files are; by default, each is recognised by what is in it.
    options
        What the format can be told, by name; ``actorgraph formats`` lists them.
    name
        What to call the dataset, for formats whose files do not name themselves.
    dry_run
        Change nothing; the summary says what would change.
    prune
        Take claims out of the store that the same sources had and these files have not.
    skipped
        Where to write a table of what was read and made no claim, with the reasons.
    progress
        Called now and then with the number of bytes read since the last call.

    Returns
    -------
    What was read, made, changed and left out.

    Raises
    ------
    Faults
        Something is wrong with a file; the store stays as it was.
    UnknownFormat
        There is no such format, or it has no way in.
    InvalidValue
        A format has not got one of the options.
    FileTrouble, StoreError
        A file cannot be read or written, or *into* is no store.
    """
    into = Path(into)
    told = dict(options or {})
    groups, unread = _grouped(inputs_of(files), format)
    for it in groups:
        wrong = wrong_options(it, told)
        if wrong:
            known = ", ".join(option.name for option in it.options) or "none"
            raise InvalidValue(f"{it.name} has no option {wrong[0]!r}; it has {known}")
    there = _size_of(into)
    vocabulary = standard() if there is None else _vocabulary_of(into)
    with StoreWriter(into, vocabulary, staged=True) as writer:
        sink = Sink(writer, name=name, keep_skipped=skipped is not None, progress=progress)
        sink.summary.unread = unread
        faults: list[Fault] = []
        for it, inputs in groups.items():
            sink.summary.files += [(file.name, it.name) for file in inputs]
            faults += _read(it, inputs, sink, told)
        if faults:
            raise Faults(faults[:MOST_FAULTS], max(len(faults) - MOST_FAULTS, 0))
        sink.summary.changes = writer.changes(complete=sink.scopes, prune=prune)
        if there is None and "title" not in sink.told:
            writer.meta({"title": shown(into.stem)})
        if dry_run:
            writer.discard()
    if skipped is not None:
        _write_skipped(Path(skipped), sink.summary)
    return sink.summary


def _read(it: Format, inputs: list[Input], sink: Sink, options: Mapping[str, str]) -> list[Fault]:
    """Let one format read its files; return what is wrong with them."""
    assert it.read is not None
    sink.scope = ""
    try:
        it.read(inputs, sink, options)
        sink.done()
    except Faults as error:
        return list(error.faults)
    except RecursionError:
        return [Fault(inputs[0].name, 0, 0, "is nested too deeply")]
    except InvalidValue as error:
        return [Fault(inputs[0].name, 0, 0, str(error))]
    return []


def _grouped(inputs: list[Input], name: str) -> tuple[dict[Format, list[Input]], list[str]]:
    """Return the files by format, in the order in which formats are met, and those that none knows."""
    groups: dict[Format, list[Input]] = {}
    unread = []
    if name:
        it = format_called(name)
        if it.read is None:
            readers = ", ".join(key for key, other in formats().items() if other.read)
            raise InvalidValue(f"{name} has a way out but none in; ways in are {readers}")
        return {it: inputs}, []
    for file in inputs:
        known = format_of(file)
        if known is None:
            unread.append(file.name)
        else:
            groups.setdefault(known, []).append(file)
    if not groups:
        readers = ", ".join(key for key, other in formats().items() if other.read)
        raise Faults(
            [
                Fault(file, 0, 0, f"is of no format that can be recognised; name one of {readers}")
                for file in unread
            ]
            or [Fault("nothing", 0, 0, "is there to read")]
        )
    return groups, unread


def _vocabulary_of(into: Path) -> Vocabulary:
    check_store(into)
    with closing(Store(into)) as store:
        return store.vocabulary


def _size_of(path: Path) -> int | None:
    with suppress(OSError, ValueError):
        return path.stat().st_size
    return None


def _write_skipped(path: Path, summary: Summary) -> None:
    from io import StringIO

    from actorgraph.exchange.file import write_whole

    table = StringIO()
    rows = csv.writer(table, lineterminator="\n")
    rows.writerow(("file", "record", "reason", "content"))
    rows.writerows((it.file, it.record, it.reason, it.content) for it in summary.kept_out)
    write_whole(path, [table.getvalue().encode("utf-8", "backslashreplace")])
