"""The line of responsibility for an event: who is blamed, what follows from that, and where the telling stops."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any, ClassVar, Final

from actorgraph.identity.counted import CountedAsOne, counted_as_one
from actorgraph.model.dates import When, share_a_day
from actorgraph.model.filters import NONE, Filters
from actorgraph.model.modality import MODALITIES, group, rank
from actorgraph.model.vocabulary import Reading
from actorgraph.questions.answer import AnswerBase, Verdict, each_once, verdict_of
from actorgraph.questions.attribution import Statement, attribution
from actorgraph.questions.derive import dated
from actorgraph.questions.ends import concluded, named, outright
from actorgraph.questions.named import Named
from actorgraph.questions.who import Said, who
from actorgraph.sentence.question import nobody
from actorgraph.store.reader import Hop, Store, Thing

#: What an actor belongs to, by the relation that says so.
_ABOVE: Final = {"member-of": "umbrella", "part-of": "command", "instance-of": "class"}
_SPONSORSHIP: Final = "sponsorship"


@dataclass(frozen=True, slots=True)
class Station:
    """An actor on the line, how the line comes to it, and who is said to sponsor it.

    `place` is ``"accused"``, or what the actor is to the one below it: ``"umbrella"``, ``"command"`` or
    ``"class"``; a ``"member"`` of an accused umbrella could be meant and is not on the line. `below` is the
    id of the one before, or of the event. `modality` is that of the firmest of the `claims` that join
    the two. `sponsors` are stated, or follow through a class or command (`known` says which). Only that
    the accused did the event is told; that all others stand on the line is derived.
    `also_said` is what is said of its sponsors and does not count.
    """

    actor: str
    name: str
    place: str
    below: str
    modality: str
    claims: tuple[str, ...]
    sponsors: tuple[Named, ...] = ()
    also_said: tuple[Said, ...] = ()

    @property
    def derived(self) -> bool:
        """True unless claims say that the actor did the event."""
        return self.place != "accused"

    def document(self) -> dict[str, Any]:
        """Return the station as JSON values."""
        return {
            "actor": self.actor,
            "name": self.name,
            "place": self.place,
            "below": self.below,
            "modality": self.modality,
            "claims": list(self.claims),
            "derived": self.derived,
            "sponsors": [{**sponsor.document(), "derived": True} for sponsor in self.sponsors],
            "also_said": [said.document() for said in self.also_said],
        }


@dataclass(frozen=True, slots=True)
class Line:
    """One line: who is blamed, what that actor belongs to, and who sponsors these.

    `accused` is an id, or empty if the claims name nobody; then `text` has their words. `statements` are
    what counts, of others and of itself, `denied` what it or others say against that. `stations` begin
    with the accused, and end there if nobody asserts that it did the event. `could_be_meant` are members of
    an accused umbrella: nobody blames them by that.
    """

    accused: str
    text: str
    statements: tuple[Statement, ...]
    denied: tuple[Statement, ...]
    stations: tuple[Station, ...]
    could_be_meant: tuple[Station, ...]

    @property
    def group(self) -> str:
        """The group of the modality of its firmest statement."""
        return group(self.statements[0].modality)

    @property
    def goes_on(self) -> bool:
        """True if more may be concluded from what the statements say of a named accused."""
        return bool(self.accused) and self.group != "not asserted"

    def document(self) -> dict[str, Any]:
        """Return the line as JSON values."""
        return {
            "accused": self.accused or None,
            "text": self.text or None,
            "statements": [said.document() for said in self.statements],
            "denied": [said.document() for said in self.denied],
            "stations": [station.document() for station in self.stations],
            "could_be_meant": [station.document() for station in self.could_be_meant],
        }


@dataclass(frozen=True, slots=True)
class Stop:
    """Where the telling stops: `kind` is what no claim says of `actor`.

    ``"accused"``: nobody is stated to have done the event; ``"name"``: somebody is, without a name;
    ``"sponsor"``: nobody is stated to sponsor the actor.
    """

    kind: str
    actor: str
    words: str

    def document(self) -> dict[str, Any]:
        """Return the stop as JSON values."""
        return {**asdict(self), "actor": self.actor or None}


def derived_as(what: str, modality: str) -> str:
    """Return what a step derives, and that it is tentative if it is.

    >>> derived_as("sponsor", "possible")
    'derived, tentative, as sponsor'
    """
    tentative = ", tentative" if group(modality) == "tentative" else ""
    return f"derived{tentative}, as {what}"


@dataclass(frozen=True, slots=True)
class Chain(AnswerBase[Line]):
    """The lines of responsibility for an event, by falling firmness.

    `uncounted` are statements on who did it that do not count, firmest first. `stops` mark where the
    telling ends; that nobody is stated to sponsor somebody does not mean that nobody does. `names` gives
    the first name of everybody mentioned.
    """

    event: str
    name: str
    verdict: Verdict
    lines: tuple[Line, ...]
    uncounted: tuple[Statement, ...]
    stops: tuple[Stop, ...]
    names: dict[str, str]
    same: tuple[CountedAsOne, ...] = ()

    columns: ClassVar[tuple[str, ...]] = (
        "accused", "modality", "derived: belongs to", "derived: sponsors",
    )  # fmt: skip

    @property
    def question(self) -> str:
        """The question in words."""
        return f"the line of responsibility: {self.name}"

    @property
    def answers(self) -> tuple[Line, ...]:
        """The lines."""
        return self.lines

    @property
    def claims(self) -> tuple[str, ...]:
        """The ids of the claims of the lines, from the accused upwards."""
        found = [said.claim for line in self.lines for said in (*line.statements, *line.denied)]
        for station in self._stations():
            found += station.claims
            found += [claim for sponsor in station.sponsors for claim in sponsor.claims]
        return each_once(found)

    @property
    def beside(self) -> tuple[str, ...]:
        """The ids of the claims on sponsors and on who did it that do not count."""
        sponsors = [said.claim for station in self._stations() for said in station.also_said]
        return each_once([*sponsors, *(said.claim for said in self.uncounted)])

    @property
    def things(self) -> tuple[str, ...]:
        """The event."""
        return (self.event,)

    @property
    def derives(self) -> bool:
        """True: who stands behind whom follows from several claims."""
        return True

    @property
    def notes(self) -> tuple[str, ...]:
        """That nobody is accused, if it is so."""
        if self.lines:
            return ()
        return ("no claim that counts says who did it; --tentative lets more count",)

    def cells(self, answer: Line) -> tuple[object, ...]:
        """Return a line as a row."""
        modality = answer.statements[0].modality
        if not answer.accused:
            return answer.text, modality, "", ""
        first, *above = answer.stations
        sponsors = each_once(
            sponsor.name for station in answer.stations for sponsor in station.sponsors
        )
        belongs = ", ".join(station.name for station in above)
        return first.name, modality, belongs, ", ".join(sponsors)

    def _stations(self) -> Iterator[Station]:
        for line in self.lines:
            yield from (*line.stations, *line.could_be_meant)

    def document(self) -> dict[str, Any]:
        """Return the chain as JSON values, under the documented keys."""
        return {
            "event": self.event,
            "lines": [line.document() for line in self.lines],
            "beside": [said.document() for said in self.uncounted],
            "stops": [stop.document() for stop in self.stops],
            "same": [actors.document() for actors in self.same],
        }


def chain_of(store: Store, *, event: str, filters: Filters = NONE) -> Chain:
    """Return the line of responsibility for an event by name; see `chain`."""
    return chain(store, store.event(event), filters=filters)


def chain_words(store: Store, *, event: str) -> str:
    """Return the question of `chain_of` in words."""
    return f"who is said to stand behind {store.event(event).words}, and where that ends"


def chain(store: Store, event: Thing, *, filters: Filters = NONE) -> Chain:
    """Return the line of responsibility for an event: accused, what these belong to, who sponsors them.

    Each line begins with an actor that claims which count say did the event, itself or others saying
    so. It goes on to all that the actor is said to be a member, a part or an instance of, and from each
    of them to its sponsors, stated or through a class or command; it does not go on to the sponsors'
    sponsors. It says who is said to stand behind whom, and never that a sponsor did the event. All beyond
    the accused is derived; nothing is derived from an accusation, a membership or a sponsorship that
    nobody asserts.

    A membership or sponsorship with a date of its own is left out if that does not meet the days of
    the event. Members of an accused umbrella are kept apart from the line.
    """
    everything = attribution(store, event, filters=filters.of_all_modalities())
    counting = [said for said in everything.statements if said.modality in filters.counting]
    known = {said.claim for said in counting}
    counting += [
        said
        for said in everything.claims_responsibility
        if said.claim not in known and said.modality in filters.counting
    ]
    when = next(iter(store.events([event.n]))).when
    builder = _Builder(store, event, filters, when)
    lines = tuple(builder.lines(counting, everything.denies))
    kept = {said.claim for line in lines for said in (*line.statements, *line.denied)}
    beside = [
        said for said in (*everything.statements, *everything.denies) if said.claim not in kept
    ]
    beside = list({said.claim: said for said in beside}.values())
    beside.sort(key=lambda said: rank(said.modality))
    stops = tuple(dict.fromkeys(_stops(store, event, lines)))
    mentioned = sorted(_mentioned(lines, beside))
    return Chain(
        event=event.id,
        name=event.name,
        verdict=verdict_of(
            (said.modality for said in counting), beside=(said.modality for said in beside)
        ),
        lines=lines,
        uncounted=tuple(beside),
        stops=stops,
        names=store.names(mentioned),
        same=counted_as_one(store, mentioned),
    )


class _Builder:
    """Builds the lines of one event."""

    def __init__(self, store: Store, event: Thing, filters: Filters, when: When) -> None:
        self._store = store
        self._event = event
        self._filters = filters.concluding or NONE
        self._when = when
        names = store.vocabulary.members(_SPONSORSHIP)
        self._reading = (
            store.vocabulary.reading_of(names, _SPONSORSHIP, inverse=False) if names else None
        )

    def lines(self, counting: list[Statement], denies: Iterable[Statement]) -> Iterator[Line]:
        """Yield a line for each accused, firmest first, and one for each text without a name."""
        by_accused: dict[tuple[str, str], list[Statement]] = {}
        for said in sorted(counting, key=lambda said: rank(said.modality)):
            by_accused.setdefault((said.accused, "" if said.accused else said.text), []).append(
                said
            )
        for (accused, text), statements in by_accused.items():
            if not accused:
                yield Line("", text, tuple(statements), (), (), ())
                continue
            thing = self._store.thing(accused)
            claims = tuple(said.claim for said in statements)
            modality = statements[0].modality
            first = Station(thing.id, thing.name, "accused", self._event.id, modality, claims)
            its_denials = tuple(said for said in denies if said.accused == accused)
            line = Line(accused, "", tuple(statements), its_denials, (first,), ())
            blamed = {said.accused for said in counting}
            yield self._continued(line, thing, blamed) if line.goes_on else line

    def _continued(self, line: Line, accused: Thing, blamed: Container[str]) -> Line:
        """Return a line with all that follows from what is said of the accused."""
        return replace(
            line,
            stations=(self._sponsored(line.stations[0], accused), *self._above(accused)),
            could_be_meant=tuple(
                self._next(accused, "member", hops)
                for hops in self._joined(accused, "member-of", outward=False)
                if self._other(accused, hops).id not in blamed
            ),
        )

    def _above(self, start: Thing) -> Iterator[Station]:
        """Yield all that an actor belongs to, nearest first, each once."""
        seen, frontier = {start.n}, [start]
        while frontier:
            reached = []
            for below in frontier:
                for relation, place in _ABOVE.items():
                    for hops in self._joined(below, relation, outward=True):
                        above = self._other(below, hops)
                        if above.n not in seen:
                            seen.add(above.n)
                            reached.append(above)
                            yield self._next(below, place, hops)
            frontier = reached

    def _joined(self, thing: Thing, relation: str, *, outward: bool) -> Iterator[list[Hop]]:
        """Yield the claims of a relation that meet the event's days, by their other end, firmest first."""
        if relation not in self._store.vocabulary:
            return
        found: dict[int, list[Hop]] = {}
        hops = self._store.hops(
            [thing.n],
            outward=outward,
            relations=(relation,),
            filters=self._filters,
            modalities=self._filters.counting,
        )
        for hop in sorted(hops, key=lambda hop: (hop.rank, hop.n)):
            if self._meets([hop]):
                found.setdefault(hop.object if outward else hop.subject, []).append(hop)
        yield from found.values()

    def _other(self, thing: Thing, hops: list[Hop]) -> Thing:
        hop = hops[0]
        n = hop.object if hop.subject == thing.n else hop.subject
        return self._store.things([n])[n]

    def _next(self, below: Thing, place: str, hops: list[Hop]) -> Station:
        claims = self._store.claim_ids([hop.n for hop in hops])
        modality, thing = MODALITIES[hops[0].rank], self._other(below, hops)
        station = Station(thing.id, thing.name, place, below.id, modality, tuple(claims))
        return self._sponsored(station, thing)

    def _sponsored(self, station: Station, thing: Thing) -> Station:
        """Return a station with who is said to sponsor its actor."""
        if self._reading is None:
            return station
        asked = who(self._store, self._reading, thing, filters=self._filters, direct=True)
        sponsors = tuple(self._sponsors(thing, self._reading))
        return replace(station, sponsors=sponsors, also_said=asked.also_said)

    def _sponsors(self, thing: Thing, reading: Reading) -> list[Named]:
        """Return the sponsors of an actor in the event's days: stated, then derived."""
        stated = outright(self._store, reading, thing, self._filters, self._meets)
        chains = concluded(self._store, reading, thing, self._filters, self._meets)
        return named(self._store, stated, chains)

    def _meets(self, hops: Iterable[Hop]) -> bool:
        """Return True if the dated claims, and the event if it is dated, share a day."""
        own = [self._when.span] if self._when.known else []
        return share_a_day([*own, *dated(hops)])


def _stops(store: Store, event: Thing, lines: Sequence[Line]) -> Iterator[Stop]:
    """Yield where the telling stops, line by line."""
    nouns = store.nouns(station.actor for line in lines for station in line.stations)
    sponsors = store.vocabulary.reading("sponsors")
    for line in lines:
        if not line.accused:
            what = f"“{line.text}”" if line.text else "somebody"
            yield Stop("name", "", f"{what} is not named")
        for station in line.stations if line.goes_on else ():
            if not station.sponsors:
                words = nobody(store.vocabulary, sponsors, nouns[station.actor])
                yield Stop("sponsor", station.actor, words)
    if not lines:
        yield Stop("accused", "", f"nobody is said to be behind {event.words}")


def _mentioned(lines: Iterable[Line], beside: Iterable[Statement]) -> set[str]:
    statements = [*beside, *(said for line in lines for said in (*line.statements, *line.denied))]
    found = {end for said in statements for end in (said.claimant, said.accused, said.spokesperson)}
    for line in lines:
        for station in (*line.stations, *line.could_be_meant):
            found |= {station.actor, *(sponsor.actor for sponsor in station.sponsors)}
            found |= {
                end
                for sponsor in station.sponsors
                for link in sponsor.chain
                for end in (link.subject, link.object)
            }
            found |= {said.actor for said in station.also_said}
    return found - {""}
