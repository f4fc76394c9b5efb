"""Capitals: where one stands for its government, and where for a city."""

from __future__ import annotations

from typing import Final

import pytest

from actorgraph.drafts.capital import seats_of
from actorgraph.drafts.draft import draft_of
from actorgraph.drafts.names import Names, items_of
from actorgraph.model.actor import Actor, Name
from actorgraph.model.vocabulary import standard

ACTORS: Final = (
    Actor("iran", "Iran", "state"),
    Actor("us", "United States", "state", names=(Name("U.S."),)),
    Actor("alda", "Alda", "state"),
    Actor("borin", "Borin Front", "armed-group", names=(Name("BF", "acronym"),)),
    Actor("ostro", "Ostro", "place"),
)


def named(text: str) -> list[str]:
    """Return whom the names of a text stand for."""
    names = Names(ACTORS, ())
    (items,) = names.read(text, [items_of(text, 0, len(text))], ())
    return [item.thing.id for item in items if item.thing]


@pytest.mark.parametrize(
    "text",
    ["Tehran has repeatedly denied that.", "Tehran, however, did not comment.", "The group is backed by Tehran.",
     "It severed ties with Tehran.", "It buys weapons from Tehran.", "They blame Tehran.", "A Tehran-backed cleric spoke.",
     "Tehran was accused of it.", "Relations between Tehran and others are bad.", "Tehran and Paris reject it.",
     "Tehran’s allies met."],
)  # fmt: skip
def test_a_capital_that_does_what_governments_do_is_its_state(text: str) -> None:
    assert "iran" in named(text)


@pytest.mark.parametrize(
    "text",
    ["Fighting broke out in Tehran.", "Tehran was shelled.", "Tehran residents said so.", "He flew to Tehran.",
     "The Tehran-based analyst spoke.", "They marched on Tehran.", "Rockets hit Tehran.", "Tehran airport is shut.",
     "Tehran-born men left.", "They shelled Tehran."],
)  # fmt: skip
def test_a_capital_is_a_city_otherwise(text: str) -> None:
    assert "iran" not in named(text)


def test_a_house_is_the_government_that_sits_there() -> None:
    assert named("The White House condemned the attack.") == ["us"]


def test_a_capital_that_the_case_has_as_a_place_is_its_state_where_that_acts() -> None:
    text = (
        "Ostro, the capital of Alda, is calm. Ostro blamed the Borin Front. Shells fell on Ostro."
    )
    draft = draft_of(text, ACTORS, (), standard(), models=False)
    found = {(one.subject, one.relation, one.object) for one in draft.proposals if one.strict}
    assert ("alda", "attributes", "borin") in found
    assert {name.id for name in draft.names} == {"alda", "borin", "ostro"}


def test_only_states_that_are_there_have_seats() -> None:
    assert [*seats_of(["sudan", "nowhere"])] == [("khartoum", "sudan", False)]


def test_a_name_and_its_short_form_in_brackets_are_one_and_a_dispatch_begins_behind_its_place() -> (
    None
):
    text = "OSTRO, May 8 (Gazette) - The Borin Front (BF), a militia backed by Alda, fled."
    draft = draft_of(text, ACTORS, (), standard(), models=False)
    (one,) = [it for it in draft.proposals if it.strict]
    assert (one.subject, one.relation, one.object) == ("alda", "sponsors", "borin")
    assert one.quote == "The Borin Front (BF), a militia backed by Alda"


@pytest.mark.parametrize(
    "text", ["Alda’s army fled.", "The Aldan military fled.", "The Aldan army fled, and the army lost."]
)  # fmt: skip
def test_the_army_of_a_state_is_the_forces_that_the_case_has_of_it(text: str) -> None:
    actors = [*ACTORS, Actor("forces", "Aldan Armed Forces", "military")]
    draft = draft_of(text, actors, (), standard(), models=False)
    assert {name.id for name in draft.names} == {"forces"}


def test_a_capital_that_the_text_tells_of_is_no_name_of_its_own_where_it_acts() -> None:
    text = "In Valdis, the capital of Alda, it rained. Valdis has condemned the Borin Front."
    draft = draft_of(text, ACTORS, (), standard(), models=False)
    (one,) = [it for it in draft.proposals if it.strict]
    assert (one.subject, one.relation, one.object) == ("alda", "condemns", "borin")


def test_a_body_of_a_state_is_known_by_the_possessive_of_the_state() -> None:
    actors = [*ACTORS, Actor("guard", "Alda Coast Guard", "military")]
    draft = draft_of("Alda's coast guard fled.", actors, (), standard(), models=False)
    assert [name.id for name in draft.names] == ["guard"]
