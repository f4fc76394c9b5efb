"""Time every kind of path, and between, beside a bare start, and the k shortest beside networkx and igraph.

    python tests/benchmarks/paths.py my.db claims.csv.json
    python tests/benchmarks/paths.py my.db claims.csv.json --built peers

*my.db* holds what generate.py wrote, *claims.csv.json* stands beside it, and *peers* is the folder of
``peers.py build``. The first table times whole processes. With ``--built``, the second one times the search
alone: actorgraph with the store open, the peers with a simple undirected graph of the assertive claims in
memory, which takes them longest to load.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from contextlib import closing
from importlib import import_module
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from statistics import median
from time import perf_counter

from measure import (  # type: ignore[import-not-found]  # beside this
    BASELINE,
    Command,
    actorgraph,
    asked_pairs,
    measure,
    print_table,
)
from peers import read_pickle  # type: ignore[import-not-found]

K = 5
KINDS: dict[str, tuple[str, ...]] = {
    "shortest": ("path",),
    f"k = {K}": ("path", "--k", str(K)),
    "strongest": ("path", "--strongest"),
    "in time": ("path", "--in-time"),
    "sponsors and members only": ("path", "--relation", "sponsors", "--relation", "member-of"),
    "between": ("between",),
}

Lengths = list[int]
Search = Callable[[str, str], Lengths]


def commands(store: str, about: Path) -> Iterator[Command]:
    """Yield each kind of question for one pair of each distance."""
    for label, start, end in asked_pairs(about):
        for kind, words in KINDS.items():
            distance = label.removeprefix("path of ")
            yield actorgraph(f"{distance}, {kind}", "-c", store, *words, start, end)


def actorgraph_search(store: str) -> Search:
    """Return the search of actorgraph over an open store."""
    from actorgraph import open_case

    case = open_case(store)
    return lambda start, end: [len(it.hops) for it in case.path(start, end, k=K).paths]


def networkx_search(built: Path) -> Search:
    """Return Yen's algorithm of networkx over a simple graph."""
    networkx = import_module("networkx")
    graph = networkx.Graph(read_pickle(built / "networkx.pickle"))

    def search(start: str, end: str) -> Lengths:
        with closing(networkx.shortest_simple_paths(graph, start, end)) as ways:
            return [len(way) - 1 for way in islice(ways, K)]

    return search


def igraph_search(built: Path) -> Search:
    """Return Yen's algorithm of igraph over a simple graph."""
    graph = read_pickle(built / "igraph.pickle").as_undirected(mode="collapse").simplify()
    return lambda start, end: [len(way) - 1 for way in graph.get_k_shortest_paths(start, end, k=K)]


def searches(store: str, built: Path) -> Iterator[tuple[str, Search]]:
    """Yield the search of each engine that is there."""
    yield "actorgraph", actorgraph_search(store)
    for name, made in (("networkx", networkx_search), ("igraph", igraph_search)):
        if find_spec(name) and (built / f"{name}.pickle").exists():
            yield name, made(built)
        else:
            print(f"{name} is not installed or not built; skipped")


def print_searches(store: str, about: Path, built: Path, run_count: int) -> None:
    """Print the median time of the k shortest paths by engine, and stop where lengths differ."""
    found: dict[str, Lengths] = {}
    times: dict[str, float] = {}
    for engine, search in searches(store, built):
        for label, start, end in asked_pairs(about):
            walls = []
            lengths: Lengths = []
            for _ in range(run_count):
                begin = perf_counter()
                lengths = search(start, end)
                walls.append((perf_counter() - begin) * 1000)
            if found.setdefault(label, lengths) != lengths:
                raise SystemExit(f"{label}: {engine} finds {lengths}, not {found[label]}")
            own = times.setdefault(label, median(walls))
            ratio = median(walls) / own
            print(
                f"{engine:10}  {label}, k = {K}  {median(walls):9.1f} ms  {ratio:8.1f} x actorgraph"
            )


def main() -> None:
    """Read the command line, measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("store", help="a store of what generate.py wrote")
    parser.add_argument("about", type=Path, help="the .json file that generate.py wrote")
    parser.add_argument("--built", type=Path, help="folder of peers.py build")
    parser.add_argument("--runs", type=int, default=5, help="timed runs of each, after one warm-up")
    options = parser.parse_args()
    baseline = Command("baseline: import click, sqlite3", BASELINE)
    print_table(measure([baseline, *commands(options.store, options.about)], options.runs))
    if options.built:
        print_searches(options.store, options.about, options.built, options.runs)


if __name__ == "__main__":
    main()
