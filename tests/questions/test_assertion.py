"""What claims assertion and count, and what denies what."""

from __future__ import annotations

from dataclasses import replace

import pytest

from actorgraph.model.claim import Claim, Quantity
from actorgraph.model.dates import read_when
from actorgraph.model.vocabulary import standard
from actorgraph.questions.assertion import (
    Assertion,
    Stance,
    Topic,
    is_denied_by,
    may_meet,
    stance_of,
    topic_of,
)

RAID = Assertion("claims-responsibility", "alpha", "", "raid")
ATTACK = Claim("c1", "attacks", "s", "gazette", "red", "blue")
DENIAL = replace(ATTACK, id="c2", modality="denied")


@pytest.mark.parametrize(
    ("claim", "said"),
    [
        (ATTACK, Stance(Assertion("attacks", "red", "blue", ""), False)),
        (DENIAL, Stance(Assertion("attacks", "red", "blue", ""), True)),
        (replace(ATTACK, event="raid"), Stance(Assertion("attacks", "red", "blue", "raid"), False)),
        (replace(ATTACK, object="", event="raid"), Stance(Assertion("attacks", "red", "", "raid"), False)),
        (replace(ATTACK, object="", text="somebody"), None),
        (replace(ATTACK, subject="", event="raid"), None),
        (Claim("c", "counts", "s", "g", "raid", event="raid", quantity=Quantity("hit", "=", 3)), None),
        (Claim("c", "allied-with", "s", "g", "red", "blue"), Stance(Assertion("allied-with", "blue", "red", ""), False)),
        (Claim("c", "claims-responsibility", "s", "g", "alpha", event="raid"), Stance(RAID, False)),
        (Claim("c", "claims-responsibility", "s", "g", "alpha", "raid"), Stance(RAID, False)),
        (Claim("c", "denies-responsibility", "s", "g", "alpha", event="raid"), Stance(RAID, True)),
        (Claim("c", "denies-responsibility", "s", "g", "alpha", event="raid", modality="denied"), None),
        (Claim("c", "claims-responsibility", "s", "g", "alpha", event="raid", modality="denied"), None),
        (Claim("c", "does-not-claim", "s", "g", "alpha", event="raid"), None),
    ],
)  # fmt: skip
def test_a_claim_asserts_or_denies_something_of_two_or_nothing(
    claim: Claim, said: Stance | None
) -> None:
    assert stance_of(claim, standard(), {}) == said


def test_actors_that_are_one_are_asserted_of_under_one_id() -> None:
    said = stance_of(ATTACK, standard(), {"red": "crimson"})
    assert said == Stance(Assertion("attacks", "crimson", "blue", ""), False)


def test_a_figure_is_about_its_event_else_its_subject() -> None:
    counted = replace(ATTACK, quantity=Quantity("Targets  hit", "=", 3, "Targets"))
    assert topic_of(counted, {}) == Topic("red", "blue", "targets hit", "targets")
    assert topic_of(replace(counted, event="raid"), {}) == Topic(
        "raid", "blue", "targets hit", "targets"
    )
    assert topic_of(ATTACK, {}) is None


@pytest.mark.parametrize(
    ("assertion", "denial", "at_odds"),
    [
        ({}, {}, True),
        ({"role": "planner"}, {}, True),
        ({}, {"role": "planner"}, False),
        ({"role": "perpetrator"}, {"role": "planner"}, False),
        ({"role": "planner"}, {"role": "planner"}, True),
        ({"mode": ("drone",)}, {}, True),
        ({"mode": ("drone",)}, {"mode": ("drone", "aerial")}, True),
        ({"mode": ("drone",)}, {"mode": ("naval",)}, False),
        ({}, {"text": "depots"}, False),
        ({"text": "Depots"}, {"text": "depots"}, True),
        ({}, {"quantity": Quantity("raids", "=", 3)}, False),
        ({"when": read_when("2024-01")}, {"when": read_when("2024-02")}, False),
        ({"when": read_when("2024-01/..")}, {"when": read_when("2024-02")}, True),
        ({"when": read_when("2024-01")}, {}, True),
    ],
)
def test_only_what_is_as_wide_or_wider_denies(
    assertion: dict[str, object], denial: dict[str, object], at_odds: bool
) -> None:
    told = replace(ATTACK, **assertion)  # type: ignore[arg-type]
    assert is_denied_by(told, replace(DENIAL, **denial)) is at_odds  # type: ignore[arg-type]


def test_days_of_which_one_is_unknown_may_meet() -> None:
    january = replace(ATTACK, when=read_when("2024-01"))
    assert may_meet(january, ATTACK)
    assert may_meet(ATTACK, january)
    assert not may_meet(january, replace(ATTACK, when=read_when("2024-02-01")))
