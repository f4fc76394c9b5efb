"""Writing a file, or a folder of files, whole or not at all."""

from __future__ import annotations

import errno
import os
import secrets
import shutil
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol, TypeAlias

from actorgraph.model.errors import ActorgraphError, FileTrouble


class BinaryFile(Protocol):
    """An object that takes bytes: an open file, a pipe, an `io.BytesIO`."""

    def write(self, data: bytes, /) -> object:
        """Take these bytes."""


Target: TypeAlias = str | os.PathLike[str] | BinaryFile


def write_whole(target: Target, pieces: Iterable[bytes]) -> None:
    """Write pieces to a path, all of them or none, or to an open binary file.

    A file is written beside its path and moved there when it is complete and on the disk; until then the old
    file stays. The new file has the permissions of the old one. A link is followed. A device, such as
    ``/dev/stdout``, is written directly.

    Raises
    ------
    FileTrouble
        The path cannot be written. The errors of an open file are its owner's and come as they are.
    """
    if not isinstance(target, str | os.PathLike):
        _pour(pieces, target)
        return
    try:
        _write_path(Path(target), pieces)
    except ActorgraphError:
        raise
    except OSError as error:
        raise _trouble(target, error.strerror or str(error)) from None


def _write_path(path: Path, pieces: Iterable[bytes]) -> None:
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        mode = None
    except ValueError:
        raise _trouble(path, "a path cannot hold a NUL") from None
    if mode is not None and stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if mode is not None and not os.access(path, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    if mode is not None and not stat.S_ISREG(mode):
        with path.open("wb") as file:
            _pour(pieces, file)
        return
    place = Path(os.path.realpath(path))
    beside = place.with_name(f".actorgraph-{secrets.token_hex(8)}.part")
    try:
        with beside.open("xb") as file:
            _pour(pieces, file)
            file.flush()
            os.fsync(file.fileno())
        if mode is not None:
            shutil.copymode(place, beside)
        beside.replace(place)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def _pour(pieces: Iterable[bytes], file: BinaryFile) -> None:
    for piece in pieces:
        file.write(piece)


def _trouble(target: str | os.PathLike[str], reason: str) -> FileTrouble:
    return FileTrouble(f"cannot write {os.fspath(target)!r}: {reason}")


@contextmanager
def folder_whole(target: str | os.PathLike[str]) -> Iterator[Path]:
    """Yield a folder to write into, which is moved to *target* when everything is written.

    Raises
    ------
    FileTrouble
        Something other than an empty folder is there already, or the folder cannot be written.
    """
    path = Path(target)
    place = Path(os.path.realpath(path))
    beside = place.with_name(f".actorgraph-{secrets.token_hex(8)}.part")
    try:
        if path.exists() and not (path.is_dir() and not any(path.iterdir())):
            raise _trouble(path, "something is there already; name a new folder")
        beside.mkdir()
        try:
            yield beside
            if place.is_dir():
                place.rmdir()
            beside.rename(place)
        except BaseException:
            shutil.rmtree(beside, ignore_errors=True)
            raise
    except ActorgraphError:
        raise
    except (OSError, ValueError) as error:
        raise _trouble(path, getattr(error, "strerror", None) or str(error)) from None
