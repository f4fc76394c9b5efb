"""Filters in words: what narrows a question, said the same wherever people read it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from actorgraph.model.filters import Filters
from actorgraph.model.modality import GROUPS


def filter_words(filters: Filters, names: Callable[[Iterable[str]], dict[str, str]]) -> list[str]:
    """Return what each filter lets count, in words; empty if nothing is filtered.

    *names* returns the names of actors by their ids, such as `Store.names`.

    >>> from actorgraph.model.filters import read_filters
    >>> filter_words(read_filters(since="2024-01", tentative=True), lambda ids: {})
    ['since 2024-01', 'what is possible, intended or conditional counted too']
    """
    parts = []
    if filters.as_of.known:
        parts.append(f"on or in {filters.as_of.text}")
    if filters.since.known and filters.until.known:
        parts.append(f"from {filters.since.text} to {filters.until.text}")
    elif filters.since.known or filters.until.known:
        since = filters.since.known
        parts.append(f"since {filters.since.text}" if since else f"until {filters.until.text}")
    if filters.claimants:
        parts.append(f"only according to {' or '.join(names(filters.claimants).values())}")
    if filters.modalities:
        parts.append(f"only what is {_modality_words(filters.modalities)}")
    if filters.without:
        parts.append(f"without {', '.join(filters.without)}")
    if filters.tentative:
        parts.append("what is possible, intended or conditional counted too")
    if filters.undated and filters.spans:
        parts.append("claims without a date counted too")
    return parts


def _modality_words(modalities: tuple[str, ...]) -> str:
    group = next((name for name, them in GROUPS.items() if set(them) == set(modalities)), "")
    return group or ", ".join(modalities)
