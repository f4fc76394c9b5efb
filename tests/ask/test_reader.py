"""Wordings that were written before the reader was tried on them; times, pronouns and courtesies; its limits."""

from __future__ import annotations

import random
import time
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from actorgraph import Case, import_files, open_case
from actorgraph.ask.grammar import literals
from actorgraph.ask.question import call_of
from actorgraph.ask.reader import Reader
from actorgraph.model.data import yaml_data
from actorgraph_data import FIRST
from conftest import World
from real_data import real_file

HERE: Final = Path(__file__).parent
ROWS: Final[list[dict[str, Any]]] = yaml_data(HERE / "wordings.yaml")


#: Files of datasets that are imported for their rows.
IMPORTED: Final = {
    "misp": ("misp-galaxy/threat-actor.json",),
    "ucdp": ("ucdp/ucdp-actor-221.csv", "ucdp/ucdp-esd-ay-181.xlsx"),
    "ged": ("ucdp/ged191-syria.csv",),
    "ofac": ("ofac-sdn/sdn.csv", "ofac-sdn/alt.csv", "ofac-sdn/add.csv"),
}


@cache
def case(name: str) -> Case:
    if name in IMPORTED:
        store = Path(mkdtemp()) / f"{name}.db"
        import_files([real_file(file) for file in IMPORTED[name]], store)
        return open_case(store)
    shipped = {"us_strikes_2024": Path(FIRST), "river_war": Path(FIRST).with_name("river_war")}
    return open_case(shipped.get(name, HERE / "cases" / name))


def calls(of: Case, text: str) -> list[str]:
    """Return the commands that ask the same as a question."""
    return [call.command.removeprefix("actorgraph ") for _, call in of.ask(text).readings]


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(
            row,
            id=row["question"],
            marks=[pytest.mark.slow] if at % 3 or row["case"] in IMPORTED else [],
        )
        for at, row in enumerate(ROWS)
    ],
)
def test_a_wording_is_read_as_its_call(row: dict[str, Any]) -> None:
    expected = [row["call"]] if isinstance(row["call"], str) and row["call"] else row["call"] or []
    assert calls(case(row["case"]), row["question"]) == expected


def test_there_are_many_wordings_over_many_cases_and_none_twice() -> None:
    assert len(ROWS) >= 600
    assert len({(row["case"], row["question"]) for row in ROWS}) == len(ROWS)
    invented = {"gas_embargo", "harbour_dispute", "highland_war", "island_coup", "river_war"}
    assert {row["case"] for row in ROWS} == {"us_strikes_2024", *invented, *IMPORTED}


#: Ways of putting one question; the report is of Friday, 2 February 2024.
SAME: Final = {
    "who sponsors kataib-hezbollah": (
        "Who backs Kata'ib Hezbollah?", "who backs kataib hezbollah", "WHO BACKS KH??", "kh's backers", "the backers of KH",
        "Could you please tell me who is backing Kata'ib Hezbollah, thanks", "I'd like to know who has been backing KH",
        "so who actually backs KH, if anyone?", "By whom is KH backed?", "Who is KH backed by?", "Who is it that backs KH?",
    ),
    "who attacks irgc-quds-force --as-of 2024-02-02": (
        "Who struck the Quds Force on Friday?", "Who struck the Quds Force last Friday?", "On Friday, who struck the Quds Force?",
        "Who struck the Quds Force on the 2nd?", "Who struck the Quds Force on 2 February?", "Who struck the Quds Force Friday?",
    ),
    "who attacks irgc-quds-force --as-of 2024-02": ("Who struck the Quds Force this month?", "Who struck the Quds Force in February?"),
    "attribution jordan-outpost-attack": (
        "Who was behind Sunday's drone attack?", "Who was behind the attack on Sunday?", "Who carried out the drone attack on 28 January?",
    ),
    "who kills us-military": ("Who killed the American soldiers?", "Who killed the three US soldiers?", "who killed american troops"),
    "why kataib-hezbollah suspends-attacks-on us-military": (
        "Why did Kata'ib Hezbollah suspend its attacks on US forces?", "Why has KH stopped attacking US forces?",
    ),
}  # fmt: skip


@pytest.mark.parametrize("command", SAME)
def test_courtesies_case_voice_and_times_give_one_call(command: str) -> None:
    asked = {text: calls(case("us_strikes_2024"), text) for text in SAME[command]}
    assert asked == {text: [command] for text in SAME[command]}


def test_a_time_that_is_counted_back_is_said_so() -> None:
    remarks = case("us_strikes_2024").ask("Who struck the Quds Force on Friday?").remarks
    assert "'on Friday' is counted back from 2024-02-02, the day of the latest report" in remarks


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Should the US attack Iran?", "'Should' asks for a judgement; claims tell what is said, not what is right or should be"),
        ("Is Hamas worse than KH?", "'worse' asks for a judgement; claims tell what is said, not what is right or should be"),
        ("Who supports the Houthis?", "nobody and nothing is called 'Houthis' here"),
        ("Did she attack them?", "'she' may mean anybody; write the name"),
        ("Who attacked KH since March 2024 until January 2020?", "no day is since 2024-03 and until 2020-01; ask of one time"),
        ("Did Iran not back KH?", "a question with 'not' asks what is not so; claims do not tell that"),
    ],
)  # fmt: skip
def test_a_refusal_says_why(text: str, reason: str) -> None:
    assert case("us_strikes_2024").ask(text).reason == reason


def test_every_suggestion_is_answered_with_something() -> None:
    of = case("us_strikes_2024")
    texts = (
        "Who frobs KH?",
        "Did the US zap Syria?",
        "Who is Batman?",
        "Why is the sky blue?",
        "Who called for the US to hit Iran?",
    )
    offered = [offer for text in texts for offer in of.ask(text).suggestions]
    assert len(offered) >= 10
    assert [
        offer
        for offer in offered
        if of.ask(offer).verdict in ("not stated", "not understood", "several readings")
    ] == []


NAMES: Final = (
    "Iran",
    "the US military",
    "KH",
    "the Jordan attack",
    "US airstrikes",
    "Al-Nujaba",
    "Jordan",
)
WORDS: Final = st.one_of(
    st.sampled_from(sorted(literals()[0])), st.sampled_from(NAMES), st.text(max_size=9)
)


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=60).map(" ".join))
@pytest.mark.slow
def test_any_text_is_read_or_refused_within_half_a_second_of_processor(text: str) -> None:
    of = case("us_strikes_2024")
    start = time.process_time()
    of.ask(text[:1000])
    assert time.process_time() - start < 0.5


VERBS: Final = ("attack", "prop up", "condemn", "pull the strings of", "go after", "take hostage")


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(VERBS), st.randoms(use_true_random=False))
@pytest.mark.slow
def test_the_order_of_the_ends_decides_who_does_it(verb: str, chance: random.Random) -> None:
    of = case("us_strikes_2024")
    a, b = chance.sample(["Iran", "Hamas", "CNN", "Al-Nujaba"], 2)
    one, other = calls(of, f"Did {a} {verb} {b}?"), calls(of, f"Did {b} {verb} {a}?")
    assert (len(one), len(other)) == (1, 1)
    assert one != other


def test_a_pronoun_with_two_names_before_it_is_refused(world: World) -> None:
    of = world("relation: sponsors, subject: red, object: alpha")
    assert calls(of, "Did Red say that it backs Alpha?") == [
        "whether red sponsors alpha --claimant red"
    ]
    assert calls(of, "Did Red say that Blue said that it backs Alpha?") == []


SENTENCES: Final = {
    "Who backs KH?": "Stated. Iran sponsors Kata'ib Hezbollah (CNN and others, 2 February 2024).",
    "Does Iran back Al-Nujaba?": "Not stated: no claim that counts says that Iran sponsors Al-Nujaba, and none denies it. What bears on it: CNN takes for granted that Al-Nujaba is one of the Iran-backed militias. Iran sponsors Iran-backed militias (2 February 2024).",
    "Did the US military deter the militants?": "Denied: no claim that counts says that the US military deterred Iran-backed militias. The US military did not deter Iran-backed militias in the US strikes on weapons depots since October (CNN, 2 February 2024).",
    "Is KH a member of the axis of resistance?": "Stated. Kata'ib Hezbollah is one of the Iran-backed militias (CNN, 2 February 2024).",
    "When was the Jordan attack?": "Stated. Drone attack on a US outpost in Jordan: 2024-01-28 (CNN, 2 February 2024).",
    "Who claimed responsibility for the Jordan attack?": "Not stated: no claim that counts says who claims responsibility for the drone attack on a US outpost in Jordan.",
    "Did the US hit anything inside Iran?": "Not stated: no claim that counts says that the United States attacked anybody in Iran, but in Iraq and Syria.",
    "Who is Batman?": "",
}


@pytest.mark.parametrize("text", SENTENCES)
def test_an_answer_begins_with_its_verdict_in_a_sentence(text: str) -> None:
    assert case("us_strikes_2024").ask(text).sentence == SENTENCES[text]


#: Courtesies before and after a question, and signs at its end.
BEFORE: Final = ("", "please tell me, ", "So, ", "could you tell me ", "Hello, ", "I wonder, ")
AFTER: Final = ("", "?", "??", " please?", ", if anyone?", "!", " …")
OWN: Final = [row for row in ROWS if row["case"] not in IMPORTED and '"' not in row["question"]]


@given(
    st.sampled_from(OWN),
    st.sampled_from(BEFORE),
    st.sampled_from(AFTER),
    st.sampled_from((str, str.lower, str.upper)),
)
def test_courtesies_case_and_signs_do_not_change_what_is_read(
    row: dict[str, Any], before: str, after: str, spelt: Any
) -> None:
    of, bare = case(row["case"]), row["question"].rstrip("?.")
    read = [call_of(one, of.store) for one in Reader(of.store).readings(row["question"])]
    again = [
        call_of(one, of.store) for one in Reader(of.store).readings(before + spelt(bare) + after)
    ]
    assert [call.command for call in again] == [call.command for call in read]


REFUSED: Final = (
    "Who zorbed {a}?", "Did {a} zorb {b}?", "Who is {a} to {b} though?", "How {a} {b} when?", "{a} what {b} why?",
    "Why should {a} zorb?", "Is {a} worse than {b}?", "Who did not attack {a}?",
)  # fmt: skip


@pytest.mark.slow
@settings(max_examples=25)
@given(
    st.sampled_from(("us_strikes_2024", "river_war", "island_coup", "gas_embargo")),
    st.sampled_from(REFUSED),
    st.data(),
)
def test_what_is_suggested_is_answered_with_something_and_keeps_who_does_it(
    name: str, text: str, data: st.DataObject
) -> None:
    of = case(name)
    names = sorted({actor.name for actor in of.actors()})
    a, b = data.draw(st.lists(st.sampled_from(names), min_size=2, max_size=2, unique=True))
    asked = of.ask(text.format(a=a, b=b))
    assert not asked.answered
    for suggestion in asked.suggestions:
        told = of.ask(suggestion)
        assert told.answered, suggestion
        assert told.verdict != "not stated", suggestion
        for role, end in (("subject", b), ("object", a)) if "{a} zorb {b}" in text else ():
            turned = any(call.arguments.get(role) == of.actor(end).id for _, call in told.readings)
            assert not turned, suggestion


def test_an_event_is_not_looked_for_among_those_who_say_something(world: World) -> None:
    asked = world("relation: attacks, subject: red, object: alpha, event: raid").ask(
        "What does the raid say about war?"
    )
    assert (asked.kind, asked.verdict) == ("intentions", "not stated")
