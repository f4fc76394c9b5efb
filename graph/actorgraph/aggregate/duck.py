"""DuckDB as the engine: on one machine, in bounded memory, with the rest on disk."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from actorgraph.aggregate.events import Cells, Meaning, placed
from actorgraph.model.errors import FileTrouble, InvalidValue, MissingPackage

#: Memory that DuckDB uses before it spills; all of a process is about a third more.
MEMORY: Final = "2GB"
#: Events that are counted at a time, and parts at most.
PART: Final = 1_000_000
_MOST_PARTS: Final = 256
#: A time as digits, of which a day has eight, a month six and a year four.
_DIGITS: Final = r"""CASE WHEN regexp_matches("when", '^[0-9]{4}(-?[0-9]{2}(-?[0-9]{2})?)?([T ].*)?$')
    THEN replace(regexp_extract("when", '^[0-9]{4}(-?[0-9]{2}(-?[0-9]{2})?)?'), '-', '') ELSE '' END"""
_PERIODS: Final = {
    "day": "concat_ws('-', nullif(digits[1:4], ''), nullif(digits[5:6], ''), nullif(digits[7:8], ''))",
    "month": "concat_ws('-', nullif(digits[1:4], ''), nullif(digits[5:6], ''))",
    "year": "digits[1:4]",
    "all": "''",
}


class Duck:
    """Events in one engine; *work* is a folder for what does not fit into memory."""

    def __init__(self, work: Path, memory: str = MEMORY) -> None:
        try:
            import duckdb
        except ImportError:
            raise MissingPackage(
                "counting events needs DuckDB: pip install 'actorgraph[big]'; or name a server of Spark"
                " Connect: --engine sc://HOST:PORT"
            ) from None
        self._trouble = duckdb.Error
        self._db = duckdb.connect()
        self._run(f"SET memory_limit='{memory}'")
        self._run(f"SET temp_directory={_text(str(work))}")
        self._run("SET preserve_insertion_order=false")
        self.has_quotes = False
        self._count = 0

    def close(self) -> None:
        """Let go of memory and files."""
        self._db.close()

    def read(self, kind: str, files: Sequence[str], named: Mapping[str, str]) -> None:
        """Take the events from files, with the columns that are *named* or have our names."""
        paths = f"[{', '.join(map(_text, files))}]"
        table = (
            f"read_parquet({paths}, union_by_name=true)"
            if kind == "parquet"
            else f"read_csv({paths}, all_varchar=true, header=true, union_by_name=true)"
        )
        columns = [str(row[0]) for row in self._run(f"DESCRIBE SELECT * FROM {table}")]
        places = placed(columns, named)
        self.has_quotes = "quote" in places

        def cell(name: str) -> str:
            column = places.get(name)
            return f"coalesce(trim({_name(column)}::VARCHAR), '')" if column else "''"

        self._run(
            f"CREATE VIEW event AS SELECT *, {_DIGITS} AS digits FROM (SELECT {cell('id')} AS id,"
            f" {cell('subject')} AS subject, {cell('relation')} AS relation, {cell('object')} AS object,"
            f' {cell("when")} AS "when", {cell("modality")} AS modality, {cell("source")} AS source,'
            f" {cell('quote')} AS quote FROM {table})"
        )

    def cells(self) -> list[Cells]:
        """Return which relations and modalities there are, as they are written."""
        rows = self._run(
            "SELECT relation, modality, count(*), count(*) FILTER (subject = '' OR object = ''),"
            " count(*) FILTER (digits = '' AND subject <> '' AND object <> '')"
            " FROM event GROUP BY ALL ORDER BY ALL"
        )
        found = [Cells(*row) for row in rows]
        self._count = sum(cell.events for cell in found)
        return found

    def write_ties(
        self, meanings: Sequence[Meaning], dataset: str, period: str, samples: int, folder: Path
    ) -> None:
        """Write how many events tie whom, how, when and how firmly, as Parquet; to be called after `cells`.

        DuckDB keeps samples and sources of a count in memory, so events are parted by their ends first.
        """
        self._mean(meanings)
        told = f"""SELECT e.id AS event, e.source, e.quote, m.relation, m.modality, m.is_symmetric,
                {_PERIODS[period]} AS period,
                CASE WHEN m.is_swapped THEN e.object ELSE e.subject END AS subject,
                CASE WHEN m.is_swapped THEN e.subject ELSE e.object END AS object
              FROM event e JOIN meaning m ON e.relation = m.relation_cell AND e.modality = m.modality_cell
              WHERE e.subject <> '' AND e.object <> ''"""
        ties = folder / "ties.parquet"
        ties.mkdir()
        parts = folder / "parts"
        count = min(1 + self._count // PART, _MOST_PARTS)
        if count > 1:
            self._run(
                f"COPY (SELECT *, hash(subject, relation, object) % {count} AS part FROM ({told}))"
                f" TO {_text(str(parts))} (FORMAT parquet, PARTITION_BY (part))"
            )
        for n in range(count):
            part = parts / f"part={n}"
            if count > 1 and not part.exists():
                continue
            its = (
                told if count == 1 else f"SELECT * FROM read_parquet({_text(f'{part}/*.parquet')})"
            )
            self._run(
                f"""COPY (
                SELECT 'c' || md5(concat_ws(chr(31), {_text(dataset)}, subject, relation, object, period, modality))[1:16] AS id,
                  subject, relation, object, period, modality, is_symmetric,
                  count(*) AS events, count(DISTINCT nullif(source, '')) AS sources,
                  array_to_string(min(event, {samples}), ' ') AS samples, coalesce(arg_min(quote, event), '') AS quote
                FROM ({its})
                GROUP BY subject, relation, object, period, modality, is_symmetric
                ORDER BY subject, relation, object, period, modality
                ) TO {_text(str(ties / f"part-{n:04}.parquet"))} (FORMAT parquet, COMPRESSION zstd)"""
            )
            shutil.rmtree(part, ignore_errors=True)
        shutil.rmtree(parts, ignore_errors=True)

    def write_quotes(self, folder: Path) -> None:
        """Write the words of all events as Parquet, in parts by their sources."""
        self._run(
            "COPY (SELECT id, source, \"when\", quote, md5(source)[1:1] AS part FROM event WHERE quote <> '')"
            f" TO {_text(str(folder))} (FORMAT parquet, COMPRESSION zstd, PARTITION_BY (part), OVERWRITE true)"
        )

    def quotes(self, folder: Path, ids: Sequence[str]) -> list[tuple[str, str, str, str]]:
        """Return the id, source, time and words of some events, in the order of their ids."""
        rows = self._run(
            f'SELECT id, source, "when", quote FROM read_parquet({_text(f"{folder}/*/*.parquet")})'
            " WHERE id IN (SELECT unnest(?)) ORDER BY 1, 2",
            [list(ids)],
        )
        return [(str(key), str(source), str(when), str(quote)) for key, source, when, quote in rows]

    def number(self, folder: Path, modalities: Sequence[str]) -> list[str]:
        """Number the actors of the ties in a folder by name, and return their names in that order; nobody is tied to himself."""
        files = _text(f"{folder / 'ties.parquet'}/*.parquet")
        self._run(
            "CREATE TEMP VIEW tie AS SELECT subject, object, events, is_symmetric"
            f" FROM read_parquet({files})"
            f" WHERE modality IN ({', '.join(map(_text, modalities))}) AND subject <> object"
        )
        self._run(
            "CREATE TEMP TABLE actor AS SELECT name, (row_number() OVER (ORDER BY name) - 1)::INT AS n"
            " FROM (SELECT subject AS name FROM tie UNION SELECT object FROM tie)"
        )
        return [str(name) for (name,) in self._run("SELECT name FROM actor ORDER BY n")]

    def arcs(self, most: int) -> Iterator[tuple[Any, Any, Any]]:
        """Yield arrays of starts, ends and weights of the arcs between numbered actors, ordered.

        Ties without a direction go both ways.
        """
        found = self._db.sql(
            "SELECT s.n AS start, o.n AS finish, sum(events)::BIGINT AS weight"
            " FROM (SELECT subject, object, events FROM tie UNION ALL"
            " SELECT object, subject, events FROM tie WHERE is_symmetric) t"
            " JOIN actor s ON s.name = t.subject JOIN actor o ON o.name = t.object"
            " GROUP BY 1, 2 ORDER BY 1, 2"
        )
        for batch in found.to_arrow_reader(most):
            start, end, weight = (column.to_numpy() for column in batch.columns)
            yield start, end, weight

    def _mean(self, meanings: Sequence[Meaning]) -> None:
        self._run(
            "CREATE TEMP TABLE meaning (relation_cell TEXT, modality_cell TEXT, relation TEXT, modality TEXT,"
            " is_swapped BOOL, is_symmetric BOOL)"
        )
        if meanings:
            self._db.executemany(
                "INSERT INTO meaning VALUES (?, ?, ?, ?, ?, ?)", [list(row) for row in meanings]
            )

    def _run(self, statement: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        try:
            return self._db.execute(statement, list(values)).fetchall()
        except self._trouble as error:
            reason = str(error).splitlines()[0]
            if "No space" in reason or "disk" in reason.casefold():
                raise FileTrouble(f"cannot count the events: {reason}") from None
            raise InvalidValue(f"the events cannot be read: {reason}") from None


def _text(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"


def _name(column: str) -> str:
    return '"' + column.replace('"', '""') + '"'
