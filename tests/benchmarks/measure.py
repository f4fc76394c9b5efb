"""Time whole commands beside a bare Python start, and print medians and ratios.

    python -m compileall -q "$(python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')"
    python tests/benchmarks/measure.py who
    python tests/benchmarks/measure.py path --store my.db --about claims.csv.json
    python tests/benchmarks/measure.py ask --store my.db --about claims.csv.json
    python tests/benchmarks/measure.py import claims.csv
    python tests/benchmarks/measure.py peers --built peers --about claims.csv.json --store my.db

Compile the environment first, as above: otherwise every start may compile modules again.
The commands take turns (A B C A B C …), so a slow moment of the machine falls on all of them.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory, TemporaryFile
from time import perf_counter
from typing import Any, NamedTuple

BASELINE = (sys.executable, "-c", "import click, sqlite3")
ACTORGRAPH = str(Path(sys.executable).with_name("actorgraph"))
PEERS = str(Path(__file__).with_name("peers.py"))

SHIPPED_ACTOR = "Kata'ib Hezbollah"
SHIPPED_PAIR = ("CENTCOM", "Islamic Resistance in Iraq")

RSS_UNIT = 1 if sys.platform == "darwin" else 1024  # bytes; see getrusage(2) of each system


@dataclass(frozen=True)
class Command:
    """A command line to time."""

    label: str
    words: Sequence[str]
    makes: Path | None = None
    """A file that the command writes; it is removed before every run."""


class Run(NamedTuple):
    """The cost of one process."""

    wall: float
    """Milliseconds from start to exit."""
    peak: float
    """Largest resident set, MB (10**6 bytes); not below that of this script, which is small."""


def run(command: Command) -> Run:
    """Run a command once, without its output; exit with its message if it fails."""
    if command.makes:
        command.makes.unlink(missing_ok=True)
    with TemporaryFile() as errors:
        start = perf_counter()
        process = subprocess.Popen(
            command.words, stdout=subprocess.DEVNULL, stderr=errors, env=environment()
        )
        _, status, usage = os.wait4(process.pid, 0)
        wall = (perf_counter() - start) * 1000
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            errors.seek(0)
            message = errors.read().decode(errors="replace")
            sys.exit(f"{command.label}: exit code {process.returncode}\n{message}")
    return Run(wall, usage.ru_maxrss * RSS_UNIT / 1e6)


def environment() -> dict[str, str]:
    """Return the environment without the variable that forbids to keep compiled modules."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def measure(commands: Sequence[Command], run_count: int) -> dict[str, list[Run]]:
    """Return the runs of each command by label: one warm-up that is dropped, then by turns."""
    runs: dict[str, list[Run]] = {command.label: [] for command in commands}
    for turn in range(run_count + 1):
        for command in commands:
            cost = run(command)
            if turn:
                runs[command.label].append(cost)
        print(f"\rrun {turn} of {run_count}", end="", file=sys.stderr)
    print(file=sys.stderr)
    return runs


def print_table(runs: dict[str, list[Run]]) -> None:
    """Print one line a command; the first command is what the others are compared with."""
    width = max(map(len, runs))
    baseline = 0.0
    print(f"{'':{width}}  median ms  fastest ms  peak MB  x baseline")
    for label, costs in runs.items():
        walls = [cost.wall for cost in costs]
        middle = median(walls)
        baseline = baseline or middle
        peak = median(cost.peak for cost in costs)
        print(
            f"{label:{width}}  {middle:9.1f}  {min(walls):10.1f}  {peak:7.1f}"
            f"  {middle / baseline:10.2f}"
        )


def who_commands(options: argparse.Namespace) -> Iterator[Command]:
    """Yield the sponsorship questions: to the shipped case, or on hub and median of a store."""
    if not options.store:
        yield actorgraph("shipped case", "who", "sponsors", SHIPPED_ACTOR)
        return
    for kind, name in asked_actors(options.about):
        yield actorgraph(f"actorgraph, {kind}", "-c", options.store, "who", "sponsors", name)


def path_commands(options: argparse.Namespace) -> Iterator[Command]:
    """Yield the path questions: to the shipped case, or one for each length of path in a store."""
    if not options.store:
        yield actorgraph("shipped case", "path", *SHIPPED_PAIR)
        return
    for kind, start, end in asked_pairs(options.about):
        yield actorgraph(f"actorgraph, {kind}", "-c", options.store, "path", start, end)


def ask_commands(options: argparse.Namespace) -> Iterator[Command]:
    """Yield the same questions in plain English, each after its own command."""
    if not options.store:
        yield actorgraph("shipped case, who", "who", "sponsors", SHIPPED_ACTOR)
        yield actorgraph("shipped case, ask who", "ask", f"Who sponsors {SHIPPED_ACTOR}?")
        return
    for kind, name in asked_actors(options.about)[1:]:
        yield actorgraph(kind, "-c", options.store, "who", "sponsors", name)
        yield actorgraph(f"ask {kind}", "-c", options.store, "ask", f"Who sponsors {name}?")
    for kind, start, end in asked_pairs(options.about):
        words = f"How is {start} connected to {end}?"
        yield actorgraph(kind, "-c", options.store, "path", start, end)
        yield actorgraph(f"ask {kind}", "-c", options.store, "ask", words)


def import_commands(options: argparse.Namespace, folder: Path) -> Iterator[Command]:
    """Yield the import of a CSV into a new store in *folder*."""
    store = folder / "imported.db"
    words = (ACTORGRAPH, "import", "csv", str(options.table), "--into", str(store))
    yield Command(f"import {options.table.name}", words, makes=store)


def peer_commands(options: argparse.Namespace) -> Iterator[Command]:
    """Yield the questions to every engine that is built, after the same to the store if given."""
    if options.store:
        yield from who_commands(options)
        yield from path_commands(options)
    for engine in built_engines(options.built):
        for kind, name in asked_actors(options.about):
            yield peer(f"{engine}, {kind}", "who", engine, name, built=options.built)
        for kind, start, end in asked_pairs(options.about):
            yield peer(f"{engine}, {kind}", "path", engine, start, end, built=options.built)


def actorgraph(label: str, *words: str) -> Command:
    """Return a question to actorgraph, answered as JSON."""
    return Command(label, (ACTORGRAPH, *words, "--json"))


def peer(label: str, *words: str, built: str) -> Command:
    """Return a question to another engine."""
    return Command(label, (sys.executable, PEERS, *words, "--built", built))


def asked_actors(about: Path) -> list[tuple[str, str]]:
    """Return kind and name of the actors to ask about."""
    facts = read_facts(about)
    return [
        (f"who sponsors the {kind} ({facts[kind]['sponsors']:,})", facts[kind]["name"])
        for kind in ("hub", "median")
    ]


def asked_pairs(about: Path) -> list[tuple[str, str, str]]:
    """Return kind, start and end of one pair for each length of path."""
    pairs = {pair["length"]: pair for pair in read_facts(about)["pairs"]}
    return [
        (f"path of length {length}", pair["from"], pair["to"]) for length, pair in pairs.items()
    ]


def read_facts(about: Path) -> dict[str, Any]:
    """Return what generate.py wrote beside the CSV."""
    facts: dict[str, Any] = json.loads(about.read_text(encoding="utf-8"))
    return facts


def built_engines(folder: str) -> list[str]:
    """Return the names of the engines that peers.py can ask."""
    words = (sys.executable, PEERS, "list", "--built", folder)
    engines: list[str] = json.loads(subprocess.check_output(words))
    return engines


def command_line() -> argparse.ArgumentParser:
    """Return the parser of the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    runs = argparse.ArgumentParser(add_help=False)
    runs.add_argument("--runs", type=int, default=11, help="timed runs of each, after one warm-up")
    store = argparse.ArgumentParser(add_help=False)
    store.add_argument("--store", help="ask this store; without it, the shipped case")
    store.add_argument("--about", type=Path, help="the .json file that generate.py wrote")
    questions = parser.add_subparsers(dest="question", required=True)
    questions.add_parser("who", parents=[runs, store], help="time actorgraph who sponsors")
    questions.add_parser("path", parents=[runs, store], help="time actorgraph path")
    questions.add_parser("ask", parents=[runs, store], help="time actorgraph ask")
    importing = questions.add_parser("import", parents=[runs], help="time actorgraph import csv")
    importing.add_argument("table", type=Path, help="a CSV from generate.py")
    peers = questions.add_parser("peers", parents=[runs, store], help="time the other engines")
    peers.add_argument("--built", required=True, help="folder of peers.py build")
    return parser


def chosen_commands(options: argparse.Namespace, folder: Path) -> Iterator[Command]:
    """Yield what the command line asks to time."""
    if options.question == "import":
        return import_commands(options, folder)
    choose = {
        "who": who_commands,
        "path": path_commands,
        "ask": ask_commands,
        "peers": peer_commands,
    }
    return choose[options.question](options)


def main() -> None:
    """Read the command line, measure and print."""
    parser = command_line()
    options = parser.parse_args()
    asks_actorgraph = options.question != "peers" or options.store
    if asks_actorgraph and not Path(ACTORGRAPH).exists():
        parser.error(f"{ACTORGRAPH} is not there; install actorgraph beside this Python first")
    needs_facts = options.question == "peers" or getattr(options, "store", None)
    if needs_facts and not options.about:
        parser.error("give --about, the .json file that generate.py wrote beside the CSV")
    if options.runs < 1:
        parser.error(f"--runs {options.runs}: give at least 1")
    with TemporaryDirectory() as folder:
        commands = chosen_commands(options, Path(folder))
        baseline = Command("baseline: import click, sqlite3", BASELINE)
        print_table(measure([baseline, *commands], options.runs))


if __name__ == "__main__":
    main()
