"""The command explore: the page of a case, opened."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from actorgraph_cli.browser import open_page
from actorgraph_cli.options import (
    filter_options,
    print_lines,
    store_option,
)
from actorgraph_cli.render import view_options, write


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
@view_options
@filter_options
@store_option
def command(
    output: str, no_browser: bool, focus: str, hops: int, case: str | None, **filters: Any
) -> None:
    """Build the interactive page of a case, print its path, and open it.

    Example: actorgraph explore --no-browser
    """
    target = Path(output).absolute()
    write(target, case, filters, focus=focus, hops=hops)
    print_lines([str(target)])
    if not no_browser:
        open_page(target.as_uri())
