"""Filters from what people write, with the claimants and sources of a store found by name."""

from __future__ import annotations

from typing import Unpack

from actorgraph.model.errors import UnknownActor, UnknownSource
from actorgraph.model.filters import FILTERS, Filters, FilterWords, read_filters, several
from actorgraph.model.options import check_options
from actorgraph.store.reader import Store


def filters_of(store: Store, **words: Unpack[FilterWords]) -> Filters:
    """Return filters from what people write.

    Raises
    ------
    UnknownOption
        There is no such filter.
    InvalidValue
        See `actorgraph.model.filters.read_filters`.
    UnknownActor, AmbiguousName
        A claimant is not in the store, or may be several actors.
    UnknownSource
        See `sources_meant`.
    """
    check_options(words, FILTERS, "a question")
    claimants = several(words.get("claimant", ()), "claimant")
    left_out = several(words.get("without", ()), "without")
    return read_filters(
        as_of=words.get("as_of"),
        since=words.get("since"),
        until=words.get("until"),
        modality=words.get("modality", ()),
        claimants=tuple(store.actor(name).id for name in claimants),
        tentative=words.get("tentative", False),
        undated=words.get("undated", False),
        without=tuple(
            dict.fromkeys(key for name in left_out for key in sources_meant(store, name))
        ),
    )


def sources_meant(store: Store, text: str) -> tuple[str, ...]:
    """Return the ids of the sources that an id, a title or a publisher means.

    An id or title means one source, a publisher all that it published.

    Raises
    ------
    UnknownSource
        Nothing answers to it; near ids are in ``exc.suggestions``.
    """
    try:
        return (store.source_id(text),)
    except UnknownSource as unknown:
        try:
            group = store.group(store.actor(text).n)
        except UnknownActor:
            raise unknown from None
        publishers = {thing.id for thing in store.things(group).values()}
        found = tuple(source.id for source in store.sources() if source.publisher in publishers)
        if not found:
            raise
        return found
