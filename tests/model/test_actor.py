"""An actor or name that exists is a valid one."""

from __future__ import annotations

from typing import Any

import pytest

from actorgraph.model.actor import Actor, Name
from actorgraph.model.errors import InvalidValue

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


def test_a_kind_of_name_is_one_of_five() -> None:
    with pytest.raises(InvalidValue) as caught:
        Name("KH", "nickname")

    assert str(caught.value) == (
        "unknown kind of name 'nickname'; use one of alias, native, transliteration, acronym, former, code"
    )
