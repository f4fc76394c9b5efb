"""What is expected, wanted, planned or threatened, and what is said not to be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from actorgraph.model.claim import Claim
from actorgraph.model.filters import NONE, Filters
from actorgraph.model.modality import TENTATIVE, rank
from actorgraph.questions.answer import Verdict, firmest, verdict_of
from actorgraph.questions.listing import Listing, grouped
from actorgraph.sentence.verb import present
from actorgraph.sentence.wording import count
from actorgraph.store.reader import Store, Thing

#: How what has not happened is said.
AHEAD: Final = ("likely", *TENTATIVE)
#: Families of what is so or said, not done; what is likely of them is no plan.
_NO_PLANS: Final = frozenset(
    ["attribution", "assessment", "identity", "figure", "membership", "location", "sponsorship"]
)


class _Ends(NamedTuple):
    """The row ids of who plans and whom it concerns; None for anybody."""

    subject: int | None
    object: int | None


def plans(
    store: Store,
    *,
    actor: str = "",
    toward: str = "",
    relation: Sequence[str] = (),
    wish: bool = False,
    ahead: bool = False,
    filters: Filters = NONE,
) -> Listing:
    """Return what an actor, or anybody, is said to want, plan or threaten.

    Parameters
    ----------
    actor, toward
        Whose plans, and whom they concern; empty for anybody.
    relation
        Only these relations and families.
    wish
        Whether they want it or shun it: also what is denied is part of the answer.
    ahead
        What is said to come, whoever plans it.
    """
    subject = store.thing(actor) if actor else None
    other = store.thing(toward) if toward else None
    who = _who(subject)
    ends = _Ends(subject.n if subject else None, other.n if other else None)
    relations = store.vocabulary.relations_of(relation)
    everything = filters.of_all_modalities()
    if wish:
        found: Iterable[Claim] = [*_wishes(store, relation, relations, everything, ends)]
        if other and not found:  # who shuns any war shuns this one
            of_any = _wishes(store, relation, relations, everything, ends._replace(object=None))
            found = [claim for claim in of_any if claim.modality == "denied" and not claim.object]
        title = f"What {who} said to want or to shun"
    elif ahead:
        modalities = filters.modalities or AHEAD
        found = store.claims(
            everything,
            modalities=modalities,
            relations=relations,
            subject=ends.subject,
            object=ends.object,
        )
        title = "What is said to come"
    else:
        found = _intentions(store, everything, ends)
        title = f"What {who} said to want, plan or threaten"
    kept = firmest(found)
    lead = (
        f"{title}: {count(len(kept), 'claim')}." if kept else "Not stated: no claim here says so."
    )
    verdict = _verdict(kept, wish=wish, ahead=ahead)
    if wish and subject and kept:
        lead = f"{verdict.lead}: {count(len(kept), 'claim')} on w{title[1:]}."
    words = plans_words(
        store, actor=actor, toward=toward, relation=relation, wish=wish, ahead=ahead
    )
    about = tuple(thing.id for thing in (subject, other) if thing)
    return Listing(words, verdict, lead, grouped(kept), about=about)


def plans_words(
    store: Store,
    *,
    actor: str = "",
    toward: str = "",
    relation: Sequence[str] = (),
    wish: bool = False,
    ahead: bool = False,
) -> str:
    """Return the question in words."""
    subject = store.thing(actor) if actor else None
    listed = ", ".join(word.replace("-", " ") for word in relation)
    if wish:
        does = present("want", plural=bool(subject and subject.noun.plural))
        shuns = present("shun", plural=bool(subject and subject.noun.plural))
        want = (
            f"{does} conflict or {shuns} it" if "conflict" in relation else f"{does} it ({listed})"
        )
        whom = f", with {store.thing(toward).words}" if toward else ""
        return f"whether {subject.words if subject else 'anybody'} {want}{whom}"
    if ahead:
        return f"what is said to come{f': {listed}' if listed else ''}"
    return f"what {_who(subject)} said to want, plan or threaten"


def _who(subject: Thing | None) -> str:
    if subject is None:
        return "anybody is"
    return f"{subject.words} {'are' if subject.noun.plural else 'is'}"


def _wishes(
    store: Store,
    families: Sequence[str],
    relations: Sequence[str],
    filters: Filters,
    ends: _Ends,
) -> Iterator[Claim]:
    """Yield who wants or shuns it; of a conflict, the states of wanting it, however they are said."""
    conflict = "conflict" in families
    wanted = relations
    if conflict:
        members = store.vocabulary.members("conflict")
        wanted = [name for name in members if store.vocabulary[name].kind == "state"]
    for claim in store.claims(filters, relations=wanted, subject=ends.subject, object=ends.object):
        if conflict or claim.modality in (*AHEAD, "denied"):
            yield claim


def _intentions(store: Store, filters: Filters, ends: _Ends) -> Iterator[Claim]:
    """Yield aims, threats and plans, and what an actor says of the plans of others."""
    vocabulary = store.vocabulary
    families = ("aim", "threat", "conflict", "demand")  # what one urges others to do, one wants
    aims = {name for family in families for name in vocabulary.members(family)}
    for claim in store.claims(filters, subject=ends.subject, object=ends.object):
        if claim.relation in aims or _is_plan(store, claim):
            yield claim
    if ends.subject is not None:
        voiced = store.claims(filters, voice=ends.subject, object=ends.object)
        threats = store.vocabulary.members("threat")  # whoever says them threatens
        yield from (
            claim for claim in voiced if claim.relation in threats or _is_plan(store, claim)
        )


def _is_plan(store: Store, claim: Claim) -> bool:
    """Return True for an act that is not done; a suspicion or description is not a plan."""
    family = store.vocabulary[claim.relation].family
    return claim.modality in TENTATIVE and family not in _NO_PLANS


def _verdict(claims: Iterable[Claim], *, wish: bool, ahead: bool) -> Verdict:
    kept = list(claims)
    wanting = [
        claim.modality
        for claim in kept
        if claim.relation != "avoids-conflict-with" and rank(claim.modality) <= rank("conditional")
    ]
    denied = any(claim.modality == "denied" for claim in kept)
    if not ahead:  # that it is intended is what is asked
        wanting = ["likely" if modality in TENTATIVE else modality for modality in wanting]
    return verdict_of(wanting, denied=denied and (wish or not wanting))
