"""The page for everybody: by keyboard, by ear, as tables, on a phone, in the dark."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from page.conftest import ACTORS, NEEDS_AXE, Open, Opened, World

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
        """[...document.querySelectorAll("button, input, select, summary, a[href], [tabindex='0']")]
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
    assert atlas.texts("caption")[0].startswith(f"{claims} claims of ")
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
        sort = [
            th.get_attribute("aria-sort") for th in it.page.locator("thead:has(button) th").all()
        ]
        assert sort[1:] == ["none"] * 4
        seen.append((sort[0], it.texts("table:has(thead button) tbody td:first-child")))
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
    "groups": '{ table: "by:relation,is-sure:stated", tie: 0 }',
    "selection": (
        '{ view: "drawing", tie: -1, selected: new Set([0, 1, 2]), notes: new Map([[0, "mine"]]),'
        " hidden: new Set([5, 6]), moved: new Map([[0, { x: 0, y: 0 }]]) }"
    ),
    "group": '{ gathered: [{ name: "Three", members: [0, 1, 2] }] }',
    "menu": "{ selected: new Set(), thing: 0 }",
    "save": '{ view: "drawing", thing: -1 }',
    "help": "{}",
}
#: Addresses of one case: the tour, the film, and answers with each form that a question has.
SCENES = (
    "tour=2", "until=2024-01-28&film=yes", "undated=yes&since=2024-01-28", "about=yes",
    "ask=who%20sponsors%20whom", "ask=who%20blames%20whom%20for%20the%20Jordan%20attack",
    "ask=how%20many%20were%20killed%20in%20the%20Jordan%20attack", "ask=what%20happened%20in%20January%202024",
    "ask=what%20is%20disputed%3F", "ask=Iran%20-%3E%20KH", "ask=what%20did%20Kirby%20say", "ask=blorb%20zanzibar",
)  # fmt: skip


@NEEDS_AXE
@pytest.mark.parametrize("screen", [(1440, 900), (390, 844)])
def test_axe_finds_nothing_in_scenes_light_and_dark(
    shipped_page: Path, opened: Open, screen: tuple[int, int]
) -> None:
    it = opened(shipped_page, bypass_csp=True, viewport={"width": screen[0], "height": screen[1]})
    found = {}
    for address in SCENES:
        it.ask("(address) => { location.hash = address; }", address)
        it.settle()
        for scheme in ("light", "dark"):
            it.page.emulate_media(color_scheme=scheme)
            if its := it.violations():
                found[address, scheme] = its
    assert found == {}


@NEEDS_AXE
@pytest.mark.parametrize("scheme", ["light", pytest.param("dark", marks=pytest.mark.slow)])
def test_axe_finds_nothing_in_any_state(shipped_page: Path, opened: Open, scheme: str) -> None:
    it = opened(shipped_page, bypass_csp=True, color_scheme=scheme)
    found = {}
    for name, changes in STATES.items():
        it.change(changes)
        if name in ("menu", "help"):
            it.page.focus("#drawing")
            it.page.keyboard.press({"menu": "Shift+F10", "help": "?"}[name])
        if name == "save":
            it.page.click("#take")
        found[name] = it.violations()
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


# -- undo --------------------------------------------------------------------------------------------


def test_what_was_done_is_undone_and_done_again(world: World, opened: Open) -> None:
    it = opened(world(*TRIO))
    it.change('{ hidden: new Set([page.thing("cid").at]) }')
    it.change('{ kinds: new Set(["military"]) }')
    state = "[actorgraph.state.now().hidden.size, actorgraph.state.now().kinds.size]"
    steps = [it.ask(state)]
    for key in ("Control+z", "Control+z", "Control+z", "Control+Shift+z", "Control+y"):
        it.page.keyboard.press(key)
        steps.append(it.ask(state))

    assert steps == [[1, 1], [1, 0], [0, 0], [0, 0], [1, 0], [1, 1]]


def test_a_link_leads_past_the_tools_to_the_drawing(world: World, opened: Open) -> None:
    it = opened(world(*TRIO))
    it.page.keyboard.press("Tab")
    first = _focused(it)
    it.page.keyboard.press("Enter")

    assert (first, _focused(it), it.ask("location.hash")) == ("skip", "drawing", "")


def test_at_most_twenty_tabs_lead_to_the_drawing(shipped_page: Path, opened: Open) -> None:
    it = opened(shipped_page)
    for _ in range(20):
        it.page.keyboard.press("Tab")
        if it.ask("document.activeElement.closest('#drawing') !== null"):
            return
    pytest.fail("twenty tabs and still among the tools")


@pytest.mark.parametrize("size", [(360, 225), (720, 450)])
def test_an_enlarged_page_keeps_half_of_the_window_for_the_drawing(
    size: tuple[int, int], shipped_page: Path, opened: Open
) -> None:
    it = opened(shipped_page)
    it.page.set_viewport_size({"width": size[0], "height": size[1]})
    heights = []
    for address in ("", "view=network", "thing=iran"):
        it.page.evaluate(f"location.hash = '{address}'")
        heights.append(it.ask("document.getElementById('drawing').clientHeight"))

    assert [height >= size[1] / 2 for height in heights] == [True, True, True]


def test_from_the_search_field_to_an_answer_and_back_by_keyboard_alone(
    shipped_page: Path, opened: Open
) -> None:
    it = opened(shipped_page)
    it.page.keyboard.press("/")
    it.page.keyboard.type("who sponsors Kata'ib Hezbollah")
    it.page.wait_for_selector(".offers:not([hidden])")
    it.page.keyboard.press("Enter")
    it.page.wait_for_selector("#panel:not([hidden])")
    assert it.ask("document.activeElement.id") == "panel-title"
    assert it.texts("#verdict") == ["Stated."]
    it.page.keyboard.press("Escape")
    it.page.wait_for_selector("#panel", state="hidden")
    assert it.ask("location.hash") == ""
    assert it.ask("document.activeElement.closest('#story svg') !== null")


def test_forced_colours_keep_what_is_pressed_apart_from_what_is_not(
    shipped_page: Path, opened: Open
) -> None:
    it = opened(shipped_page, fragment="#view=network", forced_colors="active")
    pressed, other = (
        it.ask(f"getComputedStyle(document.getElementById('view-{name}')).backgroundColor")
        for name in ("network", "story")
    )
    assert pressed != other


def test_at_400_percent_nothing_of_the_head_is_cut_off(shipped_page: Path, opened: Open) -> None:
    it = opened(shipped_page, viewport={"width": 320, "height": 256})
    right = it.ask(
        "[...document.querySelectorAll('header :is(input, button)')].filter((one) => one.checkVisibility()).map((one) => one.getBoundingClientRect().right)"
    )
    assert max(right) <= 320
    assert it.ask("document.documentElement.scrollWidth") == 320
