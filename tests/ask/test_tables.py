"""The tables of the reader as data: everything that it knows is there, and the page can read them."""

from __future__ import annotations

import json
from typing import Any

from actorgraph.ask.grammar import grammar
from actorgraph.ask.lexicon import Lexicon
from actorgraph.ask.tables import tables
from actorgraph.model.vocabulary import extended, standard

OWN = {"name": "courts", "family": "courtship", "reading": "pays court to", "phrases": ["woos"]}


def leaves(tree: Any) -> set[str]:
    return {tree} if isinstance(tree, str) else set().union(*map(leaves, tree[1:]))


def test_the_tables_are_json() -> None:
    made = tables(standard())
    assert json.loads(json.dumps(made)) == json.loads(json.dumps(made, default=str))


def test_every_piece_that_a_question_names_is_there() -> None:
    made = tables(standard())
    trees = [*made["pieces"].values(), *(tree for group in made["questions"] for _, tree in group)]
    named = {leaf[1:] for tree in trees for leaf in leaves(tree) if leaf.startswith("<")}

    assert named <= {*made["pieces"]}
    assert [len(group) for group in made["questions"]] == [len(group) for group in grammar().groups]


def test_every_phrase_is_there_with_what_it_asks_for() -> None:
    made = tables(standard())
    rows = [row.partition(" ") for row in made["phrases"].split("\n")]
    found = {(tuple(key.split()), *made["forms"][int(head.rstrip("so"))]) for head, _, key in rows}
    lexicon = Lexicon(standard())

    assert found == {
        (phrase.key, phrase.form.target, int(phrase.form.inverse), phrase.form.mode)
        for phrase in lexicon.everything()
    }
    assert len(found) > 2_000


def test_relations_of_a_case_are_there() -> None:
    made = tables(extended([OWN]))

    assert ["courts", "courtship", "courts-inverse", 0] in made["relations"]
    assert ["courtship", "courtship-by"] in made["families"]
    assert {"woos", "courts"} <= {*made["known"].split()}
