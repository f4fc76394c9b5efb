"""The command code: a page on which one person codes a report."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from actorgraph.model.errors import FileTrouble
from actorgraph_cli.browser import open_page
from actorgraph_cli.options import case_option, folder_named, note
from actorgraph_cli.serve import started

if TYPE_CHECKING:
    from actorgraph.serve.coding.workbench import Workbench


port_option = click.option(
    "--port",
    default=0,
    show_default="any that is free",
    type=click.IntRange(0, 65535),
    metavar="N",
    help="The port to listen on.",
)
browser_option = click.option(
    "--browser/--no-browser", default=True, help="Open the page in the browser."
)


@click.command("code")
@click.argument("report", metavar="FILE")
@case_option
@click.option(
    "--coder",
    default="",
    metavar="NAME",
    help="Write into coders/NAME/ of the case, beside what others coded.",
)
@click.option(
    "--publisher",
    default="",
    metavar="NAME",
    help="Who published the report, if the case has not got it yet.",
)
@click.option(
    "--date",
    "day",
    default="",
    metavar="DATE",
    help="The day of publication; else the one in the file's name.",
)
@port_option
@browser_option
def command(
    report: str, case: str | None, coder: str, publisher: str, day: str, port: int, browser: bool
) -> None:
    """Code a report on a page of this machine: the text beside its claims, by keyboard.

    Names are accepted, merged or struck, one key each; then a digit takes a pair of names, a letter the relation,
    and Enter writes the claim into the case. The page needs no network, and the text is never changed. It ends with
    Ctrl-C, or by itself when the page has been closed.

    Example: actorgraph code report.txt -c my_case
    """
    from actorgraph.serve.coding.workbench import Workbench

    folder = writable(folder_named(case))
    bench = Workbench(folder, Path(report), coder=coder, publisher=publisher, day=day)
    serve_bench(bench, port, browser=browser)


def writable(folder: Path) -> Path:
    """Return the folder of a case that is the user's own."""
    from actorgraph_data import SHIPPED

    if str(folder) in SHIPPED.values():
        raise FileTrouble(
            f"{folder.name} comes with actorgraph and is not written to; name a case of your own:"
            " actorgraph new my_case"
        )
    return folder


def serve_bench(bench: Workbench, port: int, *, browser: bool) -> None:
    """Serve the page of a report until somebody ends it or the page is closed."""
    from actorgraph.serve.coding.server import CodingServer

    bench.seen()
    server = started(partial(CodingServer, bench), port)
    note(f"writes {bench.file}; Ctrl-C ends it, or closing the page")
    if browser:
        open_page(server.address)
    with server:
        server.end_when_left()
        server.serve_forever(poll_interval=0.2)
