"""Any table with a mapping: what its columns mean, what is left out, and what is wrong."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from actorgraph.formats.importer import import_files
from actorgraph.formats.sink import Summary
from actorgraph.model.claim import Claim, Quantity
from actorgraph.model.dates import read_when
from actorgraph.model.errors import Faults
from actorgraph_cli.main import actorgraph
from worlds import World, world_of

PAGE = Path(__file__).parents[4] / "docs" / "mapping.md"
TABLE = "a,b,what,day\nRed,Blue,hits,2024-02-02\n"
MAPPING = """\
dataset: {title: Hits}
claim:
  subject: "{a}"
  object: "{b}"
  relation: "{what}"
  when: "{day}"
"""


def brought(folder: Path, table: str = TABLE, mapping: str = MAPPING) -> tuple[Summary, World]:
    (folder / "t.csv").write_text(table, encoding="utf-8")
    (folder / "map.yaml").write_text(mapping, encoding="utf-8")
    options = {"mapping": str(folder / "map.yaml")}
    summary = import_files([folder / "t.csv"], folder / "s.db", format="csv", options=options)
    return summary, world_of(folder / "s.db")


def faults(folder: Path, table: str = TABLE, mapping: str = MAPPING) -> list[str]:
    with pytest.raises(Faults) as caught:
        brought(folder, table, mapping)
    assert not (folder / "s.db").exists()
    return [str(it) for it in caught.value.faults]


def test_the_example_of_the_page_does_what_it_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    page = PAGE.read_text(encoding="utf-8")
    blocks = dict(re.findall(r"```(csv|yaml|console)\n(.*?)```", page, re.DOTALL))
    Path("incidents.csv").write_text(blocks["csv"], encoding="utf-8")
    Path("incidents.yaml").write_text(blocks["yaml"], encoding="utf-8")
    command, _, told = blocks["console"].partition("\n")

    result = CliRunner().invoke(actorgraph, command.split()[2:])

    assert (result.exit_code, result.stdout, result.stderr) == (0, "", told)
    world = world_of(Path("incidents.db"))
    assert [(it.id, it.name, it.type) for it in world.actors] == [
        ("incidents-of-2024-blue-front", "Blue Front", "armed-group"),
        ("incidents-of-2024-green-guard", "Green Guard", "armed-group"),
        ("incidents-of-2024-publisher", "Incident Desk", "dataset"),
        ("incidents-of-2024-red-army", "Red Army", "unknown"),
        ("incidents-of-2024-the-courier", "The Courier", "unknown"),
        ("incidents-of-2024-the-gazette", "The Gazette", "unknown"),
    ]
    (first,) = [it for it in world.claims if it.record == "17"]
    assert first == Claim(
        id=first.id, relation="attacks", source="incidents-of-2024", claimant="incidents-of-2024-the-gazette",
        subject="incidents-of-2024-blue-front", object="incidents-of-2024-red-army", mode=("bombing",),
        quantity=Quantity("deaths", "=", 4.0, "deaths"), when=read_when("2024-05-03"),
        quote="The Blue Front bombed a post of the Red Army", file="incidents.csv", record="17",
    )  # fmt: skip
    assert [it.modality for it in world.claims if it.record == "19"] == ["possible"]
    assert len([it for it in world.claims if it.record == "18"]) == 2


def test_a_phrase_read_backwards_swaps_the_ends(tmp_path: Path) -> None:
    _, world = brought(tmp_path, TABLE.replace("hits", "is backed by"))
    assert [(it.subject, it.relation, it.object) for it in world.claims] == [
        ("hits-blue", "sponsors", "hits-red")
    ]


def test_a_span_is_made_of_two_columns(tmp_path: Path) -> None:
    mapping = MAPPING.replace('when: "{day}"', 'when: {from: "{day}", to: "{b}"}')
    _, world = brought(tmp_path, "a,b,what,day\nRed,2024-03,hits,2024-02-02\n", mapping)
    assert [it.when.text for it in world.claims] == ["2024-02-02/2024-03"]


def test_importing_again_doubles_nothing(tmp_path: Path) -> None:
    brought(tmp_path)
    summary, world = brought(tmp_path)
    assert (summary.changes.same, len(world.claims), summary.actors) == (1, 1, 0)


@pytest.mark.parametrize(
    ("row", "reason"),
    [("Red,,hits,", "a row without an object"), (",Blue,hits,", "a row without a subject")],
)
def test_a_row_without_an_end_is_left_out_and_counted(
    tmp_path: Path, row: str, reason: str
) -> None:
    summary, world = brought(tmp_path, f"{TABLE}{row}\n")
    assert (dict(summary.skipped), len(world.claims)) == ({reason: 1}, 1)


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ('"{a}"', '"{aa}"', "map.yaml, line 3: t.csv has no column 'aa'; it has 'a', 'b', 'what', 'day'"),
        ("relation", "relatio", "map.yaml, line 5: unknown key 'relatio'; did you mean 'relation'?"),
        ("title: Hits", "name: Hits", "map.yaml, line 1: the key 'title' is missing"),
        ('  when: "{day}"', "  modality: sure", "map.yaml, line 6: unknown modality 'sure'; use one of"),
        ('  when: "{day}"', "  subject_type: king", "map.yaml, line 6: unknown subject type 'king'; use one of"),
        ("dataset: {", "dataset: {date: soon, ", "map.yaml, line 1: 'soon' is not a date"),
        ("dataset: {", "dataset: [", "map.yaml, line 1"),
    ],
)  # fmt: skip
def test_a_fault_of_the_mapping_is_told_with_its_line(
    tmp_path: Path, before: str, after: str, message: str
) -> None:
    assert any(
        it.startswith(message) for it in faults(tmp_path, mapping=MAPPING.replace(before, after, 1))
    )


@pytest.mark.parametrize(
    ("table", "message"),
    [
        (TABLE.replace("hits", "hugs"), "t.csv, line 2: unknown relation 'hugs'"),
        (
            TABLE.replace("hits", "aims-to"),
            "t.csv, line 2: 'aims-to' takes no object, as nobody is its target",
        ),
        (TABLE.replace("2024-02-02", "soon"), "t.csv, line 2: 'soon' is not a date"),
        (TABLE + "Red,Blue\n", "t.csv, line 3: has 2 cells, the header has 4"),
        ("", "t.csv: is empty; the first row must name the columns"),
    ],
)
def test_a_fault_of_the_table_is_told_with_its_line(
    tmp_path: Path, table: str, message: str
) -> None:
    assert faults(tmp_path, table)[0].startswith(message)


def test_all_faults_of_a_table_are_told(tmp_path: Path) -> None:
    table = "a,b,what,day\nRed,Blue,hugs,\nRed,Blue,hits,soon\nRed,Blue,hits,\n"
    assert [it.split(":")[0] for it in faults(tmp_path, table)] == [
        "t.csv, line 2",
        "t.csv, line 3",
    ]
