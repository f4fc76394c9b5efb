"""What a batch changes: claims that are added, changed, the same and gone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from actorgraph.model.actor import Actor
from actorgraph.model.claim import Claim
from actorgraph.model.source import Source
from actorgraph.model.vocabulary import standard
from actorgraph.store.changes import SHOWN, Changes
from actorgraph.store.reader import Store
from actorgraph.store.writer import StoreWriter

FIRST = Claim("c1", "sponsors", "gazette", "red", subject="red", object="blue", quote="one")
SECOND = replace(FIRST, id="c2", quote="two")
OTHER = replace(FIRST, id="c3", source="herald", quote="three")


def batch(
    path: Path, *claims: Claim, prune: bool = False, complete: tuple[str, ...] = ()
) -> Changes:
    """Write a batch of claims into a store, and return what it changed."""
    with StoreWriter(path, standard(), staged=True) as writer:
        writer.actor(Actor("red", "Red"))
        writer.actor(Actor("blue", "Blue"))
        writer.source(Source("gazette", "Gazette", "red"))
        writer.source(Source("herald", "Herald", "red"))
        writer.claims(claims)
        return writer.changes(prune=prune, complete=complete)


def told(changes: Changes) -> tuple[int, int, int, int, int]:
    return changes.added, changes.changed, changes.same, changes.gone, changes.twice


def quotes(path: Path) -> list[str]:
    store = Store(path)
    found = [claim.quote for claim in store.claims()]
    store.close()
    return found


def test_the_claims_of_a_first_batch_are_added(tmp_path: Path) -> None:
    assert told(batch(tmp_path / "s.db", FIRST, SECOND)) == (2, 0, 0, 0, 0)


def test_a_batch_that_comes_again_changes_nothing(tmp_path: Path) -> None:
    batch(tmp_path / "s.db", FIRST, SECOND)
    assert told(batch(tmp_path / "s.db", FIRST, SECOND)) == (0, 0, 2, 0, 0)
    assert quotes(tmp_path / "s.db") == ["one", "two"]


def test_a_claim_that_says_something_else_is_changed_in_its_place(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    batch(path, FIRST, SECOND)
    changes = batch(path, replace(FIRST, quote="other words"), SECOND)
    assert told(changes) == (0, 1, 1, 0, 0)
    assert changes.changed_lines == ("c1: Red sponsors Blue",)
    assert quotes(path) == ["other words", "two"]


def test_a_claim_that_only_moved_in_its_file_is_the_same(tmp_path: Path) -> None:
    batch(tmp_path / "s.db", replace(FIRST, file="a.csv", record="1"))
    moved = replace(FIRST, file="b.csv", record="7")
    assert told(batch(tmp_path / "s.db", moved)) == (0, 0, 1, 0, 0)


def test_what_a_batch_has_no_longer_of_its_sources_is_gone(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    batch(path, FIRST, SECOND, OTHER)
    changes = batch(path, SECOND)
    assert told(changes) == (0, 0, 1, 1, 0)
    assert changes.gone_lines == ("c1: Red sponsors Blue",)
    assert quotes(path) == ["one", "two", "three"]


def test_what_is_gone_is_taken_out_if_that_was_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    batch(path, FIRST, SECOND, OTHER)
    batch(path, SECOND, prune=True)
    assert quotes(path) == ["two", "three"]


def test_a_source_that_a_whole_scope_has_no_longer_is_gone(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    batch(path, FIRST, OTHER)
    assert told(batch(path, FIRST, complete=("",))) == (0, 0, 1, 1, 0)
    assert told(batch(path, FIRST, complete=("elsewhere",))) == (0, 0, 1, 0, 0)


def test_a_claim_that_comes_twice_in_a_batch_counts_once_and_the_last_stands(
    tmp_path: Path,
) -> None:
    path = tmp_path / "s.db"
    batch(path, OTHER)
    assert told(batch(path, FIRST, replace(FIRST, quote="again"))) == (1, 0, 0, 0, 1)
    assert quotes(path) == ["three", "again"]


def test_so_many_claims_of_a_kind_are_shown_and_no_more(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    batch(path, OTHER)
    many = [replace(FIRST, id=f"m{number}") for number in range(SHOWN + 5)]
    changes = batch(path, *many)
    assert (changes.added, len(changes.added_lines)) == (SHOWN + 5, SHOWN)
