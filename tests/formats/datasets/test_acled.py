"""Rows of ACLED become claims that say no more than ACLED does: no direction where it gives none."""

from __future__ import annotations

import csv
import json
from contextlib import closing
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest

from actorgraph.formats.datasets.acled import recognises
from actorgraph.formats.importer import import_files
from actorgraph.formats.read.input import inputs_of
from actorgraph.formats.sink import Summary, made_id
from actorgraph.model.actor import Actor, Name
from actorgraph.model.claim import Claim, Quantity
from actorgraph.model.dates import iso_day, read_when
from actorgraph.model.errors import Faults
from actorgraph.model.event import Event
from actorgraph.store.hash import hash_of
from actorgraph.store.reader import Store

COLUMNS = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type",
    "sub_event_type", "actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2",
    "interaction", "civilian_targeting", "iso", "region", "country", "admin1", "admin2", "admin3",
    "location", "latitude", "longitude", "geo_precision", "source", "source_scale", "notes",
    "fatalities", "tags", "timestamp",
)  # fmt: skip
ROW = {
    "event_id_cnty": "XXX1", "event_date": "2024-01-28", "year": "2024", "time_precision": "1",
    "disorder_type": "Political violence", "event_type": "Explosions/Remote violence",
    "sub_event_type": "Air/drone strike", "actor1": "Red Militia (Xland)", "inter1": "3",
    "actor2": "Military Forces of Yland (2001-)", "inter2": "8", "interaction": "38", "iso": "4",
    "country": "Xland", "admin1": "North", "location": "Town", "geo_precision": "1",
    "source": "Daily; Radio", "source_scale": "National", "notes": 'A "drone", they say.',
    "fatalities": "0", "timestamp": "1706400000",
}  # fmt: skip
RED, YLAND = "acled-red-militia-xland", "acled-military-forces-of-yland-2001"
CIVILIANS, PROTESTERS = "acled-civilians-xland", "acled-protesters-xland"
ATTACK = {"event_type": "Violence against civilians", "sub_event_type": "Attack"}
CLAIM = Claim(
    made_id("acled", "XXX1", "actors"), "clashes-with", "acled-events", "acled", RED, YLAND,
    event="acled-XXX1", role="Explosions/Remote violence: Air/drone strike",
    mode=("air/drone strike",), when=read_when("2024-01-28"), said=read_when("2024-01-28"),
    quote='A "drone", they say.', file="acled.csv", record="XXX1", cites="Daily; Radio",
    note="disorder_type Political violence, time_precision 1, geo_precision 1, source_scale National",
)  # fmt: skip


def table(
    *rows: dict[str, str], columns: tuple[str, ...] = COLUMNS, delimiter: str = ",", first: str = ""
) -> str:
    text = StringIO()
    writer = csv.DictWriter(
        text, columns, "", extrasaction="ignore", lineterminator="\n", delimiter=delimiter
    )
    writer.writeheader()
    writer.writerows({**ROW, **row} for row in rows)
    return first + text.getvalue()


def brought(folder: Path, text: str) -> tuple[Summary, list[Claim]]:
    path = folder / "acled.csv"
    path.write_text(text, encoding="utf-8")
    summary = import_files([path], folder / "s.db")
    with closing(Store(folder / "s.db")) as store:
        return summary, list(store.claims())


def said(claims: list[Claim]) -> list[tuple[str, str, str]]:
    return [(it.subject, it.relation, it.object) for it in claims]


def test_a_row_becomes_a_claim_with_all_that_it_says(tmp_path: Path) -> None:
    summary, claims = brought(tmp_path, table({}))

    assert claims == [CLAIM]
    assert (summary.rows, summary.skipped) == (1, {})
    with closing(Store(tmp_path / "s.db")) as store:
        assert list(store.events()) == [
            Event(
                "acled-XXX1", "Air/drone strike, Town, Xland, 2024-01-28", "air-drone-strike",
                read_when("2024-01-28"), ("acled-place-xland-north-town", "acled-country-Xland"),
                note=f"timestamp {ROW['timestamp']}",
            )
        ]  # fmt: skip
        assert list(store.actors())[1:] == [
            Actor("acled-place-xland-north-town", "Town", "place", note="admin1 North"),
            Actor(
                "acled-country-Xland", "Xland", "place", names=(Name("iso-numeric:004", "code"),)
            ),
            Actor(RED, "Red Militia (Xland)", "armed-group"),
            Actor(YLAND, "Military Forces of Yland (2001-)", "military"),
        ]


def test_the_source_carries_that_the_data_must_not_be_passed_on(tmp_path: Path) -> None:
    summary, _ = brought(tmp_path, table({}))

    with closing(Store(tmp_path / "s.db")) as store:
        [source] = store.sources()
    assert "must not be passed on" in source.licence
    assert summary.remarks == [
        "ACLED's terms forbid passing its data on; the licence of the source says so",
        "acled.csv: columns that are not kept: interaction (in 1 row)",
    ]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ({"event_type": "Battles", "sub_event_type": "Armed clash"}, (RED, "clashes-with", YLAND)),
        (
            {"event_type": "Battle-No change of territory", "sub_event_type": ""},
            (RED, "clashes-with", YLAND),
        ),
        (
            {**ATTACK, "actor2": "Civilians (Xland)", "inter2": "7"},
            (RED, "attacks", CIVILIANS),
        ),
        (
            {**ATTACK, "actor1": "Civilians (Xland)", "inter1": "Civilians"},
            (YLAND, "attacks", CIVILIANS),
        ),
        (
            {**ATTACK, "sub_event_type": "Abduction/forced disappearance",
             "actor2": "Civilians (Xland)", "inter2": ""},
            (RED, "abducts", CIVILIANS),
        ),
        (ATTACK, (RED, "connected-with", YLAND)),
        (
            {"actor2": "Civilians (Xland)", "inter2": "7", "civilian_targeting": "Civilian targeting"},
            (RED, "attacks", CIVILIANS),
        ),
        ({"actor2": "Civilians (Xland)", "inter2": "7"}, (RED, "clashes-with", CIVILIANS)),
        (
            {"event_type": "Protests", "sub_event_type": "Excessive force against protesters",
             "actor1": "Protesters (Xland)", "inter1": "6"},
            (YLAND, "attacks", PROTESTERS),
        ),
        (
            {"event_type": "Protests", "sub_event_type": "Protest with intervention",
             "actor1": "Protesters (Xland)", "inter1": "6"},
            (PROTESTERS, "connected-with", YLAND),
        ),
        ({"event_type": "Protests", "sub_event_type": "Peaceful protest", "actor2": ""}, (RED, "attends", "")),
        ({**ATTACK, "actor1": "Civilians (Xland)", "inter1": "7", "actor2": ""}, (CIVILIANS, "connected-with", "")),
        (
            {"event_type": "Strategic developments", "sub_event_type": "Agreement"},
            (RED, "agrees-with", YLAND),
        ),
        (
            {"event_type": "Strategic developments", "sub_event_type": "Arrests"},
            (RED, "connected-with", YLAND),
        ),
    ],
)  # fmt: skip
def test_a_direction_is_read_only_where_the_kind_of_event_gives_one(
    tmp_path: Path, row: dict[str, str], expected: tuple[str, str, str]
) -> None:
    _, claims = brought(tmp_path, table(row))

    assert said(claims) == [expected]
    assert [it.event for it in claims] == ["acled-XXX1"]


@pytest.mark.parametrize(
    ("text", "precision", "expected"),
    [
        ("28 January 2024", "1", ("2024-01-28", "2024-01-28", "2024-01-28", True)),
        ("28-Jan-2024", "1", ("2024-01-28", "2024-01-28", "2024-01-28", True)),
        (
            "2024-02-02",
            "2",
            ("[2024-01-30..2024-02-05]", "2024-01-30", "2024-02-05", False),
        ),
        ("2024-02-15", "3", ("2024-02", "2024-02-01", "2024-02-29", False)),
    ],
)
def test_a_day_that_is_not_known_is_one_of_the_days_around(
    tmp_path: Path, text: str, precision: str, expected: tuple[str, str, str, bool]
) -> None:
    row = {"event_date": text, "time_precision": precision}
    _, [claim] = brought(tmp_path, table(row))

    when = claim.when
    edtf, first, last, throughout = expected
    assert (when.text, when.first, when.last, when.throughout) == (
        edtf, iso_day(first), iso_day(last), throughout,
    )  # fmt: skip
    assert when == read_when(edtf)


def test_fatalities_are_of_the_event_and_nobody_is_said_to_have_killed_them(tmp_path: Path) -> None:
    _, claims = brought(tmp_path, table({"fatalities": "3"}))

    [_, killed] = claims
    assert (killed.relation, killed.subject, killed.object, killed.event, killed.quantity) == (
        "kills", "", "", "acled-XXX1", Quantity("fatalities", "=", 3),
    )  # fmt: skip
    assert "does not say who killed them" in killed.note


def test_an_associated_actor_is_affiliated_and_no_more(tmp_path: Path) -> None:
    row = {
        "assoc_actor_1": "Umbrella (Xland); Umbrella (Xland); ",
        "assoc_actor_2": "Women (Yland)",
    }
    _, claims = brought(tmp_path, table(row))

    assert said(claims) == [
        (RED, "clashes-with", YLAND),
        ("acled-umbrella-xland", "affiliated-with", RED),
        ("acled-women-yland", "affiliated-with", YLAND),
    ]
    assert [it.role for it in claims[1:]] == ["assoc_actor_1", "assoc_actor_2"]


@pytest.mark.parametrize(
    ("text", "change"),
    [
        (table({}, first="\ufeff"), {}),
        (table({}, delimiter=";"), {}),
        (table({}, columns=tuple(reversed(COLUMNS))), {}),
        (
            table({}).replace("event_id_cnty,event_date", "EVENT_ID_CNTY,Event_Date", 1),
            {},
        ),
        (
            table({}, columns=("event_id_cnty", "event_date", "event_type", "actor1", "actor2")),
            {"role": "Explosions/Remote violence", "mode": (), "said": read_when(""), "quote": "",
             "cites": "", "note": ""},
        ),
        (
            table({"inter1": "Political militia", "inter2": "External/Other forces"}),
            {},
        ),
    ],
)  # fmt: skip
def test_columns_are_found_by_their_names(
    tmp_path: Path, text: str, change: dict[str, object]
) -> None:
    _, claims = brought(tmp_path, text)

    assert claims == [replace(CLAIM, **change)]  # type: ignore[arg-type]


def test_older_exports_call_associated_actors_allies(tmp_path: Path) -> None:
    text = table({"assoc_actor_1": "Umbrella (Xland)"}).replace("assoc_actor_1", "ALLY_ACTOR_1", 1)
    _, claims = brought(tmp_path, text)

    assert said(claims)[1:] == [("acled-umbrella-xland", "affiliated-with", RED)]


def test_long_notes_are_cut_at_a_word(tmp_path: Path) -> None:
    _, [claim] = brought(tmp_path, table({"notes": "word\n" * 100}))

    assert claim.quote == "word " * 60 + "…"


def test_names_that_differ_in_marks_alone_are_two_actors_in_whatever_order_they_come(
    tmp_path: Path,
) -> None:
    first = {"actor1": "Red Militia: Xland", "location": "Al-Bab"}
    second = {"event_id_cnty": "XXX2", "location": "Al Bab"}
    _, before = brought(tmp_path, table(first))

    brought(tmp_path, table(second))
    summary, after = brought(tmp_path, table(second, first))

    other = f"{RED}-{hash_of('Red Militia (Xland)') & 0xFFFFFFFF:08x}"
    assert said(after) == [(RED, "clashes-with", YLAND), (other, "clashes-with", YLAND)]
    assert (after[0], summary.changes.same, summary.actors) == (before[0], 2, 0)
    with closing(Store(tmp_path / "s.db")) as store:
        names = {it.id: it.name for it in store.actors()}
        places = [it.places[0] for it in store.events()]
    assert (names[RED], names[other]) == ("Red Militia: Xland", "Red Militia (Xland)")
    assert [names[it] for it in places] == ["Al-Bab", "Al Bab"]


def test_a_second_import_changes_nothing(tmp_path: Path) -> None:
    rows: list[dict[str, str]] = [
        {},
        {"event_id_cnty": "XXX2", "fatalities": "2", "assoc_actor_1": "Other (Xland)"},
    ]
    _, before = brought(tmp_path, table(*rows))

    summary, after = brought(tmp_path, table(*rows))

    assert after == before
    assert (summary.changes.same, summary.changes.added, summary.actors, summary.events) == (
        4, 0, 0, 0,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("row", "reason", "claims"),
    [
        ({"event_date": "30 February 2024"}, "has no event_date that can be read", 0),
        ({"event_date": "02/03/2024"}, "has no event_date that can be read", 0),
        ({"event_date": ""}, "has no event_date that can be read", 0),
        ({"event_id_cnty": " "}, "has no event_id_cnty", 0),
        ({"actor1": "", "actor2": " "}, "names no actor", 0),
        (
            {"fatalities": "1e999"},
            "has fatalities that are no number (the rest of the row is read)",
            1,
        ),
        (
            {"fatalities": "-3"},
            "has fatalities that are no number (the rest of the row is read)",
            1,
        ),
    ],
)
def test_what_makes_no_claim_is_reported(
    tmp_path: Path, row: dict[str, str], reason: str, claims: int
) -> None:
    summary, made = brought(tmp_path, table(row))

    assert summary.skipped == {reason: 1}
    assert (summary.rows, len(made)) == (1, claims)


@pytest.mark.parametrize(
    ("row", "change"),
    [
        (
            {"timestamp": "99999999999"},
            {"said": read_when(""), "note": f"{CLAIM.note}, timestamp 99999999999"},
        ),
        ({"timestamp": "soon"}, {"said": read_when(""), "note": f"{CLAIM.note}, timestamp soon"}),
        ({"iso": "none"}, {}),
        ({"notes": "\x01two\r\nlines\u202e"}, {"quote": "two lines"}),
    ],
)
def test_odd_cells_stop_nothing(
    tmp_path: Path, row: dict[str, str], change: dict[str, object]
) -> None:
    summary, claims = brought(tmp_path, table(row))

    assert claims == [replace(CLAIM, **change)]  # type: ignore[arg-type]
    assert summary.skipped == {}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a,b\n1,2\n", "the header lacks 'event_id_cnty', 'event_date', 'event_type', 'actor1'"),
        ("", "the header lacks 'event_id_cnty', 'event_date', 'event_type', 'actor1'"),
        (table({}) + "XXX2,2024\n", "has 2 cells, the header has 31"),
        (table({}).replace("tags", "notes", 1), "has the column 'notes' twice"),
    ],
)
def test_a_table_that_cannot_be_read_is_refused(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "acled.csv"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(Faults, match=message):
        import_files([path], tmp_path / "s.db", format="acled")
    assert not (tmp_path / "s.db").exists()


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (",".join(COLUMNS), True),
        ("\ufeff" + ",".join(COLUMNS), True),
        ("event_date,event_type,actor1\n", False),
        ('"event_id_cnty,event_date', False),
        ("", False),
        ("\x00\xff", False),
    ],
)
def test_a_table_is_recognised_by_its_header(tmp_path: Path, head: str, expected: bool) -> None:
    path = tmp_path / "x.csv"
    path.write_text(head, encoding="utf-8")

    assert recognises(inputs_of([path])[0]) is expected


@pytest.mark.parametrize("word", ["NA", "nan", "NULL", "None", "N/A", ""])
def test_words_for_an_empty_cell_are_no_actors(word: str, tmp_path: Path) -> None:
    row = {**ROW, "actor2": word, "inter2": word, "assoc_actor_1": word, "fatalities": word}
    _, claims = brought(tmp_path, table(row))

    assert said(claims) == [(RED, "attends", "")]


def test_each_row_of_the_monadic_form_is_an_actor_of_the_event(tmp_path: Path) -> None:
    one = {**ROW, "actor2": "", "inter2": ""}
    other = {**one, "actor1": "Military Forces of Yland (2001-)", "inter1": "1"}
    _, claims = brought(tmp_path, table(one, other))

    assert said(claims) == [(RED, "attends", ""), (YLAND, "attends", "")]


@pytest.mark.parametrize("is_later_first", [True, False])
def test_of_two_versions_of_an_event_the_later_counts_wherever_it_stands(
    is_later_first: bool, tmp_path: Path
) -> None:
    later = {**ROW, "fatalities": "7", "timestamp": "1706500000"}
    earlier = {**ROW, "fatalities": "3", "assoc_actor_1": "Others"}
    rows = (later, earlier) if is_later_first else (earlier, later)
    summary, claims = brought(tmp_path, table(*rows))

    assert [claim.quantity.value for claim in claims if claim.quantity] == [7]
    assert len(claims) == 2
    assert summary.skipped == {"an older version of an event": 1}


@pytest.mark.parametrize(
    ("cell", "year", "day"),
    [
        ("11-Apr-25", "2025", "2025-04-11"),
        ("11-Apr-98", "1998", "1998-04-11"),
        ("11-Apr-25", "", ""),
    ],
)
def test_a_year_of_two_digits_is_the_one_that_the_row_tells(
    cell: str, year: str, day: str, tmp_path: Path
) -> None:
    _, claims = brought(tmp_path, table({**ROW, "event_date": cell, "year": year}))

    assert [claim.when.text for claim in claims] == [day] * bool(day)


def test_a_row_of_an_earlier_version_does_not_replace_a_later_one_of_the_store(
    tmp_path: Path,
) -> None:
    later = {"timestamp": "1706600000", "actor2": "Later Corps"}
    for row in (later, {"timestamp": "1706500000", "actor2": "Former Corps"}, later):
        summary, claims = brought(tmp_path, table(row))
        names = {claim.object for claim in claims if claim.relation == "clashes-with"}
        older = int(row is not later)

        assert names == {"acled-later-corps"}
        assert summary.skipped == (
            {"an older version of an event than the store has": 1} if older else {}
        )


@pytest.mark.parametrize("wrapped", [True, False])
def test_the_answer_of_the_api_says_what_the_table_says(wrapped: bool, tmp_path: Path) -> None:
    (tmp_path / "table").mkdir()
    _, claims = brought(tmp_path / "table", table({}))
    text = (tmp_path / "table" / "acled.csv").read_text("utf-8-sig")
    rows = [*csv.DictReader(StringIO(text))]
    data = [
        {
            **row,
            "fatalities": int(row["fatalities"] or 0),
            "iso": None if not row["iso"] else row["iso"],
            "odd": "Odd Q",
        }
        for row in rows
    ]
    answer = {"status": 200, "success": True, "count": len(data), "data": data} if wrapped else data
    (tmp_path / "a.json").write_text(json.dumps(answer), "utf-8")
    summary = import_files(tmp_path / "a.json", tmp_path / "s.db")
    with closing(Store(tmp_path / "s.db")) as store:
        found = [replace(claim, file="acled.csv") for claim in store.claims()]

    assert found == claims
    assert summary.files == [("a.json", "acled")]
    assert any("odd (in 1 row)" in remark for remark in summary.remarks)
