"""The tables: filters for each column, groups with counts, rows that open their evidence, and cards where there is little room."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from page.conftest import Open, Opened, World

ATTACK = {"relation": "attacks", "subject": "ann", "object": "bob", "quote": "Ann hit Bob."}
CLAIMS = [
    ATTACK,
    {**ATTACK, "subject": "bob", "object": "cid", "modality": "possible", "quote": "Perhaps Bob."},
    {"relation": "threatens", "subject": "cid", "object": "ann", "claimant": "bob", "event": "raid"},
    {"relation": "threatens", "subject": "ann", "text": "bullies", "when": "2023-05", "quote": "Bullies!"},
]  # fmt: skip
ANN, BOB, CID, TEXT = (
    "Ann attacked Bob.",
    "Bob may have attacked Cid.",
    "Bob says that Cid threatened Ann in the raid.",
    "Ann threatened “bullies”.",
)


@pytest.fixture
def table(world: World, opened: Open) -> Opened:
    """Return a page that shows the table of four claims."""
    it = opened(world(*CLAIMS), viewport={"width": 1440, "height": 900})
    it.page.keyboard.press("v")
    return it


def _listed(it: Opened) -> list[str]:
    return it.texts("#table tbody tr[data-row] td:first-child")


def _columns(it: Opened) -> list[str]:
    return it.texts("#table thead button")


def _filter(it: Opened, column: str, words: str) -> None:
    """Write into the field of a column, and wait until the address has it."""
    it.page.fill(f"thead [data-column={column}] input", words)
    it.page.wait_for_function(
        "(words) => decodeURIComponent(actorgraph.state.now().table).includes(words)", arg=words
    )


def test_one_source_has_no_column_but_is_named_above(table: Opened) -> None:
    assert _columns(table) == ["What is said", "Words", "How sure", "Said by", "When"]
    assert table.texts("caption") == ["4 claims of “A report”"]


def test_rows_have_two_lines_at_most(shipped_page: Path, opened: Open) -> None:
    it = opened(shipped_page, viewport={"width": 1440, "height": 900}, fragment="#view=table")
    heights: list[float] = it.ask(
        "[...document.querySelectorAll('#table tbody tr')].map((row) => row.getBoundingClientRect().height)"
    )
    assert len(heights) > 100
    assert max(heights) < 56


def test_each_column_filters_by_words_or_by_a_value_with_its_count(table: Opened) -> None:
    _filter(table, "what", "attacked")
    assert _listed(table) == [ANN, BOB]
    assert table.texts("caption") == ["2 of 4 claims of “A report”"]
    table.page.select_option("thead [data-column=sure] select", "possible")
    assert _listed(table) == [BOB]
    assert table.texts("thead [data-column=sure] option") == ["all", "stated (3)", "possible (1)"]
    table.page.click("text=Clear filters")
    assert _listed(table) == [ANN, BOB, CID, TEXT]
    assert table.page.input_value("thead [data-column=what] input") == ""
    _filter(table, "words", "BULLIES")
    assert _listed(table) == [TEXT]
    table.page.click("text=Clear filters")
    table.page.select_option("thead [data-column=by] select", "Bob")
    assert _listed(table) == [CID]


def test_a_filter_of_numbers_is_a_least(table: Opened) -> None:
    table.page.click("#table [data-kind=actors]")
    assert table.texts("caption") == ["4 actors and events"]
    _filter(table, "claims", "3")
    assert _listed(table) == ["Ann"]


@pytest.mark.parametrize(
    ("by", "groups"),
    [
        ("relation", {"attacks 2": [ANN, BOB], "threatens 2": [CID, TEXT]}),
        ("by", {"Cid 3": [ANN, BOB, TEXT], "Bob 1": [CID]}),
        ("day", {"2023-05 1": [TEXT], "2024-01-05 1": [CID], "said 2024-02-01 2": [ANN, BOB]}),
        ("sure", {"stated 3": [ANN, CID, TEXT], "possible 1": [BOB]}),
    ],
)
def test_rows_are_grouped_with_their_number(
    table: Opened, by: str, groups: dict[str, list[str]]
) -> None:
    table.page.select_option("#table-by", by)
    found = {
        " ".join(body.locator(".group").inner_text().split()): [
            " ".join(text.split())
            for text in body.locator("tr[data-row] td:first-child").all_inner_texts()
        ]
        for body in table.page.locator("#table tbody").all()
    }
    assert found == groups
    assert table.texts("caption") == [f"4 claims of “A report” ({len(groups)} groups)"]


def test_a_group_closes_and_opens(table: Opened) -> None:
    table.page.select_option("#table-by", "relation")
    head = table.page.locator(".group button").first
    head.click()
    assert _listed(table) == [CID, TEXT]
    assert (head.get_attribute("aria-expanded"), table.ask("document.activeElement.dataset.group")) == ("false", "attacks")  # fmt: skip
    head.click()
    assert _listed(table) == [ANN, BOB, CID, TEXT]


def test_a_row_opens_its_evidence_beside_the_table(table: Opened) -> None:
    table.page.click("#table tbody tr:nth-child(2) td:nth-child(2)")
    assert table.texts("#panel-title") == ["Bob may have attacked Cid"]
    assert table.page.is_visible("#table")
    box, panel = (table.page.locator(name).bounding_box() for name in ("#table", "#panel"))
    assert box
    assert panel
    assert box["x"] + box["width"] <= panel["x"] + 1
    assert table.texts("tr.chosen td:first-child") == [BOB]
    table.page.keyboard.press("Escape")
    assert table.page.is_hidden("#panel")
    assert table.texts("tr.chosen") == []


def test_a_claim_that_is_no_line_opens_on_all_about_its_subject(table: Opened) -> None:
    table.page.click("#table tbody tr:nth-child(4)")
    assert table.texts("#panel-title") == ["Ann"]
    assert table.texts("#panel .met .sentence") == [TEXT]


def test_the_claim_of_a_row_is_in_the_panel_however_many_its_line_has(
    world: World, opened: Open
) -> None:
    it = opened(world(*({**ATTACK, "quote": f"Words {n}."} for n in range(60))))
    it.page.keyboard.press("v")
    it.page.click("#table tbody tr:nth-child(60)")
    assert it.texts("#panel .met blockquote") == ["Words 59."]


def test_arrows_walk_over_rows_enter_opens_and_closing_leads_back(table: Opened) -> None:
    assert table.ask("document.querySelectorAll('#table .open[tabindex=\"0\"]').length") == 1
    table.page.focus('#table .open[tabindex="0"]')
    table.page.keyboard.press("ArrowDown")
    table.page.keyboard.press("ArrowDown")
    table.page.keyboard.press("Enter")
    assert table.texts("#panel-title") == ["Cid threatened Ann"]
    assert table.ask("document.activeElement.textContent") == CID
    table.page.click("#close")
    assert table.ask("document.activeElement.textContent") == CID


def test_what_was_chosen_of_a_table_is_in_the_address(table: Opened) -> None:
    table.page.select_option("#table-by", "relation")
    _filter(table, "what", "ann: a, b")
    _filter(table, "what", "threat")
    table.page.click("thead [data-column=when] button")
    table.page.wait_for_function("() => location.hash.includes('when')")
    assert table.ask("location.hash") == "#view=table&table=by:relation,sort:when,is-what:threat"
    table.page.reload()
    table.wait()
    assert _listed(table) == [TEXT, CID]
    assert table.page.input_value("#table-by") == "relation"
    assert table.page.input_value("thead [data-column=what] input") == "threat"
    sorts = table.ask("[...document.querySelectorAll('thead th')].map((it) => it.ariaSort)")
    assert sorts == ["none", "none", "none", "none", "ascending"]


@pytest.mark.parametrize("words", ["a,b:c", "50%", "é & =", "#x"])
def test_any_words_survive_the_address(table: Opened, words: str) -> None:
    _filter(table, "words", words)
    table.page.wait_for_function("() => location.hash.includes('is-words')")
    table.page.reload()
    table.wait()
    assert table.page.input_value("thead [data-column=words] input") == words


def test_what_is_listed_is_what_is_saved(table: Opened) -> None:
    table.page.select_option("thead [data-column=sure] select", "stated")
    table.page.click("thead [data-column=what] button")
    table.page.click("#take")
    with table.page.expect_download() as download:
        table.page.click("#take-menu button:has-text('CSV')")
    text = download.value.path().read_text(encoding="utf-8-sig")
    rows = csv.DictReader(io.StringIO(text, newline=""))
    assert [row["sentence"] for row in rows] == _listed(table) == [ANN, TEXT, CID]


def test_on_a_phone_rows_are_cards_as_wide_as_the_screen(shipped_page: Path, opened: Open) -> None:
    it = opened(shipped_page, viewport={"width": 390, "height": 664}, fragment="#view=table")
    wide = it.ask(
        "(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)(document.querySelector('.wide'))"
    )
    assert wide == 0
    boxes = [it.page.locator("#table tr[data-row]").first.locator("td").nth(n) for n in (0, 1)]
    (said, words) = (box.bounding_box() for box in boxes)
    assert said
    assert words
    assert said["y"] + said["height"] <= words["y"]
    assert words["width"] > 320
    assert it.page.is_hidden("thead")
    it.page.click("text=Sort and filter")
    it.page.select_option("thead [data-column=sure] select", "hinted")
    assert it.texts("caption")[0].startswith("2 of 158 claims")
