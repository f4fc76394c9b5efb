"""Tests of the seal: a store that is small is what was written, or it is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from actorgraph.model.claim import Claim
from actorgraph.model.errors import CorruptStore, StoreError
from actorgraph.store import seal as seals
from actorgraph.store.reader import Store
from actorgraph.store.seal import is_sealed, seal
from small_store import CLAIM, claims_of, write


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_no_byte_of_a_small_store_can_be_changed_without_notice(
    path: Path, data: st.DataObject
) -> None:
    whole = path.read_bytes()
    at = data.draw(st.integers(0, len(whole) - 1))
    byte = data.draw(st.integers(0, 255).filter(lambda new: new != whole[at]))
    other = path.with_name("other.db")
    other.write_bytes(whole[:at] + bytes([byte]) + whole[at + 1 :])
    with pytest.raises(StoreError):
        Store(other)


def test_a_store_of_which_a_name_was_changed_is_refused_in_one_line(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b"The Red", b"The Bed"))
    with pytest.raises(CorruptStore) as caught:
        Store(path)
    assert str(caught.value) == (
        f"{str(path)!r} is damaged, or another program changed it: it is not what actorgraph wrote;"
        " remove it and import again, or restore a copy"
    )


def test_a_store_is_sealed_again_by_each_import(path: Path, tmp_path: Path) -> None:
    assert is_sealed(path.read_bytes())
    twice = tmp_path / "twice.db"
    write(twice, CLAIM)
    write(twice, Claim("c9", "sponsors", "report", "red", "red", "blue"))
    assert is_sealed(twice.read_bytes())
    assert Store(twice).count("claim") == 2


def test_a_quote_that_looks_like_a_seal_is_none(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    like = "actorgraph-seal:" + "0" * 16
    write(path, Claim("c1", "sponsors", "report", "red", "red", "blue", quote=like))
    assert [claim.quote for claim in claims_of(path)] == [like]


def test_a_large_store_is_not_read_as_a_whole(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = path.read_bytes()
    monkeypatch.setattr(seals, "LARGEST", 100)
    seal(path)
    assert path.read_bytes() == before
