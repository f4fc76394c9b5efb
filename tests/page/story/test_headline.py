"""The story in sentences."""

from __future__ import annotations

from actorgraph.page.story.headline import figures_of
from actorgraph.page.story.story import story_of
from page.story.conftest import Telling


def test_a_headline_says_who_sponsors_attacked_is_blamed_and_struck_back(telling: Telling) -> None:
    view = telling()
    story = story_of(view)
    assert story
    assert [(saying.text, saying.facts) for saying in story.headline] == [
        ("Ann sponsors Bob.", ("2 claims",)),
        (
            "Bob attacked the Army of Cid in the raid.",
            ("5 January 2024", "three soldiers (killed)"),
        ),
        ("The House of Cid believes that Bob was behind the raid.", ()),
        ("The Army of Cid attacked Bob in the strike.", ("9 January 2024",)),
    ]
    assert all(saying.claims for saying in story.headline)


def test_the_figures_of_an_event_are_its_casualties(telling: Telling) -> None:
    view = telling()
    assert figures_of(view, "raid") == ("three soldiers (killed)",)
    assert figures_of(view, "strike") == ()
