"""Write made-up events as Parquet: any number, always the same for one seed.

    python tests/benchmarks/events.py 2000000 -o events.parquet

Few actors have most of the events (their number falls as a power of the rank), as in datasets of the news.
"""

from __future__ import annotations

import argparse
from pathlib import Path

RELATIONS = ("attacks", "sponsors", "threatens", "cooperates-with", "condemns", "negotiates-with")


def write_events(count: int, actors: int, seed: int, path: Path, *, quotes: bool = True) -> None:
    """Write events in parts of a million, so that memory does not grow with their number."""
    import numpy as np
    import pyarrow as pa
    from pyarrow import parquet

    chance = np.random.default_rng(seed)
    schema = pa.schema(
        [
            (name, pa.string())
            for name in ("id", "subject", "relation", "object", "when", "modality", "source")
        ]
        + ([("quote", pa.string())] if quotes else [])
    )
    names = np.array([f"Actor {n:07}" for n in range(actors)])
    relations = pa.array(RELATIONS)
    modalities = pa.array(["stated", "believed", "denied"])
    days = pa.array(np.datetime_as_string(np.arange("2015-01-01", "2025-01-01", dtype="M8[D]")))
    sources = pa.array([f"paper-{n:04}.example" for n in range(2_000)])
    with parquet.ParquetWriter(path, schema, compression="zstd") as file:
        for first in range(0, count, 1_000_000):
            size = min(1_000_000, count - first)
            ids = pa.array([f"e{n:010}" for n in range(first, first + size)])
            subjects, objects = (
                names[(actors * chance.random(size) ** 3).astype(np.int64)] for _ in range(2)
            )
            picked = [
                relations.take(pa.array(chance.integers(0, len(relations), size))),
                pa.array(objects),
                days.take(pa.array(chance.integers(0, len(days), size))),
                modalities.take(pa.array(chance.choice(3, size, p=(0.85, 0.1, 0.05)))),
                sources.take(pa.array((2_000 * chance.random(size) ** 2).astype(np.int64))),
            ]
            columns = [ids, pa.array(subjects), *picked]
            if quotes:
                columns.append(
                    pa.array([f"words of event {n}" for n in range(first, first + size)])
                )
            file.write_table(pa.table(columns, schema=schema))


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("count", type=int)
    parser.add_argument("--actors", type=int, default=200_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("-o", "--output", type=Path, required=True)
    parser.add_argument("--no-quotes", action="store_true")
    given = parser.parse_args()
    write_events(given.count, given.actors, given.seed, given.output, quotes=not given.no_quotes)


if __name__ == "__main__":
    main()
