"""Which quotes are of one text: the same words, or nearly, as reprints of one report have them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from actorgraph.model.names import fold

#: So many words are the same by no accident, and so many nearly the same.
SAME: Final = 5
NEARLY: Final = 8
#: How alike two quotes are, or the shorter and its place in the longer, in per cent of their letters.
ALIKE: Final = 88.0
#: The part of the longer quote's words below which the shorter is one that is cut off.
_CUT: Final = 0.8
#: Letters of a quote that are compared.
_LETTERS: Final = 2_000
#: Words in a row by which quotes find each other, and how many such rows of a quote are looked up, the rarest first.
_ROW: Final = 3
_ROWS: Final = 8
#: Quotes that share such a row and are all compared with each other; of more, each with its next neighbours in order.
_ALL: Final = 24
_NEIGHBOURS: Final = 4
#: Pairs that are compared at most; the rest is counted.
MOST_PAIRS: Final = 500_000

#: A word, or one sign of a script that has no spaces between words.
_WORD: Final = (
    r"[\u2e80-\u9fff\uac00-\ud7af\u0e00-\u0eff]|[^\W\u2e80-\u9fff\uac00-\ud7af\u0e00-\u0eff]+"
)


class Reprints(NamedTuple):
    """The group of each quote, by the position of its first one; `left_out` counts the pairs that were not compared."""

    groups: tuple[int, ...]
    left_out: int = 0


class _Text(NamedTuple):
    """A quote in folded words, and the numbers in it."""

    words: tuple[str, ...]
    letters: str
    numbers: frozenset[str]


def reprints(quotes: Sequence[str], most: int = MOST_PAIRS) -> Reprints:
    """Return which quotes are of one text.

    They are if one has all the words of the other in their order or nearly so, but for what it cuts off at an end.
    A quote of few words says nothing on where it is from, for anybody may find the same: it takes `SAME` words to
    be the same text and `NEARLY` to be nearly the same. Quotes with different numbers are different texts: reports
    that are made by a form differ in these alone.

    Quotes find each other by rare rows of words, and of very many with one row, those that stand next to each other
    in order are compared (the sorted neighbourhood of Hernández and Stolfo 1995), so time grows with the number of quotes.
    The order of the quotes changes nothing.

    >>> one = "Red has paid the Alpha Brigade since the spring, two officials said"
    >>> reprints([one, "Something else entirely", one.upper() + "."]).groups
    (0, 1, 0)
    """
    by_words: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, quote in enumerate(quotes):
        by_words[tuple(re.findall(_WORD, fold(quote)))].append(at)
    joined = _Joined(len(quotes))
    texts, firsts = [], []
    for words in sorted(by_words):
        positions = by_words[words]
        if len(words) >= SAME:
            for other in positions[1:]:
                joined.join(positions[0], other)
        if len(words) >= NEARLY:
            letters = " ".join(words)[:_LETTERS]
            texts.append(_Text(words, letters, frozenset(word for word in words if word.isdigit())))
            firsts.append(positions[0])
    left_out = _join_alike(texts, firsts, joined, most)
    return Reprints(tuple(map(joined.first, range(len(quotes)))), left_out)


def _join_alike(texts: Sequence[_Text], firsts: Sequence[int], joined: _Joined, most: int) -> int:
    """Join the texts that are nearly the same; return how many pairs were left out."""
    if len(texts) < 2:
        return 0
    from rapidfuzz import fuzz

    seen: set[tuple[int, int]] = set()
    left_out = 0
    for pair in _pairs(texts):
        one, other = pair
        if pair in seen or joined.first(firsts[one]) == joined.first(firsts[other]):
            continue
        if len(seen) >= most:
            left_out += 1
            continue
        seen.add(pair)
        short, long = sorted((texts[one], texts[other]), key=lambda text: len(text.words))
        if _may_be_one(short, long) and fuzz.partial_ratio(
            short.letters, long.letters, score_cutoff=ALIKE
        ):
            joined.join(firsts[one], firsts[other])
    return left_out


def _may_be_one(short: _Text, long: _Text) -> bool:
    """Return False if the numbers say that two texts are not one; what is cut off may have further ones."""
    if len(short.words) < _CUT * len(long.words):
        return short.numbers <= long.numbers
    return short.numbers == long.numbers


def _pairs(texts: Sequence[_Text]) -> Iterator[tuple[int, int]]:
    """Yield pairs of texts that share a rare row of words, in an order that only the texts decide."""
    having: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, text in enumerate(texts):
        for row in set(_rows(text.words)):
            having[row].append(at)
    for at, text in enumerate(texts):
        shared = (row for row in set(_rows(text.words)) if len(having[row]) > 1)
        near: dict[int, None] = {}
        for row in sorted(shared, key=lambda row: (len(having[row]), row))[:_ROWS]:
            others = having[row]
            if len(others) > _ALL:
                place = bisect_left(others, at)
                others = others[max(0, place - _NEIGHBOURS) : place + _NEIGHBOURS + 1]
            near.update(dict.fromkeys(others))
        near.pop(at, None)
        yield from ((min(at, other), max(at, other)) for other in near)


def _rows(words: Sequence[str]) -> Iterable[tuple[str, ...]]:
    return zip(*(words[start:] for start in range(_ROW)), strict=False)


class _Joined:
    """Positions that are joined to groups, each known by its first."""

    def __init__(self, many: int) -> None:
        self._above = list(range(many))

    def first(self, at: int) -> int:
        """Return the first position of a group."""
        while self._above[at] != at:
            self._above[at] = self._above[self._above[at]]
            at = self._above[at]
        return at

    def join(self, one: int, other: int) -> None:
        """Make one group of two."""
        low, high = sorted((self.first(one), self.first(other)))
        self._above[high] = low
