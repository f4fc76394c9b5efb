"""A folder of Parquet files, for pandas, polars, DuckDB and R: claims, actors, events, sources.

The files have the columns of `actorgraph.formats.tables.rows`: those of the CSV tables, and beside them names,
families, groups of modalities, and the first and last day as dates, so that most questions need no join.
Needs ``actorgraph[parquet]``.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from os import PathLike, fspath
from pathlib import Path
from typing import Final

from actorgraph.formats.format import UNASSERTED_ROW, Format, Options
from actorgraph.formats.selection import Selection
from actorgraph.formats.tables.rows import TABLES, TYPES, Row
from actorgraph.formats.write.file import Target, folder_whole
from actorgraph.model.dates import When
from actorgraph.model.errors import FileTrouble

#: Rows of one group: a reader takes a group at a time, and so does the memory of the writer.
_ROWS: Final = 50_000


def write(selection: Selection, target: Target, options: Options) -> list[str]:
    """Write a selection as a folder of four files."""
    assert isinstance(target, str | PathLike)
    try:
        import pyarrow
    except ImportError:
        raise FileTrouble("Parquet needs pyarrow: pip install 'actorgraph[parquet]'") from None
    del pyarrow
    with folder_whole(fspath(target)) as folder:
        for name, (columns, rows) in TABLES.items():
            _file(folder / f"{name}.parquet", columns, rows(selection))
    return []


def _file(path: Path, columns: tuple[str, ...], rows: Iterable[Row]) -> None:
    import pyarrow as pa
    from pyarrow import parquet

    kinds = {bool: pa.bool_(), int: pa.int8(), float: pa.float64(), When: pa.date32()}
    types = [kinds[TYPES[name]] if name in TYPES else pa.string() for name in columns]
    schema = pa.schema(list(zip(columns, types, strict=True)))
    rest = iter(rows)
    with parquet.ParquetWriter(path, schema, compression="zstd") as file:
        while batch := list(islice(rest, _ROWS)):
            cells = {name: [row.get(name) for row in batch] for name in columns}
            file.write_table(pa.table(cells, schema=schema))


FORMAT: Final = Format(
    name="parquet",
    title="A folder of Parquet files (needs actorgraph[parquet])",
    write=write,
    keeps="every claim, actor, event and source",
    unasserted=UNASSERTED_ROW,
    folder=True,
)
