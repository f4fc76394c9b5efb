"""How large everything on a page is and where it lies: found once, before anything is drawn or written."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

from actorgraph.model.actor import Actor
from actorgraph.model.event import Event
from actorgraph.page import label
from actorgraph.page.appearance import look_of
from actorgraph.page.layout.crowd import CROWD, crowd
from actorgraph.page.layout.stress import Box, places
from actorgraph.page.salience import stamps_of, without
from actorgraph.page.view import Opening, View, kind_of

_EVENT: Final = 7


@dataclass(frozen=True, slots=True)
class Places:
    """The radius of every thing of a view in pixels, and its middle in whole pixels, y downwards.

    `opening` has the places of the part that the page opens on, laid out as a drawing of its own.
    """

    sizes: dict[str, int]
    whole: dict[str, tuple[int, int]]
    opening: dict[str, tuple[int, int]]


def places_of(view: View) -> Places:
    """Return where everything lies: with room for its name, or in a crowd for its shape alone."""
    sizes = _sizes(view)
    if len(view.things) > CROWD:
        number = {key: n for n, key in enumerate(view.things)}
        told = without(view.ties, stamps_of(view.things, view.ties))
        ends = [(number[tie.start], number[tie.end]) for tie in told]
        whole = dict(zip(view.things, crowd(list(sizes.values()), ends), strict=True))
    else:
        boxes = {
            key: _box(thing, view.label(key), sizes[key]) for key, thing in view.things.items()
        }
        whole = places(boxes, ((tie.start, tie.end) for tie in view.ties))
    opening = _opening(view, view.opening, sizes) if view.opening else {}
    return Places(sizes, whole, opening)


def letters(kind: str) -> int:
    """Return the size of the letters in which a kind of thing is named."""
    return label.EVENT_SIZE if kind == "event" else label.SIZE


def _opening(view: View, opening: Opening, sizes: dict[str, int]) -> dict[str, tuple[int, int]]:
    shown = set(opening.things)
    boxes = {key: _box(view.things[key], view.label(key), sizes[key]) for key in opening.things}
    asked = set(opening.claims)
    counting = {n for n, claim in enumerate(view.claims) if not asked or claim.id in asked}
    ties = (
        (tie.start, tie.end)
        for tie in view.ties
        if tie.start in shown and tie.end in shown and not counting.isdisjoint(tie.claims)
    )
    return places(boxes, ties)


def _sizes(view: View) -> dict[str, int]:
    count = dict.fromkeys(view.things, 0)
    for tie in view.ties:
        for end in {tie.start, tie.end}:
            count[end] += 1
    return {key: _size(kind_of(thing), count[key]) for key, thing in view.things.items()}


def _size(kind: str, ties: int) -> int:
    """Return a radius in pixels: a little more for who has many ties, events small."""
    if kind == "event":
        return _EVENT
    base = 7 if look_of(kind).tone == "place" else 9
    return base + min(7, round(1.6 * math.sqrt(ties)))


def _box(thing: Actor | Event, name: str, size: int) -> Box:
    """Return the room of a thing with its name below."""
    height = letters(kind_of(thing))
    lines = label.broken(name)
    half = max(size + 4, max(label.width(line, height) for line in lines) / 2 + 2)
    return Box(-half, -(size + 4), half, size + 6 + (height + 2) * len(lines))
