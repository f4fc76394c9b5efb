"""The relations of a case, and one of them in full, as lines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from actorgraph.sentence.noun import Noun
from actorgraph.sentence.question import clause_words
from actorgraph.text.lines import Evidence, heading, indented

if TYPE_CHECKING:
    from actorgraph.model.vocabulary import Vocabulary
    from actorgraph.questions.relation import RelationEntry
    from actorgraph.store.reader import Store

_KINDS: Final = {"state": "a state, which holds over a time", "act": "an act, which happens"}
_STANDARDS: Final = {
    "plover": "PLOVER", "cameo": "CAMEO", "stix": "STIX 2.1", "ftm": "FollowTheMoney",
}  # fmt: skip


def relations_lines(vocabulary: Vocabulary) -> Iterator[str]:
    """Yield the relations of each family, with both names and the meaning."""
    for family in vocabulary.families:
        yield from family_lines(vocabulary, family)


def family_lines(vocabulary: Vocabulary, family: str) -> Iterator[str]:
    """Yield the relations of one family, with both names and the meaning."""
    yield heading(family)
    for name in vocabulary.members(family):
        relation = vocabulary[name]
        both = relation.name if relation.symmetric else f"{relation.name} / {relation.inverse}"
        yield from indented(f"{both}: {relation.meaning}", 2, hang=4)


def relation_lines(store: Store, entry: RelationEntry) -> Iterator[str]:
    """Yield all about one relation: meaning, readings, roles, phrases, codes and an example."""
    relation = entry.relation
    yield heading(relation.name)
    if relation.meaning:
        yield from indented(relation.meaning, 2, hang=2)
    readings = [f"A {relation.reading} B"]
    if relation.symmetric:
        readings.append(f"B {relation.reading} A")
    else:
        readings.append(f"B {relation.inverse_reading} A ({relation.inverse})")
    codes = (f"{_STANDARDS.get(key, key)} {code}" for key, code in entry.codes.items() if code)
    rows = {
        "Reads": "; ".join(readings),
        "Family": f"{relation.family}; {_KINDS[relation.kind]}",
        "Roles": ", ".join(entry.roles),
        "Phrases": ", ".join(entry.phrases),
        "Phrases of the other end": ", ".join(entry.inverse_phrases),
        "Codes": ", ".join(codes),
    }
    for title, text in rows.items():
        if text:
            yield from indented(f"{title}: {text}", 2, hang=4)
    yield ""
    if entry.example is None:
        yield heading("Example, made up: no claim of the case has this relation")
        reading = store.vocabulary.reading(relation.name)
        words = clause_words(store.vocabulary, reading, Noun("", "Alpha"), Noun("", "Beta"))
        yield from indented(f"{words}.", 2, hang=2)
        return
    yield heading("Example, from the case")
    evidence = Evidence(store, [entry.example])
    yield from evidence.told(entry.example, 2)
