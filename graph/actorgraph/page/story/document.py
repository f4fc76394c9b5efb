"""The story as the page's scripts read it: finished geometry and sentences, things and claims by place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from actorgraph.page.appearance import hue_of
from actorgraph.page.view import BLAMED

if TYPE_CHECKING:
    from actorgraph.page.story.geometry import Card, Line, Words
    from actorgraph.page.story.headline import Saying
    from actorgraph.page.story.story import Story, Version
    from actorgraph.page.view import View


def story_document(view: View, story: Story, at: Mapping[str, int]) -> dict[str, Any]:
    """Return a story as a document; *at* has the place of each actor and event."""
    stated = [(n, tie) for n, tie in enumerate(view.ties) if tie.link != BLAMED]
    tie_of = {claim: n for n, tie in stated for claim in tie.claims}
    return {
        "headline": [_saying(saying, tie_of) for saying in story.headline],
        "beside": story.beside,
        "shapes": [_shape(view, version, at, tie_of) for version in story.versions],
    }


def _saying(saying: Saying, tie_of: Mapping[int, int]) -> dict[str, Any]:
    return {
        "text": saying.text,
        "facts": ", ".join(saying.facts),
        "tie": _tie(saying.claims, tie_of),
    }


def _tie(claims: tuple[int, ...], tie_of: Mapping[int, int]) -> int:
    return next((tie_of[claim] for claim in claims if claim in tie_of), -1)


def _shape(
    view: View, version: Version, at: Mapping[str, int], tie_of: Mapping[int, int]
) -> dict[str, Any]:
    picture = version.picture
    shape = picture.shape
    return {
        "name": shape.name,
        "width": shape.width,
        "height": shape.height,
        "letters": shape.letters,
        "small": shape.small,
        "icons": shape.has_icons,
        "latest": version.latest_first,
        "camps": [
            {
                "name": version.names[ground.camp],
                "side": ground.side,
                "foe": ground.camp in version.foes,
                "box": [ground.left, ground.top, ground.width, ground.height],
            }
            for ground in picture.grounds
        ],
        "cards": [_card(version, card, at) for card in picture.cards],
        "stations": [
            [
                at[station.event],
                station.left,
                station.top,
                station.width,
                station.height,
                list(station.name),
                list(station.notes),
            ]
            for station in picture.stations
        ],
        "lines": [_line(view, line, at, tie_of) for line in picture.lines],
    }


def _card(version: Version, card: Card, at: Mapping[str, int]) -> list[Any]:
    is_left = card.left < version.picture.shape.width / 2
    side = ("left" if is_left else "right") if card.camp in version.foes else "neutral"
    box = [card.left, card.top, card.width, card.height]
    return [at[card.actor], *box, side, version.names[card.camp], list(card.name)]


def _line(
    view: View, line: Line, at: Mapping[str, int], tie_of: Mapping[int, int]
) -> dict[str, Any]:
    return {
        "from": at[line.start],
        "to": at[line.end],
        "via": at[line.via] if line.via else -1,
        "family": line.family,
        "hue": hue_of(line.family),
        "group": line.certainty.partition(":")[0],
        "claims": list(line.claims),
        "tie": _tie(line.claims, tie_of),
        "width": line.width,
        "path": line.path,
        "tip": line.tip,
        "bond": line.is_bond,
        "words": _words(line.words) if line.words else None,
    }


def _words(words: Words) -> list[Any]:
    return [list(words.lines), words.x, words.y, words.width, words.height]
