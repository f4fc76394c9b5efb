"""The answer to *figures*, as lines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from actorgraph.sentence.wording import count
from actorgraph.text.lines import Evidence, heading, indented

if TYPE_CHECKING:
    from actorgraph.questions.figures import Figures
    from actorgraph.store.reader import Store

_MOST: Final = 30


def figures_lines(store: Store, answer: Figures) -> Iterator[str]:
    """Yield every figure with what it is about and who gave it."""
    shown = answer.figures[:_MOST]
    evidence = Evidence(store, [it.claim for it in shown])
    yield heading(f"{answer.question[:1].upper()}{answer.question[1:]}?")
    if not answer.figures:
        yield "Not stated: no claim gives such a figure."
    for it in shown:
        modality = "" if it.claim.modality == "stated" else f": {it.claim.modality}"
        about = answer.names.get(it.about, it.about)
        yield from indented(f"{it.quantity}, of {about}{modality}", 2, hang=2)
        yield from evidence.lines(it.claim, 6)
    left = len(answer.figures) - len(shown)
    if left:
        yield f"  … and {count(left, 'more figure')}"
    if answer.differ:
        yield "The figures differ: they cannot all be true. None is preferred here."
