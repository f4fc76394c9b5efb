"""What actors, events, sources and claims check of themselves: a value that exists is a valid value.

References are ids; whether they resolve is for a case or a store to say.
"""

from __future__ import annotations

from typing import Final

from actorgraph.model.errors import InvalidValue
from actorgraph.model.names import is_id, unprintable

#: Grammatical numbers and articles of a name; empty leaves them to the guess of `actorgraph.sentence`.
NUMBERS: Final = ("", "singular", "plural")
ARTICLES: Final = ("", "the", "none")


def need_id(text: str, noun: str) -> None:
    if not is_id(text):
        article = "an" if noun in ("actor", "event") else "a"
        raise InvalidValue(
            f"{text!r} cannot be the id of {article} {noun}; use letters, digits, '-', '_' and '.'"
        )


def need_text(text: str) -> None:
    """Refuse what no store and no UTF-8 file can hold: a NUL, half of a surrogate pair."""
    if text.isprintable():
        return
    for character in text:
        if character == "\0" or "\ud800" <= character <= "\udfff":
            raise InvalidValue(
                f"a claim must not hold the character U+{ord(character):04X}: {text!r}"
            )


def need_name(text: str, noun: str) -> None:
    if not text.strip():
        raise InvalidValue(f"a {noun} must not be empty")
    bad = unprintable(text)
    if bad:
        raise InvalidValue(f"a {noun} must not hold the character {bad}: {text!r}")


def need_grammar(number: str, article: str) -> None:
    if number not in NUMBERS:
        raise InvalidValue(f"unknown number {number!r}; use singular or plural")
    if article not in ARTICLES:
        raise InvalidValue(f"unknown article {article!r}; use the or none")


def need_one_of(text: str, allowed: tuple[str, ...], noun: str) -> None:
    if text not in allowed:
        raise InvalidValue(f"unknown {noun} {text!r}; use one of {', '.join(allowed)}")
