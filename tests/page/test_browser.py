"""The page in a browser: what can be clicked, what is read, and that nothing else happens."""

from __future__ import annotations

import math
from itertools import combinations
from typing import Any

from actorgraph.filters import read_filters
from actorgraph.store.reader import Store
from page.conftest import ACTORS, EVENTS, SOURCE, Open, Opened, World

ATTACK = {"relation": "attacks", "subject": "ann", "object": "bob"}
#: Everything that has ever run in a page that shows strangers' words.
INJECTIONS = [
    "<script>alert(1)</script>",
    "</script><script>alert(2)</script>",
    "<img src=x onerror=alert(3)>",
    "<svg/onload=alert(4)>",
    '"\' onmouseover=alert(5) autofocus onfocus=alert(5) x="',
    "<!--<script>",
    "{{ 7 * 7 }} {% raw %}",
    "&lt;b&gt; <b>bold</b> &amp;",
    '<a href="javascript:alert(6)">link</a>',
    "</title></textarea></style><script>alert(7)</script>",
]


def _boxes(opened: Opened) -> dict[str, dict[str, float]]:
    opened.page.evaluate("actorgraph.network.redraw()")  # labels are measured as they are drawn
    found: dict[str, dict[str, float]] = opened.page.evaluate(
        "Object.fromEntries(actorgraph.nodes.getIds().map((id) => [id, actorgraph.network.getBoundingBox(id)]))"
    )
    return found


def _overlap(a: dict[str, float], b: dict[str, float]) -> bool:
    across = min(a["right"], b["right"]) - max(a["left"], b["left"])
    along = min(a["bottom"], b["bottom"]) - max(a["top"], b["top"])
    return across > 0 and along > 0


def test_the_shipped_case_opens_without_a_request_or_a_complaint(
    shipped: Store, opened: Open
) -> None:
    it = opened(shipped)
    it.click_thing("kataib-hezbollah")
    it.page.locator("#claims > summary").click()
    it.page.wait_for_timeout(200)
    assert [url for url in it.requests if not url.startswith("file:")] == []
    assert len(it.requests) == 1
    assert it.complaints == []


def test_no_two_labels_of_the_shipped_case_overlap(shipped: Store, opened: Open) -> None:
    boxes = _boxes(opened(shipped))
    assert len(boxes) > 40
    assert [
        pair for pair in combinations(boxes, 2) if _overlap(*(boxes[key] for key in pair))
    ] == []


def test_all_of_the_shipped_case_is_in_sight_at_first_and_can_be_read(
    shipped: Store, opened: Open
) -> None:
    it = opened(shipped, viewport={"width": 1440, "height": 900})
    inside = it.page.evaluate(
        """(() => {
            const box = document.getElementById("drawing").getBoundingClientRect();
            return actorgraph.nodes.getIds().every((id) => {
                const { x, y } = actorgraph.network.canvasToDOM(actorgraph.network.getPosition(id));
                return x > 0 && y > 0 && x < box.width && y < box.height;
            });
        })()"""
    )
    assert inside
    assert it.page.evaluate("actorgraph.network.getScale() * 14") > 10


def test_a_click_on_a_line_shows_every_claim_behind_it(world: World, opened: Open) -> None:
    it = opened(
        world(
            {**ATTACK, "quote": "Ann may have struck Bob.", "hedge": "may", "modality": "possible",
             "spokesperson": "cid", "claimant": "bob", "said": "2024-01-06", "when": "2024-01-05",
             "event": "raid", "note": "A note.", "implied": True, "mode": ["drone"], "role": "planner"},
            {**ATTACK, "quote": "Ann struck Bob."},
            {**ATTACK, "relation": "threatens", "quote": "Ann threatened Bob."},
        )
    )  # fmt: skip
    it.click_tie("attack:ann:bob")
    assert it.texts("#panel-title") == ["Ann → Bob"]
    assert it.texts("#panel .sentence") == ["Ann attacks Bob", "Ann attacks Bob, in the raid"]
    assert it.texts("#panel blockquote") == ["Ann struck Bob.", "Ann may have struck Bob."]
    assert it.texts("#panel mark") == ["may"]
    facts = it.page.locator("#panel .claim").nth(1).locator("dt, dd")
    words = facts.all_text_contents()
    assert dict(zip(words[::2], words[1::2], strict=True)) == {
        "Said by": "Bob, through Cid",
        "How sure": "possible (tentative)",
        "When": "2024-01-05",
        "Said on": "2024-01-06",
        "As": "planner",
        "How": "drone",
        "Source": "A report (Cid, 2024-02-01)",
        "Implied": "the coder’s reading, not the words",
        "Note": "A note.",
    }


def test_a_click_on_an_actor_shows_its_names_and_its_claims_by_family(
    world: World, opened: Open
) -> None:
    names = [
        {"name": "Анна", "kind": "native", "language": "ru"},
        {"name": "آنا", "kind": "native", "language": "fa", "background": True},
    ]
    actors = [{**ACTORS[0], "names": names}, *ACTORS[1:]]
    it = opened(
        world(
            {"relation": "threatens", "subject": "ann", "text": "bullies"},
            ATTACK,
            {"relation": "attacks", "subject": "bob", "object": "cid", "claimant": "ann"},
            actors=actors,
        )
    )
    it.click_thing("ann")
    assert it.texts("#panel-title") == ["Ann"]
    assert it.texts("#panel .kind") == ["state"]
    assert it.texts("#panel .names li") == ["Анна", "آنا"]
    item = it.page.locator("#panel .names li").nth(1)
    assert (item.get_attribute("dir"), item.get_attribute("lang")) == ("auto", "fa")
    assert it.texts("#panel .family span") == ["attack", "threat", "said about others"]
    assert it.texts("#panel .sentence") == [
        "Ann attacks Bob",
        "Ann threatens bullies",
        "Bob attacks Cid",
    ]


def test_escape_and_the_cross_close_the_panel(world: World, opened: Open) -> None:
    it = opened(world(ATTACK))
    it.click_thing("ann")
    it.page.keyboard.press("Escape")
    assert it.page.locator("#panel").is_hidden()
    it.click_thing("ann")
    it.page.click(".close")
    assert it.page.locator("#panel").is_hidden()


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
    middles = it.page.evaluate(
        """actorgraph.edges.getIds().map((id) => {
            const { x, y } = actorgraph.network.canvasToDOM(
                actorgraph.network.body.edges[id].edgeType.getPoint(0.5));
            return [x, y];
        })"""
    )
    assert min(math.dist(a, b) for a, b in combinations(middles, 2)) > 8
    ties = ["attack:ann:bob", "threat:ann:bob", "attack:bob:ann", "threat:bob:ann"]
    quotes = []
    for tie in ties:
        it.click_tie(tie)
        quotes += it.texts("#panel blockquote")
        it.page.keyboard.press("Escape")
    assert quotes == ["One.", "Two.", "Three.", "Four."]


def test_a_loop_can_be_seen_and_clicked(world: World, opened: Open) -> None:
    it = opened(world({**ATTACK, "object": "ann", "quote": "Ann struck Ann."}))
    it.click_tie("attack:ann:ann")
    assert it.texts("#panel blockquote") == ["Ann struck Ann."]


def test_an_address_leads_out_only_when_it_is_of_the_web(world: World, opened: Open) -> None:
    source = {**SOURCE, "address": "https://example.org/a?b=1&c=2"}
    it = opened(world(ATTACK, source=source))
    it.click_tie("attack:ann:bob")
    link = it.page.locator("#panel dd a")
    assert link.get_attribute("href") == "https://example.org/a?b=1&c=2"
    assert "noopener" in (link.get_attribute("rel") or "").split()


def test_words_of_strangers_are_shown_and_never_run(world: World, opened: Open) -> None:
    every = " ".join(INJECTIONS)
    numbered = list(enumerate(INJECTIONS))
    actors: list[dict[str, Any]] = [
        {"id": f"a{n}", "name": text, "names": [{"name": f"{text} 2"}], "note": text}
        for n, text in numbered
    ]
    relations = [
        {"name": f"r{n}", "family": f"f{n}", "reading": text, "inverse": f"i{n}", "meaning": text}
        for n, text in numbered
    ]
    claims: list[dict[str, Any]] = [
        {
            "relation": f"r{n}", "subject": f"a{n}", "object": "cid", "event": "raid",
            "quote": f"a {text} z", "hedge": text, "text": text, "role": text, "note": text,
            "quantity": {"what": text, "op": "=", "value": 3, "unit": text},
        }
        for n, text in numbered
    ]  # fmt: skip
    store = world(
        *claims,
        actors=[*actors, ACTORS[2]],
        events=[{**EVENTS[0], "name": every}],
        source={**SOURCE, "title": every, "address": f"javascript:{every}", "note": every},
        title=every,
        description=every,
        licence=every,
        relations=relations,
    )
    it = opened(store)
    shown = []
    for n, _ in numbered:
        it.show(f"#tie=f{n}:a{n}:cid")
        shown += [it.texts("#panel-title, #panel .relation, #panel blockquote, #panel mark")]
        assert it.texts("#panel dd").count(f"{every} (Cid, 2024-02-01) javascript:{every}") == 1
        it.show(f"#thing=a{n}")
        shown += [it.texts("#panel-title, #panel .names li, #panel p.note")]
    wanted = []
    for text in INJECTIONS:
        wanted += [[f"{text} → Cid", text, f"a {text} z", text], [text, f"{text} 2", text]]
    assert shown == wanted
    it.click_thing("a0")
    it.page.locator("#claims > summary").click()
    assert it.texts("#claims .words q") == [f"a {text} z" for text in INJECTIONS]
    assert it.texts("h1") == [every]
    assert it.page.title() == every
    assert it.page.locator("img, iframe, object, embed, b b, a[href^='javascript']").count() == 0
    it.page.wait_for_timeout(50)
    assert (it.complaints, len(it.requests)) == ([], 1)


def test_the_policy_stops_a_script_that_got_in(world: World, opened: Open) -> None:
    it = opened(world(ATTACK))
    it.page.evaluate(
        """() => {
            const script = document.createElement("script");
            script.textContent = "window.ran = true";
            document.body.append(script);
            document.body.insertAdjacentHTML("beforeend", '<img src="https://example.org/x" onerror="window.ran = true">');
        }"""
    )
    it.page.wait_for_timeout(100)
    assert it.page.evaluate("window.ran") is None
    assert it.refused == ["csp"]


def test_one_actor_with_nothing_but_words_can_be_asked(world: World, opened: Open) -> None:
    claim = {"relation": "described-as", "subject": "cid", "text": "alone"}
    it = opened(world(claim, actors=ACTORS[2:], events=[]))
    it.click_thing("cid")
    assert it.texts("#panel .sentence") == ["Cid is described as alone"]
    assert it.complaints == []


def test_actors_without_any_line_stand_apart(world: World, opened: Open) -> None:
    it = opened(world({"relation": "described-as", "subject": "cid", "text": "alone"}))
    assert [pair for pair in combinations(_boxes(it).values(), 2) if _overlap(*pair)] == []
    it.click_thing("raid")
    assert it.texts("#panel .note") == ["No claim that is shown mentions it."]


def test_where_no_claim_counts_the_page_says_so(world: World, opened: Open) -> None:
    it = opened(world(ATTACK), read_filters(modality="denied"))
    assert it.page.locator("#nothing").is_visible()
    assert it.texts("#claims p") == ["There is no claim to list."]
    assert it.complaints == []


def test_names_of_five_hundred_letters_break_nothing(world: World, opened: Open) -> None:
    actors = [
        {**ACTORS[0], "name": "Brotherhood " * 42},
        {**ACTORS[1], "name": "x" * 500},
        {**ACTORS[2], "name": "Ж中" * 250},
    ]
    it = opened(
        world(ATTACK, actors=actors, title="t" * 500), viewport={"width": 390, "height": 800}
    )
    boxes = _boxes(it)
    assert [
        pair for pair in combinations(boxes, 2) if _overlap(*(boxes[key] for key in pair))
    ] == []
    it.click_thing("bob")
    assert it.texts("#panel-title") == ["x" * 500]
    assert it.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert it.complaints == []


def test_a_name_typed_into_the_search_opens_its_actor(world: World, opened: Open) -> None:
    it = opened(world(ATTACK))
    it.page.fill("#search", "bo")
    it.page.press("#search", "Enter")
    it.page.wait_for_selector("#panel:not([hidden])")
    assert it.texts("#panel-title") == ["Bob"]


def test_without_scripts_the_table_holds_every_claim(world: World, opened: Open) -> None:
    it = opened(
        world({**ATTACK, "quote": "Ann may strike.", "hedge": "may"}, ATTACK),
        java_script_enabled=False,
    )
    assert it.texts("#claims .words q") == ["Ann may strike.", "Words."]
    assert it.texts("#claims mark") == ["may"]


def test_dark_and_light_follow_the_reader(world: World, opened: Open) -> None:
    it = opened(world(ATTACK), color_scheme="dark")
    ask = (
        "[getComputedStyle(document.body).backgroundColor, actorgraph.nodes.get('ann').font.color]"
    )
    assert it.page.evaluate(ask) == ["rgb(21, 24, 27)", "#e8eaec"]
    it.page.emulate_media(color_scheme="light")
    it.page.wait_for_timeout(50)
    assert it.page.evaluate(ask) == ["rgb(251, 250, 248)", "#1c2024"]
