"""Whether somebody does something to somebody, as far as any source says so; never a bare no."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from actorgraph.identity.counted import CountedAsOne, counted_as_one
from actorgraph.model.filters import NONE, Filters
from actorgraph.model.modality import ASSERTIVE, firmness
from actorgraph.model.vocabulary import DEEDS, Reading
from actorgraph.questions.answer import AnswerBase, Verdict, each_once, firmest, ids_of, verdict_of
from actorgraph.questions.assertion import CLAIMED, DISCLAIMED, UNCLAIMED
from actorgraph.questions.clause import Clause, clause_of
from actorgraph.questions.derive import parts
from actorgraph.questions.ends import forecasts, over, sides
from actorgraph.questions.manner import has_means
from actorgraph.questions.named import Named
from actorgraph.questions.who import answers_of, suffered_by_parts, ways_of
from actorgraph.store.reader import Store, Thing

if TYPE_CHECKING:
    from actorgraph.model.claim import Claim

#: The modalities of what has not happened.
AHEAD: Final = ("likely", "possible", "intended", "conditional")
_MOST_NEAR: Final = 5
#: Families of relations that are shown beside those of another: who commands or pays may be said to back.
_AKIN: Final = {"leadership": ("sponsorship",), "payment": ("sponsorship",)}


@dataclass(frozen=True, slots=True)
class Uncounted:
    """A claim that says it in a way that does not count."""

    claim: str
    modality: str

    def document(self) -> dict[str, Any]:
        """Return it as JSON values."""
        return {"claim": self.claim, "modality": self.modality}


@dataclass(frozen=True, slots=True)
class Whether(AnswerBase[str]):
    """What the claims say to "does a R b?".

    Parameters
    ----------
    verdict
        *stated* if a claim that counts says so, *stated with a hedge* if the firmest of them is believed or
        likely (or tentative, if these count), *contradicted* if others deny it, *denied* if it is only
        denied, *derived* if it follows from several claims, else *not stated*, which does not mean that it
        is not so.
    answers, denied, also_said
        The claims that say so, that deny it, and that say it in a way that does not count, each
        firmest first.
    derived
        The chain if the verdict is *derived*.
    near
        If nothing is said to the question itself: what the same actor is said to do to others, or others
        to the same actor.
    may_hold
        The claims that say so, or from which it follows, without a date that tells whether it holds on the days
        that were asked for.
    subject, object, event
        The ids of what the question names, empty if it names none.
    over
        What counts is of states that had ended when they were reported, or are denied of later days: it was so,
        and is not said to be.
    """

    question: str
    verdict: Verdict
    answers: tuple[str, ...]
    denied: tuple[str, ...] = ()
    also_said: tuple[Uncounted, ...] = ()
    derived: Named | None = None
    near: tuple[str, ...] = ()
    may_hold: tuple[str, ...] = ()
    same: tuple[CountedAsOne, ...] = ()
    subject: str = ""
    object: str = ""
    event: str = ""
    remarks: tuple[str, ...] = ()
    over: bool = False

    @property
    def notes(self) -> tuple[str, ...]:
        """What the asker should know beside the answer."""
        return self.remarks

    @property
    def claims(self) -> tuple[str, ...]:
        """The ids of the claims that say so, from which it follows, or that deny it."""
        chain = self.derived.claims if self.derived else ()
        return each_once([*self.answers, *chain, *self.denied])

    @property
    def beside(self) -> tuple[str, ...]:
        """The ids of the claims that say it in a way that does not count, and of those near to it."""
        return each_once([*(said.claim for said in self.also_said), *self.may_hold, *self.near])

    @property
    def named(self) -> tuple[Named, ...]:
        """Who does it, if that only follows from several claims."""
        return (self.derived,) if self.derived else ()

    @property
    def things(self) -> tuple[str, ...]:
        """What the question names."""
        return each_once([self.subject, self.object, self.event])

    def document(self) -> dict[str, Any]:
        """Return the answer as JSON values, under the documented keys."""
        return {
            "question": self.question,
            "verdict": self.verdict,
            "claims": list(self.answers),
            "denied": list(self.denied),
            "also_said": [said.document() for said in self.also_said],
            "derived": self.derived.document() if self.derived else None,
            "near": list(self.near),
            "may_hold": list(self.may_hold),
            "same": [actors.document() for actors in self.same],
            "origins": self._origin_document(),
        }

    def _origin_document(self) -> dict[str, Any] | None:
        """Return how many sources and origins say so; None unless several sources do."""
        from actorgraph.questions.origin import counts_of

        counts = counts_of(self.store, self.answers) if self.store else None
        return counts.document() if counts and counts.words else None


def whether_does(
    store: Store,
    *,
    subject: str,
    relation: str,
    object: str = "",  # noqa: A002 (the word of the model)
    event: str = "",
    direct: bool = False,
    ahead: bool = False,
    mode: str = "",
    filters: Filters = NONE,
) -> Whether:
    """Return whether an actor does something (to another), all by name; see `whether`."""
    one, reading, other = clause_of(store, subject, relation, object)
    happened = store.event(event) if event else None
    return whether(
        store,
        one,
        reading,
        other,
        event=happened,
        filters=filters,
        direct=direct,
        ahead=ahead,
        mode=mode,
    )


def whether_words(
    store: Store,
    *,
    subject: str,
    relation: str,
    object: str = "",  # noqa: A002 (the word of the model)
    event: str = "",
    direct: bool = False,
    ahead: bool = False,
    mode: str = "",
) -> str:
    """Return the question of `whether_does` in words."""
    words = f"whether {clause_of(store, subject, relation, object).words(store, ahead=ahead)}"
    if mode:
        words += f" with {mode}"
    if event:
        words += f", in {store.event(event).words}"
    if ahead:
        words += ", as what is likely, possible, intended or conditional"
    return words + (", by name only" if direct else "")


def whether(
    store: Store,
    subject: Thing | None,
    reading: Reading,
    target: Thing | None = None,
    *,
    event: Thing | None = None,
    filters: Filters = NONE,
    direct: bool = False,
    ahead: bool = False,
    mode: str = "",
) -> Whether:
    """Return whether an actor does something to another (or at all), as far as it is said.

    Parameters
    ----------
    subject, target
        Who does it, None for anybody; and to whom, None for anybody, anything or nothing.
    reading
        What is done, read from the subject to the object.
    event
        Only claims about this event count.
    direct
        Nothing is concluded from several claims.
    ahead
        It is asked of the future: only what is likely, possible, intended or conditional counts.
    mode
        Only claims that say that it is done by this means count; the others that count are `near`. A denial
        that names no means denies all of them.
    """
    found = _matching(store, subject, reading, target, event, filters)
    blames, denials = _blames(store, subject, reading, target, event, filters)
    denials += _disclaimers(store, subject, reading, target, event, filters)
    found = firmest([*found, *blames])
    general: tuple[str, ...] = ()
    counts = AHEAD if ahead else filters.counting
    if mode:
        fitting = [claim for claim in found if _may_be_by(claim, mode)]
        general = ids_of(
            claim for claim in found if claim not in fitting and claim.modality in counts
        )
        found = fitting
    counting = [claim for claim in found if claim.modality in counts and claim.modality != "denied"]
    later = frozenset[str]() if ahead else forecasts(store, counting, filters)
    counting = [claim for claim in counting if claim.id not in later]
    # Who denies having blamed somebody does not deny the deed.
    refuted = [claim for claim in found if claim.modality == "denied"]
    unblamed = [claim for claim in blames if claim.relation == "attributes"]
    denied = firmest([*(claim for claim in refuted if claim not in unblamed), *denials])
    also = [claim for claim in found if claim not in counting and claim not in denied]
    derived = None
    if subject and target and not (denied or direct or ahead):
        derived = _derived(store, subject, reading, target, filters, event, mode)
        if derived and counting and firmness(derived.modality) >= firmness(counting[0].modality):
            derived = None
    if derived:
        also += [claim for claim in _premises_denied(store, derived, filters) if claim not in also]
    follows = derived is not None and derived.modality in ASSERTIVE
    may_hold = _that_may_hold(
        store, subject, reading, target, event, filters, counts, direct=direct, mode=mode
    )
    may_hold = [claim for claim in may_hold if claim not in found]
    near: Sequence[str] = ()
    if subject is not None and not (counting or derived or may_hold):
        other_days = _of_other_days(store, subject, reading, target, event, filters, counts)
        planned = _plans_of_parts(store, subject, reading, target, filters) if ahead else ()
        akin = _akin(store, subject, reading, target, filters)
        further = _near(store, subject, reading, target, filters)
        near = each_once([*general, *planned, *akin, *other_days, *further])
    else:
        near = general
    ids = set(ids_of(found))
    named = [thing.id if thing else "" for thing in (subject, target, event)]
    ended = over(store, counting, denied)
    past = bool(counting) and not derived and ended.issuperset(ids_of(counting))
    clause = Clause(subject, reading, target)
    return Whether(
        question=_question(store, clause, event, mode, ahead=ahead, past=past),
        verdict=verdict_of(
            () if follows else (claim.modality for claim in counting),
            denied=denies(store, denied, counting),
            derived=follows,
            beside=[
                *(claim.modality for claim in also if claim.modality != "denied"),
                *("intended" for _ in later),
                *([derived.modality] if derived else ()),
            ],
        ),
        answers=ids_of(counting),
        denied=ids_of(denied),
        also_said=tuple(Uncounted(claim.id, claim.modality) for claim in also),
        derived=derived,
        near=tuple(claim for claim in near if claim not in ids),
        may_hold=ids_of(may_hold),
        same=counted_as_one(store, each_once(named)),
        subject=named[0],
        object=named[1],
        event=named[2],
        over=past,
    )


def _that_may_hold(
    store: Store,
    subject: Thing | None,
    reading: Reading,
    target: Thing | None,
    event: Thing | None,
    filters: Filters,
    counts: Sequence[str],
    *,
    direct: bool,
    mode: str,
) -> list[Claim]:
    """Return the claims that say so and may hold on the days that are asked for, or a chain of such."""
    loose = filters.with_what_may_hold()
    if loose is None:
        return []
    found = _matching(store, subject, reading, target, event, loose)
    blames, _ = _blames(store, subject, reading, target, event, loose)
    saying = firmest(
        claim
        for claim in (*found, *blames)
        if claim.modality in (*counts, "denied") and (not mode or has_means(claim, mode))
    )
    if saying or direct or not (subject and target):
        return saying
    follows = _derived(store, subject, reading, target, loose, event, mode)
    return list(store.claims_called(follows.claims)) if follows else []


def _plans_of_parts(
    store: Store, subject: Thing, reading: Reading, target: Thing | None, filters: Filters
) -> tuple[str, ...]:
    """Return what parts and bodies of the actor are said to be about to do."""
    own = [*parts(store, subject.n, filters), *store.bodies(subject.n)]
    return ids_of(
        claim
        for part in store.things(dict.fromkeys(own)).values()
        for claim in _matching(store, part, reading, target, None, filters)
        if claim.modality in AHEAD
    )


def _akin(
    store: Store, subject: Thing, reading: Reading, target: Thing | None, filters: Filters
) -> tuple[str, ...]:
    """Return what else is said of the two that is of a kind: who is backed may be commanded or paid."""
    families = {store.vocabulary[name].family for name in reading.relations}
    akin = [name for family in families for name in _AKIN.get(family, ())]
    relations = [name for family in akin for name in store.vocabulary.members(family)]
    if target is None or not relations:
        return ()
    one, other = (target, subject) if reading.inverse else (subject, target)
    found = [*store.claims(filters, relations=relations, subject=one.n, object=other.n)]
    if "leadership" in families:  # a part may be led by what it is part of
        belongs = store.vocabulary.members("membership")
        found += store.claims(filters, relations=belongs, subject=other.n, object=one.n)
    return ids_of(firmest(found))


def _of_other_days(
    store: Store,
    subject: Thing,
    reading: Reading,
    target: Thing | None,
    event: Thing | None,
    filters: Filters,
    counts: Sequence[str],
) -> tuple[str, ...]:
    """Return the claims that say so of other days than those that are asked for."""
    if not filters.spans:
        return ()
    always = filters.of_any_day()
    found = _matching(store, subject, reading, target, event, always)
    return ids_of(claim for claim in found if claim.modality in counts)


def _premises_denied(store: Store, derived: Named, filters: Filters) -> list[Claim]:
    """Return the claims that deny what a conclusion rests on."""
    everything = filters.of_all_modalities()
    return [
        claim
        for link in derived.chain
        for claim in store.claims(
            everything,
            modalities=("denied",),
            relations=(link.relation,),
            subject=store.thing(link.subject).n,
            object=store.thing(link.object).n,
        )
    ]


def denies(store: Store, denied: Sequence[Claim], said: Sequence[Claim]) -> bool:
    """Return True if claims deny what others say, or deny it alone: the same event, at the same time."""
    if not said:
        return bool(denied)
    return any(
        one.event == other.event
        if one.event and other.event
        else store.at_one_time(one.id, other.id)
        for one in said
        for other in denied
    )


def _matching(
    store: Store,
    subject: Thing | None,
    reading: Reading,
    target: Thing | None,
    event: Thing | None,
    filters: Filters,
) -> list[Claim]:
    """Return the claims that say it, in whatever way, firmest first."""
    open_filters = filters if filters.modalities else replace(filters, modalities=())
    found: list[Claim] = []
    for side in sides(reading, store.vocabulary):
        one, other = (subject, target) if not side.inverse else (target, subject)
        found += store.claims(
            open_filters,
            relations=side.relations,
            subject=one.n if one else None,
            object=other.n if other else None,
            event=event.n if event else None,
        )
        if target is not None and target.is_event and event is None:
            found += store.claims(
                open_filters,
                relations=side.relations,
                subject=subject.n if subject else None,
                event=target.n,
            )
    return firmest(found)


def _blames(
    store: Store,
    subject: Thing | None,
    reading: Reading,
    target: Thing | None,
    event: Thing | None,
    filters: Filters,
) -> tuple[list[Claim], list[Claim]]:
    """Return the claims that blame an actor for what another suffered, and its denials, whether they count or not."""
    families = {store.vocabulary[name].family for name in reading.relations}
    if not (subject and target) or target.is_event or families.isdisjoint(DEEDS):
        return [], []
    from actorgraph.questions.attribution import blamed

    victim, doer = (subject, target) if reading.inverse else (target, subject)
    blame = blamed(store, victim, reading.relations, filters=filters, event=event)
    said, denied = (
        [*store.claims_called(dict.fromkeys(one.claim for one in of if one.accused == doer.id))]
        for of in (blame.statements, blame.denials)
    )
    return said, denied


def _disclaimers(
    store: Store,
    subject: Thing | None,
    reading: Reading,
    target: Thing | None,
    event: Thing | None,
    filters: Filters,
) -> list[Claim]:
    """Return the claims that an actor denies responsibility, or claims none, where it is asked whether it claims it."""
    others = tuple(name for name in (DISCLAIMED, UNCLAIMED) if name in store.vocabulary)
    if reading.relations != (CLAIMED,) or reading.inverse or not others:
        return []
    other = store.vocabulary.reading_of(others, DISCLAIMED, inverse=False)
    found = _matching(store, subject, other, target, event, filters)
    return [claim for claim in found if claim.modality in filters.counting]


def _may_be_by(claim: Claim, mode: str) -> bool:
    return has_means(claim, mode) or (claim.modality == "denied" and not claim.mode)


def _derived(
    store: Store,
    subject: Thing,
    reading: Reading,
    target: Thing,
    filters: Filters,
    event: Thing | None,
    mode: str,
) -> Named | None:
    """Return the firmest way in which it follows that the subject does it, from either end of the question."""
    turned = reading.turned(store.vocabulary)
    for asked, named, wanted in ((reading, target, subject), (turned, subject, target)):
        for way in ways_of(store, asked, named, wanted, filters=filters, event=event, mode=mode):
            if way.chain:
                return way
    return None


def _near(
    store: Store, subject: Thing, reading: Reading, target: Thing | None, filters: Filters
) -> tuple[str, ...]:
    """Return what parts of the object suffered; then what the actor is said to do to others, or others to the object.

    Acts of its parts, from which it follows for the actor, are taken too, the act itself first.
    """
    answers = answers_of(store, reading.turned(store.vocabulary), subject, filters=filters)
    of_parts: Sequence[str] = ()
    if target is not None:
        suffered = suffered_by_parts(store, reading, target, filters)
        of_parts = [said.claim for said in suffered]
        answers = answers or answers_of(store, reading, target, filters=filters)
    return each_once([*of_parts, *(_act(answer, reading) for answer in answers)])[:_MOST_NEAR]


def _act(answer: Named, reading: Reading) -> str:
    """Return the claim of an answer that has the relation itself."""
    for link in answer.chain:
        if link.relation in reading.relations:
            return link.claim
    return answer.claims[0]


def _question(
    store: Store, clause: Clause, event: Thing | None, mode: str, *, ahead: bool, past: bool
) -> str:
    words = clause.question(store, ahead=ahead, past=past)
    if mode:
        words = f"{words.rstrip('?')} with {mode}?"
    if event is None or (clause.object is not None and event.n == clause.object.n):
        return words
    return f"{words.rstrip('?')} in {event.words}?"
