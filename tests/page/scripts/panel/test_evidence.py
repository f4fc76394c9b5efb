"""The panel: what is behind a line, and all about an actor."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from actorgraph.page.view import view_of
from actorgraph.store.reader import Store
from page.conftest import ACTORS, EVENTS, SOURCE, Open, Opened, World

ATTACK = {"relation": "attacks", "subject": "ann", "object": "bob"}
GANG = {"id": "gang", "name": "Gangs", "type": "class"}


def _facts(it: Opened, card: int) -> dict[str, str]:
    """Return what a card tells besides its sentence and quote."""
    words = it.page.locator("#panel .claim").nth(card).locator("dt, dd").all_text_contents()
    return dict(zip(words[::2], words[1::2], strict=True))


def test_a_click_on_a_line_shows_every_claim_with_all_that_is_known_of_it(
    world: World, opened: Open
) -> None:
    it = opened(
        world(
            {**ATTACK, "quote": "Ann may have struck Bob.", "hedge": "may", "modality": "possible",
             "spokesperson": "cid", "claimant": "bob", "said": "2024-01-06", "when": "2024-01-05",
             "event": "raid", "note": "A note.", "implied": True, "mode": ["drone"], "role": "planner",
             "quantity": {"what": "dead", "op": ">", "value": 3, "unit": "people"}, "text": "at dawn"},
            {**ATTACK, "quote": "Ann struck Bob."},
            {**ATTACK, "relation": "threatens", "quote": "Ann threatened Bob."},
        )
    )  # fmt: skip
    it.click_tie("attack:ann:bob")
    assert it.texts("#panel-title") == ["Ann attacked Bob"]
    assert it.texts("#panel .kind") == ["attack: 2 claims, 1 stated, 1 possible"]
    assert it.texts("#panel .sentence") == [
        "Ann attacked Bob.",
        "Bob says that Ann may have planned the attack on Bob (“at dawn”) with drones, with more than three people (dead) in the raid.",
    ]
    assert it.texts("#panel blockquote") == ["Ann struck Bob.", "Ann may have struck Bob."]
    assert it.texts("#panel blockquote mark") == ["may"]
    assert _facts(it, 0) == {
        "Said by": "Cid",
        "How sure": "stated",
        "Said on": "2024-02-01",
        "Source": "A report (Cid, 2024-02-01)",
    }
    assert _facts(it, 1) == {
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


def test_every_claim_of_the_shipped_case_stands_behind_its_line(
    atlas: Opened, shipped: Store
) -> None:
    view = view_of(shipped)
    shown = atlas.ask(
        """() => {
            const { page, state } = actorgraph;
            const found = {};
            for (const tie of page.ties.filter(({ known }) => !known)) {
                state.change({ tie: tie.at });
                for (const card of document.querySelectorAll("#panel .claim")) {
                    found[card.dataset.claim] = [card.querySelector("blockquote").textContent, card.querySelector(".sure").textContent];
                }
            }
            return found;
        }"""
    )
    known = {claim.id: [claim.quote, claim.modality] for claim in shipped.claims()}
    assert shown == {key: known[key] for key in shown}
    assert set(shown) == {view.claims[position].id for tie in view.ties for position in tie.claims}


def test_a_hedge_that_the_quote_does_not_hold_stands_beside_the_modality(
    world: World, opened: Open
) -> None:
    it = opened(
        world({**ATTACK, "quote": "Ann is SAID to.", "hedge": "said", "modality": "likely"})
    )
    it.click_tie("attack:ann:bob")
    assert it.texts("#panel mark") == ["SAID"]
    assert _facts(it, 0)["How sure"] == "likely"


def test_what_is_said_stands_beside_what_denies_or_withholds_it(world: World, opened: Open) -> None:
    it = opened(
        world(
            {**ATTACK, "quote": "No.", "modality": "denied", "claimant": "ann"},
            {**ATTACK, "quote": "Yes."},
            {**ATTACK, "quote": "No comment.", "modality": "withheld"},
            {**ATTACK, "quote": "Maybe.", "modality": "possible", "hedge": "Maybe"},
        )
    )
    it.click_tie("attack:ann:bob")
    (says, against) = (it.page.locator("#panel .side").nth(n) for n in (0, 1))
    assert says.locator("blockquote").all_text_contents() == ["Yes.", "Maybe."]
    assert against.locator("blockquote").all_text_contents() == ["No comment.", "No."]
    left, right = says.bounding_box(), against.bounding_box()
    assert left
    assert right
    assert left["x"] + left["width"] <= right["x"]
    assert abs(left["y"] - right["y"]) < 2


def test_what_nobody_asserts_is_called_so(world: World, opened: Open) -> None:
    it = opened(world({**ATTACK, "modality": "denied"}))
    it.click_tie("attack:ann:bob")
    assert it.texts("#panel .warning") == ["Nobody asserts this: it is only denied."]


def test_a_line_is_headed_by_what_its_firmest_claim_says_and_says_how_sure_all_are(
    atlas: Opened,
) -> None:
    atlas.show("#tie=attribution:white-house:kataib-hezbollah")
    assert atlas.texts("#panel-title") == ["White House hints at blaming Kata'ib Hezbollah"]
    assert atlas.texts("#panel .kind") == [
        "attribution: 3 claims, 1 hinted, 1 withheld, 1 presupposed"
    ]
    assert atlas.texts("#panel .warning") == [
        "Nobody asserts this: it is only hinted, withheld or presupposed."
    ]
    atlas.show("#tie=conflict:us:iran")
    assert atlas.texts("#panel-title") == ["United States is said not to seek conflict with Iran"]
    atlas.show("#tie=conflict-avoidance:biden-administration:iran")
    assert atlas.texts("#panel .warning") == ["It is said only as intended."]


def test_who_walks_by_ear_hears_that_nobody_asserts_it(world: World, opened: Open) -> None:
    it = opened(world({**ATTACK, "modality": "denied"}, {**ATTACK, "modality": "hinted"}))
    it.click_thing("ann")
    it.page.focus("#drawing")
    it.page.keyboard.press("t")
    assert it.texts("#said") == [
        "Cid hinted that Ann attacked Bob. (2 claims, 1 hinted, 1 denied; nobody asserts it)"
    ]


def test_a_denial_of_responsibility_is_headed_as_what_it_is_beside_who_is_blamed(
    world: World, opened: Open
) -> None:
    blame = {"relation": "attributes", "subject": "cid", "object": "bob", "event": "raid"}
    it = opened(
        world({"relation": "denies-responsibility", "subject": "ann", "event": "raid"}, blame)
    )
    it.click_tie("denial-of-responsibility:ann:raid:in-event")
    assert it.texts("#panel-title") == ["Ann denied responsibility for the raid"]
    assert it.texts("#panel-body .sentence") == [
        "Ann denied responsibility for the raid.",
        "Cid blamed Bob for the raid.",
    ]


def test_the_line_from_who_is_blamed_to_the_event_is_the_blame_of_others(
    world: World, opened: Open
) -> None:
    blame = {"relation": "attributes", "subject": "cid", "event": "raid"}
    it = opened(
        world(
            {**blame, "object": "bob", "modality": "believed", "hedge": "Words"},
            {**blame, "object": "ann", "modality": "withheld"},
        )
    )
    assert it.ask(LOOKS) == [
        ["attribution:cid:bob", 1.2, "assertive", False],
        ["attribution:cid:ann", 1.2, "not asserted", False],
        ["attribution:bob:raid:blamed", 1.2, "assertive", False],
        ["attribution:ann:raid:blamed", 1.2, "not asserted", False],
    ]
    it.click_tie("attribution:bob:raid:blamed")
    assert it.texts("#panel-title") == ["Cid believes that Bob was behind the raid"]
    assert it.texts("#panel .kind") == ["attribution: believed, 1 claim"]
    assert len(it.claims()) == 2


#: Of each line that is drawn: how wide it is, by how sure it is drawn, and whether it has the bar of a denial.
LOOKS = """actorgraph.visible().scene.ties.map(
    ({ tie, width, group, isDenied }) => [tie.id, width, group, isDenied])"""


def test_a_denial_makes_no_line_wider_and_is_heard(world: World, opened: Open) -> None:
    it = opened(
        world(
            ATTACK,
            {**ATTACK, "modality": "denied"},
            {"relation": "denies-responsibility", "subject": "ann", "event": "raid"},
        )
    )
    assert it.ask(LOOKS) == [
        ["attack:ann:bob", 1.2, "assertive", True],
        ["denial-of-responsibility:ann:raid:in-event", 1.2, "not asserted", True],
    ]
    it.click_thing("ann")
    it.page.focus("#drawing")
    it.page.keyboard.press("t")
    assert it.texts("#said") == [
        "Ann attacked Bob. (2 claims, 1 stated, 1 denied; it is also denied)"
    ]
    it.change("{ modalities: new Set(['denied']) }")
    assert it.ask(LOOKS)[0] == ["attack:ann:bob", 1.2, "assertive", False]


def test_claims_that_filters_set_aside_are_counted(world: World, opened: Open) -> None:
    it = opened(world({**ATTACK, "modality": "denied"}, ATTACK, {**ATTACK, "quote": "More."}))
    it.change("{ modalities: new Set(['stated']) }")
    it.click_tie("attack:ann:bob")
    assert it.texts("#panel .note") == ["2 more claims are set aside by the filters."]


def test_who_else_is_blamed_for_the_same_event_stands_below(world: World, opened: Open) -> None:
    blame = {"relation": "attributes", "subject": "cid", "event": "raid"}
    it = opened(
        world(
            {**blame, "object": "ann", "quote": "It was Ann."},
            {**blame, "object": "bob", "quote": "It was Bob."},
            {"relation": "denies-responsibility", "subject": "ann", "event": "raid", "quote": "Not me."},
        )
    )  # fmt: skip
    it.click_tie("attribution:cid:ann")
    assert it.texts("#panel h3") == ["Others on the same event"]
    assert it.texts("#panel blockquote") == ["It was Ann.", "It was Bob.", "Not me."]


def test_what_follows_is_drawn_only_on_demand_and_shows_its_chain(
    world: World, opened: Open
) -> None:
    it = opened(
        world(
            {"relation": "sponsors", "subject": "ann", "object": "gang", "quote": "One."},
            {"relation": "instance-of", "subject": "bob", "object": "gang", "quote": "Two."},
            actors=[*ACTORS, GANG],
        )
    )
    derived = "sponsorship:ann:bob:derived"
    assert derived not in it.ties()
    it.page.click("#derived")
    assert derived in it.ties()
    assert it.page.get_attribute("#derived", "aria-pressed") == "true"
    it.click_tie(derived)
    assert it.texts("#panel .kind") == ["sponsorship: derived from 2 claims"]
    (warning,) = it.texts("#panel .warning")
    assert warning.startswith("No source says this outright. It follows through a class:")
    assert it.texts("#panel blockquote") == ["One.", "Two."]
    it.page.click("#derived")
    assert derived not in it.ties()


def test_what_follows_vanishes_with_a_claim_of_its_chain(world: World, opened: Open) -> None:
    it = opened(
        world(
            {"relation": "sponsors", "subject": "ann", "object": "gang", "modality": "likely", "hedge": "Words"},
            {"relation": "instance-of", "subject": "bob", "object": "gang"},
            actors=[*ACTORS, GANG],
        )
    )  # fmt: skip
    it.change("{ derived: true }")
    assert "sponsorship:ann:bob:derived" in it.ties()
    it.change("{ modalities: new Set(['likely']) }")
    assert it.ties() == ["membership:bob:gang"]


def test_a_dossier_has_names_in_every_script_and_claims_by_family(
    world: World, opened: Open
) -> None:
    names = [
        {"name": "Анна", "kind": "native", "language": "ru"},
        {"name": "آنا", "kind": "native", "language": "fa", "background": True},
        {"name": "Old Ann", "since": "1990", "until": "1999"},
    ]
    actors: list[dict[str, Any]] = [
        {**ACTORS[0], "names": names, "note": "A note."},
        {**ACTORS[1], "parent": "ann"},
        ACTORS[2],
    ]
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
    assert it.texts("#panel .names li") == ["Анна", "آنا", "Old Ann (1990 to 1999)"]
    item = it.page.locator("#panel .names li").nth(1)
    assert (item.get_attribute("dir"), item.get_attribute("lang")) == ("auto", "fa")
    assert it.texts("#panel > div > .note") == ["A note."]
    assert it.texts("#panel .family span") == ["attack", "threat", "said about others"]
    assert it.texts("#panel .sentence") == [
        "Ann attacked Bob.",
        "Ann threatened “bullies”.",
        "Ann says that Bob attacked Cid.",
    ]
    it.page.click("#panel .sentence a[data-thing=bob]")
    assert it.texts("#panel-title, #panel .kind") == ["Bob", "armed group, part of Ann"]


def test_an_event_tells_its_day_its_place_and_who_is_blamed(world: World, opened: Open) -> None:
    actors = [*ACTORS, {"id": "hill", "name": "The Hill", "type": "place"}]
    it = opened(
        world(
            {"relation": "attributes", "subject": "cid", "object": "ann", "event": "raid"},
            actors=actors,
            events=[{**EVENTS[0], "places": ["hill"]}],
        )
    )
    it.click_thing("raid")
    assert it.texts("#panel .kind") == ["event: attack, 2024-01-05 · The Hill"]
    assert it.texts("#panel .sentence") == ["Cid blamed Ann for the raid."]


def test_the_way_leads_from_a_dossier_to_the_evidence_and_back(world: World, opened: Open) -> None:
    it = opened(world(ATTACK))
    it.click_thing("ann")
    it.page.click("#panel a[data-tie]")
    assert it.texts("#panel-title") == ["Ann attacked Bob"]
    it.page.click("#panel .sentence a[data-thing=bob]")
    assert it.texts("#panel-title") == ["Bob"]


def test_escape_the_cross_and_the_ground_close_the_panel(world: World, opened: Open) -> None:
    it = opened(world(ATTACK))
    ways: list[Callable[[], None]] = [
        lambda: it.page.keyboard.press("Escape"),
        lambda: it.page.click("#close"),
        lambda: it.page.mouse.click(300, 700),
    ]
    for close in ways:
        it.click_thing("ann")
        close()
        assert it.page.locator("#panel").is_hidden()


def test_whom_no_claim_mentions_can_be_asked_too(world: World, opened: Open) -> None:
    it = opened(world({"relation": "described-as", "subject": "cid", "text": "alone"}))
    it.click_thing("raid")
    assert it.texts("#panel .note") == ["No claim that is shown mentions it."]
    it.click_thing("cid")
    assert it.texts("#panel .sentence") == ["Cid describes themself as “alone”."]


def test_a_source_leads_out_where_its_address_is_of_the_web(world: World, opened: Open) -> None:
    source = {**SOURCE, "address": "https://example.org/a?b=1&c=2"}
    it = opened(world(ATTACK, source=source))
    it.click_tie("attack:ann:bob")
    link = it.page.locator("#panel dd a[href^=http]")
    assert link.get_attribute("href") == "https://example.org/a?b=1&c=2"
    assert "noopener" in (link.get_attribute("rel") or "").split()
    assert link.text_content() == "A report"


def test_about_tells_the_sources_and_how_to_read_the_drawing(atlas: Opened, shipped: Store) -> None:
    atlas.page.click("#about")
    assert atlas.texts("#panel-title") == ["About this graph"]
    sources = atlas.texts("#panel .sources li")
    for source, told in zip(shipped.sources(), sources, strict=True):
        assert told.startswith(source.title)
        assert source.address in told
    coded = f"Coded {shipped.meta['coded']}. By {shipped.meta['coders']}. {shipped.meta['licence']}"
    assert atlas.texts("#panel .note")[-1] == coded


IMPORTED = "A dataset is a source that was imported and not coded here."
HELD_TO_BE_ONE = (
    "Two actors of different datasets that somebody holds to be one, or not one, stay two"
)


def _how_to_read(it: Opened) -> list[str]:
    """Return the begins of the sentences with which the page explains itself, but for the first."""
    it.change("{ about: true }")
    wanted = (IMPORTED, HELD_TO_BE_ONE)
    return [begin for text in it.texts("#panel p") for begin in wanted if text.startswith(begin)]


def test_the_page_says_what_a_dataset_is_where_it_has_one(world: World, opened: Open) -> None:
    assert _how_to_read(opened(world(ATTACK, source={**SOURCE, "machine": True}))) == [IMPORTED]


def test_the_page_says_that_nobody_is_merged_where_somebody_is_held_to_be_one(
    world: World, opened: Open
) -> None:
    same = {"relation": "same-as", "subject": "ann", "object": "bob"}
    assert _how_to_read(opened(world(ATTACK, same))) == [HELD_TO_BE_ONE]


def test_the_page_of_a_case_of_reports_explains_neither(world: World, opened: Open) -> None:
    assert _how_to_read(opened(world(ATTACK))) == []
