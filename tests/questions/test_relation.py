"""What a relation means."""

from __future__ import annotations

import pytest

from actorgraph.questions.relation import relation_entries, relation_entry
from conftest import World


@pytest.mark.parametrize(
    ("name", "roles"),
    [
        ("sponsors", ("subject", "object", "event")),
        ("attributes", ("subject", "object", "event", "role")),
        ("attacks", ("subject", "object", "event", "text")),
        ("leads", ("subject", "object", "event", "role")),
    ],
)
def test_the_roles_of_a_relation_are_what_its_sentences_hold(
    world: World, name: str, roles: tuple[str, ...]
) -> None:
    store = world("relation: sponsors, subject: red, object: alpha").store
    assert relation_entry(store, name).roles == roles


def test_the_example_is_a_firm_whole_claim_that_the_text_has(world: World) -> None:
    store = world(
        "relation: attacks, subject: red, object: alpha, implied: true",
        "relation: attacks, subject: red, object: alpha, modality: possible",
        "relation: attacks, subject: red, event: raid",
        "relation: attacks, subject: blue, object: alpha, modality: likely",
        "relation: attacks, subject: blue, object: alpha, modality: stated",
    ).store
    example = relation_entry(store, "attacks").example
    assert example is not None
    assert example.id == "c5"


def test_a_relation_that_no_claim_has_is_without_an_example(world: World) -> None:
    store = world("relation: sponsors, subject: red, object: alpha").store
    document = relation_entry(store, "abducts").full_document()
    assert (document["roles"], document["example"]) == (["subject", "object", "event"], None)


def test_phrases_are_told_apart_by_the_end_from_which_they_look(world: World) -> None:
    store = world("relation: sponsors, subject: red, object: alpha").store
    entry = next(it for it in relation_entries(store) if it.relation.name == "sponsors")
    assert ("backs" in entry.phrases, "is backed by" in entry.inverse_phrases) == (True, True)
    assert set(entry.phrases) & set(entry.inverse_phrases) == set()
