"""The answer to *figures*, as lines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from actorgraph.questions.answer import Verdict
from actorgraph.sentence.wording import count
from actorgraph.text.lines import Evidence, heading, indented

if TYPE_CHECKING:
    from actorgraph.questions.figures import Figures
    from actorgraph.store.reader import Store

_MOST: Final = 30


def figures_lines(store: Store, answer: Figures) -> Iterator[str]:
    """Yield every figure with what it is about and who gave it."""
    shown = answer.figures[:_MOST]
    may_hold = [figure.claim for figure in answer.may_hold[:_MOST]]
    evidence = Evidence.called(store, [*(figure.claim for figure in shown), *may_hold])
    yield heading(answer.title)
    if not answer.figures and (may_hold or answer.filters.spans):
        see = "; see what may hold then" if may_hold else ""
        yield f"Not stated: no claim gives a figure of the time that is asked for{see}."
    elif not answer.figures:
        yield "Not stated: no claim gives a figure of that."
    elif answer.verdict == Verdict.NOT_STATED:
        yield "Not stated: no claim that counts gives such a figure, only these:"
    for figure in shown:
        yield from evidence.told(evidence[figure.claim], 2)
    left = len(answer.figures) - len(shown)
    if left:
        yield f"  … and {count(left, 'more figure')}"
    yield from evidence.may_hold(may_hold)
    if answer.near:
        yield ""
        yield heading("Not of that, but of more or of a part of it")
        near = Evidence.called(store, (figure.claim for figure in answer.near[:_MOST]))
        for figure in answer.near[:_MOST]:
            yield from near.told(near[figure.claim], 2)
    for reason in answer.apart:
        yield from indented(f"{reason}.", 0, hang=2)
    if answer.apart_more:
        yield f"… and {count(answer.apart_more, 'more pair')} of figures that differ"
    if answer.differ:
        yield "The figures differ, and none is preferred here."
