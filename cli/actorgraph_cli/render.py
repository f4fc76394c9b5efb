"""The command render: a case as one HTML page."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from actorgraph_cli.names import ACTOR
from actorgraph_cli.options import (
    Function,
    case_option,
    filter_options,
    filters_of,
    opened,
    print_lines,
)

if TYPE_CHECKING:
    from actorgraph.formats.write.file import Target


def view_options(function: Function) -> Function:
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


@click.command("render")
@click.argument("file", required=False)
@click.option("-o", "--output", metavar="FILE", help="The same as FILE; - for stdout.")
@click.option(
    "--plain",
    is_flag=True,
    help="Write pyvis's page: the drawing with the words behind each line, and nothing else.",
)
@view_options
@filter_options
@case_option
def command(
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
        write(sys.stdout.buffer, case, filters, focus=focus, hops=hops, plain=plain)
        return
    target = Path(name).absolute()
    write(target, case, filters, focus=focus, hops=hops, plain=plain)
    print_lines([str(target)])


def write(
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
