"""The list of actors: all names, and ties to other groups, whether or not these have a row."""

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
from actorgraph.store.reader import Store
from real_data import real_file

HEADER: list[str] = [
    "ActorId",
    "NameData",
    "NameOrig",
    "NameOrigFull",
    "NameOrigFullEng",
    "NameChange",
    "NewName",
    "NewNameFullMotherTongue",
    "NewNameFullEng",
    "Org",
    "OSCoalitionID",
    "Splinter",
    "NamePrev",
    "ActorIdPrev",
    "SplitTemp",
    "NameSplitTemp",
    "ActorIdSplitTemp",
    "Alliance",
    "NameAlliance",
    "ActorIdAlliance",
    "JoinGroup",
    "GroupName",
    "ActorIdGroup",
    "Location",
    "GWNOLoc",
]


def table(folder: Path, *rows: dict[str, str]) -> Path:
    path = folder / "ucdp-actor-221.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, HEADER, restval="")
        writer.writeheader()
        writer.writerows(rows)
    return path


def told(path: Path) -> tuple[Summary, list[Actor], list[Claim]]:
    into = path.parent / "s.db"
    summary = import_files([path], into)
    with closing(Store(into)) as store:
        return summary, list(store.actors())[1:], list(store.claims())


BLUE = {"ActorId": "20", "NameData": "BF", "Org": "1"}
RED = {"ActorId": "21", "NameData": "RF", "Org": "1"}


def test_an_actor_has_all_its_names_and_a_change_leaves_former_ones(tmp_path: Path) -> None:
    row = BLUE | {
        "NameOrig": "BL", "NameOrigFull": "n/a", "NameOrigFullEng": "Blue League", "NameChange": "1",
        "NewName": "BF", "NewNameFullMotherTongue": "جبهة", "NewNameFullEng": "Blue Front",
        "Location": "Redland, Greenland", "GWNOLoc": "901, 902",
    }  # fmt: skip

    _, actors, _ = told(table(tmp_path, row))

    assert actors == [
        Actor(
            "ucdp-20", "BF", "armed-group",
            names=(Name("جبهة", "native"), Name("Blue Front"), Name("BL", "former"),
                   Name("Blue League", "former"), Name("ucdp:20", "code")),
            note="in conflicts in Redland, Greenland",
        )
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("org", "kind", "note"),
    [
        ("1", "armed-group", ""),
        ("2", "unknown", "an informally organised group (Org 2)"),
        ("3", "unknown", "a community or identity group (Org 3)"),
        ("4", "state", ""),
        ("?", "unknown", "org ?"),
    ],
)
def test_the_kind_of_organisation_is_the_type(
    tmp_path: Path, org: str, kind: str, note: str
) -> None:
    _, (actor,), _ = told(table(tmp_path, BLUE | {"Org": org}))

    assert (actor.type, actor.note) == (kind, note)


def test_a_government_has_a_states_number_only_where_its_one_location_is_its_own(
    tmp_path: Path,
) -> None:
    _, actors, _ = told(
        table(
            tmp_path,
            {"ActorId": "1", "NameData": "Government of Redland", "Org": "4", "Location": "Redland",
             "GWNOLoc": "901"},
            {"ActorId": "2", "NameData": "Government of Greenland", "Org": "4", "Location": "Redland",
             "GWNOLoc": "901"},
        )
    )  # fmt: skip

    assert [actor.names for actor in actors] == [
        (Name("ucdp:1", "code"), Name("gw:901", "code")), (Name("ucdp:2", "code"),),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("names", "keys", "relation", "note"),
    [
        ("NamePrev", "ActorIdPrev", "splinter-of", ""),
        ("NameSplitTemp", "ActorIdSplitTemp", "splinter-of", "a temporary split"),
        ("NameAlliance", "ActorIdAlliance", "merges-with",
         "went into it and was no longer coded as an actor of its own"),
        ("GroupName", "ActorIdGroup", "member-of", "joined it"),
    ],
)  # fmt: skip
def test_ties_go_to_those_with_a_row_and_to_those_with_a_name_only(
    tmp_path: Path, names: str, keys: str, relation: str, note: str
) -> None:
    path = table(tmp_path, BLUE | {names: "RF, Greens", keys: "21, 22"}, RED)

    _, actors, claims = told(path)

    assert [(it.relation, it.subject, it.object, it.note, it.quote) for it in claims] == [
        (relation, "ucdp-20", "ucdp-21", note, f"NameData: BF; {names}: RF, Greens"),
        (relation, "ucdp-20", "ucdp-22", note, f"NameData: BF; {names}: RF, Greens"),
    ]
    assert [(it.id, it.name) for it in actors] == [
        ("ucdp-20", "BF"), ("ucdp-21", "RF"), ("ucdp-22", "Greens"),
    ]  # fmt: skip


def test_a_group_with_neither_row_nor_name_is_skipped(tmp_path: Path) -> None:
    row = BLUE | {"NamePrev": "RF", "ActorIdPrev": "21, 22"}

    summary, _, claims = told(table(tmp_path, row, RED))

    assert [it.object for it in claims] == ["ucdp-21"]
    assert summary.skipped == {"a group that a row refers to has no row and no name": 1}


def test_rows_without_a_number_or_a_name_and_rows_said_twice_are_skipped(tmp_path: Path) -> None:
    summary, actors, _ = told(
        table(
            tmp_path,
            BLUE,
            BLUE | {"NameData": "Other"},
            RED | {"ActorId": "x"},
            RED | {"NameData": " "},
        )
    )

    assert [it.name for it in actors] == ["BF"]
    assert summary.skipped == {
        "the actor's number has a row already": 1,
        "an actor has no number": 1,
        "an actor has no name": 1,
    }


def test_the_list_names_again_what_another_file_only_mentioned(tmp_path: Path) -> None:
    dyadic = tmp_path / "dyadic.csv"
    dyadic.write_text(
        "dyad_id,year,side_a,side_a_id,side_a_2nd,side_b,side_b_id,incompatibility\n"
        "5,1990,Government of Redland,10,,BF,20,2\n"
    )
    import_files([dyadic], tmp_path / "s.db")

    _, actors, _ = told(table(tmp_path, BLUE | {"NameOrigFullEng": "Blue Front"}))

    assert actors[-1].names == (Name("Blue Front"), Name("ucdp:20", "code"))


def test_the_ties_of_the_real_list_are_those_of_its_columns(tmp_path: Path) -> None:
    path = real_file_copy(tmp_path)
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    expected = {
        (relation, row["ActorId"], other)
        for column, relation in (
            ("ActorIdPrev", "splinter-of"), ("ActorIdSplitTemp", "splinter-of"),
            ("ActorIdAlliance", "merges-with"), ("ActorIdGroup", "member-of"),
        )
        for row in rows
        for other in row[column].split(", ")
        if other
    }  # fmt: skip

    summary, actors, claims = told(path)

    assert {
        (it.relation, it.subject.removeprefix("ucdp-"), it.object.removeprefix("ucdp-"))
        for it in claims
    } == expected
    assert {row["ActorId"] for row in rows} <= {it.id.removeprefix("ucdp-") for it in actors}
    assert Counter(it.type for it in actors)["state"] >= sum(row["Org"] == "4" for row in rows)
    assert (summary.rows, dict(summary.skipped)) == (len(rows), {})


def test_the_splinters_of_splm_in_the_real_list(tmp_path: Path) -> None:
    _, actors, claims = told(real_file_copy(tmp_path))
    names = {it.id: it.name for it in actors}

    assert "SPLM/A-North" in {
        names[it.subject]
        for it in claims
        if it.relation == "splinter-of" and names[it.object] == "SPLM/A"
    }


def real_file_copy(folder: Path) -> Path:
    path = folder / "ucdp-actor-221.csv"
    path.write_bytes(real_file("ucdp/ucdp-actor-221.csv").read_bytes())
    return path
