"""Who says that somebody did an event, how sure they are, and who claims or denies it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, Final

from actorgraph.identity.counted import CountedAsOne, counted_as_one
from actorgraph.model.filters import NONE, Filters
from actorgraph.model.modality import ASSERTIVE_RANK, MODALITIES, rank
from actorgraph.model.nouns import Claim
from actorgraph.store.reader import Store, Thing

#: Families whose claims about an event name somebody as having done it.
_ACTS: Final = ("attack", "casualties")


@dataclass(frozen=True, slots=True)
class Statement:
    """Somebody's word on who did an event. `accused` is an id, or empty where the claim names nobody."""

    claimant: str
    accused: str
    modality: str
    hedge: str
    said: str
    claim: str
    relation: str
    spokesperson: str = ""
    role: str = ""
    text: str = ""
    quote: str = ""

    def document(self) -> dict[str, Any]:
        """Return the statement as JSON values."""
        return {
            "claimant": self.claimant,
            "accused": self.accused or None,
            "modality": self.modality,
            "hedge": self.hedge or None,
            "said": self.said or None,
            "claim": self.claim,
            "relation": self.relation,
            "spokesperson": self.spokesperson or None,
            "role": self.role or None,
            "text": self.text or None,
            "quote": self.quote or None,
        }


@dataclass(frozen=True, slots=True)
class Possibility:
    """An actor that an accusation of its umbrella or class leaves possible, and no more than that."""

    actor: str
    through: str
    claims: tuple[str, ...]

    def document(self) -> dict[str, Any]:
        """Return it as JSON values."""
        return {"actor": self.actor, "through": self.through, "claims": list(self.claims)}


@dataclass(frozen=True, slots=True)
class Attribution:
    """Everything said about who did an event.

    `statements` go by falling firmness, then in the order of the text. `claims_responsibility` and
    `denies` are about one's own part. `could_be_meant` lists members of an accused umbrella: nobody
    blames them by that. `voices` are the claimants, those of one government counted once. `names` gives
    the first name of everybody mentioned. `same` tells which actors are counted as one.
    """

    event: str
    name: str
    statements: tuple[Statement, ...]
    claims_responsibility: tuple[Statement, ...]
    denies: tuple[Statement, ...]
    could_be_meant: tuple[Possibility, ...]
    voices: tuple[tuple[str, ...], ...]
    names: dict[str, str]
    same: tuple[CountedAsOne, ...] = ()

    def document(self) -> dict[str, Any]:
        """Return the attribution as JSON values, under the documented keys."""
        return {
            "event": self.event,
            "statements": [it.document() for it in self.statements],
            "claims_responsibility": [it.document() for it in self.claims_responsibility],
            "denies": [it.document() for it in self.denies],
            "could_be_meant": [it.document() for it in self.could_be_meant],
            "voices": [list(voice) for voice in self.voices],
            "same": [it.document() for it in self.same],
        }


def attribution(store: Store, event: Thing, *, filters: Filters = NONE) -> Attribution:
    """Return who blames whom for an event, who claims it and who denies it.

    A claim that names an attacker of the event counts as well as one that blames somebody. Without
    wishes in the filters every modality is listed, also what is hinted or withheld.
    """
    claims = [*store.claims(filters, event=event.n), *store.claims(filters, object=event.n)]
    claims = _answered(store, {claim.id: claim for claim in claims}.values())
    families = {it.name: it.family for it in store.vocabulary}
    roots = store.roots(end for claim in claims for end in (claim.claimant, claim.subject) if end)
    blaming: list[Statement] = []
    claiming: list[Statement] = []
    denying: list[Statement] = []
    for claim in claims:
        if claim.relation == "claims-responsibility":
            _sort_own(claim, claim.subject, claiming, denying)
        elif claim.relation == "denies-responsibility":
            _sort_own(claim, claim.subject, denying, claiming)
        elif claim.relation == "attributes":
            blaming.append(_statement(claim, claim.object))
        elif families[claim.relation] in _ACTS and claim.subject and claim.subject != event.id:
            blaming.append(_statement(claim, claim.subject))
            if roots.get(claim.claimant) == roots.get(claim.subject, claim.subject):
                _sort_own(claim, claim.subject, claiming, denying)
    blaming.sort(key=lambda it: rank(it.modality))
    possible = tuple(_possibilities(store, blaming, filters))
    everybody = [*blaming, *claiming, *denying]
    mentioned = {
        end for it in everybody for end in (it.claimant, it.accused, it.spokesperson) if end
    }
    mentioned |= {end for it in possible for end in (it.actor, it.through)}
    return Attribution(
        event=event.id,
        name=event.name,
        statements=tuple(blaming),
        claims_responsibility=tuple(claiming),
        denies=tuple(denying),
        could_be_meant=possible,
        voices=tuple(voices((it.claimant for it in blaming), roots)),
        names=store.names(sorted(mentioned)),
        same=counted_as_one(store, mentioned),
    )


def _answered(store: Store, claims: Iterable[Claim]) -> list[Claim]:
    """Return claims with the ends under which actors are answered (see `Store.first_number`)."""
    kept = list(claims)
    first = store.firsts(
        end for it in kept for end in (it.subject, it.object, it.claimant, it.spokesperson)
    )
    if not first:
        return kept
    return [
        replace(
            it,
            subject=first.get(it.subject, it.subject),
            object=first.get(it.object, it.object),
            claimant=first.get(it.claimant, it.claimant),
            spokesperson=first.get(it.spokesperson, it.spokesperson),
        )
        for it in kept
    ]


def voices(claimants: Iterable[str], roots: dict[str, str]) -> list[tuple[str, ...]]:
    """Return the claimants, those with one root together, in the order of their first word.

    >>> voices(["white-house", "cnn", "us-army"], {"white-house": "us", "us-army": "us"})
    [('white-house', 'us-army'), ('cnn',)]
    """
    found: dict[str, dict[str, None]] = {}
    for claimant in claimants:
        found.setdefault(roots.get(claimant, claimant), {})[claimant] = None
    return [tuple(voice) for voice in found.values()]


def _sort_own(claim: Claim, actor: str, yes: list[Statement], no: list[Statement]) -> None:
    """Put a word about one's own part where it belongs; a denial of it on the other side."""
    if claim.modality == "denied":
        no.append(_statement(claim, actor))
    elif rank(claim.modality) <= ASSERTIVE_RANK:
        yes.append(_statement(claim, actor))


def _statement(claim: Claim, accused: str) -> Statement:
    return Statement(
        claimant=claim.claimant,
        accused=accused,
        modality=claim.modality,
        hedge=claim.hedge,
        said=claim.said.text,
        claim=claim.id,
        relation=claim.relation,
        spokesperson=claim.spokesperson,
        role=claim.role,
        text=claim.text,
        quote=claim.quote,
    )


def _possibilities(
    store: Store, blaming: Iterable[Statement], filters: Filters
) -> Iterable[Possibility]:
    """Yield the members of accused umbrellas that are not accused themselves, once each."""
    counting = [it for it in blaming if MODALITIES.index(it.modality) <= ASSERTIVE_RANK]
    accused = {it.accused for it in counting if it.accused}
    seen: set[str] = set()
    for it in counting:
        if not it.accused:
            continue
        umbrella = store.thing(it.accused)
        hops = sorted(
            store.hops(
                [umbrella.n],
                outward=False,
                relations=("member-of",),
                filters=filters.of_all_modalities(),
                modalities=filters.of_all_modalities().counting,
            )
        )
        things = store.things(hop.subject for hop in hops)
        for hop in hops:
            member = things[hop.subject].id
            if member not in accused and member not in seen:
                seen.add(member)
                claims = (it.claim, *store.claim_ids([hop.n]))
                yield Possibility(member, umbrella.id, claims)
