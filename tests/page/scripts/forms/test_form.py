"""The forms of answers in a browser: what they show, that each opens its evidence, and that a phone holds them."""

from __future__ import annotations

from typing import Any, Final, NamedTuple
from xml.etree import ElementTree as ET

import pytest

from actorgraph.model.filters import Filters
from actorgraph.page.opening import opening_of
from actorgraph.questions.call import Call
from actorgraph.store.reader import Store
from page.conftest import ACTORS, NEEDS_AXE, Open, Opened, World

SPONSORS: Final = {"relation": "sponsors", "subject": "ann", "object": "bob"}
DENIED: Final = {**SPONSORS, "modality": "denied", "claimant": "ann"}
ATTACKS: Final = {"relation": "attacks", "subject": "ann", "object": "cid"}
BLAMES: Final = {"relation": "attributes", "subject": "cid", "object": "bob", "event": "raid", "modality": "believed", "hedge": "Words"}  # fmt: skip
WITHHELD: Final = {**BLAMES, "object": "ann", "modality": "withheld"}
KILLED: Final = {"relation": "kills", "subject": "bob", "event": "raid"}


class Shown(NamedTuple):
    """A question, the claims of a small world, and what the form then says in its order."""

    name: str
    arguments: dict[str, Any]
    claims: tuple[dict[str, Any], ...]
    texts: tuple[str, ...]


FORMS: Final = {
    "matrix": Shown("attribution", {"event": "raid"}, (BLAMES, WITHHELD),
        ("the raid", "Bob", "Ann", "Cid", "blamed", "believed", "stops short of blaming", "withheld")),
    "timeline": Shown("timeline", {}, (ATTACKS | {"when": "1970-01-02/.."}, {**ATTACKS, "event": "raid"}),
        ("since 1970-01-02", "Ann attacked Cid.", "2024-01-05", "the raid", "1 claim")),
    "figures": Shown("figures", {}, (
            KILLED | {"quantity": {"what": "killed", "op": ">", "value": 85}},
            KILLED | {"quantity": {"what": "killed", "op": "=", "value": 85}},
            KILLED | {"relation": "injures", "quantity": {"what": "wounded", "op": "=", "value": 40}}),
        ("the raid", "Killed", "no number fits all", "more than 85 killed", "Cid, stated", "85 killed", "0", "85", "40 wounded")),
    "sides": Shown("conflicts", {}, (SPONSORS, DENIED),
        ("Said and denied: Ann sponsors Bob", "said to be so", "Words.", "Cid · stated", "said not to be so", "Words.", "Ann · denied")),
    "bars": Shown("rank", {}, (SPONSORS, ATTACKS),
        ("Ann", "2, place 1", "Bob", "1, place 2", "Cid", "1, place 2", "how many other actors")),
    "grounds": Shown("communities", {}, (SPONSORS,),
        ("Ann and 1 other", "2 actors; 1 claim inside, 0 to others", "Ann", "Bob")),
    "changes": Shown("compare", {"days": ("2024-01-05", "2024-01-06")},
        (SPONSORS | {"when": "2024-01-05"}, ATTACKS | {"when": "2024-01-06"}),
        ("Added: only as of 2024-01-06 (1)", "Ann attacked Cid.", "Dropped: only as of 2024-01-05 (1)", "Ann sponsored Bob.", "Kept: 0.")),
    "triads": Shown("balance", {}, (SPONSORS, ATTACKS, {"relation": "attacks", "subject": "bob", "object": "cid"}),
        ("1 of 1 triad is balanced.", "Ann", "Ann + Bob", "Ann − Cid", "Bob − Cid", "Bob", "Cid", "balanced")),
    "steps": Shown("chain", {"event": "raid"}, (BLAMES, SPONSORS),
        ("Accused: Bob", "the raid", "Cid believes that Bob was behind the raid.", "believed", "Bob",
         "derived, as sponsor", "Ann sponsors Bob.", "stated", "Ann")),
}  # fmt: skip
SVG: Final = "{http://www.w3.org/2000/svg}"
SIZES: Final = ((1440, 900), (390, 664))


def _opened(
    world: World, opened: Open, shown: Shown, size: tuple[int, int], **options: Any
) -> Opened:
    claims = ({"id": f"c{n}", **claim} for n, claim in enumerate(shown.claims, start=1))
    store: Store = world(*claims)
    answer = Call(shown.name, shown.arguments).run(store)
    page = opened(
        store,
        answer=opening_of(store, answer),
        viewport={"width": size[0], "height": size[1]},
        **options,
    )
    page.rest()
    return page


@NEEDS_AXE
@pytest.mark.parametrize("kind", FORMS)
def test_axe_finds_nothing_in_a_form_light_and_dark_on_a_screen_and_on_a_phone(
    kind: str, world: World, opened: Open
) -> None:
    page = _opened(world, opened, FORMS[kind], SIZES[0], bypass_csp=True)
    found = {}
    for width, height in SIZES:
        page.page.set_viewport_size({"width": width, "height": height})
        for scheme in ("light", "dark"):
            page.page.emulate_media(color_scheme=scheme)
            page.settle()
            if its := page.violations():
                found[width, scheme] = its
    assert found == {}


@pytest.mark.parametrize("kind", FORMS)
def test_a_form_shows_its_answer_in_letters_that_can_be_read(
    kind: str, world: World, opened: Open
) -> None:
    page = _opened(world, opened, FORMS[kind], SIZES[0])
    text = page.ask("document.querySelector('.form').textContent.replace(/\\s+/g, ' ')")
    at = 0
    for words in FORMS[kind].texts:
        at = text.find(words, at)
        assert at >= 0, (words, text)
    assert page.ask(
        """[...document.querySelectorAll('.form *')].filter((it) => it.childNodes.length === 1 && it.firstChild.nodeType === 3)
            .map((it) => parseFloat(getComputedStyle(it).fontSize)).every((size) => size >= 12)"""
    )


@pytest.mark.parametrize("kind", FORMS)
def test_each_part_of_a_form_opens_its_claims_or_chooses_its_thing_by_keyboard(
    kind: str, world: World, opened: Open
) -> None:
    page = _opened(world, opened, FORMS[kind], SIZES[0])
    pieces = page.page.locator(".form button.piece")
    assert pieces.count() > 0
    for at in range(pieces.count()):
        pieces.nth(at).press("Enter")
        assert page.ask("document.querySelectorAll('#panel [data-claim]').length") > 0
    heads = page.page.locator(".form a.head")
    for at in range(min(heads.count(), 3)):
        heads.nth(at).press("Enter")
        name = heads.nth(at).inner_text()
        assert page.texts("#panel-title") == [name]


@pytest.mark.parametrize("kind", FORMS)
def test_a_phone_shows_a_form_in_its_width_with_parts_large_enough_to_touch(
    kind: str, world: World, opened: Open
) -> None:
    page = _opened(world, opened, FORMS[kind], SIZES[1])
    wide = """[...document.querySelectorAll('.form, .form *')].filter((it) => it.checkVisibility() && !it.closest('svg'))
        .filter((it) => it.getBoundingClientRect().right > innerWidth + 1).map((it) => it.className)"""
    assert page.ask(wide) == []
    low = """[...document.querySelectorAll('.form button')].filter((it) => it.checkVisibility()).map((it) => it.getBoundingClientRect())
        .filter(({ width, height }) => width < 24 || height < 24).length"""
    assert page.ask(low) == 0


@pytest.mark.parametrize("kind", FORMS)
def test_whoever_stands_in_a_form_is_among_the_things_of_the_scene(
    kind: str, world: World, opened: Open
) -> None:
    page = _opened(world, opened, FORMS[kind], SIZES[0])
    things = {thing["id"] for thing in page.ask("actorgraph.scene()")["things"]}
    cards = page.ask(
        "[...document.querySelectorAll('[data-card]')].map(({ dataset }) => actorgraph.page.things[dataset.card].id)"
    )
    assert {*cards} <= things
    assert things


def test_days_far_apart_have_more_room_but_not_in_proportion(world: World, opened: Open) -> None:
    days = ("2024-01-01", "2024-01-02", "2024-12-31")
    claims = tuple({**ATTACKS, "when": day} for day in days)
    page = _opened(world, opened, Shown("timeline", {}, claims, ()), SIZES[0])
    dots = page.ask(
        "[...document.querySelectorAll('.form circle.mark')].map((it) => parseFloat(it.getAttribute('cx')))"
    )
    first, second, *_, last = dots
    assert 0 < first < second < last < 100
    assert 1 < (last - second) / (second - first) < 20


@pytest.mark.parametrize("kind", FORMS)
def test_a_form_is_saved_as_it_is_shown(world: World, opened: Open, kind: str) -> None:
    it = _opened(world, opened, FORMS[kind], SIZES[0])
    it.page.click("#take")
    with it.page.expect_download() as download:
        it.page.click("#take-menu button:has-text('SVG')")
    root = ET.fromstring(download.value.path().read_bytes())
    # A name and the full stop behind it are two texts.
    words = {
        word.strip(".")
        for text in root.iter(f"{SVG}text")
        for word in "".join(text.itertext()).split()
    }
    missing = [
        text
        for text in FORMS[kind].texts
        if not {word.strip(".") for word in text.split()} <= words
    ]
    assert missing == []
    width, height = (float(root.get(name, "")) for name in ("width", "height"))
    drawn = root.find(f"{SVG}g[@id='actorgraph-story']")
    assert drawn is not None
    places = [(float(text.get("x", "")), float(text.get("y", ""))) for text in drawn.findall(f"{SVG}text")]  # fmt: skip
    assert all(0 <= x <= width and 0 <= y <= height for x, y in places)
    assert {name for element in root.iter() for name in element.attrib} & {
        "class",
        "style",
    } == set()


def test_the_columns_of_a_matrix_are_equally_wide(world: World, opened: Open) -> None:
    it = _opened(world, opened, FORMS["matrix"], SIZES[0])
    widths = it.ask(
        "[...document.querySelectorAll('.matrix thead th, .matrix thead td')].map((cell) => Math.round(cell.getBoundingClientRect().width))"
    )
    assert len(widths) == 3
    assert max(widths) - min(widths) <= 1


def test_a_drawing_without_room_beside_the_form_stands_below_it_when_the_panel_is_open(
    world: World, opened: Open
) -> None:
    claims = (BLAMES, WITHHELD, {**ATTACKS, "event": "raid"}, SPONSORS)
    shown = Shown("attribution", {"event": "raid"}, claims, ())
    page = _opened(world, opened, shown, (1000, 700))
    boxes = """['.form', '.scene-parts > .sheet'].map((name) => document.querySelector(name).getBoundingClientRect())
        .map(({ left, top, right, bottom }) => [left, top, right, bottom].map(Math.round))"""
    form, sheet = page.ask(boxes)
    assert sheet[1] >= form[3]
    assert page.ask("document.querySelector('.scene-parts > .sheet').scrollWidth <= innerWidth")


def test_what_the_form_shows_is_where_the_scene_has_it_if_its_card_is_out_of_sight(
    world: World, opened: Open
) -> None:
    actors = [{"id": f"a{n}", "name": f"Actor {n}", "type": "armed-group"} for n in range(10)]
    pairs = [(one, other) for one in range(10) for other in range(one)]
    claims = [
        {"relation": "attacks", "subject": f"a{one}", "object": f"a{other}"} for one, other in pairs
    ]
    store = world(
        *claims, actors=[*actors, {"id": "cid", "name": "Cid", "type": "person"}], events=[]
    )
    answer = Call("rank", {}).run(store)
    page = opened(store, answer=opening_of(store, answer), viewport={"width": 1000, "height": 600})
    page.rest()
    scene = {thing["id"]: thing for thing in page.ask("actorgraph.scene()")["things"]}
    (first,) = page.ask(
        "[document.querySelector('.form [data-card]').getBoundingClientRect()].map(({ left, right, top, bottom }) => [(left + right) / 2, (top + bottom) / 2])"
    )
    ranked = page.ask(
        "actorgraph.page.things[document.querySelector('.form [data-card]').dataset.card].id"
    )
    assert abs(scene[ranked]["x"] - first[0]) < 1
    assert abs(scene[ranked]["y"] - first[1]) < 1


BUSY: Final = tuple(
    {"relation": relation, "subject": f"a{one}", "object": f"a{(one + step) % 12}", "when": f"2024-01-{day:02}"}
    for day, (relation, one, step) in enumerate(
        [(relation, one, step) for relation, step in (("sponsors", 1), ("attacks", 5)) for one in range(12)], 1
    )
)  # fmt: skip
CROWD: Final = [
    {"id": f"a{n}", "name": f"Actor Number {n}", "type": "armed-group"} for n in range(12)
]
#: What is lit and not within the drawing, the window and everything that covers it.
OUT_OF_VIEW: Final = """(() => {
    const frame = document.getElementById("drawing").getBoundingClientRect();
    const isIn = ({ left, top, right, bottom }) => left >= frame.left - 1 && top >= frame.top - 1 && right <= Math.min(innerWidth, frame.right) + 1 && bottom <= Math.min(innerHeight, frame.bottom) + 1;
    return actorgraph.scene().things.filter(({ lit, x, y, box, shown_label: label }) => lit
        && !(isIn(box) && label && isIn(label) && document.getElementById("drawing").contains(document.elementFromPoint(x, y)))).map(({ name }) => name);
})()"""


@pytest.mark.slow
@pytest.mark.parametrize("size", [(1440, 900), (1280, 720)])
@pytest.mark.parametrize("name", ["timeline", "rank", "communities", "balance", "claims"])
def test_whatever_is_lit_is_in_view_beside_the_panel(
    world: World, opened: Open, name: str, size: tuple[int, int]
) -> None:
    cid = {"id": "cid", "name": "Cid", "type": "person"}
    store = world(*BUSY, actors=[*CROWD, cid], events=[])
    answer = Call(name, {}).run(store)
    page = opened(
        store, answer=opening_of(store, answer), viewport={"width": size[0], "height": size[1]}
    )
    page.rest()
    assert page.ask(OUT_OF_VIEW) == []
    lit = {thing["id"] for thing in page.ask("actorgraph.scene()")["things"] if thing["lit"]}
    answering = {actor["id"] for actor in CROWD}
    assert answering <= lit if name in ("timeline", "communities", "claims") else lit <= answering


@pytest.mark.slow
@pytest.mark.parametrize("size", [(390, 844), (360, 740)])
@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("timeline", {}),
        ("compare", {"days": ("2024-01-28", "2024-02-02")}),
        ("communities", {}),
        ("figures", {}),
        ("claims", {"filters": Filters(modalities=("denied",))}),
        ("chain", {"event": "jordan-outpost-attack"}),
    ],
)
def test_on_a_phone_all_that_answers_is_in_view(
    shipped: Store, opened: Open, name: str, arguments: dict[str, Any], size: tuple[int, int]
) -> None:
    answer = Call(name, arguments).run(shipped)
    page = opened(
        shipped,
        answer=opening_of(shipped, answer),
        viewport={"width": size[0], "height": size[1]},
        is_mobile=True,
        has_touch=True,
    )
    page.rest()
    assert page.ask(OUT_OF_VIEW) == []
    lit = {thing["id"] for thing in page.ask("actorgraph.scene()")["things"] if thing["lit"]}
    assert {row.actor for row in answer.answers if hasattr(row, "actor")} - {""} <= lit


def test_the_list_of_an_answer_that_has_only_its_title_on_a_phone_is_one_press_away(
    shipped: Store, opened: Open
) -> None:
    answer = Call("timeline", {}).run(shipped)
    page = opened(
        shipped, answer=opening_of(shipped, answer), viewport={"width": 390, "height": 844}
    )
    heights = [page.ask("document.getElementById('panel').clientHeight")]
    for _ in range(2):
        page.page.click("#raise")
        heights.append(page.ask("document.getElementById('panel').clientHeight"))
    assert heights[0] == heights[2] < 60
    assert heights[1] > 300


def test_what_claims_say_in_other_words_is_not_counted_as_the_same(
    world: World, opened: Open
) -> None:
    claims = (ATTACKS, ATTACKS, {**ATTACKS, "relation": "threatens"})
    page = _opened(
        world, opened, Shown("path", {"start": "ann", "end": "cid"}, claims, ()), SIZES[0]
    )
    assert page.texts(".form span.told") == ["Ann attacked Cid.×2+1 in other words"]


def test_a_full_stop_stays_with_the_name_before_it(world: World, opened: Open) -> None:
    long = (
        "The very long name of a committee of inquiry into what happened at the river in the north"
    )
    actors = [*ACTORS[:2], {"id": "cid", "name": long, "type": "person"}]
    store = world(ATTACKS, actors=actors)
    answer = Call("path", {"start": "ann", "end": "cid"}).run(store)
    page = opened(store, answer=opening_of(store, answer), viewport={"width": 390, "height": 664})
    alone = """[...document.querySelectorAll(".form .with-mark")].map((it) => {
        const range = document.createRange();
        range.selectNodeContents(it.lastChild);
        return [range.getBoundingClientRect().left - it.parentElement.getBoundingClientRect().left > 5, it.lastChild.data];
    })"""
    assert page.ask(alone) == [[True, "."]]


def test_a_denied_figure_looks_otherwise_than_one_that_is_asserted(
    world: World, opened: Open
) -> None:
    figures = [
        KILLED | {"quantity": {"what": "killed", "op": "=", "value": value}} for value in (5, 9)
    ]
    claims = (figures[0], {**figures[1], "modality": "denied", "hedge": "Words"})
    page = _opened(world, opened, Shown("figures", {}, claims, ()), SIZES[0])
    fills = page.ask(
        "[...document.querySelectorAll('.form .mark')].map((it) => getComputedStyle(it).fill)"
    )
    assert len(fills) == len(set(fills)) == 2


@NEEDS_AXE
def test_a_form_says_what_is_marked_and_takes_it_along_into_a_picture(
    world: World, opened: Open
) -> None:
    claims = ({**BLAMES, "tlp": "red"}, WITHHELD)
    page = _opened(
        world,
        opened,
        Shown("attribution", {"event": "raid"}, claims, ()),
        SIZES[0],
        bypass_csp=True,
    )
    cells = page.texts(".form .cell")
    assert cells == ["blamedbelievedTLP:RED", "stops short of blamingwithheld"]
    found = {}
    for width, height in SIZES:
        page.page.set_viewport_size({"width": width, "height": height})
        for scheme in ("light", "dark"):
            page.page.emulate_media(color_scheme=scheme)
            page.settle()
            found[width, scheme] = page.violations()
    assert found == {key: [] for key in found}
    page.page.click("#take")
    with page.page.expect_download() as download:
        page.page.click("#take-menu button:has-text('SVG')")
    drawn = download.value.path().read_text(encoding="utf-8")
    assert "TLP:RED: some of this is marked so" in drawn


def test_an_answer_of_nothing_that_can_be_drawn_blames_no_filter(
    world: World, opened: Open
) -> None:
    page = _opened(world, opened, Shown("origins", {}, (ATTACKS,), ()), SIZES[0])
    text = page.page.inner_text("#stage")
    assert "This answer has no actor or event to draw." in text
    assert "filters" not in text
    assert "thicker" not in text


def test_arrows_walk_over_the_parts_of_a_form(world: World, opened: Open) -> None:
    page = _opened(world, opened, FORMS["bars"], SIZES[0])
    first, *_ = page.page.locator(".form a.head").all()
    first.focus()
    walk = []
    for key in ("Down", "Down", "Right", "Up", "Left", "Up"):
        page.page.keyboard.press(f"Arrow{key}")
        walk.append(page.ask("document.activeElement.textContent"))
    assert walk == ["Bob", "Cid", "1, place 2", "1, place 2", "Bob", "Ann"]
