"""What the reader and the writers of GraphML share: which words can be ids, and our column of the graph."""

from __future__ import annotations

import re
from typing import Final

#: Column of the graph for what no node or edge holds; if it is long, others with a number follow.
HEADER: Final = "actorgraph"
#: Letters that every validator takes in an NMTOKEN: those which the second edition of XML 1.0
#: (https://www.w3.org/TR/2000/REC-xml-20001006#CharClasses) shares with the fifth, of the scripts in
#: which actors are likely to be written.
LETTERS: Final = (
    "A-Za-zÀ-ÖØ-öø-ıĴ-ľŁ-ňŊ-žƀ-ǃǍ-ǰḀ-ẛẠ-ỹ"  # Latin
    "ΈΉΊΌΎ-ΡΣ-ώЁ-ЌЎ-яё-ќў-ҁҐ-ӄԱ-Ֆա-ֆა-ჶ"  # Greek, Cyrillic, Armenian, Georgian
    "א-תء-غـ-ْ٠-٩ٰ-ڷں-ھۀ-ێې-ۓە۰-۹"  # Hebrew, Arabic
    "अ-ह़-्०-९ぁ-ゔァ-ヺ一-龥가-힣"  # Devanagari, Japanese, Chinese, Korean
)
_TOKEN: Final = re.compile(f"[-.0-9:_{LETTERS}]+")
_NO_TOKEN: Final = re.compile(f"[^-.0-9:_{LETTERS}]")


def is_token(word: str) -> bool:
    """Return True if a word can be an XML id for every validator."""
    return _TOKEN.fullmatch(word) is not None


def as_token(word: str) -> str:
    """Return a word with underscores for what no XML id can hold."""
    return _NO_TOKEN.sub("_", word) or "_"


def is_kept_by_networkx(word: str) -> bool:
    """Return False for ``01``: networkx reads ids of edges as numbers if it can, so it would be 1."""
    try:
        return str(int(word)) == word
    except ValueError:
        return True
