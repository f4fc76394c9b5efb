"""Time the first frame of the network beside an empty page with the same data, and print medians.

    python tests/benchmarks/first_frame.py
    python tests/benchmarks/first_frame.py --sizes 100/300 20000/60000 --runs 5
    python tests/benchmarks/first_frame.py --pages case.html

The empty page is the same file without its script: what the browser needs to read it, to make its elements and to show
them. The two take turns, each in a new browser, so a slow moment of the machine falls on both; what the script costs is
the difference. `processor` is the time of the page's main thread until then, which other processes lengthen less.
"""

from __future__ import annotations

import argparse
import asyncio
import re
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from pages import CHROMIUM, FLAGS, HERE, WINDOW, actorgraph_writer, make_graph, positive, size  # type: ignore[import-not-found]
from playwright.async_api import Playwright, async_playwright

#: Calls `benchmark.drawn()` when an empty page has its elements.
EMPTY = "addEventListener('DOMContentLoaded', () => benchmark.drawn());"
SCRIPT = re.compile(r"<script(?![^>]*type=\"(?!module))[^>]*>.*?</script>", re.DOTALL)
POLICY = re.compile(r"<meta http-equiv=\"Content-Security-Policy\"[^>]*>")


def emptied(page: Path) -> Path:
    """Write a page without its script and return where."""
    target = page.with_suffix(".empty.html")
    text = page.read_text(encoding="utf-8")
    target.write_text(POLICY.sub("", SCRIPT.sub("", text)), encoding="utf-8")
    return target


async def first_frame(
    playwright: Playwright, page: Path, fragment: str, *, is_empty: bool
) -> tuple[float, float]:
    """Return the seconds from the start of loading to the first complete frame, and those of the processor."""
    browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
    try:
        tab = await browser.new_page(viewport=WINDOW)
        session = await tab.context.new_cdp_session(tab)
        await session.send("Performance.enable", {"timeDomain": "threadTicks"})
        await tab.add_init_script(path=HERE / "recorder.js")
        await tab.add_init_script(EMPTY if is_empty else (HERE / "actorgraph.js").read_text())
        await tab.goto(page.as_uri() + fragment, wait_until="commit")
        await tab.wait_for_selector("html[data-benchmark-drawn]", state="attached")
        metrics = (await session.send("Performance.getMetrics"))["metrics"]
        busy = next(one["value"] for one in metrics if one["name"] == "TaskDuration")
        return float(await tab.evaluate("document.documentElement.dataset.benchmarkDrawn")), busy
    finally:
        await browser.close()


async def measure(page: Path, label: str, runs: int) -> None:
    """Print what one page takes, as it opens and in its network, beside the empty one."""
    views = {"network": "#view=network", "as it opens": "", "everything": "#scope=all"}
    empty = emptied(page)
    found: dict[str, list[tuple[float, float]]] = {name: [] for name in ("empty", *views)}
    async with async_playwright() as playwright:
        for _ in range(runs):
            found["empty"].append(await first_frame(playwright, empty, "", is_empty=True))
            for name, fragment in views.items():
                found[name].append(await first_frame(playwright, page, fragment, is_empty=False))
    base = median(wall for wall, _ in found["empty"])
    for name, frames in found.items():
        wall, busy = (median(values) for values in zip(*frames, strict=True))
        more = f" = empty + {wall - base:.2f}" if name != "empty" else ""
        print(f"| {label} | {name} | {wall:.2f}{more} | {busy:.2f} |")


def main() -> None:
    """Read the command line, measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=size, nargs="*", default=((100, 300), (20_000, 60_000)))
    parser.add_argument("--pages", type=Path, nargs="*", default=(), help="pages to open too")
    parser.add_argument("--runs", type=positive, default=3)
    options = parser.parse_args()
    print("| actors / ties | view | first frame, s | processor, s |\n|---|---|--:|--:|")
    for page in options.pages:
        asyncio.run(measure(page.resolve(), page.stem, options.runs))
    with TemporaryDirectory() as folder:
        for actors, ties in options.sizes:
            target = Path(folder) / f"{actors}.html"
            place = Path(folder) / f"{actors}"
            place.mkdir()
            actorgraph_writer(make_graph(actors, ties, 1), place)(target)
            asyncio.run(measure(target, f"{actors:,} / {ties:,}", options.runs))


if __name__ == "__main__":
    main()
