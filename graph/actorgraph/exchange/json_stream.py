"""JSON read piece by piece, and refused where it is deeper or larger than data of people are."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import IO, Any, Final

from actorgraph.errors import Fault, Faults
from actorgraph.exchange.input import Input

#: Values of one object of a list, and lines of JSON lines, larger than this are refused.
LARGEST_VALUE: Final = 16 * 1024 * 1024
DEEPEST: Final = 100


def values_at(file: Input, place: str) -> Iterator[Any]:
    """Yield the values of a list inside a JSON document, one by one.

    Parameters
    ----------
    place
        Where the list's items are, as ijson writes it: ``"objects.item"``, or ``"item"`` for a document
        that is a list; ``""`` yields the whole document.

    Raises
    ------
    Faults
        The file is no JSON, deeper than `DEEPEST`, or not UTF-8.
    """
    import ijson

    with file.open() as binary:
        try:
            yield from ijson.items(_Watched(binary, file.name), place, use_float=True)
        except ijson.JSONError as error:
            raise Faults([Fault(file.name, 0, 0, f"is no JSON: {_words(error)}")]) from None
        except (UnicodeDecodeError, ValueError, OverflowError) as error:
            if isinstance(error, Faults):
                raise
            raise Faults([Fault(file.name, 0, 0, f"cannot be read as JSON: {error}")]) from None


def lines_of(file: Input) -> Iterator[tuple[int, Any]]:
    """Yield the values of JSON lines, each after its line number.

    Raises
    ------
    Faults
        A line is no JSON, too long or too deep.
    """
    with file.open() as binary:
        number = 0
        while line := binary.readline(LARGEST_VALUE + 1):
            number += 1
            if len(line) > LARGEST_VALUE:
                message = f"is longer than {LARGEST_VALUE >> 20} MB"
                raise Faults([Fault(file.name, number, 0, message)])
            if line.strip(b" \t\r\n\xef\xbb\xbf"):
                yield number, value_of(line, file.name, number)


def value_of(text: bytes, name: str, line: int = 0) -> Any:
    """Return a JSON text as values; raises `Faults` like `lines_of`."""
    try:
        return json.loads(text.decode("utf-8-sig"))
    except RecursionError:
        message = "is nested too deeply"
    except UnicodeDecodeError as error:
        message = f"is not UTF-8 ({error.reason})"
    except json.JSONDecodeError as error:
        message, line = f"is no JSON: {error.msg}", line or error.lineno
    except ValueError as error:  # a number of too many digits
        message = f"cannot be read as JSON: {error}"
    raise Faults([Fault(name, line, 0, message)])


def _words(error: Exception) -> str:
    text = " ".join(str(error).split())
    return text if len(text) <= 120 else f"{text[:119]}…"


class _Watched:
    """Bytes whose brackets are counted, so that a document that only nests is stopped early."""

    def __init__(self, file: IO[bytes], name: str) -> None:
        self._file = file
        self._name = name
        self._depth = 0

    def read(self, size: int = -1) -> bytes:
        data = self._file.read(size if size > 0 else 1 << 16)
        # Brackets in texts count too, and close again there or nearly so; far from exact is enough here.
        self._depth += sum(data.count(mark) for mark in (b"[", b"{"))
        self._depth -= sum(data.count(mark) for mark in (b"]", b"}"))
        if self._depth > DEEPEST * 1000:
            raise Faults([Fault(self._name, 0, 0, "is nested too deeply")])
        return data
