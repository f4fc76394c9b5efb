"""What a page shows, as pure data: things, ties, claims, sources and counts.

A *tie* is one line of the drawing: all claims of one family with the same subject and object.
A claim without an object is a line to its event; the event is then where it happened and not whom it
struck, so such lines are kept apart (`IN_EVENT`, `UNNAMED`). A claim with neither is not drawn; it
stands in the panel of its subject.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, Final
from urllib.parse import urlsplit

from actorgraph.errors import InvalidValue
from actorgraph.filters import NONE, Filters
from actorgraph.modality import GROUPS, group, rank
from actorgraph.model import Actor, Claim, Event, Source
from actorgraph.questions.documents import (
    actor_document,
    claim_document,
    event_document,
    source_document,
)
from actorgraph.questions.dossier import ends_of
from actorgraph.store.reader import Store, Thing
from actorgraph.vocabulary import Relation

#: What one page can lay out in some seconds and a browser can draw.
MOST_THINGS: Final = 3_000
MOST_CLAIMS: Final = 30_000
_NARROWER: Final = (
    "--focus ACTOR --hops N draws what is around one of them, and filters narrow it too"
)

DIRECTED: Final = "directed"
SYMMETRIC: Final = "symmetric"
IN_EVENT: Final = "in-event"
UNNAMED: Final = "unnamed"


@dataclass(frozen=True, slots=True)
class Tie:
    """One line of the drawing.

    `link` is ``"directed"``, ``"symmetric"`` (both ends do the same), ``"in-event"`` (the end is the
    event in which it happens, not its object) or ``"unnamed"`` (the start is the event; who did it is
    not named). `modality` is the firmest of its claims; `claims` are positions in `View.claims`,
    firmest first.
    """

    family: str
    start: str
    end: str
    link: str
    modality: str
    claims: tuple[int, ...]

    @property
    def id(self) -> str:
        """A name for the tie that does not change while its ends and family stay."""
        plain = f"{self.family}:{self.start}:{self.end}"
        return plain if self.link == DIRECTED else f"{plain}:{self.link}"

    @property
    def group(self) -> str:
        """The group of its modality."""
        return group(self.modality)


@dataclass(frozen=True, slots=True)
class View:
    """Everything that a page shows of a case, in the order of the case."""

    meta: dict[str, str]
    things: dict[str, Actor | Event]
    ties: tuple[Tie, ...]
    claims: tuple[Claim, ...]
    sources: dict[str, Source]
    relations: dict[str, Relation]
    filters: tuple[str, ...] = ()
    names: dict[str, str] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """The title of the case, or a stand-in."""
        return self.meta.get("title") or "Untitled case"

    @property
    def actors(self) -> int:
        """How many actors are shown."""
        return sum(isinstance(thing, Actor) for thing in self.things.values())

    @property
    def events(self) -> int:
        """How many events are shown."""
        return len(self.things) - self.actors

    def type_counts(self) -> dict[str, int]:
        """Return how many things each type has, most first; events count under ``"event"``."""
        return _falling(kind_of(thing) for thing in self.things.values())

    def family_counts(self) -> dict[str, int]:
        """Return how many claims each family has, most first, whether they are drawn or not."""
        return _falling(self.relations[claim.relation].family for claim in self.claims)

    def group_counts(self) -> dict[str, int]:
        """Return how many claims each modality group has, firmest group first."""
        counts = Counter(group(claim.modality) for claim in self.claims)
        return {name: counts[name] for name in GROUPS}

    def document(self) -> dict[str, Any]:
        """Return all that the panel needs as JSON values; what is empty is left out."""
        return {
            "title": self.title,
            "things": {key: self._thing(thing) for key, thing in self.things.items()},
            "ties": {
                tie.id: {
                    "family": tie.family,
                    "start": tie.start,
                    "end": tie.end,
                    "link": tie.link,
                    "modality": tie.modality,
                    "claims": list(tie.claims),
                }
                for tie in self.ties
            },
            "claims": [self.claim_row(claim) for claim in self.claims],
            "sources": {key: _source(source) for key, source in self.sources.items()},
            "names": {key: name for key, name in self.names.items() if key not in self.things},
            "families": list(dict.fromkeys(it.family for it in self.relations.values())),
        }

    def claim_row(self, claim: Claim) -> dict[str, Any]:
        """Return a claim as JSON values: the documented keys, and what a reader needs beside them."""
        relation = self.relations[claim.relation]
        row = {
            **claim_document(claim),
            "reading": relation.reading,
            "family": relation.family,
            "group": group(claim.modality),
            "quote": list(marked(claim.quote, claim.hedge)),
            "quantity": str(claim.quantity) if claim.quantity else None,
        }
        return _kept(row)

    def name(self, key: str) -> str:
        """Return the first name of an actor or event."""
        thing = self.things.get(key)
        return thing.name if thing else self.names.get(key, key)

    def _thing(self, thing: Actor | Event) -> dict[str, Any]:
        row = actor_document(thing) if isinstance(thing, Actor) else event_document(thing)
        row["kind"] = "actor" if isinstance(thing, Actor) else "event"
        return _kept(row)


def view_of(store: Store, filters: Filters = NONE, *, focus: str = "", hops: int = 1) -> View:
    """Return what a page of a store shows.

    Parameters
    ----------
    store
        Where the claims are.
    filters
        Which claims count; the default takes every modality and shows every actor. With filters, or
        a focus, only who and what the claims mention is shown.
    focus
        An id or name of an actor or event: show only the claims of the things that are at most *hops*
        ties away from it. Empty for all.
    """
    relations = {relation.name: relation for relation in store.vocabulary}
    centre = store.thing(focus) if focus else None
    mentioned = None
    if centre is None and filters == NONE:
        _refuse_more_than_fits(store.count("actor") + store.count("event"))
    if centre is None:
        claims = _fitting(store.claims(filters))
    else:
        claims = _near(store, filters, relations, centre, hops)
    if centre or filters != NONE:
        mentioned = store.numbers([*ends_of(claims), *([centre.id] if centre else [])])
        _refuse_more_than_fits(len(mentioned))
    things: dict[str, Actor | Event] = {thing.id: thing for thing in store.actors(mentioned)}
    things.update((event.id, event) for event in store.events(mentioned))
    sources = store.sources_called(dict.fromkeys(claim.source for claim in claims))
    publishers = (source.publisher for source in sources.values() if source.publisher)
    names = store.names([*things, *_above(things.values()), *publishers, *filters.claimants])
    return View(
        meta=dict(store.meta),
        things=things,
        ties=tuple(ties_of(claims, relations)),
        claims=tuple(claims),
        sources=sources,
        relations=relations,
        filters=tuple(told(filters, names)),
        names=names,
    )


def ties_of(claims: Iterable[Claim], relations: dict[str, Relation]) -> Iterator[Tie]:
    """Yield the ties of some claims, in the order of their first claims."""
    found: dict[tuple[str, str, str, str], list[tuple[int, int]]] = {}
    for position, claim in enumerate(claims):
        drawn = _line(claim, relations[claim.relation])
        if drawn:
            key = (relations[claim.relation].family, *drawn)
            found.setdefault(key, []).append((rank(claim.modality), position))
    modalities = [name for names in GROUPS.values() for name in names]
    for (family, start, end, link), ranked in found.items():
        ranked.sort()
        yield Tie(
            family=family,
            start=start,
            end=end,
            link=link,
            modality=modalities[ranked[0][0]],
            claims=tuple(position for _, position in ranked),
        )


def kind_of(thing: Actor | Event) -> str:
    """Return what decides how a thing is drawn: the type of an actor, ``"event"`` for any event."""
    return thing.type if isinstance(thing, Actor) else "event"


def marked(quote: str, hedge: str) -> tuple[str, ...]:
    """Return a quote in one piece, or in three of which the second is the hedge.

    Examples
    --------
    >>> marked("We believe that it was", "we believe")
    ('', 'We believe', ' that it was')
    """
    at = quote.find(hedge) if hedge else -1
    if hedge and at < 0 and len(quote.lower()) == len(quote):
        at = quote.lower().find(hedge.lower())
    if at < 0:
        return (quote,)
    return quote[:at], quote[at : at + len(hedge)], quote[at + len(hedge) :]


def web_address(text: str) -> str:
    """Return an address that a link may lead to, or nothing: only http and https with a host.

    Examples
    --------
    >>> web_address("https://example.org/a"), web_address("javascript:alert(1)")
    ('https://example.org/a', '')
    """
    if any(character <= " " or character == "\x7f" for character in text):
        return ""
    try:
        parts = urlsplit(text)
        host = parts.hostname
    except ValueError:
        return ""
    return text if parts.scheme in ("http", "https") and host else ""


def told(filters: Filters, names: dict[str, str]) -> Iterator[str]:
    """Yield, in words, what some filters leave."""
    for word, when in (("on", filters.as_of), ("since", filters.since), ("until", filters.until)):
        if when.known:
            yield f"{word} {when.text}"
    if filters.modalities:
        yield f"said as {', '.join(filters.modalities)}"
    if filters.claimants:
        yield f"by {', '.join(names.get(key, key) for key in filters.claimants)}"
    if filters.undated and filters.spans:
        yield "or without a date"


def _line(claim: Claim, relation: Relation) -> tuple[str, str, str] | None:
    """Return both ends of the line that a claim is, and its link; None where it has no second end."""
    start = claim.subject or claim.event
    end = claim.object or claim.event
    if not claim.subject or not claim.object:
        link = IN_EVENT if claim.subject else UNNAMED
        return (start, end, link) if end and start != end else None
    if relation.symmetric:
        return min(start, end), max(start, end), SYMMETRIC
    return start, end, DIRECTED


def _near(
    store: Store, filters: Filters, relations: dict[str, Relation], centre: Thing, hops: int
) -> list[Claim]:
    """Return the claims that lie between things at most some ties away from one of them."""
    reached = {centre.id}
    for _ in range(hops):
        for claim in _fitting(store.claims(filters, among=store.numbers(sorted(reached)))):
            line = _line(claim, relations[claim.relation])
            if line:
                reached |= set(line[:2])
        _refuse_more_than_fits(len(reached))
    found = []
    for claim in _fitting(store.claims(filters, among=store.numbers(sorted(reached)))):
        line = _line(claim, relations[claim.relation])
        if ({line[0], line[1]} <= reached) if line else (claim.subject or claim.event) in reached:
            found.append(claim)
    return found


def _fitting(claims: Iterable[Claim]) -> list[Claim]:
    """Return the claims, if a page can hold them."""
    kept = list(islice(claims, MOST_CLAIMS + 1))
    if len(kept) > MOST_CLAIMS:
        raise InvalidValue(f"a page holds at most {MOST_CLAIMS:,} claims; {_NARROWER}")
    return kept


def _refuse_more_than_fits(things: int) -> None:
    if things > MOST_THINGS:
        raise InvalidValue(
            f"a page holds at most {MOST_THINGS:,} actors and events, not {things:,}; {_NARROWER}"
        )


def _above(things: Iterable[Actor | Event]) -> set[str]:
    """Return the ids of the bodies and places that things belong to."""
    return {
        key
        for thing in things
        for key in ((thing.parent,) if isinstance(thing, Actor) else (thing.part_of, *thing.places))
        if key
    }


def _source(source: Source) -> dict[str, Any]:
    row = source_document(source)
    row["link"] = web_address(source.address)
    return _kept(row)


def _kept(row: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in row.items() if value not in (None, "", [], False)}


def _falling(words: Iterable[str]) -> dict[str, int]:
    counts = Counter(words)
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
