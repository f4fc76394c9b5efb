"""The answer to *whether*, as lines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from actorgraph.text.lines import Evidence, heading, indented
from actorgraph.text.same import counted_lines

if TYPE_CHECKING:
    from actorgraph.questions.whether import Whether
    from actorgraph.store.reader import Store

_MOST: Final = 5
_VERDICTS: Final = {
    "stated": "Stated",
    "stated with a hedge": "Stated, with a hedge",
    "derived": "Derived: no claim says it outright; it follows from several",
    "contradicted": "Contradicted: some claims say so, others deny it",
    "denied": "Denied: no claim that counts says so, and it is denied",
    "not stated": "Not stated: no claim that counts says so, and none denies it",
}


def whether_lines(store: Store, answer: Whether) -> Iterator[str]:
    """Yield the verdict, then the claims for it, against it, and near to it."""
    chain = answer.derived.chain if answer.derived else ()
    linked = [store.claim(link.claim) for link in chain]
    everything = [*answer.claims, *answer.denied, *answer.also_said, *answer.near, *linked]
    evidence = Evidence(store, everything)
    yield heading(f"{answer.question[:1].upper()}{answer.question[1:]}?")
    yield from indented(f"{_VERDICTS[answer.verdict]}.", 0)
    for step, claim in enumerate(linked, start=1):
        yield from indented(f"{step}. {evidence.sentence(claim)}", 4, hang=3)
        yield from evidence.lines(claim, 7)
    yield from evidence.group("Said", answer.claims, _MOST)
    yield from evidence.group("Denied", answer.denied, _MOST)
    yield from evidence.group("Also said, and not counted", answer.also_said, _MOST)
    yield from evidence.group("What is said near it", answer.near, _MOST)
    yield from counted_lines(answer.same)
