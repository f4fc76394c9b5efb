"""Tests of what is saved of a damaged store."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from actorgraph.model.claim import Claim
from actorgraph.model.errors import ActorgraphError, CorruptStore, FileTrouble, NotAStore
from actorgraph.store.reader import Store
from actorgraph.store.repair import Table, repair
from small_store import claims_of, edited, write

CLAIMS = [
    Claim(f"c{n}", "sponsors", "report", "red", "red", "blue", quote=f"words of {n}")
    for n in range(300)
]


def test_nothing_is_written_of_a_store_that_is_sound(tmp_path: Path) -> None:
    write(tmp_path / "a.db", *CLAIMS)
    assert repair(tmp_path / "a.db", tmp_path / "b.db") == []
    assert not (tmp_path / "b.db").exists()


def test_rows_that_nobody_wrote_are_left_out_and_the_others_are_saved(tmp_path: Path) -> None:
    write(tmp_path / "a.db", *CLAIMS)
    with edited(tmp_path / "a.db") as db:
        db.execute(
            "UPDATE claim SET rank = 99 WHERE id = 'c7' OR key = (SELECT max(key) FROM claim)"
        )
        db.execute("UPDATE claim SET subject = 99999 WHERE key = (SELECT min(key) FROM claim)")
    tables = {table.name: table for table in repair(tmp_path / "a.db", tmp_path / "b.db")}
    assert tables["claim"] == Table("claim", 297, 3)
    assert tables["actor"] == Table("actor", 2, 0)
    kept = claims_of(tmp_path / "b.db")
    assert set(kept) <= set(CLAIMS)
    assert len(kept) == 297


def test_pages_that_cannot_be_read_cost_their_rows_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    write(path, *CLAIMS)
    content = bytearray(path.read_bytes())
    at = content.index(b"words of 150")
    page = at - at % 4096
    content[page : page + 4096] = b"\xff" * 4096
    path.write_bytes(content)
    with pytest.raises(CorruptStore):
        Store(path)
    (claims,) = [table for table in repair(path, tmp_path / "b.db") if table.name == "claim"]
    kept = claims_of(tmp_path / "b.db")
    assert (claims.saved, claims.saved + claims.lost) == (len(kept), 300)
    assert 0 < claims.lost < 100
    assert set(kept) <= set(CLAIMS)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_whatever_is_damaged_a_store_comes_out_or_an_error_of_ours(
    tmp_path: Path, data: st.DataObject
) -> None:
    path, into = tmp_path / "a.db", tmp_path / "b.db"
    for old in (path, into):
        old.unlink(missing_ok=True)
    write(path, *CLAIMS[:40])
    content = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 8))):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at : at + 60] = data.draw(st.binary(min_size=60, max_size=60))
    path.write_bytes(content)
    try:
        repair(path, into)
    except ActorgraphError:
        assert not into.exists()
    else:
        assert not into.exists() or Store(into).count("claim") <= 40


def test_what_is_no_store_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.db").write_text("subject,relation,object", "utf-8")
    with pytest.raises(NotAStore):
        repair(tmp_path / "a.db", tmp_path / "b.db")


def test_nothing_is_written_over(tmp_path: Path) -> None:
    write(tmp_path / "a.db", *CLAIMS)
    with pytest.raises(FileTrouble) as caught:
        repair(tmp_path / "a.db", tmp_path / "a.db")
    assert str(caught.value) == f"{str(tmp_path / 'a.db')!r} is there already; name a new file"
