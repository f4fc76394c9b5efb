"""Deciding that two actors are one, or are not: a claim of the person who decides, which can be withdrawn.

A decision is a claim ``same-as`` or ``not-same-as`` with modality ``confirmed``, whose claimant is the
person and whose source is `SOURCE`. The actors and their claims stay as they are; questions count actors
that are confirmed to be one as one (see `actorgraph.store.reader.Store.group`).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any, Final

from actorgraph.model.actor import Actor
from actorgraph.model.claim import Claim
from actorgraph.model.dates import read_when
from actorgraph.model.errors import Contradiction, InvalidValue
from actorgraph.model.names import slug
from actorgraph.model.source import Source
from actorgraph.sentence.question import clause_words
from actorgraph.store.hash import hash_of
from actorgraph.store.key import id_of
from actorgraph.store.reader import Store, Thing
from actorgraph.store.writer import StoreWriter

#: Id of the source, and scope of what deciding writes.
SOURCE: Final = "identities"
TITLE: Final = "Identities decided by hand"
SAME: Final = "same-as"
NOT_SAME: Final = "not-same-as"


def decide(
    path: Path,
    first: str,
    second: str,
    *,
    by: str,
    same: bool = True,
    note: str = "",
    words: str = "",
    today: date | None = None,
) -> Claim:
    """Write into a store that two actors are one, or are not, and return the claim.

    Parameters
    ----------
    path
        The store.
    first, second
        Ids or names of the actors; which comes first makes no difference.
    by
        Name of the person who decides, the claimant.
    same
        False for a refusal: the two are not one.
    note
        Why, in the person's words; it becomes the quote.
    words
        What is quoted where there is no note; by default, the sentence of the claim.
    today
        When it is decided; by default, today.

    Raises
    ------
    Contradiction
        Another decision, or a chain of them, says the opposite.
    InvalidValue
        The two are the same actor already, or *by* is empty.
    UnknownActor, AmbiguousName
        A name means no actor, or several.
    """
    with closing(Store(path)) as store:
        one, other = _both(store, first, second)
        _refuse_contradiction(store, one, other, same=same)
        vocabulary, taken = store.vocabulary, _taken(store, by)
    relation = SAME if same else NOT_SAME
    said = clause_words(vocabulary, vocabulary.reading(relation), one.noun, other.noun)
    quote = note or words or said
    day = (today or date.today()).isoformat()  # noqa: DTZ011 (the day where the person is)
    with StoreWriter(path, vocabulary, bulk=False) as writer:
        person = _person(writer, by, searchable=not taken)
        source = writer.free_id(SOURCE, "source", SOURCE)
        writer.source(Source(source, TITLE, ""), scope=SOURCE)
        claim = Claim(
            id=id_of(hash_of("\x1f".join((SOURCE, relation, *sorted((one.id, other.id)), person)))),
            relation=relation,
            source=source,
            claimant=person,
            subject=one.id,
            object=other.id,
            modality="confirmed",
            said=read_when(day),
            quote=" ".join(quote.split()),
        )
        writer.claims([claim])
    return claim


def withdraw(path: Path, first: str, second: str, *, by: str = "") -> list[Claim]:
    """Take out what was decided of two actors, and return it; *by* leaves the decisions of others.

    Raises
    ------
    InvalidValue
        Nothing was decided of the two themselves; the message says which chain joins them, if one does.
    UnknownActor, AmbiguousName
        A name means no actor, or several.
    """
    with closing(Store(path)) as store:
        one, other = _both(store, first, second)
        ends = {one.id, other.id}
        decided = decisions(store)
        people = store.names(claim.claimant for claim in decided)
        found = [
            claim
            for claim in decided
            if {claim.subject, claim.object} == ends and by in ("", people[claim.claimant])
        ]
        if not found:
            raise InvalidValue(_nothing(store, one, other, by))
        vocabulary = store.vocabulary
    with StoreWriter(path, vocabulary, bulk=False) as writer:
        writer.remove_claims(claim.id for claim in found)
        writer.remove_idle(SOURCE)
    return found


def decisions(store: Store) -> list[Claim]:
    """Return what was decided by hand, refusals too, in the order of writing.

    What a report or dataset says of identity is no decision of this kind; see `standing`.
    """
    ours = store.source_ids_of(SOURCE)
    return [claim for claim in _all(store) if claim.source in ours]


def standing(store: Store) -> list[Claim]:
    """Return all confirmed claims that two actors are one or are not, whoever says so."""
    return list(_all(store))


def claim_text(
    one: Thing, other: Thing, *, by: str, same: bool, note: str, words: str, today: date
) -> str:
    """Return a decision as the YAML to be pasted into a case: the person, then the claim."""
    import yaml

    person = {"id": slug(by), "name": by, "type": "person"}
    claim: dict[str, Any] = {
        "relation": SAME if same else NOT_SAME,
        "subject": one.id,
        "object": other.id,
        "claimant": person["id"],
        "modality": "confirmed",
        "said": today.isoformat(),
        "quote": " ".join((note or words).split()),
    }
    return "".join(
        f"# {place}\n{yaml.safe_dump([row], sort_keys=False, allow_unicode=True, width=10_000)}"
        for place, row in (
            ("into actors.yaml, unless it is there", person),
            ("into the claims of a report", claim),
        )
    )


def _all(store: Store) -> Iterator[Claim]:
    claims = [*store.identity_claims(SAME), *store.identity_claims(NOT_SAME)]
    return (
        claim
        for claim in claims
        if claim.modality == "confirmed" and claim.subject and claim.object
    )


def _both(store: Store, first: str, second: str) -> tuple[Thing, Thing]:
    """Return two actors, the one that was written first before the other."""
    one, other = sorted((store.each(first), store.each(second)))
    if one.n == other.n:
        raise InvalidValue(f"{first!r} and {second!r} are the same actor already: {one.id}")
    return one, other


def _refuse_contradiction(store: Store, one: Thing, other: Thing, *, same: bool) -> None:
    groups = [
        {thing.id for thing in store.things(store.group(end.n)).values()} for end in (one, other)
    ]
    if not same:
        if other.n not in store.group(one.n):
            return
        joining = [claim for claim in standing(store) if claim.relation == SAME]
        found = [
            claim for claim in joining if claim.subject in groups[0] and claim.object in groups[0]
        ]
        direct = [claim for claim in found if {claim.subject, claim.object} == {one.id, other.id}]
        _contradicted(store, "are confirmed to be one", one, other, (direct or found)[0])
    for claim in standing(store):
        ends = (claim.subject, claim.object)
        across = any(a in groups[0] and b in groups[1] for a, b in (ends, ends[::-1]))
        if claim.relation == NOT_SAME and across:
            _contradicted(store, "are not one", one, other, claim)


def _contradicted(store: Store, words: str, one: Thing, other: Thing, claim: Claim) -> None:
    who = store.names([claim.claimant])[claim.claimant]
    ends = (claim.subject, claim.object)
    chain = "" if set(ends) == {one.id, other.id} else ", through what is confirmed of others"
    way = (
        f"withdraw it first: actorgraph same {ends[0]} {ends[1]} --withdraw"
        if claim.source in store.source_ids_of(SOURCE)
        else f"it is said in {claim.source!r}, so take it out there"
    )
    raise Contradiction(
        f"{one.name!r} ({one.id}) and {other.name!r} ({other.id}) {words}{chain}: {who} says in"
        f" [{claim.id}] that {ends[0]} {'is' if claim.relation == SAME else 'is not'} {ends[1]}; {way}",
        claim.id,
    )


def _nothing(store: Store, one: Thing, other: Thing, by: str) -> str:
    who = f" by {by!r}" if by else ""
    text = f"nothing was decided{who} of {one.id} and {other.id} themselves"
    if other.n in store.group(one.n):
        members = {thing.id for thing in store.things(store.group(one.n)).values()}
        chain = [
            claim
            for claim in standing(store)
            if claim.subject in members and claim.relation == SAME
        ]
        shown = "; ".join(f"{claim.subject} is {claim.object} [{claim.id}]" for claim in chain[:5])
        return f"{text}; they are one through {shown}"
    return f"{text}; 'actorgraph same --list' shows what was"


def _taken(store: Store, by: str) -> bool:
    """Return True where somebody else has this name: the person must not make it ambiguous."""
    if not by.strip():
        raise InvalidValue("--by needs the name of the person who decides")
    return any(scope != SOURCE for scope in store.scopes_of(by))


def _person(writer: StoreWriter, by: str, *, searchable: bool) -> str:
    key = writer.free_id(slug(by), "actor", SOURCE)
    writer.actor(Actor(key, by.strip(), "person"), searchable=searchable, scope=SOURCE)
    return key
