"""OFAC's tables: entries, their names and links, and nothing that they do not say."""

from __future__ import annotations

import csv
import re
from contextlib import closing
from pathlib import Path

import pytest

from actorgraph.formats.importer import import_files
from actorgraph.formats.sink import Summary
from actorgraph.library import open_case
from actorgraph.model.actor import Actor, Name
from actorgraph.model.claim import Claim
from actorgraph.model.errors import Faults
from real_data import real_file
from worlds import World, world_of

_NO = "-0- "
SDN = f"""\
7,"RED BRIGADE",-0- ,"FTO] [SDGT",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"a.k.a. 'THE RED'S OWN'; Linked To: BLUE TRADING S.A."
8,"BLUE TRADING S.A.",-0- ,"SDGT",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,{_NO}
9,"DOE, Jane",individual,"SDGT",Director,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"DOB 1970; nationality Iran; Linked To: RED BRIGADE."
10,"SEA STAR",vessel,"SDGT",-0- ,"5ABC","Tanker",-0- ,-0- ,"Panama","BLUE TRADING S.A.",{_NO}
\x1a"""
ALT = '7,1,"aka","RB",-0- \n7,2,"fka","OLD RED",-0- \n99,3,"aka","NOBODY",-0- \n'
ADD = '7,1,"1 Main St","Najaf","Iraq",-0- \n8,2,-0- ,-0- ,-0- ,-0- \n'
COMMENTS = '9,"; Linked To: GREEN FRONT."\n'


def brought(folder: Path, sdn: str = SDN, **tables: str) -> tuple[Summary, World]:
    paths = []
    for name, text in {"sdn": sdn, **tables}.items():
        paths.append(folder / f"{name}.csv")
        paths[-1].write_text(text, encoding="latin-1")
    summary = import_files(paths, folder / "s.db", options={"date": "2021-07-07"})
    return summary, world_of(folder / "s.db")


def actor(world: World, key: str) -> Actor:
    return next(it for it in world.actors if it.id == key)


def said(world: World, relation: str) -> list[tuple[str, str, str]]:
    return sorted(
        (it.subject, it.object, it.role or it.text)
        for it in world.claims
        if it.relation == relation
    )


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_list_that_was_saved_again_is_recognised_in_its_new_encoding(
    encoding: str, tmp_path: Path
) -> None:
    _, plain = brought(tmp_path)
    (tmp_path / "sdn.csv").write_text(SDN, encoding=encoding)
    import_files(tmp_path / "sdn.csv", tmp_path / "t.db", options={"date": "2021-07-07"})
    assert world_of(tmp_path / "t.db") == plain


def test_an_entry_is_sanctioned_under_its_programs(tmp_path: Path) -> None:
    _, world = brought(tmp_path)
    assert said(world, "sanctions") == [
        ("ofac", "ofac-10", "SDGT"), ("ofac", "ofac-7", "FTO; SDGT"), ("ofac", "ofac-8", "SDGT"),
        ("ofac", "ofac-9", "SDGT"),
    ]  # fmt: skip


def test_a_link_ties_to_the_entry_with_or_without_the_last_dot(tmp_path: Path) -> None:
    _, world = brought(tmp_path, comments=COMMENTS)
    assert said(world, "affiliated-with") == [
        ("ofac-7", "ofac-8", ""), ("ofac-9", "ofac-7", ""), ("ofac-9", "ofac-name-green-front", ""),
    ]  # fmt: skip


def test_a_claim_tells_its_words_and_its_place(tmp_path: Path) -> None:
    _, world = brought(tmp_path)
    claim = next(
        it for it in world.claims if it.subject == "ofac-7" and it.relation == "affiliated-with"
    )
    assert claim == Claim(
        id=claim.id, relation="affiliated-with", source="ofac-sdn", claimant="ofac", subject="ofac-7",
        object="ofac-8", said=claim.said, quote="Linked To: BLUE TRADING S.A.", file="sdn.csv", record="7",
    )  # fmt: skip
    assert claim.said.text == "2021-07-07"


def test_names_come_from_both_tables_and_a_person_has_the_usual_order_too(tmp_path: Path) -> None:
    _, world = brought(tmp_path, alt=ALT)
    assert actor(world, "ofac-7") == Actor(
        "ofac-7", "RED BRIGADE", "organisation",
        names=(Name("RB"), Name("OLD RED", "former"), Name("THE RED'S OWN"), Name("ofac:7", "code")),
    )  # fmt: skip
    jane = actor(world, "ofac-9")
    assert (jane.type, jane.names[0]) == ("person", Name("Jane DOE", background=True))
    assert jane.note == "Director; DOB 1970; nationality Iran"


def test_a_vessel_is_owned_and_nationality_ties_nobody(tmp_path: Path) -> None:
    _, world = brought(tmp_path)
    assert said(world, "owns") == [("ofac-8", "ofac-10", "")]
    assert actor(world, "ofac-10").note == "vessel; type Tanker; call sign 5ABC; flag Panama"
    assert not any("iran" in it.id for it in world.actors)


def test_an_address_is_in_a_country_and_an_empty_one_is_skipped(tmp_path: Path) -> None:
    summary, world = brought(tmp_path, add=ADD, alt=ALT)
    assert said(world, "located-in") == [("ofac-7", "ofac-place-Iraq", "1 Main St, Najaf")]
    assert dict(summary.skipped) == {
        "an empty address": 1,
        "a name of an entry that is not there": 1,
    }


def test_a_link_to_a_name_of_several_is_skipped(tmp_path: Path) -> None:
    twice = SDN.replace(
        '9,"DOE, Jane"',
        '11,"RED BRIGADE",-0- ,"SDGT",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \n9,"DOE, Jane"',
    )
    summary, world = brought(tmp_path, twice)
    assert dict(summary.skipped) == {"a link to a name that several entries have": 1}
    assert said(world, "affiliated-with") == [("ofac-7", "ofac-8", "")]


@pytest.mark.parametrize(
    ("tables", "message"),
    [
        ({"alt": ALT}, "alt.csv: says more of entries that sdn.csv lists; import it together with sdn.csv"),
        ({"sdn": '7,"RED"'+"\n"}, "sdn.csv: says more of entries that sdn.csv lists; import it together with sdn.csv"),
        ({"sdn": "a,b,c\n"}, "sdn.csv, line 1: has 3 columns; the tables of OFAC have 12, 5, 6, 2"),
        ({"sdn": SDN.replace('8,"BLUE', '8,5,"BLUE')}, "sdn.csv, line 2: has 13 cells, not 12"),
    ],
)  # fmt: skip
def test_what_is_no_such_list_is_refused(
    tmp_path: Path, tables: dict[str, str], message: str
) -> None:
    paths = []
    for name, text in tables.items():
        paths.append(tmp_path / f"{name}.csv")
        paths[-1].write_text(text, encoding="latin-1")
    with pytest.raises(Faults) as caught:
        import_files(paths, tmp_path / "s.db", format="ofac")
    assert str(caught.value) == message
    assert not (tmp_path / "s.db").exists()


def _real(*names: str) -> list[Path]:
    return [real_file(f"ofac-sdn/{name}.csv") for name in names]


def _remarks() -> dict[str, str]:
    sdn, comments = _real("sdn", "sdn_comments")
    remarks = {}
    with sdn.open(encoding="latin-1", newline="") as file:
        remarks = {row[0]: row[11] for row in csv.reader(file) if len(row) == 12}
    with comments.open(encoding="latin-1", newline="") as file:
        for row in csv.reader(file):
            if len(row) == 2:
                remarks[row[0]] += row[1]
    return remarks


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> tuple[Summary, World]:
    """Return what the real list says, brought in once."""
    into = tmp_path_factory.mktemp("real") / "s.db"
    summary = import_files(_real("sdn", "alt", "add", "sdn_comments"), into)
    return summary, world_of(into)


@pytest.mark.slow
def test_the_real_list_has_every_entry_and_every_link(real: tuple[Summary, World]) -> None:
    summary, world = real
    remarks = _remarks()
    links = {
        (number, part) for number, text in remarks.items()
        for part in re.findall(r"(?:^|; )(Linked To: .*?)(?=; |$)", text)
    }  # fmt: skip

    assert sum(it.relation == "sanctions" for it in world.claims) == len(remarks) == 8976
    linked = [it for it in world.claims if it.relation == "affiliated-with"]
    assert len(linked) + summary.skipped["a link to a name that several entries have"] == len(links)
    assert {it.quote for it in linked} <= {text for _, text in links}
    quds = [it for it in linked if "IRGC)-QODS FORCE" in it.quote]
    expected = {number for number, text in links if "IRGC)-QODS FORCE" in text}
    assert {it.record for it in quds} == expected
    assert len(expected) > 50


@pytest.mark.slow
def test_a_real_target_without_an_entry_has_no_entry_under_any_name(
    real: tuple[Summary, World],
) -> None:
    _, world = real
    linked = {it.object for it in world.claims if it.relation == "affiliated-with"}
    unlisted = {
        it.name for it in world.actors if it.id in linked and it.id.startswith("ofac-name-")
    }

    sdn, alt = _real("sdn", "alt")
    names = {
        name
        for text in _remarks().values()
        for name in re.findall(r"[afn]\.k\.a\. '(.*?)'[;.]", text)
    }
    for path, column in ((sdn, 1), (alt, 3)):
        with path.open(encoding="latin-1", newline="") as file:
            names |= {row[column] for row in csv.reader(file) if len(row) > column}
    targets = {
        target for text in _remarks().values() for target in re.findall(r"(?:^|; )Linked To: (.*?)(?=; |$)", text)
    }  # fmt: skip
    expected = {it for it in targets if not {it, it.removesuffix(".")} & names}
    assert len(unlisted) == len(expected) == 3
    assert {it.removesuffix(".") for it in expected} == unlisted


@pytest.mark.slow
def test_the_islamic_resistance_in_iraq_of_2009_is_not_made_the_umbrella_group(
    real: tuple[Summary, World],
) -> None:
    kataib = actor(real[1], "ofac-11462")

    assert kataib.name == "KATA'IB HIZBALLAH"
    assert Name("ISLAMIC RESISTANCE IN IRAQ") in kataib.names
    with closing(open_case().store) as store:
        umbrella = next(it for it in store.actors() if it.id == "islamic-resistance-in-iraq")
    assert not {name.text for name in umbrella.names} & {"ofac:11462"}
