"""Hops in a large page: hubs are entered, not left, and what is left out is said."""

from __future__ import annotations

from pathlib import Path

from page.conftest import Open, Opened
from page.groups.conftest import CLIENTS


def _left(it: Opened) -> str:
    (left,) = it.texts("#shown > small")
    return left


def test_two_hops_enter_a_hub_and_do_not_leave_it(overview: Path, opened: Open) -> None:
    it = opened(overview, fragment="#near=north-09,2")
    sponsors = {"north", "east", "west"}
    assert set(it.shown()) == {"office", *sponsors, "south-09", *(f"{key}-09" for key in sponsors)}
    assert _left(it).endswith(
        "does not go on from Office (370 ties), North (85 ties), East (85 ties) and 1 other hub"
    )


def test_of_a_hub_only_the_ties_by_which_it_was_entered_are_drawn(
    overview: Path, opened: Open
) -> None:
    it = opened(overview, fragment="#near=north-09,2")
    assert [tie for tie in it.ties() if "office" in tie] == ["sanction:office:north-09"]


def test_it_goes_on_through_hubs_if_asked(overview: Path, opened: Open) -> None:
    it = opened(overview, fragment="#near=north-09,2")
    it.page.get_by_role("button", name="Go on through hubs").click()
    assert len(it.shown()) > 370
    assert "near=north-09,2,all" in it.ask("location.hash")
    assert "does not go on" not in _left(it)


def test_one_hop_around_a_hub_is_its_most_salient_neighbours(overview: Path, opened: Open) -> None:
    it = opened(overview, fragment="#near=office,1")
    assert len(it.shown()) == 120
    assert not any(thing.startswith("loner") for thing in it.shown())
    assert "the 120 most salient of 371" in _left(it)


def test_all_ties_of_who_is_no_hub_are_there(overview: Path, opened: Open) -> None:
    it = opened(overview, fragment="#near=north,1")
    assert set(it.shown()) == {"north", *(f"north-{n:02}" for n in range(CLIENTS))}


def test_putting_a_hub_away_lays_the_rest_out_anew(overview: Path, opened: Open) -> None:
    it = opened(overview, fragment="#near=north,1")
    places = "actorgraph.visible().scene.things.map(({ id, x, y }) => [id, x, y])"
    before = {key: (x, y) for key, x, y in it.ask(places)}
    it.change('{ hidden: new Set([page.thing("north-09").at]) }')
    after = {key: (x, y) for key, x, y in it.ask(places)}
    assert after.keys() == before.keys() - {"north-09"}
    assert sum(after[key] != before[key] for key in after) > CLIENTS / 2
    it.change("{ hidden: new Set() }")
    assert {key: (x, y) for key, x, y in it.ask(places)} == before
