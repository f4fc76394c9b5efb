"""The forms in which English asks for a relation."""

from __future__ import annotations

import pytest

from actorgraph.ask.relations import OBJECTS, SUBJECTS, Form, Forms, key_of
from actorgraph.ask.words import words_of
from actorgraph.model.vocabulary import standard

FORMS = Forms(standard())


def longest(text: str) -> tuple[int, Form]:
    return next(FORMS.at(words_of(text), 0), (0, Form("", False)))


@pytest.mark.parametrize(
    ("text", "target", "inverse"),
    [
        ("sponsors", "sponsors", False),
        ("is backing", "sponsors", False),
        ("has been financed by", "sponsors", True),
        ("struck", "attacks", False),
        ("was struck by", "attacks", True),
        ("was fired at by", "attacks", True),
        ("claimed responsibility for", "claims-responsibility", False),
        ("were members of", "membership", False),
        ("is a part of", "membership", False),
        ("is at war with", "fights", False),
        ("took part in", "attends", False),
        ("led", "leads", False),
        ("is led by", "leads", True),
        ("accused", "attributes", False),
        ("supports", "sponsorship", False),
    ],
)
def test_a_phrase_asks_for_its_relation_in_every_form(
    text: str, target: str, inverse: bool
) -> None:
    length, form = longest(text)
    assert (length, form[:2]) == (len(words_of(text)), (target, inverse))


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("backs", ""),
        ("has been financed by", "money"),
        ("arms", "weapons"),
        ("provides training to", "training"),
        ("supplies drones to", "drones"),
        ("supplies", "supplies"),
        ("attacks", ""),
    ],
)
def test_a_verb_of_means_names_them(text: str, mode: str) -> None:
    assert longest(text)[1].mode == mode


def test_every_phrase_of_the_vocabulary_is_found() -> None:
    """The forms of a relation and of its family may share a key; then the relation is meant."""
    for text, (target, _) in standard().phrases.items():
        key = key_of(text.split())
        if key:
            found = FORMS.phrases[key].target
            families = {standard()[it].family for it in (target, found) if it in standard()}
            assert found == target or {found, target} & families or len(families) == 1, text


def test_nouns_name_relations_and_families_that_there_are() -> None:
    known = {*standard().relations, *standard().families}
    assert {*SUBJECTS, *OBJECTS} <= known


def test_a_noun_is_the_one_who_does_it() -> None:
    assert FORMS.nouns["backer"] == Form("sponsors", False)
    assert FORMS.nouns["proxy"] == Form("sponsors", True)
    assert FORMS.nouns["attacker"] == Form("attacks", False)
