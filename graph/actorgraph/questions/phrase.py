"""Words of a command told apart: which of them are a relation, and which are names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from actorgraph.model.errors import AmbiguousName, InvalidValue, UnknownActor, UnknownEvent
from actorgraph.model.names import fold
from actorgraph.questions.registry import Argument, Kind, Question
from actorgraph.store.reader import Store


def arguments_of(question: Question, words: Sequence[str], store: Store) -> dict[str, str]:
    """Return the arguments of a question by name, from words in a row.

    Names need no quotation marks: ``who is backed by Quds Force`` has a relation of three words and a
    name of two. A question that can do with its first argument alone takes all words as that, if they
    name somebody.

    Raises
    ------
    InvalidValue
        A name or the relation is missing.
    UnknownRelation, UnknownActor
        No run of the words is a relation; or all of them are one name, and nobody is called so.
    """
    names = [argument.name for argument in question.arguments]
    texts = list(words)
    if len(names) == 1:
        return {names[0]: " ".join(texts)}
    if not any(argument.required for argument in question.arguments[1:]):
        try:
            store.thing(" ".join(texts))
        except UnknownActor:
            if len(texts) == 1:
                raise
        else:
            return {names[0]: " ".join(texts)}
    at = next(n for n, argument in enumerate(question.arguments) if argument.kind == "relation")
    for start, end in _runs(len(texts), first=at == 0, last=at == len(names) - 1):
        if fold(" ".join(texts[start:end])) in store.vocabulary.phrases:
            parts = [texts[:start], texts[start:end], texts[end:]][1 - at :]
            found = {name: " ".join(part) for name, part in zip(names, parts, strict=False)}
            needed = (argument.name for argument in question.arguments if argument.required)
            if all(found.get(name) for name in needed):
                return found
    if at == 1 and len(names) == 2:  # the relation may stand first, too
        for end in range(len(texts) - 1, 0, -1):
            if fold(" ".join(texts[:end])) in store.vocabulary.phrases:
                return {names[0]: " ".join(texts[end:]), names[1]: " ".join(texts[:end])}
    shape = " ".join(argument.written for argument in question.arguments)
    if len(texts) > at:
        store.vocabulary.reading(texts[at])  # raises, and names the relations that are near
    raise InvalidValue(f"{' '.join(texts)!r} is not enough; write: {question.name} {shape}")


def kinds_next(question: Question, words: Sequence[str], store: Store) -> list[Kind]:
    """Return what may come after some words of a command: the kinds of the arguments that may be next."""
    return list(dict.fromkeys(_next(question.arguments, list(words), store)))


def _next(arguments: Sequence[Argument], words: list[str], store: Store) -> Iterator[Kind]:
    """Yield the kinds of the arguments that may be next, each run of words taken for one argument."""
    if not arguments:
        return
    first, *rest = arguments
    if not words:
        yield first.kind
        return
    for end in range(1, len(words) + 1):
        if _means(first.kind, " ".join(words[:end]), store):
            yield from _next(rest, words[end:], store)


def _means(kind: Kind, text: str, store: Store) -> bool:
    if kind == "relation":
        return fold(text) in store.vocabulary.phrases
    try:
        store.thing(text)
    except (UnknownActor, UnknownEvent):
        return False
    except AmbiguousName:
        return True
    return True


def _runs(many: int, *, first: bool, last: bool) -> Iterator[tuple[int, int]]:
    """Yield the runs of words that may be the relation: after the shortest subject, the longest first.

    A relation that comes *first* has no name before it, one that comes *last* none behind it.
    """
    for start in range(1) if first else range(1, many):
        for end in range(many, many - 1, -1) if last else range(many, start, -1):
            yield start, end
