"""The options that commands share, and how a command opens its case."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Callable, Iterable
from typing import IO, TYPE_CHECKING, Any, Final, TypeVar

import click

from actorgraph.model.errors import InvalidValue
from actorgraph.model.tlp import read_level
from actorgraph.sentence.printed import for_terminal
from actorgraph_cli.names import ACTOR, MODALITY, SOURCE

if TYPE_CHECKING:
    from pathlib import Path

    from actorgraph.ask.endpoint import Endpoint
    from actorgraph.library import Case
    from actorgraph.model.filters import Filters
    from actorgraph.questions.answer import Answer
    from actorgraph.store.reader import Store

#: Where the contexts of click keep which store a command reads, for who looks into an error.
STORE: Final = "actorgraph.store"
#: Where they keep what it is marked at most so that is shown.
TLP: Final = "actorgraph.tlp"
Function = TypeVar("Function", bound=Callable[..., Any])


def _keep_tlp(ctx: click.Context, _: click.Parameter, value: str | None) -> None:
    """Keep the level above which nothing of a store is shown, for who opens it."""
    try:
        ctx.meta[TLP] = read_level(value or "")
    except InvalidValue as error:
        raise click.BadParameter(str(error)) from None


def _picture_path(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    """Refuse a path that ends in nothing that a picture can be written as, before anything is asked."""
    if value is not None:
        from actorgraph.plot.plot import ending_of

        try:
            ending_of(value)
        except InvalidValue as error:
            raise click.BadParameter(str(error)) from None
    return value


#: The options that many commands share, by the name of the parameter: how each is spelled and what it does.
SHARED: Final[dict[str, tuple[tuple[str, ...], dict[str, Any]]]] = {
    "case": (("-c", "--case"), {"metavar": "PATH", "help": "A case folder or a store."}),
    "tlp": (("--tlp",), {"metavar": "LEVEL", "expose_value": False, "callback": _keep_tlp, "help": "Only what is marked at most so by the Traffic Light Protocol: clear, green, amber, amber+strict or red. What is not marked is shown; without this option, all is."}),
    "as_json": (("--json",), {"is_flag": True, "help": "Print one JSON document."}),
    "page": (("--html",), {"metavar": "FILE", "help": "Also write a page that opens on the answer; its path goes to stderr."}),
    "picture": (("--picture",), {"metavar": "FILE", "callback": _picture_path, "help": "Also draw the answer for a paper: FILE ends in .svg, .pdf or .png."}),
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

#: What an answer is written into besides.
FILES: Final = ("page", "picture", "export")


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


def endpoint_from(model: str, send_text_to: str) -> Endpoint | None:
    """Return the language model that ``--model`` and ``--send-text-to`` name, None without one."""
    if not model:
        if send_text_to:
            raise click.UsageError("--send-text-to is of use with --model URL alone")
        return None
    from actorgraph.ask.endpoint import endpoint_of

    try:
        return endpoint_of(model, send_text_to)
    except InvalidValue as error:
        raise click.UsageError(str(error)) from None


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
store_option = options("case", "tlp")
json_option = options("as_json")
file_options = options(*FILES)
filter_options = options(*FILTERS)


def model_options(function: Function) -> Function:
    """Add ``--model`` and ``--send-text-to`` to a command."""
    function = click.option(
        "--send-text-to",
        default="",
        metavar="HOST",
        help="Let text leave this machine for the model on this host.",
    )(function)
    return click.option(
        "--model",
        default="",
        metavar="URL",
        help="A language model that reads too: an OpenAI-compatible server such as"
        " http://127.0.0.1:11434/v1#NAME, its key in ACTORGRAPH_MODEL_KEY; or llm:NAME of the package llm.",
    )(function)


def folder_named(path: str | None) -> Path:
    """Return the folder of the case that a command is about: its own option, the group's, or the usual one."""
    from pathlib import Path

    from actorgraph.case.opened import place_of

    return Path(place_of(path or click.get_current_context().find_root().params.get("case")))


def opened(path: str | None, ctx: click.Context | None = None) -> Case:
    """Return the case that a command is about: its own option, the group's, or the usual one."""
    from actorgraph.library import open_case

    case = open_case(_named(path, ctx))
    _limit(case.store, ctx)
    return case


def opened_store(path: str | None, ctx: click.Context | None = None) -> Store:
    """Return the store of the case that a command is about, without the library around it."""
    from actorgraph.case.opened import open_path

    store = open_path(_named(path, ctx))[0]
    _limit(store, ctx)
    return store


def _limit(store: Store, ctx: click.Context | None) -> None:
    """Leave out of a store what is marked above the level that ``--tlp`` names, and say how much that is."""
    level = (ctx or click.get_current_context()).meta.get(TLP, "")
    if not level:
        return
    store.limit(level)
    if ctx is None:
        from actorgraph.model.tlp import label
        from actorgraph.sentence.wording import count, listed

        left = [count(many, noun) for noun, many in store.left_out().items()]
        what = f"left out: {listed(left)}" if left else "nothing is left out"
        note(f"{label(level)} at most; {what}")


def _named(path: str | None, ctx: click.Context | None) -> str | None:
    context = ctx or click.get_current_context()
    named = path or context.find_root().params.get("case")
    context.meta[STORE] = named
    return named


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
    store: Store,
    answer: Answer[Any],
    filters: Filters,
    *,
    page: str | None,
    picture: str | None,
    export: str | None,
) -> None:
    """Write the page that opens on an answer, its picture and its claims, if they are wanted; report where they are."""
    if page is None and picture is None and export is None:
        return
    from pathlib import Path

    from actorgraph.page.opening import opening_of

    opening = opening_of(store, answer)
    if page is not None:
        from actorgraph.page.page import write_page

        target = Path(page).absolute()
        write_page(store, target, filters, answer=opening)
        note(f"page: {target}")
    if picture is not None:
        from actorgraph.page.view import view_of
        from actorgraph.plot.plot import plot, write_picture

        target = Path(picture).absolute()
        drawn = plot(view_of(store, filters, answer=opening))
        write_picture(drawn, target)
        for text in (f"picture: {target}", *drawn.notes):
            note(text)
    if page is not None or picture is not None:
        from actorgraph.formats.selection import Selection as Shown
        from actorgraph.formats.write.marking import binding_in

        for line in binding_in(Shown(store, chosen=opening.claims)):
            note(line)
    if export is not None:
        from actorgraph.formats.exporter import export as write
        from actorgraph.formats.selection import Selection
        from actorgraph.sentence.wording import count

        target = Path(export).absolute()
        for line in write(Selection(store, chosen=opening.claims), target):
            note(line)
        note(f"{target}: {count(len(opening.claims), 'claim')}")


#: What JSON may hold as it is, and a terminal should not get: C1 controls and turns of direction.
_INVISIBLE: Final = "[\ud800-\udfff\x7f-\x9f\u200b\u2028-\u202e\u2060\u2066-\u2069\ufeff]"


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
    if err or sys.stdout is None or not sys.stdout.isatty():
        links = takes_links(sys.stderr if err else sys.stdout)
        for line in lines:
            click.echo(for_terminal(line, links=links), err=err)
        return
    import shutil
    from itertools import chain, islice

    rows = shutil.get_terminal_size().lines
    whole = iter(lines)
    first = list(islice(whole, rows))
    if len(first) == rows:  # a pager may show the letters of a link
        shown = map(for_terminal, chain(first, whole))
        click.echo_via_pager(chain([next(shown)], (f"\n{line}" for line in shown)))
        return
    links = takes_links(sys.stdout)
    for line in first:
        click.echo(for_terminal(line, links=links))


#: Terminals that show a hyperlink (OSC 8) and not its letters, by what they set.
_LINKING: Final = {
    "TERM_PROGRAM": ("iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "Tabby", "rio"),
    "TERM": (
        "xterm-kitty",
        "xterm-ghostty",
        "alacritty",
        "foot",
        "foot-extra",
        "contour",
        "wezterm",
    ),
}


def takes_links(stream: IO[str] | None) -> bool:
    """Return True if a stream takes hyperlinks: a terminal that is known to, or ``FORCE_HYPERLINK`` says so.

    ``FORCE_HYPERLINK=0`` and ``NO_COLOR`` say that it does not.
    """
    forced = os.environ.get("FORCE_HYPERLINK")
    if forced:
        return forced != "0"
    if os.environ.get("NO_COLOR") or stream is None or not stream.isatty():
        return False
    if any(os.environ.get(name) for name in ("WT_SESSION", "KONSOLE_VERSION", "DOMTERM")):
        return True
    version = os.environ.get("VTE_VERSION", "")  # GNOME Terminal and its kin, from 0.50 on
    if version.isdecimal() and int(version) >= 5000:
        return True
    return any(os.environ.get(name) in known for name, known in _LINKING.items())


def note(text: str) -> None:
    """Report something beside the answer, on stderr."""
    print_lines([text], err=True)
