"""Who claims responsibility for an event, or denies it; and who blames one actor for it."""

from __future__ import annotations

from typing import Final

from actorgraph.model.filters import NONE, Filters
from actorgraph.model.modality import ASSERTIVE, MODALITIES, rank
from actorgraph.model.vocabulary import DEEDS
from actorgraph.questions.answer import Verdict, firmest, ids_of, verdict_of
from actorgraph.questions.attribution import Attribution, attribution
from actorgraph.questions.derive import COMMAND, parts
from actorgraph.questions.listing import Group, Listing, grouped, named_in
from actorgraph.questions.manner import done
from actorgraph.questions.named import Link, Named
from actorgraph.questions.whether import Uncounted, Whether, denies
from actorgraph.sentence.wording import only
from actorgraph.store.reader import Store, Thing

_MOST_NEAR: Final = 5


def responsibility(
    store: Store, *, event: str, denied: bool = False, filters: Filters = NONE
) -> Listing:
    """Return who says that they did an event, or with *denied* who says that they did not."""
    happened = store.event(event)
    answer = attribution(store, happened, filters=filters)
    statements, other = answer.claims_responsibility, answer.denies
    verb, title = "claim", "Denied by"
    if denied:
        statements, other, verb, title = other, statements, "deny", "Claimed by"
    question = responsibility_words(store, event=event, denied=denied)
    about = (happened.id,)
    kept = firmest(store.claims_called(statement.claim for statement in statements))
    beside = {title: other, "Does not claim it, which is no denial": answer.does_not_claim}
    groups = tuple(
        Group(heading, tuple(statement.claim for statement in said), beside=bool(kept))
        for heading, said in beside.items()
        if said
    )
    if not kept:
        lead = f"Not stated: nobody here is said to {verb} responsibility for {happened.words}."
        return Listing(question, Verdict.NOT_STATED, lead, groups, about=about)
    named = named_in(
        [(said.accused, said.modality, said.claim) for said in statements], answer.names
    )
    names = ", ".join(dict.fromkeys(who.name for who in named))
    lead = f"{question}: {names}."
    verdict = verdict_of(claim.modality for claim in kept)
    groups = (Group("Said", ids_of(kept)), *groups)
    return Listing(question, verdict, lead, groups, named, about)


def responsibility_words(store: Store, *, event: str, denied: bool = False) -> str:
    """Return the question in words."""
    verb = "denies" if denied else "claims"
    return f"who {verb} responsibility for {store.event(event).words}"


def blames(store: Store, *, actor: str, event: str, filters: Filters = NONE) -> Listing:
    """Return who blames an actor for an event, as far as it counts; what is only hinted stands beside."""
    accused, happened = store.thing(actor), store.event(event)
    answer = attribution(store, happened, filters=filters)
    statements = [statement for statement in answer.statements if statement.accused == accused.id]
    counting = [said for said in statements if said.modality in filters.counting]
    own = [
        said
        for said in (*answer.claims_responsibility, *answer.denies)
        if said.accused == accused.id
    ]
    found = firmest(store.claims_called(dict.fromkeys(said.claim for said in statements)))
    of_self = tuple(dict.fromkeys(said.claim for said in own))
    groups = (
        *grouped(found),
        *((Group(f"What {accused.name} says of it", of_self, beside=True),) if own else ()),
    )
    what = f"{accused.words} for {happened.words}"
    question = blames_words(store, actor=actor, event=event)
    about = (accused.id, happened.id)
    named = named_in(
        [(said.claimant, said.modality, said.claim) for said in counting], answer.names
    )
    if not named:
        verdict = verdict_of([], beside=(claim.modality for claim in found))
        how = only(claim.modality for claim in found)
        lead = f"{verdict.lead}: nobody here blames {what}{how}."
        return Listing(question, verdict, lead, groups, about=about)
    lead = f"Who blames {what}: {', '.join(who.name for who in named)}."
    verdict = verdict_of(said.modality for said in counting)
    return Listing(question, verdict, lead, groups, named, about)


def blames_words(store: Store, *, actor: str, event: str) -> str:
    """Return the question in words."""
    accused, happened = (thing.words for thing in (store.thing(actor), store.event(event)))
    return f"who blames {accused} for {happened}, and how sure they are"


def did(
    store: Store, *, actor: str, event: str, role: str = "", filters: Filters = NONE
) -> Whether:
    """Return whether somebody did an event: who blames them, what they say of it, who could be meant.

    With a *role* only claims on that part in it answer; what they are said to have done in it stands near.
    """
    accused, happened = store.thing(actor), store.event(event)
    answer = attribution(store, happened, role=role, filters=filters)
    own = [
        said for said in answer.claims_responsibility if accused.id in (said.claimant, said.accused)
    ]
    statements = [said for said in answer.statements if said.accused == accused.id]
    found = firmest(store.claims_called(dict.fromkeys(said.claim for said in (*statements, *own))))
    denials = store.claims_called(
        said.claim for said in answer.denies if said.accused == accused.id
    )
    counts = set(filters.counting) - {"denied"}
    counting = [claim for claim in found if claim.modality in counts]
    # Who denies having blamed somebody does not deny the deed, nor does who says that nobody was killed in it.
    refuted = [
        claim
        for claim in found
        if claim.modality == "denied" and store.vocabulary[claim.relation].family == DEEDS[0]
    ]
    denied = firmest([*refuted, *denials])
    also = [claim for claim in found if claim not in counting and claim not in denied]
    claimed = (*answer.statements, *answer.claims_responsibility)
    derived = None
    if not (counting or denied or role):
        derived = _through_a_part(store, accused, answer, filters)
    others = [said for said in claimed if said.modality in filters.counting]
    parts = [said for said in answer.other_parts if said.modality in filters.counting]
    own_parts = [said.claim for said in parts if said.accused == accused.id]
    others += parts if not own_parts else []
    of_others = firmest(store.claims_called(dict.fromkeys(said.claim for said in others)))
    near = (
        ()
        if counting or derived
        else ids_of([*store.claims_called(own_parts), *of_others])[:_MOST_NEAR]
    )
    notes = tuple(
        f"{accused.words} could be meant, as a member of {answer.names[possible.through]}, which is blamed;"
        " nobody blames it by that"
        for possible in answer.could_be_meant
        if possible.actor == accused.id and not counting
    )
    was = "were" if accused.noun.plural else "was"
    return Whether(
        question=(
            f"{'are' if accused.noun.plural else 'is'} {accused.words} {_part_in(role, happened)}?"
            if role
            else f"{was} {accused.words} behind {happened.words}?"
        ),
        verdict=verdict_of(
            (claim.modality for claim in counting),
            denied=denies(store, denied, counting),
            derived=derived is not None and derived.modality in ASSERTIVE,
            beside=(claim.modality for claim in also if claim.modality != "denied"),
        ),
        answers=ids_of(counting),
        denied=ids_of(denied),
        also_said=tuple(Uncounted(claim.id, claim.modality) for claim in also),
        derived=derived,
        near=near,
        subject=accused.id,
        event=happened.id,
        remarks=notes,
    )


def _through_a_part(
    store: Store, whole: Thing, answer: Attribution, filters: Filters
) -> Named | None:
    """Return how it follows that somebody did an event: a part of it is said to have done it."""
    chains = parts(store, whole.n, filters.of_all_modalities())
    row_ids = {thing.id: n for n, thing in store.things(chains).items()}
    for said in (*answer.statements, *answer.claims_responsibility):
        if said.modality not in ASSERTIVE or said.accused not in row_ids:
            continue
        chain = chains[row_ids[said.accused]][::-1]
        names = store.things(end for hop in chain for end in (hop.subject, hop.object))
        keys = store.claim_ids([hop.n for hop in chain])
        links = (
            Link(said.accused, said.relation, answer.event, said.claim),
            *(
                Link(names[hop.subject].id, COMMAND, names[hop.object].id, key)
                for hop, key in zip(chain, keys, strict=True)
            ),
        )
        weakest = max(rank(said.modality), *(hop.rank for hop in chain))
        claims = tuple(link.claim for link in links)
        return Named(whole.id, whole.name, "command", MODALITIES[weakest], claims, links)
    return None


def did_words(store: Store, *, actor: str, event: str, role: str = "") -> str:
    """Return the question in words."""
    accused, happened = store.thing(actor), store.event(event)
    if role:
        is_ = "are" if accused.noun.plural else "is"
        return f"whether {accused.words} {is_} {_part_in(role, happened)}"
    was = "were" if accused.noun.plural else "was"
    return f"whether anybody says that {accused.words} {was} behind {happened.words}"


def _part_in(role: str, happened: Thing) -> str:
    return f"said to have {done(role)} {happened.words}"
