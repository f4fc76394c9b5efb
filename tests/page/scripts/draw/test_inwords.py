"""What is drawn, in words, for who reads by ear."""

from __future__ import annotations

from page.conftest import Open, Opened, World

ATTACKS = {"relation": "attacks", "subject": "ann", "object": "bob", "event": "raid"}
THREATENS = {"relation": "threatens", "subject": "bob", "object": "cid", "modality": "possible"}


def _in_words(it: Opened) -> list[list[str]]:
    it.page.wait_for_timeout(400)  # it is written when the drawing rests
    rows: list[list[str]] = it.ask(
        "[...document.querySelectorAll('#in-words tbody tr')].map((row) => [...row.children].map(({ textContent }) => textContent))"
    )
    return rows


def test_the_network_is_a_table_below_a_heading(world: World, opened: Open) -> None:
    it = opened(world(ATTACKS, THREATENS))
    assert _in_words(it) == [
        ["Ann attacked Bob in the raid.", "stated", "1"],
        ["Bob may have threatened Cid.", "possible", "1"],
    ]
    assert it.texts("#in-words h2") == ["The drawing in words"]


def test_an_answer_is_a_table_of_its_lines_alone(world: World, opened: Open) -> None:
    it = opened(world(ATTACKS, THREATENS))
    it.page.fill("#search", "Who attacked Bob?")
    it.page.press("#search", "Enter")
    assert _in_words(it) == [["Ann attacked Bob in the raid.", "stated", "1"]]


def test_a_form_without_a_drawing_has_a_heading_and_no_table_beside_it(
    world: World, opened: Open
) -> None:
    claims = [
        {**ATTACKS, "event": "", "when": f"2024-01-{day:02}", "quote": f"Day {day}."}
        for day in range(1, 31)
    ]
    it = opened(world(*claims), viewport={"width": 900, "height": 500})
    it.page.fill("#search", "What happened?")
    it.page.press("#search", "Enter")
    assert _in_words(it) == []
    assert it.texts(".form h2") == ["The times, as a list"]
