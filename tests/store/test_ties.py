"""Tests of the ties of one thing: from the claims and from the tables of hubs alike."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actorgraph.model.actor import Actor
from actorgraph.model.claim import Claim
from actorgraph.model.errors import TooMany, UnknownRelation
from actorgraph.model.event import Event
from actorgraph.model.filters import NONE, Filters
from actorgraph.model.source import Source
from actorgraph.model.vocabulary import standard
from actorgraph.store import ties
from actorgraph.store.reader import Store
from actorgraph.store.ties import Mark, TieRow, cursor_of, mark_of
from actorgraph.store.writer import StoreWriter

ACTORS = ("red", "alpha", "beta")


def written(place: Path, claims: list[Claim], source: str = "report") -> Store:
    with StoreWriter(place, standard()) as writer:
        for key in ACTORS:
            writer.actor(Actor(key, key.title(), "state" if key == "red" else "armed-group"))
        writer.event(Event("raid", "raid", "attack"))
        writer.source(Source(source, source, "red"))
        writer.claims(claims)
    return Store(place)


def claim(
    key: str,
    relation: str,
    subject: str,
    target: str,
    event: str = "",
    modality: str = "stated",
) -> Claim:
    return Claim(key, relation, "report", "red", subject, target, event=event, modality=modality)


CLAIMS = [
    claim("c1", "sponsors", "red", "alpha"),
    claim("c2", "sponsors", "red", "alpha", modality="denied"),
    claim("c3", "attacks", "alpha", "red"),
    claim("c4", "attacks", "beta", "", "raid"),
    claim("c5", "attacks", "", "red", "raid"),
    claim("c6", "sponsors", "red", "beta", modality="denied"),
    claim("c7", "attacks", "alpha", "beta", "raid"),
]


def told(store: Store, rows: list[TieRow]) -> list[tuple[str, str, int, int, int]]:
    names = store.things(row.mark.other for row in rows)
    return [
        (names[row.mark.other].id, store.family_name(row.mark.family), row.mark.outward, row.claims, row.mark.rank)
        for row in rows
    ]  # fmt: skip


def test_ties_are_the_claims_of_one_family_and_direction_and_the_most_asserted_come_first(
    tmp_path: Path,
) -> None:
    store = written(tmp_path / "a.db", CLAIMS)
    red = store.actor("red").n
    rows = told(store, store.ties(red, 10))
    assert sorted(rows[:3]) == [
        ("alpha", "attack", 0, 1, 1),
        ("alpha", "sponsorship", 1, 2, 1),
        ("raid", "attack", 0, 1, 1),
    ]
    assert rows[3:] == [("beta", "sponsorship", 1, 1, 9)]


def test_an_event_is_tied_to_whom_a_claim_about_it_names_alone(tmp_path: Path) -> None:
    store = written(tmp_path / "a.db", CLAIMS)
    rows = told(store, store.ties(store.event("raid").n, 10))
    assert sorted(row[:3] for row in rows) == [("beta", "attack", 0), ("red", "attack", 1)]


def test_counts_are_those_of_all_ties_by_family_type_direction_and_modality(tmp_path: Path) -> None:
    store = written(tmp_path / "a.db", CLAIMS)
    red = store.actor("red").n
    counts = store.tie_counts(red)
    assert sum(count.ties for count in counts) == len(store.ties(red, 10)) == 4
    denied = store.tie_counts(red, filters=Filters(modalities=("denied",)))
    assert [(count.type, count.rank, count.ties) for count in denied] == [("armed-group", 9, 2)]
    assert store.tie_counts(red, source="elsewhere") == []


def test_what_narrows_ties_is_the_family_the_type_and_the_direction(tmp_path: Path) -> None:
    store = written(tmp_path / "a.db", CLAIMS)
    red = store.actor("red").n
    assert len(store.ties(red, 10, family="sponsorship")) == 2
    assert len(store.ties(red, 10, type="attack")) == 1
    assert len(store.ties(red, 10, outward=False)) == 2
    with pytest.raises(UnknownRelation):
        store.ties(red, 10, family="friendship")


ENDS = st.sampled_from([*ACTORS, ""])
MADE = st.lists(
    st.tuples(
        st.sampled_from(["sponsors", "attacks", "leads"]), ENDS, ENDS, st.booleans(),
        st.sampled_from(["stated", "denied", "likely"]),
    ),
    min_size=1, max_size=20,
)  # fmt: skip


@given(MADE)
def test_a_hub_has_the_same_ties_in_its_table_as_in_its_claims(
    tmp_path_factory: pytest.TempPathFactory, made: list[tuple[str, str, str, bool, str]]
) -> None:
    claims = [
        claim(
            f"c{n}", relation, one, other, "raid" if event or not (one and other) else "", modality
        )
        for n, (relation, one, other, event, modality) in enumerate(made)
        if one or other
    ]
    place = tmp_path_factory.mktemp("hub")
    plain = written(place / "plain.db", claims)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ties, "HUB", 1)
        hubs = written(place / "hubs.db", claims)
    for key in (*ACTORS, "raid"):
        n = plain.thing(key).n
        assert hubs.ties(n, 99) == plain.ties(n, 99)
        assert sorted(hubs.tie_counts(n)) == sorted(plain.tie_counts(n))
        pages: list[TieRow] = []
        while page := hubs.ties(n, 2, after=pages[-1].mark if pages else None):
            pages += page
        assert pages == plain.ties(n, 99)


def test_the_table_of_hubs_is_written_again_by_each_import(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ties, "HUB", 2)
    first = written(tmp_path / "a.db", CLAIMS)
    again = written(tmp_path / "a.db", [claim("c8", "leads", "red", "alpha")])
    red = again.actor("red").n
    assert again._is_hub(red, NONE, "")
    assert len(again.ties(red, 10)) == len(first.ties(red, 10)) + 1


def test_an_older_store_without_tables_of_hubs_is_read_from_its_claims(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ties, "HUB", 2)
    store = written(tmp_path / "a.db", CLAIMS)
    red = store.actor("red").n
    expected = store.ties(red, 10)
    store.close()
    with closing(sqlite3.connect(tmp_path / "a.db")) as db:
        db.executescript("DROP TABLE hub; DROP TABLE hub_count; PRAGMA user_version=3")
    assert Store(tmp_path / "a.db").ties(red, 10) == expected


def test_actors_that_are_one_have_their_ties_together(tmp_path: Path) -> None:
    same = claim("c9", "same-as", "alpha", "beta", modality="confirmed")
    store = written(tmp_path / "a.db", [*CLAIMS[:3], CLAIMS[5], same])
    rows = told(store, store.ties(store.actor("red").n, 10))
    assert sorted(rows) == [("alpha", "attack", 0, 1, 1), ("alpha", "sponsorship", 1, 3, 1)]


def test_the_claims_of_a_tie_are_those_of_both_directions_a_part_at_a_time(tmp_path: Path) -> None:
    store = written(tmp_path / "a.db", CLAIMS)
    red, alpha = store.actor("red").n, store.actor("alpha").n
    many, claims = store.tie_claims(red, alpha, 2)
    assert (many, [each.id for _, each in claims]) == (3, ["c1", "c2"])
    _, rest = store.tie_claims(red, alpha, 2, after=claims[-1][0])
    assert [each.id for _, each in rest] == ["c3"]
    assert store.tie_claims(red, alpha, 9, family="attack")[0] == 1


def test_names_are_found_whole_first_then_from_their_beginning_then_within(tmp_path: Path) -> None:
    with StoreWriter(tmp_path / "a.db", standard()) as writer:
        for name in ("Old Guard", "Guard", "Guardians"):
            writer.actor(Actor(name.lower().replace(" ", "-"), name))
    store = Store(tmp_path / "a.db")
    assert [thing.name for thing in store.found("guard", 9)] == ["Guard", "Guardians", "Old Guard"]
    assert [thing.name for thing in store.found("guard", 1)] == ["Guard"]


def test_what_reads_for_too_long_is_too_wide(tmp_path: Path) -> None:
    claims = [claim(f"c{n}", "attacks", "red", "alpha") for n in range(3_000)]
    store = written(tmp_path / "a.db", claims)
    with store.within(-1.0), pytest.raises(TooMany, match="too wide"):
        store.tie_counts(store.actor("red").n, filters=Filters(modalities=("stated",)))
    assert store.tie_counts(store.actor("red").n)


def test_what_takes_too_many_steps_is_too_wide_and_what_takes_fewer_is_not(tmp_path: Path) -> None:
    claims = [claim(f"c{n}", "attacks", "red", "alpha") for n in range(3_000)]
    store = written(tmp_path / "a.db", claims)
    with store.within_steps(0), pytest.raises(TooMany, match="too wide"):
        store.tie_counts(store.actor("red").n, filters=Filters(modalities=("stated",)))
    with store.within_steps(10**9):
        assert store.tie_counts(store.actor("red").n)


@pytest.mark.parametrize(
    "text", ["", "1.2.3.4", "1.2.3.4.x", "1.2.3.4.5.6", "1.2.3.4.99999999999999999999"]
)
def test_a_text_that_is_not_a_place_is_none(text: str) -> None:
    assert mark_of(text) is None


def test_a_place_comes_back_from_its_text() -> None:
    assert mark_of(cursor_of(Mark(-12, 0, 7, 3, 1))) == Mark(-12, 0, 7, 3, 1)
