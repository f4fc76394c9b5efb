"""The part of a view that a picture on paper shows: as many things and ties as can be read, and what is left out."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from actorgraph.model.actor import Actor
from actorgraph.model.event import Event
from actorgraph.page.salience import around, protagonists, weight_of
from actorgraph.page.view import BLAMED, Tie, View
from actorgraph.sentence.wording import count

#: Of more things, this many protagonists are looked at.
FIRST: Final = 150


@dataclass(frozen=True, slots=True)
class Part:
    """What a picture shows, in the order of the case. `left_out` says how much of how much that is, or nothing."""

    things: tuple[str, ...]
    ties: tuple[Tie, ...]
    left_out: str


def part_of(view: View, most: int, *, centre: str = "") -> Part:
    """Return at most so many things of a view with the ties among them; of an answer, those of its claims alone.

    Things that nothing ties to another are left out, unless the picture would be empty or an answer names them.
    """
    opening = view.opening if view.opening and view.opening.answered else None
    ties = _of_claims(view, set(opening.claims)) if opening else view.ties
    named = set(opening.things) if opening else set(view.things)
    ties = tuple(tie for tie in ties if tie.start in named and tie.end in named)
    tied = {end for tie in ties if tie.start != tie.end for end in (tie.start, tie.end)}
    asked = {centre, *(opening.answered.things if opening and opening.answered else ())} - {""}
    things = {
        key: thing for key, thing in view.things.items() if key in tied or (key in asked & named)
    } or dict(view.things)
    chosen: Collection[str] = things
    if len(things) > most and centre:
        chosen = around(things, ties, centre, most)
    elif len(things) > most:
        chosen = _closest(things, ties, most)
    kept = set(chosen)
    shown = tuple(tie for tie in ties if tie.start in kept and tie.end in kept)
    return Part(
        tuple(key for key in view.things if key in kept),
        shown,
        _left_out(view, kept, named, shown, ties),
    )


def _closest(
    things: Mapping[str, Actor | Event], ties: Sequence[Tie], most: int
) -> Collection[str]:
    """Return at most so many things with much told among them: what is tied least to the others goes, one by one."""
    many = set(protagonists(things, ties, FIRST)) if len(things) > FIRST else set(things)
    told: dict[str, dict[str, float]] = {key: {} for key in things if key in many}
    for tie in ties:
        if tie.start != tie.end and {tie.start, tie.end} <= many:
            for one, other in ((tie.start, tie.end), (tie.end, tie.start)):
                told[one][other] = told[one].get(other, 0.0) + weight_of(tie)
    while len(told) > most:
        least = min(told, key=lambda key: (sum(told[key].values()), key))
        for other in told.pop(least):
            del told[other][least]
    return told


def _of_claims(view: View, claims: set[str]) -> tuple[Tie, ...]:
    """Return the ties that some claims make, each with these claims alone."""
    found = []
    for tie in view.ties:
        held = tuple(place for place in tie.claims if view.claims[place].id in claims)
        if held:
            found.append(replace(tie, claims=held, modality=view.claims[held[0]].modality))
    return tuple(found)


def _left_out(
    view: View,
    kept: set[str],
    named: set[str],
    shown: tuple[Tie, ...],
    ties: tuple[Tie, ...],
) -> str:
    if len(kept) == len(named) and len(shown) == len(ties):
        return ""
    words = []
    for noun, is_actor in (("actor", True), ("event", False)):
        every = [key for key in named if isinstance(view.things[key], Actor) == is_actor]
        if every:
            words.append(f"{sum(key in kept for key in every):,} of {count(len(every), noun)}")
    told = sum(tie.link != BLAMED for tie in ties)
    words.append(f"{sum(tie.link != BLAMED for tie in shown):,} of {count(told, 'tie')}")
    return "Shown: " + ", ".join(words)
