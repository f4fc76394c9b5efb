"""What a page shows, as pure data: things, ties, claims, sources, and what follows from them.

A *tie* is one line of the drawing: all claims of one family with the same subject and object.
A claim without an object is a line to its event; the event is then where it happened and not whom it
struck, so such lines are kept apart (`IN_EVENT`, `UNNAMED`). Who blames somebody for an event has a line
to whom they blame, and a second one leads from there to the event (`BLAMED`). A claim with neither is not drawn; it
stands in the panel of its subject.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Final
from urllib.parse import urlsplit

from actorgraph.model.actor import Actor
from actorgraph.model.claim import Claim
from actorgraph.model.errors import InvalidValue
from actorgraph.model.event import Event
from actorgraph.model.filters import NONE, Filters
from actorgraph.model.modality import GROUPS, group, rank
from actorgraph.model.source import Source
from actorgraph.model.tlp import label, strictest, warning
from actorgraph.model.vocabulary import Relation, Vocabulary, standard
from actorgraph.network import is_of_none
from actorgraph.page.answer.answered import Answered
from actorgraph.page.appearance import drawn_family
from actorgraph.page.naming import tags_of
from actorgraph.page.salience import around, protagonists
from actorgraph.page.tour import Point
from actorgraph.questions.conclude import MOST_STEPS, Conclusion, conclusions, first_steps
from actorgraph.questions.conflicts import Conflict, each_conflict
from actorgraph.questions.dossier import ends_of
from actorgraph.sentence.nouns import Nouns
from actorgraph.sentence.pattern import Patterns
from actorgraph.sentence.wording import listed
from actorgraph.store.reader import Store, Thing
from actorgraph.store.schema import TITLE_OF_FILE

#: What one page can hold: some seconds to write, some megabytes to mail, a second to open.
MOST_THINGS: Final = 30_000
MOST_CLAIMS: Final = 200_000
#: How many of a larger store a page holds if nobody says which.
OF_A_LARGE_STORE: Final = 2_000
#: More things than this are too many for one look: the page opens on a part of them.
MANY: Final = 300
#: How many it opens on if nobody says which.
AT_FIRST: Final = 100
#: What follows from the claims is worked out for pages of at most so many actors.
MOST_CONCLUDED: Final = 500
#: What cannot all be true is worked out for pages of at most so many claims.
MOST_AT_ODDS: Final = 5_000
#: What a page holds of what a store says about itself. A store may know more, such as the files it was made of.
ABOUT: Final = ("title", "description", "licence", "coded", "coders")
#: How many sources are named in the heading of a store that has no title of its own.
MOST_SOURCES_NAMED: Final = 3
_NARROWER: Final = (
    "--focus ACTOR --hops N draws what is around one of them, and filters narrow it too"
)

DIRECTED: Final = "directed"
SYMMETRIC: Final = "symmetric"
IN_EVENT: Final = "in-event"
UNNAMED: Final = "unnamed"
BLAMED: Final = "blamed"
ATTRIBUTION: Final = "attribution"


@dataclass(frozen=True, slots=True)
class Tie:
    """One line of the drawing: all claims of one family, as it is drawn, between two ends.

    `link` is ``"directed"``, ``"symmetric"`` (both ends do the same), ``"in-event"`` (the end is the
    event in which it happens, not its object), ``"unnamed"`` (the start is the event; who did it is
    not named) or ``"blamed"`` (the end is the event for which others blame the start; its claims are
    those of other lines). `modality` is the firmest of its claims; `claims` are positions in `View.claims`,
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
class Opening:
    """The part of a page that is drawn when it opens; the reader may then show all.

    Parameters
    ----------
    words
        What it is, for the reader: ``"Who sponsors Kata'ib Hezbollah?"``.
    answered
        The answer to a question, as the page shows it; None if the part is no answer.
    things
        Ids of what is drawn.
    claims
        Ids of the only claims that count in this part; empty for all.
    derived, tentative
        Show what only follows from several claims, too; paths may rest on tentative claims.
    """

    words: str
    things: tuple[str, ...]
    claims: tuple[str, ...] = ()
    derived: bool = False
    tentative: bool = False
    answered: Answered | None = None


@dataclass(frozen=True, slots=True)
class View:
    """Everything that a page shows of a case, in the order of the case.

    `days` has the first and last day of every claim that has one, by id. `conclusions` is None if
    there are too many actors to work it out, and so is `conflicts`, what cannot all be true, of too many claims. *is_whole* if nobody asked for a part of the case. `tour` leads
    through the page; *starts_tour* if it opens on the first point. `names` names who is only mentioned, such as a publisher.
    `vocabulary` has the phrases by which one asks, `patterns` the sentences of the claims, `tags` what tells
    apart those that have the same name. `tlp` is the strictest marking of what is shown.
    """

    meta: dict[str, str]
    things: dict[str, Actor | Event]
    ties: tuple[Tie, ...]
    claims: tuple[Claim, ...]
    sources: dict[str, Source]
    relations: dict[str, Relation]
    filters: tuple[str, ...] = ()
    names: dict[str, str] = field(default_factory=dict)
    days: dict[str, tuple[int, int]] = field(default_factory=dict)
    conclusions: tuple[Conclusion, ...] | None = ()
    conflicts: tuple[Conflict, ...] | None = ()
    opening: Opening | None = None
    is_whole: bool = False
    tour: tuple[Point, ...] = ()
    starts_tour: bool = False
    vocabulary: Vocabulary = field(default_factory=standard, compare=False)
    patterns: Patterns = field(default_factory=lambda: Patterns(Nouns(), standard()), compare=False)
    tags: dict[str, str] = field(default_factory=dict)
    tlp: str = ""

    @property
    def warning(self) -> str:
        """What stands above a page of which some is marked TLP:RED or TLP:AMBER, else an empty text."""
        return warning(self.tlp)

    @property
    def title(self) -> str:
        """The title of the case, or a stand-in."""
        return self.meta.get("title") or "Untitled case"

    @property
    def answered(self) -> Answered | None:
        """The answer that the page opens on."""
        return self.opening.answered if self.opening else None

    @property
    def heading(self) -> str:
        """The question that the page answers; without one the title of the case."""
        return self.answered.title if self.answered else self.title

    @property
    def actors(self) -> int:
        """How many actors are shown."""
        return sum(isinstance(thing, Actor) for thing in self.things.values())

    @property
    def events(self) -> int:
        """How many events are shown."""
        return len(self.things) - self.actors

    def name(self, key: str) -> str:
        """Return the first name of an actor or event."""
        thing = self.things.get(key)
        return thing.name if thing else self.names.get(key, key)

    def label(self, key: str) -> str:
        """Return the name of an actor or event as no other of the page has it."""
        tag = self.tags.get(key)
        return f"{self.name(key)} ({tag})" if tag else self.name(key)


def view_of(
    store: Store,
    filters: Filters = NONE,
    *,
    focus: str = "",
    hops: int = 1,
    most: int = 0,
    answer: Opening | None = None,
) -> View:
    """Return what a page of a store shows.

    Parameters
    ----------
    store
        Where the claims are.
    filters
        Which claims count; the default takes every modality and shows every actor, of a very large
        store those with most claims. With filters, or a focus, only who and what the claims mention
        is shown.
    focus
        An id or name of an actor or event: show only the claims of the things that are at most *hops*
        ties away from it. Empty for all.
    most
        With a focus: show only the ends of so many of its strongest ties, 0 for all. Of a focus with more
        ties than a page holds, 2,000 are shown.
    answer
        The answer to a question, from `actorgraph.page.opening.opening_of`: the page opens on it. It
        holds the rest too if that is not much, else what is said among those whom the answer names.
    """
    relations = {relation.name: relation for relation in store.vocabulary}
    centre = store.thing(focus) if focus else None
    size = store.count("actor") + store.count("event")
    mentioned: list[int] | None = None
    note = ""
    is_part = False  # of a store so large that what follows from it, and what contradicts it, would take long
    if answer is not None and size > MANY:
        within = store.row_ids(sorted(set(answer.things)))
        said = _fitting(store.claims(filters, within=within)) if within else []
        claims = _with(store, said, answer.claims)
        is_part = size > MOST_THINGS
        mentioned = store.row_ids([*ends_of(claims), *answer.things])
    elif centre is not None and (strongest := _strongest(store, filters, centre, hops, most)):
        claims, mentioned, note = strongest
        is_part = bool(note)
    elif centre is not None:
        claims = _near(store, filters, relations, centre, hops)
        mentioned = store.row_ids([*ends_of(claims), centre.id])
    else:
        busiest = store.busiest(OF_A_LARGE_STORE) if filters == NONE and size > MOST_THINGS else ()
        claims = _fitting(store.claims(filters, within=busiest))
        claims = _with(store, claims, answer.claims if answer else ())
        if busiest:
            mentioned = sorted(busiest)
            note = f"the {len(busiest):,} of {size:,} actors and events with most claims"
        elif filters != NONE:
            mentioned = store.row_ids([*ends_of(claims), *(answer.things if answer else ())])
    if mentioned is not None:
        _refuse_more_than_fits(len(mentioned))
    things: dict[str, Actor | Event] = {thing.id: thing for thing in store.actors(mentioned)}
    things.update((event.id, event) for event in store.events(mentioned))
    sources = store.sources_called(dict.fromkeys(claim.source for claim in claims))
    publishers = (source.publisher for source in sources.values() if source.publisher)
    names = store.names([*things, *_above(things.values()), *publishers, *filters.claimants])
    ties = (
        *ties_of(claims, relations),
        *(tie for tie in blames_of(claims, relations) if {tie.start, tie.end} <= things.keys()),
    )
    return View(
        meta=_about(store, sources.values(), names),
        things=things,
        ties=ties,
        claims=tuple(claims),
        sources=sources,
        relations=relations,
        filters=(*filter(None, [note, _limit_words(store)]), *in_words(filters, names)),
        names=names,
        days=store.days(claim.id for claim in claims),
        conclusions=None if is_part else _concluded(store, filters, things, claims),
        conflicts=None if is_part else _at_odds(store, filters, claims),
        opening=answer or _opening(things, ties, centre, hops),
        is_whole=answer is None and centre is None and filters == NONE,
        vocabulary=store.vocabulary,
        patterns=Patterns(store.nouns(things, claims), store.vocabulary),
        tags=tags_of(things),
        tlp=strictest([*(thing.tlp for thing in things.values()), *map(store.marking_of, claims)]),
    )


def _limit_words(store: Store) -> str:
    return f"{label(store.tlp)} at most" if store.tlp else ""


def ties_of(claims: Iterable[Claim], relations: dict[str, Relation]) -> Iterator[Tie]:
    """Yield the ties of some claims, in the order of their first claims."""
    found: dict[tuple[str, str, str, str], list[tuple[int, int]]] = {}
    for position, claim in enumerate(claims):
        drawn = _line(claim, relations[claim.relation])
        if drawn:
            key = (drawn_family(relations[claim.relation]), *drawn)
            found.setdefault(key, []).append((rank(claim.modality), position))
    yield from _tied(found)


def blames_of(claims: Iterable[Claim], relations: dict[str, Relation]) -> Iterator[Tie]:
    """Yield the lines from who is blamed for an event to that event, in the order of their first claims."""
    found: dict[tuple[str, str, str, str], list[tuple[int, int]]] = {}
    for position, claim in enumerate(claims):
        ends = claim.subject and claim.object and claim.event
        if not ends or drawn_family(relations[claim.relation]) != ATTRIBUTION:
            continue
        if claim.object != claim.event:
            key = (ATTRIBUTION, claim.object, claim.event, BLAMED)
            found.setdefault(key, []).append((rank(claim.modality), position))
    yield from _tied(found)


def _tied(found: dict[tuple[str, str, str, str], list[tuple[int, int]]]) -> Iterator[Tie]:
    """Yield ties of their ends, families and links with the ranks and positions of their claims."""
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


def in_words(filters: Filters, names: dict[str, str]) -> Iterator[str]:
    """Yield what some filters leave, in words."""
    for word, when in (("on", filters.as_of), ("since", filters.since), ("until", filters.until)):
        if when.known:
            yield f"{word} {when.text}"
    if filters.modalities:
        yield f"said as {', '.join(filters.modalities)}"
    if filters.claimants:
        yield f"by {', '.join(names.get(key, key) for key in filters.claimants)}"
    if filters.without:
        yield f"without {', '.join(filters.without)}"
    if filters.undated and filters.spans:
        yield "or without a date"


def _line(claim: Claim, relation: Relation) -> tuple[str, str, str] | None:
    """Return both ends of the line that a claim is, and its link; None if it has no second end.

    A claim that none was killed is no line: it would be drawn as if some were.
    """
    if is_of_none(claim, relation):
        return None
    start = claim.subject or claim.event
    end = claim.object or claim.event
    if not claim.subject or not claim.object:
        link = IN_EVENT if claim.subject else UNNAMED
        return (start, end, link) if end and start != end else None
    if relation.symmetric:
        return min(start, end), max(start, end), SYMMETRIC
    return start, end, DIRECTED


def _concluded(
    store: Store, filters: Filters, things: dict[str, Actor | Event], claims: Sequence[Claim]
) -> tuple[Conclusion, ...] | None:
    """Return what follows from the claims of the page alone; None if that would take long."""
    actors = [key for key, thing in things.items() if isinstance(thing, Actor)]
    if len(actors) > MOST_CONCLUDED:
        return None
    steps = first_steps(claims)
    if steps is None:
        return ()
    if steps > MOST_STEPS:
        return None
    held = {claim.id for claim in claims}
    found = conclusions(store, actors, filters=filters)
    return tuple(conclusion for conclusion in found if held.issuperset(conclusion.claims))


def _at_odds(
    store: Store, filters: Filters, claims: Sequence[Claim]
) -> tuple[Conflict, ...] | None:
    """Return what of the page's claims cannot all be true; None if that would take long."""
    if len(claims) > MOST_AT_ODDS:
        return None
    held = {claim.id for claim in claims}
    found = each_conflict(store, filters=filters)
    return tuple(conflict for conflict in found if held.issuperset(conflict.claims))


def _opening(
    things: dict[str, Actor | Event], ties: Sequence[Tie], centre: Thing | None, hops: int
) -> Opening | None:
    """Return the part that a page of more than `MANY` things opens on."""
    if len(things) <= MANY:
        return None
    if centre is not None:
        chosen = around(things, ties, centre.id, AT_FIRST + 1)
        near = f"within {hops} hop{'' if hops == 1 else 's'}"
        words = f"{centre.name} and the {len(chosen) - 1} nearest and most salient {near}"
    else:
        chosen = protagonists(things, ties, AT_FIRST)
        words = f"{len(chosen)} protagonists"
    return Opening(words, tuple(chosen))


def _with(store: Store, claims: list[Claim], also: Iterable[str]) -> list[Claim]:
    """Return claims and those of some others that are not among them."""
    held = {claim.id for claim in claims}
    return [*claims, *store.claims_called(claim_id for claim_id in also if claim_id not in held)]


def _strongest(
    store: Store, filters: Filters, centre: Thing, hops: int, most: int
) -> tuple[list[Claim], list[int], str] | None:
    """Return the claims between a thing and the ends of its strongest ties, those, and which part that is.

    None if all of its ties are meant, and a page holds them.
    """
    total = sum(count.ties for count in store.tie_counts(centre.n, filters=filters))
    if not most and (hops != 1 or total <= MOST_THINGS):
        return None
    ties = store.ties(centre.n, most or OF_A_LARGE_STORE, filters=filters)
    claims: list[Claim] = []
    while ties:
        mentioned = sorted({centre.n, *(tie.mark.other for tie in ties)})
        claims = list(islice(store.claims(filters, within=mentioned), MOST_AT_ODDS + 1))
        if len(claims) <= MOST_AT_ODDS or len(ties) == 1:
            break
        ties = ties[
            : len(ties) // 2
        ]  # they have so many claims among them that the page would be slow
    note = f"the {len(ties):,} strongest of the {total:,} ties of {centre.name}"
    ids = sorted({centre.n, *(tie.mark.other for tie in ties)})
    return claims[:MOST_AT_ODDS], ids, note if len(ties) < total else ""


def _near(
    store: Store, filters: Filters, relations: dict[str, Relation], centre: Thing, hops: int
) -> list[Claim]:
    """Return the claims that lie between things at most some ties away from one of them."""
    reached = {centre.id}
    for _ in range(hops):
        for claim in _fitting(store.claims(filters, among=store.row_ids(sorted(reached)))):
            line = _line(claim, relations[claim.relation])
            if line:
                reached |= set(line[:2])
        _refuse_more_than_fits(len(reached))
    found = []
    for claim in _fitting(store.claims(filters, among=store.row_ids(sorted(reached)))):
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


def _about(store: Store, sources: Iterable[Source], names: Mapping[str, str]) -> dict[str, str]:
    """Return what a store says about itself; one that has only the name of its file is called after its few sources."""
    about: dict[str, str] = {key: store.meta[key] for key in ABOUT if key in store.meta}
    titles = [*dict.fromkeys(_source_words(source, names) for source in sources)]
    if TITLE_OF_FILE in store.meta and 1 <= len(titles) <= MOST_SOURCES_NAMED:
        about["title"] = listed(titles)
    return about


def _source_words(source: Source, names: Mapping[str, str]) -> str:
    """Return a source by its title, with its publisher if that is only the name of a file."""
    is_file = " " not in source.title and "." in source.title
    publisher = names.get(source.publisher or "", "")
    return f"{publisher}: {source.title}" if is_file and publisher else source.title


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
