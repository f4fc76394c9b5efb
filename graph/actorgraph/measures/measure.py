"""What a measure returns: an answer that is derived, for no claim says it outright."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from actorgraph.questions.answer import AnswerBase, Verdict, verdict_of

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure(AnswerBase[Item]):
    """The answer of a measure over the network of claims."""

    @property
    def verdict(self) -> Verdict:
        """*Derived*; *not stated* if there is nothing to measure."""
        return verdict_of([], derived=len(self) > 0)

    @property
    def derives(self) -> bool:
        """False: the claims are measured, and no further tie is concluded from them."""
        return False


def measure_words(
    question: str, relation: Sequence[str], *, directed: bool | None = None, events: bool = False
) -> str:
    """Return the question of a measure in words, with what its options let count.

    >>> measure_words("who stands first by degree", ["sponsorship"], directed=True)
    'who stands first by degree, by claims of sponsorship, from subject to object'
    """
    parts = [
        question,
        f"by claims of {' or '.join(relation)}" if relation else "",
        {True: "from subject to object", False: "from either end", None: ""}[directed],
        "events counted as actors" if events else "",
    ]
    return ", ".join(filter(None, parts))
