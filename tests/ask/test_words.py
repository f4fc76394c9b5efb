"""A question as words."""

from __future__ import annotations

from actorgraph.ask.words import folded, typed, words_of


def test_a_possessor_is_a_word_apart_from_its_mark() -> None:
    assert [it.folded for it in words_of("Iran’s proxies")] == ["iran", "'s", "proxies"]
    assert [it.folded for it in words_of("the US's allies?")] == ["the", "us", "'s", "allies"]


def test_a_possessor_in_the_plural_has_the_mark_too() -> None:
    assert [it.folded for it in words_of("the militias' leader")] == [
        "the",
        "militias",
        "'s",
        "leader",
    ]
    assert [it.folded for it in words_of("who leads 'the Leopards'?")] == [
        "who",
        "leads",
        "the",
        "leopards",
    ]


def test_an_apostrophe_inside_a_name_is_none() -> None:
    assert [it.folded for it in words_of("Kata'ib Hezbollah")] == ["kataib", "hezbollah"]


def test_words_are_put_together_as_names_are_found() -> None:
    assert folded(words_of("Sunday's attack")) == "sundays attack"
    assert folded(words_of("Al-Nujabāʾ")) == "al nujaba"


def test_words_are_shown_as_they_were_typed() -> None:
    assert typed(words_of("Who backs Al-Nujaba's men?!")) == "Who backs Al-Nujaba's men"


def test_marks_alone_are_no_words() -> None:
    assert words_of("?! … —") == ()
