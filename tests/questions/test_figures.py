"""The figures that sources give."""

from __future__ import annotations

from typing import Any

import pytest

from actorgraph.questions.apart import MOST_APART
from actorgraph.questions.call import Call
from actorgraph.questions.figures import Figures
from conftest import ACTORS, World

KILLED = "relation: kills, subject: alpha, object: blue, event: raid, quantity: {what: killed, op: '=', value: 3, unit: soldiers}"
WOUNDED = (
    "relation: injures, event: raid, quantity: {what: wounded, op: '>', value: 40, unit: people}"
)
HIT = "relation: counts, event: strike, quantity: {what: targets struck, op: '=', value: 85, unit: targets}"
MORE = "relation: counts, event: strike, quantity: {what: targets struck, op: '>', value: 85, unit: targets}"


def ids(figures: Figures) -> list[str]:
    return [figure.claim for figure in figures]


def test_figures_of_one_thing_stand_side_by_side(world: World) -> None:
    found = world(HIT, MORE).figures("strike", "targets struck")
    assert (ids(found), found.differ, found.verdict) == (["c1", "c2"], True, "stated")


@pytest.mark.parametrize(
    ("what", "claims"),
    [
        ("killed", ["c1"]),
        ("dead", ["c1"]),
        ("soldiers died", ["c1"]),
        ("injured", ["c2"]),
        ("people were hurt", ["c2"]),
        ("killed and wounded", ["c1", "c2"]),
        ("", ["c1", "c2"]),
        ("tanks", []),
    ],
)
def test_words_choose_the_figures_that_they_mean(
    world: World, what: str, claims: list[str]
) -> None:
    assert ids(world(KILLED, WOUNDED).figures("raid", what)) == claims


def test_a_figure_about_another_event_is_left_out(world: World) -> None:
    case = world(KILLED, HIT)
    assert ids(case.figures("raid")) == ["c1"]
    assert ids(case.figures("alpha")) == ["c1"]
    assert ids(case.figures()) == ["c1", "c2"]


def test_no_figure_is_not_stated(world: World) -> None:
    found = world("relation: attacks, subject: alpha, object: blue, event: raid").figures("raid")
    assert (found.verdict, found.figures, found.differ) == ("not stated", (), False)


def test_only_hedged_figures_are_stated_with_a_hedge(world: World) -> None:
    assert world(f"{HIT}, modality: believed").figures("strike").verdict == "stated with a hedge"


@pytest.mark.parametrize("modality", ["possible", "hinted", "denied"])
def test_a_figure_that_does_not_count_is_listed_and_not_stated(world: World, modality: str) -> None:
    found = world(f"{HIT}, modality: {modality}").figures("strike")
    assert (found.verdict, ids(found)) == ("not stated", ["c1"])


def test_a_needed_word_that_no_figure_has_is_named(world: World) -> None:
    case = world(KILLED)
    found = case.figures("raid", "killed", needed="soldiers")
    assert (ids(found), found.notes) == (["c1"], ())
    none = case.figures("raid", "killed", needed="nurses")
    assert (ids(none), none.notes) == ([], ("no such figure has the word 'nurses'",))


@pytest.mark.parametrize(
    ("name", "acts", "claims"),
    [
        ("alpha", None, ["c1"]),
        ("alpha", True, ["c1"]),
        ("alpha", False, []),
        ("blue", True, []),
        ("blue", False, ["c1"]),
    ],
)
def test_what_an_actor_does_is_not_what_it_suffers(
    world: World, name: str, acts: bool | None, claims: list[str]
) -> None:
    assert ids(world(KILLED).figures(name, acts=acts)) == claims


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({}, "which figures are given, in all claims, every figure as reported"),
        (
            {"name": "raid", "what": "killed"},
            "how many: killed, of the raid, every figure as reported",
        ),
        (
            {"name": "alpha", "what": "blue killed", "needed": "blue", "acts": True},
            "how many: blue killed (blue), of Alpha, only what it does, every figure as reported",
        ),
    ],
)
def test_the_question_in_words(world: World, arguments: dict[str, Any], words: str) -> None:
    assert Call("figures", arguments).words(world(KILLED).store) == words


OTHERS = "relation: injures, event: raid, text: others, quantity: {what: wounded, op: '>', value: 40, unit: people}"
EVERYWHERE = "relation: injures, subject: alpha, object: blue, event: strike, quantity: {what: injured, op: '>', value: 120, unit: soldiers}"
RAID_IN_RED = "relation: located-in, subject: raid, object: red"
STRIKE_IN_BOTH = (
    "relation: located-in, subject: strike, object: red",
    "relation: located-in, subject: strike, object: blue",
)


def test_a_figure_of_all_attacks_is_none_of_the_raid_in_red(world: World) -> None:
    case = world(EVERYWHERE, OTHERS, RAID_IN_RED)
    assert ids(case.figures("blue", "soldiers wounded", acts=False, at="red")) == ["c2"]
    assert ids(case.figures("blue", "soldiers wounded", acts=False, at="raid")) == ["c2"]
    assert ids(case.figures("blue", "wounded", acts=False)) == ["c1"]


def test_nobody_is_said_to_have_done_what_was_counted_where_they_act(world: World) -> None:
    case = world(EVERYWHERE, OTHERS, RAID_IN_RED)
    assert ids(case.figures("alpha", "wounded", acts=True, at="red")) == []


def test_a_figure_of_two_places_stands_beside_the_answer_for_one(world: World) -> None:
    found = world(HIT, *STRIKE_IN_BOTH).figures("red", "targets struck")
    assert (found.verdict, ids(found), found.beside) == ("not stated", [], ("c1",))


@pytest.mark.parametrize("what", ["women killed", "killed in the market", "attacks"])
def test_a_figure_of_other_people_or_of_another_kind_does_not_answer(
    world: World, what: str
) -> None:
    assert ids(world(KILLED, WOUNDED).figures(what=what)) == []


def test_that_nobody_was_killed_is_a_figure_of_none(world: World) -> None:
    none = "relation: kills, subject: alpha, object: blue, event: strike, modality: denied"
    found = world(none, KILLED).figures("strike", "killed")
    assert [(str(one.quantity), one.modality, one.claim) for one in found] == [
        ("none (killed)", "stated", "c1")
    ]
    assert ids(world(none, KILLED).figures("blue", "killed")) == ["c2"]


LOOSELY = "if “more than 85” is meant loosely, it includes the number itself"


def count_of(op: str, value: int, more: str = "", *, what: str = "targets struck") -> str:
    figure = f"{{what: {what}, op: '{op}', value: {value}, unit: targets}}"
    return f"relation: counts, event: strike, quantity: {figure}{more}"


@pytest.mark.parametrize(
    ("other", "reasons"),
    [
        (count_of(">", 85), LOOSELY),
        (count_of(">", 85, ", claimant: blue, said: 2024-02-02"), LOOSELY),
        (count_of(">", 80, ", claimant: blue"), "some number fits both"),
        (count_of("~", 90), "some number fits both"),
        (count_of("=", 90, what="targets missed"), "they do not count the same thing"),
        (count_of("=", 90, ", object: blue"), "they do not count the same thing"),
        (
            count_of("=", 90, ", when: 2024-02-03"),
            "they are of different days (2024-02-02 and 2024-02-03)",
        ),
    ],
)
def test_figures_that_differ_say_why_both_may_be_right(
    world: World, other: str, reasons: str
) -> None:
    (told,) = world(HIT + ", when: 2024-02-02", other).figures("strike", "targets").apart
    assert told.partition(" may both be right: ")[2] == reasons


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        (count_of("=", 0), count_of(">=", 20), "“none” and “at least 20”"),
        (count_of("=", 0), count_of(">", 0), "“none” and “more than 0”"),
        (count_of("~", 3000), count_of("<", 1000), "“about 3,000” and “fewer than 1,000”"),
        (count_of("=", 12), count_of(">=", 15), "“12” and “at least 15”"),
        (count_of("=", 85), count_of("=", 90, what="targets hit"), "“85” and “90”"),
    ],
)
def test_two_voices_do_not_make_both_figures_right(
    world: World, one: str, other: str, both: str
) -> None:
    case = world(one, f"{other}, claimant: blue, said: 2024-02-02")
    first, second = both.split(" and ")
    assert case.figures("strike").apart == (
        f"{both} cannot both be right: Gazette gives {first} (2024-02-02), Blue gives {second} (2024-02-02)",
    )
    assert case.figures("strike").differ


def test_a_figure_that_is_denied_leaves_all_others_open(world: World) -> None:
    found = world(count_of("=", 5), count_of("=", 7, ", modality: denied")).figures("strike")
    assert (found.differ, found.apart) == (False, ())


def test_of_many_pairs_that_differ_some_are_said_and_the_others_counted(world: World) -> None:
    found = world(*(count_of("=", number) for number in range(1, 11))).figures("strike")
    assert (len(found.apart), found.apart_more) == (MOST_APART, 45 - MOST_APART)
    assert f"… and {45 - MOST_APART} more pairs of figures that differ" in str(found)


NOBODY = "relation: kills, event: raid, modality: denied"


def test_that_nobody_was_killed_stands_beside_the_figures_of_an_event(world: World) -> None:
    found = world(NOBODY, WOUNDED, f"{NOBODY}, object: blue").figures("raid")
    told = [(one.quantity.number, one.modality, one.claim) for one in found]
    assert told == [("40", "stated", "c2"), ("0", "stated", "c1"), ("0", "stated", "c3")]
    assert (found.verdict, found.differ, found.apart) == ("stated", False, ())


@pytest.mark.parametrize(
    ("denial", "differ"),
    [
        (NOBODY, True),
        (f"{NOBODY}, subject: alpha", False),
        (f"{NOBODY}, object: blue", False),
    ],
)
def test_that_nobody_was_killed_is_at_odds_only_with_a_figure_of_the_same(
    world: World, denial: str, differ: bool
) -> None:
    three = "relation: kills, event: raid, quantity: {what: killed, op: '=', value: 3}"
    assert world(three, denial).figures("raid", "killed").differ is differ


@pytest.mark.parametrize("what", ["killed", "dead", "people killed", "people were killed", "kill"])
def test_the_dead_are_figures_whether_they_are_coded_as_killed_or_as_counted(
    world: World, what: str
) -> None:
    counted = "relation: counts, event: raid, quantity: {what: people killed, op: '=', value: 6, unit: people}"
    assert ids(world(KILLED, counted, HIT).figures("raid", what)) == ["c1", "c2"]


def test_a_figure_that_may_hold_on_the_day_is_shown_apart(world: World) -> None:
    fighters = "relation: counts, subject: alpha, quantity: {what: fighters, op: '=', value: 300}"
    case = world(fighters)
    assert (ids(case.figures("alpha")), case.figures("alpha").may_hold) == (["c1"], ())
    other_day = case.figures("alpha", "fighters", needed="fighters", as_of="2024-01-28")
    assert (other_day.verdict, ids(other_day), other_day.notes) == ("not stated", [], ())
    assert [figure.claim for figure in other_day.may_hold] == ["c1"]
    assert "\nNot stated: no claim gives a figure of the time that is asked for; see" in str(
        other_day
    )
    assert case.figures("alpha", as_of="2024-01-28", undated=True).may_hold == ()


def test_a_figure_of_another_day_is_said_to_be_none_of_that_day(world: World) -> None:
    lines = str(world(KILLED).figures("raid", as_of="2024-03-01")).splitlines()
    assert lines[1] == "Not stated: no claim gives a figure of the time that is asked for."


@pytest.mark.parametrize(
    ("arguments", "question"),
    [
        ({"name": "raid"}, "which figures are given of the raid?"),
        ({"name": "raid", "what": "killed"}, "how many were killed in the raid?"),
        ({"name": "raid", "what": "kill injure"}, "how many were killed and injured in the raid?"),
        ({"name": "raid", "what": "ships taken"}, "how many ships were taken in the raid?"),
        ({"name": "raid", "what": "soldiers died"}, "how many soldiers died in the raid?"),
        ({"name": "raid", "what": "marched"}, "how many marched in the raid?"),
        ({"name": "red", "what": "women killed"}, "how many women were killed in Red?"),
        ({"name": "alpha", "what": "fighters"}, "how many fighters, of Alpha?"),
        ({"name": "red", "what": "ships take", "acts": True}, "how many ships take, of Red?"),
    ],
)
def test_the_question_is_english(world: World, arguments: dict[str, Any], question: str) -> None:
    assert world(KILLED).figures(**arguments).question == question


def test_figures_of_a_place_are_those_of_the_events_recorded_there(world: World) -> None:
    actors = ACTORS + "- {id: ford, name: Ford, type: place}\n"
    events = "- {id: raid, name: raid, type: attack, when: 2024-01-28, places: [ford]}\n"
    assert ids(world(WOUNDED, actors=actors, events=events).figures("ford", "wounded")) == ["c1"]


CLASH = "relation: clashes-with, subject: alpha, object: blue, text: {}, quantity: {{what: deaths, op: '=', value: {}, unit: deaths}}"


def test_who_died_in_a_clash_was_not_killed_by_one_of_the_two(world: World) -> None:
    case = world(CLASH.format("at the ford", 3), KILLED)
    assert ids(case.figures("alpha", "killed", acts=True)) == ["c2"]


def test_figures_of_two_deeds_without_an_event_do_not_differ(world: World) -> None:
    case = world(CLASH.format("at the ford", 3), CLASH.format("at the mill", 5))
    assert not case.figures("alpha").differ
    assert not any("cannot both be right" in why for why in case.figures("alpha").apart)
