"""The answer to *chain*, as lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from actorgraph.model.modality import group
from actorgraph.questions.chain import derived_as
from actorgraph.sentence.question import nobody
from actorgraph.sentence.wording import count
from actorgraph.text.lines import Evidence, heading, indented
from actorgraph.text.same import counted_lines

if TYPE_CHECKING:
    from actorgraph.questions.attribution import Statement
    from actorgraph.questions.chain import Chain, Line, Station
    from actorgraph.questions.named import Named
    from actorgraph.store.reader import Store

#: Quotes printed of one link.
_MOST_QUOTES: Final = 3


def chain_lines(store: Store, answer: Chain) -> Iterator[str]:
    """Yield each line from the event upwards, then what is said beside it and where the telling stops."""
    printer = _Printer(store, answer)
    yield heading(answer.title)
    if any(line.goes_on for line in answer.lines):
        yield from indented(
            "Each line begins with what is said of the event; every further step is derived, and no source"
            " draws the line.",
            0,
        )
    for line in answer.lines:
        yield ""
        yield from printer.line(line)
    if answer.uncounted:
        yield ""
        yield heading("Said beside it, and not counted")
        for statement in answer.uncounted:
            yield from printer.statement(statement, 2)
    if answer.stops:
        yield ""
        yield heading("Where the telling stops")
        for stop in answer.stops:
            yield from indented(stop.words, 2, hang=2)
    yield from counted_lines(answer.same)


class _Printer:
    """Prints the parts of one chain."""

    def __init__(self, store: Store, answer: Chain) -> None:
        self._vocabulary = store.vocabulary
        self._nouns = store.nouns(answer.names)
        self._evidence = Evidence.called(store, [*answer.claims, *answer.beside])

    def line(self, line: Line) -> Iterator[str]:
        """Yield one line, headed by the firmest sentence on who did it."""
        first, *others = (self._evidence[said.claim] for said in line.statements)
        yield from map(heading, indented(self._evidence.sentence(first), 0, hang=2))
        yield from self._evidence.lines(first, 4)
        for claim in others[: _MOST_QUOTES - 1]:
            yield from self._evidence.told(claim, 2)
        yield from _left(len(line.statements) - _MOST_QUOTES, 2)
        for statement in line.denied:
            yield from indented("and that is denied:", 2)
            yield from self.statement(statement, 4)
        if line.goes_on:
            yield from self._derived(line)
        elif line.accused:
            yield from indented("■ Nobody asserts that, so nothing is derived from it.", 2, hang=2)

    def _derived(self, line: Line) -> Iterator[str]:
        """Yield what follows from the statements of a line."""
        accused, *rest = line.stations
        yield from self.sponsors(accused, 2)
        for station in rest:
            yield from self.station(station, derived_as(station.place, station.modality), 2)
        if line.could_be_meant:
            yield from indented("Could be meant, is not blamed by that, and is not on the line:", 2)
            for station in line.could_be_meant:
                yield from self.station(station, "member", 4)

    def station(self, station: Station, how: str, indent: int) -> Iterator[str]:
        """Yield one actor above the accused, or one that could be meant."""
        first = self._evidence[station.claims[0]]
        yield from indented(f"← {how}: {self._nouns[station.actor].name}", indent, hang=2)
        yield from indented(self._evidence.sentence(first), indent + 2, hang=2)
        yield from self.quotes(station.claims, indent + 6)
        yield from self.sponsors(station, indent + 2)

    def sponsors(self, station: Station, indent: int) -> Iterator[str]:
        """Yield who is said to sponsor an actor; that it stands on the line is derived."""
        for answer in station.sponsors:
            yield from self._sponsor(answer, indent)
        asserted_beside = any(group(said.why) == "assertive" for said in station.also_said)
        if not station.sponsors and not asserted_beside:
            sponsors = self._vocabulary.reading("sponsors")
            words = nobody(self._vocabulary, sponsors, self._nouns[station.actor])
            yield from indented(f"■ {words[0].upper()}{words[1:]}.", indent, hang=2)
        for said in station.also_said:
            words = self._evidence.sentence(self._evidence[said.claim])
            yield from indented(f"also said, and not counted: {words}", indent, hang=2)
            yield from self.quotes((said.claim,), indent + 4)

    def _sponsor(self, answer: Named, indent: int) -> Iterator[str]:
        how = f"sponsor through a {answer.known}" if answer.chain else "sponsor"
        yield from indented(f"← {derived_as(how, answer.modality)}: {answer.name}", indent, hang=2)
        shown = answer.claims if answer.chain else answer.claims[:1]
        for key in shown:
            yield from self._evidence.told(self._evidence[key], indent + 2)
        if not answer.chain:
            yield from self.quotes(answer.claims[1:_MOST_QUOTES], indent + 6)
            yield from _left(len(answer.claims) - _MOST_QUOTES, indent + 6)

    def quotes(self, ids: Sequence[str], indent: int) -> Iterator[str]:
        """Yield the words of the first claims, and how many more there are."""
        for key in ids[:_MOST_QUOTES]:
            yield from self._evidence.lines(self._evidence[key], indent)
        yield from _left(len(ids) - _MOST_QUOTES, indent)

    def statement(self, statement: Statement, indent: int) -> Iterator[str]:
        """Yield somebody's word on who did it."""
        yield from self._evidence.told(self._evidence[statement.claim], indent)


def _left(number: int, indent: int) -> Iterator[str]:
    if number > 0:
        yield f"{' ' * indent}… and {count(number, 'more claim')}"
