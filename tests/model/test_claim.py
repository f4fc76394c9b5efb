"""A claim or figure that exists is a valid one."""

from __future__ import annotations

from typing import Any

import pytest

from actorgraph.model.claim import Claim, Quantity
from actorgraph.model.errors import InvalidValue

CLAIM: dict[str, Any] = {
    "id": "c1",
    "relation": "sponsors",
    "source": "report",
    "claimant": "gazette",
    "subject": "red",
    "object": "alpha",
    "quote": "Red arms Alpha",
}


@pytest.mark.parametrize(
    ("quantity", "text"),
    [
        (Quantity("targets", "=", 85), "85 (targets)"),
        (Quantity("targets", ">", 85, "targets"), "more than 85 targets (targets)"),
        (Quantity("killed", "<", 3), "fewer than 3 (killed)"),
        (Quantity("killed", "=", 0), "none (killed)"),
        (Quantity("killed", "=", 0, "soldiers"), "no soldiers (killed)"),
        (Quantity("killed", ">=", 3), "at least 3 (killed)"),
        (Quantity("killed", "<=", 3), "at most 3 (killed)"),
        (Quantity("flight", "~", 2.5, "hours"), "about 2.5 hours (flight)"),
        (Quantity("balance", "=", -1000000.0), "-1000000 (balance)"),
    ],
)
def test_a_quantity_reads_as_it_was_told(quantity: Quantity, text: str) -> None:
    assert str(quantity) == text


@pytest.mark.parametrize(
    ("values", "message"),
    [
        (("", "=", 1), "a thing counted must not be empty"),
        (("x", "≥", 1), "unknown operator '≥'; use one of =, >, <, >=, <=, ~"),
        (("x", "=", float("nan")), "a quantity needs a finite number, not nan"),
        (("x", "=", float("inf")), "a quantity needs a finite number, not inf"),
    ],
)
def test_a_quantity_that_cannot_exist_is_refused(
    values: tuple[str, str, float], message: str
) -> None:
    with pytest.raises(InvalidValue) as caught:
        Quantity(*values)

    assert str(caught.value) == message


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"object": "", "event": "raid"},
        {"object": "", "text": "militia groups"},
        {"subject": "", "event": "raid"},
        {"subject": "", "object": "", "event": "raid"},
        {"object": "", "quantity": Quantity("killed", "=", 3)},
        {"quote": "line\nbreak\tand tab"},
        {"quote": "قال \u202bحزب الله\u202c"},
    ],
)
def test_a_claim_says_something_about_something(values: dict[str, Any]) -> None:
    assert Claim(**CLAIM | values).id == "c1"


@pytest.mark.parametrize(
    ("values", "message"),
    [
        (
            {"id": "c 1"},
            "'c 1' cannot be the id of a claim; use letters, digits, '-', '_' and '.'",
        ),
        (
            {"claimant": ""},
            "'' cannot be the id of a claimant; use letters, digits, '-', '_' and '.'",
        ),
        ({"subject": ""}, "a claim needs a subject or an event that it is about"),
        ({"object": ""}, "a claim needs an object, an event, a text or a quantity"),
        ({"mode": ("a;b",)}, "a mode is a word or two without ';', not ['a;b']"),
        ({"mode": ("drone", " ")}, "a mode is a word or two without ';', not ['drone', ' ']"),
        ({"quote": "a\x00b"}, "a claim must not hold the character U+0000: 'a\\x00b'"),
        ({"note": "\ud800"}, "a claim must not hold the character U+D800: '\\ud800'"),
        (
            {"modality": "probable"},
            "unknown modality 'probable'; use one of confirmed, stated, believed, likely, possible, intended, conditional, hinted, withheld, denied, presupposed",
        ),
    ],
)
def test_a_claim_that_cannot_exist_is_refused(values: dict[str, Any], message: str) -> None:
    with pytest.raises(InvalidValue) as caught:
        Claim(**CLAIM | values)

    assert str(caught.value) == message
