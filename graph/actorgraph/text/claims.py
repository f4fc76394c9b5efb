"""Claims as lines: each a sentence with its quote."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from actorgraph.text.lines import Evidence, left_out

if TYPE_CHECKING:
    from collections.abc import Sequence

    from actorgraph.model.claim import Claim
    from actorgraph.questions.claims import Claims
    from actorgraph.store.reader import Store


def claims_lines(store: Store, found: Claims, *, limit: int = 0) -> Iterator[str]:
    """Yield the claims, at most *limit* of them."""
    shown = found.answers[: limit or None]
    yield from each_claim_lines(store, shown)
    yield from left_out(len(found) - len(shown), "claim")


def each_claim_lines(store: Store, claims: Sequence[Claim]) -> Iterator[str]:
    """Yield each claim as a sentence with its quote."""
    evidence = Evidence(store, claims)
    for claim in claims:
        yield from evidence.told(claim, 0)
