"""Everything that ties two actors: what is said of the two, and through whom and what they meet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Final, NamedTuple, TypeAlias

from actorgraph.identity.counted import CountedAsOne, counted_as_one
from actorgraph.model.filters import NONE, Filters
from actorgraph.model.modality import MODALITIES, RANKS, group
from actorgraph.questions.answer import (
    AnswerBase,
    Verdict,
    each_once,
    may_hold_notes,
    verdict_of,
)
from actorgraph.questions.paths.adjacency import Ground
from actorgraph.store.reader import Hop, Store, Thing

if TYPE_CHECKING:
    from actorgraph.model.claim import Claim

MOST: Final = 10
#: Relations from an actor to what it is in: an umbrella, a command, a class.
_IN: Final = ("member-of", "part-of", "instance-of")


@dataclass(frozen=True, slots=True)
class Said:
    """All claims of one relation and direction between two things, firmest first; `modality` is the first's."""

    subject: str
    relation: str
    object: str
    modality: str
    claims: tuple[str, ...]

    def document(self) -> dict[str, Any]:
        """Return it as JSON values."""
        return {
            "subject": self.subject,
            "relation": self.relation,
            "object": self.object,
            "modality": self.modality,
            "claims": list(self.claims),
        }


@dataclass(frozen=True, slots=True)
class Through:
    """An actor, umbrella or class that both are tied to, and the claims with each of the two.

    `weakest` is the modality of the less firm of the two sides, each taken at its firmest claim.
    """

    id: str
    name: str
    weakest: str
    one: tuple[Said, ...]
    other: tuple[Said, ...]

    @property
    def claims(self) -> tuple[str, ...]:
        """The ids of the claims of both sides."""
        return each_once(claim for said in (*self.one, *self.other) for claim in said.claims)

    def document(self) -> dict[str, Any]:
        """Return it as JSON values."""
        return {
            "id": self.id,
            "name": self.name,
            "weakest": self.weakest,
            "one": [link.document() for link in self.one],
            "other": [link.document() for link in self.other],
        }


class _Third(NamedTuple):
    """An actor that both are tied to, by the numbers of the claims."""

    rank: int
    many: int
    thing: Thing
    one: list[Hop]
    other: list[Hop]


@dataclass(frozen=True, slots=True)
class Meeting:
    """An event that claims tie to both, and the ids of these claims, firmest first.

    `weakest` is as in `Through`.
    """

    event: str
    name: str
    one: tuple[str, ...]
    other: tuple[str, ...]
    weakest: str

    @property
    def claims(self) -> tuple[str, ...]:
        """The ids of the claims, each once."""
        return each_once([*self.one, *self.other])

    def document(self) -> dict[str, Any]:
        """Return it as JSON values."""
        return {
            "event": self.event,
            "name": self.name,
            "weakest": self.weakest,
            "one": list(self.one),
            "other": list(self.other),
        }


#: One answer: what is said of the two, an event that both are named in, or a third actor.
Bond: TypeAlias = Said | Meeting | Through


@dataclass(frozen=True, slots=True)
class Between(AnswerBase[Bond]):
    """What ties two actors or events.

    `outcome` is ``"direct"`` if a counting claim names both, ``"indirect"`` if only something third ties
    them, ``"not stated"`` if no counting claim does either; that does not mean that nothing ties them. It is
    ``"same"`` if both are one. `also_said` are the direct claims that do not count. `wholes` are the
    umbrellas, commands and classes that both are in, `through` the other actors that both are tied to.
    `left_out` counts what was more than asked for, by ``"events"``, ``"wholes"`` and ``"through"``; `undated`
    the direct claims that days were asked for and that have none.
    """

    one: Thing
    other: Thing
    outcome: str
    direct: tuple[Said, ...]
    also_said: tuple[Said, ...]
    events: tuple[Meeting, ...]
    wholes: tuple[Through, ...]
    through: tuple[Through, ...]
    left_out: dict[str, int]
    undated: int = 0
    same: tuple[CountedAsOne, ...] = ()

    columns: ClassVar[tuple[str, ...]] = ("between", "claims")

    @property
    def question(self) -> str:
        """The question in words."""
        return _question(self.one, self.other)

    @property
    def verdict(self) -> Verdict:
        """*Stated*, with a hedge if all say so, if a claim names both, *derived* if it takes a third.

        *Denied* or *not asserted* if there is nothing but claims that do not assert.
        """
        thirds = [meeting.weakest for meeting in self.events]
        thirds += [third.weakest for third in (*self.wholes, *self.through)]
        derived = any(group(modality) == "assertive" for modality in thirds)
        direct, beside = (
            [said.modality for said in them] for them in (self.direct, self.also_said)
        )
        return verdict_of(direct, derived=derived, beside=[*thirds, *beside])

    @property
    def answers(self) -> tuple[Bond, ...]:
        """What is said of the two, then the events, the wholes and the others between them."""
        return (*self.direct, *self.events, *self.wholes, *self.through)

    @property
    def claims(self) -> tuple[str, ...]:
        """The ids of the claims on which the answers rest."""
        return each_once(claim for bond in self.answers for claim in bond.claims)

    @property
    def beside(self) -> tuple[str, ...]:
        """The ids of the claims that name both and do not count."""
        return each_once(claim for said in self.also_said for claim in said.claims)

    @property
    def things(self) -> tuple[str, ...]:
        """The two, the events that both are named in, and what both are tied to."""
        events = (meeting.event for meeting in self.events)
        thirds = (third.id for third in (*self.wholes, *self.through))
        return each_once([self.one.id, self.other.id, *events, *thirds])

    @property
    def derives(self) -> bool:
        """False: every claim between the two is stated, and nothing is concluded."""
        return False

    @property
    def notes(self) -> tuple[str, ...]:
        """How many claims that name both may hold on the days that were asked for."""
        return may_hold_notes(self.undated, f"that name{'s' if self.undated == 1 else ''} both")

    def cells(self, answer: Bond) -> tuple[object, ...]:
        """Return what is between the two as a row."""
        if not isinstance(answer, Said):
            return answer.name, len(answer.claims)
        names = {self.one.id: self.one.name, self.other.id: self.other.name}
        ends = (names.get(key, key) for key in (answer.subject, answer.object))
        words = f" {answer.relation} ".join(ends)
        sure = "" if group(answer.modality) == "assertive" else f" ({answer.modality})"
        return words + sure, len(answer.claims)

    def document(self) -> dict[str, Any]:
        """Return the answer as JSON values, under the documented keys."""
        return {
            "one": self.one.id,
            "other": self.other.id,
            "verdict": self.outcome,
            "direct": [link.document() for link in self.direct],
            "also_said": [link.document() for link in self.also_said],
            "events": [event.document() for event in self.events],
            "wholes": [third.document() for third in self.wholes],
            "through": [third.document() for third in self.through],
            "left_out": dict(self.left_out),
            "undated": self.undated,
            "same": [actors.document() for actors in self.same],
        }


def what_ties(
    store: Store, *, one: str, other: str, most: int = MOST, filters: Filters = NONE
) -> Between:
    """Return everything that ties two actors or events, both by name; see `between`."""
    return between(store, store.thing(one), store.thing(other), filters=filters, most=most)


def what_ties_words(store: Store, *, one: str, other: str, **_: object) -> str:
    """Return the question of `what_ties` in words."""
    return _question(store.thing(one), store.thing(other))


def _question(one: Thing, other: Thing) -> str:
    return f"what ties {one.words} and {other.words}"


def between(
    store: Store, one: Thing, other: Thing, *, filters: Filters = NONE, most: int = MOST
) -> Between:
    """Return everything that ties two actors or events, directly or by one step between.

    - *direct*: claims with one as subject and the other as object, either way round, of every modality;
      for an event also the claims about it that name the other. Those that count come first, the rest
      apart.
    - *events*: events about which, or to which, counting claims name both, in one claim or in two; an
      event is left out if all of these claims are direct ones.
    - *wholes*: umbrellas, commands and classes in which claims of ``member-of``, ``part-of`` or
      ``instance-of`` put both.
    - *through*: any other actor with a counting claim to or from each of the two. What one side does to
      it is not carried to the other side: nothing is concluded.

    Nothing that is hinted, withheld, denied or presupposed ties two through a third, even if it is asked
    for; it is only shown of the two themselves.

    Parameters
    ----------
    filters
        Which claims count. Days, claimants and sources bound the direct claims that do not count, too.
    most
        At most so many events, wholes and others, each; 0 for all. Those with the firmest weaker side
        come first, then those with fewest claims (who is tied to few says more), then by name.
    """
    direct = _direct(store, one, other, filters)
    counting = {RANKS[name] for name in filters.counting}
    firm = [hop for hop in direct if hop.rank in counting]
    rest = [hop for hop in direct if hop.rank not in counting]
    events: list[Meeting] = []
    wholes: list[_Third] = []
    others: list[_Third] = []
    if carrying := filters.concluding:
        events = _meetings(store, one, other, carrying, {hop.n for hop in firm})
        wholes, others = _thirds(store, one, other, carrying)
    left = {
        kind: max(len(found) - most, 0) if most else 0
        for kind, found in (("events", events), ("wholes", wholes), ("through", others))
    }
    in_both, through = (
        tuple(_through(store, third) for third in found[: most or None])
        for found in (wholes, others)
    )
    mentioned = [one.id, other.id, *(thing.id for thing in (*in_both, *through))]
    return Between(
        one=one,
        other=other,
        outcome=_outcome(one, other, direct=bool(firm), third=bool(events or in_both or through)),
        direct=_said(store, firm),
        also_said=_said(store, rest),
        events=tuple(events[: most or None]),
        wholes=in_both,
        through=through,
        left_out=left,
        undated=_undated(store, one, other, filters),
        same=counted_as_one(store, mentioned),
    )


def _outcome(one: Thing, other: Thing, *, direct: bool, third: bool) -> str:
    if one.n == other.n:
        return "same"
    if direct:
        return "direct"
    return "indirect" if third else "not stated"


def _direct(store: Store, one: Thing, other: Thing, filters: Filters) -> list[Hop]:
    """Return the claims of all modalities that name both, firmest first."""
    if one.n == other.n:
        return []
    return Ground(store, filters, (one, other), modalities=MODALITIES).between(one.n, other.n)


def _undated(store: Store, one: Thing, other: Thing, filters: Filters) -> int:
    loose = filters.with_what_may_hold()
    if loose is None:
        return 0
    return len(_direct(store, one, other, loose)) - len(_direct(store, one, other, filters))


def _meetings(
    store: Store, one: Thing, other: Thing, filters: Filters, direct: set[int]
) -> list[Meeting]:
    """Return the events that claims tie to both."""
    if one.n == other.n or not store.count("event"):
        return []
    sides = [_events_of(store, thing, filters) for thing in (one, other)]
    direct_ids = set(store.claim_ids(sorted(direct)))
    ends = {one.id, other.id}
    shared = [key for key in sides[0] if key in sides[1] and key not in ends]
    names = store.names(shared)
    found = []
    for key in shared:
        one_side, other_side = (tuple(claim.id for claim in side[key]) for side in sides)
        if not direct_ids.issuperset(one_side + other_side):
            weakest = max(MODALITIES.index(side[key][0].modality) for side in sides)
            meeting = Meeting(key, names[key], one_side, other_side, MODALITIES[weakest])
            found.append((weakest, len(one_side + other_side), names[key], key, meeting))
    return [row[-1] for row in sorted(found, key=lambda row: row[:-1])]


def _events_of(store: Store, thing: Thing, filters: Filters) -> dict[str, list[Claim]]:
    """Return the events that counting claims with an actor at either end name, with these claims."""
    found: dict[str, list[Claim]] = {}
    counting = filters.counting
    claims = [
        *store.claims(filters, modalities=counting, subject=thing.n),
        *store.claims(filters, modalities=counting, object=thing.n),
    ]
    ends = {end for claim in claims for end in (claim.subject, claim.object) if end}
    events = {thing.id for thing in store.things_with_ids(ends) if thing.is_event}
    for claim in {claim.id: claim for claim in claims}.values():
        named = {claim.event, *(end for end in (claim.subject, claim.object) if end in events)}
        for event in named - {"", thing.id}:
            found.setdefault(event, []).append(claim)
    for of_event in found.values():
        of_event.sort(key=lambda claim: MODALITIES.index(claim.modality))
    return found


def _thirds(
    store: Store, one: Thing, other: Thing, filters: Filters
) -> tuple[list[_Third], list[_Third]]:
    """Return the wholes that both are in, and the other actors that both are tied to."""
    if one.n == other.n:
        return [], []
    ground = Ground(store, filters, (one, other))
    near, far = (_neighbours(ground, thing) for thing in (one, other))
    shared = store.things(n for n in near if n in far and n not in (one.n, other.n))
    thirds = [
        _Third(max(near[n][0].rank, far[n][0].rank), len(near[n] + far[n]), thing, near[n], far[n])
        for n, thing in shared.items()
        if not thing.is_event
    ]
    thirds.sort(key=lambda third: (third.rank, third.many, third.thing.name, third.thing.n))
    wholes = [
        third
        for third in thirds
        if _is_in(store, third.one, third) and _is_in(store, third.other, third)
    ]
    kept = {third.thing.n for third in wholes}
    return wholes, [third for third in thirds if third.thing.n not in kept]


def _neighbours(ground: Ground, thing: Thing) -> dict[int, list[Hop]]:
    """Return the counting claims of a thing by their other end, each once, firmest first."""
    found: dict[int, set[Hop]] = {}
    for _, there, hop in ground.hops([thing.n], outward=True):
        found.setdefault(there, set()).add(hop)
    return {n: sorted(hops, key=lambda hop: (hop.rank, hop.n)) for n, hops in found.items()}


def _is_in(store: Store, hops: Sequence[Hop], whole: _Third) -> bool:
    return any(
        hop.object == whole.thing.n and store.relation_name(hop.relation) in _IN for hop in hops
    )


def _through(store: Store, third: _Third) -> Through:
    weakest = MODALITIES[third.rank]
    return Through(
        third.thing.id,
        third.thing.name,
        weakest,
        _said(store, third.one),
        _said(store, third.other),
    )


def _said(store: Store, hops: Sequence[Hop]) -> tuple[Said, ...]:
    """Return claims by relation and direction, those with the firmest claim first."""
    things = store.things(end for hop in hops for end in (hop.subject, hop.object))
    ids = dict(zip((hop.n for hop in hops), store.claim_ids([hop.n for hop in hops]), strict=True))
    groups: dict[tuple[str, str, str], list[Hop]] = {}
    for hop in hops:
        key = (
            things[hop.subject].id,
            store.relation_name(hop.relation),
            things[hop.object].id,
        )
        groups.setdefault(key, []).append(hop)
    return tuple(
        Said(*key, MODALITIES[of_key[0].rank], tuple(ids[hop.n] for hop in of_key))
        for key, of_key in groups.items()
    )
