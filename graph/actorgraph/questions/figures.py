"""How many: the figures that sources give, side by side, each with its operator and who gave it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from actorgraph.model.filters import NONE, Filters
from actorgraph.model.names import fold
from actorgraph.model.nouns import Claim, Quantity
from actorgraph.questions.whether import firmest
from actorgraph.sentence.stem import stem
from actorgraph.store.reader import Store, Thing

#: Words that mean one thing where figures are told, by the first of each row.
_ALIKE: Final = (
    "kill kills killed killing dead death deaths die died dies fatality fatalities slain",
    "injure injures injured injuring wound wounds wounded wounding hurt injury injuries",
    "strike strikes struck hit hits",
    "soldier soldiers troop troops serviceman servicemen members member service personnel",
    "employ employs employed use used uses fire fired drop dropped",
    "group groups militia militias faction factions",
    "munition munitions bomb bombs missile missiles weapon weapons",
)
_SAME: Final = {word: row.split()[0] for row in _ALIKE for word in row.split()}
_BY_STEM: Final = {stem(word): root for word, root in _SAME.items()}
#: What makes an actor the doer of an event.
_ACTS: Final = ("attack", "casualties")
_DOING: Final = ("claims-responsibility",)
#: Words of which one is enough: "killed and wounded" asks for both figures.
_KINDS: Final = frozenset({"kill", "injure"})


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as one claim gives it; `about` is the event or actor that it is about."""

    quantity: Quantity
    about: str
    claim: Claim

    def document(self) -> dict[str, Any]:
        """Return the figure as JSON values."""
        return {
            "what": self.quantity.what,
            "op": self.quantity.op,
            "value": self.quantity.value,
            "unit": self.quantity.unit or None,
            "about": self.about,
            "claimant": self.claim.claimant,
            "modality": self.claim.modality,
            "claim": self.claim.id,
        }


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures that answer a question, firmest first. They are not added up, and none is preferred.

    `differ` is True where two of them, on one thing, cannot both hold.
    """

    question: str
    verdict: str
    figures: tuple[Figure, ...]
    differ: bool
    names: dict[str, str]

    def document(self) -> dict[str, Any]:
        """Return the figures as JSON values, under the documented keys."""
        return {
            "question": self.question,
            "verdict": self.verdict,
            "figures": [it.document() for it in self.figures],
            "differ": self.differ,
        }


def figures(
    store: Store,
    thing: Thing | None = None,
    what: str | Sequence[str] = (),
    *,
    needed: Sequence[str] = (),
    role: str = "",
    filters: Filters = NONE,
) -> Figures:
    """Return the figures about an actor or event, or of the whole store, that fit some words.

    *what* says what is counted ("targets struck"); its words are compared without endings, and
    "dead" asks for "killed". Those figures are kept that fit most of the words, and at least half, and all
    of the *needed* ones. Where no claim about an actor has a figure, those of the events in which it acts
    are taken. *role* is ``"acts"`` or ``"suffers"`` where only what the actor does, or suffers, is asked for.
    """
    words = fold(what).split() if isinstance(what, str) else list(what)
    wanted = tuple(dict.fromkeys(_meaning(word) for word in words))
    found = firmest(_counted(store, thing, filters, role=role))
    names = store.names(
        sorted(
            {end for it in found for end in (it.subject, it.object, it.event, it.claimant) if end}
        )
    )
    must = {_meaning(word) for word in needed}
    found = [it for it in found if must <= _words_of(it, names)]
    kept = firmest(it for part in _parts(wanted) for it in _fitting(found, part, names))
    made = tuple(
        Figure(it.quantity, it.event or it.subject, it) for it in kept if it.quantity is not None
    )
    counting = [it for it in made if it.claim.modality in filters.counting]
    plain = any(it.claim.modality in ("confirmed", "stated") for it in counting)
    verdict = "not stated"
    if made:
        verdict = "stated" if plain or not counting else "stated with a hedge"
    about = f" of {thing.name}" if thing else ""
    return Figures(
        question=f"how many{about}: {what if isinstance(what, str) else ' '.join(what)}".rstrip(
            ": "
        ),
        verdict=verdict,
        figures=made,
        differ=any_differ(made),
        names=names,
    )


def _parts(wanted: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Return the words for each kind of loss that is asked for: "killed and wounded" are two questions."""
    kinds = [word for word in wanted if word in _KINDS]
    if len(kinds) < 2:
        return [wanted]
    return [tuple(word for word in wanted if word == kind or word not in kinds) for kind in kinds]


def _fitting(found: Sequence[Claim], wanted: tuple[str, ...], names: dict[str, str]) -> list[Claim]:
    """Return the claims whose figures fit most of the words."""
    scored = [(_fit(it, wanted, names), it) for it in found]
    best = max((score for score, _ in scored), default=0.0)
    kept = [it for score, it in scored if score == best and (score >= 0.5 or not wanted)]
    return _of_the_unit(kept, wanted)


def any_differ(figures: Sequence[Figure]) -> bool:
    """Return True where two figures on one thing cannot both hold."""
    return any(
        one.about == other.about
        and (one.quantity.unit, fold(one.quantity.what))
        == (other.quantity.unit, fold(other.quantity.what))
        and not may_both_hold(one.quantity, other.quantity)
        for at, one in enumerate(figures)
        for other in figures[at + 1 :]
    )


def may_both_hold(one: Quantity, other: Quantity) -> bool:
    """Return True where some number fits both figures.

    >>> eighty_five, more = Quantity("hit", "=", 85), Quantity("hit", ">", 85)
    >>> may_both_hold(eighty_five, more), may_both_hold(more, Quantity("hit", "=", 90))
    (False, True)
    """
    if "~" in (one.op, other.op):
        return True  # "about" leaves open how far
    low, low_open = max(_low(one), _low(other))
    high, high_open = min(_high(one), _high(other))
    return low < high or (low == high and not low_open and not -high_open)


def _low(it: Quantity) -> tuple[float, int]:
    """Return the least number, and 1 where it is itself left out."""
    if it.op in ("<", "<="):
        return float("-inf"), 0
    return it.value, int(it.op == ">")


def _high(it: Quantity) -> tuple[float, int]:
    """Return the greatest number, and -1 where it is itself left out."""
    if it.op in (">", ">="):
        return float("inf"), 0
    return it.value, -int(it.op == "<")


def _counted(store: Store, thing: Thing | None, filters: Filters, *, role: str) -> Iterable[Claim]:
    """Yield the claims with a figure, about a thing and the events that are part of it."""
    if thing is None:
        yield from store.claims(filters, quantified=True)
        return
    numbers = [thing.n]
    if thing.is_event:
        numbers += store.numbers(store.parts(thing.n))
    found = _at(store, numbers, filters)
    ids = {it.id for it in store.things(store.group(thing.n)).values()}
    if role:
        found = [it for it in found if (it.subject if role == "acts" else it.object) in ids]
    yield from found
    if role == "suffers":
        return
    if not thing.is_event and (role or not found):
        told = _at(store, _events_of(store, thing, filters, role=role), filters)
        own = {
            it.id for it in store.things([*store.group(thing.n), *store.bodies(thing.n)]).values()
        }
        doers = {it.subject for it in told if it.subject} - own
        others = {it.id for it in store.things(store.numbers(doers)).values() if not it.is_event}
        yield from (it for it in told if not role or it.subject not in others)


def _events_of(store: Store, thing: Thing, filters: Filters, *, role: str) -> list[int]:
    """Return the events in which an actor or a body of it acts, or that hit or lie in a place.

    Only what counts: an accused is not made the doer, nor a victim.
    """
    acting = [name for name in _DOING if name in store.vocabulary]
    acting += [name for family in _ACTS for name in store.vocabulary.members(family)]
    lying = [*store.vocabulary.members("location"), *acting]
    events: dict[str, None] = {}
    for n in (thing.n, *store.bodies(thing.n)):
        told = list(store.claims(filters, modalities=filters.counting, relations=acting, subject=n))
        if not role and thing.type in ("place", "facility"):
            told += store.claims(filters, modalities=filters.counting, relations=lying, object=n)
        events |= dict.fromkeys(
            end for claim in told for end in (claim.event, claim.object, claim.subject) if end
        )
    known = store.things(store.numbers(events))
    return [n for n, it in known.items() if it.is_event]


def _at(store: Store, numbers: Iterable[int], filters: Filters) -> list[Claim]:
    """Return the claims with a figure at some actors or events."""
    claims = (claim for n in numbers for claim in store.claims(filters, either=n))
    return [claim for claim in claims if claim.quantity is not None]


def _fit(claim: Claim, wanted: Sequence[str], names: dict[str, str]) -> float:
    """Return which part of the wanted words a claim's figure has, 0 to 1."""
    if not wanted:
        return 1.0
    has = _words_of(claim, names)
    if not set(wanted) & _words_of(claim, {}):  # the name of an end alone counts nothing
        return 0.0
    kinds = _KINDS & set(wanted)
    if kinds and not kinds & has:
        return 0.0
    rest = [word for word in wanted if word not in kinds]
    return (bool(kinds) + sum(word in has for word in rest)) / (bool(kinds) + len(rest))


def _words_of(claim: Claim, names: dict[str, str]) -> set[str]:
    """Return the meanings of the words that tell what a claim's figure counts."""
    figure = (claim.quantity.what, claim.quantity.unit) if claim.quantity else ()
    ends = (names.get(end, "") for end in (claim.subject, claim.object, claim.event))
    texts = (*figure, claim.relation, claim.text, claim.role, *ends)
    return {_meaning(word) for text in texts for word in fold(text).split()}


def _of_the_unit(claims: Sequence[Claim], wanted: Sequence[str]) -> list[Claim]:
    """Keep, where some figures count just what is asked for, those: "attacks", not dead in attacks."""

    def counts(claim: Claim) -> bool:
        quantity = claim.quantity
        own = fold(f"{quantity.unit} {claim.relation}").split() if quantity else []
        return bool({_meaning(word) for word in own} & set(wanted))

    fitting = [it for it in claims if counts(it)]
    return fitting or list(claims)


def _meaning(word: str) -> str:
    root = _SAME.get(word)
    if root:
        return root
    stemmed = stem(word)
    return _BY_STEM.get(stemmed, stemmed)
