"""Tests of the numbers under which a store indexes claims."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actorgraph.store.hash import hash_of
from actorgraph.store.key import id_of, key_of


@given(st.integers(min_value=-(2**63), max_value=2**63 - 1))
def test_a_number_and_the_id_made_of_it_are_the_same(key: int) -> None:
    assert key_of(id_of(key)) == key


@pytest.mark.parametrize(
    ("claim_id", "key"),
    [
        ("c0000000000000000", 0),
        ("c0000000000000001", 1),
        ("cffffffffffffffff", -1),
        ("c7fffffffffffffff", 2**63 - 1),
    ],
)
def test_a_made_id_says_its_number(claim_id: str, key: int) -> None:
    assert (key_of(claim_id), id_of(key)) == (key, claim_id)


@pytest.mark.parametrize(
    "claim_id",
    ["", "c1", "c000000000000000", "c00000000000000000", "c000000000000000G", "cé", "\udce9"],
)
def test_any_other_id_has_the_number_of_its_hash(claim_id: str) -> None:
    assert key_of(claim_id) == hash_of(claim_id)


def test_a_made_id_in_capitals_is_another_id() -> None:
    assert key_of("cFFFFFFFFFFFFFFFF") != key_of("cffffffffffffffff")
