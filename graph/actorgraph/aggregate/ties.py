"""Events into a store: how many tie whom, how, when and how firmly, each tie a claim of the dataset.

Beside ``my.db`` stands the folder ``my.db.ties``: the ties as Parquet, from which whole networks are worked out
(`actorgraph.aggregate.pack`), and the words of the events, by their sources, which no question needs.
"""

from __future__ import annotations

import csv
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import Any, Final, NamedTuple, Protocol

from actorgraph.aggregate.events import PERIODS, Cells, Meaning, files_of, meanings
from actorgraph.formats.importer import import_files
from actorgraph.formats.sink import Summary
from actorgraph.formats.tables.csv.claims import safe
from actorgraph.model.errors import FileTrouble, MissingPackage, WrongUse
from actorgraph.model.vocabulary import standard

#: The ids of so many events stand on each tie.
SAMPLES: Final = 3
_COLUMNS: Final = (
    "id", "subject", "relation", "object", "when", "modality", "source", "quote", "note", "record",
)  # fmt: skip
_ROWS: Final = 100_000


class Engine(Protocol):
    """What counts events: DuckDB here, or a server of Spark Connect."""

    has_quotes: bool

    def read(self, kind: str, files: Sequence[str], named: Mapping[str, str]) -> None:
        """Take the events from files."""

    def cells(self) -> list[Cells]:
        """Return which relations and modalities there are, as they are written."""
        ...

    def write_ties(
        self, meanings: Sequence[Meaning], dataset: str, period: str, samples: int, folder: Path
    ) -> None:
        """Write the ties as Parquet."""

    def write_quotes(self, folder: Path) -> None:
        """Write the words of the events as Parquet."""

    def close(self) -> None:
        """Let go of memory and files."""


class Aggregated(NamedTuple):
    """What became of some events, and of their ties in the store."""

    events: int
    without_ends: int
    without_meaning: int
    undated: int
    store: Summary

    def document(self) -> dict[str, Any]:
        """Return it as JSON values."""
        changes = self.store.changes
        return {
            "events": self.events,
            "without_ends": self.without_ends,
            "without_meaning": self.without_meaning,
            "undated": self.undated,
            "ties": self.store.claims,
            "added": changes.added,
            "changed": changes.changed,
        }


def folder_of(store: str | Path) -> Path:
    """Return the folder of the ties beside a store."""
    return Path(f"{store}.ties")


def aggregate(
    events: Sequence[str],
    into: str,
    *,
    name: str,
    columns: Mapping[str, str] | None = None,
    codes: str = "",
    period: str = "month",
    engine: str = "",
) -> Aggregated:
    """Count events by (actor, relation, actor, period, modality) and put each count into a store as a claim.

    The dataset is the source of the claims, and vouches for them. Each has how many events of how many sources it
    counts, the ids of the first of them, and the words of the first.

    Parameters
    ----------
    events
        Parquet or CSV files, or folders of such.
    into
        The store. Ties that it has of the same dataset get their new counts.
    name
        What the dataset is called.
    columns
        The columns of the events by what they hold, where their names are not ours.
    codes
        The path of a table of what the relations mean, or ``"cameo"``; empty if they are ours.
    period
        ``"day"``, ``"month"``, ``"year"`` or ``"all"``.
    engine
        The address of a server of Spark Connect, such as ``"sc://localhost:15002"``; empty for DuckDB.
    """
    if period not in PERIODS:
        raise WrongUse(f"there is no period {period!r}; use one of {', '.join(PERIODS)}")
    if not name.strip():
        raise WrongUse("the dataset needs a name")
    kind, files = files_of(events)
    folder = folder_of(into)
    work = folder.with_name(f".{folder.name}.new")
    _empty(work)
    try:
        with closing(engine_of(engine, work)) as counting:
            counting.read(kind, files, columns or {})
            cells = counting.cells()
            meant = meanings(cells, standard(), codes)
            counting.write_ties(meant, name, period, SAMPLES, work)
            if counting.has_quotes:
                counting.write_quotes(work / "quotes")
        _write_claims(work, name)
        summary = import_files(work / "ties.csv", into, format="csv", name=name)
        (work / "ties.csv").unlink()
        shutil.rmtree(folder, ignore_errors=True)
        work.rename(folder)
    except OSError as error:
        if isinstance(error, FileTrouble):
            raise
        raise FileTrouble(f"cannot write {str(folder)!r}: {error.strerror or error}") from None
    finally:
        shutil.rmtree(work, ignore_errors=True)
    known = {(one.relation_cell, one.modality_cell) for one in meant}
    left = [cell for cell in cells if (cell.relation, cell.modality) not in known]
    return Aggregated(
        events=sum(cell.events for cell in cells),
        without_ends=sum(cell.without_ends for cell in cells),
        without_meaning=sum(cell.events - cell.without_ends for cell in left),
        undated=sum(cell.undated for cell in cells if cell not in left),
        store=summary,
    )


def engine_of(address: str, work: Path) -> Engine:
    """Return the engine at an address of Spark Connect, or DuckDB if it is empty."""
    if not address:
        from actorgraph.aggregate.duck import Duck

        return Duck(work)
    from actorgraph.aggregate.spark import Spark

    return Spark(address)


def ties_in(folder: Path) -> Iterator[dict[str, Any]]:
    """Yield the ties of a folder, in their order, a part in memory."""
    for batch in _parquet(folder / "ties.parquet"):
        yield from batch.to_pylist()


def _write_claims(folder: Path, name: str) -> None:
    with (folder / "ties.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(_COLUMNS)
        writer.writerows([safe(cell) for cell in row] for row in _claims(folder, name))


def _claims(folder: Path, name: str) -> Iterable[tuple[str, ...]]:
    for tie in ties_in(folder):
        events = f"{tie['events']:,} event{'s' if tie['events'] != 1 else ''}"
        sources = tie["sources"]
        of = f" of {sources:,} source{'s' if sources != 1 else ''}" if sources else ""
        yield (
            tie["id"], tie["subject"], tie["relation"], tie["object"], tie["period"], tie["modality"], name,
            tie["quote"], f"{events}{of}", f"events {tie['samples']}",
        )  # fmt: skip


def _parquet(path: Path) -> Iterator[Any]:
    try:
        from pyarrow import parquet
    except ImportError:
        raise MissingPackage(
            "ties are Parquet, which needs pyarrow: pip install 'actorgraph[big]'"
        ) from None
    for part in sorted(path.glob("*.parquet")):
        with parquet.ParquetFile(part) as file:
            yield from file.iter_batches(_ROWS)


def _empty(work: Path) -> None:
    with suppress(FileNotFoundError):
        shutil.rmtree(work)
    try:
        work.mkdir(mode=0o700)
    except OSError as error:
        raise FileTrouble(f"cannot write {str(work)!r}: {error.strerror or error}") from None
