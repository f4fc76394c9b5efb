"""The command new: a case to write over."""

from __future__ import annotations

from pathlib import Path

import click

from actorgraph_cli.options import (
    note,
    print_lines,
)


@click.command("new")
@click.argument("folder", metavar="DIR")
def command(folder: str) -> None:
    """Start a case: a folder with an example to write over.

    Example: actorgraph new my_case
    """
    from actorgraph.case.new import new_case

    for path in new_case(Path(folder)):
        print_lines([str(path)])
    note(f"write over the example, then: actorgraph check {folder}")
