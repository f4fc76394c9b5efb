"""JSON read piece by piece, and refused if it is deeper or larger than any data that people write."""

from __future__ import annotations

import codecs
import io
import json
import math
import re
from collections.abc import Iterator
from contextlib import suppress
from typing import IO, Any, Final, cast

from actorgraph.formats.read.input import HEAD, Input, has_controls, wide_encoding
from actorgraph.model.errors import Faults, InvalidValue
from actorgraph.model.members import members_once, twice
from actorgraph.model.names import clipped

#: The most bytes of a value in a list, or of a line of JSON lines.
LARGEST_VALUE: Final = 8 * 1024 * 1024
DEEPEST: Final = 100
#: The most digits of a number; more do not fit into a float.
_MOST_DIGITS: Final = 300
#: Bytes by which the encoding is known, and those that are decoded together.
_BEGIN: Final = 1000
_PIECE: Final = 64 * 1024
_SURROGATE: Final = re.compile(rb"\\u[dD][89a-fA-F]")
#: What may be a mark that no name holds: a control or soft hyphen, a mark of General Punctuation or a special.
_MARKS: Final = re.compile(rb"\xc2[\x80-\x9f\xad]|\xe2\x80|\xe2\x81|\xef\xbb\xbf|\xef\xbf")
#: Texts, which stay, and the numbers that JSON does not have.
_NO_NUMBER: Final = re.compile(rb'"(?:[^"\\]|\\.)*+(?:"|\Z)|-?\bInfinity\b|\bNaN\b', re.DOTALL)
_END_OF_TEXT: Final = re.compile(rb'(?:[^"\\]|\\.)*+(?:"|\Z)', re.DOTALL)
#: What opens and closes objects, the names of their members, and all other texts.
_MEMBER_OR_BRACE: Final = re.compile(r'[{}]|("(?:[^"\\]|\\.)*+")\s*:|"(?:[^"\\]|\\.)*+"')
#: How deep a skeleton is, the most items of its lists, and the most letters of its texts.
_DEEP: Final = 6
_MOST_ITEMS: Final = 3
_SHOWN: Final = 200
#: The most letters of such a number.
_LONGEST_WORD: Final = len("-Infinity")
_LETTERS: Final = bytes(range(65, 91)) + bytes(range(97, 123)) + b"-"
#: All bytes except those of the structure.
_NO_STRUCTURE: Final = bytes(set(range(256)) - set(b"[]{}:,"))


def opened(file: Input) -> IO[bytes]:
    """Return a file of JSON as UTF-8 without a byte-order mark; the caller closes it.

    JSON is UTF-8, and what Windows writes (``>`` of its shell, some programs' "Unicode") is UTF-16.
    """
    begin = b""
    with file.open() as binary:
        while len(begin) < _BEGIN and (piece := binary.read(_BEGIN)):
            begin += piece
    encoding = wide_encoding(begin)
    stream = file.open()
    if encoding:
        return cast("IO[bytes]", io.BufferedReader(_Narrow(stream, file, encoding)))
    if begin.startswith(codecs.BOM_UTF8):
        stream.read(len(codecs.BOM_UTF8))
    return stream


class _Narrow(io.RawIOBase):
    """Bytes in UTF-16 or UTF-32, read as UTF-8."""

    def __init__(self, binary: IO[bytes], file: Input, encoding: str) -> None:
        self._binary = binary
        self._file = file
        self._decoder = codecs.getincrementaldecoder(encoding)()
        self._encoding = encoding
        self._rest = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while not self._rest:
            data = self._binary.read(_PIECE)
            try:
                text = self._decoder.decode(data, final=not data)
            except UnicodeDecodeError as error:
                reason = f"is not {self._encoding.upper()} ({error.reason})"
                raise self._file.fault(reason) from None
            self._rest = text.removeprefix("\ufeff").encode()
            if not data:
                break
        piece, self._rest = self._rest[: len(buffer)], self._rest[len(buffer) :]
        buffer[: len(piece)] = piece
        return len(piece)

    def close(self) -> None:
        self._binary.close()
        super().close()


def has_lines(file: Input) -> bool:
    """Return whether a file is JSON lines: its first line is a value, and not the only one."""
    with opened(file) as binary:
        line = next(
            (line for line in iter(lambda: binary.readline(LARGEST_VALUE), b"") if line.strip()),
            b"",
        )
        try:
            json.loads(line)
        except (ValueError, RecursionError):
            return False
        return any(more.strip() for more in iter(lambda: binary.read(HEAD), b""))


def values_at(file: Input, place: str) -> Iterator[Any]:
    """Yield the values of a list inside a JSON document, one by one.

    Parameters
    ----------
    place
        The place of the list's items, as ijson writes it: ``"objects.item"``, or ``"item"`` for a document
        that is a list; ``""`` yields the whole document.

    Raises
    ------
    Faults
        The file is not JSON, nested deeper than about `DEEPEST`, not UTF-8, or has a value at or below
        *place* that is larger than `LARGEST_VALUE`.
    """
    import ijson

    tidying = file.tidying()
    doubled: list[InvalidValue] = []

    class Members(dict[str, Any]):
        """An object that is read; what it raised ijson would not pass on."""

        __slots__ = ()

        def __setitem__(self, name: str, value: Any) -> None:
            if name in self:
                doubled.append(twice(name, self))
            dict.__setitem__(self, name, value)

    with opened(file) as binary:
        watched = _Watched(binary, file, len(place.split(".")) if place else 0)
        try:
            for value in ijson.items(watched, place, use_float=True, map_type=Members):
                if doubled:
                    raise doubled[0]
                if watched.has_surrogates:
                    _check_texts(value, file, watched.line)
                yield tidying.value(value) if watched.has_marks and tidying.is_active else value
        except (ijson.JSONError, ValueError, OverflowError) as error:
            raise broken(file, error, watched.line) from None
        finally:
            file.tidied(tidying)


def lines_of(file: Input) -> Iterator[tuple[int, Any]]:
    """Yield the values of JSON lines, each after its line number.

    Raises
    ------
    Faults
        A line is not JSON, too long or nested too deeply.
    """
    tidying = file.tidying()
    with opened(file) as binary:
        number = 0
        while line := binary.readline(LARGEST_VALUE + 1):
            number += 1
            if len(line) > LARGEST_VALUE:
                message = f"is longer than {LARGEST_VALUE >> 20} MB"
                raise file.fault(message, number)
            if line.strip(b" \t\r\n\xef\xbb\xbf"):
                value = value_of(line, file, number)
                yield (
                    number,
                    tidying.value(value) if tidying.is_active and _may_have_marks(line) else value,
                )
    file.tidied(tidying)


def events_of(file: Input) -> Iterator[tuple[str, Any]]:
    """Yield what ijson meets in a file, whatever values stand in it; numbers that are none are null."""
    import ijson

    with opened(file) as binary:
        watched = _Watched(binary, file, DEEPEST)
        yield from ijson.basic_parse(watched, use_float=True, multiple_values=True)


def _may_have_marks(data: bytes) -> bool:
    is_other = not data.isascii() and _MARKS.search(data) is not None
    return is_other or b"\\u" in data or has_controls(data)


def skeleton_of(file: Input) -> bytes:
    """Return the first value of a JSON file as a small one of the same shape, to see what it is.

    Objects keep their members, lists their first items, texts their begin; what is deep is left out. Of a file that
    breaks off, or is broken, it is what comes before.
    """
    import ijson

    kept: list[str] = []
    #: For each open value: what closes it, and how many members it has.
    levels: list[tuple[str, int]] = []
    hidden = length = 0
    key = ""
    with suppress(ijson.JSONError, ValueError, OverflowError, Faults):
        for event, value in events_of(file):
            if event == "map_key":
                key = value
                continue
            if event in ("end_map", "end_array"):
                if hidden:
                    hidden -= 1
                else:
                    kept.append(levels.pop()[0])
                if not levels:
                    break
                continue
            is_open = event in ("start_map", "start_array")
            if hidden or (levels and not _is_shown(levels, length)):
                hidden += is_open
                continue
            if levels:
                closing, count = levels[-1]
                levels[-1] = (closing, count + 1)
                kept.append(f"{',' * bool(count)}{f'{json.dumps(key)}:' * (closing == '}')}")
            if is_open:
                kept.append("{" if event == "start_map" else "[")
                levels.append(("}" if event == "start_map" else "]", 0))
            else:
                kept.append(json.dumps(value[:_SHOWN] if isinstance(value, str) else value))
                length += len(key) + len(kept[-1])
    return "".join([*kept, *(closing for closing, _ in reversed(levels))]).encode()


def shape_of(file: Input, *, is_read: bool = False) -> Any:
    """Return the first value of a JSON file as `skeleton_of` has it; None if it has none.

    Raises
    ------
    Faults
        One of its upper objects has a member twice, if the file *is_read* and not only to be recognised.
    """
    try:
        return json.loads(skeleton_of(file), object_pairs_hook=members_once if is_read else None)
    except InvalidValue as error:
        raise broken(file, error, 0) from None
    except (ValueError, RecursionError):
        return None


def _is_shown(levels: list[tuple[str, int]], length: int) -> bool:
    """Return whether one more member of the innermost value has a place in a skeleton."""
    closing, count = levels[-1]
    return length < HEAD and len(levels) <= _DEEP and (closing == "}" or count < _MOST_ITEMS)


def _whole(text: str) -> int:
    if len(text) > _MOST_DIGITS:
        raise ValueError(f"the number {text[:20]}… has {len(text):,} digits")
    return int(text)


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise ValueError(f"the number {text[:20]} is too large")
    return number


#: One for all values: `json.loads` with options makes one for each.
_DECODER: Final = json.JSONDecoder(
    object_pairs_hook=members_once,
    parse_int=_whole,
    parse_float=_finite,
    parse_constant=lambda _: None,
)


def value_of(text: bytes, file: Input, line: int = 0) -> Any:
    """Return a JSON text as values; raises `Faults` like `lines_of`.

    Numbers that do not fit into a float, halves of surrogate pairs and members that stand twice are refused. ``NaN`` and ``Infinity``, which
    JSON does not have and many programs write, are no value.
    """
    try:
        value = _DECODER.decode(text.decode("utf-8-sig"))
        if text.count(b"[") + text.count(b"{") > DEEPEST:
            _check_depth(text)
    except RecursionError:
        message = "is nested too deeply"
    except UnicodeDecodeError as error:
        message = f"is not UTF-8 ({error.reason})"
        line = line or text[: error.start].count(b"\n") + 1
    except json.JSONDecodeError as error:
        message, line = f"is not JSON: {error.msg}", line or error.lineno
    except ValueError as error:  # a number of too many digits, or a member that stands twice
        line = line or (_line_of_twice(text.decode()) if isinstance(error, InvalidValue) else 0)
        message = f"cannot be read as JSON: {error}"
    else:
        if b"\\u" in text and _SURROGATE.search(text):
            _check_texts(value, file, line)
        return value
    raise file.fault(message, line)


def _line_of_twice(text: str) -> int:
    """Return the line of the first member that stands twice in its object."""
    opened: list[set[str]] = []
    for mark in _MEMBER_OR_BRACE.finditer(text):
        if mark[0] == "{":
            opened.append(set())
        elif mark[0] == "}":
            opened.pop()
        elif mark[1]:
            name = json.loads(mark[1])
            if name in opened[-1]:
                return text.count("\n", 0, mark.start()) + 1
            opened[-1].add(name)
    return 0


def _check_depth(text: bytes) -> None:
    marks = b"".join(_split(text)[::2]).translate(None, _NO_STRUCTURE + b":,")
    if _unpaired(marks)[2] > DEEPEST:
        raise RecursionError


def _split(data: bytes) -> list[bytes]:
    """Return the bytes outside of texts and inside them, alternately."""
    return data.replace(rb"\\", b"").replace(rb"\"", b"").split(b'"')


def _check_texts(value: Any, file: Input, line: int) -> None:
    """Refuse halves of surrogate pairs, which neither a file nor a store can hold."""
    try:
        json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError as error:
        code = f"U+{ord(error.object[error.start]):04X}"
        message = f"holds {code}, half of a surrogate pair"
        raise file.fault(message, line) from None


def broken(file: Input, error: Exception, line: int) -> Faults:
    """Return the fault of a document that cannot be read, with its line if it is small enough to be read whole."""
    if isinstance(error, Faults):
        return error
    with opened(file) as binary:
        text = binary.read(LARGEST_VALUE)
        if not binary.read(1):
            try:
                value_of(text, file)
            except Faults as found:
                return found
    words = _words(error)
    if "integer overflow" in words:
        return file.fault("holds a whole number of more than 64 bits")
    if isinstance(error, ValueError | OverflowError):
        return file.fault(f"cannot be read as JSON: {words}", line)
    return file.fault(f"is not JSON: {words}")


def _words(error: Exception) -> str:
    text = "".join(letter if letter.isprintable() else " " for letter in str(error))
    return clipped(" ".join(text.split()), 120)


def _unpaired(brackets: bytes) -> tuple[int, int, int]:
    """Return how many brackets close and open nothing, and how deeply the pairs are nested.

    Pairs are removed from the inside: ten times as fast as looking at each bracket.
    """
    deepest, length = 0, -1
    while length != len(brackets) and deepest <= DEEPEST + 1:
        length = len(brackets)
        brackets = brackets.replace(b"[]", b"").replace(b"{}", b"")
        deepest += 1
    opened = brackets.count(b"[") + brackets.count(b"{")
    return len(brackets) - opened, opened, deepest - 1


class _Watched:
    """Bytes of a document whose structure is followed, so that one too deep or too large is refused early.

    ijson takes any depth and any length of a text. Here brackets outside of texts are counted: a value is
    anything deeper than *outside*, the depth of the list that is read.
    """

    def __init__(self, binary: IO[bytes], file: Input, outside: int) -> None:
        self._binary = binary
        self._file = file
        self._outside = outside
        self._depth = 0
        self._is_in_text = False
        #: A backslash at the end of a piece, which belongs to the next piece.
        self._held = b""
        #: Bytes since the last mark of the structure, and since no value was open.
        self._quiet = 0
        self._value = 0
        #: The last line that was read, and whether half of a surrogate pair, or a mark that no name holds, may have
        #: been read.
        self.line = 1
        self.has_surrogates = False
        self.has_marks = False
        #: Letters at the end of a piece, which may be a part of a number that JSON does not have.
        self._rest = b""

    def read(self, size: int) -> bytes:
        """Return the next bytes; ijson asks for 0 of them to see whether they are bytes."""
        if not size:
            return b""
        piece = self._binary.read(size)
        data = self._rest + piece
        kept = len(data.rstrip(_LETTERS)) if piece else len(data)
        if len(data) > kept >= len(data) - _LONGEST_WORD:
            data, self._rest = data[:kept], data[kept:]
            if not data:
                return self.read(size)
        else:
            self._rest = b""
        if b"NaN" in data or b"Infinity" in data:
            data = self._without_no_numbers(data)
        self.has_marks = self.has_marks or _may_have_marks(data)
        self._follow(data)
        return data

    def _without_no_numbers(self, data: bytes) -> bytes:
        """Return a piece with ``null`` for each ``NaN`` and ``Infinity`` outside of its texts."""
        begin = 0
        if self._is_in_text:
            found = _END_OF_TEXT.match(data, 1 if self._held else 0)
            begin = found.end() if found else 0
        kept = _NO_NUMBER.sub(
            lambda found: found[0] if found[0].startswith(b'"') else b"null", data[begin:]
        )
        return data[:begin] + kept

    def _follow(self, data: bytes) -> None:
        if b"\\u" in data and not self.has_surrogates:
            self.has_surrogates = _SURROGATE.search(data) is not None
        marks = self._without_texts(data).translate(None, _NO_STRUCTURE)
        self._quiet = 0 if marks else self._quiet + len(data)
        closed, opened, deepest = _unpaired(marks.translate(None, b":,"))
        lowest = self._depth - closed
        self._depth = lowest + opened
        self._value = 0 if lowest <= self._outside else self._value + len(data)
        if max(deepest, self._depth) > DEEPEST:
            raise self._file.fault("is nested too deeply", self.line)
        if max(self._quiet, self._value) > LARGEST_VALUE:
            message = f"holds a value of more than {LARGEST_VALUE >> 20} MB"
            raise self._file.fault(message, self.line)
        self.line += data.count(b"\n")

    def _without_texts(self, data: bytes) -> bytes:
        """Return a piece without its texts; a text that is open at its end continues in the next piece."""
        data = self._held + data
        is_cut = (len(data) - len(data.rstrip(b"\\"))) % 2 == 1
        self._held = b"\\" if is_cut else b""
        parts = _split(data[:-1] if is_cut else data)
        outside = parts[1::2] if self._is_in_text else parts[::2]
        self._is_in_text ^= len(parts) % 2 == 0
        return b"".join(outside)
