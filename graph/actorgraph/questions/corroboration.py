"""How many independent voices say something, those of one government counted once."""

from __future__ import annotations

from collections.abc import Iterator

from actorgraph.model.claim import Claim
from actorgraph.model.errors import InvalidValue
from actorgraph.model.filters import NONE, Filters
from actorgraph.questions.answer import Verdict, firmest, ids_of
from actorgraph.questions.attribution import attribution, voices
from actorgraph.questions.clause import Clause
from actorgraph.questions.listing import Group, Listing
from actorgraph.questions.named import Named
from actorgraph.questions.origin import origins_of
from actorgraph.questions.whether import whether
from actorgraph.sentence.question import who_question
from actorgraph.sentence.wording import count
from actorgraph.store.reader import Store

#: Claims that are listed for one voice at most.
_MOST_OF_ONE = 20


def corroboration(
    store: Store,
    *,
    subject: str = "",
    relation: str = "",
    object: str = "",  # noqa: A002 (the word of the model)
    event: str = "",
    filters: Filters = NONE,
) -> Listing:
    """Return the independent voices that say something, each with its claims.

    Parameters
    ----------
    subject, relation, object
        What is said; without a subject, of anybody; without a relation, the voices that speak of *object*.
    event
        With *object*: those who blame that actor for this event.
    """
    if event and not object:
        raise InvalidValue(f"event {event!r} needs an object: who is blamed for it")
    kept = list(_claims(store, subject, relation, object, event, filters))
    claimants = list(dict.fromkeys(claim.claimant for claim in kept))
    names = store.names(claimants)
    said: dict[tuple[str, ...], list[Claim]] = {
        voice: [] for voice in voices(claimants, store.roots(claimants))
    }
    voice_of = {claimant: voice for voice in said for claimant in voice}
    for claim in kept:
        said[voice_of[claim.claimant]].append(claim)
    named = []
    for voice, own in said.items():
        name = " and ".join(names.get(key, key) for key in voice)
        named.append(Named(voice[0], name, "stated", firmest(own)[0].modality, ids_of(own)))
    counts = origins_of(store, kept).counts
    many = count(len(named), "voice" if counts.origins < len(named) else "independent voice")
    verb = _verb(store, subject, relation, object, event, one=len(named) == 1)
    about = [store.thing(name).id for name in (subject, object, event) if name]
    return Listing(
        corroboration_words(store, subject=subject, relation=relation, object=object, event=event),
        Verdict.STATED if named else Verdict.NOT_STATED,
        f"{many} {verb}{counts.words and f' ({counts.words})'}; voices of one government are counted once.",
        tuple(Group(voice.name, voice.claims[:_MOST_OF_ONE]) for voice in named),
        tuple(named),
        tuple(about),
    )


def corroboration_words(
    store: Store,
    *,
    subject: str = "",
    relation: str = "",
    object: str = "",  # noqa: A002 (the word of the model)
    event: str = "",
) -> str:
    """Return the question in words."""
    verb = _verb(store, subject, relation, object, event, one=False)
    return f"how many independent voices {verb}"


def _claims(
    store: Store, subject: str, relation: str, target: str, event: str, filters: Filters
) -> Iterator[Claim]:
    if event and target:
        accused = store.thing(target).id
        answer = attribution(store, store.event(event), filters=filters)
        yield from store.claims_called(
            statement.claim
            for statement in answer.statements
            if statement.accused == accused and statement.modality in filters.counting
        )
        return
    named = store.thing(target) if target else None
    if relation and subject and named:
        reading = store.vocabulary.reading(relation)
        whether_ = whether(store, store.thing(subject), reading, named, filters=filters)
        yield from store.claims_called(whether_.answers)
        return
    number = named.n if named else None
    if relation:
        relations = store.vocabulary.reading(relation).relations
        yield from store.claims(
            filters, modalities=filters.counting, relations=relations, object=number
        )
        return
    yield from store.claims(filters, either=number)


def _verb(store: Store, subject: str, relation: str, target: str, event: str, *, one: bool) -> str:
    """Return what the voices do, in words; *one* of them says, several say."""
    s = "s" if one else ""
    whom = store.thing(target) if target else None
    named = whom.words if whom else ""
    if event and target:
        return f"blame{s} {named} for {store.event(event).words}"
    if relation:
        reading = store.vocabulary.reading(relation)
        if not subject:
            who = who_question(store.vocabulary, reading, whom.noun if whom else None)
            return f"say{s} {who.rstrip('?')}"
        clause = Clause(store.thing(subject), reading, whom)
        return f"say{s} that {clause.words(store)}"
    return f"speak{s} of {named}" if named else f"speak{s} here"
