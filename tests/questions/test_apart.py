"""Figures that stand apart: the grouped and swept ways give what comparing each two gives."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from actorgraph.model.claim import OPERATORS, Claim, Quantity
from actorgraph.model.dates import When, read_when
from actorgraph.model.names import fold
from actorgraph.questions.apart import (
    any_differ,
    at_odds,
    count_apart,
    may_both_hold,
    why_apart,
)
from actorgraph.questions.assertion import may_meet
from actorgraph.questions.countable import ANYBODY, EMPTY, meaning_of

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


@given(st.integers(1, 10_000), quantities)
def test_about_is_a_tenth_more_or_less_and_at_least_one(value: int, other: Quantity) -> None:
    about = Quantity("x", "~", float(value))
    margin = max(value / 10, 1)
    low, high = Quantity("x", ">=", value - margin), Quantity("x", "<=", value + margin)
    both = may_both_hold(low, other) and may_both_hold(high, other)
    assert may_both_hold(about, other) is may_both_hold(other, about) is both


UNKNOWN = When()
DAYS = [
    UNKNOWN,
    *map(read_when, ("2024-01-01", "2024-01-02", "2024-01", "2024-01-02/..", "../2024-01-01")),
]
figures = st.builds(
    Quantity,
    st.sampled_from(["killed", "deaths", "hurt"]),
    st.sampled_from(sorted(OPERATORS)),
    st.integers(0, 4).map(float),
    st.sampled_from(["", "soldiers", "Soldiers", "troops"]),
)


@st.composite
def drawn(draw: st.DrawFn) -> Claim:
    subject, event = draw(
        st.sampled_from([("ann", ""), ("ann", "raid"), ("bob", "raid"), ("", "raid")])
    )
    return Claim(
        id="c",
        relation=draw(st.sampled_from(["kills", "counts"])),
        source="s",
        claimant=draw(st.sampled_from(["ann", "bob"])),
        subject=subject,
        object=draw(st.sampled_from(["", "cid"])),
        event=event,
        text="words",
        quantity=draw(st.one_of(st.none(), figures)),
        modality=draw(st.sampled_from(["stated", "stated", "denied"])),
        when=draw(st.sampled_from(DAYS)),
        quote="words",
    )


many = st.lists(drawn(), max_size=9)


def counts(claim: Claim) -> set[str]:
    assert claim.quantity
    texts = (claim.relation, claim.quantity.what, claim.quantity.unit)
    return {meaning_of(word) for text in texts for word in fold(text).split()} - EMPTY - ANYBODY


def told_of(claim: Claim) -> str:
    """The definition: its event, or the actor; what one did to another in no named event is of itself alone."""
    return claim.event or (claim.id if claim.object else claim.subject)


def is_other(one: Claim, other: Claim) -> bool:
    """The definition: unlike figures of one loss or unit, in one event or of one actor, neither denied."""
    if one.quantity is None or other.quantity is None or told_of(one) != told_of(other):
        return False
    if (one.quantity.op, one.quantity.value) == (other.quantity.op, other.quantity.value):
        return False
    if "denied" in (one.modality, other.modality) or one.relation != other.relation:
        return False
    return fold(one.quantity.unit) == fold(other.quantity.unit) or counts(one) == counts(other)


def is_of_the_same(one: Claim, other: Claim) -> bool:
    doers = {one.subject, other.subject}
    if not any(claim.quantity and claim.quantity.is_none for claim in (one, other)):
        doers.discard("")
    return counts(one) == counts(other) and one.object == other.object and len(doers) < 2


def holds_not(one: Claim, other: Claim) -> bool:
    assert one.quantity
    assert other.quantity
    return not may_both_hold(one.quantity, other.quantity)


@given(many)
def test_some_differ_where_two_of_the_same_cannot_both_hold(found: list[Claim]) -> None:
    assert any_differ(found) is any(
        is_other(one, other) and is_of_the_same(one, other) and holds_not(one, other)
        for one, other in combinations(found, 2)
    )


@given(many)
def test_each_pair_that_differs_has_its_reason_in_order_and_all_are_counted(
    found: list[Claim],
) -> None:
    pairs = [pair for pair in combinations(found, 2) if is_other(*pair)]
    said = list(why_apart(found, {}))
    assert said == [sentence for pair in pairs for sentence in why_apart(pair, {})]
    assert len(said) == len(pairs) == count_apart(found)


@given(many)
def test_figures_are_at_odds_where_another_fits_none_of_the_same_days(found: list[Claim]) -> None:
    counted = [claim for claim in found if claim.quantity]
    assert at_odds(counted) == {
        (claim.quantity.op, claim.quantity.value)
        for pair in combinations(counted, 2)
        if holds_not(*pair) and may_meet(*pair)
        for claim in pair
        if claim.quantity
    }
