"""Who blames whom for an event."""

from __future__ import annotations

import pytest

from actorgraph.questions.attribution import Attribution, Possibility, voices
from actorgraph.questions.call import Call
from actorgraph.questions.named import Named
from conftest import ACTORS, World

MOUTHS = (
    ACTORS
    + """\
- {id: palace, name: Palace, type: government-body, parent: blue}
- {id: ministry, name: Ministry, type: government-body, parent: palace}
"""
)
BLAMES = "relation: attributes, subject: blue, object: front, event: raid, claimant: blue"


def told(answer: Attribution) -> list[tuple[str, str, str]]:
    return [(it.claimant, it.accused, it.modality) for it in answer.statements]


def test_statements_go_from_firm_to_withheld(world: World) -> None:
    case = world(
        BLAMES + ", modality: withheld",
        BLAMES + ", modality: believed",
        "relation: attacks, subject: militias, object: blue, event: raid",
    )
    assert told(case.attribution("raid")) == [
        ("gazette", "militias", "stated"),
        ("blue", "front", "believed"),
        ("blue", "front", "withheld"),
    ]


def test_a_statement_keeps_who_spoke_how_and_when(world: World) -> None:
    case = world(
        BLAMES
        + ", spokesperson: red, modality: believed, hedge: we think, said: 2024-01-31, role: planner"
    )
    (statement,) = case.attribution("raid").statements
    assert statement.document() == {
        "claimant": "blue",
        "accused": "front",
        "modality": "believed",
        "hedge": "we think",
        "said": "2024-01-31",
        "claim": "c1",
        "relation": "attributes",
        "spokesperson": "red",
        "role": "planner",
        "text": None,
        "quote": "words 1",
    }


def test_those_answer_who_are_blamed_by_name_in_what_counts(world: World) -> None:
    case = world(
        BLAMES + ", modality: hinted",
        BLAMES.replace("front", "beta") + ", modality: likely",
        BLAMES.replace("front", "beta") + ", modality: believed",
        "relation: claims-responsibility, subject: alpha, event: raid, claimant: alpha",
        BLAMES.replace("object: front", "text: somebody"),
    )
    answer = case.attribution("raid")
    assert (answer.verdict, answer.answers) == (
        "stated",
        (
            Named("alpha", "Alpha", "stated", "stated", ("c4",)),
            Named("beta", "Beta", "stated", "believed", ("c3", "c2")),
        ),
    )
    assert answer.claims == ("c5", "c3", "c2", "c1", "c4")


def test_who_is_only_hinted_at_is_not_stated_to_have_done_it(world: World) -> None:
    answer = world(BLAMES + ", modality: hinted").attribution("raid")
    assert (answer.verdict, answer.answers, answer.notes) == ("not asserted", (), ())
    nobody = world("relation: sponsors, subject: red, object: alpha").attribution("raid")
    assert nobody.notes == ("nobody is said to have done it",)


def test_the_question_in_words(world: World) -> None:
    words = Call("attribution", {"event": "raid"}).words(world(BLAMES).store)
    assert words == "who blames whom for the raid, and how sure they are"


def test_another_event_is_left_out(world: World) -> None:
    case = world(BLAMES, "relation: attacks, subject: red, object: alpha, event: strike")
    assert told(case.attribution("raid")) == [("blue", "front", "stated")]


def test_a_victim_without_an_attacker_accuses_nobody(world: World) -> None:
    case = world("relation: attacks, object: blue, event: raid")
    assert told(case.attribution("raid")) == []


def test_claiming_and_denying_are_listed_apart(world: World) -> None:
    case = world(
        "relation: claims-responsibility, subject: alpha, object: raid, claimant: alpha",
        "relation: denies-responsibility, subject: beta, event: raid, claimant: beta",
        "relation: attacks, subject: red, object: blue, event: raid, claimant: red, modality: denied",
    )
    answer = case.attribution("raid")
    assert [it.accused for it in answer.claims_responsibility] == ["alpha"]
    assert [it.accused for it in answer.denies] == ["beta", "red"]
    assert answer.does_not_claim == ()


def test_not_claiming_an_event_is_listed_apart_and_is_no_denial(world: World) -> None:
    case = world(
        "relation: does-not-claim, subject: alpha, event: raid",
        "relation: claims-responsibility, subject: beta, event: raid, modality: denied",
        "relation: does-not-claim, event: raid, text: no group",
        "relation: denies-responsibility, subject: red, event: raid, modality: denied",
    )
    answer = case.attribution("raid")
    assert [said.accused for said in answer.does_not_claim] == ["alpha", "beta", ""]
    assert (answer.claims_responsibility, answer.denies) == ((), ())
    assert answer.verdict == "not stated"


@pytest.mark.parametrize(
    "modality",
    ["possible", "intended", "conditional", "hinted", "withheld", "presupposed"],
)
def test_a_word_that_asserts_nothing_neither_claims_nor_denies(world: World, modality: str) -> None:
    case = world(
        f"relation: claims-responsibility, subject: alpha, object: raid, claimant: alpha, modality: {modality}",
        f"relation: denies-responsibility, subject: beta, event: raid, claimant: beta, modality: {modality}",
        f"relation: attacks, subject: red, object: blue, event: raid, claimant: red, modality: {modality}",
    )
    answer = case.attribution("raid")
    assert (answer.claims_responsibility, answer.denies) == ((), ())


def test_owning_to_an_attack_claims_it(world: World) -> None:
    case = world(
        "relation: attacks, subject: blue, object: alpha, event: strike, claimant: ministry, modality: confirmed",
        actors=MOUTHS,
    )
    assert [it.claim for it in case.attribution("strike").claims_responsibility] == ["c1"]


def test_members_of_an_accused_umbrella_could_be_meant_and_are_not_accused(world: World) -> None:
    case = world(
        BLAMES + ", modality: believed",
        "relation: member-of, subject: alpha, object: front",
        "relation: member-of, subject: beta, object: front, modality: denied",
    )
    answer = case.attribution("raid")
    assert answer.could_be_meant == (Possibility("alpha", "front", ("c1", "c2")),)
    assert "alpha" not in [it.accused for it in answer.statements]


def test_an_umbrella_that_is_only_hinted_at_means_nobody(world: World) -> None:
    case = world(
        BLAMES + ", modality: hinted",
        "relation: member-of, subject: alpha, object: front",
    )
    assert case.attribution("raid").could_be_meant == ()


def test_mouths_of_one_government_are_one_voice(world: World) -> None:
    case = world(
        BLAMES.replace("claimant: blue", "claimant: palace"),
        BLAMES.replace("claimant: blue", "claimant: ministry"),
        BLAMES.replace("claimant: blue", "claimant: gazette"),
        actors=MOUTHS,
    )
    assert case.attribution("raid").voices == (("palace", "ministry"), ("gazette",))


def test_voices_without_a_common_root_stay_apart() -> None:
    assert voices(["a", "b", "a"], {}) == [("a",), ("b",)]


def test_the_document_has_the_documented_keys(world: World) -> None:
    document = world(BLAMES).attribution("raid").document()
    assert {
        key: document[key] for key in ("event", "claims_responsibility", "denies", "voices")
    } == {
        "event": "raid",
        "claims_responsibility": [],
        "denies": [],
        "voices": [["blue"]],
    }
