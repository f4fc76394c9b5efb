"""How many: the figures that sources give, side by side, each with its operator and who gave it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Final

from actorgraph.model.filters import NONE, Filters
from actorgraph.model.names import fold
from actorgraph.model.vocabulary import DEEDS
from actorgraph.questions.answer import AnswerBase, Verdict, each_once, firmest, verdict_of
from actorgraph.questions.assertion import CLAIMED
from actorgraph.sentence.stem import stem
from actorgraph.store.reader import Store, Thing

if TYPE_CHECKING:
    from actorgraph.model.claim import Claim, Quantity

#: Words that mean one thing of a figure, by the first of each row.
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
#: Words of which one is enough: "killed and wounded" asks for both figures.
_KINDS: Final = frozenset({"kill", "injure"})


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
    that is asked about, empty for the whole case. `missing` are the needed words that no figure has.
    """

    question: str
    verdict: Verdict
    figures: tuple[Figure, ...]
    differ: bool
    names: dict[str, str]
    about: str = ""
    missing: tuple[str, ...] = ()

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
    def things(self) -> tuple[str, ...]:
        """What the question is about."""
        return each_once([self.about])

    @property
    def chosen(self) -> str:
        """What the question is about."""
        return self.about

    @property
    def notes(self) -> tuple[str, ...]:
        """Which of the needed words no figure has."""
        words = " or ".join(map(repr, self.missing))
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
        }


def figures_of(
    store: Store,
    *,
    name: str = "",
    what: str = "",
    needed: str = "",
    acts: bool | None = None,
    filters: Filters = NONE,
) -> Figures:
    """Return the figures about an actor or event by name, or of the whole store; see `figures`."""
    thing = store.thing(name) if name else None
    return figures(store, thing, what, needed=fold(needed).split(), acts=acts, filters=filters)


def figures_words(
    store: Store, *, name: str = "", what: str = "", needed: str = "", acts: bool | None = None
) -> str:
    """Return the question of `figures_of` in words."""
    words = f"how many: {what}" if what else "which figures are given"
    if needed and needed != what:
        words += f" ({needed})"
    words += f", of {store.thing(name).words}" if name else ", in all claims"
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
    filters: Filters = NONE,
) -> Figures:
    """Return the figures about an actor or event, or of the whole store, that fit some words.

    Parameters
    ----------
    what
        What is counted ("targets struck"); its words are compared without endings, and "dead" asks for
        "killed". Those figures are kept that fit most of the words, and at least half.
    needed
        Words of which a figure must have all.
    acts
        True for what an actor does only, False for what it suffers only.

    Notes
    -----
    If no claim about an actor has a figure, those of the events in which it acts are taken.
    """
    words = fold(what).split() if isinstance(what, str) else list(what)
    wanted = tuple(dict.fromkeys(_meaning(word) for word in words))
    found = firmest(_counted(store, thing, filters, acts=acts))
    names = store.names(sorted({end for claim in found for end in _ends(claim) if end}))
    must = {_meaning(word) for word in needed}
    found = [claim for claim in found if must <= _words_of(claim, names)]
    kept = firmest(claim for part in _parts(wanted) for claim in _fitting(found, part, names))
    made = tuple(_figure(claim, claim.quantity) for claim in kept if claim.quantity is not None)
    return Figures(
        question=_question(thing, what if isinstance(what, str) else " ".join(what)),
        verdict=verdict_of(
            figure.modality for figure in made if figure.modality in filters.counting
        ),
        figures=made,
        differ=any_differ(made),
        names=names,
        about=thing.id if thing else "",
        missing=() if made else tuple(needed),
    )


def _ends(claim: Claim) -> tuple[str, ...]:
    return claim.subject, claim.object, claim.event, claim.claimant


def _figure(claim: Claim, quantity: Quantity) -> Figure:
    about = claim.event or claim.subject
    return Figure(quantity, about, claim.claimant, claim.modality, claim.id)


def _question(thing: Thing | None, what: str) -> str:
    if not what:
        return f"which figures are given of {thing.words}?" if thing else "which figures are given?"
    return f"how many {what}, of {thing.words}?" if thing else f"how many {what}?"


def _parts(wanted: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Return the words for each kind of loss that is asked for: "killed and wounded" are two questions."""
    kinds = [word for word in wanted if word in _KINDS]
    if len(kinds) < 2:
        return [wanted]
    return [tuple(word for word in wanted if word == kind or word not in kinds) for kind in kinds]


def _fitting(found: Sequence[Claim], wanted: tuple[str, ...], names: dict[str, str]) -> list[Claim]:
    """Return the claims whose figures fit most of the words."""
    scored = [(_fit(claim, wanted, names), claim) for claim in found]
    best = max((score for score, _ in scored), default=0.0)
    kept = [claim for score, claim in scored if score == best and (score >= 0.5 or not wanted)]
    return _of_the_unit(kept, wanted)


def any_differ(figures: Sequence[Figure]) -> bool:
    """Return True if two figures on one thing cannot both hold."""
    return any(
        one.about == other.about
        and (one.quantity.unit, fold(one.quantity.what))
        == (other.quantity.unit, fold(other.quantity.what))
        and not may_both_hold(one.quantity, other.quantity)
        for at, one in enumerate(figures)
        for other in figures[at + 1 :]
    )


def may_both_hold(one: Quantity, other: Quantity) -> bool:
    """Return True if some number fits both figures.

    >>> from actorgraph.model.claim import Quantity
    >>> eighty_five, more = Quantity("hit", "=", 85), Quantity("hit", ">", 85)
    >>> may_both_hold(eighty_five, more), may_both_hold(more, Quantity("hit", "=", 90))
    (False, True)
    """
    if "~" in (one.op, other.op):
        return True  # "about" leaves open how far
    low, low_open = max(_low(one), _low(other))
    high, high_open = min(_high(one), _high(other))
    return low < high or (low == high and not low_open and not -high_open)


def _low(quantity: Quantity) -> tuple[float, int]:
    """Return the least number, and 1 if it is itself left out."""
    if quantity.op in ("<", "<="):
        return float("-inf"), 0
    return quantity.value, int(quantity.op == ">")


def _high(quantity: Quantity) -> tuple[float, int]:
    """Return the greatest number, and -1 if it is itself left out."""
    if quantity.op in (">", ">="):
        return float("inf"), 0
    return quantity.value, -int(quantity.op == "<")


def _counted(
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
        found = [claim for claim in found if (claim.subject if acts else claim.object) in ids]
    yield from found
    if not thing.is_event and (acts or (acts is None and not found)):
        yield from _of_its_events(store, thing, filters, acts=bool(acts))


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
        if not acts and thing.type in ("place", "facility"):
            claims += store.claims(filters, modalities=counting, relations=lying, object=n)
        events |= dict.fromkeys(
            end for claim in claims for end in (claim.event, claim.object, claim.subject) if end
        )
    known = store.things(store.row_ids(events))
    return [n for n, one in known.items() if one.is_event]


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
    """Return the meanings of the words that say what a claim's figure counts."""
    figure = (claim.quantity.what, claim.quantity.unit) if claim.quantity else ()
    ends = (names.get(end, "") for end in (claim.subject, claim.object, claim.event))
    texts = (*figure, claim.relation, claim.text, claim.role, *ends)
    return {_meaning(word) for text in texts for word in fold(text).split()}


def _of_the_unit(claims: Sequence[Claim], wanted: Sequence[str]) -> list[Claim]:
    """Return the figures that count just what is asked for, "attacks" and not dead in attacks; else all."""

    def counts(claim: Claim) -> bool:
        quantity = claim.quantity
        own = fold(f"{quantity.unit} {claim.relation}").split() if quantity else []
        return bool({_meaning(word) for word in own} & set(wanted))

    fitting = [claim for claim in claims if counts(claim)]
    return fitting or list(claims)


def _meaning(word: str) -> str:
    root = _SAME.get(word)
    if root:
        return root
    stemmed = stem(word)
    return _BY_STEM.get(stemmed, stemmed)
