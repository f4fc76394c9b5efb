"""External support: who supported whom, and no kind of support that another supporter may have given."""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from contextlib import closing
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from actorgraph.formats.importer import import_files
from actorgraph.formats.sink import Summary
from actorgraph.model.actor import Actor, Name
from actorgraph.model.claim import Claim
from actorgraph.model.dates import read_when
from actorgraph.store.reader import Store
from real_data import real_file

ROW = {
    "id": "1", "active": "1", "year": "1990", "actor_id": "20", "actor_name": "Blue Front ",
    "oppo_id": "10", "oppo_name": "Government of Redland", "dyad_id": "5",
    "dyad_name": "Government of Redland - Blue Front", "location": "Redland: West", "gwno_a": "901",
    "gwno_b": "901", "ext_id": "30", "ext_name": "Government of Greenland", "ext_coalition": "0",
    "ext_coalition_name": "0", "ext_elements": "0", "ext_bothsides": "0", "ext_count": "1",
    "ext_count_s": "1", "ext_count_ns": "0", "ext_w": "0", "ext_w_count": "0", "ext_w_count_s": "0",
    "ext_w_count_ns": "0", "ext_t": "0", "ext_t_count": "0", "ext_t_count_s": "0", "ext_t_count_ns": "0",
    "ext_x": "0", "ext_p": "0", "ext_u": "0",
}  # fmt: skip
TWO = {
    "ext_id": "30,31", "ext_name": "Government of Greenland,Interahamwe, ex-Guard ", "ext_count": "2",
    "ext_count_s": "1", "ext_count_ns": "1",
}  # fmt: skip


def table(folder: Path, *rows: dict[str, str]) -> Path:
    path = folder / "ucdp-esd-ay-181.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(dict.fromkeys([*ROW, *(rows[0] if rows else ())])))
        writer.writeheader()
        writer.writerows(ROW | row for row in rows)
    return path


def told(path: Path) -> tuple[Summary, list[Actor], list[Claim]]:
    into = path.parent / "s.db"
    summary = import_files([path], into)
    with closing(Store(into)) as store:
        return summary, list(store.actors()), list(store.claims())


def support(claims: list[Claim]) -> list[tuple[str, str, tuple[str, ...], str]]:
    return [(it.subject, it.object, it.mode, it.note) for it in claims if it.relation == "sponsors"]


def test_a_supporter_sponsors_and_the_opponents_fight_all_year(tmp_path: Path) -> None:
    _, actors, claims = told(table(tmp_path, {"ext_w": "1", "ext_w_count": "1"}))

    assert [(it.relation, it.subject, it.object, it.when, it.quote) for it in claims] == [
        ("fights", "ucdp-10", "ucdp-20", read_when("1990/1990"),
         "dyad_name: Government of Redland - Blue Front; year: 1990"),
        ("sponsors", "ucdp-30", "ucdp-20", read_when("1990/1990"),
         "ext_name: Government of Greenland; actor_name: Blue Front; year: 1990"),
    ]  # fmt: skip
    assert (claims[1].mode, claims[1].note, claims[1].modality, claims[1].record) == (
        ("weapons",), "against Government of Redland", "stated", "1",
    )  # fmt: skip
    assert [(it.id, it.name, it.type, it.names[1:]) for it in actors[1:]] == [
        ("ucdp-10", "Government of Redland", "state", (Name("gw:901", "code"),)),
        ("ucdp-20", "Blue Front", "armed-group", ()),
        ("ucdp-30", "Government of Greenland", "state", ()),
    ]


def test_a_kind_of_support_that_one_of_two_gave_is_the_mode_of_neither(tmp_path: Path) -> None:
    flags = {"ext_w": "1", "ext_w_count": "1", "ext_t": "1", "ext_t_count": "2"}

    _, actors, claims = told(table(tmp_path, TWO | flags))

    note = "against Government of Redland; of this supporter or another of the same row: weapons"
    assert support(claims) == [
        ("ucdp-30", "ucdp-20", ("training",), note),
        ("ucdp-31", "ucdp-20", ("training",), note),
    ]
    assert actors[-1].name == "Interahamwe, ex-Guard"


def test_the_counts_of_states_and_others_tell_who_gave_what(tmp_path: Path) -> None:
    flags = {"ext_w": "1", "ext_w_count": "1", "ext_w_count_s": "1", "ext_w_count_ns": "0"}

    _, _, claims = told(table(tmp_path, TWO | flags))

    assert [mode for _, _, mode, _ in support(claims)] == [("weapons",), ()]


def test_lists_that_do_not_align_are_skipped_and_the_fight_is_kept(tmp_path: Path) -> None:
    summary, _, claims = told(table(tmp_path, {"ext_id": "30,31"}))

    assert [it.relation for it in claims] == ["fights"]
    assert summary.skipped == {"the lists of supporters' numbers and names do not align": 1}


def test_elements_both_sides_and_coalitions_are_told_in_the_note(tmp_path: Path) -> None:
    row = {"ext_elements": "1", "ext_bothsides": "1", "ext_coalition": "1", "active": "0",
           "ext_coalition_name": "Green Shield", "ext_u": "1", "oppo_name": "Government of Redland"}  # fmt: skip

    _, _, claims = told(table(tmp_path, row))

    assert [it.relation for it in claims] == ["sponsors"]
    assert claims[0].note == (
        "against Government of Redland; support of an unknown kind; the conflict was not active in this"
        " year; a supporter of the row is only a part of a state or group (ext_elements); a supporter of"
        " the row supports both sides (ext_bothsides); a supporter of the row is in a coalition"
        " (ext_coalition): Green Shield"
    )


def test_alleged_support_is_only_possible(tmp_path: Path) -> None:
    _, _, claims = told(table(tmp_path, {"ext_alleged": "1"}))

    assert [(it.relation, it.modality, it.hedge) for it in claims] == [
        ("fights", "stated", ""), ("sponsors", "possible", "ext_alleged: 1"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ({"year": "then"}, "the row has no year"),
        ({"oppo_id": "-88"}, "an actor has no number"),
        ({"oppo_name": ""}, "an actor has no name"),
        (
            {"active": "0", "ext_id": "", "ext_name": ""},
            "a year in which the conflict was not active, without support to an actor",
        ),
    ],
)
def test_what_makes_no_claim_is_skipped(tmp_path: Path, row: dict[str, str], reason: str) -> None:
    summary, _, claims = told(table(tmp_path, row))

    assert (claims, summary.rows, summary.skipped) == ([], 1, {reason: 1})


def test_a_dyad_year_workbook_says_who_fights_and_not_whom_a_supporter_supports(
    tmp_path: Path,
) -> None:
    book = Workbook()
    assert book.active is not None
    book.active.append(
        ["id", "active", "year", "side_a_id", "side_a", "side_b_id", "side_b", "dyad_id", "ext_id", "ext_name"]
    )  # fmt: skip
    book.active.append(
        [1, 1, 1990, 10, "Government of Redland", 20, "Blue Front", 5, "30", "Greens"]
    )
    book.save(tmp_path / "dy.xlsx")

    summary, _, claims = told(tmp_path / "dy.xlsx")

    assert [(it.relation, it.subject, it.object) for it in claims] == [
        ("fights", "ucdp-10", "ucdp-20")
    ]
    assert summary.remarks[0] == (
        "the dyad-year file does not say which side a supporter supports; its supporters are not kept"
        " (import the actor-year file)"
    )


def real_rows(name: str) -> list[dict[str, object]]:
    book = load_workbook(real_file(name), read_only=True)
    assert book.active is not None
    rows = book.active.iter_rows(values_only=True)
    header = [str(cell) for cell in next(rows)]
    found: list[dict[str, object]] = [dict(zip(header, row, strict=True)) for row in rows]
    book.close()
    return found


@pytest.mark.slow
def test_the_sponsors_of_hezbollah_by_year_are_those_of_the_workbook(tmp_path: Path) -> None:
    rows = real_rows("ucdp/ucdp-esd-ay-181.xlsx")
    expected = defaultdict(set)
    for row in rows:
        if row["actor_name"] == "Hezbollah":
            for key in str(row["ext_id"]).split(","):
                expected[f"{row['year']}/{row['year']}"].add(f"ucdp-{key}")
    (hezbollah,) = {f"ucdp-{row['actor_id']}" for row in rows if row["actor_name"] == "Hezbollah"}

    summary = import_files([real_file("ucdp/ucdp-esd-ay-181.xlsx")], tmp_path / "s.db")

    found = defaultdict(set)
    with closing(Store(tmp_path / "s.db")) as store:
        claims = list(store.claims())
    for claim in claims:
        if (claim.relation, claim.object) == ("sponsors", hezbollah):
            found[claim.when.text].add(claim.subject)
    assert found == expected
    assert len(found) == 22
    assert found["2016/2016"] == {"ucdp-114", "ucdp-119", "ucdp-57"}
    # Three rows, 2336 to 2338, have two numbers and one name.
    count = sum(int(str(row["ext_count"])) for row in rows) - 6
    fights = {(row["dyad_id"], row["year"]) for row in rows if row["active"] == 1}
    assert Counter(it.relation for it in claims) == {"sponsors": count, "fights": len(fights)}
    assert (summary.rows, sum(summary.skipped.values())) == (len(rows), 47)


@pytest.mark.slow
def test_every_active_dyad_year_of_the_real_workbook_is_a_fight(tmp_path: Path) -> None:
    rows = real_rows("ucdp/ucdp-esd-dy-181.xlsx")

    import_files([real_file("ucdp/ucdp-esd-dy-181.xlsx")], tmp_path / "s.db")

    with closing(Store(tmp_path / "s.db")) as store:
        found = {(it.subject, it.object, it.when.text) for it in store.claims()}
    assert found == {
        (f"ucdp-{row['side_a_id']}", f"ucdp-{row['side_b_id']}", f"{row['year']}/{row['year']}")
        for row in rows
        if row["active"] == 1
    }
