"""Events of GED: who did what to whom is no more than the row says, and days are as certain as it says."""

from __future__ import annotations

import csv
from collections import Counter
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actorgraph.formats.datasets.ucdp.ged import when_of
from actorgraph.formats.importer import import_files
from actorgraph.formats.read.input import inputs_of
from actorgraph.formats.registry import format_of
from actorgraph.formats.sink import Summary, made_id
from actorgraph.model.actor import Actor, Name
from actorgraph.model.claim import Claim, Quantity
from actorgraph.model.dates import read_when
from actorgraph.model.errors import Faults
from actorgraph.store.reader import Store
from real_data import real_file

ROW = {
    "id": "7", "type_of_violence": "1", "side_a_new_id": "11", "side_a": "Government of Redland",
    "side_b_new_id": "12", "gwnob": "", "side_b": "Blue Front, North", "source_article": '"Wire,2016-01-02,Raid"',
    "source_headline": "Raid near Old Town", "source_original": "Police", "where_coordinates": "Old Town",
    "adm_1": "West", "country": "Redland", "event_clarity": "1", "date_prec": "1",
    "date_start": "2016-01-02", "date_end": "2016-01-02", "deaths_a": "1", "deaths_b": "2",
    "deaths_civilians": "0", "deaths_unknown": "3", "low": "5", "best": "6", "high": "9", "gwnoa": "901",
}  # fmt: skip


def table(
    folder: Path, *rows: dict[str, str], mark: bool = False, drop: tuple[str, ...] = ()
) -> Path:
    path = folder / "GEDEvent_v23_1.csv"
    names = [name for name in ROW if name not in drop]
    with path.open("w", encoding="utf-8-sig" if mark else "utf-8", newline="") as file:
        writer = csv.DictWriter(file, names, extrasaction="ignore")
        writer.writeheader()
        writer.writerows(ROW | row for row in rows)
    return path


def told(path: Path) -> tuple[Summary, list[Actor], list[Claim]]:
    into = path.with_suffix(".db")
    summary = import_files([path], into)
    with closing(Store(into)) as store:
        return summary, list(store.actors()), list(store.claims())


def test_an_event_is_one_claim_with_its_figures_place_and_reports(tmp_path: Path) -> None:
    _, actors, claims = told(table(tmp_path, {}))

    assert claims == [
        Claim(
            made_id("ucdp-ged", "7"), "clashes-with", "ucdp-ged", "ucdp", "ucdp-11", "ucdp-12",
            text="Old Town, West, Redland",
            quantity=Quantity("deaths (best estimate)", "=", 6, "deaths"),
            when=read_when("2016-01-02"), quote="Raid near Old Town",
            note="deaths: low 5, high 9; of them side_a 1, side_b 2, civilians 0, unknown 3",
            file="GEDEvent_v23_1.csv", record="7", cites='"Wire,2016-01-02,Raid"',
        )
    ]  # fmt: skip
    assert actors[1:] == [
        Actor("ucdp-11", "Government of Redland", "state",
              names=(Name("ucdp:11", "code"), Name("gw:901", "code"))),
        Actor("ucdp-12", "Blue Front, North", "armed-group", names=(Name("ucdp:12", "code"),)),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "relation"), [("1", "clashes-with"), ("2", "clashes-with"), ("3", "attacks")]
)
def test_only_one_sided_violence_says_who_attacked(
    tmp_path: Path, kind: str, relation: str
) -> None:
    _, _, (claim,) = told(table(tmp_path, {"type_of_violence": kind}))

    assert (claim.relation, claim.subject, claim.object) == (relation, "ucdp-11", "ucdp-12")


def test_older_columns_a_byte_order_mark_and_times_are_read(tmp_path: Path) -> None:
    path = table(
        tmp_path,
        {"date_start": "2016-01-02 00:00:00.000", "date_end": "2016-01-05 00:00:00.000", "date_prec": "2",
         "event_clarity": "2", "source_headline": "", "source_article": "", "best": "0"},
        mark=True, drop=("gwnoa", "deaths_unknown"),
    )  # fmt: skip

    _, actors, (claim,) = told(path)

    assert claim.when == read_when("[2016-01-02..2016-01-05]")
    assert not claim.when.throughout
    assert claim.quote == "side_a: Government of Redland; side_b: Blue Front, North"
    assert claim.cites == "Police"
    assert claim.quantity == Quantity("deaths (best estimate)", "=", 0, "deaths")
    assert claim.note == (
        "deaths: low 5, high 9; of them side_a 1, side_b 2, civilians 0; date known within two to six"
        " days; event_clarity 2: one of several events that the source tells of together"
    )
    assert actors[1].names == (Name("ucdp:11", "code"),)


@given(st.dates(date(1989, 1, 1)), st.dates(date(1989, 1, 1)), st.sampled_from("12345"))
def test_dates_mean_what_their_text_means(one: date, other: date, precision: str) -> None:
    first, last = sorted((one, other))

    when = when_of(first.isoformat(), last.isoformat(), precision)

    assert when == read_when(when.text)
    assert (when.first, when.last) == (first.toordinal(), last.toordinal())
    assert when.throughout == (first == last and precision == "1")


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ({"side_b": " "}, "an actor has no name"),
        ({"side_a_new_id": "x"}, "an actor has no number"),
        ({"type_of_violence": "4"}, "the type of violence is none of 1, 2 and 3"),
        ({"date_end": "2015-01-01"}, "the event's dates are no days, or end before they begin"),
        ({"date_start": "soon"}, "the event's dates are no days, or end before they begin"),
        ({"id": ""}, "the event has no number"),
    ],
)
def test_what_makes_no_claim_is_skipped_with_its_reason(
    tmp_path: Path, row: dict[str, str], reason: str
) -> None:
    summary, _, claims = told(table(tmp_path, {}, {"id": "8"} | row))

    assert (summary.rows, len(claims), dict(summary.skipped)) == (2, 1, {reason: 1})


def test_a_figure_that_is_not_a_number_stands_in_the_note(tmp_path: Path) -> None:
    _, _, (claim,) = told(table(tmp_path, {"best": "many", "low": "", "high": "1e400"}))

    assert claim.quantity is None
    assert claim.note == "of them side_a 1, side_b 2, civilians 0, unknown 3; best many; high 1e400"


def test_rows_cut_short_are_faults_and_nothing_is_imported(tmp_path: Path) -> None:
    path = table(tmp_path, {})
    path.write_text(path.read_text() + "1,2\n3\n", encoding="utf-8")

    with pytest.raises(Faults) as caught:
        told(path)

    assert [str(it) for it in caught.value.faults] == [
        "GEDEvent_v23_1.csv, line 3: has 2 cells, the header has 25",
        "GEDEvent_v23_1.csv, line 4: has 1 cell, the header has 25",
    ]
    assert not path.with_suffix(".db").exists()


def test_a_second_import_changes_nothing(tmp_path: Path) -> None:
    path = table(tmp_path, {}, {"id": "8", "where_coordinates": "", "adm_1": "Redland"})
    _, *before = told(path)

    summary, *after = told(path)

    assert after == before
    assert (summary.changes.same, summary.changes.changed, summary.changes.added) == (2, 0, 0)


def test_the_release_is_read_from_the_name_of_the_file(tmp_path: Path) -> None:
    path = table(tmp_path, {})
    told(path)

    with closing(Store(path.with_suffix(".db"))) as store:
        (source,) = store.sources()
    assert (source.title, source.version) == ("UCDP Georeferenced Event Dataset 23.1", "23.1")


def test_the_real_table_is_recognised_by_its_columns() -> None:
    path = real_file("ucdp/ged191-syria.csv")
    (file,) = inputs_of([path])
    assert getattr(format_of(file), "name", "") == "ucdp-ged"


@pytest.mark.slow
def test_the_deadliest_pairs_of_syria_are_those_of_the_table(tmp_path: Path) -> None:
    path = real_file("ucdp/ged191-syria.csv")
    expected: Counter[tuple[str, str, str]] = Counter()
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        relation = "attacks" if row["type_of_violence"] == "3" else "clashes-with"
        ends = f"ucdp-{row['side_a_new_id']}", f"ucdp-{row['side_b_new_id']}"
        expected[(*ends, relation)] += int(row["best"])

    summary = import_files([path], tmp_path / "s.db")

    found: Counter[tuple[str, str, str]] = Counter()
    with closing(Store(tmp_path / "s.db")) as store:
        claims = list(store.claims())
    for claim in claims:
        assert claim.quantity is not None
        found[claim.subject, claim.object, claim.relation] += int(claim.quantity.value)
    assert found.most_common(10) == expected.most_common(10)
    assert found == expected
    assert (summary.rows, len(claims), dict(summary.skipped)) == (len(rows), len(rows), {})
    assert Counter(claim.when.throughout for claim in claims) == Counter(
        row["date_prec"] == "1" for row in rows
    )


def test_the_columns_of_newer_releases_and_of_candidate_events_are_read(tmp_path: Path) -> None:
    header = (
        "id,relid,year,active_year,code_status,type_of_violence,conflict_dset_id,conflict_new_id,conflict_name,dyad_dset_id,"
        "dyad_new_id,dyad_name,side_a_dset_id,side_a_new_id,side_a,side_b_dset_id,side_b_new_id,side_b,number_of_sources,"
        "source_article,source_office,source_date,source_headline,source_original,where_prec,where_coordinates,where_description,"
        "adm_1,adm_2,latitude,longitude,geom_wkt,priogrid_gid,country,country_id,region,event_clarity,date_prec,date_start,"
        "date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,high,low,gwnoa,gwnob"
    )
    row = (
        "9,NOR-9,2025,TRUE,Check deaths,1,1,8,Norland: Government,1,7,Government of Norland - Front,1,10,Government of Norland,2,20,"
        'Front,1,"Courier,2025-01-03,Clash",Courier,2025-01-03,Clash in Vantry,Courier,1,Vantry town,near it,Adm,Dist,1.5,2.5,'
        "POINT (2.5 1.5),1,Norland,901,Europe,1,1,2025-01-02 00:00:00.000,2025-01-02 00:00:00.000,1,2,0,0,3,4,3,901,"
    )
    (tmp_path / "GEDEvent_v25_0_1.csv").write_text(f"{header}\n{row}\n", "utf-8")
    summary = import_files([tmp_path / "GEDEvent_v25_0_1.csv"], tmp_path / "s.db")
    with closing(Store(tmp_path / "s.db")) as store:
        (claim,), (source,) = [*store.claims()], [*store.sources()]

    assert summary.files == [("GEDEvent_v25_0_1.csv", "ucdp-ged")]
    assert (claim.relation, claim.subject, claim.object, claim.when.text, claim.quote) == (
        "clashes-with", "ucdp-10", "ucdp-20", "2025-01-02", "Clash in Vantry",
    )  # fmt: skip
    assert claim.quantity is not None
    assert claim.quantity.value == 3
    assert claim.note.endswith("code_status Check deaths")
    assert source.version.startswith("25.0")
