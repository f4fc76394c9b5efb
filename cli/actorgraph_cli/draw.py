"""The page: explore, render."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from actorgraph_cli.options import (
    ACTOR,
    Function,
    case_option,
    filter_options,
    filters_of,
    note,
    opened,
    print_lines,
)

if TYPE_CHECKING:
    from actorgraph.formats.write.file import Target


def _view_options(function: Function) -> Function:
    """Add the options that choose a part of a case."""
    function = click.option(
        "--hops",
        default=1,
        show_default=True,
        type=click.IntRange(0),
        metavar="N",
        help="How many ties around the focus.",
    )(function)
    return click.option(
        "--focus",
        default="",
        type=ACTOR,
        metavar="ACTOR",
        help="Draw only what is around this actor or event.",
    )(function)


@click.command("explore")
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    default="actorgraph.html",
    show_default=True,
    help="Where the page goes.",
)
@click.option("--no-browser", is_flag=True, help="Only write the page and print its path.")
@_view_options
@filter_options
@case_option
def explore_command(
    output: str, no_browser: bool, focus: str, hops: int, case: str | None, **filters: Any
) -> None:
    """Build the interactive page of a case, print its path, and open it.

    Example: actorgraph explore --no-browser
    """
    target = Path(output).absolute()
    _write(target, case, filters, focus=focus, hops=hops)
    print_lines([str(target)])
    if no_browser or not _has_screen():
        return
    import webbrowser

    if not webbrowser.open(target.as_uri()):
        note("no browser could be opened; open the file above")


@click.command("render")
@click.argument("file", required=False)
@click.option("-o", "--output", metavar="FILE", help="The same as FILE; - for stdout.")
@click.option(
    "--plain",
    is_flag=True,
    help="Write pyvis's page: the drawing with the words behind each line, and nothing else.",
)
@_view_options
@filter_options
@case_option
def render_command(
    file: str | None,
    output: str | None,
    plain: bool,
    focus: str,
    hops: int,
    case: str | None,
    **filters: Any,
) -> None:
    """Write a case, or what is around one actor, as one HTML file that opens offline.

    Example: actorgraph render graph.html --focus "Kata'ib Hezbollah"
    """
    if file and output:
        raise click.UsageError("FILE and -o FILE are the same; write one of them")
    name = file or output
    if not name:
        raise click.UsageError("say where the page goes: actorgraph render FILE")
    if name == "-":
        _write(sys.stdout.buffer, case, filters, focus=focus, hops=hops, plain=plain)
        return
    target = Path(name).absolute()
    _write(target, case, filters, focus=focus, hops=hops, plain=plain)
    print_lines([str(target)])


def _write(
    target: Target,
    case: str | None,
    filters: dict[str, Any],
    *,
    focus: str,
    hops: int,
    plain: bool = False,
) -> None:
    from actorgraph.page.page import write_page

    opened_case = opened(case)
    asked = filters_of(opened_case, filters)
    write_page(opened_case.store, target, asked, focus=focus, hops=hops, plain=plain)


def _has_screen() -> bool:
    """Return False where opening a browser could only fail or take over the terminal."""
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY") or os.environ.get("BROWSER")
    )
