"""The command adjudicate: what two coders made of a report, settled one difference at a time."""

from __future__ import annotations

from pathlib import Path

import click

from actorgraph_cli.code import browser_option, port_option, serve_bench, writable
from actorgraph_cli.options import case_option, folder_named


@click.command("adjudicate")
@click.argument("report", metavar="FILE")
@click.argument("one", metavar="A")
@click.argument("other", metavar="B")
@case_option
@port_option
@browser_option
def command(report: str, one: str, other: str, case: str | None, port: int, browser: bool) -> None:
    """Settle where two coders of a report differ, on the page of 'code': take A's claim, B's, or neither.

    A and B are named as for 'agree'. What is taken is written into the report of the case.

    Example: actorgraph adjudicate report.txt reports b -c my_case
    """
    from actorgraph.serve.coding.workbench import Workbench

    folder = writable(folder_named(case))
    serve_bench(Workbench(folder, Path(report), sides=(one, other)), port, browser=browser)
