"""The answer to *conflicts*, as lines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from actorgraph.questions.apart import apart_lines
from actorgraph.questions.conflicts import conflict_words
from actorgraph.sentence.wording import count
from actorgraph.text.lines import Evidence, heading, indented
from actorgraph.text.same import counted_lines

if TYPE_CHECKING:
    from actorgraph.questions.conflicts import Conflicts, Side
    from actorgraph.store.reader import Store

#: Quotes printed of one side.
_MOST_QUOTES: Final = 3


def conflict_lines(store: Store, answer: Conflicts) -> Iterator[str]:
    """Yield each conflict with its sides, and the claims that say them."""
    if not answer.conflicts:
        about = f" about {answer.names.get(answer.name, answer.name)}" if answer.name else ""
        text = f"No conflict: all that counts{about} can be true together, which does not make it true."
        yield from indented(text, 0)
        yield from counted_lines(answer.same)
        return
    evidence = Evidence(store, [claim for conflict in answer.conflicts for claim in conflict.said])
    for at, conflict in enumerate(answer.conflicts):
        if at:
            yield ""
        yield heading(conflict_words(store, conflict))
        for side in conflict.sides:
            yield from _side_lines(side, evidence)
        if conflict.kind == "figures":
            for reason in apart_lines(conflict.said, answer.names):
                yield from indented(reason, 2, hang=2)
    if answer.more:
        yield ""
        yield "… and more; --limit 0 prints them all"
    yield from counted_lines(answer.same)


def _side_lines(side: Side, evidence: Evidence) -> Iterator[str]:
    yield from indented(f"{side.words}:", 2, hang=2)
    for claim in side.said[:_MOST_QUOTES]:
        yield from indented(evidence.sentence(claim), 4, hang=2)
        yield from evidence.lines(claim, 6)
    left = len(side.claims) - _MOST_QUOTES
    if left > 0:
        yield f"    … and {count(left, 'more claim')}"
