"""To whom something is done, by whomever."""

from __future__ import annotations

from collections.abc import Sequence

from actorgraph.model.filters import NONE, Filters
from actorgraph.questions.answer import Verdict, firmest, verdict_of
from actorgraph.questions.listing import Listing, grouped, named_ends, possible
from actorgraph.sentence.question import sufferer_question
from actorgraph.store.reader import Store


def sufferers(
    store: Store,
    *,
    relation: str,
    event: str = "",
    types: Sequence[str] = (),
    filters: Filters = NONE,
) -> Listing:
    """Return to whom something was done, in an event or at all, whoever did it.

    Parameters
    ----------
    relation
        As in ``who``; its inverse asks the same.
    event
        Only what is said about this event.
    types
        Only actors of these types, and those of an unknown one.
    """
    reading = store.vocabulary.reading(relation)
    happened = store.event(event) if event else None
    number = happened.n if happened else None
    found = firmest(store.claims(filters, relations=reading.relations, event=number))
    counting = [claim for claim in found if claim.modality in filters.counting]
    named = named_ends(store, possible(counting))
    if types:
        kinds = {t.id: t.type for t in store.things_with_ids({n.actor for n in named})}
        named = tuple(answer for answer in named if kinds[answer.actor] in (*types, "unknown"))
    question = sufferers_words(store, relation=relation, event=event, types=types)
    about = (happened.id,) if happened else ()
    if not found:
        lead = f"Not stated: no claim says {question}."
        return Listing(question, Verdict.NOT_STATED, lead, about=about)
    names = ", ".join(answer.name for answer in named) or "nobody by name; see the claims"
    verdict = verdict_of(claim.modality for claim in counting)
    if types and not named:
        verdict = Verdict.NOT_STATED
    return Listing(question, verdict, f"{question}: {names}.", grouped(found), named, about)


def sufferers_words(
    store: Store,
    *,
    relation: str,
    event: str = "",
    types: Sequence[str] = (),
) -> str:
    """Return the question in words."""
    reading = store.vocabulary.reading(relation)
    if not reading.inverse:
        reading = reading.turned(store.vocabulary)
    kinds = f" ({' or '.join(types)} only)" if types else ""
    within = f" in {store.event(event).words}" if event else ""
    return f"{sufferer_question(store.vocabulary, reading)}{kinds}{within}"
