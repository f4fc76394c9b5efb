"""Tests of reading a store: names, claims, and files that are none."""

from __future__ import annotations

import contextlib
import sqlite3
import struct
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import actorgraph
from actorgraph.model.dates import OPEN_END
from actorgraph.model.errors import (
    ActorgraphError,
    AmbiguousName,
    CorruptStore,
    FileTrouble,
    NewerStore,
    NotAStore,
    UnknownActor,
    UnknownClaim,
    UnknownEvent,
    UnknownSource,
)
from actorgraph.model.filters import Filters
from actorgraph.model.nouns import Actor, Claim, Event, Name, Source
from actorgraph.model.vocabulary import standard
from actorgraph.store import rows
from actorgraph.store.reader import Store
from actorgraph.store.schema import VERSION
from actorgraph.store.writer import StoreWriter
from conftest import ACTORS, World


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return a store with two actors of one name, an event of a third's, and three claims."""
    place = tmp_path / "store.db"
    with StoreWriter(place, standard()) as writer:
        writer.actor(Actor("red", "The Red", "state", names=(Name("Rot", "native", "de"),)))
        writer.actor(Actor("alpha", "Alpha", names=(Name("Group"),)))
        writer.actor(Actor("beta", "Beta", names=(Name("Group"),)))
        writer.event(Event("raid", "raid"))
        writer.event(Event("alpha-event", "alpha"))
        writer.source(Source("report", "A Report", "red"))
        writer.claims(
            [
                Claim("c1", "sponsors", "report", "red", "red", "alpha", quote="words " * 400),
                Claim("c2", "attacks", "report", "red", "beta", "red", event="raid"),
                Claim("c3", "sponsors", "report", "red", "red", "beta", note="50%_done"),
            ]
        )
    return place


@pytest.fixture
def store(path: Path) -> Store:
    """Return that store, opened."""
    return Store(path)


@pytest.mark.parametrize("name", ["red", "The Red", "the red", "rot", "Rot"])
def test_an_actor_is_found_by_id_and_by_each_name(store: Store, name: str) -> None:
    assert store.actor(name).id == "red"


def test_several_actors_of_one_name_are_all_named(store: Store) -> None:
    with pytest.raises(AmbiguousName) as caught:
        store.actor("group")
    assert caught.value.candidates == (("alpha", "Alpha"), ("beta", "Beta"))


def test_an_id_wins_over_an_event_of_that_name(store: Store) -> None:
    assert store.thing("alpha").id == "alpha"


def test_an_actor_and_an_event_of_one_name_are_told_apart_by_what_is_asked(store: Store) -> None:
    assert (store.actor("Alpha").id, store.event("Alpha").id) == ("alpha", "alpha-event")


@pytest.mark.parametrize("name", ["", " ", "★", "\udce9", "'; --", "x" * 10_000])
def test_a_name_that_nothing_has_is_unknown(store: Store, name: str) -> None:
    with pytest.raises(UnknownActor):
        store.actor(name)
    with pytest.raises(UnknownEvent):
        store.event(name)
    with pytest.raises(UnknownSource):
        store.source_id(name)
    with pytest.raises(UnknownClaim):
        store.claim(name)


def test_a_near_name_is_suggested(store: Store) -> None:
    with pytest.raises(UnknownActor) as caught:
        store.actor("Alpa")
    assert caught.value.suggestions == ("Alpha",)


@pytest.mark.parametrize(
    ("text", "ids"),
    [("words words", ["c1"]), ("50%_done", ["c3"]), ("50", ["c3"]), ("", []), ("★", []), ("_", [])],
)
def test_claims_are_found_by_a_text_in_them(store: Store, text: str, ids: list[str]) -> None:
    assert [claim.id for claim in store.containing(text)] == ids


def test_a_source_is_found_by_id_and_title(store: Store) -> None:
    assert store.source_id("report") == store.source_id("a report") == "report"


def test_counts_are_of_what_was_written(store: Store) -> None:
    counts = {table: store.count(table) for table in ("actor", "event", "source", "claim")}
    assert counts == {"actor": 3, "event": 2, "source": 1, "claim": 3}
    assert store.count_by("relation") == {"sponsors": 2, "attacks": 1}
    assert store.count_by("modality") == {"stated": 3}


def test_a_file_that_is_missing_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(FileTrouble, match="No such file or directory"):
        Store(tmp_path / "nothing.db")


def test_a_folder_cannot_be_read_as_a_store(tmp_path: Path) -> None:
    with pytest.raises(FileTrouble, match="Is a directory"):
        Store(tmp_path)


@pytest.mark.parametrize(
    "content", [b"", b"subject,relation,object\n", b"SQLite format 3\x00", b"\x00" * 4096]
)
def test_a_file_of_something_else_is_not_a_store(tmp_path: Path, content: bytes) -> None:
    other = tmp_path / "other.db"
    other.write_bytes(content)
    with pytest.raises(NotAStore) as caught:
        Store(other)
    assert str(caught.value) == f"{str(other)!r} is not a store of actorgraph"


def test_a_database_of_another_program_is_not_a_store(tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    database = sqlite3.connect(other)
    database.execute("CREATE TABLE claim (n)")
    database.close()
    with pytest.raises(NotAStore) as caught:
        Store(other)
    assert str(caught.value) == f"{str(other)!r} is a SQLite file, but not a store of actorgraph"


def test_a_store_of_a_newer_version_asks_for_an_upgrade(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[60:64] = struct.pack(">I", VERSION + 1)
    path.write_bytes(content)
    with pytest.raises(NewerStore, match="upgrade actorgraph"):
        Store(path)


@pytest.mark.parametrize("kept", [200, 4096, -1])
def test_a_store_that_is_cut_short_is_damaged(path: Path, kept: int) -> None:
    path.write_bytes(path.read_bytes()[:kept])
    with pytest.raises(CorruptStore, match="bytes of"):
        Store(path)


def everything_in(path: Path) -> None:
    case = actorgraph.open_case(path)
    list(case.actors())
    list(case.events())
    list(case.sources())
    list(case.claims())
    case.info()
    case.find("words")
    case.who("sponsors", "alpha")
    case.show("red")
    case.store.close()


def test_a_store_with_a_page_of_garbage_is_damaged(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[:4096] + b"\x55" * (len(content) - 4096))
    with pytest.raises(CorruptStore, match=r"is damaged .*; remove it and import anew"):
        everything_in(path)


@pytest.fixture(scope="module")
def damaged(tmp_path_factory: pytest.TempPathFactory) -> Callable[[int, bytes], Path]:
    """Return a function that writes a store with some of its bytes replaced."""
    place = tmp_path_factory.mktemp("damaged") / "store.db"
    with StoreWriter(place, standard()) as writer:
        writer.actor(Actor("red", "Red", "state", names=(Name("Rot", "native", "de"),)))
        writer.actor(Actor("alpha", "Alpha"))
        writer.event(Event("raid", "raid"))
        writer.source(Source("report", "A Report", "red"))
        writer.claims(
            Claim(
                f"own{n}", "sponsors", "report", "red", "red", "alpha", quote="words", note="noted"
            )
            for n in range(9)
        )
    whole = place.read_bytes()

    def write(at: int, piece: bytes) -> Path:
        start = 4096 + at % (len(whole) - 4096)
        place.write_bytes((whole[:start] + piece + whole[start + len(piece) :])[: len(whole)])
        return place

    return write


@settings(derandomize=True)
@given(
    st.integers(0, 2**31),
    st.binary(min_size=1, max_size=300) | st.sampled_from([b"\xff" * 99, bytes(99)]),
)
def test_damage_anywhere_ends_in_an_error_of_ours_or_in_none(
    damaged: Callable[[int, bytes], Path], at: int, piece: bytes
) -> None:
    with contextlib.suppress(ActorgraphError):
        everything_in(damaged(at, piece))


def test_more_names_are_found_than_one_statement_can_ask_for(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = world("relation: sponsors, subject: red, object: alpha")
    case.store._db.setlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER, 3)
    monkeypatch.setattr(rows, "CHUNK", 3)
    assert [actor.id for actor in case.find("e").actors] == ["red", "beta", "blue", "gazette"]


def test_the_root_of_an_actor_is_its_topmost_parent(world: World) -> None:
    case = world(
        "relation: sponsors, subject: red, object: alpha, event: raid",
        actors=ACTORS.replace("name: Unit,", "name: Unit, parent: corps,").replace(
            "name: Corps,", "name: Corps, parent: red,"
        ),
    )
    assert case.store.roots(["unit", "red", "raid"]) == {"unit": "red", "red": "red"}


def test_the_busiest_are_those_at_most_ends_of_claims(world: World) -> None:
    store = world(
        "relation: attacks, subject: red, object: alpha",
        "relation: attacks, subject: blue, object: alpha",
        "relation: threatens, subject: blue, text: all",
    ).store
    names = [store.things([n])[n].id for n in store.busiest(2)]
    assert names == ["alpha", "blue"]
    assert len(store.busiest(9)) == 3


def test_claims_within_some_things_name_no_others(world: World) -> None:
    store = world(
        "relation: attacks, subject: red, object: alpha",
        "relation: attacks, subject: red, object: blue",
        "relation: attacks, subject: red, object: alpha, event: raid",
        "relation: attacks, subject: red, text: somebody",
        "relation: kills, event: raid, text: five",
    ).store
    red, alpha, raid = (store.thing(name).n for name in ("red", "alpha", "raid"))
    within = [[it.id for it in store.claims(within=some)] for some in ([red, alpha], [red, raid])]
    assert within == [["c1", "c4"], ["c4", "c5"]]


def test_days_are_known_of_claims_that_have_some(world: World) -> None:
    store = world(
        "relation: attacks, subject: red, object: alpha, when: 2024-01-05",
        "relation: attacks, subject: red, object: alpha",
        "relation: attacks, subject: red, object: alpha, when: 2024-01-05/..",
    ).store
    day = date(2024, 1, 5).toordinal()
    assert store.days(["c1", "c2", "c3", "nobody"]) == {"c1": (day, day), "c3": (day, OPEN_END)}


# -- sources left out ------------------------------------------------------------------------------


@pytest.fixture
def two_sources(tmp_path: Path) -> Store:
    """Return a store in which two sources tell of the same raid."""
    place = tmp_path / "two.db"
    with StoreWriter(place, standard()) as writer:
        writer.actor(Actor("red", "Red"))
        writer.actor(Actor("alpha", "Alpha"))
        writer.event(Event("raid", "raid"))
        for key in ("one", "two"):
            writer.source(Source(key, key, "red"))
        writer.claims(
            [
                Claim("c1", "attacks", "one", "red", "alpha", "red", event="raid"),
                Claim("c2", "attacks", "two", "red", "alpha", "red", event="raid"),
            ]
        )
    return Store(place)


@pytest.mark.parametrize(
    ("without", "left"),
    [
        ((), [1, 2]),
        (("one",), [2]),
        (("two", "two"), [1]),
        (("one", "two"), []),
        (("elsewhere",), [1, 2]),
    ],
)
def test_the_claims_of_sources_left_out_are_met_nowhere(
    two_sources: Store, without: tuple[str, ...], left: list[int]
) -> None:
    filters = Filters(without=without)
    alpha, raid = two_sources.actor("alpha").n, two_sources.event("raid").n
    assert [int(it.id[1:]) for it in two_sources.claims(filters)] == left
    assert [hop.n for hop in two_sources.hops([alpha], outward=True, filters=filters)] == left
    assert [n for n, _, _ in two_sources.about(raid, filters=filters)] == left
    assert two_sources.count_claims(filters) == len(left)
    met = two_sources.neighbours([alpha], filters=filters, modalities=filters.counting)
    assert len(list(met)) == len(left)
