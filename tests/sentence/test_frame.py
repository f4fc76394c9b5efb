"""The frames of the vocabulary: how each relation is said."""

from __future__ import annotations

import pytest

from actorgraph.model.errors import InvalidValue
from actorgraph.model.vocabulary import Relation, standard, with_relations
from actorgraph.sentence.frame import frame_of, read_frame
from actorgraph.sentence.template import template


def test_every_relation_of_the_vocabulary_has_a_frame_that_can_be_read() -> None:
    without = [relation.name for relation in standard() if not relation.frame.get("says")]
    assert without == []
    for relation in standard():
        assert read_frame(relation).noun, relation.name


def test_a_relation_without_a_frame_is_said_by_its_reading() -> None:
    assert read_frame(Relation("bribes", "bribery", reading="slips money to")).says == (
        template("slip money to {target}"),
    )


@pytest.mark.parametrize(
    ("says", "passive"),
    [
        ("bribe {target}", "was bribed"),
        ("buy {target} off", "was bought off"),
        ("slip money to {target}", ""),
        ("be a friend of {target}", ""),
    ],
)
def test_the_passive_is_made_if_the_object_follows_the_verb(says: str, passive: str) -> None:
    found = read_frame(Relation("bribes", "bribery", frame={"says": says})).passive
    words = " ".join(token.text for said in found for token in said.tokens)
    made = {"be bribe": "was bribed", "be buy off": "was bought off", "": ""}
    assert made[words] == passive


def test_a_frame_that_cannot_be_read_is_guessed() -> None:
    row = {"name": "bribes", "reading": "bribes", "frame": {"says": "bribe {whom}"}}
    vocabulary = with_relations(standard(), [row])
    with pytest.raises(InvalidValue):
        read_frame(vocabulary["bribes"])
    assert frame_of(vocabulary, "bribes").says == (template("bribe {target}"),)
