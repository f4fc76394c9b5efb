"""A server of Spark Connect as the engine: a cluster of Spark, or Apache Sail on one machine without Java.

The files of events, and the folder beside the store, are read and written by the server: it has to see them
under the same paths.
"""

from __future__ import annotations

import re
import shutil
import socket
import warnings
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from actorgraph.aggregate.events import COLUMNS, Cells, Meaning, placed
from actorgraph.aggregate.whole import MOST_ROUNDS, TOLERANCE, Group, Ranked
from actorgraph.measures.pagerank import DAMPING
from actorgraph.model.errors import FileTrouble, InvalidValue, MissingPackage, WrongUse
from actorgraph.model.modality import ASSERTIVE

#: The port of Spark Connect, and how many seconds are waited for an answer there.
_PORT: Final = 15002
_PATIENCE: Final = 10
_DAY: Final = r"^[0-9]{4}(-?[0-9]{2}(-?[0-9]{2})?)?([T ].*)?$"
_DIGITS: Final = r"^([0-9]{4}(-?[0-9]{2}(-?[0-9]{2})?)?)"


class Spark:
    """Events, or ties, on a server."""

    def __init__(self, address: str) -> None:
        if not address.startswith("sc://"):
            raise WrongUse(
                f"an engine is an address of Spark Connect, sc://HOST:PORT, and not {address!r}"
            )
        self._address = address
        self.has_quotes = False
        _need_answer(address)
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # of libraries that Spark uses
                from pyspark.sql import SparkSession

                self._spark: Any = SparkSession.builder.remote(address).create()
                self._spark.createDataFrame([(1,)], "n int").count()
        except ImportError:
            raise MissingPackage(
                "a server of Spark needs its client: pip install 'actorgraph[spark]'"
            ) from None
        except Exception as error:  # noqa: BLE001 (gRPC's, Spark's and the client's own)
            raise FileTrouble(
                f"no server of Spark Connect answers at {address}: {_first_line(error)}"
            ) from None
        self._events: Any = None

    def close(self) -> None:
        """End the session."""
        self._spark.stop()

    def read(self, kind: str, files: Sequence[str], named: Mapping[str, str]) -> None:
        """Take the events from files, with the columns that are *named* or have our names."""
        from pyspark.sql import functions as f

        paths = [str(Path(file).resolve()) for file in files]
        reader = self._spark.read
        if kind == "csv":
            reader = (
                reader.option("header", True).option("inferSchema", False).option("escape", '"')
            )
        table = getattr(reader, kind)(*paths) if kind == "parquet" else reader.csv(paths)
        places = placed(table.columns, named)
        self.has_quotes = "quote" in places

        def cell(name: str) -> Any:
            column = places.get(name)
            if not column:
                return f.lit("")
            return f.coalesce(f.trim(f.col(f"`{column}`").cast("string")), f.lit(""))

        cells = table.select(*(cell(name).alias(name) for name in COLUMNS))
        digits = f.regexp_replace(f.regexp_extract("when", _DIGITS, 1), "-", "")
        self._events = cells.withColumn(
            "digits", f.when(f.col("when").rlike(_DAY), digits).otherwise(f.lit(""))
        )

    def cells(self) -> list[Cells]:
        """Return which relations and modalities there are, as they are written."""
        from pyspark.sql import functions as f

        ended = (f.col("subject") != "") & (f.col("object") != "")
        rows = (
            self._events.groupBy("relation", "modality")
            .agg(
                f.count(f.lit(1)),
                f.sum(f.when(ended, 0).otherwise(1)),
                f.sum(f.when(ended & (f.col("digits") == ""), 1).otherwise(0)),
            )
            .orderBy("relation", "modality")
        )
        return [Cells(*row) for row in self._collected(rows)]

    def write_ties(
        self, meanings: Sequence[Meaning], dataset: str, period: str, samples: int, folder: Path
    ) -> None:
        """Write how many events tie whom, how, when and how firmly, as Parquet, ordered."""
        from pyspark.sql import functions as f

        digits = f.col("digits")
        parts = [f.substring(digits, 1, 4), f.substring(digits, 5, 2), f.substring(digits, 7, 2)]
        kept = [f.when(part != "", part) for part in parts]
        spans = {
            "day": f.concat_ws("-", *kept),
            "month": f.concat_ws("-", *kept[:2]),
            "year": parts[0],
            "all": f.lit(""),
        }
        meant = self._spark.createDataFrame(
            [tuple(row) for row in meanings],
            "relation_cell string, modality_cell string, meant string, firm string, swapped boolean,"
            " is_symmetric boolean",
        )
        events = self._events.where((f.col("subject") != "") & (f.col("object") != ""))
        events = events.join(
            f.broadcast(meant),
            (events["relation"] == meant["relation_cell"])
            & (events["modality"] == meant["modality_cell"]),
        )
        one = f.when(f.col("swapped"), f.col("object")).otherwise(f.col("subject"))
        other = f.when(f.col("swapped"), f.col("subject")).otherwise(f.col("object"))
        keys = ["subject", "relation", "object", "period", "modality"]
        told = events.select(
            f.col("id").alias("event"),
            "source",
            "quote",
            one.alias("subject"),
            f.col("meant").alias("relation"),
            other.alias("object"),
            spans[period].alias("period"),
            f.col("firm").alias("modality"),
            "is_symmetric",
        )
        ties = told.groupBy(*keys, "is_symmetric").agg(
            f.count(f.lit(1)).alias("events"),
            f.count_distinct(f.when(f.col("source") != "", f.col("source"))).alias("sources"),
            f.concat_ws(" ", f.slice(f.sort_array(f.collect_list("event")), 1, samples)).alias(
                "samples"
            ),
            f.coalesce(f.min_by("quote", "event"), f.lit("")).alias("quote"),
        )
        key = f.substring(f.md5(f.concat_ws("\x1f", f.lit(dataset), *keys)), 1, 16)
        ties = ties.select(
            f.concat(f.lit("c"), key).alias("id"),
            *keys,
            "is_symmetric",
            "events",
            "sources",
            "samples",
            "quote",
        )
        self._write(ties.orderBy(*keys), folder / "ties.parquet")

    def write_quotes(self, folder: Path) -> None:
        """Write the words of all events as Parquet, in parts by their sources."""
        from pyspark.sql import functions as f

        part = f.substring(f.md5("source"), 1, 1).alias("part")
        quotes = self._events.where(f.col("quote") != "")
        self._write(quotes.select("id", "source", "when", "quote", part), folder, "part")

    # -- whole networks --------------------------------------------------------------------------

    def ranked(self, folder: Path, top: int) -> list[Ranked]:
        """Return the actors of the ties in a folder with the highest PageRank; see `actorgraph.aggregate.whole.ranked`."""
        from pyspark.sql import functions as f

        work = folder / "spark"
        arcs = self._arcs(folder, both_ways=False)
        out = arcs.groupBy("start").agg(f.sum("weight").alias("out"))
        shares = arcs.join(out, "start").select(
            "start", "finish", (f.col("weight") / f.col("out")).alias("share")
        )
        shares = self._again(shares, work / "shares")
        nodes = self._nodes(shares).join(
            out.select(f.col("start").alias("name"), f.lit(1).alias("goes_on")), "name", "left"
        )
        nodes = self._again(nodes, work / "nodes")
        size = nodes.count()
        if not size:
            return []
        rank = self._again(nodes.withColumn("rank", f.lit(1 / size)), work / "rank-0")
        for round_ in range(1, MOST_ROUNDS + 1):
            stuck = rank.where(f.col("goes_on").isNull()).agg(f.sum("rank")).first()[0] or 0.0
            reached = (
                shares.join(rank, shares["start"] == rank["name"])
                .groupBy("finish")
                .agg(f.sum(f.col("share") * f.col("rank")).alias("got"))
            )
            base = (1 - DAMPING + DAMPING * stuck) / size
            new = rank.join(reached, rank["name"] == reached["finish"], "left").select(
                "name",
                "goes_on",
                f.col("rank").alias("before"),
                (f.lit(base) + DAMPING * f.coalesce(f.col("got"), f.lit(0.0))).alias("rank"),
            )
            new = self._again(new, work / f"rank-{round_ % 2 + 1}")
            change = new.agg(f.sum(f.abs(f.col("rank") - f.col("before")))).first()[0]
            rank = new.select("name", "goes_on", "rank")
            if change <= TOLERANCE:
                break
        best = rank.orderBy(f.round("rank", 12).desc(), "name").select("name", "rank")
        found = [Ranked(*row) for row in self._collected(best.limit(top) if top else best)]
        shutil.rmtree(work, ignore_errors=True)
        return found

    def components(self, folder: Path, top: int, members: int) -> tuple[int, list[Group]]:
        """Return how many connected components the ties in a folder have, and the largest.

        Each round every actor takes the first name among its neighbours', and then that of who bears this name.
        """
        from pyspark.sql import functions as f

        work = folder / "spark"
        arcs = self._again(
            self._arcs(folder, both_ways=True).select("start", "finish"), work / "both"
        )
        labels = self._nodes(arcs).withColumn("label", f.col("name"))
        labels = self._again(labels, work / "label-0")
        round_ = 0
        while True:
            round_ += 1
            least = (
                arcs.join(labels, arcs["finish"] == labels["name"])
                .groupBy("start")
                .agg(f.min("label").alias("near"))
            )
            near = labels.join(least, labels["name"] == least["start"], "left").select(
                "name",
                f.col("label").alias("before"),
                f.least("label", f.coalesce("near", "label")).alias("label"),
            )
            near = self._again(near, work / f"near-{round_ % 2}")
            of_label = near.select(f.col("name").alias("called"), f.col("label").alias("further"))
            new = near.join(of_label, near["label"] == of_label["called"], "left").select(
                "name",
                "before",
                f.least("label", f.coalesce("further", "label")).alias("label"),
            )
            new = self._again(new, work / f"label-{round_ % 2 + 1}")
            changed = new.where(f.col("label") != f.col("before")).count()
            labels = new.select("name", "label")
            if not changed:
                break
        sizes = labels.groupBy("label").agg(f.count(f.lit(1)).alias("size"))
        sizes = self._again(sizes, work / "sizes")
        order = sizes.orderBy(f.col("size").desc(), "label")
        groups = []
        for label, size in self._collected(order.limit(top) if top else order):
            inside = labels.where(f.col("label") == label).orderBy("name").limit(members)
            names = tuple(str(name) for (name,) in self._collected(inside.select("name")))
            groups.append(Group(int(size), names))
        count = sizes.count()
        shutil.rmtree(work, ignore_errors=True)
        return count, groups

    def _arcs(self, folder: Path, *, both_ways: bool) -> Any:
        """Return the arcs of the asserted ties in a folder by names, each once with its weight."""
        from pyspark.sql import functions as f

        ties = self._spark.read.parquet(str((folder / "ties.parquet").resolve()))
        ties = ties.where(
            f.col("modality").isin(*ASSERTIVE) & (f.col("subject") != f.col("object"))
        )
        there = ties.select(
            f.col("subject").alias("start"), f.col("object").alias("finish"), "events"
        )
        back = ties if both_ways else ties.where("is_symmetric")
        turned = back.select(
            f.col("object").alias("start"), f.col("subject").alias("finish"), "events"
        )
        both = there.unionByName(turned)
        return both.groupBy("start", "finish").agg(f.sum("events").cast("double").alias("weight"))

    def _nodes(self, arcs: Any) -> Any:
        from pyspark.sql import functions as f

        ends = arcs.select(f.col("start").alias("name"))
        return ends.unionByName(arcs.select(f.col("finish").alias("name"))).distinct()

    def _again(self, table: Any, path: Path) -> Any:
        """Return a table as it is read from the disk, without the plan that made it."""
        self._write(table, path)
        return self._spark.read.parquet(str(path.resolve()))

    def _write(self, table: Any, path: Path, part: str = "") -> None:
        try:
            writer = table.write.mode("overwrite")
            (writer.partitionBy(part) if part else writer).parquet(str(path.resolve()))
        except Exception as error:  # noqa: BLE001 (gRPC's, Spark's and the client's own)
            raise self._failed(error) from None

    def _collected(self, table: Any) -> list[tuple[Any, ...]]:
        try:
            return [tuple(row) for row in table.collect()]
        except Exception as error:  # noqa: BLE001 (gRPC's, Spark's and the client's own)
            raise self._failed(error) from None

    def _failed(self, error: Exception) -> Exception:
        return InvalidValue(f"{self._address} cannot do this: {_first_line(error)}")


def _need_answer(address: str) -> None:
    """Raise `FileTrouble` if nobody listens at an address: Spark's client would try again for minutes."""
    found = re.match(r"sc://(\[[^]]+\]|[^:/;]+)(?::(\d+))?", address)
    if found is None:
        raise WrongUse(f"{address!r} names no host; write sc://HOST:PORT")
    try:
        place = found[1].strip("[]"), int(found[2] or _PORT)
        socket.create_connection(place, _PATIENCE).close()
    except (OSError, OverflowError) as error:
        raise FileTrouble(f"no server of Spark Connect answers at {address}: {error}") from None


def _first_line(error: Exception) -> str:
    lines = [line for line in str(error).splitlines() if line.strip()]
    return lines[0][:300] if lines else type(error).__name__
