"""Every entry of the lexicon is read in a sentence, in the active, and in the passive where it has one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product
from typing import Final

import pytest

from actorgraph.ask.lexicon import lexicon
from actorgraph.ask.question import call_of
from actorgraph.ask.reader import NotUnderstood, Reader
from actorgraph.model.vocabulary import standard
from conftest import world_in

ACTORS: Final = (
    "- {id: red, name: Redland, type: state}\n"
    "- {id: blue, name: Blue Army, type: armed-group}\n"
    "- {id: town, name: Old Town, type: place}\n"
)
EVENTS: Final = (
    "- {id: raid, name: night raid on Dover, type: attack, when: 2024-02-01, names: [Dover raid]}\n"
)
RELATED: Final = "relation: sponsors, subject: red, object: blue"
#: Relations whose objects are events; and places.
ON_EVENTS: Final = ("claims-responsibility", "denies-responsibility", "does-not-claim", "attends", "responds-to", "follows", "rejects", "announces")  # fmt: skip
IN_PLACES: Final = ("operates-in", "located-in", "occupies")


@pytest.fixture(scope="module")
def of(tmp_path_factory: pytest.TempPathFactory) -> Reader:
    """Return who reads questions about one case, for all entries."""
    folder = tmp_path_factory.mktemp("lexicon")
    return Reader(world_in(folder, RELATED, actors=ACTORS, events=EVENTS).store)


def chosen(alternatives: list[list[str]]) -> Iterator[tuple[str, ...]]:
    """Yield choices of one word from each place, until each word of each place was chosen."""
    for turn in range(max(map(len, alternatives))):
        yield tuple(words[turn % len(words)] for words in alternatives)


def written(entry: str, target: str, *, together: bool) -> Iterator[str]:
    """Yield an entry with names in its places: with each alternative, or with all of them *together*."""
    thing = (
        "the Dover raid"
        if target in ON_EVENTS
        else "Old Town"
        if target in IN_PLACES
        else "Blue Army"
    )
    alternatives = [word.split("|") for word in entry.split()]
    for words in product(*alternatives) if together else chosen(alternatives):
        text = (
            " ".join(words)
            .replace("_", " ")
            .replace("{e}", "the Dover raid")
            .replace("{m}", "weapons")
        )
        if "{}" in text:
            yield f"{text.replace(' {}', '')} {thing}"
        text = re.sub(r"\{o?\}", thing, text)
        yield (
            text
            if thing in text.replace("the Dover raid", "", target not in ON_EVENTS)
            else f"{text} {thing}"
        )


def question(clause: str) -> str:
    """Return whether Redland does what a clause says."""
    if clause.startswith("be "):
        return f"Is Redland {clause.removeprefix('be ')}?"
    return f"Did Redland {clause}?"


CLAUSES: Final = [(line.target, line.head, entry) for line in lexicon() for entry in line.entries]


def family(target: str) -> str:
    known = standard()
    return target if target in known.families else known[target].family


def relation_of(of: Reader, text: str) -> list[str]:
    """Return the relations for which a question asks, one for each of its readings."""
    found = of.read(text)
    if isinstance(found, NotUnderstood):
        return [f"{found}"]
    calls = [call_of(question, of.store) for question in found]
    asked = [call.arguments.get("relation", call.name) for call in calls]
    return [name if isinstance(name, str) else "/".join(name) for name in asked]


@pytest.mark.parametrize("together", [False, pytest.param(True, marks=pytest.mark.slow)])
@pytest.mark.parametrize("target", dict.fromkeys(target for target, _, _ in CLAUSES))
def test_every_entry_of_a_section_is_read_as_its_relation(
    of: Reader, target: str, together: bool
) -> None:
    known = standard()
    meant = {target, target + "-by"}
    if target in known:
        meant |= {known[target].name, known[target].inverse or target}
    else:
        meant |= {known.reading(target).name}
    if target == "attributes":
        meant |= {"did", "attribution"}
    wrong = {}
    for section, head, entry in CLAUSES:
        if section != target:
            continue
        texts = (
            [f"Who is the {entry} of Blue Army?"]
            if head in ("doer", "sufferer")
            else [question(text) for text in written(entry, target, together=together)]
        )
        for text in texts:
            read = relation_of(of, text)
            if len(read) != 1 or not any(read[0].startswith(name) for name in meant):
                wrong[text] = read
    assert wrong == {}


def test_the_lexicon_has_many_entries_and_none_twice_in_a_relation() -> None:
    assert len(CLAUSES) >= 1500
    assert len(set(CLAUSES)) == len(CLAUSES)


def test_a_section_names_a_relation_or_family() -> None:
    known = standard()
    assert [
        s.target for s in lexicon() if s.target not in known and s.target not in known.families
    ] == []
    assert {line.head for line in lexicon()} == {"says", "back", "doer", "sufferer"}
