"""Tests of the words of a command: which are the relation, and which are names."""

from __future__ import annotations

import pytest

from actorgraph.model.errors import InvalidValue, UnknownActor, UnknownRelation
from actorgraph.questions.phrase import arguments_of
from actorgraph.questions.registry import QUESTIONS
from conftest import World

CLAIM = "relation: sponsors, subject: red, object: corps"
ACTORS = """\
- {id: red, name: Red, type: state}
- {id: corps, name: Red Corps, type: military}
- {id: gazette, name: Gazette, type: media-outlet}
"""


@pytest.mark.parametrize(
    ("name", "words", "arguments"),
    [
        ("who", "sponsors Red Corps", {"relation": "sponsors", "actor": "Red Corps"}),
        ("who", "is backed by Red", {"relation": "is backed by", "actor": "Red"}),
        ("whom", "Red Corps sponsors", {"actor": "Red Corps", "relation": "sponsors"}),
        ("whom", "sponsors Red", {"actor": "Red", "relation": "sponsors"}),
        (
            "whether",
            "Red Corps is backed by Red",
            {"subject": "Red Corps", "relation": "is backed by", "object": "Red"},
        ),
        ("whether", "Red attacks", {"subject": "Red", "relation": "attacks", "object": ""}),
        ("why", "Red Corps", {"name": "Red Corps"}),
        ("why", "Red attacks Red Corps", {"name": "Red", "relation": "attacks", "object": "Red Corps"}),
        ("attribution", "the raid", {"event": "the raid"}),
    ],
)  # fmt: skip
def test_names_need_no_quotation_marks(
    world: World, name: str, words: str, arguments: dict[str, str]
) -> None:
    assert (
        arguments_of(QUESTIONS[name], words.split(), world(CLAIM, actors=ACTORS).store) == arguments
    )


@pytest.mark.parametrize(
    ("name", "words", "error"),
    [
        ("whom", "sponsors", InvalidValue),
        ("whom", "Red nonsense", UnknownRelation),
        ("whether", "Red", InvalidValue),
        ("why", "Nobody", UnknownActor),
        ("why", "Nobody at all", UnknownRelation),
    ],
)
def test_words_without_a_name_or_relation_are_refused(
    world: World, name: str, words: str, error: type[Exception]
) -> None:
    with pytest.raises(error):
        arguments_of(QUESTIONS[name], words.split(), world(CLAIM, actors=ACTORS).store)
