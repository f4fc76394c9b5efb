"""Kill imports at random moments; the store is then the one before or the one after, and nobody is hindered."""

from __future__ import annotations

import argparse
import csv
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from actorgraph import open_case


def table(path: Path, rows: int) -> None:
    """Write a table of claims."""
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(("subject", "relation", "object", "quote"))
        writer.writerows(
            (f"actor {n % 997}", "sponsors", f"actor {n}", f"words {n}") for n in range(rows)
        )


def imported(path: Path, into: Path) -> subprocess.Popen[bytes]:
    """Start an import."""
    command = [sys.executable, "-m", "actorgraph", "import", str(path), "--into", str(into)]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def count(store: Path) -> int:
    """Return how many claims a store has, 0 if it is not there."""
    return open_case(store).store.count("claim") if store.exists() else 0


def main() -> int:
    """Run the campaign and print what became of the stores; 1 if one is neither before nor after."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--moments", type=int, default=50)
    options.add_argument("--rows", type=int, default=50_000)
    options.add_argument("--signal", default="SIGKILL")
    chosen = options.parse_args()
    number = signal.Signals[chosen.signal]
    ends: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        table(folder / "small.csv", 1_000)
        table(folder / "large.csv", chosen.rows)
        begun = time.monotonic()
        imported(folder / "large.csv", folder / "first.db").wait()
        took = time.monotonic() - begun
        chance = random.Random(1)
        for moment in range(chosen.moments):
            store = folder / f"{moment}.db"
            if moment % 2:
                imported(folder / "small.csv", store).wait()
            before = count(store)
            after = before + chosen.rows
            process = imported(folder / "large.csv", store)
            time.sleep(chance.uniform(0.2, 1.1) * took)
            process.send_signal(number)
            process.wait()
            found = count(store)
            imported(folder / "large.csv", store).wait()
            left = sorted(path.name for path in folder.glob(f".{store.name}*"))
            ends["before" if found == before else "after" if found == after else "neither"] += 1
            ends["next import whole"] += count(store) == after
            ends["files left by the next import"] += len(left)
    for end, times in sorted(ends.items()):
        print(f"{end}: {times}")
    return int(ends["neither"] > 0 or ends["next import whole"] != chosen.moments)


if __name__ == "__main__":
    sys.exit(main())
