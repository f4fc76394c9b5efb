"""Brokers, beside a count of every three nodes."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from actorgraph.measures.broker import ROLES, broker_roles
from measures.graphs import Arc, arrays, networks


def counted(size: int, arcs: list[Arc], group: list[int]) -> list[list[int]]:
    """Count as Gould and Fernandez define it, three by three."""
    there = set(arcs)
    counts = [[0] * len(ROLES) for _ in range(size)]
    for a, b, c in permutations(range(size), 3):
        if (a, b) not in there or (b, c) not in there or (a, c) in there:
            continue
        groups = (group[a], group[b], group[c])
        if groups[0] == groups[1] == groups[2]:
            role = "coordinator"
        elif groups[0] == groups[2]:
            role = "itinerant"
        elif groups[1] == groups[2]:
            role = "gatekeeper"
        elif groups[0] == groups[1]:
            role = "representative"
        else:
            role = "liaison"
        counts[b][ROLES.index(role)] += 1
    return counts


@given(networks(), st.data())
def test_the_roles_are_those_of_a_count_three_by_three(
    network: tuple[int, list[Arc]], data: st.DataObject
) -> None:
    size, arcs = network
    group = data.draw(st.lists(st.integers(0, 3), min_size=size, max_size=size))
    roles = broker_roles(size, *arrays(arcs), np.array(group))
    assert roles.tolist() == counted(size, arcs, group)


@pytest.mark.parametrize(
    ("group", "role"),
    [
        ([0, 0, 0], "coordinator"),
        ([1, 0, 1], "itinerant"),
        ([1, 0, 0], "gatekeeper"),
        ([0, 0, 1], "representative"),
        ([1, 0, 2], "liaison"),
    ],
)
def test_the_middle_of_two_arcs_has_the_role_of_its_groups(group: list[int], role: str) -> None:
    roles = broker_roles(3, *arrays([(0, 1), (1, 2)]), np.array(group))
    assert roles.tolist() == [[0] * 5, [int(it == role) for it in ROLES], [0] * 5]


def test_who_stands_between_two_that_are_tied_is_no_broker() -> None:
    roles = broker_roles(3, *arrays([(0, 1), (0, 2), (1, 2)]), np.zeros(3, np.int64))
    assert roles.sum() == 0
