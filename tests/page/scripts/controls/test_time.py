"""The time strip: what is drawn of a span of days is what Python lists, and how the span is moved."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise, product
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from playwright.sync_api import Locator

from actorgraph.model.event import Event
from actorgraph.model.filters import read_filters
from actorgraph.page.view import View, view_of
from actorgraph.store.reader import Store
from page.conftest import SCREEN, SOURCE, Open, Opened, World

ATTACK = {"relation": "attacks", "subject": "ann", "object": "bob"}
THREAT = {"relation": "threatens", "subject": "bob", "object": "cid"}
#: Texts and times of every kind that the model has, of claims and of events.
WHENS = ("", "2024", "2024-02", "2024-02-02", "2024-02-02/2024-02-09", "2023-10/..", "../2024-01-20", "[2024-01-05..2024-01-12]")  # fmt: skip
#: Days about which a span may begin or end; empty is open.
BOUNDS = ("", "2023-09-30", "2023-12-31", "2024-01-05", "2024-01-12", "2024-01-28", "2024-01-31", "2024-02-01", "2024-02-02", "2024-02-09", "2024-12-31", "2025-02-01")  # fmt: skip
HANDLE = ("First day", "All of the span", "Last day")


class Drawn(NamedTuple):
    """What a page shows of a span: claims that pass, claims that have a line, events."""

    claims: list[str]
    lines: list[str]
    events: list[str]


def _day(text: str) -> int | None:
    """Return a day as the page counts it."""
    return (date.fromisoformat(text) - date(1970, 1, 1)).days if text else None


def _spans(bounds: Sequence[str] = BOUNDS) -> list[tuple[str, str]]:
    """Return all spans between two bounds, with an open end where one of them is empty."""
    return [
        (since, until)
        for since, until in product(bounds, repeat=2)
        if (since or until) and (not since or not until or since <= until)
    ]


def _drawn(it: Opened, spans: Iterable[tuple[str, str]], undated: bool) -> list[Drawn]:
    """Return what the page draws of some spans that stand in its address."""
    found = it.ask(
        """async ([spans, undated]) => {
            const found = [];
            for (const [since, until] of spans) {
                const words = [since && `since=${since}`, until && `until=${until}`, undated && "undated=yes"];
                const there = new Promise((done) => { addEventListener("popstate", done, { once: true }); });
                location.hash = words.filter(Boolean).join("&") + `&scope=all&view=network`;
                await there;
                const { things, lines } = actorgraph.scene();
                found.push([
                    actorgraph.visible().claims.map((at) => actorgraph.page.claim(at).id).sort(),
                    [...new Set(lines.flatMap(({ claims }) => claims))].sort(),
                    things.filter(({ type }) => type === "event").map(({ id }) => id).sort(),
                ]);
            }
            return found;
        }""",
        [list(spans), undated],
    )
    return [Drawn(*each) for each in found]


def _wanted(store: Store, view: View, since: str, until: str, undated: bool) -> Drawn:
    """Return what is to be drawn of a span: what `claims` lists, but for lines at events of other days."""
    filters = read_filters(since=since, until=until, undated=undated)
    (first, last) = filters.spans[0]

    def is_of_time(key: str) -> bool:
        thing = view.things[key]
        if not isinstance(thing, Event) or not thing.when.known:
            return True
        return thing.when.first <= last and thing.when.last >= first

    listed = {claim.id: claim for claim in store.claims(filters)}
    lined = {
        view.claims[at].id
        for tie in view.ties
        if is_of_time(tie.start) and is_of_time(tie.end)
        for at in tie.claims
    }
    named = {
        key
        for claim in listed.values()
        for key in (claim.subject, claim.object, claim.event)
        if key
    }
    events = [key for key in named if isinstance(view.things[key], Event) and is_of_time(key)]
    return Drawn(sorted(listed), sorted(lined & set(listed)), sorted(events))


def _assert_drawn(store: Store, it: Opened, spans: list[tuple[str, str]]) -> None:
    view = view_of(store)
    for undated in (False, True):
        wanted = [_wanted(store, view, *span, undated) for span in spans]
        assert dict(zip(spans, _drawn(it, spans, undated), strict=True)) == dict(
            zip(spans, wanted, strict=True)
        )
        assert len({len(each.claims) for each in wanted}) > 5


def _move(it: Opened, name: str, key: str, times: int = 1) -> None:
    """Press a key on one of the handles."""
    it.page.get_by_role("slider", name=name, exact=True).focus()
    for _ in range(times):
        it.page.keyboard.press(key)


def _span(it: Opened) -> list[int | None]:
    span: list[int | None] = it.ask("(({ from, to }) => [from, to])(actorgraph.state.now())")
    return span


def _boxes(these: Locator) -> list[dict[str, float]]:
    return [box for each in these.all() if (box := each.bounding_box())]  # type: ignore[misc]


def _meet(one: dict[str, float], other: dict[str, float]) -> bool:
    """Return True if two boxes lie on one another; half a pixel may be rounded."""
    across = min(one["x"] + one["width"], other["x"] + other["width"]) - max(one["x"], other["x"])
    down = min(one["y"] + one["height"], other["y"] + other["height"]) - max(one["y"], other["y"])
    return across > 0.5 and down > 0.5


# -- what is drawn of a span -------------------------------------------------------------------------


@pytest.mark.slow
def test_of_the_shipped_case_a_span_draws_what_python_lists(atlas: Opened, shipped: Store) -> None:
    _assert_drawn(shipped, atlas, _spans())


def test_claims_with_times_of_every_kind_are_drawn_when_python_lists_them(
    world: World, opened: Open
) -> None:
    claims = [
        {"relation": relation, "subject": "ann", "object": "bob", "when": when, "said": said, "modality": modality}
        for when, said, relation, modality in product(
            WHENS, ("", "2024-01-28"), ("attacks", "sponsors", "threatens"), ("stated", "possible", "denied")
        )
    ]  # fmt: skip
    store = world(*claims)
    _assert_drawn(store, opened(store), _spans())


def test_events_with_times_of_every_kind_date_their_claims_and_are_drawn_then(
    world: World, opened: Open
) -> None:
    events = [
        {"id": f"e{n}", "name": f"event {n}", "type": "attack", "when": when}
        for n, when in enumerate(WHENS)
    ]
    dated = ("", "2024-01-31")
    claims: list[dict[str, Any]] = [
        {
            "relation": "attacks",
            "subject": "ann",
            "object": "bob",
            "event": event["id"],
            "when": when,
        }
        for event, when in product(events, dated)
    ]
    claims += [
        {"relation": "attributes", "subject": "cid", "object": "bob", "event": event["id"], "said": "2024-01-31"}
        for event in events
    ]  # fmt: skip
    claims += [
        {"relation": "responds-to", "subject": one["id"], "object": other["id"]}
        for one, other in product(events, events)
        if one is not other
    ]
    claims += [
        {"relation": "attacks", "subject": "ann", "event": event["id"], "when": "2024-02-09"}
        for event in events
    ]
    store = world(*claims, events=[{k: v for k, v in event.items() if v} for event in events])
    _assert_drawn(store, opened(store), _spans())


@pytest.mark.parametrize("day", ["2024-01-28", "2024-02-02", "2024-02-03", "2019-05-05"])
def test_a_day_leaves_the_claims_that_python_leaves(
    atlas: Opened, shipped: Store, day: str
) -> None:
    atlas.change(f"{{ from: {_day(day)}, to: {_day(day)} }}")
    wanted = view_of(shipped, read_filters(as_of=day))
    assert atlas.claims() == [claim.id for claim in wanted.claims]


def test_a_strike_of_february_is_not_drawn_in_october(atlas: Opened, shipped: Store) -> None:
    (october,) = _drawn(atlas, [("", "2023-10-12")], undated=True)
    assert "us-strikes-2024-02-02" not in october.events
    assert "jordan-outpost-attack" not in october.events
    (march,) = _drawn(atlas, [("2024-02-20", "")], undated=False)
    assert not {"us-strikes-2024-02-02", "jordan-outpost-attack"} & set(march.events)


def test_a_month_or_year_in_the_address_means_all_of_its_days(world: World, opened: Open) -> None:
    store = world({**ATTACK, "when": "2024-01-05"}, {**THREAT, "when": "2024-02-20"})
    it = opened(store, fragment="#since=2024-02&until=2024")
    assert _span(it) == [_day("2024-02-01"), _day("2024-12-31")]
    assert it.ties() == ["threat:bob:cid"]
    it = opened(store, fragment="#since=2024-02&until=2024-01-31")
    assert _span(it) == [_day("2024-01-31"), _day("2024-02-29")]


def test_what_may_hold_is_left_out_of_a_span_and_counted_beside_it(
    world: World, opened: Open
) -> None:
    it = opened(
        world(
            {**ATTACK, "when": "2024-01-05"},
            {**THREAT, "when": "2024-01-20"},
            {"relation": "sponsors", "subject": "ann", "object": "cid", "said": "2024-01-20"},
            {"relation": "threatens", "subject": "ann", "object": "cid"},
        )
    )
    assert len(it.ties()) == 4
    assert it.page.locator("#undated").is_hidden()
    _move(it, "Last day", "PageDown")
    assert it.ties() == ["attack:ann:bob", "sponsorship:ann:cid", "threat:bob:cid"]
    _move(it, "Last day", "PageDown")
    assert (it.ties(), it.texts("#time .undated")) == (["attack:ann:bob"], ["may hold then (2)"])
    it.page.check("#undated")
    assert it.ties() == ["attack:ann:bob", "sponsorship:ann:cid", "threat:ann:cid"]
    it.page.wait_for_url(re.compile("undated=yes"))
    it.change("{ modalities: new Set(['stated']) }")
    assert it.texts("#time .undated") == ["may hold then (0)"]


# -- the handles ------------------------------------------------------------------------------------


def test_handles_leave_what_lies_between_them(world: World, opened: Open) -> None:
    it = opened(
        world({**ATTACK, "when": "2024-01-05"}, {**THREAT, "when": "2024-01-20/2024-01-25"})
    )
    _move(it, "Last day", "ArrowLeft", 6)
    assert (it.ties(), it.texts("#time .days")) == (["attack:ann:bob"], ["… – 2024-01-19"])
    _move(it, "Last day", "End")
    _move(it, "First day", "ArrowRight")
    assert (it.ties(), it.texts("#time .days")) == (["threat:bob:cid"], ["2024-01-06 – …"])
    _move(it, "First day", "PageUp", 9)  # no further than the last day
    assert _span(it) == [_day("2024-01-25"), None]
    it.page.get_by_role("button", name="All days").click()
    assert len(it.ties()) == 2


def test_a_handle_says_its_day(world: World, opened: Open) -> None:
    it = opened(world({**ATTACK, "when": "2024-01-05"}, {**THREAT, "when": "2024-01-25"}))

    def said() -> list[str | None]:
        handles = (it.page.get_by_role("slider", name=name, exact=True) for name in HANDLE)
        return [handle.get_attribute("aria-valuetext") for handle in handles]

    assert said() == ["from the beginning", "… – …", "to the end"]
    _move(it, "First day", "ArrowRight")
    assert said() == ["2024-01-06", "2024-01-06 – …", "to the end"]
    _move(it, "First day", "Home")
    assert said() == ["from the beginning", "… – …", "to the end"]


def test_the_span_is_moved_as_a_whole_by_keyboard_and_keeps_its_days(
    world: World, opened: Open
) -> None:
    it = opened(world({**ATTACK, "when": "2024-01-05"}, {**THREAT, "when": "2024-01-25"}))
    it.change(f"{{ from: {_day('2024-01-10')}, to: {_day('2024-01-12')} }}")
    _move(it, "All of the span", "ArrowRight", 2)
    assert _span(it) == [_day("2024-01-12"), _day("2024-01-14")]
    _move(it, "All of the span", "PageDown")
    assert _span(it) == [None, _day("2024-01-07")]  # three days from the first that is dated


@pytest.mark.parametrize("by", ["mouse", "touch"])
def test_handles_and_span_are_dragged(world: World, opened: Open, by: str) -> None:
    store = world({**ATTACK, "when": "2024-01-05"}, {**THREAT, "when": "2024-01-25"})
    it = opened(store, viewport=SCREEN, has_touch=True)
    it.change(f"{{ from: {_day('2024-01-10')}, to: {_day('2024-01-14')} }}")
    wire = it.page.context.new_cdp_session(it.page)

    def drag(name: str, across: float) -> None:
        (box,) = _boxes(it.page.get_by_role("slider", name=name, exact=True))
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        if by == "mouse":
            it.page.mouse.move(x, y)
            it.page.mouse.down()
            it.page.mouse.move(x + across, y, steps=4)
            it.page.mouse.up()
            return
        for kind, at in (
            ("Start", x),
            ("Move", x + across / 2),
            ("Move", x + across),
            ("End", 0.0),
        ):
            points = [{"x": at, "y": y}] if kind != "End" else []
            wire.send("Input.dispatchTouchEvent", {"type": f"touch{kind}", "touchPoints": points})

    start, end = _span(it)
    assert start is not None
    assert end is not None
    drag("All of the span", 60)
    moved = _span(it)
    assert moved[0] is not None
    assert moved[1] is not None
    assert moved[0] > start
    assert moved[1] - moved[0] == end - start
    drag("Last day", -30)
    assert _span(it)[0] == moved[0]
    assert (_span(it)[1] or 0) < moved[1]
    drag("First day", 1000)  # it stops at the other
    assert _span(it)[0] == _span(it)[1] != start


@pytest.mark.parametrize("width", [1440, 1280, 390])
def test_no_handle_ever_lies_on_another_or_on_a_mark(
    shipped_page: Path, opened: Open, width: int
) -> None:
    it = opened(shipped_page, fragment="#view=network", viewport={"width": width, "height": 720})
    for day in (
        "",
        "2023-10-01",
        "2023-12-24",
        "2024-01-28",
        "2024-02-01",
        "2024-02-02",
        "2024-02-29",
    ):
        span = "null" if not day else _day(day)
        it.change(f"{{ from: {span}, to: {span} }}")
        boxes = _boxes(it.page.locator("#time :is([role=slider], .event-mark)"))
        assert len(boxes) > 5
        assert [box for box in boxes if box["width"] < 24 or box["height"] < 24] == []
        assert not any(_meet(one, other) for n, one in enumerate(boxes) for other in boxes[:n]), day


# -- the axis ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [1440, 1280, 390])
def test_the_labels_of_the_axis_are_legible_and_lie_beside_one_another(
    shipped_page: Path, opened: Open, width: int
) -> None:
    it = opened(shipped_page, fragment="#view=network", viewport={"width": width, "height": 720})
    labels = it.page.locator("#time .day")
    boxes = _boxes(labels)
    assert len(boxes) >= 2
    assert not any(_meet(one, other) for n, one in enumerate(boxes) for other in boxes[:n])
    sizes = it.ask(
        "[...document.querySelectorAll('#time .day')].map((it) => parseFloat(getComputedStyle(it).fontSize))"
    )
    assert min(sizes) >= 11
    assert it.texts("#time .day")[0] == "1 Oct 2023"


def test_six_days_of_one_week_have_more_room_than_the_four_months_before(atlas: Opened) -> None:
    places = {
        label: box["x"]
        for label, box in zip(
            atlas.page.locator("#time .event-mark").evaluate_all(
                "(marks) => marks.map((it) => it.getAttribute('aria-label').slice(0, 10))"
            ),
            _boxes(atlas.page.locator("#time .event-mark")),
            strict=True,
        )
    }
    (axis,) = _boxes(atlas.page.locator("#time .track"))
    week = places["2024-02-02"] - places["2024-01-28"]
    assert week > axis["width"] / 3
    assert list(places) == [
        "2023-10-01",
        "2024-01~ t",
        "2024-01-28",
        "2024-01-29",
        "2024-01-30",
        "2024-01-31",
        "2024-02-01",
        "2024-02-02",
    ]


def test_events_are_marked_named_on_focus_and_open_on_their_days(
    world: World, opened: Open
) -> None:
    events = [
        {"id": "raid", "name": "the raid", "type": "attack", "when": "2024-01-05"},
        {"id": "march", "name": "the march", "type": "protest", "when": "2024-01-25"},
        {"id": "talks", "name": "the talks", "type": "meeting", "when": "2024-01-25"},
    ]
    it = opened(world({**ATTACK, "event": "raid"}, THREAT, events=events))
    marks = it.page.locator("#time .event-mark")
    names = ["2024-01-05: the raid", "2024-01-25: the march, the talks"]
    assert [mark.get_attribute("aria-label") for mark in marks.all()] == names
    hint = it.page.locator("#time .mark-hint")
    for mark, name in zip(marks.all(), names, strict=True):
        mark.focus()
        assert (hint.is_visible(), hint.inner_text()) == (True, name)
    marks.first.click()
    assert it.texts("#panel-title") == ["the raid"]
    assert _span(it) == [_day("2024-01-05")] * 2
    assert it.ties() == ["attack:ann:bob"]


def test_without_dated_events_the_marks_count_claims(world: World, opened: Open) -> None:
    store = world(
        {**ATTACK, "when": "2024-01-05"},
        {**THREAT, "when": "2024-01-05"},
        {**ATTACK, "when": "2024-01-25"},
        events=[],
    )
    marks = opened(store).page.locator("#time .event-mark")
    assert [mark.get_attribute("aria-label") for mark in marks.all()] == [
        "2024-01-05: 2 claims",
        "2024-01-25: 1 claim",
    ]


def test_where_nothing_is_dated_there_is_no_strip(world: World, opened: Open) -> None:
    source = {key: value for key, value in SOURCE.items() if key != "date"}
    it = opened(world(ATTACK, events=[], source=source))
    assert it.page.locator("#time").is_hidden()


def test_one_date_is_enough_for_an_axis(world: World, opened: Open) -> None:
    it = opened(world({**ATTACK, "when": "2024-01-05"}, THREAT, events=[]))
    assert it.texts("#time .day") == ["5 Jan 2024"]
    it.page.get_by_role("button", name="Next").click()
    assert (it.ties(), _span(it)) == (["attack:ann:bob"], [None, _day("2024-01-05")])
    assert it.page.get_by_role("button", name="Next").is_disabled()


def test_three_thousand_days_make_few_marks_and_few_steps(world: World, opened: Open) -> None:
    first = date(2011, 1, 1).toordinal()
    days = [date.fromordinal(first + n).isoformat() for n in range(3000)]
    pairs = [("ann", "bob"), ("bob", "cid"), ("cid", "ann")]
    claims = [
        {"relation": "attacks", "subject": pairs[n % 3][0], "object": pairs[n % 3][1], "when": day}
        for n, day in enumerate(days)
    ]
    it = opened(world(*claims, events=[]))
    boxes = _boxes(it.page.locator("#time .event-mark"))
    assert not any(_meet(one, other) for one, other in pairwise(boxes))
    assert 10 < len(boxes) < 60
    took = it.ask(
        """(day) => {
            const start = performance.now();
            for (let n = 0; n < 10; n += 1) actorgraph.state.change({ to: day + 100 * n });
            return (performance.now() - start) / 10;
        }""",
        _day("2012-01-01"),
    )
    assert took < 200


# -- the strip in the page --------------------------------------------------------------------------


@pytest.mark.parametrize("view", ["story", "network"])
def test_on_a_phone_the_strip_is_compact_and_all_of_it_in_sight(
    shipped_page: Path, opened: Open, view: str
) -> None:
    it = opened(shipped_page, fragment=f"#view={view}", viewport={"width": 390, "height": 664})
    (strip,) = _boxes(it.page.locator("#time"))
    assert strip["height"] <= 64
    boxes = _boxes(it.page.locator("#time :is(button, select, [role=slider])"))
    assert len(boxes) >= 5
    assert [box for box in boxes if box["x"] < 0 or box["x"] + box["width"] > 390] == []


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (1280, 720), (390, 844)])
def test_the_strip_leaves_the_story_its_room(
    shipped_page: Path, opened: Open, width: int, height: int
) -> None:
    it = opened(shipped_page, viewport={"width": width, "height": height})
    assert it.page.locator("#time").is_visible()
    room, drawn = it.ask(
        "['.sheet', 'svg.story'].map((its) => document.querySelector(its).getBoundingClientRect().height)"
    )
    assert drawn <= room + 1
    letters = it.ask("actorgraph.scene().things.map(({ shown_label }) => shown_label.letters)")
    assert min(letters) >= 11


def test_a_handle_that_is_moved_in_the_story_leads_to_the_network(
    shipped_page: Path, opened: Open
) -> None:
    it = opened(shipped_page)
    assert it.ask("actorgraph.state.now().view") == "story"
    _move(it, "Last day", "PageDown")
    assert it.ask("actorgraph.state.now().view") == "drawing"
    assert it.ask("document.activeElement.getAttribute('aria-label')") == "Last day"


def test_forced_colours_keep_the_axis_its_handles_and_its_marks(
    shipped_page: Path, opened: Open
) -> None:
    it = opened(shipped_page, fragment="#until=2024-01-31", viewport=SCREEN, forced_colors="active")
    ground = it.ask("getComputedStyle(document.getElementById('time')).backgroundColor")
    colours = it.ask(
        """[[".rail", "", "Top"], [".fill", "::before", "Top"], [".handle", "::before", "Left"], [".event-mark", "::before", "Left"]]
            .map(([its, part, side]) => {
                const style = getComputedStyle(document.querySelector(`#time ${its}`), part);
                return [parseFloat(style[`border${side}Width`]), style[`border${side}Color`]];
            })"""
    )
    assert [width >= 2 for width, _ in colours] == [True] * 4
    assert ground not in [colour for _, colour in colours]
    assert colours[0][1] != colours[1][1]
