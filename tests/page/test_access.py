"""The page for everybody: by keyboard, by ear, as tables, on a phone, in the dark."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from page.conftest import ACTORS, Open, Opened, World

AXE = Path(os.environ.get("ACTORGRAPH_NODE_MODULES", ""), "axe-core", "axe.min.js")
TRIO: list[dict[str, Any]] = [
    {"id": "ab", "relation": "attacks", "subject": "ann", "object": "bob"},
    {"id": "ac", "relation": "threatens", "subject": "ann", "object": "cid"},
]
CHAIN = [TRIO[0], {"id": "bc", "relation": "attacks", "subject": "bob", "object": "cid"}]
#: Bob lies to the right of Ann, and Cid below her.
CORNER = """{ moved: new Map([["ann", 0, 0], ["bob", 300, 0], ["cid", 0, 300]].map(
    ([id, x, y]) => [page.thing(id).at, { x, y }])) }"""
#: Every pair of colours that is written in, and on what.
WRITTEN_ON = [
    *((ink, ground) for ink in ("ink", "soft", "accent", "warn")
      for ground in ("ground", "raised", "sunken")),
    ("mark-ink", "mark"),
    ("accent-ink", "accent"),
]  # fmt: skip


def _corner(world: World, opened: Open) -> Opened:
    it = opened(world(*TRIO))
    it.change(CORNER)
    it.page.focus("#drawing")
    return it


def _said(it: Opened) -> str:
    return " ".join(it.texts("#said"))


def _focused(it: Opened) -> str:
    focused: str = it.ask("document.activeElement.id || document.activeElement.textContent.trim()")
    return focused


def _chosen(it: Opened) -> str | None:
    chosen: str | None = it.ask("actorgraph.page.things[actorgraph.state.now().thing]?.id ?? null")
    return chosen


# -- by keyboard -----------------------------------------------------------------------------------


def test_tab_reaches_all_that_can_be_pressed_in_the_order_in_which_it_is_read(
    world: World, opened: Open
) -> None:
    it = opened(world(*TRIO))
    wanted = it.ask(
        """[...document.querySelectorAll("button, input, summary, a[href], [tabindex='0']")]
            .filter((it) => it.checkVisibility() && !it.disabled).map((it, n) => { it.dataset.stop = n; return n; })"""
    )
    stops = []
    for _ in wanted:
        it.page.keyboard.press("Tab")
        stops.append(it.ask("Number(document.activeElement.dataset.stop ?? -1)"))
    assert len(stops) > 20
    assert stops == wanted


def test_what_has_the_keyboard_is_outlined(world: World, opened: Open) -> None:
    it = opened(world(*TRIO))
    bare = []
    for _ in range(12):
        it.page.keyboard.press("Tab")
        width, style = it.ask(
            "(({ outlineWidth, outlineStyle }) => [outlineWidth, outlineStyle])(getComputedStyle(document.activeElement))"
        )
        if style == "none" or width == "0px":
            bare.append(_focused(it))
    assert bare == []


def test_arrows_walk_among_neighbours_and_it_is_said(world: World, opened: Open) -> None:
    it = _corner(world, opened)
    assert it.page.get_attribute("#said", "aria-live") == "polite"
    walk = []
    for key in ("Right", "Right", "Left", "Down", "Left"):
        it.page.keyboard.press(f"Arrow{key}")
        walk.append((_chosen(it), _said(it)))
    assert walk == [
        ("ann", "Ann, state, 2 ties"),
        ("bob", "Bob, armed group, 1 tie"),
        ("ann", "Ann, state, 2 ties"),
        ("cid", "Cid, person, 1 tie"),
        ("cid", "No neighbour of Cid lies there"),
    ]


def test_brackets_go_through_the_ties_and_each_is_said(world: World, opened: Open) -> None:
    it = _corner(world, opened)
    it.page.keyboard.press("ArrowRight")
    heard = []
    for key in ("]", "]", "]", "["):
        it.page.keyboard.press(key)
        tie = it.ask(
            "actorgraph.page.ties[actorgraph.state.now().tie].claims.map((at) => actorgraph.page.claim(at).id)"
        )
        heard.append((tie, _said(it)))
    one = (["ab"], "Ann attacked Bob. (stated, 1 claim)")
    other = (["ac"], "Ann threatened Cid. (stated, 1 claim)")
    assert heard == [one, other, one, other]


def test_enter_reads_and_escape_goes_back_to_the_drawing(world: World, opened: Open) -> None:
    it = _corner(world, opened)
    it.page.keyboard.press("ArrowRight")
    assert _focused(it) == "drawing"
    it.page.keyboard.press("Enter")
    assert _focused(it) == "panel-title"
    it.page.keyboard.press("Escape")
    assert (_focused(it), _chosen(it), _said(it)) == ("drawing", None, "Nothing is chosen")
    assert it.page.locator("#panel").is_hidden()


def test_digits_show_so_many_hops_around(world: World, opened: Open) -> None:
    it = opened(world(*CHAIN))
    it.change('{ thing: page.thing("ann").at }')
    it.page.focus("#drawing")
    shown = []
    for key in "121":
        it.page.keyboard.press(key)
        shown.append(it.shown())
    assert shown == [["ann", "bob"], ["ann", "bob", "cid"], ["ann", "bob"]]


def test_plus_and_minus_zoom_and_nought_fits_all(world: World, opened: Open) -> None:
    it = opened(world(*CHAIN))
    it.page.focus("#drawing")
    scales = []
    for key in "0+-+0":
        it.page.keyboard.press(key)
        scales.append(it.ask("actorgraph.renderer.camera().scale"))
    fitted = scales[0]
    assert scales == pytest.approx([fitted, 1.3 * fitted, fitted, 1.3 * fitted, fitted])


def test_v_changes_to_tables_and_back_but_not_while_somebody_writes(
    world: World, opened: Open
) -> None:
    it = opened(world(*CHAIN))
    seen = []
    for _ in range(2):
        it.page.keyboard.press("v")
        seen.append((it.page.is_visible("#table"), it.page.is_visible("#stage")))
    assert seen == [(True, False), (False, True)]
    it.page.keyboard.press("/")
    assert _focused(it) == "search"
    it.page.keyboard.type("v?/1")
    assert it.page.input_value("#search") == "v?/1"
    assert (it.page.is_visible("#table"), it.page.is_visible("#help")) == (False, False)


def test_a_question_mark_opens_the_help_and_escape_closes_only_that(
    world: World, opened: Open
) -> None:
    it = opened(world(*CHAIN))
    it.change('{ thing: page.thing("ann").at }')
    it.page.focus("#drawing")
    it.page.keyboard.press("?")
    assert it.page.is_visible("#help")
    it.page.keyboard.press("Escape")
    it.page.wait_for_selector("#help", state="hidden")
    assert (_chosen(it), _focused(it)) == ("ann", "drawing")


# -- as tables -------------------------------------------------------------------------------------


def test_the_table_has_a_row_for_every_claim_and_follows_the_filters(atlas: Opened) -> None:
    atlas.change('{ view: "table" }')
    rows = atlas.page.locator("#table tbody tr")
    assert rows.count() == len(atlas.claims()) > 60
    atlas.change('{ modalities: new Set(page.modalities.slice(1)), kinds: new Set(["event"]) }')
    claims = len(atlas.claims())
    assert 0 < claims == rows.count()
    assert atlas.texts("caption")[0].startswith(f"{claims} claims (")
    atlas.page.click("#table [data-kind=actors]")
    assert rows.count() == len(atlas.shown())
    atlas.page.click("#table [data-kind=claims]")


def test_a_column_sorts_both_ways_and_says_so(world: World, opened: Open) -> None:
    it = opened(world(CHAIN[1], CHAIN[0], {**TRIO[1], "subject": "cid", "object": "ann"}))
    it.page.keyboard.press("v")
    first = it.page.locator("thead button").first
    seen = []
    for press in (False, True, True):
        if press:
            first.press("Enter")
        sort = [th.get_attribute("aria-sort") for th in it.page.locator("thead th").all()]
        assert sort[1:] == ["none"] * 5
        seen.append((sort[0], it.texts("tbody .sentence")))
    ann, bob, cid = "Ann attacked Bob.", "Bob attacked Cid.", "Cid threatened Ann."
    assert seen == [
        ("none", [bob, ann, cid]),
        ("ascending", [ann, bob, cid]),
        ("descending", [cid, bob, ann]),
    ]
    assert _focused(it) == "What is said"


# -- axe, colours, scripts -------------------------------------------------------------------------

STATES = {
    "opening": "{}",
    "tie": "{ tie: 0 }",
    "dossier": "{ tie: -1, thing: 0 }",
    "path": "{ thing: -1, path: { from: 0, to: 1 } }",
    "table": '{ path: null, view: "table" }',
    "help": '{ view: "drawing" }',
}


@pytest.mark.skipif(
    not AXE.is_file(), reason="ACTORGRAPH_NODE_MODULES names no folder with axe-core"
)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(shipped_page: Path, opened: Open, scheme: str) -> None:
    it = opened(shipped_page, bypass_csp=True, color_scheme=scheme)
    it.page.add_script_tag(content=AXE.read_text(encoding="utf-8"))
    found = {}
    for name, changes in STATES.items():
        it.change(changes)
        if name == "help":
            it.page.keyboard.press("?")
        found[name] = it.ask(
            """async () => (await axe.run(document, { resultTypes: ["violations"] })).violations
                .filter(({ impact }) => impact === "serious" || impact === "critical")
                .map(({ id, nodes }) => [id, nodes.slice(0, 3).map((node) => node.html.slice(0, 120))])"""
        )
    assert found == {name: [] for name in STATES}


def _light(colour: str) -> float:
    """Return the relative luminance of #rrggbb: https://www.w3.org/TR/WCAG22/#dfn-relative-luminance."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    r, g, b = (it / 12.92 if it <= 0.04045 else ((it + 0.055) / 1.055) ** 2.4 for it in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_text_stands_out_from_its_ground(world: World, opened: Open, scheme: str) -> None:
    it = opened(world(TRIO[0]), color_scheme=scheme)
    names = sorted({name for pair in WRITTEN_ON for name in pair})
    colours = it.ask(
        """(names) => Object.fromEntries(names.map((name) =>
            [name, getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim()]))""",
        names,
    )
    assert (_light(colours["ground"]) < 0.5) == (scheme == "dark")
    faint = {}
    for pair in WRITTEN_ON:
        dark, light = sorted(_light(colours[name]) for name in pair)
        if (ratio := (light + 0.05) / (dark + 0.05)) < 4.5:
            faint[pair] = round(ratio, 2)
    assert faint == {}


#: The texts with Arabic or Hebrew letters for which no element says how far their direction goes.
LOOSE = r"""(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = { held: 0, loose: [] };
    while (walker.nextNode()) {
        const { parentElement, data } = walker.currentNode;
        if (!/[\u0590-\u08ff]/.test(data) || parentElement.closest("script, noscript")) continue;
        if (parentElement.closest("bdi, [dir]")?.matches("body, html") === false) found.held += 1;
        else found.loose.push(data);
    }
    return found;
})()"""


def test_names_from_right_to_left_do_not_turn_what_is_around_them(
    world: World, opened: Open
) -> None:
    names = [{"name": "آنا", "kind": "native", "language": "fa"}]
    actors = [{**ACTORS[0], "names": names}, {**ACTORS[1], "name": "حزب الله (1)"}, ACTORS[2]]
    claims = [{**TRIO[0], "quote": "هاجم الحزب."}, {**CHAIN[1], "claimant": "bob"}]
    it = opened(world(*claims, actors=actors))
    places = {
        "dossier": '{ thing: page.thing("ann").at }',
        "dossier of it": '{ thing: page.thing("bob").at }',
        "tie": "{ thing: -1, tie: 0 }",
        "path": '{ tie: -1, path: { from: page.thing("ann").at, to: page.thing("cid").at } }',
        "table": '{ path: null, view: "table" }',
        "filters": '{ view: "drawing", claimants: new Set([page.keys.indexOf("bob")]) }',
        "near": '{ scope: "near", centre: page.thing("bob").at, hops: 1 }',
    }
    found = {}
    for name, changes in places.items():
        it.change(changes)
        found[name] = it.ask(LOOSE)
    assert {name: it["loose"] for name, it in found.items()} == {name: [] for name in places}
    assert all(it["held"] for it in found.values())


# -- on a phone ------------------------------------------------------------------------------------


def test_on_a_phone_a_tap_opens_the_panel_and_nothing_is_wider_than_the_screen(
    shipped_page: Path, opened: Open
) -> None:
    it = opened(
        shipped_page,
        fragment="#view=network",
        viewport={"width": 390, "height": 844},
        has_touch=True,
        is_mobile=True,
        device_scale_factor=2,
    )
    thing = it.ask(
        """(({ page, renderer }) => {
            const { clientWidth, clientHeight } = document.getElementById("drawing");
            return page.things.find((thing) => {
                const { x, y } = renderer.where(thing);
                const inside = x > 40 && y > 80 && x < clientWidth - 40 && y < clientHeight - 40;
                return inside && renderer.pick({ x, y }).thing === thing;
            }).id;
        })(actorgraph)"""
    )
    widths = [it.ask("document.documentElement.scrollWidth")]
    it.page.touchscreen.tap(*it.place_of(thing))
    it.page.wait_for_selector("#panel:not([hidden])")
    assert _chosen(it) == thing
    for changes in ("{ thing: -1, tie: 0 }", "{ tie: -1, path: { from: 0, to: 1 } }",
                    '{ path: null, view: "table" }', '{ view: "drawing", about: true }'):  # fmt: skip
        it.change(changes)
        widths.append(it.ask("document.documentElement.scrollWidth"))
    assert widths == [390] * 5
