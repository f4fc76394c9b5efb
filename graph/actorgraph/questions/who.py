"""Who does something to an actor, or to whom an actor does it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from actorgraph.identity.counted import CountedAsOne, counted_as_one
from actorgraph.model.filters import NONE, Filters
from actorgraph.model.modality import MODALITIES
from actorgraph.model.vocabulary import Reading, Vocabulary
from actorgraph.questions.answer import Answer, Verdict, each_once
from actorgraph.questions.derive import KNOWN, Derived, derived
from actorgraph.questions.named import Link, Named
from actorgraph.store.reader import Hop, Store, Thing

if TYPE_CHECKING:
    from actorgraph.model.nouns import Claim


@dataclass(frozen=True, slots=True)
class Said:
    """A claim on the same question that does not count: `why` is its modality, or ``"unnamed"``.

    `actor` is empty where the claim names none; then `text` has its words.
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
class Who(Answer[Named]):
    """What the claims say to "who ‹relation› ‹actor›".

    `verdict` is *stated*, *derived* or *not stated*, the last of which does not mean that it is not so.
    `undated` counts the claims that have no date if days were asked for. `same` lists the actors that are
    counted as one.
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

    columns: ClassVar = ("actor", "known", "modality", "claims")

    @property
    def claims(self) -> tuple[str, ...]:
        """The ids of the claims on which the answers rest."""
        return each_once(claim for answer in self.answers for claim in answer.claims)

    @property
    def beside(self) -> tuple[str, ...]:
        """The ids of the claims that are said too and do not count."""
        return each_once(said.claim for said in self.also_said)

    @property
    def things(self) -> tuple[str, ...]:
        """The actor that the question names, and those that answer."""
        return each_once([self.actor, *(answer.actor for answer in self.answers)])

    @property
    def chosen(self) -> str:
        """The actor that the question names."""
        return self.actor

    @property
    def derives(self) -> bool:
        """True if an answer only follows from several claims."""
        return any(answer.chain for answer in self.answers)

    @property
    def notes(self) -> tuple[str, ...]:
        """How many claims were left out as they have no date."""
        return undated_notes(self.undated)

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
            "also_said": [said.document() for said in self.also_said],
            "undated": self.undated,
            "same": [actors.document() for actors in self.same],
        }


def undated_notes(undated: int) -> tuple[str, ...]:
    """Return what to say of claims without a date that a question about days left out.

    >>> undated_notes(2)
    ('2 claims have no date and did not count; --undated keeps them',)
    """
    if not undated:
        return ()
    verb = "claim has" if undated == 1 else "claims have"
    return (f"{undated} {verb} no date and did not count; --undated keeps them",)


def who_does(
    store: Store, *, relation: str, actor: str, direct: bool = False, filters: Filters = NONE
) -> Who:
    """Return who does something to an actor, both by name; see `who`."""
    reading, named = store.vocabulary.reading(relation), store.thing(actor)
    return who(store, reading, named, filters=filters, direct=direct)


def whom_does(
    store: Store, *, actor: str, relation: str, direct: bool = False, filters: Filters = NONE
) -> Who:
    """Return to whom an actor does something, both by name; see `who`."""
    reading = store.vocabulary.reading(relation).turned(store.vocabulary)
    return who(store, reading, store.thing(actor), filters=filters, direct=direct)


def who_words(store: Store, *, relation: str, actor: str, direct: bool = False) -> str:
    """Return the question of `who_does` in words."""
    question = question_of(store.vocabulary.reading(relation), store.thing(actor).name)
    return f"{question.rstrip('?')}{_directly(direct=direct)}?"


def whom_words(store: Store, *, actor: str, relation: str, direct: bool = False) -> str:
    """Return the question of `whom_does` in words."""
    reading = store.vocabulary.reading(relation).turned(store.vocabulary)
    question = question_of(reading, store.thing(actor).name)
    return f"{question.rstrip('?')}{_directly(direct=direct)}?"


def _directly(*, direct: bool) -> str:
    return ", by name only" if direct else ""


def who(
    store: Store, reading: Reading, actor: Thing, *, filters: Filters = NONE, direct: bool = False
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

    Returns
    -------
    Answers that are stated come first, then those through a class, an umbrella and a command; each by
    falling firmness, then by name. No answer is an answer too, with the verdict ``"not stated"``.
    """
    stated = outright(store, reading, actor, filters)
    best = {} if direct else concluded(store, reading, actor, filters, set(stated))
    things = store.things([*stated, *best, *_ends(best.values())])
    numbers = [
        hop.n for hops in (*stated.values(), *(it.chain for it in best.values())) for hop in hops
    ]
    ids = dict(zip(numbers, store.claim_ids(numbers), strict=True))
    answers = [_stated_answer(things[n], hops, ids) for n, hops in stated.items()]
    answers += [_derived_answer(store, things, it, ids) for it in best.values()]
    answers.sort(key=_order)
    also_said = tuple(_also_said(store, reading, actor, filters))
    mentioned = [actor.id, *(it.actor for it in answers), *(it.actor for it in also_said)]
    return Who(
        question=question_of(reading, actor.name),
        verdict=verdict_of_answers(answers),
        reading=reading,
        actor=actor.id,
        name=actor.name,
        answers=tuple(answers),
        also_said=also_said,
        undated=store.undated(actor.n, reading.relations)
        if filters.spans and not filters.undated
        else 0,
        same=counted_as_one(store, mentioned),
    )


def verdict_of_answers(answers: Iterable[Named]) -> Verdict:
    """Return *stated*, *derived* or *not stated*, after what the answers rest on."""
    kinds = {answer.known for answer in answers}
    if not kinds:
        return Verdict.NOT_STATED
    return Verdict.STATED if "stated" in kinds else Verdict.DERIVED


def question_of(reading: Reading, name: str) -> str:
    """Return the question in words.

    >>> from actorgraph.model.vocabulary import standard
    >>> question_of(standard().reading("backed-by"), "Iran")
    'who is sponsored by Iran?'
    """
    return f"who {reading.words} {name}?"


def sides(reading: Reading, vocabulary: Vocabulary) -> list[Reading]:
    """Return the reading, and for relations that go both ways the same from the other end."""
    both = [name for name in reading.relations if vocabulary[name].symmetric]
    if not both:
        return [reading]
    turned = Reading(reading.name, tuple(both), not reading.inverse, reading.words)
    return [reading, turned]


def outright(
    store: Store, reading: Reading, actor: Thing, filters: Filters
) -> dict[int, list[Hop]]:
    """Return the claims that count, by the actor at their other end, firmest first."""
    found: dict[int, list[Hop]] = {}
    for side in sides(reading, store.vocabulary):
        hops = store.hops(
            [actor.n],
            outward=side.inverse,
            relations=side.relations,
            filters=filters,
            modalities=filters.counting,
        )
        for hop in hops:
            other = hop.object if side.inverse else hop.subject
            found.setdefault(other, []).append(hop)
    for hops_of in found.values():
        hops_of.sort(key=lambda hop: (hop.rank, hop.n))
    return found


def concluded(
    store: Store, reading: Reading, actor: Thing, filters: Filters, stated: set[int]
) -> dict[int, Derived]:
    """Return the best chain to each actor that no claim names outright."""
    best: dict[int, Derived] = {}
    for side in sides(reading, store.vocabulary):
        for it in derived(store, side, actor.n, filters):
            if it.actor in stated or it.actor == actor.n:
                continue
            if it.actor not in best or _worth(it) < _worth(best[it.actor]):
                best[it.actor] = it
    return best


def _worth(it: Derived) -> tuple[int, int, int, list[int]]:
    return KNOWN.index(it.known), it.rank, len(it.chain), [hop.n for hop in it.chain]


def _ends(chains: Iterable[Derived]) -> list[int]:
    return [end for it in chains for hop in it.chain for end in (hop.subject, hop.object)]


def _stated_answer(thing: Thing, hops: Sequence[Hop], ids: dict[int, str]) -> Named:
    claims = tuple(ids[hop.n] for hop in hops)
    return Named(thing.id, thing.name, "stated", MODALITIES[hops[0].rank], claims)


def _derived_answer(
    store: Store, things: dict[int, Thing], it: Derived, ids: dict[int, str]
) -> Named:
    claims = tuple(ids[hop.n] for hop in it.chain)
    chain = tuple(
        Link(
            things[hop.subject].id, store.relation_name(hop.relation), things[hop.object].id, claim
        )
        for hop, claim in zip(it.chain, claims, strict=True)
    )
    thing = things[it.actor]
    return Named(thing.id, thing.name, it.known, MODALITIES[it.rank], claims, chain)


def _order(answer: Named) -> tuple[int, int, str, str]:
    modality = MODALITIES.index(answer.modality)
    return KNOWN.index(answer.known), modality, answer.name.casefold(), answer.actor


def _also_said(store: Store, reading: Reading, actor: Thing, filters: Filters) -> list[Said]:
    """Return what is said on the question but names nobody or does not count, firmest first."""
    found: dict[str, tuple[Claim, str]] = {}
    others = [name for name in MODALITIES if name not in filters.counting]
    for side in sides(reading, store.vocabulary):
        subject, target = (actor.n, None) if side.inverse else (None, actor.n)
        for claim in store.claims(
            filters, modalities=others, relations=side.relations, subject=subject, object=target
        ):
            found[claim.id] = (claim, claim.object if side.inverse else claim.subject)
        for claim in store.claims(
            filters,
            modalities=filters.counting,
            relations=side.relations,
            subject=subject,
            object=target,
            missing="object" if side.inverse else "subject",
        ):
            found[claim.id] = (claim, "")
    first = store.firsts(end for _, end in found.values())
    names = store.names(first.get(end, end) for _, end in found.values() if end)
    said = [_said(claim, first.get(end, end), names) for claim, end in found.values()]
    return sorted(said, key=lambda it: MODALITIES.index(it.modality))


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
