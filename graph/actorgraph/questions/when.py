"""When something happened or holds: the dates that claims give, and who gives them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from actorgraph.model.claim import Claim
from actorgraph.model.dates import OPEN_START
from actorgraph.model.filters import NONE, Filters
from actorgraph.questions.answer import Verdict, firmest, ids_of, verdict_of
from actorgraph.questions.clause import clause_of
from actorgraph.questions.listing import Group, Listing, grouped
from actorgraph.questions.manner import PARTS_BEFORE
from actorgraph.questions.named import Named
from actorgraph.questions.whether import whether
from actorgraph.sentence.statement import is_ahead
from actorgraph.sentence.wording import only, told
from actorgraph.store.reader import Store, Thing

#: Claims about an event that are shown as examples.
_EXAMPLES = 5
#: Times that the first sentence names.
_MOST_TIMES = 12
_WHOLE_YEAR = re.compile(r"throughout \d{4}")


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
    links = answer.derived.chain if answer.derived else ()
    asserting = (
        *_of_the_deed(store, answer.answers),
        *(link.claim for link in links if link.relation in clause.reading.relations),
    )
    ids = asserting if ahead else (*asserting, *answer.denied, *also)
    kept = list(store.claims_called(ids))
    days = {claim.id: _start(claim) if start else _day(store, claim) for claim in kept}
    dated = [claim for claim in kept if days[claim.id]]
    about = clause.things
    if not dated:
        lead = f"Not stated: no claim dates that {clause.words(store)}."
        return Listing(words, Verdict.NOT_STATED, lead, grouped(kept), about=about)
    to_come = () if ahead else still_to_come(store, dated)
    groups = grouped([claim for claim in dated if claim.id not in to_come])
    if to_come:
        groups = (*groups, Group("Still to come when it was said", to_come))
    counting = [claim for claim in dated if claim.id in asserting and claim.id not in to_come]
    if not counting:
        beside = ["intended" if claim.id in to_come else claim.modality for claim in dated]
        verdict = verdict_of([], beside=beside)
        how = "; it was still to come" if to_come else only(beside)
        lead = f"{verdict.lead}: no claim that counts dates that {clause.words(store)}{how}."
        return Listing(words, verdict, lead, groups, about=about)
    texts = years_in_runs(dict.fromkeys(days[claim.id] for claim in counting))
    if len(texts) > _MOST_TIMES:
        texts = [*texts[:_MOST_TIMES], f"and {len(texts) - _MOST_TIMES:,} more"]
    # A question and its answer: others may deny it, so that it happened is not ours to say.
    lead = f"{words} {'; '.join(texts)}."
    return Listing(words, answer.verdict, lead, groups, about=about)


def _of_the_deed(store: Store, ids: tuple[str, ...]) -> tuple[str, ...]:
    """Return the claims that it was done, if there are such, without those of who ordered or planned it before."""
    doing = [claim.id for claim in store.claims_called(ids) if claim.role not in PARTS_BEFORE]
    return tuple(doing) or ids


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
    return clause.question(store, "since when" if start else "when", ahead=ahead)


def still_to_come(store: Store, claims: Sequence[Claim]) -> tuple[str, ...]:
    """Return the ids of the claims on what was still to come when it was said: none of it has happened by that."""
    nouns = store.nouns(claims=claims)
    return ids_of(claim for claim in claims if is_ahead(claim, nouns, store.vocabulary))


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
    """Return a claim's own time in words, else that of its event; empty if neither is known.

    A word on who did the event has the time when it was said.
    """
    if claim.when.known:
        return told(claim.when)
    if store.vocabulary[claim.relation].is_word:
        return told(claim.said) if claim.said.known else ""
    events = store.events(store.row_ids([claim.event])) if claim.event else ()
    return next((told(event.when) for event in events if event.when.known), "")


def years_in_runs(texts: Iterable[str]) -> list[str]:
    """Return times in words with whole years that follow one another as one, where the first of them stood.

    >>> years_in_runs(["throughout 1976", "2020-01", "throughout 1975", "throughout 1980"])
    ['each year from 1975 to 1976', '2020-01', 'throughout 1980']
    """
    texts = list(texts)
    years = sorted(int(text[-4:]) for text in texts if _WHOLE_YEAR.fullmatch(text))
    starts = [year for year in years if year - 1 not in years]
    ends = [year for year in years if year + 1 not in years]
    run_of = {
        year: f"each year from {first} to {last}" if first < last else f"throughout {first}"
        for first, last in zip(starts, ends, strict=True)
        for year in range(first, last + 1)
    }
    return list(
        dict.fromkeys(
            run_of[int(text[-4:])] if _WHOLE_YEAR.fullmatch(text) else text for text in texts
        )
    )


def _start(claim: Claim) -> str:
    return told(claim.when) if claim.when.known and claim.when.first > OPEN_START else ""
