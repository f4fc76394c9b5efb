"""Camps and sides."""

from __future__ import annotations

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from actorgraph.page.story.camp import (
    Bond,
    Known,
    bonds_of,
    camps_of,
    hostilities,
    sides_of,
    with_joining,
)
from actorgraph.page.story.edge import edges_of
from page.story.conftest import Telling

SHOWN = ["ann", "army", "bob", "cid", "dan", "house"]


def test_camps_follow_command_and_sponsorship_and_foes_stand_across(telling: Telling) -> None:
    view = telling()
    edges = edges_of(view)
    hostility = hostilities(edges)
    camps = camps_of(SHOWN, bonds_of(view), hostility)
    assert [camp.members for camp in camps] == [("ann", "bob", "dan"), ("cid", "army", "house")]
    assert [camp.is_whole for camp in camps] == [False, True]
    assert sides_of(camps, hostility, edges) == [0, 1]


def test_actors_of_the_same_wholes_are_joined_once_and_stand_as_if_asked_alone(
    telling: Telling,
) -> None:
    view = telling()
    bonds, hostility = bonds_of(view), hostilities(edges_of(view))
    known: Known = {}
    for actors in (SHOWN, ["army", "cid"], ["army"], ["ann", "dan"]):
        assert camps_of(actors, bonds, hostility, known) == camps_of(actors, bonds, hostility)
    assert [sorted(nodes) for nodes in known] == [SHOWN, ["army", "cid"], ["ann", "dan"]]


def test_who_fights_is_not_in_one_camp_however_it_is_sponsored(telling: Telling) -> None:
    view = telling(
        {"relation": "sponsors", "subject": "ann", "object": "bob"},
        *(
            {"relation": "attacks", "subject": "bob", "object": "ann", "quote": quote}
            for quote in ("One.", "Two.", "Three.", "Four.", "Five.")
        ),
    )
    camps = camps_of(["ann", "bob"], bonds_of(view), hostilities(edges_of(view)))
    assert [camp.members for camp in camps] == [("ann",), ("bob",)]


def test_blame_sets_the_accused_against_who_was_struck(telling: Telling) -> None:
    found = hostilities(edges_of(telling()))
    assert frozenset(("bob", "army")) in found
    assert frozenset(("bob", "house")) in found
    assert frozenset(("dan", "house")) not in found  # nobody asserts it


def test_the_state_of_which_two_are_parts_joins_them(telling: Telling) -> None:
    bonds = bonds_of(telling())
    assert with_joining(["army", "house"], bonds) == ["army", "cid", "house"]
    assert with_joining(["army", "bob"], bonds) == ["army", "bob"]


def test_no_camps_have_no_sides() -> None:
    assert sides_of([], {}, []) == []


_PAIRS = st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef")).filter(
    lambda pair: pair[0] != pair[1]
)


@given(
    st.lists(st.builds(lambda pair, strength: Bond(pair[0], pair[1], strength), _PAIRS, st.sampled_from((1.5, 2.6))), min_size=6, max_size=16),
    st.dictionaries(_PAIRS.map(frozenset), st.sampled_from((1.0, 4.0, 9.0)), min_size=4, max_size=9),
)  # fmt: skip
def test_camps_join_by_falling_strength_while_there_is_no_more_hostility_than_friendship(
    bonds: list[Bond], hostility: dict[frozenset[str], float]
) -> None:
    bonds.sort(key=lambda bond: -bond.strength)
    camps = {actor: {actor} for actor in "abcdef"}
    for bond in bonds:
        one, other = camps[bond.above], camps[bond.below]
        between = [frozenset(pair) for pair in product(one, other)]
        against = sum(hostility.get(pair, 0) for pair in between)
        friendship = sum(b.strength for b in bonds if {b.above, b.below} in between)
        if one is not other and against - friendship <= 1e-9:
            camps.update(dict.fromkeys(one | other, one | other))
    found = camps_of("abcdef", bonds, hostility)
    assert {frozenset(camp.members) for camp in found} == set(map(frozenset, camps.values()))
