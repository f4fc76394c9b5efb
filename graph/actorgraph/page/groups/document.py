"""The overview of groups as the page's scripts read it: finished cards and lines for each shape of a screen."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from actorgraph.page.appearance import hue_of
from actorgraph.page.groups.bundle import Bundle, Unit, bundles_of, measured, units_of
from actorgraph.page.groups.grid import ROOMS, Box, Plan, Room, plan_of
from actorgraph.page.groups.partition import Partition, partition_of
from actorgraph.page.story.shape import wrapped
from actorgraph.page.view import MANY, kind_of
from actorgraph.sentence.wording import count, listed

if TYPE_CHECKING:
    from actorgraph.page.view import View

#: Fewer groups than this are no overview.
LEAST: Final = 2
#: Members that are named on a card below the one after whom the group is called.
_NAMED: Final = 8
_PAD: Final = 10
#: Cards that are lower have one line for the name.
_LOW: Final = 60
#: From this modularity on, a graph falls into parts.
DIVIDED: Final = 0.6
#: Fewer claims than this between two groups are not worth a sentence.
_FEW: Final = 5


def groups_document(
    view: View, at: Mapping[str, int], *, has_story: bool = False
) -> dict[str, Any] | None:
    """Return the groups of a large view as a document, None for a small one.

    *at* has the place of each thing. The page opens on the groups if it has no story, or if the graph falls
    into parts, of which a story could tell only one.
    """
    if len(view.things) <= MANY:
        return None
    partition = partition_of(view)
    if len(partition.groups) < LEAST:
        return None
    units = units_of(view, partition, max(room.most_units for room in ROOMS))
    bundles = bundles_of(view, partition.ties, units)
    inside = _inside(view, partition)
    words = [_words(bundle) for bundle in bundles]
    places = {group.head: n for n, group in enumerate(partition.groups)}
    return {
        "first": not has_story or partition.quality >= DIVIDED,
        "friends": partition.is_of_friends,
        "beside": _beside(view, partition, units, bundles),
        "groups": [
            {
                "members": [at[key] for key in group.members],
                "places": [[at[key], number] for key, number in group.places],
                "inner": [list(item) for item in group.inner],
                "measured": list(inside[n]),
            }
            for n, group in enumerate(partition.groups)
        ],
        "units": [[at[unit.head], places[unit.head] if unit.group else -1] for unit in units],
        "tied": [at[key] for key in partition.tied],
        "bundles": [_bundle(bundle, text) for bundle, text in zip(bundles, words, strict=True)],
        "shapes": [_shape(view, units[: room.most_units], room, bundles, words) for room in ROOMS],
    }


def unit_name(view: View, unit: Unit) -> str:
    """Return what a group is called, such as "Hizballah and 41 others", or the name of a thing by itself."""
    more = len(unit.members) - 1
    name = view.label(unit.head)
    return f"{name} and {count(more, 'other')}" if unit.group else name


def _inside(view: View, partition: Partition) -> list[tuple[int, int, int]]:
    """Return how much the claims between members of each group count for."""
    of = {key: n for n, group in enumerate(partition.groups) for key in group.members}
    ties: list[list[Any]] = [[] for _ in partition.groups]
    for tie in partition.ties:
        n = of.get(tie.start)
        if n is not None and n == of.get(tie.end):
            ties[n].append(tie)
    return [measured(view, its) for its in ties]


def _beside(
    view: View, partition: Partition, units: Sequence[Unit], bundles: Sequence[Bundle]
) -> list[str]:
    """Return in sentences what is told and not drawn, and how much there is."""
    grouped = sum(len(group.members) for group in partition.groups)
    told = [_stamp(view, *stamp) for stamp in partition.stamps[:2]]
    how = (
        "alliance, sponsorship, membership and the like"
        if partition.is_of_friends
        else "who has to do with whom, as friend or foe"
    )
    groups = count(len(partition.groups), "group")
    heads = [f"{view.label(group.head)} ({len(group.members):,})" for group in partition.groups[:3]]
    return [
        *told,
        f"{grouped:,} of {len(view.things):,} are in {groups}, by {how}.",
        f"Most is said of those of {listed(heads)}.",
        *_strongest(view, units, bundles),
    ]


def _strongest(view: View, units: Sequence[Unit], bundles: Sequence[Bundle]) -> list[str]:
    """Return in a sentence what most claims say between two groups, if that is more than a few."""
    most = max(bundles, key=lambda bundle: (bundle.often, -bundle.start, -bundle.end), default=None)
    if most is None or most.often < _FEW:
        return []
    between = f" {'→' if most.is_one_way else '–'} ".join(
        unit_name(view, units[at]) for at in (most.start, most.end)
    )
    return [f"Most between two: {between}, {_words(most)}."]


def _stamp(view: View, actor: str, family: str, is_doer: bool, number: int) -> str:
    """Return the sentence of what one does to nearly all, with the verb of its claims."""
    claim = next(
        claim
        for claim in view.claims
        if (claim.subject if is_doer else claim.object) == actor
        and view.relations[claim.relation].family == family
    )
    verb, name = view.patterns.verb(claim), view.patterns.nouns[actor].words
    name = name[:1].upper() + name[1:]
    others = f"{number:,} of the {len(view.things):,}"
    return f"{name} {verb} {others}." if is_doer else f"{others.capitalize()} {verb} {name}."


def _words(bundle: Bundle) -> str:
    """Return what stands on a bundle: the family of most of its claims, how many, and how many others."""
    kind = f"possible {bundle.family}" if bundle.certainty == "tentative" else bundle.family
    more = bundle.measured.claims - bundle.often
    return f"{kind} ×{bundle.often:,}" + (f", +{more:,}" if more else "")


def _bundle(bundle: Bundle, words: str) -> dict[str, Any]:
    return {
        "from": bundle.start,
        "to": bundle.end,
        "family": bundle.family,
        "hue": hue_of(bundle.family),
        "group": bundle.certainty,
        "words": words,
        "arrow": bundle.is_one_way,
        "ties": list(bundle.ties),
        "measured": list(bundle.measured),
    }


def _shape(
    view: View,
    units: Sequence[Unit],
    room: Room,
    bundles: Sequence[Bundle],
    words: Sequence[str],
) -> dict[str, Any]:
    texts = [_texts(view, unit, room) for unit in units]
    plan = plan_of(room, [_height(its, room) for its in texts], bundles, words)
    left, top, right, bottom = _extent(plan)
    return {
        "name": room.name,
        "width": right - left,
        "height": bottom - top,
        "letters": room.letters,
        "small": room.small,
        "cards": [
            [box.left - left, box.top - top, box.right - box.left, box.bottom - box.top, *its]
            for its, box in zip(texts, plan.cards, strict=True)
        ],
        "lines": [
            [
                line.bundle,
                [round(number, 1) for x, y in line.points for number in (x - left, y - top)],
                _moved(line.words, left, top) if line.words else None,
            ]
            for line in plan.lines
        ],
    }


def _extent(plan: Plan) -> tuple[int, int, int, int]:
    """Return the edges of all that is drawn: of a room with empty columns they are nearer than its own."""
    boxes = [*plan.cards, *(line.words for line in plan.lines if line.words)]
    for line in plan.lines:
        (ax, ay), (bx, by), (cx, cy) = line.points
        x, y = (ax + 2 * bx + cx) / 4, (ay + 2 * by + cy) / 4  # the middle of the curve
        boxes.append(Box(x, y, x, y))
    left, top = (math.floor(min(box[side] for box in boxes)) for side in (0, 1))
    right, bottom = (math.ceil(max(box[side] for box in boxes)) for side in (2, 3))
    return left, top, right, bottom


def _moved(box: Box, left: int, top: int) -> list[float]:
    return [
        round(number, 1) for number in (box[0] - left, box[1] - top, box[2] - left, box[3] - top)
    ]


def _height(texts: Sequence[Sequence[str]], room: Room) -> int:
    """Return how high a card is with its lines of text."""
    name, *small = texts
    rows = sum(map(len, small))
    return 18 + len(name) * (room.letters + 3) + rows * (room.small + 3)


def _texts(view: View, unit: Unit, room: Room) -> list[list[str]]:
    """Return the lines of a card: its name, how many others, whom, and where."""
    wide = room.card - 2 * _PAD
    name = wrapped(view.label(unit.head), wide, room.letters, 1 if room.card_height < _LOW else 2)
    if unit.group is None:
        kind = kind_of(view.things[unit.head]).replace("-", " ")
        return [list(name), [kind] if kind != "unknown" else [], [], []]
    more = [f"and {count(len(unit.members) - 1, 'other')}"]
    left = (room.card_height - 18 - (room.letters + 3) * len(name)) // (room.small + 3) - 1
    places = [f"{view.label(key)} {number:,}" for key, number in unit.group.places]
    where = _whole(places, wide, room.small, 1) if places and left > 0 else ()
    rest = min(3, left - len(where))
    others = [view.name(key) for key in unit.members[1:_NAMED]]
    named = _whole(others, wide, room.small, rest) if rest > 0 and others else ()
    return [list(name), more, list(named), list(where)]


def _whole(names: Sequence[str], width: float, letters: int, most: int) -> tuple[str, ...]:
    """Return as many names as fit into so many lines, none of them cut unless the first is too long.

    >>> _whole(["Government of Syria", "Government of Iran"], 150, 11, 1)
    ('Government of Syria; …',)
    """
    for many in range(len(names), 0, -1):
        more = "; …" if many < len(names) else ""
        lines = wrapped("; ".join(names[:many]) + more, width, letters, len(names) + 9)
        if len(lines) <= most:
            return lines
    return wrapped(names[0], width, letters, most)
