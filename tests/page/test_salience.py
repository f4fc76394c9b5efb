"""Who is a protagonist of a large graph."""

from __future__ import annotations

from actorgraph.model.actor import Actor
from actorgraph.page.salience import (
    Stamp,
    around,
    components,
    protagonists,
    salience,
    stamps_of,
    weight_of,
    without,
)
from actorgraph.page.view import Tie


def _tie(start: str, end: str, family: str = "attack", modality: str = "stated", n: int = 1) -> Tie:
    link = "symmetric" if family == "alliance" else "directed"
    return Tie(family, start, end, link, modality, tuple(range(n)))


def _things(*keys: str, **kinds: str) -> dict[str, Actor]:
    named = dict.fromkeys(keys, "armed-group") | kinds
    return {key: Actor(id=key, name=key, type=kind) for key, kind in named.items()}


#: A hub that punishes four hundred, ten of which fight each other in a row.
HUB = [_tie("office", f"p{n}", "sanction") for n in range(400)]
ROW = [_tie(f"p{n}", f"p{n + 1}") for n in range(9)]
MANY = _things("office", *(f"p{n}" for n in range(400)))


def test_an_attack_tells_more_than_a_meeting_and_many_claims_more_than_one() -> None:
    meeting, attack, often = _tie("a", "b", "contact"), _tie("a", "b"), _tie("a", "b", n=8)
    assert weight_of(meeting) < weight_of(attack) < weight_of(often) < 8 * weight_of(attack)


def test_what_nobody_asserts_tells_nothing_and_an_address_neither() -> None:
    assert weight_of(_tie("a", "b", modality="denied")) == 0
    assert weight_of(_tie("a", "b", "location")) == 0


def test_who_does_one_thing_to_more_than_a_sixth_is_a_stamp() -> None:
    assert stamps_of(MANY, [*HUB, *ROW]) == [Stamp("office", "sanction", True, 400)]
    assert without([*HUB, *ROW], stamps_of(MANY, [*HUB, *ROW])) == ROW


def test_who_suffers_one_thing_from_more_than_a_sixth_is_one_too() -> None:
    ties = [_tie(f"p{n}", "office", "demand") for n in range(400)]
    assert stamps_of(MANY, ties) == [Stamp("office", "demand", False, 400)]
    assert without([*ties, *ROW], stamps_of(MANY, ties)) == ROW


def test_who_sponsors_a_third_of_all_is_no_stamp_and_who_sponsors_nearly_all_is() -> None:
    sponsors = [_tie("office", f"p{n}", "sponsorship") for n in range(400)]
    assert stamps_of(MANY, sponsors[:130]) == []
    assert stamps_of(MANY, sponsors) == [Stamp("office", "sponsorship", True, 400)]


def test_in_a_small_graph_nothing_is_a_stamp() -> None:
    assert stamps_of(_things(*(f"p{n}" for n in range(20))), [*HUB[:20]]) == []


def test_a_hub_is_no_protagonist_and_those_it_punishes_alone_are_none() -> None:
    assert protagonists(MANY, [*HUB, *ROW], 100) == [f"p{n}" for n in range(10)]


def test_a_store_of_one_hub_alone_shows_the_hub() -> None:
    assert "office" in protagonists(MANY, HUB, 20)


def test_a_class_is_chosen_only_if_there_are_few_others() -> None:
    things = _things(*(f"p{n}" for n in range(10)), police="class")
    ties = [*(_tie("police", f"p{n}", n=9) for n in range(10)), *ROW]
    assert "police" not in protagonists(things, ties, 8)
    assert "police" in protagonists(things, ties[:10], 8)


def test_each_component_has_some_before_one_has_all() -> None:
    strong = [_tie(f"a{n}", f"a{n + 1}", n=2) for n in range(30)]
    weak = [_tie(f"b{n}", f"b{n + 1}") for n in range(30)]
    things = _things(*(f"{row}{n}" for row in "ab" for n in range(31)))
    chosen = protagonists(things, [*strong, *weak], 24)
    assert 2 <= sum(key[0] == "b" for key in chosen) <= 12


def test_nobody_is_chosen_without_a_tie_to_another_who_is() -> None:
    chosen = set(protagonists(MANY, [*HUB, *ROW], 9))
    assert all(any({tie.start, tie.end} <= chosen for tie in ROW if key in (tie.start, tie.end)) for key in chosen)  # fmt: skip


def test_who_is_nearest_comes_first_and_no_way_leads_through_a_hub() -> None:
    ties = [*HUB, *ROW]
    assert around(MANY, ties, "p3", 4) == ["office", "p2", "p3", "p4"]
    assert around(MANY, ties, "p3", 99) == ["office", *(f"p{n}" for n in range(10))]


def test_places_count_less_than_those_who_are_there() -> None:
    found = salience(_things("ann", town="place"), [_tie("ann", "town")])
    assert 0 < found["town"] < found["ann"]


def test_a_component_is_named_after_its_first_and_ends_that_are_not_there_join_nothing() -> None:
    assert components("abcd", [("d", "b"), ("b", "x"), ("x", "a")]) == {"a": "a", "b": "b", "c": "c", "d": "b"}  # fmt: skip
