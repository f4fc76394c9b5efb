"""Tests of the open stores."""

from __future__ import annotations

from pathlib import Path

import pytest

from actorgraph.serve import pool as module
from actorgraph.serve.pool import Pool
from actorgraph.store.reader import Store

from .conftest import write


def test_a_store_is_lent_to_one_at_a_time_and_kept(place: Path) -> None:
    pool = Pool(place)
    with pool.store() as one, pool.store() as other:
        assert one.store is not other.store
    with pool.store() as again:
        assert again.store in (one.store, other.store)


def test_a_store_that_was_replaced_is_opened_again(place: Path) -> None:
    pool = Pool(place)
    with pool.store() as before:
        write(place, ("gamma",))
        assert before.store.count("actor") == 3
    with pool.store() as after:
        assert (after.store.count("actor"), after.api is before.api) == (4, False)


def test_a_store_that_is_replaced_while_it_is_opened_shares_nothing_with_the_one_before(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pool = Pool(place)
    with pool.store() as before, monkeypatch.context() as patched:

        def replaced(path: Path) -> Store:
            patched.undo()
            write(place, ("gamma",))
            return Store(path)

        patched.setattr(module, "Store", replaced)
        with pool.store() as after:
            assert (after.store.count("actor"), after.api is before.api) == (4, False)


def test_a_pool_never_lends_more_than_it_may(place: Path) -> None:
    write(place, ("gamma",), tlp="red")
    counts = []
    for most, asked in (("", ""), ("", "green"), ("green", ""), ("green", "red"), ("red", "green")):
        with Pool(place, most).store(asked) as opened:
            counts.append((opened.store.tlp, opened.store.count("actor")))
    assert counts == [("", 4), ("green", 3), ("green", 3), ("green", 3), ("green", 3)]


def test_stores_of_different_levels_are_not_mixed_up(place: Path) -> None:
    write(place, ("gamma",), tlp="red")
    pool = Pool(place)
    for level, many in (("green", 3), ("", 4), ("green", 3), ("red", 4)) * 2:
        with pool.store(level) as opened:
            assert (opened.store.tlp, opened.store.count("actor")) == (level, many)
