"""Open actorgraph's page beside those of other libraries, and print sizes, times and ratios.

    python tests/benchmarks/pages.py
    python tests/benchmarks/pages.py --sizes 100/300 --runs 1
    python tests/benchmarks/pages.py --peers pyvis sigma --npm peers/node_modules

Every page holds the same made-up graph and is opened in a new headless Chromium without network.
The pages take turns (A B C A B C …), so a slow moment of the machine falls on all of them.
A peer that is not installed is skipped with a message. README.md says what the columns mean.
"""

from __future__ import annotations

import argparse
import asyncio
import csv
import json
import math
import os
import platform
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from random import Random
from statistics import mean, median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any, NamedTuple, TypeAlias

from playwright.async_api import Browser, Page, Playwright, ViewportSize, async_playwright
from playwright.async_api import TimeoutError as TooSlow

from actorgraph import __version__
from actorgraph.formats.tables.csv import import_csv
from actorgraph.page.page import write_page
from actorgraph.page.view import MANY
from actorgraph.store.reader import Store

HERE = Path(__file__).with_name("pages")
CHROMIUM = Path(os.environ.get("ACTORGRAPH_CHROMIUM", "/usr/bin/chromium"))
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    # No host is found, so nothing is loaded; to intercept requests would take time.
    "--host-resolver-rules=MAP * ~NOTFOUND",
]
WINDOW: ViewportSize = {"width": 1280, "height": 800}

SIZES = ((100, 300), (1_000, 3_000), (20_000, 60_000))
RELATIONS = ("sponsors", "attacks", "threatens", "leads")
PREFERRED = 0.8  # share of the later ties that reach an end of an earlier tie, which makes hubs

SETTLED = 0.5  # seconds between what a page did last and a movement
NOTCH = 100  # pixels that the wheel turns at a step
PULL = 12  # pixels that the hand moves at a step
STEPS = ([1] * 10 + [-1] * 10) * 2  # forth and back, so movement stays near what is seen at first
WHEELS_AT_ONCE = 2  # events on their way: with one, every other frame of a fast page has none
MOST_MOVING = 20.0  # seconds after which a movement is cut short
STUCK = 90.0  # seconds after which it is given up
SLOW_WRITING = 10.0  # seconds above which a page is not written again


class Graph(NamedTuple):
    """Actors by name, and ties as subject, relation and object; no two ties have the same ends."""

    names: list[str]
    ties: list[tuple[str, str, str]]


def make_graph(actor_count: int, tie_count: int, seed: int) -> Graph:
    """Return a connected graph with a few hubs, always the same for one seed."""
    random = Random(seed)
    names = [f"Brigade {n:05}" for n in range(actor_count)]
    pairs = dict.fromkeys((n, random.randrange(n)) for n in range(1, actor_count))
    ends = [end for pair in pairs for end in pair]
    while len(pairs) < tie_count:
        start = random.randrange(actor_count)
        end = random.choice(ends) if random.random() < PREFERRED else random.randrange(actor_count)
        if start != end and (start, end) not in pairs:
            pairs[start, end] = None
            ends += start, end
    return Graph(names, [(names[a], random.choice(RELATIONS), names[b]) for a, b in pairs])


# -- writing pages ---------------------------------------------------------------------------------

Writer: TypeAlias = Callable[[Path], None]


class NotInstalled(Exception):
    """A peer is not there; the message says what would bring it."""


def actorgraph_writer(graph: Graph, folder: Path) -> Writer:
    """Return what writes actorgraph's page; the import into a store is not part of it."""
    table, database = folder / "claims.csv", folder / "claims.db"
    with table.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(("subject", "relation", "object", "claimant", "quote", "source"))
        for tie in graph.ties:
            rows.writerow((*tie, tie[0], f"{' '.join(tie)}.", "A made-up report"))
    import_csv([table], database)
    store = Store(database)
    return lambda target: write_page(store, target)


def pyvis_writer(graph: Graph) -> Writer:
    """Return what writes a page with pyvis's defaults and its own template.

    The ties have a direction: without, pyvis would compare each of them with all others.
    """
    try:
        pyvis = import_module("pyvis.network")
    except ImportError as trouble:
        raise NotInstalled(f"{trouble}; python -m pip install pyvis") from trouble

    def write(target: Path) -> None:
        network = pyvis.Network(directed=True, cdn_resources="in_line")
        for name in graph.names:
            network.add_node(name)
        for subject, relation, obj in graph.ties:
            network.add_edge(subject, obj, title=relation)
        target.write_text(network.generate_html(notebook=False), encoding="utf-8")

    return write


def gravis_writer(graph: Graph) -> Writer:
    """Return what writes a page with gravis's defaults for vis-network."""
    try:
        gravis = import_module("gravis")
    except ImportError as trouble:  # also where setuptools no longer has pkg_resources
        raise NotInstalled(f"{trouble}; python -m pip install gravis 'setuptools<81'") from trouble

    def write(target: Path) -> None:
        edges = [
            {"source": subject, "target": obj, "label": relation}
            for subject, relation, obj in graph.ties
        ]
        nodes: dict[str, Any] = {name: {} for name in graph.names}
        figure = gravis.vis({"graph": {"directed": True, "nodes": nodes, "edges": edges}})
        target.write_text(figure.to_html(), encoding="utf-8")

    return write


def sigma_writer(graph: Graph, packages: Path, seed: int) -> Writer:
    """Return what writes a minimal page with sigma; its places are random, so they cost nothing."""
    libraries = {
        "graphology": packages / "graphology" / "dist" / "graphology.umd.min.js",
        "sigma": packages / "sigma" / "dist" / "sigma.min.js",
    }
    missing = [name for name, path in libraries.items() if not path.exists()]
    if missing:
        raise NotInstalled(
            f"no {' and no '.join(missing)} in {str(packages)!r};"
            " npm install sigma@3 graphology, and say with --npm where node_modules is"
        )

    def write(target: Path) -> None:
        random = Random(seed)
        things = [
            {"name": name, "x": random.random(), "y": random.random()} for name in graph.names
        ]
        ties = [(subject, obj) for subject, _, obj in graph.ties]
        parts = {name: path.read_text(encoding="utf-8") for name, path in libraries.items()}
        parts["graph"] = json.dumps({"things": things, "ties": ties})
        template = (HERE / "sigma.html").read_text(encoding="utf-8")
        page = re.sub("@(graphology|sigma|graph)@", lambda found: parts[found[1]], template)
        target.write_text(page, encoding="utf-8")

    return write


PEERS: dict[str, Callable[[Graph, argparse.Namespace], Writer]] = {
    "pyvis": lambda graph, _: pyvis_writer(graph),
    "gravis": lambda graph, _: gravis_writer(graph),
    "sigma": lambda graph, options: sigma_writer(graph, options.npm, options.seed),
}
#: What is put before a page's own scripts, after recorder.js; sigma's page is ours and knows it.
HOOKS = {"actorgraph": "actorgraph.js", "pyvis": "vis.js", "gravis": "vis.js"}


# -- figures ---------------------------------------------------------------------------------------


class Movement(NamedTuple):
    """How long the frames of one movement were, in milliseconds."""

    average: float
    slow: float
    """One frame in twenty is longer."""


@dataclass
class Written:
    """One page, and the seconds that each writing of it took."""

    maker: str
    write: Writer
    target: Path
    seconds: list[float] = field(default_factory=list)

    def again(self) -> None:
        """Write and time it, unless it is known to take long."""
        if self.seconds and self.seconds[0] > SLOW_WRITING:
            return
        start = perf_counter()
        self.write(self.target)
        self.seconds.append(perf_counter() - start)


@dataclass
class Seen:
    """One view of a page, and what each opening of it showed; times in seconds."""

    label: str
    page: Written
    fragment: str = ""
    first_frames: list[float] = field(default_factory=list)
    ready: list[float] = field(default_factory=list)
    zooms: list[Movement] = field(default_factory=list)
    drags: list[Movement] = field(default_factory=list)
    is_too_slow: bool = False


async def look(seen: Seen, browser: Browser, limit: float) -> None:
    """Open a page, wait for its first complete frame, zoom and drag, and keep the figures."""
    page = await browser.new_page(viewport=WINDOW)
    for script in filter(None, ("recorder.js", HOOKS.get(seen.page.maker))):
        await page.add_init_script(path=HERE / script)
    words = ["drawn", "ready"] if seen.page.maker == "actorgraph" else ["drawn"]
    try:
        await page.goto(seen.page.target.as_uri() + seen.fragment, wait_until="commit")
        for word in words:
            mark = f"html[data-benchmark-{word}]"
            await page.wait_for_selector(mark, state="attached", timeout=limit * 1000)
    except TooSlow:
        seen.is_too_slow = True
        return
    marks = await page.evaluate("({ ...document.documentElement.dataset })")
    seen.first_frames.append(float(marks["benchmarkDrawn"]))
    if "benchmarkReady" in marks:
        seen.ready.append(float(marks["benchmarkReady"]))
    where = await page.evaluate("benchmark.drawing()")
    for what, move, figures in (("zoom", zoom, seen.zooms), ("drag", drag, seen.drags)):
        await asyncio.sleep(SETTLED)
        try:
            async with asyncio.timeout(STUCK):
                await move(page, where)
                found = await page.evaluate("benchmark.recorded()")
        except TimeoutError:
            tell(f"{seen.label}: no {what} within {STUCK:.0f} s")
            return
        if found["views"] < 3:
            tell(f"{seen.label}: nothing moved at the {what}")
            continue
        figures.append(movement(found["lengths"]))


def movement(lengths: list[float]) -> Movement:
    """Return mean and 95th percentile, by nearest rank."""
    return Movement(mean(lengths), sorted(lengths)[math.ceil(0.95 * len(lengths)) - 1])


async def zoom(page: Page, where: dict[str, dict[str, float]]) -> None:
    """Turn the wheel over the middle of the drawing, about once a frame."""
    await page.mouse.move(where["middle"]["x"], where["middle"]["y"])
    await page.evaluate("benchmark.record('wheel')")
    under_way: set[asyncio.Task[None]] = set()
    for way in in_time(STEPS):
        under_way.add(asyncio.create_task(page.mouse.wheel(0, -way * NOTCH)))
        if len(under_way) == WHEELS_AT_ONCE:
            _, under_way = await asyncio.wait(under_way, return_when=asyncio.FIRST_COMPLETED)
    await asyncio.gather(*under_way)
    await page.evaluate(TWO_FRAMES)


async def drag(page: Page, where: dict[str, dict[str, float]]) -> None:
    """Pull the ground from a corner of the drawing towards the middle and back, step by step."""
    x, y = where["ground"]["x"], where["ground"]["y"]
    inwards = math.copysign(PULL, where["middle"]["x"] - x)
    await page.mouse.move(x, y)
    await page.mouse.down()
    await page.evaluate("benchmark.record('mousemove')")
    for way in in_time(STEPS):
        x += way * inwards
        await page.mouse.move(x, y)
    await page.evaluate(TWO_FRAMES)
    await page.mouse.up()


TWO_FRAMES = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"


def in_time(steps: Iterable[int]) -> Iterator[int]:
    """Yield steps until they have taken too long."""
    end = perf_counter() + MOST_MOVING
    for step in steps:
        if perf_counter() > end:
            return
        yield step


# -- the run ---------------------------------------------------------------------------------------


async def measure(
    graph: Graph, folder: Path, playwright: Playwright, options: argparse.Namespace
) -> list[Seen]:
    """Return what was seen of every page of a graph, actorgraph's first."""
    folder.mkdir()
    ours = Written("actorgraph", actorgraph_writer(graph, folder), folder / "actorgraph.html")
    views = [Seen("actorgraph", ours)]
    if len(graph.names) > MANY:  # it opens on a part; the peers draw all
        views = [
            Seen("actorgraph, everything", ours, "#scope=all"),
            Seen("actorgraph, as it opens", ours),
        ]
    for maker in options.peers:
        try:
            writer = PEERS[maker](graph, options)
        except NotInstalled as missing:
            tell(f"{maker} is skipped: {missing}")
            continue
        views.append(Seen(maker, Written(maker, writer, folder / f"{maker}.html")))
    pages = list({id(seen.page): seen.page for seen in views}.values())
    for turn in range(options.runs):
        for page in pages:
            page.again()
        for seen in views:
            if not seen.is_too_slow:
                tell(f"{size_of(graph)}, run {turn + 1} of {options.runs}: {seen.label}")
                await in_new_browser(seen, playwright, options)
    return views


async def in_new_browser(seen: Seen, playwright: Playwright, options: argparse.Namespace) -> None:
    """Look at a page in a browser that has seen no other."""
    browser = await playwright.chromium.launch(executable_path=options.browser, args=FLAGS)
    try:
        await look(seen, browser, options.limit)
    finally:
        await browser.close()


def tell(line: str) -> None:
    """Say something that is no figure."""
    print(line, file=sys.stderr, flush=True)


def size_of(graph: Graph) -> str:
    """Return the size of a graph for people."""
    return f"{len(graph.names):,} / {len(graph.ties):,}"


# -- the table -------------------------------------------------------------------------------------

COLUMNS = (
    "actors / ties",
    "page",
    "written, s",
    "size, kB",
    "first frame, s",
    "zooming, ms a frame (95 %)",
    "dragging, ms a frame (95 %)",
)


def print_table(results: list[tuple[Graph, list[Seen]]], limit: float) -> None:
    """Print the medians in Markdown, each with its ratio to the first row of its graph."""
    print(f"| {' | '.join(COLUMNS)} |")
    print(f"|---|---|{'--:|' * (len(COLUMNS) - 2)}")
    for graph, views in results:
        base = figures(views[0], limit)
        for seen in views:
            own = figures(seen, limit)
            if seen is not views[0]:
                own = [with_ratio(one, other) for one, other in zip(own, base, strict=True)]
            print(f"| {' | '.join([size_of(graph), seen.label, *(text for text, _ in own)])} |")
    print()
    for graph, views in results:
        for seen in views:
            if seen.ready:
                after = f"{median(seen.ready):.2f} s"
                print(f"{seen.label}, {size_of(graph)}: everything works after {after}.  ")
    print()


Figure: TypeAlias = tuple[str, float | None]
"""What is printed, and the number to compare, if there is one."""


def figures(seen: Seen, limit: float) -> list[Figure]:
    """Return the figures of one row."""
    seconds, size = median(seen.page.seconds), seen.page.target.stat().st_size / 1000
    written = f"{seconds:.2f}" if seconds >= 0.005 else "<0.01"
    if seen.is_too_slow:
        return [
            (written, seconds),
            (f"{size:,.0f}", size),
            (f">{limit}", None),
            *2 * [NONE],
        ]
    first = median(seen.first_frames)
    return [
        (written, seconds),
        (f"{size:,.0f}", size),
        (f"{first:.2f}", first),
        frames(seen.zooms),
        frames(seen.drags),
    ]


NONE: Figure = ("–", None)


def frames(movements: list[Movement]) -> Figure:
    """Return the medians of the means and of the 95th percentiles."""
    if not movements:
        return NONE
    average = median(each.average for each in movements)
    return f"{average:.0f} ({median(each.slow for each in movements):.0f})", average


def with_ratio(own: Figure, base: Figure) -> Figure:
    """Return a figure with how many times actorgraph's it is."""
    text, number = own
    if number is None or base[1] is None:
        return own
    times = number / base[1]
    return f"{text} ×{times:.2f}" if times < 10 else f"{text} ×{times:.0f}", number


def machine(browser: str, makers: set[str], packages: Path) -> str:
    """Return a line about what the figures were measured with."""
    tools = [f"actorgraph {__version__}"]
    tools += [f"{name} {version(name)}" for name in ("pyvis", "gravis") if name in makers]
    if "sigma" in makers:
        about = json.loads((packages / "sigma" / "package.json").read_text(encoding="utf-8"))
        tools.append(f"sigma {about['version']}")
    return (
        f"{processor()}, {os.cpu_count()} cores, {platform.system()};"
        f" Python {platform.python_version()}; Chromium {browser}, headless, without a GPU, window"
        f" {WINDOW['width']} × {WINDOW['height']}; {', '.join(tools)}."
    )


def processor() -> str:
    """Return the name of the processor."""
    facts = Path("/proc/cpuinfo")
    text = facts.read_text(encoding="utf-8") if facts.exists() else ""
    found = re.search(r"^model name\s*:\s*(.+)$", text, re.MULTILINE)
    return found[1] if found else platform.processor() or platform.machine()


# -- the command line ------------------------------------------------------------------------------


def size(text: str) -> tuple[int, int]:
    """Return the numbers of actors and ties that a word of the command line says."""
    found = re.fullmatch(r"(\d+)/(\d+)", text)
    actors, ties = (int(found[1]), int(found[2])) if found else (0, 0)
    if not (actors >= 3 and actors - 1 <= ties <= actors * (actors - 1) // 2):
        raise argparse.ArgumentTypeError(
            f"{text!r}: give actors/ties such as 100/300, three actors or more, at least as many"
            " ties as connect them, and at most one for each two"
        )
    return actors, ties


def positive(text: str) -> int:
    """Return a number of at least 1."""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r}: give a number of at least 1")
    return int(text)


def command_line() -> argparse.ArgumentParser:
    """Return the parser of the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--sizes", type=size, nargs="+", metavar="ACTORS/TIES", default=SIZES,
        help="the graphs, 100/300 1000/3000 20000/60000 unless told",
    )  # fmt: skip
    parser.add_argument(
        "--peers", nargs="*", choices=PEERS, default=list(PEERS),
        help="whom to compare with, all unless told; none if no name follows",
    )  # fmt: skip
    parser.add_argument("--runs", type=positive, default=3, help="openings of each page, 3")
    parser.add_argument(
        "--limit", type=positive, default=30, help="seconds to wait for a first frame, 30"
    )
    parser.add_argument("--seed", type=int, default=1, help="of the made-up graphs, 1")
    parser.add_argument(
        "--npm", type=Path, default=Path("node_modules"),
        help="the folder where npm put sigma and graphology, ./node_modules",
    )  # fmt: skip
    parser.add_argument(
        "--browser", type=Path, default=CHROMIUM, help="Chromium; or set ACTORGRAPH_CHROMIUM"
    )
    return parser


async def run(options: argparse.Namespace) -> None:
    """Measure every size, then print."""
    results = []
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=options.browser, args=FLAGS)
        browser_version = browser.version
        await browser.close()
        with TemporaryDirectory() as folder:
            for number, (actor_count, tie_count) in enumerate(options.sizes):
                graph = make_graph(actor_count, tie_count, options.seed)
                views = await measure(graph, Path(folder) / str(number), playwright, options)
                results.append((graph, views))
            print_table(results, options.limit)
    makers = {seen.page.maker for _, views in results for seen in views}
    print(machine(browser_version, makers, options.npm))


def main() -> None:
    """Read the command line, measure and print."""
    parser = command_line()
    options = parser.parse_args()
    if not options.browser.exists():
        parser.error(f"no browser at {str(options.browser)!r}; say with --browser where it is")
    asyncio.run(run(options))


if __name__ == "__main__":
    main()
