"""The answer to *timeline*, as lines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from actorgraph.sentence.wording import count, quoted, told
from actorgraph.text.lines import table
from actorgraph.text.same import counted_lines

if TYPE_CHECKING:
    from actorgraph.questions.timeline import Moment, Timeline


def timeline_lines(timeline: Timeline) -> Iterator[str]:
    """Yield a row for each event and dated claim."""
    yield from table(
        ("When", "What"), ((told(it.when), _what(it, timeline)) for it in timeline.moments)
    )
    if timeline.undated:
        yield ""
        yield f"{count(timeline.undated, 'claim')} without a date of their own are not shown"
    yield from counted_lines(timeline.same)


def _what(moment: Moment, timeline: Timeline) -> str:
    if moment.kind == "event":
        about = count(len(moment.claims), "claim")
        return f"{moment.name} ({about}) [{moment.id}]"
    claim = timeline.claims[moment.id]
    who = timeline.names[claim.claimant]
    return f"{quoted(claim.quote)} ({who}, {claim.modality}) [{claim.id}]"
