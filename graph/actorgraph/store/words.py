"""The words of names: whose name holds a word, or begins with it, and which words come near to one.

A store with many names has a table of their words, written with it, so that a name that nobody has is told at once;
in another all names are looked through.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import islice
from typing import Final

from actorgraph.model.names import fold
from actorgraph.store.schema import WORDS
from actorgraph.store.values import Values

#: Names from which on a store has the table.
MANY: Final = 20_000
_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"
#: Letters that are left as they are at the beginning of a word of which two others may be wrong.
_KEPT: Final = 3
#: Words with such a beginning that are looked at, and things that are taken for one word or for a text.
_MOST_WORDS: Final = 50_000
_MOST_OF_WORD: Final = 300
_MOST: Final = 2_000


class Words(Values):
    """The words of names."""

    @cached_property
    def _has_words(self) -> bool:
        return self._first("SELECT 1 FROM sqlite_master WHERE name = 'word'") is not None

    @cached_property
    def _all_words(self) -> frozenset[str]:
        names = self._rows("SELECT DISTINCT folded FROM name")
        return frozenset(word for (name,) in names for word in name.split())

    def words_near(self, word: str) -> frozenset[str]:
        """Return the words of names among which all stand that a folded word may be a misspelling of.

        Where there are many names, these are the words with one letter more, less, changed or exchanged; and all
        that begin alike, among which two may be wrong.
        """
        if not self._has_words:
            return self._all_words
        rows = self._each_in(
            "SELECT DISTINCT word FROM word WHERE word IN ({marks})", _edited(word)
        )
        found = {near for (near,) in rows}
        begins = word[:_KEPT]
        if len(word) > _KEPT:
            alike = self._rows(
                "SELECT DISTINCT word FROM word WHERE word >= ? AND word < ? LIMIT ?",
                (begins, begins + "\U0010ffff", _MOST_WORDS),
            )
            found.update(near for (near,) in alike)
        return frozenset(found)

    def things_with(self, words: str, most: int) -> list[int]:
        """Return the row ids of actors and events of which a name holds whole words in a row; at most *most*."""
        held = "instr(' ' || folded || ' ', ?)"
        values: list[object] = [f" {words} "]
        longest = max(words.split(), key=len, default="")
        if self._has_words and len(longest) > 2:
            held = f"thing IN (SELECT thing FROM word WHERE word = ?) AND {held}"
            values.insert(0, longest)
        rows = self._rows(f"SELECT DISTINCT thing FROM name WHERE {held} LIMIT ?", [*values, most])
        return [n for (n,) in rows]

    def things_with_beginning(self, text: str, most: int) -> list[int]:
        """Return the row ids of actors and events with a name of which a word begins with a folded text."""
        if self._has_words and len(text) > 2:
            rows = self._rows(
                "SELECT DISTINCT thing FROM word WHERE word >= ? AND word < ? LIMIT ?",
                (text, text + "\U0010ffff", most),
            )
        else:
            rows = self._rows(
                "SELECT DISTINCT thing FROM name WHERE instr(' ' || folded, ?) LIMIT ?",
                (f" {text}", most),
            )
        return sorted(n for (n,) in rows)

    def names_near(self, text: str) -> list[tuple[str, int]]:
        """Return folded names, with their things, among which those stand that come near to a text."""
        if not self._has_words:
            return list(self._rows("SELECT folded, thing FROM name ORDER BY folded, thing"))
        many: Counter[int] = Counter()
        for word in fold(text).split():
            many.update(set(self._with_words_near(word)))
        kept = [n for n, _ in many.most_common(_MOST)]
        rows = self._each_in("SELECT folded, thing FROM name WHERE thing IN ({marks})", kept)
        return sorted(rows)

    def _with_words_near(self, word: str) -> Iterator[int]:
        from rapidfuzz import fuzz, process

        near = process.extract(
            word, sorted(self.words_near(word)), scorer=fuzz.ratio, score_cutoff=70, limit=12
        )
        for like, *_ in near:
            rows = self._rows(
                "SELECT thing FROM word WHERE word = ? LIMIT ?", (like, _MOST_OF_WORD)
            )
            yield from (n for (n,) in rows)


def write_words(db: sqlite3.Connection) -> None:
    """Write the words of the names of a store anew, if it has very many; else take them out."""
    db.execute("DROP TABLE IF EXISTS word")
    (many,) = db.execute("SELECT count(*) FROM (SELECT 1 FROM name LIMIT ?)", (MANY,)).fetchone()
    if many < MANY:
        return
    db.execute(WORDS)
    db.execute(
        "INSERT OR IGNORE INTO word SELECT one.value, thing FROM name,"
        " json_each('[' || replace(json_quote(folded), ' ', '\",\"') || ']') AS one WHERE length(one.value) > 2 ORDER BY 1, 2",
    )


def _edited(word: str) -> Iterable[str]:
    """Return a word, and all that differ from it in one letter or in two that stand side by side."""
    letters = sorted({*_LETTERS, *word})
    pairs = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    found = {word}
    found.update(one + rest[1:] for one, rest in pairs if rest)
    found.update(one + rest[1] + rest[0] + rest[2:] for one, rest in pairs if len(rest) > 1)
    found.update(one + letter + rest[1:] for one, rest in pairs if rest for letter in letters)
    found.update(one + letter + rest for one, rest in pairs for letter in letters)
    return islice(found, 20_000)
