"""How far a command is: one line on a terminal's stderr, for what takes more than two seconds."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import Any, Final

#: Seconds before anything is shown, and between two looks.
_PATIENCE: Final = 2.0
_PAUSE: Final = 0.25
#: Goes back to the begin of the line and clears it.
_CLEAR: Final = "\r\x1b[K"


@contextmanager
def progress(label: str, total: int = 0, unit: str = "") -> Iterator[Callable[[int], Any]]:
    """Yield what is called with how much more is done; meanwhile show that, the rate and the time left.

    Nothing is shown in a pipe or file, nor in the first two seconds. Without a *total*, or once it is reached, the
    time left is not known, and the time that has passed is shown.
    """
    if sys.stderr is None or not sys.stderr.isatty():
        yield lambda _: None
        return
    from threading import Event, Thread

    done = 0
    ended = Event()
    stream = sys.stderr
    start = monotonic()

    def add(more: int) -> None:
        nonlocal done
        done += more

    def show() -> None:
        if ended.wait(_PATIENCE):
            return
        while True:
            stream.write(_CLEAR + line_of(label, done, total, unit, monotonic() - start))
            stream.flush()
            if ended.wait(_PAUSE):
                break
        stream.write(_CLEAR)
        stream.flush()

    thread = Thread(target=show, daemon=True)
    thread.start()
    try:
        yield add
    finally:
        ended.set()
        thread.join()


def line_of(label: str, done: int, total: int, unit: str, seconds: float) -> str:
    """Return how far something is after some seconds.

    >>> line_of("importing", 30_000_000, 120_000_000, "B", 10)
    'importing: 25 %, 3.0 MB/s, 0:30 left'
    >>> line_of("exporting", 90_000, 30_000, "claims", 10), line_of("drawing", 0, 0, "", 75)
    ('exporting: 90,000 claims read, 9,000 claims/s, 0:10', 'drawing: 1:15')
    """
    passed = _clock(seconds)
    if not done:
        return f"{label}: {passed}"
    rate = done / max(seconds, 1e-9)
    speed = f"{rate / 1e6:,.1f} MB/s" if unit == "B" else f"{rate:,.0f} {unit}/s"
    if done == total:
        return f"{label}: 100 %, finishing, {passed}"
    if done < total:
        return f"{label}: {100 * done // total} %, {speed}, {_clock((total - done) / rate)} left"
    much = f"{done / 1e6:,.1f} MB" if unit == "B" else f"{done:,} {unit} read"
    return f"{label}: {much}, {speed}, {passed}"


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
