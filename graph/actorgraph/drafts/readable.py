"""What can be drafted at all: plain text, in English, of a size that is read in a minute."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from actorgraph.case.text import sentence_spans
from actorgraph.model.errors import FileTrouble
from actorgraph.sentence.wordlist import wordlist

MOST_BYTES: Final = 1_000_000
#: Words of English that its neighbours have not, as far as a text of them tells.
_ENGLISH: Final = wordlist(
    "the of and to that is for by with said has from at were had not it its which who they their this but have"
    " been after did will would he she his her as are be"
)
_OTHERS: Final = wordlist(
    "der die das und nicht ist wurde ein eine den dem von mit auf le la les des et du une est dans pour que qui"
    " el los las del por con una il di che della per sono och det att som är en het een van niet zijn não uma os"
    " da na się nie jest ve bir bu yang dan di ini untuk nel gli lo se su"
)
#: Texts of fewer words are refused for words of other languages alone.
_FEW: Final = 40


def check_text(text: str) -> None:
    """Make sure that a text can be coded.

    Raises
    ------
    FileTrouble
        It is too long, has control characters, or no sentence.
    """
    if len(text.encode("utf-8", "surrogatepass")) > MOST_BYTES:
        raise FileTrouble(f"the text has more than {MOST_BYTES:,} bytes; draft it in parts")
    for at, character in enumerate(text):
        if unicodedata.category(character) in ("Cc", "Cs") and character not in "\n\r\t\f\v":
            raise FileTrouble(
                f"the text has a control character, U+{ord(character):04X}, at character {at}; it is not plain text"
            )
    if not re.search(r"[^\W\d_]", text) or not any(sentence_spans(text)):
        raise FileTrouble("the text has no sentence")


def is_english(text: str) -> bool:
    """Return False if a text does not look like English.

    >>> is_english("The militia attacked the port."), is_english("Le chef de la milice est mort.")
    (True, False)
    """
    words = re.findall(r"[^\W\d_]+", text.lower())
    ascii_letters = sum(letter.isascii() for word in words for letter in word)
    english = sum(word in _ENGLISH for word in words)
    others = sum(word in _OTHERS for word in words)
    if ascii_letters < 0.8 * sum(map(len, words)):
        return False
    if others > english and others >= max(2, 0.15 * len(words)):
        return False
    return len(words) < _FEW or english >= 0.05 * len(words)
