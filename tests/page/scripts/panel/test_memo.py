"""The reader's own notes: beside the evidence, in the address, and never among the claims."""

from __future__ import annotations

from typing import Any

from page.conftest import Open, World

CLAIMS: list[dict[str, Any]] = [
    {"id": "ab", "relation": "attacks", "subject": "ann", "object": "bob"},
]


def test_a_note_is_kept_in_the_address_and_shown_as_a_sign(world: World, opened: Open) -> None:
    it = opened(world(*CLAIMS))
    it.click_thing("ann")
    it.page.locator(".own-note summary").click()
    it.page.fill("#own-note", "who pays & why?")
    assert it.page.locator(".marks .note-sign").count() == 1
    it.page.wait_for_function("() => location.hash.includes('note=ann:who%20pays%20%26%20why%3F')")
    it.page.reload()
    it.wait()
    assert it.page.input_value("#own-note") == "who pays & why?"
    assert it.claims() == ["ab"]
    assert "who pays" not in " ".join(it.texts("#panel .claim"))


def test_a_note_is_undone_and_ends_at_its_length(world: World, opened: Open) -> None:
    it = opened(world(*CLAIMS), fragment="#note=ann:" + "x" * 900)
    assert it.ask("[...actorgraph.state.now().notes.values()].map(({ length }) => length)") == [280]
    it.click_thing("ann")
    it.page.fill("#own-note", "")
    assert it.ask("actorgraph.state.now().notes.size") == 0
    it.page.focus("#drawing")
    it.page.keyboard.press("Control+z")
    assert it.ask("actorgraph.state.now().notes.size") == 1
    assert len(it.page.input_value("#own-note")) == 280


def test_a_note_does_no_harm(world: World, opened: Open) -> None:
    it = opened(world(*CLAIMS), fragment="#thing=ann&note=ann:%3Cimg src=x onerror=alert(1)%3E")
    assert it.page.input_value("#own-note") == "<img src=x onerror=alert(1)>"
    assert it.page.locator("#panel img").count() == 0


def test_cards_of_the_story_have_the_sign_too(opened: Open, shipped_page: Any) -> None:
    it = opened(shipped_page, fragment="#note=white-house:mine")
    assert it.ask("actorgraph.state.now().view") == "story"
    assert it.page.locator(".card .note-sign").count() == 1


def test_a_graph_that_is_saved_marks_it_as_the_readers(world: World, opened: Open) -> None:
    it = opened(world(*CLAIMS), fragment="#view=network&note=ann:mine")
    it.page.click("#take")
    with it.page.expect_download() as download:
        it.page.get_by_role("button", name="Graph (GraphML)").click()
    text = download.value.path().read_text(encoding="utf-8")
    assert 'attr.name="note_of_reader"' in text
    assert text.count(">mine<") == 1
