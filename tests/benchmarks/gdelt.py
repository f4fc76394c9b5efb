"""Time the import of GDELT events beside a plain csv loop over the same file, and print rows/s, peak and ratio.

    python tests/benchmarks/gdelt.py generate gdelt.CSV --rows 1000000
    python tests/benchmarks/gdelt.py measure gdelt.CSV --runs 3

The generated file has the 61 columns of GDELT 2.0 and invented actors; as in the real files, one code has many
names, and a third of the rows names one actor only.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from imports import main  # type: ignore[import-not-found]  # beside this

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


def generate(path: Path, count: int) -> None:
    """Write a table of events."""
    with path.open("w", encoding="utf-8", newline="") as file:
        file.writelines(lines(count))


def rows_of(path: Path) -> int:
    """Return how many events a table has."""
    with path.open("rb") as file:
        return sum(1 for _ in file)


if __name__ == "__main__":
    main(__doc__ or "", "gdelt", generate=generate, rows_of=rows_of, loop=LOOP)
