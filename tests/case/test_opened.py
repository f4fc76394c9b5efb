"""A path is a case folder, a store, or nothing that can be opened."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from actorgraph.case.opened import open_path
from actorgraph.model.errors import FileTrouble, NotAStore
from actorgraph.model.vocabulary import standard
from actorgraph.store.writer import StoreWriter
from conftest import World


def test_a_folder_is_opened_with_the_store_that_was_made_of_it(
    world: World, tmp_path: Path
) -> None:
    world("relation: sponsors, subject: red, object: alpha")
    store, folder = open_path(tmp_path / "world")
    with closing(store):
        assert folder == str(tmp_path / "world")
        assert [claim.id for claim in store.claims()] == ["c1"]


def test_a_store_belongs_to_no_folder(tmp_path: Path) -> None:
    with StoreWriter(tmp_path / "a.db", standard()):
        pass
    store, folder = open_path(str(tmp_path / "a.db"))
    with closing(store):
        assert (store.path, folder) == (tmp_path / "a.db", None)


@pytest.mark.parametrize("name", ["nothing.db", "a\0b", "x" * 5000, ""])
def test_a_path_where_nothing_is_says_so(tmp_path: Path, name: str) -> None:
    with pytest.raises(FileTrouble, match=r"^there is no case at "):
        open_path(f"{tmp_path}/no/{name}")


def test_a_file_that_is_no_store_is_refused(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("words", "utf-8")
    with pytest.raises(NotAStore):
        open_path(tmp_path / "notes.txt")
