"""What a review of the page found, U1 to U24, each with the tests that hold its mend in a browser."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Final

import pytest

from page.conftest import Open, Opened, World

PAGE: Final = Path(__file__).parent
#: Fixtures that are a page in the browser.
BROWSER: Final = {"opened", "atlas", "table", "told"}
#: What the page did, and the tests that fail if it does so again; without ``test_``.
FINDINGS: Final = {
    "U1 only the first of those who answer": "enter_shows_all_who_answer_with_their_claims",
    "U2 an answer that is not drawn":
        "what_answers_a_question_is_lit whatever_is_lit_is_in_view_beside_the_panel on_a_phone_all_that_answers_is_in_view",
    "U3 an answer that is not in the address": "an_answer_is_in_the_address_and_comes_back_lit",
    "U4 questions of the case that are not understood": "the_questions_of_the_case_are_understood",
    "U5 short names in a question": "a_name_of_two_letters_is_understood_in_a_question_and_a_typo_too",
    "U6 a denial instead of 'not understood'": "enter_on_what_is_not_understood_opens_no_near_name_and_leaves_no_answer",
    "U7 events of another time": "a_strike_of_february_is_not_drawn_in_october",
    "U8 a film without news":
        "each_step_brings_the_next_day_with_what_is_new_lit_and_said a_film_runs_at_three_speeds"
        " handles_and_span_are_dragged handles_leave_what_lies_between_them",
    "U9 a panel over the drawing": "a_line_opens_its_evidence_beside_the_drawing_and_not_over_it",
    "U10 a camera that does not come back": "closing_the_panel_puts_everything_back_where_it_was",
    "U11 things out of sight":
        "the_page_opens_on_the_story_with_a_headline_and_nothing_out_of_sight the_network_is_inside_the_drawing_and_its_names_are_free",
    "U12 filters that do not lay out anew": "what_is_left_of_a_filter_fills_the_drawing",
    "U13 a link that loses its zoom": "a_link_brings_back_its_camera_and_what_was_dragged",
    "U14 no undo": "what_was_done_is_undone_and_done_again what_was_dragged_is_undone",
    "U15 no menu, no groups, no pins":
        "a_right_click_offers_what_can_be_done_with_an_actor shift_takes_things_in_and_out a_line_around_things_selects_them"
        " what_is_selected_becomes_a_group_that_gets_a_name expanding_adds_the_neighbours_to_what_is_shown a_pinned_thing_keeps_its_place",
    "U16 hovering lights no neighbours": "pointing_at_a_thing_lights_its_neighbours_and_names_its_lines",
    "U17 one path, without direction":
        "the_next_best_paths_stand_below_the_shortest a_path_may_run_only_along_one_family a_path_says_whether_it_runs_with_the_arrows",
    "U18 one button that undoes everything": "what_is_put_away_is_brought_back_on_its_own",
    "U19 an address of all that is off": "only_one_family_is_a_short_address",
    "U20 a notice over the drawing": "what_is_hidden_is_said_beside_the_drawing_and_not_over_it",
    "U21 a table of tall rows":
        "rows_have_two_lines_at_most each_column_filters_by_words_or_by_a_value_with_its_count rows_are_grouped_with_their_number"
        " a_row_opens_its_evidence_beside_the_table on_a_phone_rows_are_cards_as_wide_as_the_screen",
    "U22 evidence below the fold":
        "many_names_are_shown_on_demand_and_evidence_is_in_sight links_of_markdown_in_a_note_are_links_if_they_lead_to_the_web",
    "U23 a menu that stays open, and no help on a phone":
        "the_menu_closes_gives_the_focus_back_and_reports_what_was_saved on_a_phone_it_is_said_what_fingers_do",
    "U24 figures that are nowhere": "the_numbers_of_the_story_are_on_the_face_of_the_page",
}  # fmt: skip


def _tests() -> dict[str, set[str]]:
    """Return what each test of the page is given, by its name without ``test_``."""
    return {
        function.name.removeprefix("test_"): {given.arg for given in function.args.args}
        for file in PAGE.rglob("test_*.py")
        for function in ast.parse(file.read_text(encoding="utf-8")).body
        if isinstance(function, ast.FunctionDef)
    }


def test_every_finding_has_a_test_in_a_browser() -> None:
    assert [name.split()[0] for name in FINDINGS] == [f"U{n}" for n in range(1, 25)]
    known = _tests()
    named = [name for names in FINDINGS.values() for name in names.split()]
    assert [name for name in named if not known.get(name, set()) & BROWSER] == []


def test_the_questions_of_the_case_are_understood(atlas: Opened) -> None:
    questions = (
        "who sponsors whom", "who blames whom", "who attacked whom", "how many people were killed",
        "who is behind the Jordan attack", "what did Kirby say", "when did the Jordan attack happen",
        "where did the Jordan attack happen", "list armed groups", "Iran -> KH",
    )  # fmt: skip
    lost = []
    for question in questions:
        atlas.page.fill("#search", question)
        atlas.page.keyboard.press("Enter")
        atlas.settle()
        panel = atlas.page.inner_text("#panel")
        if "not understood" in panel.lower() or not atlas.ask("actorgraph.state.now().ask"):
            lost.append(question)
    assert lost == []


def test_a_name_of_two_letters_is_understood_in_a_question_and_a_typo_too(
    world: World, opened: Open
) -> None:
    actors = [
        {"id": "is", "name": "IS", "type": "armed-group"},
        {"id": "backer", "name": "Hizballah", "type": "armed-group"},
        {"id": "cid", "name": "Cid", "type": "person"},
    ]
    it = opened(world({"relation": "sponsors", "subject": "backer", "object": "is"}, actors=actors))
    answers = []
    for question in ("who sponsors IS", "whom does Hizbalah sponsor"):
        it.page.fill("#search", question)
        it.page.keyboard.press("Enter")
        it.page.wait_for_selector("#panel:not([hidden])")
        answers.append(it.texts("#panel ol.answers li a"))
    assert answers == [["Hizballah"], ["IS"]]


def test_closing_the_panel_puts_everything_back_where_it_was(atlas: Opened) -> None:
    places = "actorgraph.scene().things.map(({ id, x, y }) => [id, Math.round(x), Math.round(y)])"
    before = atlas.ask(places)
    atlas.click_thing("kataib-hezbollah")
    assert atlas.ask(places) != before
    atlas.page.click("#close")
    atlas.settle()
    assert atlas.ask(places) == before


def test_what_was_dragged_is_undone(atlas: Opened) -> None:
    place = "(({ x, y }) => [Math.round(x), Math.round(y)])(actorgraph.scene().things.find(({ id }) => id === 'iran'))"
    x, y = before = atlas.ask(place)
    atlas.page.mouse.move(x, y)
    atlas.page.mouse.down()
    atlas.page.mouse.move(x + 60, y + 30, steps=4)
    atlas.page.mouse.up()
    assert atlas.ask(place) == pytest.approx([x + 60, y + 30], abs=2)
    atlas.page.keyboard.press("Control+z")
    atlas.settle()
    assert atlas.ask(place) == before


def test_only_one_family_is_a_short_address(atlas: Opened) -> None:
    atlas.page.get_by_role("button", name="Only sponsorship").press("Enter")
    atlas.page.wait_for_url("**families=**")
    assert "families=sponsorship" in atlas.ask("location.hash")
    assert "families-off" not in atlas.ask("location.hash")


def test_what_is_hidden_is_said_beside_the_drawing_and_not_over_it(atlas: Opened) -> None:
    atlas.page.get_by_role("button", name="Only sponsorship").press("Enter")
    atlas.settle()
    assert atlas.page.is_visible("#shown")
    covered = atlas.ask(
        """(() => {
            const { left, top, right, bottom } = document.getElementById("shown").getBoundingClientRect();
            return actorgraph.scene().things.flatMap(({ name, shown_label: label }) => (
                label && label.left < right && label.right > left && label.top < bottom && label.bottom > top ? [name] : []));
        })()"""
    )
    assert covered == []


@pytest.mark.parametrize("address", ["", "#view=network"])
def test_on_a_phone_it_is_said_what_fingers_do(
    shipped_page: Path, opened: Open, address: str
) -> None:
    it = opened(
        shipped_page, fragment=address, viewport={"width": 390, "height": 844}, has_touch=True
    )
    it.page.click("#about")
    text = it.page.inner_text("#panel")
    assert [word for word in ("two fingers", "Tap", "Rest a finger") if word not in text] == []


def test_the_numbers_of_the_story_are_on_the_face_of_the_page(
    shipped_page: Path, opened: Open
) -> None:
    it = opened(shipped_page)
    face = it.page.inner_text("#headline") + (it.page.locator("#story").text_content() or "")
    words = ("85 or more than 85 targets", "three US service members", "more than 40 people")
    assert [text for text in words if text not in face] == []
