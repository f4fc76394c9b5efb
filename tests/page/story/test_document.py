"""The story as the scripts read it."""

from __future__ import annotations

from actorgraph.page.story.document import story_document
from actorgraph.page.story.story import story_of
from actorgraph.page.view import view_of
from actorgraph.store.reader import Store


def test_a_document_has_places_for_ids_and_the_tie_of_every_line(shipped: Store) -> None:
    view = view_of(shipped)
    story = story_of(view)
    assert story
    at = {key: place for place, key in enumerate(view.things)}
    document = story_document(view, story, at)
    keys = list(view.things)
    for shape in document["shapes"]:
        cards = {keys[card[0]] for card in shape["cards"]}
        assert cards == {
            card.actor for card in story.versions[document["shapes"].index(shape)].picture.cards
        }
        for line in shape["lines"]:
            assert set(line["claims"]) <= set(view.ties[line["tie"]].claims)
