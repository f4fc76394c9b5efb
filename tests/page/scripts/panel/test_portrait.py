"""The panel of an actor begins with figures and short sentences, each of which leads to its claims."""

from __future__ import annotations

from typing import Any

import pytest

from page.conftest import ACTORS, EVENTS, Open, Opened, World

ATTACK = {"relation": "attacks", "subject": "ann", "object": "bob"}
SPONSOR = {"relation": "sponsors", "subject": "ann", "object": "bob"}
BLAME = {"relation": "attributes", "subject": "cid", "event": "raid"}
HIT_BACK = {"relation": "attacks", "subject": "bob", "object": "ann"}


def _portrait(it: Opened, thing: str) -> list[str]:
    it.change(f'{{ thing: page.thing("{thing}").at, tie: -1 }}')
    return it.texts(".portrait li")


def test_figures_count_what_is_asserted_and_sentences_say_by_whom(
    world: World, opened: Open
) -> None:
    it = opened(
        world(
            SPONSOR,
            {**SPONSOR, "quote": "More.", "implied": True},
            ATTACK,
            {**ATTACK, "modality": "believed", "hedge": "Words"},
            HIT_BACK,
        )
    )
    assert _portrait(it, "bob") == [
        "Support for it: 2 claims — Ann sponsors it (1 of them the coder’s reading)",
        "Attacks said of it: 1 claim — it attacked Ann",
        "Attacks on it: 2 claims — Ann attacked it (2 claims, 1 stated, 1 believed)",
    ]
    assert _portrait(it, "ann")[0] == (
        "Support by it: 2 claims — it sponsors Bob (1 of them the coder’s reading)"
    )


def test_what_nobody_asserts_is_called_so_and_not_counted(world: World, opened: Open) -> None:
    it = opened(
        world(
            {**BLAME, "object": "bob", "modality": "hinted", "hedge": "Words"},
            {**BLAME, "object": "ann", "modality": "withheld"},
            {**BLAME, "object": "ann", "subject": "bob"},
            {**ATTACK, "modality": "denied"},
            {**HIT_BACK, "modality": "possible", "hedge": "Words"},
        )
    )
    assert _portrait(it, "bob") == [
        "Attacks said of it: 1 claim, only possible — it may have attacked Ann (possible, 1 claim)",
        "Attacks on it: 1 claim, asserted by nobody — Ann did not attack it (denied, 1 claim)",
        "Blame on it: 1 claim, asserted by nobody — Cid hints at blaming it (hinted, 1 claim)",
        "Blame by it: 1 claim — it blamed Ann",
    ]
    assert _portrait(it, "ann")[-1] == (
        "Blame on it: 1 claim and 1 not asserted — Bob blamed it (1 claim); "
        "Cid stops short of blaming it (withheld, 1 claim; nobody asserts it)"
    )


def test_a_fight_is_no_attack_of_one_on_the_other(world: World, opened: Open) -> None:
    it = opened(world({"relation": "fights", "subject": "ann", "object": "bob"}))
    for thing in ("ann", "bob"):
        (line,) = _portrait(it, thing)
        assert line.startswith("Fighting between it and others: 1 claim — ")


def test_an_event_has_blame_deeds_and_figures_in_it(world: World, opened: Open) -> None:
    killed: dict[str, Any] = {"what": "killed", "value": 3, "unit": "guards"}
    it = opened(
        world(
            {**BLAME, "object": "bob"},
            {**ATTACK, "event": "raid"},
            {"relation": "kills", "subject": "bob", "object": "ann", "event": "raid", "quantity": killed},
        )
    )  # fmt: skip
    lines = _portrait(it, "raid")
    assert lines[:2] == [
        "Attacks in it: 1 claim — Ann attacked Bob in it",
        "Blame for it: 1 claim — Cid blamed Bob for it",
    ]
    assert lines[2].startswith("Casualties in it: 1 claim — Bob killed")
    assert "three guards" in lines[2] or "3 guards" in lines[2]


def test_a_figure_of_people_is_not_the_actor_they_belong_to(atlas: Opened) -> None:
    lines = " ".join(_portrait(atlas, "us-military"))
    assert "killed three US service members" in lines
    assert "killed it" not in lines
    assert "injured it" not in lines


def test_several_are_they_and_a_person_keeps_the_name(world: World, opened: Open) -> None:
    gangs = {"id": "gangs", "name": "gangs", "type": "class", "number": "plural"}
    claims = [
        {**ATTACK, "object": "gangs"},
        {**ATTACK, "subject": "gangs", "object": "cid"},
    ]
    it = opened(world(*claims, actors=[*ACTORS, gangs]))
    assert _portrait(it, "gangs") == [
        "Attacks said of them: 1 claim — they attacked Cid",
        "Attacks on them: 1 claim — Ann attacked them",
    ]
    assert _portrait(it, "cid") == ["Attacks on this person: 1 claim — gangs attacked Cid"]


def test_filters_change_the_figures(world: World, opened: Open) -> None:
    it = opened(world(ATTACK, {**ATTACK, "modality": "confirmed"}))
    assert _portrait(it, "bob")[0].startswith("Attacks on it: 2 claims")
    it.change("{ modalities: new Set(['confirmed']) }")
    assert it.texts(".portrait li") == ["Attacks on it: 1 claim — Ann attacked it"]


def test_a_figure_leads_to_its_claims_and_a_sentence_to_its_line(
    world: World, opened: Open
) -> None:
    it = opened(world(SPONSOR, ATTACK, HIT_BACK))
    _portrait(it, "bob")
    it.page.click(".portrait button:has-text('Attacks on it')")
    assert it.texts("#panel .family") == ["Attacks on it1"]
    assert it.texts("#panel .claim .sentence") == ["Ann attacked Bob."]
    it.page.click("#panel button:has-text('All claims')")
    assert len(it.texts("#panel .claim")) == 3
    it.page.click(".portrait a:has-text('it attacked Ann')")
    assert it.texts("#panel-title") == ["Bob attacked Ann"]


def test_many_names_are_shown_on_demand_and_evidence_is_in_sight(
    world: World, opened: Open
) -> None:
    names = [{"name": f"Ann {n}"} for n in range(20)]
    it = opened(world(ATTACK, actors=[{**ACTORS[0], "names": names}, *ACTORS[1:]]))
    _portrait(it, "ann")
    assert it.texts("#panel summary") == ["20 other names", "Your note"]
    assert it.page.is_hidden(".names")
    box = it.page.locator("#panel blockquote").first.bounding_box()
    assert box
    assert box["y"] + box["height"] < 600
    it.page.locator("#panel summary").first.click()
    assert len(it.texts(".names li")) == 20


@pytest.mark.parametrize(
    ("note", "links", "text"),
    [
        ("[APT28](https://attack.mitre.org/groups/G0007) is one.", ["https://attack.mitre.org/groups/G0007"], "APT28 is one."),
        ("See [a](http://x.org/b_(c)), [d](https://y.org).", ["http://x.org/b_(c)", "https://y.org"], "See a, d."),
        ("[run](javascript:alert(1)) [file](file:///etc/passwd)", [], "[run](javascript:alert(1)) [file](file:///etc/passwd)"),
        ("[a] (https://x.org) and ](", [], "[a] (https://x.org) and ]("),
    ],
)  # fmt: skip
def test_links_of_markdown_in_a_note_are_links_if_they_lead_to_the_web(
    world: World, opened: Open, note: str, links: list[str], text: str
) -> None:
    it = opened(world(ATTACK, actors=[{**ACTORS[0], "note": note}, *ACTORS[1:]]))
    _portrait(it, "ann")
    found = it.page.locator("#panel .note a")
    assert [link.get_attribute("href") for link in found.all()] == links
    assert it.texts("#panel-body > .note") == [text]
    assert all("noopener" in (link.get_attribute("rel") or "") for link in found.all())


def test_a_long_note_is_opened_on_demand(world: World, opened: Open) -> None:
    it = opened(world(ATTACK, events=[{**EVENTS[0], "note": "Words and words. " * 60}]))
    it.change('{ thing: page.thing("raid").at }')
    note = it.page.locator("#panel-body > .note").first
    before = note.bounding_box()
    it.page.click("text=Whole note")
    after = note.bounding_box()
    assert before
    assert after
    assert before["height"] < 80 < after["height"]
    assert it.page.locator("text=Whole note").count() == 0
