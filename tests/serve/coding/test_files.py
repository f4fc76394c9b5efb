"""Files change together, only as they were seen, and can be taken back."""

from __future__ import annotations

from pathlib import Path

import pytest

from actorgraph.model.errors import FilesChanged, FileTrouble
from actorgraph.serve.coding.files import Files


@pytest.fixture
def files(tmp_path: Path) -> Files:
    (tmp_path / "a").write_bytes(b"one\r\n")
    return Files([tmp_path / "a", tmp_path / "new" / "b"])


def test_files_are_read_byte_for_byte_and_missing_ones_are_none(files: Files) -> None:
    assert list(files.read().values()) == ["one\r\n", None]


def test_a_change_gives_another_version_and_the_same_text_the_same(files: Files) -> None:
    a, _ = files.paths
    before = files.version(files.read())
    a.write_bytes(b"two")
    changed = files.version(files.read())
    a.write_bytes(b"one\r\n")

    assert before != changed
    assert files.version(files.read()) == before


def test_an_empty_file_is_another_version_than_none(files: Files) -> None:
    before = files.version(files.read())
    (files.paths[1].parent).mkdir()
    files.paths[1].write_text("")

    assert files.version(files.read()) != before


def test_what_was_changed_since_it_was_seen_is_never_overwritten(files: Files) -> None:
    a, b = files.paths
    seen = files.read()
    a.write_text("theirs")

    with pytest.raises(FilesChanged):
        files.write(seen, {a: "mine", b: "mine"}, "mine")
    assert (a.read_text(), b.exists(), files.steps) == ("theirs", False, [])


def test_undo_gives_back_the_bytes_and_takes_away_what_is_new(files: Files) -> None:
    a, b = files.paths
    files.write(files.read(), {a: "two", b: "new"}, "both")

    assert files.undo(files.read()) == "both"
    assert (a.read_bytes(), b.exists()) == (b"one\r\n", False)


def test_undo_does_not_take_back_what_others_wrote(files: Files) -> None:
    a, _ = files.paths
    files.write(files.read(), {a: "two"}, "mine")
    a.write_text("theirs")

    with pytest.raises(FileTrouble, match="was changed since"):
        files.undo(files.read())
    assert a.read_text() == "theirs"


def test_without_a_change_there_is_nothing_to_take_back(files: Files) -> None:
    files.write(files.read(), {files.paths[0]: "one\r\n"}, "nothing")

    with pytest.raises(FileTrouble, match="there is nothing to take back"):
        files.undo(files.read())


def test_a_file_that_is_not_text_is_said_to_be_none(files: Files) -> None:
    files.paths[0].write_bytes(b"caf\xe9")

    with pytest.raises(FileTrouble, match=r"is not UTF-8 text \(byte 3\)"):
        files.read()
