"""Who makes the claims, and what rests on one voice alone."""

from __future__ import annotations

from pathlib import Path

import pytest

import actorgraph
from actorgraph.model.actor import Actor
from actorgraph.model.claim import Claim
from actorgraph.model.errors import InvalidValue
from actorgraph.model.event import Event
from actorgraph.model.source import Source
from actorgraph.model.vocabulary import standard
from actorgraph.questions.assertion import Assertion
from actorgraph.questions.voices import About, Alone, Voice, Voices
from actorgraph.store.writer import StoreWriter
from conftest import World

SPONSORS = Assertion("sponsors", "red", "alpha", "")
ATTACKS = Assertion("attacks", "alpha", "", "raid")


@pytest.fixture
def case(tmp_path: Path) -> actorgraph.Case:
    """Return a case of two reports: of the Gazette, and of a dataset that names no publisher.

    Both tell that Red sponsors Alpha, by two mouths of Blue; only the Gazette tells of the raid, through
    an official without a name.
    """
    place = tmp_path / "store.db"
    with StoreWriter(place, standard()) as writer:
        for key in ("red", "alpha", "blue", "gazette"):
            writer.actor(Actor(key, key.title()))
        writer.actor(Actor("palace", "Palace", parent="blue"))
        writer.actor(Actor("ministry", "Ministry", parent="palace"))
        writer.actor(Actor("official", "an official", anonymous=True))
        writer.event(Event("raid", "raid"))
        writer.source(Source("report", "Report", "gazette"))
        writer.source(Source("set", "Dataset", ""))
        writer.claims(
            [
                Claim("c1", "sponsors", "report", "palace", "red", "alpha", modality="likely"),
                Claim("c2", "sponsors", "set", "ministry", "red", "alpha"),
                Claim("c3", "attacks", "report", "official", "alpha", event="raid"),
                Claim(
                    "c4", "attacks", "report", "gazette", "alpha", event="raid", modality="possible"
                ),
                Claim(
                    "c5", "attacks", "report", "palace", "alpha", event="raid", modality="denied"
                ),
                Claim("c6", "threatens", "report", "gazette", "alpha", text="somebody"),
            ]
        )
    return actorgraph.open_case(place)


def test_claimants_of_one_government_are_one_voice(case: actorgraph.Case) -> None:
    assert case.voices() == Voices(
        by="claimant",
        claim_count=6,
        voices=(
            Voice("blue", "Blue", ("palace", "ministry"), 3, 2, 0, 1,
                  (About("alpha", 3), About("red", 2)), 1, 1, (Alone(SPONSORS, ("c1", "c2")),)),
            Voice("gazette", "Gazette", ("gazette",), 2, 1, 1, 0, (About("alpha", 2),), 0, 0, ()),
            Voice("official", "an official", ("official",), 1, 1, 0, 0, (About("alpha", 1),), 1, 1,
                  (Alone(ATTACKS, ("c3",)),)),
        ),
        assertions=2,
        one_voice=2,
        one_publisher=1,
        one_source=1,
        several_sources=1,
        one_origin=1,
        anonymous=1,
        anonymous_claims=1,
        names={"palace": "Palace", "ministry": "Ministry", "gazette": "Gazette",
               "official": "an official", "alpha": "Alpha", "red": "Red", "raid": "raid"},
    )  # fmt: skip


@pytest.mark.parametrize(
    ("by", "rows"),
    [
        ("claimant", [("blue", 3, 1, 1), ("gazette", 2, 0, 0), ("official", 1, 1, 1)]),
        ("publisher", [("gazette", 5, 2, 1), ("", 1, 1, 0)]),
        ("source", [("report", 5, 2, 1), ("set", 1, 1, 0)]),
    ],
)
def test_claims_are_put_together_by_claimant_publisher_or_source(
    case: actorgraph.Case, by: str, rows: list[tuple[str, int, int, int]]
) -> None:
    found = case.voices(by=by).voices
    assert [(it.id, it.claims, it.assertions, it.alone) for it in found] == rows


@pytest.mark.parametrize("source", ["report", "set"])
def test_what_rests_on_a_source_alone_is_what_vanishes_without_it(
    case: actorgraph.Case, source: str
) -> None:
    (alone,) = [it.alone for it in case.voices(by="source").voices if it.id == source]
    assert case.voices().assertions - case.voices(without=source).assertions == alone


def test_an_assertion_that_counts_for_another_voice_too_rests_on_none_alone(
    case: actorgraph.Case,
) -> None:
    answer = case.voices(tentative=True)
    assert (answer.assertions, answer.one_voice, answer.anonymous) == (2, 1, 0)


def test_filters_leave_claims_out_of_every_number(case: actorgraph.Case) -> None:
    answer = case.voices(claimant="Gazette")
    assert [(it.id, it.claims) for it in answer.voices] == [("gazette", 2)]
    assert (answer.claim_count, answer.assertions, answer.anonymous_claims) == (2, 0, 0)


def test_at_most_so_many_assertions_are_named(case: actorgraph.Case) -> None:
    found = case.voices(by="publisher", tentative=True, most=1).voices[0]
    assert (found.alone, found.examples) == (1, (Alone(ATTACKS, ("c3", "c4")),))
    with_all = case.voices(by="claimant", most=0).voices
    assert [len(it.examples) for it in with_all] == [1, 0, 1]


def test_a_relation_that_goes_both_ways_is_one_assertion(tmp_path: Path) -> None:
    place = tmp_path / "store.db"
    with StoreWriter(place, standard()) as writer:
        for key in ("red", "blue", "gazette"):
            writer.actor(Actor(key, key.title()))
        writer.source(Source("report", "Report", "gazette"))
        writer.claims(
            [
                Claim("c1", "allied-with", "report", "red", "red", "blue"),
                Claim("c2", "allied-with", "report", "blue", "blue", "red"),
            ]
        )
    answer = actorgraph.open_case(place).voices()
    assert (answer.assertions, answer.one_voice) == (1, 0)


def test_voices_as_json_have_the_claims_of_their_assertions(case: actorgraph.Case) -> None:
    document = case.voices(by="source", without="Dataset").document()
    assert document == {
        "by": "source", "claims": 5, "ties": 2, "one_voice": 2, "one_publisher": 2, "one_source": 2,
        "several_sources": 0, "one_origin": 0,
        "anonymous": 1, "anonymous_claims": 1,
        "modalities": ["confirmed", "stated", "believed", "likely"],
        "voices": [
            {
                "id": "report", "name": "Report", "members": [], "claims": 5, "assertive": 3,
                "tentative": 1, "not_asserted": 1,
                "about": [{"actor": "alpha", "claims": 5}, {"actor": "red", "claims": 1}],
                "ties": 2, "alone": 2,
                "examples": [
                    {"relation": "sponsors", "subject": "red", "object": "alpha", "event": None,
                     "claims": ["c1"]},
                    {"relation": "attacks", "subject": "alpha", "object": None, "event": "raid",
                     "claims": ["c3"]},
                ],
            }
        ],
    }  # fmt: skip


def test_who_denies_or_hints_at_an_assertion_does_not_back_it(world: World) -> None:
    answer = world(
        "relation: sponsors, subject: red, object: alpha",
        "relation: sponsors, subject: red, object: alpha, claimant: red, modality: denied",
        "relation: sponsors, subject: red, object: alpha, claimant: blue, modality: hinted",
    ).voices(modality="all")
    assert (answer.assertions, answer.one_voice) == (3, 3)
    assert [[alone.claims for alone in voice.examples] for voice in answer.voices] == [
        [("c3",)], [("c1",)], [("c2",)],
    ]  # fmt: skip


def test_what_nobody_asserts_is_counted_and_not_concluded_from(world: World) -> None:
    case = world("relation: sponsors, subject: red, object: alpha, modality: hinted")
    assert case.voices(modality="hinted").verdict == "not asserted"
    assert case.voices().verdict == "derived"


def test_by_something_else_is_refused(case: actorgraph.Case) -> None:
    with pytest.raises(
        InvalidValue, match=r"^voices are counted by claimant, publisher, source, not"
    ):
        case.voices(by="mood")


def test_the_shipped_case_rests_on_one_report_and_six_voices(shipped: actorgraph.Case) -> None:
    answer = shipped.voices()
    assert [it.id for it in answer.voices] == [
        "cnn", "us", "kataib-hezbollah", "iran", "al-nujaba", "defense-official",
    ]  # fmt: skip
    assert (answer.one_source, answer.one_publisher) == (answer.assertions, answer.assertions)
    assert answer.anonymous_claims == 1


def test_actors_that_are_one_make_one_assertion_and_one_voice(world: World) -> None:
    answer = world(
        "relation: same-as, subject: alpha, object: beta, modality: confirmed, claimant: blue",
        "relation: sponsors, subject: red, object: alpha, claimant: alpha",
        "relation: sponsors, subject: red, object: beta, claimant: beta",
    ).voices()
    (alpha,) = [it for it in answer.voices if it.id == "alpha"]
    assert (alpha.members, alpha.claims, alpha.assertions, alpha.alone) == (
        ("alpha", "beta"),
        2,
        1,
        1,
    )
    assert alpha.about == (About("red", 2), About("alpha", 2))
    assert alpha.examples == (Alone(SPONSORS, ("c2", "c3")),)


def test_what_is_counted_is_derived_and_names_the_claims_of_lonely_assertions(
    case: actorgraph.Case,
) -> None:
    answer = case.voices(by="publisher", most=1)
    assert (
        answer.question == "which publishers make the claims, and what rests on one of them alone"
    )
    assert (answer.verdict, answer.claims) == ("derived", ("c3",))
    assert answer.call is not None
    assert answer.call.command == "actorgraph voices --by publisher --alone 1"
