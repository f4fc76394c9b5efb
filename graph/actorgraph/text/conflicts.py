"""The answer to *conflicts*, as lines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from actorgraph.questions.tie import Tie
from actorgraph.sentence.wording import count, quoted
from actorgraph.text.lines import Evidence, heading, indented
from actorgraph.text.same import counted_lines
from actorgraph.text.tie import tie_words

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
    evidence = Evidence(store, [claim for it in answer.conflicts for claim in it.said])
    for at, it in enumerate(answer.conflicts):
        if at:
            yield ""
        yield heading(_title(store, it, answer))
        for side in it.sides:
            yield from _side_lines(side, evidence)
    if answer.more:
        yield ""
        yield "… and more; --limit 0 prints them all"
    yield from counted_lines(answer.same)


def _title(store: Store, it: Conflict, answer: Conflicts) -> str:
    names = answer.names
    event = quoted(names.get(it.event, it.event)) if it.event else ""
    if it.kind == "responsibility":
        return (
            f"{names.get(it.subject, it.subject)} is said to have done {event}, and that is denied"
        )
    if it.kind == "leaders":
        return (
            f"Several lead {names.get(it.object, it.object)} on the same days; it may be together"
        )
    if it.kind == "figures":
        target = f" of {names.get(it.object, it.object)}" if it.object else ""
        about = event or quoted(names.get(it.subject, it.subject))
        return f"No number fits all figures for {it.what}{target}, about {about}"
    tie = Tie(it.relation, it.subject, it.object, it.event)
    both = "said and denied" if it.kind == "denied" else "said, and so is the opposite"
    return f"{tie_words(tie, store.vocabulary, names)}: {both}"


def _side_lines(side: Side, evidence: Evidence) -> Iterator[str]:
    yield from indented(f"{side.words}:", 2, hang=2)
    for claim in side.said[:_MOST_QUOTES]:
        yield from indented(evidence.headline(claim), 4, hang=2)
        yield from evidence.lines(claim, 6)
    left = len(side.claims) - _MOST_QUOTES
    if left > 0:
        yield f"    … and {count(left, 'more claim')}"
