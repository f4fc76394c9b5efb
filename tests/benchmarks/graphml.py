"""Time the export of a store as GraphML beside networkx's own writer, and its way back in.

    python tests/benchmarks/generate.py --actors 100000 --claims 1000000 -o claims.csv
    actorgraph import csv claims.csv --into claims.db
    python tests/benchmarks/generate.py --actors 10000 --claims 100000 -o tenth.csv
    actorgraph import csv tenth.csv --into tenth.db
    python tests/benchmarks/graphml.py claims.db --tenth tenth.db --runs 3

The way back in is timed beside the parser alone, which calls empty functions for all that it finds, and beside
the standard library's `iterparse`, which neither guards nor keeps anything.

networkx gets the tenth alone, since it holds the whole graph; its figures count from the store to the file,
as ours do. Plain sequential writing of as many bytes is what a disk allows.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from measure import ACTORGRAPH, Command, measure  # type: ignore[import-not-found]  # beside this

from actorgraph.store.reader import Store

NETWORKX = """
import sys
from pathlib import Path
import networkx
from actorgraph.model.filters import Filters
from actorgraph.model.modality import MODALITIES
from actorgraph.network import network_of
from actorgraph.store.reader import Store
network = network_of(
    Store(Path(sys.argv[1])), Filters(modalities=MODALITIES), events=True, texts=True
)
networkx.write_graphml(network, sys.argv[2])
"""
PLAIN = """
import os, sys
data = open(sys.argv[1], "rb").read(1 << 20)
with open(sys.argv[2], "wb") as file:
    for _ in range(os.path.getsize(sys.argv[1]) >> 20):
        file.write(data)
    file.flush()
    os.fsync(file.fileno())
"""

PARSER = """
import sys
from xml.parsers import expat
parser = expat.ParserCreate(namespace_separator=" ")
parser.buffer_text = True
parser.StartElementHandler = lambda name, attributes: None
parser.EndElementHandler = parser.CharacterDataHandler = lambda text: None
with open(sys.argv[1], "rb") as file:
    parser.ParseFile(file)
"""
ITERPARSE = """
import sys
from xml.etree import ElementTree
path = []
for event, element in ElementTree.iterparse(sys.argv[1], events=("start", "end")):
    if event == "start":
        path.append(element)
    else:
        path.pop()
        if 0 < len(path) < 4:
            path[-1].remove(element)
"""
MARKS = """
import sys
from actorgraph.formats.read.input import inputs_of
from actorgraph.formats.read.xml import Fields, marks_of
fields = Fields("data", "key", frozenset(("node", "edge"))) if sys.argv[2] == "fields" else None
(file,) = inputs_of([sys.argv[1]])
for _ in marks_of(file, fields):
    pass
"""


def commands(store: Path, tenth: Path | None, folder: Path, *, back: bool) -> Iterator[Command]:
    """Yield what is timed; each writes into the folder."""
    whole, again = folder / "whole.graphml", folder / "again.graphml"
    yield _export("export", store, whole)
    yield Command("as many bytes", (sys.executable, "-c", PLAIN, str(whole), str(again)), again)
    if tenth is not None:
        ours, theirs = folder / "ours.graphml", folder / "theirs.graphml"
        yield _export("export, a tenth", tenth, ours)
        peer = (sys.executable, "-c", NETWORKX, str(tenth), str(theirs))
        yield Command("networkx, a tenth", peer, makes=theirs)
        if back:
            into = folder / "back.db"
            words = (ACTORGRAPH, "import", "graphml", str(ours), "--into", str(into))
            yield Command("import, a tenth", words, makes=into)
            for label, code, *how in (
                ("parser, a tenth", PARSER),
                ("iterparse, a tenth", ITERPARSE),
                ("fields, a tenth", MARKS, "fields"),
                ("marks, a tenth", MARKS, "marks"),
            ):
                yield Command(label, (sys.executable, "-c", code, str(ours), *how), makes=None)


def _export(label: str, store: Path, target: Path) -> Command:
    words = (ACTORGRAPH, "export", "graphml", "-c", str(store), "-o", str(target))
    return Command(label, words, makes=target)


def count_of(store: Path) -> int:
    """Return how many claims a store has."""
    with closing(Store(store)) as opened:
        return opened.count("claim")


def main() -> None:
    """Read the command line and print claims a second, peak memory and the size."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("store", type=Path)
    parser.add_argument("--tenth", type=Path, help="a store for networkx")
    parser.add_argument("--back", action="store_true", help="time the import of the tenth too")
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    counts = {"a tenth": count_of(options.tenth) if options.tenth else 0}
    every = count_of(options.store)
    with TemporaryDirectory() as folder:
        asked = list(commands(options.store, options.tenth, Path(folder), back=options.back))
        runs = measure(asked, options.runs)
        for command in asked:
            costs = runs[command.label]
            count = counts.get(command.label.rpartition(", ")[2], every)
            wall = median(cost.wall for cost in costs)
            size = command.makes.stat().st_size / 1e6 if command.makes else 0
            print(
                f"{command.label:18}  {count / wall * 1000:10,.0f} claims/s"
                f"  {max(cost.peak for cost in costs):6.0f} MB  file {size:7.0f} MB"
            )


if __name__ == "__main__":
    main()
