"""A mapping that is printed for an unknown table works as it is printed."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from actorgraph.formats.importer import import_files
from actorgraph.formats.read.input import inputs_of
from actorgraph.formats.tables.csv.suggestion import suggested
from actorgraph.model.errors import UnknownTable
from actorgraph_cli.main import actorgraph
from worlds import world_of

INCIDENTS = (
    "no;date;doer;kind;victim;dead;words\n"
    "17;03/05/2024;Blue Front;attacks;Red Army;4;They bombed it: twice\n"
    "18;25/05/2024;Red Army;meets;Blue Front;;They met\n"
)
TABLES = [
    INCIDENTS,
    ",group,region,attacks,year\n1,Ash Column,West,4,2016\n2,River Corps,East,9,2017\n",
    "perpetrator,victim,eventDate\nA,B,2024-01-01\nC,D,28.01.2024\n",
    "One\tOther\nx\ty\n",
    'a,b\nx y,"z, w"\n',
]


def mapped(folder: Path, text: str) -> Path:
    (folder / "t.csv").write_text(text, "utf-8")
    with pytest.raises(UnknownTable) as caught:
        import_files(folder / "t.csv", folder / "s.db")
    (folder / "m.yaml").write_text(caught.value.mapping, "utf-8")
    return folder / "m.yaml"


@pytest.mark.parametrize("text", TABLES)
def test_the_mapping_of_a_table_that_no_format_knows_reads_it(text: str, tmp_path: Path) -> None:
    options = {"mapping": str(mapped(tmp_path, text))}
    summary = import_files(tmp_path / "t.csv", tmp_path / "s.db", format="csv", options=options)

    assert summary.rows == text.count("\n") - 1
    assert summary.claims + sum(summary.skipped.values()) == summary.rows
    assert summary.claims


def test_columns_are_guessed_by_their_names_and_cells_and_none_is_lost(tmp_path: Path) -> None:
    mapping = yaml.safe_load(mapped(tmp_path, INCIDENTS).read_text("utf-8"))

    assert mapping["claim"] == {
        "id": "{no}", "subject": "{doer}", "object": "{victim}", "role": "{kind}",
        "relation": {"of": "{kind}", "values": {"attacks": "attacks", "meets": "meets"}, "else": "related-to"},
        "when": {"of": "{date}", "format": "%d/%m/%Y"},
        "quantity": {"what": "dead", "value": "{dead}"}, "quote": "{words}",
    }  # fmt: skip
    options = {"mapping": str(tmp_path / "m.yaml")}
    import_files(tmp_path / "t.csv", tmp_path / "s.db", format="csv", options=options)
    world = world_of(tmp_path / "s.db")
    assert [(it.relation, it.when.text, it.quote) for it in world.claims if it.quantity] == [
        ("attacks", "2024-05-03", "They bombed it: twice")
    ]


def test_a_table_as_germans_save_it_is_guessed_with_its_days_and_numbers(tmp_path: Path) -> None:
    text = "sep=;\nAngreifer;Opfer;Stichtag;Tote\nBlaue Front;Rote Armee;17.03.2024;1.234,5\nRote Armee;Blaue Front;NA;\n"
    claim = yaml.safe_load(mapped(tmp_path, text).read_text("utf-8"))["claim"]

    assert claim == {
        "subject": "{Angreifer}", "object": "{Opfer}", "relation": "related-to", "when": "{Stichtag}",
        "quantity": {"what": "Tote", "value": "{Tote}"},
    }  # fmt: skip
    options = {"mapping": str(tmp_path / "m.yaml")}
    import_files(tmp_path / "t.csv", tmp_path / "s.db", format="csv", options=options)
    claims = world_of(tmp_path / "s.db").claims
    told = [(each.when.text, each.quantity and each.quantity.value) for each in claims]
    assert sorted(told) == [("", None), ("2024-03-17", 1234.5)]


def test_the_command_prints_the_mapping_to_stdout_and_the_reason_to_stderr(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(INCIDENTS, "utf-8")
    result = CliRunner().invoke(
        actorgraph, ["import", str(tmp_path / "t.csv"), "--into", str(tmp_path / "s.db")]
    )

    assert result.exit_code == 1
    assert yaml.safe_load(result.stdout)["dataset"] == {"title": "t.csv"}
    assert "is a table whose columns no format knows" in result.stderr
    assert "a mapping to edit was printed" in result.stderr
    assert not (tmp_path / "s.db").exists()


@pytest.mark.parametrize("text", ["one\nx\n", "", "{a},b\n1,2\n", "1,2\n3,4\n"])
def test_no_mapping_is_made_of_a_table_in_which_nobody_can_be_named(
    text: str, tmp_path: Path
) -> None:
    (tmp_path / "t.csv").write_text(text, "utf-8")

    assert suggested(inputs_of([tmp_path / "t.csv"])[0]) == ""
