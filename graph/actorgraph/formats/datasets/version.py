"""Versions of one event by the moment at which each was written: of several, the last one counts, wherever it stands.

So it is also with what an earlier import wrote: the note of an event has its moment.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable
from typing import Final

from actorgraph.formats.sink import Sink
from actorgraph.store.hash import hash_of

_OLD: Final = "an older version of an event"
_OLDER_THAN_STORE: Final = "an older version of an event than the store has"
#: What stands before the moment in the note of an event.
_WRITTEN: Final = "timestamp "
_ALL: Final = (1 << 64) - 1


def stamp_of(value: object) -> int:
    """Return a time in seconds since 1970, or -1 if none is told, which 0 says too.

    >>> stamp_of("1706400000"), stamp_of(1706400000.0), stamp_of("0"), stamp_of(None)
    (1706400000, 1706400000, -1, -1)
    """
    whole = str(value).removesuffix(".0")  # as pandas writes numbers of a column with empty cells
    is_time = whole.isascii() and whole.isdecimal() and len(whole) < 11
    return int(whole) or -1 if is_time else -1


def noted(stamp: int) -> str:
    """Return a moment as the note of an event has it."""
    return f"{_WRITTEN}{stamp}" if stamp >= 0 else ""


class Versions:
    """The last moment of each event that has several versions; of one alone nothing is kept but two numbers."""

    def __init__(self) -> None:
        self._keys, self._stamps = array("Q"), array("q")
        self._latest: dict[int, int] | None = None

    def add(self, key: str, stamp: int) -> None:
        """Take one version of an event."""
        self._keys.append(hash_of(key) & _ALL)
        self._stamps.append(stamp)

    def why_old(self, sink: Sink, key: str, event_id: Callable[[str], str], written: object) -> str:
        """Return why a version of an event does not count, empty if it does; *event_id* makes its id in the scope."""
        if self._latest is None:
            self._latest = self._several()
        if self._latest and stamp_of(written) < self._latest.get(hash_of(key) & _ALL, -1):
            return _OLD
        if not sink.updates:
            return ""
        is_older = stamp_of(written) < stamp_of(
            sink.event_note(event_id(key)).removeprefix(_WRITTEN)
        )
        return _OLDER_THAN_STORE if is_older else ""

    def _several(self) -> dict[int, int]:
        import numpy as np

        numbers = np.frombuffer(self._keys, dtype=np.uint64)
        order = np.argsort(numbers, kind="stable")
        again = order[1:][numbers[order][1:] == numbers[order][:-1]]
        several = set(numbers[again].tolist())
        latest: dict[int, int] = {}
        for key, written in zip(self._keys, self._stamps, strict=True) if several else ():
            if key in several:
                latest[key] = max(written, latest.get(key, -1))
        return latest
