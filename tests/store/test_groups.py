"""Actors that are confirmed to be one."""

from __future__ import annotations

import pytest

from actorgraph.store.groups import grouped
from conftest import World


def same(one: str, other: str, modality: str = "confirmed") -> str:
    return f"relation: same-as, subject: {one}, object: {other}, modality: {modality}"


def test_who_is_confirmed_to_be_one_is_answered_under_the_first(world: World) -> None:
    store = world(same("beta", "alpha"), same("beta", "front")).store
    alpha, beta, front, red = (
        n for name in ("alpha", "beta", "front", "red") for n in store.row_ids([name])
    )
    assert store.group(front) == (alpha, beta, front)
    assert [store.first_row_id(n) for n in (beta, front, red)] == [alpha, alpha, red]


@pytest.mark.parametrize("modality", ["stated", "likely", "denied"])
def test_what_is_not_confirmed_makes_nobody_one(world: World, modality: str) -> None:
    assert world(same("alpha", "beta", modality)).store.groups == {}


@pytest.mark.parametrize(
    ("pairs", "groups"),
    [
        ([], {}),
        ([(1, 1)], {}),
        ([(2, 1)], {1: (1, 2), 2: (1, 2)}),
        ([(1, 2), (3, 4), (2, 3)], dict.fromkeys((1, 2, 3, 4), (1, 2, 3, 4))),
        ([(1, 2), (8, 9)], {1: (1, 2), 2: (1, 2), 8: (8, 9), 9: (8, 9)}),
    ],
)
def test_chains_of_pairs_are_one_group(
    pairs: list[tuple[int, int]], groups: dict[int, tuple[int, ...]]
) -> None:
    assert grouped(pairs) == groups
