"""Random worlds for round trips: everything that the model allows, in a store."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from actorgraph.formats.exporter import export
from actorgraph.formats.importer import import_files
from actorgraph.formats.selection import Selection
from actorgraph.model.actor import ACTOR_TYPES, NAME_KINDS, Actor, Name
from actorgraph.model.claim import OPERATORS, Claim, Quantity
from actorgraph.model.dates import read_when
from actorgraph.model.event import Event
from actorgraph.model.fields import CLAIM, Kind, named
from actorgraph.model.modality import MODALITIES
from actorgraph.model.source import Source
from actorgraph.model.tlp import LEVELS
from actorgraph.model.valid import ARTICLES, NUMBERS
from actorgraph.model.vocabulary import standard, with_relations
from actorgraph.network import has_two_ends
from actorgraph.store.reader import Store
from actorgraph.store.writer import StoreWriter

#: A relation that the shared vocabulary has not.
OWN_RELATION = {
    "name": "shelters",
    "family": "shelter",
    "kind": "state",
    "reading": "gives shelter to",
    "inverse": "sheltered-by",
    "inverse_reading": "is given shelter by",
    "frame": {"says": "give shelter to {object}"},
}
#: The vocabulary of random worlds.
WORLD_WORDS = with_relations(standard(), [OWN_RELATION])
_WHENS = (
    "",
    "2024",
    "2024-02",
    "2024-02-02",
    "2023-10/2024-01",
    "2023-10/..",
    "../2024",
    "2024-01-28~",
)
_TEXTS = st.one_of(
    st.just(""),
    st.sampled_from(
        [
            "=1+1",
            "-3",
            "+x",
            "@y",
            "'quoted'",
            '"',
            "a; b",
            "<b>&amp;]]>",
            "كتائب حزب الله",
            "a, b | c",
            "NA",
            "0",
            "True",
            "🕊",
            "x=y;z",
        ]
    ),
    st.text(
        st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp", "Cf", "Cn", "Co"]), max_size=12
    ).map(lambda text: " ".join(text.split())),
)
_FILLED = _TEXTS.map(lambda text: text if text.strip() else "x")
_LEVEL = st.sampled_from(["", *LEVELS])
_WHEN = st.sampled_from(_WHENS).map(read_when)
_END = st.sampled_from(["red", "blue", "the.third_1", "raid", "war-2"])
_QUANTITY = st.builds(
    Quantity,
    _FILLED,
    st.sampled_from(OPERATORS),
    st.sampled_from([0.0, 1.0, 85.0, 2.5, 1e15, -3.0]),
    _TEXTS,
)


@dataclass(frozen=True)
class World:
    """What a store holds, as values."""

    actors: tuple[Actor, ...]
    events: tuple[Event, ...]
    sources: tuple[Source, ...]
    claims: tuple[Claim, ...]


@cache
def _names(owner: str) -> st.SearchStrategy[tuple[Name, ...]]:
    name = st.builds(
        Name,
        _FILLED.map(lambda text: f"{text}{owner}"),
        st.sampled_from(NAME_KINDS),
        st.sampled_from(["", "ar", "fa-Latn"]),
        st.sampled_from(["", "2009"]),
        st.sampled_from(["", "2023-11"]),
        st.booleans(),
    )
    return st.lists(name, max_size=2).map(tuple)


@st.composite
def worlds(draw: st.DrawFn, *, distinct: bool = False) -> World:
    """Return three actors, two events, two sources and up to four claims about them.

    With *distinct*, no name has two owners, and there is a claim, as a case needs it.
    """

    def own(key: str) -> str:
        return f" {key}" if distinct else ""

    actors = tuple(
        Actor(
            key,
            draw(_FILLED) + own(key),
            draw(st.sampled_from(ACTOR_TYPES)),
            draw(st.sampled_from(["", *parents])),
            draw(_names(own(f"{key} too"))),
            draw(st.booleans()),
            draw(_TEXTS),
            draw(st.sampled_from(NUMBERS)),
            draw(st.sampled_from(ARTICLES)),
            draw(_LEVEL),
        )
        for key, parents in (("red", []), ("blue", ["red"]), ("the.third_1", ["red", "blue"]))
    )
    events = tuple(
        Event(
            key,
            draw(_FILLED) + own(key),
            draw(st.sampled_from(["event", "attack"])),
            draw(_WHEN),
            draw(st.sampled_from([(), ("red",), ("blue", "red")])),
            draw(st.sampled_from(["", *wholes])),
            draw(_names(own(f"{key} too"))),
            draw(_TEXTS),
            draw(st.sampled_from(NUMBERS)),
            draw(st.sampled_from(ARTICLES)),
            draw(_LEVEL),
        )
        for key, wholes in (("raid", []), ("war-2", ["raid"]))
    )
    sources = tuple(
        Source(
            key,
            draw(_FILLED),
            draw(st.sampled_from(["red", "blue"])),
            draw(_WHEN),
            draw(_TEXTS),
            draw(st.sampled_from(["", "en"])),
            draw(_TEXTS),
            draw(_TEXTS),
            draw(_TEXTS),
            draw(_TEXTS),
            draw(st.booleans()),
            draw(_LEVEL),
        )
        for key in ("report", "data.set")
    )
    count = draw(st.integers(int(distinct), 4))
    return World(actors, events, sources, tuple(draw(_claim(at)) for at in range(count)))


@st.composite
def _claim(draw: st.DrawFn, at: int) -> Claim:
    has_subject = draw(st.booleans())
    event = draw(st.sampled_from(["", "raid", "war-2"])) if has_subject else "raid"
    figure = draw(st.none() | _QUANTITY)
    text = draw(_TEXTS)
    target = (
        draw(_END) if not (event or figure or text) else draw(st.sampled_from(["", "red", "raid"]))
    )
    # Every text, truth and time of the table is filled, so that no format forgets one.
    drawn: dict[str, Any] = {name: draw(_TEXTS) for name in named(CLAIM, Kind.TEXT)}
    drawn |= {name: draw(st.booleans()) for name in named(CLAIM, Kind.FLAG)}
    drawn |= {name: draw(_WHEN) for name in named(CLAIM, Kind.TIME)}
    drawn |= {
        "id": draw(st.sampled_from([f"claim-{at}", f"c{at:016x}", f"us.{at}_x"])),
        "relation": draw(
            st.sampled_from(["sponsors", "attacks", "clashes-with", "counts", "shelters"])
        ),
        "source": draw(st.sampled_from(["report", "data.set"])),
        "claimant": draw(st.sampled_from(["red", "blue"])),
        "subject": draw(_END) if has_subject else "",
        "object": target,
        "event": event,
        "text": text,
        "mode": draw(st.sampled_from([(), ("weapons",), ("air strike", "drone")])),
        "quantity": figure,
        "spokesperson": draw(st.sampled_from(["", "the.third_1"])),
        "modality": draw(st.sampled_from(MODALITIES)),
        "tlp": draw(_LEVEL),
    }
    return Claim(**drawn)


def tied(world: World) -> list[Claim]:
    """Return the claims that have two ends."""
    return [claim for claim in world.claims if has_two_ends(claim, WORLD_WORDS)]


def write_world(world: World, path: Path, **about: str) -> None:
    """Put a world into a new store."""
    with StoreWriter(path, WORLD_WORDS, fresh=True) as writer:
        for actor in world.actors:
            writer.actor(actor)
        writer.parents(world.actors)
        for event in world.events:
            writer.event(event)
        writer.wholes(world.events)
        for source in world.sources:
            writer.source(source)
        writer.claims(world.claims)
        writer.meta({"title": "A World", **about})


def world_of(path: Path) -> World:
    """Return what a store holds, sorted by id."""

    def by_id(values: Any) -> tuple[Any, ...]:
        return tuple(sorted(values, key=lambda it: it.id))

    with closing(Store(path)) as store:
        return World(
            by_id(store.actors()),
            by_id(store.events()),
            by_id(store.sources()),
            by_id(store.claims()),
        )


def carried(world: World, folder: Path, name: str, format_name: str) -> World:
    """Return a world after it went into a store, out in a format, and in again."""
    first, second, between = folder / "first.db", folder / "second.db", folder / name
    write_world(world, first)
    with closing(Store(first)) as store:
        export(Selection(store), between, format=format_name)
    second.unlink(missing_ok=True)
    import_files([between], second, format=format_name)
    return world_of(second)


def sorted_world(world: World) -> World:
    """Return a world in the order of `world_of`."""
    parts = (world.actors, world.events, world.sources, world.claims)
    return World(*(tuple(sorted(part, key=lambda it: it.id)) for part in parts))  # type: ignore[arg-type]
