"""What goes with a verb: by which means, in which event, and words that fit nowhere else."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from actorgraph.sentence.head import is_plural
from actorgraph.sentence.noun import Noun
from actorgraph.sentence.part import Part, Parts
from actorgraph.sentence.wording import listed
from actorgraph.sentence.wordlist import wordlist

_MEANS: Final = {
    "aerial": "from the air",
    "air strike": "with air strikes",
    "airstrike": "with airstrikes",
    "asylum": "with asylum",
    "bomb": "with a bomb",
    "boycott": "with a boycott",
    "car bomb": "with a car bomb",
    "demonstration": "with a demonstration",
    "drone": "with drones",
    "hunger strike": "with a hunger strike",
    "missile": "with missiles",
    "riot": "with a riot",
    "rocket": "with rockets",
    "telephone": "by telephone",
}
#: The part of a word by which the name of an event says the same.
_ROOTS: Final = {"aerial": "air", "small arms": "shoot"}
#: Nouns without a plural, which need no article.
_MASS: Final = wordlist(
    "aid ammunition artillery blocking cash equipment fire funding gas gunfire intelligence investment money"
    " poison shelling torture training violence"
)
#: Types of events at which something is said; that it was said there goes without saying.
_SPEECH: Final = wordlist(
    "statement speech interview news-conference press-conference announcement declaration"
)
_AT: Final = wordlist("ceremony meeting summit conference funeral rally talks visit")


def unsaid(modes: Sequence[str], event: Noun | None) -> list[str]:
    """Return the means that the name of an event does not say: a *drone attack* is made with drones."""
    name = event.name.casefold() if event else ""
    return [mode for mode in modes if _ROOTS.get(mode, mode.casefold()) not in name]


def means(modes: Sequence[str]) -> Parts:
    """Return by which means something was done, so far as there are words for it.

    >>> [part.text for part in means(["money", "weapons", "training"])]
    ['with money, weapons and training']
    """
    told = [phrase for mode in modes if (phrase := _phrase(mode))]
    with_ = [phrase.removeprefix("with ") for phrase in told if phrase.startswith("with ")]
    found = [phrase for phrase in told if not phrase.startswith("with ")]
    if with_:
        found.append(f"with {listed(with_)}")
    return tuple(Part("text", phrase) for phrase in found)


def brackets(texts: Sequence[str], modes: Sequence[str]) -> Parts:
    """Return in brackets the words that a sentence has no other place for."""
    kept = [*texts, *(mode for mode in modes if not _phrase(mode))]
    return (Part("text", f"({', '.join(kept)})"),) if kept else ()


def preposition(event: Noun, usual: str) -> str:
    """Return the preposition before an event, empty if a sentence does without the event."""
    if event.type in _SPEECH or usual == "none":
        return ""
    return "at" if event.type in _AT and usual == "in" else usual


def _phrase(mode: str) -> str:
    folded = mode.casefold()
    if folded in _MEANS:
        return _MEANS[folded]
    last = folded.rpartition(" ")[2]
    plain = all(character.isalnum() or character in " -" for character in folded)
    return f"with {mode}" if plain and (last in _MASS or is_plural(last)) else ""
