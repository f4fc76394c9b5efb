"""When something happened or holds: the dates that claims give, and who gives them."""

from __future__ import annotations

from actorgraph.model.claim import Claim
from actorgraph.model.dates import OPEN_START
from actorgraph.model.filters import NONE, Filters
from actorgraph.questions.answer import Verdict, firmest, ids_of
from actorgraph.questions.clause import clause_of
from actorgraph.questions.listing import Group, Listing, grouped
from actorgraph.questions.named import Named
from actorgraph.questions.whether import whether
from actorgraph.sentence.wording import told
from actorgraph.store.reader import Store, Thing

#: Claims about an event that are shown as examples.
_EXAMPLES = 5


def when(
    store: Store,
    *,
    name: str,
    relation: str = "",
    object: str = "",  # noqa: A002 (the word of the model)
    start: bool = False,
    ahead: bool = False,
    filters: Filters = NONE,
) -> Listing:
    """Return when an event was, or when an actor did something (to another).

    Parameters
    ----------
    name, relation, object
        An event alone, or who does what to whom; with an inverse relation, what is done to *name*.
    start
        Only a first day that a source gives for it.
    ahead
        Only what is likely, possible, intended or conditional.
    """
    words = when_words(store, name=name, relation=relation, object=object, start=start, ahead=ahead)
    if not relation:
        return _of_event(store, store.event(name), words, filters)
    clause = clause_of(store, name, relation, object)
    answer = whether(store, *clause, filters=filters, ahead=ahead)
    also = (said.claim for said in answer.also_said)
    ids = answer.answers if ahead else (*answer.answers, *answer.denied, *also)
    kept = list(store.claims_called(ids))
    days = {claim.id: _start(claim) if start else _day(store, claim) for claim in kept}
    dated = [claim for claim in kept if days[claim.id]]
    about = clause.things
    if not dated:
        lead = f"Not stated: no claim dates that {clause.words(store)}."
        return Listing(words, Verdict.NOT_STATED, lead, grouped(kept), about=about)
    texts = dict.fromkeys(days[claim.id] for claim in dated)
    # A question and its answer: the dated claims may deny it, so that it happened is not ours to say.
    lead = f"{clause.question(store, 'since when' if start else 'when')} {'; '.join(texts)}."
    return Listing(words, answer.verdict, lead, grouped(dated), about=about)


def when_words(
    store: Store,
    *,
    name: str,
    relation: str = "",
    object: str = "",  # noqa: A002 (the word of the model)
    start: bool = False,
    ahead: bool = False,
) -> str:
    """Return the question in words."""
    if not relation:
        return f"when {store.event(name).words} was"
    clause = clause_of(store, name, relation, object)
    opening = "since when" if start else "when"
    asked = clause.question(store, opening)
    return f"{asked.rstrip('?')}, as what is still to come?" if ahead else asked


def _of_event(store: Store, thing: Thing, words: str, filters: Filters) -> Listing:
    event = next(store.events([thing.n]))
    if not event.when.known:
        lead = f"Not stated: {thing.words} has no date."
        return Listing(words, Verdict.NOT_STATED, lead, about=(event.id,))
    kept = ids_of(firmest(store.claims(filters, event=thing.n))[:_EXAMPLES])
    groups = (Group("Some of the claims about it", kept),) if kept else ()
    named = (Named(event.id, event.name, "stated", "stated", kept),)
    lead = f"{event.name}: {told(event.when)}."
    return Listing(words, Verdict.STATED, lead, groups, named, (event.id,))


def _day(store: Store, claim: Claim) -> str:
    """Return a claim's own time in words, else that of its event; empty if neither is known."""
    if claim.when.known:
        return told(claim.when)
    events = store.events(store.row_ids([claim.event])) if claim.event else ()
    return next((told(event.when) for event in events if event.when.known), "")


def _start(claim: Claim) -> str:
    return told(claim.when) if claim.when.known and claim.when.first > OPEN_START else ""
