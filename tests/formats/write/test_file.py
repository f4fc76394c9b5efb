"""A file is written whole or not at all."""

from __future__ import annotations

import errno
import io
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from actorgraph.formats.write.file import write_whole
from actorgraph.model.errors import FileTrouble, InvalidValue


def broken(error: BaseException) -> Iterator[bytes]:
    """Yield one piece, then fail."""
    yield b"new"
    raise error


def full_disk(_: int) -> None:
    """Stand in for `os.fsync` on a disk without room."""
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """Return a file that is there already."""
    path = tmp_path / "out.graphml"
    path.write_bytes(b"old")
    return path


def files(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder with its content."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_the_pieces_stand_in_the_file_in_their_order(tmp_path: Path) -> None:
    write_whole(tmp_path / "out.graphml", [b"one ", b"two"])

    assert files(tmp_path) == {"out.graphml": b"one two"}


def test_a_path_may_be_a_text(tmp_path: Path) -> None:
    write_whole(str(tmp_path / "out.graphml"), [b"new"])

    assert files(tmp_path) == {"out.graphml": b"new"}


def test_a_new_file_takes_the_place_of_the_old_one(old: Path) -> None:
    write_whole(old, [b"new"])

    assert files(old.parent) == {"out.graphml": b"new"}


def test_an_open_file_gets_the_pieces_and_stays_open() -> None:
    file = io.BytesIO()

    write_whole(file, [b"one ", b"two"])

    assert file.getvalue() == b"one two"


@pytest.mark.parametrize(
    "error", [InvalidValue("a list"), KeyboardInterrupt(), RuntimeError("bug")]
)
def test_the_old_file_stays_when_a_piece_cannot_be_made(old: Path, error: BaseException) -> None:
    with pytest.raises(type(error)):
        write_whole(old, broken(error))

    assert files(old.parent) == {"out.graphml": b"old"}


def test_nothing_is_left_where_nothing_was_when_a_piece_cannot_be_made(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError):
        write_whole(tmp_path / "out.graphml", broken(RuntimeError()))

    assert files(tmp_path) == {}


def test_the_old_file_stays_when_the_disk_is_full(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", full_disk)

    with pytest.raises(FileTrouble) as caught:
        write_whole(old, [b"new"])

    assert str(caught.value) == f"cannot write {str(old)!r}: No space left on device"
    assert files(old.parent) == {"out.graphml": b"old"}


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="no /dev/full here")
def test_a_full_device_is_a_trouble_and_stays_a_device() -> None:
    with pytest.raises(FileTrouble) as caught:
        write_whole("/dev/full", [b"new"])

    assert str(caught.value) == "cannot write '/dev/full': No space left on device"
    assert Path("/dev/full").is_char_device()


def test_a_folder_that_is_missing_is_named_with_its_file(tmp_path: Path) -> None:
    path = tmp_path / "none" / "out.graphml"

    with pytest.raises(FileTrouble) as caught:
        write_whole(path, [b"new"])

    assert str(caught.value) == f"cannot write {str(path)!r}: No such file or directory"


def test_a_folder_cannot_be_written_as_a_file(tmp_path: Path) -> None:
    with pytest.raises(FileTrouble) as caught:
        write_whole(tmp_path, [b"new"])

    assert str(caught.value) == f"cannot write {str(tmp_path)!r}: Is a directory"
    assert files(tmp_path) == {}


def test_a_name_with_a_nul_is_a_trouble() -> None:
    with pytest.raises(FileTrouble) as caught:
        write_whole("out\0.graphml", [b"new"])

    assert str(caught.value) == r"cannot write 'out\x00.graphml': a path cannot hold a NUL"


def test_a_file_that_its_owner_protects_stays(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK)  # root may write anything

    with pytest.raises(FileTrouble) as caught:
        write_whole(old, [b"new"])

    assert str(caught.value) == f"cannot write {str(old)!r}: Permission denied"
    assert files(old.parent) == {"out.graphml": b"old"}


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_the_new_file_has_the_permissions_of_the_old_one(old: Path) -> None:
    old.chmod(0o640)

    write_whole(old, [b"new"])

    assert old.stat().st_mode & 0o777 == 0o640


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_a_link_stays_a_link_and_its_file_is_written(old: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.graphml"
    link.symlink_to(old)

    write_whole(link, [b"new"])

    assert link.is_symlink()
    assert files(tmp_path) == {"link.graphml": b"new", "out.graphml": b"new"}


@pytest.mark.skipif(os.name == "nt", reason="names are shorter on Windows")
def test_the_longest_name_that_a_file_can_have_can_be_written(tmp_path: Path) -> None:
    name = "ح" * 127

    write_whole(tmp_path / name, [b"new"])

    assert files(tmp_path) == {name: b"new"}
