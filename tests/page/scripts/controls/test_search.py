"""Finding actors, events and words: by any name, in any script, without case and accents."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser

from actorgraph.model.actor import Actor
from actorgraph.model.event import Event
from actorgraph.model.names import fold
from actorgraph.store.reader import Store
from page.conftest import ACTORS, SCRIPTS, Open, Opened, World

ATTACK = {"relation": "attacks", "subject": "ann", "object": "bob"}
ALONE = {"relation": "described-as", "subject": "cid", "text": "alone"}
FOUND = "#search-offers [role=option]"

#: Names that two languages fold differently when one is not careful.
NASTY = [
    "", " ", "Kata’ib  Hezbollah", "KATAʼIB HEZBOLLAH", "Al-Nujabāʾ", "al–Nujaba'", "Straße", "STRASSE", "ẞ",
    "Ørsted Łódź Đorđe", "Þór Æsir œuvre", "İstanbul ISPARTA ıspanak", "ﬁle ﬀ ﬆ", "Ｆｕｌｌ　ｗｉｄｔｈ", "①②③ ½ ²",
    "حزب الله", "حِزْبُ ٱللَّٰه", "كتائب", "کتائب", "عصائب أهل الحق", "مقاومة اسلامية", "سپاه‌ پاسداران", "٠١٢٣ ۴۵۶", "१२३",
    "Ἀθῆναι ΣΊΣΥΦΟΣ ς", "Привет Ёлка й", "Київ", "שָׁלוֹם", "ヘズボラ ハ バ パ ｶﾞ", "がぎ", "真主黨", "헤즈볼라", "हिज़्बुल्लाह", "ศิลา น้ำ", "தமிழ்", "ঢাকা",
    "a\u0301b", "\u0301", "a\u200bb\u200cc\u200dd\ufeffe", "A\u00adB", "\u202eabc", "x´y", "x`y", "a_b.c/d", "e\u0327\u0301", "Ṩ", "ǅ ǆ", "ŉ", "ǰ",
    "ΐ", "ᾳ ᾼ", "և", "ᏸ Ꮳ", "Ⓐ", "℡ ™ №", "𝐀𝐁", "𐐀", "🙂 ok", "👨‍👩‍👧", "❤️", "ᴬ", "ªº", "µ", "Å K Ω", "ſ", "ꟊ", "ﷺ", "ﻼ", "ٮ", "ھ", "ێ",
    "ـكـ", "a\u0345", "\u1e9b\u0323", "İ́", "ı̇", "Ά", "ϓ", "ǭ", "ʰ", "ˈx", "＇a", "‛b", "ʹʺ", "ʿAyn", "’’", "᾽", "՚",
]  # fmt: skip


@pytest.fixture(scope="module")
def folded(browser: Browser) -> Iterator[Callable[[list[str]], list[str]]]:
    """Return the page's own folding of texts, in a page that has nothing else."""
    page = browser.new_page()
    script = (SCRIPTS / "read" / "fold.js").read_text(
        encoding="utf-8"
    ) + "\nglobalThis.fold = fold;"
    page.add_script_tag(type="module", content=script)
    page.wait_for_function("() => Boolean(globalThis.fold)")

    def made(texts: list[str]) -> list[str]:
        found: list[str] = page.evaluate("(texts) => texts.map(fold)", texts)
        return found

    yield made
    page.close()


def test_the_page_folds_names_as_python_does(folded: Callable[[list[str]], list[str]]) -> None:
    assert dict(zip(NASTY, folded(NASTY), strict=True)) == {text: fold(text) for text in NASTY}


@settings(derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.text(st.characters(exclude_categories=("Cs", "Cn", "Co")), max_size=12),
        max_size=40,
    )
)  # fmt: skip
def test_the_page_folds_any_letters_as_python_does(
    folded: Callable[[list[str]], list[str]], texts: list[str]
) -> None:
    assert folded(texts) == [fold(text) for text in texts]


def _write(it: Opened, text: str) -> list[str]:
    it.page.fill("#search", text)
    return it.texts(FOUND)


@pytest.mark.parametrize(
    "written",
    ["KATAIB hezbollah", "kata’ib hezbollah", "كتائب حزب الله", "كتائب", "kataib-hezbollah"],
)  # fmt: skip
def test_an_actor_is_found_by_any_of_its_names(atlas: Opened, shipped: Store, written: str) -> None:
    named = next(it for it in shipped.actors() if it.id == "kataib-hezbollah")
    found = _write(atlas, written)
    assert found
    assert any(it.startswith(named.name) for it in found)
    atlas.page.fill("#search", "")


def test_every_name_in_the_shipped_case_finds_its_actor(atlas: Opened, shipped: Store) -> None:
    things: list[Actor | Event] = [*shipped.actors(), *shipped.events()]
    wanted = [
        (thing.name, name)
        for thing in things
        for name in (thing.name, *(it.text for it in thing.names), thing.id)
    ]
    found = atlas.ask(
        """(texts) => texts.map((text) => {
            const field = document.getElementById("search");
            field.value = text;
            field.dispatchEvent(new Event("input"));
            return [...document.querySelectorAll("#search-offers [role=option] > bdi")].map((it) => it.textContent);
        })""",
        [name.upper() for _, name in wanted],
    )
    atlas.page.fill("#search", "")
    assert [it for it, offers in zip(wanted, found, strict=True) if it[0] not in offers] == []


def test_the_best_name_comes_first(world: World, opened: Open) -> None:
    actors = [
        {"id": "a", "name": "Joan Annex", "type": "person"},
        {"id": "b", "name": "Hannah", "type": "person"},
        {"id": "c", "name": "Annex", "type": "person"},
        {"id": "d", "name": "The Ann", "type": "person"},
    ]
    it = opened(world(ALONE, actors=[*actors, ACTORS[2]]))
    assert [offer.split(" person")[0] for offer in _write(it, "ann")] == [
        "The Ann",
        "Annex",
        "Joan Annex",
        "Hannah",
    ]


def test_a_slash_goes_to_the_field_and_enter_opens_the_first(world: World, opened: Open) -> None:
    it = opened(world(ATTACK))
    it.page.keyboard.press("/")
    it.page.keyboard.type("bo")
    it.page.keyboard.press("Enter")
    assert it.texts("#panel-title") == ["Bob"]
    assert it.page.input_value("#search") == ""
    assert it.texts("#said") == ["Bob is chosen"]
    it.page.keyboard.press("Escape")
    assert it.page.locator("#panel").is_hidden()


def test_arrows_choose_among_what_is_offered(world: World, opened: Open) -> None:
    actors = [{"id": key, "name": f"Ann {key}", "type": "person"} for key in ("one", "two", "six")]
    it = opened(world(ALONE, actors=[*actors, ACTORS[2]]))
    names = [offer.removesuffix(" person") for offer in _write(it, "ann")]
    chosen = []
    for key in ("ArrowDown", "ArrowDown", "ArrowDown", "ArrowDown", "ArrowUp"):
        it.page.press("#search", key)
        chosen += it.texts(f"{FOUND}[aria-selected=true]")
        active = it.page.get_attribute("#search", "aria-activedescendant")
        assert it.texts(f"#{active}") == chosen[-1:]
    assert [name.removesuffix(" person") for name in chosen] == [*names, names[0], names[2]]
    it.page.press("#search", "Enter")
    assert it.texts("#panel-title") == [names[2]]


def test_escape_first_closes_what_is_offered_then_empties_the_field(
    world: World, opened: Open
) -> None:
    it = opened(world(ATTACK))
    it.click_thing("ann")
    _write(it, "bob")
    seen = []
    for _ in range(3):
        it.page.press("#search", "Escape")
        seen.append(
            (
                it.page.locator("#search-offers").is_visible(),
                it.page.input_value("#search"),
                it.page.locator("#panel").is_visible(),
            )
        )
    assert seen == [(False, "bob", True), (False, "", True), (False, "", False)]


def test_words_of_a_quote_lead_to_its_evidence(world: World, opened: Open) -> None:
    it = opened(
        world(
            {**ATTACK, "quote": "They CRÖSSED the river at night."},
            {**ATTACK, "relation": "threatens", "quote": "Nothing of the kind."},
        )
    )
    (offer,) = _write(it, "crossed the")
    assert "They CRÖSSED the river at night." in offer
    it.page.press("#search", "Enter")
    assert it.texts("#panel-title") == ["Ann attacked Bob"]
    assert it.texts("#panel .met blockquote") == ["They CRÖSSED the river at night."]


def test_all_claims_with_some_words_can_be_read(world: World, opened: Open) -> None:
    quotes = [f"The rivers {n}" for n in range(7)]
    it = opened(world(*({**ATTACK, "quote": quote} for quote in quotes)))
    offers = _write(it, "rivers")
    assert offers[-1] == "Read all 7"
    assert len(offers) == 6
    it.page.get_by_text("Read all 7").click()
    assert it.texts("#panel-title") == ["“rivers”"]
    assert it.texts("#panel blockquote") == quotes


def test_where_nothing_is_found_the_field_says_so(world: World, opened: Open) -> None:
    it = opened(world(ATTACK))
    offers = _write(it, "zzz")
    assert it.texts("#search-offers .offers-title")[0] == "zzz – not understood"
    it.page.press("#search", "Enter")
    assert it.texts("#verdict") == ["Not understood."]
    assert (offers[0], it.ask("location.hash")) == (
        it.texts("#panel .said")[0].partition(". ")[2],
        "#ask=zzz",
    )
    assert it.ask("actorgraph.scene().things") == []


def test_whom_filters_hide_is_found_and_brought_back(world: World, opened: Open) -> None:
    it = opened(world(ATTACK))
    it.change("{ hidden: new Set([page.thing('bob').at]), kinds: new Set(['armed-group']) }")
    assert it.shown() == ["ann", "cid", "raid"]
    _write(it, "bob")
    it.page.press("#search", "Enter")
    assert it.shown() == ["ann", "bob", "cid", "raid"]
    assert it.texts("#panel-title") == ["Bob"]


def test_another_spelling_is_suggested_where_nothing_is_called_so(atlas: Opened) -> None:
    atlas.page.fill("#search", "Kataib Hizballah")
    assert atlas.texts(".search .offers-title") == ["Nothing is called so; near it are"]
    assert atlas.texts(".search [role=option]")[0] == "Kata'ib Hezbollah armed group"
    atlas.page.fill("#search", "zzzzzz")
    assert atlas.texts(".search .offers-title")[0] == "zzzzzz – not understood"
    atlas.page.fill("#search", "")
