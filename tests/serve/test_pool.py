"""Tests of the open stores."""

from __future__ import annotations

from pathlib import Path

from actorgraph.serve.pool import Pool

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
