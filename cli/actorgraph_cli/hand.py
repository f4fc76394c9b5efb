"""In and out: import, export."""

from __future__ import annotations

import contextlib
import sys
from pathlib import Path
from typing import Any

import click

from actorgraph_cli.options import RELATION, case_option, filter_options, filters_of, note, opened


@click.command("export")
@click.argument("format_name", metavar="FORMAT", type=click.Choice(["graphml"]))
@click.option("-o", "--output", metavar="FILE", required=True, help="Where it goes; - for stdout.")
@click.option("--relation", type=RELATION, default="", help="Only this relation or family.")
@case_option
@filter_options
def export_command(
    format_name: str, output: str, relation: str, case: str | None, **filters: Any
) -> None:
    """Write the claims for another tool: graphml, with one edge a claim.

    Example: actorgraph export graphml -o graph.graphml
    """
    from actorgraph.formats.graphml import write_graphml
    from actorgraph.network import network_of

    opened_case = opened(case)
    asked = filters_of(opened_case, filters)
    relations = opened_case.vocabulary.reading(relation).relations if relation else ()
    network = network_of(opened_case.store, asked, relations=relations, events=True, texts=True)
    if output == "-":
        write_graphml(network, sys.stdout.buffer)
        return
    write_graphml(network, Path(output))
    note(f"{output}: {network.number_of_nodes()} nodes, {network.number_of_edges()} edges")


@click.command("import")
@click.argument("format_name", metavar="FORMAT", type=click.Choice(["csv"]))
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@click.option(
    "--into", metavar="STORE", required=True, help="The store; it is made if it is not there."
)
def import_command(format_name: str, files: tuple[str, ...], into: str) -> None:
    """Bring claims into a store. All of a batch comes in, or nothing.

    csv: the header decides; subject and relation are needed, and object, event, when, modality,
    claimant, source, quote and others are read where they are there. Names that the store does not
    know yet become actors.

    Example: actorgraph import csv claims.csv --into my.db
    """
    from actorgraph.formats.csv import import_csv

    sizes = sum(_size(file) for file in files)
    with click.progressbar(length=sizes, label="importing", file=sys.stderr) as bar:
        summary = import_csv(
            [Path(file) for file in files], Path(into), progress=lambda read: bar.update(read)
        )
    for line in summary.lines():
        note(line)


def _size(file: str) -> int:
    with contextlib.suppress(OSError):
        path = Path(file)
        return path.stat().st_size if path.is_file() else 0
    return 0
