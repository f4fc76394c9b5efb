"""The command check: all that is wrong with a case."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from actorgraph.case.opened import ENVIRONMENT
from actorgraph.model.errors import Faults
from actorgraph_cli.options import note, print_lines

if TYPE_CHECKING:
    from actorgraph.case.folder import CaseFolder
    from actorgraph.case.text import ReportText

#: A text of a report by its source, with the name of its file.
_Texts = dict[str, tuple[str, "ReportText"]]


@click.command("check")
@click.argument("folder", metavar="DIR", required=False)
@click.option(
    "--text",
    "texts",
    metavar="FILE",
    multiple=True,
    help="The report's text, to compare every quote with; SOURCE=FILE where a case has several sources.",
)
@click.option(
    "--coverage",
    is_flag=True,
    help="List the sentences of the text that no claim quotes; needs --text.",
)
@click.option("-c", "--case", metavar="DIR", help="The case folder, as in other commands.")
def command(folder: str | None, texts: tuple[str, ...], coverage: bool, case: str | None) -> None:
    """Report all that is wrong with a case: files, ids, dates, names, types, quotes, hedges, weekdays.

    What only makes a case untidy is a remark on stderr: actors and events that nothing uses and, with
    the text, claims out of its order.

    Example: actorgraph check my_case --text report.txt
    """
    from actorgraph.case.check import check_case
    from actorgraph.case.folder import survey_case

    if coverage and not texts:
        raise click.UsageError("--coverage needs the report's text: --text FILE")
    root = click.get_current_context().find_root()
    asked = folder or case or root.params.get("case") or os.environ.get(ENVIRONMENT)
    coded, unread = survey_case(_folder(asked))
    if not coded.sources:
        raise Faults(unread)
    read = _texts(texts, list(coded.sources))
    faults, remarks = check_case(
        coded, {key: text for key, (_, text) in read.items()}, unread=unread
    )
    if coverage:
        print_lines(list(_coverage(coded, read)))
    for remark in remarks:
        note(f"remark: {remark}")
    if faults:
        raise Faults(faults)
    compared = sum(1 for claim in coded.claims if claim.claim.source in read)
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


def _texts(given: tuple[str, ...], sources: list[str]) -> _Texts:
    """Return the files and texts by source id, from ``FILE`` or ``SOURCE=FILE``."""
    from actorgraph.case.text import ReportText, read_text

    texts: _Texts = {}
    for item in given:
        source, sign, file = item.partition("=")
        if not (sign and source in sources):
            if len(sources) > 1:
                raise click.UsageError(
                    f"the case has several sources; write --text SOURCE={item}, where SOURCE is one of"
                    f" {', '.join(sources)}"
                )
            source, file = sources[0], item
        texts[source] = file, ReportText(read_text(Path(file)))
    return texts


def _coverage(case: CaseFolder, texts: _Texts) -> Iterator[str]:
    """Yield the sentences of each text that no claim quotes, with file and line."""
    from actorgraph.case.check import uncoded

    for source, (file, text) in texts.items():
        left = uncoded(case, source, text)
        for sentence in left:
            yield f"{file}, line {sentence.line}: {text.words[sentence.start : sentence.end].strip()}"
        total = len(text.sentences)
        yield f"{file}: {len(left) or 'none'} of {total} sentences without a claim"
