"""Where a text occurs."""

from __future__ import annotations

import pytest

from conftest import World

CLAIM = "relation: sponsors, subject: red, object: alpha, text: the Kataïb, note: café"


@pytest.mark.parametrize("text", ["kataib", "Kata’ib", "KATAÏB", "cafe", "words 1"])
def test_words_are_found_whatever_their_accents(world: World, text: str) -> None:
    assert world(CLAIM).find(text).claims == ("c1",)


@pytest.mark.parametrize("text", ["", "'", "nothing like it"])
def test_what_is_not_there_is_not_found(world: World, text: str) -> None:
    found = world(CLAIM).find(text)
    assert (found.actors, found.events, found.claims) == ((), (), ())


def test_names_are_found(world: World) -> None:
    found = world(CLAIM).find("RA")
    assert [it.id for it in found.events] == ["raid"]


def test_what_holds_the_text_answers(world: World) -> None:
    found = world("relation: sponsors, subject: red, object: alpha, text: a raid").find("raid")
    assert (found.verdict, found.claims, found.things) == ("stated", ("c1",), ("raid",))
    assert [found.cells(item) for item in found] == [("raid", "raid"), ("c1", "words 1")]
    nothing = world(CLAIM).find("nothing like it")
    assert (bool(nothing), nothing.verdict, nothing.notes) == (
        False,
        "not stated",
        ("nothing holds 'nothing like it'",),
    )


def test_a_hedge_is_found(world: World) -> None:
    case = world("relation: sponsors, subject: red, object: alpha, hedge: it is thought")
    assert case.find("is thought").claims == ("c1",)
