"""The lists of the Treasury in XML say what its tables say, and more."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from actorgraph.formats.datasets.sanctions.ofac_xml import recognises
from actorgraph.formats.read.input import inputs_of
from actorgraph.model.actor import Name
from formats.datasets.sanctions.lists import listed, lost

TEXT: Final = """<?xml version="1.0" standalone="yes"?><sdnList xmlns="http://tempuri.org/sdnList.xsd"><publshInformation><Publish_Date>01/02/2026</Publish_Date><Record_Count>1</Record_Count></publshInformation><sdnEntry><uid>36</uid><firstName>Mira</firstName><lastName>TALVEK</lastName><sdnType>Individual</sdnType><remarks>Said to lead.</remarks><programList><program>NOR</program><program>SDGT</program></programList><idList><id><uid>9</uid><idType>Passport</idType><idNumber>ZZ104</idNumber></id></idList><akaList><aka><uid>12</uid><type>f.k.a.</type><category>weak</category><lastName>FOX</lastName></aka></akaList><addressList><address><uid>199</uid><address1>4 Mole Street</address1><city>Vantry</city><country>Norland</country></address></addressList><dateOfBirthList><dateOfBirthItem><uid>5</uid><dateOfBirth>1971</dateOfBirth><mainEntry>true</mainEntry></dateOfBirthItem></dateOfBirthList></sdnEntry></sdnList>
"""
ADVANCED: Final = """<?xml version="1.0" encoding="utf-8"?><Sanctions xmlns="http://www.un.org/sanctions/1.0"><DateOfIssue CalendarTypeID="1"><Year>2026</Year><Month>1</Month><Day>2</Day></DateOfIssue>
<ReferenceValueSets><AliasTypeValues><AliasType ID="1400">A.K.A.</AliasType><AliasType ID="1403">Name</AliasType></AliasTypeValues><CountryValues><Country ID="7">Norland</Country></CountryValues><FeatureTypeValues><FeatureType ID="8">Birthdate</FeatureType><FeatureType ID="25">Location</FeatureType></FeatureTypeValues><IDRegDocTypeValues><IDRegDocType ID="1571">Passport</IDRegDocType></IDRegDocTypeValues><LegalBasisValues><LegalBasis ID="1">Executive Order 1</LegalBasis></LegalBasisValues><ListValues><List ID="1550">SDN List</List></ListValues><PartyTypeValues><PartyType ID="1">Individual</PartyType><PartyType ID="2">Entity</PartyType></PartyTypeValues><PartySubTypeValues><PartySubType ID="4" PartyTypeID="1">Unknown</PartySubType><PartySubType ID="3" PartyTypeID="2">Unknown</PartySubType></PartySubTypeValues><RelationTypeValues><RelationType ID="15001">Acting for or on behalf of</RelationType></RelationTypeValues><SanctionsTypeValues><SanctionsType ID="1">Program</SanctionsType><SanctionsType ID="2">Block</SanctionsType></SanctionsTypeValues><ScriptValues><Script ID="215">Latin</Script><Script ID="160">Arabic</Script></ScriptValues></ReferenceValueSets>
<Locations><Location ID="25"><LocationCountry CountryID="7"/><LocationPart LocPartTypeID="1454"><LocationPartValue Primary="true"><Value>Vantry</Value></LocationPartValue></LocationPart></Location></Locations>
<IDRegDocuments><IDRegDocument ID="1" IDRegDocTypeID="1571" IdentityID="4129" IssuedBy-CountryID="7"><IDRegistrationNo>ZZ104</IDRegistrationNo></IDRegDocument></IDRegDocuments>
<DistinctParties><DistinctParty FixedRef="36"><Comment/><Profile ID="36" PartySubTypeID="4"><Identity ID="4129" Primary="true"><Alias AliasTypeID="1403" Primary="true" LowQuality="false"><DocumentedName><DocumentedNamePart><NamePartValue ScriptID="215">TALVEK</NamePartValue></DocumentedNamePart><DocumentedNamePart><NamePartValue ScriptID="215">Mira</NamePartValue></DocumentedNamePart></DocumentedName><DocumentedName><DocumentedNamePart><NamePartValue ScriptID="160">ميرا</NamePartValue></DocumentedNamePart></DocumentedName></Alias><Alias AliasTypeID="1400" Primary="false" LowQuality="true"><DocumentedName><DocumentedNamePart><NamePartValue ScriptID="215">FOX</NamePartValue></DocumentedNamePart></DocumentedName></Alias></Identity><Feature ID="1" FeatureTypeID="8"><FeatureVersion><DatePeriod><Start><From><Year>1971</Year><Month>3</Month><Day>9</Day></From></Start></DatePeriod></FeatureVersion></Feature><Feature ID="2" FeatureTypeID="25"><FeatureVersion><VersionLocation LocationID="25"/></FeatureVersion></Feature></Profile></DistinctParty><DistinctParty FixedRef="37"><Profile ID="37" PartySubTypeID="3"><Identity ID="1" Primary="true"><Alias AliasTypeID="1403" Primary="true"><DocumentedName><DocumentedNamePart><NamePartValue ScriptID="215">ASH COLUMN</NamePartValue></DocumentedNamePart></DocumentedName></Alias></Identity></Profile></DistinctParty></DistinctParties>
<ProfileRelationships><ProfileRelationship ID="1" From-ProfileID="36" To-ProfileID="37" RelationTypeID="15001" Former="false"/></ProfileRelationships>
<SanctionsEntries><SanctionsEntry ID="1" ProfileID="36" ListID="1550"><EntryEvent LegalBasisID="1"><Date><Year>1986</Year><Month>12</Month><Day>10</Day></Date></EntryEvent><SanctionsMeasure SanctionsTypeID="1"><Comment>NOR</Comment></SanctionsMeasure><SanctionsMeasure SanctionsTypeID="2"/></SanctionsEntry></SanctionsEntries></Sanctions>
"""


def said(folder: Path, text: str) -> list[tuple[str, ...]]:
    _, world = listed(folder, "list.xml", text)
    return sorted(
        (it.subject, it.relation, it.object, it.role, it.when.text, it.quote) for it in world.claims
    )


def test_the_plain_form_is_read_with_the_ids_of_the_tables(tmp_path: Path) -> None:
    assert said(tmp_path, TEXT) == [
        ("ofac", "sanctions", "ofac-36", "NOR; SDGT", "", "Said to lead."),
        ("ofac-36", "located-in", "ofac-place-Norland", "", "", "4 Mole Street, Vantry; Norland"),
    ]


def test_the_advanced_form_has_days_and_ties(tmp_path: Path) -> None:
    acting = "Acting for or on behalf of"
    assert said(tmp_path, ADVANCED) == [
        ("ofac", "sanctions", "ofac-36", "NOR; Block", "1986-12-10/..", "Executive Order 1"),
        ("ofac-36", "located-in", "ofac-place-Norland", "", "", "Vantry; Norland"),
        ("ofac-36", "related-to", "ofac-37", acting, "", acting),
    ]


def test_scripts_and_the_quality_of_names_are_kept(tmp_path: Path) -> None:
    _, world = listed(tmp_path, "list.xml", ADVANCED)
    (actor,) = (actor for actor in world.actors if actor.id == "ofac-36")

    assert (actor.name, actor.names) == (
        "TALVEK Mira", (Name("ميرا", "native"), Name("FOX"), Name("ofac:36", "code")),
    )  # fmt: skip
    assert actor.note == "ميرا: Arabic; FOX: weak; Passport ZZ104 (Norland); Birthdate 1971-03-09"


def test_nothing_that_a_document_says_is_lost(tmp_path: Path) -> None:
    _, world = listed(tmp_path, "list.xml", TEXT)
    assert (
        lost(TEXT, world, "uid", "Publish_Date", "Record_Count", "type", "category", "sdnType")
        == []
    )

    (tmp_path / "more").mkdir()
    _, world = listed(tmp_path / "more", "list.xml", ADVANCED)
    words = (
        "AliasType",
        "FeatureType",
        "PartyType",
        "PartySubType",
        "SanctionsType",
        "Script",
        "Year",
        "Month",
        "Day",
    )
    wrong = [
        text
        for text in lost(ADVANCED, world, *words)
        if not text.isdigit() and text not in ("true", "false")
    ]
    assert wrong == []


def test_what_is_said_of_an_entry_that_is_not_there_is_counted(tmp_path: Path) -> None:
    text = ADVANCED.replace('To-ProfileID="37"', 'To-ProfileID="99"').replace(
        'SanctionsEntry ID="1" ProfileID="36"', 'SanctionsEntry ID="1" ProfileID="98"'
    )
    summary, _ = listed(tmp_path, "list.xml", text)

    assert summary.skipped["what is said of an entry that is not there"] == 2


def test_only_lists_of_the_treasury_are_recognised(tmp_path: Path) -> None:
    for text, expected in ((TEXT, True), (ADVANCED, True), ("<Sanctions/>", False)):
        (tmp_path / "a.xml").write_text(text, "utf-8")
        assert recognises(inputs_of([tmp_path / "a.xml"])[0]) is expected
