"""What a page says of an answer: sentences with ``{a}`` and ``{b}`` in the places of the names.

The command makes its sentences when it is asked; a page has those of every relation that its claims have, made by
the same functions.
"""

from __future__ import annotations

from typing import Any, Final

from actorgraph.model.vocabulary import Reading, Vocabulary
from actorgraph.sentence.noun import Noun
from actorgraph.sentence.question import answer, clause_words, nobody

#: How an answer is said: its modality, and whether of a state that is over.
MANNERS: Final = (("stated", False), ("stated", True), ("believed", False), ("likely", False))


def says(vocabulary: Vocabulary, forward: Reading, back: Reading) -> list[list[Any]]:
    """Return who does it to ``{b}`` and to whom ``{a}`` does it, in each manner; that nobody does it to ``{b}``; that
    ``{a}`` does it to ``{b}``, and will; that ``{a}`` does it to anybody.

    Each is there for one and for several: first of a, then of b. What is the same for all is there once.

    >>> from actorgraph.model.vocabulary import standard
    >>> reading = standard().reading("sponsors")
    >>> who, _, nobody_does, _, will, _ = says(standard(), reading, reading.turned(standard()))
    >>> who[0], nobody_does, will
    (['{a} sponsors {b}', '{a} sponsors {b}', '{a} sponsor {b}', '{a} sponsor {b}'], ['nobody is said to sponsor {b}'], ['{a} will sponsor {b}'])
    """
    one, several = (
        {key: Noun("", f"{{{key}}}", number=number, article="none") for key in "ab"}
        for number in ("singular", "plural")
    )
    both = (one, several)

    def answers(reading: Reading, who: str, other: str) -> list[list[str]]:
        """Return the answers in each manner, for one and for several of a, then of b."""
        return [
            _once(
                [
                    answer(vocabulary, reading, [of[who]], to[other], modality=modality, past=past)
                    for a in both
                    for b in both
                    for of, to in [(a, b) if who == "a" else (b, a)]
                ]
            )
            for modality, past in MANNERS
        ]

    return [
        answers(forward, "a", "b"),
        answers(back, "b", "a"),
        _once([nobody(vocabulary, forward, of["b"]) for of in both]),
        *(
            _once(
                [
                    clause_words(vocabulary, forward, of["a"], to["b"], ahead=ahead)
                    for of in both
                    for to in both
                ]
            )
            for ahead in (False, True)
        ),
        _once([clause_words(vocabulary, forward, of["a"]) for of in both]),
    ]


def _once(sentences: list[str]) -> list[str]:
    return sentences[:1] if len({*sentences}) == 1 else sentences
