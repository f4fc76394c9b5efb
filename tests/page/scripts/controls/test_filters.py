"""What can be switched, narrowed, put away and looked around."""

from __future__ import annotations

from collections import Counter

import pytest

from actorgraph.store.reader import Store
from page.conftest import ACTORS, SOURCE, Open, Opened, World

ATTACK = {"relation": "attacks", "subject": "ann", "object": "bob"}
THREAT = {"relation": "threatens", "subject": "bob", "object": "cid"}
#: A row of six, each tied to the next.
ROW = [{"id": key, "name": key.upper(), "type": "person"} for key in "abcdef"]
STEPS = [
    {"relation": "threatens", "subject": a, "object": b} for a, b in zip("abcde", "bcdef", strict=True)
]  # fmt: skip


def _switch(it: Opened, words: str) -> None:
    it.page.locator("#legend-rows .switch").filter(has_text=words).first.click()


def _rows(it: Opened) -> dict[str, str]:
    names = it.texts("#legend-rows .switch:has(b):not(#derived) > span")
    counts = it.texts("#legend-rows .switch:not(#derived) > b")
    return dict(zip(names, counts, strict=True))


def test_a_switch_of_the_legend_takes_its_claims_away_and_back(world: World, opened: Open) -> None:
    it = opened(world(ATTACK, THREAT, {**ATTACK, "relation": "threatens"}))
    _switch(it, "threat")
    assert it.ties() == ["attack:ann:bob"]
    assert it.shown() == ["ann", "bob"]
    assert (_rows(it)["attack"], _rows(it)["threat"], _rows(it)["person"]) == (
        "1",
        "0 of 2",
        "0 of 1",
    )
    assert it.texts("#shown > span, #shown > small") == [
        "2 of 4 actors and events, 1 of 3 claims",
        "2 hidden: without threat",
    ]
    _switch(it, "threat")
    assert it.ties() == ["attack:ann:bob", "threat:ann:bob", "threat:bob:cid"]
    assert it.page.locator("#shown").is_hidden()


def test_types_and_modalities_are_switched_too(world: World, opened: Open) -> None:
    it = opened(world(ATTACK, {**THREAT, "modality": "denied"}))
    _switch(it, "armed group")
    assert (it.shown(), it.ties()) == (["ann", "cid", "raid"], [])
    _switch(it, "armed group")
    _switch(it, "denied")
    assert it.ties() == ["attack:ann:bob"]
    _switch(it, "denied")
    _switch(it, "not asserted")
    assert it.ties() == ["attack:ann:bob"]
    pressed = it.page.locator("#legend-rows .switch").filter(has_text="denied")
    assert pressed.first.get_attribute("aria-pressed") == "false"


def test_only_leaves_one_alone_and_brings_the_others_back(world: World, opened: Open) -> None:
    it = opened(world(ATTACK, THREAT))
    only = it.page.get_by_role("button", name="Only attack")
    only.focus()
    it.page.keyboard.press("Enter")
    assert it.ties() == ["attack:ann:bob"]
    it.page.keyboard.press("Enter")
    assert it.ties() == ["attack:ann:bob", "threat:bob:cid"]


def test_facets_narrow_to_a_relation_a_voice_and_a_source(world: World, opened: Open) -> None:
    it = opened(world({**ATTACK, "claimant": "ann"}, {**THREAT, "spokesperson": "bob"}, ATTACK))

    def rows(title: str) -> list[str]:
        facet = it.page.locator(".facet").filter(has_text=title)
        if facet.get_attribute("open") is None:
            facet.locator("summary").click()
        facet.locator("li").first.wait_for()
        return [" ".join(row.split()) for row in facet.locator("li").all_inner_texts()]

    assert rows("Relation") == ["attacks 2", "threatens 1"]
    assert rows("Who says it") == ["Cid 2", "Ann 1", "Bob 1"]
    assert rows("Source") == ["A report 3"]
    it.page.locator(".facet li").filter(has_text="threatens").locator("input").check()
    assert it.ties() == ["threat:bob:cid"]
    assert it.texts(".facet summary") == ["Relation only 1", "Who says it all", "Source all"]
    it.page.locator(".facet li").filter(has_text="attacks").locator("input").check()
    it.page.locator(".facet li").filter(has_text="Bob").locator("input").check()
    assert it.ties() == ["threat:bob:cid"]
    it.page.locator(".facet li").filter(has_text="Ann").locator("input").check()
    assert it.ties() == ["attack:ann:bob", "threat:bob:cid"]
    assert len(it.claims()) == 2


def test_facets_of_the_shipped_case_leave_what_they_count(atlas: Opened, shipped: Store) -> None:
    claims = list(shipped.claims())
    voices: Counter[str] = Counter()
    for claim in claims:
        voices.update({claim.claimant, claim.spokesperson} - {""})
    for key in voices:
        atlas.change(f"{{ claimants: new Set([page.keys.indexOf('{key}')]) }}")
        wanted = [claim.id for claim in claims if key in (claim.claimant, claim.spokesperson)]
        assert atlas.claims() == wanted
    atlas.change("{ claimants: new Set() }")
    for relation, _ in Counter(claim.relation for claim in claims).most_common(6):
        atlas.change(
            f"{{ relations: new Set([page.relations.findIndex((it) => it.name === '{relation}')]) }}"
        )
        assert atlas.claims() == [claim.id for claim in claims if claim.relation == relation]


def test_a_long_facet_can_be_searched(world: World, opened: Open) -> None:
    voices = [{"id": f"v{n}", "name": f"Vóice {n}", "type": "person"} for n in range(70)]
    it = opened(
        world(*({**ATTACK, "claimant": f"v{n}"} for n in range(70)), actors=[*ACTORS, *voices])
    )
    facet = it.page.locator(".facet").filter(has_text="Who says it")
    facet.locator("summary").click()
    facet.get_by_text("10 more; write a part of the name above").wait_for()
    facet.locator("input[type=search]").fill("voice 69")
    (row,) = facet.locator("li").all_inner_texts()
    assert row.split() == ["Vóice", "69", "1"]
    facet.locator("input[type=checkbox]").check()
    assert len(it.claims()) == 1
    assert facet.locator("input[type=checkbox]").is_checked()


def test_ties_at_least_keeps_who_has_so_many(world: World, opened: Open) -> None:
    it = opened(world(ATTACK, THREAT, {**ATTACK, "relation": "threatens"}))
    it.page.fill("#least", "2")
    assert it.shown() == ["ann", "bob"]
    it.page.fill("#least", "3")  # Bob has three, and with nobody left to be tied to he has none
    assert (it.shown(), it.ties()) == ([], [])
    it.page.fill("#least", "0")
    assert it.shown() == ["ann", "bob", "cid", "raid"]


def test_what_is_put_away_is_brought_back_on_its_own(world: World, opened: Open) -> None:
    it = opened(world(ATTACK, THREAT))
    it.click_thing("bob")
    it.page.get_by_role("button", name="Put away: Bob").click()
    assert (it.shown(), it.ties()) == (["ann", "cid", "raid"], [])
    it.change('{ kinds: new Set(["person"]) }')
    assert it.texts("#shown small") == ["1 hidden: without person"]
    it.page.get_by_role("button", name="Show all").click()
    assert it.shown() == ["ann", "cid", "raid"]
    assert it.texts("#shown .away") == ["Put away:Bob ×"]
    assert it.page.get_by_role("button", name="Show all").count() == 0
    it.page.get_by_role("button", name="Bring back Bob").click()
    assert (it.shown(), len(it.ties())) == (["ann", "bob", "cid", "raid"], 2)
    assert it.page.locator("#shown").is_hidden()


def test_of_many_that_are_put_away_some_are_named_and_all_come_back_at_once(
    atlas: Opened,
) -> None:
    everything = atlas.shown()
    atlas.change("{ hidden: new Set(page.things.slice(0, 8).map(({ at }) => at)) }")
    assert len(atlas.shown()) == len(everything) - 8
    assert atlas.page.locator("#shown .away button").count() == 7
    assert "and 2 more" in atlas.texts("#shown .away")[0]
    atlas.page.get_by_role("button", name="Bring all back").click()
    assert atlas.shown() == everything


def test_show_all_takes_every_filter_back(atlas: Opened) -> None:
    everything = (atlas.shown(), atlas.ties(), atlas.claims())
    atlas.change(
        """{
            families: new Set([page.families[0]]), kinds: new Set(["state"]), modalities: new Set(["stated"]),
            relations: new Set([1]), claimants: new Set([2]), sources: new Set([0]), least: 1,
            from: 19000, to: 19800, undated: false,
        }"""
    )
    assert atlas.claims() != everything[2]
    atlas.page.get_by_role("button", name="Show all").click()
    assert (atlas.shown(), atlas.ties(), atlas.claims()) == everything
    assert atlas.page.locator("#shown").is_hidden()


@pytest.mark.parametrize(("hops", "left"), [(1, "abc"), (2, "abcd"), (3, "abcde")])
def test_a_focus_keeps_so_many_hops_around(
    world: World, opened: Open, hops: int, left: str
) -> None:
    it = opened(world(*STEPS, actors=ROW, events=[], source={**SOURCE, "publisher": "f"}))
    it.click_thing("b")
    it.page.click(f"#hops-{hops}")
    assert it.shown() == list(left)
    assert it.page.get_attribute(f"#hops-{hops}", "aria-pressed") == "true"
    it.page.click(f"#hops-{hops}")
    assert it.shown() == list("abcdef")


def test_digits_focus_and_zero_fits_by_keyboard(world: World, opened: Open) -> None:
    it = opened(world(*STEPS, actors=ROW, events=[], source={**SOURCE, "publisher": "f"}))
    it.click_thing("a")
    it.page.focus("#drawing")
    it.page.keyboard.press("2")
    assert it.shown() == ["a", "b", "c"]
    it.page.keyboard.press("+")
    larger = it.ask("actorgraph.renderer.camera().scale")
    it.page.keyboard.press("0")
    assert it.ask("actorgraph.renderer.camera().scale") != larger


def test_what_is_dragged_stays_there_until_it_is_unpinned(world: World, opened: Open) -> None:
    it = opened(world(ATTACK))
    before = it.place_of("ann")
    laid_out = it.ask("(({ x, y }) => [x, y])(actorgraph.page.thing('ann'))")
    it.page.mouse.move(*before)
    it.page.mouse.down()
    it.page.mouse.move(before[0] + 60, before[1] - 90, steps=4)
    it.page.mouse.up()
    dropped = it.ask("(({ x, y }) => [x, y])(actorgraph.page.thing('ann'))")
    after = it.place_of("ann")
    assert (round(after[0] - before[0]), round(after[1] - before[1])) == (60, -90)
    it.change("{ kinds: new Set(['person']) }")
    it.page.get_by_role("button", name="Show all").click()
    now = it.ask("(({ x, y }) => [x, y])(actorgraph.page.thing('ann'))")
    assert now == pytest.approx(dropped, abs=1)
    it.settle()
    it.page.mouse.click(*it.place_of("ann"), button="right")
    it.page.get_by_role("menuitem", name="Unpin").click()
    assert it.ask("(({ x, y }) => [x, y])(actorgraph.page.thing('ann'))") == laid_out


def test_where_nothing_passes_the_page_says_so(world: World, opened: Open) -> None:
    it = opened(world(ATTACK))
    _switch(it, "attack")
    assert it.texts("#nothing") == ["Nothing passes the filters, so there is nothing to draw."]
    assert it.page.locator("#nothing").is_visible()
    it.page.get_by_role("button", name="Show all").click()
    assert it.page.locator("#nothing").is_hidden()
