"""Tests of claims by what is asked of them."""

from __future__ import annotations

from datetime import date

import pytest

from actorgraph.model.dates import OPEN_END
from actorgraph.sentence.stem import stem
from actorgraph.store.reader import Store
from conftest import World, rows_made

CLAIM = "relation: sponsors, subject: red, object: alpha"


@pytest.mark.parametrize(
    ("text", "ids"),
    [("words words", ["c1"]), ("50%_done", ["c3"]), ("50", ["c3"]), ("", []), ("★", []), ("_", [])],
)
def test_claims_are_found_by_a_text_in_them(store: Store, text: str, ids: list[str]) -> None:
    assert [claim.id for claim in store.containing(text)] == ids


def test_claims_are_made_only_of_what_holds_the_word_or_signs_within_words(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = world(
        f"{CLAIM}, note: The Kata`ib said so",
        f"{CLAIM}, note: KATAIB and others",
        f"{CLAIM}, text: the Kata'i'b",
        f"{CLAIM}, note: kept at a fair bid",
        f"{CLAIM}, text: the Kata-ib's",
    ).store
    made = rows_made(monkeypatch)
    assert [claim.id for claim in store.containing("kata’ib")] == ["c1", "c2", "c3"]
    assert made == [4]


def test_claims_within_some_things_name_no_others(world: World) -> None:
    store = world(
        "relation: attacks, subject: red, object: alpha",
        "relation: attacks, subject: red, object: blue",
        "relation: attacks, subject: red, object: alpha, event: raid",
        "relation: attacks, subject: red, text: somebody",
        "relation: kills, event: raid, text: five",
    ).store
    red, alpha, raid = (store.thing(name).n for name in ("red", "alpha", "raid"))
    within = [[it.id for it in store.claims(within=some)] for some in ([red, alpha], [red, raid])]
    assert within == [["c1", "c4"], ["c4", "c5"]]


def test_claims_with_a_figure_are_found(world: World) -> None:
    figure = "relation: counts, event: raid, quantity: {what: hit, op: '=', value: 3}"
    store = world(CLAIM, figure).store
    assert [it.id for it in store.claims(quantified=True)] == ["c2"]


def test_a_role_is_found_by_its_words(world: World) -> None:
    store = world("relation: leads, subject: alpha, object: red, role: Foreign Minister").store
    assert store.has_role(("leads",), {stem("minister")}, stem)
    assert not store.has_role(("leads",), {stem("president")}, stem)
    assert not store.has_role(("commands",), {stem("minister")}, stem)


def test_days_are_known_of_claims_that_have_some(world: World) -> None:
    store = world(
        "relation: attacks, subject: red, object: alpha, when: 2024-01-05",
        "relation: attacks, subject: red, object: alpha",
        "relation: attacks, subject: red, object: alpha, when: 2024-01-05/..",
    ).store
    day = date(2024, 1, 5).toordinal()
    assert store.days(["c1", "c2", "c3", "nobody"]) == {"c1": (day, day), "c3": (day, OPEN_END)}
