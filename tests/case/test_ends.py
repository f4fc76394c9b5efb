"""Which types of things cannot stand at an end of a relation."""

from __future__ import annotations

import pytest

from actorgraph.case.ends import _BY_FAMILY, _BY_RELATION, EVENT, misfits
from actorgraph.model.actor import ACTOR_TYPES
from actorgraph.model.vocabulary import extended, standard

WORDS = standard()


@pytest.mark.parametrize(
    ("relation", "subject", "object_", "wrong"),
    [
        ("sponsors", "facility", "state", ["subject"]),
        ("sponsors", "state", "facility", []),
        ("attacks", "place", "facility", ["subject"]),
        ("attacks", EVENT, "state", ["subject"]),
        ("attacks", "class", "place", []),
        ("kills", EVENT, "person", []),
        ("kills", "state", EVENT, ["object"]),
        ("allied-with", "state", "place", ["object"]),
        ("affiliated-with", "facility", "armed-group", []),
        ("member-of", "armed-group", "person", ["object"]),
        ("instance-of", "armed-group", "state", ["object"]),
        ("part-of", EVENT, EVENT, []),
        ("leads", "person", "person", ["object"]),
        ("speaks-for", "person", "person", []),
        ("located-in", "facility", "armed-group", ["object"]),
        ("located-in", EVENT, "place", []),
        ("operates-in", "armed-group", "state", []),
        ("attributes", "place", "facility", ["subject", "object"]),
        ("responds-to", EVENT, EVENT, []),
        ("follows", EVENT, EVENT, []),
        ("described-as", "place", "", []),
        ("deters", EVENT, "class", []),
        ("uses", EVENT, "", []),
        ("has-capability", EVENT, "", ["subject"]),
        ("sponsors", "", "", []),
    ],
)
def test_an_end_fits_its_relation_or_does_not(
    relation: str, subject: str, object_: str, wrong: list[str]
) -> None:
    assert list(misfits(WORDS[relation], subject, object_)) == wrong


def test_a_relation_of_the_case_has_the_rule_of_its_family() -> None:
    bribes = extended([{"name": "bribes", "family": "payment", "reading": "bribes"}])["bribes"]

    assert list(misfits(bribes, "facility", "person")) == ["subject"]


@pytest.mark.parametrize("relation", list(WORDS.relations))
def test_what_is_of_unknown_type_fits_everywhere(relation: str) -> None:
    assert list(misfits(WORDS[relation], "unknown", "unknown")) == []


def test_the_table_speaks_of_families_relations_and_types_that_there_are() -> None:
    types = {*ACTOR_TYPES, EVENT}
    rows = [*_BY_FAMILY.values(), *_BY_RELATION.values()]

    assert set(_BY_FAMILY) <= {relation.family for relation in WORDS.relations.values()}
    assert set(_BY_RELATION) <= set(WORDS.relations)
    assert {kind for row in rows for kind in (*row.subject, *row.object)} <= types
