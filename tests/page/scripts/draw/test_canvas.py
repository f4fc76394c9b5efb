"""The canvas renderer, driven in the browser without the rest of the page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Error, Page

import actorgraph.page
from actorgraph.page.inline import inlined

SCRIPTS = Path(actorgraph.page.__file__).with_name("scripts")
WIDTH, HEIGHT = 800, 600

# A stage, a renderer on it, and what it tells. Names of things are their places in the scene.
BENCH = """\
<!doctype html><meta charset="utf-8">
<style>body { margin: 0 } #stage { position: absolute; left: 20px; top: 10px; width: 800px; height: 600px }</style>
<div id="stage"></div>
"""
SCRIPT = """\
import { createCanvas } from "./draw/canvas.js";
import { middleOf, pointAt, spineOf } from "./draw/geometry.js";
import { isRightToLeft, placedLabels } from "./draw/names.js";
import { paint, painting } from "./draw/painter.js";

const theme = {
  ground: "#fbfaf8", ink: "#1c2024", soft: "#575d64", accent: "#0b5fb0", font: "sans-serif",
  tone: { state: "#2f5d8c" }, hue: { help: "#007a5c", force: "#c23600" },
};
const dark = { ...theme, ground: "#15181b", ink: "#e8eaec" };
const plain = { near: null, thing: null, tie: null };
const look = { shape: "square", tone: "state", hollow: false, dashed: false, pale: false };
const told = [];
const names = (hit) => [hit.thing?.at ?? null, hit.tie?.at ?? null];
const listener = {
  pick: (hit, isMore) => told.push([isMore ? "more" : "pick", ...names(hit)]),
  expand: ({ at }) => told.push(["expand", at]),
  menu: (hit, { x, y }) => told.push(["menu", ...names(hit), x, y]),
  lasso: (line, isDone) => told.push(["lasso", line.length, isDone]),
  along: (thing) => window.flock ?? [thing],
  carry: () => {},
  hover: (hit) => told.push(["hover", ...names(hit)]),
  move: ({ x, y, scale }) => told.push(["move", x, y, scale]),
  drag: (things) => told.push(["drag", ...things.flatMap(({ at, x, y }) => [at, x, y])]),
};
const thing = (at, x, y, more = {}) => (
  { at, id: `t${at}`, name: `T${at}`, kind: "state", isEvent: false, look, size: 10, x, y, label: [`Name ${at}`], letters: 14, degree: 0, side: "below", ...more });
const tie = (at, start, end, more = {}, group = "assertive") => ({ group, width: 1.4, tie: {
  at, id: `e${at}`, family: "sponsorship", hue: "help", start, end, link: "directed", bend: 0, loop: 0, claims: [], known: "", ...more } });
const scene = (places, ends) => {
  const things = places.map(([x, y, more], at) => thing(at, x, y, more));
  return { things, ties: ends.map(([a, b, more, group], at) => tie(at, things[a], things[b], more, group)) };
};
// Things in rows, each tied to the next and to one further on.
const field = (count, step = 60) => {
  const across = Math.ceil(Math.sqrt(count));
  const place = (at) => [(at % across - across / 2) * step, (Math.floor(at / across) - across / 2) * step, { degree: (at * 7) % 31 }];
  const ends = Array.from({ length: 3 * count }, (_, at) => [at % count, (at * 17 + 1) % count]);
  return scene(Array.from({ length: count }, (_, at) => place(at)), ends);
};
const pixels = () => {
  const { width, height } = stage.firstChild;
  return stage.firstChild.getContext("2d").getImageData(0, 0, width, height).data;
};
const pixel = (x, y) => [...stage.firstChild.getContext("2d").getImageData(x, y, 1, 1).data.slice(0, 3)];
const frames = async (count) => { for (let n = 0; n < count; n++) await new Promise(requestAnimationFrame); };
const show = async (its, emphasis = plain) => { renderer.show(its, emphasis); await renderer.drawn(); return its; };
const renderer = createCanvas(stage, theme, listener);
Object.assign(window, {
  createCanvas, middleOf, pointAt, spineOf, isRightToLeft, paint, painting, placedLabels, theme, dark, plain, told, names,
  scene, field, pixels, pixel, frames, show, renderer, listener, ready: true,
});
"""


def _read(name: str) -> str:
    return SCRIPT if name == "bench" else (SCRIPTS / f"{name}.js").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the address of a page with a renderer on a stage."""
    file = tmp_path_factory.mktemp("bench") / "bench.html"
    file.write_text(f"{BENCH}<script>{inlined('bench', _read)}</script>", encoding="utf-8")
    return file.as_uri()


def _tab(browser: Browser, **options: Any) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 840, "height": 620}, **options)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def _mouse_tab(browser: Browser) -> Iterator[Page]:
    yield from _tab(browser)


@pytest.fixture(scope="module")
def _touch_tab(browser: Browser) -> Iterator[Page]:
    yield from _tab(browser, has_touch=True, device_scale_factor=2)


def _opened(page: Page, bench: str) -> Iterator[Page]:
    """Load the page anew, with the mouse off the stage; a tab that is kept saves half of the time."""
    complaints: list[str] = []

    def complain(error: Error) -> None:
        complaints.append(str(error))

    page.mouse.move(0, 0)
    page.on("pageerror", complain)
    page.goto(bench)
    page.wait_for_function("window.ready === true")
    yield page
    page.goto("about:blank")
    page.remove_listener("pageerror", complain)
    assert complaints == []


@pytest.fixture
def stage(_mouse_tab: Page, bench: str) -> Iterator[Page]:
    """Return a page with a renderer on a stage of 800 by 600 pixels, at (20, 10)."""
    yield from _opened(_mouse_tab, bench)


@pytest.fixture
def phone(_touch_tab: Page, bench: str) -> Iterator[Page]:
    """Return the same with fingers and a fine screen."""
    yield from _opened(_touch_tab, bench)


def _show(page: Page, scene: str, emphasis: str = "plain") -> None:
    page.evaluate(f"async () => {{ window.its = await show({scene}, {emphasis}); }}")


def _at(page: Page, x: float, y: float) -> tuple[float, float]:
    """Return where a world point is on the screen."""
    place = page.evaluate("(point) => renderer.where(point)", {"x": x, "y": y})
    return place["x"] + 20, place["y"] + 10


def _told(page: Page, word: str) -> list[Any]:
    told: list[list[Any]] = page.evaluate("told")
    return [it[1:] for it in told if it[0] == word]


PAIR = "scene([[-100, 0], [100, 0]], [[0, 1]])"


def test_a_click_picks_a_thing_a_tie_or_nothing(stage: Page) -> None:
    _show(stage, PAIR)
    for x, y in ((-100, 0), (0, 6), (0, 60)):
        stage.mouse.click(*_at(stage, x, y))
    assert _told(stage, "pick") == [[0, None], [None, 0], [None, None]]


def test_a_tie_is_picked_within_eight_pixels_at_every_scale(stage: Page) -> None:
    _show(stage, PAIR)
    found = stage.evaluate(
        """() => [0.25, 1, 4].flatMap((scale) => {
            renderer.look({ x: 0, y: 0, scale });
            return [7, 9].map((off) => names(renderer.pick({ x: 400, y: 300 + off }))[1]);
        })"""
    )
    assert found == [0, None, 0, None, 0, None]


def test_a_finger_reaches_further_than_a_mouse(phone: Page) -> None:
    _show(phone, PAIR)
    x, y = _at(phone, 0, 12)
    phone.touchscreen.tap(x, y)
    phone.mouse.click(x, y)
    assert _told(phone, "pick") == [[None, 0], [None, None]]


def test_parallel_ties_and_loops_are_picked_each(stage: Page) -> None:
    bends = [-0.3, -0.15, 0, 0.15, 0.3]
    ends = [f"[0, 1, {{ bend: {bend} }}]" for bend in bends]
    ends += [f"[2, 2, {{ loop: {loop} }}]" for loop in range(5)]
    _show(stage, f"scene([[-200, 0], [200, 0], [0, 200]], [{', '.join(ends)}])")
    found = stage.evaluate(
        "() => its.ties.map(({ tie }) => names(renderer.pick(renderer.where(middleOf(tie))))[1])"
    )
    assert found == list(range(10))


def test_a_positive_bend_is_to_the_left_of_who_walks(stage: Page) -> None:
    _show(stage, "scene([[-200, 0], [200, 0]], [[0, 1, { bend: 0.1 }]])")
    assert stage.evaluate("() => middleOf(its.ties[0].tie)") == {"x": 0, "y": -40}


def test_nothing_is_painted_while_something_else_is_looked_at(stage: Page) -> None:
    _show(stage, PAIR)
    seen = """async () => {
        const before = pixels();
        renderer.rest(true);
        await show(scene([[0, 90], [40, 90]], [[0, 1]]));
        await frames(2);
        const resting = pixels();
        renderer.rest(false);
        await renderer.drawn();
        return [resting, pixels()].map((its) => its.every((value, at) => value === before[at]));
    }"""
    assert stage.evaluate(seen) == [True, False]


def test_a_dragged_thing_takes_its_ties_along(stage: Page) -> None:
    _show(stage, PAIR)
    places = "[[100, 0], [0, 0], [100, 150], [0, 75]]"
    picked = f"() => {places}.map(([x, y]) => names(renderer.pick(renderer.where({{ x, y }}))))"
    before = stage.evaluate(picked)
    _drag(stage, _at(stage, 100, 0), _at(stage, 100, 150))
    stage.evaluate("() => renderer.drawn()")
    nothing = [None, None]
    assert before == [[1, None], [None, 0], nothing, nothing]
    assert stage.evaluate(picked) == [nothing, nothing, [1, None], [None, 0]]
    assert _told(stage, "drag") == [[1, 100, 150]]
    assert _told(stage, "pick") == []


def test_a_drag_in_a_large_scene_shows_the_thing_where_it_is(stage: Page) -> None:
    _show(stage, "field(1600)")
    stage.evaluate(
        "async () => { renderer.look({ x: 0, y: 0, scale: 1 }); await renderer.drawn(); }"
    )
    x, y = stage.evaluate("() => { const { x, y } = its.things[820]; return [x, y]; }")
    start, end = _at(stage, x, y), _at(stage, x + 30, y + 30)
    stage.mouse.move(*start)
    stage.mouse.down()
    stage.mouse.move(*end, steps=4)
    stage.evaluate("() => frames(2)")
    seen = stage.evaluate(
        "([x, y]) => [...stage.lastChild.getContext('2d').getImageData(x, y, 1, 1).data]",
        [end[0] - 20, end[1] - 10],
    )
    assert seen == [0x2F, 0x5D, 0x8C, 255]
    stage.mouse.up()
    after = stage.evaluate(
        """async ([x, y]) => {
            await renderer.drawn();
            const over = stage.lastChild.getContext("2d").getImageData(x, y, 1, 1).data;
            return [pixel(x, y), [...over]];
        }""",
        [end[0] - 20, end[1] - 10],
    )
    assert after == [[0x2F, 0x5D, 0x8C], [0, 0, 0, 0]]
    assert _told(stage, "drag") == [[820, x + 30, y + 30]]


def test_a_drag_on_the_ground_moves_the_camera(stage: Page) -> None:
    _show(stage, PAIR)
    _drag(stage, (420, 500), (480, 530))
    assert stage.evaluate("() => renderer.camera()") == {"x": -60, "y": -30, "scale": 1}
    assert _told(stage, "pick") == []
    assert _told(stage, "move")[-1] == [-60, -30, 1]


def _drag(page: Page, start: tuple[float, float], end: tuple[float, float]) -> None:
    page.mouse.move(*start)
    page.mouse.down()
    page.mouse.move(*end, steps=5)
    page.mouse.up()


@pytest.mark.parametrize("turn", [-300, 300])
def test_the_wheel_keeps_what_is_under_the_pointer(stage: Page, turn: int) -> None:
    _show(stage, PAIR)
    before = _at(stage, 100, 0)
    stage.mouse.move(*before)
    stage.mouse.wheel(0, turn)
    stage.wait_for_function("() => renderer.camera().scale !== 1")
    assert _at(stage, 100, 0) == pytest.approx(before)
    assert (stage.evaluate("() => renderer.camera().scale") > 1) == (turn < 0)


def test_a_double_click_zooms_in_there(stage: Page) -> None:
    _show(stage, PAIR)
    stage.mouse.dblclick(620, 110)
    camera = stage.evaluate("() => renderer.camera()")
    assert camera == {"x": 100, "y": -100, "scale": 2}


def test_two_fingers_zoom_about_their_middle(phone: Page) -> None:
    _show(phone, PAIR)
    session = phone.context.new_cdp_session(phone)

    def touch(kind: str, *xs: int) -> None:
        points = [{"x": x, "y": 310, "id": n} for n, x in enumerate(xs)]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    before = _at(phone, 0, 0)
    touch("touchStart", 370)
    touch("touchStart", 370, 470)
    touch("touchMove", 345, 495)
    touch("touchMove", 320, 520)
    touch("touchEnd")
    phone.evaluate("() => renderer.drawn()")
    assert phone.evaluate("() => renderer.camera().scale") == pytest.approx(2)
    assert _at(phone, 0, 0) == pytest.approx(before)
    assert _told(phone, "pick") == []


def test_scales_have_limits_and_nonsense_is_ignored(stage: Page) -> None:
    scales = stage.evaluate(
        """() => [1e-9, 1e9, NaN].map((scale) => {
            renderer.look({ x: 0, y: 0, scale });
            return renderer.camera().scale;
        })"""
    )
    assert scales == [0.01, 8, 8]
    stage.evaluate("() => renderer.look({ x: NaN, y: 0, scale: 1 })")
    assert stage.evaluate("() => renderer.camera()") == {"x": 0, "y": 0, "scale": 8}


def test_hovering_tells_and_shows_what_can_be_clicked(stage: Page) -> None:
    _show(stage, PAIR)
    cursors = []
    for x, y in ((-100, 0), (0, 3), (0, 90)):
        stage.evaluate("() => { told.length = 0; }")
        stage.mouse.move(*_at(stage, x, y))
        stage.wait_for_function("() => told.length > 0")
        cursors.append((_told(stage, "hover"), stage.evaluate("stage.firstChild.style.cursor")))
    assert cursors == [([[0, None]], "pointer"), ([[None, 0]], "pointer"), ([[None, None]], "")]


# Count what is drawn from here on.
COUNT = """() => {
    window.drawn = { lines: 0, names: 0, all: 0 };
    const its = CanvasRenderingContext2D.prototype;
    for (const [method, kind] of Object.entries({ lineTo: "lines", fillText: "names", drawImage: "all", fillRect: "all", stroke: "all" })) {
        const before = its[method];
        its[method] = function (...given) { drawn[kind] += 1; return before.apply(this, given); };
    }
}"""


def test_what_is_out_of_sight_is_not_drawn(stage: Page) -> None:
    stage.evaluate(COUNT)
    drawn = stage.evaluate(
        """async () => {
            const places = Array.from({ length: 900 }, (_, at) => [(at % 30) * 200, Math.floor(at / 30) * 200]);
            const ends = Array.from({ length: 870 }, (_, at) => [at, at + 30]);
            renderer.look({ x: 0, y: 0, scale: 4 });
            await show(scene(places, ends));
            return drawn;
        }"""
    )
    # One thing with its line, arrowhead and name is within 100 by 75 world pixels.
    assert drawn["names"] == 1
    assert drawn["lines"] <= 10


def test_nothing_is_drawn_when_nothing_changed(stage: Page) -> None:
    _show(stage, "field(1600)")
    stage.evaluate(COUNT)
    stage.evaluate("() => new Promise((done) => setTimeout(done, 300))")
    assert stage.evaluate("() => drawn") == {"lines": 0, "names": 0, "all": 0}


@pytest.mark.parametrize("scale", [0.06, 0.3, 0.7, 1.5])
def test_no_two_names_overlap_and_those_with_most_ties_come_first(
    stage: Page, scale: float
) -> None:
    labels = stage.evaluate(
        """(scale) => {
            const context = document.createElement("canvas").getContext("2d");
            const its = placedLabels(context, field(2000), plain, theme, { x: 0, y: 0, scale }, 800, 600);
            return its.map(({ box, thing, size }) => ({ ...box, degree: thing.degree, size }));
        }""",
        scale,
    )
    overlapping = [
        (one, other)
        for n, one in enumerate(labels)
        for other in labels[:n]
        if one["left"] < other["right"]
        and one["right"] > other["left"]
        and one["top"] < other["bottom"]
        and one["bottom"] > other["top"]
    ]
    degrees = [it["degree"] for it in labels]
    assert len(labels) > 5
    assert overlapping == []
    assert degrees == sorted(degrees, reverse=True)
    assert {it["size"] for it in labels} == {min(18, max(11, 14 * scale))}


#: A hub with lines in all directions, so close to each other that no name fits between them, and nothing beyond their ends.
HUB = """
    const spokes = Array.from({ length: 24 }, (_, n) => [130 * Math.cos((n * Math.PI) / 12), 130 * Math.sin((n * Math.PI) / 12), { label: [] }]);
    const wheel = scene([[0, 0, { label: ["Hub"], degree: 24 }], ...spokes], spokes.map((_, n) => [0, n + 1]));
    const context = document.createElement("canvas").getContext("2d");
    const labels = (covered) => placedLabels(context, wheel, plain, theme, { x: 0, y: 0, scale: 1 }, 800, 600, null, covered);
"""


def test_a_line_leads_to_a_name_that_has_no_place_beside_its_thing(stage: Page) -> None:
    found = stage.evaluate(
        f"""() => {{
            {HUB}
            return labels([]).map(({{ lead, box, isPlate }}) => [Math.hypot(lead[0].x - 400, lead[0].y - 300), lead[1], box, isPlate]);
        }}"""
    )
    ((start, end, box, is_plate),) = found
    assert start == pytest.approx(13)  # its radius of 10, and a little
    assert box["left"] <= end["x"] <= box["right"]
    assert box["top"] <= end["y"] <= box["bottom"]
    assert max(abs(end["x"] - 400), abs(end["y"] - 300)) > 80
    assert is_plate is False


def test_no_name_is_written_where_something_lies_over_the_stage(stage: Page) -> None:
    found = stage.evaluate(
        f"() => {{ {HUB} return labels([{{ left: 0, top: 0, right: 800, bottom: 600 }}]).length; }}"
    )
    assert found == 0


def test_what_is_chosen_is_always_named(stage: Page) -> None:
    named = stage.evaluate(
        """() => {
            const its = field(2000);
            const [one, other] = [its.things[1000], its.things[1001]];
            one.degree = other.degree = 0;
            const context = document.createElement("canvas").getContext("2d");
            const emphasis = { near: { things: new Set([other, one]), ties: new Set() }, thing: one, tie: null };
            return placedLabels(context, its, emphasis, theme, { x: 0, y: 0, scale: 0.5 }, 800, 600).map(({ thing }) => thing.at)[0];
        }"""
    )
    assert named == 1000


def test_a_name_runs_the_way_of_its_first_letter(stage: Page) -> None:
    lines = [["كتائب حزب الله", "(KH)"], ["(KH) كتائب"], ["12 נוער"], ["Ḥamza"], ["…"], []]
    found = stage.evaluate("(names) => names.map(isRightToLeft)", lines)
    assert found == [True, False, True, False, False, False]


def test_a_large_scene_is_drawn_in_steps_as_it_would_be_at_once(stage: Page) -> None:
    """The picture after moving is that of a painting made whole, and it was not made in one go."""
    different, steps = stage.evaluate(
        """async () => {
            const its = await show(field(3000));
            renderer.look({ x: 100, y: 40, scale: 0.3 });
            await frames(2);
            renderer.look({ x: 120, y: 40, scale: 0.31 });
            await renderer.drawn();
            const canvas = Object.assign(document.createElement("canvas"), { width: 800, height: 600 });
            const context = canvas.getContext("2d", { alpha: false });
            paint(context, its, plain, theme, renderer.camera(), 800, 600);
            const [one, other] = [pixels(), context.getImageData(0, 0, 800, 600).data];
            const steps = [...painting(context, its, plain, theme, renderer.camera(), 800, 600)].length;
            return [one.filter((value, at) => Math.abs(value - other[at]) > 2).length, steps];
        }"""
    )
    assert different == 0
    assert steps > 50


def test_while_a_large_scene_moves_its_last_picture_moves(stage: Page) -> None:
    _show(stage, "field(3000)")
    stage.evaluate(
        "async () => { renderer.look({ x: 0, y: 0, scale: 1 }); await renderer.drawn(); }"
    )
    stage.evaluate(COUNT)
    before, during, lines = stage.evaluate(
        """async () => {
            const { x, y } = renderer.where(its.things[1512]);
            const before = pixel(x, y);
            renderer.look({ x: 5, y: 0, scale: 1 });
            renderer.look({ x: 50, y: 0, scale: 1 });
            await frames(1);
            return [before, pixel(x - 50, y), drawn.lines];
        }"""
    )
    assert before == during == [0x2F, 0x5D, 0x8C]
    assert lines == 0


def test_what_stands_out_is_in_full_colour_and_the_rest_fades(stage: Page) -> None:
    looks = stage.evaluate(
        """async () => {
            const seen = [];
            for (const count of [2, 1600]) {
                const its = count === 2 ? scene([[-100, 0], [100, 0]], []) : field(1600, 100);
                const [one, other] = count === 2 ? its.things : [its.things[820], its.things[822]];
                renderer.look({ x: one.x, y: one.y, scale: 1 });
                await show(its);
                renderer.emphasise({ near: { things: new Set([one]), ties: new Set() }, thing: null, tie: null });
                await renderer.drawn();
                seen.push([one, other].map((it) => renderer.where(it)).map(({ x, y }) => pixel(x, y)));
            }
            return seen;
        }"""
    )
    full, faded = [0x2F, 0x5D, 0x8C], [0xC6, 0xD1, 0xDC]
    assert [pair[0] for pair in looks] == [full, full]
    for _, other in looks:
        assert other == pytest.approx(faded, abs=2)


def test_another_theme_is_drawn_when_it_is_told(stage: Page) -> None:
    for scene in (PAIR, "field(1600)"):
        _show(stage, scene)
        corners = stage.evaluate(
            """async () => {
                renderer.look({ x: -9000, y: 0, scale: 1 });
                const seen = [];
                for (const its of [dark, theme]) {
                    renderer.refresh(its);
                    await renderer.drawn();
                    seen.push(pixel(3, 3));
                }
                return seen;
            }"""
        )
        assert corners == [[0x15, 0x18, 0x1B], [0xFB, 0xFA, 0xF8]]


def test_another_size_keeps_what_is_in_the_middle(stage: Page) -> None:
    _show(stage, "scene([[0, 0]], [])")
    sizes = stage.evaluate(
        """async () => {
            stage.style.width = "400px";
            await frames(3);
            await renderer.drawn();
            const { width, height } = stage.firstChild;
            return [width, height, pixel(200, 300), names(renderer.pick({ x: 200, y: 300 }))];
        }"""
    )
    assert sizes == [400, 600, [0x2F, 0x5D, 0x8C], [0, None]]


def test_a_fine_screen_gets_its_pixels(phone: Page) -> None:
    _show(phone, "scene([[0, 0]], [])")
    seen = phone.evaluate("() => [stage.firstChild.width, pixel(800, 600)]")
    assert seen == [1600, [0x2F, 0x5D, 0x8C]]


@pytest.mark.parametrize(
    "scene",
    [
        pytest.param("scene([], [])", id="nothing"),
        pytest.param("scene([[0, 0]], [])", id="one thing"),
        pytest.param(
            "scene(Array(50).fill([5, 5]), [[0, 1], [0, 1, { bend: 0.2 }], [3, 3]])", id="one place"
        ),
        pytest.param(
            "scene([[0, 0, { label: ['w'.repeat(500), 'ش'.repeat(500), '…'] }], [0, 9]], [])",
            id="long names",
        ),
        pytest.param(
            "scene([[-90, 0], [90, 0]], Array.from({ length: 10000 },"
            " (_, at) => [0, 1, { bend: (at - 5000) / 12500 }]))",
            id="10,000 parallel ties",
        ),
        pytest.param(
            "scene([[0, 0]], Array.from({ length: 300 }, (_, loop) => [0, 0, { loop }]))",
            id="300 loops",
        ),
    ],
)
def test_odd_scenes_are_drawn(stage: Page, scene: str) -> None:
    _show(stage, scene)
    hit = stage.evaluate("() => names(renderer.pick(renderer.where({ x: 5, y: 5 })))")
    assert (hit[0] is None) == (scene == "scene([], [])" or "10000" in scene)
    ground = stage.evaluate("() => pixel(3, 3)")
    assert ground == [0xFB, 0xFA, 0xF8]


def test_a_stage_without_room_waits_for_it(stage: Page) -> None:
    stage.evaluate("() => { stage.style.width = '0'; }")
    stage.evaluate("() => frames(2)")
    _show(stage, "scene([[0, 0]], [])")
    seen = stage.evaluate(
        """async () => {
            stage.style.width = "800px";
            await frames(3);
            await renderer.drawn();
            return pixel(400, 300);
        }"""
    )
    assert seen == [0x2F, 0x5D, 0x8C]


def test_how_a_tie_is_said_shows_in_its_line(stage: Page) -> None:
    dashes = stage.evaluate(
        """() => {
            const context = document.createElement("canvas").getContext("2d");
            const dashes = [];
            const set = context.setLineDash.bind(context);
            context.setLineDash = (its) => { dashes.push(its.join(" ")); set(its); };
            const ends = [["assertive"], ["tentative"], ["not asserted"], ["assertive", "class"]];
            const its = scene([[-100, 0], [100, 0]], ends.map(([group, known = ""], at) => [0, 1, { bend: at / 10, known }, group]));
            paint(context, its, plain, theme, { x: 0, y: 0, scale: 1 }, 800, 600);
            return dashes.filter(Boolean);
        }"""
    )
    assert dashes == ["9 6", "1 6", "7 4 1 4"]
