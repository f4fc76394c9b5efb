"""The list of the Security Council is read with every name, day and reason."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from actorgraph.formats.datasets.sanctions.un import recognises
from actorgraph.formats.importer import import_files
from actorgraph.formats.read.input import inputs_of
from actorgraph.model.actor import Name
from actorgraph.model.errors import Faults
from formats.datasets.sanctions.lists import listed, lost

TEXT: Final = """<?xml version="1.0" encoding="UTF-8"?>
<CONSOLIDATED_LIST xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" dateGenerated="2026-01-02T03:04:05Z">
<INDIVIDUALS><INDIVIDUAL><DATAID>690</DATAID><VERSIONNUM>1</VERSIONNUM><FIRST_NAME>MIRA</FIRST_NAME><SECOND_NAME>TALVEK</SECOND_NAME><UN_LIST_TYPE>Norland</UN_LIST_TYPE><REFERENCE_NUMBER>NOi.001</REFERENCE_NUMBER><LISTED_ON>2012-11-12</LISTED_ON><NAME_ORIGINAL_SCRIPT>ميرا</NAME_ORIGINAL_SCRIPT><COMMENTS1>Leader of the Ash Column.</COMMENTS1><DESIGNATION><VALUE>Head of office</VALUE></DESIGNATION><NATIONALITY><VALUE>Norland</VALUE></NATIONALITY><LIST_TYPE><VALUE>UN List</VALUE></LIST_TYPE><LAST_DAY_UPDATED><VALUE>2014-02-13</VALUE><VALUE>2020-07-29</VALUE></LAST_DAY_UPDATED><INDIVIDUAL_ALIAS><QUALITY>Low</QUALITY><ALIAS_NAME>The Fox</ALIAS_NAME></INDIVIDUAL_ALIAS><INDIVIDUAL_ALIAS><QUALITY/><ALIAS_NAME/></INDIVIDUAL_ALIAS><INDIVIDUAL_ADDRESS><CITY>Vantry</CITY><COUNTRY>Norland</COUNTRY><NOTE>since 2010</NOTE></INDIVIDUAL_ADDRESS><INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>EXACT</TYPE_OF_DATE><DATE>1971-03-09</DATE></INDIVIDUAL_DATE_OF_BIRTH><INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>Passport</TYPE_OF_DOCUMENT><NUMBER>ZZ104</NUMBER></INDIVIDUAL_DOCUMENT><SORT_KEY>x</SORT_KEY></INDIVIDUAL></INDIVIDUALS>
<ENTITIES><ENTITY><DATAID>110</DATAID><FIRST_NAME>ASH COLUMN</FIRST_NAME><UN_LIST_TYPE>Norland</UN_LIST_TYPE><REFERENCE_NUMBER>NOe.001</REFERENCE_NUMBER><LISTED_ON>2013-05-23</LISTED_ON><ENTITY_ALIAS><QUALITY>f.k.a.</QUALITY><ALIAS_NAME>Grey Column</ALIAS_NAME></ENTITY_ALIAS></ENTITY></ENTITIES></CONSOLIDATED_LIST>
"""


def test_an_entry_is_sanctioned_by_the_council_from_the_day_of_its_listing(tmp_path: Path) -> None:
    summary, world = listed(tmp_path, "un.xml", TEXT)
    sanctions = [claim for claim in world.claims if claim.relation == "sanctions"]

    assert sorted(
        (it.object, it.role, it.when.text, it.said.text, it.quote) for it in sanctions
    ) == [
        ("un-sanctions-110", "Norland", "2013-05-23/..", "2026-01-02", "Listed: Norland"),
        ("un-sanctions-690", "Norland", "2012-11-12/..", "2020-07-29", "Leader of the Ash Column."),
    ]
    assert {it.claimant for it in world.claims} == {"un-security-council"}
    assert (summary.rows, summary.skipped) == (2, {})


def test_all_names_are_kept_with_what_they_are(tmp_path: Path) -> None:
    _, world = listed(tmp_path, "un.xml", TEXT)
    actors = {actor.id: actor for actor in world.actors}

    assert actors["un-sanctions-690"].names == (
        Name("ميرا", "native"), Name("un:NOi.001", "code"), Name("The Fox"), Name("un-sanctions:690", "code"),
    )  # fmt: skip
    assert Name("Grey Column", "former") in actors["un-sanctions-110"].names
    assert [actors[key].type for key in ("un-sanctions-690", "un-sanctions-110")] == [
        "person",
        "organisation",
    ]


def test_nothing_that_the_document_says_is_lost(tmp_path: Path) -> None:
    _, world = listed(tmp_path, "un.xml", TEXT)

    assert lost(TEXT, world, "VERSIONNUM", "SORT_KEY", "FIRST_NAME", "SECOND_NAME") == []


def test_a_delisted_entry_is_sanctioned_until_then(tmp_path: Path) -> None:
    text = TEXT.replace(
        "<LISTED_ON>2013-05-23</LISTED_ON>",
        "<LISTED_ON>2013-05-23</LISTED_ON><DELISTED_ON>2020-01-01</DELISTED_ON>",
    )
    _, world = listed(tmp_path, "un.xml", text)

    assert "2013-05-23/2020-01-01" in {claim.when.text for claim in world.claims}


def test_the_list_again_changes_nothing(tmp_path: Path) -> None:
    listed(tmp_path, "un.xml", TEXT)
    changes = import_files(tmp_path / "un.xml", tmp_path / "s.db").changes

    assert (changes.added, changes.changed, changes.same) == (0, 0, 3)


@pytest.mark.parametrize("cut", [200, 900, 1500])
def test_a_list_that_breaks_off_is_refused_with_its_line(cut: int, tmp_path: Path) -> None:
    with pytest.raises(Faults, match="is not well-formed XML"):
        listed(tmp_path, "un.xml", TEXT[:cut])


@pytest.mark.parametrize(
    ("text", "expected"),
    [(TEXT, True), ("<CONSOLIDATED_LIST/>", True), ("<graphml/>", False), ("{}", False)],
)
def test_a_list_is_recognised_by_its_root(text: str, expected: bool, tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text(text, "utf-8")

    assert recognises(inputs_of([tmp_path / "a.xml"])[0]) is expected


def test_an_entry_without_a_name_is_counted(tmp_path: Path) -> None:
    text = "<CONSOLIDATED_LIST><ENTITIES><ENTITY><DATAID>1</DATAID></ENTITY></ENTITIES></CONSOLIDATED_LIST>"
    summary, world = listed(tmp_path, "un.xml", text)

    assert (summary.skipped, world.claims) == ({"an entry without a number or a name": 1}, ())
