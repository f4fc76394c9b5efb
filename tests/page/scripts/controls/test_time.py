"""The time bar: what is shown of a span of days, and that it agrees with Python about it."""

from __future__ import annotations

from datetime import date

import pytest

from actorgraph.model.filters import read_filters
from actorgraph.page.view import view_of
from actorgraph.store.reader import Store
from page.conftest import SCREEN, SOURCE, Open, Opened, World

ATTACK = {"relation": "attacks", "subject": "ann", "object": "bob"}
THREAT = {"relation": "threatens", "subject": "bob", "object": "cid"}


def _day(text: str) -> int | None:
    """Return a day as the page counts it."""
    return (date.fromisoformat(text) - date(1970, 1, 1)).days if text else None


def _write(it: Opened, name: str, day: str) -> None:
    it.ask(
        """([name, day]) => {
            const handle = document.querySelector(`#time input[aria-label="${name}"]`);
            handle.value = day;
            handle.dispatchEvent(new Event("input"));
        }""",
        [name, _day(day)],
    )


@pytest.mark.parametrize("undated", [False, True])
@pytest.mark.parametrize(
    ("since", "until"),
    [
        ("2024-02-02", ""), ("", "2024-01-28"), ("2024-01-28", "2024-01-28"), ("2024-01-29", "2024-02-02"),
        ("2024-02-02", "2024-02-02"), ("2023-10-07", "2023-12-31"), ("2025-01-01", ""), ("", "1990-01-01"),
        ("2000-01-01", "2030-01-01"),
    ],
)  # fmt: skip
def test_a_span_leaves_the_claims_that_python_leaves(
    atlas: Opened, shipped: Store, since: str, until: str, undated: bool
) -> None:
    from_, to = ("null" if day is None else day for day in (_day(since), _day(until)))
    atlas.change(f"{{ from: {from_}, to: {to}, undated: {str(undated).lower()} }}")
    filters = read_filters(since=since, until=until, undated=undated)
    assert atlas.claims() == [claim.id for claim in shipped.claims(filters)]


@pytest.mark.parametrize("day", ["2024-01-28", "2024-02-02", "2024-02-03", "2019-05-05"])
def test_a_day_leaves_the_claims_that_python_leaves(
    atlas: Opened, shipped: Store, day: str
) -> None:
    atlas.change(f"{{ from: {_day(day)}, to: {_day(day)}, undated: false }}")
    wanted = view_of(shipped, read_filters(as_of=day))
    assert atlas.claims() == [claim.id for claim in wanted.claims]
    assert atlas.ties() == sorted(tie.id for tie in wanted.ties)


def test_the_handles_make_ties_vanish_and_appear_by_their_dates(world: World, opened: Open) -> None:
    it = opened(
        world(
            {**ATTACK, "when": "2024-01-05"},
            {**THREAT, "when": "2024-01-20/2024-01-25"},
            {"relation": "threatens", "subject": "ann", "object": "cid"},
        )
    )
    every = ["attack:ann:bob", "threat:ann:cid", "threat:bob:cid"]
    assert it.ties() == every
    assert it.texts("#time .undated") == ["undated (1)"]
    _write(it, "Last day", "2024-01-10")
    assert it.ties() == ["attack:ann:bob", "threat:ann:cid"]
    assert it.texts("#time .days") == ["… – 2024-01-10"]
    it.page.uncheck("#undated")
    assert it.ties() == ["attack:ann:bob"]
    assert it.shown() == ["ann", "bob"]
    _write(it, "First day", "2024-01-08")
    assert it.ties() == []
    _write(it, "Last day", "2024-01-21")
    assert it.ties() == ["threat:bob:cid"]
    it.page.get_by_role("button", name="All days").click()
    assert it.ties() == every


def test_a_state_without_a_date_may_hold_then_and_is_told_from_what_does(
    world: World, opened: Open
) -> None:
    it = opened(
        world(
            {**ATTACK, "when": "2024-01-05"},
            {"relation": "sponsors", "subject": "ann", "object": "cid", "said": "2024-01-20"},
        )
    )
    _write(it, "Last day", "2024-01-10")
    assert it.texts("#time .undated") == ["may hold then (1)"]
    assert it.ties() == ["attack:ann:bob", "sponsorship:ann:cid"]
    it.page.uncheck("#undated")
    assert it.ties() == ["attack:ann:bob"]


def test_handles_that_cross_keep_an_order(world: World, opened: Open) -> None:
    it = opened(world({**ATTACK, "when": "2024-01-05"}, {**THREAT, "when": "2024-01-25"}))
    _write(it, "First day", "2024-01-20")
    _write(it, "Last day", "2024-01-10")
    now = it.ask("(({ from, to }) => [from, to])(actorgraph.state.now())")
    assert now == [_day("2024-01-10"), _day("2024-01-20")]


def test_a_handle_is_moved_by_keyboard_and_says_its_day(world: World, opened: Open) -> None:
    it = opened(world({**ATTACK, "when": "2024-01-05"}, {**THREAT, "when": "2024-01-25"}))
    it.page.get_by_label("First day").focus()
    it.page.keyboard.press("ArrowRight")
    it.page.keyboard.press("ArrowRight")
    handle = it.page.get_by_label("First day")
    assert handle.get_attribute("aria-valuetext") == "2024-01-06"
    assert it.ties() == ["threat:bob:cid"]
    it.page.keyboard.press("Home")
    assert handle.get_attribute("aria-valuetext") == "from the beginning"


def test_play_lets_ties_come_as_their_days_come(world: World, opened: Open) -> None:
    it = opened(world({**ATTACK, "when": "2024-01-05"}, {**THREAT, "when": "2024-01-09"}))
    it.ask(
        """() => {
            window.seen = [];
            actorgraph.state.listen(() => seen.push(actorgraph.visible().scene.ties.length));
        }"""
    )
    it.page.get_by_role("button", name="Play").click()
    it.page.locator("#said").get_by_text("Played to the last day").wait_for(state="attached")
    seen = it.ask("seen")
    assert sorted(seen) == seen
    assert {1, 2} <= set(seen)
    assert it.ask("actorgraph.state.now().to") is None
    assert it.page.get_by_role("button", name="Play").is_visible()


def test_play_can_be_stopped(world: World, opened: Open) -> None:
    store = world({**ATTACK, "when": "2000-01-05"}, {**THREAT, "when": "2024-01-09"})
    it = opened(store, viewport=SCREEN)  # a context of its own, since the clock is the context's
    it.page.clock.install()
    it.page.clock.pause_at("2100-01-01")
    days = []
    for press in ("Play", "Stop"):
        it.page.get_by_role("button", name=press).click()
        for _ in range(2):
            it.page.clock.run_for(1000)
            days.append(it.ask("actorgraph.state.now().to"))
    assert days[0] < days[1] == days[2] == days[3]


def test_events_are_marked_on_the_axis_and_open_their_dossier(world: World, opened: Open) -> None:
    events = [
        {"id": "raid", "name": "the raid", "type": "attack", "when": "2024-01-05"},
        {"id": "march", "name": "the march", "type": "protest", "when": "2024-01-25"},
        {"id": "talks", "name": "the talks", "type": "meeting", "when": "2024-01-25"},
    ]
    it = opened(world(ATTACK, events=events))
    marks = it.page.locator("#time .event-mark")
    assert [mark.get_attribute("aria-label") for mark in marks.all()] == [
        "2024-01-05: the raid",
        "2024-01-25: the march, the talks",
    ]
    marks.first.click()
    assert it.texts("#panel-title") == ["the raid"]


def test_where_nothing_is_dated_there_is_no_bar(world: World, opened: Open) -> None:
    source = {key: value for key, value in SOURCE.items() if key != "date"}
    it = opened(world(ATTACK, events=[], source=source))
    assert it.page.locator("#time").is_hidden()
