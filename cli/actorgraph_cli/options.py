"""The options that commands share, and how a command opens its case."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, Final, TypeVar

import click

from actorgraph.model.errors import InvalidValue
from actorgraph.sentence.printed import for_terminal
from actorgraph_cli.names import ACTOR, MODALITY, SOURCE

if TYPE_CHECKING:
    from actorgraph.library import Case
    from actorgraph.model.filters import Filters
    from actorgraph.questions.answer import Answer
    from actorgraph.store.reader import Store

Function = TypeVar("Function", bound=Callable[..., Any])


#: The options that many commands share, by the name of the parameter: how each is spelled and what it does.
SHARED: Final[dict[str, tuple[tuple[str, ...], dict[str, Any]]]] = {
    "case": (("-c", "--case"), {"metavar": "PATH", "help": "A case folder or a store."}),
    "as_json": (("--json",), {"is_flag": True, "help": "Print one JSON document."}),
    "page": (("--html",), {"metavar": "FILE", "help": "Also write a page that opens on the answer; its path goes to stderr."}),
    "export": (("--export",), {"metavar": "FILE", "help": "Also write the answer's claims in the format that the file's ending says."}),
    "as_of": (("--as-of",), {"metavar": "DATE", "default": "", "help": "Only what holds on this day, month or year."}),
    "since": (("--since",), {"metavar": "DATE", "default": "", "help": "Only what holds on this day or later."}),
    "until": (("--until",), {"metavar": "DATE", "default": "", "help": "Only what holds on this day or earlier."}),
    "modality": (("--modality",), {"metavar": "NAME", "multiple": True, "type": MODALITY, "help": "Only claims said like this; repeatable."}),
    "claimant": (("--claimant",), {"metavar": "ACTOR", "multiple": True, "type": ACTOR, "help": "Only what this actor vouches for or speaks; repeatable."}),
    "tentative": (("--tentative",), {"is_flag": True, "help": "Let what is possible, intended or conditional count too."}),
    "undated": (("--undated",), {"is_flag": True, "help": "Let claims count too that may hold on the days asked for, without a date that says so."}),
    "without": (("--without",), {"metavar": "SOURCE", "multiple": True, "type": SOURCE, "help": "Leave out what this source says, by id, title or publisher; repeatable."}),
}  # fmt: skip
FILTERS: Final = ("as_of", "since", "until", "modality", "claimant", "tentative", "undated", "without")  # fmt: skip


def shared_options(*names: str) -> list[click.Option]:
    """Return options of `SHARED`, new each time."""
    return [click.Option([*SHARED[name][0], name], **SHARED[name][1]) for name in names]


def options(*names: str) -> Callable[[Function], Function]:
    """Return a decorator that adds options of `SHARED` to a command."""

    def add(function: Function) -> Function:
        for name in reversed(names):
            spelled, how = SHARED[name]
            function = click.option(*spelled, name, **how)(function)
        return function

    return add


def limit_option(noun: str, default: int = 0) -> Callable[[Function], Function]:
    """Return a decorator that adds ``--limit``, which bounds what is printed for people."""
    return click.option(
        "--limit",
        default=default,
        show_default=True,
        type=click.IntRange(0),
        metavar="N",
        help=f"Print at most N {noun}; 0 for all.",
    )


case_option = options("case")
json_option = options("as_json")
file_options = options("page", "export")
filter_options = options(*FILTERS)


def opened(path: str | None, ctx: click.Context | None = None) -> Case:
    """Return the case that a command is about: its own option, the group's, or the usual one."""
    from actorgraph.library import open_case

    return open_case(_named(path, ctx))


def opened_store(path: str | None, ctx: click.Context | None = None) -> Store:
    """Return the store of the case that a command is about, without the library around it."""
    from actorgraph.case.opened import open_path

    return open_path(_named(path, ctx))[0]


def _named(path: str | None, ctx: click.Context | None) -> str | None:
    context = ctx or click.get_current_context()
    return path or context.find_root().params.get("case")


def filters_of(case: Case, words: dict[str, Any]) -> Filters:
    """Take the filter options out of a command's words and return the filters they mean.

    A date or modality that does not parse is a mistake on the command line.
    """
    given = {name: words.pop(name) for name in FILTERS if name in words}
    try:
        return case.filters(**given)
    except InvalidValue as error:
        raise click.UsageError(str(error)) from None


def write_answer(
    store: Store, answer: Answer[Any], filters: Filters, page: str | None, export: str | None
) -> None:
    """Write the page that opens on an answer, and its claims, if they are wanted; report where they are."""
    if page is None and export is None:
        return
    from pathlib import Path

    from actorgraph.page.opening import opening_of

    opening = opening_of(store, answer)
    if page is not None:
        from actorgraph.page.page import write_page

        target = Path(page).absolute()
        write_page(store, target, filters, answer=opening)
        note(f"page: {target}")
    if export is not None:
        from actorgraph.formats.exporter import export as write
        from actorgraph.formats.selection import Selection

        target = Path(export).absolute()
        for line in write(Selection(store, chosen=opening.claims), target):
            note(line)
        note(f"{target}: {len(opening.claims)} claims")


#: What JSON may hold as it is, and a terminal should not get: C1 controls and turns of direction.
_INVISIBLE: Final = "[\x7f-\x9f\u200b\u2028-\u202e\u2060\u2066-\u2069\ufeff]"


def print_json(document: Any) -> None:
    """Print a document: in one line for programs, indented for people."""
    out = sys.stdout
    indent = 2 if out is not None and out.isatty() else None
    is_unicode = out is None or (out.encoding or "").lower().startswith("utf")
    text = json.dumps(document, ensure_ascii=not is_unicode, indent=indent)
    click.echo(re.sub(_INVISIBLE, lambda found: f"\\u{ord(found[0]):04x}", text))


def print_lines(lines: Iterable[str], *, err: bool = False) -> None:
    """Print lines, with *err* on stderr, so that nothing in them steers the terminal.

    On a terminal, more lines than the screen has go through the user's pager (``$PAGER``).
    """
    shown = map(for_terminal, lines)
    if err or sys.stdout is None or not sys.stdout.isatty():
        for line in shown:
            click.echo(line, err=err)
        return
    import shutil
    from itertools import chain, islice

    rows = shutil.get_terminal_size().lines
    first = list(islice(shown, rows))
    if len(first) == rows:
        head, *others = first
        click.echo_via_pager(chain([head], (f"\n{line}" for line in chain(others, shown))))
        return
    for line in first:
        click.echo(line)


def note(text: str) -> None:
    """Report something beside the answer, on stderr."""
    print_lines([text], err=True)
