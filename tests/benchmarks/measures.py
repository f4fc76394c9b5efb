"""Time the measures as whole commands, beside the same measures of other engines, and print ratios.

    python tests/benchmarks/generate.py --actors 100000 --claims 1000000 --seed 1 -o claims.csv
    actorgraph import csv claims.csv --into my.db
    python tests/benchmarks/peers.py build all claims.csv --built peers
    python tests/benchmarks/measures.py run --store my.db --built peers
    python tests/benchmarks/measures.py run --store my.db --measures pagerank degree

The engines read the pickles of peers.py, which hold the assertive claims without their evidence; an engine
that is not installed is left out. ``ratio`` is the time of an engine divided by that of actorgraph.
Betweenness is estimated from a sample: networkx and igraph are not asked for it.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import pickle
import subprocess
import sys
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from time import perf_counter
from typing import Any, NamedTuple

ACTORGRAPH = str(Path(sys.executable).with_name("actorgraph"))
COMMANDS = {
    "degree": ("rank", "--by", "degree"),
    "pagerank": ("rank", "--by", "pagerank"),
    "betweenness": ("rank", "--by", "betweenness"),
    "broker": ("rank", "--by", "broker"),
    "cut": ("cut",),
    "balance": ("balance",),
    "communities": ("communities",),
}
RSS_UNIT = 1 if sys.platform == "darwin" else 1024  # bytes; see getrusage(2) of each system
TOP = 10


class Cost(NamedTuple):
    """The cost of one process: seconds, its largest resident set in MB, and its last line."""

    seconds: float
    peak: float
    says: str


def cost_of(words: list[str]) -> Cost:
    """Run a command once and measure it."""
    start = perf_counter()
    process = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    assert process.stdout is not None
    lines = process.stdout.read().splitlines()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    says = "" if process.returncode == 0 else " ".join(lines[-1:])
    return Cost(perf_counter() - start, usage.ru_maxrss * RSS_UNIT / 1e6, says)


def networkx(graph: Any, measure: str) -> Any:
    """Ask networkx, whose own pagerank needs scipy: the plain one is taken where that is missing."""
    nx = import_module("networkx")
    if measure == "pagerank":
        if find_spec("scipy"):
            return first(nx.pagerank(graph))
        plain = import_module("networkx.algorithms.link_analysis.pagerank_alg")
        return first(plain._pagerank_python(graph))
    if measure == "degree":
        return first({node: len(set(graph.succ[node]) | set(graph.pred[node])) for node in graph})
    return None


def igraph(graph: Any, measure: str) -> Any:
    """Ask igraph."""
    if measure == "pagerank":
        return first(dict(zip(graph.vs["name"], graph.pagerank(), strict=True)))
    if measure == "degree":
        plain = graph.as_undirected(mode="collapse")
        return first(dict(zip(plain.vs["name"], plain.degree(loops=False), strict=True)))
    if measure == "communities":
        plain = graph.as_undirected(mode="each")
        return plain.community_multilevel().modularity
    return None


def rustworkx(graph: Any, measure: str) -> Any:
    """Ask rustworkx."""
    rx = import_module("rustworkx")
    if measure == "pagerank":
        return first({graph[node]: it for node, it in rx.pagerank(graph).items()})
    if measure == "degree":
        plain = graph.to_undirected(multigraph=False)
        return first({plain[node]: plain.degree(node) for node in plain.node_indices()})
    return None


PEERS: dict[str, Callable[[Any, str], Any]] = {
    "networkx": networkx,
    "igraph": igraph,
    "rustworkx": rustworkx,
}


def first(scores: dict[str, float]) -> list[str]:
    """Return the names with the highest scores."""
    return sorted(scores, key=lambda name: (-scores[name], name))[:TOP]


def ask(engine: str, measure: str, folder: Path) -> None:
    """Load an engine's pickle, ask it, and print what it says; exit with 3 where it has no such measure."""
    gc.disable()
    with (folder / f"{engine}.pickle").open("rb") as file:
        graph = pickle.load(file)
    answer = PEERS[engine](graph, measure)
    print(json.dumps(answer), flush=True)
    os._exit(3 if answer is None else 0)


def run(store: Path, folder: Path | None, measures: list[str], ends: list[str]) -> None:
    """Print a line for each measure and engine."""
    print(f"{'measure':<14}{'engine':<12}{'seconds':>9}{'peak MB':>9}{'ratio':>8}  says")
    for measure in measures:
        named = ends if measure == "cut" else []
        own = cost_of([ACTORGRAPH, *COMMANDS[measure], *named, "-c", str(store)])
        line(measure, "actorgraph", own, own)
        for engine in PEERS:
            if folder is None or not find_spec(engine) or measure not in asked_of(engine):
                continue
            words = [sys.executable, __file__, "ask", engine, measure, "--built", str(folder)]
            line(measure, engine, cost_of(words), own)


def asked_of(engine: str) -> tuple[str, ...]:
    """Return the measures that an engine is asked for."""
    more = ("communities",) if engine == "igraph" else ()
    return ("degree", "pagerank", *more)


def line(measure: str, engine: str, cost: Cost, own: Cost) -> None:
    """Print what one process cost."""
    ratio = cost.seconds / own.seconds
    told = f"{cost.seconds:>9.2f}{cost.peak:>9.0f}{ratio:>8.2f}  {cost.says}".rstrip()
    print(f"{measure:<14}{engine:<12}{told}", flush=True)


def main() -> None:
    """Read the command line and run what it asks for."""
    parser = argparse.ArgumentParser(description="Time the measures.")
    commands = parser.add_subparsers(dest="command", required=True)
    running = commands.add_parser("run", help="time the commands and the engines")
    running.add_argument("--store", type=Path, required=True, help="a store")
    running.add_argument("--built", type=Path, help="folder of the engines' pickles, from peers.py")
    running.add_argument("--measures", nargs="+", choices=COMMANDS, default=["degree", "pagerank"])
    running.add_argument("--ends", nargs=2, default=[], metavar="NAME", help="the actors of cut")
    asking = commands.add_parser("ask", help="ask one engine")
    asking.add_argument("engine", choices=PEERS)
    asking.add_argument("measure", choices=COMMANDS)
    asking.add_argument("--built", type=Path, required=True)
    options = parser.parse_args()
    if options.command == "ask":
        ask(options.engine, options.measure, options.built)
    elif "cut" in options.measures and not options.ends:
        parser.error("cut needs --ends NAME NAME")
    else:
        run(options.store, options.built, options.measures, options.ends)


if __name__ == "__main__":
    main()
