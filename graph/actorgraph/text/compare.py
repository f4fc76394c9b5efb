"""The answer to *compare*, as lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from actorgraph.questions.assertion import Topic
from actorgraph.questions.compare import change_words
from actorgraph.sentence.figure import figure
from actorgraph.sentence.wording import count
from actorgraph.text.lines import Evidence, heading, indented

if TYPE_CHECKING:
    from actorgraph.questions.compare import Change, Comparison
    from actorgraph.store.reader import Store

#: Quotes printed of one side of a change.
_MOST_QUOTES: Final = 2


def compare_lines(
    store: Store, answer: Comparison, *, limit: int = 20, kept: bool = False
) -> Iterator[str]:
    """Yield what is contradicted, added and dropped, and how much is kept."""
    other = answer.other or store
    yield heading(f"What differs: {answer.before} → {answer.after}")
    for match in answer.matched:
        text = f"{match.name}: {match.after} of {answer.after} is taken for {match.before}, for its name"
        yield from indented(text, 2, hang=2)
    sections: list[tuple[str, Sequence[Change]]] = [
        (
            "Contradicted: told on one side and denied on the other, or figures that no number fits",
            answer.contradicted,
        ),
        (f"Added: only {answer.after}", answer.added),
        (f"Dropped: only {answer.before}", answer.dropped),
    ]
    if kept:
        sections.append(("Kept: both", answer.kept))
    for title, changes in sections:
        yield ""
        yield heading(f"{title} ({len(changes):,})")
        shown = changes[:limit] if limit else changes
        for change in shown:
            yield from _change_lines(store, other, change, answer)
        if len(shown) < len(changes):
            yield f"  … and {len(changes) - len(shown):,} more; --limit 0 prints them all"
    yield ""
    left = sum(answer.left_out)
    assert_, count_, are = ("asserts", "counts", "is") if left == 1 else ("assert", "count", "are")
    without = (
        f"; {count(left, 'claim')} {assert_} nothing of two and {count_} nothing, and {are} not compared"
        if left
        else ""
    )
    yield from indented(f"Kept: {len(answer.kept):,}{without}.", 0)
    yield from indented("What a side does not tell, it does not deny.", 0)


def _change_lines(store: Store, other: Store, change: Change, answer: Comparison) -> Iterator[str]:
    both = bool((change.before or change.denied_before) and (change.after or change.denied_after))
    if not both and not isinstance(change.what, Topic):
        its = store if change.before else other
        yield from _sentences(its, [*change.before, *change.after], 2)
        return
    yield from indented(change_words(store, other, change), 2, hang=2)
    sides = (
        (answer.before, store, change.before, change.denied_before),
        (answer.after, other, change.after, change.denied_after),
    )
    for name, its, told, denied in sides:
        if both:
            yield from indented(f"{name}{': denied' if denied and not told else ''}", 4)
        yield from _quotes(its, [*told, *denied], 6)


def _sentences(store: Store, ids: Sequence[str], indent: int) -> Iterator[str]:
    """Yield what the claims of one side say, each sentence once, with its quotes."""
    claims = list(store.claims_called(ids[:_MOST_QUOTES]))
    yield from Evidence(store, claims).together(claims, indent)
    yield from _left(len(ids) - len(claims), indent + 4)


def _quotes(store: Store, ids: Sequence[str], indent: int) -> Iterator[str]:
    claims = list(store.claims_called(ids[:_MOST_QUOTES]))
    evidence = Evidence(store, claims)
    for claim in claims:
        if claim.quantity is not None:
            yield from indented(figure(claim.quantity), indent)
        yield from evidence.lines(claim, indent)
    yield from _left(len(ids) - len(claims), indent)


def _left(number: int, indent: int) -> Iterator[str]:
    if number:
        yield f"{' ' * indent}… and {count(number, 'more claim')}"
