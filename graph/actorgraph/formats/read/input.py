"""The inputs of an import: files, the files in folders, and the members of .gz and .zip archives.

Nothing is unpacked to the disk, and nothing is read whole: an input is a stream of bytes that can be opened as
often as a format needs it. Only stdin and pipes, which can be read once, are kept in a temporary file.
"""

from __future__ import annotations

import codecs
import gzip
import io
import os
import re
import stat
import sys
import zipfile
import zlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any, Final, cast

from actorgraph.case.files import is_case
from actorgraph.model.errors import Fault, Faults, FileTrouble
from actorgraph.model.names import tidy, visible

#: Controls other than tabs and line ends.
_CONTROLS: Final = bytes([*range(9), 11, 12, *range(14, 32), 127])
#: The most bytes that `Input.head` returns.
HEAD: Final = 64 * 1024
#: A packed file that grows beyond both is a bomb; text is rarely packed to a fiftieth.
_MOST_RATIO: Final = 250
_MOST_FREE: Final = 64 * 1024 * 1024
#: The methods of packing with which a few bytes cannot demand gigabytes of memory.
_KNOWN_PACKING: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
#: Endings of archives; Maltego packs its graphs as GraphML.
_ARCHIVES: Final = (".zip", ".mtgx")
_BUFFER: Final = 256 * 1024
_GZIP: Final = b"\x1f\x8b"


@dataclass(frozen=True)
class Input:
    """One file as an import sees it.

    Parameters
    ----------
    name
        Its name in messages and claims: that of the file, after its path in the archive or folder:
        ``"events.zip/20240128.csv"``. If files in several folders have one name, it begins with as much of
        the path as distinguishes them: ``"2023/events.csv"``.
    opening
        Opens it from its beginning.
    size
        Its size in bytes, if known; that of packed files is estimated from the packed size.
    path
        Its path, for formats that read more than a stream (a folder, a spreadsheet); None if it is packed
        or stdin.
    packed
        Its size on the disk in bytes, if that is not *size*.
    is_found
        True if it was found in a folder or archive, False if it was named itself.
    is_verbatim
        True if its texts are read as they stand, False if they are tidied: see `Tidying`.
    taken
        The columns of a table that its reader looked at, in any of its readings.
    encodings
        The encoding of a table of one byte a letter, once the whole of it was looked at.
    """

    name: str
    opening: Callable[[], IO[bytes]]
    size: int = 0
    path: Path | None = None
    packed: int = 0
    is_found: bool = False
    is_verbatim: bool = False
    _progress: Callable[[int, bool], Any] | None = field(default=None, repr=False, compare=False)
    _head: list[bytes] = field(default_factory=list, repr=False, compare=False)
    _marks: dict[str, int] = field(default_factory=dict, repr=False, compare=False)
    taken: set[str] = field(default_factory=set, repr=False, compare=False)
    encodings: list[str] = field(default_factory=list, repr=False, compare=False)
    _read_as: list[str] = field(default_factory=list, repr=False, compare=False)
    _extent: list[int] = field(default_factory=lambda: [0], repr=False, compare=False)

    @property
    def extent(self) -> int:
        """The bytes that were read, unpacked, of an input that is `watched`; each counts once."""
        return self._extent[0]

    @property
    def is_folder(self) -> bool:
        """Return True for a case folder; of every other folder, the files are inputs."""
        return self.path is not None and self.path.is_dir()

    def open(self) -> IO[bytes]:
        """Return the content from its beginning; the caller closes it.

        Raises
        ------
        FileTrouble
            It cannot be read.
        """
        try:
            stream = self.opening()
        except FileTrouble:
            raise
        except (OSError, zipfile.BadZipFile, RuntimeError, NotImplementedError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            raise FileTrouble(f"{self.name!r} cannot be read: {reason}") from None
        return _buffered(_Watched(stream, self._progress)) if self._progress else stream

    def head(self) -> bytes:
        """Return the first bytes, at most `HEAD`; empty for a folder."""
        if self.is_folder:
            return b""
        if not self._head:
            with self.open() as file:
                try:
                    self._head.append(file.read(HEAD))
                except FileTrouble:
                    raise
                except OSError as error:
                    raise FileTrouble(f"{self.name!r} cannot be read: {error.strerror}") from None
        return self._head[0]

    def head_text(self) -> str:
        """Return the first characters without a byte-order mark; bytes that are not UTF-8 are replaced."""
        head = self.head()
        text = head.decode(wide_encoding(head) or "utf-8-sig", "replace")
        return text.removeprefix("\ufeff")

    @property
    def is_cut_json(self) -> bool:
        """Return True for what begins as JSON and goes on after the first bytes."""
        return len(self.head()) >= HEAD and self.head_text().lstrip().startswith(("{", "["))

    def with_head(self, head: bytes) -> Input:
        """Return the same input with other first bytes, to be recognised by."""
        return replace(self, _head=[head])

    def forget_head(self) -> None:
        """Release the first bytes; a folder may have many thousand files."""
        self._head.clear()

    def tidying(self) -> Tidying:
        """Return what tidies the texts of one reading, or leaves them as they stand."""
        return Tidying(is_active=not self.is_verbatim)

    def tidied(self, reading: Tidying) -> None:
        """Keep what a reading took out of the texts; a file may be read several times."""
        for mark, times in reading.marks.items():
            self._marks[mark] = max(times, self._marks.get(mark, 0))

    def read_as(self, encoding: str) -> None:
        """Keep the encoding that a reader found, to report it if it is a guess."""
        self._read_as[:] = [encoding]

    @property
    def encoding(self) -> str:
        """The encoding that a reader found, or an empty text."""
        return "".join(self._read_as)

    @property
    def marks(self) -> Mapping[str, int]:
        """The characters that were taken out of the texts, as ``U+202A``, and how many of each."""
        return self._marks

    def fault(self, message: str, line: int = 0) -> Faults:
        """Return a fault of this file, to be raised; line 0 means the whole file."""
        return Faults([Fault(self.name, line, 0, message)])

    def watched(self, progress: Callable[[int], Any]) -> Input:
        """Return the same input, which reports how many bytes on the disk were read since the last call.

        Each byte counts once, even if the input is read again.
        """
        on_disk = self.packed or self.size
        reported = 0

        def report(read: int, is_end: bool) -> None:
            nonlocal reported
            self._extent[0] = max(self._extent[0], read)
            # A packed file's size is estimated, and so is the share that was read, until its end.
            now = on_disk if is_end else min(read * on_disk // max(self.size, 1), on_disk)
            if now > reported:
                progress(now - reported)
                reported = now

        return replace(self, _progress=report)


#: Bytes with which JSON that holds anything begins.
_BEGINS_JSON: Final = (b"{", b"[", b'"')


def wide_encoding(head: bytes) -> str:
    """Return the encoding of first bytes in UTF-16 or UTF-32, by a byte-order mark or else the zeros; else empty.

    >>> wide_encoding('{"id": 1}'.encode("utf-16-le")), wide_encoding(b'{"id": 1}')
    ('utf-16-le', '')
    """
    if head.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return "utf-32"
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    for encoding, zeros_at, letters_at in (("utf-16-le", 1, 0), ("utf-16-be", 0, 1)):
        first = head[letters_at:4:2]  # what JSON begins with, whatever letters its values have
        if head[zeros_at:4:2] == b"\0\0" and first[:1] in _BEGINS_JSON and all(first):
            return encoding
    sample = head[:1000]
    zeros = [sample[at::2].count(0) * 2 for at in (0, 1)]
    if len(sample) > 3 and max(zeros) > len(sample) * 0.6 and not min(zeros):
        return "utf-16-le" if zeros[1] else "utf-16-be"
    return ""


def has_controls(data: bytes) -> bool:
    """Return whether bytes have a control, other than a tab or line end; it takes a twentieth of a search."""
    return len(data.translate(None, _CONTROLS)) != len(data)


class Tidying:
    """Takes out of the texts of one reading what no name may hold, and counts it.

    Datasets are tidied as they are read. In files that hold quotes, and come back as they were written (`Format.verbatim`),
    only names, titles and ids are.
    """

    def __init__(self, *, is_active: bool = True) -> None:
        self.is_active = is_active
        self.marks: Counter[str] = Counter()

    def text(self, text: str) -> str:
        """Return a text without controls, turning marks and what cannot be seen."""
        kept = tidy(text) if self.is_active else text
        if kept != text:
            left = Counter(text) - Counter(kept)
            self.marks.update({f"U+{ord(mark):04X}": times for mark, times in left.items()})
        return kept

    def document(self, value: Any) -> Any:
        """Return a value of JSON as `value` does; Python shows what cannot be seen with a backslash."""
        return self.value(value) if "\\" in repr(value) else value

    def value(self, value: Any) -> Any:
        """Return a value of JSON with its texts tidied, its names too."""
        if isinstance(value, str):
            return value if value.isascii() and value.isprintable() else self.text(value)
        if isinstance(value, list):
            return [self.value(part) for part in value]
        if isinstance(value, dict):
            return {self.value(name): self.value(part) for name, part in value.items()}
        return value


def inputs_of(paths: Sequence[str | Path]) -> list[Input]:
    """Return the inputs in the order of *paths*; those in a folder or archive are sorted by name.

    ``-`` is stdin. A case folder is one input. Hidden files in folders, pipes and broken links are left out.

    Raises
    ------
    FileTrouble
        A file is missing, unreadable, or packed so that it cannot be read safely.
    """
    found: list[Input] = []
    archives = _Archives()
    names = _names_of(paths)
    for given in paths:
        if str(given) == "-":
            if any(file.name == "stdin" for file in found):
                raise FileTrouble("'-' stands twice, and stdin can be read once")
            found.append(_stdin())
            continue
        path = Path(given)
        try:
            mode = path.stat().st_mode
            if stat.S_ISDIR(mode):
                found += _folder(path, names[str(given)][0], archives)
            else:
                name, keeps = names[str(given)]
                found += _file(path, name, archives, keeps_packing=keeps)
        except FileTrouble:
            raise
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            place = getattr(error, "filename", None) or str(path)
            raise FileTrouble(f"{shown(os.fsdecode(place))!r} cannot be read: {reason}") from None
    return found


def _names_of(paths: Sequence[str | Path]) -> dict[str, tuple[str, bool]]:
    """Return the name of each path, and whether it keeps the ending of its packing.

    A name is the shortest end of the path that no other path has.
    """
    every = {str(given): _parts_of(str(given)) for given in paths if str(given) != "-"}
    given_parts = set(every.values())
    keeps = {given: _unpacked(parts) in given_parts for given, parts in every.items()}
    called = {given: parts if keeps[given] else _unpacked(parts) for given, parts in every.items()}
    names: dict[str, tuple[str, bool]] = {}
    length = 1
    while len(names) < len(every):
        same = defaultdict(set)
        for given in every.keys() - names.keys():
            same[called[given][-length:]].add(called[given])
        for given in every.keys() - names.keys():
            if len(same[called[given][-length:]]) == 1:
                names[given] = shown("/".join(every[given][-length:])), keeps[given]
        length += 1
    return names


def _parts_of(given: str) -> tuple[str, ...]:
    """Return the parts of an absolute path; a link keeps its name."""
    try:
        path = Path(os.path.abspath(given))  # noqa: PTH100 (`Path.absolute` keeps the dots)
    except OSError:  # the current folder was deleted
        path = Path(given)
    return tuple(part for part in path.parts if part != path.anchor)


def _unpacked(parts: tuple[str, ...]) -> tuple[str, ...]:
    return (*parts[:-1], re.sub(r"(?i)(?<=.)\.gz\Z", "", parts[-1])) if parts else parts


def shown(name: str) -> str:
    """Return a file's name as text that is safe to print.

    Bytes that are not UTF-8, and characters that steer a terminal, are escaped.
    """
    return visible(name).replace("\n", "\\n").replace("\t", "\\t")


def _folder(folder: Path, name: str, archives: _Archives) -> Iterator[Input]:
    if is_case(folder):
        yield Input(name, _no_stream(name), 0, folder)
        return
    paths = _inside(folder)
    there = set(paths)
    for path in paths:
        inside = f"{name}/{shown(path.relative_to(folder).as_posix())}"
        if path.is_dir():
            yield Input(inside, _no_stream(inside), 0, path, is_found=True)
        else:
            keeps = path.suffix.casefold() == ".gz" and path.with_suffix("") in there
            for file in _file(path, inside, archives, keeps_packing=keeps):
                yield replace(file, is_found=True)


def _inside(folder: Path) -> list[Path]:
    """Return the files and case folders in a folder, at any depth; links to folders are not followed."""

    def refuse(error: OSError) -> None:
        raise error

    found: list[Path] = []
    for place, folders, files in os.walk(folder, onerror=refuse):
        here = Path(place)
        kept = [name for name in folders if not name.startswith(".")]
        cases = [name for name in kept if is_case(here / name)]
        folders[:] = [name for name in kept if name not in cases]
        found += [here / name for name in cases]
        found += [
            here / name for name in files if not name.startswith(".") and (here / name).is_file()
        ]
    return sorted(found)


def _file(
    path: Path, name: str, archives: _Archives, *, keeps_packing: bool = False
) -> Iterator[Input]:
    about = path.stat()
    kind = path.suffix.casefold()
    if stat.S_ISFIFO(about.st_mode):  # it can be read once
        yield Input(name, _Kept(lambda: path.open("rb")))
    elif not stat.S_ISREG(about.st_mode):
        raise FileTrouble(f"{name!r} cannot be read: it is a device or socket, not a file")
    elif kind == ".gz":
        unpacked = name if keeps_packing else name[: -len(path.suffix)]
        size = about.st_size
        yield Input(unpacked, lambda: _gunzipped(path, name), size * 5, packed=size)
    elif kind in _ARCHIVES:
        yield from _archive(path, name, archives)
    else:
        yield Input(name, lambda: path.open("rb"), about.st_size, path)


# -- packed files ----------------------------------------------------------------------------------


class _Archives:
    """The archive that was read last, kept open: opening one again reads the list of all its members."""

    def __init__(self) -> None:
        self._path: Path | None = None
        self._open: zipfile.ZipFile | None = None

    def get(self, path: Path) -> zipfile.ZipFile:
        """Return an archive. Open members keep its file open after it is closed."""
        if self._open is None or self._path != path:
            if self._open is not None:
                self._open.close()
            self._open = zipfile.ZipFile(path)
            self._path = path
        return self._open

    def __del__(self) -> None:
        if self._open is not None:
            self._open.close()


def _archive(path: Path, name: str, archives: _Archives) -> Iterator[Input]:
    try:
        members = sorted(archives.get(path).infolist(), key=lambda member: member.filename)
    except (OSError, zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise FileTrouble(f"{name!r} cannot be read: {error}") from None
    # At most the size of a member is read, whatever its bytes unpack to; members may overlap.
    most = max(_MOST_FREE, path.stat().st_size * _MOST_RATIO)
    if sum(member.file_size for member in members) > most:
        raise _bomb(name, most)
    for member in members:
        inside = shown(member.filename)
        if member.is_dir() or inside.rpartition("/")[2].startswith("."):
            continue
        if member.flag_bits & 1:
            raise FileTrouble(f"{name!r}: {inside!r} is locked by a password; unpack it yourself")
        if inside.casefold().endswith((".zip", ".gz")):
            raise FileTrouble(
                f"{name!r}: {inside!r} is packed twice; unpack the outer one yourself"
            )
        if member.compress_type not in _KNOWN_PACKING:
            raise FileTrouble(
                f"{name!r}: {inside!r} is packed by a method that is not supported; unpack it yourself"
            )
        yield Input(
            f"{name}/{inside}",
            _member(path, member, f"{name}/{inside}", archives),
            member.file_size,
            packed=member.compress_size,
            is_found=True,
        )


def _member(
    path: Path, member: zipfile.ZipInfo, name: str, archives: _Archives
) -> Callable[[], IO[bytes]]:
    def opening() -> IO[bytes]:
        return _buffered(_Bounded(archives.get(path).open(member), name, member.compress_size))

    return opening


def _gunzipped(path: Path, name: str) -> IO[bytes]:
    packed = path.stat().st_size
    return _buffered(_Bounded(cast(IO[bytes], gzip.open(path, "rb")), name, packed))


def _buffered(stream: Any) -> IO[bytes]:
    return io.BufferedReader(stream, _BUFFER)


def _bomb(name: str, most: int) -> FileTrouble:
    return FileTrouble(
        f"{name!r} unpacks to more than {most >> 20} MB, as only a zip bomb does; unpack it"
        " yourself if you trust it"
    )


class _Stream(io.RawIOBase):
    """A stream around another one, for `io.BufferedReader`."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self._piece(len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def _piece(self, size: int) -> bytes:
        return self._stream.read(size)

    def close(self) -> None:
        self._stream.close()
        super().close()


class _Bounded(_Stream):
    """A packed stream that is refused once it grows as only a bomb does."""

    def __init__(self, stream: IO[bytes], name: str, packed: int) -> None:
        super().__init__(stream)
        self._name = name
        self._most = max(_MOST_FREE, packed * _MOST_RATIO)
        self._read = 0

    def _piece(self, size: int) -> bytes:
        try:
            data = super()._piece(size)
        except (OSError, EOFError, zlib.error, zipfile.BadZipFile, ValueError) as error:
            raise FileTrouble(f"{self._name!r} cannot be unpacked: {error}") from None
        self._read += len(data)
        if self._read > self._most:
            raise _bomb(self._name, self._most)
        return data


class _Watched(_Stream):
    """A stream that reports how far it is read."""

    def __init__(self, stream: IO[bytes], report: Callable[[int, bool], Any]) -> None:
        super().__init__(stream)
        self._report = report
        self._read = 0

    def _piece(self, size: int) -> bytes:
        data = super()._piece(size)
        self._read += len(data)
        self._report(self._read, not data)
        return data


# -- streams that can be read once -----------------------------------------------------------------


def _stdin() -> Input:
    def opening() -> IO[bytes]:
        if sys.stdin is None:
            raise FileTrouble("'-' cannot be read: stdin is closed")
        return sys.stdin.buffer

    return Input("stdin", _Kept(opening, closes=False))


class _Kept:
    """A stream that can be read once: its bytes are kept in a temporary file, and can be read again."""

    def __init__(self, opening: Callable[[], IO[bytes]], *, closes: bool = True) -> None:
        self._opening = opening
        self._closes = closes
        self._copy: IO[bytes] | None = None

    def __call__(self) -> IO[bytes]:
        if self._copy is None:
            self._copy = self._copied()
        again = _buffered(_Again(self._copy))
        if not again.peek(2).startswith(_GZIP):  # type: ignore[attr-defined]
            return again
        packed = os.fstat(self._copy.fileno()).st_size
        return _buffered(_Bounded(cast(IO[bytes], gzip.GzipFile(fileobj=again)), "stdin", packed))

    def _copied(self) -> IO[bytes]:
        stream = self._opening()
        copy = TemporaryFile()  # noqa: SIM115 (lives as long as the input)
        try:
            while piece := stream.read(1 << 20):
                copy.write(piece)
        except BaseException:
            copy.close()
            raise
        finally:
            if self._closes:
                stream.close()
        return copy

    def __del__(self) -> None:
        if self._copy is not None:
            self._copy.close()


class _Again(_Stream):
    """A file read from its beginning, which stays open when this is closed."""

    def __init__(self, file: IO[bytes]) -> None:
        super().__init__(file)
        self._at = 0

    def _piece(self, size: int) -> bytes:
        self._stream.seek(self._at)  # another reader may have moved it
        data = super()._piece(size)
        self._at += len(data)
        return data

    def close(self) -> None:
        io.RawIOBase.close(self)


def _no_stream(name: str) -> Callable[[], IO[bytes]]:
    def opening() -> IO[bytes]:
        raise FileTrouble(f"{name!r} is a folder")

    return opening
