"""Claims replace those of the same id, and their rows are given by the names of columns."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from actorgraph.model.actor import Actor
from actorgraph.model.claim import Claim
from actorgraph.model.dates import OPEN_END, OPEN_START
from actorgraph.model.source import Source
from actorgraph.model.vocabulary import standard
from actorgraph.store.key import key_of
from actorgraph.store.reader import Store
from actorgraph.store.row import details_text
from actorgraph.store.schema import UNDATED
from actorgraph.store.writer import StoreWriter
from small_store import CLAIM, claims_of, write


@pytest.mark.parametrize("bulk", [True, False])
def test_a_claim_with_the_same_id_replaces_the_one_before(tmp_path: Path, bulk: bool) -> None:
    path = tmp_path / "store.db"
    write(path, CLAIM)
    again = Claim("c1", "attacks", "report", "blue", subject="blue", object="red")
    write(path, again, bulk=bulk)
    assert claims_of(path) == [again]


def test_the_last_of_the_claims_with_one_id_in_a_batch_stands(tmp_path: Path) -> None:
    last = Claim("c1", "attacks", "report", "blue", subject="blue", object="red")
    write(tmp_path / "store.db", CLAIM, CLAIM, last)
    assert claims_of(tmp_path / "store.db") == [last]


def test_a_fresh_store_forgets_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    write(path, CLAIM)
    write(path, fresh=True)
    assert claims_of(path) == []


def test_what_is_written_later_together_is_found_at_once(tmp_path: Path) -> None:
    with StoreWriter(tmp_path / "store.db", standard()) as writer:
        n = writer.actor(Actor("red", "Red Column"))
        assert (writer.row_id("red"), writer.named("red column"), writer.name_of(n)) == (
            n,
            {n: "red"},
            "Red Column",
        )
        assert writer.actor(Actor("red", "Red Front")) == n
        assert (writer.named("red column"), writer.named("red front")) == ({}, {n: "red"})


def row(**cells: Any) -> dict[str, Any]:
    """Return the cells of a claim that one source says of red and blue, and that has no day."""
    days = {"first": OPEN_END, "last": OPEN_START, "dated_by": UNDATED}
    return {"key": key_of("c1"), "id": "c1", "rank": 1, "claimant": 1, "source": 1, **days, **cells}


def test_rows_have_their_columns_in_any_order_and_the_others_are_empty(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    for reverse in (False, True):
        with StoreWriter(path, standard(), fresh=True) as writer:
            red, blue = writer.actor(Actor("red", "Red")), writer.actor(Actor("blue", "Blue"))
            writer.source(Source("report", "Report", "red"))
            relation = writer.relation_row_id("sponsors")
            cells = row(relation=relation, subject=red, object=blue, details=details_text(note="N"))
            columns = sorted(cells, reverse=reverse)
            writer.claim_rows(columns, [tuple(cells[column] for column in columns)])
        with closing(Store(path)) as store:
            (claim,) = store.claims()
        assert claim == Claim("c1", "sponsors", "report", "red", "red", "blue", note="N")


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        (["colour", "key"], "^claims have no columns colour$"),
        (["key"], "^rows of claims need the columns key, relation, rank, first, last, dated_by, claimant, source$"),
    ],
)  # fmt: skip
def test_rows_with_unknown_columns_or_without_needed_ones_are_refused(
    tmp_path: Path, columns: list[str], message: str
) -> None:
    with StoreWriter(tmp_path / "store.db", standard()) as writer:
        with pytest.raises(ValueError, match=message):
            writer.claim_rows(columns, [])
        writer.discard()


def test_what_a_scope_withdraws_is_taken_out_and_nothing_of_another_scope(tmp_path: Path) -> None:
    with StoreWriter(tmp_path / "s.db", standard()) as writer:
        for actor in ("red", "blue"):
            writer.actor(Actor(actor, actor))
        for scope in ("one", "two"):
            writer.source(Source(scope, scope, "red"), scope=scope)
            writer.claims(
                Claim(f"{scope}-{key}", "attacks", scope, "red", one, other)
                for key, one, other in (("a", "red", "blue"), ("b", "blue", "red"))
            )
        assert writer.withdraw(["one-a", "two-b"], [], "one") == 1
        assert writer.withdraw([], ["red", "nobody"], "one") == 1
    with closing(Store(tmp_path / "s.db")) as store:
        assert [claim.id for claim in store.claims()] == ["two-a", "two-b"]
