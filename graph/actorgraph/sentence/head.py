"""The head of a noun phrase: the word that its number and its article depend on."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from actorgraph.sentence.wordlist import wordlist

_END: Final = (
    r"(?<=\S)(?:,| [(–—]| (?:of|in|on|for|against|from|at|by|to|with|since|during|between|over|after"
    r"|before|near|under|within|across|about|as|who|that|which|towards?|without) )"
)
_IRREGULAR: Final = {"people": "person", "men": "man", "women": "woman", "children": "child"}
_PLURAL: Final = frozenset(_IRREGULAR) | {"police", "clergy", "cattle"}
#: Words in the singular that end like a plural.
_SINGULAR: Final = wordlist(
    "corps series news headquarters hamas crisis chaos mass press congress express politics means"
    " times reuters nations states emirates gas bus axis"
)


@lru_cache(maxsize=4096)
def split(phrase: str) -> tuple[str, str, str]:
    """Return what comes before the head of a noun phrase, the head, and what follows.

    >>> split("US airstrikes in Iraq and Syria"), split("Sons of the Pass")
    (('US ', 'airstrikes', ' in Iraq and Syria'), ('', 'Sons', ' of the Pass'))
    """
    found = re.search(_END, phrase, re.IGNORECASE)
    core, rest = (phrase[: found.start()], phrase[found.start() :]) if found else (phrase, "")
    before, blank, head = core.rpartition(" ")
    return before + blank, head, rest


def is_plural(word: str) -> bool:
    """Return True if a word looks like a plural.

    >>> [is_plural(word) for word in ("militias", "Forces", "Corps", "people", "Kata'ib", "crisis")]
    [True, True, False, True, False, False]
    """
    folded = word.casefold()
    if folded in _PLURAL:
        return True
    return (
        len(folded) > 3
        and folded.endswith("s")
        and not folded.endswith(("ss", "us", "is", "'s", "’s"))
        and folded not in _SINGULAR
    )


def singular(phrase: str) -> str:
    """Return a noun phrase in the plural as one in the singular.

    >>> singular("US service members"), singular("people"), singular("attacks on bases"), singular("EUR")
    ('US service member', 'person', 'attack on bases', 'EUR')
    """
    before, head, rest = split(phrase)
    return f"{before}{_one(head)}{rest}"


def _one(word: str) -> str:
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if not is_plural(word) or word.isupper():
        return word
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    return word[:-1]
