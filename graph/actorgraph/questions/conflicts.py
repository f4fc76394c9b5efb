"""What the claims say that cannot all be true, as told; nobody is judged to be right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, islice
from operator import itemgetter
from typing import Any, ClassVar, Final

from actorgraph.identity.counted import CountedAsOne, counted_as_one
from actorgraph.model.claim import Claim
from actorgraph.model.dates import When, share_a_day
from actorgraph.model.filters import NONE, Filters
from actorgraph.model.names import fold
from actorgraph.model.vocabulary import DEEDS
from actorgraph.questions.answer import AnswerBase, Verdict, each_once, firmest, ids_of, verdict_of
from actorgraph.questions.apart import at_odds
from actorgraph.questions.assertion import (
    CLAIMED,
    DISCLAIMED,
    Assertion,
    Stance,
    covers,
    is_denied_by,
    may_meet,
    stance_of,
    topic_of,
)
from actorgraph.sentence.figure import figure
from actorgraph.sentence.phrase import plain_words, relation_phrase
from actorgraph.sentence.topic import topic_words
from actorgraph.store.alike import figure_groups, shared_objects
from actorgraph.store.reader import Hop, Store, Thing
from actorgraph.store.schema import UNDATED

#: The kinds, in the order of an answer.
KINDS: Final = ("responsibility", "denied", "opposites", "leaders", "figures")
#: Relations that the vocabulary defines as wishes or decisions of which one shuts out the other.
_OPPOSITES: Final = (
    ("seeks-conflict-with", "avoids-conflict-with"),
    ("same-as", "not-same-as"),
)


@dataclass(frozen=True, slots=True)
class Side:
    """One of the things said, in words, with the claims that say it, firmest first."""

    words: str
    said: tuple[Claim, ...]

    @property
    def claims(self) -> tuple[str, ...]:
        """The ids of the claims."""
        return ids_of(self.said)

    def document(self) -> dict[str, Any]:
        """Return the side as JSON values."""
        return {
            "words": self.words,
            "claims": [
                {
                    "claim": claim.id,
                    "claimant": claim.claimant,
                    "modality": claim.modality,
                    "said": claim.said.text or None,
                    "when": claim.when.text or None,
                    "source": claim.source,
                }
                for claim in self.said
            ],
        }


@dataclass(frozen=True, slots=True)
class Conflict:
    """Sides that cannot all be true.

    `kind` is one of `KINDS`. `relation`, `subject`, `object` and `event` say about what, as far as the
    kind has them; `what` is the thing counted. Of more than two sides, each is at odds with at least
    one other.
    """

    kind: str
    sides: tuple[Side, ...]
    relation: str = ""
    subject: str = ""
    object: str = ""
    event: str = ""
    what: str = ""

    @property
    def claims(self) -> tuple[str, ...]:
        """The ids of all claims of the sides."""
        return ids_of(self.said)

    @property
    def said(self) -> tuple[Claim, ...]:
        """All claims of the sides."""
        return tuple(claim for side in self.sides for claim in side.said)

    def document(self) -> dict[str, Any]:
        """Return the conflict as JSON values."""
        return {
            "kind": self.kind,
            "relation": self.relation or None,
            "subject": self.subject or None,
            "object": self.object or None,
            "event": self.event or None,
            "what": self.what or None,
            "sides": [side.document() for side in self.sides],
        }


@dataclass(frozen=True, slots=True)
class Conflicts(AnswerBase[Conflict]):
    """The conflicts among the claims, by kind, then in the order of the text.

    `name` is the actor or event that was asked about, or empty. `more` is True if further ones were
    left out. None does not mean that all claims are true.
    """

    name: str
    conflicts: tuple[Conflict, ...]
    names: dict[str, str]
    more: bool = False
    same: tuple[CountedAsOne, ...] = ()

    columns: ClassVar[tuple[str, ...]] = ("conflict", "sides", "claims")

    @property
    def question(self) -> str:
        """The question in words."""
        return _words(self.names[self.name] if self.name else "")

    @property
    def verdict(self) -> Verdict:
        """*Contradicted* if there is any."""
        both = [claim.modality for conflict in self.conflicts for claim in conflict.said]
        return verdict_of(both, denied=len(self) > 0)

    @property
    def answers(self) -> tuple[Conflict, ...]:
        """The conflicts."""
        return self.conflicts

    @property
    def claims(self) -> tuple[str, ...]:
        """The ids of the claims of all sides, firmest first."""
        return ids_of(firmest(claim for conflict in self.conflicts for claim in conflict.said))

    @property
    def things(self) -> tuple[str, ...]:
        """The actor or event that was asked about."""
        return each_once([self.name])

    def cells(self, answer: Conflict) -> tuple[object, ...]:
        """Return a conflict as a row."""
        sides = " – ".join(side.words for side in answer.sides)
        return answer.kind, sides, len(answer.claims)

    def document(self) -> dict[str, Any]:
        """Return the conflicts as JSON values, under the documented keys."""
        return {
            "name": self.name or None,
            "conflicts": [conflict.document() for conflict in self.conflicts],
            "more": self.more,
            "same": [actors.document() for actors in self.same],
        }


def conflicts(
    store: Store, thing: Thing | None = None, *, filters: Filters = NONE, most: int = 0
) -> Conflicts:
    """Return what cannot all be true of what the claims say; *most* of it at most, 0 for all.

    Parameters
    ----------
    thing
        Only conflicts of which a claim names this actor or event, or an event that happened there.
    filters
        Which claims count. What is denied stands against what counts.

    Notes
    -----
    See `each_conflict`, which yields them one by one, for what each kind is.
    """
    found = each_conflict(store, filters=filters)
    if thing is not None:
        wanted = {one.id for one in store.things(store.group(thing.n)).values()}
        wanted.update(() if thing.is_event else store.events_at(thing.n))
        found = (conflict for conflict in found if wanted & set(_ends(conflict.said)))
    kept = list(islice(found, most + 1 if most else None))
    more, kept = bool(most) and len(kept) > most, kept[: most or None]
    claims = [claim for conflict in kept for claim in conflict.said]
    mentioned = sorted(
        {*_ends(claims), *(claim.claimant for claim in claims), *([thing.id] if thing else ())}
    )
    return Conflicts(
        name=thing.id if thing else "",
        conflicts=tuple(kept),
        names=store.names(mentioned),
        more=more,
        same=counted_as_one(store, mentioned),
    )


def conflict_words(store: Store, conflict: Conflict) -> str:
    """Return what a conflict is about, without who is right."""
    if conflict.kind == "leaders":
        led = store.nouns([conflict.object])[conflict.object].words
        return f"Several lead {led} on the same days; they may lead together"
    if conflict.kind == "figures":
        about, whose = conflict.event or conflict.subject, conflict.object
        ends = store.nouns(filter(None, [about, whose]))
        topic = topic_words(conflict.what, "", ends[about], ends[whose] if whose else None)
        return f"No number fits all figures: {topic}"
    if conflict.kind == "responsibility":
        ends = store.nouns([conflict.subject, conflict.event])
        done = f"{'are' if ends[conflict.subject].plural else 'is'} said to be behind {ends[conflict.event].words}"
        return f"Said and denied: {ends[conflict.subject].words} {done}"
    both = "Said and denied" if conflict.kind == "denied" else "Said, and so is the opposite"
    first = conflict.sides[0].said[0]
    return f"{both}: {plain_words(first, store.nouns(claims=[first]), store.vocabulary)}"


def conflicts_of(
    store: Store, *, name: str = "", most: int = 0, filters: Filters = NONE
) -> Conflicts:
    """Return what cannot all be true, of all or about one actor or event by name; see `conflicts`."""
    return conflicts(store, store.thing(name) if name else None, filters=filters, most=most)


def conflicts_words(store: Store, *, name: str = "", most: int = 0) -> str:
    """Return the question of `conflicts_of` in words."""
    del most
    return _words(store.thing(name).name if name else "")


def _words(name: str) -> str:
    return f"where what is said{f' about {name}' if name else ''} cannot all be true"


def each_conflict(store: Store, *, filters: Filters = NONE) -> Iterator[Conflict]:
    """Yield what cannot all be true, one by one.

    - *responsibility*: somebody is said to have done an event, or says so, and denies it.
    - *denied*: a relation between the same two, in the same event if one is named, is asserted and
      denied; a general denial stands against a special assertion, not the other way round.
    - *opposites*: conflict with somebody is sought and avoided; two actors are one and are not.
    - *leaders*: two lead one body on the same days, with the same title or if one has none. They may
      lead it together.
    - *figures*: no number fits both figures for the same thing (same event, object and unit; without an
      event or an object, same subject). "85" and "more than 85" are at odds, "more than 85" and "90" are not.
      "About 40" is a tenth more or less (at least one), and at odds with what is farther off.

    Claims with days of their own that never meet are not at odds, nor is a state without days of its own
    that is denied of other days than that on which it was said.

    Notes
    -----
    SQLite finds the groups of which a conflict may come; only their claims are read in full, a group at
    a time.
    """
    for own in (True, False):
        yield from _denials(store, filters, own=own)
    for pair in _OPPOSITES:
        if all(name in store.vocabulary for name in pair):
            yield from _opposites(store, *pair, filters)
    if "leads" in store.vocabulary:
        yield from _leaders(store, filters)
    for numbers in figure_groups(store, filters):
        yield from _of_figures(store, list(store.claims_of(numbers).values()))


# -- denials ---------------------------------------------------------------------------------------


def _denials(store: Store, filters: Filters, *, own: bool) -> Iterator[Conflict]:
    """Yield the assertions that are made and denied: *own* parts in events, or all others."""
    waiting: dict[Assertion, _ByTime] = {}
    for denial, assertion in _denied(store, filters, own=own):
        if assertion not in waiting:
            waiting[assertion] = _ByTime(_assertions(store, assertion, filters))
        against = waiting[assertion].denied_by(store, denial)
        if not against:
            continue
        waiting[assertion].leave_out(against)  # what is left waits for denials of other times
        told = _ByTime(against)
        denying = [
            claim
            for claim in _denying(store, assertion, filters)
            if told.is_denied_by(store, claim)
        ]
        yield Conflict(
            kind="responsibility" if own else "denied",
            sides=(
                Side("said to be so", tuple(firmest(against))),
                Side("said not to be so", tuple(firmest(denying))),
            ),
            relation=assertion.relation,
            subject=assertion.subject,
            object=assertion.object,
            event=assertion.event,
        )


def _denied(
    store: Store, filters: Filters, *, own: bool, **ends: Any
) -> Iterator[tuple[Claim, Assertion]]:
    """Yield the claims that deny an assertion, with it; *ends* are numbers, as `Store.claims` takes them."""
    parts = [name for name in (CLAIMED, DISCLAIMED) if name in store.vocabulary]
    if own and not parts:
        return
    for claim in store.claims(
        _wide(filters),
        modalities=("denied", *filters.counting) if own else ("denied",),
        relations=parts if own else (),
        **ends,
    ):
        stance = _stance(store, claim)
        if stance and stance.denied and (stance.assertion.relation == CLAIMED) is own:
            yield claim, stance.assertion


def _denying(store: Store, assertion: Assertion, filters: Filters) -> list[Claim]:
    """Return the claims that deny just this assertion."""
    found = _denied(store, filters, own=assertion.relation == CLAIMED, **_numbers(store, assertion))
    return [claim for claim, denied in found if denied == assertion]


def _assertions(store: Store, denied: Assertion, filters: Filters) -> list[Claim]:
    """Return the counting claims that make an assertion that is denied, or a special one of its kind."""
    if denied.relation == CLAIMED:
        return list(_said_to_have_done(store, denied, filters))
    found = []
    for claim in store.claims(
        _wide(filters),
        modalities=filters.counting,
        relations=[denied.relation],
        **_numbers(store, denied),
    ):
        stance = _stance(store, claim)
        if stance and not stance.denied and covers(denied, stance.assertion):
            found.append(claim)
    return found


def _numbers(store: Store, assertion: Assertion) -> dict[str, Any]:
    """Return the numbers of an assertion's ends and its event, by what `Store.claims` calls them."""
    is_symmetric = store.vocabulary[assertion.relation].symmetric
    found: dict[str, Any] = {}
    if assertion.event and assertion.relation != CLAIMED:  # whose event may be the object
        (found["event"],) = store.row_ids([assertion.event])
    (subject,) = store.row_ids([assertion.subject])
    if not assertion.object:
        return {**found, "either" if is_symmetric else "subject": subject}
    (target,) = store.row_ids([assertion.object])
    if is_symmetric:
        return {**found, "both": (subject, target)}
    return {**found, "subject": subject, "object": target}


def _said_to_have_done(store: Store, denied: Assertion, filters: Filters) -> Iterator[Claim]:
    """Yield the counting claims that the subject of an assertion did its event: its own, and those of others."""
    if not denied.event:
        return
    (event,) = store.row_ids([denied.event])
    ids = {one.id for one in store.things(store.group(*store.row_ids([denied.subject]))).values()}
    for end in ("event", "object"):
        for claim in store.claims(
            _wide(filters),
            modalities=filters.counting,
            **{end: event},  # type: ignore[arg-type]
        ):
            if claim.relation == "attributes":
                accused = claim.object
            elif claim.relation == CLAIMED or store.vocabulary[claim.relation].family in DEEDS:
                accused = claim.subject
            else:
                continue
            if accused in ids:
                yield claim


class _ByTime:
    """Claims on one assertion by their times: of those that never meet a denial, none is looked at."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        self.times: dict[When, list[tuple[int, Claim]]] = {}
        for n, claim in enumerate(claims):
            self.times.setdefault(claim.when, []).append((n, claim))

    def denied_by(self, store: Store, denial: Claim) -> list[Claim]:
        """Return the claims that a denial is at odds with, in their order."""
        found = (one for one in self._meeting(denial) if _is_denied(store, one[1], denial))
        return [claim for _, claim in sorted(found, key=itemgetter(0))]

    def leave_out(self, claims: Sequence[Claim]) -> None:
        """Take claims out."""
        ids = {claim.id for claim in claims}
        for when in {claim.when for claim in claims}:
            kept = [one for one in self.times[when] if one[1].id not in ids]
            if kept:
                self.times[when] = kept
            else:
                del self.times[when]

    def is_denied_by(self, store: Store, denial: Claim) -> bool:
        """Return True if a denial is at odds with any of the claims."""
        return any(_is_denied(store, claim, denial) for _, claim in self._meeting(denial))

    def _meeting(self, denial: Claim) -> Iterator[tuple[int, Claim]]:
        for claims in self.times.values():
            if may_meet(claims[0][1], denial):
                yield from claims


def _is_denied(store: Store, claim: Claim, denial: Claim) -> bool:
    """Return True if both cannot be true; a state said in March is not denied by "not since April"."""
    if not is_denied_by(claim, denial):
        return False
    if store.vocabulary[claim.relation].kind == "act" or claim.when.known == denial.when.known:
        return True
    return store.at_one_time(claim.id, denial.id)


def _stance(store: Store, claim: Claim) -> Stance | None:
    ids = store.firsts((claim.subject, claim.object))
    return stance_of(claim, store.vocabulary, ids)


def _wide(filters: Filters) -> Filters:
    """Return filters that let denials by; which assertions count is said apart."""
    return filters.of_all_modalities()


# -- opposites, leaders, figures -------------------------------------------------------------------


def _opposites(store: Store, one: str, other: str, filters: Filters) -> Iterator[Conflict]:
    seen: set[Assertion] = set()
    for claim in store.claims(_wide(filters), modalities=filters.counting, relations=[one]):
        stance = _stance(store, claim)
        if stance is None or stance.assertion in seen:
            continue
        assertion = stance.assertion
        seen.add(assertion)
        for_it = _assertions(store, assertion, filters)
        against = _assertions(store, replace(assertion, relation=other), filters)
        for_it = [claim for claim in for_it if any(may_meet(claim, no) for no in against)]
        against = [claim for claim in against if any(may_meet(claim, yes) for yes in for_it)]
        if for_it and against:
            yes, no = (relation_phrase(name, "stated", store.vocabulary) for name in (one, other))
            yield Conflict(
                kind="opposites",
                sides=(Side(yes, tuple(firmest(for_it))), Side(no, tuple(firmest(against)))),
                relation=one,
                subject=assertion.subject,
                object=assertion.object,
                event=assertion.event,
            )


def _leaders(store: Store, filters: Filters) -> Iterator[Conflict]:
    """Yield the bodies that several are said to lead on the same days."""
    for body in shared_objects(store, "leads", filters):
        hops = list(
            store.hops(
                [body],
                outward=False,
                relations=("leads",),
                filters=_wide(filters),
                modalities=filters.counting,
            )
        )
        claims = store.claims_of(hop.n for hop in hops)
        at_odds = {
            hop.n: hop
            for one, other in combinations(hops, 2)
            if one.subject != other.subject
            and _meet(one, other, undated=filters.undated)
            and _one_office(claims[one.n], claims[other.n])
            for hop in (one, other)
        }
        if not at_odds:
            continue
        things = store.things([body, *(hop.subject for hop in at_odds.values())])
        by_leader: dict[int, list[Claim]] = {}
        for hop in at_odds.values():
            by_leader.setdefault(hop.subject, []).append(claims[hop.n])
        yield Conflict(
            kind="leaders",
            sides=tuple(Side(things[n].name, tuple(firmest(its))) for n, its in by_leader.items()),
            relation="leads",
            object=things[body].id,
        )


def _meet(one: Hop, other: Hop, *, undated: bool) -> bool:
    if UNDATED in (one.dated_by, other.dated_by):
        return undated
    return share_a_day([(one.first, one.last), (other.first, other.last)])


def _one_office(one: Claim, other: Claim) -> bool:
    return not one.role or not other.role or fold(one.role) == fold(other.role)


def _of_figures(store: Store, claims: Sequence[Claim]) -> Iterator[Conflict]:
    """Yield the conflict among claims on one topic, if no number fits two of their figures."""
    apart = at_odds(claims)
    if not apart:
        return
    by_figure: dict[tuple[str, float], list[Claim]] = {}
    for claim in claims:
        assert claim.quantity is not None
        figure = claim.quantity.op, claim.quantity.value
        if figure in apart:
            by_figure.setdefault(figure, []).append(claim)
    first = next(iter(by_figure.values()))[0]
    topic = topic_of(first, store.firsts((first.subject, first.object)))
    assert topic is not None
    assert first.quantity is not None
    yield Conflict(
        kind="figures",
        sides=tuple(Side(_figure_words(its[0]), tuple(firmest(its))) for its in by_figure.values()),
        subject="" if first.event else topic.about,
        object=topic.object,
        event=first.event,
        what=first.quantity.what,
    )


def _figure_words(claim: Claim) -> str:
    assert claim.quantity is not None
    return figure(claim.quantity)


def _ends(claims: Iterable[Claim]) -> list[str]:
    return [end for claim in claims for end in (claim.subject, claim.object, claim.event) if end]
