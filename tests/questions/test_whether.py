"""Whether somebody does something to somebody."""

from __future__ import annotations

from typing import Any

import pytest

from actorgraph.questions.call import Call
from actorgraph.questions.whether import Whether
from conftest import World

SPONSORS = "relation: sponsors, subject: red, object: alpha"
DENIED = "relation: sponsors, subject: red, object: alpha, modality: denied, hedge: does not"


def told(answer: Whether) -> tuple[str, list[str], list[str], list[str]]:
    return (
        answer.verdict,
        list(answer),
        list(answer.denied),
        [said.claim for said in answer.also_said],
    )


def test_a_plain_claim_states_it(world: World) -> None:
    case = world(SPONSORS)
    assert told(case.whether("red", "sponsors", "alpha")) == ("stated", ["c1"], [], [])


@pytest.mark.parametrize("modality", ["believed", "likely"])
def test_a_believed_or_likely_claim_states_it_with_a_hedge(world: World, modality: str) -> None:
    case = world(f"{SPONSORS}, modality: {modality}")
    assert told(case.whether("red", "sponsors", "alpha")) == ("stated with a hedge", ["c1"], [], [])


def test_a_denial_alone_denies_it(world: World) -> None:
    assert told(world(DENIED).whether("red", "sponsors", "alpha")) == ("denied", [], ["c1"], [])


def test_a_denial_beside_a_claim_contradicts(world: World) -> None:
    case = world(DENIED, SPONSORS)
    assert told(case.whether("red", "sponsors", "alpha")) == ("contradicted", ["c2"], ["c1"], [])


@pytest.mark.parametrize("modality", ["possible", "intended", "hinted", "withheld", "presupposed"])
def test_what_does_not_count_is_listed_and_states_nothing(world: World, modality: str) -> None:
    case = world(f"{SPONSORS}, modality: {modality}")
    assert told(case.whether("red", "sponsors", "alpha")) == ("not asserted", [], [], ["c1"])


def test_tentative_claims_count_where_the_asker_lets_them(world: World) -> None:
    case = world(f"{SPONSORS}, modality: intended")
    answer = case.whether("red", "sponsors", "alpha", tentative=True)
    assert told(answer) == ("not asserted", ["c1"], [], [])


def test_of_the_future_only_what_is_not_done_counts(world: World) -> None:
    done = "relation: attacks, subject: red, object: alpha"
    case = world(done, f"{done}, modality: intended")
    assert told(case.whether("red", "attacks", "alpha", ahead=True)) == (
        "not asserted",
        ["c2"],
        [],
        ["c1"],
    )


def test_nothing_said_is_never_a_no_and_what_is_near_is_told(world: World) -> None:
    case = world("relation: sponsors, subject: red, object: beta")
    answer = case.whether("red", "sponsors", "alpha")
    assert told(answer) == ("not stated", [], [], [])
    assert answer.near == ("c1",)


def test_what_follows_from_several_claims_is_derived(world: World) -> None:
    case = world(
        "relation: sponsors, subject: red, object: militias",
        "relation: instance-of, subject: alpha, object: militias",
    )
    answer = case.whether("red", "sponsors", "alpha")
    assert answer.verdict == "derived"
    assert answer.derived is not None
    assert answer.derived.claims == ("c1", "c2")
    assert case.whether("red", "sponsors", "alpha", direct=True).verdict == "not stated"


def test_an_inverse_relation_asks_the_same(world: World) -> None:
    case = world(SPONSORS)
    assert case.whether("alpha", "sponsored-by", "red") == case.whether("red", "sponsors", "alpha")


def test_a_relation_that_goes_both_ways_is_found_from_either_end(world: World) -> None:
    case = world("relation: allied-with, subject: red, object: blue")
    assert case.whether("blue", "allied-with", "red").verdict == "stated"


def test_an_inverse_relation_without_an_object_asks_whether_anybody_does_it(world: World) -> None:
    answer = world(SPONSORS, DENIED).whether("alpha", "sponsored-by")
    assert (answer.question, *told(answer)) == (
        "does anybody sponsor Alpha?",
        "contradicted",
        ["c1"],
        ["c2"],
        [],
    )


def test_it_rests_on_what_is_said_and_denied_and_what_does_not_count_is_beside(
    world: World,
) -> None:
    case = world(DENIED, f"{SPONSORS}, modality: hinted", SPONSORS)
    answer = case.whether("red", "sponsors", "alpha")
    assert (answer.claims, answer.beside, answer.things) == (
        ("c3", "c1"),
        ("c2",),
        ("red", "alpha"),
    )


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"object": "alpha"}, "whether Red sponsors Alpha"),
        ({}, "whether Red sponsors anybody"),
        ({"relation": "sponsored-by"}, "whether anybody sponsors Red"),
        ({"object": "alpha", "event": "raid"}, "whether Red sponsors Alpha, in the raid"),
        ({"object": "alpha", "direct": True}, "whether Red sponsors Alpha, by name only"),
        (
            {"object": "alpha", "ahead": True},
            "whether Red will sponsor Alpha, as what is likely, possible, intended or conditional",
        ),
    ],
)
def test_the_question_in_words(world: World, arguments: dict[str, Any], words: str) -> None:
    call = Call("whether", {"subject": "red", "relation": "sponsors", **arguments})
    assert call.words(world(SPONSORS).store) == words


def test_without_an_object_anybody_will_do(world: World) -> None:
    case = world("relation: attacks, subject: red, text: a depot", SPONSORS)
    assert told(case.whether("red", "attacks")) == ("stated", ["c1"], [], [])


def test_an_event_keeps_what_is_said_about_it(world: World) -> None:
    attack = "relation: attacks, subject: alpha, object: blue"
    case = world(f"{attack}, event: raid", f"{attack}, event: strike")
    assert told(case.whether("alpha", "attacks", "blue", event="strike")) == (
        "stated",
        ["c2"],
        [],
        [],
    )


def test_the_document_has_the_documented_keys(world: World) -> None:
    assert world(SPONSORS).whether("red", "sponsors", "alpha").document() == {
        "question": "does Red sponsor Alpha?",
        "verdict": "stated",
        "claims": ["c1"],
        "denied": [],
        "also_said": [],
        "derived": None,
        "near": [],
        "may_hold": [],
        "same": [],
        "origins": None,
    }


def test_who_denies_that_it_was_behind_an_attack_contradicts_who_blames_it(world: World) -> None:
    case = world(
        "relation: attributes, subject: blue, object: alpha, event: raid, claimant: blue",
        "relation: denies-responsibility, subject: alpha, event: raid, claimant: alpha",
        "relation: attacks, subject: militias, object: corps, event: raid",
    )
    assert told(case.whether("alpha", "attacks", "corps")) == ("contradicted", ["c1"], ["c2"], [])
    assert told(case.whether("corps", "attacked-by", "alpha")) == (
        "contradicted",
        ["c1"],
        ["c2"],
        [],
    )


@pytest.mark.parametrize(
    ("said", "denied", "verdict"),
    [
        ("when: 2024-01-28", "when: 2024-01-28", "contradicted"),
        ("when: 2024-01-28", "text: never", "contradicted"),
        ("when: 2024-01-28", "when: 2024-01-29", "stated"),
        ("event: raid", "event: raid", "contradicted"),
        ("event: raid", "event: strike", "stated"),
        ("event: raid", "text: never", "contradicted"),
    ],
)
def test_only_a_denial_of_the_same_event_and_time_contradicts(
    world: World, said: str, denied: str, verdict: str
) -> None:
    deed = "relation: attacks, subject: red, object: alpha"
    answer = world(f"{deed}, {said}", f"{deed}, {denied}, modality: denied").whether(
        "red", "attacks", "alpha"
    )
    assert told(answer) == (verdict, ["c1"], ["c2"], [])


FORECAST = (
    "relation: attacks, subject: alpha, object: blue, modality: likely, hedge: words, when: 2025"
)


def test_what_will_likely_be_done_is_not_done(world: World) -> None:
    case = world(FORECAST)
    answer = case.whether("alpha", "attacks", "blue")
    assert (answer.verdict, answer.answers, answer.beside) == ("not asserted", (), ("c1",))
    assert case.whether("alpha", "attacks", "blue", ahead=True).answers == ("c1",)


def test_what_was_likely_done_is_stated_with_a_hedge(world: World) -> None:
    answer = world(FORECAST.replace("2025", "2023")).whether("alpha", "attacks", "blue")
    assert (answer.verdict, answer.answers) == ("stated with a hedge", ("c1",))


def test_what_is_said_of_other_days_is_near(world: World) -> None:
    case = world("relation: allied-with, subject: red, object: blue, when: 2023-01/2023-03")
    found = case.whether("red", "allied-with", "blue", as_of="2024-02-02")
    assert (found.verdict, found.answers, found.near) == ("not stated", (), ("c1",))


def test_the_plan_of_a_part_is_near_to_what_the_whole_will_do(world: World) -> None:
    case = world(
        "relation: attacks, subject: alpha, object: blue, modality: intended",
        "relation: part-of, subject: alpha, object: red",
        "relation: attacks, subject: alpha, object: blue",
    )
    found = case.whether("red", "attacks", "blue", ahead=True, direct=True)
    assert (found.verdict, found.answers, found.near[0]) == ("not stated", (), "c1")


@pytest.mark.parametrize("relation", ["commands", "leads", "pays"])
def test_backing_is_near_to_command_and_payment(world: World, relation: str) -> None:
    case = world(
        "relation: sponsors, subject: red, object: alpha, modality: believed",
        "relation: sponsors, subject: red, object: alpha, modality: denied, claimant: red",
        "relation: sponsors, subject: blue, object: alpha",
    )
    found = case.whether("red", relation, "alpha")
    assert (found.verdict, found.near) == ("not stated", ("c1", "c2"))


def test_what_a_conclusion_rests_on_and_others_deny_is_shown(world: World) -> None:
    case = world(
        "relation: attacks, subject: unit, object: alpha",
        "relation: part-of, subject: unit, object: red, modality: likely",
        "relation: attacks, subject: unit, object: alpha, modality: denied, claimant: red",
    )
    answer = case.whether("red", "attacks", "alpha")
    assert (answer.verdict, answer.beside) == ("derived", ("c3",))
    lead = str(answer).splitlines()[1:3]
    assert " ".join(lead) == (
        "Derived, with a hedge: it follows from several claims, and none says it outright; what it rests on is"
        " also denied."
    )


def test_a_denial_without_an_end_may_hold_later(world: World) -> None:
    deed = "relation: allied-with, subject: red, object: alpha, modality: denied"
    answer = world(f"{deed}, when: 2024-01/..").whether("red", "allied-with", "alpha", as_of="2025")
    assert (answer.verdict, answer.denied, answer.may_hold) == ("not stated", (), ("c1",))


@pytest.mark.parametrize(
    ("said", "denied", "verdict"),
    [
        (
            "said: 2024-01-20",
            "said: 2024-02-01",
            "contradicted",
        ),  # a state without dates, told twice
        ("text: always", "when: 2024-02-03/..", "stated"),  # it changed after the report
    ],
)
def test_a_state_that_has_ended_since_is_not_contradicted(
    world: World, said: str, denied: str, verdict: str
) -> None:
    state = "relation: leads, subject: red, object: alpha"
    case = world(f"{state}, {said}", f"{state}, modality: denied, {denied}")
    assert case.whether("red", "leads", "alpha").verdict == verdict


@pytest.mark.parametrize(
    ("denial", "over"),
    [
        ("when: 2024-02-03/..", True),
        ("when: 2024-02-02/..", False),
        ("when: 2023-05", False),
        ("said: 2024-02-02", False),
    ],
)
def test_a_state_that_is_denied_of_later_days_only_is_over(
    world: World, denial: str, over: bool
) -> None:
    case = world(
        "relation: leads, subject: red, object: alpha",
        f"relation: leads, subject: red, object: alpha, modality: denied, {denial}",
    )
    found = case.whether("red", "leads", "alpha")
    assert found.over is over
    assert found.question == ("did Red lead Alpha?" if over else "does Red lead Alpha?")
    lead = str(case.who("leads", "alpha")).splitlines()[1]
    assert lead == ("Red led Alpha." if over else "Red leads Alpha.")


def test_whom_a_part_belongs_to_is_near_to_who_commands_it(world: World) -> None:
    case = world("relation: part-of, subject: alpha, object: red, modality: believed")
    assert case.whether("red", "commands", "alpha").near == ("c1",)
