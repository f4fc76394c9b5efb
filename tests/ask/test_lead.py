"""The sentence with which an answer begins."""

from __future__ import annotations

from pathlib import Path

import pytest

from actorgraph import open_case
from actorgraph_data import FIRST
from conftest import World

CLAIMS = (
    "relation: sponsors, subject: red, object: alpha",
    "relation: attacks, subject: alpha, object: blue, event: raid",
    "relation: attributes, subject: blue, object: beta, event: raid, claimant: blue, said: 2024-01-29, modality: believed, hedge: words",
    "relation: attacks, subject: beta, object: blue, event: strike, modality: denied, hedge: words",
    "relation: described-as, subject: alpha, text: the wolves",
)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Does Red back Alpha?", "Stated. Red sponsors Alpha (Gazette, 2 February 2024)."),
        ("Does Red back Beta?", "Not stated: no claim that counts says that Red sponsors Beta, and none denies it."),
        ("Was Beta behind the raid?", "Stated with a hedge. Blue believes that Beta was behind the raid (29 January 2024)."),
        ("Did Beta attack Blue in the strike?", "Denied: no claim that counts says that Beta attacked Blue, in the strike. Beta did not attack Blue in the strike (Gazette, 2 February 2024)."),
        ("Who sponsors Blue?", "Not stated: nobody is said to sponsor Blue by a claim that counts."),
        ("What happened before 1 February 2024?", "Stated. Raid (28 January 2024)."),
        ("Which sources does the case rest on?", "Stated. The case rests on 1 source: Gazette, 2 February 2024."),
        ("Who is quoted here?", "2 voices, those of one government counted once: Gazette (4 claims); Blue (1 claim)."),
    ],
)  # fmt: skip
def test_the_verdict_comes_first_then_the_answer_whose_word_and_the_day(
    world: World, text: str, sentence: str
) -> None:
    assert world(*CLAIMS).ask(text).sentence == sentence


def test_what_is_said_of_the_parts_of_two_is_told_where_nothing_is_said_of_them(
    world: World,
) -> None:
    from conftest import ACTORS

    actors = ACTORS + "- {id: fleet, name: Red Fleet, type: military, parent: red}\n"
    claims = ("relation: attacks, subject: fleet, object: alpha",)
    assert world(*claims, actors=actors).ask("Did Red attack Alpha?").sentence == (
        "Not stated: no claim that counts says that Red attacked Alpha, and none denies it. "
        "Said of parts of them: The Red Fleet attacked Alpha (Gazette, 2 February 2024)."
    )


def test_acts_of_a_longer_time_are_not_told_as_those_of_a_day(world: World) -> None:
    asked = world(
        "relation: attacks, subject: alpha, object: blue, when: 2024-01/2024-03",
        "relation: attacks, subject: beta, object: red, when: 2024-02-02",
    )
    longer = "Stated. Alpha attacked Blue (Gazette, 2 February 2024). No claim is of 2024-02-02 alone: they are of a longer time."
    assert asked.ask("Who attacked Blue on 2 February 2024?").sentence == longer
    assert asked.ask("Who attacked Red on 2 February 2024?").sentence == (
        "Stated. Beta attacked Red (Gazette, 2 February 2024)."
    )


def test_figures_that_cannot_all_hold_are_said_to_differ_at_once(world: World) -> None:
    claims = (
        "relation: counts, event: raid, quantity: {what: people killed, op: '=', value: 3, unit: people}",
        "relation: counts, event: raid, claimant: blue, quantity: {what: people killed, op: '=', value: 5, unit: people}",
    )
    assert world(*claims).ask("How many people were killed in the raid?").sentence == (
        "Stated. The figures differ: three people (Gazette) and five people (Blue). None is preferred."
    )


def test_why_something_was_done_is_asked_in_english(world: World) -> None:
    sentence = world(*CLAIMS).ask("Why did Red back Alpha?").sentence
    assert sentence == "Not stated: no claim that counts says why Red sponsors Alpha."


def test_what_says_who_somebody_is_comes_before_what_it_does(world: World) -> None:
    assert (
        world(*CLAIMS)
        .ask("Who is Alpha?")
        .sentence.startswith("Stated. Gazette describes Alpha as “the wolves”.")
    )


def test_another_name_in_the_question_is_said_to_be_one(world: World) -> None:
    from conftest import ACTORS

    actors = ACTORS.replace("name: Alpha,", "name: Alpha, names: [{name: Grey Men, kind: alias}],")
    sentence = world(*CLAIMS, actors=actors).ask("Who are the Grey Men?").sentence
    assert sentence.startswith("Stated. “Grey Men” is another name of Alpha. ")


def test_what_was_said_on_several_days_has_all_of_them(world: World) -> None:
    claims = (
        "relation: attributes, subject: blue, object: alpha, event: raid, claimant: blue, said: 2024-01-29",
        "relation: attributes, subject: red, object: beta, event: raid, claimant: red, said: 2024-01-30",
    )
    sentence = world(*claims).ask("Who was behind the raid?").sentence
    assert sentence.endswith(" (29 January 2024 and 30 January 2024).")


def test_what_follows_begins_with_what_is_said(world: World) -> None:
    claims = (
        "relation: part-of, subject: unit, object: corps",
        "relation: attacks, subject: unit, object: alpha",
    )
    assert world(*claims).ask("Did the Corps attack Alpha?").sentence == (
        "Derived: Unit attacked Alpha (Gazette, 2 February 2024). With other claims it follows that Corps "
        "attacked Alpha; none says so as firmly outright."
    )


def test_how_many_are_backed_is_said_as_a_number(world: World) -> None:
    claims = (
        "relation: sponsors, subject: red, object: alpha",
        "relation: sponsors, subject: red, object: beta",
    )
    sentence = world(*claims).ask("How many groups does Red back?").sentence
    assert sentence.endswith(" 2 have a name here.")


def test_what_nobody_says_of_a_group_is_looked_for_among_its_members(world: World) -> None:
    claims = (
        "relation: member-of, subject: alpha, object: front",
        "relation: threatens, subject: alpha, object: blue, claimant: alpha",
    )
    assert world(*claims).ask("What did the Front say?").sentence == (
        "Not stated: no claim that counts says what Front says. Bodies, members or officials of it do: Alpha."
    )


def test_two_sources_that_do_not_contradict_each_other_are_counted() -> None:
    river = open_case(Path(FIRST).with_name("river_war"))
    told = river.ask("Compare the Veldan Courier and the Meridian Post")
    assert told.sentence.startswith(
        "Derived. They do not contradict each other; only the Veldan Courier tells 1"
    )
