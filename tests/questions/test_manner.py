"""By what means something is said to be done, and in which part of an event."""

from __future__ import annotations

import pytest

from actorgraph.model.claim import Claim
from actorgraph.questions.call import Call
from actorgraph.questions.manner import has_means, has_part
from conftest import World

BACKS = "relation: sponsors, subject: blue, object: alpha"
PAYS = "relation: sponsors, subject: red, object: alpha, mode: [money]"
PAYS_CLASS = "relation: sponsors, subject: red, object: militias, mode: [money]"
OF_CLASS = "relation: instance-of, subject: beta, object: militias"
DID = "relation: attacks, subject: alpha, object: blue, event: raid"
PLANNED = (
    "relation: attributes, subject: blue, object: front, event: raid, role: planner, claimant: blue"
)


@pytest.mark.parametrize(
    ("quote", "means", "says_so"),
    [
        ("Red funds Alpha", "money", True),
        ("Red invested in Alpha", "money", True),
        ("Red-backed armed groups fight for money", "money", False),
        ("Red-backed armed groups", "weapons", False),
        ("Alpha, armed by Red, moved on", "weapons", True),
        ("Red sent Alpha drones", "drones", True),
        ("Red sent Alpha drones", "missiles", False),
        ("Red sent Alpha drones", "supplies", True),
        ("Red backs Alpha, which uses drones", "drones", False),
        ("Red trained Alpha", "training", True),
        ("Red backs Alpha", "supplies", False),
    ],
)
def test_a_quote_says_the_means_by_its_verb_or_by_what_is_handed_over(
    quote: str, means: str, says_so: bool
) -> None:
    claim = Claim("c", "sponsors", "s", "g", "red", "alpha", quote=quote)
    assert has_means(claim, means) is says_so


@pytest.mark.parametrize(
    ("role", "part", "has"),
    [
        ("planner", "planner", True),
        ("planner", "planned", True),
        ("planner of the route", "planner", True),
        ("perpetrator", "planner", False),
        ("", "orderer", False),
        ("driver", "drivers", True),
    ],
)
def test_a_role_is_a_part_in_an_event_by_any_form_of_its_word(
    role: str, part: str, has: bool
) -> None:
    assert has_part(role, part) is has


def test_who_backs_a_group_is_not_said_to_fund_it_and_stands_beside(world: World) -> None:
    who = world(BACKS, PAYS).who("sponsors", "alpha", mode="money")
    assert [(one.actor, one.claims) for one in who] == [("red", ("c2",))]
    assert [(said.claim, said.why) for said in who.also_said] == [("c1", "means")]


def test_who_funds_a_class_is_derived_to_fund_what_is_of_it(world: World) -> None:
    who = world(BACKS, PAYS_CLASS, OF_CLASS).who("sponsors", "beta", mode="money")
    assert (who.verdict, [(one.actor, one.claims) for one in who]) == (
        "derived",
        [("red", ("c2", "c3"))],
    )


def test_backing_that_is_only_hinted_says_nothing_of_money(world: World) -> None:
    who = world(BACKS + ", modality: hinted").who("sponsors", "alpha", mode="money")
    assert (who.verdict, who.answers, who.beside) == ("not stated", (), ("c1",))


@pytest.mark.parametrize(
    ("mode", "verdict", "near"),
    [("", "stated", ()), ("money", "not stated", ("c1",)), ("weapons", "denied", ("c1",))],
)
def test_whether_it_is_done_by_a_means_is_its_own_question(
    world: World, mode: str, verdict: str, near: tuple[str, ...]
) -> None:
    no_weapons = (
        "relation: sponsors, subject: blue, object: alpha, modality: denied, mode: [weapons]"
    )
    case = world(BACKS, *([no_weapons] if mode else []))
    answer = case.whether("blue", "sponsors", "alpha", mode=mode)
    assert (answer.verdict, answer.near) == (verdict, near)


def test_a_denial_of_all_backing_denies_money(world: World) -> None:
    case = world(BACKS + ", modality: denied")
    assert case.whether("blue", "sponsors", "alpha", mode="money").verdict == "denied"


def test_doing_is_not_planning(world: World) -> None:
    store = world(DID, PLANNED).store
    planned = Call("attribution", {"event": "raid", "role": "planner"}).run(store)
    ordered = Call("attribution", {"event": "raid", "role": "orderer"}).run(store)
    did = Call("did", {"actor": "alpha", "event": "raid", "role": "planner"}).run(store)
    assert (planned.verdict, planned.claims, planned.beside) == ("stated", ("c2",), ("c1",))
    assert (ordered.verdict, ordered.claims, ordered.beside) == ("not stated", (), ("c1", "c2"))
    assert (did.verdict, did.claims, did.beside) == ("not stated", (), ("c1", "c2"))
