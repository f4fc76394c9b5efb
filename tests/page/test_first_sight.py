"""The page at first sight: all of it there, apart from each other, and to be read without a click."""

from __future__ import annotations

import math
from collections import Counter
from itertools import combinations
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from actorgraph.page.appearance import drawn_family
from actorgraph.page.places import places_of
from actorgraph.page.view import kind_of, view_of
from actorgraph.store.reader import Store
from page.conftest import ACTORS, Open, Opened, World

ATTACK = {"relation": "attacks", "subject": "ann", "object": "bob"}
#: Keeps hold of vis-network's own drawing, which knows how large its labels became.
KEEP_THE_NETWORK = """
let found;
Object.defineProperty(window, "vis", {
    get: () => found,
    set: (library) => {
        found = library;
        let Network;
        Object.defineProperty(library, "Network", {
            get: () => Network,
            set: (made) => { Network = class extends made { constructor(...all) { super(...all); window.network = this; } }; },
        });
    },
});
"""
#: The opaque pixels of the drawing in a square on the stage, as sums of red, green and blue.
PIXELS = """([x, y, half]) => {
    const stage = document.getElementById("drawing");
    const canvas = stage.querySelector("canvas");
    const box = stage.getBoundingClientRect();
    const scale = canvas.width / box.width;
    const corner = [(x - box.left - half) * scale, (y - box.top - half) * scale];
    const side = Math.round(2 * half * scale);
    const part = new OffscreenCanvas(side, side).getContext("2d", { willReadFrequently: true });
    part.drawImage(canvas, ...corner, side, side, 0, 0, side, side);
    const { data } = part.getImageData(0, 0, side, side);
    const sums = [];
    for (let at = 0; at < data.length; at += 4) {
        if (data[at + 3] > 128) sums.push([data[at], data[at + 1], data[at + 2]]);
    }
    return sums;
}"""


def _overlap(a: dict[str, float], b: dict[str, float]) -> bool:
    across = min(a["right"], b["right"]) - max(a["left"], b["left"])
    along = min(a["bottom"], b["bottom"]) - max(a["top"], b["top"])
    return across > 0 and along > 0


def _pixels(it: Opened, x: float, y: float, half: int) -> list[list[int]]:
    found: list[list[int]] = it.ask(PIXELS, [x, y, half])
    return found


def test_no_two_labels_of_the_shipped_case_overlap_as_they_are_drawn(
    browser: Browser, shipped_page: Path
) -> None:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    context.add_init_script(KEEP_THE_NETWORK)
    it = Opened(context.new_page())
    it.go(shipped_page)
    boxes = it.ask(
        """() => {
            network.redraw(); // labels are measured as they are drawn
            return Object.fromEntries(actorgraph.page.things.map(({ at, id }) => [id, network.getBoundingBox(at)]));
        }"""
    )
    context.close()
    assert len(boxes) > 40
    assert [
        pair for pair in combinations(boxes, 2) if _overlap(*(boxes[key] for key in pair))
    ] == []
    assert it.trouble() == []


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (1366, 768)])
def test_all_of_the_shipped_case_is_in_sight_at_first_and_can_be_read(
    shipped_page: Path, opened: Open, width: int, height: int
) -> None:
    it = opened(shipped_page, viewport={"width": width, "height": height})
    outside = it.ask(
        """() => {
            const { page, renderer } = actorgraph;
            const { clientWidth, clientHeight } = document.getElementById("drawing");
            return page.things.filter((thing) => {
                const { x, y } = renderer.where(thing);
                return x < 0 || y < 0 || x > clientWidth || y > clientHeight;
            }).map(({ id }) => id);
        }"""
    )
    assert outside == []
    letters = it.ask(
        "Math.min(...actorgraph.page.things.map(({ letters }) => letters)) * actorgraph.renderer.camera().scale"
    )
    assert letters > 7


def test_the_legend_counts_what_the_case_holds(atlas: Opened, shipped: Store) -> None:
    view = view_of(shipped)
    rows: dict[str, str] = dict(
        zip(
            atlas.texts("#legend-rows .switch:has(b):not(#derived) > span"),
            atlas.texts("#legend-rows .switch:not(#derived) > b"),
            strict=True,
        )
    )
    counted = Counter(drawn_family(view.relations[claim.relation]) for claim in view.claims)
    counted.update(claim.modality for claim in view.claims)
    counted.update(kind_of(thing) for thing in view.things.values())
    assert rows == {name.replace("-", " "): str(count) for name, count in counted.items()}
    assert view.conclusions
    assert atlas.texts("#derived b") == [str(len(view.conclusions))]


def test_the_head_tells_title_size_coding_date_and_sources(atlas: Opened, shipped: Store) -> None:
    view = view_of(shipped)
    assert atlas.texts("h1") == [view.title]
    assert atlas.page.title() == view.title
    facts = atlas.texts(".facts > span")
    assert f"{len(view.claims)} claims of {view.actors} actors and {view.events} events" in facts
    assert f"Coded {view.meta['coded']}" in facts
    (sources,) = atlas.texts("#sources")
    assert [it.title in sources for it in list(view.sources.values())[:2]] == [True] * min(
        2, len(view.sources)
    )


def test_everything_lies_where_python_put_it(atlas: Opened, shipped: Store) -> None:
    places = atlas.ask("actorgraph.page.things.map(({ id, x, y }) => [id, x, y])")
    whole = places_of(view_of(shipped)).whole
    assert places == [[key, x, y] for key, (x, y) in whole.items()]


def test_lines_between_the_same_two_are_apart_and_each_answers_its_own_click(
    world: World, opened: Open
) -> None:
    it = opened(
        world(
            {**ATTACK, "quote": "One."},
            {**ATTACK, "relation": "threatens", "quote": "Two."},
            {"relation": "attacks", "subject": "bob", "object": "ann", "quote": "Three."},
            {"relation": "threatens", "subject": "bob", "object": "ann", "quote": "Four."},
        )
    )
    ties = ["attack:ann:bob", "threat:ann:bob", "attack:bob:ann", "threat:bob:ann"]
    assert it.ties() == sorted(ties)
    assert min(math.dist(a, b) for a, b in combinations(map(it.middle_of, ties), 2)) > 8
    quotes = []
    for tie in ties:
        it.click_tie(tie)
        quotes += it.texts("#panel blockquote")
        it.page.keyboard.press("Escape")
    assert quotes == ["One.", "Two.", "Three.", "Four."]


def test_loops_around_one_actor_can_be_seen_and_clicked(world: World, opened: Open) -> None:
    own = {**ATTACK, "object": "ann"}
    words = {"attacks": "One.", "threatens": "Two.", "sponsors": "Three."}
    it = opened(world(*({**own, "relation": name, "quote": said} for name, said in words.items())))
    around = it.place_of("ann")
    quotes = []
    for tie in ("attack:ann:ann", "threat:ann:ann", "sponsorship:ann:ann"):
        x, y = it.ask(
            """([id, x, y]) => {
                const { left, top } = document.getElementById("drawing").getBoundingClientRect();
                const isThere = (across, down) => actorgraph.renderer.pick({ x: across - left, y: down - top }).tie?.id === id;
                for (let far = 25; far < 90; far += 3) {
                    for (let turn = 0; turn < 6.3; turn += 0.1) {
                        const [across, down] = [x + far * Math.cos(turn), y + far * Math.sin(turn)];
                        if (isThere(across, down)) return [across, down];
                    }
                }
                return [0, 0];
            }""",
            [tie, *around],
        )
        assert len(_pixels(it, x, y, 12)) > 5
        it.page.mouse.click(x, y)
        quotes += it.texts("#panel blockquote")
        it.page.keyboard.press("Escape")
    assert quotes == ["One.", "Two.", "Three."]


def test_an_arrow_stands_at_whom_a_claim_reaches(world: World, opened: Open) -> None:
    it = opened(world(ATTACK, actors=ACTORS[:2], events=[]))
    force = it.ask(
        "getComputedStyle(document.documentElement).getPropertyValue('--hue-force').trim()"
    )
    red, green, blue = (int(force[at : at + 2], 16) for at in (1, 3, 5))

    def hued(thing: str, other: str) -> int:
        (x, y), (to_x, to_y) = it.place_of(thing), it.place_of(other)
        share = 20 / math.dist((x, y), (to_x, to_y))
        pixels = _pixels(it, x + (to_x - x) * share, y + (to_y - y) * share, 6)
        return sum(abs(r - red) + abs(g - green) + abs(b - blue) < 60 for r, g, b in pixels)

    assert hued("bob", "ann") > 1.5 * hued("ann", "bob") > 0


def test_an_arrowhead_of_what_nobody_asserts_is_as_faint_as_its_line(
    world: World, opened: Open
) -> None:
    it = opened(world({**ATTACK}, {**ATTACK, "subject": "cid", "modality": "denied"}, events=[]))
    moved = "new Map([['ann', -200], ['cid', 200], ['bob', 0]].map(([id, x]) => [page.thing(id).at, { x, y: 0 }]))"
    it.change(f"{{ moved: {moved} }}")
    it.rest()
    (x, y) = it.place_of("bob")
    opaque = {
        subject: len(_pixels(it, x + side * 20, y, 6))
        for subject, side in (("ann", -1), ("cid", 1))
    }
    assert opaque["ann"] > 3 * opaque["cid"]


def test_the_line_says_how_sure_it_is(world: World, opened: Open) -> None:
    it = opened(
        world(
            {**ATTACK, "subject": "ann"},
            {**ATTACK, "subject": "cid", "modality": "possible", "hedge": "Words"},
            {**ATTACK, "subject": "dan", "modality": "denied"},
            actors=[*ACTORS, {"id": "dan", "name": "Dan", "type": "person"}],
            events=[],
        )
    )
    corners = {"ann": (-200, -200), "bob": (0, 0), "cid": (200, -200), "dan": (200, 200)}
    moved = ", ".join(
        f"[page.thing('{key}').at, {{ x: {x}, y: {y} }}]" for key, (x, y) in corners.items()
    )
    it.change(f"{{ moved: new Map([{moved}]) }}")
    it.rest()
    drawn = {}
    (to_x, to_y) = it.place_of("bob")
    for subject in ("ann", "cid", "dan"):
        x, y = it.place_of(subject)
        steps = [0.3 + 0.4 * n / 80 for n in range(81)]
        hit = [bool(_pixels(it, x + (to_x - x) * at, y + (to_y - y) * at, 1)) for at in steps]
        drawn[subject] = sum(hit) / len(hit)
    assert drawn["ann"] == 1
    assert 0.9 > drawn["cid"] > drawn["dan"] > 0.1


def test_types_differ_in_shape_or_colour(atlas: Opened) -> None:
    looks = atlas.ask(
        """[...document.querySelectorAll("#legend-rows .switch > svg.shape")].map((svg) => {
            const sign = svg.firstElementChild;
            const { color, fill, strokeDasharray, stroke } = getComputedStyle(sign);
            return [sign.tagName, sign.getAttribute("d"), color, fill, stroke, strokeDasharray].join(" ");
        })"""
    )
    assert len(set(looks)) == len(looks) > 8


def test_dark_and_light_follow_the_reader(world: World, opened: Open) -> None:
    it = opened(world(ATTACK), color_scheme="dark")

    def seen() -> tuple[str, bool, bool]:
        ground = it.ask("getComputedStyle(document.body).backgroundColor")
        x, y = it.place_of("ann")
        letters = [sum(pixel) for pixel in _pixels(it, x, y + 30, 12)]
        return ground, max(letters) > 550, min(letters) < 200

    assert seen() == ("rgb(21, 24, 27)", True, True)  # light letters with a dark rim
    it.page.emulate_media(color_scheme="light")
    it.rest()
    assert seen() == ("rgb(251, 250, 248)", True, True)  # dark letters with a light rim


def test_without_scripts_a_table_holds_every_claim(world: World, opened: Open) -> None:
    it = opened(
        world({**ATTACK, "quote": "Ann may strike.", "hedge": "may"}, ATTACK),
        java_script_enabled=False,
    )
    assert it.texts("noscript td q") == ["Ann may strike.", "Words."]
    assert it.texts("noscript mark") == ["may"]
    assert it.page.locator("noscript table").is_visible()
