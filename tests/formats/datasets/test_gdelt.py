"""GDELT's events: a row with two actors is a claim, and every other row is counted."""

from __future__ import annotations

import csv
import gzip
import zipfile
from collections import Counter
from collections.abc import Iterable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from actorgraph.formats.datasets.cameo import event_of, events, members, type_of
from actorgraph.formats.datasets.gdelt import recognises
from actorgraph.formats.importer import import_files
from actorgraph.formats.read.input import inputs_of
from actorgraph.formats.sink import Summary, made_id
from actorgraph.model.actor import Actor, Name
from actorgraph.model.claim import Claim
from actorgraph.model.dates import read_when
from actorgraph.model.errors import Faults
from actorgraph.model.modality import MODALITIES
from actorgraph.model.source import Source
from actorgraph.model.vocabulary import standard
from actorgraph.store.reader import Store
from real_data import real_file
from worlds import world_of

HEADER_FILE = "gdelt2-events-20170701-sample.csv"
TAB_FILES = ["sample/gdelt1-events.sample.export.CSV", "sample/gdelt2-events.sample.export.CSV"]
#: Places of the cells that the tests set, in files of 58 columns.
PLACES = {
    "id": 0, "day": 1, "month": 2, "year": 3, "code1": 5, "name1": 6, "country1": 7, "group1": 8,
    "role1": 12, "code2": 15, "name2": 16, "country2": 17, "group2": 18, "role2": 22, "root": 25,
    "event": 26, "quad": 29, "goldstein": 30, "mentions": 31, "sources": 32, "articles": 33,
    "tone": 34, "place": 50, "added": 56, "url": 57,
}  # fmt: skip
CELLS = {
    "id": "17", "day": "20240128", "month": "202401", "year": "2024", "code1": "IRN",
    "name1": "IRAN", "country1": "IRN", "code2": "USAMIL", "name2": "US NAVY", "country2": "USA",
    "role2": "MIL", "root": "1", "event": "190", "quad": "4", "goldstein": "-10.0",
    "mentions": "6", "sources": "2", "articles": "5", "tone": "-4.25", "place": "Aden, Yemen",
    "added": "20240129", "url": "https://example.org/a",
}  # fmt: skip
NOTE = (
    "QuadClass 4, GoldsteinScale -10.0, NumMentions 6, NumSources 2, NumArticles 5, AvgTone -4.25,"
    " IsRootEvent 1, ActionGeo_FullName Aden, Yemen"
)
CLAIM = Claim(
    made_id("gdelt-events-1", "17"), "attacks", "gdelt-events-1", "gdelt", "gdelt-IRN",
    "gdelt-USAMIL", role="CAMEO 190: use conventional military force", note=NOTE,
    when=read_when("2024-01-28"), said=read_when("2024-01-29"), quote="IRAN 190 US NAVY",
    file="20240129.export.CSV", record="17", cites="https://example.org/a",
)  # fmt: skip
IRAN = Actor(
    "gdelt-IRN", "IRAN", "state", names=(Name("cameo:IRN", "code"), Name("iso3:IRN", "code"))
)
NAVY = Actor("gdelt-USAMIL", "US NAVY", "military", names=(Name("cameo:USAMIL", "code"),))


def line(width: int = 58, /, **cells: str) -> str:
    row = [""] * 58
    for name, cell in {**CELLS, **cells}.items():
        row[PLACES[name]] = cell
    if width == 61:  # an ADM2 code after each ADM1 code, and the day of adding to the second
        row[56] += "123000"
        for at in (53, 46, 39):
            row.insert(at, "")
    return "\t".join(row[:width] if width == 57 else row)


def brought(folder: Path, lines: Iterable[str]) -> tuple[Summary, list[Claim]]:
    path = folder / "20240129.export.CSV"
    path.write_text("".join(f"{it}\n" for it in lines), encoding="utf-8")
    summary = import_files([path], folder / "s.db")
    with closing(Store(folder / "s.db")) as store:
        return summary, list(store.claims())


def actors(folder: Path) -> list[Actor]:
    """Return the actors of the store that rows name, by id."""
    with closing(Store(folder / "s.db")) as store:
        found = [it for it in store.actors() if it.id != "gdelt"]
    return sorted(found, key=lambda it: it.id)


def rows_of(name: str) -> list[dict[str, str]]:
    """Return the rows of a real file by the names of its columns, without our reader."""
    header = real_file(f"gdelt/{HEADER_FILE}").read_text(encoding="utf-8").partition("\n")[0]
    names = [it for it in header.split(",") if it != "CAMEOCodeDescription"]
    path = real_file(f"gdelt/{name}")
    with path.open(encoding="utf-8", newline="") as file:
        if not name.endswith(".CSV"):
            return list(csv.DictReader(file))
        if "gdelt1" in name:
            names = [it for it in names if not it.endswith("ADM2Code")]
        return [
            dict(zip(names, row, strict=True))
            for row in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        ]


# -- rows ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("width", "source", "cites"),
    [
        (57, "gdelt-events-1", ""),
        (58, "gdelt-events-1", CLAIM.cites),
        (61, "gdelt-events-2", CLAIM.cites),
    ],
)
def test_a_row_becomes_a_claim_with_all_that_it_says(
    tmp_path: Path, width: int, source: str, cites: str
) -> None:
    summary, claims = brought(tmp_path, [line(width)])

    assert claims == [replace(CLAIM, id=made_id(source, "17"), source=source, cites=cites)]
    assert (summary.rows, summary.claims, summary.skipped) == (1, 1, {})
    assert actors(tmp_path) == [IRAN, NAVY]


def test_the_source_is_a_program_and_names_whom_to_cite(tmp_path: Path) -> None:
    brought(tmp_path, [line()])

    with closing(Store(tmp_path / "s.db")) as store:
        [source] = store.sources()
    assert source == Source(
        "gdelt-events-1",
        "GDELT Event Database 1.0",
        "gdelt",
        address="https://www.gdeltproject.org/",
        note="A program coded each row from the wording of a news article; a row is no more than that.",
        version="1.0",
        licence="unlimited and unrestricted use for any academic, commercial, or governmental use of any kind"
        " without fee; any use or redistribution must include a citation to the GDELT Project and a link to"
        " its website (https://www.gdeltproject.org/about.html)",
        citation="The GDELT Project, https://www.gdeltproject.org/",
        machine=True,
    )


@pytest.mark.parametrize(
    ("code", "relation", "modality", "role", "mode"),
    [
        ("010", "tells", "stated", "make statement", ()),
        ("015", "tells", "stated", "acknowledge or claim responsibility", ()),
        ("016", "tells", "stated", "deny responsibility", ()),
        ("0332", "sponsors", "intended", "express intent to provide military aid", ("military aid",)),
        ("036", "meets", "intended", "express intent to meet or negotiate", ()),
        ("127", "rejects", "stated", "reject accusation, deny responsibility", ()),
        ("1385", "threatens", "stated", "threaten attack with weapons of mass destruction", ()),
        ("073", "aids", "stated", "provide humanitarian aid", ("humanitarian aid",)),
        ("1712", "pressures", "stated", "destroy property", ()),
        ("195", "attacks", "stated", "employ aerial weapons", ("aerial",)),
    ],
)  # fmt: skip
def test_an_event_code_says_relation_and_modality(
    tmp_path: Path, code: str, relation: str, modality: str, role: str, mode: tuple[str, ...]
) -> None:
    _, [claim] = brought(tmp_path, [line(event=code)])

    assert (claim.relation, claim.modality, claim.role, claim.mode) == (
        relation, modality, f"CAMEO {code}: {role}", mode,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ({"code1": ""}, "names one actor only"),
        ({"code2": ""}, "names one actor only"),
        ({"code1": "", "code2": ""}, "names no actor"),
        ({"event": "10"}, "has an event code that CAMEO has not"),
        ({"event": "40"}, "has an event code that CAMEO has not"),
        ({"event": "2100"}, "has an event code that CAMEO has not"),
        ({"event": "---"}, "has an event code that CAMEO has not"),
        ({"event": "²90"}, "has an event code that CAMEO has not"),
        ({"day": "20240230"}, "has no day"),
        ({"day": ""}, "has no day"),
        ({"id": "1.7E8"}, "has no GlobalEventID"),
        ({"id": ""}, "has no GlobalEventID"),
    ],
)
def test_what_makes_no_claim_is_counted_with_its_reason(
    tmp_path: Path, cells: dict[str, str], reason: str
) -> None:
    summary, claims = brought(tmp_path, [line(), line(**{"id": "18", **cells})])

    assert claims == [CLAIM]
    assert (summary.rows, summary.skipped) == (2, {reason: 1})


@pytest.mark.parametrize(
    ("cells", "change"),
    [
        ({"added": "soon"}, {"said": read_when(""), "note": f"{NOTE}, DATEADDED soon"}),
        ({"url": ""}, {"cites": ""}),
        ({"place": ""}, {"note": NOTE.removesuffix(", ActionGeo_FullName Aden, Yemen")}),
        ({"place": 'A "B" \\ C'}, {"note": NOTE.replace("Aden, Yemen", 'A "B" \\ C')}),
        ({"place": "San\x91a\u2028"}, {"note": NOTE.replace("Aden, Yemen", "Sana ")}),
        ({"tone": '"}'}, {"note": NOTE.replace("-4.25", '"}')}),
    ],
)
def test_odd_cells_stop_nothing(
    tmp_path: Path, cells: dict[str, str], change: dict[str, object]
) -> None:
    _, claims = brought(tmp_path, [line(**cells)])

    assert claims == [replace(CLAIM, **change)]  # type: ignore[arg-type]


# -- actors ----------------------------------------------------------------------------------------


def test_a_code_is_called_as_most_rows_call_it_and_keeps_its_other_names(tmp_path: Path) -> None:
    names = ["TEHRAN", "IRAN", "IRAN", "PERSIA"]
    brought(tmp_path, [line(id=str(at), name1=name) for at, name in enumerate(names)])

    assert actors(tmp_path)[0] == replace(IRAN, names=(*IRAN.names, Name("PERSIA"), Name("TEHRAN")))


def test_a_later_import_adds_names_and_takes_none_away(tmp_path: Path) -> None:
    brought(tmp_path, [line(id="1"), line(id="2", name1="PERSIA")])

    brought(tmp_path, [line(id="3", name1="TEHRAN")])

    [iran, _] = actors(tmp_path)
    assert iran == replace(IRAN, names=(*IRAN.names, Name("PERSIA"), Name("TEHRAN")))


def test_a_code_without_a_name_is_called_by_the_code(tmp_path: Path) -> None:
    _, [claim] = brought(tmp_path, [line(name1="")])

    assert actors(tmp_path)[0] == replace(IRAN, name="IRN")
    assert claim.quote == "IRN 190 US NAVY"


@pytest.mark.parametrize(
    ("code", "country", "group", "role", "expected"),
    [
        ("IRN", "IRN", "", "", "state"),
        ("AFR", "AFR", "", "", "place"),
        ("PSE", "PSE", "", "", "unknown"),
        ("IRNGOV", "IRN", "", "GOV", "government-body"),
        ("IRNMIL", "IRN", "", "MIL", "military"),
        ("SYRREB", "SYR", "", "REB", "class"),
        ("GOV", "", "", "GOV", "class"),
        ("IGOUNO", "", "UNO", "IGO", "organisation"),
        ("AFGINSTAL", "AFG", "TAL", "INS", "armed-group"),
        ("MOS", "", "", "", "unknown"),
        ("IRNMOS", "IRN", "", "", "unknown"),
        ("USAGOVJUD", "USA", "", "GOV", "unknown"),
    ],
)
def test_a_type_is_given_only_where_the_code_says_it(
    code: str, country: str, group: str, role: str, expected: str
) -> None:
    assert type_of(code, country, group, role) == expected


# -- the table of codes ----------------------------------------------------------------------------


def test_every_code_says_a_relation_and_a_modality_that_there_are() -> None:
    assert {it.relation for it in events().values()} <= set(standard().relations)
    assert {it.modality for it in events().values()} <= set(MODALITIES)


def test_every_root_is_there_for_what_is_below_it() -> None:
    roots = {f"{root:02}" for root in range(1, 21)}

    assert {code[:2] for code in events()} == roots
    assert {code for code in events() if len(code) == 2} == roots


def test_only_what_expresses_an_intent_is_intended() -> None:
    intended = {code for code, it in events().items() if it.modality == "intended"}

    assert intended == {code for code in events() if code.startswith("03")}


@pytest.mark.parametrize("relation", ["denies-responsibility", "claims-responsibility"])
def test_no_code_says_what_needs_an_event_that_gdelt_does_not_name(relation: str) -> None:
    assert relation not in {it.relation for it in events().values()}


def test_a_code_below_those_of_the_table_means_what_is_above_it() -> None:
    assert event_of("1951") == events()["195"]
    assert event_of("129") == events()["12"]
    assert event_of("1241") == events()["12"]


def test_the_states_are_the_members_of_the_united_nations() -> None:
    assert len(members()) == 193


# -- files -----------------------------------------------------------------------------------------


def test_packed_files_are_read_as_they_are(tmp_path: Path) -> None:
    packed = tmp_path / "packed"
    packed.mkdir()
    with zipfile.ZipFile(packed / "20240129.export.CSV.zip", "w") as archive:
        archive.writestr("20240129.export.CSV", line() + "\n")
    (packed / "20240130.export.CSV.gz").write_bytes(gzip.compress(line(id="18").encode()))

    summary = import_files([packed], tmp_path / "s.db")

    with closing(Store(tmp_path / "s.db")) as store:
        assert [it.record for it in store.claims()] == ["17", "18"]
    assert [name for _, name in summary.files] == ["gdelt", "gdelt"]


def test_the_events_of_both_editions_are_kept_apart(tmp_path: Path) -> None:
    one, two = tmp_path / "one.CSV", tmp_path / "two.CSV"
    one.write_text(line(58) + "\n", encoding="utf-8")
    two.write_text(line(61) + "\n", encoding="utf-8")

    import_files([one, two], tmp_path / "s.db")

    with closing(Store(tmp_path / "s.db")) as store:
        assert [it.source for it in store.claims()] == ["gdelt-events-1", "gdelt-events-2"]


def test_a_second_import_changes_nothing(tmp_path: Path) -> None:
    lines = [line(), line(id="18", name1="TEHRAN"), line(id="19", event="020")]
    _, before = brought(tmp_path, lines)
    known = actors(tmp_path)

    summary, after = brought(tmp_path, lines)

    assert (after, actors(tmp_path)) == (before, known)
    assert (summary.changes.same, summary.changes.added, summary.actors) == (3, 0, 0)


def test_rows_that_are_cut_off_are_faults_with_their_lines(tmp_path: Path) -> None:
    with pytest.raises(Faults) as caught:
        brought(tmp_path, [line(), "17\t2024", line(), line(61)])

    assert [(it.line, it.message) for it in caught.value.faults] == [
        (2, "has 2 cells and not 58"),
        (4, "has 61 cells and not 58"),
    ]
    assert not (tmp_path / "s.db").exists()


def test_a_file_that_is_no_gdelt_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.CSV"
    path.write_text("a\tb\n", encoding="utf-8")

    with pytest.raises(Faults, match="is no table of GDELT events"):
        import_files([path], tmp_path / "s.db", format="gdelt")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (line(57), True),
        (line(58), True),
        (line(61), True),
        (line(58, year="2023"), False),
        (line(58, day="20241301"), False),
        (line(58, id="x"), False),
        (line(58) + "\t", False),
        (line(58).replace("\t", ","), False),
        ("GLOBALEVENTID,SQLDATE,Actor1Code\n", False),
        ('"GLOBALEVENTID', False),
        ("", False),
        ("\x00\xff\t", False),
    ],
)
def test_a_file_is_recognised_by_width_id_and_date(
    tmp_path: Path, text: str, expected: bool
) -> None:
    path = tmp_path / "x.CSV"
    path.write_text(text, encoding="utf-8")

    assert recognises(inputs_of([path])[0]) is expected


# -- real files ------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [HEADER_FILE, "sample/gdelt2-events.sample.csv", *TAB_FILES])
def test_every_row_with_two_actors_is_a_claim_of_a_program(tmp_path: Path, name: str) -> None:
    rows = rows_of(name)
    both = [row for row in rows if row["Actor1Code"] and row["Actor2Code"]]

    summary = import_files([real_file(f"gdelt/{name}")], tmp_path / "s.db")

    world = world_of(tmp_path / "s.db")
    assert summary.rows == len(rows)
    assert summary.skipped == {"names one actor only": len(rows) - len(both)}
    assert [it.machine for it in world.sources] == [True]
    expected = Counter(
        (row["GLOBALEVENTID"], row["Actor1Code"], row["Actor2Code"], row["SQLDATE"],
         row["DATEADDED"][:8], row["EventCode"], row["SOURCEURL"])
        for row in both
    )  # fmt: skip
    codes = {it.id: it.names[0].text.removeprefix("cameo:") for it in world.actors if it.names}
    assert expected == Counter(
        (it.record, codes[it.subject], codes[it.object], it.when.text.replace("-", ""),
         it.said.text.replace("-", ""), it.role[6:].partition(":")[0], it.cites)
        for it in world.claims
    )  # fmt: skip


def test_the_pairs_most_told_of_are_those_that_a_plain_count_finds(tmp_path: Path) -> None:
    counted = Counter(
        (row["Actor1Code"], row["Actor2Code"])
        for row in rows_of(HEADER_FILE)
        if row["Actor1Code"] and row["Actor2Code"]
    )

    import_files([real_file(f"gdelt/{HEADER_FILE}")], tmp_path / "s.db")

    made = Counter((it.subject, it.object) for it in world_of(tmp_path / "s.db").claims)
    assert sorted(made.values()) == sorted(counted.values())
    top = counted.most_common(20)
    assert {pair: made[f"gdelt-{pair[0]}", f"gdelt-{pair[1]}"] for pair, _ in top} == dict(top)


def test_gdelt_weighs_016_as_denying_responsibility() -> None:
    weights = {row["GoldsteinScale"] for row in rows_of(HEADER_FILE) if row["EventCode"] == "016"}

    assert weights == {"-2.0"}


# -- mentions --------------------------------------------------------------------------------------


def mention(record: str, outlet: str, article: str, *, time: str = "20240130093000", sentence: str = "3") -> str:  # fmt: skip
    return "\t".join((record, "20240129123000", time, "1", outlet, article, sentence, "10", "20", "15", "1", "70", "900", "-2.5", "", ""))  # fmt: skip


def test_a_mention_is_what_an_outlet_says_of_the_event(tmp_path: Path) -> None:
    (tmp_path / "a.export.CSV").write_text(f"{line(61)}\n", "utf-8")
    rows = [
        mention("17", "courier.example", "https://courier.example/1"),
        mention("17", "post.example", "https://post.example/2"),
        mention("17", "courier.example", "https://courier.example/1", sentence="9"),
        mention("99", "post.example", "https://post.example/3"),
        mention("17", "", "https://post.example/4"),
    ]
    (tmp_path / "a.mentions.CSV").write_text("".join(f"{it}\n" for it in rows), "utf-8")
    # The mentions are named first, and still come after the events.
    files = [tmp_path / "a.mentions.CSV", tmp_path / "a.export.CSV"]
    summary = import_files(files, tmp_path / "s.db")
    world = world_of(tmp_path / "s.db")
    claims = [it for it in world.claims if it.source == "gdelt-mentions-2"]
    event = next(it for it in world.claims if it.source == "gdelt-events-2")

    note = "Confidence 70, MentionType 1, SentenceID 3, InRawText 1, MentionDocTone -2.5, MentionTimeDate 20240130093000"
    told = replace(
        event, source="gdelt-mentions-2", said=read_when("2024-01-30"), note=note, file="a.mentions.CSV",
    )  # fmt: skip
    said = {(it.claimant, it.cites): it for it in claims if "SentenceID 3" in it.note}
    courier = said["gdelt-outlet-courier.example", "https://courier.example/1"]
    assert courier == replace(
        told, id=courier.id, claimant=courier.claimant, cites="https://courier.example/1"
    )
    assert sorted((it.claimant, it.cites) for it in claims) == [
        ("gdelt-outlet-courier.example", "https://courier.example/1"),
        ("gdelt-outlet-courier.example", "https://courier.example/1"),
        ("gdelt-outlet-post.example", "https://post.example/2"),
    ]
    assert summary.skipped == {
        "a mention of an event that makes no claim in these files": 1,
        "a mention without a source or a time": 1,
    }
    assert any("Actor1CharOffset" in remark for remark in summary.remarks)
    assert {it.type for it in world.actors if it.id.startswith("gdelt-outlet")} == {"media-outlet"}


def test_mentions_are_recognised_with_and_without_a_header(tmp_path: Path) -> None:
    header = "GlobalEventID,EventTimeDate,MentionTimeDate,MentionType,MentionSourceName,MentionIdentifier"
    (tmp_path / "a.csv").write_text(f"{header}\n17,20240129123000,20240130093000,1,x.example,y\n")
    (tmp_path / "b.CSV").write_text(f"{mention('17', 'x.example', 'y')}\n")

    assert [recognises(it) for it in inputs_of([tmp_path / "a.csv", tmp_path / "b.CSV"])] == [
        True,
        True,
    ]
