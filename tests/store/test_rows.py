"""The open file of a store, and the statements run on it."""

from __future__ import annotations

from actorgraph.store.rows import Rows
from conftest import World


def test_rows_that_nobody_reads_to_the_end_may_outlive_the_file(world: World) -> None:
    store: Rows = world("relation: sponsors, subject: red, object: alpha").store
    rows = store._rows("SELECT id FROM actor")
    next(rows)
    store.close()
    rows.close()  # type: ignore[attr-defined]
    assert list(rows) == []
