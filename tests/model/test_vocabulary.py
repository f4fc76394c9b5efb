"""The words of the vocabulary, and the phrases that find them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from actorgraph.model.claim import Claim
from actorgraph.model.data import yaml_data
from actorgraph.model.dates import read_when
from actorgraph.model.errors import InvalidValue, UnknownRelation
from actorgraph.model.names import fold
from actorgraph.model.vocabulary import FILE, Reading, Relation, extended, standard

DOCUMENT: dict[str, Any] = yaml_data(Path(FILE))
RELATIONS = [pytest.param(row, id=row["name"]) for row in DOCUMENT["relations"]]
FAMILIES = [pytest.param(row, id=row["name"]) for row in DOCUMENT["families"]]
FORWARD = [
    (row["name"], phrase)
    for row in DOCUMENT["relations"]
    for phrase in [row["name"], row["reading"], *row.get("phrases", [])]
]
BACKWARD = [
    (row["name"], phrase)
    for row in DOCUMENT["relations"]
    if not row.get("symmetric")
    for phrase in [row["inverse"], row["inverse_reading"], *row.get("inverse_phrases", [])]
]
SPONSORS = Reading("sponsors", ("sponsors",), False, "sponsors")
SPONSORED = Reading("sponsored-by", ("sponsors",), True, "is sponsored by")
BRIBES = {"name": "bribes", "phrases": ["pays off"]}


@pytest.mark.parametrize("row", RELATIONS)
def test_a_relation_has_a_meaning_a_kind_and_a_family(row: dict[str, Any]) -> None:
    assert row["meaning"].endswith(".")
    assert row["kind"] in ("state", "act")
    assert row["family"] in {family["name"] for family in DOCUMENT["families"]}


@pytest.mark.parametrize("row", RELATIONS)
def test_a_relation_can_be_read_both_ways(row: dict[str, Any]) -> None:
    relation = standard()[row["name"]]

    assert all([relation.reading, relation.inverse, relation.inverse_reading])
    assert relation.symmetric is ("inverse" not in row)


@pytest.mark.parametrize("row", RELATIONS)
def test_a_relation_has_a_text_for_each_of_four_standards(row: dict[str, Any]) -> None:
    assert list(row["codes"]) == ["plover", "cameo", "stix", "ftm"]
    assert [type(code) for code in row["codes"].values()] == [str] * 4


@pytest.mark.parametrize("row", RELATIONS)
def test_a_relation_has_no_key_that_is_not_read(row: dict[str, Any]) -> None:
    read = set(Relation._fields) | {"phrases", "inverse_phrases"}

    assert set(row) <= read


@pytest.mark.parametrize(("name", "phrase"), FORWARD)
def test_a_phrase_means_its_relation(name: str, phrase: str) -> None:
    reading = standard().reading(phrase)

    assert (reading.relations, reading.inverse) == ((name,), False)


@pytest.mark.parametrize(("name", "phrase"), BACKWARD)
def test_an_inverse_phrase_means_its_relation_from_the_other_end(name: str, phrase: str) -> None:
    reading = standard().reading(phrase)

    assert (reading.relations, reading.inverse) == ((name,), True)


def test_no_phrase_is_written_twice() -> None:
    written = [
        (name, phrase)
        for rows in (DOCUMENT["families"], DOCUMENT["relations"])
        for row in rows
        for name in [row["name"]]
        for phrase in [*row.get("phrases", []), *row.get("inverse_phrases", [])]
    ]
    folded = [fold(phrase) for _, phrase in written]

    assert sorted(set(folded)) == sorted(folded)


@pytest.mark.parametrize("row", FAMILIES)
def test_a_family_means_all_of_its_relations(row: dict[str, Any]) -> None:
    members = [it["name"] for it in DOCUMENT["relations"] if it["family"] == row["name"]]

    assert list(standard().reading(row["name"]).relations) == members
    assert list(standard().reading(row["inverse"]).relations) == members


def test_a_family_is_read_in_its_own_words() -> None:
    assert standard().reading("membership") == Reading(
        "membership",
        standard().members("membership"),
        False,
        "belongs to",
    )


@pytest.mark.parametrize("phrase", ["IS BACKED BY", "is  backed by", "backed-by", "backed_by"])
def test_a_phrase_is_found_in_any_spelling(phrase: str) -> None:
    assert standard().reading(phrase) == SPONSORED


def test_turning_twice_gives_the_reading_back() -> None:
    turned = SPONSORS.turned(standard())

    assert turned == SPONSORED
    assert turned.turned(standard()) == SPONSORS


def test_a_symmetric_relation_reads_the_same_from_both_ends() -> None:
    reading = standard().reading("allied with")

    assert reading == Reading("allied-with", ("allied-with",), False, "is allied with")
    assert reading.turned(standard()) == reading


@pytest.mark.parametrize("phrase", ["", "   ", "!!!", "\ud800", "\x00"])
def test_an_empty_phrase_means_no_relation(phrase: str) -> None:
    with pytest.raises(UnknownRelation) as caught:
        standard().reading(phrase)

    assert str(caught.value) == (f"no relation is called {phrase!r}")


def test_a_misspelt_phrase_is_suggested_and_not_taken() -> None:
    with pytest.raises(UnknownRelation) as caught:
        standard().reading("sponsers")

    assert caught.value.suggestions[0] == "sponsors"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["is", "backed", "by", "Iran"], (SPONSORED, ["Iran"])),
        (["sponsors", "Kata'ib", "Hezbollah"], (SPONSORS, ["Kata'ib", "Hezbollah"])),
        (["sponsors"], (SPONSORS, [])),
        (["is backed by Iran"], None),
    ],
)
def test_the_longest_run_of_leading_words_is_the_relation(
    words: list[str], expected: tuple[Reading, list[str]] | None
) -> None:
    assert _split(words) == expected


def _split(words: list[str]) -> tuple[Reading, list[str]] | None:
    try:
        return standard().split(words)
    except UnknownRelation:
        return None


def test_no_words_name_no_relation() -> None:
    with pytest.raises(UnknownRelation, match="no relation is called ''"):
        standard().split([])


def test_a_relation_of_a_case_needs_only_a_name() -> None:
    assert extended([{"name": "bribes"}])["bribes"] == Relation(
        name="bribes",
        family="bribes",
        kind="act",
        reading="bribes",
        inverse="bribes-inverse",
        inverse_reading="bribes inverse",
    )


def test_a_relation_of_a_case_is_found_by_its_phrases() -> None:
    vocabulary = extended([BRIBES])

    assert vocabulary.reading("pays off").relations == ("bribes",)
    assert "bribes" not in standard()


def test_a_relation_of_a_case_may_join_a_family() -> None:
    vocabulary = extended([{"name": "bribes", "family": "sponsorship"}])

    assert vocabulary.members("sponsorship") == ("sponsors", "supports-politically", "bribes")


def test_relations_of_a_case_may_share_a_new_family() -> None:
    vocabulary = extended(
        [{"name": "bribes", "family": "graft"}, {"name": "extorts", "family": "graft"}]
    )

    assert vocabulary.reading("graft") == Reading("graft", ("bribes", "extorts"), False, "graft")


def test_a_reading_without_letters_gives_no_phrase() -> None:
    vocabulary = extended([{"name": "bribes", "reading": "→"}])

    with pytest.raises(UnknownRelation):
        vocabulary.reading("")


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ({"name": "sponsors"}, "the relation 'sponsors' is there already"),
        ({"name": "sponsorship"}, "'sponsorship' is a family of relations; use another name"),
        ({"name": "backs"}, "the phrase 'backs' of 'backs' already means 'sponsors'"),
        ({"name": "a b"}, "'a b' cannot name a relation; write it like 'member-of'"),
        ({"name": ""}, "'' cannot name a relation; write it like 'member-of'"),
        (
            {"name": "bribes", "family": "Bad Family"},
            "'Bad Family' cannot name a relation; write it like 'member-of'",
        ),
        (
            {"name": "bribes", "inverse": "bribed by"},
            "'bribed by' cannot name a relation; write it like 'member-of'",
        ),
        ({"name": "bribes", "kind": "thing"}, "unknown kind of relation 'thing'; use state or act"),
        (
            {"name": "bribes", "phrases": ["Is Backed By"]},
            "the phrase 'Is Backed By' of 'bribes' already means 'sponsors'",
        ),
        (
            {"name": "bribes", "inverse_phrases": ["bribes"]},
            "the phrase 'bribes' of 'bribes' already means 'bribes'",
        ),
    ],
)
def test_a_relation_of_a_case_that_clashes_is_refused(row: dict[str, Any], message: str) -> None:
    with pytest.raises(InvalidValue) as caught:
        extended([row])

    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("relation", "when", "expected"),
    [
        ("attacks", "", "2024-01-28"),
        ("attacks", "2024-01-27", "2024-01-27"),
        ("attributes", "", "2024-01-31"),
        ("attributes", "2024-01-30", "2024-01-30"),
        ("denies-responsibility", "", "2024-01-31"),
    ],
)
def test_a_word_on_who_did_an_event_has_the_time_when_it_was_said(
    relation: str, when: str, expected: str
) -> None:
    claim = Claim(
        "c", relation, "s", "g", "red", "blue", "raid",
        when=read_when(when), said=read_when("2024-01-31"),
    )  # fmt: skip
    assert standard()[relation].time_of(claim, read_when("2024-01-28")) == read_when(expected)
