"""The text of a report: its words, its sentences with their lines, and where a quote stands."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from codecs import BOM_UTF8
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Final, NamedTuple

from actorgraph.case.order import in_order
from actorgraph.model.errors import FileTrouble

#: A link of Markdown, and its words.
LINK: Final = re.compile(r"\[([^\[\]]*)\]\([^()\s]*\)")
#: Where a sentence may end: at a mark with what closes it, or at an empty line.
_END: Final = re.compile(r"(?<=[.!?…])(?P<closing>[”\"’')\]]*)\s+|\n\s*\n")
#: What ends in a full stop and not in a sentence: initials such as "U.S.", titles, and a few others.
_ABBREVIATION: Final = re.compile(
    r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|Gen|Col|Maj|Capt|Lt|Sgt|Adm|Sen|Rep|Gov|Pres|St|No|vs|approx|Brig|Cmdr|Cpl|Hon"
    r"|Rev|Jan|Feb|Aug|Sept|Oct|Nov|Dec)\.$"
)


class Sentence(NamedTuple):
    """A sentence of a text: where it begins and ends in the words, and the line on which it begins."""

    start: int
    end: int
    line: int


class ReportText:
    """A report's text with blanks joined and Markdown links reduced to their words.

    `words` is the text so, and `sentences` are in its order, without a gap.
    """

    __slots__ = ("_folded", "sentences", "words")

    def __init__(self, text: str) -> None:
        self.words = plain(text)
        self.sentences = tuple(_sentences(text, self.words))
        self._folded = self.words.casefold()

    def __contains__(self, words: str) -> bool:
        """Return True if the text has these words, with capitals or without."""
        return words.casefold() in self._folded

    def starts(self, quote: str) -> Iterator[int]:
        """Yield where a quote stands in the words, each time that it does."""
        start = self.words.find(quote)
        while start >= 0:
            yield start
            start = self.words.find(quote, start + 1)

    def touched(self, start: int, end: int) -> range:
        """Return the positions of the sentences that a passage touches."""
        first = bisect_right(self.sentences, start, key=lambda sentence: sentence.end)
        return range(first, bisect_left(self.sentences, end, key=lambda sentence: sentence.start))

    def passage(self, sentences: range) -> str:
        """Return the words of sentences that follow each other."""
        if not sentences:
            return ""
        return self.words[self.sentences[sentences[0]].start : self.sentences[sentences[-1]].end]


def plain(text: str) -> str:
    """Return a text with blanks joined and Markdown links reduced to their words.

    >>> plain("which [killed three](#)\\n\\nand  wounded")
    'which killed three and wounded'
    """
    return " ".join(LINK.sub(r"\1", text).split())


def placed(text: str, quotes: Sequence[str]) -> list[tuple[int, int] | None]:
    """Return where quotes stand in the text itself, and None for those that do not.

    A quote that stands there several times is taken where as many as can be are in the order of the text.

    >>> placed("Red  left. [Red](#) left.", ["Red left", "Red left.", "Blue"])
    [(0, 9), (0, 10), None]
    """
    places = _places(text)
    words = "".join(letter for letter, _ in places)
    starts = [_starts(words, plain(quote)) for quote in quotes]
    chosen = in_order(starts)
    found: list[tuple[int, int] | None] = []
    for quote, own, start in zip(quotes, starts, chosen, strict=True):
        first = start if start is not None else next(iter(own), None)
        if first is None:
            found.append(None)
        else:
            last = first + len(plain(quote)) - 1
            found.append((places[first][1], places[last][1] + 1))
    return found


def _starts(words: str, quote: str) -> list[int]:
    return (
        [found.start() for found in re.finditer(f"(?={re.escape(quote)})", words)] if quote else []
    )


def _places(text: str) -> list[tuple[str, int]]:
    """Return the letters of a text as `plain` has them, each with its place in the text itself."""
    letters: list[tuple[str, int]] = []
    at = 0
    for link in LINK.finditer(text):
        letters += [(text[n], n) for n in range(at, link.start())]
        letters += [(text[n], n) for n in range(link.start(1), link.end(1))]
        at = link.end()
    letters += [(text[n], n) for n in range(at, len(text))]
    joined: list[tuple[str, int]] = []
    for letter, place in letters:
        if not letter.isspace():
            joined.append((letter, place))
        elif joined and joined[-1][0] != " ":
            joined.append((" ", place))
    while joined and joined[-1][0] == " ":
        joined.pop()
    return joined


def read_text(path: Path, *, in_place: bool = False) -> str:
    """Return the text of a report from a file, without a byte-order mark; *in_place* it is a blank instead.

    Raises
    ------
    FileTrouble
        It is missing or is not UTF-8 text.
    """
    try:
        content = path.read_bytes()
        blank = " " if in_place and content.startswith(BOM_UTF8) else ""
        return blank + content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise FileTrouble(f"{str(path)!r} is not UTF-8 text (byte {error.start})") from None
    except OSError as error:
        raise FileTrouble(f"{str(path)!r} cannot be read: {error.strerror}") from None
    except ValueError:  # a NUL or half of a surrogate pair
        raise FileTrouble(f"{str(path)!r} cannot be read: no file can have this name") from None


def sentence_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each sentence of a text begins and ends in the text itself, without the blanks around it.

    >>> text = "Red arms Alpha.  It said so.\\n\\nBlue left."
    >>> [text[start:end] for start, end in sentence_spans(text)]
    ['Red arms Alpha.', 'It said so.', 'Blue left.']
    """
    begin = 0
    for end, after in (*_ends(text), (len(text), len(text))):
        closing = text[end:after].rstrip()
        stop = end + len(closing)
        while begin < stop and text[begin].isspace():
            begin += 1
        while stop > begin and text[stop - 1].isspace():
            stop -= 1
        if stop > begin:
            yield begin, stop
        begin = after


def _sentences(text: str, words: str) -> Iterator[Sentence]:
    """Yield the sentences of a text; its words are the text as `plain` returns it."""
    raw = LINK.sub(r"\1", text)
    starts: list[tuple[int, int]] = []
    at, begin, line = 0, 0, 1
    for end, after in (*_ends(raw), (len(raw), len(raw))):
        own = " ".join(raw[begin:end].split())
        if own:
            start = words.index(own, at)
            at = start + len(own)
            blank = raw[begin:end].partition(own.split(" ", 1)[0])[0]
            starts.append((start, line + blank.count("\n")))
        line += raw.count("\n", begin, after)
        begin = after
    for (start, of), (following, _) in pairwise((*starts, (len(words), 0))):
        yield Sentence(start, following, of)


def _ends(raw: str) -> Iterator[tuple[int, int]]:
    """Yield where a sentence ends and where the next one may begin."""
    for found in _END.finditer(raw):
        start, end = found.span()
        closing = found["closing"]  # None at an empty line without a mark
        goes_on = closing != "" and raw[end : end + 1].islower()
        short = closing == "" and found[0].count("\n") < 2 and _shortened(raw, start)
        if not (goes_on or short):
            yield start, end


def _shortened(raw: str, end: int) -> bool:
    """Return True if the full stop before a place belongs to an abbreviation."""
    return _ABBREVIATION.search(raw[max(0, end - 8) : end]) is not None
