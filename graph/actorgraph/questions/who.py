"""Who does something to an actor, or to whom an actor does it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Final, NamedTuple, TypedDict, Unpack

from actorgraph.identity.counted import CountedAsOne, counted_as_one
from actorgraph.model.errors import UnknownType
from actorgraph.model.filters import NONE, Filters
from actorgraph.model.modality import ASSERTIVE, MODALITIES, rank
from actorgraph.model.names import fold
from actorgraph.model.vocabulary import DEEDS, Reading
from actorgraph.questions.answer import (
    AnswerBase,
    Verdict,
    each_once,
    may_hold_notes,
    verdict_of,
)
from actorgraph.questions.derive import Derived, parts
from actorgraph.questions.ends import (
    Counts,
    anything,
    concluded,
    forecasts,
    forecasts_apart,
    named,
    outright,
    sides,
)
from actorgraph.questions.named import Named
from actorgraph.questions.place import Ground, ground_of
from actorgraph.sentence.question import who_question
from actorgraph.store.reader import Hop, Store, Thing

if TYPE_CHECKING:
    from actorgraph.model.claim import Claim

#: The ranks of what is asserted with a hedge, of which some is still to come.
_HEDGED: Final = tuple(map(rank, ("believed", "likely")))
#: Names that one note holds at most.
_MOST_NAMES: Final = 10
_BEHIND: Final = "who was behind "


class _Options(TypedDict, total=False):
    direct: bool
    types: Sequence[str]
    role: str
    mode: str
    in_words: bool
    filters: Filters


class Options(_Options, total=False):
    """The options of the question beside its arguments; see `who`. *event* and *at* are names."""

    event: str
    at: str


class Said(NamedTuple):
    """A claim on the same question that does not count.

    `why` is its modality, ``"unnamed"``, ``"part"`` if a part of the actor suffered it, which the actor did
    not by that, ``"ahead"`` if it was still to come, or ``"means"`` if it does not say that the means were those that were asked for.

    `actor` is empty if the claim names none; then `text` has its words.
    """

    actor: str
    name: str
    text: str
    modality: str
    claim: str
    claimant: str
    why: str

    def document(self) -> dict[str, Any]:
        """Return it as JSON values."""
        return {
            "actor": self.actor or None,
            "name": self.name or None,
            "text": self.text or None,
            "modality": self.modality,
            "claim": self.claim,
            "claimant": self.claimant,
            "why": self.why,
        }


@dataclass(frozen=True, slots=True)
class Who(AnswerBase[Named]):
    """What the claims say to "who ‹relation› ‹actor›".

    `verdict` is *stated*, *stated with a hedge*, *derived* or *not stated*, the last of which does not mean
    that it is not so. `in_words` are the claims that answer in words that name no actor, if the question lets
    them. `other_kind` and `other_title` name the actors that were left out as they are of
    another type or hold another title than asked for. `may_hold` are those of whom it is said without a date that
    tells whether it holds on the days that were asked for, and `undated` counts such claims. `same` lists the actors that are counted as one.
    """

    question: str
    verdict: Verdict
    reading: Reading
    actor: str
    name: str
    answers: tuple[Named, ...]
    also_said: tuple[Said, ...]
    undated: int = 0
    same: tuple[CountedAsOne, ...] = ()
    in_words: tuple[Said, ...] = ()
    other_kind: tuple[str, ...] = ()
    other_title: tuple[str, ...] = ()
    may_hold: tuple[Named, ...] = ()
    mode: str = ""

    columns: ClassVar[tuple[str, ...]] = ("actor", "known", "modality", "claims")

    @property
    def claims(self) -> tuple[str, ...]:
        """The ids of the claims on which the answers rest, then of those that answer in words alone."""
        named = [claim for answer in self.answers for claim in answer.claims]
        return each_once([*named, *(said.claim for said in self.in_words)])

    @property
    def beside(self) -> tuple[str, ...]:
        """The ids of the claims that are said too and do not count, or only may hold then."""
        may_hold = (claim for answer in self.may_hold for claim in answer.claims)
        return each_once([*(said.claim for said in self.also_said), *may_hold])

    @property
    def things(self) -> tuple[str, ...]:
        """The actor that the question names, and those that answer."""
        return each_once([self.actor, *(answer.actor for answer in self.answers)])

    @property
    def asks_of_event(self) -> bool:
        """True if the question is who was behind an event."""
        return self.question.startswith(_BEHIND)

    @property
    def derives(self) -> bool:
        """True if an answer only follows from several claims."""
        return any(answer.chain for answer in self.answers)

    @property
    def notes(self) -> tuple[str, ...]:
        """How many claims were left out as they have no date, and who is of another kind than asked for."""
        left_out = {"are of another kind": self.other_kind, "hold another title": self.other_title}
        return (
            *may_hold_notes(0 if self.may_hold else self.undated),
            *(
                f"left out, as they {why}: {', '.join(names[:_MOST_NAMES])}"
                for why, names in left_out.items()
                if names
            ),
        )

    def cells(self, answer: Named) -> tuple[object, ...]:
        """Return an answer as a row."""
        return answer.name, answer.known, answer.modality, len(answer.claims)

    def document(self) -> dict[str, Any]:
        """Return the answer as JSON values, under the documented keys."""
        return {
            "question": self.question,
            "verdict": self.verdict,
            "relations": list(self.reading.relations),
            "actor": self.actor,
            "answers": [answer.document() for answer in self.answers],
            "in_words": [said.document() for said in self.in_words],
            "also_said": [said.document() for said in self.also_said],
            "undated": self.undated,
            "may_hold": [answer.document() for answer in self.may_hold],
            "same": [actors.document() for actors in self.same],
            "origins": [*self._origin_documents()],
        }

    def _origin_documents(self) -> Iterator[dict[str, Any]]:
        """Yield how many sources and origins an answer has, of answers that several sources state."""
        from actorgraph.questions.origin import counts_of

        if (store := self.store) is None:
            return
        for answer in self.answers:
            if not answer.chain and (counts := counts_of(store, answer.claims)).words:
                yield {"actor": answer.actor, **counts.document()}


def who_does(store: Store, *, relation: str, actor: str, **options: Unpack[Options]) -> Who:
    """Return who does something to an actor, both by name; see `who`."""
    return _asked(store, store.vocabulary.reading(relation), actor, **options)


def whom_does(store: Store, *, actor: str, relation: str, **options: Unpack[Options]) -> Who:
    """Return to whom an actor does something, both by name; see `who`."""
    reading = store.vocabulary.reading(relation).turned(store.vocabulary)
    return _asked(store, reading, actor, **options)


def _asked(
    store: Store,
    reading: Reading,
    actor: str,
    *,
    event: str = "",
    at: str = "",
    **options: Unpack[_Options],
) -> Who:
    happened, place = store.event(event) if event else None, store.actor(at) if at else None
    return who(store, reading, store.thing(actor), event=happened, place=place, **options)


def who_words(store: Store, *, relation: str, actor: str, **options: Unpack[Options]) -> str:
    """Return the question of `who_does` in words."""
    return _words(store, store.vocabulary.reading(relation), actor, **options)


def whom_words(store: Store, *, actor: str, relation: str, **options: Unpack[Options]) -> str:
    """Return the question of `whom_does` in words."""
    reading = store.vocabulary.reading(relation).turned(store.vocabulary)
    return _words(store, reading, actor, **options)


def _words(store: Store, reading: Reading, actor: str, **options: Unpack[Options]) -> str:
    mode = options.get("mode", "")
    words = _question(store, reading, store.thing(actor), mode=mode).rstrip("?")
    if types := options.get("types"):
        words += f" ({' or '.join(types)} only)"
    if role := options.get("role"):
        words += f", as {role}"
    if event := options.get("event"):
        words += f", in {store.event(event).words}"
    if at := options.get("at"):
        words += f", in {store.actor(at).words}"
    if options.get("in_words"):
        words += ", also in words that name no actor"
    return words + (", by name only?" if options.get("direct") else "?")


def who(
    store: Store,
    reading: Reading,
    actor: Thing,
    *,
    filters: Filters = NONE,
    direct: bool = False,
    event: Thing | None = None,
    place: Thing | None = None,
    types: Sequence[str] = (),
    role: str = "",
    mode: str = "",
    in_words: bool = False,
) -> Who:
    """Return who stands at the other end of a relation to an actor.

    Parameters
    ----------
    store
        Where the claims are.
    reading
        ``store.vocabulary.reading("sponsors")`` asks who sponsors the actor,
        ``store.vocabulary.reading("sponsored-by")`` whom it sponsors.
    actor
        The actor that the question names.
    filters
        Which claims count.
    direct
        Leave out what only follows from several claims.
    event
        Only claims about this event count; one in a chain is enough.
    place
        Only what happened in this place counts, and actors that are active there.
    types
        Only actors of these types answer, and those whose type nobody knows.
    role
        Only claims whose role has all of these words count, and nothing is concluded from several.
    mode
        Only claims that say that it is done by this means count, such as *money*, in their mode or in the
        words of their quote; the others stand beside.
    in_words
        If no actor answers, claims that say it in words that name no actor do.

    Returns
    -------
    Answers that are stated come first, then those through a class, an umbrella and a command; each by
    falling firmness, then by name. No answer is an answer too, with the verdict ``"not stated"``.

    Raises
    ------
    UnknownType
        No actor can be of one of the types.
    """
    need_types(types)
    asked = _Asked(store, reading, actor, direct, event, role, mode)
    found, blaming, others, ahead = asked.answers(filters)
    here = _Here(store, ground_of(store, place, filters)) if place else None
    if here:
        found = [one for one in found if here.has(one)]
    answers = _of_types(store, found, types)
    holding = {answer.actor for answer in found}
    may_hold = [one for one in asked.that_may_hold(filters) if one.actor not in holding]
    may_hold = [one for one in may_hold if here is None or here.has(one)]
    said = _also_said(store, reading, actor, filters, event=event, role=role)
    said += [one for one in blaming if one not in said]
    if mode:
        said = [*_only_with_means(store, said, mode), *asked.by_other_means(filters)]
    if not direct:
        said += suffered_by_parts(store, reading, actor, filters, event=event)
    said += ahead
    if here:
        said = here.said(said)
    answering = {claim for one in answers for way in (one, *one.ways) for claim in way.claims}
    said = [one for one in said if one.claim not in answering]
    said.sort(key=lambda one: rank(one.modality))
    unnamed = [one for one in said if one.why == "unnamed"] if in_words and not answers else []
    if in_words and reading.inverse and not answers and not unnamed and not direct:
        for body in parts(store, actor.n, filters):  # what a part does, the whole does
            of_it = _also_said(
                store, reading, store.things([body])[body], filters, event=event, role=role
            )
            unnamed += [one for one in of_it if one.why == "unnamed"]
    mentioned = [actor.id, *(one.actor for one in answers), *(one.actor for one in said)]
    return Who(
        question=_question(store, reading, actor, event or place, mode),
        verdict=_verdict(answers, unnamed, said),
        reading=reading,
        actor=actor.id,
        name=actor.name,
        answers=answers,
        also_said=tuple(one for one in said if one not in unnamed),
        undated=store.may_hold(filters, actor.n, reading.relations),
        same=counted_as_one(store, mentioned),
        in_words=tuple(unnamed),
        other_kind=tuple(answer.name for answer in found if answer not in answers),
        other_title=tuple(thing.name for thing in store.things(others).values()),
        may_hold=_of_types(store, may_hold, types),
        mode=mode,
    )


class _Here(NamedTuple):
    """Whether answers and claims are of a place."""

    store: Store
    ground: Ground

    def has(self, answer: Named) -> bool:
        """Return True if an answer rests on something that happened in the place, or is active there."""
        ids = {claim for way in (answer, *answer.ways) for claim in way.claims}
        claims = self.store.claims_called(ids)
        return answer.actor in self.ground.actors or any(map(self.ground.has, claims))

    def said(self, said: Sequence[Said]) -> list[Said]:
        """Return what is said of the place, or of whoever is active there."""
        of_here = {
            claim.id
            for claim in self.store.claims_called(one.claim for one in said)
            if self.ground.has(claim)
        }
        return [one for one in said if one.claim in of_here or one.actor in self.ground.actors]


def ways_of(
    store: Store,
    reading: Reading,
    actor: Thing,
    wanted: Thing,
    *,
    filters: Filters = NONE,
    event: Thing | None = None,
    mode: str = "",
) -> list[Named]:
    """Return how one actor answers `who`, firmest way first; empty if it does not."""
    asked = _Asked(store, reading, actor, direct=False, event=event, role="", mode=mode)
    found, *_ = asked.answers(filters, wanted)
    return [way for answer in found for way in (answer, *answer.ways)]


def answers_of(
    store: Store, reading: Reading, actor: Thing, *, filters: Filters = NONE
) -> list[Named]:
    """Return the answers of `who` alone, without what stands beside them."""
    return _Asked(store, reading, actor, direct=False, event=None, role="", mode="").answers(
        filters
    )[0]


class _Asked(NamedTuple):
    """What is asked, without the filters."""

    store: Store
    reading: Reading
    actor: Thing
    direct: bool
    event: Thing | None
    role: str
    mode: str

    def answers(
        self, filters: Filters, only: Thing | None = None
    ) -> tuple[list[Named], list[Said], list[int], list[Said]]:
        """Return who answers, what else is said of who is blamed, who has no claim with the role, and what was still to come.

        With *only*, nobody else answers.
        """
        store, event = self.store, self.event
        of_event = self._of_event(filters)
        every = outright(store, self.reading, self.actor, filters, of_event)
        if only is not None:
            every = {n: hops for n, hops in every.items() if n == only.n}
        later, ahead = self._still_to_come(every, filters)
        counts = of_event
        if self.mode:
            counts = _by_means(store, self.reading, self.mode, counts)
        counts = self._done(filters, counts, later)
        found = every
        if self.mode or True in later.values():
            kept = {n: [hop for hop in hops if counts((hop,))] for n, hops in every.items()}
            found = {n: hops for n, hops in kept.items() if hops}
        stated, others = _with_role(store, found, self.role)
        chains: dict[int, list[Derived]] = {}
        if not (self.direct or self.role):
            chains = concluded(store, self.reading, self.actor, filters, counts)
        blames, blaming = _blamed(
            store, self.reading, self.actor, filters, event=event, role=self.role
        )
        if only is not None:
            chains = {n: ways for n, ways in chains.items() if n == only.n}
            blames = [blame for blame in blames if blame.actor == only.id]
        return named(store, stated, chains, () if self.mode else blames), blaming, others, ahead

    def by_other_means(self, filters: Filters) -> list[Said]:
        """Return the claims that count and do not say that it is done by the means that is asked for."""
        counts = self._of_event(filters)
        return _of_other_means(self.store, self.reading, self.actor, filters, counts, self.mode)

    def _still_to_come(
        self, found: dict[int, list[Hop]], filters: Filters
    ) -> tuple[dict[int, bool], list[Said]]:
        """Return which of the hedged claims are on what was still to come, and what these say.

        Nobody has done by that what is likely.
        """
        if not forecasts_apart(filters):
            return {}, []
        hops = {hop.n: n for n, of_one in found.items() for hop in of_one if hop.rank in _HEDGED}
        claims = self.store.claims_of(hops)
        later = forecasts(self.store, claims.values(), filters)
        ahead = {n: claim for n, claim in claims.items() if claim.id in later}
        things = self.store.things(hops[n] for n in ahead)
        names = {thing.id: thing.name for thing in things.values()}
        said = [
            _said(claim, things[hops[n]].id, names)._replace(why="ahead")
            for n, claim in ahead.items()
        ]
        return {n: n in ahead for n in claims}, said

    def _done(self, filters: Filters, counts: Counts, known: dict[int, bool]) -> Counts:
        """Return which chains count in which nothing was still to come; of some claims it is *known*."""
        if not forecasts_apart(filters):
            return counts
        store = self.store

        def is_later(hop: Hop) -> bool:
            if hop.n not in known:
                known[hop.n] = bool(forecasts(store, store.claims_of([hop.n]).values(), filters))
            return known[hop.n]

        return lambda chain: (
            counts(chain) and not any(hop.rank in _HEDGED and is_later(hop) for hop in chain)
        )

    def _of_event(self, filters: Filters) -> Counts:
        return anything if self.event is None else _about(self.store, self.event, filters)

    def that_may_hold(self, filters: Filters) -> list[Named]:
        """Return who answers if claims count that may hold on the days that are asked for."""
        loosely = filters.with_what_may_hold()
        return [] if loosely is None else self.answers(loosely)[0]


def _verdict(answers: Sequence[Named], unnamed: Sequence[Said], said: Sequence[Said]) -> Verdict:
    """Return the verdict by the firmest way to the firmest answer."""
    first = answers[0] if answers else None
    follows = first is not None and bool(first.chain)
    return verdict_of(
        [one.modality for one in unnamed]
        + [first.modality for first in answers[:1] if not follows],
        derived=follows and first is not None and first.modality in ASSERTIVE,
        beside=[
            *(answer.modality for answer in answers),
            *(one.modality for one in said if one.why == one.modality),
            *("intended" for one in said if one.why == "ahead"),
        ],
    )


def need_types(types: Iterable[str]) -> None:
    """Raise `UnknownType` for a type that no actor can have."""
    for wanted in types:
        from actorgraph.model.actor import ACTOR_TYPES
        from actorgraph.model.names import near

        if wanted not in ACTOR_TYPES:
            close = [ACTOR_TYPES[at] for at in near(wanted, ACTOR_TYPES)]
            raise UnknownType(wanted, close, f"use one of {', '.join(ACTOR_TYPES)}")


def _about(store: Store, event: Thing, filters: Filters) -> Counts:
    """Return which chains of claims have one about an event."""
    rows = (row for n in store.group(event.n) for row in store.about(n, filters=filters))
    about = {row_id for row_id, _, _ in rows}
    return lambda chain: any(hop.n in about for hop in chain)


def _by_means(store: Store, reading: Reading, mode: str, counts: Counts) -> Counts:
    """Return which chains count of which the claim with the relation itself says that it is done by a means."""
    from actorgraph.questions.manner import has_means

    known: dict[int, bool] = {}

    def says_so(hop: Hop) -> bool:
        if hop.n not in known:
            known[hop.n] = has_means(store.claims_of([hop.n])[hop.n], mode)
        return known[hop.n]

    return lambda chain: (
        counts(chain)
        and any(
            says_so(hop) for hop in chain if store.relation_name(hop.relation) in reading.relations
        )
    )


def _of_other_means(
    store: Store, reading: Reading, actor: Thing, filters: Filters, counts: Counts, mode: str
) -> list[Said]:
    """Return the claims that count and do not say that it is done by a means."""
    from actorgraph.questions.manner import has_means

    found = outright(store, reading, actor, filters, counts)
    claims = store.claims_of(hop.n for hops in found.values() for hop in hops)
    ends = {hop.n: n for n, hops in found.items() for hop in hops}
    things = store.things(found)
    return [
        _said(claim, things[ends[n]].id, {things[ends[n]].id: things[ends[n]].name})._replace(
            why="means"
        )
        for n, claim in claims.items()
        if not has_means(claim, mode)
    ]


def _only_with_means(store: Store, said: Sequence[Said], mode: str) -> list[Said]:
    """Return what is said and does not count, with why: that it names no such means before its modality."""
    from actorgraph.questions.manner import has_means

    claims = {claim.id: claim for claim in store.claims_called(one.claim for one in said)}
    return [
        one if has_means(claims[one.claim], mode) else one._replace(why="means") for one in said
    ]


def _with_role(
    store: Store, found: dict[int, list[Hop]], role: str
) -> tuple[dict[int, list[Hop]], list[int]]:
    """Return the claims whose role has some words, by actor, and the actors without such a claim."""
    if not role:
        return found, []
    claims = store.claims_of(hop.n for hops in found.values() for hop in hops)
    fitting = {
        n: kept
        for n, hops in found.items()
        if (kept := [hop for hop in hops if _has_words(claims[hop.n].role, role)])
    }
    return fitting, [n for n in found if n not in fitting]


def _has_words(text: str, words: str) -> bool:
    """Return True if a text has all of some words, whatever their endings."""
    from actorgraph.sentence.stem import stem

    return {*map(stem, fold(words).split())} <= {*map(stem, fold(text).split())}


def _of_types(store: Store, answers: Sequence[Named], types: Sequence[str]) -> tuple[Named, ...]:
    """Return the answers of actors of some types, or of an unknown type; all if *types* is empty."""
    if not types:
        return tuple(answers)
    things = store.things(store.row_ids(answer.actor for answer in answers))
    type_of = {thing.id: thing.type for thing in things.values()}
    return tuple(answer for answer in answers if type_of[answer.actor] in (*types, "unknown"))


def _question(
    store: Store, reading: Reading, actor: Thing, event: Thing | None = None, mode: str = ""
) -> str:
    families = {store.vocabulary[name].family for name in reading.relations}
    if actor.is_event and not reading.inverse and families <= {*DEEDS}:
        return f"{_BEHIND}{actor.words}?"
    words = who_question(store.vocabulary, reading, actor.noun)
    if mode:
        words = f"{words.rstrip('?')} with {mode}?"
    return f"{words.rstrip('?')} in {event.words}?" if event else words


def _blamed(
    store: Store,
    reading: Reading,
    actor: Thing,
    filters: Filters,
    *,
    event: Thing | None,
    role: str,
) -> tuple[list[Named], list[Said]]:
    """Return who is blamed for what the actor suffered, and what is said of that and does not count."""
    families = {store.vocabulary[name].family for name in reading.relations}
    if reading.inverse or families.isdisjoint(DEEDS):
        return [], []
    from actorgraph.questions.attribution import blamed

    blame = blamed(store, actor, reading.relations, filters=filters, event=event)
    answers = list(blame.answers)
    others = [
        one for one in blame.statements if one.modality not in filters.counting or not one.accused
    ]
    if role:
        others = [one for one in others if _has_words(one.role, role)]
        kept = {one.claim for one in blame.statements if _has_words(one.role, role)}
        fitting = [
            one._replace(claims=tuple(claim for claim in one.claims if claim in kept))
            for one in answers
        ]
        answers = [one for one in fitting if one.claims]
    said = [(one, one.modality if one.accused else "unnamed") for one in others]
    said += [(one, "denied") for one in blame.denials]
    names = store.names(dict.fromkeys(one.accused for one, _ in said if one.accused))
    return answers, [
        Said(
            one.accused,
            names.get(one.accused, ""),
            one.text,
            one.modality,
            one.claim,
            one.claimant,
            why,
        )
        for one, why in said
    ]


def suffered_by_parts(
    store: Store,
    reading: Reading,
    actor: Thing,
    filters: Filters,
    *,
    event: Thing | None = None,
) -> list[Said]:
    """Return what parts of the actor suffered, which it did not suffer by that."""
    carried = [store.vocabulary[name] for name in reading.relations]
    relations = [one.name for one in carried if one.carries_upwards and not one.symmetric]
    if reading.inverse or not relations:
        return []
    of_parts = list(parts(store, actor.n, filters))
    hops = store.hops(
        of_parts, outward=False, relations=relations, filters=filters, modalities=filters.counting
    )
    claims = [
        claim
        for claim in store.claims_of(hop.n for hop in hops).values()
        if event is None or claim.event == event.id
    ]
    names = store.names(dict.fromkeys(claim.subject for claim in claims))
    return [_said(claim, claim.subject, names)._replace(why="part") for claim in claims]


def _also_said(
    store: Store,
    reading: Reading,
    actor: Thing,
    filters: Filters,
    *,
    event: Thing | None,
    role: str,
) -> list[Said]:
    """Return what is said on the question but names nobody or does not count, firmest first."""
    found: dict[str, tuple[Claim, str]] = {}
    others = [name for name in MODALITIES if name not in filters.counting]
    for side in sides(reading, store.vocabulary):
        missing = "object" if side.inverse else "subject"
        for modalities, by_name in ((others, True), (filters.counting, False)):
            for claim in store.claims(
                filters,
                modalities=modalities,
                relations=side.relations,
                subject=actor.n if side.inverse else None,
                object=None if side.inverse else actor.n,
                event=event.n if event else None,
                missing="" if by_name else missing,
            ):
                found[claim.id] = claim, getattr(claim, missing) if by_name else ""
    if role:
        found = {key: both for key, both in found.items() if _has_words(both[0].role, role)}
    first = store.firsts(end for _, end in found.values())
    names = store.names(first.get(end, end) for _, end in found.values() if end)
    return [_said(claim, first.get(end, end), names) for claim, end in found.values()]


def _said(claim: Claim, end: str, names: dict[str, str]) -> Said:
    return Said(
        actor=end,
        name=names.get(end, ""),
        text=claim.text or str(claim.quantity or ""),
        modality=claim.modality,
        claim=claim.id,
        claimant=claim.claimant,
        why=claim.modality if end else "unnamed",
    )
