"""The story in sentences."""

from __future__ import annotations

import pytest

from actorgraph.page.story.headline import figures_of
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
