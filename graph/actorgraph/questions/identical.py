"""Whether two names are of one actor or event."""

from __future__ import annotations

from actorgraph.model.filters import NONE, Filters
from actorgraph.model.modality import ASSERTIVE
from actorgraph.questions.answer import Verdict, each_once, firmest, ids_of, verdict_of
from actorgraph.questions.listing import Group, Listing
from actorgraph.store.reader import Store

#: The relations of a decision, with the verdict on the question and how it is said.
_DECIDED = (
    ("same-as", Verdict.STATED, "are counted as one actor, as somebody confirmed"),
    ("not-same-as", Verdict.DENIED, "are not one actor, as somebody confirmed"),
)


def identical(store: Store, *, name: str, other: str, filters: Filters = NONE) -> Listing:
    """Return whether two names are of one actor: as the case has it, or as a person decided."""
    del filters  # decisions always count
    one, two = store.thing(name), store.thing(other)
    question = identical_words(store, name=name, other=other)
    about = each_once((one.id, two.id))
    for relation, verdict, words in _DECIDED:
        claims = store.identity_claims(relation)
        decided = [
            claim
            for claim in claims
            if {claim.subject, claim.object} == {one.id, two.id} and claim.modality == "confirmed"
        ]
        if decided:
            return Listing(
                question,
                verdict,
                f"{one.words} and {two.words} {words}.",
                _said("Said", ids_of(decided)),
                about=about,
            )
    if one.n == two.n:
        ids = {thing.id for thing in store.things(store.group(one.n)).values()}
        claims = store.identity_claims("same-as")
        joined = ids_of(claim for claim in claims if {claim.subject, claim.object} <= ids)
        noun = "one event" if one.is_event else "one actor"
        lead = f"Both are names of {noun}: {one.words}."
        return Listing(question, Verdict.STATED, lead, _said("Said", joined), about=about)
    lead = (
        f"Not stated: {one.words} and {two.words} are kept apart here, and no claim says that they are one"
        " or that they are not."
    )
    tied = [*store.claims(subject=one.n, object=two.n), *store.claims(subject=two.n, object=one.n)]
    groups = _said("What is said between the two", ids_of(firmest(tied)))
    said = [claim.modality for claim in tied if claim.relation == "same-as"]
    if said:
        verdict = verdict_of(modality for modality in said if modality in ASSERTIVE)
        if verdict is Verdict.NOT_STATED:
            verdict = Verdict.NOT_ASSERTED
        lead = (
            f"{verdict.lead}. That they are one is only said; {one.words} and {two.words} are kept apart"
            " here until somebody confirms it."
        )
        return Listing(question, verdict, lead, groups, about=about)
    return Listing(question, Verdict.NOT_STATED, lead, groups, about=about)


def _said(title: str, claims: tuple[str, ...]) -> tuple[Group, ...]:
    return (Group(title, claims),) if claims else ()


def identical_words(store: Store, *, name: str, other: str) -> str:
    """Return the question in words."""
    one, two = store.thing(name), store.thing(other)
    if one == two:
        return f"whether both are names of {one.words}"
    return f"whether {one.words} and {two.words} are one actor"
