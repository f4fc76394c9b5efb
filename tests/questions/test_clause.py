"""Who does what to whom, from the words of a question."""

from __future__ import annotations

import pytest

from actorgraph.model.errors import UnknownActor, UnknownRelation
from actorgraph.questions.clause import clause_of
from conftest import World

CLAIM = "relation: attacks, subject: red, object: alpha"


@pytest.mark.parametrize(
    ("asked", "words", "things"),
    [
        (("Red", "attacks", "Alpha"), "Red attacked Alpha", ("red", "alpha")),
        (("Red", "attacks"), "Red attacked anybody", ("red",)),
        (("Alpha", "attacked-by", "Red"), "Red attacked Alpha", ("red", "alpha")),
        (("Alpha", "attacked-by"), "anybody attacked Alpha", ("alpha",)),
        (("Alpha", "sponsorship-by", "Red"), "Red sponsors or supports Alpha", ("red", "alpha")),
    ],
    ids=["both", "nobody named", "turned round", "turned round, nobody named", "a family"],
)
def test_a_clause_goes_from_the_subject_to_the_object(
    world: World, asked: tuple[str, ...], words: str, things: tuple[str, ...]
) -> None:
    store = world(CLAIM).store
    clause = clause_of(store, *asked)
    assert (clause.words(store), clause.things, clause.reading.inverse) == (words, things, False)


def test_a_clause_of_nobody_known_is_refused(world: World) -> None:
    store = world(CLAIM).store
    with pytest.raises(UnknownActor):
        clause_of(store, "Nobody", "attacks")
    with pytest.raises(UnknownRelation):
        clause_of(store, "Red", "greets")
