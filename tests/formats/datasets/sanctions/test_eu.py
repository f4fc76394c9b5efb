"""The list of the European Union is read with each regulation as a claim."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from actorgraph.formats.datasets.sanctions.eu import recognises
from actorgraph.formats.read.input import inputs_of
from actorgraph.model.actor import Name
from formats.datasets.sanctions.lists import listed, lost

TEXT: Final = """<?xml version="1.0" encoding="UTF-8"?>
<export xmlns="http://eu.europa.ec/fpi/fsd/export" generationDate="2026-01-02T03:04:05.000+01:00" globalFileId="1">
<sanctionEntity designationDetails="d1" unitedNationId="U1" euReferenceNumber="EU.27.28" logicalId="13"><remark>Says the remark.</remark>
<regulation regulationType="amendment" organisationType="commission" publicationDate="2003-07-08" entryIntoForceDate="2003-07-07" numberTitle="1210/2003 (OJ L169)" programme="NOR" logicalId="348"><publicationUrl>http://eur-lex.europa.eu/x.pdf</publicationUrl></regulation>
<subjectType code="person" classificationCode="P"/>
<nameAlias firstName="Mira" middleName="" lastName="Talvek" wholeName="The Fox" nameLanguage="" gender="F" title="Dr" function="head" logicalId="17" regulationLanguage="en" strong="false"><regulationSummary regulationType="amendment" publicationDate="2003-07-08" publicationUrl="http://x" numberTitle="1210/2003"/></nameAlias>
<nameAlias firstName="Mira" middleName="" lastName="Talvek" wholeName="Mira Talvek" nameLanguage="FR" gender="F" title="" function="" logicalId="18" regulationLanguage="en" strong="true"/>
<citizenship region="" countryIso2Code="XN" countryDescription="NORLAND" logicalId="3" regulationLanguage="en"/>
<birthdate circa="false" calendarType="GREGORIAN" city="Vantry" birthdate="1937-04-28" dayOfMonth="28" monthOfYear="4" year="1937" countryIso2Code="XN" countryDescription="NORLAND" regulationLanguage="en" logicalId="14"/>
<identification diplomatic="false" number="ZZ104" identificationTypeCode="passport" countryIso2Code="XN" logicalId="4" regulationLanguage="en"><remark>lost</remark></identification>
<address city="Vantry" street="4 Mole Street" zipCode="77" countryIso2Code="XN" countryDescription="NORLAND" logicalId="5" regulationLanguage="en"/></sanctionEntity></export>
"""


def test_each_regulation_is_a_claim_with_its_programme_and_address(tmp_path: Path) -> None:
    summary, world = listed(tmp_path, "eu.xml", TEXT)
    (claim,) = (claim for claim in world.claims if claim.relation == "sanctions")

    assert (claim.subject, claim.object, claim.role, claim.when.text, claim.said.text) == (
        "european-union", "eu-sanctions-13", "NOR", "2003-07-07/..", "2003-07-08",
    )  # fmt: skip
    assert (claim.quote, claim.cites) == ("Says the remark.", "http://eur-lex.europa.eu/x.pdf")
    assert summary.skipped == {}


def test_a_strong_name_is_the_first(tmp_path: Path) -> None:
    _, world = listed(tmp_path, "eu.xml", TEXT)
    (actor,) = (actor for actor in world.actors if actor.type == "person")

    assert (actor.name, Name("The Fox") in actor.names) == ("Mira Talvek", True)
    assert (
        "The Fox: weak, firstName Mira, lastName Talvek, gender F, title Dr, function head"
        in actor.note
    )


def test_nothing_that_the_document_says_is_lost(tmp_path: Path) -> None:
    _, world = listed(tmp_path, "eu.xml", TEXT)
    numbers = (
        "logicalId",
        "regulationLanguage",
        "globalFileId",
        "generationDate",
        "classificationCode",
        "code",
    )

    assert (
        lost(TEXT, world, *numbers, "strong", "nameLanguage", "publicationUrl", "numberTitle") == []
    )


def test_only_an_export_of_the_union_is_recognised(tmp_path: Path) -> None:
    for text, expected in ((TEXT, True), ("<export/>", False)):
        (tmp_path / "a.xml").write_text(text, "utf-8")
        assert recognises(inputs_of([tmp_path / "a.xml"])[0]) is expected
