"""Who says that somebody did an event, how sure they are, and who claims or denies it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from actorgraph.identity.counted import CountedAsOne, counted_as_one
from actorgraph.model.dates import share_a_day
from actorgraph.model.filters import NONE, Filters
from actorgraph.model.modality import ASSERTIVE, ASSERTIVE_RANK, MODALITIES, rank
from actorgraph.model.vocabulary import DEEDS
from actorgraph.questions.answer import AnswerBase, Verdict, each_once, verdict_of
from actorgraph.questions.assertion import CLAIMED, DISCLAIMED, UNCLAIMED, own_word
from actorgraph.questions.manner import done, has_part
from actorgraph.questions.named import Named
from actorgraph.store.reader import Store, Thing

if TYPE_CHECKING:
    from actorgraph.model.claim import Claim


@dataclass(frozen=True, slots=True)
class Statement:
    """Somebody's word on who did an event. `accused` is an id, empty if the claim names nobody."""

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


class Blame(NamedTuple):
    """Who is blamed for what somebody suffered.

    `answers` are those whom claims that count accuse by name, firmest first; `statements` is all that blames
    somebody or claims it, whether it counts or not, by falling firmness; `denials` are of one's own part.
    """

    answers: tuple[Named, ...]
    statements: tuple[Statement, ...]
    denials: tuple[Statement, ...]


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
class Attribution(AnswerBase[Named]):
    """Everything said about who did an event.

    `answers` are those who are blamed, or say that they did it, in claims that count; firmest first.
    `statements` go by falling firmness, then in the order of the text. `claims_responsibility` and
    `denies` are about one's own part, and so is `does_not_claim`, which is no denial. `could_be_meant` lists
    members of an accused umbrella: nobody blames them by that. `voices` are those who blame somebody outright,
    those of one government counted once. `names` gives
    the first name of everybody mentioned. `same` lists the actors that are counted as one. If a `role` is
    asked for, `other_parts` are the statements on another part, or on none.
    """

    event: str
    name: str
    verdict: Verdict
    answers: tuple[Named, ...]
    statements: tuple[Statement, ...]
    claims_responsibility: tuple[Statement, ...]
    denies: tuple[Statement, ...]
    could_be_meant: tuple[Possibility, ...]
    voices: tuple[tuple[str, ...], ...]
    names: dict[str, str]
    same: tuple[CountedAsOne, ...] = ()
    does_not_claim: tuple[Statement, ...] = ()
    role: str = ""
    other_parts: tuple[Statement, ...] = ()

    columns: ClassVar[tuple[str, ...]] = ("blamed", "modality", "claims")

    @property
    def question(self) -> str:
        """The question in words."""
        return f"who is said to have {done(self.role)} it: {self.name}"

    @property
    def claims(self) -> tuple[str, ...]:
        """The ids of the claims that blame somebody, or on who claims or denies responsibility."""
        said = (*self.statements, *self.claims_responsibility, *self.denies, *self.does_not_claim)
        return each_once(statement.claim for statement in said)

    @property
    def beside(self) -> tuple[str, ...]:
        """The ids of the claims by which somebody could be meant, or that are on another part."""
        meant = (claim for possible in self.could_be_meant for claim in possible.claims)
        return each_once([*(said.claim for said in self.other_parts), *meant])

    @property
    def things(self) -> tuple[str, ...]:
        """The event."""
        return (self.event,)

    @property
    def notes(self) -> tuple[str, ...]:
        """That nobody is blamed, if it is so."""
        named = self.statements or self.claims_responsibility
        return () if named else (f"nobody is said to have {done(self.role)} it",)

    def cells(self, answer: Named) -> tuple[object, ...]:
        """Return an actor that is blamed as a row."""
        return answer.name, answer.modality, len(answer.claims)

    def document(self) -> dict[str, Any]:
        """Return the attribution as JSON values, under the documented keys."""
        return {
            "event": self.event,
            "statements": [said.document() for said in self.statements],
            "claims_responsibility": [said.document() for said in self.claims_responsibility],
            "denies": [said.document() for said in self.denies],
            "does_not_claim": [said.document() for said in self.does_not_claim],
            "could_be_meant": [possible.document() for possible in self.could_be_meant],
            "voices": [list(voice) for voice in self.voices],
            "same": [actors.document() for actors in self.same],
            "other_parts": [said.document() for said in self.other_parts],
        }


def attribution_of(
    store: Store, *, event: str, role: str = "", filters: Filters = NONE
) -> Attribution:
    """Return who blames whom for an event by name; see `attribution`."""
    return attribution(store, store.event(event), role=role, filters=filters)


def attribution_words(store: Store, *, event: str, role: str = "") -> str:
    """Return the question of `attribution_of` in words."""
    if role:
        return f"who is said to have {done(role)} {store.event(event).words}, and how sure they are"
    return f"who blames whom for {store.event(event).words}, and how sure they are"


def attribution(
    store: Store, event: Thing, *, role: str = "", filters: Filters = NONE
) -> Attribution:
    """Return who blames whom for an event, who claims it and who denies it.

    A claim that names an attacker of the event counts as well as one that blames somebody. Unless filters
    name modalities every modality is listed, also what is hinted or withheld. With a *role* only the
    statements on that part in it answer, for doing is not ordering.
    """
    claims = [*store.claims(filters, event=event.n), *store.claims(filters, object=event.n)]
    told = _statements(store, claims)
    blaming, claiming, denying, unclaimed = (
        told.blaming,
        told.claiming,
        told.denying,
        told.unclaimed,
    )
    other: list[Statement] = []
    if role:
        other = [said for said in blaming if not has_part(said.role, role)]
        blaming = [said for said in blaming if has_part(said.role, role)]
        claiming = [said for said in claiming if has_part(said.role, role)]
    roots = told.roots
    possible = tuple(_possibilities(store, blaming, filters))
    everybody = [*blaming, *claiming, *denying, *unclaimed, *other]
    mentioned = {
        end for said in everybody for end in (said.claimant, said.accused, said.spokesperson) if end
    }
    mentioned |= {end for possible in possible for end in (possible.actor, possible.through)}
    names = store.names(sorted(mentioned))
    counting = [said for said in (*blaming, *claiming) if said.modality in filters.counting]
    return Attribution(
        event=event.id,
        name=event.name,
        verdict=verdict_of(
            (statement.modality for statement in counting),
            beside=(statement.modality for statement in (*blaming, *denying)),
        ),
        answers=_accused_by(counting, names),
        statements=tuple(blaming),
        claims_responsibility=tuple(claiming),
        denies=tuple(denying),
        could_be_meant=possible,
        voices=tuple(voices((one.claimant for one in blaming if one.modality in ASSERTIVE), roots)),
        names=names,
        same=counted_as_one(store, mentioned),
        does_not_claim=tuple(unclaimed),
        role=role,
        other_parts=tuple(other),
    )


def blamed(
    store: Store,
    victim: Thing,
    relations: Sequence[str],
    *,
    filters: Filters = NONE,
    event: Thing | None = None,
) -> Blame:
    """Return who is blamed for the events in which somebody suffered something, and all that is said of it.

    Parameters
    ----------
    victim
        An actor, place or facility, or the event itself.
    relations
        What it suffered, such as ``attacks``; of others than attacks and casualties nobody is blamed. Who is
        killed or injured in an event is attacked in it.
    event
        Only this event counts.

    Notes
    -----
    What was done to others in an event says nothing of the victim; what was done to the place does.
    """
    vocabulary = store.vocabulary
    families = {vocabulary[name].family for name in relations} & {*DEEDS}
    if not families:
        return Blame((), (), ())
    suffered = DEEDS if DEEDS[0] in families else DEEDS[1:]
    deeds = [name for family in suffered for name in vocabulary.members(family)]
    speaking = [name for family in ("attribution", *DEEDS) for name in vocabulary.members(family)]
    if victim.is_event:
        found = list(_about(store, victim, speaking, filters))
    else:
        found = [*store.on_deeds(victim.n, deeds, speaking, filters, event.n if event else None)]
    objects = store.things_with_ids({claim.object for claim in found if claim.object})
    places = {thing.id for thing in objects if thing.type in ("place", "facility")}
    victims = {thing.id for thing in store.things(store.group(victim.n)).values()}
    told = _statements(
        store,
        (
            claim
            for claim in found
            if victim.is_event
            or vocabulary[claim.relation].family not in DEEDS
            or (claim.object in places - victims or not (claim.object or claim.text))
        ),
    )
    said = {one.claim: one for one in (*told.blaming, *told.claiming) if one.accused not in victims}
    counting = [
        one
        for one in said.values()
        if one.modality in filters.counting and one.modality != "denied" and one.accused
    ]
    names = store.names(dict.fromkeys(one.accused for one in counting))
    return Blame(
        _accused_by(counting, names, known="attributed"),
        tuple(sorted(said.values(), key=lambda one: rank(one.modality))),
        tuple(told.denying),
    )


def _about(
    store: Store, event: Thing, relations: Sequence[str], filters: Filters
) -> Iterator[Claim]:
    """Yield the claims with some relations about an event, whenever they were made."""
    own = next(store.events([event.n])).when
    if own.known and not all(share_a_day([own.span, span]) for span in filters.spans):
        return
    timeless = filters.of_any_day()
    yield from store.claims(timeless, relations=relations, event=event.n)
    yield from store.claims(timeless, relations=relations, object=event.n)


class _Told(NamedTuple):
    """Who is blamed by claims about events, and what is said of one's own part; and the roots of the voices."""

    blaming: list[Statement]
    claiming: list[Statement]
    denying: list[Statement]
    unclaimed: list[Statement]
    roots: dict[str, str]


def _statements(store: Store, claims: Iterable[Claim]) -> _Told:
    """Return what claims about events say of who did them; who is blamed goes by falling firmness."""
    kept = _answered(store, {claim.id: claim for claim in claims}.values())
    families = {relation.name: relation.family for relation in store.vocabulary}
    roots = store.roots(end for claim in kept for end in (claim.claimant, claim.subject) if end)
    events = {claim.event for claim in kept} | _events(store, kept)
    told = _Told([], [], [], [], roots)
    own = {CLAIMED: told.claiming, DISCLAIMED: told.denying, UNCLAIMED: told.unclaimed}
    for claim in kept:
        if claim.relation in own:
            word = own_word(claim)
            if word and (claim.modality == "denied" or rank(claim.modality) <= ASSERTIVE_RANK):
                own[word].append(_statement(claim, claim.subject))
        elif claim.relation == "attributes":
            told.blaming.append(_statement(claim, claim.object))
        elif families[claim.relation] in DEEDS and claim.subject and claim.subject not in events:
            told.blaming.append(_statement(claim, claim.subject))
            if roots.get(claim.claimant) == roots.get(claim.subject, claim.subject):
                _sort_own(claim, told.claiming, told.denying)
    told.blaming.sort(key=lambda statement: rank(statement.modality))
    return told


def _events(store: Store, claims: Iterable[Claim]) -> set[str]:
    """Return the ids of the events among the subjects of claims: an event that kills did not do itself."""
    subjects = {claim.subject for claim in claims if claim.subject}
    return {thing.id for thing in store.things_with_ids(subjects) if thing.is_event}


def _accused_by(
    statements: Iterable[Statement], names: dict[str, str], *, known: str = "stated"
) -> tuple[Named, ...]:
    """Return those whom statements accuse by name, firmest first, each with the claims."""
    found: dict[str, list[Statement]] = {}
    for statement in statements:
        if statement.accused:
            found.setdefault(statement.accused, []).append(statement)
    answers = []
    for actor, of_actor in found.items():
        modality = min((said.modality for said in of_actor), key=rank)
        how = known if modality in ASSERTIVE else "not asserted"
        claims = each_once(said.claim for said in of_actor)
        answers.append(Named(actor, names.get(actor, actor), how, modality, claims))
    return tuple(sorted(answers, key=lambda answer: rank(answer.modality)))


def _answered(store: Store, claims: Iterable[Claim]) -> list[Claim]:
    """Return claims with the ends under which actors are answered (see `Store.first_row_id`)."""
    kept = list(claims)
    first = store.firsts(
        end
        for claim in kept
        for end in (claim.subject, claim.object, claim.claimant, claim.spokesperson)
    )
    if not first:
        return kept
    return [
        replace(
            claim,
            subject=first.get(claim.subject, claim.subject),
            object=first.get(claim.object, claim.object),
            claimant=first.get(claim.claimant, claim.claimant),
            spokesperson=first.get(claim.spokesperson, claim.spokesperson),
        )
        for claim in kept
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


def _sort_own(claim: Claim, yes: list[Statement], no: list[Statement]) -> None:
    """Put a word about a deed of one's own where it belongs; a denial of it on the other side."""
    if claim.modality == "denied":
        no.append(_statement(claim, claim.subject))
    elif rank(claim.modality) <= ASSERTIVE_RANK:
        yes.append(_statement(claim, claim.subject))


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
    counting = [said for said in blaming if MODALITIES.index(said.modality) <= ASSERTIVE_RANK]
    accused = {said.accused for said in counting if said.accused}
    seen: set[str] = set()
    for said in counting:
        if not said.accused:
            continue
        umbrella = store.thing(said.accused)
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
                claims = (said.claim, *store.claim_ids([hop.n]))
                yield Possibility(member, umbrella.id, claims)
