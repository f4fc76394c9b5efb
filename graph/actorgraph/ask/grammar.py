"""The language of ``grammar.txt``, and the interpreter that reads the words of a question with it.

::

    link = path|connection                    a piece, which stands in others as <link>
    how {aux} {thing:a} <tied> {thing:b}      a question: words, slots with the role of what they find, pieces
    (behind|responsible for) [all] ~strike    alternatives, an optional part, any form of a word
    voice=passive                             a fact about the question, which takes no word
    (has|had) {run:x} been {run:y} => was {x} {y}    a rule: another wording, which asks the same; see `rephrase`
    {run:x} is not {run:y} ==> {x} is un {y}         a rule by which a question is put before it is read

Words are compared folded. A question is read if pieces take every word of it, in their order; all the ways are
found. What a piece makes of the words from a place on does not depend on what stands before it, so it is
looked for once for each place.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, Final, NamedTuple

from actorgraph.ask.kinds import words
from actorgraph.ask.words import Word
from actorgraph.sentence.stem import stem

_FILE: Final = os.path.join(os.path.dirname(__file__), "grammar.txt")
_PIECE: Final = re.compile(r"([a-z_]+) = (.+)")
_TOKENS: Final = re.compile(r"[()\[\]|]|\{[\w?]+(?::\w+)?\}|<\w+>|\w+=\w+|~?[^\s()\[\]|{}<>]+")
#: A question that begins with a word, or with alternatives that are words.
_BEGINS: Final = re.compile(r"(?:\(([\w |]+)\)|(\w+))(?= )(?! =)")
#: Slots that a question may begin with, and the words that each can be.
_FIRST_SLOT: Final = re.compile(r"\(?\{(who|be|do)\}")
_FIRST_WORDS: Final = {
    "who": words("who") | words("which"),
    "be": words("aux") | words("become"),
    "do": words("aux") | words("become"),
}
#: The key under which stands how many words the names of a reading take.
WEIGHT: Final = "#"

Found = dict[str, Any]
#: Yields where what a slot finds at a word ends, and what it found by role.
Slot = Callable[[int, str], Iterator[tuple[int, Found]]]


class Node(NamedTuple):
    """A part of a piece: a word, a stem, a slot, a fact, another piece, a sequence, alternatives or an optional part."""

    kind: str
    text: str = ""
    role: str = ""
    parts: tuple[Node, ...] = ()


class Grammar(NamedTuple):
    """Pieces by name, questions in groups (those of a group come before those of the next), rules, and those put first, in order."""

    pieces: Mapping[str, str]
    groups: tuple[tuple[str, ...], ...]
    rules: tuple[tuple[str, str], ...] = ()
    first: tuple[tuple[str, str], ...] = ()


def read_grammar(text: str) -> Grammar:
    """Return the grammar that a text writes down; a line that begins with a bar goes on with the one before.

    >>> read_grammar("act = do\\n | make\\nwho <act>\\n----\\nwhy\\nhow come => why")
    Grammar(pieces={'act': 'do| make'}, groups=(('who <act>',), ('why',)), rules=(('how come', 'why'),), first=())
    """
    pieces: dict[str, str] = {}
    groups: list[list[str]] = [[]]
    rules: list[tuple[str, str]] = []
    first: list[tuple[str, str]] = []
    name = ""
    for line in text.splitlines():
        piece = _PIECE.fullmatch(line)
        if piece:
            name, pieces[piece[1]] = piece[1], piece[2]
        elif line.startswith(" |"):
            pieces[name] += line.strip()
        elif line == "----":
            groups.append([])
        elif " ==> " in line:
            pattern, _, wording = line.partition(" ==> ")
            first.append((pattern, wording))
        elif " => " in line:
            pattern, _, wording = line.partition(" => ")
            rules.append((pattern, wording))
        elif line and not line.startswith("#"):
            groups[-1].append(line)
    return Grammar(
        pieces, tuple(tuple(group) for group in groups if group), tuple(rules), tuple(first)
    )


@cache
def grammar() -> Grammar:
    """Return the grammar of questions."""
    with open(_FILE, encoding="utf-8") as file:
        return read_grammar(file.read())


@cache
def compiled(text: str) -> Node:
    """Return a piece or question as nodes; one that does not close what it opens is a `ValueError`."""
    tokens = _TOKENS.findall(text)
    node, at = _alternatives(tokens, 0)
    if at != len(tokens):
        raise ValueError(text)
    return node


@cache
def begins(text: str) -> frozenset[str]:
    """Return the words with which a question begins, as its text tells before it is compiled; empty for any.

    >>> sorted(begins("(who|what is) {x}")), begins("why {x}"), begins("{who} {x}")
    (['what', 'who'], frozenset({'why'}), frozenset())
    """
    found = _BEGINS.match(text)
    options = (found[1] or found[2]).split("|") if found else ()
    return frozenset(option.split()[0] for option in options)


@cache
def needs(text: str) -> tuple[frozenset[str], ...]:
    """Return sets of words of each of which a wording has one, as a rule's text tells before it is compiled.

    >>> [sorted(words) for words in needs("(how many|how much) {k} [that] to have <act>")]
    [['how'], ['to'], ['have']]
    >>> needs("(who|{x}) ~say"), needs("to go|{x}")
    ((), ())
    """
    found: list[frozenset[str]] = []
    firsts: list[str] = []
    depth, optional, begins_option = 0, False, False
    for piece in _TOKENS.findall(text):
        if piece in "([":
            depth, optional, begins_option = depth + 1, optional or piece == "[", True
            firsts += [] if depth == 1 else [""]
        elif piece in ")]":
            depth -= 1
            if not depth:
                found += [] if optional or "" in firsts else [frozenset(firsts)]
                firsts, optional = [], False
        elif piece == "|" and not depth:
            return ()
        elif piece == "|":
            begins_option = depth == 1
        elif not depth or begins_option:
            word = piece if piece[0].isalpha() and "=" not in piece else ""
            if depth:
                firsts.append(word)
            elif word:
                found.append(frozenset({word}))
            begins_option = False
    return tuple(found)


@cache
def _may_begin(text: str) -> frozenset[str]:
    """Return the words with which a question begins, if it begins with a word or a slot of few words; empty for any."""
    slot = _FIRST_SLOT.match(text)
    return _FIRST_WORDS[slot[1]] if slot else begins(text)


@cache
def literals() -> tuple[frozenset[str], frozenset[str]]:
    """Return the words of the pieces and questions of the grammar, and their stems."""
    tokens = {
        token
        for text in (
            *grammar().pieces.values(),
            *(question for group in grammar().groups for question in group),
        )
        for token in _TOKENS.findall(text)
    }
    stemmed = {stem(token[1:]) for token in tokens if token[0] == "~"}
    return frozenset(
        token for token in tokens if token[0].isalpha() and "=" not in token
    ), frozenset(stemmed)


#: The one node of those that are equal: `Parse` looks at each once for each place.
_node: Final = cache(Node)


def _alternatives(tokens: Sequence[str], at: int) -> tuple[Node, int]:
    options = []
    while True:
        node, at = _sequence(tokens, at)
        options.append(node)
        if at >= len(tokens) or tokens[at] != "|":
            return (options[0] if len(options) == 1 else _node("any", parts=tuple(options))), at
        at += 1


def _sequence(tokens: Sequence[str], at: int) -> tuple[Node, int]:
    parts = []
    while at < len(tokens) and tokens[at] not in (")", "]", "|"):
        piece = tokens[at]
        at += 1
        if piece in ("(", "["):
            node, at = _alternatives(tokens, at)
            if at >= len(tokens) or tokens[at] != {"(": ")", "[": "]"}[piece]:
                raise ValueError(" ".join(tokens))
            at += 1
            parts.append(node if piece == "(" else _node("maybe", parts=(node,)))
        else:
            parts.append(_leaf(piece))
    return (parts[0] if len(parts) == 1 else _node("all", parts=tuple(parts))), at


def _leaf(piece: str) -> Node:
    if piece[0] == "{":
        name, _, role = piece[1:-1].partition(":")
        return _node("slot", name, role)
    if piece[0] == "<":
        return _node("piece", piece[1:-1])
    if piece[0] == "~":
        return _node("stem", stem(piece[1:]))
    key, equals, value = piece.partition("=")
    return _node("fact", key, value) if equals else _node("word", piece)


class Parse:
    """The readings of one row of words: which pieces it has at each place."""

    def __init__(
        self, words: Sequence[Word], slots: Mapping[str, Slot], known: Grammar | None = None
    ) -> None:
        self.words = words
        self.grammar = known or grammar()
        self._slots = slots
        self._found: dict[tuple[int, int], Sequence[tuple[int, Found]]] = {}

    def questions(self, wanted: Callable[[str], bool] = bool) -> Iterator[tuple[int, Found]]:
        """Yield what each question of the grammar that takes all the words finds, with its group, if its text is wanted."""
        first = self.words[0].folded if self.words else ""
        for n, group in enumerate(self.grammar.groups):
            for text in group if first else ():
                if not wanted(text) or (_may_begin(text) and first not in _may_begin(text)):
                    continue
                for end, found in self.at(compiled(text), 0):
                    if end == len(self.words):
                        yield n, found

    def at(self, node: Node, start: int) -> Sequence[tuple[int, Found]]:
        """Return where a part that begins at a word can end, and what it finds."""
        if node.kind == "word":
            is_there = start < len(self.words) and node.text == self.words[start].folded
            return ((start + 1, {}),) if is_there else ()
        key = (id(node), start)  # `compiled` keeps nodes, and has one of those that are equal
        found = self._found.get(key)
        if found is None:
            found = self._found[key] = self._at(node, start)
        return found

    def _at(self, node: Node, start: int) -> Sequence[tuple[int, Found]]:
        kind = node.kind
        if kind == "all":
            return self._in_turn(node.parts, start)
        if kind == "any":
            return [way for part in node.parts for way in self.at(part, start)]
        if kind == "maybe":
            return [*self.at(node.parts[0], start), (start, {})]
        if kind == "piece":
            return self.at(compiled(self.grammar.pieces[node.text]), start)
        if kind == "slot":
            return list(self._slots[node.text](start, node.role))
        if kind == "fact":
            return [(start, {node.text: node.role})]
        is_there = start < len(self.words) and node.text == self.words[start].stem
        return [(start + 1, {})] if is_there else []

    def _in_turn(self, parts: Sequence[Node], start: int) -> Sequence[tuple[int, Found]]:
        ways: Sequence[tuple[int, Found]] = [(start, {})]
        for part in parts:
            ways = [
                (last, {**found, **more, WEIGHT: found.get(WEIGHT, 0) + more.get(WEIGHT, 0)})
                for end, found in ways
                for last, more in self.at(part, end)
            ]
            if not ways:
                break
        return ways
