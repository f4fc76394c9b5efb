"""Compare the processor time of commands with a bare program beside them, and fail past the ratios written here.

    python tests/benchmarks/guard.py --short
    python tests/benchmarks/guard.py

The two of a row take turns, and the quickest of each count: what else the machine does makes a turn
slower, never quicker. ``--short`` is what CI runs; the whole takes some minutes.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from itertools import permutations
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, NamedTuple

from generate import generate  # type: ignore[import-not-found]  # beside this
from measure import environment  # type: ignore[import-not-found]  # beside this

#: What any question has to pay.
BARE: Final = (sys.executable, "-c", "import click, sqlite3")
#: A table of claims into two tables with our indexes, and nothing checked.
PLAIN_IMPORT: Final = """
import csv, sqlite3, sys
db = sqlite3.connect(sys.argv[2], isolation_level=None)
db.executescript("PRAGMA journal_mode=MEMORY; PRAGMA synchronous=OFF; CREATE TABLE actor (n INTEGER PRIMARY KEY, name);"
    "CREATE TABLE claim (n INTEGER PRIMARY KEY, subject, relation, object, time, modality, claimant, source, quote); BEGIN")
actors = {}
def number(name):
    return actors.setdefault(name, len(actors) + 1)
with open(sys.argv[1], newline="", encoding="utf-8") as file:
    rows = csv.reader(file)
    next(rows)
    db.executemany("INSERT INTO claim (subject, relation, object, time, modality, claimant, source, quote)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        ((number(a), b, number(c), *rest) for a, b, c, *rest in rows))
db.executemany("INSERT INTO actor VALUES (?, ?)", ((n, name) for name, n in actors.items()))
for index in ("one ON claim (subject, relation, object)", "other ON claim (object, relation, subject)", "called ON actor (name)"):
    db.execute("CREATE INDEX " + index)
db.execute("COMMIT")
"""
#: A loop over all claims of a store that reads what they say.
PLAIN_LOOP: Final = """
import sqlite3, sys
db = sqlite3.connect(sys.argv[1])
for row in db.execute("SELECT * FROM claim"):
    " ".join(map(str, row)).encode()
"""


class Row(NamedTuple):
    """A command beside a bare one: how many times its processor time we want it to take, and may take at most.

    What it may take is far more than what we want, as CI is not alone on its machine. `memory` is in MB.
    """

    name: str
    words: Sequence[str]
    beside: Sequence[str]
    wanted: float
    most: float
    memory: float = 600


class Cost(NamedTuple):
    """Seconds of processor time, and the largest memory in MB."""

    seconds: float
    memory: float


def cost_of(words: Sequence[str], makes: Path) -> Cost:
    """Run a command once; *makes* is taken away before."""
    makes.unlink(missing_ok=True)
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL, env=environment())
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{' '.join(words)} ended with exit code {process.returncode}")
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


class Found(NamedTuple):
    """How many times the processor time of the bare program a command took, and its memory in MB."""

    ratio: float
    memory: float

    def is_past(self, row: Row) -> bool:
        """Return True if that is more than what is written."""
        return self.ratio > row.most or self.memory > row.memory


def compared(row: Row, makes: Path, turns: int) -> Found:
    """Let the two commands of a row take turns, and compare the quickest of each."""
    costs = [(cost_of(row.words, makes), cost_of(row.beside, makes)) for _ in range(turns)]
    one, other = (min(cost.seconds for cost in each) for each in zip(*costs, strict=True))
    return Found(one / other, min(cost.memory for cost, _ in costs))


def actorgraph(*words: str) -> tuple[str, ...]:
    """Return a command of the actorgraph that this Python imports."""
    return (sys.executable, "-m", "actorgraph", *words)


def short_rows(folder: Path, claims: int, actors: int) -> Iterator[Row]:
    """Yield what each run looks at: questions to the shipped case, an import, and questions to what it made."""
    table, store = folder / "claims.csv", folder / "claims.db"
    generate(actors, claims, 1, table)
    subprocess.run(
        actorgraph("import", "csv", str(table), "--into", str(store)),
        check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    about = json.loads((folder / "claims.csv.json").read_text(encoding="utf-8"))
    hub, median = about["hub"]["name"], about["median"]["name"]
    yield Row("who, the shipped case", actorgraph("who", "sponsors", "KH"), BARE, 1.9, 3.5)
    yield Row("who, as JSON", actorgraph("who", "sponsors", "KH", "--json"), BARE, 1.9, 3.5)
    yield Row("ask", actorgraph("ask", "Who sponsors KH?"), BARE, 2.5, 6)
    for name, who, wanted, most in (("median", median, 1.7, 3.5), ("hub", hub, 4, 8)):
        words = actorgraph("who", "sponsors", who, "-c", str(store), "--json")
        yield Row(f"who, {name} of {claims:,} claims", words, BARE, wanted, most)
    made = str(folder / "made.db")
    yield Row(
        f"import of {claims:,} claims",
        actorgraph("import", "csv", str(table), "--into", made),
        (sys.executable, "-c", PLAIN_IMPORT, str(table), made),
        2,
        12,
    )


def long_rows(folder: Path) -> Iterator[Row]:
    """Yield what looks at whole stores: a large one, and one in which everybody is tied to everybody."""
    yield from short_rows(folder, 1_000_000, 100_000)
    large = str(folder / "claims.db")
    loop = (sys.executable, "-c", PLAIN_LOOP)
    yield Row("voices of a million claims", actorgraph("voices", "-c", large), (*loop, large), 2, 5)
    table, dense = folder / "dense.csv", str(folder / "dense.db")
    relations = ("sponsors", "attacks", "threatens", "leads", "condemns")
    with table.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(("subject", "relation", "object", "quote"))
        for n, (one, other) in enumerate(permutations(range(300), 2)):
            writer.writerow((f"Actor {one}", relations[n % 5], f"Actor {other}", f"words {n}"))
    subprocess.run(
        actorgraph("import", "csv", str(table), "--into", dense),
        check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    for name, words, wanted, most in (
        ("conflicts", ("conflicts",), 3, 6),
        ("dossier", ("export", "md", "-o", str(folder / "dense.md")), 10, 25),
        ("page", ("render", "-o", str(folder / "dense.html")), 15, 40),
    ):
        command = actorgraph(*words, "-c", dense)
        yield Row(f"{name} of a complete graph", command, (*loop, dense), wanted, most, 300)


def main() -> int:
    """Print the rows with their ratios; 1 if one is past what is written."""
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("--short", action="store_true", help="what CI runs, in half a minute")
    options.add_argument("--turns", type=int, default=5)
    given = options.parse_args()
    past = 0
    with TemporaryDirectory() as place:
        folder = Path(place)
        rows = short_rows(folder, 50_000, 5_000) if given.short else long_rows(folder)
        print("| what | × the bare program | wanted | at most | MB |\n|---|---|---|---|---|")
        for row in rows:
            found = compared(row, folder / "made.db", given.turns)
            if found.is_past(row):  # by a moment in which the machine did something else?
                found = compared(row, folder / "made.db", 3 * given.turns)
            past += found.is_past(row)
            ending = " **past it**" if found.is_past(row) else ""
            figures = f"{found.ratio:.2f} | {row.wanted:g} | {row.most:g} | {found.memory:.0f}"
            print(f"| {row.name} | {figures}{ending} |", flush=True)
    return int(past > 0)


if __name__ == "__main__":
    sys.exit(main())
