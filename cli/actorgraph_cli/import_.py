"""The command import: files into a store."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from actorgraph.model.errors import UnknownTable
from actorgraph_cli.format import FormatName, FormatOrFile, format_options, set_option, wrong_use
from actorgraph_cli.options import (
    json_option,
    note,
    print_json,
    print_lines,
)
from actorgraph_cli.progress import progress

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from actorgraph.formats.sink import Summary


@click.command("import")
@click.argument("words", metavar="[FORMAT] FILE...", nargs=-1, required=True, type=FormatOrFile())
@click.option(
    "--into", metavar="STORE", required=True, help="The store; it is made if it is not there."
)
@click.option(
    "--as",
    "name",
    metavar="NAME",
    default="",
    help="What to call the dataset, where its files do not say.",
)
@click.option(
    "--mapping",
    metavar="FILE",
    default="",
    help="For csv: a YAML file that says which column is what.",
)
@click.option(
    "--dry-run", is_flag=True, help="Change nothing; say what would be added, changed and gone."
)
@click.option(
    "--prune", is_flag=True, help="Take out what the same sources had before and have no longer."
)
@click.option(
    "--skipped",
    metavar="FILE",
    default=None,
    help="Write a table of what was read and made no claim.",
)
@set_option
@json_option
def command(
    words: tuple[str, ...],
    into: str,
    name: str,
    mapping: str,
    dry_run: bool,
    prune: bool,
    skipped: str | None,
    settings: Sequence[str],
    as_json: bool,
) -> None:
    """Bring files into a store. All of a batch comes in, or nothing.

    Without FORMAT, each file is recognised by what is in it. Folders, .gz and .zip are taken apart; - is
    stdin. Importing again doubles nothing.

    Example: actorgraph import claims.csv --into my.db
    """
    from actorgraph.formats.importer import import_files

    format_name, files = _format_and_files(words)
    options = format_options(settings)
    if mapping:
        options["mapping"] = mapping
    with wrong_use(), _mapping_of_unknown(), _watched(files) as watch:
        summary = import_files(
            files,
            into,
            format=format_name,
            options=options,
            name=name,
            dry_run=dry_run,
            prune=prune,
            skipped=skipped,
            progress=watch,
        )
    if as_json:
        print_json(summary.document())
        return
    for line in summary.lines():
        note(line)
    if dry_run:
        print_lines(_change_lines(summary))
        note("nothing was changed (--dry-run)")
    elif summary.changes.gone:
        note("they were taken out" if prune else "they stay; --prune takes them out")


@contextlib.contextmanager
def _mapping_of_unknown() -> Iterator[None]:
    """Print a mapping to edit for a table that no format knows, before the reason."""
    try:
        yield
    except UnknownTable as error:
        print_lines(error.mapping.splitlines())
        note("a mapping to edit was printed; save it, and import with --mapping")
        raise


def _format_and_files(words: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """Tell the format from the files.

    The first word is a format where it names one and files follow, or where no file is called so.
    """
    first, *rest = words
    if first == "-" or "/" in first or "." in first:
        return "", words
    if Path(first).exists():
        if not rest or not _is_format(first):
            return "", words
        note(f"{first!r} is read as the name of the format; write ./{first} for the file")
    FormatName("read").convert(first, None, click.get_current_context())
    if not rest:
        raise click.UsageError(f"name the files to import: actorgraph import {first} FILE...")
    return first, tuple(rest)


def _change_lines(summary: Summary) -> list[str]:
    changes = summary.changes
    lines = []
    for word, count, shown in (
        ("added", changes.added, changes.added_lines),
        ("changed", changes.changed, changes.changed_lines),
        ("gone", changes.gone, changes.gone_lines),
    ):
        lines += [f"{word} {line}" for line in shown]
        if shown and count > len(shown):
            lines.append(f"{word} … and {count - len(shown):,} more")
    return lines


def _watched(files: Sequence[str]) -> contextlib.AbstractContextManager[Callable[[int], Any]]:
    """Show a terminal how far the reading of files is."""
    return progress("importing", sum(map(_size, files)), "B")


def _is_format(word: str) -> bool:
    from actorgraph.formats.registry import format_called
    from actorgraph.model.errors import UnknownFormat

    with contextlib.suppress(UnknownFormat):
        return format_called(word).read is not None
    return False


def _size(file: str) -> int:
    """Return how many bytes a file, or what is in a folder, has on the disk, as far as can be seen."""
    with contextlib.suppress(OSError, ValueError):
        path = Path(file)
        files = path.rglob("*") if path.is_dir() else [path]
        return sum(file.stat().st_size for file in files if file.is_file())
    return 0
