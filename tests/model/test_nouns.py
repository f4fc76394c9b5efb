"""A value that exists is a valid value."""

from __future__ import annotations

from typing import Any

import pytest

from actorgraph.model.errors import InvalidValue
from actorgraph.model.nouns import Actor, Claim, Event, Name, Quantity, Source

CLAIM: dict[str, Any] = {
    "id": "c1",
    "relation": "sponsors",
    "source": "report",
    "claimant": "gazette",
    "subject": "red",
    "object": "alpha",
    "quote": "Red arms Alpha",
}
TYPES = (
    "state, government-body, military, armed-group, umbrella-group, class, organisation, person, "
    "media-outlet, place, facility, dataset, unknown"
)


@pytest.mark.parametrize(
    "name", ["Kata’ib Hezbollah", "حزب الله", "Вагнер", "中国", "a", "x" * 10_000]
)
def test_a_name_may_be_of_any_script_and_length(name: str) -> None:
    assert Actor("alpha", name).name == name


@pytest.mark.parametrize(
    ("values", "message"),
    [
        (
            {"id": "a b", "name": "A"},
            "'a b' cannot be the id of an actor; use letters, digits, '-', '_' and '.'",
        ),
        (
            {"id": "", "name": "A"},
            "'' cannot be the id of an actor; use letters, digits, '-', '_' and '.'",
        ),
        ({"id": "a", "name": " "}, "a name must not be empty"),
        ({"id": "a", "name": "a\x00b"}, "a name must not hold the character U+0000: 'a\\x00b'"),
        (
            {"id": "a", "name": "a\u202eb"},
            "a name must not hold the character U+202E: 'a\\u202eb'",
        ),
        (
            {"id": "a", "name": "\ud800"},
            "a name must not hold the character U+D800: '\\ud800'",
        ),
        (
            {"id": "a", "name": "A", "type": "milita"},
            f"unknown type of actor 'milita'; use one of {TYPES}",
        ),
    ],
)
def test_an_actor_that_cannot_exist_is_refused(values: dict[str, Any], message: str) -> None:
    with pytest.raises(InvalidValue) as caught:
        Actor(**values)

    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("values", "message"),
    [
        (
            {"id": "a b", "name": "A"},
            "'a b' cannot be the id of an event; use letters, digits, '-', '_' and '.'",
        ),
        ({"id": "a", "name": ""}, "a name must not be empty"),
        (
            {"id": "a", "name": "A", "type": "drone attack"},
            "'drone attack' cannot be the id of a type of event; use letters, digits, '-', '_' and '.'",
        ),
    ],
)
def test_an_event_that_cannot_exist_is_refused(values: dict[str, Any], message: str) -> None:
    with pytest.raises(InvalidValue) as caught:
        Event(**values)

    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("values", "message"),
    [
        (("", "R", "p"), "'' cannot be the id of a source; use letters, digits, '-', '_' and '.'"),
        (("r", "", "p"), "a title must not be empty"),
        (
            ("r", "R", "a b"),
            "'a b' cannot be the id of a publisher; use letters, digits, '-', '_' and '.'",
        ),
    ],
)
def test_a_source_that_cannot_exist_is_refused(values: tuple[str, str, str], message: str) -> None:
    with pytest.raises(InvalidValue) as caught:
        Source(*values)

    assert str(caught.value) == message


def test_a_source_may_leave_its_publisher_open() -> None:
    assert Source("r", "R", "").publisher == ""


def test_a_kind_of_name_is_one_of_five() -> None:
    with pytest.raises(InvalidValue) as caught:
        Name("KH", "nickname")

    assert str(caught.value) == (
        "unknown kind of name 'nickname'; use one of alias, native, transliteration, acronym, former, code"
    )


@pytest.mark.parametrize(
    ("quantity", "text"),
    [
        (Quantity("targets", "=", 85), "85 (targets)"),
        (Quantity("targets", ">", 85, "targets"), "more than 85 targets (targets)"),
        (Quantity("killed", "<", 3), "fewer than 3 (killed)"),
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
