"""What an import reads: files, folders of files, and what is packed in .gz and .zip.

Nothing is ever unpacked to the disk, and nothing is read whole: a file is a stream of bytes that can be
opened as often as a format needs it.
"""

from __future__ import annotations

import gzip
import io
import sys
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any, Final, cast

from actorgraph.case.files import is_case
from actorgraph.errors import FileTrouble

#: What `Input.head` returns at most.
HEAD: Final = 64 * 1024
#: A packed file that grows beyond both is a bomb: text rarely packs to a fiftieth.
_MOST_RATIO: Final = 250
_MOST_FREE: Final = 64 * 1024 * 1024


@dataclass(frozen=True)
class Input:
    """One file as an import sees it.

    Parameters
    ----------
    name
        What messages and claims call it: the file's name, and for what lies in an archive or folder the
        way to it: ``"events.zip/20240128.csv"``.
    opening
        Opens it anew, from its begin.
    size
        Its bytes, as far as they are known; those of packed files are estimated from the packed ones.
    path
        Where it is, for formats that read more than a stream (a folder, a spreadsheet); None for what is
        packed or comes from stdin.
    """

    name: str
    opening: Callable[[], IO[bytes]]
    size: int = 0
    path: Path | None = None
    _head: list[bytes] = field(default_factory=list, repr=False, compare=False)

    @property
    def is_folder(self) -> bool:
        """Return True for a case folder; every other folder is taken apart."""
        return self.path is not None and self.path.is_dir()

    def open(self) -> IO[bytes]:
        """Return the content from its begin; whoever opens it closes it.

        Raises
        ------
        FileTrouble
            It cannot be read.
        """
        try:
            return self.opening()
        except (OSError, zipfile.BadZipFile, RuntimeError, NotImplementedError) as error:
            if isinstance(error, FileTrouble):
                raise
            reason = getattr(error, "strerror", None) or str(error)
            raise FileTrouble(f"{self.name!r} cannot be read: {reason}") from None

    def head(self) -> bytes:
        """Return the first bytes, at most `HEAD`; empty for a folder."""
        if self.is_folder:
            return b""
        if not self._head:
            with self.open() as file:
                self._head.append(file.read(HEAD))
        return self._head[0]

    def head_text(self) -> str:
        """Return the first characters, whatever is no UTF-8 replaced, without a byte-order mark."""
        head = self.head()
        if head.startswith((b"\xff\xfe", b"\xfe\xff")):
            return head.decode("utf-16", "replace")
        return head.decode("utf-8-sig", "replace")


def inputs_of(paths: Sequence[str | Path]) -> list[Input]:
    """Return what there is to read, in the order of *paths*, folders and archives in that of their names.

    ``-`` is stdin. A case folder is one input. Hidden files in folders are left out.

    Raises
    ------
    FileTrouble
        Something is missing, unreadable, or packed so that it cannot be read safely.
    """
    found: list[Input] = []
    for given in paths:
        if str(given) == "-":
            found.append(_stdin())
            continue
        path = Path(given)
        try:
            is_folder = path.is_dir()
            if not is_folder:
                path.stat()
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            raise FileTrouble(f"{shown(str(path))!r} cannot be read: {reason}") from None
        found += _folder(path) if is_folder else _file(path, shown(path.name))
    return found


def shown(name: str) -> str:
    """Return a file's name as text, the bytes in it that are not UTF-8 as escapes."""
    return name.encode("utf-8", "backslashreplace").decode()


def _folder(folder: Path) -> Iterator[Input]:
    name = shown(folder.resolve().name)
    if is_case(folder):
        yield Input(name, _no_stream(name), 0, folder)
        return
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder)
        if path.is_file() and not any(part.startswith(".") for part in inside.parts):
            yield from _file(path, f"{name}/{shown(inside.as_posix())}")


def _file(path: Path, name: str) -> Iterator[Input]:
    size = path.stat().st_size
    kind = path.suffix.casefold()
    if kind == ".gz":
        yield Input(name.removesuffix(path.suffix), lambda: _unpacked(path, name), size * 5)
    elif kind == ".zip":
        yield from _archive(path, name)
    else:
        yield Input(name, lambda: path.open("rb"), size, path)


def _archive(path: Path, name: str) -> Iterator[Input]:
    try:
        with zipfile.ZipFile(path) as archive:
            members = sorted(archive.infolist(), key=lambda it: it.filename)
    except (OSError, zipfile.BadZipFile, ValueError) as error:
        raise FileTrouble(f"{name!r} cannot be read: {error}") from None
    for member in members:
        inside = shown(member.filename)
        if member.is_dir() or Path(inside).name.startswith("."):
            continue
        if member.flag_bits & 1:
            raise FileTrouble(f"{name!r}: {inside!r} is locked by a password; unpack it yourself")
        if inside.casefold().endswith((".zip", ".gz")):
            raise FileTrouble(
                f"{name!r}: {inside!r} is packed twice; unpack the outer one yourself"
            )
        yield Input(f"{name}/{inside}", _member(path, member, f"{name}/{inside}"), member.file_size)


def _member(path: Path, member: zipfile.ZipInfo, name: str) -> Callable[[], IO[bytes]]:
    def opening() -> IO[bytes]:
        archive = zipfile.ZipFile(path)  # closed with the member, which keeps its file open
        try:
            stream = archive.open(member)
        finally:
            archive.close()
        return _buffered(_Bounded(stream, name, member.compress_size))

    return opening


def _unpacked(path: Path, name: str) -> IO[bytes]:
    return _buffered(_Bounded(cast(IO[bytes], gzip.open(path, "rb")), name, path.stat().st_size))


def _buffered(stream: Any) -> IO[bytes]:
    return io.BufferedReader(stream, 256 * 1024)


class _Bounded(io.RawIOBase):
    """A packed stream that stops where it grows as only a bomb does."""

    def __init__(self, stream: IO[bytes], name: str, packed: int) -> None:
        self._stream = stream
        self._name = name
        self._most = max(_MOST_FREE, packed * _MOST_RATIO)
        self._read = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        try:
            data = self._stream.read(len(buffer))
        except (OSError, EOFError, zlib.error, zipfile.BadZipFile) as error:
            raise FileTrouble(f"{self._name!r} cannot be unpacked: {error}") from None
        self._read += len(data)
        if self._read > self._most:
            raise FileTrouble(
                f"{self._name!r} unpacks to more than {self._most >> 20} MB, {_MOST_RATIO} times its"
                " size, as only a zip bomb does; unpack it yourself if you trust it"
            )
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        self._stream.close()
        super().close()


def _stdin() -> Input:
    """Return stdin, kept in a file without a name so that it can be read twice."""
    kept: list[IO[bytes]] = []

    def opening() -> IO[bytes]:
        if not kept:
            if sys.stdin is None:
                raise FileTrouble("'-' cannot be read: stdin is closed")
            copy = TemporaryFile()  # noqa: SIM115 (lives as long as the input)
            while piece := sys.stdin.buffer.read(1 << 20):
                copy.write(piece)
            kept.append(copy)
        kept[0].seek(0)
        return io.BufferedReader(_Again(kept[0]))

    return Input("stdin", opening)


class _Again(io.RawIOBase):
    """A file that stays open when it is closed."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self._file.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)


def _no_stream(name: str) -> Callable[[], IO[bytes]]:
    def opening() -> IO[bytes]:
        raise FileTrouble(f"{name!r} is a folder")

    return opening
