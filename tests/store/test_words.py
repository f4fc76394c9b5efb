"""The words of names: looked through one by one, or in a table where there are very many names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actorgraph import Case
from actorgraph.store import words
from actorgraph.store.words import _edited
from conftest import World

ACTORS = """\
- {id: kell, name: Ada Kell, type: person, names: [{name: 'The "Wolf"', kind: alias}]}
- {id: front, name: Front of the Valley, type: armed-group}
- {id: gazette, name: Gazette, type: media-outlet}
"""


@pytest.fixture(params=["one by one", "in a table"])
def case(request: pytest.FixtureRequest, world: World, monkeypatch: pytest.MonkeyPatch) -> Case:
    if request.param == "in a table":
        monkeypatch.setattr(words, "MANY", 1)
    return world("relation: leads, subject: kell, object: front", actors=ACTORS, events="[]\n")


def test_only_a_store_with_many_names_has_the_table(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    claim = "relation: leads, subject: kell, object: front"
    assert not world(claim, actors=ACTORS, events="[]\n").store._has_words
    monkeypatch.setattr(words, "MANY", 1)
    assert world(claim + ", note: again", actors=ACTORS, events="[]\n").store._has_words


def test_a_misspelt_word_is_among_those_that_come_near(case: Case) -> None:
    for wrong in ("kel", "keell", "kekl", "kezl", "valey", "vallez"):
        assert {"kell", "valley"} & case.store.words_near(wrong), wrong


def test_whole_words_tell_whose_name_holds_them(case: Case) -> None:
    found = {
        text: [thing.id for thing in case.store.named_with(text)]
        for text in ("kell", "the valley", "val")
    }
    assert found == {"kell": ["kell"], "the valley": ["front"], "val": []}


def test_things_are_found_by_the_beginning_of_a_word(case: Case) -> None:
    names = case.store.names(
        thing.id for thing in case.store.things(case.store.things_with_beginning("val", 9)).values()
    )
    assert names == {"front": "Front of the Valley"}


def test_near_names_are_suggested(case: Case) -> None:
    assert case.store.suggestions("ada kel") == ["Ada Kell"]
    assert case.store.suggestions("wolff") == ["Ada Kell"]
    assert case.store.suggestions("xyzzy") == []


def test_writing_again_keeps_the_table_up_to_date(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(words, "MANY", 1)
    claim = "relation: leads, subject: kell, object: front"
    world(claim, actors=ACTORS, events="[]\n")
    again = world(claim, actors=ACTORS.replace("Ada Kell", "Ada Brook"), events="[]\n")
    assert [thing.id for thing in again.store.named_with("brook")] == ["kell"]
    assert again.store.named_with("kell") == []


@given(st.text("abcxyz", min_size=2, max_size=8), st.data())
def test_a_word_with_one_wrong_letter_is_among_those_that_are_looked_for(
    word: str, data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(word) - 1))
    letter = data.draw(st.sampled_from("abcxyzq"))
    for other in (
        word[:at] + word[at + 1 :],
        word[:at] + letter + word[at:],
        word[:at] + letter + word[at + 1 :],
    ):
        assert other in set(_edited(word))
