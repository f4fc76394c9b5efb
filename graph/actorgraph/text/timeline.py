"""The answer to *timeline*, as lines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from actorgraph.sentence.wording import count, quoted, told
from actorgraph.text.lines import Evidence, indented, table
from actorgraph.text.same import counted_lines

if TYPE_CHECKING:
    from actorgraph.questions.timeline import Moment, Timeline
    from actorgraph.store.reader import Store


def timeline_lines(store: Store, timeline: Timeline) -> Iterator[str]:
    """Yield a row for each event and dated claim."""
    dated = [moment.id for moment in timeline.moments if moment.kind == "claim"]
    evidence = Evidence.called(store, dated)
    rows = ((told(moment.when), _what(moment, evidence)) for moment in timeline.moments)
    yield from table(("When", "What"), rows)
    if timeline.undated:
        yield ""
        left_out = count(timeline.undated, "claim")
        is_not = "is not shown, without" if timeline.undated == 1 else "are not shown, without"
        yield from indented(f"{left_out} {is_not} a date that tells when", 0)
    yield from counted_lines(timeline.same)


def _what(moment: Moment, evidence: Evidence) -> str:
    if moment.kind == "event":
        about = f" ({count(len(moment.claims), 'claim')})" if moment.claims else ""
        return f"{moment.name}{about} [{moment.id}]"
    claim = evidence[moment.id]
    who = evidence.name(claim.claimant)
    return f"{quoted(claim.quote)} ({who}, {claim.modality}) [{claim.id}]"
