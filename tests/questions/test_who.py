"""Who does something to an actor."""

from __future__ import annotations

from typing import Any

import pytest

import actorgraph
from actorgraph.questions.answer import Verdict
from actorgraph.questions.call import Call
from actorgraph.questions.named import Link, Named
from actorgraph.questions.who import Said, Who
from conftest import ACTORS, World

SPONSORS_CLASS = "relation: sponsors, subject: corps, object: militias"
ALPHA_OF_CLASS = "relation: instance-of, subject: alpha, object: militias"


def answers(who: Who) -> list[tuple[str, str, str]]:
    return [(it.actor, it.known, it.modality) for it in who.answers]


def test_a_stated_answer_has_its_claims_and_no_chain(world: World) -> None:
    case = world("relation: sponsors, subject: red, object: alpha")
    assert case.who("sponsors", "Alpha") == Who(
        question="who sponsors Alpha?",
        verdict=Verdict.STATED,
        reading=case.vocabulary.reading("sponsors"),
        actor="alpha",
        name="Alpha",
        answers=(Named("red", "Red", "stated", "stated", ("c1",)),),
        also_said=(),
    )


def test_the_other_reading_asks_for_the_object(world: World) -> None:
    case = world("relation: sponsors, subject: red, object: alpha")
    assert answers(case.who("sponsored-by", "Red")) == [("alpha", "stated", "stated")]
    assert case.whom("Red", "sponsors") == case.who("sponsored-by", "Red")


def test_a_family_asks_for_all_of_its_relations(world: World) -> None:
    case = world(
        "relation: sponsors, subject: red, object: alpha",
        "relation: supports-politically, subject: blue, object: alpha",
        "relation: attacks, subject: beta, object: alpha",
    )
    assert answers(case.who("sponsorship", "alpha")) == [
        ("blue", "stated", "stated"),
        ("red", "stated", "stated"),
    ]


def test_a_symmetric_relation_is_found_from_both_ends(world: World) -> None:
    case = world("relation: allied-with, subject: red, object: blue")
    assert answers(case.who("allied-with", "red")) == [("blue", "stated", "stated")]
    assert answers(case.who("allied-with", "blue")) == [("red", "stated", "stated")]


def test_the_firmest_claim_gives_an_answer_its_modality_and_place(world: World) -> None:
    case = world(
        "relation: sponsors, subject: red, object: alpha, modality: likely",
        "relation: sponsors, subject: blue, object: alpha, modality: believed",
        "relation: sponsors, subject: red, object: alpha, modality: confirmed",
    )
    who = case.who("sponsors", "alpha")
    assert answers(who) == [("red", "stated", "confirmed"), ("blue", "stated", "believed")]
    assert who.answers[0].claims == ("c3", "c1")


def test_the_sponsor_of_a_class_sponsors_its_members_through_the_class(world: World) -> None:
    case = world(SPONSORS_CLASS, ALPHA_OF_CLASS + ", modality: believed")
    who = case.who("sponsors", "alpha")
    assert who.verdict == "derived"
    assert who.answers == (
        Named(
            actor="corps",
            name="Corps",
            known="class",
            modality="believed",
            claims=("c1", "c2"),
            chain=(
                Link("corps", "sponsors", "militias", "c1"),
                Link("alpha", "instance-of", "militias", "c2"),
            ),
        ),
    )


def test_a_class_of_a_class_is_followed(world: World) -> None:
    case = world(
        "relation: sponsors, subject: red, object: front",
        "relation: instance-of, subject: militias, object: front",
        ALPHA_OF_CLASS,
    )
    assert answers(case.who("sponsors", "alpha")) == [("red", "class", "stated")]


def test_whom_a_sponsor_of_a_class_sponsors_lists_the_members_through_the_class(
    world: World,
) -> None:
    case = world(SPONSORS_CLASS, ALPHA_OF_CLASS)
    assert answers(case.whom("corps", "sponsors")) == [
        ("militias", "stated", "stated"),
        ("alpha", "class", "stated"),
    ]


def test_an_attack_on_a_class_is_no_attack_on_its_members(world: World) -> None:
    case = world("relation: attacks, subject: blue, object: militias", ALPHA_OF_CLASS)
    assert case.who("attacks", "alpha").verdict == "not stated"


def test_the_sponsor_of_an_umbrella_is_no_sponsor_of_its_members(world: World) -> None:
    case = world(
        "relation: sponsors, subject: red, object: front",
        "relation: member-of, subject: alpha, object: front",
    )
    assert case.who("sponsors", "alpha").verdict == "not stated"


def test_the_sponsor_of_a_member_is_no_sponsor_of_the_umbrella(world: World) -> None:
    case = world(
        "relation: sponsors, subject: red, object: alpha",
        "relation: member-of, subject: alpha, object: front",
    )
    assert case.who("sponsors", "front").verdict == "not stated"


def test_what_a_part_does_its_command_does(world: World) -> None:
    case = world(
        "relation: attacks, subject: unit, object: blue",
        "relation: part-of, subject: unit, object: corps",
        "relation: part-of, subject: corps, object: red",
    )
    assert answers(case.who("attacks", "blue")) == [
        ("unit", "stated", "stated"),
        ("corps", "command", "stated"),
        ("red", "command", "stated"),
    ]
    assert answers(case.whom("red", "attacks")) == [("blue", "command", "stated")]


def test_what_is_done_to_a_part_is_shown_beside_the_whole_and_is_no_answer(world: World) -> None:
    case = world(
        "relation: attacks, subject: blue, object: corps",
        "relation: part-of, subject: unit, object: corps",
        "relation: part-of, subject: corps, object: red",
    )
    who = case.who("attacks", "red")
    assert (who.verdict, answers(who)) == ("not stated", [])
    assert [(said.claim, said.why) for said in who.also_said] == [("c1", "part")]
    assert answers(case.whom("blue", "attacks")) == [("corps", "stated", "stated")]
    assert case.who("attacks", "unit").also_said == ()


def test_what_a_member_does_the_umbrella_does_through_a_member(world: World) -> None:
    case = world(
        "relation: attacks, subject: alpha, object: blue",
        "relation: member-of, subject: alpha, object: front",
    )
    assert answers(case.who("attacks", "blue")) == [
        ("alpha", "stated", "stated"),
        ("front", "umbrella", "stated"),
    ]
    assert answers(case.whom("front", "attacks")) == [("blue", "umbrella", "stated")]


def test_an_attack_by_an_umbrella_is_no_attack_by_its_members(world: World) -> None:
    case = world(
        "relation: attacks, subject: front, object: blue",
        "relation: member-of, subject: alpha, object: front",
    )
    assert answers(case.who("attacks", "blue")) == [("front", "stated", "stated")]


def test_leading_a_part_is_not_leading_the_whole(world: World) -> None:
    case = world(
        "relation: leads, subject: blue, object: unit",
        "relation: part-of, subject: unit, object: corps",
    )
    assert case.who("leads", "corps").verdict == "not stated"


def test_a_chain_needs_claims_that_count(world: World) -> None:
    case = world(SPONSORS_CLASS, ALPHA_OF_CLASS + ", modality: denied")
    assert case.who("sponsors", "alpha").verdict == "not stated"


def test_a_tentative_chain_counts_when_tentative_claims_do(world: World) -> None:
    case = world(SPONSORS_CLASS + ", modality: possible", ALPHA_OF_CLASS)
    assert case.who("sponsors", "alpha").verdict == "not stated"
    assert answers(case.who("sponsors", "alpha", tentative=True)) == [
        ("corps", "class", "possible")
    ]


def test_the_days_of_a_chain_must_meet(world: World) -> None:
    case = world(SPONSORS_CLASS + ", when: 2010/2012", ALPHA_OF_CLASS + ", when: 2013/..")
    assert case.who("sponsors", "alpha").verdict == "not stated"


def test_a_chain_may_rest_on_claims_without_dates(world: World) -> None:
    case = world(SPONSORS_CLASS + ", when: 2010/2012", ALPHA_OF_CLASS)
    assert answers(case.who("sponsors", "alpha")) == [("corps", "class", "stated")]


def test_a_circle_of_parts_ends(world: World) -> None:
    case = world(
        "relation: attacks, subject: unit, object: blue",
        "relation: part-of, subject: unit, object: corps",
        "relation: part-of, subject: corps, object: unit",
    )
    assert answers(case.who("attacks", "blue")) == [
        ("unit", "stated", "stated"),
        ("corps", "command", "stated"),
    ]


def test_direct_leaves_out_what_is_derived(world: World) -> None:
    case = world(SPONSORS_CLASS, ALPHA_OF_CLASS)
    assert case.who("sponsors", "alpha", direct=True).verdict == "not stated"


def test_what_does_not_count_is_also_said(world: World) -> None:
    case = world(
        "relation: sponsors, subject: red, object: alpha, modality: denied, claimant: red",
        "relation: sponsors, subject: blue, object: alpha, modality: possible",
    )
    who = case.who("sponsors", "alpha")
    assert who.verdict == "not asserted"
    assert who.also_said == (
        Said("blue", "Blue", "", "possible", "c2", "gazette", "possible"),
        Said("red", "Red", "", "denied", "c1", "red", "denied"),
    )


def test_a_claim_that_names_nobody_is_also_said_and_no_answer(world: World) -> None:
    case = world("relation: threatens, subject: red, text: a bully, modality: stated")
    who = case.whom("red", "threatens")
    assert who.verdict == "not stated"
    assert who.also_said == (Said("", "", "a bully", "stated", "c1", "gazette", "unnamed"),)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ({"as_of": "2011-05-01"}, ["red"]),
        ({"as_of": "2020"}, ["blue"]),
        ({"since": "2014"}, ["blue"]),
        ({"until": "2011"}, ["red"]),
        ({"since": "2012", "until": "2015"}, ["blue", "red"]),
        ({"claimant": "red"}, ["blue"]),
        ({"modality": "stated"}, ["red"]),
        ({"modality": "believed"}, ["blue"]),
    ],
)
def test_filters_say_which_claims_count(
    world: World, words: dict[str, str], expected: list[str]
) -> None:
    case = world(
        "relation: sponsors, subject: red, object: alpha, when: 2010/2012",
        "relation: sponsors, subject: blue, object: alpha, when: 2015/.., claimant: red, modality: believed",
    )
    found = case.who("sponsors", "alpha", **words)  # type: ignore[arg-type]
    assert sorted(it.actor for it in found.answers) == expected


def test_a_state_without_a_date_holds_from_when_it_was_said_to_when_it_was_published(
    world: World,
) -> None:
    case = world("relation: sponsors, subject: red, object: alpha, claimant: red, said: 2024-01-30")
    assert case.who("sponsors", "alpha", as_of="2024-02-01").verdict == "stated"
    assert case.who("sponsors", "alpha", as_of="2024-01-29").verdict == "not stated"
    assert case.who("sponsors", "alpha", as_of="2024-02-03").verdict == "not stated"


def test_an_act_has_the_days_of_its_event(world: World) -> None:
    case = world("relation: attacks, subject: alpha, object: blue, event: raid")
    assert case.who("attacks", "blue", as_of="2024-01-28").verdict == "stated"
    assert case.who("attacks", "blue", as_of="2024-01-29").verdict == "not stated"


def test_claims_without_a_day_are_counted_when_days_are_asked_for(world: World) -> None:
    case = world("relation: attacks, subject: alpha, object: blue")
    who = case.who("attacks", "blue", as_of="2024")
    assert (who.verdict, who.undated) == ("not stated", 1)
    kept = case.who("attacks", "blue", as_of="2024", undated=True)
    assert (kept.verdict, kept.undated) == ("stated", 0)


def test_an_unknown_actor_is_an_error_with_near_names(world: World) -> None:
    case = world("relation: sponsors, subject: red, object: alpha")
    with pytest.raises(actorgraph.UnknownActor) as caught:
        case.who("sponsors", "Alhpa")
    assert caught.value.suggestions == ("Alpha",)


def test_the_document_has_the_documented_keys(world: World) -> None:
    case = world(
        SPONSORS_CLASS,
        ALPHA_OF_CLASS,
        "relation: sponsors, subject: red, object: alpha, modality: hinted",
    )
    assert case.who("sponsors", "alpha").document() == {
        "question": "who sponsors Alpha?",
        "verdict": "derived",
        "relations": ["sponsors"],
        "actor": "alpha",
        "answers": [
            {
                "actor": "corps",
                "name": "Corps",
                "known": "class",
                "modality": "stated",
                "claims": ["c1", "c2"],
                "chain": [
                    {
                        "subject": "corps",
                        "relation": "sponsors",
                        "object": "militias",
                        "claim": "c1",
                    },
                    {
                        "subject": "alpha",
                        "relation": "instance-of",
                        "object": "militias",
                        "claim": "c2",
                    },
                ],
                "ways": [],
            }
        ],
        "in_words": [],
        "also_said": [
            {
                "actor": "red",
                "name": "Red",
                "text": None,
                "modality": "hinted",
                "claim": "c3",
                "claimant": "gazette",
                "why": "hinted",
            }
        ],
        "undated": 0,
        "may_hold": [],
        "same": [],
        "origins": [],
    }


def test_a_part_of_a_part_is_a_part_and_a_member_of_a_member_is_not_a_member(world: World) -> None:
    case = world(
        "relation: part-of, subject: unit, object: corps",
        "relation: part-of, subject: corps, object: red",
        "relation: member-of, subject: beta, object: alpha",
        "relation: member-of, subject: alpha, object: front",
    )
    assert [(it.actor, it.known) for it in case.who("part-of", "red").answers] == [
        ("corps", "stated"),
        ("unit", "command"),
    ]
    assert [it.actor for it in case.whom("unit", "part-of").answers] == ["corps", "red"]
    assert [it.actor for it in case.who("member-of", "front").answers] == ["alpha"]


def test_only_what_is_said_about_an_event_counts_where_one_is_named(world: World) -> None:
    attack = "relation: attacks, object: blue"
    case = world(
        f"{attack}, subject: red, event: strike",
        f"{attack}, subject: red, event: raid, modality: believed",
        f"{attack}, subject: beta, event: strike",
        f"{attack}, subject: unit, event: raid",
        "relation: part-of, subject: unit, object: corps",
        f"{attack}, subject: alpha, event: raid, modality: hinted",
        f"{attack}, subject: alpha, event: strike, modality: hinted",
    )
    answer = case.who("attacks", "blue", event="raid")
    assert [(it.actor, it.known, it.modality, it.claims) for it in answer] == [
        ("unit", "stated", "stated", ("c4",)),
        ("corps", "command", "stated", ("c4", "c5")),
        ("red", "stated", "believed", ("c2",)),
    ]
    assert (answer.question, answer.beside) == ("who attacked Blue in the raid?", ("c6",))


def test_an_actor_that_is_stated_in_another_event_only_is_derived_in_this_one(
    world: World,
) -> None:
    case = world(
        "relation: attacks, subject: corps, object: blue, event: strike",
        "relation: attacks, subject: unit, object: blue, event: raid",
        "relation: part-of, subject: unit, object: corps",
    )
    assert answers(case.who("attacks", "blue", event="raid")) == [
        ("unit", "stated", "stated"),
        ("corps", "command", "stated"),
    ]


def test_only_actors_of_the_types_that_are_asked_for_answer(world: World) -> None:
    case = world(
        "relation: sponsors, subject: red, object: alpha, modality: believed",
        "relation: sponsors, subject: corps, object: alpha",
    )
    answer = case.who("sponsors", "alpha", types="state")
    assert (answers(answer), answer.verdict, answer.notes) == (
        [("red", "stated", "believed")],
        "stated with a hedge",
        ("left out, as they are of another kind: Corps",),
    )
    nobody = case.who("sponsors", "alpha", types=["person", "media-outlet"])
    assert (answers(nobody), nobody.verdict) == ([], "not stated")


def test_a_type_that_no_actor_can_have_is_refused(world: World) -> None:
    case = world("relation: sponsors, subject: red, object: alpha")
    with pytest.raises(actorgraph.UnknownType, match="'sate'; did you mean 'state'"):
        case.who("sponsors", "alpha", types="sate")


def test_only_who_holds_a_title_answers_where_one_is_named(world: World) -> None:
    case = world(
        "relation: leads, subject: red, object: corps, role: defense minister",
        "relation: leads, subject: blue, object: corps, role: minister",
        "relation: leads, subject: beta, object: corps, role: minister of defense, modality: hinted",
        "relation: leads, subject: alpha, object: corps, modality: hinted",
    )
    answer = case.who("leads", "corps", role="Defense-Ministers")
    assert (answers(answer), answer.beside, answer.notes) == (
        [("red", "stated", "stated")],
        ("c3",),
        ("left out, as they hold another title: Blue",),
    )


def test_words_that_name_no_actor_answer_where_the_asker_lets_them(world: World) -> None:
    text = "relation: attacks, object: blue, event: raid, text: gunmen, modality: believed"
    case = world(text)
    unnamed = Said("", "", "gunmen", "believed", "c1", "gazette", "unnamed")
    answer = case.who("attacks", "blue", in_words=True)
    assert (answer.verdict, answer.answers, answer.in_words, answer.claims, answer.beside) == (
        "stated with a hedge",
        (),
        (unnamed,),
        ("c1",),
        (),
    )
    plain = case.who("attacks", "blue")
    assert (plain.verdict, plain.also_said, plain.claims) == ("not stated", (unnamed,), ())


def test_words_that_name_no_actor_are_beside_what_names_one(world: World) -> None:
    case = world(
        "relation: attacks, object: blue, event: raid, text: gunmen",
        "relation: attacks, object: blue, subject: red",
    )
    answer = case.who("attacks", "blue", in_words=True)
    assert (answer.claims, answer.beside) == (("c2",), ("c1",))


@pytest.mark.parametrize(
    ("name", "options", "words"),
    [
        ("who", {}, "who sponsors Red?"),
        ("whom", {"direct": True}, "whom does Red sponsor, by name only?"),
        ("who", {"types": ("state", "class")}, "who sponsors Red (state or class only)?"),
        (
            "who",
            {"role": "chief", "event": "raid", "in_words": True},
            "who sponsors Red, as chief, in the raid, also in words that name no actor?",
        ),
    ],
)
def test_the_question_in_words(
    world: World, name: str, options: dict[str, Any], words: str
) -> None:
    call = Call(name, {"relation": "sponsors", "actor": "red", **options})
    assert call.words(world("relation: sponsors, subject: red, object: alpha").store) == words


DEED = "relation: attacks, subject: unit, object: blue"
UNIT_OF_RED = "relation: part-of, subject: unit, object: red"


def test_a_firm_claim_through_a_command_outranks_a_forecast_said_outright(world: World) -> None:
    case = world(
        f"{DEED}, modality: confirmed",
        UNIT_OF_RED,
        "relation: attacks, subject: red, object: blue, modality: likely",
    )
    who = case.who("attacks", "blue")
    assert answers(who) == [("unit", "stated", "confirmed"), ("red", "command", "stated")]
    assert [(way.known, way.modality, way.claims) for way in who.answers[1].ways] == [
        ("stated", "likely", ("c3",))
    ]
    whether = case.whether("red", "attacks", "blue")
    assert whether.verdict == "derived"
    assert whether.derived is not None
    assert (whether.derived.claims, whether.answers) == (("c1", "c2"), ("c3",))


def test_what_is_said_outright_and_firmly_needs_no_chain(world: World) -> None:
    case = world(DEED, UNIT_OF_RED, "relation: attacks, subject: red, object: blue")
    [red] = [answer for answer in case.who("attacks", "blue") if answer.actor == "red"]
    assert (red.known, [way.known for way in red.ways]) == ("stated", ["command"])
    assert case.whether("red", "attacks", "blue").verdict == "stated"


@pytest.mark.parametrize(
    ("modality", "verdict"),
    [
        ("possible", "not asserted"),
        ("intended", "not asserted"),
        ("conditional", "not asserted"),
        ("hinted", "not asserted"),
        ("withheld", "not asserted"),
        ("presupposed", "not asserted"),
        ("denied", "denied"),
        ("likely", "stated with a hedge"),
        ("confirmed", "stated"),
    ],
)
def test_a_modality_that_asserts_nothing_states_nothing_though_it_is_asked_for(
    world: World, modality: str, verdict: str
) -> None:
    case = world(f"relation: sponsors, subject: red, object: alpha, modality: {modality}")
    who = case.who("sponsors", "alpha", modality=modality)
    known = "stated" if verdict.startswith("stated") else "not asserted"
    assert (who.verdict, answers(who)) == (verdict, [("red", known, modality)])
    assert case.whom("red", "sponsors", modality=modality).verdict == verdict
    assert case.whether("red", "sponsors", "alpha", modality=modality).verdict == verdict


BASE = "- {id: base, name: Base, type: facility}\n"


def at_base(world: World, *claims: str) -> actorgraph.Case:
    """Return a world with a base, where no event is said to have happened."""
    return world(*claims, actors=ACTORS + BASE)


BLAMED = "relation: attributes, subject: blue, object: front, event: raid, claimant: blue"


@pytest.mark.parametrize(
    "suffered",
    [
        "relation: attacks, subject: militias, object: base, event: raid",
        "relation: kills, subject: raid, object: base",
        "relation: injures, object: base, event: raid, text: two",
    ],
)
def test_who_attacked_a_place_includes_who_is_blamed_for_the_event(
    world: World, suffered: str
) -> None:
    case = at_base(world, f"{BLAMED}, modality: believed", suffered)
    blamed = [answer for answer in case.who("attacks", "base") if answer.known == "attributed"]
    assert [(it.actor, it.modality, it.claims) for it in blamed] == [("front", "believed", ("c1",))]
    assert case.whether("front", "attacks", "base").verdict == "stated with a hedge"
    assert case.who("attacks", "base", claimant="blue").verdict == "stated with a hedge"


def test_who_is_hinted_at_for_an_event_is_shown_beside_and_did_not_do_it(world: World) -> None:
    case = at_base(
        world,
        f"{BLAMED}, modality: hinted",
        "relation: attacks, subject: militias, object: base, event: raid",
    )
    who = case.who("attacks", "base")
    assert [answer.actor for answer in who] == ["militias"]
    assert [(said.actor, said.why) for said in who.also_said] == [("front", "hinted")]
    assert case.whether("front", "attacks", "base").verdict == "not asserted"


def test_blame_for_another_event_or_for_what_others_suffered_says_nothing(world: World) -> None:
    case = at_base(
        world,
        f"{BLAMED}, modality: believed",
        "relation: attacks, subject: alpha, object: base, event: strike",
        "relation: attacks, subject: beta, object: red, event: strike",
    )
    assert [answer.actor for answer in case.who("attacks", "base")] == ["alpha"]
    assert case.who("attacks", "base").also_said == ()


def test_nobody_is_blamed_for_what_is_no_deed(world: World) -> None:
    case = at_base(world, BLAMED, "relation: sponsors, subject: alpha, object: base, event: raid")
    assert [answer.actor for answer in case.who("sponsors", "base")] == ["alpha"]


def test_who_is_blamed_for_an_event_at_a_base_is_blamed_for_the_attack_on_it(world: World) -> None:
    town = "- {id: town, name: Town, type: place}\n"
    events = "- {id: raid, name: raid, type: attack, when: 2024-01-28, places: [base, town, red]}\n"
    case = world(f"{BLAMED}, modality: believed", actors=ACTORS + BASE + town, events=events)
    assert answers(case.who("attacks", "base")) == [("front", "attributed", "believed")]
    for place in ("town", "red"):  # in which it happened, and which it did not attack by that
        assert case.who("attacks", place).answers == ()


SPONSORS = "relation: sponsors, subject: red, object: alpha"


@pytest.mark.parametrize(
    ("claim", "day", "how"),
    [
        (SPONSORS, "2024-02-02", "holds"),  # the day of the report
        (SPONSORS, "2024-01-28", "may hold"),
        (SPONSORS, "2025", "may hold"),
        (f"{SPONSORS}, said: 2024-01-20", "2024-01-25", "holds"),
        (f"{SPONSORS}, when: 2024-01-28", "2024-01-28", "holds"),
        (f"{SPONSORS}, when: 2024-01-28", "2024-01-29", "does not hold"),
        (f"{SPONSORS}, when: 2024-01-20/..", "2024-01-28", "holds"),
        (f"{SPONSORS}, when: 2024-01-20/..", "2024-01-19", "does not hold"),
        (f"{SPONSORS}, when: 2024-01-20/..", "2024-02-03", "may hold"),  # after the report
        (f"{SPONSORS}, when: ../2024-01-20", "2024-01-20", "holds"),
        (f"{SPONSORS}, when: ../2024-01-20", "1990", "may hold"),
        (f"{SPONSORS}, when: ../2024-01-20", "2024-01-21", "does not hold"),
        (f"{SPONSORS}, when: 2024-01", "2024-01", "holds"),
        (f"{SPONSORS}, when: 2024-01", "2024-01-28", "may hold"),
        (f"{SPONSORS}, when: 2024-01-01/2024-01-31", "2024-01-28", "holds"),
        (DEED.replace("blue", "alpha"), "2024-01-28", "may hold"),
        (DEED.replace("blue", "alpha"), "2024-02-03", "does not hold"),  # it was reported before
        (f"{DEED}, modality: intended".replace("blue", "alpha"), "2024-02-03", "may hold"),
        (f"{DEED}, event: raid".replace("blue", "alpha"), "2024-01-28", "holds"),
        (f"{DEED}, event: raid".replace("blue", "alpha"), "2024-01-29", "does not hold"),
    ],
)
def test_a_claim_holds_on_a_day_or_not_or_may(world: World, claim: str, day: str, how: str) -> None:
    case = world(claim)
    relation = "sponsors" if "sponsors" in claim else "attacks"
    asked: dict[str, Any] = {"as_of": day, "tentative": True}
    who = case.who(relation, "alpha", **asked)
    found = {"holds": who.answers, "may hold": who.may_hold}
    assert {name for name, answers in found.items() if answers} == {how} - {"does not hold"}
    whether = case.whether("unit" if relation == "attacks" else "red", relation, "alpha", **asked)
    assert (whether.answers, whether.may_hold) == (
        ("c1",) if how == "holds" else (),
        ("c1",) if how == "may hold" else (),
    )
    kept = case.who(relation, "alpha", **asked, undated=True)
    assert [answer.claims for answer in kept] == ([] if how == "does not hold" else [("c1",)])


def test_who_answers_then_is_not_also_said_to_answer_perhaps(world: World) -> None:
    case = world(SPONSORS, f"{SPONSORS}, when: 2024-01-28", ALPHA_OF_CLASS, SPONSORS_CLASS)
    who = case.who("sponsors", "alpha", as_of="2024-01-28")
    assert [(answer.actor, answer.claims) for answer in who] == [("red", ("c2",))]
    assert [(answer.actor, answer.known) for answer in who.may_hold] == [("corps", "class")]
    assert (who.undated, who.notes) == (1, ())


def test_who_is_only_hinted_at_did_nothing_though_every_modality_counts(world: World) -> None:
    deed = "relation: attacks, subject: militias, object: base, event: raid"
    case = at_base(world, f"{BLAMED}, modality: hinted", deed)
    who = case.who("attacks", "base", modality="all")
    assert answers(who) == [
        ("militias", "stated", "stated"),
        ("front", "not asserted", "hinted"),
    ]


def test_who_will_likely_do_something_has_not_done_it(world: World) -> None:
    forecast = "relation: attacks, subject: alpha, object: blue, modality: likely, hedge: words, when: 2025"
    who = world(forecast).who("attacks", "blue")
    assert (who.verdict, who.answers) == ("not asserted", ())
    assert [(said.claim, said.why) for said in who.also_said] == [("c1", "ahead")]
    named = world(forecast).who("attacks", "blue", modality="likely")
    assert [one.actor for one in named] == ["alpha"]


def test_a_word_on_who_did_an_event_has_the_day_when_it_was_said(world: World) -> None:
    case = world(f"{BLAMED}, said: 2024-01-31")  # the raid was on 2024-01-28
    assert case.who("attributes", "front", as_of="2024-01-31").verdict == "stated"
    assert case.who("attributes", "front", as_of="2024-01-28").verdict == "not stated"
    when = Call("when", {"name": "blue", "relation": "attributes", "object": "front"})
    assert "2024-01-31" in str(when.run(case.store))


def test_who_attacked_on_a_day_includes_who_is_blamed_later_for_the_attack(world: World) -> None:
    deed = "relation: kills, subject: raid, object: base"
    case = at_base(world, f"{BLAMED}, said: 2024-01-31", deed)
    assert answers(case.who("attacks", "base", as_of="2024-01-28")) == [
        ("front", "attributed", "stated")
    ]
    assert case.who("attacks", "base", as_of="2024-01-31").answers == ()


def test_who_attacked_an_event_is_who_was_behind_it(world: World) -> None:
    deed = "relation: attacks, subject: militias, object: base, event: raid"
    who = at_base(world, f"{BLAMED}, modality: believed", deed).who("attacks", "raid")
    assert (who.question, answers(who)) == (
        "who was behind the raid?",
        [("militias", "attributed", "stated"), ("front", "attributed", "believed")],
    )


@pytest.mark.parametrize(
    "relation", ["claims-responsibility", "denies-responsibility", "does-not-claim"]
)
def test_an_event_is_what_is_claimed_or_denied(world: World, relation: str) -> None:
    case = world(f"relation: {relation}, subject: alpha, event: raid, claimant: alpha")
    assert answers(case.who(relation, "raid")) == [("alpha", "stated", "stated")]
    whom = case.whom("alpha", relation)
    assert (answers(whom), whom.also_said) == ([("raid", "stated", "stated")], ())


def test_the_answer_of_who_blames_is_the_sentence_of_the_blame(world: World) -> None:
    case = world(f"{BLAMED}, modality: believed, hedge: we believe")
    assert str(case.who("attributes", "front")).splitlines()[1] == (
        "Blue believes that Front was behind the raid."
    )


def test_what_an_actor_of_another_type_answers_is_also_said(world: World) -> None:
    case = world("relation: denies-responsibility, subject: alpha, event: raid, claimant: alpha")
    who = case.whom("alpha", "denies-responsibility", types=["armed-group"])
    assert (who.answers, [said.claim for said in who.also_said]) == ((), ["c1"])
