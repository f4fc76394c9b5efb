"""Dyad-years: who fought whom, and which states joined with troops on which side."""

from __future__ import annotations

import csv
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest

from actorgraph.formats.importer import import_files
from actorgraph.formats.sink import Summary
from actorgraph.model.actor import Actor, Name
from actorgraph.model.claim import Claim
from actorgraph.model.dates import read_when
from actorgraph.store.reader import Store
from real_data import real_file

ROW = {
    "dyad_id": "5", "location": "Redland", "side_a": "Government of Redland", "side_a_id": "10",
    "side_a_2nd": "", "side_b": "Blue Front", "side_b_id": "20", "side_b_2nd": "",
    "incompatibility": "1", "territory": "West", "year": "1990", "intensity": "2", "type": "3",
    "start_date": "1989-05-01", "gwno_a": "901", "gwno_a_2nd": "", "gwno_b": "", "gwno_b_2nd": "",
}  # fmt: skip


def table(folder: Path, *rows: dict[str, str]) -> Path:
    path = folder / "ucdp-dyadic-181.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(ROW))
        writer.writeheader()
        writer.writerows(ROW | row for row in rows)
    return path


def told(path: Path, into: Path) -> tuple[Summary, list[Actor], list[Claim]]:
    summary = import_files([path], into)
    with closing(Store(into)) as store:
        return summary, list(store.actors())[1:], list(store.claims())


def test_two_sides_fight_all_year(tmp_path: Path) -> None:
    _, actors, (claim,) = told(table(tmp_path, {}), tmp_path / "s.db")

    assert (claim.relation, claim.subject, claim.object, claim.text, claim.when) == (
        "fights", "ucdp-10", "ucdp-20", "Redland", read_when("1990/1990"),
    )  # fmt: skip
    assert claim.quote == "side_a: Government of Redland; side_b: Blue Front; year: 1990"
    assert claim.note == (
        "conflict: internal; intensity: war (1,000 deaths or more); over territory: West;"
        " first death: 1989-05-01"
    )
    assert actors[0].names == (Name("ucdp:10", "code"), Name("gw:901", "code"))


def test_states_that_joined_cooperate_with_their_side_and_fight_nobody(tmp_path: Path) -> None:
    row = {
        "side_a_2nd": "Government of Macedonia, FYR, Government of Greenland",
        "gwno_a_2nd": "343, 902",
    }

    _, actors, claims = told(table(tmp_path, row), tmp_path / "s.db")

    assert [(it.relation, it.subject, it.object, it.mode, it.role, it.when) for it in claims[1:]] == [
        ("cooperates-with", key, "ucdp-10", ("troops",), "secondary warring party", read_when("1990"))
        for key in ("ucdp-gw-343", "ucdp-gw-902")
    ]  # fmt: skip
    assert [(it.name, it.names) for it in actors[2:]] == [
        ("Government of Macedonia, FYR", (Name("gw:343", "code"),)),
        ("Government of Greenland", (Name("gw:902", "code"),)),
    ]


def test_a_state_that_joined_is_found_by_name_in_the_file_or_the_store(tmp_path: Path) -> None:
    joins = {"side_b_2nd": "Government of Greenland", "gwno_b_2nd": "902"}
    other = {"dyad_id": "6", "side_a": "Government of Greenland", "side_a_id": "30", "gwno_a": "902"}  # fmt: skip

    _, _, claims = told(table(tmp_path, joins, other), tmp_path / "s.db")
    assert [it.subject for it in claims if it.mode] == ["ucdp-30"]

    _, _, again = told(table(tmp_path, joins), tmp_path / "s.db")
    assert again == claims


def test_a_side_of_several_states_fights_with_each_of_them(tmp_path: Path) -> None:
    row = {"side_b": "Government of Greenland, Government of Sealand", "side_b_id": "30, 31"}

    _, _, claims = told(table(tmp_path, row), tmp_path / "s.db")

    assert [it.object for it in claims] == ["ucdp-30", "ucdp-31"]


@pytest.mark.parametrize(
    ("row", "claims", "reason"),
    [
        ({"year": ""}, 0, "the row has no year"),
        ({"side_b": ""}, 0, "the lists of a side's numbers and names do not align"),
        ({"side_b_id": ""}, 0, "the lists of a side's numbers and names do not align"),
        ({"side_b_id": "b"}, 0, "an actor has no number"),
        (
            {"side_a_2nd": "Greens, Greys", "gwno_a_2nd": "902"},
            1,
            "the lists of names and numbers of the states that joined do not align",
        ),
    ],
)
def test_what_cannot_be_told_apart_is_skipped(
    tmp_path: Path, row: dict[str, str], claims: int, reason: str
) -> None:
    summary, _, found = told(table(tmp_path, row), tmp_path / "s.db")

    assert (len(found), summary.skipped) == (claims, {reason: 1})


def test_the_real_dyad_years_are_all_there(tmp_path: Path) -> None:
    path = real_file("ucdp/ucdp-dyadic-181.csv")
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    fights: Counter[tuple[str, str, str]] = Counter()
    joins = 0
    for row in rows:
        sides = [[f"ucdp-{it}" for it in row[f"side_{side}_id"].split(", ")] for side in "ab"]
        for one in sides[0]:
            for other in sides[1]:
                fights[one, other, f"{row['year']}/{row['year']}"] += 1
        for side, there in zip("ab", sides, strict=True):
            joined = [it for it in row[f"gwno_{side}_2nd"].split(", ") if it]
            joins += len(joined) * len(there)

    summary, _, claims = told(path, tmp_path / "s.db")

    assert (
        Counter((it.subject, it.object, it.when.text) for it in claims if it.relation == "fights")
        == fights
    )
    assert Counter(it.relation for it in claims)["cooperates-with"] == joins
    assert (summary.rows, dict(summary.skipped)) == (len(rows), {})
