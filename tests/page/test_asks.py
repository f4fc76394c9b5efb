"""Questions in the page's search field: read as `actorgraph ask` reads them, or not at all."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

import pytest
import yaml
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from playwright.sync_api import BrowserContext

from actorgraph import Case, open_case
from actorgraph.ask.relations import Forms
from actorgraph.page.asks import asks
from actorgraph.page.page import write_page
from actorgraph.page.view import view_of
from actorgraph.sentence.stem import stem
from actorgraph_data import FIRST
from page.conftest import ACTORS, Open, Opened, World

QUESTIONS: Final = Path(__file__).parent.parent / "ask"
FOLDERS: Final = {
    "us_strikes_2024": Path(FIRST),
    "highland_war": QUESTIONS / "cases" / "highland_war",
    "harbour_dispute": QUESTIONS / "cases" / "harbour_dispute",
}
GROUP: Final = "#search-offers [role=group]"
FOUND: Final = f"{GROUP} [role=option]"
#: Types questions into the field; returns how each was read, and the claims that its last offer shows.
ASK: Final = """(texts) => texts.map((text) => {
    const field = document.getElementById("search");
    field.value = text;
    field.dispatchEvent(new Event("input"));
    const group = document.querySelector("#search-offers [role=group]");
    const title = group?.getAttribute("aria-label") ?? "";
    if (!group || title === "Actors and events" || /with these words$|^Nothing is called so/.test(title)) return null;
    if (!title.includes("?")) return { title, claims: [] };
    [...group.querySelectorAll("[role=option]")].at(-1).dispatchEvent(new Event("pointerdown"));
    const claims = [...document.querySelectorAll("#panel [data-claim]")].map((it) => it.dataset.claim);
    return { title, claims: claims.sort() };
})"""


class Told(NamedTuple):
    """How a question was read, and the claims with which it is answered."""

    reading: str
    claims: list[str]


@cache
def case(name: str) -> Case:
    return open_case(FOLDERS[name])


@pytest.fixture(scope="module")
def pages(
    _context: BrowserContext, shipped_page: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[dict[str, Opened]]:
    """Return the open pages of three cases."""
    found = {}
    for name in FOLDERS:
        target = shipped_page
        if FOLDERS[name] != Path(FIRST):
            target = tmp_path_factory.mktemp(name) / "page.html"
            write_page(case(name).store, target)
        found[name] = Opened(_context.new_page())
        found[name].go(target)
    yield found
    for it in found.values():
        it.page.close()
    assert [it.trouble() for it in found.values()] == [[], [], []]


def on_page(it: Opened, texts: list[str]) -> dict[str, Told | None]:
    """Return what the page makes of some texts: None for what it does not take for a question."""
    found = it.ask(ASK, texts)
    return {
        text: Told(told["title"], told["claims"]) if told else None
        for text, told in zip(texts, found, strict=True)
    }


#: How an answer is known that a claim says by itself, whatever its modality.
OUTRIGHT: Final = ("stated", "not asserted")


def outright(name: str, question: str) -> Told | str:
    """Return what `actorgraph ask` makes of a question, without what only follows from several claims or from
    who is blamed for an event; its kind where that is one which no page answers."""
    told = case(name).ask(question).document()
    answer = told["answer"] or {}
    claims: list[str] = []
    if told["kind"] == "who" and "also_said" in answer:
        ways = [way for it in answer["answers"] for way in (it, *it["ways"])]
        claims += [key for way in ways if way["known"] in OUTRIGHT for key in way["claims"]]
        claims += [it["claim"] for it in answer["also_said"]]
    elif told["kind"] == "yes-no":
        claims += [*answer["claims"], *answer["denied"]]
        claims += [it["claim"] for it in answer["also_said"]]
    elif told["kind"] not in ("path", "about"):
        return told["kind"] or "not read"
    asked = answer.get("question") or told["reading"]
    said = {key for key in claims if _is_asked(case(name), told["command"], key)}
    return Told(TENSE.sub("", AROUND.sub("", asked.removesuffix("?"))), sorted(said))


def _is_asked(of: Case, command: str, claim: str) -> bool:
    """Return True if a claim has all at its ends whom a command names; who is blamed elsewhere has not."""
    found = of.claim(claim)
    names = of.store.names(shlex.split(command))
    return {found.subject, found.object, found.event} >= set(names)


def bare(title: str) -> str:
    """Return the title of an answer as a reading: without kinds, verdict, question mark, capital and tense."""
    return TENSE.sub("", VERDICT.sub("", title[0].lower() + title[1:]))


def unlike(name: str, told: dict[str, Told | None]) -> list[tuple[str, Told, Told | str]]:
    """Return what the page answers in another way than `actorgraph ask`."""
    read = [(text, Told(bare(it.reading), it.claims)) for text, it in told.items() if it]
    both = [(text, it, outright(name, text)) for text, it in read]
    return [(text, it, other) for text, it, other in both if it != other]


#: What stands in a reading of `actorgraph ask` about how far it looks.
AROUND: Final = re.compile(
    r"( \([a-z -]+ only\))?(, also in words that name no actor)?(, by name .*|, by the shortest ways|, and what is said about (it|them))?"
    r"(, what is possible, .*)?$"
)
#: The tense of a question of yes or no, which goes by whether what the claims say is over.
TENSE: Final = re.compile(r"^(do|does|did|is|are|was|were) ")
VERDICT: Final = re.compile(
    r"\??( \([a-z ]+ only\))?( – (stated|stated with a hedge|contradicted|denied only|not asserted here|not stated here))?$"
)

#: What is asked of the shipped case, and the title under which the page answers.
OF_STRIKES: Final = {
    "Who backs KH?": "Who sponsors Kata'ib Hezbollah?",
    "who backs kh": "Who sponsors Kata'ib Hezbollah?",
    "WHO HAS BACKED THE KATA’IB HEZBOLLAH": "Who sponsors Kata'ib Hezbollah?",
    "By whom is Kata'ib Hezbollah backed?": "Who sponsors Kata'ib Hezbollah?",
    "Who is Kata'ib Hezbollah supported by?": "Who sponsors or supports Kata'ib Hezbollah?",
    "Who gives support to Kata'ib Hezbollah?": "Who sponsors Kata'ib Hezbollah?",
    "Whom does Iran support?": "Whom does Iran sponsor or support?",
    "Which groups are backed by Iran?": "Whom does Iran sponsor? (groups only)",
    "Iran's proxies": "Whom does Iran sponsor?",
    "Who are the proxies of Iran?": "Whom does Iran sponsor?",
    "Who's the leader of Al-Nujaba?": "Who leads Al-Nujaba?",
    "al nujaba's leader": "Who leads Al-Nujaba?",
    "Who leads Kata'ib Hezbollah?": "Who leads Kata'ib Hezbollah? – not stated here",
    "Which groups attacked US troops?": "Who attacked the US military? (groups only)",
    "Which of the countries attacked US troops?": "Who attacked the US military? (countries only) – not stated here",
    "Whom did the US military strike?": "Whom did the US military attack?",
    "Who threatens the US?": "Who threatened the United States?",
    "Who told CNN?": "Who informed CNN?",
    "Of what is the Quds Force part?": "What does the IRGC Quds Force belong to?",
    "What groups belong to the Islamic Resistance in Iraq?": "Who belongs to the Islamic Resistance in Iraq? (groups only)",
    "Is KH a member of the Islamic Resistance in Iraq?": "Does Kata'ib Hezbollah belong to the Islamic Resistance in Iraq? – stated",
    "Did the US strike Kata'ib Hezbollah?": "Did the United States attack Kata'ib Hezbollah? – not stated here",
    "was al-nujaba struck by the US military": "Did the US military attack Al-Nujaba? – not stated here",
    "Has Kata'ib Hezbollah attacked the US military?": "Did Kata'ib Hezbollah attack the US military? – not asserted here",
    "Did the US military deter the militants?": "Did the US military deter Iran-backed militias? – denied only",
    "Is Akram Al-Kaabi the leader of Nujaba?": "Does Akram Al-Kaabi lead Al-Nujaba? – stated",
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
    "Who backs the Snow Leopards?": "Who sponsors the Snow Leopards? – denied only",
    "Does قصران sponsor თოვლის ჯიქები?": "Does Qasran sponsor the Snow Leopards? – denied only",
    "Is Рота Волк a member of Горный фронт?": "Does the Volk Company belong to the Highland Front? – contradicted",
    "Did the Volk Company ambush the Third Brigade?": "Did the Volk Company attack the Third Mountain Brigade? – stated with a hedge",
    "Who speaks for არხეთი?": "Who speaks for Arkhet?",
    "Who operates in the Lower Valley?": "Who operates in the Lower Valley?",
    "Who is in the Lower Valley?": "Who is found in the Lower Valley?",
    "Who are members of the foreign-trained fighters?": "Who belongs to foreign-trained fighters?",
    "How are Антон Реш and the Volk Company linked?": "How Anton Resh and Volk Company are connected",
    "Who is Антон Реш": "Who Anton Resh is",
}  # fmt: skip


@pytest.mark.parametrize(
    ("name", "titles"), [("us_strikes_2024", OF_STRIKES), ("highland_war", OF_HIGHLANDS)]
)
def test_a_question_is_answered_with_the_claims_that_ask_finds_outright(
    pages: dict[str, Opened], name: str, titles: dict[str, str]
) -> None:
    told = on_page(pages[name], list(titles))

    assert {text: it.reading if it else None for text, it in told.items()} == titles
    assert unlike(name, told) == []


def test_a_question_by_what_means_it_is_done_is_left_to_the_command_line(
    pages: dict[str, Opened],
) -> None:
    questions = [
        "Who funds KH?",
        "Who gives weapons to KH?",
        "Did Iran train KH?",
        "Who are KH's trainers?",
    ]
    told = on_page(pages["us_strikes_2024"], questions)

    assert told == dict.fromkeys(questions)


#: Rows of the table of questions that a page can answer; the rest asks of times, figures, words …
ANSWERED: Final = {"us_strikes_2024": 30, "highland_war": 25, "harbour_dispute": 20}


@pytest.mark.parametrize("name", FOLDERS)
def test_no_question_of_the_table_is_taken_for_another(pages: dict[str, Opened], name: str) -> None:
    rows = yaml.safe_load((QUESTIONS / "questions.yaml").read_text(encoding="utf-8"))
    told = on_page(pages[name], [row["question"] for row in rows if row["case"] == name])

    assert unlike(name, told) == []
    assert sum(it is not None for it in told.values()) >= ANSWERED[name]


NAMES: Final = ("Qasran", "the Snow Leopards", "Горный фронт", "Volk Company's", "Tavar Pass", "the Tavar ambush", "foreign-trained fighters", "Arkhet")  # fmt: skip
PHRASES: Final = sorted(case("highland_war").store.vocabulary.phrases)
NOUNS: Final = sorted(Forms(case("highland_war").store.vocabulary).nouns)
BETWEEN: Final = ("", "", "", "", "not", "is", "does", "the", "a", "of", "for", "by", "in 2020", "never", "and", "should", "groups", "leader")  # fmt: skip
MADE: Final = st.lists(
    st.one_of(
        st.sampled_from(["who", "whom", "what", "which groups", "which", "is", "did", "how is", "by whom was", ""]),
        st.sampled_from(NAMES), st.sampled_from(PHRASES), st.sampled_from(NOUNS), st.sampled_from(BETWEEN),
    ),
    min_size=2, max_size=6,
).map(" ".join)  # fmt: skip
FITTING: Final = st.builds(
    lambda form, a, b, does, noun, word: form.format(a=a, b=b, does=does, noun=noun, word=word),
    st.sampled_from(
        ["who {word} {does} {a}", "whom does {a} {does}", "which groups {does} {a}", "what is {a} {does}",
         "does {a} {word} {does} {b}", "is {a} a {noun} of {b}", "{a} {noun}", "the {noun} {word} of {a}",
         "what {does} {a}", "is {a} {b} {noun}", "who are {a} {word} {noun}"]
    ),
    st.sampled_from(NAMES), st.sampled_from(NAMES), st.sampled_from(PHRASES), st.sampled_from(NOUNS), st.sampled_from(BETWEEN),
)  # fmt: skip


@settings(derandomize=True, phases=[Phase.generate])  # a row of words is short as it is
@given(st.lists(st.one_of(FITTING, FITTING, MADE), min_size=10, max_size=10, unique=True))
def test_no_row_of_words_is_taken_for_another_question_than_ask_takes_it_for(
    pages: dict[str, Opened], texts: list[str]
) -> None:
    assert unlike("highland_war", on_page(pages["highland_war"], texts)) == []


#: What asks of times, numbers, reasons or words, of what is not or should be, of others; and what asks nothing.
NONE: Final = (
    "Who does not back Kata'ib Hezbollah?",
    "Who isn't backed by Iran?",
    "Who never attacked US troops?",
    "Should the US attack Iran?",
    "Must Iran back KH?",
    "Will Al-Nujaba attack the US?",
    "Could Iran attack Israel?",
    "Who led Iran in 2024?",
    "Whom did the US military strike on 2 February?",
    "Who attacked US troops since October?",
    "How many groups does Iran back?",
    "Who attacked US troops 165 times?",
    "Who backs Boko Haram?",
    "Who backs KH and Al-Nujaba?",
    "Who backs KH according to CNN?",
    "Who says that Iran backs KH?",
    "What does Iran want?",
    "What did CNN say?",
    "Why does Iran back KH?",
    "Who carried out the Jordan attack?",
    "Who leads",
    "Who threatens the US do?",
    "Kata'ib Hezbollah",
    "Iran backs KH",
    "backs",
    "who",
    "?",
    "",
)


@pytest.mark.parametrize("text", NONE)
def test_what_is_not_wholly_understood_is_only_searched_for(
    pages: dict[str, Opened], text: str
) -> None:
    assert on_page(pages["us_strikes_2024"], [text]) == {text: None}


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


def test_who_does_it_is_offered_and_what_does_not_count_is_told_apart(
    world: World, opened: Open
) -> None:
    it = opened(
        world(
            SPONSORS,
            {**SPONSORS, "modality": "believed", "hedge": "Words"},
            {**SPONSORS, "subject": "cid", "modality": "hinted"},
            {**SPONSORS, "subject": "", "event": "raid", "text": "a rich friend"},
        )
    )

    assert offered(it, "who backs Bob?") == [
        ("Who sponsors Bob?", ["Ann stated, believed · 2 claims", "Read all 4 claims"]),
        (
            "Also said, which does not count",
            ["a rich friend stated · 1 claim", "Cid hinted · 1 claim"],
        ),
    ]


def test_enter_reads_the_claims_of_the_first_and_the_last_offer_all(
    world: World, opened: Open
) -> None:
    it = opened(world(SPONSORS, {**SPONSORS, "subject": "cid", "quote": "He gave too."}))
    it.page.fill("#search", "who backs Bob?")
    it.page.press("#search", "Enter")
    first = (
        it.texts("#panel-title"),
        it.texts("#panel-body > .kind"),
        it.texts("#panel blockquote"),
    )
    it.page.fill("#search", "who backs Bob?")
    it.page.get_by_text("Read all 2 claims").click()

    assert first == (["Who sponsors Bob?"], ["stated · 1 claim"], ["Words."])
    assert it.texts("#panel blockquote") == ["Words.", "He gave too."]
    assert it.page.input_value("#search") == ""


DENIES: Final = {**SPONSORS, "claimant": "ann", "modality": "denied", "hedge": "Words"}


def test_an_answer_that_is_denied_is_contradicted_and_shows_who_denies_it(
    world: World, opened: Open
) -> None:
    hint = {**SPONSORS, "subject": "cid", "modality": "hinted"}
    it = opened(world(SPONSORS, {**DENIES, "quote": "Never."}, {**hint, "quote": "He may know."}))
    offers = offered(it, "who backs Bob?")
    it.page.press("#search", "Enter")

    assert offers == [
        ("Who sponsors Bob?", ["Ann contradicted: stated, denied · 2 claims", "Read all 3 claims"]),
        (
            "Also said, which does not count",
            ["Cid hinted · 1 claim", "Ann contradicted: stated, denied · 2 claims"],
        ),
    ]
    assert it.texts("#panel-body > .kind") == [
        "contradicted: stated, denied · 1 claim · 2 claims beside"
    ]
    assert it.texts("#panel-body > h3") == ["Denied", "Also said, and not counted"]
    assert it.texts("#panel blockquote") == ["Words.", "Never.", "He may know."]


def test_a_denial_of_another_time_does_not_contradict(world: World, opened: Open) -> None:
    it = opened(world({**SPONSORS, "when": "2023"}, {**DENIES, "when": "2024-01/.."}))

    assert [told and told.reading for told in on_page(it, ["Does Ann back Bob?"]).values()] == [
        "Does Ann sponsor Bob? – stated"
    ]


#: How it is said that Ann backs somebody, and the verdict on whether she does.
VERDICTS: Final = {
    ("confirmed",): "stated",
    ("likely",): "stated with a hedge",
    ("stated", "denied"): "contradicted",
    ("denied",): "denied only",
    ("hinted",): "not asserted here",
    ("possible",): "not asserted here",
    ("possible", "denied"): "denied only",
    (): "not stated here",
}


def test_whether_it_is_so_is_told_by_how_it_is_said(world: World, opened: Open) -> None:
    others = {f"gil-{n}": said for n, said in enumerate(VERDICTS)}
    claims = [
        {**SPONSORS, "object": key, "modality": modality, "hedge": "Words"}
        for key, said in others.items()
        for modality in said
    ]
    actors = [{"id": key, "name": key.title(), "type": "person"} for key in others]
    it = opened(world(*claims, actors=[*ACTORS, *actors]))
    told = on_page(it, [f"Does Ann back {actor['name']}?" for actor in actors])

    assert [told_it and told_it.reading for told_it in told.values()] == [
        f"Does Ann sponsor {actor['name']}? – {verdict}"
        for actor, verdict in zip(actors, VERDICTS.values(), strict=True)
    ]


def test_threats_count_although_they_tell_of_what_is_only_possible(
    world: World, opened: Open
) -> None:
    threat = {"relation": "threatens", "subject": "ann", "object": "bob", "modality": "conditional", "hedge": "Words"}  # fmt: skip
    it = opened(world(threat))

    assert offered(it, "Who threatens Bob?") == [
        ("Who threatened Bob?", ["Ann conditional · 1 claim"])
    ]


#: What is typed, and as what a shell takes it unchanged.
COMMANDS: Final = {
    "Who backs Ann?": 'actorgraph ask "Who backs Ann?"',
    "Who backs “Ann”?": 'actorgraph ask "Who backs “Ann”?"',
    "Who backs A'nn?": 'actorgraph ask "Who backs A\'nn?"',
    'Who backs "$Ann"?': "actorgraph ask 'Who backs \"$Ann\"?'",
    "Who backs A'nn$?": "actorgraph ask 'Who backs A'\\''nn$?'",
}


def test_where_the_page_has_no_claim_it_says_so_and_names_the_command(
    world: World, opened: Open
) -> None:
    it = opened(world(SPONSORS))
    words = (
        "No claim on this page says so. The command line also looks at what follows from several: "
    )

    assert {typed: offered(it, typed) for typed in COMMANDS} == {
        typed: [("Who sponsors Ann? – not stated here", [words + command])]
        for typed, command in COMMANDS.items()
    }
    it.page.fill("#search", "Who backs Ann?")
    it.page.press("#search", "Enter")
    assert it.texts("#panel-title") == ["Who sponsors Ann?"]
    assert it.texts("#panel-body > .kind") == [words + COMMANDS["Who backs Ann?"]]


def test_a_path_that_is_asked_for_is_shown(world: World, opened: Open) -> None:
    it = opened(world(SPONSORS, {**SPONSORS, "object": "cid"}))
    it.page.fill("#search", "How is Bob connected to Cid?")
    it.page.press("#search", "Enter")

    assert it.texts("#panel-title") == ["Path"]
    assert it.texts("#panel .way") == ["Bob – Ann – Cid"]


def test_who_somebody_is_opens_all_about_them(world: World, opened: Open) -> None:
    it = opened(world(SPONSORS))
    it.page.fill("#search", "who's bob?")
    it.page.press("#search", "Enter")

    assert it.texts("#panel-title") == ["Bob"]


def test_a_name_of_two_actors_makes_no_question(world: World, opened: Open) -> None:
    actors = [*ACTORS, {"id": "bob-two", "name": "The Bob", "type": "person"}]
    it = opened(world(SPONSORS, actors=actors))

    assert on_page(it, ["who backs Bob?"]) == {"who backs Bob?": None}


def test_the_longest_name_is_taken(world: World, opened: Open) -> None:
    actors = [*ACTORS, {"id": "bobs", "name": "Bob's Army of the North", "type": "military"}]
    it = opened(world({**SPONSORS, "object": "bobs"}, actors=actors))

    assert offered(it, "who backs the Bob’s Army of the North") == [
        ("Who sponsors Bob's Army of the North?", ["Ann stated · 1 claim"])
    ]


def test_relations_of_the_case_itself_are_asked_for_too(world: World, opened: Open) -> None:
    own = {"name": "courts", "family": "courtship", "reading": "pays court to", "phrases": ["woos"]}
    claim = {"relation": "courts", "subject": "ann", "object": "bob"}
    it = opened(world(claim, relations=[own]))

    assert offered(it, "who wooed Bob?") == [("Who paid court to Bob?", ["Ann stated · 1 claim"])]


def test_names_that_look_like_markup_stay_names(world: World, opened: Open) -> None:
    nasty = "<img src=x onerror=alert(1)><script>alert(2)</script>"
    actors = [{**ACTORS[0], "name": nasty}, *ACTORS[1:]]
    it = opened(
        world(SPONSORS, {**SPONSORS, "subject": "", "event": "raid", "text": nasty}, actors=actors)
    )

    assert offered(it, f"whom does {nasty} back?") == [
        (f"Whom does the {nasty} sponsor?", ["Bob stated · 1 claim"])
    ]
    it.page.press("#search", "Enter")
    assert it.texts("#panel-title") == [f"Whom does the {nasty} sponsor?"]
    assert (
        offered(it, f"who backs {nasty}?")[0][0] == f"Who sponsors the {nasty}? – not stated here"
    )
    it.page.press("#search", "Enter")
    assert it.page.locator("#search-offers img, #panel img, #panel script").count() == 0


# -- the tables ------------------------------------------------------------------------------------


def test_every_form_in_the_tables_has_the_stem_of_its_row() -> None:
    rows = [row.split() for row in asks(view_of(case("us_strikes_2024").store))["stems"]]

    assert [row for row in rows if {stem(form) for form in row[1:]} - {row[0]}] == []


@pytest.mark.parametrize(
    "forms",
    [
        "back backs backed backing",
        "sponsor sponsors sponsored sponsoring",
        "accuse accuses accused accusing",
        "strike strikes struck stricken striking",
        "fight fights fought fighting",
        "hit hits hitting",
        "proxy proxies",
        "branch branches",
        "deter deters deterred deterring",
    ],
)
def test_the_tables_have_all_forms_of_a_word(forms: str) -> None:
    rows = [set(row.split()) for row in asks(view_of(case("us_strikes_2024").store))["stems"]]

    assert [row for row in rows if set(forms.split()) <= row] != []


def test_every_word_of_a_phrase_has_its_row_of_forms() -> None:
    tables = asks(view_of(case("us_strikes_2024").store))
    keys = "|".join([*tables["phrases"], *tables["nouns"]]).replace("|", " ").split()

    assert set(keys) - {row.split()[0] for row in tables["stems"]} == set()


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
