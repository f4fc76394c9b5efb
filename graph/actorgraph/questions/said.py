"""What somebody says, announces and threatens, by itself or through its bodies."""

from __future__ import annotations

from actorgraph.model.filters import NONE, Filters
from actorgraph.questions.listing import Listing, listed
from actorgraph.sentence.verb import present
from actorgraph.store.reader import Store


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
    found = [
        claim
        for n in voices
        for claim in store.claims(filters, voice=n, either=target)
        if not own_voice or (claim.claimant == named.id and not claim.spokesperson)
    ]
    if not own_voice:
        relations = (*store.vocabulary.members("announcement"), *store.vocabulary.members("threat"))
        found += store.claims(filters, subject=named.n, relations=relations, either=target)
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
