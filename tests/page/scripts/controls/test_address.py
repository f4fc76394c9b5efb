"""The address keeps what is seen: a copied link brings it back, and nothing in it does harm."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from actorgraph.page.page import write_page
from actorgraph.page.tour import Point
from page.conftest import Open, Opened, World

CLAIMS: list[dict[str, Any]] = [
    {"id": "one", "relation": "attacks", "subject": "ann", "object": "bob", "when": "2024-01-05"},
    {"id": "two", "relation": "sponsors", "subject": "cid", "object": "bob", "modality": "possible",
     "claimant": "ann"},
    {"id": "three", "relation": "denies-responsibility", "subject": "ann", "event": "raid"},
]  # fmt: skip
#: The choices as JSON values, so that those of two pages can be compared.
CHOICES = """Object.fromEntries(Object.entries(actorgraph.state.now()).map(([name, value]) => [
    name,
    value instanceof Set ? [...value].sort() : value instanceof Map ? [...value] : value,
]))"""
#: Every choice that there is, each with something that is not what the page opens on.
EVERY = {
    "tour": "{ tour: 1 }",
    "part": (
        '{ scope: "near", centre: 1, hops: 2, through: true, derived: true, added: new Set([2]) }'
    ),
    "measure": '{ by: "deaths" }',
    "switched off": (
        "{ families: new Set([page.families[page.families.length - 1], page.families[0]]),"
        ' kinds: new Set(["person", "event"]), modalities: new Set(["possible"]) }'
    ),
    "only": (
        '{ relations: new Set([page.relations.findIndex((it) => it.name === "attacks")]),'
        ' claimants: new Set([page.keys.indexOf("ann")]), sources: new Set([0]) }'
    ),
    "fewer": '{ least: 1, hidden: new Set([page.thing("cid").at]) }',
    "span": "{ from: 19000, to: 19800, undated: true }",
    "film": '{ to: 19750, film: "on" }',
    "thing": '{ thing: page.thing("raid").at, view: "table" }',
    "table": '{ view: "table", table: "actors,by:type,sort:-ties,is-name:a%2Cb" }',
    "tie": "{ tie: 1 }",
    "question": '{ ask: "who attacks Bob?", view: "answer" }',
    "path": (
        '{ path: { from: page.thing("ann").at, to: page.thing("bob").at }, tentative: true,'
        ' along: "attack" }'
    ),
    "half a path": '{ path: { from: -1, to: page.thing("bob").at } }',
    "by hand": (
        '{ gathered: [{ name: "Two: of, them", members: [0, 1] }], selected: new Set([0, 2]),'
        ' notes: new Map([[0, "mine: 100%, & so=on #1"], [2, "حزب"]]) }'
    ),
    "places": (
        "{ about: true, camera: { x: 12, y: -34, scale: 0.625 },"
        ' moved: new Map([[page.thing("ann").at, { x: -120, y: 45 }]]) }'
    ),
}
#: What no page ever wrote.
NONSENSE = [
    "#",
    "#=",
    "#&&&===&",
    "#nonsense",
    "#thing=nobody&tie=nothing&path=x,y&near=z,2&hidden=q&claimants=r&sources=s&relations=t",
    "#thing=__proto__&tie=constructor&near=toString,1&families-off=hasOwnProperty&view=__proto__",
    "#__proto__=1&constructor=2&toString=3",
    "#at=NaN,NaN,NaN",
    "#at=1e308,-1e308,1e308",
    "#at=0,0,1e-320",
    "#at=0,0,0",
    "#at=0,0,-1",
    "#at=Infinity,0,1",
    "#at=,,",
    "#ties=NaN",
    "#ties=-5",
    "#ties=999999999",
    "#ties=99999999999999999999",
    "#near=ann,999999999",
    "#near=ann,-3",
    "#near=ann,NaN",
    "#since=99999-99-99&until=not-a-day",
    "#since=9999-12-31&until=0001-01-01",
    "#moved=ann:999999999:-999999999,bob:NaN:1,cid:1,:::,nobody:1:1",
    "#thing=%E0%A4%A",
    "#thing=%&tie=%%%&moved=%zz",
    "#thing=%00&tie=%F0%9F%92%A9",
    "#path=",
    "#path=,,,,",
    "#path=ann",
    "#path=ann,ann",
    "#view=nothing&scope=nowhere&derived=maybe&undated=perhaps",
    "#scope=near",
    "#view=table&table=x:y,by:nothing,sort:-nowhere,is-what:%25,,,:,is-sure:never",
    "#scope=only",
    "#groups=a:ann,bob&groups=b:bob,cid&groups=:&groups=x&groups=y:nobody,nothing",
    "#note=ann&note=ann:&note=nobody:x&note=:&selected=nobody&added=x&families=nothing&along=nothing",
    "#thing=<img src=x onerror=alert(1)>",
    "#" + "thing=ann&" * 3000,
]
#: What an address may not take away: all is drawn again when everything is asked for.
RESET = "#thing=ann"


@pytest.fixture
def written(world: World, tmp_path: Path) -> Path:
    """Return the page of a world of three claims."""
    target = tmp_path / "world.html"
    write_page(world(*CLAIMS), target, tour=[Point("One", "Words.")])
    return target


def _choices(it: Opened) -> dict[str, Any]:
    choices: dict[str, Any] = it.ask(CHOICES)
    return choices


def _settled(it: Opened, before: str) -> str:
    """Return what stands after the # when the address has followed."""
    it.page.wait_for_function("(before) => location.hash !== before", arg=before)
    after: str = it.ask("location.hash")
    return after


def test_a_link_brings_every_choice_back(written: Path, opened: Open) -> None:
    it, again = opened(written), opened(written)
    first = "actorgraph.state.change(window.first)"
    it.ask("window.first = { ...actorgraph.state.now() }")
    at_first = _choices(it)
    for number, (name, changes) in enumerate(EVERY.items()):
        before = it.ask("location.hash")
        it.change(changes)
        chosen = _choices(it)
        assert chosen != at_first, name
        again.go(written, f"?{number}{_settled(it, before)}")  # the query makes it a new document
        assert _choices(again) == chosen, name
        assert (again.shown(), again.ties()) == (it.shown(), it.ties()), name
        assert again.claims() == it.claims(), name
        it.ask(first)


def test_every_choice_is_tried(written: Path, opened: Open) -> None:
    it = opened(written)
    before = _choices(it)
    changed = set()
    for changes in EVERY.values():
        it.change(changes)
        changed |= {name for name, value in _choices(it).items() if value != before[name]}
    assert changed == set(before) - {"group"}  # a small page has none; see draw/test_groups.py


def test_with_nothing_chosen_the_address_is_bare(written: Path, opened: Open) -> None:
    it = opened(written)
    it.click_thing("ann")
    assert _settled(it, "") == "#thing=ann"
    it.page.keyboard.press("Escape")
    assert _settled(it, "#thing=ann") == ""


def test_back_and_forth_undo_and_redo_choices(written: Path, opened: Open) -> None:
    it = opened(written)
    stops = [_choices(it)]
    for changes in (
        '{ thing: page.thing("ann").at }',
        '{ thing: page.thing("cid").at }',
        "{ thing: -1, tie: 0 }",
        '{ view: "table" }',
    ):
        it.change(changes)
        stops.append(_choices(it))
    for stop in stops[-2::-1]:
        it.page.go_back()
        assert _choices(it) == stop
    assert it.page.locator("#panel").is_hidden()
    for stop in stops[1:]:
        it.page.go_forward()
        assert _choices(it) == stop
    assert it.page.locator("#table").is_visible()


def test_filters_are_no_steps_of_their_own_but_stay_in_the_address(
    written: Path, opened: Open
) -> None:
    it = opened(written)
    length = it.ask("history.length")
    it.change('{ modalities: new Set(["possible"]) }')
    assert _settled(it, "") == "#modalities-off=possible"
    assert it.ask("history.length") == length


def test_an_address_may_be_written_while_the_page_is_open(written: Path, opened: Open) -> None:
    it = opened(written)
    it.show("#thing=bob&modalities-off=possible")
    assert it.texts("#panel-title") == ["Bob"]
    assert it.claims() == ["one", "three"]


def test_what_the_page_does_not_have_is_left_out_and_the_rest_kept(
    written: Path, opened: Open
) -> None:
    it = opened(written, fragment="#hidden=nobody,cid&modalities-off=possible,never&thing=x&y=z")
    place = it.ask('actorgraph.page.thing("cid").at')
    now = _choices(it)
    assert (now["hidden"], now["modalities"], now["thing"]) == ([place], ["possible"], -1)


@pytest.mark.parametrize(
    ("fragment", "view", "words"),
    [
        ("#near=x", "story", "near=x"),
        ("#since=zzz", "story", "since=zzz"),
        ("#at=NaN", "story", "at=NaN"),
        ("#colour=red&near=x&ties=many&hidden=q", "story", "colour=red; near=x; ties=many; and 1 more"),
        ("#near=iran,9", "drawing", ""),
        ("#near=iran,far", "drawing", "near=far"),
        ("#hidden=nobody,cnn", "drawing", "hidden=nobody"),
        ("#view=network", "drawing", ""),
    ],
)  # fmt: skip
def test_what_of_an_address_is_not_understood_is_said_and_opens_no_other_view(
    shipped_page: Path, opened: Open, fragment: str, view: str, words: str
) -> None:
    it = opened(shipped_page, fragment=fragment)
    assert it.ask("actorgraph.state.now().view") == view
    line = it.page.locator("#unread")
    assert line.is_visible() == bool(words)
    assert (line.text_content() or "") == (
        f"Not understood in the address: {words}." if words else ""
    )
    it.page.click("#view-network" if view == "story" else "#about")
    assert not line.is_visible()


def test_nonsense_in_the_address_of_a_page_that_opens_harms_nothing(
    written: Path, opened: Open
) -> None:
    it = opened(written)
    for number, fragment in enumerate(NONSENSE[3::2]):
        it.go(written, f"?{number}{fragment}")
        assert it.complaints == [], fragment
        it.show(RESET)
        assert it.shown() == ["ann", "bob", "cid", "raid"], fragment
        assert it.texts("#panel-title") == ["Ann"], fragment


def test_nonsense_in_the_address_of_an_open_page_harms_nothing(written: Path, opened: Open) -> None:
    it = opened(written)
    for fragment in NONSENSE:
        it.ask(
            """(fragment) => new Promise((done) => {
                const before = location.href;
                addEventListener("popstate", () => done(), { once: true });
                location.hash = fragment;
                if (location.href === before) done();
            })""",
            fragment,
        )
        assert it.complaints == [], fragment
        camera = it.ask("Object.values(actorgraph.renderer.camera()).every(Number.isFinite)")
        assert camera, fragment
        it.show(RESET)
        assert it.shown() == ["ann", "bob", "cid", "raid"], fragment


def test_a_camera_beyond_all_measure_can_be_left_by_fitting_all(
    written: Path, opened: Open
) -> None:
    it = opened(written, fragment="#at=1e308,-1e308,1e308")
    it.page.click("#zoom [data-zoom=fit]")
    x, y = it.place_of("ann")
    assert 0 < x < 1200
    assert 0 < y < 800
    it.click_thing("ann")
    assert it.texts("#panel-title") == ["Ann"]
