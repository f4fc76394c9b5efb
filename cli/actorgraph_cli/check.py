"""The command check: all that is wrong with a case."""

from __future__ import annotations

import os
from pathlib import Path

import click

from actorgraph.case.opened import ENVIRONMENT
from actorgraph.model.errors import Faults
from actorgraph_cli.options import (
    note,
    print_lines,
)


@click.command("check")
@click.argument("folder", metavar="DIR", required=False)
@click.option(
    "--text",
    "texts",
    metavar="FILE",
    multiple=True,
    help="The report's text, to compare every quote with; SOURCE=FILE where a case has several sources.",
)
@click.option("-c", "--case", metavar="DIR", help="The case folder, as in other commands.")
def command(folder: str | None, texts: tuple[str, ...], case: str | None) -> None:
    """Say all that is wrong with a case: its files, ids, dates, names, quotes, hedges and weekdays.

    Example: actorgraph check my_case --text report.txt
    """
    from actorgraph.case.check import check_case
    from actorgraph.case.folder import read_case

    root = click.get_current_context().find_root()
    asked = folder or case or root.params.get("case") or os.environ.get(ENVIRONMENT)
    coded = read_case(_folder(asked))
    read = _texts(texts, list(coded.sources))
    faults = check_case(coded, read)
    if faults:
        raise Faults(faults)
    compared = sum(1 for coded_claim in coded.claims if coded_claim.claim.source in read)
    line = (
        f"{coded.title}: {len(coded.actors)} actors, {len(coded.events)} events,"
        f" {len(coded.claims)} claims; no faults"
    )
    print_lines([line + (f"; {compared} quotes found in the text" if read else "")])
    if not read:
        note("quotes were not compared with a text; --text FILE does that")


def _folder(path: str | None) -> Path:
    from actorgraph_data import FIRST

    return Path(path or FIRST)


def _texts(given: tuple[str, ...], sources: list[str]) -> dict[str, str]:
    """Return the texts by source id, from ``FILE`` or ``SOURCE=FILE``."""
    from actorgraph.case.check import read_text

    texts = {}
    for item in given:
        source, sign, file = item.partition("=")
        if sign and source in sources:
            texts[source] = read_text(Path(file))
        elif len(sources) == 1:
            texts[sources[0]] = read_text(Path(item))
        else:
            raise click.UsageError(
                f"the case has several sources; write --text SOURCE={item}, where SOURCE is one of"
                f" {', '.join(sources)}"
            )
    return texts
