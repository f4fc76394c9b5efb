"""A drawing of a few hundred things for one screen: what its ledger says, and what it leaves of crossings."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from actorgraph.page.inline import inlined
from page.conftest import SCRIPTS, Open

ENTRY = """
import { Board, compose, cross } from "./draw/compose.js";
const count = 14;
const bodies = Array.from({ length: count }, (_, n) => ({ r: 8, width: 60 + 5 * (n % 4), height: 18, weight: (n % 5) / 4 }));
const lines = Array.from({ length: 20 }, (_, n) => [n % count, (n * 5 + 3) % count]).filter(([a, b]) => a !== b);
const start = bodies.map((_, n) => ({ x: (n * 37) % 101, y: (n * 53) % 97 }));
const room = { width: 700, height: 500 };
Object.assign(globalThis, { Board, compose, cross, bodies, lines, start, room });
"""


@pytest.fixture(scope="module")
def bench(browser: Browser) -> Iterator[Page]:
    """Return a page that has the page's own functions, and nothing else."""
    page = browser.new_page()
    page.evaluate(
        inlined(
            "entry",
            lambda name: (
                ENTRY if name == "entry" else (SCRIPTS / f"{name}.js").read_text(encoding="utf-8")
            ),
        )
    )
    yield page
    page.close()


@pytest.mark.parametrize("is_named", [False, True])
def test_the_ledger_says_what_each_thing_costs_after_many_moves(
    bench: Page, is_named: bool
) -> None:
    found: list[list[float]] = bench.evaluate(
        """(isNamed) => {
            const pairs = lines.map(([a, b]) => [Math.min(a, b), Math.max(a, b)]);
            const board = new Board(bodies, pairs, room);
            board.begin(start);
            let seed = 7;
            board.improve(isNamed, 3000, 8, () => (seed = (seed * 16807) % 2147483647) / 2147483647);
            return bodies.map((_, n) => [board.standing(n, isNamed), board.trial(n, isNamed, Infinity)]);
        }""",
        is_named,
    )
    assert [kept for kept, _ in found] == pytest.approx([cost for _, cost in found], abs=1e-6)
    assert max(cost for _, cost in found) > 0


def test_a_drawing_is_the_same_every_time_and_within_its_room(bench: Page) -> None:
    one, other = (bench.evaluate("() => compose(bodies, lines, start, room)") for _ in range(2))
    assert one == other
    assert len(one["sides"]) == len(one["at"]) == 14
    assert all(abs(at["x"]) <= 350 and abs(at["y"]) <= 250 for at in one["at"])


def test_few_lines_of_a_plane_graph_cross(bench: Page) -> None:
    crossings: Any = bench.evaluate(
        """() => {
            const grid = Array.from({ length: 16 }, () => ({ r: 8, width: 40, height: 14, weight: 1 }));
            const ties = grid.flatMap((_, n) => [...(n % 4 < 3 ? [[n, n + 1]] : []), ...(n < 12 ? [[n, n + 4]] : [])]);
            const { at } = compose(grid, ties, grid.map((_, n) => ({ x: (n * 37) % 101, y: (n * 53) % 97 })), room);
            const ends = ([a, b]) => [at[a].x, at[a].y, at[b].x, at[b].y];
            return ties.flatMap((tie, n) => ties.slice(0, n).filter((rival) => !tie.some((end) => rival.includes(end)) && cross(...ends(tie), ...ends(rival)))).length;
        }"""
    )
    assert crossings <= 3


@pytest.mark.parametrize(
    ("fragment", "times"),
    [
        ("", 0),  # the network is composed when it is looked at
        ("#view=network", 1),
        ("#view=network&thing=iran", 1),  # the panel beside it changes nothing
        ("#view=network&thing=iran&families=attack&since=2024-01-01", 1),
        ("#ask=who backs KH", 0),
    ],
)
def test_a_page_that_opens_on_the_network_composes_it_once(
    shipped_page: Path, opened: Open, fragment: str, times: int
) -> None:
    it = opened(shipped_page, fragment=fragment)
    it.rest()
    it.settle()
    assert it.ask("performance.getEntriesByName('composed').length") == times


def test_choosing_and_going_back_do_not_compose_again(shipped_page: Path, opened: Open) -> None:
    it = opened(shipped_page, fragment="#view=network")
    it.click_thing("iran")
    it.page.keyboard.press("Escape")
    it.page.go_back()
    it.rest()
    assert it.ask("performance.getEntriesByName('composed').length") == 1
