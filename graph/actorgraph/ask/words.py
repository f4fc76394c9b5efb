"""A question as words: each folded, with its stem, and with the letters as they were typed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from actorgraph.ask.kinds import tables
from actorgraph.ask.kinds import words as words_of_set
from actorgraph.model.names import fold
from actorgraph.sentence.stem import stem

#: The mark of a possessor, "Iran's", as a word of its own.
POSSESSIVE: Final = "'s"
_PLURAL: Final = re.compile(r"[^'’]+s['’]", re.IGNORECASE)
#: "B-1s" are of the kind B-1; "1990s" is a decade.
_PLURAL_NUMBER: Final = re.compile(r"^(\d{1,3})s$")
_ASKING: Final = words_of_set("clitic")
_RUN_TOGETHER: Final = tables()["run_together"]
_POSSESSED: Final = re.compile(r"(.+)['’‘ʼ´`]s([.,;:?!)\]”\"]*)", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a question. `typed` is as it was written, `folded` as names are compared."""

    folded: str
    typed: str
    stem: str


Words = tuple[Word, ...]


def words_of(text: str) -> Words:
    """Return the words of a text.

    The possessor of a plural, "the militias' leader", has the mark too, but where a quotation began.

    >>> [word.folded for word in words_of("Is Al-Nujaba Iran’s?")]
    ['is', 'al', 'nujaba', 'iran', "'s"]
    """
    found: list[Word] = []
    quoting = False
    for chunk in text.split():
        quoting = quoting or chunk[0] in "'‘"
        if _PLURAL.fullmatch(chunk) and not quoting:  # "the militias' leader"
            found += _pieces(chunk)
            found.append(Word(POSSESSIVE, "'", POSSESSIVE))
            continue
        possessed = _POSSESSED.fullmatch(chunk)
        if possessed and fold(possessed[1]):
            found += _pieces(possessed[1])
            if found[-1].folded in _ASKING:  # "who's" is "who is"
                found.append(Word("is", "is", stem("is")))
            else:
                found.append(Word(POSSESSIVE, "'s", POSSESSIVE))
        else:
            found += _pieces(chunk)
            apart = _RUN_TOGETHER.get(found[-1].folded) if found else None
            if apart and (len(found[-1].folded) > 1 or _asks(found[:-1])):
                found[-1:] = [Word(one, one, stem(one)) for one in apart.split()]
    return tuple(found)


def word_set(text: str) -> frozenset[str]:
    """Return the words of a text as a set, for the closed sets of the grammar."""
    return frozenset(text.split())


def folded(words: Sequence[Word]) -> str:
    """Return words as one folded text, under which a name is found.

    >>> folded(words_of("Sunday's attack"))
    'sundays attack'
    """
    return " ".join(word.folded for word in words).replace(" " + POSSESSIVE, "s")


def typed(words: Sequence[Word]) -> str:
    """Return words as they were typed, for messages; the pieces of one chunk stand together."""
    shown: list[str] = []
    for word in words:
        if word.folded == POSSESSIVE and shown:
            shown[-1] += "'s"
        elif word.typed:
            shown.append(word.typed)
    return " ".join(shown)


def _asks(words: Sequence[Word]) -> bool:
    """Return True if the last of some words is one behind which a letter is short for a verb: "who r"."""
    return bool(words) and words[-1].folded in _ASKING


def _pieces(chunk: str) -> list[Word]:
    """Return the words of a chunk without blanks; the first carries the letters of all."""
    pieces = [_PLURAL_NUMBER.sub(r"\1", piece) for piece in fold(chunk).split()]
    shown = chunk.strip('.,;:?!()[]{}"“”«»¿¡…')
    return [Word(piece, shown if at == 0 else "", stem(piece)) for at, piece in enumerate(pieces)]
