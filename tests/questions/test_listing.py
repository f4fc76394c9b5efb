"""An answer that is a list: who answers, and claims under headings."""

from __future__ import annotations

import pytest

from actorgraph.model.claim import Claim
from actorgraph.model.modality import MODALITIES
from actorgraph.questions import listing
from actorgraph.questions.answer import Verdict
from actorgraph.questions.listing import (
    Group,
    Listing,
    grouped,
    listed,
    named_ends,
    named_in,
    possible,
)
from actorgraph.questions.named import Named
from conftest import World


def said(key: str, modality: str = "stated", target: str = "alpha") -> Claim:
    return Claim(key, "attacks", "report", "red", subject="red", object=target, modality=modality)


def test_claims_are_grouped_by_whether_they_count() -> None:
    claims = [said(modality, modality) for modality in MODALITIES]
    assert grouped(claims) == (
        Group("Said", ("confirmed", "stated", "believed", "likely")),
        Group("Possible, intended or conditional", ("possible", "intended", "conditional")),
        Group(
            "Hinted, withheld, denied or taken for granted",
            ("hinted", "withheld", "denied", "presupposed"),
        ),
    )


def test_a_heading_without_claims_is_left_out() -> None:
    assert grouped([said("c1", "possible")]) == (
        Group("Possible, intended or conditional", ("c1",)),
    )


def test_a_list_is_firmest_first_and_names_how_many_it_has() -> None:
    answer = listed(
        "what?", [said("c1", "likely"), said("c2")], title="What", nothing="Nothing.", about=["red"]
    )
    assert answer == Listing(
        "what?",
        Verdict.STATED,
        "What: 2 claims.",
        (Group("Said", ("c2", "c1")),),
        about=("red",),
    )
    assert answer.answers == ("c2", "c1")


def test_an_empty_list_has_words_of_its_own() -> None:
    answer = listed("what?", [], title="What", nothing="Nothing.")
    assert (answer.lead, answer.verdict, list(answer)) == ("Nothing.", "not stated", [])


def test_what_a_list_cannot_hold_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listing, "MOST", 2)
    claims = [said("c1", "likely"), said("c2"), said("c3", "confirmed")]
    answer = listed("what?", claims, title="What", nothing="")
    assert (answer.claims, answer.more, answer.lead) == (("c3", "c2"), 1, "What: 3 claims.")


def test_who_answers_by_name_is_the_answer_and_the_claims_are_not() -> None:
    red = Named("red", "Red", "stated", "stated", ("c1",))
    answer = Listing("who?", Verdict.STATED, "Red.", (Group("Said", ("c1",)),), (red,))
    assert (answer.answers, answer.things, len(answer)) == ((red,), ("red",), 1)


def test_ends_of_claims_are_named_once_with_their_claims(world: World) -> None:
    store = world("relation: attacks, subject: red, object: alpha").store
    claims = [said("c1"), said("c2", "likely", "beta"), said("c3", "likely")]
    assert named_ends(store, claims) == (
        Named("alpha", "Alpha", "stated", "stated", ("c1", "c3")),
        Named("beta", "Beta", "stated", "likely", ("c2",)),
    )
    assert [named.actor for named in named_ends(store, claims, subject=True)] == ["red"]


def test_statements_are_one_answer_for_each_actor() -> None:
    statements = [("red", "stated", "c1"), ("", "stated", "c2"), ("red", "likely", "c3")]
    assert named_in(statements, {"red": "Red"}) == (
        Named("red", "Red", "stated", "stated", ("c1", "c3")),
    )


@pytest.mark.parametrize("modality", MODALITIES)
def test_what_is_not_asserted_is_not_even_possible(modality: str) -> None:
    kept = modality not in ("hinted", "withheld", "denied", "presupposed")
    assert bool(possible([said("c1", modality)])) == kept
