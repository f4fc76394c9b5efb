"""Lists of words, written as they are read."""

from __future__ import annotations


def wordlist(text: str) -> frozenset[str]:
    """Return the words of a text.

    >>> sorted(wordlist("war siege"))
    ['siege', 'war']
    """
    return frozenset(text.split())
