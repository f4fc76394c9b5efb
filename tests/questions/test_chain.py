"""The line of responsibility for an event, what of it is derived, and where the telling stops."""

from __future__ import annotations

import pytest

import actorgraph
from actorgraph.model.modality import MODALITIES
from actorgraph.questions.call import Call
from actorgraph.questions.chain import Chain, Station, Stop
from conftest import World

BLAMES = "relation: attributes, subject: blue, object: {}, event: raid, claimant: blue"
Row = tuple[str, str, str, list[tuple[str, str]]]


def row(it: Station) -> Row:
    """Return how a station stands on its line, and its sponsors with how they are known."""
    return it.place, it.actor, it.below, [(answer.actor, answer.known) for answer in it.sponsors]


def stations(answer: Chain) -> list[list[Row]]:
    return [[row(it) for it in line.stations] for line in answer.lines]


def possible(answer: Chain) -> list[Row]:
    return [row(it) for line in answer.lines for it in line.could_be_meant]


def test_the_line_goes_from_accused_to_command_to_sponsor(world: World) -> None:
    answer = world(
        BLAMES.format("unit"),
        "relation: part-of, subject: unit, object: corps",
        "relation: part-of, subject: corps, object: red",
        "relation: sponsors, subject: red, object: corps, modality: likely",
    ).chain("raid")
    assert answer.document() == {
        "event": "raid",
        "lines": [
            {
                "accused": "unit",
                "text": None,
                "statements": [
                    {
                        "claimant": "blue", "accused": "unit", "modality": "stated", "hedge": None,
                        "said": None, "claim": "c1", "relation": "attributes",
                        "spokesperson": None, "role": None, "text": None, "quote": "words 1",
                    }
                ],
                "denied": [],
                "stations": [
                    {"actor": "unit", "name": "Unit", "place": "accused", "below": "raid",
                     "modality": "stated", "claims": ["c1"], "derived": False, "sponsors": [],
                     "also_said": []},
                    {"actor": "corps", "name": "Corps", "place": "command", "below": "unit",
                     "modality": "stated", "claims": ["c2"], "derived": True,
                     "sponsors": [{"actor": "red", "name": "Red", "known": "stated",
                                   "modality": "likely", "claims": ["c4"], "chain": [], "ways": [], "derived": True}],
                     "also_said": []},
                    {"actor": "red", "name": "Red", "place": "command", "below": "corps",
                     "modality": "stated", "claims": ["c3"], "derived": True,
                     "sponsors": [], "also_said": []},
                ],
                "could_be_meant": [],
            }
        ],
        "beside": [],
        "stops": [
            {"kind": "sponsor", "actor": "unit", "words": "nobody is said to sponsor Unit"},
            {"kind": "sponsor", "actor": "red", "words": "nobody is said to sponsor Red"},
        ],
        "same": [],
    }  # fmt: skip


def test_a_sponsor_of_the_class_is_marked_as_derived(world: World) -> None:
    answer = world(
        BLAMES.format("alpha"),
        "relation: instance-of, subject: alpha, object: militias",
        "relation: sponsors, subject: red, object: militias, modality: believed",
    ).chain("raid")
    assert stations(answer) == [
        [
            ("accused", "alpha", "raid", [("red", "class")]),
            ("class", "militias", "alpha", [("red", "stated")]),
        ]
    ]
    (sponsor,) = answer.lines[0].stations[0].sponsors
    assert (sponsor.modality, sponsor.claims) == ("believed", ("c3", "c2"))
    assert answer.stops == ()


def test_a_member_of_the_accused_could_be_meant_and_is_not_on_the_line(world: World) -> None:
    answer = world(
        BLAMES.format("front"),
        "relation: member-of, subject: alpha, object: front",
        "relation: sponsors, subject: red, object: alpha",
    ).chain("raid")
    assert stations(answer) == [[("accused", "front", "raid", [])]]
    assert possible(answer) == [("member", "alpha", "front", [("red", "stated")])]
    assert answer.stops == (Stop("sponsor", "front", "nobody is said to sponsor Front"),)


def test_the_umbrella_of_the_accused_is_on_the_line_and_its_other_members_are_not(
    world: World,
) -> None:
    answer = world(
        BLAMES.format("alpha"),
        "relation: member-of, subject: alpha, object: front",
        "relation: member-of, subject: beta, object: front",
        "relation: sponsors, subject: red, object: front",
    ).chain("raid")
    assert stations(answer) == [
        [("accused", "alpha", "raid", []), ("umbrella", "front", "alpha", [("red", "stated")])]
    ]
    assert possible(answer) == []


def test_hints_and_presuppositions_stand_beside_the_line(world: World) -> None:
    answer = world(
        BLAMES.format("alpha") + ", modality: hinted",
        BLAMES.format("beta") + ", modality: withheld",
        BLAMES.format("front") + ", modality: possible",
    ).chain("raid")
    assert answer.lines == ()
    assert [(it.accused, it.modality) for it in answer.uncounted] == [
        ("front", "possible"), ("alpha", "hinted"), ("beta", "withheld"),
    ]  # fmt: skip
    assert answer.stops == (Stop("accused", "", "nobody is said to be behind the raid"),)


def test_what_is_possible_begins_a_line_where_it_counts(world: World) -> None:
    case = world(BLAMES.format("front") + ", modality: possible")
    assert stations(case.chain("raid", tentative=True)) == [[("accused", "front", "raid", [])]]


def test_a_sponsor_that_is_only_hinted_at_is_told_apart(world: World) -> None:
    answer = world(
        BLAMES.format("alpha"), "relation: sponsors, subject: red, object: alpha, modality: hinted"
    ).chain("raid")
    (station,) = answer.lines[0].stations
    assert station.sponsors == ()
    assert [(it.actor, it.why) for it in station.also_said] == [("red", "hinted")]
    assert (answer.claims, answer.beside) == (("c1",), ("c2",))


def test_ties_of_other_days_than_the_event_are_not_on_its_line(world: World) -> None:
    answer = world(
        BLAMES.format("alpha"),
        "relation: sponsors, subject: red, object: alpha, when: 2010/2015",
        "relation: part-of, subject: alpha, object: corps, when: 2024-02/..",
        "relation: member-of, subject: alpha, object: front, when: 2023/..",
    ).chain("raid")
    assert stations(answer) == [
        [("accused", "alpha", "raid", []), ("umbrella", "front", "alpha", [])]
    ]


def test_ones_own_word_begins_a_line_and_a_denial_stands_on_it(world: World) -> None:
    answer = world(
        "relation: claims-responsibility, subject: alpha, event: raid, claimant: alpha",
        BLAMES.format("beta"),
        "relation: denies-responsibility, subject: beta, event: raid, claimant: beta",
    ).chain("raid")
    assert [(it.accused, [s.claim for s in it.statements], [s.claim for s in it.denied])
            for it in answer.lines] == [("beta", ["c2"], ["c3"]), ("alpha", ["c1"], [])]  # fmt: skip
    assert answer.beside == ()


def test_a_denial_without_an_accusation_stands_beside(world: World) -> None:
    answer = world("relation: denies-responsibility, subject: beta, event: raid").chain("raid")
    assert (answer.lines, list(answer.beside)) == ((), ["c1"])


def test_an_accusation_without_a_name_stops_at_once(world: World) -> None:
    answer = world("relation: attributes, subject: blue, event: raid, text: foreign hands").chain(
        "raid"
    )
    (line,) = answer.lines
    assert (line.accused, line.text, line.stations) == ("", "foreign hands", ())
    assert answer.stops == (Stop("name", "", "“foreign hands” is not named"),)


def test_bodies_that_are_part_of_one_another_end_the_line(world: World) -> None:
    answer = world(
        BLAMES.format("unit"),
        "relation: part-of, subject: unit, object: corps",
        "relation: part-of, subject: corps, object: unit",
    ).chain("raid")
    assert [(it.place, it.actor) for it in answer.lines[0].stations] == [
        ("accused", "unit"), ("command", "corps"),
    ]  # fmt: skip


def test_a_source_left_out_ends_the_telling(world: World) -> None:
    answer = world(BLAMES.format("alpha")).chain("raid", without="Gazette")
    assert (answer.lines, [it.kind for it in answer.stops]) == ((), ["accused"])


@pytest.mark.parametrize("modality", ["hinted", "withheld", "presupposed", "not asserted", "all"])
def test_nothing_is_derived_from_what_nobody_asserts(world: World, modality: str) -> None:
    said = modality if modality in MODALITIES else "withheld"
    answer = world(
        BLAMES.format("alpha") + f", modality: {said}",
        "relation: part-of, subject: alpha, object: corps",
        "relation: sponsors, subject: red, object: alpha",
    ).chain("raid", modality=modality)
    assert answer.verdict == "not asserted"
    assert stations(answer) == [[("accused", "alpha", "raid", [])]]
    assert answer.stops == ()


def test_no_presupposed_membership_or_hinted_sponsor_carries_a_line_on(world: World) -> None:
    answer = world(
        BLAMES.format("alpha"),
        "relation: member-of, subject: alpha, object: front, modality: presupposed",
        "relation: sponsors, subject: red, object: alpha, modality: hinted",
    ).chain("raid", modality="all")
    assert stations(answer) == [[("accused", "alpha", "raid", [])]]
    assert [said.claim for said in answer.lines[0].stations[0].also_said] == ["c3"]


# -- the shipped case ------------------------------------------------------------------------------


def test_the_line_of_the_jordan_attack_as_the_report_tells_it(shipped: actorgraph.Case) -> None:
    answer = shipped.chain("Jordan attack")
    assert stations(answer) == [
        [("accused", "iran-backed-militias", "jordan-outpost-attack",
          [("iran", "stated"), ("irgc", "stated")])],
        [("accused", "islamic-resistance-in-iraq", "jordan-outpost-attack", [])],
    ]  # fmt: skip
    assert possible(answer) == [
        ("member", "kataib-hezbollah", "islamic-resistance-in-iraq",
         [("iran", "stated"), ("irgc", "class")])
    ]  # fmt: skip
    assert [it.words for it in answer.stops] == [
        "nobody is said to sponsor the Islamic Resistance in Iraq"
    ]
    assert [(it.claimant, it.accused, it.modality) for it in answer.uncounted] == [
        ("white-house", "kataib-hezbollah", "hinted"),
        ("white-house", "kataib-hezbollah", "withheld"),
        ("cnn", "iran-backed-militias", "presupposed"),
    ]


def test_the_verdict_is_that_of_the_claims_that_say_who_did_it(world: World) -> None:
    case = world(f"{BLAMES.format('alpha')}, modality: believed")
    assert case.chain("raid").verdict == "stated with a hedge"
    assert case.chain("strike").verdict == "not stated"


def test_without_an_accused_a_note_says_how_more_would_count(world: World) -> None:
    case = world(f"{BLAMES.format('alpha')}, modality: possible")
    assert case.chain("raid").notes == (
        "no claim that counts says who did it; --tentative lets more count",
    )
    assert case.chain("raid", tentative=True).notes == ()


def test_the_question_in_words(world: World) -> None:
    words = Call("chain", {"event": "raid"}).words(world(BLAMES.format("alpha")).store)
    assert words == "who is said to stand behind the raid, and where that ends"
