"""Names: what makes two spellings one, and which names come near a misspelt one.

`fold` takes away what writers vary without meaning another actor: case, diacritics, the many
apostrophes of romanised Arabic, hyphens, and letters of the Arabic script that keyboards confuse.
It does not change letters for other letters: *Hizballah* stays another spelling of *Hezbollah*, to
be suggested, never assumed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Final
from zlib import crc32

_APOSTROPHES = "'’‘ʼʻʽʹʾʿˀˁ`´′ˈ＇‛"
_ARABIC = {"ى": "ي", "ی": "ي", "ې": "ي", "ک": "ك", "ة": "ه", "ە": "ه", "ہ": "ه", "ٱ": "ا"}
_LATIN = {
    "ß": "ss",
    "ø": "o",
    "đ": "d",
    "ł": "l",
    "ı": "i",
    "æ": "ae",
    "œ": "oe",
    "þ": "th",
    "ð": "d",
}
#: Embeddings, overrides and isolates: they turn the direction of what follows, beyond the name.
_TURNING: Final = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
#: Blanks and joiners without a width that no spelling needs.
_UNSEEN: Final = "\u200b\u2060\ufeff"
_ASCII_SWAPS: Final = str.maketrans(
    {
        **{chr(code): " " for code in range(128) if not chr(code).isalnum()},
        **dict.fromkeys("'`"),
    }
)


class _Folding(dict[int, str | None]):
    """What each character folds to, found out when it is first met."""

    def __missing__(self, code: int) -> str | None:
        character = chr(code)
        folded: str | None = character if character.isalnum() or _is_vowel_sign(character) else " "
        if unicodedata.combining(character) or unicodedata.category(character) == "Cf":
            folded = None
        if character.isdecimal():
            folded = str(unicodedata.decimal(character))
        self[code] = folded
        return folded


def _is_vowel_sign(character: str) -> bool:
    """Return True for signs that are letters to their readers, such as the vowels of Hindi or Thai.

    They combine, but with class 0; accents and the vowel points of Arabic and Hebrew have others.
    """
    return (
        unicodedata.category(character) in ("Mn", "Mc")
        and not unicodedata.combining(character)
        and character not in _SELECTORS
    )


_SELECTORS: Final = frozenset(map(chr, range(0xFE00, 0xFE10)))  # text or emoji: how to draw it
_FOLDING: Final = _Folding(
    str.maketrans(
        {
            **dict.fromkeys(_APOSTROPHES + "ـ"),
            **_ARABIC,
            **_LATIN,
            **dict.fromkeys(
                "\u200b\u200c", " "
            ),  # the blanks without width; Persian writes the second
            **{mark: mark for mark in "\u3099\u309a"},  # ハ, バ and パ are three letters
        }
    )
)
_SLUG = re.compile(r"[^\W_](?:[\w.-]*\w)?")

MIN_SCORE: Final = 72
#: The same of a single word, which differs in one letter of five at most.
MIN_WORD_SCORE: Final = 80


def fold(text: str) -> str:
    """Return the form under which a name is found.

    Examples
    --------
    >>> fold("Kata’ib  Hezbollah") == fold("KATAIB HEZBOLLAH") == "kataib hezbollah"
    True
    >>> fold("Al-Nujabāʾ")
    'al nujaba'
    """
    if text.isascii():
        return " ".join(text.lower().translate(_ASCII_SWAPS).split())
    text = text.replace("´", "")  # it decomposes into a blank and an accent
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    folded = unicodedata.normalize("NFC", decomposed.translate(_FOLDING))
    return " ".join(folded.split())


def without_article(folded: str) -> str:
    """Return a folded name without a leading English article."""
    return folded.removeprefix("the ")


def slug(text: str) -> str:
    """Return an id made from a name: its folded words joined by hyphens.

    A name of which folding leaves nothing (all symbols) gets an id from its hash.

    Examples
    --------
    >>> slug("Kata’ib Hezbollah")
    'kataib-hezbollah'
    """
    folded = fold(text)
    made = slug_of(folded)
    return made or f"x{crc32((folded or text).encode('utf-8', 'surrogatepass')):08x}"


def slug_of(folded: str) -> str:
    """Return the id that a folded name makes, empty if nothing is left of the name."""
    made = folded.replace(" ", "-")
    return made if made.isascii() or is_id(made) else ""


def is_id(text: str) -> bool:
    """Return True if a text can be an id: letters, digits, ``.``, ``_`` and ``-``, no blanks."""
    if text.isascii() or _SLUG.fullmatch(text):
        return _SLUG.fullmatch(text) is not None
    letters = "".join("a" if _is_vowel_sign(letter) else letter for letter in text[1:])
    return _SLUG.fullmatch(text[0] + letters) is not None


def unprintable(text: str) -> str:
    """Return the first character that a name may not hold, as ``U+0000``, or an empty text.

    Control characters, lone surrogates, line separators and the marks that turn the direction of
    writing have no place in a name; line breaks and tabs count as controls.
    """
    if text.isprintable():
        return ""
    found = next(filter(_steers, text), "")
    return f"U+{ord(found):04X}" if found else ""


def visible(text: str) -> str:
    r"""Return a text in which what steers a terminal, or cannot be seen, stands as an escape.

    Line breaks and tabs stay, and so do the joiners and marks that belong to the spelling of a word.

    >>> visible("red\x1b[31m \u202eder"), visible("two\nlines")
    ('red\\x1b[31m \\u202eder', 'two\nlines')
    """
    if text.isprintable():
        return text
    return "".join(
        character.encode("unicode_escape").decode()
        if character not in "\n\t" and (_steers(character) or character in _UNSEEN)
        else character
        for character in text
    )


def _steers(character: str) -> bool:
    return unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp") or character in _TURNING


def near(text: str, names: Sequence[str], *, most: int = 3) -> list[int]:
    """Return the positions of the folded names that come nearest to a text, best first.

    A name counts as near when its letters score at least `MIN_SCORE` of 100, or when it holds all
    the words that were typed. If no name does, one counts that holds a word like each that was typed:
    *Hezbolah* finds *Kata'ib Hezbollah*. Equal scores keep the order of *names*.

    Notes
    -----
    Scores are RapidFuzz's ``ratio`` and ``token_sort_ratio``, the better of both; a whole word match
    counts 90. About 0.2 s for a million names, and 3 s if words are compared one by one.
    """
    from rapidfuzz import fuzz, process

    asked = fold(text)
    if not asked or not names:
        return []
    scores: dict[int, float] = {}
    for scorer in (fuzz.ratio, fuzz.token_sort_ratio):
        found = process.extract(asked, names, scorer=scorer, score_cutoff=MIN_SCORE, limit=most * 8)
        for _, score, position in found:
            scores[position] = max(scores.get(position, 0.0), score)
    if len(asked) >= 3:
        for position in _holding(asked, names, limit=most * 8):
            scores[position] = max(scores.get(position, 0.0), 90.0)
    scores = scores or _with_words_like(asked, names)
    return sorted(scores, key=lambda position: (-scores[position], position))[:most]


def _with_words_like(asked: str, names: Sequence[str]) -> dict[int, float]:
    """Return how well the words of each name match the asked words, of names that match them all.

    Of two that match alike, the shorter name is nearer.
    """
    from rapidfuzz import fuzz, process

    words = sorted({word for name in names for word in name.split()})
    likes = [
        {like: score for like, score, _ in process.extract(word, words, scorer=fuzz.ratio, score_cutoff=MIN_WORD_SCORE)}
        for word in asked.split()
    ]  # fmt: skip
    if not all(likes):
        return {}
    scores = {}
    for position, name in enumerate(names):
        held = name.split()
        best = [max((like.get(word, 0.0) for word in held), default=0.0) for like in likes]
        if all(best):
            scores[position] = sum(best) / len(best) - len(held)
    return scores


def _holding(asked: str, names: Iterable[str], *, limit: int) -> list[int]:
    """Return the positions of the first names that hold the asked words, from the start of a word on."""
    wanted = " " + asked
    found = []
    for position, name in enumerate(names):
        if wanted in " " + name:
            found.append(position)
            if len(found) == limit:
                break
    return found


def clipped(text: str, most: int = 60) -> str:
    """Return a text, cut anywhere and with an ellipsis if it has more than so many characters.

    >>> clipped("one two three", 9)
    'one two …'
    """
    return text if len(text) <= most else f"{text[: most - 1]}…"
