"""Tests of the actors at the other end of a relation, and of the best chain to each."""

from __future__ import annotations

from actorgraph.model.filters import NONE
from actorgraph.questions.derive import Chain
from actorgraph.questions.ends import concluded, named, outright, sides
from actorgraph.questions.named import Link, Named
from conftest import World

CLAIMS = (
    "relation: sponsors, subject: corps, object: alpha, modality: believed",
    "relation: sponsors, subject: corps, object: alpha",
    "relation: sponsors, subject: unit, object: alpha",
    "relation: part-of, subject: corps, object: red, modality: likely",
    "relation: part-of, subject: unit, object: red",
)


def test_a_relation_that_goes_both_ways_has_two_sides(world: World) -> None:
    vocabulary = world(*CLAIMS).vocabulary
    allied, sponsors = vocabulary.reading("allied-with"), vocabulary.reading("sponsors")
    assert [(it.relations, it.inverse) for it in sides(allied, vocabulary)] == [
        (("allied-with",), False),
        (("allied-with",), True),
    ]
    assert sides(sponsors, vocabulary) == [sponsors]


def test_claims_go_by_firmness_and_of_several_chains_the_firmest_is_kept(world: World) -> None:
    case = world(*CLAIMS)
    reading, alpha = case.vocabulary.reading("sponsors"), case.store.thing("alpha")
    stated = outright(case.store, reading, alpha, NONE)
    best = concluded(case.store, reading, alpha, NONE)
    assert named(case.store, stated, best) == [
        Named("corps", "Corps", "stated", "stated", ("c2", "c1")),
        Named("unit", "Unit", "stated", "stated", ("c3",)),
        Named(
            actor="red",
            name="Red",
            known="command",
            modality="stated",
            claims=("c3", "c5"),
            chain=(Link("unit", "sponsors", "alpha", "c3"), Link("unit", "part-of", "red", "c5")),
        ),
    ]


def test_only_chains_that_count_are_kept_though_a_firmer_one_is_there(world: World) -> None:
    case = world(*CLAIMS)
    reading, alpha = case.vocabulary.reading("sponsors"), case.store.thing("alpha")
    corps = case.store.thing("corps").n

    def through_corps(chain: Chain) -> bool:
        return any(hop.subject == corps for hop in chain)

    stated = outright(case.store, reading, alpha, NONE, through_corps)
    best = concluded(case.store, reading, alpha, NONE, through_corps)
    assert [(it.actor, it.known, it.claims) for it in named(case.store, stated, best)] == [
        ("corps", "stated", ("c2", "c1")),
        ("red", "command", ("c1", "c4")),
    ]
