"""Time the import of each format of tables and lists beside a bare reading of the same file.

A table of invented rows is written for each, and imported in a process of its own; a bare reading is a loop of Python's csv,
json or expat over it. ``python tests/benchmarks/formats.py --rows 100000 acled wikidata``
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Final

from measure import ACTORGRAPH, Command, measure  # type: ignore[import-not-found]  # beside this

#: Programs that only read a file.
LOOPS: Final = {
    ".csv": "import csv,sys\nfor _ in csv.reader(open(sys.argv[1],encoding='utf-8',newline='')): pass",
    ".json": "import json,sys\njson.load(open(sys.argv[1],encoding='utf-8'))",
    ".jsonl": "import json,sys\nfor line in open(sys.argv[1],encoding='utf-8'): json.loads(line)",
    ".xml": "import sys\nfrom xml.parsers import expat\nexpat.ParserCreate().ParseFile(open(sys.argv[1],'rb'))",
}  # fmt: skip


def _table(header: str, row: Callable[[int], list[str]], rows: int) -> Iterator[str]:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    yield f"{header}\n"
    for number in range(rows):
        writer.writerow(row(number))
        yield text.getvalue()
        text.seek(0)
        text.truncate()


def _acled(rows: int) -> Iterator[str]:
    header = "event_id_cnty,event_date,year,time_precision,event_type,sub_event_type,actor1,assoc_actor_1,inter1,actor2,inter2,iso,country,admin1,location,source,notes,fatalities,timestamp"
    return _table(header, lambda n: [
        f"NOR{n}", f"2024-{n % 12 + 1:02}-{n % 28 + 1:02}", "2024", "1", "Battles", "Armed clash", f"Group {n % 5000}", "", "3",
        f"Front {n % 3000}", "2", "901", "Norland", f"Admin {n % 30}", f"Town {n % 2000}", "Courier", f"Notes on {n}.", str(n % 9), "1706400000",
    ], rows)  # fmt: skip


def _wikidata(rows: int) -> Iterator[str]:
    item = "http://www.wikidata.org/entity/Q"
    return _table("item,itemLabel,property,propertyLabel,value,valueLabel,start,reference", lambda n: [
        f"{item}{n % 9000}", f"Group {n % 9000}", "http://www.wikidata.org/entity/P361", "part of", f"{item}{n % 4000 + 9000}",
        f"Front {n % 4000}", f"20{n % 20:02}-03-04T00:00:00Z", f"https://q.example/{n}",
    ], rows)  # fmt: skip


def _claims(rows: int) -> Iterator[str]:
    return _table("subject,relation,object,when,modality,claimant,source,quote", lambda n: [
        f"Group {n % 9000}", "attacks", f"Front {n % 4000}", "2024-01-02", "stated", "Courier", f"Report {n % 100}", f"Words {n}.",
    ], rows)  # fmt: skip


def _edges(rows: int) -> Iterator[str]:
    return _table("Source,Target,Type,Label,Weight", lambda n: [f"Group {n % 9000}", f"Front {n % 4000}", "Directed", "backs", str(n)], rows)  # fmt: skip


def _simple(rows: int) -> Iterator[str]:
    return _table("id,schema,name,aliases,birth_date,countries,addresses,sanctions,dataset,first_seen,last_seen", lambda n: [
        f"NK-{n}", "Person", f"Mira Talvek {n}", f"M. T. {n}", "1971", "xn", f"{n} Mole Street", "Norland", "us_ofac_sdn",
        "2024-01-05T00:00:00", "2024-06-01T00:00:00",
    ], rows)  # fmt: skip


def _ftm(rows: int) -> Iterator[str]:
    for n in range(rows):
        yield json.dumps({"id": f"P{n}", "schema": "Person", "properties": {"name": [f"Ann {n}"], "country": ["xn"]}}) + "\n"  # fmt: skip


def _un(rows: int) -> Iterator[str]:
    yield '<CONSOLIDATED_LIST dateGenerated="2026-01-02"><INDIVIDUALS>'
    for n in range(rows):
        yield (
            f"<INDIVIDUAL><DATAID>{n}</DATAID><FIRST_NAME>MIRA {n}</FIRST_NAME><UN_LIST_TYPE>Norland</UN_LIST_TYPE>"
            f"<LISTED_ON>2012-11-12</LISTED_ON><COMMENTS1>Leads {n}.</COMMENTS1><INDIVIDUAL_ALIAS><QUALITY>Low</QUALITY>"
            f"<ALIAS_NAME>Fox {n}</ALIAS_NAME></INDIVIDUAL_ALIAS></INDIVIDUAL>\n"
        )
    yield "</INDIVIDUALS></CONSOLIDATED_LIST>"


def _graph(rows: int) -> Iterator[str]:
    yield '{"directed": true, "nodes": ['
    yield ",".join(json.dumps({"id": f"n{n}", "label": f"Group {n}"}) for n in range(rows // 10))
    yield '], "links": ['
    for n in range(rows):
        link = {
            "source": f"n{n % (rows // 10)}",
            "target": f"n{(n * 7 + 1) % (rows // 10)}",
            "label": "backs",
            "w": n,
        }
        yield ("," if n else "") + json.dumps(link)
    yield "]}"


FORMATS: Final[dict[str, tuple[str, Callable[[int], Iterator[str]]]]] = {
    "acled": ("acled.csv", _acled),
    "wikidata": ("query.csv", _wikidata),
    "csv": ("claims.csv", _claims),
    "edges": ("edges.csv", _edges),
    "opensanctions": ("targets.simple.csv", _simple),
    "ftm": ("entities.ftm.jsonl", _ftm),
    "un-sanctions": ("un.xml", _un),
    "json": ("graph.json", _graph),
}


def main() -> None:
    """Read the command line and print a line for each format."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("formats", nargs="*", metavar="FORMAT", help=", ".join(FORMATS))
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--runs", type=int, default=1)
    options = parser.parse_args()
    print(f"{'format':14} {'rows/s':>9} {'MB':>5} {'x a bare reading':>17}")
    for name in options.formats or FORMATS:
        with TemporaryDirectory() as folder:
            file, rows_of = FORMATS[name]
            path, store = Path(folder) / file, Path(folder) / "s.db"
            with path.open("w", encoding="utf-8") as text:
                text.writelines(rows_of(options.rows))
            bare = Command("bare", (sys.executable, "-c", LOOPS[path.suffix], str(path)))
            words = (ACTORGRAPH, "import", str(path), "--into", str(store))
            runs = measure([bare, Command("import", words, makes=store)], options.runs)
            wall = {label: median(cost.wall for cost in costs) for label, costs in runs.items()}
            peak = max(cost.peak for cost in runs["import"])
            print(
                f"{name:14} {options.rows / wall['import'] * 1000:9,.0f} {peak:5.0f} {wall['import'] / wall['bare']:17.1f}",
                flush=True,
            )


if __name__ == "__main__":
    main()
