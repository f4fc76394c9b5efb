"""The command export: the claims for another tool."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from actorgraph_cli.format import FormatName, format_options, set_option, wrong_use
from actorgraph_cli.names import RELATION
from actorgraph_cli.options import filter_options, filters_of, note, opened, store_option
from actorgraph_cli.progress import progress

if TYPE_CHECKING:
    from collections.abc import Sequence


@click.command("export")
@click.argument("format_name", metavar="FORMAT", type=FormatName("write"))
@click.option("-o", "--output", metavar="FILE", required=True, help="Where it goes; - for stdout.")
@click.option("--relation", type=RELATION, default="", help="Only this relation or family.")
@set_option
@store_option
@filter_options
def command(
    format_name: str,
    output: str,
    relation: str,
    settings: Sequence[str],
    case: str | None,
    **filters: Any,
) -> None:
    """Write the claims for another tool; 'actorgraph formats' lists the formats.

    What a format cannot hold is printed on stderr, and so is how many claims nobody asserts and what becomes of
    them. Every question takes --export too, for its answer alone.

    Example: actorgraph export graphml -o graph.graphml
    """
    from actorgraph.formats.exporter import export
    from actorgraph.formats.selection import Selection
    from actorgraph.sentence.wording import count

    opened_case = opened(case)
    asked = filters_of(opened_case, filters)
    relations = opened_case.vocabulary.relations_of([relation])
    total = Selection(opened_case.store, asked, relations).count()
    options = format_options(settings)
    target = sys.stdout.buffer if output == "-" else Path(output)
    with wrong_use(), progress("exporting", total, "claims") as watch:
        selection = Selection(opened_case.store, asked, relations, watch=watch)
        lost = export(selection, target, format=format_name, options=options)
    if output == "-":
        sys.stdout.flush()
    for line in lost:
        note(line)
    if output != "-":
        note(f"{output}: {count(total, 'claim')}")
