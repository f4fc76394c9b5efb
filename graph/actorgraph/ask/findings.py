"""Answers that are lists of claims under headings: what is said, meant, expected, where and when."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from actorgraph.ask.kinds import TEXT
from actorgraph.ask.question import Question
from actorgraph.ask.words import word_set
from actorgraph.model.dates import OPEN_START
from actorgraph.model.filters import Filters
from actorgraph.model.modality import rank
from actorgraph.questions.answer import Verdict, firmest, verdict_of
from actorgraph.questions.attribution import attribution, voices
from actorgraph.questions.whether import whether
from actorgraph.sentence.stem import stem
from actorgraph.sentence.wording import count, told

if TYPE_CHECKING:
    from actorgraph.model.nouns import Claim
    from actorgraph.store.reader import Store, Thing

_TENTATIVE: Final = ("likely", "possible", "intended", "conditional")
#: Families of what is so or said, not done.
_NO_PLANS: Final = word_set(
    "attribution assessment identity figure membership location sponsorship"
)
#: Claims that one list holds at most; of more, the firmest are kept and the rest counted.
MOST: Final = 200


@dataclass(frozen=True, slots=True)
class Named:
    """An actor or event that answers, and the claims on which that rests."""

    actor: str
    name: str
    known: str
    modality: str
    claims: tuple[str, ...]

    def document(self) -> dict[str, Any]:
        """Return it as JSON values, with the keys of an answer to *who*."""
        return {
            "actor": self.actor,
            "name": self.name,
            "known": self.known,
            "modality": self.modality,
            "claims": list(self.claims),
        }


@dataclass(frozen=True, slots=True)
class Group:
    """Claims under one heading."""

    title: str
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found: a lead sentence, actors or events that answer, and claims under headings.

    `more` counts the claims that were left out of a very long list.
    """

    lead: str
    verdict: str
    groups: tuple[Group, ...]
    answers: tuple[Named, ...] = ()
    more: int = 0

    @property
    def claims(self) -> tuple[str, ...]:
        """The ids of the claims of all groups, each once."""
        return tuple(dict.fromkeys(it.id for group in self.groups for it in group.claims))


def listed(title: str, claims: Iterable[Claim], nothing: str) -> Findings:
    """Return claims as one list; *stated* where there is any, as the question is which there are."""
    found = firmest(claims)
    verdict = "stated" if found else "not stated"
    lead = f"{title}: {count(len(found), 'claim')}." if found else nothing
    return Findings(lead, verdict, _groups(found[:MOST]), more=max(0, len(found) - MOST))


def _groups(claims: Sequence[Claim]) -> tuple[Group, ...]:
    """Return claims in up to three groups: what counts, what is tentative, what is not asserted."""
    parts = (
        ("Said", [it for it in claims if rank(it.modality) <= rank("likely")]),
        ("Possible, intended or conditional", [it for it in claims if it.modality in _TENTATIVE[1:]]),
        ("Hinted, withheld, denied or taken for granted", [it for it in claims if rank(it.modality) > rank("conditional")]),
    )  # fmt: skip
    return tuple(Group(title, tuple(kept)) for title, kept in parts if kept)


# -- what somebody says -----------------------------------------------------------------------------------


def said(store: Store, it: Question, filters: Filters) -> Findings:
    """What an actor vouches for or speaks, and what it is said to have announced."""
    assert it.a is not None
    about = it.b.n if it.b else None
    own = it.topic == ("own",)
    voices = [it.a.n] if own else [it.a.n, *store.bodies(it.a.n)]
    found = [
        claim
        for n in voices
        for claim in store.claims(filters, voice=n, either=about)
        if not own or (claim.claimant == it.a.id and not claim.spokesperson)
    ]
    if not own:
        relations = (*store.vocabulary.members("announcement"), *store.vocabulary.members("threat"))
        found += store.claims(filters, subject=it.a.n, relations=relations, either=about)
    whom = f" about {it.b.name}" if it.b else ""
    how = " in its own voice" if own else ""
    return listed(
        f"What {it.a.name} says{how}{whom}",
        found,
        f"Not stated: no claim has {it.a.name} say anything{whom}{how}.",
    )


def claims(store: Store, it: Question, filters: Filters) -> Findings:
    """Claims of a kind: of a relation, a modality, anonymous, implied, done or suffered by somebody."""
    what, *more = it.topic
    if what == "anonymous":
        numbers = store.numbers(sorted(store.anonymous()))
        found = [claim for n in numbers for claim in store.claims(filters, voice=n)]
        title = "What rests on a voice without a name"
    elif what == "implied":
        found = [claim for claim in store.claims(filters) if claim.implied]
        title = "The coder's reading, and not the words of the report"
    elif what == "modality":
        found = list(store.claims(filters, either=it.a.n if it.a else None))
        by = ", ".join(store.names(filters.claimants).values())
        if "denied" in filters.modalities and "denies-responsibility" in store.vocabulary:
            for n in store.numbers(filters.claimants):  # the act of denying is itself stated
                found += store.claims(relations=("denies-responsibility",), subject=n)
        title = f"What {by + ' has as ' if by else 'is '}{more[0]}{f', about {it.a.name}' if it.a else ''}"
        return listed(title, found, f"Nothing here is {more[0]}.")
    elif what == "deeds":
        assert it.a is not None
        found = _acts(store, store.claims(filters, subject=it.a.n))
        title = f"What {it.a.name} is said to do"
    elif what == "suffered":
        assert it.b is not None
        found = _acts(store, store.claims(filters, object=it.b.n))
        title = f"What is said to be done to {it.b.name}"
    elif what == "accused":
        assert it.b is not None and it.reading is not None  # noqa: PT018
        found = list(store.claims(filters, relations=it.reading.relations, object=it.b.n))
        title = f"Of what {it.b.name} is accused"
        return _with_verdict(
            listed(title, found, f"Not stated: nobody here accuses {it.b.name}."), filters
        )
    elif what == "suffers":
        return _sufferers(store, it, filters)
    else:
        assert it.reading is not None
        event = it.event.n if it.event else None
        found = list(store.claims(filters, relations=it.reading.relations, event=event))
        title = f"Who {it.reading.words} whom"
    return listed(title, found, "Not stated: no claim here says so.")


def _acts(store: Store, claims: Iterable[Claim]) -> list[Claim]:
    """Return the claims of what is done, not of what is so, and not of what is denied."""
    return [
        claim
        for claim in claims
        if store.vocabulary[claim.relation].kind == "act" and claim.modality != "denied"
    ]


def _sufferers(store: Store, it: Question, filters: Filters) -> Findings:
    """To whom something was done, in an event or at all."""
    assert it.reading is not None
    event = it.event.n if it.event else None
    found = firmest(store.claims(filters, relations=it.reading.relations, event=event))
    counting = [c for c in found if c.modality in filters.counting]
    things = {
        t.id: t
        for t in store.things(store.numbers({c.object for c in counting if c.object})).values()
    }
    answers = tuple(
        named
        for named in _named(store, _told_of(counting))
        if not it.types or it.types == TEXT or things[named.actor].type in (*it.types, "unknown")
    )
    within = f" in {it.event.name}" if it.event else ""
    words = f"who {it.reading.words} somebody{within}"
    if not found:
        return Findings(f"Not stated: no claim says {words}.", "not stated", ())
    lead = f"{words}: {', '.join(named.name for named in answers) or 'nobody by name; see the claims'}."
    verdict = verdict_of(c.modality for c in counting)
    if it.types not in ((), TEXT) and not answers:
        verdict = Verdict.NOT_STATED
    return Findings(lead, verdict, _groups(found), answers)


def _with_verdict(found: Findings, filters: Filters) -> Findings:
    """Return findings with the verdict that their claims allow, where what is asked is whether it is so."""
    counting = [c for group in found.groups for c in group.claims if c.modality in filters.counting]
    return Findings(
        found.lead,
        verdict_of(c.modality for c in counting),
        found.groups,
        found.answers,
        found.more,
    )


# -- responsibility ------------------------------------------------------------------------------------------


def responsibility(store: Store, it: Question, filters: Filters) -> Findings:
    """Who claims an event, or denies it."""
    assert it.event is not None
    answer = attribution(store, it.event, filters=filters)
    claiming = it.topic[0] == "claims-responsibility"
    statements = answer.claims_responsibility if claiming else answer.denies
    verb = "claims" if claiming else "denies"
    kept = list(store.claims_called(st.claim for st in statements))
    answers = _by_actor([(st.accused, st.modality, st.claim) for st in statements], answer.names)
    if not kept:
        other = answer.denies if claiming else answer.claims_responsibility
        lead = f"Not stated: nobody here is said to {verb.rstrip('s') if claiming else 'deny'} it ({it.event.name})."
        also = list(store.claims_called(st.claim for st in other))
        title = "Denied by" if claiming else "Claimed by"
        return Findings(lead, "not stated", (Group(title, tuple(also)),) if also else ())
    found = firmest(kept)
    lead = f"Who {verb} {it.event.name}: {', '.join(dict.fromkeys(a.name for a in answers))}."
    return Findings(
        lead, verdict_of(c.modality for c in found), (Group("Said", tuple(found)),), answers
    )


def blaming(store: Store, it: Question, filters: Filters) -> Findings:
    """Who blames somebody for an event, as far as it counts; what is only hinted is told beside."""
    assert it.event is not None and it.b is not None  # noqa: PT018
    answer = attribution(store, it.event, filters=filters)
    statements = [st for st in answer.statements if st.accused == it.b.id]
    counting = [st for st in statements if st.modality in filters.counting]
    answers = _by_actor([(st.claimant, st.modality, st.claim) for st in counting], answer.names)
    own = [st for st in (*answer.claims_responsibility, *answer.denies) if st.accused == it.b.id]
    found = firmest(store.claims_called(st.claim for st in (*statements, *own)))
    what = f"{it.b.name} for {it.event.name}"
    if not answers:
        return Findings(f"Not stated: nobody here blames {what}.", "not stated", _groups(found))
    blames = firmest(store.claims_called(st.claim for st in counting))
    verdict = verdict_of(c.modality for c in blames)
    lead = f"Who blames {what}: {', '.join(named.name for named in answers)}."
    return Findings(lead, verdict, _groups(found), answers)


def _by_actor(said: Sequence[tuple[str, str, str]], names: dict[str, str]) -> tuple[Named, ...]:
    """Return (actor, modality, claim), firmest first, as one answer an actor."""
    found: dict[str, list[tuple[str, str]]] = {}
    for actor, modality, claim in said:
        if actor:
            found.setdefault(actor, []).append((modality, claim))
    return tuple(
        Named(key, names.get(key, key), "stated", them[0][0], tuple(claim for _, claim in them))
        for key, them in found.items()
    )


def could_be_meant(store: Store, it: Question, filters: Filters) -> Findings:
    """The members of an umbrella or class, or of those accused of an event: possible, never blamed."""
    assert it.a is not None
    if it.a.is_event:
        answer = attribution(store, it.a, filters=filters)
        answers = tuple(
            Named(p.actor, answer.names[p.actor], "umbrella", "possible", p.claims)
            for p in answer.could_be_meant
        )
    else:
        relations = [n for n in ("member-of", "instance-of", "part-of") if n in store.vocabulary]
        members = store.claims(
            filters, modalities=filters.counting, relations=relations, object=it.a.n
        )
        answers = _named(store, firmest(members), subject=True)
    if not answers:
        lead = f"Not stated: no claim names a member of {it.a.name} that could be meant."
        return Findings(lead, "not stated", ())
    kept = list(store.claims_called(key for named in answers for key in named.claims))
    lead = (
        f"Could be meant, and is not blamed by that: {', '.join(named.name for named in answers)}."
    )
    return Findings(lead, "derived", (Group("On these claims", tuple(kept)),), answers)


def voices_of(store: Store, it: Question, filters: Filters) -> Findings:
    """The independent voices that say something, those of one government counted once."""
    if it.reading is not None and it.a is not None and it.b is not None:
        answer = whether(store, it.a, it.reading, it.b, filters=filters)
        kept = list(store.claims_called(answer.answers))
        what = f"say that {answer.question}"
    elif it.event is not None and it.b is not None:
        told_of = attribution(store, it.event, filters=filters)
        ids = [
            s.claim
            for s in told_of.statements
            if s.accused == it.b.id and s.modality in filters.counting
        ]
        kept = list(store.claims_called(ids))
        what = f"blame {it.b.name} for {it.event.name}"
    elif it.reading is not None and it.b is not None:
        relations = it.reading.relations
        kept = list(
            store.claims(filters, modalities=filters.counting, relations=relations, object=it.b.n)
        )
        what = f"say: {it.reading.words} {it.b.name}"
    else:
        kept = list(store.claims(filters, either=it.a.n if it.a else None))
        what = f"speak of {it.a.name}" if it.a else "speak here"
    claimants = list(dict.fromkeys(claim.claimant for claim in kept))
    found = voices(claimants, store.roots(claimants))
    names = store.names(claimants)
    answers = tuple(
        Named(
            voice[0],
            " and ".join(names.get(key, key) for key in voice),
            "stated",
            firmest(c for c in kept if c.claimant in voice)[0].modality,
            tuple(c.id for c in kept if c.claimant in voice),
        )
        for voice in found
    )
    verb = (
        what
        if len(answers) != 1
        else what.replace("say", "says", 1)
        .replace("blame ", "blames ", 1)
        .replace("speak", "speaks", 1)
    )
    lead = f"{count(len(answers), 'independent voice')} {verb}; voices of one government are counted once."
    groups = tuple(
        Group(named.name, tuple(c for c in kept if c.id in set(named.claims))[:20])
        for named in answers
    )
    return Findings(lead, "stated" if answers else "not stated", groups, answers)


# -- time and place ---------------------------------------------------------------------------------------------


def when(store: Store, it: Question, filters: Filters) -> Findings:
    """When an event was, or a did something: the dates that are told, and those who tell them."""
    if it.event is not None:
        event = next(store.events([it.event.n]))
        kept = firmest(store.claims(filters, event=it.event.n))[:5]
        if not event.when.known:
            return Findings(f"Not stated: {event.name} has no date.", "not stated", ())
        lead = f"{event.name}: {told(event.when)}."
        answers = (Named(event.id, event.name, "stated", "stated", tuple(c.id for c in kept)),)
        groups = (Group("Some of the claims about it", tuple(kept)),) if kept else ()
        return Findings(lead, "stated", groups, answers)
    assert it.reading is not None
    answer = whether(store, it.a, it.reading, it.b, filters=filters, ahead=it.topic == ("ahead",))
    also = [*answer.denied, *(said.claim for said in answer.also_said)]
    ids = [*answer.answers, *(also if it.topic != ("ahead",) else ())]
    kept = list(store.claims_called(ids))
    days = {c.id: _day(store, c) for c in kept}
    if it.topic == ("since",):  # only a start that a source gives
        days = {
            c.id: told(c.when) if c.when.first > OPEN_START else "" for c in kept if c.when.known
        }
    dated = [c for c in kept if days.get(c.id)]
    if not dated:
        lead = f"Not stated: no claim dates that {answer.question}."
        return Findings(lead, "not stated", _groups(kept))
    texts = list(dict.fromkeys(days[c.id] for c in dated))
    lead = f"{answer.question}: {'; '.join(texts)}."
    return Findings(lead, answer.verdict, _groups(dated))


def _day(store: Store, claim: Claim) -> str:
    if claim.when.known:
        return told(claim.when)
    if claim.event:
        for event in store.events(store.numbers([claim.event])):
            if event.when.known:
                return told(event.when)
    return ""


def where(store: Store, it: Question, filters: Filters) -> Findings:
    """Where something is, is active, or happened."""
    relations = store.vocabulary.members("location")
    if it.reading is not None:
        return _where_done(store, it, filters, relations)
    thing = it.event or it.a
    assert thing is not None
    found = firmest(store.claims(filters, relations=relations, subject=thing.n))
    answers = _named(store, _told_of(found))
    if thing.is_event:
        event = next(store.events([thing.n]))
        known = {named.actor for named in answers}
        names = store.names(event.places)
        answers += tuple(
            Named(p, names[p], "stated", "stated", ()) for p in event.places if p not in known
        )
    if not answers and not found:
        return Findings(f"Not stated: no claim says where {thing.name} is.", "not stated", ())
    places = ", ".join(dict.fromkeys(named.name for named in answers))
    lead = f"{thing.name}: {places}." if places else f"{thing.name}: see the claims."
    verdict = (
        verdict_of(c.modality for c in found if c.modality in filters.counting)
        if found
        else "stated"
    )
    return Findings(lead, verdict, _groups(found), answers)


def _where_done(store: Store, it: Question, filters: Filters, relations: Sequence[str]) -> Findings:
    """Where a does something (to b): the places of the events in which it does."""
    assert it.reading is not None
    answer = whether(store, it.a, it.reading, it.b, filters=filters)
    said = list(store.claims_called(answer.answers))
    events = store.numbers(dict.fromkeys(c.event for c in said if c.event))
    found: list[Claim] = []
    there: dict[str, Named] = {}
    for n in events:
        found += store.claims(relations=relations, subject=n)
    for event in store.events(events):
        at = tuple(c.id for c in said if c.event == event.id)
        names = store.names(event.places)
        there |= {p: Named(p, names[p], "stated", "stated", at) for p in event.places}
    ends = store.numbers(dict.fromkeys(c.object for c in said if c.object))
    places = [thing for thing in store.things(ends).values() if thing.type in ("place", "facility")]
    told_of = {named.actor: named for named in _named(store, _told_of(firmest(found)))}
    there |= {
        p.id: Named(p.id, p.name, "stated", "stated", tuple(c.id for c in said if c.object == p.id))
        for p in places
    }
    answers = tuple((told_of | {k: v for k, v in there.items() if k not in told_of}).values())
    if not answers:
        return Findings(
            f"Not stated: no claim says where {answer.question}.",
            "not stated",
            _groups(said),
        )
    lead = f"{answer.question}: {', '.join(dict.fromkeys(named.name for named in answers))}."
    return Findings(
        lead,
        answer.verdict,
        (*_groups(said), Group("Where that was", tuple(firmest(found)))),
        answers,
    )


def _told_of(claims: Iterable[Claim]) -> list[Claim]:
    """Return the claims that say something may be so, without those that assert nothing."""
    return [claim for claim in claims if rank(claim.modality) <= rank("conditional")]


def _named(store: Store, claims: Iterable[Claim], *, subject: bool = False) -> tuple[Named, ...]:
    """Return the objects of claims, firmest first, or their subjects, each with its claims."""
    found: dict[str, list[Claim]] = {}
    for claim in claims:
        end = claim.subject if subject else claim.object
        if end:
            found.setdefault(end, []).append(claim)
    names = store.names(found)
    return tuple(
        Named(key, names.get(key, key), "stated", them[0].modality, tuple(c.id for c in them))
        for key, them in found.items()
    )


# -- what is ahead -------------------------------------------------------------------------------------------------


def intentions(store: Store, it: Question, filters: Filters) -> Findings:
    """What is expected, wanted, planned or threatened, and what is said not to be."""
    how, *families = it.topic
    relations = [
        name
        for family in families
        for name in ((family,) if family in store.vocabulary else store.vocabulary.members(family))
    ]
    everything = filters.of_all_modalities()
    subject, target = it.a.n if it.a else None, it.b.n if it.b else None
    if how == "wish":
        conflict = [
            n for n in store.vocabulary.members("conflict") if store.vocabulary[n].kind == "state"
        ]
        wish = conflict if "conflict" in families else relations
        found = [
            claim
            for claim in store.claims(everything, relations=wish, subject=subject, object=target)
            if "conflict" in families or claim.modality in (*_TENTATIVE, "denied")
        ]
        title = f"What is said of wanting it, or not{f': {it.a.name}' if it.a else ''}"
    elif how == "ahead":
        modalities = filters.modalities or _TENTATIVE
        found = list(
            store.claims(
                everything,
                modalities=modalities,
                relations=relations,
                subject=subject,
                object=target,
            )
        )
        title = "What is said to come"
    else:
        ahead = {
            *store.vocabulary.members("aim"),
            *store.vocabulary.members("threat"),
            *store.vocabulary.members("conflict"),
        }
        found = [
            claim
            for claim in store.claims(everything, subject=subject, object=target)
            if claim.relation in ahead or _is_plan(store, claim)
        ]
        if it.a is not None:  # what it says of the plans of others, such as of its own group
            voiced = store.claims(everything, voice=it.a.n, object=target)
            found += [claim for claim in voiced if _is_plan(store, claim)]
        title = f"What {it.a.name if it.a else 'somebody'} is said to want, plan or threaten"
    kept_claims = firmest(found)
    wanting = [
        c
        for c in kept_claims
        if c.modality != "denied"
        and c.relation != "avoids-conflict-with"
        and rank(c.modality) <= rank("conditional")
    ]
    against = [c for c in kept_claims if c.modality == "denied"]
    verdict = verdict_of(
        (c.modality for c in wanting), denied=bool(against) and (how == "wish" or not wanting)
    )
    lead = (
        f"{title}: {count(len(kept_claims), 'claim')}."
        if kept_claims
        else "Not stated: no claim here says so."
    )
    return Findings(lead, verdict, _groups(kept_claims))


def _is_plan(store: Store, claim: Claim) -> bool:
    """Return True for an act that is not done; a suspicion or description is none."""
    family = store.vocabulary[claim.relation].family
    return claim.modality in _TENTATIVE[1:] and family not in _NO_PLANS


# -- identity --------------------------------------------------------------------------------------------------------


def same(store: Store, it: Question, filters: Filters) -> Findings:
    """Whether two names are one actor: as the case has it, or as a person decided."""
    del filters
    a, b = it.a, it.b
    assert a is not None and b is not None  # noqa: PT018
    for relation, verdict, words in (
        ("same-as", "stated", "are counted as one actor, as somebody confirmed"),
        ("not-same-as", "denied", "are not one actor, as somebody confirmed"),
    ):
        decided = [
            c for c in store.identity_claims(relation) if {c.subject, c.object} == {a.id, b.id}
        ]
        if decided:
            return Findings(
                f"{a.name} and {b.name} {words}.", verdict, (Group("Said", tuple(decided)),)
            )
    if a.n == b.n:
        joined = [
            c for c in store.identity_claims("same-as") if {c.subject, c.object} <= _ids(store, a)
        ]
        groups = (Group("Said", tuple(joined)),) if joined else ()
        noun = "one event" if a.is_event else "one actor"
        return Findings(f"Both are names of {noun}: {a.name}.", "stated", groups)
    lead = (
        f"Not stated: {a.name} and {b.name} are kept apart here, and no claim says that they are one"
        " or that they are not."
    )
    tied = [*store.claims(subject=a.n, object=b.n), *store.claims(subject=b.n, object=a.n)]
    groups = (Group("What is said between the two", tuple(firmest(tied))),) if tied else ()
    return Findings(lead, "not stated", groups)


def _ids(store: Store, thing: Thing) -> set[str]:
    return {it.id for it in store.things(store.group(thing.n)).values()}


def titled(store: Store, it: Question, filters: Filters) -> Findings:
    """Who has a title in a body: the claims of leadership whose role has the words of the title."""
    assert it.a is not None and it.reading is not None  # noqa: PT018
    wanted = set(it.topic)
    relations = it.reading.relations
    found = firmest(store.claims(filters, relations=relations, object=it.a.n))
    fitting = [
        c for c in found if wanted <= {stem(w) for w in c.role.casefold().replace("-", " ").split()}
    ]
    counting = [c for c in fitting if c.modality in filters.counting]
    if not fitting:
        lead = f"Not stated: no claim names anybody with this title in {it.a.name}."
        groups = (Group("Said of others there", tuple(found)),) if found else ()
        return Findings(lead, "not stated", groups)
    answers = _named(store, counting, subject=True)
    lead = f"{', '.join(named.name for named in answers) or 'See the claims'}."
    return Findings(lead, verdict_of(c.modality for c in counting), _groups(fitting), answers)
