"""Time the import of GDELT events beside a plain csv loop over the same file, and print rows/s, peak and ratio.

    python tests/benchmarks/gdelt.py generate gdelt.CSV --rows 1000000
    python tests/benchmarks/gdelt.py measure gdelt.CSV --runs 3

The generated file has the 61 columns of GDELT 2.0 and invented actors; as in the real files, one code has many
names, and a third of the rows names one actor only.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from measure import ACTORGRAPH, Command, measure  # type: ignore[import-not-found]  # beside this

LOOP = (
    "import csv, sys; print(sum(1 for _ in csv.reader(open(sys.argv[1], encoding='utf-8', newline=''),"
    " delimiter='\\t', quoting=csv.QUOTE_NONE)))"
)
COUNTRIES = [a + b + c for a in "BCDFGKLM" for b in "AEIOU" for c in "NRSTX"]
ROLES = ["", "", "", "GOV", "MIL", "COP", "BUS", "MED", "CVL", "OPP", "REB"]
EVENTS = [
    "010",
    "020",
    "036",
    "042",
    "043",
    "051",
    "0874",
    "112",
    "120",
    "141",
    "173",
    "190",
    "193",
]


def actor(chance: random.Random) -> list[str]:
    """Return the ten cells of an actor, sometimes blank."""
    if chance.random() < 0.18:
        return [""] * 10
    country = chance.choice(COUNTRIES) if chance.random() < 0.7 else ""
    role = chance.choice(ROLES if country else ROLES[3:])
    rank = int(chance.paretovariate(1.2)) % 90
    name = f"TOWN {rank} OF {country or role}" if rank else country
    return [country + role, name, country, "", "", "", "", role, "", ""]


def place(chance: random.Random, number: int) -> list[str]:
    """Return the eight cells of a place."""
    if not number:
        return ["0", "", "", "", "", "", "", ""]
    country = chance.choice(COUNTRIES)
    name = f"Town {number}, Province {number % 400}, {country.title()}"
    return [
        "4",
        name,
        country[:2],
        f"{country[:2]}{number % 40:02}",
        "",
        "33.5",
        "36.3",
        f"-{number}",
    ]


def lines(count: int) -> Iterator[str]:
    """Yield invented events as lines; the same number gives the same lines."""
    chance = random.Random(1)
    for event in range(600_000_000, 600_000_000 + count):
        added = date(2015, 2, 19) + timedelta(days=(event % count) * 3000 // count)
        day = added - timedelta(days=chance.choice((0, 0, 0, 0, 0, 0, 1, 7, 30, 365)))
        code = chance.choice(EVENTS)
        quad, mentions = (1, 2, 3, 4)[int(code[:2]) // 6], chance.randrange(1, 40)
        cells = [
            str(event), f"{day:%Y%m%d}", f"{day:%Y%m}", str(day.year), f"{day.year}.4959",
            *actor(chance), *actor(chance), str(chance.randrange(2)), code, code[:3], code[:2],
            str(quad), "-5.0", str(mentions), "1", str(mentions), f"{chance.uniform(-10, 10):.13f}",
            *place(chance, 0), *place(chance, 0), *place(chance, chance.randrange(20_000)),
            f"{added:%Y%m%d}001500", f"https://news{event % 997}.example.org/{day:%Y/%m}/report-{event // 4}",
        ]  # fmt: skip
        yield "\t".join(cells) + "\n"


def compare(path: Path, run_count: int) -> None:
    """Print what the import costs beside the loop."""
    with path.open("rb") as file:
        count = sum(1 for _ in file)
    with TemporaryDirectory() as folder:
        store = Path(folder) / "gdelt.db"
        words = (ACTORGRAPH, "import", "gdelt", str(path), "--into", str(store))
        loop = Command("plain csv loop", (sys.executable, "-c", LOOP, str(path)))
        runs = measure([loop, Command("import gdelt", words, makes=store)], run_count)
    baseline = median(cost.wall for cost in runs["plain csv loop"])
    for label, costs in runs.items():
        wall = median(cost.wall for cost in costs)
        print(
            f"{label:16}  {count / wall * 1000:10,.0f} rows/s  {max(cost.peak for cost in costs):6.0f} MB"
            f"  {wall / baseline:5.2f} x the loop"
        )


def main() -> None:
    """Read the command line, then generate or measure."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    does = parser.add_subparsers(dest="does", required=True)
    generating = does.add_parser("generate", help="write a file of events")
    generating.add_argument("table", type=Path)
    generating.add_argument("--rows", type=int, default=1_000_000)
    measuring = does.add_parser("measure", help="time the import of a file")
    measuring.add_argument("table", type=Path)
    measuring.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    if options.does == "generate":
        with options.table.open("w", encoding="utf-8", newline="") as file:
            file.writelines(lines(options.rows))
    else:
        compare(options.table, options.runs)


if __name__ == "__main__":
    main()
