"""Ask other graph engines the questions of actorgraph, each from its best on-disk form.

    python tests/benchmarks/peers.py build all claims.csv --built peers
    python tests/benchmarks/peers.py who igraph "Actor 000123" --built peers
    python tests/benchmarks/peers.py path duckdb "Actor 000123" "Brigade 000456" --built peers

The engines keep only what the two questions need: relation, modality and date of the assertive
claims; the quotes, claimants and sources are left out, which is to their advantage.
"""

from __future__ import annotations

import argparse
import csv
import gc
import json
import os
import pickle
import sys
from collections.abc import Iterable, Iterator
from importlib import import_module
from importlib.util import find_spec
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple, Protocol

ASSERTIVE = frozenset({"confirmed", "stated", "believed", "likely"})


class Claim(NamedTuple):
    """The part of one row that the engines keep."""

    subject: str
    relation: str
    object: str
    when: str
    modality: str


class Engine(Protocol):
    """A peer that answers from one file of its own."""

    file_name: str

    def build(self, table: Path, file: Path) -> None:
        """Write the on-disk form of the assertive claims in the CSV *table*."""
        ...

    def sponsors(self, file: Path, name: str) -> set[str]:
        """Return the names of the actors that an assertive claim says sponsor *name*."""
        ...

    def path(self, file: Path, start: str, end: str) -> list[str] | None:
        """Return the names along one shortest undirected path, or None where there is none."""
        ...


class Networkx:
    """A pickled MultiDiGraph whose nodes are names."""

    file_name = "networkx.pickle"

    def build(self, table: Path, file: Path) -> None:
        """Pickle the graph."""
        graph = import_module("networkx").MultiDiGraph()
        for claim in assertive_claims(table):
            graph.add_edge(
                claim.subject,
                claim.object,
                relation=claim.relation,
                when=claim.when,
                modality=claim.modality,
            )
        write_pickle(graph, file)

    def sponsors(self, file: Path, name: str) -> set[str]:
        """Look at the edges that come in."""
        edges = read_pickle(file).in_edges(name, data="relation")
        return {subject for subject, _, relation in edges if relation == "sponsors"}

    def path(self, file: Path, start: str, end: str) -> list[str] | None:
        """Search from both ends over an undirected view: a copy of a million claims takes 10 s."""
        networkx = import_module("networkx")
        graph = read_pickle(file).to_undirected(as_view=True)
        try:
            return list(networkx.bidirectional_shortest_path(graph, start, end))
        except networkx.NetworkXNoPath:
            return None


class Igraph:
    """A pickled Graph with the names as a vertex attribute."""

    file_name = "igraph.pickle"

    def build(self, table: Path, file: Path) -> None:
        """Pickle the graph."""
        claims = list(assertive_claims(table))
        numbers = number_actors(claims)
        graph = import_module("igraph").Graph(
            n=len(numbers),
            edges=[(numbers[claim.subject], numbers[claim.object]) for claim in claims],
            directed=True,
            vertex_attrs={"name": list(numbers)},
            edge_attrs={
                "relation": [claim.relation for claim in claims],
                "when": [claim.when for claim in claims],
                "modality": [claim.modality for claim in claims],
            },
        )
        write_pickle(graph, file)

    def sponsors(self, file: Path, name: str) -> set[str]:
        """Look at the edges that come in."""
        graph = read_pickle(file)
        edges = graph.es[graph.incident(name, mode="in")].select(relation="sponsors")
        return set(graph.vs[{edge.source for edge in edges}]["name"])

    def path(self, file: Path, start: str, end: str) -> list[str] | None:
        """Use the engine's own search."""
        graph = read_pickle(file)
        vertices = graph.get_shortest_path(start, end, mode="all")
        return graph.vs[vertices]["name"] if vertices else None


class Rustworkx:
    """A pickled PyDiGraph whose nodes are names and whose edges are tuples."""

    file_name = "rustworkx.pickle"

    def build(self, table: Path, file: Path) -> None:
        """Pickle the graph."""
        claims = list(assertive_claims(table))
        numbers = number_actors(claims)
        graph = import_module("rustworkx").PyDiGraph()
        graph.add_nodes_from(list(numbers))
        graph.add_edges_from(
            [
                (
                    numbers[claim.subject],
                    numbers[claim.object],
                    (claim.relation, claim.when, claim.modality),
                )
                for claim in claims
            ]
        )
        write_pickle(graph, file)

    def sponsors(self, file: Path, name: str) -> set[str]:
        """Look at the edges that come in."""
        graph = read_pickle(file)
        edges = graph.in_edges(graph.find_node_by_weight(name))
        return {graph[subject] for subject, _, edge in edges if edge[0] == "sponsors"}

    def path(self, file: Path, start: str, end: str) -> list[str] | None:
        """Use the engine's own search, which for one pair is Dijkstra's."""
        graph = read_pickle(file)
        source, target = graph.find_node_by_weight(start), graph.find_node_by_weight(end)
        paths = import_module("rustworkx").digraph_dijkstra_shortest_paths(
            graph, source, target, as_undirected=True
        )
        return [graph[node] for node in paths[target]] if target in paths else None


class Duckdb:
    """A DuckDB file with tables sorted by what is looked up, so that whole blocks are skipped."""

    file_name = "peer.duckdb"

    def build(self, table: Path, file: Path) -> None:
        """Load the CSV with the engine's own reader."""
        file.unlink(missing_ok=True)
        with import_module("duckdb").connect(str(file)) as database:
            database.execute(
                """
                create temp table rows as
                from read_csv(?, header = true, all_varchar = true)
                where list_contains(?, modality)
                """,
                [str(table), sorted(ASSERTIVE)],
            )
            database.execute(DUCKDB_TABLES)

    def sponsors(self, file: Path, name: str) -> set[str]:
        """Join the names to the claims about one actor."""
        with import_module("duckdb").connect(str(file), read_only=True) as database:
            rows = database.execute(
                """
                select name from actors where id in (
                    select subject from claims
                    where object = (select id from actors where name = ?) and relation = 'sponsors'
                )
                """,
                [name],
            ).fetchall()
        return {name for (name,) in rows}

    def path(self, file: Path, start: str, end: str) -> list[str] | None:
        """Search from both ends, a whole level in one join, from the end with fewer actors."""
        with import_module("duckdb").connect(str(file), read_only=True) as database:
            sides = [DuckdbSide(database, "near", start), DuckdbSide(database, "far", end)]
            while not (meeting := duckdb_meeting(database)):
                side = min(sides, key=lambda side: side.width)
                if not side.expand():
                    return None
            near, far = (side.trail(meeting[0]) for side in sides)
        return near[::-1] + far[1:]


DUCKDB_TABLES = """
create table actors as
    select row_number() over (order by name) as id, name
    from (select subject as name from rows union select object from rows)
    order by name;
create table claims as
    select s.id as subject, relation, o.id as object, "when", modality
    from rows join actors s on s.name = rows.subject join actors o on o.name = rows.object
    order by o.id, relation;
create table ties as
    select subject as here, object as there from claims
    union
    select object, subject from claims
    order by 1, 2;
"""


class DuckdbSide:
    """One end of a bidirectional search: a temporary table of the actors reached from it."""

    def __init__(self, database: Any, table: str, start: str) -> None:
        """Start the table with one actor."""
        self.database = database
        self.table = table
        self.depth = 0
        self.width = 1
        database.execute(f"create temp table {table} (actor bigint, parent bigint, depth integer)")
        database.execute(
            f"insert into {table} select id, null, 0 from actors where name = ?", [start]
        )

    def expand(self) -> bool:
        """Reach one step further; False where there is nothing more to reach."""
        self.width = self.database.execute(
            f"""
            insert into {self.table}
            select there, any_value(here), {self.depth + 1}
            from ties join {self.table} on here = actor and depth = {self.depth}
            where there not in (select actor from {self.table})
            group by there
            """
        ).fetchone()[0]
        self.depth += 1
        return self.width > 0

    def trail(self, actor: int | None) -> list[str]:
        """Return the names from a reached actor back to the start."""
        names = []
        while actor is not None:
            name, actor = self.database.execute(
                f"select name, parent from {self.table} join actors on id = actor where actor = ?",
                [actor],
            ).fetchone()
            names.append(name)
        return names


def duckdb_meeting(database: Any) -> tuple[int] | None:
    """Return an actor that both ends have reached.

    The ends grow by whole levels, so the first meeting lies on a shortest path.
    """
    meeting: tuple[int] | None = database.execute(
        "select near.actor from near join far using (actor) limit 1"
    ).fetchone()
    return meeting


ENGINES: dict[str, Engine] = {
    "networkx": Networkx(),
    "igraph": Igraph(),
    "rustworkx": Rustworkx(),
    "duckdb": Duckdb(),
}


def assertive_claims(table: Path) -> Iterator[Claim]:
    """Yield the assertive claims of a CSV, with equal words as one object to keep pickles small."""
    with table.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["modality"] in ASSERTIVE:
                yield Claim._make(sys.intern(row[column]) for column in Claim._fields)


def number_actors(claims: Iterable[Claim]) -> dict[str, int]:
    """Return the actors with their numbers from 0, in the order of appearance."""
    names = chain.from_iterable((claim.subject, claim.object) for claim in claims)
    return {name: number for number, name in enumerate(dict.fromkeys(names))}


def write_pickle(graph: object, file: Path) -> None:
    """Pickle with the newest protocol, which is the fastest to read."""
    with file.open("wb") as stream:
        pickle.dump(graph, stream, protocol=pickle.HIGHEST_PROTOCOL)


def read_pickle(file: Path) -> Any:
    """Return the pickled graph, read without the garbage collector.

    A million claims take networkx 1.7 s that way and 3.2 s with it, igraph 0.8 and 1.0 s.
    """
    gc.disable()
    with file.open("rb") as stream:
        return pickle.load(stream)


def installed(names: Iterable[str]) -> Iterator[str]:
    """Yield the engines that are there, and say on stderr which are not."""
    for name in names:
        if find_spec(name):
            yield name
        else:
            print(f"{name} is not installed; skipped", file=sys.stderr)


def build(names: Iterable[str], table: Path, folder: Path) -> None:
    """Build the on-disk form of each engine that is installed."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in installed(names):
        engine = ENGINES[name]
        engine.build(table, folder / engine.file_name)


def built(folder: Path) -> list[str]:
    """Return the engines that are installed and have their on-disk form in the folder."""
    return [name for name in installed(ENGINES) if (folder / ENGINES[name].file_name).exists()]


def command_line() -> argparse.ArgumentParser:
    """Return the parser of the command line."""
    parser = argparse.ArgumentParser(description="Ask other graph engines the same questions.")
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument("--built", type=Path, required=True, help="folder of the on-disk forms")
    commands = parser.add_subparsers(dest="command", required=True)

    making = commands.add_parser("build", parents=[shared], help="write the on-disk forms")
    making.add_argument("engine", choices=["all", *ENGINES])
    making.add_argument("table", type=Path, help="a CSV from generate.py")

    commands.add_parser("list", parents=[shared], help="name the engines that are built")

    who = commands.add_parser("who", parents=[shared], help="who sponsors NAME")
    who.add_argument("engine", choices=ENGINES)
    who.add_argument("name")

    path = commands.add_parser("path", parents=[shared], help="a shortest path from START to END")
    path.add_argument("engine", choices=ENGINES)
    path.add_argument("start")
    path.add_argument("end")
    return parser


def main() -> None:
    """Read the command line, ask, and print the answer as JSON."""
    options = command_line().parse_args()
    if options.command == "build":
        names = ENGINES if options.engine == "all" else [options.engine]
        build(names, options.table, options.built)
    elif options.command == "list":
        print(json.dumps(built(options.built)))
    else:
        for name in installed([options.engine]):
            print(json.dumps(answer(ENGINES[name], options), ensure_ascii=False), flush=True)
        os._exit(0)  # taking networkx's graph of a million claims down again would cost a second


def answer(engine: Engine, options: argparse.Namespace) -> dict[str, Any]:
    """Return the answer to ``who`` or ``path`` under names that compare."""
    file = options.built / engine.file_name
    if options.command == "who":
        return {"sponsors": sorted(engine.sponsors(file, options.name))}
    path = engine.path(file, options.start, options.end)
    return {"length": len(path) - 1 if path else None, "path": path}


if __name__ == "__main__":
    main()
