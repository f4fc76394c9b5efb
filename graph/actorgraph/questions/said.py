"""What somebody says, announces and threatens, by itself or through its bodies."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, Final

from actorgraph.model.filters import NONE, Filters
from actorgraph.model.names import fold
from actorgraph.questions.listing import Listing, listed
from actorgraph.sentence.verb import present
from actorgraph.store.reader import Store

if TYPE_CHECKING:
    from actorgraph.model.claim import Claim

#: Families of what somebody does by saying it.
_SPOKEN: Final = ("announcement", "threat", "demand")
#: Claims of one who speaks that are looked through for a name in their words.
_MOST: Final = 1_000


def said(
    store: Store, *, actor: str, about: str = "", own_voice: bool = False, filters: Filters = NONE
) -> Listing:
    """Return what an actor vouches for or speaks, and what it is said to have announced or threatened.

    Parameters
    ----------
    actor
        Who says it; what its bodies say is its word, too.
    about
        Only what is said about this actor or event.
    own_voice
        Only what it says itself, through nobody and for nobody.
    """
    named = store.thing(actor)
    topic = store.thing(about) if about else None
    target = topic.n if topic else None
    voices = [named.n] if own_voice else [named.n, *store.bodies(named.n)]
    spoken = [name for family in _SPOKEN for name in store.vocabulary.members(family)]

    def told(either: int | None) -> Iterator[Claim]:
        for n in voices:
            for claim in store.claims(filters, voice=n, either=either):
                if not own_voice or (claim.claimant == named.id and not claim.spokesperson):
                    yield claim
        if not own_voice:
            yield from store.claims(filters, subject=named.n, relations=spoken, either=either)

    found = list(told(target))
    if topic and not found:  # "called for the US to hit inside Iran"
        words = f" {fold(topic.name)} "
        looked_at = islice(told(None), _MOST)
        found = [claim for claim in looked_at if words in f" {fold(claim.text)} "]
    whom = f" about {topic.words}" if topic else ""
    how = " in its own voice" if own_voice else ""
    return listed(
        said_words(store, actor=actor, about=about, own_voice=own_voice),
        found,
        title=f"What {named.words} {present('say', plural=named.noun.plural)}{how}{whom}",
        nothing=f"Not stated: no claim has {named.words} say anything{whom}{how}.",
        about=[named.id, *([topic.id] if topic else [])],
    )


def said_words(store: Store, *, actor: str, about: str = "", own_voice: bool = False) -> str:
    """Return the question in words."""
    whom = f" about {store.thing(about).words}" if about else ""
    speaker = store.thing(actor)
    return f"what {speaker.words} {present('say', plural=speaker.noun.plural)}{' in its own voice' if own_voice else ''}{whom}"
