"""What may come next in a question, for the shell: question words, relations, names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from actorgraph.ask.kinds import AUX
from actorgraph.ask.lexicon import LIGHT
from actorgraph.ask.reader import Reader
from actorgraph.ask.words import words_of
from actorgraph.model.names import fold
from actorgraph.store.reader import Store

_OPENINGS: Final = (
    "Who",
    "Whom",
    "Which",
    "What",
    "When",
    "Where",
    "Why",
    "How",
    "Did",
    "Does",
    "Is",
    "Are",
)
_AFTER: Final = {
    "how": ("many", "is", "sure"), "which": ("groups", "states", "people", "claims"), "why": ("did", "was"),
    "what": ("did", "does", "is", "happened"), "where": ("is", "does", "do", "did"), "when": ("did", "was"),
    "whom": ("did", "does"),
}  # fmt: skip
#: Completions that are offered at most.
MOST: Final = 30


def completions(store: Store, typed: Sequence[str], incomplete: str) -> list[str]:
    """Return the words with which a question can go on, in order; *typed* are those before."""
    started = fold(incomplete)
    found = (text for text in _next(store, list(typed), started) if fold(text).startswith(started))
    return [text for _, text in zip(range(MOST), dict.fromkeys(found), strict=False)]


def _next(store: Store, typed: list[str], started: str) -> Iterator[str]:
    if not typed:
        yield from _OPENINGS
        return
    words = words_of(" ".join(typed))
    if not words:
        return
    yield from _AFTER.get(words[-1].folded, ())
    reader = Reader(store)
    at_relation = any(
        tuple(word.stem for word in words[start:] if word.folded not in LIGHT)
        in reader.lexicon.phrases
        for start in range(len(words))
    )
    light = AUX | LIGHT
    if at_relation or words[-1].folded in light | {"and", "to", "of", "between", "with", "for"}:
        yield from _names(store, started)
    if words[-1].folded in {"who", "groups", "states", "people"} or not at_relation:
        for relation in store.vocabulary:
            yield from (relation.reading, relation.inverse_reading)


def _names(store: Store, started: str) -> Iterator[str]:
    """Yield the first names of those of whom a name begins as typed."""
    folded = list(store.folded_names(started, MOST))
    for things in store.things_called(folded).values():
        yield from (thing.name for thing in things)
