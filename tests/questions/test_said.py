"""What somebody says: in its own voice, through others, about somebody."""

from __future__ import annotations

import pytest

from actorgraph.questions.call import Call
from conftest import World

CLAIMS = (
    "relation: sponsors, subject: red, object: alpha, claimant: blue",
    "relation: attacks, subject: beta, object: unit, claimant: blue, spokesperson: unit",
    "relation: threatens, subject: blue, object: red",
    "relation: attacks, subject: red, object: blue",
)


@pytest.mark.parametrize(
    ("arguments", "claims"),
    [
        ({"actor": "Blue"}, ("c1", "c2", "c3")),
        ({"actor": "blue", "own_voice": True}, ("c1",)),
        ({"actor": "blue", "about": "Red"}, ("c1", "c3")),
        ({"actor": "unit"}, ("c2",)),
        ({"actor": "gazette", "about": "beta"}, ()),
        ({"actor": "alpha"}, ()),
    ],
)
def test_what_an_actor_says_is_what_it_vouches_for_speaks_or_threatens(
    world: World, arguments: dict[str, object], claims: tuple[str, ...]
) -> None:
    store = world(*CLAIMS).store
    answer = Call("said", arguments).run(store)

    assert (answer.claims, answer.verdict) == (claims, "stated" if claims else "not stated")


def test_the_lead_counts_what_is_said_or_names_who_says_nothing(world: World) -> None:
    store = world(*CLAIMS).store

    assert str(Call("said", {"actor": "alpha"}).run(store)) == (
        "Not stated: no claim has Alpha say anything."
    )
    assert Call("said", {"actor": "blue", "about": "red"}).run(store).document()["lead"] == (  # type: ignore[call-overload]
        "What Blue says about Red: 2 claims."
    )


def test_what_is_urged_is_said_and_may_name_somebody_in_words_alone(world: World) -> None:
    case = world("relation: urges, subject: alpha, object: red, text: hit inside Blue")
    assert case.said("alpha").claims == ("c1",)
    assert case.said("alpha", about="blue").claims == ("c1",)
    assert case.said("alpha", about="beta").claims == ()
