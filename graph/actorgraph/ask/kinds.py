"""Closed sets of English words, of ``words.txt``: auxiliaries, courtesies, kinds of actors, acts, modalities, times."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cache
from typing import Final

from actorgraph.model.states import states
from actorgraph.sentence.stem import stem

#: Houses that are bodies of their own: what is said of them is not said of the state, if a case does not have them.
_BODIES: Final = frozenset({"white house", "pentagon", "state department"})
_FILE: Final = os.path.join(os.path.dirname(__file__), "words.txt")
Runs = tuple[tuple[str, ...], ...]


def read_tables(text: str) -> dict[str, dict[str, str]]:
    """Return the sets that a text writes down: the words of each, with what they mean.

    >>> read_tables("[aux]\\ndo, did\\n[months]\\n1: january, jan")
    {'aux': {'do': '', 'did': ''}, 'months': {'january': '1', 'jan': '1'}}
    """
    tables: dict[str, dict[str, str]] = {}
    table: dict[str, str] = {}
    for line in text.splitlines():
        if line.startswith("["):
            table = tables.setdefault(line[1:-1], {})
        elif line and not line.startswith("#"):
            meaning, _, words = line.rpartition(": ")
            table.update(dict.fromkeys(words.split(", "), meaning))
    return tables


@cache
def tables() -> Mapping[str, Mapping[str, str]]:
    """Return the sets of ``words.txt``."""
    with open(_FILE, encoding="utf-8") as file:
        found = read_tables(file.read())
    return {**found, "capitals": _capitals(found["states"])}


def _capitals(long: Mapping[str, str]) -> dict[str, str]:
    """Return the seats of governments, each with the names of its state; *long* are the long names of states by short ones."""
    named = {
        state: [*state.names, *(long.get(name, "") for name in state.names)] for state in states()
    }
    return {
        seat: "/".join(name for name in dict.fromkeys(names) if name)
        for state, names in named.items()
        for seat in (*state.capitals, *state.houses)
        if seat not in _BODIES
    }


def words(name: str) -> frozenset[str]:
    """Return the words of a set."""
    return frozenset(tables()[name])


def runs(name: str) -> Runs:
    """Return the words of a set, each as a run of single words, the longest first."""
    return tuple(sorted((tuple(text.split()) for text in tables()[name]), key=len, reverse=True))


def meanings(name: str) -> dict[str, tuple[str, ...]]:
    """Return what the words of a set mean; nothing for all."""
    return {
        word: () if text == "-" else tuple(text.split()) for word, text in tables()[name].items()
    }


AUX: Final = words("aux")
#: Nouns for events and facilities, and the kind of each.
HEADS: Final = tables()["heads"]
NEGATIONS: Final = words("negations")
TENTATIVE_AUX: Final = words("may")
JUDGEMENTS: Final = words("judgements")
QUESTION_WORDS: Final = words("question_words")
SMALL: Final = words("small")
#: Words that join names of a list.
JOINS: Final = frozenset({"and", "or"})
PARTICIPLES: Final = words("participles")
ARTICLES: Final = words("articles")
#: With "what", things that are told in words alone answer too.
TEXT: Final = ("text",)
#: Nouns after "which", and the types of actors that they mean; empty for all.
KINDS_OF_ACTORS: Final = meanings("kinds")
#: Nouns for what may come, and the families of relations that tell of it.
ACTS: Final = meanings("acts")
#: Adjectives for how something is said, and the modalities that they mean.
MODALS: Final = meanings("modals")
MODAL_VERBS: Final = tables()["modal_verbs"]
_BY_STEM: Final = {stem(verb): (modality,) for verb, modality in MODAL_VERBS.items()}


def modal_verb(verb: str) -> tuple[str, ...]:
    """Return the modalities of what somebody "denies", "hints" and so on, by the stem of the verb."""
    return _BY_STEM.get(verb, ())


def kind_of(word: str) -> str:
    """Return the kind of event or facility for which a word is a noun, in the singular or plural; empty for all else."""
    forms = (word, word.removesuffix("s"), word.removesuffix("es"))  # "ambushes"
    return next((HEADS[form] for form in forms if form in HEADS), "")
