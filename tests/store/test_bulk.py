"""Tests of rows of a whole store, without values."""

from __future__ import annotations

from actorgraph.model.filters import NONE, Filters
from actorgraph.store.bulk import event_row_ids, parents, thing_ids, tie_keys, tied
from actorgraph.store.reader import Store
from conftest import ACTORS, World

CLAIMS = (
    "relation: sponsors, subject: red, object: alpha",
    "relation: attacks, subject: alpha, object: blue, event: raid, modality: likely",
    "relation: attacks, subject: alpha, event: raid",
    "relation: threatens, subject: red, text: everybody",
)
RELATIONS = ("sponsors", "attacks", "threatens")


def unpacked(store: Store, *, events: bool = False) -> list[tuple[str, str, int, int]]:
    """Return the keys of the ties as ids of both ends, rank and class."""
    ids = thing_ids(store)
    keys = (key for (key,) in tie_keys(store, NONE, [["sponsors"], ["attacks"]], events=events))
    return [
        (ids[key >> 34], ids[(key >> 6) & ((1 << 28) - 1)], (key >> 2) & 15, key & 3)
        for key in keys
    ]


def test_a_tie_key_holds_both_ends_the_rank_and_the_class(world: World) -> None:
    store = world(*CLAIMS).store
    assert unpacked(store) == [("red", "alpha", 1, 0), ("alpha", "blue", 3, 1)]
    assert unpacked(store, events=True)[2] == ("alpha", "raid", 1, 1)


def test_without_classes_there_is_no_tie_key(world: World) -> None:
    assert list(tie_keys(world(*CLAIMS).store, NONE, [[], []])) == []


def test_claims_that_tie_an_actor_come_with_rank_and_source(world: World) -> None:
    store = world(*CLAIMS).store
    ids, alpha = thing_ids(store), store.actor("alpha").n
    rows = tied(store, [alpha], Filters(), RELATIONS, modalities=("stated",))
    assert [(n, ids[one], ids[other], rank) for n, one, other, rank, _ in rows] == [
        (1, "red", "alpha", 1)
    ]
    rows = tied(store, [alpha], NONE, RELATIONS, modalities=("stated", "likely"), events=True)
    assert sorted((n, ids[one], ids[other]) for n, one, other, _, _ in rows) == [
        (1, "red", "alpha"), (2, "alpha", "blue"), (3, "alpha", "raid"),
    ]  # fmt: skip


def test_parents_and_events_come_in_the_order_of_the_store(world: World) -> None:
    actors = ACTORS.replace("name: Unit,", "name: Unit, parent: corps,")
    store = world(*CLAIMS, actors=actors).store
    ids = thing_ids(store)
    above = [(ids[n], kind, ids.get(parent or 0)) for n, kind, parent in parents(store)]
    assert above[:3] == [
        ("red", "state", None), ("corps", "military", None), ("unit", "military", "corps"),
    ]  # fmt: skip
    assert [ids[n] for n in event_row_ids(store)] == ["raid", "strike"]
