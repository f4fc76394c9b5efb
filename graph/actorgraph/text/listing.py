"""A list of claims under headings, as lines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from actorgraph.sentence.wording import count
from actorgraph.text.lines import Evidence, heading, indented

if TYPE_CHECKING:
    from actorgraph.questions.listing import Listing
    from actorgraph.store.reader import Store

#: Claims printed under one heading.
_MOST: Final = 10


def listing_lines(store: Store, listing: Listing, *, limit: int = _MOST) -> Iterator[str]:
    """Yield the lead sentence, then the claims under their headings; 0 is no limit."""
    yield from indented(listing.lead[:1].upper() + listing.lead[1:], 0)
    shown = [(group, group.claims[: limit or None]) for group in listing.groups]
    claims = {
        claim.id: claim for claim in store.claims_called(key for _, ids in shown for key in ids)
    }
    evidence = Evidence(store, claims.values())
    for group, ids in shown:
        yield ""
        yield heading(group.title)
        for key in ids:
            yield from evidence.told(claims[key], 2)
        left = len(group.claims) - len(ids)
        if left:
            yield f"  … and {count(left, 'more claim')}; --limit 0 prints them all"
    if listing.more:
        yield f"… and {count(listing.more, 'more claim')} that are less firm"
