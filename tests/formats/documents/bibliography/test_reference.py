"""A source is a reference with the day with which its date begins."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from actorgraph.formats.documents.bibliography.reference import plain_date
from actorgraph.formats.importer import import_files
from actorgraph.formats.sink import Summary
from actorgraph.model.dates import read_when
from worlds import World, world_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024-02-02", "2024-02-02"), ("2024-02", "2024-02"), ("2024", "2024"), ("2024-02-02~", "2024-02-02"),
        ("2023-10/2024-01", "2023-10"), ("../2024", ""), ("{2024-01-01,2024-02-01}", "2024-01-01"), ("", ""),
        ("2024-21", "2024-03-01"),
    ],
)  # fmt: skip
def test_a_date_goes_out_as_the_day_month_or_year_that_it_begins_with(
    text: str, expected: str
) -> None:
    assert plain_date(read_when(text)) == expected


#: An entry with a title, a publisher, an author and an address in each format.
ENTRIES: Final[dict[str, Callable[[str, str, str, str], str]]] = {
    "ris": lambda *told: "TY  - NEWS\nTI  - {}\nPB  - {}\nAU  - {}\nUR  - {}\nER  - \n".format(
        *told
    ),
    "bib": lambda *told: (
        "@misc{{k, title={{{}}}, publisher={{{}}}, author={{{}}}, url={{{}}}}}".format(*told)
    ),
    "csl.json": lambda title, publisher, author, address: json.dumps(
        [
            {
                "id": "k",
                "type": "webpage",
                "title": title,
                "publisher": publisher,
                "author": [{"literal": author}],
                "URL": address,
            }
        ]
    ),
}


def brought(folder: Path, ending: str, *told: str) -> tuple[Summary, World]:
    folder.mkdir(exist_ok=True)
    (folder / f"a.{ending}").write_text(ENTRIES[ending](*told), encoding="utf-8")
    summary = import_files(folder / f"a.{ending}", folder / "s.db")
    return summary, world_of(folder / "s.db")


@pytest.mark.parametrize("ending", ENTRIES)
def test_marks_that_steer_are_taken_out_of_every_entry_and_reported(
    ending: str, tmp_path: Path
) -> None:
    told = ("Raid on the port", "Ash Daily", "Mira Talvek", "https://e.org/1")
    _, plain = brought(tmp_path / "plain", ending, *told)
    summary, world = brought(tmp_path / "marked", ending, *(f"\u202b{text}\u202c" for text in told))
    assert world == plain
    assert any(
        "8 marks taken out" in remark and "(U+202B, U+202C)" in remark for remark in summary.remarks
    )


@pytest.mark.parametrize("word", ["NA", "None", "NULL", "nan", "n/a"])
@pytest.mark.parametrize("ending", ENTRIES)
def test_a_word_of_a_program_for_an_empty_field_is_no_publisher_and_no_title(
    ending: str, word: str, tmp_path: Path
) -> None:
    summary, world = brought(tmp_path / "one", ending, "Raid", word, word, word)
    (source,) = world.sources
    assert (source.title, source.publisher, source.address, world.actors) == ("Raid", "", "", ())
    assert f"a.{ending}: taken for empty cells: {word} (in 3 cells)" in summary.remarks
    summary, world = brought(tmp_path / "two", ending, word, "Ash Daily", "", "")
    assert (summary.skipped, world.sources) == ({"an entry without a title": 1}, ())
