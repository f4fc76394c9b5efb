"""How many: the figures that sources give, side by side, each with its operator and who gave it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Any, ClassVar, Final

from actorgraph.model.claim import Quantity
from actorgraph.model.filters import NONE, Filters
from actorgraph.model.names import fold
from actorgraph.model.vocabulary import DEEDS
from actorgraph.questions.answer import AnswerBase, Verdict, each_once, firmest, ids_of, verdict_of
from actorgraph.questions.apart import MOST_APART, about_of, any_differ, count_apart, why_apart
from actorgraph.questions.assertion import CLAIMED
from actorgraph.questions.countable import AMONG_ANYBODY, ANYBODY, EMPTY, KINDS, meaning_of
from actorgraph.sentence.figure import is_participle, participle
from actorgraph.sentence.stem import stem
from actorgraph.sentence.verb import verb
from actorgraph.store.reader import Store, Thing

if TYPE_CHECKING:
    from actorgraph.model.claim import Claim

#: Types of actors in which something may happen.
PLACES: Final = ("place", "facility", "state")


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as one claim gives it; `about` is the event or actor that it is about."""

    quantity: Quantity
    about: str
    claimant: str
    modality: str
    claim: str

    def document(self) -> dict[str, Any]:
        """Return the figure as JSON values."""
        return {
            "what": self.quantity.what,
            "op": self.quantity.op,
            "value": self.quantity.value,
            "unit": self.quantity.unit or None,
            "about": self.about,
            "claimant": self.claimant,
            "modality": self.modality,
            "claim": self.claim,
        }


@dataclass(frozen=True, slots=True)
class Figures(AnswerBase[Figure]):
    """The figures that answer a question, firmest first. They are not added up, and none is preferred.

    `differ` is True if two of them, on one thing, cannot both hold. `about` is the id of the actor or event
    that is asked about, empty for the whole case. `missing` are the needed words that no figure has. `apart`
    says of figures that differ why both may be right, or that they cannot and who gives which; `apart_more` counts
    the pairs of which it does not say so. `near` are figures of
    more or less than that: of events that happened in the place and elsewhere, or of bodies of the actor.
    `may_hold` are those without a date that says whether they are of the days that are asked for.
    """

    question: str
    verdict: Verdict
    figures: tuple[Figure, ...]
    differ: bool
    names: dict[str, str]
    about: str = ""
    missing: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    apart_more: int = 0
    at: str = ""
    near: tuple[Figure, ...] = ()
    may_hold: tuple[Figure, ...] = ()

    columns: ClassVar[tuple[str, ...]] = ("figure", "about", "claimant", "modality")

    @property
    def answers(self) -> tuple[Figure, ...]:
        """The figures."""
        return self.figures

    @property
    def claims(self) -> tuple[str, ...]:
        """The ids of the claims that give the figures."""
        return each_once(figure.claim for figure in self.figures)

    @property
    def beside(self) -> tuple[str, ...]:
        """The ids of the claims that give figures of more or less than what is asked."""
        return each_once(figure.claim for figure in (*self.near, *self.may_hold))

    @property
    def things(self) -> tuple[str, ...]:
        """What the question is about."""
        return each_once([self.about, self.at])

    @property
    def notes(self) -> tuple[str, ...]:
        """Which of the needed words no figure has."""
        words = "" if self.may_hold else " or ".join(map(repr, self.missing))
        return (f"no such figure has the word {words}",) if words else ()

    def cells(self, answer: Figure) -> tuple[object, ...]:
        """Return a figure as a row."""
        names = (self.names.get(key, key) for key in (answer.about, answer.claimant))
        return str(answer.quantity), *names, answer.modality

    def figure_documents(self) -> list[dict[str, Any]]:
        """Return each figure as JSON values."""
        return [figure.document() for figure in self.figures]

    def document(self) -> dict[str, Any]:
        """Return the figures as JSON values, under the documented keys."""
        return {
            "question": self.question,
            "verdict": self.verdict,
            "figures": self.figure_documents(),
            "differ": self.differ,
            "apart": list(self.apart),
            "apart_more": self.apart_more,
            "near": [figure.document() for figure in self.near],
            "may_hold": [figure.document() for figure in self.may_hold],
        }


def counted_words(store: Store) -> frozenset[str]:
    """Return the stems of the words by which the figures of a store say what they count."""
    texts = (
        text
        for claim in store.claims(quantified=True)
        if claim.quantity
        for text in (claim.quantity.what, claim.quantity.unit, claim.text, claim.role)
    )
    return frozenset(stem(word) for text in texts for word in fold(text).split())


def figures_of(
    store: Store,
    *,
    name: str = "",
    what: str = "",
    needed: str = "",
    acts: bool | None = None,
    at: str = "",
    filters: Filters = NONE,
) -> Figures:
    """Return the figures about an actor or event by name, or of the whole store; see `figures`."""
    thing = store.thing(name) if name else None
    where = store.thing(at) if at else None
    words = fold(needed).split()
    return figures(store, thing, what, needed=words, acts=acts, at=where, filters=filters)


def figures_words(
    store: Store,
    *,
    name: str = "",
    what: str = "",
    needed: str = "",
    acts: bool | None = None,
    at: str = "",
) -> str:
    """Return the question of `figures_of` in words."""
    words = f"how many: {what}" if what else "which figures are given"
    if needed and needed != what:
        words += f" ({needed})"
    words += f", of {store.thing(name).words}" if name else ", in all claims"
    if at:
        words += f", in {store.thing(at).words}"
    if acts is not None:
        words += ", only what it does" if acts else ", only what it suffers"
    return f"{words}, every figure as reported"


def figures(
    store: Store,
    thing: Thing | None = None,
    what: str | Sequence[str] = (),
    *,
    needed: Sequence[str] = (),
    acts: bool | None = None,
    at: Thing | None = None,
    filters: Filters = NONE,
) -> Figures:
    """Return the figures about an actor or event, or of the whole store, that fit some words.

    Parameters
    ----------
    what
        What is counted ("targets struck"); its words are compared without endings, and "dead" asks for
        "killed". Only figures that have all of the words are kept; whose people they are may be left open.
    needed
        Words of which a figure must have all.
    acts
        True for what an actor does only, False for what it suffers only.
    at
        Only figures of this event, or of the events in or at this place. Unless the actor *acts*, figures of
        people of whom no claim says whose they are count too: more than 40 "others" were wounded.

    Notes
    -----
    If no claim about an actor has a figure, those of the events in which it acts are taken. A claim that
    nobody was killed or injured is a figure of none: it stands beside the others of an event, and answers
    for an actor if nothing else does.
    """
    words = fold(what).split() if isinstance(what, str) else list(what)
    wanted = tuple(dict.fromkeys(meaning_of(word) for word in words))
    must = frozenset(meaning_of(word) for word in needed)

    def fitting(filters: Filters) -> list[Claim]:
        """Return the claims whose figures fit, and those that say none in an event."""
        found = _that_fit(store, _counted(store, thing, at, filters, acts=acts), wanted, must)
        if not found and thing is not None and acts is None:
            found = _that_fit(store, _of_what_it_suffers(store, thing, at, filters), wanted, must)
        if found and not any(one is not None and one.is_event for one in (thing, at)):
            return found
        none = _that_fit(store, _none(store, thing, at, filters, acts=acts), wanted, must)
        return firmest([*found, *none])

    kept = fitting(filters)
    may_hold: list[Claim] = []
    if filters.spans and not filters.undated:
        ids = set(ids_of(kept))
        loosely = fitting(replace(filters, undated=True))
        may_hold = [claim for claim in loosely if claim.id not in ids]
    place = at or (thing if acts is None else None)
    wider = _wider(store, [*kept, *may_hold], place, filters)
    near = [claim for claim in kept if claim.id in wider]
    kept = [claim for claim in kept if claim.id not in wider]
    may_hold = [claim for claim in may_hold if claim.id not in wider]
    if not kept and thing is not None and not acts:
        near += _that_fit(store, _of_its_bodies(store, thing, at, filters), wanted, must)
    shown = (*kept, *near, *may_hold)
    names = store.names(sorted({end for claim in shown for end in _ends(claim) if end}))
    made = _figures(kept)
    return Figures(
        question=_question(thing, at, what if isinstance(what, str) else " ".join(what), acts=acts),
        verdict=verdict_of(
            figure.modality for figure in made if figure.modality in filters.counting
        ),
        figures=made,
        differ=any_differ(kept),
        names=names,
        about=thing.id if thing else "",
        missing=() if made else tuple(word for word in needed if meaning_of(word) not in KINDS),
        apart=tuple(islice(why_apart(kept, names), MOST_APART)),
        apart_more=max(0, count_apart(kept) - MOST_APART),
        at=at.id if at else "",
        near=_figures(near),
        may_hold=_figures(may_hold),
    )


def _ends(claim: Claim) -> tuple[str, ...]:
    return claim.subject, claim.object, claim.event, claim.claimant


def _figures(claims: Iterable[Claim]) -> tuple[Figure, ...]:
    return tuple(
        Figure(claim.quantity, about_of(claim), claim.claimant, claim.modality, claim.id)
        for claim in claims
        if claim.quantity is not None
    )


def _question(thing: Thing | None, at: Thing | None, what: str, *, acts: bool | None) -> str:
    happened = thing is not None and (thing.is_event or (acts is None and thing.type in PLACES))
    within = f" in {at.words}" if at else ""
    if not what:
        return f"which figures are given{f' of {thing.words}' if thing else ''}{within}?"
    of = f"{' in' if happened else ', of'} {thing.words}" if thing else ""
    return f"how many {_asked(what)}{of}{within}?"


def _asked(what: str) -> str:
    """Return what is counted as a question has it: "ships taken" as "ships were taken", "kill" as "were killed"."""
    words = what.split()
    if KINDS.issuperset(words):
        return "were " + " and ".join(verb(word).participle for word in words)
    if all(is_participle(word) for word in words if word != "and"):
        return f"were {what}"
    noun, done = participle(what) or (what, "")
    return f"{noun} were {done}" if done and is_participle(done.split()[0]) else what


def _parts(wanted: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Return the words for each kind of loss that is asked for: "killed and wounded" are two questions."""
    kinds = [word for word in wanted if word in KINDS]
    if len(kinds) < 2:
        return [wanted]
    return [tuple(word for word in wanted if word == kind or word not in kinds) for kind in kinds]


def _that_fit(
    store: Store, claims: Iterable[Claim], wanted: tuple[str, ...], must: frozenset[str]
) -> list[Claim]:
    """Return the claims whose figures have the words that they must, and most of the wanted ones."""
    found = firmest(claims)
    names = store.names(sorted({end for claim in found for end in _ends(claim) if end}))
    exact = [claim for claim in found if must <= _words_of(claim, names)]
    # People of whom it is open who they are answer for soldiers if no figure is of soldiers.
    loose = [claim for claim in found if not _missing(claim, must, names)]
    fitting = (
        firmest(claim for part in _parts(wanted) for claim in _fitting(held, part, names))
        for held in (exact, loose)
    )
    return next(filter(None, fitting), [])


def _fitting(found: Sequence[Claim], wanted: tuple[str, ...], names: dict[str, str]) -> list[Claim]:
    """Return the claims whose figures have all of the words."""
    return _of_the_unit([claim for claim in found if _fits(claim, wanted, names)], wanted)


def _wider(
    store: Store, claims: Sequence[Claim], place: Thing | None, filters: Filters
) -> frozenset[str]:
    """Return the ids of the claims on events that happened in a place and also in places outside of it."""
    if place is None or place.type not in PLACES:
        return frozenset()
    lies = store.vocabulary.members("location")
    events = {claim.event for claim in claims if place.id not in (claim.subject, claim.object)}
    known = {event.id: event for event in store.things_with_ids(events) if event.is_event}
    inside = {claim.subject for claim in store.claims(filters, relations=lies, object=place.n)}
    around = {claim.object for claim in store.claims(filters, relations=lies, subject=place.n)}
    wider = set()
    for event in known.values():
        places = {claim.object for claim in store.claims(filters, relations=lies, subject=event.n)}
        places.update(*(one.places for one in store.events([event.n])))
        if places - inside - around - {place.id, ""}:
            wider.add(event.id)
    return frozenset(claim.id for claim in claims if claim.event in wider)


def _counted(
    store: Store, thing: Thing | None, at: Thing | None, filters: Filters, *, acts: bool | None
) -> Iterable[Claim]:
    """Yield the claims with a figure about a thing, as far as they are of an event or place."""
    if at is None or thing is None:
        yield from _of_thing(store, thing or at, filters, acts=acts)
        return
    there = list(_of_thing(store, at, filters, acts=None))
    if not at.is_event:
        there += _of_its_events(store, at, filters, acts=False)
    left = {claim.id: claim for claim in there}
    for claim in _of_thing(store, thing, filters, acts=acts):
        if left.pop(claim.id, None):
            yield claim
    if not acts:
        yield from (claim for claim in left.values() if not (claim.subject or claim.object))


def _of_thing(
    store: Store, thing: Thing | None, filters: Filters, *, acts: bool | None
) -> Iterable[Claim]:
    """Yield the claims with a figure, about a thing and the events that are part of it."""
    if thing is None:
        yield from store.claims(filters, quantified=True)
        return
    numbers = [thing.n]
    if thing.is_event:
        numbers += store.row_ids(store.parts(thing.n))
    found = _at(store, numbers, filters)
    if acts is not None:
        ids = {one.id for one in store.things(store.group(thing.n)).values()}
        both = {
            one.name for one in store.vocabulary if one.symmetric
        }  # who died in a clash is open
        found = [
            claim
            for claim in found
            if (claim.subject if acts else claim.object) in ids and claim.relation not in both
        ]
    yield from found
    if not thing.is_event and (acts or (acts is None and not found)):
        yield from _of_its_events(store, thing, filters, acts=bool(acts))


def _none(
    store: Store, thing: Thing | None, at: Thing | None, filters: Filters, *, acts: bool | None
) -> Iterator[Claim]:
    """Yield the denials that somebody was killed or injured, as figures of none that are stated."""
    losses = {"kills": "killed", "injures": "injured"}
    if filters.modalities and "denied" not in filters.modalities:
        return
    keys = (
        ("subject",)
        if acts
        else ("object", "event")
        if acts is False
        else ("subject", "object", "event")
    )
    about = {one.id for one in store.things(_row_ids(store, thing)).values()} if thing else set()
    there = {one.id for one in store.things(_row_ids(store, at)).values()} if at else set()
    for claim in store.claims(filters, modalities=("denied",), relations=losses):
        if claim.quantity is not None or (
            about and not about & {getattr(claim, key) for key in keys}
        ):
            continue
        if not there or there & {claim.event, claim.object}:
            none = Quantity(losses[claim.relation], "=", 0, claim.text)
            yield replace(claim, quantity=none, modality="stated")


def _row_ids(store: Store, thing: Thing) -> list[int]:
    """Return an actor with its bodies, an event with its parts, a place with what happened there."""
    if thing.is_event:
        return [thing.n, *store.row_ids(store.parts(thing.n))]
    events = _events_of(store, thing, NONE, acts=False) if thing.type in PLACES else []
    return [*store.group(thing.n), *store.bodies(thing.n), *events]


def _of_its_bodies(
    store: Store, thing: Thing, at: Thing | None, filters: Filters
) -> Iterator[Claim]:
    """Yield the claims with a figure of what the bodies of an actor suffer."""
    for body in store.things(store.bodies(thing.n)).values():
        for claim in _counted(store, body, at, filters, acts=False):
            if claim.object:
                yield claim


def _of_what_it_suffers(
    store: Store, thing: Thing, at: Thing | None, filters: Filters
) -> list[Claim]:
    """Return the claims with a figure about the events in which something was done to an actor."""
    deeds = [name for family in DEEDS for name in store.vocabulary.members(family)]
    done = store.claims(filters, modalities=filters.counting, relations=deeds, object=thing.n)
    events = store.row_ids(dict.fromkeys(claim.event for claim in done if claim.event))
    found = [claim for claim in _at(store, events, filters) if not claim.object]
    if at is None:
        return found
    there = {claim.id for claim in _counted(store, None, at, filters, acts=None)}
    return [claim for claim in found if claim.id in there]


def _of_its_events(store: Store, thing: Thing, filters: Filters, *, acts: bool) -> Iterable[Claim]:
    """Yield the claims with a figure about the events of an actor; if it *acts*, without deeds of others."""
    found = _at(store, _events_of(store, thing, filters, acts=acts), filters)
    own = {one.id for one in store.things([*store.group(thing.n), *store.bodies(thing.n)]).values()}
    doers = {claim.subject for claim in found if claim.subject} - own
    others = {one.id for one in store.things_with_ids(doers) if not one.is_event}
    yield from (claim for claim in found if not acts or claim.subject not in others)


def _events_of(store: Store, thing: Thing, filters: Filters, *, acts: bool) -> list[int]:
    """Return the events in which an actor or a body of it acts, or that hit or lie in a place.

    Only what counts: an accused is not made the doer, nor a victim.
    """
    acting = [CLAIMED] if CLAIMED in store.vocabulary else []
    acting += [name for family in DEEDS for name in store.vocabulary.members(family)]
    lying = [*store.vocabulary.members("location"), *acting]
    counting = filters.counting
    events: dict[str, None] = {}
    for n in (thing.n, *store.bodies(thing.n)):
        claims = list(store.claims(filters, modalities=counting, relations=acting, subject=n))
        if not acts and thing.type in PLACES:
            claims += store.claims(filters, modalities=counting, relations=lying, object=n)
        events |= dict.fromkeys(
            end for claim in claims for end in (claim.event, claim.object, claim.subject) if end
        )
    if not acts and thing.type in PLACES:
        events |= dict.fromkeys(store.events_at(thing.n))
    known = store.things(store.row_ids(events))
    return [n for n, one in known.items() if one.is_event]


def _at(store: Store, numbers: Iterable[int], filters: Filters) -> list[Claim]:
    """Return the claims with a figure at some actors or events."""
    claims = (claim for n in numbers for claim in store.claims(filters, either=n))
    return [claim for claim in claims if claim.quantity is not None]


def _fits(claim: Claim, wanted: Sequence[str], names: dict[str, str]) -> bool:
    """Return True if a claim's figure has the wanted words, but for whose people it counts if it leaves that open."""
    if not wanted:
        return True
    if not set(wanted) & _words_of(claim, {}):  # the name of an end alone counts nothing
        return False
    missing = _missing(claim, set(wanted) - EMPTY, names)
    if KINDS & set(wanted):  # whoever is killed or wounded is one of the people
        missing -= {meaning_of(word) for word in ("people", "persons")}
    return not missing


def _missing(claim: Claim, words: AbstractSet[str], names: dict[str, str]) -> set[str]:
    """Return the words that a claim's figure has not; people of whom it is open who they are may be soldiers."""
    missing = words - _words_of(claim, names)
    if claim.quantity and fold(claim.quantity.unit) in ANYBODY and not claim.object:
        missing -= AMONG_ANYBODY
    return set(missing)


def _words_of(claim: Claim, names: dict[str, str]) -> set[str]:
    """Return the meanings of the words that say what a claim's figure counts."""
    figure = (claim.quantity.what, claim.quantity.unit) if claim.quantity else ()
    ends = (names.get(end, "") for end in (claim.subject, claim.object, claim.event))
    texts = (*figure, claim.relation, claim.text, claim.role, *ends)
    return set().union(*map(_meanings, texts))


@lru_cache(maxsize=65_536)
def _meanings(text: str) -> frozenset[str]:
    """Return what the words of a text mean; many claims of a dataset have the same texts, and each is looked at often."""
    return frozenset(meaning_of(word) for word in fold(text).split() if word != "others")


def _of_the_unit(claims: Sequence[Claim], wanted: Sequence[str]) -> list[Claim]:
    """Return the figures that count just what is asked for; else all but those of dead and injured."""

    def counts(claim: Claim) -> bool:
        quantity = claim.quantity
        if quantity is None:
            return False
        own = {meaning_of(word) for word in fold(f"{quantity.unit} {claim.relation}").split()}
        # "people killed" may be a figure of killing or of counting, as its coder chose.
        own |= KINDS & {meaning_of(word) for word in fold(quantity.what).split()}
        return not own.isdisjoint(wanted)

    fitting = [claim for claim in claims if counts(claim)]
    if not wanted:
        return list(claims)
    return fitting or [claim for claim in claims if not KINDS & _words_of(claim, {})]
