"""The server of a store: what is answered, and which answers are kept. No path opens a file, and nothing is written."""

from __future__ import annotations

import os
from collections import OrderedDict
from threading import Lock
from typing import Final

from actorgraph.model.errors import ActorgraphError, InvalidValue, NotFound, StoreError, TooMany
from actorgraph.serve.api import no_such_path
from actorgraph.serve.http import LocalHandler, LocalServer, Reply, document_bytes, problem
from actorgraph.serve.page import Served, page_of
from actorgraph.serve.parameters import level_of
from actorgraph.serve.pool import Pool

#: Seconds that the reading for one answer may take.
SECONDS: Final = 2.0
#: Seconds that the reading for one drawing may take, which reads what it shows and what follows from that.
DRAWING_SECONDS: Final = 5.0
#: Bytes of one answer, and of the answers that are kept.
MOST_BYTES: Final = 16_000_000
KEPT_BYTES: Final = 8_000_000


class Kept:
    """The last answers by their addresses, as many as fit into some bytes; all are of one state of the store."""

    def __init__(self, most: int = KEPT_BYTES) -> None:
        self._most = most
        self._size = 0
        self._seen: object = None
        self._replies: OrderedDict[str, Reply] = OrderedDict()
        self._lock = Lock()

    def get(self, address: str, seen: object) -> Reply | None:
        """Return the answer to an address, None if it is not kept."""
        with self._lock:
            if seen != self._seen:
                return None
            reply = self._replies.get(address)
            if reply is not None:
                self._replies.move_to_end(address)
            return reply

    def add(self, address: str, seen: object, reply: Reply) -> None:
        """Keep an answer, and forget the oldest ones that no longer fit."""
        with self._lock:
            if seen != self._seen:
                self._replies, self._size, self._seen = OrderedDict(), 0, seen
            if address in self._replies or len(reply.body) > self._most // 8:
                return
            self._replies[address] = reply
            self._size += len(reply.body)
            while self._size > self._most:
                self._size -= len(self._replies.popitem(last=False)[1].body)


class Server(LocalServer):
    """Answers questions to a store on this machine alone, of what is marked at most as *tlp*; empty for all.

    Raises
    ------
    OSError
        The port is taken.
    """

    def __init__(self, path: str | os.PathLike[str], port: int = 0, *, tlp: str = "") -> None:
        self.pool = Pool(path, tlp)
        self.kept = Kept()
        self.page = Served()
        super().__init__(port, Handler)


class Handler(LocalHandler):
    """Answers the requests of one connection."""

    server: Server  # pyright: ignore[reportIncompatibleVariableOverride]

    def answer(self, path: str, query: str, body: bytes | None) -> Reply:
        """Return the page or the document at a path."""
        try:
            level, query = level_of(query)
            with self.server.pool.store(level) as opened:
                if path == "/" and level:
                    raise InvalidValue(
                        "the page asks for more than its address; 'actorgraph serve --tlp LEVEL' limits all that is served"
                    )
                if path == "/":
                    page = page_of(opened.store, self.server.page, opened.seen)
                    return Reply(200, page.body, page.type, page.policy)
                if path == "/draw" or path.startswith("/draw/"):
                    with opened.store.within(DRAWING_SECONDS):
                        below = path.removeprefix("/draw").removeprefix("/")
                        page = opened.api.drawing(opened.store, below, query)
                    return Reply(200, page.body, page.type, page.policy)
                if not path.startswith("/api/"):
                    raise no_such_path(path)
                address = f"{path}?{query}#{opened.store.tlp}"
                kept = self.server.kept.get(address, opened.seen)
                if kept is not None:
                    return kept
                with opened.store.within(SECONDS):
                    document = opened.api.document(opened.store, path.removeprefix("/api/"), query)
                found = document_bytes(document)
                if len(found) > MOST_BYTES:
                    raise TooMany(
                        f"too wide: the answer has {len(found):,} bytes, and at most {MOST_BYTES:,} are sent;"
                        " narrow it by a relation, a source, dates or limit"
                    )
                reply = Reply(200, found)
                self.server.kept.add(address, opened.seen, reply)
                return reply
        except NotFound as error:
            return problem(404, str(error), suggestions=list(error.suggestions))
        except TooMany as error:
            return problem(422, str(error))
        except (StoreError, OSError) as error:
            return problem(500, str(error))
        except ActorgraphError as error:
            return problem(400, str(error))
        except Exception as error:  # noqa: BLE001 (one question must not end the server)
            return problem(500, f"this could not be answered ({type(error).__name__}: {error})")
