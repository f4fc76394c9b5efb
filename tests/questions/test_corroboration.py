"""How many independent voices say something."""

from __future__ import annotations

import pytest

from actorgraph.questions.call import Call
from conftest import World

ACTORS = """\
- {id: red, name: Red, type: state}
- {id: blue, name: Blue, type: state}
- {id: palace, name: Palace, type: government-body, parent: blue}
- {id: army, name: Army, type: military, parent: blue}
- {id: alpha, name: Alpha, type: armed-group}
- {id: gazette, name: Gazette, type: media-outlet}
"""
CLAIMS = (
    "relation: sponsors, subject: red, object: alpha, claimant: palace",
    "relation: sponsors, subject: red, object: alpha, claimant: army",
    "relation: sponsors, subject: red, object: alpha",
    "relation: sponsors, subject: blue, object: alpha, modality: hinted, hedge: words",
    "relation: attributes, subject: army, object: alpha, event: raid, claimant: army",
)


@pytest.mark.parametrize(
    ("arguments", "lead"),
    [
        (
            {"subject": "red", "relation": "sponsors", "object": "alpha"},
            "2 independent voices say that Red sponsors Alpha; voices of one government are counted once.",
        ),
        (
            {"relation": "sponsors", "object": "alpha"},
            "2 independent voices say who sponsors Alpha; voices of one government are counted once.",
        ),
        (
            {"object": "alpha", "event": "raid"},
            "1 independent voice blames Alpha for the raid; voices of one government are counted once.",
        ),
        (
            {"subject": "blue", "relation": "sponsors", "object": "alpha"},
            "0 independent voices say that Blue sponsors Alpha; voices of one government are counted once.",
        ),
        ({}, "2 independent voices speak here; voices of one government are counted once."),
    ],
)
def test_voices_of_one_government_are_one(
    world: World, arguments: dict[str, object], lead: str
) -> None:
    answer = Call("corroboration", arguments).run(world(*CLAIMS, actors=ACTORS).store)

    assert answer.document()["lead"] == lead  # type: ignore[call-overload]


def test_the_claims_of_a_government_are_in_their_order_whoever_of_it_speaks(world: World) -> None:
    said = "relation: sponsors, subject: red, object: alpha, claimant: {}"
    store = world(*map(said.format, ("army", "palace", "gazette", "army")), actors=ACTORS).store
    answer = Call("corroboration", {"relation": "sponsors"}).run(store)
    assert [(each.actor, each.claims) for each in answer.answers] == [
        ("army", ("c1", "c2", "c4")),
        ("gazette", ("c3",)),
    ]
