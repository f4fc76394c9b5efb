"""The claims that meet some wishes, in the order of the text."""

from __future__ import annotations

import pytest

from actorgraph.model.errors import InvalidValue
from actorgraph.questions.call import Call
from actorgraph.questions.documents import claim_document
from conftest import World

ACTORS = """\
- {id: red, name: Red, type: state}
- {id: alpha, name: Alpha, type: armed-group}
- {id: official, name: an official, type: person, anonymous: true}
- {id: gazette, name: Gazette, type: media-outlet}
"""
CLAIMS = (
    "relation: sponsors, subject: red, object: alpha, claimant: official",
    "relation: attacks, subject: alpha, object: red, event: raid, implied: true",
    "relation: attacks, subject: alpha, object: red, modality: denied, hedge: words",
    "relation: denies-responsibility, subject: alpha, event: raid, claimant: alpha",
    "relation: leads, subject: official, object: red, claimant: red, spokesperson: official",
)


@pytest.mark.parametrize(
    ("arguments", "filters", "claims"),
    [
        ({}, {}, ["c1", "c2", "c3", "c4", "c5"]),
        ({"relation": "attacks"}, {}, ["c2", "c3"]),
        ({"relation": "attacked-by", "subject": "alpha"}, {}, ["c2", "c3"]),
        ({"subject": "alpha", "acts": True}, {}, ["c2", "c4"]),
        ({"actor": "official"}, {}, ["c5"]),
        ({"event": "raid"}, {}, ["c2", "c4"]),
        ({"anonymous": True}, {}, ["c1", "c5"]),
        ({"implied": True}, {}, ["c2"]),
        ({"own_voice": True}, {"claimant": "red"}, []),
        ({"own_voice": True}, {"claimant": "alpha"}, ["c4"]),
        ({}, {"modality": "denied"}, ["c3"]),
        ({"denials": True}, {"modality": "denied", "claimant": "alpha"}, ["c4"]),
    ],
)
def test_a_claim_is_listed_if_it_meets_all_wishes(
    world: World, arguments: dict[str, object], filters: dict[str, str], claims: list[str]
) -> None:
    store = world(*CLAIMS, actors=ACTORS).store
    answer = Call("claims", arguments, filters).run(store)  # type: ignore[arg-type]

    assert [claim.id for claim in answer] == claims
    assert answer.document() == [claim_document(store.claim(key)) for key in claims]


def test_an_own_voice_needs_a_claimant(world: World) -> None:
    with pytest.raises(InvalidValue, match=r"^--own-voice needs --claimant"):
        Call("claims", {"own_voice": True}).run(world(*CLAIMS, actors=ACTORS).store)


def test_the_ids_of_an_answer_go_from_the_firmest_down(world: World) -> None:
    answer = Call("claims", {"relation": "attacks"}).run(
        world(*reversed(CLAIMS), actors=ACTORS).store
    )

    assert (tuple(claim.id for claim in answer), answer.claims) == (("c3", "c4"), ("c4", "c3"))


def test_who_has_not_denied_an_event_is_not_listed_among_those_who_deny_it(world: World) -> None:
    silent = "relation: denies-responsibility, subject: alpha, event: raid, claimant: gazette, modality: denied"
    call = Call("claims", {"denials": True}, {"modality": "hinted", "claimant": "alpha"})
    assert call.run(world(silent).store).claims == ()
