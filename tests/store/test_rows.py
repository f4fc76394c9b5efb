"""The open file of a store, and the statements run on it."""

from __future__ import annotations

from pathlib import Path

import pytest

from actorgraph.model.errors import StoreError
from actorgraph.store.reader import Store
from actorgraph.store.rows import Rows
from conftest import World


def test_rows_that_nobody_reads_to_the_end_may_outlive_the_file(world: World) -> None:
    store: Rows = world("relation: sponsors, subject: red, object: alpha").store
    rows = store._rows("SELECT id FROM actor")
    next(rows)
    store.close()
    rows.close()  # type: ignore[attr-defined]
    assert list(rows) == []


def test_a_store_that_is_written_over_while_it_is_open_gives_no_answer(path: Path) -> None:
    store = Store(path)
    content = path.read_bytes()
    path.write_bytes(content[:4096])
    with pytest.raises(StoreError):
        list(store.actors())
    path.write_bytes(content + b"\0" * 4096)
    with pytest.raises(StoreError) as caught:
        list(store.actors())
    assert (
        str(caught.value)
        == f"{str(path)!r} was written while it was read; ask again when that is done"
    )


def test_a_store_that_is_replaced_is_read_on_as_it_was(path: Path) -> None:
    store = Store(path)
    other = path.with_name("other.db")
    other.write_bytes(path.read_bytes())
    other.replace(path)
    assert [actor.id for actor in store.actors()] == ["red", "alpha", "beta"]
