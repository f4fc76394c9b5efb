"""Time the answers of `actorgraph serve` over one kept connection, and what the server takes in memory.

    python tests/benchmarks/serve.py my.db claims.csv.json

*my.db* holds what generate.py wrote, and *claims.csv.json* stands beside it. Each row is 200 requests: ``same`` asks
for one document again and again, ``pages`` follows the cursor, ``others`` asks for another thing each time.
"""

from __future__ import annotations

import argparse
import json
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from http.client import HTTPConnection
from pathlib import Path
from statistics import quantiles
from time import perf_counter
from typing import Any
from urllib.parse import quote, urlsplit

REQUESTS = 200


class Client:
    """One kept connection to a server, as a browser has it."""

    def __init__(self, address: str) -> None:
        parts = urlsplit(address)
        self._token = parts.query.partition("=")[2]
        self._connection = HTTPConnection(parts.hostname or "", parts.port)
        self.times: list[float] = []

    def get(self, path: str) -> Any:
        """Return the document at a path, and keep how long it took, in milliseconds."""
        begin = perf_counter()
        self._connection.request("GET", path, headers={"Authorization": f"Bearer {self._token}"})
        reply = self._connection.getresponse()
        body = reply.read()
        self.times.append((perf_counter() - begin) * 1000)
        if reply.status != 200:
            raise SystemExit(f"{path}: {reply.status} {body[:200]!r}")
        return json.loads(body)


def rows(client: Client, about: dict[str, Any]) -> Iterator[tuple[str, Callable[[], object]]]:
    """Yield what is asked, each with a function that asks once."""
    hub = client.get(f"/api/find?q={quote(about['hub']['name'])}")["things"][0]["id"]
    address = f"/api/near/{quote(hub)}?limit=100"
    yield "near, the largest hub, same", lambda: client.get(address)
    state = {"after": ""}

    def page() -> None:
        state["after"] = client.get(f"{address}&after={state['after']}")["next"] or ""

    yield "near, the largest hub, pages", page
    others = iter(
        [tie["other"]["id"] for tie in client.get(f"/api/near/{quote(hub)}?limit=1000")["ties"]] * 2
    )
    yield "near, others", lambda: client.get(f"/api/near/{quote(next(others))}?limit=100")
    years = iter(range(REQUESTS))
    yield (
        "near, the largest hub, filters",
        lambda: client.get(f"{address}&since={2000 + next(years) % 24}"),
    )
    letters = iter(range(1_000_000))
    yield "find, beginnings", lambda: client.get(f"/api/find?q=Colonel%20{next(letters) % 90:02}")
    yield "find, within", lambda: client.get(f"/api/find?q={next(letters) % 900 + 100}%20k")
    pairs = [(pair["from"], pair["to"]) for pair in about["pairs"]] * REQUESTS
    each = iter(pairs)

    def path() -> None:
        start, end = next(each)
        client.get(
            f"/api/path?start={quote(start)}&end={quote(end)}&limit={len(client.times) % 50 + 1}"
        )

    yield "path", path


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("store")
    parser.add_argument("about", type=Path)
    given = parser.parse_args()
    command = [sys.executable, "-m", "actorgraph", "serve", "-c", given.store, "--port", "0"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as server:
        assert server.stdout is not None
        client = Client(server.stdout.readline().strip())
        print("| asked 200 times | p50, ms | p95, ms | most, ms |\n|---|---|---|---|")
        for name, ask in rows(client, json.loads(given.about.read_text(encoding="utf-8"))):
            client.times.clear()
            for _ in range(REQUESTS):
                ask()
            parts = quantiles(client.times, n=20)
            print(f"| {name} | {parts[9]:.1f} | {parts[18]:.1f} | {max(client.times):.1f} |")
        status = Path(f"/proc/{server.pid}/status")
        if status.exists():
            peak = next(
                line for line in status.read_text().splitlines() if line.startswith("VmHWM")
            )
            print(f"\nmemory at its peak: {int(peak.split()[1]) // 1024} MB")
        begin = perf_counter()
        server.send_signal(signal.SIGTERM)
        server.wait(10)
        print(f"ended {perf_counter() - begin:.2f} s after SIGTERM, exit {server.returncode}")


if __name__ == "__main__":
    main()
