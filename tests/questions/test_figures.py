"""The figures that sources give."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actorgraph.model.nouns import OPERATORS, Quantity
from actorgraph.questions.figures import Figures, may_both_hold
from conftest import World

KILLED = "relation: kills, subject: alpha, object: blue, event: raid, quantity: {what: killed, op: '=', value: 3, unit: soldiers}"
WOUNDED = (
    "relation: injures, event: raid, quantity: {what: wounded, op: '>', value: 40, unit: people}"
)
HIT = "relation: counts, event: strike, quantity: {what: targets struck, op: '=', value: 85, unit: targets}"
MORE = "relation: counts, event: strike, quantity: {what: targets struck, op: '>', value: 85, unit: targets}"


def ids(figures: Figures) -> list[str]:
    return [it.claim.id for it in figures.figures]


def test_figures_of_one_thing_stand_side_by_side(world: World) -> None:
    found = world(HIT, MORE).figures("strike", "targets struck")
    assert (ids(found), found.differ, found.verdict) == (["c1", "c2"], True, "stated")


@pytest.mark.parametrize(
    ("what", "claims"),
    [
        ("killed", ["c1"]),
        ("dead", ["c1"]),
        ("soldiers died", ["c1"]),
        ("injured", ["c2"]),
        ("people were hurt", ["c2"]),
        ("killed and wounded", ["c1", "c2"]),
        ("", ["c1", "c2"]),
        ("tanks", []),
    ],
)
def test_words_choose_the_figures_that_they_mean(
    world: World, what: str, claims: list[str]
) -> None:
    assert ids(world(KILLED, WOUNDED).figures("raid", what)) == claims


def test_a_figure_about_another_event_is_left_out(world: World) -> None:
    case = world(KILLED, HIT)
    assert ids(case.figures("raid")) == ["c1"]
    assert ids(case.figures("alpha")) == ["c1"]
    assert ids(case.figures()) == ["c1", "c2"]


def test_no_figure_is_not_stated(world: World) -> None:
    found = world("relation: attacks, subject: alpha, object: blue, event: raid").figures("raid")
    assert (found.verdict, found.figures, found.differ) == ("not stated", (), False)


def test_only_hedged_figures_are_stated_with_a_hedge(world: World) -> None:
    assert world(f"{HIT}, modality: believed").figures("strike").verdict == "stated with a hedge"


quantities = st.builds(
    Quantity,
    st.just("x"),
    st.sampled_from([it for it in OPERATORS if it != "~"]),
    st.integers(-5, 5).map(float),
)


def holds(number: float, it: Quantity) -> bool:
    return {
        "=": number == it.value,
        ">": number > it.value,
        "<": number < it.value,
        ">=": number >= it.value,
        "<=": number <= it.value,
    }[it.op]


@given(quantities, quantities)
def test_figures_may_both_hold_where_some_number_fits_both(one: Quantity, other: Quantity) -> None:
    tried = [step / 4 for step in range(-40, 41)]
    assert may_both_hold(one, other) == any(holds(n, one) and holds(n, other) for n in tried)


@given(quantities, quantities)
def test_about_leaves_open_how_far(one: Quantity, other: Quantity) -> None:
    about = Quantity("x", "~", one.value)
    assert may_both_hold(about, other)
    assert may_both_hold(other, about)
