"""Other wordings of a question: each rule makes one that asks the same, and no more are made than may be."""

from __future__ import annotations

import pytest

from actorgraph.ask.grammar import grammar
from actorgraph.ask.lexicon import Lexicon
from actorgraph.ask.rephrase import MOST, plainer
from actorgraph.ask.words import folded, words_of
from actorgraph.model.vocabulary import standard
from conftest import World

LEXICON = Lexicon(standard())


def made(text: str) -> list[str]:
    return [folded(words) for words in plainer(words_of(text), lambda _: {}, LEXICON)]


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        ("Which groups has Red been funding?", "which groups was red funding"),
        ("Was Red itself bombed?", "was red bombed"),
        ("Who died in Alphaville?", "who was killed in alphaville"),
        ("What time did the raid begin?", "when did the raid begin"),
        ("Who attacked Red in total?", "who attacked red"),
    ],
)
def test_a_question_is_put_more_plainly(text: str, wording: str) -> None:
    assert wording in made(text)


def test_rules_apply_to_what_others_made() -> None:
    assert "was red bombed" in made("Has Red itself been bombed in total?")


def test_a_plain_question_has_no_other_wording() -> None:
    assert made("Who attacked Red?") == []


def test_no_more_wordings_are_made_than_may_be() -> None:
    assert len(made("a " + "b has been c itself exactly being d " * 5)) <= MOST


def test_every_rule_names_only_runs_that_it_finds() -> None:
    for pattern, wording in grammar().rules:
        used = {part[1:-1] for part in wording.split() if part.startswith("{")}
        found = {part.rpartition(":")[2] for part in pattern.replace("}", "{").split("{")[1::2]}
        assert used <= found, pattern


@pytest.mark.parametrize(
    ("text", "call"),
    [
        ("Has Red been backing Alpha?", "whether red sponsors alpha"),
        ("Does Blue say Red backs Alpha?", "whether red sponsors alpha --claimant blue"),
        ("Did Blue reveal who backs Alpha?", "who sponsors alpha --claimant blue"),
        ("Is there any evidence Red backs Alpha?", "whether red sponsors alpha"),
    ],
)
def test_what_is_read_in_other_words_asks_the_same(world: World, text: str, call: str) -> None:
    asked = world("relation: sponsors, subject: red, object: alpha").ask(text).document()
    assert asked["command"] == f"actorgraph {call}"
