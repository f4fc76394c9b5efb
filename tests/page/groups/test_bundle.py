"""What there is between two groups."""

from __future__ import annotations

from typing import Any

from actorgraph.page.groups.bundle import Bundle, Measured, bundles_of, measured, units_of
from actorgraph.page.groups.partition import partition_of
from actorgraph.page.view import View, view_of
from page.conftest import World
from page.groups.test_partition import ACTORS, CLAIMS, _does

EVENTS = [{"id": "raid", "name": "the raid", "type": "attack", "when": "2024-01-05"}]


def _view(world: World, *claims: dict[str, Any]) -> View:
    return view_of(world(*claims, actors=ACTORS, events=EVENTS))


def _bundles(view: View, most: int = 9) -> list[tuple[str, str, str, str, int, bool]]:
    partition = partition_of(view)
    units = units_of(view, partition, most)
    return [
        (units[b.start].head, units[b.end].head, b.family, b.certainty, b.often, b.is_one_way)
        for b in bundles_of(view, partition.ties, units)
    ]


def test_groups_and_whom_they_are_tied_to_are_units(world: World) -> None:
    view = _view(world, *CLAIMS)
    units = units_of(view, partition_of(view), 9)
    assert [(unit.head, unit.group is not None) for unit in units] == [
        ("ann", True),
        ("cid", True),
        ("dan", False),
    ]
    assert [unit.head for unit in units_of(view, partition_of(view), 2)] == ["ann", "cid"]


def test_a_bundle_runs_from_who_does_it_to_whom_it_reaches(world: World) -> None:
    view = _view(world, *CLAIMS, _does("bob", "attacks", "cat"))
    assert _bundles(view) == [
        ("ann", "cid", "attack", "assertive", 2, True),
        ("ann", "dan", "attack", "assertive", 1, True),
    ]


def test_what_goes_both_ways_has_no_direction(world: World) -> None:
    view = _view(world, *CLAIMS, _does("cid", "attacks", "ann"))
    assert _bundles(view)[0] == ("ann", "cid", "attack", "assertive", 2, False)


def test_a_bundle_is_as_sure_as_most_of_its_claims_not_as_the_firmest(world: World) -> None:
    maybe = [
        _does("bob", "attacks", "cat", modality="possible"),
        _does("bea", "attacks", "cat", modality="possible"),
    ]
    assert _bundles(_view(world, *CLAIMS, *maybe))[0][2:5] == ("attack", "tentative", 2)


def test_the_dead_of_one_event_are_counted_once(world: World) -> None:
    def killed(number: int, **more: Any) -> dict[str, Any]:
        figure = {"what": "killed", "op": "=", "value": number, "unit": "soldiers"}
        return _does("ann", "kills", "cid", quantity=figure, quote=f"{number}.", **more)

    view = _view(
        world, killed(3, event="raid"), killed(4, event="raid"), killed(9, modality="possible")
    )
    assert measured(view, view.ties) == Measured(claims=3, events=1, deaths=4)


def test_a_bundle_holds_the_ties_by_their_places(world: World) -> None:
    view = _view(world, *CLAIMS)
    partition = partition_of(view)
    found: Bundle = bundles_of(view, partition.ties, units_of(view, partition, 9))[0]
    assert [view.ties[at].id for at in found.ties] == ["attack:ann:cid"]
