"""Plainer ways to put a question: the rules of the grammar that turn one wording into another which asks the same.

A rule moves words or leaves out such as say nothing; what it makes is read by the grammar like any question, in
which each word must be understood.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice
from typing import Final

from actorgraph.ask.grammar import compiled, grammar, needs
from actorgraph.ask.lexicon import Lexicon
from actorgraph.ask.naming import Spots
from actorgraph.ask.slots import Slots
from actorgraph.ask.words import Word, Words, folded
from actorgraph.sentence.stem import stem

#: Wordings that are made of one question at most.
MOST: Final = 12


def plainer(words: Words, names: Callable[[Words], Spots], lexicon: Lexicon) -> Iterator[Words]:
    """Yield a question in other words, those that one rule makes first; *names* finds the names in it."""
    waiting, seen = [words], {folded(words)}
    while waiting:
        before = waiting.pop(0)
        for made in _by_one_rule(before, names(before), lexicon):
            if folded(made) in seen:
                continue
            if len(seen) > MOST:
                return
            seen.add(folded(made))
            waiting.append(made)
            yield made


def put_plainly(words: Words, names: Callable[[Words], Spots], lexicon: Lexicon) -> Words:
    """Return a question as the rules that come first put it, each once: "Friday's strikes" are "the Friday strikes"."""
    for pattern, wording in grammar().first:
        if _may_fit(pattern, words):
            words = next(_made(Slots(words, names(words), lexicon), pattern, wording), words)
    return words


def _by_one_rule(words: Words, names: Spots, lexicon: Lexicon) -> Iterator[Words]:
    slots = Slots(words, names, lexicon)
    for pattern, wording in grammar().rules:
        if _may_fit(pattern, words):
            yield from islice(_made(slots, pattern, wording), 1)


def _may_fit(pattern: str, words: Words) -> bool:
    """Return False if a question has not the words of a rule, which then need not be compiled."""
    texts = {word.folded for word in words}
    return all(not need.isdisjoint(texts) for need in needs(pattern))


def _made(slots: Slots, pattern: str, wording: str) -> Iterator[Words]:
    """Yield what a rule makes of a question, for each way in which it takes all the words."""
    for end, found in slots.at(compiled(pattern)):
        if end == len(slots.words):
            yield _filled(wording, slots.words, found)


def _filled(wording: str, words: Words, found: dict[str, slice]) -> Words:
    """Return a wording with the words of the question in the places of its runs.

    >>> from actorgraph.ask.words import words_of
    >>> made = _filled("was {x} backing {y}", words_of("Iran has been"), {"x": slice(0, 1), "y": slice(0, 0)})
    >>> [word.typed for word in made]
    ['was', 'Iran', 'backing']
    """
    made: list[Word] = []
    for part in wording.split():
        if part[0] == "{":
            made += words[found[part[1:-1]]]
        else:
            made.append(Word(part, part, stem(part)))
    return tuple(made)
