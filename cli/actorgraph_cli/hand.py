"""In and out: import, export, formats."""

from __future__ import annotations

import contextlib
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

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
    from collections.abc import Sequence

    from click.shell_completion import CompletionItem

    from actorgraph.exchange.sink import Summary


class FormatName(click.ParamType):  # type: ignore[type-arg, unused-ignore]
    """The name of a format, which the shell completes."""

    name = "format"

    def __init__(self, way: str) -> None:
        self.way = way

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        from actorgraph.exchange.registry import UnknownFormat, format_called, formats

        try:
            it = format_called(value)
        except UnknownFormat as error:
            self.fail(str(error), param, ctx)
        if getattr(it, self.way) is None:
            names = ", ".join(key for key, other in formats().items() if getattr(other, self.way))
            word = "out" if self.way == "write" else "in"
            self.fail(f"{value} has no way {word}; those are {names}", param, ctx)
        return str(value)

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        from click.shell_completion import CompletionItem

        from actorgraph.exchange.registry import formats

        return [
            CompletionItem(it.name, help=it.title)
            for it in formats().values()
            if getattr(it, self.way) and it.name.startswith(incomplete)
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
    from actorgraph.exchange.hand_on import export
    from actorgraph.exchange.selection import Selection

    opened_case = opened(case)
    asked = filters_of(opened_case, filters)
    relations = opened_case.vocabulary.reading(relation).relations if relation else ()
    selection = Selection(opened_case.store, asked, relations)
    options = _options(settings)
    target = sys.stdout.buffer if output == "-" else Path(output)
    for line in export(selection, target, format=format_name, options=options):
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
    from actorgraph.exchange.bring import import_files

    format_name, files = _format_and_files(words)
    options = _options(settings)
    if mapping:
        options["mapping"] = mapping
    sizes = sum(_size(file) for file in files)
    with click.progressbar(length=sizes, label="importing", file=sys.stderr) as bar:
        summary = import_files(
            files,
            into,
            format=format_name,
            options=options,
            name=name,
            dry_run=dry_run,
            prune=prune,
            skipped=skipped,
            progress=bar.update,
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
    from actorgraph.exchange.registry import format_called, formats
    from actorgraph_cli.text.formats import format_document, format_lines, formats_lines

    if name:
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


def _format_and_files(words: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """Tell the format from the files: the first word is one where it names one and no file is called so."""
    from actorgraph.exchange.registry import UnknownFormat, format_called

    first, *rest = words
    if first == "-" or "/" in first or "." in first or Path(first).exists():
        if rest and not Path(first).suffix and Path(first).exists():
            with contextlib.suppress(UnknownFormat):
                format_called(first)
                raise click.UsageError(
                    f"{first!r} is a format and a file; write ./{first} for the file"
                )
        return "", words
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


def _size(file: str) -> int:
    with contextlib.suppress(OSError, ValueError):
        path = Path(file)
        return path.stat().st_size if path.is_file() else 0
    return 0
