"""The server of the coding page: who asks is checked in `actorgraph.serve.http`, what is done in the workbench."""

from __future__ import annotations

import json
import time
from threading import Thread
from typing import Any, ClassVar, Final

from actorgraph.case.compiled import open_folder
from actorgraph.model.errors import ActorgraphError, FilesChanged
from actorgraph.serve.coding.document import preview_document, report_document, state_document
from actorgraph.serve.coding.page import coding_page
from actorgraph.serve.coding.workbench import Workbench
from actorgraph.serve.http import LocalHandler, LocalServer, Reply, document_bytes, problem

#: Seconds without a word from any page until the server ends; hidden pages speak once a minute.
AWAY: Final = 180.0
#: Seconds after a page was closed until the server ends, if it does not come back.
CLOSED: Final = 15.0
#: The graph page has a policy of its own in its head.
_FRAMED: Final = "frame-ancestors 'none'"


class CodingServer(LocalServer):
    """Shows one report to its coder and writes what is accepted.

    It ends by itself when the page has been away for some time.
    """

    def __init__(
        self, bench: Workbench, port: int = 0, *, away: float = AWAY, closed: float = CLOSED
    ) -> None:
        self.bench = bench
        self.away, self.closed = away, closed
        self.ends_at = float("inf")
        super().__init__(port, CodingHandler)

    def heard(self, seconds: float) -> None:
        """Go on for some seconds more, even if nobody speaks."""
        self.ends_at = time.monotonic() + seconds

    def end_when_left(self) -> None:
        """End the loop when nobody has spoken for long enough; nobody has to come at all."""

        def watch() -> None:
            while time.monotonic() < self.ends_at:
                time.sleep(min(0.5, self.closed / 4))
            self.shutdown()

        Thread(target=watch, daemon=True).start()


class CodingHandler(LocalHandler):
    """Answers the coding page."""

    server: CodingServer  # pyright: ignore[reportIncompatibleVariableOverride]
    methods: ClassVar[tuple[str, ...]] = ("GET", "POST")

    def answer(self, path: str, query: str, body: bytes | None) -> Reply:
        """Return the page or a document, or do a deed."""
        self.server.heard(self.server.away)
        try:
            if body is None:
                return self._got(path)
            given = json.loads(body)
            if not isinstance(given, dict):
                return problem(400, "a document in braces is expected")
            return self._posted(path, given)
        except FilesChanged as error:
            return problem(409, str(error), state=self._state())
        except (ValueError, RecursionError) as error:
            return problem(400, str(error) or "the document cannot be read")
        except ActorgraphError as error:
            return problem(400, str(error))
        except Exception as error:  # noqa: BLE001 (one deed must not end the server)
            return problem(500, f"this could not be done ({type(error).__name__}: {error})")

    def _got(self, path: str) -> Reply:
        bench = self.server.bench
        if path == "/":
            page = coding_page()
            return Reply(200, page.body, page.type, page.policy)
        if path == "/graph":
            from actorgraph.page.page import page_text

            try:
                store = open_folder(str(bench.folder))
            except ActorgraphError as error:
                return Reply(200, f"There is no graph yet.\n\n{error}\n".encode(), "text/plain")
            try:
                return Reply(200, page_text(store).encode("utf-8", "replace"), "text/html", _FRAMED)
            finally:
                store.close()
        if path == "/api/report":
            with bench.lock:
                return Reply(200, document_bytes(report_document(bench, bench.seen())))
        if path == "/api/state":
            return Reply(200, document_bytes(self._state()))
        if path == "/api/version":
            return Reply(200, document_bytes({"version": bench.files.version(bench.files.read())}))
        return problem(404, "there is nothing at this path")

    def _posted(self, path: str, given: dict[str, Any]) -> Reply:
        bench = self.server.bench
        if path == "/api/preview":
            with bench.lock:
                return Reply(200, document_bytes(preview_document(bench, bench.seen(), given)))
        if path == "/api/closed":
            self.server.heard(self.server.closed)
            return Reply(200, b"{}")
        deed = path.removeprefix("/api/do/")
        if deed == path:
            return problem(404, "there is nothing at this path")
        done = bench.do(deed, given)
        state = self._state(drafted=deed != "name")
        return Reply(200, document_bytes({"done": done, "state": state}))

    def _state(self, *, drafted: bool = True) -> dict[str, Any]:
        bench = self.server.bench
        with bench.lock:
            return state_document(bench, bench.seen(), drafted=drafted)
