"""The texts of a case's reports: those that its folder keeps, and those that are given on the command line."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from actorgraph.case.files import TEXTS

if TYPE_CHECKING:
    from actorgraph.case.text import ReportText

#: A text of a report by its source, with the name of its file.
Texts = dict[str, tuple[str, "ReportText"]]


def kept_texts(folder: Path, sources: Iterable[str]) -> Texts:
    """Return the texts that stand in the case folder, in ``texts/SOURCE.txt``."""
    from actorgraph.case.text import ReportText, read_text

    files = {source: folder / TEXTS / f"{source}.txt" for source in sources}
    return {
        source: (str(file), ReportText(read_text(file)))
        for source, file in files.items()
        if file.is_file()
    }


def texts_given(given: tuple[str, ...], sources: list[str]) -> Texts:
    """Return the files and texts by source id, from ``SOURCE=FILE``, or ``FILE`` if it has the source's name."""
    from actorgraph.case.text import ReportText, read_text

    texts: Texts = {}
    for item in given:
        source, sign, file = item.partition("=")
        if not (sign and source in sources):
            stem = Path(item).stem
            if len(sources) > 1 and stem not in sources:
                raise click.UsageError(
                    f"the case has several sources; write --text SOURCE={item}, where SOURCE is one of"
                    f" {', '.join(sources)}"
                )
            source, file = stem if stem in sources else sources[0], item
        texts[source] = file, ReportText(read_text(Path(file)))
    return texts
