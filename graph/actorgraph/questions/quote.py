"""Where words stand: in which claims, whose word they are, and in which source and event."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from actorgraph.model.claim import Claim
from actorgraph.model.errors import InvalidValue
from actorgraph.model.filters import NONE, Filters
from actorgraph.model.names import fold
from actorgraph.questions.answer import Verdict, firmest, ids_of
from actorgraph.questions.listing import Group, Listing, named_in
from actorgraph.sentence.wording import count, quoted
from actorgraph.store.reader import Store

#: How many of the words' letters, of 100, a quote must have in their order to be near to them.
_NEAR: Final = 80
#: Claims with near words that are listed at most.
_MOST_NEAR: Final = 5
#: Words by which claims with near words are looked for: the longest, as they are the rarest.
_CLUES: Final = 3


def quote(store: Store, *, words: str, filters: Filters = NONE) -> Listing:
    """Return the claims in whose quote words stand, exactly so first, then nearly so.

    Letters count, not their case, accents or apostrophes. Who answers is who vouches for the claims that
    have exactly these words.

    Raises
    ------
    InvalidValue
        The words hold no letter or digit.
    """
    if not fold(words):
        raise InvalidValue(f"{words!r} holds no words to look for")
    kept = {claim.id for claim in store.claims(filters)} if filters != NONE else None
    exact = firmest(_quoting(store, words, kept))
    near = [] if exact else _near(store, words, kept)
    names = store.names(claim.claimant for claim in exact)
    voices = [(claim.claimant, claim.modality, claim.id) for claim in exact]
    said = f"{quoted(words)} stands in {count(len(exact), 'claim')}"
    lead = (
        f"{said}, {_places(store, exact)}."
        if exact
        else f"Not stated: no quote has {quoted(words)}."
    )
    groups = (Group("In these words", ids_of(exact)), Group("In words near to these", ids_of(near)))
    return Listing(
        quote_words(store, words=words),
        Verdict.STATED if exact else Verdict.NOT_STATED,
        lead,
        tuple(group for group in groups if group.claims),
        named_in(voices, names),
    )


def quote_words(store: Store, *, words: str) -> str:
    """Return the question in words."""
    del store
    return f"who said {quoted(words)}, and where it stands"


def _quoting(store: Store, words: str, kept: set[str] | None) -> Iterable[Claim]:
    """Yield the claims whose quote has words, of those that are kept; None keeps all."""
    for claim in store.containing(words):
        if fold(words) in fold(claim.quote) and (kept is None or claim.id in kept):
            yield claim


def _near(store: Store, words: str, kept: set[str] | None) -> list[Claim]:
    """Return the claims whose quotes come nearest to words, the nearest first."""
    from rapidfuzz.fuzz import partial_ratio

    folded = fold(words)
    clues = sorted(folded.split(), key=len, reverse=True)[:_CLUES]
    found = {claim.id: claim for clue in clues for claim in _quoting(store, clue, kept)}
    scored = [(partial_ratio(folded, fold(claim.quote)), claim) for claim in found.values()]
    scored.sort(key=lambda pair: -pair[0])
    return [claim for score, claim in scored if score >= _NEAR][:_MOST_NEAR]


def _places(store: Store, claims: Iterable[Claim]) -> str:
    """Return the titles of the sources, and the names of the events, that claims stand in and are about."""
    kept = list(claims)
    sources = store.sources_called(claim.source for claim in kept)
    titles = dict.fromkeys(sources[claim.source].title for claim in kept)
    events = store.names(claim.event for claim in kept if claim.event)
    about = f", about {' and '.join(map(quoted, events.values()))}" if events else ""
    return f"in {' and '.join(titles)}{about}"
