"""The page at first sight: all of it there, apart from each other, and to be read without a click."""

from __future__ import annotations

import math
from collections import Counter
from itertools import combinations, pairwise

from actorgraph.page.appearance import drawn_family
from actorgraph.page.view import kind_of, view_of
from actorgraph.store.reader import Store
from page.conftest import ACTORS, Open, Opened, World

ATTACK = {"relation": "attacks", "subject": "ann", "object": "bob"}
#: The pixels of the drawing in a square on the stage, as sums of red, green and blue, and those of the ground.
PIXELS = """([x, y, half]) => {
    const canvas = document.querySelector("#network canvas");
    const box = canvas.getBoundingClientRect();
    const scale = canvas.width / box.width;
    const corner = [(x - box.left - half) * scale, (y - box.top - half) * scale].map(Math.round);
    const side = Math.round(2 * half * scale);
    const part = new OffscreenCanvas(side, side).getContext("2d", { willReadFrequently: true });
    part.drawImage(canvas, ...corner, side, side, 0, 0, side, side);
    const { data } = part.getImageData(0, 0, side, side);
    const style = getComputedStyle(document.documentElement).getPropertyValue("--ground").trim();
    const ground = [1, 3, 5].map((at) => Number.parseInt(style.slice(at, at + 2), 16));
    return { ground, pixels: Array.from({ length: side * side }, (_, at) => [...data.slice(4 * at, 4 * at + 3)]) };
}"""
#: How far the sum of a pixel's differences from the ground is, at least, for a painted one.
PAINTED = 220


def _overlap(a: dict[str, float], b: dict[str, float]) -> bool:
    across = min(a["right"], b["right"]) - max(a["left"], b["left"])
    along = min(a["bottom"], b["bottom"]) - max(a["top"], b["top"])
    return across > 0 and along > 0


def _square(it: Opened, x: float, y: float, half: int) -> list[list[int]]:
    found: list[list[int]] = it.ask(PIXELS, [x, y, half])["pixels"]
    return found


def _pixels(it: Opened, x: float, y: float, half: int) -> list[list[int]]:
    """Return the pixels that are painted, and not only a little."""
    found = it.ask(PIXELS, [x, y, half])
    red, green, blue = found["ground"]
    return [
        [r, g, b]
        for r, g, b in found["pixels"]
        if abs(r - red) + abs(g - green) + abs(b - blue) > PAINTED
    ]


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
    quotes = []
    for tie in ("attack:ann:ann", "threat:ann:ann", "sponsorship:ann:ann"):
        it.settle()
        it.rest()
        around = it.place_of("ann")
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
        return sum(abs(r - red) + abs(g - green) + abs(b - blue) < 180 for r, g, b in pixels)

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


def _between(points: list[list[float]], first: float, last: float) -> list[tuple[float, float]]:
    """Return 81 places on a polyline, from one part of its length to another."""
    lengths = [math.dist(a, b) for a, b in pairwise(points)]
    found = []
    for n in range(81):
        left = (first + (last - first) * n / 80) * sum(lengths)
        for (x, y), (to_x, to_y), length in zip(points, points[1:], lengths, strict=False):
            if left <= length:
                found.append((x + (to_x - x) * left / length, y + (to_y - y) * left / length))
                break
            left -= length
    return found


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
    lines = it.page.evaluate("window.actorgraph.scene()")["lines"]
    drawn = {}
    for line in lines:
        hit = [bool(_pixels(it, x, y, 1)) for x, y in _between(line["points"], 0.3, 0.7)]
        drawn[line["from"]] = sum(hit) / len(hit)
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
        name = it.ask("actorgraph.scene().things.find(({ id }) => id === 'ann').shown_label")
        x, y = (name["left"] + name["right"]) / 2, (name["top"] + name["bottom"]) / 2
        letters = [sum(pixel) for pixel in _square(it, x, y, 12)]
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
