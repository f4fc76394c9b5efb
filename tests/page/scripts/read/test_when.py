"""Times on the page: in words where people read them, as EDTF in what they take along."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser

from actorgraph.model.dates import When, read_when
from actorgraph.sentence.wording import told
from page.conftest import ACTORS, SCRIPTS, SOURCE, Open, Opened, World

Told = Callable[[list[str]], list[str]]

#: EDTF as sources and datasets have it, and what it is in words.
TIMES = {
    "": "",
    "2024": "2024",
    "2024-01": "2024-01",
    "2024-01-28": "2024-01-28",
    "2024-01~": "about 2024-01",
    "2024-01-28~": "about 2024-01-28",
    "2024-01-28?": "2024-01-28?",
    "2024-01-28%": "2024-01-28%",
    "202X": "202X",
    "2024-21": "2024-21",
    "1990/1990": "throughout 1990",
    "2024-01-28/2024-01-28": "throughout 2024-01-28",
    "2023-10/2024-01": "2023-10 to 2024-01",
    "2023-10~/2024-01": "2023-10~ to 2024-01",
    "2023-10/..": "since 2023-10",
    "2023-10/": "since 2023-10",
    "../2024-02-02": "until 2024-02-02",
    "/2024-02-02": "until 2024-02-02",
    "[2024-01-01..2024-01-07]": "some time from 2024-01-01 to 2024-01-07",
    "[2024-01..2024-02]": "some time from 2024-01 to 2024-02",
    "[2024-01-28,2024-02-02]": "[2024-01-28,2024-02-02]",
    "[2024-01-28,2024-02-01..2024-02-02]": "[2024-01-28,2024-02-01..2024-02-02]",
    "{2024-01-28,2024-02-02}": "{2024-01-28,2024-02-02}",
    "{2024-01-28..2024-02-02}": "{2024-01-28..2024-02-02}",
    "[..2024-02-02]": "[..2024-02-02]",
}
ATTACK = {"relation": "attacks", "subject": "ann", "object": "bob"}


@pytest.fixture(scope="module")
def on_page(browser: Browser) -> Iterator[Told]:
    """Return what the page itself makes of times, in a page that has nothing else."""
    page = browser.new_page()
    script = (SCRIPTS / "read" / "when.js").read_text(
        encoding="utf-8"
    ) + "\nglobalThis.whenText = whenText;"
    page.add_script_tag(type="module", content=script)
    page.wait_for_function("() => Boolean(globalThis.whenText)")

    def made(times: list[str]) -> list[str]:
        found: list[str] = page.evaluate("(times) => times.map(whenText)", times)
        return found

    yield made
    page.close()


def test_the_page_and_the_answers_have_the_same_words_for_a_time(on_page: Told) -> None:
    assert dict(zip(TIMES, on_page(list(TIMES)), strict=True)) == TIMES
    assert {time: told(read_when(time)) for time in TIMES} == TIMES


DATES = st.dates(date(1000, 1, 1)).map(date.isoformat)
PARTS = st.builds(lambda day, length: day[:length], DATES, st.sampled_from([4, 7, 10]))


@given(
    PARTS,
    PARTS,
    st.sampled_from(["{}/{}", "[{}..{}]", "{}~/{}", "{}/{}~", "{}/..", "../{}", "{}~"]),
)
def test_the_page_and_the_answers_agree_on_any_span(
    on_page: Told, one: str, other: str, form: str
) -> None:
    text = form.format(*sorted((one, other)))

    assert on_page([text]) == [told(When(text))]


CLAIM = {**ATTACK, "when": "2023-10/..", "said": "2024-01~", "event": "raid"}
RAID = {"id": "raid", "name": "the raid", "type": "attack", "when": "1990/1990"}


@pytest.fixture
def odd(world: World, opened: Open) -> Opened:
    """Return the open page of a world in which no time is a day."""
    names = [{"name": "Robert", "since": "2009"}]
    source = {**SOURCE, "date": "2024-02-01/2024-02-03"}
    actors = [ACTORS[0], {**ACTORS[1], "names": names}, ACTORS[2]]
    return opened(world(CLAIM, actors=actors, events=[RAID], source=source))


def test_a_card_tells_its_times_in_words(odd: Opened) -> None:
    odd.change('{ tie: page.ties.find(({ id }) => id === "attack:ann:bob").at }')
    facts = odd.texts("#panel .claim dt, #panel .claim dd")

    told = dict(zip(facts[::2], facts[1::2], strict=True))
    assert (told["When"], told["Said"], told["Source"]) == (
        "since 2023-10", "about 2024-01", "A report (Cid, 2024-02-01 to 2024-02-03)",
    )  # fmt: skip


def test_a_dossier_tells_its_times_in_words(odd: Opened) -> None:
    odd.show("#thing=bob")
    assert odd.texts("#panel .names li") == ["Robert (since 2009)"]
    assert odd.texts("#panel .voice") == ["— Cid · stated · since 2023-10 · evidence"]

    odd.show("#thing=raid")
    assert odd.texts("#panel .kind") == ["event: attack, throughout 1990"]


def test_the_table_tells_its_times_in_words_and_sorts_by_the_dates(
    world: World, opened: Open
) -> None:
    times = ["2024-03", "/2024-01", "2023-10/..", "2024-02~"]
    it = opened(world(*({**ATTACK, "when": time, "said": "2025"} for time in times)))
    it.change('{ view: "table" }')
    it.page.click("#table th button:has-text('When')")

    assert it.texts("#table tbody tr td:nth-child(5)") == [
        "until 2024-01 · said 2025",
        "since 2023-10 · said 2025",
        "about 2024-02 · said 2025",
        "2024-03 · said 2025",
    ]


def test_a_printed_claim_is_cited_with_its_time_in_words(odd: Opened) -> None:
    odd.ask("dispatchEvent(new Event('beforeprint'))")

    assert odd.texts("#sheet .voice") == ["— stated · Cid, “A report”, 2024-02-01 to 2024-02-03"]


def test_a_table_that_is_taken_along_keeps_the_dates(odd: Opened) -> None:
    odd.page.click("#take")
    with odd.page.expect_download() as download:
        odd.page.click("#take-menu button:has-text('CSV')")
    text = download.value.path().read_text(encoding="utf-8-sig")

    (row,) = csv.DictReader(io.StringIO(text, newline=""))
    assert (row["when"], row["said"], row["citation"]) == (
        "2023-10/..", "2024-01~", "Cid, “A report”, 2024-02-01/2024-02-03",
    )  # fmt: skip


def test_a_graph_that_is_taken_along_keeps_the_dates(odd: Opened) -> None:
    odd.page.click("#take")
    with odd.page.expect_download() as download:
        odd.page.click("#take-menu button:has-text('GraphML')")
    text = download.value.path().read_text(encoding="utf-8")

    assert re.findall(r">((?:1990|202\d)[^<]*[/~][^<]*)<", text) == [
        "1990/1990",
        "2023-10/..",
        "2024-01~",
        "2024-02-01/2024-02-03",
    ]
