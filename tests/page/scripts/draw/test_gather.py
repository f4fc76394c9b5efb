"""Several things drawn as one: a group with a name, its bundles, and how it is taken apart."""

from __future__ import annotations

from typing import Any

from page.conftest import Open, Opened, World

CLAIMS: list[dict[str, Any]] = [
    {"id": "ca", "relation": "attacks", "subject": "cid", "object": "ann"},
    {"id": "cb", "relation": "attacks", "subject": "cid", "object": "bob", "modality": "possible"},
    {"id": "bc", "relation": "attacks", "subject": "bob", "object": "cid"},
    {"id": "ab", "relation": "sponsors", "subject": "ann", "object": "bob"},
]
BOTH = "#groups=The%20two:ann,bob"


def _scene(it: Opened) -> dict[str, Any]:
    scene: dict[str, Any] = it.ask("actorgraph.scene()")
    return scene


def _gathered(it: Opened) -> list[Any]:
    gathered: list[Any] = it.ask(
        "actorgraph.state.now().gathered.map(({ name, members }) => [name, members.map((at) => actorgraph.page.things[at].id)])"
    )
    return gathered


def _click_group(it: Opened, **options: Any) -> None:
    group = next(thing for thing in _scene(it)["things"] if thing["type"] == "group")
    it.page.mouse.click(group["x"], group["y"], **options)


def test_a_group_is_one_thing_with_the_claims_of_all(world: World, opened: Open) -> None:
    it = opened(world(*CLAIMS), fragment=BOTH)
    scene = _scene(it)
    assert [(thing["id"], thing["name"], thing["type"]) for thing in scene["things"]] == [
        ("cid", "Cid", "person"),
        ("raid", "the raid", "event"),
        ("own-group:ann", "The two (2)", "group"),
    ]
    lines = [
        (line["from"], line["to"], line["modality"], line["claims"]) for line in scene["lines"]
    ]
    assert sorted(lines) == [
        ("cid", "own-group:ann", "stated", ["ca", "cb"]),
        ("own-group:ann", "cid", "stated", ["bc"]),
    ]
    assert it.texts("#shown span")[0].startswith("3 of 4 actors and events, 1 group, ")
    assert it.claims() == ["ca", "cb", "bc", "ab"]  # what is within the group is not lost


def test_what_is_selected_becomes_a_group_that_gets_a_name(world: World, opened: Open) -> None:
    it = opened(world(*CLAIMS), fragment="#selected=ann,bob")
    it.page.locator("#panel .acts").get_by_role("button", name="Group").click()
    assert _gathered(it) == [["Group 1", ["ann", "bob"]]]
    assert it.ask("document.activeElement.id") == "group-name"
    it.page.keyboard.press("Control+z")  # nothing is typed yet, so it is the group that is undone
    assert _gathered(it) == []
    it.page.keyboard.press("Control+y")
    it.page.focus("#group-name")
    it.page.keyboard.press("Control+a")
    it.page.keyboard.type("Them: all")
    it.page.keyboard.press("Enter")
    assert _gathered(it) == [["Them: all", ["ann", "bob"]]]
    assert it.texts("#panel-title") == ["Them: all (2)"]
    it.page.wait_for_function("() => location.hash.includes('groups=Them:%20all:ann,bob')")
    it.page.focus("#drawing")
    it.page.keyboard.press("Control+z")
    it.page.keyboard.press("Control+z")
    assert _gathered(it) == []
    it.page.keyboard.press("Control+Shift+z")
    assert _gathered(it) == [["Group 1", ["ann", "bob"]]]


def test_a_click_on_a_group_lists_its_members_and_ties_among_them(
    world: World, opened: Open
) -> None:
    it = opened(world(*CLAIMS), fragment=BOTH)
    _click_group(it)
    assert it.texts("#panel .picks li") == ["Ann state", "Bob armed group"]
    assert it.texts("#panel .sentence") == ["Ann sponsors Bob."]
    assert "no source says" in it.texts("#panel .note")[0]
    it.settle()
    _click_group(it, button="right")
    it.page.get_by_role("menuitem", name="Ungroup").click()
    assert _gathered(it) == []
    assert it.shown() == ["ann", "bob", "cid", "raid"]


def test_a_bundle_is_no_sentence_and_opens_the_evidence_of_all(world: World, opened: Open) -> None:
    places = "moved=ann:0:0,bob:0:80,cid:400:0"
    it = opened(world(*CLAIMS), fragment=f"{BOTH}&{places}&at=200,0,1")
    line = next(line for line in _scene(it)["lines"] if line["from"] == "cid")
    points = line["points"]  # of a straight line, both ends
    (left, top), (right, bottom) = points[(len(points) - 1) // 2], points[len(points) // 2]
    it.page.mouse.click((left + right) / 2, (top + bottom) / 2)
    assert it.texts("#panel-title") == ["Cid → The two (2): attack, 2 ties"]
    assert it.ask(
        "[...document.querySelectorAll('#panel [data-claim]')].map((card) => card.dataset.claim)"
    ) == ["ca", "cb"]


def test_a_group_that_is_dragged_stays_there(world: World, opened: Open) -> None:
    it = opened(world(*CLAIMS), fragment=BOTH)
    where = "(({ x, y }) => [Math.round(x), Math.round(y)])(actorgraph.visible().groups[0])"
    before = it.ask(where)
    group = next(thing for thing in _scene(it)["things"] if thing["type"] == "group")
    it.page.mouse.move(group["x"], group["y"])
    it.page.mouse.down()
    it.page.mouse.move(group["x"] + 50, group["y"] + 20, steps=4)
    it.page.mouse.up()
    after = it.ask(where)
    assert after != before
    it.change('{ kinds: new Set(["event"]) }')  # the rest is laid out anew
    assert it.ask(where) == after
    it.page.focus("#drawing")
    it.page.keyboard.press("Control+z")
    it.page.keyboard.press("Control+z")
    assert it.ask(where) == before


def test_nothing_is_in_two_groups(world: World, opened: Open) -> None:
    it = opened(world(*CLAIMS), fragment="#groups=A:ann,bob&selected=bob,cid")
    it.page.locator("#panel .acts").get_by_role("button", name="Group").click()
    assert _gathered(it) == [["Group 1", ["bob", "cid"]]]


def test_what_is_put_away_leaves_its_group(world: World, opened: Open) -> None:
    it = opened(world(*CLAIMS), fragment=f"{BOTH}&hidden=bob")
    group = next(thing for thing in _scene(it)["things"] if thing["type"] == "group")
    assert group["name"] == "The two (1 of 2)"
    it.page.mouse.click(group["x"], group["y"], button="right")
    assert it.texts("#menu [role=menuitem]")[:3] == ["Members", "Rename", "Ungroup"]


def test_graphs_that_are_saved_have_the_members(world: World, opened: Open) -> None:
    it = opened(world(*CLAIMS), fragment=BOTH)
    it.page.click("#take")
    with it.page.expect_download() as download:
        it.page.get_by_role("button", name="Graph (GraphML)").click()
    text = download.value.path().read_text(encoding="utf-8")
    assert all(f'<node id="{name}"' in text for name in ("ann", "bob", "cid"))
    assert "own-group" not in text
