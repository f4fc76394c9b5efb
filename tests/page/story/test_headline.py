"""The story in sentences."""

from __future__ import annotations

import pytest

from actorgraph.page.story.edge import edges_of
from actorgraph.page.story.headline import figures_of, headline_of
from actorgraph.page.story.story import story_of
from page.story.conftest import Telling


def test_a_headline_says_who_sponsors_attacked_is_blamed_and_struck_back(telling: Telling) -> None:
    view = telling()
    story = story_of(view)
    assert story
    assert [(saying.text, saying.facts) for saying in story.headline] == [
        ("Ann sponsors Bob.", ("2 claims", "according to Cid")),
        (
            "Bob attacked the Army of Cid in the raid.",
            ("5 January 2024", "three soldiers (killed)", "according to Cid"),
        ),
        ("The House of Cid believes that Bob was behind the raid.", ()),
        ("The Army of Cid attacked Bob in the strike.", ("9 January 2024", "according to Cid")),
    ]
    assert all(saying.claims for saying in story.headline)


def _attacks(doer: str, target: str, times: int = 1, **more: str) -> list[dict[str, str]]:
    claim = {"relation": "attacks", "subject": doer, "object": target, **more}
    return [{**claim, "quote": f"{doer} {target} {n}."} for n in range(times)]


def test_a_headline_of_one_kind_of_claim_says_of_whom_else_and_names_a_common_voice_once(
    telling: Telling,
) -> None:
    pairs = [("ann", "bob", 4), ("ann", "dan", 2), ("ann", "off", 1), ("ann", "army", 1)]
    claims = [claim for pair in pairs for claim in _attacks(*pair)]
    view = telling(*claims, *_attacks("far", "house", 2), *_attacks("far", "army"))
    edges = edges_of(view)
    assert [(saying.text, saying.facts) for saying in headline_of(view, edges, {}, edges)] == [
        ("Ann attacked Bob.", ("4 claims", "also Dan (2), Army of Cid (1) and 1 other")),
        (
            "Far attacked the House of Cid.",
            ("2 claims", "also Army of Cid", "both according to Cid"),
        ),
    ]


def test_a_headline_of_blames_says_for_how_many_events(telling: Telling) -> None:
    events = ("raid", "strike", "raid", "strike")
    blames = [
        {"relation": "attributes", "subject": "house", "object": whom, "event": event, "claimant": "house"}
        for whom, event in zip(("bob", "bob", "dan", "off"), events, strict=True)
    ]  # fmt: skip
    view = telling(*blames)
    edges = edges_of(view)
    assert [(saying.text, saying.facts) for saying in headline_of(view, edges, {}, edges)] == [
        ("The House of Cid blamed Bob for the raid.", ("and 2 others for 1 other event",))
    ]


def test_the_figures_of_an_event_are_its_casualties(telling: Telling) -> None:
    view = telling()
    assert figures_of(view, "raid") == ("three soldiers (killed)",)
    assert figures_of(view, "strike") == ()


def dead(op: str, value: int) -> dict[str, object]:
    quantity = {"what": "killed", "op": op, "value": value, "unit": "soldiers"}
    return {"relation": "kills", "event": "raid", "object": "army", "quantity": quantity}


@pytest.mark.parametrize(
    ("figures", "said"),
    [
        ([("=", 9), ("=", 6), ("=", 11)], "six, nine or 11 soldiers (killed), disputed"),
        ([("=", 9)], "nine soldiers (killed)"),
        ([("=", 85), (">", 85)], "85 or more than 85 soldiers (killed)"),
        ([("=", 3), (">", 20), ("=", 4), ("=", 5)], "from three to more than 20 soldiers (killed), disputed"),
    ],
)  # fmt: skip
def test_figures_of_one_event_that_differ_stand_side_by_side(
    telling: Telling, figures: list[tuple[str, int]], said: str
) -> None:
    view = telling(*(dead(*figure) for figure in figures))
    assert figures_of(view, "raid") == (said,)
