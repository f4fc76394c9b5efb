"""The answer to *conflicts*, as lines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from actorgraph.questions.figures import why_apart
from actorgraph.sentence.topic import topic_words
from actorgraph.sentence.wording import count
from actorgraph.text.lines import Evidence, heading, indented
from actorgraph.text.same import counted_lines

if TYPE_CHECKING:
    from actorgraph.questions.conflicts import Conflict, Conflicts, Side
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
        yield heading(_title(store, conflict, evidence))
        for side in conflict.sides:
            yield from _side_lines(side, evidence)
        if conflict.kind == "figures":
            for reason in why_apart(conflict.said, answer.names):
                yield from indented(f"{reason}.", 2, hang=2)
    if answer.more:
        yield ""
        yield "… and more; --limit 0 prints them all"
    yield from counted_lines(answer.same)


def _title(store: Store, conflict: Conflict, evidence: Evidence) -> str:
    if conflict.kind == "leaders":
        led = store.nouns([conflict.object])[conflict.object].words
        return f"Several lead {led} on the same days; they may lead together"
    if conflict.kind == "figures":
        about, whose = conflict.event or conflict.subject, conflict.object
        ends = store.nouns(filter(None, [about, whose]))
        topic = topic_words(conflict.what, "", ends[about], ends[whose] if whose else None)
        return f"No number fits all figures: {topic}"
    if conflict.kind == "responsibility":
        ends = store.nouns([conflict.subject, conflict.event])
        done = f"{'are' if ends[conflict.subject].plural else 'is'} said to be behind {ends[conflict.event].words}"
        return f"Said and denied: {ends[conflict.subject].words} {done}"
    both = "Said and denied" if conflict.kind == "denied" else "Said, and so is the opposite"
    return f"{both}: {evidence.plainly(conflict.sides[0].said[0])}"


def _side_lines(side: Side, evidence: Evidence) -> Iterator[str]:
    yield from indented(f"{side.words}:", 2, hang=2)
    for claim in side.said[:_MOST_QUOTES]:
        yield from indented(evidence.sentence(claim), 4, hang=2)
        yield from evidence.lines(claim, 6)
    left = len(side.claims) - _MOST_QUOTES
    if left > 0:
        yield f"    … and {count(left, 'more claim')}"
