"""A sentence as a list of parts, which every medium shows in its own way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

#: What a part is: plain words; a name with its article; the verb; words that say how firm the claim is;
#: the source's own words, in quotation marks; a number with its unit.
KINDS: Final = ("text", "actor", "event", "verb", "modality", "quote", "figure")

_NO_BLANK_BEFORE: Final = (" ", ",", ".", ";", ":", ")", "?")
_CLOSERS: Final = "”’\"')"


class Part(NamedTuple):
    """A piece of a sentence. `id` is the actor or event that it names, if any."""

    kind: str
    text: str
    id: str = ""


Parts = tuple[Part, ...]


def words(text: str, kind: str = "text") -> Parts:
    """Return words as parts, none if the text is empty."""
    return (Part(kind, text),) if text else ()


def text_of(parts: Iterable[Part]) -> str:
    """Return a sentence as one text.

    >>> text_of(joined([Part("actor", "Iran", "iran"), Part("verb", "sponsors"), Part("text", "(so)")]))
    'Iran sponsors (so)'
    """
    return "".join(part.text for part in parts)


def joined(parts: Iterable[Part]) -> Parts:
    """Return parts with the blanks that belong between them; plain words that meet are one part."""
    found: list[Part] = []
    for part in filter(lambda part: part.text, parts):
        if found and not _sticks(found[-1].text, part.text):
            found.append(Part("text", " "))
        found.append(part)
    return tuple(_merged(found))


def finished(parts: Iterable[Part]) -> Parts:
    """Return a sentence that begins with a capital and ends with one full stop.

    >>> text_of(finished([Part("text", "the end")]))
    'The end.'
    """
    kept = list(parts)
    if not kept:
        return ()
    first = kept[0]
    kept[0] = first._replace(text=_capital(first.text))
    if not text_of(kept).rstrip(_CLOSERS).endswith((".", "!", "?", "…")):
        kept.append(Part("text", "."))
    return tuple(_merged(kept))


def _sticks(before: str, after: str) -> bool:
    """Return True if no blank belongs between two pieces."""
    return before.endswith(("(", " ")) or after.startswith(_NO_BLANK_BEFORE)


def _merged(parts: Iterable[Part]) -> Iterator[Part]:
    waiting: Part | None = None
    for part in parts:
        if waiting and waiting.kind == part.kind == "text":
            waiting = waiting._replace(text=waiting.text + part.text)
            continue
        if waiting:
            yield waiting
        waiting = part
    if waiting:
        yield waiting


def _capital(text: str) -> str:
    """Return a text with its first letter, which quotation marks may precede, as a capital."""
    for at, character in enumerate(text):
        if character.isalnum():
            return text[:at] + character.upper() + text[at + 1 :]
    return text
