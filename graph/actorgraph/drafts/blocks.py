"""A report file to be filled in with an editor: each sentence as a comment over a claim that has its quote."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, Final

from actorgraph.case.files import ACTORS, CASE, REPORTS, is_case
from actorgraph.case.folder import survey_case
from actorgraph.case.new import whole_or_nothing
from actorgraph.case.schema import line_for, write_schemas
from actorgraph.case.text import read_text, sentence_spans
from actorgraph.case.write import Time, yaml_of
from actorgraph.drafts.desk import day_of
from actorgraph.drafts.draft import FoundName, names_of
from actorgraph.drafts.readable import check_text
from actorgraph.model.errors import FileTrouble
from actorgraph.model.names import slug

#: A first line up to this length that does not end like a sentence is the title.
_TITLE: Final = 150
_HOW: Final = (
    "# Fill in what a sentence says, and copy a block for each further claim. What stays empty is left out and\n"
    "# remarked by 'actorgraph check'; a sentence with nothing to code goes under 'read:' at the end.\n"
)
_UNNAMED: Final = "Publisher to be named"


def new_report(folder: Path, report: Path, publisher: str = "", day: str = "") -> list[Path]:
    """Write a report to be filled in, into a case or a new folder, and return the files that were written.

    In a new folder the names that the text has become actors of unknown type. To a case nothing is added but the
    report, in which names that the case has not stand in a comment.

    Raises
    ------
    FileTrouble
        The text cannot be read or has no sentence, the folder holds something that is not a case, or the
        report is there already.
    """
    text = read_text(report)
    check_text(text)
    published = day_of(day, report, None)
    target = folder / REPORTS / f"{report.stem}.yaml"
    if target.exists():
        raise FileTrouble(f"{str(target)!r} is there already; it is left as it is")
    is_new = not is_case(folder)
    if is_new and folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise FileTrouble(f"{str(folder)!r} is neither a case nor empty; name a new folder")
    try:
        with whole_or_nothing(folder if is_new else target):
            return list(_written(folder, report, text, publisher, published, is_new=is_new))
    except OSError as error:
        raise FileTrouble(f"cannot write {str(folder)!r}: {error.strerror}") from None


def _written(
    folder: Path, report: Path, text: str, publisher: str, day: date | None, *, is_new: bool
) -> Iterator[Path]:
    actors, events = {}, {}
    if not is_new:
        case, _ = survey_case(folder)
        actors, events = case.actors, case.events
    read = names_of(text, actors.values(), events.values())
    file = f"{REPORTS}/{report.stem}.yaml"
    (folder / REPORTS).mkdir(parents=True, exist_ok=True)
    if is_new:
        yield from _head(folder, text, report, read[0])
    source = {
        "id": slug(report.stem),
        "title": title_of(text) or report.stem,
        "publisher": publisher or _UNNAMED,
    }
    if day:
        source["date"] = Time(day.isoformat())
    new = [name.name for name in read[0] if not name.known]
    parts = [
        f"{line_for('report', file)}\n",
        _HOW,
        *([] if is_new or not new else [f"# Names that the case has not: {', '.join(new)}\n"]),
        yaml_of({"source": source}),
        "\nclaims:\n",
        *(f"\n{block}" for block in _blocks(text, read[1])),
    ]
    (folder / file).write_text("".join(parts), "utf-8")
    yield folder / file
    yield from write_schemas(survey_case(folder)[0], folder)


def _head(folder: Path, text: str, report: Path, names: Iterable[FoundName]) -> Iterator[Path]:
    about = {"title": title_of(text) or report.stem}
    case = f"{line_for('case', CASE)}\n{yaml_of(about)}"
    rows: list[dict[str, Any]] = [
        {"id": name.id, "name": name.name, "type": name.type} for name in names
    ]
    actors = f"{line_for('actors', ACTORS)}\n# Names of the report: strike what is none, and say the type.\n"
    for name, words in ((CASE, case), (ACTORS, actors + (yaml_of(rows) if rows else ""))):
        (folder / name).write_text(words, "utf-8")
        yield folder / name


def title_of(text: str) -> str:
    """Return the title of a report, which is its first line if that does not end like a sentence; else nothing."""
    first = next((line.strip() for line in text.splitlines() if line.strip()), "").lstrip("# ")
    return first if first[-1:] not in ".!?" and len(first) <= _TITLE else ""


def _blocks(text: str, named: list[list[tuple[str, int, int]]]) -> Iterator[str]:
    """Yield the block of each sentence, but not of a title that names nobody."""
    for number, (start, end) in enumerate(sentence_spans(text)):
        words = " ".join(text[start:end].split())
        if not (number or named[0]) and title_of(text) == words:
            continue
        names = ", ".join(dict.fromkeys(key for key, _, _ in named[number]))
        yield (
            f"# {number + 1}. {words}\n"
            + (f"#    names: {names}\n" if names else "")
            + "- relation:\n  subject:\n  object:\n"
            + re.sub("^", "  ", yaml_of({"quote": words}), flags=re.MULTILINE).rstrip(" ")
        )
