"""The command check: all that is wrong with a case."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from actorgraph.case.files import case_files
from actorgraph.model.errors import ActorgraphError, Faults
from actorgraph.model.names import visible
from actorgraph.sentence.wording import count
from actorgraph_cli.errors import message_of
from actorgraph_cli.options import folder_named, note, print_lines
from actorgraph_cli.texts import Texts, kept_texts, texts_given

if TYPE_CHECKING:
    from actorgraph.case.folder import CaseFolder

#: Seconds between two looks at the files.
_PAUSE: Final = 0.3


@click.command("check")
@click.argument("folder", metavar="DIR", required=False)
@click.option(
    "--text",
    "texts",
    metavar="FILE",
    multiple=True,
    help="The report's text, to compare every quote with; SOURCE=FILE if a case has several sources and the file is not named like one of them."
    " What stands in texts/SOURCE.txt of the case is compared without it.",
)
@click.option(
    "--coverage",
    is_flag=True,
    help="List the sentences of the text that no claim quotes; needs the text.",
)
@click.option(
    "--watch",
    is_flag=True,
    help="Go on, and check again whenever a file changes; schema/ is kept up to date. Ctrl-C ends it.",
)
@click.option("-c", "--case", metavar="DIR", help="The case folder, as in other commands.")
def command(
    folder: str | None, texts: tuple[str, ...], coverage: bool, watch: bool, case: str | None
) -> None:
    """Report all that is wrong with a case: files, ids, dates, names, types, quotes, hedges, weekdays.

    What only makes a case untidy is a remark on stderr: actors and events that nothing uses and, with
    the text, claims out of its order.

    Example: actorgraph check my_case --text report.txt
    """
    where = folder_named(folder or case)
    if watch:
        _watch(where, texts, coverage)
    else:
        _check(where, texts, coverage)


def _check(where: Path, texts: tuple[str, ...], coverage: bool) -> None:
    from actorgraph.case.check import check_case
    from actorgraph.case.folder import survey_case

    coded, unread = survey_case(where)
    if not coded.sources:
        raise Faults(unread)
    read = kept_texts(where, coded.sources) | texts_given(texts, list(coded.sources))
    if coverage and not read:
        raise click.UsageError("--coverage needs the report's text: --text FILE")
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
        f"{coded.title}: {count(len(coded.actors), 'actor')}, {count(len(coded.events), 'event')},"
        f" {count(len(coded.claims), 'claim')}; no faults"
    )
    print_lines([line + (f"; {count(compared, 'quote')} found in the text" if read else "")])
    if not read:
        note("quotes were not compared with a text; --text FILE does that")


def _watch(where: Path, texts: tuple[str, ...], coverage: bool) -> None:
    """Check a case again each time that one of its files changes, until somebody ends it."""
    import time

    files = [Path(item.partition("=")[2] or item) for item in texts]
    seen: object = None
    with suppress(KeyboardInterrupt):
        while True:
            now = _state(where, files)
            if now != seen:
                seen = now
                note(f"-- {time.strftime('%H:%M:%S')}")
                try:
                    _check(where, texts, coverage)
                except ActorgraphError as error:
                    note(f"Error: {visible(message_of(error))}")
                _renew_schemas(where)
            time.sleep(_PAUSE)


def _state(where: Path, files: Iterable[Path]) -> list[tuple[str, int, int]]:
    """Return by what a change of the files of a case is seen."""
    state = []
    for path in (*(where / name for name in case_files(where)), *files):
        with suppress(OSError):
            seen = path.stat()
            state.append((str(path), seen.st_mtime_ns, seen.st_size))
    return state


def _renew_schemas(where: Path) -> None:
    from actorgraph.case.folder import survey_case
    from actorgraph.case.schema import SCHEMAS, write_schemas

    if (where / SCHEMAS).is_dir():
        with suppress(OSError, ActorgraphError):
            write_schemas(survey_case(where)[0], where)


def _coverage(case: CaseFolder, texts: Texts) -> Iterator[str]:
    """Yield the sentences of each text that no claim quotes, with file and line."""
    from actorgraph.case.check import uncoded

    for source, (file, text) in texts.items():
        left = uncoded(case, source, text)
        for sentence in left:
            yield f"{file}, line {sentence.line}: {text.words[sentence.start : sentence.end].strip()}"
        total = len(text.sentences)
        yield f"{file}: {len(left) or 'none'} of {total} sentences without a claim"
