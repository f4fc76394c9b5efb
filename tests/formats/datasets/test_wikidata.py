"""Results of queries to Wikidata: a row is what one statement says of an item."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Final

import pytest

from actorgraph.formats.datasets.wikidata import FILE, recognises
from actorgraph.formats.importer import import_files
from actorgraph.formats.read.input import inputs_of
from actorgraph.formats.sink import Summary
from actorgraph.model.data import yaml_data
from actorgraph.model.vocabulary import standard
from worlds import World, world_of

ITEM: Final = "http://www.wikidata.org/entity/"
COLUMNS: Final = (
    "item",
    "itemLabel",
    "property",
    "propertyLabel",
    "value",
    "valueLabel",
    "start",
    "end",
    "reference",
    "rank",
    "odd",
)
ROWS: Final = (
    (f"{ITEM}Q1", "Ash Column", f"{ITEM}P361", "part of", f"{ITEM}Q2", "River Corps", "2019-03-04T00:00:00Z",
     "2021-01-01T00:00:00Z", "https://q.example/a", "", "Odd Q"),
    (f"{ITEM}Q1", "Ash Column", "http://www.wikidata.org/prop/direct/P488", "chairperson", f"{ITEM}Q3", "Mira Talvek", "", "", "", "", ""),
    (f"{ITEM}Q1", "Ash Column", f"{ITEM}P571", "inception", "2011-01-01T00:00:00Z", "", "", "", "", "", ""),
    (f"{ITEM}Q1", "Ash Column", f"{ITEM}P361", "part of", f"{ITEM}Q4", "Former Corps", "", "", "",
     "http://wikiba.se/ontology#DeprecatedRank", ""),
    (f"{ITEM}Q1", "Ash Column", f"{ITEM}P999", "curious about", "t12345", "", "", "", "", "", ""),
)  # fmt: skip
SAID: Final = [
    ("wikidata-Q1", "part-of", "wikidata-Q2", "", "part of", "2019-03-04/2021", "https://q.example/a"),
    ("wikidata-Q1", "related-to", "", "2011-01-01T00:00:00Z", "inception", "", ""),
    ("wikidata-Q1", "related-to", "", "an unknown value", "curious about", "", ""),
    ("wikidata-Q3", "leads", "wikidata-Q1", "", "chairperson", "", ""),
]  # fmt: skip


def as_csv(tsv: bool = False) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n", delimiter="\t" if tsv else ",")
    writer.writerow([f"?{name}" for name in COLUMNS] if tsv else COLUMNS)
    for row in ROWS:
        writer.writerow([f"<{cell}>" if tsv and cell.startswith("http") else cell for cell in row])
    return text.getvalue()


def as_json(simple: bool = False) -> str:
    rows = [dict(zip(COLUMNS, row, strict=True)) for row in ROWS]
    if simple:
        return json.dumps(rows)
    bindings = [
        {
            name: {"type": "uri" if cell.startswith("http") else "literal", "value": cell}
            for name, cell in row.items()
            if cell
        }
        for row in rows
    ]
    return json.dumps({"head": {"vars": COLUMNS}, "results": {"bindings": bindings}})


def brought(folder: Path, name: str, text: str, **options: str) -> tuple[Summary, World]:
    (folder / name).write_text(text, "utf-8")
    summary = import_files(folder / name, folder / "s.db", options=options)
    return summary, world_of(folder / "s.db")


def said(world: World) -> list[tuple[str, ...]]:
    return sorted(
        (it.subject, it.relation, it.object, it.text, it.role, it.when.text, it.cites)
        for it in world.claims
    )


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("q.csv", as_csv()),
        ("q.tsv", as_csv(tsv=True)),
        ("q.json", as_json()),
        ("simple.json", as_json(simple=True)),
    ],
)
def test_a_row_says_what_its_property_says_with_its_days_and_reference(
    name: str, text: str, tmp_path: Path
) -> None:
    summary, world = brought(tmp_path, name, text)

    assert summary.files == [(name, "wikidata")]
    assert said(world) == SAID
    assert summary.skipped == {"a statement of deprecated rank": 1}
    assert {actor.id: actor.name for actor in world.actors}["wikidata-Q3"] == "Mira Talvek"
    assert {claim.note for claim in world.claims} == {"odd Odd Q", ""}
    assert {claim.claimant for claim in world.claims} == {"wikidata"}


def test_a_query_without_a_property_says_what_the_option_says_or_no_more_than_its_column(
    tmp_path: Path,
) -> None:
    text = f"group,groupLabel,boss,bossLabel\n{ITEM}Q1,Ash Column,{ITEM}Q3,Mira Talvek\n"
    for number, (options, right) in enumerate((
        ({}, ("wikidata-Q1", "related-to", "wikidata-Q3", "", "boss", "", "")),
        ({"relation": "led by"}, ("wikidata-Q3", "leads", "wikidata-Q1", "", "", "", "")),
    )):  # fmt: skip
        (tmp_path / str(number)).mkdir()
        _, world = brought(tmp_path / str(number), "q.csv", text, **options)
        assert said(world) == [right]


def test_properties_name_relations_of_the_vocabulary() -> None:
    assert {word.removeprefix("~") for word in yaml_data(FILE)["properties"].values()} <= {
        *standard().relations
    }


@pytest.mark.parametrize(
    "text",
    [
        "a,b\n1,2\n",
        f"relation,subject,object\nattacks,{ITEM}Q1,{ITEM}Q2\n",
        '{"head": {"vars": []}, "results": {"bindings": []}}',
    ],
)
def test_other_tables_are_not_recognised(text: str, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(text, "utf-8")

    assert not recognises(inputs_of([tmp_path / "a.csv"])[0])


def test_a_line_that_tells_excel_the_separator_is_no_row(tmp_path: Path) -> None:
    (tmp_path / "q.csv").write_text("sep=;\n" + as_csv().replace(",", ";"), "utf-8")

    assert recognises(inputs_of([tmp_path / "q.csv"])[0])
