"""What an import reads: what it is called, what is left out, and that it can be read again."""

from __future__ import annotations

import gzip
import io
import os
import sys
import threading
import zipfile
from pathlib import Path

import pytest

from actorgraph.formats.read.input import HEAD, Input, inputs_of, shown, wide_encoding
from actorgraph.model.errors import FileTrouble


def content(file: Input) -> bytes:
    with file.open() as stream:
        return stream.read()


def read(*paths: str | Path) -> list[tuple[str, bytes]]:
    return [(file.name, content(file)) for file in inputs_of(paths)]


def stdin(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with files, hidden ones, a case, an archive and a packed file."""
    root = tmp_path / "in"
    for name in ("b.txt", "a/z.txt", ".hidden", ".git/x.txt", "case/case.yaml", "case/actors.yaml"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(name, "utf-8")
    (root / "c.txt.gz").write_bytes(gzip.compress(b"packed"))
    with zipfile.ZipFile(root / "d.zip", "w") as archive:
        archive.writestr("y.txt", "y")
        archive.writestr("in/x.txt", "x")
        archive.writestr("__MACOSX/._x.txt", "hidden")
        archive.mkdir("empty")
    return root


def test_a_folder_is_taken_apart_in_the_order_of_names(folder: Path) -> None:
    inputs = inputs_of([folder])

    assert [(it.name, it.is_folder, it.is_found) for it in inputs] == [
        ("in/a/z.txt", False, True),
        ("in/b.txt", False, True),
        ("in/c.txt", False, True),
        ("in/case", True, True),
        ("in/d.zip/in/x.txt", False, True),
        ("in/d.zip/y.txt", False, True),
    ]
    assert [content(it) for it in inputs if not it.is_folder] == [
        b"a/z.txt", b"b.txt", b"packed", b"x", b"y",
    ]  # fmt: skip


def test_a_case_folder_that_is_named_is_one_input_and_no_stream(folder: Path) -> None:
    (file,) = inputs_of([folder / "case"])

    assert (file.name, file.is_folder, file.is_found, file.head()) == ("case", True, False, b"")
    with pytest.raises(FileTrouble, match="'case' is a folder"):
        file.open()


def test_a_folder_is_called_as_it_was_given(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder.parent / "link").symlink_to(folder / "a")
    monkeypatch.chdir(folder / "a")

    assert [name for name, _ in read(folder.parent / "link")] == ["link/z.txt"]
    assert [name for name, _ in read(".")] == ["a/z.txt"]


@pytest.mark.parametrize(
    ("given", "names"),
    [
        (["1/a/f.csv", "1/g.csv"], ["f.csv", "g.csv"]),
        (["1/a/f.csv", "2/a/f.csv"], ["1/a/f.csv", "2/a/f.csv"]),
        (["1/a/f.csv", "2/a/f.csv", "2/b/f.csv"], ["1/a/f.csv", "2/a/f.csv", "b/f.csv"]),
        (["1/a/f.csv", "1/./a/f.csv"], ["f.csv", "f.csv"]),
        (["1/a/f.csv.gz"], ["f.csv"]),
        (["1/a/f.csv.gz", "2/b/f.csv"], ["a/f.csv", "b/f.csv"]),
        (["2/b/f.csv.gz", "2/b/f.csv"], ["f.csv.gz", "f.csv"]),
        (["1/a/f.csv.gz", "2/b/f.csv.gz", "2/b/f.csv"], ["a/f.csv", "f.csv.gz", "b/f.csv"]),
        (["1/a", "2/a"], ["1/a/f.csv", "1/a/f.csv.gz", "2/a/f.csv"]),
        (["2/b"], ["b/f.csv", "b/f.csv.gz"]),
    ],
)  # fmt: skip
def test_files_of_one_name_are_told_apart_by_as_little_of_their_paths_as_does(
    tmp_path: Path, given: list[str], names: list[str]
) -> None:
    for name in ("1/a/f.csv", "1/g.csv", "2/a/f.csv", "2/b/f.csv"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x", "utf-8")
    for name in ("1/a/f.csv.gz", "2/b/f.csv.gz"):
        (tmp_path / name).write_bytes(gzip.compress(b"x"))

    assert [it.name for it in inputs_of([f"{tmp_path}/{it}" for it in given])] == names


def test_a_folder_in_a_folder_that_may_not_be_entered_is_told(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scandir = os.scandir

    def closed(path: Path) -> object:
        if Path(path).name == "a":
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    with monkeypatch.context() as patch:
        patch.setattr(os, "scandir", closed)
        with pytest.raises(FileTrouble) as caught:
            inputs_of([folder])
    assert str(caught.value) == f"'{folder / 'a'}' cannot be read: Permission denied"


def test_every_input_can_be_read_again_and_by_two_at_once(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stdin(monkeypatch, b"typed words")

    for file in inputs_of([folder / "b.txt", folder / "c.txt.gz", folder / "d.zip", "-"]):
        with file.open() as first, file.open() as second:
            begin = first.read(3)
            whole = second.read()
            assert begin + first.read() == whole == content(file)
            assert whole


def test_stdin_that_is_packed_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    stdin(monkeypatch, gzip.compress(b"packed"))

    assert read("-") == [("stdin", b"packed")]


def test_stdin_stands_once(monkeypatch: pytest.MonkeyPatch) -> None:
    stdin(monkeypatch, b"words")

    with pytest.raises(FileTrouble, match="'-' stands twice, and stdin can be read once"):
        inputs_of(["-", "-"])


def test_a_stdin_that_is_closed_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)

    with pytest.raises(FileTrouble, match="'-' cannot be read: stdin is closed"):
        inputs_of(["-"])[0].open()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such pipes")
def test_a_pipe_can_be_read_again(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_bytes, args=(b"words",))
    writer.start()

    (file,) = inputs_of([pipe])
    assert (file.head(), content(file), content(file)) == (b"words", b"words", b"words")
    writer.join()


def test_the_head_is_the_begin_and_is_kept_until_it_is_forgotten(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * (HEAD + 1))
    (file,) = inputs_of([path])
    assert file.head() == b"x" * HEAD

    path.write_bytes(b"y")
    assert file.head() == b"x" * HEAD
    file.forget_head()
    assert file.head() == b"y"


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("\ufeffø".encode(), "ø"),
        ("ø".encode("utf-16"), "ø"),
        (b"\xf8x", "\ufffdx"),
        (b"", ""),
    ],
)
def test_the_head_as_text_has_no_mark_and_never_fails(
    tmp_path: Path, data: bytes, text: str
) -> None:
    (tmp_path / "a.txt").write_bytes(data)

    assert inputs_of([tmp_path / "a.txt"])[0].head_text() == text


def test_a_file_that_goes_away_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"x")
    (file,) = inputs_of([tmp_path / "a.txt"])
    (tmp_path / "a.txt").unlink()

    with pytest.raises(FileTrouble, match=r"'a\.txt' cannot be read: No such file or directory"):
        file.head()


def test_a_path_with_a_nul_is_told() -> None:
    with pytest.raises(FileTrouble, match=r"cannot be read: .*embedded null"):
        inputs_of(["a\0b"])


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("a.csv", "a.csv"),
        ("کتاب‌ها.csv", "کتاب‌ها.csv"),
        ("a\x1b[2Jb", r"a\x1b[2Jb"),
        ("a\nb", r"a\nb"),
        ("a\u202eb", r"a\u202eb"),
        ("a\udcffb", r"a\udcffb"),
    ],
)
def test_a_name_is_shown_so_that_it_steers_no_terminal(name: str, safe: str) -> None:
    assert shown(name) == safe


@pytest.mark.parametrize("name", ["b.txt", "c.txt.gz", "d.zip"])
def test_bytes_are_told_once_however_often_they_are_read(folder: Path, name: str) -> None:
    for file in inputs_of([folder / name]):
        told: list[int] = []
        watched = file.watched(told.append)
        assert content(watched) == content(watched) == content(file)
        assert sum(told) == (file.packed or file.size)


def test_many_members_of_an_archive_need_its_list_once(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = []
    true = zipfile.ZipFile

    def counted(path: Path) -> zipfile.ZipFile:
        opened.append(path)
        return true(path)

    monkeypatch.setattr(zipfile, "ZipFile", counted)
    assert read(folder / "d.zip") == [("d.zip/in/x.txt", b"x"), ("d.zip/y.txt", b"y")]
    assert opened == [folder / "d.zip"]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", ['["\u0100"]', '{"a": "' + "\u0100" * 600 + '"}'])
def test_letters_whose_low_byte_is_zero_do_not_hide_the_encoding(encoding: str, text: str) -> None:
    assert wide_encoding(text.encode(encoding)) == encoding
