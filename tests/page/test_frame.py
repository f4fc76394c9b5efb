"""The page in a notebook."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

from playwright.sync_api import Browser

import actorgraph
from actorgraph.page.page import page_text
from page.conftest import World

ATTACK = {"relation": "attacks", "subject": "ann", "object": "bob"}


def test_a_notebook_gets_the_same_page_in_a_frame_that_reaches_nothing_around_it(
    world: World,
) -> None:
    store = world(ATTACK, title='A "small" <case>')
    page = actorgraph.Case(store).page(height=500)
    frame = page._repr_html_()
    found = re.fullmatch(
        r'<iframe srcdoc="([^"]*)" title="([^"]*)" sandbox="([^"]*)"([^>]*)></iframe>', frame
    )
    assert found
    assert unescape(found[1]) == page_text(store)
    assert unescape(found[2]) == 'A "small" <case>'
    assert "allow-scripts" in found[3].split()
    assert "allow-same-origin" not in found[3]
    assert "height: 500px" in found[4]


def test_a_page_is_written_whole(world: World, tmp_path: Path) -> None:
    page = actorgraph.Case(world(ATTACK)).page()
    page.write(tmp_path / "page.html")
    assert (tmp_path / "page.html").read_text(encoding="utf-8") == page.text
    assert repr(page) == f"<Page 'A small case': {len(page.text):,} characters>"


def test_the_page_works_inside_the_frame_of_a_notebook(
    world: World, browser: Browser, tmp_path: Path
) -> None:
    page = actorgraph.Case(world(ATTACK)).page()
    notebook = tmp_path / "notebook.html"
    notebook.write_text(f"<!doctype html><title>N</title>{page._repr_html_()}", encoding="utf-8")
    opened = browser.new_page()
    complaints: list[str] = []
    opened.on("console", lambda message: complaints.append(message.text))
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.clock.install()
    opened.goto(notebook.as_uri())
    inside = opened.frame_locator("iframe")
    inside.locator("html[data-ready]").wait_for(state="attached")
    inside.locator("#search").fill("bob")
    inside.locator("#search").press("Enter")
    assert inside.locator("#panel-title").text_content() == "Bob"
    opened.clock.run_for(1000)  # long after the address would be written
    opened.close()
    assert complaints == []
