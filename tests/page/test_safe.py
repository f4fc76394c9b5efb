"""Strangers' words on the page: all of them are shown, and none of them runs."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from typing import Any

import pytest

from actorgraph.page.view import view_of
from actorgraph.sentence.part import text_of
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
    "</title></textarea></style></noscript><script>alert(7)</script>",
    "javascript:alert(8)",
    "]]><x:script xmlns:x='http://www.w3.org/1999/xhtml'>alert(9)</x:script>",
]
EVERY = " ".join(INJECTIONS)


def _hostile(world: World) -> Store:
    """Return a world in which every field that takes a text holds every injection."""
    actors: list[dict[str, Any]] = [
        {
            "id": f"a{n}",
            "name": text,
            "names": [{"name": f"{text} 2", "language": "en"}],
            "note": text,
        }
        for n, text in enumerate(INJECTIONS)
    ]
    relations = [
        {"name": f"r{n}", "family": f"f{n}", "reading": text, "inverse": f"i{n}", "meaning": text}
        for n, text in enumerate(INJECTIONS)
    ]
    claims: list[dict[str, Any]] = [
        {
            "relation": f"r{n}", "subject": f"a{n}", "object": "cid", "event": "raid",
            "quote": f"a {text} z", "hedge": text, "text": text, "role": text, "note": text,
            "mode": [text], "quantity": {"what": text, "op": "=", "value": 3, "unit": text},
            "modality": "possible", "when": "2024-01-05",
        }
        for n, text in enumerate(INJECTIONS)
        if ";" not in text
    ]  # fmt: skip
    return world(
        *claims,
        actors=[*actors, ACTORS[2]],
        events=[{**EVENTS[0], "name": EVERY, "note": EVERY}],
        source={**SOURCE, "title": EVERY, "address": f"javascript:{EVERY}", "note": EVERY},
        title=EVERY,
        description=EVERY,
        licence=EVERY,
        relations=relations,
    )


@pytest.fixture
def hostile_store(world: World) -> Store:
    """Return a world full of injections."""
    return _hostile(world)


@pytest.fixture
def hostile(hostile_store: Store, opened: Open) -> Opened:
    """Return the page of a world full of injections."""
    return opened(hostile_store)


def _nothing_of_them_became_markup(it: Opened) -> bool:
    return bool(
        it.page.locator(
            "img, iframe, object, embed, b b, body script:not([id]) ~ script:not([id]),"
            " a[href^='javascript'], [onerror], [onload], [onmouseover], [onfocus], [autofocus]"
        ).count()
        == 0
    )


def test_the_title_and_every_name_sentence_and_quote_are_shown_as_they_are(
    hostile_store: Store, hostile: Opened
) -> None:
    view = view_of(hostile_store)
    sentences = {
        claim.subject: " ".join(text_of(view.patterns.sentence(claim)).split())
        for claim in view.claims
    }
    assert hostile.page.title() == EVERY
    assert hostile.texts("h1") == [EVERY]
    for n, text in enumerate(INJECTIONS):
        if ";" in text:
            continue
        hostile.show(f"#tie=f{n}:a{n}:cid")
        assert hostile.texts("#panel-title") == [f"{text} may have been tied to Cid"]
        assert hostile.texts("#panel .sentence") == [sentences[f"a{n}"]]
        assert text in sentences[f"a{n}"]
        assert hostile.texts("#panel blockquote") == [f"a {text} z"]
        assert hostile.texts("#panel mark") == [text]
        hostile.show(f"#thing=a{n}")
        assert hostile.texts("#panel-title") == [text]
        assert hostile.texts("#panel .names li") == [f"{text} 2"]
    assert _nothing_of_them_became_markup(hostile)


def test_tables_offers_filters_marks_and_what_the_case_says_of_itself_run_nothing(
    hostile: Opened,
) -> None:
    page = hostile.page
    hostile.show("#about=yes")
    assert EVERY in hostile.texts("#panel-body")[0]
    page.click("#close")
    page.click("#view")
    assert len(hostile.texts("#table blockquote")) == sum(";" not in text for text in INJECTIONS)
    page.click("#table [data-kind=actors]")
    assert INJECTIONS[2] in hostile.texts("#table td:first-child")
    page.click("#view")
    for summary in page.locator(".facet summary").all():
        summary.click()
    page.locator(".facet label", has_text="alert(9)").wait_for()
    assert EVERY in hostile.texts(".facet label span")
    page.fill("#search", "script")
    assert INJECTIONS[0] in " ".join(hostile.texts(".offers"))
    assert page.locator(".event-mark").get_attribute("aria-label") == f"2024-01-05: {EVERY}"
    page.hover(".event-mark")
    assert hostile.texts(".mark-hint") == [" ".join(f"2024-01-05: {EVERY}".split())]
    hostile.rest()
    assert _nothing_of_them_became_markup(hostile)


def test_what_is_saved_holds_them_as_text(hostile: Opened) -> None:
    page = hostile.page
    saved = {}
    for name in ("SVG", "GraphML", "GEXF"):
        page.click("#take")
        with page.expect_download() as download:
            page.click(f"#take-menu button:has-text('{name}')")
        saved[name] = download.value.path().read_bytes()
    drawing = ET.fromstring(saved["SVG"])
    tags = {element.tag.rpartition("}")[2] for element in drawing.iter()}
    assert not tags & {"script", "foreignObject", "img", "image", "a", "b"}
    assert ET.fromstring(saved["GraphML"]) is not None
    assert ET.fromstring(saved["GEXF"]) is not None


def test_a_printed_page_holds_them_as_text(hostile: Opened) -> None:
    hostile.page.emulate_media(media="print")
    hostile.ask("dispatchEvent(new Event('beforeprint'))")
    assert f"a {INJECTIONS[0]} z" in hostile.texts("#sheet blockquote")
    assert hostile.page.locator("#sheet script, #sheet img, #sheet b").count() == 0


def test_readers_without_scripts_get_them_as_text_too(world: World, opened: Open) -> None:
    it = opened(_hostile(world), java_script_enabled=False)
    shown = it.texts(".plain q")
    assert shown == [f"a {text} z" for text in INJECTIONS if ";" not in text]
    assert it.page.locator(".plain img, .plain script, .plain b, .plain a").count() == 0


def test_the_policy_stops_a_script_that_got_in(world: World, opened: Open) -> None:
    it = opened(world(ATTACK))
    stopped = it.ask(
        """() => new Promise((done) => {
            const stopped = [];
            document.addEventListener("securitypolicyviolation", ({ effectiveDirective }) => {
                if (stopped.push(effectiveDirective) === 5) done(stopped);
            });
            const script = document.createElement("script");
            script.textContent = "window.ran = true";
            document.body.append(script);
            document.body.insertAdjacentHTML("beforeend",
                '<img src="https://example.org/x" onerror="window.ran = true"><a href="javascript:window.ran = true" id="bad">x</a>');
            document.getElementById("bad").click();
            fetch("https://example.org/y").catch(() => {});
        })"""
    )
    assert sorted(stopped) == [
        "connect-src",
        "img-src",
        "script-src-attr",
        "script-src-elem",
        "script-src-elem",
    ]
    assert it.ask("window.ran") is None
    assert it.refused
    assert set(it.refused) == {"csp"}
    it.forget()


@pytest.mark.parametrize(
    ("address", "href"),
    [
        ("https://example.org/a?b=1&c=2", "https://example.org/a?b=1&c=2"),
        ("javascript:alert(1)", None),
        ("data:text/html,<script>alert(1)</script>", None),
        ("file:///etc/passwd", None),
    ],
)
def test_only_an_address_of_the_web_becomes_a_link(
    world: World, opened: Open, address: str, href: str | None
) -> None:
    it = opened(
        world(ATTACK, source={**SOURCE, "address": address}), fragment="#tie=attack:ann:bob"
    )
    links = it.page.locator("#panel dd a[target]")
    assert [link.get_attribute("href") for link in links.all()] == ([href] if href else [])
    assert all("noopener" in (link.get_attribute("rel") or "").split() for link in links.all())
    assert href or address in " ".join(it.texts("#panel dd"))


def test_the_page_asks_for_nothing_but_itself(shipped: Store, opened: Open) -> None:
    it = opened(shipped, color_scheme="dark")
    it.page.click("#view")
    it.page.click("#about")
    it.rest()
    assert len(it.requests) == 1
    assert it.trouble() == []
