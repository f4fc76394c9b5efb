"""The grammar that words alone show: what hangs on what, and nothing where that is not sure."""

from __future__ import annotations

from typing import Final

import pytest

from actorgraph.ask.lexicon import Lexicon
from actorgraph.drafts.names import Names, items_of
from actorgraph.drafts.shallow import shallow_tree
from actorgraph.drafts.tree import Tree
from actorgraph.drafts.voice import reports_of
from actorgraph.model.actor import Actor
from actorgraph.model.vocabulary import standard

ACTORS: Final = (
    Actor("alda", "Alda", "state"),
    Actor("cresk", "Cresk", "state"),
    Actor("borin", "Borin Front", "armed-group"),
    Actor("korr", "Iva Korr", "person"),
)


def tree_of(sentence: str) -> Tree:
    names = Names(ACTORS, ())
    (items,) = names.read(sentence, [items_of(sentence, 0, len(sentence))], ())
    return shallow_tree(items, Lexicon(standard()), reports_of(items))


@pytest.mark.parametrize(
    ("sentence", "hangs"),
    [
        ("Alda attacked Cresk.", "Alda nsubj attacked; Cresk dobj attacked"),
        ("Alda attacks Cresk.", "Alda nsubj attacks; Cresk dobj attacks"),
        ("Cresk was attacked by Alda.", "Cresk nsubjpass attacked; Alda pobj by; by agent attacked"),
        ("Borin Front, backed by Alda, fled.", "backed acl Borin Front; by agent backed; Alda pobj by"),
        ("Borin Front, which attacked Alda, fled.", "which nsubj attacked; attacked relcl Borin Front"),
        ("Iva Korr, the leader of Cresk, fled.", "leader appos Iva Korr; of prep leader; Cresk pobj of"),
        ("Fighters of the Borin Front attacked Alda.", "Fighters nsubj attacked; Borin Front pobj of"),
        ("Alda vowed to attack Cresk.", "Alda nsubj vowed; attack xcomp vowed; Cresk dobj attack"),
        ("Alda accused Cresk of arming the Borin Front.", "Cresk dobj accused; of prep accused; arming pcomp of"),
        ("Iva Korr said that Alda attacked Cresk.", "Iva Korr nsubj said; attacked ccomp said"),
        ("Alda attacked Cresk and bombed the Borin Front.", "bombed conj attacked; Borin Front dobj bombed"),
        ("Alda and Cresk back the Borin Front.", "Alda nsubj back; Cresk conj Alda; Borin Front dobj back"),
    ],
)  # fmt: skip
def test_what_hangs_on_what(sentence: str, hangs: str) -> None:
    tree = tree_of(sentence)
    found = {
        f"{item.text} {tree.deps[at]} {tree.items[tree.heads[at]].text}"
        for at, item in enumerate(tree.items)
    }
    assert set(hangs.split("; ")) - found == set()


@pytest.mark.parametrize(
    ("sentence", "subjects"),
    [
        ("Alda strikes on Cresk stopped.", ["strikes"]),
        ("A video of Alda attacking Cresk was found.", []),
        ("Perhaps Alda attacked Cresk.", []),
        ("Let Alda attack Cresk.", []),
        ("Suppose Alda attacked Cresk.", []),
    ],
)
def test_no_subject_is_made_up(sentence: str, subjects: list[str]) -> None:
    tree = tree_of(sentence)
    found = [tree.items[at].text for at, dep in enumerate(tree.deps) if dep.startswith("nsubj")]
    assert found == subjects


@pytest.mark.parametrize(
    ("sentence", "modality"),
    [
        ("Alda has not attacked Cresk.", "denied"),
        ("Alda may have attacked Cresk.", "possible"),
        ("Alda has vowed to attack Cresk.", "intended"),
        ("No soldier attacked Cresk.", "denied"),
        ("Alda did anything but attack Cresk.", "denied"),
    ],
)
def test_the_words_before_a_verb_give_its_mood(sentence: str, modality: str) -> None:
    tree = tree_of(sentence)
    assert tree.moods is not None
    (verb,) = (at for at, item in enumerate(tree.items) if item.low.startswith("attack"))
    assert tree.moods[verb].modality == modality


def test_a_word_hangs_on_no_circle() -> None:
    tree = tree_of(
        "Alda, backed by Cresk, led by Iva Korr, said that it attacked and bombed the Borin Front, led by Alda."
    )
    assert all(list(tree.above(at))[-1:] != [at] for at in range(len(tree.items)))
