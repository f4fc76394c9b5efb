"""Tables that the page's scripts share with Python: made from it by `pytest --update-golden`."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from actorgraph.formats.graphs.graphml.words import LETTERS
from actorgraph.page import label
from page.conftest import SCRIPTS


def script(source: str, values: dict[str, object]) -> str:
    """Return a script that exports some values."""
    head = f"// Made from {source}, which explains these values, by `pytest --update-golden`.\n"
    rows = (
        f"export const {name} = {json.dumps(value, ensure_ascii=False)};\n"
        for name, value in values.items()
    )
    return head + "".join(rows)


def test_the_page_breaks_names_with_the_constants_of_python(
    golden: Callable[[Path, str], None],
) -> None:
    made = script("label.py", {"LINE": label.LINE, "LINES": label.LINES})
    golden(SCRIPTS / "draw" / "constants.js", made)


def test_the_page_takes_the_letters_of_python_for_xml_ids(
    golden: Callable[[Path, str], None],
) -> None:
    made = script("formats/graphs/graphml/words.py", {"LETTERS": LETTERS})
    golden(SCRIPTS / "takeaway" / "letters.js", made)
