"""What may be concluded: a table of the rules, each with the claims it needs and those it must not use."""

from __future__ import annotations

from typing import Any

import pytest

import actorgraph
from actorgraph.model.filters import read_filters
from actorgraph.questions.derive import derived
from conftest import World

#: An actor, the rule by which it is reached, and the chain: first the claim that says the deed, then the
#: claims that carry it, from the actor that the question names.
Conclusion = tuple[str, str, tuple[str, ...]]
#: The claims of a world, the reading and the actor that are asked about, and all that is concluded.
Rules = dict[str, tuple[list[str], tuple[str, str], list[Conclusion]]]

UNIT_ATTACKS_BLUE = "relation: attacks, subject: unit, object: blue"
BLUE_ATTACKS_UNIT = "relation: attacks, subject: blue, object: unit"
RED_SPONSORS_MILITIAS = "relation: sponsors, subject: red, object: militias"
ALPHA_ATTACKS_BLUE = "relation: attacks, subject: alpha, object: blue"
UNIT_OF_CORPS = "relation: part-of, subject: unit, object: corps"
CORPS_OF_RED = "relation: part-of, subject: corps, object: red"
ALPHA_IS_A_MILITIA = "relation: instance-of, subject: alpha, object: militias"
ALPHA_IN_FRONT = "relation: member-of, subject: alpha, object: front"


def concluded(
    case: actorgraph.Case, reading: str, actor: str, **filters_asked: Any
) -> list[Conclusion]:
    """Return what follows about the other end of a reading, sorted."""
    store = case.store
    filters = read_filters(**filters_asked)
    thing = store.thing(actor)
    return sorted(
        (
            store.things([it.actor])[it.actor].id,
            it.known,
            tuple(store.claim_ids([hop.n for hop in it.chain])),
        )
        for it in derived(store, store.vocabulary.reading(reading), thing.n, filters)
    )


COMMAND: Rules = {
    "what a part does, the whole does": (
        [UNIT_ATTACKS_BLUE, UNIT_OF_CORPS],
        ("attacks", "blue"),
        [("corps", "command", ("c1", "c2"))],
    ),
    "what a part suffers, the whole does not suffer": (
        [BLUE_ATTACKS_UNIT, UNIT_OF_CORPS],
        ("attacks", "corps"),
        [],
    ),
    "whom somebody attacks is not asked from a part to the whole": (
        [BLUE_ATTACKS_UNIT, UNIT_OF_CORPS],
        ("attacked-by", "blue"),
        [],
    ),
    "who sponsors a part does not sponsor the whole": (
        ["relation: sponsors, subject: blue, object: unit", UNIT_OF_CORPS],
        ("sponsors", "corps"),
        [],
    ),
    "who clashes with a part clashes with the whole, for both do it": (
        ["relation: clashes-with, subject: blue, object: unit", UNIT_OF_CORPS],
        ("clashes-with", "corps"),
        [("blue", "command", ("c1", "c2"))],
    ),
    "a part of a part is a part": (
        [UNIT_ATTACKS_BLUE, UNIT_OF_CORPS, CORPS_OF_RED],
        ("attacks", "blue"),
        [("corps", "command", ("c1", "c2")), ("red", "command", ("c1", "c2", "c3"))],
    ),
    "whom the whole attacks is asked from the whole": (
        [UNIT_ATTACKS_BLUE, UNIT_OF_CORPS],
        ("attacked-by", "corps"),
        [("blue", "command", ("c1", "c2"))],
    ),
    "what the whole does, no part does": (
        ["relation: attacks, subject: corps, object: blue", UNIT_OF_CORPS],
        ("attacked-by", "unit"),
        [],
    ),
    "what the whole suffers, no part suffers": (
        ["relation: attacks, subject: blue, object: corps", UNIT_OF_CORPS],
        ("attacks", "unit"),
        [],
    ),
    "who leads a part does not lead the whole": (
        ["relation: leads, subject: blue, object: unit", UNIT_OF_CORPS],
        ("leads", "corps"),
        [],
    ),
    "the parts of a part are parts of the whole": (
        [UNIT_OF_CORPS, CORPS_OF_RED],
        ("part-of", "red"),
        [("unit", "command", ("c2", "c1"))],
    ),
    "a part is a part of all that its whole is a part of": (
        [UNIT_OF_CORPS, CORPS_OF_RED],
        ("has-part", "unit"),
        [("red", "command", ("c1", "c2"))],
    ),
}
CLASS: Rules = {
    "who sponsors a class sponsors each actor of the class": (
        [RED_SPONSORS_MILITIAS, ALPHA_IS_A_MILITIA],
        ("sponsors", "alpha"),
        [("red", "class", ("c1", "c2"))],
    ),
    "whom the sponsor of a class sponsors is asked from the sponsor": (
        [RED_SPONSORS_MILITIAS, ALPHA_IS_A_MILITIA],
        ("sponsored-by", "red"),
        [("alpha", "class", ("c1", "c2"))],
    ),
    "a class may be of a class": (
        [
            RED_SPONSORS_MILITIAS,
            "relation: instance-of, subject: alpha, object: front",
            "relation: instance-of, subject: front, object: militias",
        ],
        ("sponsors", "alpha"),
        [("red", "class", ("c1", "c2", "c3"))],
    ),
    "who supports a class in words does not support each actor of the class": (
        ["relation: supports-politically, subject: red, object: militias", ALPHA_IS_A_MILITIA],
        ("supports-politically", "alpha"),
        [],
    ),
    "who attacks a class does not attack each actor of the class": (
        ["relation: attacks, subject: blue, object: militias", ALPHA_IS_A_MILITIA],
        ("attacks", "alpha"),
        [],
    ),
    "what a class does, no actor of the class does": (
        ["relation: attacks, subject: militias, object: blue", ALPHA_IS_A_MILITIA],
        ("attacks", "blue"),
        [],
    ),
    "who sponsors an actor of a class does not sponsor the class": (
        ["relation: sponsors, subject: red, object: alpha", ALPHA_IS_A_MILITIA],
        ("sponsors", "militias"),
        [],
    ),
}
UMBRELLA: Rules = {
    "what a member does, a member of the umbrella does": (
        [ALPHA_ATTACKS_BLUE, ALPHA_IN_FRONT],
        ("attacks", "blue"),
        [("front", "umbrella", ("c1", "c2"))],
    ),
    "whom members of an umbrella attack is asked from the umbrella": (
        [ALPHA_ATTACKS_BLUE, ALPHA_IN_FRONT],
        ("attacked-by", "front"),
        [("blue", "umbrella", ("c1", "c2"))],
    ),
    "what a member suffers, the umbrella does not suffer": (
        ["relation: attacks, subject: blue, object: alpha", ALPHA_IN_FRONT],
        ("attacks", "front"),
        [],
    ),
    "whom a member sponsors, the umbrella does not sponsor": (
        ["relation: sponsors, subject: alpha, object: beta", ALPHA_IN_FRONT],
        ("sponsors", "beta"),
        [],
    ),
    "who sponsors an umbrella does not sponsor its members": (
        ["relation: sponsors, subject: red, object: front", ALPHA_IN_FRONT],
        ("sponsors", "alpha"),
        [],
    ),
    "what an umbrella does, its members do not": (
        ["relation: attacks, subject: front, object: blue", ALPHA_IN_FRONT],
        ("attacks", "blue"),
        [],
    ),
}
SEVERAL: Rules = {
    "a part that sponsors a class makes its whole a sponsor of each actor of the class": (
        ["relation: sponsors, subject: corps, object: militias", ALPHA_IS_A_MILITIA, CORPS_OF_RED],
        ("sponsors", "alpha"),
        [("corps", "class", ("c1", "c2")), ("red", "command", ("c1", "c2", "c3"))],
    ),
    "a part of a member acts for a member of the umbrella": (
        [
            UNIT_ATTACKS_BLUE,
            "relation: part-of, subject: unit, object: alpha",
            ALPHA_IN_FRONT,
        ],
        ("attacks", "blue"),
        [("alpha", "command", ("c1", "c2"))],
    ),
    "what is stated is not concluded as well": ([UNIT_ATTACKS_BLUE], ("attacks", "blue"), []),
    "every chain to an answer is kept": (
        [UNIT_ATTACKS_BLUE, UNIT_ATTACKS_BLUE, UNIT_OF_CORPS],
        ("attacks", "blue"),
        [("corps", "command", ("c1", "c3")), ("corps", "command", ("c2", "c3"))],
    ),
}
CIRCLES: Rules = {
    "an attack on its own whole is no attack of the whole on itself": (
        ["relation: attacks, subject: unit, object: corps", UNIT_OF_CORPS],
        ("attacks", "corps"),
        [],
    ),
    "an attack on its own part is no attack of the part's whole on itself": (
        ["relation: attacks, subject: corps, object: unit", UNIT_OF_CORPS],
        ("attacked-by", "corps"),
        [],
    ),
    "a member that attacks its umbrella is no umbrella that attacks itself": (
        ["relation: attacks, subject: alpha, object: front", ALPHA_IN_FRONT],
        ("attacks", "front"),
        [],
    ),
    "two that are part of one another are no parts of themselves": (
        [UNIT_OF_CORPS, "relation: part-of, subject: corps, object: unit"],
        ("part-of", "corps"),
        [],
    ),
    "two that are part of one another command one another once": (
        [UNIT_ATTACKS_BLUE, UNIT_OF_CORPS, "relation: part-of, subject: corps, object: unit"],
        ("attacks", "blue"),
        [("corps", "command", ("c1", "c2"))],
    ),
}
RAID = ", event: raid"  # on 2024-01-28
ONE_CHAIN: list[Conclusion] = [("corps", "command", ("c1", "c2"))]
DAYS: Rules = {
    "dates that share a day make a chain": (
        [UNIT_ATTACKS_BLUE + ", when: 2012/2013", UNIT_OF_CORPS + ", when: 2013/.."],
        ("attacks", "blue"),
        ONE_CHAIN,
    ),
    "dates that share no day make none": (
        [UNIT_ATTACKS_BLUE + ", when: 2012", UNIT_OF_CORPS + ", when: 2013/.."],
        ("attacks", "blue"),
        [],
    ),
    "a claim without a date meets any day": (
        [UNIT_ATTACKS_BLUE, UNIT_OF_CORPS + ", when: 2010/2012"],
        ("attacks", "blue"),
        ONE_CHAIN,
    ),
    "a claim that is dated by its event is bound to the days of the event": (
        [UNIT_ATTACKS_BLUE + RAID, UNIT_OF_CORPS + ", when: 2024-01-29/.."],
        ("attacks", "blue"),
        [],
    ),
    "the day of the event itself is shared": (
        [UNIT_ATTACKS_BLUE + RAID, UNIT_OF_CORPS + ", when: 2024-01-28/.."],
        ("attacks", "blue"),
        ONE_CHAIN,
    ),
    "the day on which an undated state was said binds nothing": (
        [UNIT_ATTACKS_BLUE + ", when: 2012", UNIT_OF_CORPS + ", said: 2023-05-01"],
        ("attacks", "blue"),
        ONE_CHAIN,
    ),
    "one day has to be shared by all claims of a chain, not by each two of them": (
        [
            UNIT_ATTACKS_BLUE + ", when: 2010/2012",
            UNIT_OF_CORPS + ", when: 2012/2014",
            CORPS_OF_RED + ", when: 2010/2011",
        ],
        ("attacks", "blue"),
        ONE_CHAIN,
    ),
    "an actor leaves a class": (
        [RED_SPONSORS_MILITIAS + ", when: 2020/..", ALPHA_IS_A_MILITIA + ", when: ../2019"],
        ("sponsors", "alpha"),
        [],
    ),
}
MODALITIES: Rules = {
    "a deed that is denied leads nowhere": (
        [UNIT_ATTACKS_BLUE + ", modality: denied", UNIT_OF_CORPS],
        ("attacks", "blue"),
        [],
    ),
    "a command that is denied leads nowhere": (
        [UNIT_ATTACKS_BLUE, UNIT_OF_CORPS + ", modality: denied"],
        ("attacks", "blue"),
        [],
    ),
    "what is hinted leads nowhere": (
        [RED_SPONSORS_MILITIAS + ", modality: hinted", ALPHA_IS_A_MILITIA],
        ("sponsors", "alpha"),
        [],
    ),
    "what is possible leads nowhere": (
        [RED_SPONSORS_MILITIAS, ALPHA_IS_A_MILITIA + ", modality: possible"],
        ("sponsors", "alpha"),
        [],
    ),
}
RULES = COMMAND | CLASS | UMBRELLA | SEVERAL | CIRCLES | DAYS | MODALITIES


@pytest.mark.parametrize(("claims", "question", "expected"), RULES.values(), ids=RULES.keys())
def test_nothing_but_what_the_rules_allow_is_concluded(
    world: World, claims: list[str], question: tuple[str, str], expected: list[Conclusion]
) -> None:
    assert concluded(world(*claims), *question) == expected


@pytest.mark.parametrize("modality", ["possible", "intended", "conditional"])
def test_a_tentative_claim_enters_a_chain_if_asked_for(world: World, modality: str) -> None:
    case = world(UNIT_ATTACKS_BLUE, f"{UNIT_OF_CORPS}, modality: {modality}")
    assert concluded(case, "attacks", "blue") == []
    assert concluded(case, "attacks", "blue", tentative=True) == ONE_CHAIN


@pytest.mark.parametrize("modality", ["hinted", "withheld", "denied", "presupposed"])
@pytest.mark.parametrize("asked", [{"tentative": True}, {"modality": "all"}])
def test_no_question_lets_what_nobody_asserts_enter_a_chain(
    world: World, modality: str, asked: dict[str, Any]
) -> None:
    case = world(UNIT_ATTACKS_BLUE, f"{UNIT_OF_CORPS}, modality: {modality}")
    assert concluded(case, "attacks", "blue", **asked) == []


@pytest.mark.parametrize(
    ("deed", "command", "modality"),
    [
        ("confirmed", "likely", "likely"),
        ("believed", "confirmed", "believed"),
        ("stated", "stated", "stated"),
    ],
)
def test_a_chain_is_as_firm_as_its_weakest_claim(
    world: World, deed: str, command: str, modality: str
) -> None:
    case = world(f"{UNIT_ATTACKS_BLUE}, modality: {deed}", f"{UNIT_OF_CORPS}, modality: {command}")
    [answer] = [it for it in case.who("attacks", "blue").answers if it.actor == "corps"]
    assert answer.modality == modality


def test_the_firmest_of_equally_short_chains_of_command_is_taken(world: World) -> None:
    case = world(
        UNIT_ATTACKS_BLUE,
        f"{UNIT_OF_CORPS}, modality: likely",
        f"{UNIT_OF_CORPS}, modality: stated",
    )
    assert concluded(case, "attacks", "blue") == [("corps", "command", ("c1", "c3"))]
