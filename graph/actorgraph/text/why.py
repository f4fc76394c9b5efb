"""The answer to *why*, as lines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from actorgraph.text.lines import Evidence, heading

if TYPE_CHECKING:
    from actorgraph.questions.why import Why
    from actorgraph.store.reader import Store

_MOST: Final = 8


def why_lines(store: Store, answer: Why) -> Iterator[str]:
    """Yield what is said as the reason, as the aim, and by bodies of the actor."""
    groups = {
        "Said as what it answers": answer.reasons,
        "Said as its aim": answer.aims,
        "Said of bodies that belong to the actor": answer.by_parts,
        "The act itself": answer.acts,
    }
    shown = [claim for claims in groups.values() for claim in claims[:_MOST]]
    evidence = Evidence.called(store, shown)
    yield heading(answer.title)
    if not (answer.reasons or answer.aims):
        yield "Not stated: no claim gives a reason or an aim."
    for title, claims in groups.items():
        yield from evidence.group(title, claims, _MOST)
