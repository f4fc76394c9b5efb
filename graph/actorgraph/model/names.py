"""Names: what makes two spellings one, and which names come near a misspelt one.

`fold` takes away what writers vary without meaning another actor: case, diacritics, the many
apostrophes of romanised Arabic, hyphens, and letters of the Arabic script that keyboards confuse.
It does not change letters for other letters: *Hizballah* stays another spelling of *Hezbollah*, to
be suggested, never assumed. Vowel signs, tones and viramas of other scripts make other words, and stay.
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
        folded: str | None = character if character.isalnum() or _is_letter_sign(character) else " "
        if _is_accent(character) or unicodedata.category(character) == "Cf":
            folded = None
        if character.isdecimal():
            folded = str(unicodedata.decimal(character))
        self[code] = folded
        return folded


def _is_letter_sign(character: str) -> bool:
    """Return True for signs that are letters to their readers: vowels, tones and viramas.

    Unicode's combining class does not say which they are: the vowels of Hindi have 0, those of Thai 103,
    as some vowel points of Arabic have 30.
    """
    return (
        unicodedata.category(character) in ("Mn", "Mc")
        and not _is_accent(character)
        and character not in _SELECTORS
    )


def _is_accent(character: str) -> bool:
    """Return True for marks that writers leave out without making another word."""
    return bool(unicodedata.combining(character)) and _ACCENTS.match(character) is not None


_SELECTORS: Final = frozenset(map(chr, range(0xFE00, 0xFE10)))  # text or emoji: how to draw it
#: The marks that fold: accents of any script, and the vowel points of Hebrew, Arabic and Syriac.
#: Unicode's collation (UTS #10) gives them no primary weight; it gives none to viramas' and nuktas' marks, or to
#: the tones of N'Ko, either, and those stay here: two actors can be joined, one that was made of two not parted.
_ACCENTS: Final = re.compile(
    "[\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0711\u0730-\u074a"
    "\u08ca-\u08ff\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufb1e\ufe20-\ufe2f]"
)
#: A Cyrillic letter with accents: й, ї, ў and ѓ are letters of their own, which ё, and a vowel with the
#: mark of its stress, are not.
_CYRILLIC: Final = re.compile("([\u0400-\u052f])([\u0300-\u036f]+)")
_SAME_LETTER: Final = "ёѐѝ"
#: Letters and signs that count for nothing; ´ decomposes into a blank and an accent.
_LEFT_OUT: Final = str.maketrans("", "", _APOSTROPHES + "ـ´")
_FOLDING: Final = _Folding(
    str.maketrans(
        {
            **dict.fromkeys(_APOSTROPHES + "ـ"),
            **_ARABIC,
            **_LATIN,
            **dict.fromkeys(
                "\u200b\u200c", " "
            ),  # the blanks without width; Persian writes the second
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
    text = text.translate(_LEFT_OUT)  # first, since marks change places when nothing parts them
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    composed = _CYRILLIC.sub(_cyrillic_letter, decomposed)
    folded = unicodedata.normalize("NFC", composed.translate(_FOLDING))
    return " ".join(folded.split())


def _cyrillic_letter(found: re.Match[str]) -> str:
    """Return a letter with the first of its marks that makes it another letter, or without any."""
    for mark in found[2]:
        letter = unicodedata.normalize("NFC", found[1] + mark)
        if len(letter) == 1 and letter not in _SAME_LETTER:
            return letter
    return found[1]


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


def symbols_of(text: str) -> str:
    """Return the symbols of a name of which folding leaves nothing: who has one is not who has none.

    Blanks and punctuation may differ between two spellings of a name; for symbols, as for letters, Unicode's collation
    has primary weights.

    >>> symbols_of("Group A+"), symbols_of("Kata’ib “Hezbollah”"), symbols_of("Unit №5 ™")
    ('+', '', '')
    """
    odd = (each for each in text if not each.isalnum() and not each.isspace())
    found = (each for each in odd if unicodedata.category(each) in ("Sm", "Sc", "So"))
    return "".join(each for each in found if not fold(each))


def whole_slug(text: str) -> str:
    """Return the `slug` of a name and, if it has symbols that no id can hold, a hash of them.

    >>> whole_slug("Group A"), whole_slug("Group A+")
    ('group-a', 'group-a-7ebe16cd')
    """
    symbols = symbols_of(text)
    return f"{slug(text)}-{crc32(symbols.encode()):08x}" if symbols and fold(text) else slug(text)


def slug_of(folded: str) -> str:
    """Return the id that a folded name makes, empty if nothing is left of the name."""
    made = folded.replace(" ", "-")
    return made if made.isascii() or is_id(made) else ""


def is_id(text: str) -> bool:
    """Return True if a text can be an id: letters, digits, ``.``, ``_`` and ``-``, no blanks."""
    if text.isascii() or _SLUG.fullmatch(text):
        return _SLUG.fullmatch(text) is not None
    letters = "".join("a" if _is_letter_sign(letter) else letter for letter in text[1:])
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


def tidy(text: str) -> str:
    r"""Return a text without what no name may hold: controls, turning marks, and what cannot be seen.

    Line breaks, tabs, and the joiners and marks that belong to the spelling of a word stay; other blanks that
    steer become a blank.

    >>> tidy("\u202bAsh\u202c\x0bColumn\x1b"), tidy("two\nlines"), tidy("half\ud800")
    ('Ash Column', 'two\nlines', 'half\ud800')
    """
    return text if text.isprintable() else _UNTIDY.sub(_tidied, text)


def _tidied(found: re.Match[str]) -> str:
    return " " if found[0].isspace() else ""


#: What `tidy` takes out; halves of characters stay, for a file with one is broken.
_UNTIDY: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u2028-\u202e\u2060\u2066-\u206f\ufeff\ufff9-\ufffb]"
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
