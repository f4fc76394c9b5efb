"""The lists of the United Kingdom are read with all rows of an entry as one."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from actorgraph.formats.datasets.sanctions.uk import recognises
from actorgraph.formats.importer import import_files
from actorgraph.formats.read.input import inputs_of
from actorgraph.model.errors import Faults
from formats.datasets.sanctions.lists import listed, lost

TEXT: Final = """<?xml version="1.0" encoding="utf-8"?><Designations xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><DateGenerated>02/01/2026</DateGenerated><Designation><LastUpdated>31/12/2020</LastUpdated><DateDesignated>12/11/2012</DateDesignated><UniqueID>NOR0001</UniqueID><OFSIGroupID>12345</OFSIGroupID><Names><Name><Name1>Mira</Name1><Name6>TALVEK</Name6><NameType>Primary Name</NameType></Name><Name><Name6>FOX</Name6><NameType>Alias</NameType><AliasStrength>Low</AliasStrength></Name></Names><NonLatinNames><NonLatinName><NameNonLatinScript>ميرا</NameNonLatinScript></NonLatinName></NonLatinNames><RegimeName>Norland</RegimeName><IndividualEntityShip>Individual</IndividualEntityShip><DesignationSource>UK</DesignationSource><SanctionsImposed>Asset freeze|Travel Ban</SanctionsImposed><OtherInformation>Other.</OtherInformation><UKStatementofReasons>Because she leads.</UKStatementofReasons><Addresses><Address><AddressLine1>4 Mole Street</AddressLine1><AddressCountry>Norland</AddressCountry></Address></Addresses><IndividualDetails><Individual><DOBs><DOB>09/03/1971</DOB></DOBs><PassportDetails><Passport><PassportNumber>ZZ104</PassportNumber></Passport></PassportDetails></Individual></IndividualDetails></Designation></Designations>
"""
TABLE: Final = """Last Updated,02/01/2026
Name 6,Name 1,Name 2,Name 3,Name 4,Name 5,Title,Name Non-Latin Script,Non-Latin Script Type,Non-Latin Script Language,DOB,Town of Birth,Country of Birth,Nationality,Passport Number,Passport Details,National Identification Number,National Identification Details,Position,Address 1,Address 2,Address 3,Address 4,Address 5,Address 6,Post/Zip Code,Country,Other Information,Group Type,Alias Type,Alias Quality,Regime,Listed On,UK Sanctions List Date Designated,Last Updated,Group ID
TALVEK,Mira,,,,,Dr,ميرا,Arabic,Arabic,09/03/1971,Vantry,Norland,Norland,ZZ104,issued,,,Head,4 Mole Street,,,,,Vantry,77,Norland,(UK Sanctions List Ref):NOR0001. Leader.,Individual,Primary name,,Norland,12/11/2012,12/11/2012,31/12/2020,12345
FOX,,,,,,,,,,,,,,,,,,,,,,,,,,,,Individual,AKA,Low quality,Norland,12/11/2012,12/11/2012,31/12/2020,12345
ASH COLUMN,,,,,,,,,,,,,,,,,,,,,,,,,,,,Entity,Primary name,,Norland,12/11/2013,,31/12/2020,12346
"""
NEWER: Final = (
    "Report Date: 02-Jan-2026\nLast Updated,Unique ID,OFSI Group ID,UN Reference Number,Name 6,Name 1,Name type,Alias strength,"
    "Regime Name,Designation Type,UK Statement of Reasons,Date Designated,D.O.B\n"
    "31/12/2020,NOR0001,12345,,TALVEK,Mira,Primary Name,,Norland,Individual,She leads.,12/11/2012,1971\n"
    "31/12/2020,NOR0001,12345,,FOX,,Alias,Low,Norland,Individual,She leads.,12/11/2012,1971\n"
)


def said(folder: Path, name: str, text: str) -> list[tuple[str, ...]]:
    _, world = listed(folder, name, text)
    return [
        (it.object, it.role, it.when.text, it.said.text, it.quote)
        for it in world.claims
        if it.relation == "sanctions"
    ]


def test_the_list_in_xml_says_what_is_imposed_and_why(tmp_path: Path) -> None:
    assert said(tmp_path, "uk.xml", TEXT) == [
        (
            "uk-sanctions-NOR0001", "Norland: Asset freeze|Travel Ban", "2012-11-12/..", "2020-12-31",
            "Because she leads.",
        )
    ]  # fmt: skip


def test_the_rows_of_an_entry_are_one(tmp_path: Path) -> None:
    _, world = listed(tmp_path, "uk.csv", TABLE)
    (actor,) = (actor for actor in world.actors if actor.type == "person")

    assert (actor.name, [name.text for name in actor.names]) == (
        "Mira TALVEK", ["ميرا", "FOX", "uk-sanctions:12345"],
    )  # fmt: skip
    assert [claim.relation for claim in world.claims].count("sanctions") == 2


def test_the_table_of_the_newer_list_is_read(tmp_path: Path) -> None:
    assert said(tmp_path, "uk.csv", NEWER) == [
        ("uk-sanctions-NOR0001", "Norland", "2012-11-12/..", "2020-12-31", "She leads.")
    ]


def test_nothing_that_the_lists_say_is_lost(tmp_path: Path) -> None:
    _, world = listed(tmp_path, "uk.xml", TEXT)
    dates = (
        "LastUpdated",
        "DateDesignated",
        "DateGenerated",
        "IndividualEntityShip",
        "Name1",
        "Name6",
    )
    assert lost(TEXT, world, *dates) == []

    (tmp_path / "table").mkdir()
    _, world = listed(tmp_path / "table", "uk.csv", TABLE)
    cells = {cell for line in TABLE.splitlines()[2:] for cell in line.split(",")}
    known = {"12/11/2012", "12/11/2013", "31/12/2020", "TALVEK", "Mira", "Individual", "Entity", ""}
    assert [cell for cell in sorted(cells - known) if cell not in str(world)] == []


def test_a_table_without_a_number_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("a,b\n1,2\n", "utf-8")
    with pytest.raises(Faults, match="no column is its number"):
        listed_as(tmp_path / "a.csv")


def listed_as(path: Path) -> None:
    import_files(path, path.with_suffix(".db"), format="uk-sanctions")


@pytest.mark.parametrize(
    ("text", "expected"),
    [(TEXT, True), (TABLE, True), (NEWER, True), ("a,b\n", False), ("<export/>", False),
     ("<ArrayOfFinancialSanctionsTarget/>", True)],
)  # fmt: skip
def test_each_form_is_recognised(text: str, expected: bool, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(text, "utf-8")

    assert recognises(inputs_of([tmp_path / "a.txt"])[0]) is expected
