"""The lines from which a story is chosen."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from actorgraph.page.story.edge import Edge, edges_of
from actorgraph.page.view import View
from page.story.conftest import CONFLICT, Telling

RAID: dict[str, Any] = {"relation": "attacks", "subject": "bob", "object": "army", "event": "raid"}


def _told(edges: list[Edge]) -> list[tuple[str, ...]]:
    return [(edge.doer, edge.verb, edge.target, edge.event) for edge in edges]


def test_claims_of_one_tie_in_one_event_are_one_line_with_the_verb_of_its_sentence(
    telling: Telling,
) -> None:
    assert _told(edges_of(telling())) == [
        ("army", "attacked", "bob", "strike"),
        ("army", "attacked", "dan", "strike"),
        ("bob", "attacked", "army", "raid"),
        ("house", "blamed · believed", "bob", "raid"),
        ("house", "stops short of blaming", "dan", "raid"),
        ("ann", "sponsors", "bob", ""),
        ("ann", "sponsors", "dan", ""),
        ("cid", "threatened", "ann", ""),
    ]


def test_the_order_of_the_claims_changes_no_line(telling: Telling) -> None:
    view = telling()
    back = replace(view, claims=view.claims[::-1])

    def named(view: View) -> list[tuple[tuple[str, ...], list[str]]]:
        return [
            (edge.key, [view.claims[claim].id for claim in edge.claims]) for edge in edges_of(view)
        ]

    assert named(back) == named(view)


def test_only_the_firmest_claims_of_a_tie_in_an_event_are_a_line(telling: Telling) -> None:
    edges = edges_of(
        telling({**RAID, "modality": "possible"}, RAID, {**RAID, "modality": "denied"})
    )
    assert [(edge.certainty, edge.claims) for edge in edges] == [("assertive", (1,))]


def test_two_ways_of_not_asserting_are_two_lines(telling: Telling) -> None:
    blame = {
        "relation": "attributes",
        "subject": "house",
        "object": "dan",
        "event": "raid",
        "claimant": "house",
    }
    edges = edges_of(telling({**blame, "modality": "hinted"}, {**blame, "modality": "withheld"}))
    assert [edge.verb for edge in edges] == ["hints at blaming", "stops short of blaming"]


def test_a_statement_is_no_station(telling: Telling) -> None:
    edges = edges_of(telling({**RAID, "event": "speech"}))
    assert [(edge.doer, edge.target, edge.event) for edge in edges] == [("bob", "army", "")]


def test_a_line_without_a_target_goes_if_another_of_that_event_has_one(telling: Telling) -> None:
    aimless = {"relation": "attacks", "subject": "cid", "text": "targets", "event": "raid"}
    assert [edge.doer for edge in edges_of(telling(aimless, RAID))] == ["bob"]


def test_the_role_that_all_claims_of_a_line_have_stands_with_its_verb(telling: Telling) -> None:
    blame = {"relation": "attributes", "subject": "house", "object": "bob", "event": "raid"}
    edges = edges_of(telling({**blame, "role": "facilitator"}))
    assert [edge.verb for edge in edges] == ["blamed for facilitating it"]


def test_a_line_on_which_more_claims_agree_tells_more_and_an_unasserted_one_less(
    telling: Telling,
) -> None:
    weights = {(edge.doer, edge.target): edge.weight for edge in edges_of(telling(*CONFLICT))}
    assert weights["ann", "bob"] == 2 * weights["ann", "dan"]
    assert weights["house", "dan"] < 0.5 * weights["house", "bob"]
