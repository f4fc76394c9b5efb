"""Open stores, one for each request that is being answered, and opened again when the file is replaced."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Final, NamedTuple

from actorgraph.model.errors import StoreError
from actorgraph.model.tlp import LEVELS
from actorgraph.serve.api import Api
from actorgraph.store.reader import Store

#: Stores that stay open, of each level.
_KEPT: Final = 4
#: How often a store is opened anew for one request, as its file is replaced meanwhile.
_TRIES: Final = 10


class Opened(NamedTuple):
    """A store, the documents that are made of it, and which file it is."""

    store: Store
    api: Api
    seen: tuple[int, ...]


class Pool:
    """The open stores of one path. An import replaces the file; whoever asks next gets the new one.

    Nothing that is marked above *tlp* is in any of them; empty for all.
    """

    def __init__(self, path: str | os.PathLike[str], tlp: str = "") -> None:
        self.path = path
        self.tlp = tlp
        self._lock = Lock()
        self._idle: dict[str, list[Opened]] = {}
        self._apis: dict[str, Api] = {}
        self._seen: tuple[int, ...] = ()

    @contextmanager
    def store(self, tlp: str = "") -> Iterator[Opened]:
        """Lend a store to one thread, with what is marked at most as *tlp*, and as the pool allows."""
        level = min(filter(None, (tlp, self.tlp)), key=LEVELS.index, default="")
        opened = self._taken(level)
        try:
            yield opened
        finally:
            opened.store.forget()
            with self._lock:
                idle = self._idle.setdefault(level, [])
                if opened.seen == self._seen and len(idle) < _KEPT:
                    idle.append(opened)

    def _taken(self, level: str) -> Opened:
        for _ in range(_TRIES):
            seen = _seen(self.path)
            opened = self._opened(level, seen)
            if _seen(self.path) == seen:
                return opened
            opened.store.close()  # of another file than what is kept for it was made of
        raise StoreError(f"{str(self.path)!r} is replaced again and again; ask when that is done")

    def _opened(self, level: str, seen: tuple[int, ...]) -> Opened:
        with self._lock:
            if seen != self._seen:
                self._idle, self._apis, self._seen = {}, {}, seen
            if idle := self._idle.get(level):
                return idle.pop()
            api = self._apis.setdefault(level, Api())
        store = Store(self.path)
        store.limit(level)
        return Opened(store, api, seen)


def _seen(path: str | os.PathLike[str]) -> tuple[int, ...]:
    """Return what changes when a file is replaced; empty if there is no file, which opening it reports."""
    try:
        found = os.stat(path)  # noqa: PTH116 (once for every request)
    except OSError:
        return ()
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns
