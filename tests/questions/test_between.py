"""Everything that ties two actors."""

from __future__ import annotations

import pytest

from actorgraph.page.answer.answered import answered_of
from actorgraph.page.opening import opening_of
from actorgraph.page.view import Opening
from actorgraph.questions.between import Between, Meeting, Said, Through
from actorgraph.store.reader import Thing
from conftest import World


def thirds(found: tuple[Through, ...]) -> list[str]:
    return [it.id for it in found]


def test_what_is_said_of_the_two_comes_by_relation_and_direction(world: World) -> None:
    case = world(
        "relation: sponsors, subject: red, object: alpha",
        "relation: sponsors, subject: red, object: alpha, modality: confirmed",
        "relation: attacks, subject: alpha, object: red, modality: likely",
    )
    assert case.between("red", "alpha") == Between(
        one=Thing(case.store.thing("red").n, "red", "Red", "state", False),
        other=Thing(case.store.thing("alpha").n, "alpha", "Alpha", "armed-group", False),
        outcome="direct",
        direct=(
            Said("red", "sponsors", "alpha", "confirmed", ("c2", "c1")),
            Said("alpha", "attacks", "red", "likely", ("c3",)),
        ),
        also_said=(),
        events=(),
        wholes=(),
        through=(),
        left_out={"events": 0, "wholes": 0, "through": 0},
    )


def test_what_does_not_count_is_told_apart(world: World) -> None:
    case = world(
        "relation: sponsors, subject: red, object: alpha, modality: denied",
        "relation: sponsors, subject: red, object: alpha, modality: possible",
    )
    found = case.between("alpha", "red")
    assert (found.outcome, found.direct) == ("not stated", ())
    assert found.also_said == (Said("red", "sponsors", "alpha", "possible", ("c2", "c1")),)
    found = case.between("alpha", "red", tentative=True)
    assert found.outcome == "direct"
    assert found.direct == (Said("red", "sponsors", "alpha", "possible", ("c2",)),)
    assert found.also_said == (Said("red", "sponsors", "alpha", "denied", ("c1",)),)


def test_one_other_actor_between_the_two_has_the_claims_of_both_sides(world: World) -> None:
    case = world(
        "relation: sponsors, subject: red, object: alpha, modality: believed",
        "relation: attacks, subject: alpha, object: blue",
    )
    found = case.between("red", "blue")
    assert found.outcome == "indirect"
    assert found.through == (
        Through(
            "alpha",
            "Alpha",
            "believed",
            (Said("red", "sponsors", "alpha", "believed", ("c1",)),),
            (Said("alpha", "attacks", "blue", "stated", ("c2",)),),
        ),
    )


def test_a_denied_side_makes_nobody_stand_between(world: World) -> None:
    case = world(
        "relation: sponsors, subject: red, object: alpha, modality: denied",
        "relation: attacks, subject: alpha, object: blue",
    )
    assert (case.between("red", "blue").outcome, case.between("red", "blue").claims) == (
        "not stated",
        (),
    )


def test_what_both_are_in_is_no_further_actor_between(world: World) -> None:
    case = world(
        "relation: member-of, subject: alpha, object: front",
        "relation: member-of, subject: beta, object: front",
        "relation: instance-of, subject: alpha, object: militias",
        "relation: attacks, subject: beta, object: militias",
    )
    found = case.between("alpha", "beta")
    assert (thirds(found.wholes), thirds(found.through)) == (["front"], ["militias"])


def test_the_firmest_then_the_least_connected_stand_first(world: World) -> None:
    case = world(
        "relation: attacks, subject: red, object: beta, modality: likely",
        "relation: attacks, subject: blue, object: beta",
        "relation: attacks, subject: red, object: unit",
        "relation: attacks, subject: red, object: unit",
        "relation: attacks, subject: blue, object: unit",
        "relation: attacks, subject: red, object: corps",
        "relation: attacks, subject: blue, object: corps",
    )
    assert thirds(case.between("red", "blue").through) == ["corps", "unit", "beta"]
    found = case.between("red", "blue", most=1)
    assert (thirds(found.through), found.left_out["through"]) == (["corps"], 2)


def test_an_event_that_names_both_ties_them(world: World) -> None:
    case = world(
        "relation: attributes, subject: gazette, object: alpha, event: raid",
        "relation: attributes, subject: gazette, object: beta, event: raid, modality: likely",
        "relation: attacks, subject: beta, object: blue, event: strike",
    )
    found = case.between("alpha", "beta")
    assert found.events == (Meeting("raid", "raid", ("c1",), ("c2",), "likely"),)
    assert (found.outcome, thirds(found.through)) == ("indirect", ["gazette"])


def test_an_event_of_which_only_a_direct_claim_tells_is_not_told_twice(world: World) -> None:
    claim = "relation: attacks, subject: red, object: blue, event: raid"
    assert world(claim).between("red", "blue").events == ()
    case = world(claim, "relation: attends, subject: red, object: raid")
    meeting = Meeting("raid", "raid", ("c1", "c2"), ("c1",), "stated")
    assert case.between("red", "blue").events == (meeting,)


def test_a_claim_about_an_event_is_a_direct_tie_with_it(world: World) -> None:
    case = world(
        "relation: attributes, subject: blue, object: front, event: raid",
        "relation: member-of, subject: alpha, object: front",
    )
    assert case.between("front", "raid").direct == (
        Said("raid", "attributes", "front", "stated", ("c1",)),
    )
    found = case.between("alpha", "raid")
    assert (found.outcome, thirds(found.through)) == ("indirect", ["front"])


def test_actors_that_are_confirmed_to_be_one_are_asked_about_together(world: World) -> None:
    case = world(
        "relation: same-as, subject: beta, object: alpha, modality: confirmed",
        "relation: sponsors, subject: red, object: beta",
        "relation: attacks, subject: beta, object: blue",
        "relation: attacks, subject: alpha, object: blue, modality: confirmed",
    )
    found = case.between("red", "alpha")
    assert found.direct == (Said("red", "sponsors", "alpha", "stated", ("c2",)),)
    assert [it.actor for it in found.same] == ["alpha"]
    (through,) = case.between("red", "blue").through
    assert (through.id, through.other) == (
        "alpha",
        (Said("alpha", "attacks", "blue", "confirmed", ("c4", "c3")),),
    )
    assert case.between("alpha", "beta").outcome == "same"


def test_claims_without_a_date_are_counted_where_days_are_asked_for(world: World) -> None:
    case = world(
        "relation: attacks, subject: red, object: blue",
        "relation: attacks, subject: red, object: blue, when: 2024-01-01",
        "relation: attacks, subject: red, object: alpha",
    )
    found = case.between("red", "blue", since="2024")
    assert (found.direct, found.undated) == (
        (Said("red", "attacks", "blue", "stated", ("c2",)),),
        1,
    )
    found = case.between("red", "blue", since="2024", undated=True)
    assert (found.direct[0].claims, found.undated) == (("c1", "c2"), 0)


@pytest.mark.parametrize(("one", "other"), [("red", "blue"), ("blue", "red")])
def test_the_order_of_the_two_changes_only_the_sides(world: World, one: str, other: str) -> None:
    case = world(
        "relation: sponsors, subject: red, object: blue",
        "relation: sponsors, subject: red, object: alpha",
        "relation: attacks, subject: blue, object: alpha",
    )
    found = case.between(one, other)
    assert found.direct == (Said("red", "sponsors", "blue", "stated", ("c1",)),)
    assert [it.one[0].subject for it in found.through] == [one]


def test_the_document_has_the_documented_keys(world: World) -> None:
    case = world(
        "relation: attributes, subject: red, object: alpha, event: raid",
        "relation: attacks, subject: blue, object: alpha, event: raid",
    )
    assert case.between("red", "blue").document() == {
        "one": "red",
        "other": "blue",
        "verdict": "indirect",
        "direct": [],
        "also_said": [],
        "events": [
            {"event": "raid", "name": "raid", "weakest": "stated", "one": ["c1"], "other": ["c2"]}
        ],
        "wholes": [],
        "through": [
            {
                "id": "alpha",
                "name": "Alpha",
                "weakest": "stated",
                "one": [
                    {
                        "subject": "red",
                        "relation": "attributes",
                        "object": "alpha",
                        "modality": "stated",
                        "claims": ["c1"],
                    }
                ],
                "other": [
                    {
                        "subject": "blue",
                        "relation": "attacks",
                        "object": "alpha",
                        "modality": "stated",
                        "claims": ["c2"],
                    }
                ],
            }
        ],
        "left_out": {"events": 0, "wholes": 0, "through": 0},
        "undated": 0,
        "same": [],
    }


def test_a_page_opens_on_the_two_and_all_that_ties_them(world: World) -> None:
    case = world(
        "relation: sponsors, subject: red, object: alpha",
        "relation: attacks, subject: alpha, object: blue",
        "relation: sponsors, subject: red, object: blue, modality: denied",
        "relation: attacks, subject: red, object: beta",
    )
    answer = case.between("red", "blue")
    assert opening_of(case.store, answer) == Opening(
        words="What ties Red and Blue",
        things=("red", "blue", "alpha"),
        claims=("c1", "c2", "c3"),
        answered=answered_of(case.store, answer),
    )


@pytest.mark.parametrize(
    ("other", "verdict"),
    [
        ("alpha", "stated"),
        ("beta", "stated with a hedge"),
        ("blue", "derived"),
        ("gazette", "not stated"),
    ],
)
def test_what_a_third_ties_is_derived(world: World, other: str, verdict: str) -> None:
    case = world(
        "relation: sponsors, subject: red, object: alpha",
        "relation: sponsors, subject: red, object: beta, modality: likely",
        "relation: attacks, subject: alpha, object: blue",
    )
    assert case.between("red", other).verdict == verdict


def test_what_is_between_two_is_a_row_each(world: World) -> None:
    found = world(
        "relation: sponsors, subject: red, object: blue",
        "relation: attributes, subject: red, object: alpha, event: raid",
        "relation: attributes, subject: blue, object: alpha, event: raid",
        "relation: denies-responsibility, subject: blue, object: red, modality: denied",
    ).between("red", "blue")
    assert [found.cells(bond) for bond in found] == [
        ("Red sponsors Blue", 1),
        ("raid", 2),
        ("Alpha", 2),
    ]
    assert (found.claims, found.beside) == (("c1", "c2", "c3"), ("c4",))
    assert found.things == ("red", "blue", "raid", "alpha")


def test_a_table_of_ties_says_what_nobody_asserts(world: World) -> None:
    answer = world(
        "relation: attacks, subject: red, object: blue, modality: denied",
    ).between("red", "blue", modality="all")
    assert [answer.cells(said) for said in answer] == [("Red attacks Blue (denied)", 1)]
    assert answer.verdict == "denied"
