"""Several things taken together: with Shift, with a line around them; and what is done with them."""

from __future__ import annotations

from typing import Any

from page.conftest import Open, Opened, World

CLAIMS: list[dict[str, Any]] = [
    {"id": "ab", "relation": "attacks", "subject": "ann", "object": "bob"},
    {"id": "cb", "relation": "sponsors", "subject": "cid", "object": "bob"},
    {"id": "ac", "relation": "threatens", "subject": "ann", "object": "cid"},
]
#: Where things are put, so that lines around them are known.
PLACES = """{ moved: new Map([["ann", 0, 0], ["bob", 300, 0], ["cid", 0, 200], ["raid", 300, 200]].map(
    ([id, x, y]) => [page.thing(id).at, { x, y }])) }"""


def _square(world: World, opened: Open) -> Opened:
    it = opened(world(*CLAIMS))
    it.change(PLACES)
    it.ask("actorgraph.renderer.look({ x: 150, y: 100, scale: 1 })")
    it.rest()
    return it


def _selected(it: Opened) -> list[str]:
    ids: list[str] = it.ask(
        "[...actorgraph.state.now().selected].map((at) => actorgraph.page.things[at].id).sort()"
    )
    return ids


def _shift_click(it: Opened, thing: str) -> None:
    it.settle()
    it.page.keyboard.down("Shift")
    it.page.mouse.click(*it.place_of(thing))
    it.page.keyboard.up("Shift")


def test_shift_takes_things_in_and_out(world: World, opened: Open) -> None:
    it = _square(world, opened)
    it.click_thing("ann")
    _shift_click(it, "cid")
    assert _selected(it) == ["ann", "cid"]  # what was chosen is taken along
    assert it.texts("#panel-title") == ["2 things selected"]
    assert it.page.locator(".marks .ring").count() == 2
    _shift_click(it, "cid")
    assert _selected(it) == ["ann"]
    it.page.keyboard.press("Escape")
    assert _selected(it) == []
    assert it.page.locator("#panel").is_hidden()


def test_a_line_around_things_selects_them(world: World, opened: Open) -> None:
    it = _square(world, opened)
    (left, top), (_, bottom) = it.place_of("ann"), it.place_of("cid")
    it.page.keyboard.down("Shift")
    it.page.mouse.move(left - 60, top - 40)
    it.page.mouse.down()
    for x, y in [(left + 70, top - 40), (left + 70, bottom + 40), (left - 60, bottom + 40)]:
        it.page.mouse.move(x, y, steps=4)
    it.page.mouse.up()
    it.page.keyboard.up("Shift")
    assert _selected(it) == ["ann", "cid"]
    camera = it.ask("actorgraph.renderer.camera()")
    assert (camera["x"], camera["y"]) == (150, 100)  # the ground stayed where it was


def test_what_is_selected_moves_together(world: World, opened: Open) -> None:
    it = _square(world, opened)
    it.change('{ selected: new Set(["ann", "cid"].map((id) => page.thing(id).at)) }')
    it.settle()
    where = "['ann', 'bob', 'cid'].map((id) => actorgraph.page.thing(id)).map(({ x, y }) => [x, y])"
    x, y = it.place_of("ann")
    it.page.mouse.move(x, y)
    it.page.mouse.down()
    it.page.mouse.move(x + 40, y + 30, steps=4)
    it.page.mouse.up()
    assert it.ask(where) == [[40, 30], [300, 0], [40, 230]]
    it.page.focus("#drawing")
    it.page.keyboard.press("Control+z")
    assert it.ask(where) == [[0, 0], [300, 0], [0, 200]]


def test_the_panel_lists_the_claims_among_what_is_selected(world: World, opened: Open) -> None:
    it = _square(world, opened)
    it.change('{ selected: new Set(["ann", "bob"].map((id) => page.thing(id).at)) }')
    assert it.texts("#panel .among") == ["Ties among these: 1 claim"]
    assert it.texts("#panel .sentence") == ["Ann attacked Bob."]
    scene = it.ask("actorgraph.scene()")
    assert {thing["id"] for thing in scene["things"] if thing["lit"]} == {"ann", "bob"}
    assert [line["claims"] for line in scene["lines"] if line["lit"]] == [["ab"]]


def test_only_these_and_put_away_are_undone(world: World, opened: Open) -> None:
    it = _square(world, opened)
    it.change('{ selected: new Set(["ann", "bob"].map((id) => page.thing(id).at)) }')
    it.page.get_by_role("button", name="Only these").click()
    assert it.shown() == ["ann", "bob"]
    it.page.focus("#drawing")
    it.page.keyboard.press("Control+z")
    assert it.shown() == ["ann", "bob", "cid", "raid"]
    it.page.locator("#panel .acts").get_by_role("button", name="Put away").click()
    assert it.shown() == ["cid", "raid"]
    assert it.texts("#shown .away") == ["Put away:Ann ×Bob ×Bring all back"]
    it.page.focus("#drawing")
    it.page.keyboard.press("Control+z")
    assert it.shown() == ["ann", "bob", "cid", "raid"]


def test_what_is_selected_is_in_the_address(world: World, opened: Open) -> None:
    it = opened(world(*CLAIMS), fragment="#selected=ann,bob,nobody")
    assert _selected(it) == ["ann", "bob"]
    assert it.texts("#panel-title") == ["2 things selected"]


def test_by_keys_things_are_selected_on_the_way(world: World, opened: Open) -> None:
    it = _square(world, opened)
    it.change('{ thing: page.thing("ann").at }')
    it.page.focus("#drawing")
    for key in ("s", "ArrowRight", "s"):
        it.page.keyboard.press(key)
    assert _selected(it) == ["ann", "bob"]
    assert it.texts("#said")[0].startswith("Bob is selected: 2 things selected")


def test_cards_of_the_story_are_selected_too(opened: Open, shipped_page: Any) -> None:
    it = opened(shipped_page)
    for name in ("White House", "Kata'ib Hezbollah"):
        it.page.locator(".card").filter(has_text=name).first.click(modifiers=["Shift"])
    assert it.ask("actorgraph.state.now().selected.size") == 2
    assert it.page.locator(".card.picked").count() == 2
    assert it.ask("actorgraph.state.now().view") == "story"


def test_a_pinned_thing_keeps_its_place(world: World, opened: Open) -> None:
    it = opened(world(*CLAIMS))
    it.change('{ selected: new Set(["ann"].map((id) => page.thing(id).at)) }')
    it.page.locator("#panel .acts").get_by_role("button", name="Pin").click()
    x, y = it.ask("(({ x, y }) => [Math.round(x), Math.round(y)])(actorgraph.page.thing('ann'))")
    assert it.ask("[...actorgraph.state.now().moved.values()]") == [{"x": x, "y": y}]
    assert it.page.locator(".marks .pin").count() == 1
    it.page.locator("#panel .acts").get_by_role("button", name="Unpin").click()
    assert it.ask("actorgraph.state.now().moved.size") == 0
