"""The film: step by step through the days, with what is new lit and said."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Locator

from page.conftest import SCREEN, Open, Opened, World

ATTACK = {"relation": "attacks", "subject": "ann", "object": "bob", "when": "2024-01-05"}
THREAT = {"relation": "threatens", "subject": "bob", "object": "cid", "when": "2024-01-09"}
AID = {"relation": "sponsors", "subject": "cid", "object": "ann", "when": "2024-01-20"}
UNDATED = {"relation": "threatens", "subject": "ann", "object": "cid"}
TRIO = (ATTACK, THREAT, AID, UNDATED)


def _button(it: Opened, name: str) -> Locator:
    return it.page.locator("#time").get_by_role("button", name=re.compile(f"^{name}"))


def _day(text: str) -> int:
    return (date.fromisoformat(text) - date(1970, 1, 1)).days


def _frame(it: Opened) -> dict[str, list[str]]:
    """Return the lines that are drawn, and those that are lit."""
    lines = it.ask("actorgraph.scene().lines.map(({ from, to, lit }) => [`${from} ${to}`, lit])")
    return {
        "drawn": sorted(line for line, _ in lines),
        "lit": sorted(line for line, is_lit in lines if is_lit),
    }


def test_each_step_brings_the_next_day_with_what_is_new_lit_and_said(
    world: World, opened: Open
) -> None:
    it = opened(world(*TRIO))
    seen = []
    while _button(it, "Next").is_enabled():
        _button(it, "Next").click()
        seen.append((_frame(it), it.texts("#caption")))
    assert seen == [
        ({"drawn": ["ann bob"], "lit": ["ann bob"]}, ["5 January 2024 Ann attacked Bob."]),
        (
            {"drawn": ["ann bob", "bob cid"], "lit": ["bob cid"]},
            ["9 January 2024 Bob threatened Cid."],
        ),
        (
            {"drawn": ["ann bob", "bob cid", "cid ann"], "lit": ["cid ann"]},
            ["20 January 2024 Cid sponsored Ann."],
        ),
    ]
    _button(it, "First").click()
    assert _frame(it)["drawn"] == ["ann bob"]
    it.page.get_by_role("button", name="All days").click()
    assert it.page.locator("#caption").is_hidden()
    assert len(_frame(it)["lit"]) == 4


def test_every_step_of_the_shipped_case_changes_what_is_drawn(
    shipped_page: Path, opened: Open
) -> None:
    it = opened(shipped_page)
    seen: list[list[list[str]]] = []
    while _button(it, "Next").is_enabled():
        _button(it, "Next").click()
        assert it.page.locator("#caption").is_visible()
        scene = it.ask(
            "(({ things, lines }) => [things.map(({ id }) => id), lines.map(({ from, to, family }) => [from, to, family])])(actorgraph.scene())"
        )
        if seen:
            assert scene != seen[-1]
        seen.append(scene)
    assert len(seen) >= 5
    assert [len(things) for things, _ in seen] == sorted(len(things) for things, _ in seen)


def test_an_event_comes_no_sooner_than_its_day_even_if_it_was_spoken_of(
    world: World, opened: Open
) -> None:
    plan = {"relation": "attacks", "subject": "ann", "event": "raid", "when": "2024-01-01"}
    it = opened(world(plan, {**THREAT, "when": "2024-01-03"}))
    _button(it, "Next").click()
    assert it.ask("actorgraph.state.now().to") == _day("2024-01-01")
    assert "raid" not in it.shown()
    _button(it, "Next").click()
    _button(it, "Next").click()
    assert it.ask("actorgraph.state.now().to") == _day("2024-01-05")
    assert "raid" in it.shown()


def test_a_step_is_an_address_that_a_link_and_back_bring_again(world: World, opened: Open) -> None:
    store = world(*TRIO)
    it = opened(store)
    _button(it, "Next").click()
    _button(it, "Next").click()
    there = _frame(it)
    address = it.ask("location.hash")
    assert address == "#until=2024-01-09&film=yes"
    again = opened(store, fragment=address)
    assert (_frame(again), again.texts("#caption")) == (there, it.texts("#caption"))
    it.page.go_back()
    assert _frame(it)["drawn"] == ["ann bob"]
    it.page.go_back()
    assert len(_frame(it)["drawn"]) == 4
    assert it.page.locator("#caption").is_hidden()
    it.page.go_forward()
    assert it.texts("#caption") == ["5 January 2024 Ann attacked Bob."]


def test_an_address_between_two_steps_shows_the_one_before(world: World, opened: Open) -> None:
    it = opened(world(*TRIO), fragment="#until=2024-01-15&film=yes")
    assert it.texts("#caption") == ["9 January 2024 Bob threatened Cid."]
    assert _frame(it) == {"drawn": ["ann bob", "bob cid"], "lit": ["bob cid"]}
    it.change(f"{{ to: {_day('2023-01-01')} }}")
    assert (it.shown(), it.page.locator("#caption").is_hidden()) == ([], True)


def test_a_step_of_the_story_leads_to_the_network_and_back_to_the_story(
    shipped_page: Path, opened: Open
) -> None:
    it = opened(shipped_page)
    assert it.ask("actorgraph.state.now().view") == "story"
    _button(it, "Next").click()
    assert it.ask("actorgraph.state.now().view") == "drawing"
    it.page.go_back()
    assert it.ask("actorgraph.state.now().view") == "story"


def test_play_goes_on_by_itself_and_stops_at_the_end(world: World, opened: Open) -> None:
    it = opened(
        world(*TRIO), viewport=SCREEN
    )  # a context of its own, since the clock is the context's
    it.page.clock.install()
    it.page.clock.pause_at("2100-01-01")
    length = it.ask("history.length")
    _button(it, "Play").click()
    days = [it.ask("actorgraph.state.now().to")]
    for _ in range(3):
        it.page.clock.run_for(2400)  # nothing stands still for longer, also at half the speed
        days.append(it.ask("actorgraph.state.now().to"))
    assert days[0] == _day("2024-01-05")
    assert days[-1] == _day("2024-01-20")
    assert (_button(it, "Play").count(), _button(it, "Pause").count()) == (1, 0)
    assert it.texts("#said") == ["Played to the last day"]
    assert it.ask("history.length") == length + 1


@pytest.mark.parametrize(("speed", "steps"), [("0.5", 1), ("1", 2), ("2", 3)])
def test_a_film_runs_at_three_speeds(world: World, opened: Open, speed: str, steps: int) -> None:
    claims = [
        {**ATTACK, "when": f"2024-01-{n:02}", "subject": s, "object": o}
        for n, (s, o) in enumerate(
            [
                ("ann", "bob"),
                ("bob", "ann"),
                ("ann", "cid"),
                ("cid", "ann"),
                ("bob", "cid"),
                ("cid", "bob"),
            ],
            start=1,
        )
    ]
    it = opened(world(*claims, events=[]), viewport=SCREEN)
    it.page.clock.install()
    it.page.clock.pause_at("2100-01-01")
    it.page.get_by_label("Speed").select_option(speed)
    _button(it, "Play").click()
    it.page.clock.run_for(2350 if speed != "2" else 1800)
    assert it.ask("actorgraph.state.now().to") == _day("2024-01-01") + steps


def test_pause_a_handle_and_a_choice_each_end_the_play(world: World, opened: Open) -> None:
    it = opened(world(*TRIO), viewport=SCREEN)
    it.page.clock.install()
    it.page.clock.pause_at("2100-01-01")

    def is_at_rest() -> bool:
        before = it.ask("actorgraph.state.now().to")
        it.page.clock.run_for(5000)
        return (
            bool(it.ask("actorgraph.state.now().to") == before) and _button(it, "Play").is_visible()
        )

    _button(it, "Play").click()
    _button(it, "Pause").click()
    assert is_at_rest()
    _button(it, "First").click()
    _button(it, "Play").click()
    it.page.get_by_role("slider", name="First day").press("ArrowRight")
    assert is_at_rest()
    it.page.get_by_role("button", name="All days").click()
    _button(it, "Play").click()
    it.change('{ thing: page.thing("ann").at }')
    assert is_at_rest()


def test_filters_decide_what_a_film_shows(world: World, opened: Open) -> None:
    it = opened(world(*TRIO))
    it.change("{ families: new Set(['threat']) }")
    _button(it, "Next").click()
    _button(it, "Next").click()
    assert _frame(it) == {"drawn": ["ann bob", "cid ann"], "lit": ["cid ann"]}
    assert _button(it, "Next").is_disabled()


def test_many_days_are_taken_by_month(world: World, opened: Open) -> None:
    actors = [{"id": f"a{n}", "name": f"A{n}", "type": "person"} for n in range(90)]
    claims = [
        {
            "relation": "attacks",
            "subject": f"a{n}",
            "object": f"a{n + 1}",
            "when": f"2023-{1 + n // 20:02}-{1 + n % 20:02}",
        }
        for n in range(80)
    ]
    it = opened(
        world(*claims, actors=[*actors, {"id": "cid", "name": "Cid", "type": "person"}], events=[])
    )
    steps = []
    while _button(it, "Next").is_enabled():
        _button(it, "Next").click()
        steps.append((len(it.ties()), it.texts("#caption")))
    assert steps == [
        (20, ["January 2023 A0 attacked A1. and 19 more claims"]),
        (40, ["February 2023 A20 attacked A21. and 19 more claims"]),
        (60, ["March 2023 A40 attacked A41. and 19 more claims"]),
        (80, ["April 2023 A60 attacked A61. and 19 more claims"]),
    ]


@pytest.mark.parametrize(
    ("when", "time"), [("2024", "2024"), ("2024-02", "February 2024"), ("2024-02-02", "2 February 2024")]
)  # fmt: skip
def test_a_step_is_named_no_finer_than_the_times_of_what_is_new(
    world: World, opened: Open, when: str, time: str
) -> None:
    it = opened(world({**ATTACK, "when": when}, events=[]))
    _button(it, "Next").click()
    assert it.texts("#caption b") == [time]


def test_the_sentence_of_a_step_is_of_a_new_tie_and_of_that_day(world: World, opened: Open) -> None:
    day = {"when": "2024-01-05"}
    it = opened(
        world(
            {**ATTACK, "when": "2024-01-02"},
            {**ATTACK, **day, "quote": "Again."},
            {**THREAT, **day, "modality": "possible"},
            {"relation": "sponsors", "subject": "bob", "object": "ann", "when": "../2024-01-05"},
            {**AID, **day},
            events=[],
        )
    )
    _button(it, "Next").click()
    _button(it, "Next").click()
    assert it.texts("#caption") == ["5 January 2024 Cid sponsored Ann. and 3 more claims"]


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (1280, 720), (390, 664)])
def test_what_is_new_at_a_step_is_in_sight(
    shipped_page: Path, opened: Open, width: int, height: int
) -> None:
    it = opened(shipped_page, viewport={"width": width, "height": height})
    outside = []
    while _button(it, "Next").is_enabled():
        _button(it, "Next").click()
        outside += it.ask(
            """() => {
                const { left, right, top, bottom } = document.getElementById("drawing").getBoundingClientRect();
                return actorgraph.scene().things.filter(({ lit, x, y }) => lit && (x < left || x > right || y < top || y > bottom)).map(({ id }) => id);
            }"""
        )
    assert outside == []


def test_the_film_is_gone_through_by_keyboard(world: World, opened: Open) -> None:
    it = opened(world(*TRIO))
    _button(it, "Next").focus()
    for _ in range(3):
        it.page.keyboard.press("Enter")
    assert len(it.ties()) == 3
    assert (
        it.ask("document.activeElement.textContent") == "First"
    )  # Next, at the end, can take no key
    it.page.keyboard.press("Space")
    assert it.ties() == ["attack:ann:bob"]


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (390, 664)])
def test_nothing_moves_from_step_to_step(
    shipped_page: Path, opened: Open, width: int, height: int
) -> None:
    it = opened(shipped_page, viewport={"width": width, "height": height})
    places: dict[str, list[float]] = {}
    while _button(it, "Next").is_enabled():
        _button(it, "Next").click()
        it.rest()
        now = it.ask(
            "Object.fromEntries(actorgraph.scene().things.map(({ id, x, y }) => [id, [x, y]]))"
        )
        assert {key: now[key] for key in places} == places
        places = now
