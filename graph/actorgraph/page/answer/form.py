"""The form of an answer that is more than ties: a matrix, a timeline, a number line, and so on.

Each form is a value with ids of claims, actors and events, which the page's data turns into places;
``Form`` in ``scripts/types.d.ts`` is what becomes of it, and a module of ``scripts/forms/`` draws it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import singledispatch
from typing import Any, ClassVar, Final, TypeAlias

from actorgraph.measures.balance import Balance
from actorgraph.measures.communities import MOST_DRAWN, Communities
from actorgraph.measures.rank import Ranking
from actorgraph.model.claim import Claim, Quantity
from actorgraph.model.dates import OPEN_END, OPEN_START, When
from actorgraph.model.modality import ASSERTIVE
from actorgraph.page.answer.row import capital, changed, score_words
from actorgraph.page.answer.sentences import Sentences
from actorgraph.questions.answer import Answer, Verdict, each_once, ids_of
from actorgraph.questions.apart import apart_lines
from actorgraph.questions.attribution import Attribution, Statement
from actorgraph.questions.between import Between, Meeting
from actorgraph.questions.between import Said as SaidBetween
from actorgraph.questions.chain import Chain, Line, Station, derived_as
from actorgraph.questions.claims import Claims
from actorgraph.questions.compare import Comparison
from actorgraph.questions.conflicts import Conflicts, conflict_words
from actorgraph.questions.figures import Figures
from actorgraph.questions.listing import Listing
from actorgraph.questions.named import Named
from actorgraph.questions.paths.pairs import Pairs
from actorgraph.questions.paths.path import Path, Paths
from actorgraph.questions.timeline import Timeline
from actorgraph.questions.voices import Voices
from actorgraph.questions.whether import Whether
from actorgraph.sentence.figure import figure
from actorgraph.sentence.wording import count, told

#: The ordinal of 1970-01-01, from which a page counts days.
EPOCH: Final = 719_163
#: Entries, figures, conflicts, changes and rows that a form has at most; the list beside it has the others.
MOST: Final = 300
#: The rule that a step follows to where the telling stops.
_STOP: Final = "where the telling stops"
_TONES: Final = ("contradicted", "added", "dropped")


@dataclass(frozen=True, slots=True)
class Head:
    """What stands at a row, column or station: words, and the id of the actor or event that they name, if any."""

    name: str
    thing: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """What a row says of a column; both are numbers from 0."""

    row: int
    column: int
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Who says what of whom about an event."""

    kind: ClassVar = "matrix"
    about: Head
    rows: tuple[Head, ...]
    columns: tuple[Head, ...]
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """An event or dated claim; `first` and `last` are days since 1970-01-01, None for an open end."""

    first: int | None
    last: int | None
    day: str
    thing: str
    words: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TimelineForm:
    """What happened when; `undated` counts what has no day, `more` what comes after the entries."""

    kind: ClassVar = "timeline"
    entries: tuple[Entry, ...]
    undated: int
    more: int = 0


@dataclass(frozen=True, slots=True)
class Mark:
    """A figure on a line of numbers; None for an open end."""

    least: float | None
    most: float | None
    words: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NumberLine:
    """The figures of one thing counted; `unit` says what that is."""

    about: Head
    unit: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class FiguresForm:
    """Number lines, one for each thing counted in an event or of an actor."""

    kind: ClassVar = "figures"
    groups: tuple[NumberLine, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """What one side says."""

    words: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Clash:
    """Sides that stand against each other; `note` says why both may be right."""

    words: str
    sides: tuple[Side, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Sides:
    """Statements that stand against each other."""

    kind: ClassVar = "sides"
    conflicts: tuple[Clash, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """A value with its words."""

    head: Head
    value: float
    words: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bars:
    """A value for each, in their order; `unit` says what the value is."""

    kind: ClassVar = "bars"
    unit: str
    rows: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class GroundOf:
    """A set of actors with a name."""

    name: str
    words: str
    things: tuple[str, ...]
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grounds:
    """Sets of actors, the largest first."""

    kind: ClassVar = "grounds"
    groups: tuple[GroundOf, ...]


@dataclass(frozen=True, slots=True)
class ChangeOf:
    """What is added, dropped or contradicted."""

    tone: str
    words: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """What differs between two tellings, by their names, and how much they share."""

    kind: ClassVar = "changes"
    before: str
    after: str
    rows: tuple[ChangeOf, ...]
    kept: int


@dataclass(frozen=True, slots=True)
class Signed:
    """A tie of a triad between two of its heads, by their numbers, with its sign."""

    sign: str
    start: int
    end: int
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TriadOf:
    """Three actors with the signs of their ties."""

    balanced: bool
    heads: tuple[Head, ...]
    ties: tuple[Signed, ...]


@dataclass(frozen=True, slots=True)
class Triads:
    """Triads, those first that are not balanced; `words` say how many there are, if only that there is none."""

    kind: ClassVar = "triads"
    words: str
    triads: tuple[TriadOf, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a way to an actor or event. `rule` says how it follows; without claims the telling stops there.

    `depth` is how many branches it is away from the way itself.
    """

    head: Head
    words: str
    claims: tuple[str, ...] = ()
    rule: str = ""
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Way:
    """Steps from a start; `words` say what the way is."""

    words: str
    start: Head
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Steps:
    """Ways, each from top to bottom."""

    kind: ClassVar = "steps"
    ways: tuple[Way, ...]


Form: TypeAlias = Matrix | TimelineForm | FiguresForm | Sides | Bars | Grounds | Changes | Triads | Steps  # fmt: skip


@singledispatch
def form_of(answer: Answer[Any], sentences: Sentences) -> Form | None:
    """Return the form that fits an answer; None if its ties and rows are all there is to see."""
    del answer, sentences
    return None


# -- who blames whom -------------------------------------------------------------------------------------


@form_of.register
def _(answer: Attribution, sentences: Sentences) -> Form | None:
    del sentences
    said = (
        *answer.statements, *answer.claims_responsibility, *answer.denies, *answer.does_not_claim,
    )  # fmt: skip
    return _matrix(Head(answer.name, answer.event), said, answer.names)


def _matrix(about: Head, said: Iterable[Statement], names: Mapping[str, str]) -> Matrix | None:
    """Return who says what of whom; who is accused in words that name nobody has a column too."""
    found: dict[tuple[Head, Head], list[str]] = {}
    for statement in said:
        row = Head(names.get(statement.claimant, statement.claimant), statement.claimant)
        accused = names.get(statement.accused, statement.accused)
        column = Head(accused or statement.text or "nobody by name", statement.accused)
        found.setdefault((row, column), []).append(statement.claim)
    rows = tuple(dict.fromkeys(row for row, _ in found))
    columns = tuple(dict.fromkeys(column for _, column in found))
    cells = tuple(
        Cell(rows.index(row), columns.index(column), each_once(claims))
        for (row, column), claims in found.items()
    )
    return Matrix(about, rows, columns, cells) if cells else None


# -- one step after another --------------------------------------------------------------------------------


@form_of.register
def _(answer: Chain, sentences: Sentences) -> Form | None:
    start = Head(answer.name, answer.event)
    names = answer.names
    ways = [
        Way(_accused_words(line, names), start, tuple(_line(line, answer, sentences)))
        for line in answer.lines
    ]
    stops = [
        Step(Head(""), capital(stop.words), rule=_STOP) for stop in answer.stops if not stop.actor
    ]
    if stops:
        ways.append(Way("Where the telling stops", start, tuple(stops)))
    return Steps(tuple(ways)) if ways else None


def _accused_words(line: Line, names: Mapping[str, str]) -> str:
    return f"Accused: {names.get(line.accused, line.text) or 'nobody by name'}"


def _line(line: Line, answer: Chain, sentences: Sentences) -> Iterator[Step]:
    """Yield what is said of the event, then what follows, station by station, and where that ends."""
    accused = Head(answer.names.get(line.accused, line.text), line.accused)
    said = [statement.claim for statement in line.statements]
    for words, claims in sentences.together(said).items():
        yield Step(accused, words, claims)
    denied = [statement.claim for statement in line.denied]
    for words, claims in sentences.together(denied).items():
        yield Step(accused, f"And that is denied: {words}", claims, depth=1)
    for station in line.stations:
        if station.derived:
            how = derived_as(station.place, station.modality)
            yield from _steps_of(
                Head(station.name, station.actor), station.claims, how, 0, sentences
            )
        yield from _sponsors(station, answer, sentences)


def _sponsors(station: Station, answer: Chain, sentences: Sentences) -> Iterator[Step]:
    for sponsor in station.sponsors:
        how = f"sponsor through a {sponsor.known}" if sponsor.chain else "sponsor"
        head = Head(sponsor.name, sponsor.actor)
        how = derived_as(how, sponsor.modality)
        yield from _steps_of(head, sponsor.claims, how, 1, sentences)
    for stop in answer.stops:
        if stop.actor == station.actor:
            yield Step(Head(station.name, station.actor), capital(stop.words), rule=_STOP, depth=1)


def _steps_of(
    head: Head, claims: tuple[str, ...], rule: str, depth: int, sentences: Sentences
) -> Iterator[Step]:
    """Yield one step with the sentence of its first claim."""
    yield Step(head, sentences.first(claims), claims, rule, depth)


@form_of.register
def _(answer: Paths, sentences: Sentences) -> Form | None:
    return Steps(tuple(_ways(answer, sentences))) if answer.paths else None


@form_of.register
def _(answer: Pairs, sentences: Sentences) -> Form | None:
    ways = tuple(way for paths in answer.pairs for way in _ways(paths, sentences))
    return Steps(ways) if ways else None


def _ways(answer: Paths, sentences: Sentences) -> Iterator[Way]:
    for path in answer.paths:
        start = path.actors[0] if path.actors else answer.start
        yield Way(
            _path_words(path),
            Head(answer.names[start], start),
            tuple(
                Step(
                    Head(answer.names[key], key),
                    sentences.first(hop.claims),
                    each_once(hop.all_claims),
                )
                for key, hop in zip(path.actors[1:], path.hops, strict=True)
            ),
        )


def _path_words(path: Path) -> str:
    hops = count(len(path.hops), "hop")
    return f"{hops}, the weakest {path.weakest}" if len(path.hops) > 1 else hops


@form_of.register
def _(answer: Between, sentences: Sentences) -> Form | None:
    one, other = (Head(thing.name, thing.id) for thing in (answer.one, answer.other))
    ways = []
    for bond in answer.answers:
        if isinstance(bond, SaidBetween):
            steps = [Step(other, sentences.first(bond.claims), bond.claims)]
            ways.append(Way("Said of the two", one, tuple(steps)))
            continue
        is_event = isinstance(bond, Meeting)
        third = Head(bond.name, bond.event if isinstance(bond, Meeting) else bond.id)
        its = (bond.one, bond.other) if isinstance(bond, Meeting) else tuple(
            each_once(claim for said in side for claim in said.claims) for side in (bond.one, bond.other)
        )  # fmt: skip
        steps = [
            Step(head, sentences.first(claims), claims)
            for head, claims in zip((third, other), its, strict=True)
        ]
        ways.append(
            Way("Both are named in it" if is_event else "Both are tied to it", one, tuple(steps))
        )
    return Steps(tuple(ways)) if ways else None


# -- days and figures --------------------------------------------------------------------------------------


@form_of.register
def _(answer: Timeline, sentences: Sentences) -> Form | None:
    moments = answer.moments[:MOST]
    words = sentences.of(moment.id for moment in moments if moment.kind == "claim")
    entries = tuple(
        _entry(
            moment.when,
            moment.name if moment.kind == "event" else words[moment.id],
            moment.claims,
            moment.id if moment.kind == "event" else "",
        )
        for moment in moments
    )
    more = len(answer.moments) - len(moments)
    return TimelineForm(entries, answer.undated, more) if entries else None


def _entry(when: When, words: str, claims: tuple[str, ...], thing: str = "") -> Entry:
    first, last = when.span
    return Entry(
        None if first == OPEN_START else first - EPOCH,
        None if last == OPEN_END else last - EPOCH,
        told(when), thing, words, claims,
    )  # fmt: skip


@form_of.register
def _(answer: Figures, sentences: Sentences) -> Form | None:
    groups: dict[tuple[str, str], list[Mark]] = {}
    for one in answer.figures[:MOST]:
        quantity = one.quantity
        least, most = ends_of(quantity)
        mark = Mark(least, most, figure(quantity), (one.claim,))
        groups.setdefault((one.about, _counted(quantity)), []).append(mark)
    names = sentences.store.names(about for about, _ in groups)
    lines = tuple(
        NumberLine(Head(names.get(about, about), about), unit, tuple(_alike(marks)))
        for (about, unit), marks in groups.items()
    )
    return FiguresForm(lines) if lines else None


def _counted(quantity: Quantity) -> str:
    """Return what is counted, with its unit if that says more."""
    what, unit = quantity.what, quantity.unit
    return what if not unit or unit.casefold() in what.casefold() else f"{unit}, {what}"


def _alike(marks: Iterable[Mark]) -> Iterator[Mark]:
    """Yield marks, those with the same figure as one."""
    found: dict[tuple[float | None, float | None, str], list[str]] = {}
    for mark in marks:
        found.setdefault((mark.least, mark.most, mark.words), []).extend(mark.claims)
    for (least, most, words), claims in found.items():
        yield Mark(least, most, words, each_once(claims))


def ends_of(quantity: Quantity) -> tuple[float | None, float | None]:
    """Return the least and the most that a figure allows as it is written; None for an open end.

    >>> ends_of(Quantity("killed", "=", 3)), ends_of(Quantity("targets", ">", 85))
    ((3, 3), (85, None))
    >>> ends_of(Quantity("ships", "<=", 2)), ends_of(Quantity("dead", "~", 40))
    ((None, 2), (40, 40))
    """
    if quantity.op in (">", ">="):
        return quantity.value, None
    if quantity.op in ("<", "<="):
        return None, quantity.value
    return quantity.value, quantity.value


@form_of.register
def _(answer: Listing, sentences: Sentences) -> Form | None:
    """Return the days of an answer to *when*, and how often each voice says something for *corroboration*."""
    name = answer.call.name if answer.call else ""
    if name == "when":
        return _dated(answer, sentences)
    if name == "corroboration" and answer.actors:
        return Bars("claims", tuple(map(_voice_bar, answer.actors)))
    return None


def _voice_bar(voice: Named) -> Bar:
    many = len(voice.claims)
    head = Head(voice.name, voice.actor)
    return Bar(head, many, f"{count(many, 'claim')}, the firmest {voice.modality}", voice.claims)


def _begins(entry: Entry) -> tuple[int, bool]:
    """Return what sorts entries: where they begin; what has no beginning stands where it ends."""
    first = entry.last if entry.first is None else entry.first
    return first or 0, entry.first is None


def _dated(answer: Listing, sentences: Sentences) -> Form | None:
    store = sentences.store
    claims = [claim for claim in store.claims_called(answer.claims) if claim.when.known]
    words = sentences.of(claim.id for claim in claims)
    events = [event for event in store.events(store.row_ids(answer.things)) if event.when.known]
    entries = [_entry(event.when, event.name, answer.claims, event.id) for event in events]
    entries += [_entry(claim.when, words[claim.id], (claim.id,)) for claim in claims]
    entries.sort(key=_begins)
    undated = len(answer.claims) - len(claims)
    return TimelineForm(tuple(entries), 0 if events else undated) if entries else None


# -- what stands against each other --------------------------------------------------------------------------


@form_of.register
def _(answer: Conflicts, sentences: Sentences) -> Form | None:
    clashes = [
        Clash(
            conflict_words(sentences.store, conflict),
            tuple(Side(side.words, side.claims) for side in conflict.sides),
            " ".join(apart_lines(conflict.said, answer.names)) if conflict.kind == "figures" else "",
        )
        for conflict in answer.conflicts[:MOST]
    ]  # fmt: skip
    return Sides(tuple(clashes)) if clashes else None


@form_of.register
def _(answer: Claims, sentences: Sentences) -> Form | None:
    """Return denials beside those who assert the same, if anybody does."""
    if answer.verdict is not Verdict.DENIED:
        return None
    store = sentences.store
    denials: dict[tuple[str, ...], list[Claim]] = {}
    for claim in answer.answers[:MOST]:
        key = claim.relation, claim.subject, claim.object, claim.event
        denials.setdefault(key, []).append(claim)
    clashes = []
    for (relation, subject, target, event), denied in denials.items():
        rows = {"subject": subject, "object": target}
        wish: dict[str, Any] = {
            end: n for end, key in rows.items() if key for n in store.row_ids([key])
        }
        said = [
            claim.id
            for claim in store.claims(relations=[relation], modalities=ASSERTIVE, **wish)
            if claim.object == target and ("" in (event, claim.event) or claim.event == event)
        ]
        sides = [Side("said to be so", tuple(said))] if said else []
        sides.append(Side("denied", ids_of(denied)))
        note = "" if said else "No claim here asserts it."
        clashes.append(Clash(sentences.first([denied[0].id]), tuple(sides), note))
    return Sides(tuple(clashes))


@form_of.register
def _(answer: Whether, sentences: Sentences) -> Form | None:
    del sentences
    if not (answer.answers and answer.denied):
        return None
    sides = (Side("said", answer.answers), Side("denied", answer.denied))
    return Sides((Clash(answer.title, sides),))


@form_of.register
def _(answer: Comparison, sentences: Sentences) -> Form | None:
    store, other = sentences.store, answer.other or sentences.store
    kinds = zip(_TONES, (answer.contradicted, answer.added, answer.dropped), strict=True)
    rows = tuple(
        ChangeOf(tone, changed(store, other, change), change.claims)
        for tone, changes in kinds
        for change in changes[:MOST]
    )
    return Changes(answer.before, answer.after, rows, len(answer.kept))


# -- measures ------------------------------------------------------------------------------------------------


@form_of.register
def _(answer: Ranking, sentences: Sentences) -> Form | None:
    del sentences
    rows = tuple(
        Bar(
            Head(ranked.name, ranked.actor),
            ranked.score,
            f"{score_words(answer.by, ranked.score)}, place {ranked.place}",
            ranked.support.claims,
        )
        for ranked in answer.ranked[:MOST]
    )
    return Bars(answer.definition, rows) if rows else None


@form_of.register
def _(answer: Voices, sentences: Sentences) -> Form | None:
    del sentences
    rows = tuple(
        Bar(
            Head(voice.name or "no publisher", voice.id if answer.by != "source" else ""),
            voice.claims,
            f"{count(voice.claims, 'claim')}; {count(voice.alone, 'assertion')} on this voice alone",
            each_once(claim for alone in voice.examples for claim in alone.claims),
        )
        for voice in answer.voices[:MOST]
    )
    return Bars("claims", rows) if rows else None


@form_of.register
def _(answer: Communities, sentences: Sentences) -> Form | None:
    del sentences
    groups = []
    for community in answer.communities:
        members = community.members
        head = members[0][1] if members else ""
        left = len(members) - 1
        inner = count(community.inner, "claim")
        groups.append(
            GroundOf(
                f"{head} and {count(left, 'other')}" if left else head,
                f"{count(len(members), 'actor')}; {inner} inside, {community.outer:,} to others",
                tuple(key for key, _ in members[:MOST_DRAWN]),
                community.support.claims,
            )
        )
    return Grounds(tuple(groups)) if groups else None


@form_of.register
def _(answer: Balance, sentences: Sentences) -> Form | None:
    from actorgraph.page.answer.said import balance_words

    del sentences
    triads = []
    for triad in (*answer.unbalanced, *answer.balanced):
        place = {key: n for n, key in enumerate(triad.actors)}
        triads.append(
            TriadOf(
                triad.kind in ("+++", "+--"),
                tuple(Head(answer.names[key], key) for key in triad.actors),
                tuple(
                    Signed(tie.sign, place[tie.actor], place[tie.other], tie.support.claims)
                    for tie in triad.ties
                ),
            )
        )
    return Triads(balance_words(answer), tuple(triads))
