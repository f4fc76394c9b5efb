"""A small pattern language, and the matcher that finds what its slots stand for in a question.

::

    who {aux} (behind|responsible for) {event}      alternatives of one or more words
    why {aux} {a} {rel} [{b}]                        an optional part
    what did ~happen                                 any form of a word

Words are compared folded. A slot begins and ends where its kind says (see `Slots`); a pattern matches
when it takes every word of the question. All matches are found, by backtracking.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Final

from actorgraph.ask.words import Word
from actorgraph.sentence.stem import stem

_TOKENS: Final = re.compile(r"[()\[\]|]|\{\w+\}|~?[^\s()\[\]|{}]+")

#: A pattern that begins with a word, or with alternatives that are words.
_BEGINS: Final = re.compile(r"(?:\(([\w |]+)\)|(\w+))(?=\s|$)")

Bound = Mapping[str, Any]
#: The key under which a match tells how many words each slot took.
SPANS: Final = "#"
#: Gives the ends at which a slot that begins at a word can end, with what it stands for.
Slot = Callable[[int], Iterator[tuple[int, Any]]]


@dataclass(frozen=True)
class Node:
    """A part of a pattern: a word, a stem, a slot, a sequence, alternatives or an optional part."""

    kind: str
    text: str = ""
    parts: tuple[Node, ...] = field(default_factory=tuple)


@cache
def compiled(pattern: str) -> Node:
    """Return a pattern as nodes; a pattern that does not close what it opens is a `ValueError`."""
    tokens = _TOKENS.findall(pattern)
    node, at = _alternatives(tokens, 0)
    if at != len(tokens):
        raise ValueError(pattern)
    return node


def matches(
    pattern: str, words: Sequence[Word], slots: Mapping[str, Slot]
) -> Iterator[dict[str, Any]]:
    """Yield what the slots of a pattern stand for, for each way in which it takes all the words."""
    if words and not may_begin(pattern, words[0].folded):
        return
    for end, bound in _match(compiled(pattern), 0, words, slots, {}):
        if end == len(words):
            yield dict(bound)


def may_begin(pattern: str, word: str) -> bool:
    """Return False where a pattern begins with other words: told from its text, before it is compiled.

    >>> may_begin("(who|what is) {a}", "what"), may_begin("why {a}", "who"), may_begin("{who} {a}", "x")
    (True, False, True)
    """
    begins = _BEGINS.match(pattern)
    if not begins:
        return True
    options = begins[1] or begins[2]
    return any(option.split()[0] == word for option in options.split("|"))


@cache
def literals(pattern: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words of a pattern, and its stems."""
    plain: set[str] = set()
    stemmed: set[str] = set()
    todo = [compiled(pattern)]
    while todo:
        node = todo.pop()
        todo += node.parts
        if node.kind == "word":
            plain.add(node.text)
        elif node.kind == "stem":
            stemmed.add(node.text)
    return frozenset(plain), frozenset(stemmed)


def _alternatives(tokens: Sequence[str], at: int) -> tuple[Node, int]:
    options = []
    while True:
        node, at = _sequence(tokens, at)
        options.append(node)
        if at >= len(tokens) or tokens[at] != "|":
            return (options[0] if len(options) == 1 else Node("any", parts=tuple(options))), at
        at += 1


def _sequence(tokens: Sequence[str], at: int) -> tuple[Node, int]:
    parts = []
    while at < len(tokens) and tokens[at] not in ")]|":
        piece = tokens[at]
        at += 1
        if piece in "([":
            node, at = _alternatives(tokens, at)
            if at >= len(tokens) or tokens[at] != {"(": ")", "[": "]"}[piece]:
                raise ValueError(" ".join(tokens))
            at += 1
            parts.append(node if piece == "(" else Node("maybe", parts=(node,)))
        elif piece.startswith("{"):
            parts.append(Node("slot", piece[1:-1]))
        elif piece.startswith("~"):
            parts.append(Node("stem", stem(piece[1:])))
        else:
            parts.append(Node("word", piece))
    return Node("all", parts=tuple(parts)), at


def _match(
    node: Node, at: int, words: Sequence[Word], slots: Mapping[str, Slot], bound: Bound
) -> Iterator[tuple[int, Bound]]:
    if node.kind in ("word", "stem"):
        if at < len(words) and node.text == (
            words[at].folded if node.kind == "word" else words[at].stem
        ):
            yield at + 1, bound
    elif node.kind == "slot":
        for end, value in slots[node.text](at):
            if value is None:
                yield end, bound
            else:
                spans = {**bound.get(SPANS, {}), node.text: end - at}
                yield end, {**bound, node.text: value, SPANS: spans}
    elif node.kind == "maybe":
        yield from _match(node.parts[0], at, words, slots, bound)
        yield at, bound
    elif node.kind == "any":
        for part in node.parts:
            yield from _match(part, at, words, slots, bound)
    else:
        yield from _in_turn(node.parts, at, words, slots, bound)


def _in_turn(
    parts: Sequence[Node],
    at: int,
    words: Sequence[Word],
    slots: Mapping[str, Slot],
    bound: Bound,
) -> Iterator[tuple[int, Bound]]:
    if not parts:
        yield at, bound
        return
    for end, more in _match(parts[0], at, words, slots, bound):
        yield from _in_turn(parts[1:], end, words, slots, more)
