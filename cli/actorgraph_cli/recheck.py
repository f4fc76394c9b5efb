"""The command recheck: a report fetched again, and what became of its quotes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import click

from actorgraph.sentence.wording import count
from actorgraph_cli.options import folder_named, json_option, note, print_json, print_lines
from actorgraph_cli.texts import kept_texts, texts_given

if TYPE_CHECKING:
    from actorgraph.case.recheck import Rechecked


@click.command("recheck")
@click.argument("folder", metavar="CASE", required=False)
@click.option(
    "--text",
    "texts",
    metavar="FILE",
    multiple=True,
    required=True,
    help="The report's text as it was fetched again; SOURCE=FILE if a case has several sources and the file is not named like one of them; repeatable.",
)
@click.option("-c", "--case", metavar="DIR", help="The case folder, as in other commands.")
@json_option
def command(folder: str | None, texts: tuple[str, ...], case: str | None, as_json: bool) -> None:
    """Say what became of a report's quotes in a text of it that was fetched again; nothing is written.

    A quote is found, has moved among the others, was changed (the nearest words are printed), or is gone. With the
    text from which they were taken in texts/SOURCE.txt of the case, a sentence that says something else around the
    same quote is printed too. The exit code is 1 if a quote was changed or is gone.

    Example: actorgraph recheck my_case --text report-today.txt
    """
    from actorgraph.case.folder import survey_case
    from actorgraph.case.recheck import recheck
    from actorgraph.model.errors import Faults

    where = folder_named(folder or case)
    coded, unread = survey_case(where)
    if not coded.sources:
        raise Faults(unread)
    if unread:
        note(f"{count(len(unread), 'fault')} in the case; 'actorgraph check' names them")
    new = texts_given(texts, list(coded.sources))
    old = kept_texts(where, new)
    found = {}
    for source, (_, text) in new.items():
        quotes = [
            (one.claim.id, one.claim.quote) for one in coded.claims if one.claim.source == source
        ]
        found[source] = recheck(quotes, text, old[source][1] if source in old else None)
    files = {source: file for source, (file, _) in new.items()}
    if as_json:
        print_json([_document(key, files[key], key in old, its) for key, its in found.items()])
    else:
        print_lines(line for key, its in found.items() for line in _lines(files[key], its))
    for source in found.keys() - old.keys():
        note(
            f"no text of {source} is kept in the case: what moved is told by the order of its claims"
        )
    if any(one.state in ("changed", "gone") for its in found.values() for one in its):
        click.get_current_context().exit(1)


def _counts(found: Sequence[Rechecked]) -> dict[str, int]:
    from actorgraph.case.recheck import STATES

    return {state: sum(one.state == state for one in found) for state in STATES}


def _document(source: str, file: str, old: bool, found: Sequence[Rechecked]) -> dict[str, Any]:
    return {
        "source": source,
        "file": file,
        "compared_with_kept_text": old,
        **_counts(found),
        "quotes": [one.document() for one in found],
    }


def _lines(file: str, found: Sequence[Rechecked]) -> Iterator[str]:
    """Yield how many quotes became what, then all that are not found as they were."""
    counts = _counts(found)
    yield f"{file}: {count(len(found), 'quote')}, {', '.join(f'{n} {state}' for state, n in counts.items())}"
    for one in found:
        if one.state == "found" and not one.around:
            continue
        state = one.state if one.state != "found" else "found, in another sentence"
        yield ""
        yield f"{one.claim}: {state}{f' (line {one.line})' if one.line else ''}"
        yield f"  “{one.quote}”"
        if one.state == "changed":
            yield f"  now “{one.words}”"
        elif one.around:
            yield f"  now in “{one.around}”"
