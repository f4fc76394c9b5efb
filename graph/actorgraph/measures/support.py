"""What a part of a measure's answer rests on: its claims and their sources."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeVar

from actorgraph.store.bulk import tied

if TYPE_CHECKING:
    from actorgraph.measures.adjacency import Counting

Key = TypeVar("Key", bound=Hashable)
#: Claims, and sources, of one part of an answer that are named; the rest is counted.
MOST_NAMED: Final = 100


@dataclass(frozen=True, slots=True)
class Support:
    """Claims, firmest first, and their sources, in the order of the store; at most so many are named."""

    claims: tuple[str, ...]
    sources: tuple[str, ...]
    claim_count: int
    source_count: int

    def document(self) -> dict[str, Any]:
        """Return the support as JSON values."""
        return {
            "claims": list(self.claims),
            "claim_count": self.claim_count,
            "sources": list(self.sources),
            "source_count": self.source_count,
        }


class _Row(NamedTuple):
    n: int
    start: int
    end: int
    rank: int
    source: int


def support_of_actors(asked: Counting, numbers: Iterable[int]) -> dict[int, Support]:
    """Return what the ties of each of some actors rest on."""
    wanted = list(dict.fromkeys(numbers))
    found: dict[int, dict[int, _Row]] = {n: {} for n in wanted}
    for row in _rows(asked, wanted):
        for end in (row.start, row.end):
            if end in found:
                found[end][row.n] = row
    return _named(asked, found)


def support_of_pairs(
    asked: Counting, pairs: Iterable[tuple[int, int]], *, most: int | None = MOST_NAMED
) -> dict[tuple[int, int], Support]:
    """Return what the tie of each pair of actors rests on, whatever its direction."""
    wanted = list(dict.fromkeys(pairs))
    key_of = {ends: pair for pair in wanted for ends in (pair, pair[::-1])}
    found: dict[tuple[int, int], dict[int, _Row]] = {pair: {} for pair in wanted}
    for row in _rows(asked, {low for low, _ in wanted}):
        pair = key_of.get((row.start, row.end))
        if pair is not None:
            found[pair][row.n] = row
    return _named(asked, found, most)


def support_within(asked: Counting, groups: Mapping[int, Iterable[int]]) -> dict[int, Support]:
    """Return what the ties inside each of some groups of actors rest on; no actor is in two groups."""
    group_of = {n: key for key, members in groups.items() for n in members}
    found: dict[int, dict[int, _Row]] = {key: {} for key in groups}
    for row in _rows(asked, group_of):
        key = group_of.get(row.start)
        if key is not None and key == group_of.get(row.end):
            found[key][row.n] = row
    return _named(asked, found)


def _rows(asked: Counting, numbers: Iterable[int]) -> Iterable[_Row]:
    rows = tied(
        asked.store, numbers, asked.filters, asked.named, modalities=asked.modalities,
        events=asked.events,
    )  # fmt: skip
    return map(_Row._make, rows)


def _named(
    asked: Counting, found: Mapping[Key, dict[int, _Row]], most: int | None = MOST_NAMED
) -> dict[Key, Support]:
    sources = asked.store.source_ids
    kept = {}
    for key, by_number in found.items():
        rows = sorted(by_number.values(), key=lambda row: (row.rank, row.n))
        told = sorted({row.source for row in rows})
        kept[key] = Support(
            claims=tuple(asked.store.claim_ids([row.n for row in rows[:most]])),
            sources=tuple(sources[n] for n in told[:most]),
            claim_count=len(rows),
            source_count=len(told),
        )
    return kept
