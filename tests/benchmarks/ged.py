"""Time the import of UCDP GED beside a plain csv loop over the same file, and print rows/s, peak and ratio.

    python tests/benchmarks/ged.py generate ged.csv --rows 1000000
    python tests/benchmarks/ged.py measure ged.csv --runs 3

The generated file has the 49 columns of GED, invented actors, and as many repeated values as the real one.
"""

from __future__ import annotations

import csv
import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from imports import main  # type: ignore[import-not-found]  # beside this

COLUMNS = (
    "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id",
    "conflict_new_id", "conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name", "side_a_dset_id",
    "side_a_new_id", "side_a", "side_b_dset_id", "side_b_new_id", "side_b", "number_of_sources",
    "source_article", "source_office", "source_date", "source_headline", "source_original", "where_prec",
    "where_coordinates", "where_description", "adm_1", "adm_2", "latitude", "longitude", "geom_wkt",
    "priogrid_gid", "country", "country_id", "region", "event_clarity", "date_prec", "date_start",
    "date_end", "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best", "high", "low",
    "gwnoa", "gwnob",
)  # fmt: skip
LOOP = "import csv, sys; print(sum(1 for _ in csv.reader(open(sys.argv[1], encoding='utf-8', newline=''))))"


def events(count: int) -> Iterator[tuple[object, ...]]:
    """Yield invented events; the same number gives the same events."""
    chance = random.Random(1)
    for event in range(1, count + 1):
        kind = chance.choices((1, 2, 3), (70, 28, 2))[0]
        a, b = chance.randrange(1, 200), chance.randrange(200, 1500)
        side_a, side_b = f"Government of Land {a}", "Civilians" if kind == 3 else f"Group {b}"
        start = date(1989, 1, 1) + timedelta(days=chance.randrange(12_000))
        precision = chance.choices((1, 2, 4, 5), (93, 5, 1, 1))[0]
        end = start + timedelta(days={1: 0, 2: 3, 4: 29, 5: 364}[precision])
        place, region = chance.randrange(20_000), chance.randrange(400)
        deaths = [int(chance.expovariate(0.5)) for _ in range(4)]
        headline = (
            f"Report {event} of clashes near Town {place} in which several people were killed"
        )
        article = f'"Agency {a},{start},{headline}"'
        yield (
            event, f"REL-{event}", start.year, 1, "Clear", kind, a, a, f"Land {a}: Government", b, b,
            f"{side_a} - {side_b}", a, a, side_a, b, 9999 if kind == 3 else b, side_b, 1, article,
            f"Agency {a}", start, headline, f"Agency {b}", 1, f"Town {place}", f"Town {place} near a river",
            f"Province {region}", f"District {place}", 34.8, 36.7, "POINT (36.7 34.8)", 179714,
            f"Land {a}", a, "Region", 1, precision, f"{start} 00:00:00.000", f"{end} 00:00:00.000",
            *deaths, sum(deaths), sum(deaths) + 2, max(sum(deaths) - 1, 0), a, "",
        )  # fmt: skip


def generate(path: Path, count: int) -> None:
    """Write a table of events."""
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(COLUMNS)
        rows.writerows(events(count))


def rows_of(path: Path) -> int:
    """Return how many events a table has."""
    with path.open(encoding="utf-8", newline="") as file:
        return sum(1 for _ in csv.reader(file)) - 1


if __name__ == "__main__":
    main(__doc__ or "", "ucdp-ged", generate=generate, rows_of=rows_of, loop=LOOP)
