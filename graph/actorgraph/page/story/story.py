"""The story of a view: chosen, arranged and drawn for each shape of a screen, with its headline."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from actorgraph.model.event import Event
from actorgraph.model.modality import group
from actorgraph.page.story.camp import (
    UNDER,
    Camp,
    Known,
    bonds_of,
    camps_of,
    hostilities,
    sides_of,
    with_joining,
    with_wholes,
)
from actorgraph.page.story.choice import (
    CANDIDATES,
    chosen,
    hubs_of,
    main_story,
    of_protagonists,
    salience,
    seeds_of,
)
from actorgraph.page.story.edge import Edge, edges_of
from actorgraph.page.story.geometry import (
    Picture,
    Texts,
    head_height,
    picture_of,
    row_height,
)
from actorgraph.page.story.headline import Saying, figures_of, headline_of
from actorgraph.page.story.order import STEPS, Arrangement, arranged, crossing_pairs, legs_of
from actorgraph.page.story.shape import HEAD, PAD, SHAPES, Shape
from actorgraph.sentence.wording import day_words, listed

if TYPE_CHECKING:
    from actorgraph.page.view import View

#: With fewer lines or actors, the network is seen at one look anyway.
LEAST_LINES: Final = 8
LEAST_ACTORS: Final = 6
#: Crossings above which lines are left out.
MOST_CROSSINGS: Final = 8
#: A row that reaches so many says how many of them are drawn.
_MANY_TARGETS: Final = 8
#: Steps of annealing after a line was left out.
_AGAIN: Final = 800


@dataclass(frozen=True, slots=True)
class Version:
    """A picture of the story, its camps with their names, and those that have foes (colours tell sides).

    *latest_first* if time runs upwards in it; None if the events are in no order of time, because lines would cross.
    """

    picture: Picture
    edges: tuple[Edge, ...]
    camps: tuple[Camp, ...]
    names: tuple[str, ...]
    foes: frozenset[int]
    crossings: int
    latest_first: bool | None


@dataclass(frozen=True, slots=True)
class Story:
    """What the page opens on: a headline, and a picture for each shape of a screen.

    `beside` says what is told and not drawn, such as one who punishes nearly everybody.
    """

    headline: tuple[Saying, ...]
    beside: str
    versions: tuple[Version, ...]


def story_of(view: View) -> Story | None:
    """Return the story of a view; None if it is too small or has no lines that tell one."""
    every = edges_of(view)
    hubs = hubs_of(every, view.actors)
    stamped = {(doer, family) for doer, family, _ in hubs}
    kept: Sequence[Edge] = [edge for edge in every if (edge.doer, edge.family) not in stamped]
    if view.actors > CANDIDATES:
        kept = of_protagonists(view, kept, CANDIDATES // 2)
    salient = salience(kept)

    def weight(edge: Edge) -> float:
        return edge.weight * math.prod(salient.get(end, 1) for end in edge.ends)

    strongest = sorted(kept, key=lambda edge: (-weight(edge), edge.key))[:CANDIDATES]
    edges = sorted(main_story(strongest), key=lambda edge: edge.key)
    actors = {end for edge in edges for end in edge.ends}
    if len(edges) < LEAST_LINES or len(actors) < LEAST_ACTORS:
        return None
    staging = _Staging(view, edges, salient, _reached(kept))
    versions = tuple(staging.version(shape) for shape in SHAPES)
    first = versions[0]
    if len(first.edges) < LEAST_LINES:
        return None
    camp_of = {member: n for n, camp in enumerate(first.camps) for member in camp.members}
    few = len(first.picture.cards) if view.actors > CANDIDATES else 0
    return Story(
        tuple(headline_of(view, first.edges, camp_of, every)),
        _beside(view, hubs, every, few),
        versions,
    )


def _reached(edges: Sequence[Edge]) -> dict[tuple[str, ...], int]:
    """Return how many each row reaches that reaches many."""
    targets = Counter(edge.row for edge in edges if edge.doer and edge.target)
    return {row: count for row, count in targets.items() if count >= _MANY_TARGETS}


def _beside(
    view: View, hubs: Sequence[tuple[str, str, int]], edges: Sequence[Edge], few: int
) -> str:
    """Return what is not drawn: those who are tied to nearly all, and how many of a large store."""
    verbs = {(edge.doer, edge.family): edge.verb for edge in reversed(edges)}
    told = [
        f"{view.patterns.nouns[doer].words} {verbs[doer, family]} {number:,} of {view.actors:,} actors"
        for doer, family, number in hubs
    ]
    texts = [f"Told here and not drawn: {listed(told)}."] if told else []
    if few:
        texts.append(f"{few} of {view.actors:,} actors, those of whom most is said.")
    return " ".join(texts)


class _Drawn(NamedTuple):
    """What is drawn, who stands where, and how many lines cross."""

    edges: tuple[Edge, ...]
    camps: tuple[Camp, ...]
    sides: list[int]
    arcs: set[Edge]
    arrangement: Arrangement
    crossings: int


class _Staging:
    """One view in the making of its story."""

    def __init__(
        self,
        view: View,
        edges: Sequence[Edge],
        salient: Mapping[str, float],
        reached: Mapping[tuple[str, ...], int],
    ) -> None:
        self.salient = salient
        self.view = view
        self.edges = edges
        actors = sorted({end for edge in edges for end in edge.ends})
        bonds = bonds_of(view)
        kin = set(with_wholes(actors, bonds))
        # Over the decades of a large store sponsors of one client have been foes: only what belongs to a body is of its camp.
        least = UNDER if view.actors > CANDIDATES else 0
        self.bonds = [
            b for b in bonds if b.strength >= least and kin.issuperset((b.above, b.below))
        ]
        self.hostility = hostilities(edges)
        self.known: Known = {}
        self.spans = _spans(view, {edge.event for edge in edges} - {""})
        bound = {end for bond in self.bonds for end in (bond.above, bond.below)}
        told = {key for edge in edges for key in (*edge.ends, edge.event) if key}
        names = {key: view.label(key) for key in told | bound}
        notes = {edge.event: _notes(view, edge.event) for edge in edges if edge.event}
        self.texts = Texts(names, notes, reached)
        self.sides = self._sides(actors, edges)

    def _sides(self, actors: Sequence[str], edges: Sequence[Edge]) -> dict[str, int]:
        camps = camps_of(actors, self.bonds, self.hostility, self.known)
        sides = sides_of(camps, self.hostility, edges)
        return {
            member: side for camp, side in zip(camps, sides, strict=True) for member in camp.members
        }

    def version(self, shape: Shape) -> Version:
        """Return the story as it is drawn in a shape."""

        def header(event: str) -> int:
            return head_height(self.texts.names[event], self.texts.notes[event], shape)

        taken = chosen(
            self.edges, shape, header, lambda edge: _is_arc(edge, self.sides), self.salient
        )
        drawn = self._untangled(shape, taken)
        camps, sides = drawn.camps, drawn.sides
        arrangement = drawn.arrangement
        picture = picture_of(shape, camps, sides, arrangement, drawn.edges, drawn.arcs, self.texts)
        names = tuple(map(self._camp_name, camps))
        foes = self._foes(camps, sides)
        latest_first = arrangement.latest_first if _is_in_time(arrangement, self.spans) else None
        return Version(picture, drawn.edges, camps, names, foes, drawn.crossings, latest_first)

    def _untangled(self, shape: Shape, taken: Sequence[Edge]) -> _Drawn:
        """Return some lines in an order, without those for which there is no room or that cross too many."""
        seeds = set(seeds_of(self.edges))
        steps = STEPS
        while True:
            camps, sides, arcs = self._placed(taken)
            spare = self._overfull(shape, taken, camps, sides, arcs)
            if spare is None:
                arrangement = arranged(camps, sides, taken, arcs, self.spans, steps=steps)
                steps = _AGAIN
                crossed = self._crossed(arrangement, taken, camps, sides, arcs)
                crossings = sum(crossed.values()) // 2
                spare = _worst(crossed, taken, seeds) if crossings > MOST_CROSSINGS else None
                if spare is None:
                    return _Drawn(tuple(taken), tuple(camps), sides, arcs, arrangement, crossings)
            taken = [edge for edge in taken if edge != spare]

    def _camp_name(self, camp: Camp) -> str:
        """Return the name of a camp's head, with its partners if some are not under it."""
        name = self.texts.names[camp.head]
        return name if camp.is_whole else f"{name} and partners"

    def _placed(self, taken: Sequence[Edge]) -> tuple[list[Camp], list[int], set[Edge]]:
        actors = with_joining(sorted({end for edge in taken for end in edge.ends}), self.bonds)
        camps = camps_of(actors, self.bonds, self.hostility, self.known)
        sides = sides_of(camps, self.hostility, taken)
        side_of = {
            member: side for camp, side in zip(camps, sides, strict=True) for member in camp.members
        }
        return camps, sides, {edge for edge in taken if _is_arc(edge, side_of)}

    def _overfull(
        self,
        shape: Shape,
        taken: Sequence[Edge],
        camps: Sequence[Camp],
        sides: Sequence[int],
        arcs: set[Edge],
    ) -> Edge | None:
        """Return the weakest line in whichever part of a shape holds more than fits; None if all fits."""
        for side in (0, 1):
            its = [camp for camp, where in zip(camps, sides, strict=True) if where == side]
            actors = [member for camp in its for member in camp.members]
            labels = sum(arc.target in actors for arc in arcs) if shape.margin < 100 else 0
            need = (
                sum(len(camp.members) > 1 for camp in its) * (HEAD + PAD)
                + (len(its) - 1) * shape.gap
                + len(actors) * shape.card_height
                + (len(actors) - len(its)) * 3
                + labels * (shape.small + 6)
            )
            if need > shape.height:
                return _weakest([edge for edge in taken if {*edge.ends} & {*actors}], taken)
            if sum(arc.doer in actors for arc in arcs) > shape.lanes:
                return _weakest([arc for arc in arcs if arc.doer in actors], taken)
        rows: dict[tuple[str, ...], list[Edge]] = {}
        for edge in taken:
            if edge not in arcs:
                rows.setdefault(edge.row, []).append(edge)
        events = {row[0] for row in rows} - {""}
        need = sum(row_height(its, shape) for its in rows.values())
        need += sum(
            head_height(self.texts.names[event], self.texts.notes[event], shape) for event in events
        )
        need += 10 * sum(not row[0] for row in rows)
        if need > shape.height + 10:
            return _weakest([edge for edge in taken if edge not in arcs], taken)
        return None

    def _crossed(
        self,
        arrangement: Arrangement,
        taken: Sequence[Edge],
        camps: Sequence[Camp],
        sides: Sequence[int],
        arcs: set[Edge],
    ) -> Counter[Edge]:
        """Return how many crossings each line is part of."""
        side_of = {
            member: side for camp, side in zip(camps, sides, strict=True) for member in camp.members
        }
        of_leg: dict[tuple[str, tuple[str, ...]], Edge] = {}
        for edge in taken:
            for end in edge.ends:
                of_leg.setdefault((end, edge.row), edge)
        found: Counter[Edge] = Counter()
        for pair in crossing_pairs(arrangement, legs_of(taken, side_of, arcs)):
            found.update(of_leg[leg.actor, leg.row] for leg in pair)
        return found

    def _foes(self, camps: Sequence[Camp], sides: Sequence[int]) -> frozenset[int]:
        """Return the two camps of several members that stand most against each other, if any do.

        Only these have a colour: a second camp in the colour of the first would seem to be its friend.
        """
        place = {
            member: n
            for n, camp in enumerate(camps)
            if len(camp.members) > 1
            for member in camp.members
        }
        against: Counter[tuple[int, ...]] = Counter()
        for pair, weight in self.hostility.items():
            ends = tuple(sorted({place[end] for end in pair if end in place}))
            if len(ends) == 2 and sides[ends[0]] != sides[ends[1]]:
                against[ends] += round(1000 * weight)
        most = max(against, key=lambda ends: (against[ends], ends), default=())
        return frozenset(most)


def _is_arc(edge: Edge, side_of: Mapping[str, int]) -> bool:
    """Return True for a line between two actors of one front without an event."""
    return not edge.event and side_of.get(edge.doer) == side_of.get(edge.target)


def _weakest(edges: Sequence[Edge], taken: Sequence[Edge]) -> Edge | None:
    """Return the line that says least and whose loss leaves others with most of what they are about."""
    of_event = Counter(edge.event for edge in taken if edge.event)

    def worth(edge: Edge) -> tuple[float, tuple[str, ...]]:
        return edge.weight + 0.1 * of_event.get(edge.event, 0), edge.key

    return min(edges, key=worth, default=None)


def _worst(crossed: Counter[Edge], taken: Sequence[Edge], seeds: set[Edge]) -> Edge | None:
    """Return the line with most crossings for what it says; seeds are never left out."""
    spare = [edge for edge in taken if crossed[edge] and edge not in seeds]
    return max(spare, key=lambda edge: (crossed[edge] / edge.weight**1.5, edge.key), default=None)


def _is_in_time(arrangement: Arrangement, spans: Mapping[str, tuple[int, int]]) -> bool:
    """Return True if of two events of which one was over before the other began, each stands where it should."""
    dated = [spans[item.event] for item in arrangement.items if item.event in spans]
    if arrangement.latest_first:
        dated.reverse()
    return all(
        earlier[0] <= later[1] for n, earlier in enumerate(dated) for later in dated[n + 1 :]
    )


def _spans(view: View, events: set[str]) -> dict[str, tuple[int, int]]:
    """Return the first and last day of each event that has one of both."""
    found = {}
    for key in events:
        thing = view.things[key]
        if isinstance(thing, Event) and thing.when.known:
            found[key] = (thing.when.first, thing.when.last)
    return found


def _notes(view: View, key: str) -> tuple[str, ...]:
    """Return what stands below the name of an event: when, how many, and what it was a response to."""
    event = view.things[key]
    assert isinstance(event, Event)
    facts = [*([day_words(event.when)] if event.when.known else []), *figures_of(view, key)]
    notes = [" · ".join(facts)] if facts else []
    answers = [
        claim
        for claim in view.claims
        if claim.relation == "responds-to"
        and claim.subject == key
        and isinstance(view.things.get(claim.object), Event)
        and group(claim.modality) == "assertive"
    ]
    if answers:
        claim = min(answers, key=lambda claim: claim.id)
        notes.append(f"{view.patterns.verb(claim)} {view.patterns.nouns[claim.object].words}")
    return tuple(notes)
