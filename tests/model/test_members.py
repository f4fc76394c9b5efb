"""An object of JSON has each member once."""

from __future__ import annotations

import json

import pytest

from actorgraph.model.errors import InvalidValue
from actorgraph.model.members import members_once


def test_members_keep_their_order_and_values() -> None:
    read = json.loads('{"b": 1, "a": {"b": 2}}', object_pairs_hook=members_once)

    assert list(read.items()) == [("b", 1), ("a", {"b": 2})]


def test_a_member_that_stands_twice_is_named_also_within() -> None:
    with pytest.raises(InvalidValue, match=r"""^'b' stands twice in \{"a": 1, "b": 2…$"""):
        json.loads('[{"c": {"a": 1, "b": 2, "b": 3}}]', object_pairs_hook=members_once)


def test_a_long_object_is_shown_by_its_beginning() -> None:
    with pytest.raises(InvalidValue) as error:
        json.loads(f'{{"a": "{"x" * 200}", "a": 1}}', object_pairs_hook=members_once)

    assert str(error.value) == f"""'a' stands twice in {{"a": "{"x" * 53}…"""
