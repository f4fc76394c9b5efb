"""The answer to *whether*, as lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

from actorgraph.model.modality import ASSERTIVE, firmness
from actorgraph.questions.answer import Verdict
from actorgraph.sentence.wording import only
from actorgraph.text.lines import Evidence, heading, indented, origins_words
from actorgraph.text.same import counted_lines

if TYPE_CHECKING:
    from actorgraph.questions.whether import Whether
    from actorgraph.store.reader import Store

_MOST: Final = 5
_VERDICTS: Final = {
    "stated": "Stated",
    "stated with a hedge": "Stated, with a hedge",
    "contradicted": "Contradicted: some claims say so, others deny it",
    "denied": "Denied: no claim that counts says so, and it is denied",
    "not asserted": "Not asserted: no claim asserts it",
    "not stated": "Not stated: no claim that counts says so, and none denies it",
}


def _lead(answer: Whether, bearing: Iterable[str]) -> str:
    """Return the verdict in words, without a full stop; *bearing* are the modalities of what is shown."""
    if answer.verdict is Verdict.DERIVED and answer.derived:
        hedge = ", with a hedge" if firmness(answer.derived.modality) else ""
        outright = (
            "more firmly than any says it outright"
            if answer.answers
            else "and none says it outright"
        )
        denied = "; what it rests on is also denied" if "denied" in {*bearing} else ""
        return f"Derived{hedge}: it follows from several claims, {outright}{denied}"
    if answer.verdict is Verdict.NOT_STATED and answer.may_hold:
        return "Not stated: no claim says so of the time that is asked for; see what may hold then"
    if answer.over and answer.verdict in (Verdict.STATED, Verdict.HEDGED):
        return f"{_VERDICTS[answer.verdict]}, of a time that is said to be over"
    how = only(bearing) if answer.verdict is Verdict.NOT_ASSERTED else ""
    return f"{_VERDICTS[answer.verdict]}{how}"


def whether_lines(store: Store, answer: Whether) -> Iterator[str]:
    """Yield the verdict, then the claims for it, against it, and near to it."""
    chain = answer.derived.claims if answer.derived else ()
    bearing = {
        claim.id: claim.modality
        for claim in store.claims_called(
            [*answer.answers, *(said.claim for said in answer.also_said)]
        )
    }
    groups = {
        "Said": [claim for claim in answer.answers if bearing[claim] in ASSERTIVE],
        "Said, and not asserted": [c for c in answer.answers if bearing[c] not in ASSERTIVE],
        "Denied": answer.denied,
        "Also said, and not counted": [said.claim for said in answer.also_said],
        "What is said near it": answer.near,
    }
    shown = [claim for claims in groups.values() for claim in claims[:_MOST]]
    shown += answer.may_hold[:_MOST]
    evidence = Evidence.called(store, [*chain, *shown])
    yield heading(answer.title)
    sources = origins_words(store, answer.answers)
    yield from indented(f"{_lead(answer, bearing.values())}{sources and f' ({sources})'}.", 0)
    for step, claim in enumerate(map(evidence.__getitem__, chain), start=1):
        yield from indented(f"{step}. {evidence.sentence(claim)}", 4, hang=3)
        yield from evidence.lines(claim, 7)
    may_hold = answer.may_hold[:_MOST]
    yield from evidence.may_hold(may_hold, store.holding(may_hold, answer.filters))
    for title, claims in groups.items():
        yield from evidence.group(title, claims, _MOST)
    yield from counted_lines(answer.same)
