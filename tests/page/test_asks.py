"""Questions in the page's search field: read and answered as `actorgraph ask` does, or left to the command line."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from actorgraph import Case, open_case
from actorgraph.model.data import yaml_data
from actorgraph.model.errors import InvalidValue
from actorgraph.page.asks import asks
from actorgraph.page.view import view_of
from actorgraph.store.reader import Store
from actorgraph_data import FIRST
from page.conftest import ACTORS, Open, Opened, Reading, World
from sentences import Sentences

QUESTIONS: Final = Path(__file__).parent.parent / "ask"
FOLDERS: Final = {
    "us_strikes_2024": Path(FIRST),
    "highland_war": QUESTIONS / "cases" / "highland_war",
    "harbour_dispute": QUESTIONS / "cases" / "harbour_dispute",
}
GROUP: Final = "#search-offers [role=group]"
NOT_UNDERSTOOD: Final = "not understood"


class Told(NamedTuple):
    """What is answered to a question: the verdict, who or what answers, on which claims, and which of them bear on it and do not count.

    Of what is not understood: which claims come nearest to it.
    """

    verdict: str
    answers: list[str]
    claims: list[str]
    beside: list[str]
    nearest: list[str]


@cache
def case(name: str) -> Case:
    return open_case(FOLDERS[name])


def on_page(reading: Reading, store: Store, texts: Sequence[str]) -> dict[str, dict[str, Any]]:
    """Return what the page answers to some texts."""
    return dict(zip(texts, reading.told("answer", store, texts), strict=True))


def by_command(name: str, question: str) -> Told:
    """Return what `actorgraph ask --json` answers."""
    asked = case(name).ask(question)
    if asked.verdict == NOT_UNDERSTOOD:
        return Told(NOT_UNDERSTOOD, [], [], [], list(asked.nearest))
    told = asked.document()
    figures = [figure["claim"] for figure in told["figures"]]
    answers = [answer["actor"] for answer in told["answers"]] or figures
    counted = set(told["claims"])
    beside = set(told["also_said"]) - counted
    return Told(told["verdict"], answers, sorted(counted | beside), sorted(beside), told["nearest"])


def unlike(reading: Reading, name: str, texts: Sequence[str]) -> list[tuple[str, Any, Any]]:
    """Return the texts that the page answers in another way than `actorgraph ask`.

    What it leaves to the command line, with the command, is left to it: several questions in one, and what cannot
    all be true among some claims alone.
    """
    found: list[tuple[str, Any, Any]] = []
    for text, answered in on_page(reading, case(name).store, texts).items():
        if not answered:
            continue
        if "The page leaves it to the command line: actorgraph ask " in answered["said"]:
            continue
        try:
            wanted = by_command(name, text)
        except InvalidValue as error:  # nothing can lie between the days that it names
            found.append((text, answered["said"], str(error)))
            continue
        given_ = Told(
            answered["verdict"],
            [key for key in answered["answers"] if key] if wanted.answers else [],
            answered["claims"],
            # What counts and is in no row stands beside the rows, too.
            [key for key in answered["beside"] if key in wanted.beside],
            answered["nearest"],
        )
        if wanted.answers and not any(answered["answers"]):
            # Figures stand in the order of their claims.
            given_ = given_._replace(answers=wanted.answers)
        if given_ != wanted:
            found.append((text, given_, wanted))
    return found


#: What is asked of the shipped case, and the title under which the page answers.
OF_STRIKES: Final = {
    "Who backs KH?": "Who sponsors Kata'ib Hezbollah?",
    "who backs kh": "Who sponsors Kata'ib Hezbollah?",
    "WHO HAS BACKED THE KATA’IB HEZBOLLAH": "Who sponsors Kata'ib Hezbollah?",
    "By whom is Kata'ib Hezbollah backed?": "Who sponsors Kata'ib Hezbollah?",
    "Who is Kata'ib Hezbollah supported by?": "Who sponsors or supports Kata'ib Hezbollah?",
    "Who gives support to Kata'ib Hezbollah?": "Who sponsors Kata'ib Hezbollah?",
    "Whom does Iran support?": "Whom does Iran sponsor or support?",
    "Which groups are backed by Iran?": "Whom does Iran sponsor (groups only)?",
    "Iran's proxies": "Whom does Iran sponsor?",
    "Who are the proxies of Iran?": "Whom does Iran sponsor?",
    "Who's the leader of Al-Nujaba?": "Who leads Al-Nujaba?",
    "al nujaba's leader": "Who leads Al-Nujaba?",
    "Who leads Kata'ib Hezbollah?": "Who leads Kata'ib Hezbollah?",
    "Which groups attacked US troops?": "Who attacked the US military (groups only)?",
    "Which of the countries attacked US troops?": "Who attacked the US military (countries only)?",
    "Whom did the US military strike?": "Whom did the US military attack?",
    "Who threatens the US?": "Who threatened the United States?",
    "Who told CNN?": "Who informed CNN?",
    "Of what is the Quds Force part?": "What does the IRGC Quds Force belong to?",
    "What groups belong to the Islamic Resistance in Iraq?": "Who belongs to the Islamic Resistance in Iraq (groups only)?",
    "Is KH a member of the Islamic Resistance in Iraq?": "Does Kata'ib Hezbollah belong to the Islamic Resistance in Iraq?",
    "Did the US strike Kata'ib Hezbollah?": "Did the United States attack Kata'ib Hezbollah?",
    "was al-nujaba struck by the US military": "Did the US military attack Al-Nujaba?",
    "Has Kata'ib Hezbollah attacked the US military?": "Did Kata'ib Hezbollah attack the US military?",
    "Did the US military deter the militants?": "Did the US military deter Iran-backed militias?",
    "Is Akram Al-Kaabi the leader of Nujaba?": "Does Akram Al-Kaabi lead Al-Nujaba?",
    "How is Iran connected to KH?": "How Iran and Kata'ib Hezbollah are connected",
    "the shortest path between Hamas and Iran": "How Hamas and Iran are connected",
    "Who is ابراهیم رئیسی?": "Who Ebrahim Raisi is",
    "what is the pentagon": "What the Pentagon is",
}  # fmt: skip
OF_HIGHLANDS: Final = {
    "Who leads Горный фронт?": "Who leads the Highland Front?",
    "ГОРНЫЙ ФРОНТ's leaders": "Who leads the Highland Front?",
    "who is the head of the HF": "Who leads the Highland Front?",
    "Who led თოვლის ჯიქები?": "Who leads the Snow Leopards?",
    "Whom does قصران sponsor?": "Whom does Qasran sponsor?",
    "Who backs the Snow Leopards?": "Who sponsors the Snow Leopards?",
    "Does قصران sponsor თოვლის ჯიქები?": "Does Qasran sponsor the Snow Leopards?",
    "Is Рота Волк a member of Горный фронт?": "Does the Volk Company belong to the Highland Front?",
    "Did the Volk Company ambush the Third Brigade?": "Did the Volk Company attack the Third Mountain Brigade?",
    "Who speaks for არხეთი?": "Who speaks for Arkhet?",
    "Who operates in the Lower Valley?": "Who operates in the Lower Valley?",
    "Who is in the Lower Valley?": "Who is found in the Lower Valley?",
    "Who are members of the foreign-trained fighters?": "Who belongs to foreign-trained fighters?",
    "How are Антон Реш and the Volk Company linked?": "How Anton Resh and Volk Company are connected",
    "Who is Антон Реш": "Who Anton Resh is",
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "titles"), [("us_strikes_2024", OF_STRIKES), ("highland_war", OF_HIGHLANDS)]
)
def test_a_question_is_read_as_ask_reads_it_and_its_reading_is_the_title(
    reading: Reading, name: str, titles: dict[str, str]
) -> None:
    told = on_page(reading, case(name).store, list(titles))

    assert {text: answered["title"] for text, answered in told.items()} == titles
    assert unlike(reading, name, list(titles)) == []


@pytest.mark.slow
@pytest.mark.parametrize("name", FOLDERS)
def test_the_page_answers_each_question_of_the_tables_as_ask_does(
    reading: Reading, name: str
) -> None:
    tables = (QUESTIONS / "questions.yaml", QUESTIONS / "wordings.yaml")
    rows = [row for table in tables for row in yaml_data(table)]
    texts = [row["question"] for row in rows if row["case"] == name]
    told = on_page(reading, case(name).store, texts)

    assert unlike(reading, name, texts) == []
    left = "The page leaves it to the command line"
    refused = [
        text
        for text, its in told.items()
        if its["verdict"] == NOT_UNDERSTOOD and left not in its["said"]
    ]
    assert [text for text in refused if by_command(name, text).verdict != NOT_UNDERSTOOD] == []


#: Kinds of which the page says more than `ask`, or the same of its claims in another order; and what is not stated,
#: which the page puts in the words of its title.
SAID_OTHERWISE: Final = {"about", "conflicts", "same", "voices"}


def begun(verdict: str, said: str) -> str:
    """Return a sentence behind its verdict, whichever sign stands between."""
    return re.sub(rf"^{verdict}[:,.]\s*", "", said, flags=re.IGNORECASE).rstrip(".").casefold()


@pytest.mark.slow
@pytest.mark.parametrize("name", FOLDERS)
def test_the_page_begins_its_answer_with_the_sentence_of_ask(reading: Reading, name: str) -> None:
    rows = yaml_data(QUESTIONS / "questions.yaml")
    texts = [row["question"] for row in rows if row["case"] == name]
    other = []
    for text, answered in on_page(reading, case(name).store, texts).items():
        asked = case(name).ask(text)
        is_alike = asked.verdict == answered["verdict"] != "not stated"
        if is_alike and asked.sentence and asked.kind not in SAID_OTHERWISE:
            sentence = re.sub(r", as what is likely, [^.]*", "", asked.sentence)
            if not begun(asked.verdict, answered["said"]).startswith(
                begun(asked.verdict, sentence)
            ):
                other.append((text, asked.sentence, answered["said"]))
    assert other == []


@pytest.mark.slow
@settings(derandomize=True, phases=[Phase.generate])  # a sentence is short as it is
@given(st.sampled_from(sorted(FOLDERS)), st.integers(0, 2**32))
def test_no_sentence_is_answered_in_another_way_than_ask_answers_it(
    reading: Reading, name: str, seed: int
) -> None:
    chance, sentences = random.Random(seed), Sentences.of(case(name).store)
    assert unlike(reading, name, [sentences.made(chance) for _ in range(2)]) == []


@pytest.mark.slow
@pytest.mark.parametrize("name", FOLDERS)
def test_a_question_with_words_that_are_moved_lost_or_added_is_answered_as_ask_does(
    reading: Reading, name: str
) -> None:
    chance = random.Random(7)
    rows = yaml_data(QUESTIONS / "wordings.yaml")
    texts = [row["question"].rstrip("?").split() for row in rows if row["case"] == name]
    others = sorted({word for words in texts for word in words})
    changed = [_changed(words, others, chance) for words in chance.sample(texts, 60)]

    assert sum(bool(case(name).ask(text).nearest) for text in changed) > 10
    assert unlike(reading, name, changed) == []


def _changed(words: Sequence[str], others: Sequence[str], chance: random.Random) -> str:
    """Return a question with a word of another in the place of one, without one, or with two in each other's place."""
    at, other = chance.randrange(len(words)), chance.randrange(len(words))
    made = [*words]
    match chance.randrange(3):
        case 0:
            made[at] = chance.choice(others)
        case 1:
            made[at], made[other] = made[other], made[at]
        case _:
            del made[at]
    return " ".join(made)


#: What asks of what is not or should be, of others; and what asks nothing.
NONE: Final = (
    "Who does not back Kata'ib Hezbollah?",
    "Who never attacked US troops?",
    "Should the US attack Iran?",
    "Who attacked US troops 166 times?",
    "Who backs Boko Haram?",
    "backs",
    "who",
    "?",
)


@pytest.mark.parametrize("text", NONE)
def test_what_is_not_wholly_understood_says_so_and_names_questions_that_are(
    reading: Reading, text: str
) -> None:
    store = case("us_strikes_2024").store
    answered = on_page(reading, store, [text])[text]
    assert (answered["verdict"], answered["rows"]) == (NOT_UNDERSTOOD, [])
    told = on_page(reading, store, answered["offers"])
    assert len(told) == 3
    assert [text for text, its in told.items() if its["verdict"] == NOT_UNDERSTOOD] == []


def test_the_words_that_were_not_understood_are_named(reading: Reading) -> None:
    text = "Who backs Boko Haram?"
    told = on_page(reading, case("us_strikes_2024").store, [text, "who backs boko haram"])

    assert [answered["said"] for answered in told.values()] == [
        "Nobody and nothing is called 'Boko Haram' here.",
        "These words were not understood: 'boko', 'haram'.",
    ]


def test_several_questions_in_one_are_left_to_the_command_line_and_each_is_offered(
    reading: Reading,
) -> None:
    text = "Who leads Al-Nujaba and who backs KH?"
    answered = on_page(reading, case("us_strikes_2024").store, [text])[text]

    assert (answered["verdict"], answered["claims"]) == (NOT_UNDERSTOOD, [])
    assert answered["said"] == (
        "It asks 2 questions at once. The page leaves it to the command line:"
        ' actorgraph ask "Who leads Al-Nujaba and who backs KH?"'
    )
    assert answered["offers"] == ["Who leads Al-Nujaba?", "who backs KH?"]


def test_an_empty_text_has_no_answer(reading: Reading) -> None:
    assert on_page(reading, case("us_strikes_2024").store, [" "]) == {" ": None}


def test_who_does_it_to_whom_names_both_ends(reading: Reading) -> None:
    text = "who sponsors whom"
    answered = on_page(reading, case("us_strikes_2024").store, [text])[text]

    assert (answered["title"], answered["answers"]) == ("Who sponsors whom", ["iran", "irgc"])
    claims = [case("us_strikes_2024").claim(key) for key in answered["claims"]]
    assert {claim.object for claim in claims} >= {"kataib-hezbollah", "iran-backed-militias"}


def test_the_actors_of_a_kind_are_listed(reading: Reading) -> None:
    answered = on_page(
        reading, case("us_strikes_2024").store, ["list armed groups", "which states are there?"]
    )

    assert [(told["title"], sorted(told["answers"])) for told in answered.values()] == [
        ("Armed groups", ["al-nujaba", "free-hezbollah-brigades", "hamas", "kataib-hezbollah"]),
        ("States", ["iran", "israel", "us"]),
    ]


def test_what_follows_has_its_chain(reading: Reading) -> None:
    text = "By whom is Kataib Hizbullah funded?"
    answered = on_page(reading, case("us_strikes_2024").store, [text])[text]

    assert answered["said"] == (
        "Not stated by name; it follows from several claims that Iran sponsors Kata'ib Hezbollah with money"
        " (CNN, 2 February 2024). 'hizbullah' is read as 'hezbollah'."
    )


def test_an_arrow_between_two_names_asks_how_they_are_connected(reading: Reading) -> None:
    answered = on_page(reading, case("us_strikes_2024").store, ["Iran -> KH", "Hamas → Iran"])

    assert [(told["title"], told["verdict"]) for told in answered.values()] == [
        ("How Iran and Kata'ib Hezbollah are connected", "stated"),
        ("How Hamas and Iran are connected", "not stated"),
    ]


# -- what is offered -------------------------------------------------------------------------------

SPONSORS: Final = {"relation": "sponsors", "subject": "ann", "object": "bob"}


def offered(it: Opened, text: str) -> list[tuple[str | None, list[str]]]:
    """Return the groups that the field offers for a text: their titles and offers."""
    it.page.fill("#search", text)
    groups = it.page.locator(GROUP).all()
    return [
        (
            group.get_attribute("aria-label"),
            [" ".join(row.split()) for row in group.locator("[role=option]").all_text_contents()],
        )
        for group in groups
    ]


def test_a_question_is_offered_with_its_verdict_and_who_answers(world: World, opened: Open) -> None:
    it = opened(
        world(
            SPONSORS,
            {**SPONSORS, "modality": "believed", "hedge": "Words"},
            {**SPONSORS, "subject": "cid", "modality": "hinted"},
            {**SPONSORS, "subject": "", "event": "raid", "text": "a rich friend"},
        )
    )

    assert offered(it, "who backs Bob?") == [
        ("Who sponsors Bob? – stated", ["Ann stated, believed"]),
    ]


def test_enter_shows_all_who_answer_with_their_claims(world: World, opened: Open) -> None:
    it = opened(world(SPONSORS, {**SPONSORS, "subject": "cid", "quote": "He gave too."}))
    it.page.fill("#search", "who backs Bob?")
    it.page.press("#search", "Enter")

    assert it.texts("h1") == ["Who sponsors Bob?"]
    assert it.texts("#panel .said, #panel-body > .kind, #panel .answers li") == [
        "Stated. Ann and Cid sponsor Bob (1 February 2024).",
        "2 claims",
        "Ann stated",
        "Cid stated",
    ]
    assert it.texts("#panel blockquote") == ["Words.", "He gave too."]
    assert it.page.input_value("#search") == ""


def test_an_answer_is_in_the_address_and_comes_back_lit(world: World, opened: Open) -> None:
    it = opened(world(SPONSORS, {**SPONSORS, "subject": "cid", "object": "ann"}))
    it.page.fill("#search", "who backs Bob?")
    it.page.press("#search", "Enter")
    scene = "(({ title, verdict, hash, things }) => ({ title, verdict, hash, things: things.map(({ id, lit }) => [id, lit]) }))(actorgraph.scene())"
    asked = it.page.evaluate(scene)
    it.page.reload()
    it.page.wait_for_selector("[data-ready]")
    reloaded = it.page.evaluate(scene)
    it.page.evaluate(
        "actorgraph.state.change({ thing: page.thing('ann').at })".replace(
            "page.", "actorgraph.page."
        )
    )
    it.page.go_back()

    assert asked == {
        "title": "Who sponsors Bob?",
        "verdict": "Stated.",
        "hash": "#ask=who%20backs%20Bob%3F",
        "things": [["ann", True], ["bob", True]],
    }
    assert reloaded == asked
    assert it.page.evaluate(scene) == asked


DENIES: Final = {**SPONSORS, "claimant": "ann", "modality": "denied", "hedge": "Words"}


def test_an_answer_that_is_denied_is_contradicted_and_shows_who_denies_it(
    world: World, opened: Open
) -> None:
    hint = {**SPONSORS, "subject": "cid", "modality": "hinted"}
    it = opened(world(SPONSORS, {**DENIES, "quote": "Never."}, {**hint, "quote": "He may know."}))
    offers = offered(it, "who backs Bob?")
    it.page.press("#search", "Enter")

    assert offers == [("Who sponsors Bob? – stated", ["Ann contradicted: stated, denied"])]
    assert it.texts("#panel-body > .kind") == ["1 claim · 2 beside"]
    assert it.texts("#panel-body > h3") == ["Denied", "Also said, and not counted"]
    assert it.texts("#panel blockquote") == ["Words.", "Never.", "He may know."]


def test_a_denial_of_another_time_does_not_contradict(world: World, reading: Reading) -> None:
    store = world({**SPONSORS, "when": "2023"}, {**DENIES, "when": "2024-01/.."})
    told = on_page(reading, store, ["Does Ann back Bob?", "who backs Bob?"])

    assert [answered["verdict"] for answered in told.values()] == ["stated", "stated"]
    assert told["who backs Bob?"]["rows"] == ["Ann"]


#: How it is said that Ann backs somebody, and the verdict on whether she does.
VERDICTS: Final = {
    ("confirmed",): "stated",
    ("likely",): "stated with a hedge",
    ("stated", "denied"): "contradicted",
    ("denied",): "denied",
    ("hinted",): "not asserted",
    ("possible",): "not asserted",
    ("possible", "denied"): "denied",
    (): "not stated",
}


def test_whether_it_is_so_is_told_by_how_it_is_said(world: World, reading: Reading) -> None:
    others = {f"gil-{n}": said for n, said in enumerate(VERDICTS)}
    claims = [
        {**SPONSORS, "object": key, "modality": modality, "hedge": "Words"}
        for key, said in others.items()
        for modality in said
    ]
    actors = [{"id": key, "name": key.title(), "type": "person"} for key in others]
    store = world(*claims, actors=[*ACTORS, *actors])
    told = on_page(reading, store, [f"Does Ann back {actor['name']}?" for actor in actors])

    assert [answered["verdict"] for answered in told.values()] == [*VERDICTS.values()]


def test_threats_count_although_they_tell_of_what_is_only_possible(
    world: World, opened: Open
) -> None:
    threat = {"relation": "threatens", "subject": "ann", "object": "bob", "modality": "conditional", "hedge": "Words"}  # fmt: skip
    it = opened(world(threat))

    assert offered(it, "Who threatens Bob?") == [
        ("Who threatened Bob? – not asserted", ["Ann conditional"])
    ]


def test_where_the_page_has_no_claim_it_says_so(world: World, opened: Open) -> None:
    it = opened(world(SPONSORS))

    assert offered(it, "Who backs Ann?") == [
        (
            "Who sponsors Ann? – not stated",
            ["Nobody is said to sponsor Ann by a claim that counts."],
        )
    ]
    it.page.press("#search", "Enter")
    assert it.texts("h1") == ["Who sponsors Ann?"]
    assert it.texts("#panel .said") == [
        "Not stated. Nobody is said to sponsor Ann by a claim that counts."
    ]


#: What only the command line answers, and as what a shell takes it unchanged.
COMMANDS: Final = {
    'who said "Words"?': "actorgraph ask 'who said \"Words\"?'",
    "who says “Ann backs him”": 'actorgraph ask "who says “Ann backs him”"',
    "who said “$Ann's”": "actorgraph ask 'who said “$Ann'\\''s”'",
}


def test_what_only_the_command_line_answers_is_left_to_it(world: World, reading: Reading) -> None:
    told = on_page(reading, world(SPONSORS), list(COMMANDS))

    assert {text: (it["verdict"], it["said"]) for text, it in told.items()} == {
        text: (NOT_UNDERSTOOD, f"The page leaves it to the command line: {command}")
        for text, command in COMMANDS.items()
    }


def test_enter_on_what_is_not_understood_opens_no_near_name_and_leaves_no_answer(
    world: World, opened: Open
) -> None:
    it = opened(world(SPONSORS))
    for text in ("who backs Bob?", "who gronks Bob?"):
        it.page.fill("#search", text)
        it.page.press("#search", "Enter")

    assert it.texts("h1") == ["who gronks Bob?"]
    assert it.texts("#panel .said") == ["Not understood. This word was not understood: 'gronks'."]
    asked = it.texts("#panel .answers li")
    it.page.click("#panel .answers li:nth-child(2) a")
    assert it.texts("h1") == [asked[1]] == ["Who sponsors Bob?"]


def test_what_is_not_understood_shows_the_claims_nearest_to_its_words(
    world: World, opened: Open
) -> None:
    raid = {**SPONSORS, "object": "cid", "text": "weapons for a harbour", "quote": "Weapons came."}
    it = opened(world(SPONSORS, raid))
    text = "who gronks a harbour for Cid?"
    offers = dict(offered(it, text))
    it.page.press("#search", "Enter")

    assert list(offers) == [f"{text} – not understood", "Said nearest to its words", "You can ask"]
    assert offers["Said nearest to its words"] == [
        "Weapons came.Ann sponsors Cid (“weapons for a harbour”)."
    ]
    assert it.texts("#panel .said") == ["Not understood. This word was not understood: 'gronks'."]
    assert it.texts("#panel-body > h3") == ["Said nearest to its words"]
    assert it.texts("#panel blockquote") == ["Weapons came."]
    below = "h3 => [...h3.parentElement.children].indexOf(h3)"
    assert it.page.eval_on_selector("#panel-body > h3", below) < it.page.eval_on_selector(
        "#panel-body > ul.answers", below
    )


def test_words_around_a_name_are_no_misspelt_name(world: World, opened: Open) -> None:
    it = opened(world(SPONSORS))

    assert [title for title, _ in offered(it, "wer ist Bob")] == [
        "wer ist Bob – not understood",
        "You can ask",
    ]


def test_a_name_is_no_question_and_enter_opens_the_actor(world: World, opened: Open) -> None:
    it = opened(world(SPONSORS))

    assert offered(it, "Bob")[0] == ("Actors and events", ["Bob armed group"])
    it.page.press("#search", "Enter")
    assert it.texts("#panel-title") == ["Bob"]


def test_the_path_that_is_asked_for_is_the_answer(world: World, reading: Reading) -> None:
    store = world(SPONSORS, {**SPONSORS, "object": "cid"})
    told = on_page(reading, store, ["How is Bob connected to Cid?"])["How is Bob connected to Cid?"]

    assert (told["verdict"], told["rows"]) == ("derived", ["Bob – Ann", "Ann – Cid"])
    assert set(told["things"]) == {"ann", "bob", "cid"}


def test_a_name_of_two_actors_makes_several_readings(reading: Reading) -> None:
    told = on_page(reading, case("harbour_dispute").store, ["Who pays STC?"])["Who pays STC?"]

    assert (told["verdict"], told["rows"]) == ("several readings", [])
    assert told["said"] == (
        "It may mean: Who paid the Sable Tide Company; Who paid the Straits Council. Write the whole name."
    )


def test_the_longest_name_is_taken(world: World, opened: Open) -> None:
    actors = [*ACTORS, {"id": "bobs", "name": "Bob's Army of the North", "type": "military"}]
    it = opened(world({**SPONSORS, "object": "bobs"}, actors=actors))

    assert offered(it, "who backs the Bob’s Army of the North") == [
        ("Who sponsors Bob's Army of the North? – stated", ["Ann stated"])
    ]


def test_relations_of_the_case_itself_are_asked_for_too(world: World, opened: Open) -> None:
    own = {"name": "courts", "family": "courtship", "reading": "pays court to", "phrases": ["woos"]}
    claim = {"relation": "courts", "subject": "ann", "object": "bob"}
    it = opened(world(claim, relations=[own]))

    assert offered(it, "who wooed Bob?") == [("Who paid court to Bob? – stated", ["Ann stated"])]


def test_names_that_look_like_markup_stay_names(world: World, opened: Open) -> None:
    nasty = "<img src=x onerror=alert(1)><script>alert(2)</script>"
    actors = [{**ACTORS[0], "name": nasty}, *ACTORS[1:]]
    it = opened(
        world(SPONSORS, {**SPONSORS, "subject": "", "event": "raid", "text": nasty}, actors=actors)
    )

    assert offered(it, f"whom does {nasty} back?") == [
        (f"Whom does the {nasty} sponsor? – stated", ["Bob stated"])
    ]
    it.page.press("#search", "Enter")
    assert it.texts("h1") == [f"Whom does the {nasty} sponsor?"]
    assert offered(it, f"who backs {nasty}?")[0][0] == f"Who sponsors the {nasty}? – not stated"
    it.page.press("#search", "Enter")
    assert it.page.locator("#search-offers img, #panel img, #panel script").count() == 0


# -- the tables ------------------------------------------------------------------------------------


def test_only_relations_that_the_claims_have_are_asked_for(world: World) -> None:
    readings = asks(view_of(world(SPONSORS)))["readings"]

    assert [row[0] for row in readings] == ["sponsors", "sponsorship"]


def test_a_question_is_there_for_one_and_for_several(world: World) -> None:
    member = {"relation": "member-of", "subject": "ann", "object": "bob"}
    row = next(row for row in asks(view_of(world(member)))["readings"] if row[0] == "member-of")

    assert row[:-1] == [
        "member-of",
        ["Who is a member of {b}?"],
        ["What is {a} a member of?", "What are {a} members of?"],
        [
            "Is {a} a member of {b}?",
            "Is {a} a member of {b}?",
            "Are {a} members of {b}?",
            "Are {a} members of {b}?",
        ],
    ]


def test_a_page_without_claims_has_no_tables(world: World) -> None:
    assert asks(replace(view_of(world(SPONSORS)), claims=())) == {}
