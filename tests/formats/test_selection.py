"""What is handed on: the claims, and everybody whom they need."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from actorgraph.formats.exporter import export
from actorgraph.formats.selection import Selection
from actorgraph.model.actor import Actor
from actorgraph.model.claim import Claim
from actorgraph.model.dates import read_when
from actorgraph.model.errors import UnknownClaim
from actorgraph.model.event import Event
from actorgraph.model.filters import Filters, read_filters
from actorgraph.model.source import Source
from actorgraph.model.vocabulary import standard
from actorgraph.store.reader import Store
from actorgraph.store.writer import StoreWriter

ACTORS = [
    Actor("world", "World"),
    Actor("red", "Red", "state", parent="world"),
    Actor("corps", "Corps", parent="red"),
    Actor("speaker", "Speaker"),
    Actor("blue", "Blue", "state"),
    Actor("town", "Town", "place", parent="province"),
    Actor("province", "Province", "place"),
    Actor("gazette", "Gazette", "media-outlet", parent="press"),
    Actor("press", "Press"),
    Actor("alone", "Alone"),
    Actor("circle", "Circle", parent="round"),
    Actor("round", "Round", parent="circle"),
]
EVENTS = [
    Event("war", "War"),
    Event("battle", "Battle", places=("town",), part_of="war"),
    Event("other", "Other"),
]
REPORT = Source("report", "Report", "gazette")
LEAFLET = Source("leaflet", "Leaflet", "")
SPONSORS = Claim(
    "c1", "sponsors", "report", "gazette", "corps", "blue", quote="1", when=read_when("2024")
)
ATTACKS = Claim(
    "c2", "attacks", "leaflet", "blue", "blue", event="battle", spokesperson="speaker", quote="2",
    modality="denied", when=read_when("2020"),
)  # fmt: skip
THREATENS = Claim("c3", "threatens", "leaflet", "circle", "circle", text="everybody", quote="3")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Return a store of three claims that need different actors."""
    with StoreWriter(tmp_path / "s.db", standard()) as writer:
        for actor in ACTORS:
            writer.actor(replace(actor, parent=""))
        writer.parents(ACTORS)
        for event in EVENTS:
            writer.event(replace(event, part_of=""))
        writer.wholes(EVENTS)
        writer.source(REPORT)
        writer.source(LEAFLET)
        writer.claims([SPONSORS, ATTACKS, THREATENS])
        writer.meta({"title": "World", "licence": "CC0-1.0"})
    with closing(Store(tmp_path / "s.db")) as opened:
        yield opened


def content(selection: Selection) -> tuple[list[str], list[str], list[str], list[str]]:
    return (
        [it.id for it in selection.claims()],
        [it.id for it in selection.actors()],
        [it.id for it in selection.events()],
        [it.id for it in selection.sources()],
    )


def test_a_whole_store_is_handed_on_whole(store: Store) -> None:
    selection = Selection(store)

    assert (selection.is_whole, selection.count()) == (True, 3)
    assert (selection.title, selection.licence) == ("World", "CC0-1.0")
    assert list(selection.claims()) == [SPONSORS, ATTACKS, THREATENS]
    assert list(selection.actors()) == ACTORS
    assert list(selection.events()) == EVENTS
    assert list(selection.sources()) == [REPORT, LEAFLET]


def test_ends_claimants_publishers_and_everybodys_parents_come_along(store: Store) -> None:
    selection = Selection(store, relations=("sponsors",))

    assert (selection.is_whole, selection.count()) == (False, 1)
    assert content(selection) == (
        ["c1"], ["world", "red", "corps", "blue", "gazette", "press"], [], ["report"],
    )  # fmt: skip


def test_events_come_with_their_places_and_what_they_are_part_of(store: Store) -> None:
    assert content(Selection(store, relations=("attacks",))) == (
        ["c2"], ["speaker", "blue", "town", "province"], ["war", "battle"], ["leaflet"],
    )  # fmt: skip


def test_parents_in_a_circle_come_once(store: Store) -> None:
    assert content(Selection(store, relations=("threatens",)))[1] == ["circle", "round"]


@pytest.mark.parametrize(
    ("filters", "ids"),
    [
        (read_filters(since="2023"), ["c1"]),
        (read_filters(since="2023", undated=True), ["c1", "c3"]),
        (read_filters(modality="denied"), ["c2"]),
        (read_filters(claimants=("speaker",)), ["c2"]),
        (read_filters(as_of="1999"), []),
    ],
)
def test_filters_say_which_claims_are_handed_on(
    store: Store, filters: Filters, ids: list[str]
) -> None:
    selection = Selection(store, filters)

    assert ([it.id for it in selection.claims()], selection.count()) == (ids, len(ids))
    assert selection.is_whole is False


def test_nothing_needs_nobody(store: Store) -> None:
    assert content(Selection(store, read_filters(as_of="1999"))) == ([], [], [], [])
    assert content(Selection(store, chosen=())) == ([], [], [], [])


def test_the_claims_of_an_answer_keep_its_order_and_come_once(store: Store) -> None:
    selection = Selection(store, chosen=("c3", "c1", "c3"))

    assert [it.id for it in selection.claims()] == ["c3", "c1"]
    assert selection.count() == 2
    assert [it.id for it in selection.actors()] == [
        "world", "red", "corps", "blue", "gazette", "press", "circle", "round",
    ]  # fmt: skip
    assert list(selection.sources()) == [REPORT, LEAFLET]


@pytest.mark.parametrize("format_name", ["graphml", "csv"])
def test_an_export_says_of_each_claim_that_it_is_done(
    store: Store, format_name: str, tmp_path: Path
) -> None:
    done: list[int] = []
    selection = Selection(store, watch=done.append)
    export(selection, tmp_path / "out", format=format_name)
    assert sum(done) >= selection.count() > 0


def test_a_claim_that_is_not_there_is_told(store: Store) -> None:
    with pytest.raises(UnknownClaim):
        list(Selection(store, chosen=("c1", "c9")).claims())


@pytest.mark.slow
def test_a_hundred_thousand_claims_of_an_answer_find_their_actors(tmp_path: Path) -> None:
    count = 100_000
    with StoreWriter(tmp_path / "s.db", standard()) as writer:
        for n in range(1000):
            writer.actor(Actor(f"a{n}", f"A {n}", parent=f"a{n // 2}" if n else ""))
        writer.source(Source("report", "Report", "a0"))
        writer.claims(
            Claim(f"c{n}", "sponsors", "report", "a0", f"a{n % 999}", "a998") for n in range(count)
        )
    with closing(Store(tmp_path / "s.db")) as store:
        selection = Selection(store, chosen=tuple(f"c{n}" for n in range(count)))
        assert [it.id for it in selection.actors()] == [f"a{n}" for n in range(999)]
