"""In and out: import, export, formats."""

from __future__ import annotations

import contextlib
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from actorgraph_cli.errors import message_of
from actorgraph_cli.options import (
    RELATION,
    case_option,
    filter_options,
    filters_of,
    json_option,
    note,
    opened,
    print_json,
    print_lines,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from click.shell_completion import CompletionItem

    from actorgraph.formats.sink import Summary


class FormatName(click.ParamType):  # type: ignore[type-arg, unused-ignore]
    """The name of a format, which the shell completes."""

    name = "format"

    def __init__(self, action: str) -> None:
        self.action = action

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        from actorgraph.formats.registry import format_called, reads, writes
        from actorgraph.model.errors import UnknownFormat, WrongUse

        try:
            (reads if self.action == "read" else writes)(format_called(value))
        except (UnknownFormat, WrongUse) as error:
            self.fail(message_of(error), param, ctx)
        return str(value)

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        from click.shell_completion import CompletionItem

        from actorgraph.formats.registry import formats

        return [
            CompletionItem(format.name, help=format.title)
            for format in formats().values()
            if getattr(format, self.action) and format.name.startswith(incomplete)
        ]


def set_option(function: Any) -> Any:
    """Add ``--set`` to a command."""
    return click.option(
        "--set",
        "settings",
        metavar="NAME=VALUE",
        multiple=True,
        help="Tell the format something; 'actorgraph formats NAME' says what. Repeatable.",
    )(function)


@click.command("export")
@click.argument("format_name", metavar="FORMAT", type=FormatName("write"))
@click.option("-o", "--output", metavar="FILE", required=True, help="Where it goes; - for stdout.")
@click.option("--relation", type=RELATION, default="", help="Only this relation or family.")
@set_option
@case_option
@filter_options
def export_command(
    format_name: str,
    output: str,
    relation: str,
    settings: Sequence[str],
    case: str | None,
    **filters: Any,
) -> None:
    """Write the claims for another tool; 'actorgraph formats' lists the formats.

    What a format cannot hold is said on stderr. Every question takes --export too, for its answer alone.

    Example: actorgraph export graphml -o graph.graphml
    """
    from actorgraph.formats.exporter import export
    from actorgraph.formats.selection import Selection

    opened_case = opened(case)
    asked = filters_of(opened_case, filters)
    selection = Selection(opened_case.store, asked, opened_case.vocabulary.relations_of([relation]))
    options = _options(settings)
    target = sys.stdout.buffer if output == "-" else Path(output)
    with _usage():
        lost = export(selection, target, format=format_name, options=options)
    if output == "-":
        sys.stdout.flush()
    for line in lost:
        note(line)
    if output != "-":
        note(f"{output}: {selection.count():,} claims")


@click.command("import")
@click.argument("words", metavar="[FORMAT] FILE...", nargs=-1, required=True)
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
def import_command(
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
    options = _options(settings)
    if mapping:
        options["mapping"] = mapping
    with _usage(), _progress_of(files) as progress:
        summary = import_files(
            files,
            into,
            format=format_name,
            options=options,
            name=name,
            dry_run=dry_run,
            prune=prune,
            skipped=skipped,
            progress=progress,
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


@click.command("formats")
@click.argument("name", required=False)
@json_option
def formats_command(name: str | None, as_json: bool) -> None:
    """List the formats, or say everything about one.

    Example: actorgraph formats
    """
    from actorgraph.formats.registry import broken_formats, format_called, formats
    from actorgraph.text.formats import format_document, format_lines, formats_lines

    if name:
        with _usage():
            it = format_called(name)
        if as_json:
            print_json(format_document(it))
        else:
            print_lines(format_lines(it))
        return
    every = list(formats().values())
    if as_json:
        print_json({"formats": [format_document(it) for it in every]})
    else:
        print_lines(formats_lines(every))
    for broken, reason in broken_formats().items():
        note(f"the format {broken!r} cannot be used: {reason}")


@contextlib.contextmanager
def _usage() -> Iterator[None]:
    """Say of a format or option that there is none that the command line is wrong."""
    from actorgraph.model.errors import UnknownFormat, WrongUse

    try:
        yield
    except (UnknownFormat, WrongUse) as error:
        raise click.UsageError(message_of(error)) from None


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


def _options(settings: Sequence[str]) -> dict[str, str]:
    options = {}
    for setting in settings:
        name, mark, value = setting.partition("=")
        if not mark:
            raise click.UsageError(f"--set needs NAME=VALUE, not {setting!r}")
        options[name.strip()] = value.strip()
    return options


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


@contextlib.contextmanager
def _progress_of(files: Sequence[str]) -> Iterator[Callable[[int], Any]]:
    """Show a terminal how far the reading of files is."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield lambda _: None
        return
    sizes = sum(_size(file) for file in files)
    with click.progressbar(length=sizes, label="importing", file=sys.stderr) as bar:
        yield bar.update


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
        return sum(it.stat().st_size for it in files if it.is_file())
    return 0
