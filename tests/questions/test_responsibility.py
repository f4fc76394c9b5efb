"""Who claims an event or denies it, who blames one actor for it, and whether somebody did it."""

from __future__ import annotations

import pytest

from actorgraph.questions.call import Call
from actorgraph.questions.whether import Whether
from conftest import World

CLAIMS = (
    "relation: attributes, subject: blue, object: front, event: raid, claimant: blue, modality: believed, hedge: words",
    "relation: attributes, subject: gazette, object: alpha, event: raid, modality: hinted, hedge: words",
    "relation: claims-responsibility, subject: beta, event: raid, claimant: beta",
    "relation: denies-responsibility, subject: alpha, event: raid, claimant: alpha",
    "relation: member-of, subject: alpha, object: front",
)


@pytest.mark.parametrize(
    ("question", "arguments", "verdict", "claims"),
    [
        ("responsibility", {"event": "raid"}, "stated", ("c3",)),
        ("responsibility", {"event": "raid", "denied": True}, "stated", ("c4",)),
        ("responsibility", {"event": "strike"}, "not stated", ()),
        ("blames", {"actor": "front", "event": "raid"}, "stated with a hedge", ("c1",)),
        ("blames", {"actor": "alpha", "event": "raid"}, "not asserted", ("c2",)),
        ("blames", {"actor": "red", "event": "raid"}, "not stated", ()),
        ("did", {"actor": "front", "event": "raid"}, "stated with a hedge", ("c1",)),
        ("did", {"actor": "beta", "event": "raid"}, "stated", ("c3",)),
        ("did", {"actor": "alpha", "event": "raid"}, "denied", ("c4",)),
        ("did", {"actor": "red", "event": "raid"}, "not stated", ()),
    ],
)
def test_an_event_is_claimed_denied_or_blamed_as_its_claims_say(
    world: World, question: str, arguments: dict[str, object], verdict: str, claims: tuple[str, ...]
) -> None:
    answer = Call(question, arguments).run(world(*CLAIMS).store)

    assert (answer.verdict, answer.claims) == (verdict, claims)


def test_who_does_not_claim_an_event_is_beside_who_claims_or_denies_it(world: World) -> None:
    store = world(
        "relation: does-not-claim, subject: alpha, event: raid",
        "relation: attributes, subject: blue, object: alpha, event: raid, modality: denied",
    ).store
    claimed = Call("responsibility", {"event": "raid"}).run(store)
    denied = Call("responsibility", {"event": "raid", "denied": True}).run(store)
    did = Call("did", {"actor": "alpha", "event": "raid"}).run(store)

    assert (claimed.verdict, claimed.claims) == ("not stated", ("c1",))
    assert (denied.verdict, denied.claims) == ("not stated", ("c1",))
    assert did.verdict == "not stated"


def test_what_is_only_hinted_is_beside_the_answer_and_no_blame(world: World) -> None:
    answer = Call("did", {"actor": "alpha", "event": "raid"}).run(world(*CLAIMS).store)

    assert "c2" in answer.beside
    assert answer.notes == (
        "Alpha could be meant, as a member of Front, which is blamed; nobody blames it by that",
    )


def test_the_members_of_an_accused_umbrella_could_be_meant_and_are_not_blamed(world: World) -> None:
    store = world(*CLAIMS).store
    of_event, of_umbrella, of_group = (
        Call("meant", {"name": name}).run(store) for name in ("raid", "front", "beta")
    )

    assert [named.actor for named in of_event.named] == ["alpha"]
    assert (of_event.verdict, of_event.named[0].modality) == ("derived", "possible")
    assert (of_umbrella.verdict, of_umbrella.claims) == ("derived", ("c5",))
    assert (of_group.verdict, of_group.claims) == ("not stated", ())


def test_who_denies_it_stands_beside_who_claims_it(world: World) -> None:
    case = world(
        "relation: claims-responsibility, subject: alpha, event: raid",
        "relation: denies-responsibility, subject: beta, event: raid",
        "relation: does-not-claim, subject: front, event: raid",
    )
    answer = Call("responsibility", {"event": "raid"}).run(case.store)
    assert (answer.verdict, answer.claims, answer.beside) == ("stated", ("c1",), ("c2", "c3"))


def test_what_the_accused_says_is_no_blame(world: World) -> None:
    case = world("relation: denies-responsibility, subject: alpha, event: raid")
    answer = Call("blames", {"actor": "alpha", "event": "raid"}).run(case.store)
    assert (answer.verdict, answer.claims, answer.beside) == ("not stated", (), ("c1",))


def test_a_whole_did_what_its_part_is_said_to_have_done(world: World) -> None:
    case = world(
        "relation: attacks, subject: unit, object: blue, event: raid",
        "relation: part-of, subject: unit, object: corps",
        "relation: part-of, subject: corps, object: red, modality: believed",
    )
    answer = Call("did", {"actor": "red", "event": "raid"}).run(case.store)
    assert isinstance(answer, Whether)
    assert answer.derived is not None
    assert (answer.verdict, answer.derived.modality, answer.claims) == (
        "derived",
        "believed",
        ("c1", "c2", "c3"),
    )


def test_who_killed_nobody_in_an_event_may_be_behind_it(world: World) -> None:
    case = world("relation: kills, subject: alpha, object: blue, event: raid, modality: denied")
    assert Call("did", {"actor": "alpha", "event": "raid"}).run(case.store).verdict == "not stated"
