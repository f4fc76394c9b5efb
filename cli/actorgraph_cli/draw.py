"""The page: explore, render."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import click

from actorgraph_cli.options import case_option, filter_options, filters_of, note, opened


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
@case_option
@filter_options
def explore_command(output: str, no_browser: bool, case: str | None, **filters: Any) -> None:
    """Build the interactive page of a case, print its path, and open it.

    Example: actorgraph explore --no-browser
    """
    target = _written(output, case, filters)
    click.echo(target)
    if no_browser or not _has_screen():
        return
    import webbrowser

    if not webbrowser.open(target.as_uri()):
        note("no browser could be opened; open the file above")


@click.command("render")
@click.option("-o", "--output", metavar="FILE", required=True, help="Where the page goes.")
@case_option
@filter_options
def render_command(output: str, case: str | None, **filters: Any) -> None:
    """Write a case as one HTML file that opens offline.

    Example: actorgraph render -o graph.html
    """
    click.echo(_written(output, case, filters))


def _written(output: str, case: str | None, filters: dict[str, Any]) -> Path:
    from actorgraph.page.page import write_page

    opened_case = opened(case)
    asked = filters_of(opened_case, filters)
    target = Path(output).absolute()
    write_page(opened_case.store, target, filters=asked)
    return target


def _has_screen() -> bool:
    """Return False where opening a browser could only fail or take over the terminal."""
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY") or os.environ.get("BROWSER")
    )
