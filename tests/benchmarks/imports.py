"""Time the import of one table beside a plain csv loop over it: what the benchmarks of formats share."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from measure import ACTORGRAPH, Command, measure  # type: ignore[import-not-found]  # beside this


def main(
    words: str,
    format_name: str,
    *,
    generate: Callable[[Path, int], None],
    rows_of: Callable[[Path], int],
    loop: str,
) -> None:
    """Read the command line, then generate a table of invented rows or measure its import.

    *words* is the help, *rows_of* counts the rows of a table, *loop* is a program that reads it.
    """
    parser = argparse.ArgumentParser(
        description=words, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    does = parser.add_subparsers(dest="does", required=True)
    generating = does.add_parser("generate", help="write a table of invented rows")
    generating.add_argument("table", type=Path)
    generating.add_argument("--rows", type=int, default=1_000_000)
    measuring = does.add_parser("measure", help="time the import of a table")
    measuring.add_argument("table", type=Path)
    measuring.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    if options.does == "generate":
        generate(options.table, options.rows)
    else:
        compare(options.table, format_name, loop, rows_of(options.table), options.runs)


def compare(path: Path, format_name: str, loop: str, rows: int, run_count: int) -> None:
    """Print what the import costs beside the loop."""
    with TemporaryDirectory() as folder:
        store = Path(folder) / "store.db"
        words = (ACTORGRAPH, "import", format_name, str(path), "--into", str(store))
        commands = [
            Command("plain csv loop", (sys.executable, "-c", loop, str(path))),
            Command(f"import {format_name}", words, makes=store),
        ]
        runs = measure(commands, run_count)
    baseline = median(cost.wall for cost in runs["plain csv loop"])
    for label, costs in runs.items():
        wall = median(cost.wall for cost in costs)
        print(
            f"{label:16}  {rows / wall * 1000:10,.0f} rows/s  {max(cost.peak for cost in costs):6.0f} MB"
            f"  {wall / baseline:5.2f} x the loop"
        )
