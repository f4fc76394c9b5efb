"""The answer to *chain*, as lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

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
        """Yield one line."""
        if not line.accused:
            yield heading(f"Somebody who is not named: “{line.text}”" if line.text else "Somebody")
            for statement in line.statements[:_MOST_QUOTES]:
                yield from self._evidence.lines(self._evidence[statement.claim], 4)
            return
        first, *rest = line.stations
        accused = self._nouns[first.actor]
        words = f"{accused.words} {'are' if accused.plural else 'is'} said to be behind it"
        yield heading(words[0].upper() + words[1:])
        for statement in line.statements[:_MOST_QUOTES]:
            yield from self.statement(statement, 2)
        yield from _left(len(line.statements) - _MOST_QUOTES, 2)
        for statement in line.denied:
            yield from indented("and that is denied:", 2)
            yield from self.statement(statement, 4)
        yield from self.sponsors(first, 2)
        for station in rest:
            yield from self.station(station, 2)
        if line.could_be_meant:
            yield from indented("Could be meant, is not blamed by that, and is not on the line:", 2)
            for station in line.could_be_meant:
                yield from self.station(station, 4)

    def station(self, station: Station, indent: int) -> Iterator[str]:
        """Yield one actor above the accused, or one that could be meant."""
        first = self._evidence[station.claims[0]]
        yield from indented(f"← {station.name}: {self._evidence.sentence(first)}", indent, hang=2)
        yield from self.quotes(station.claims, indent + 4)
        yield from self.sponsors(station, indent + 2)

    def sponsors(self, station: Station, indent: int) -> Iterator[str]:
        """Yield who is said to sponsor an actor."""
        for answer in station.sponsors:
            yield from indented(f"← {self._sponsor(answer)}", indent, hang=2)
            yield from self.quotes(answer.claims, indent + 4, sentences=bool(answer.chain))
        if not station.sponsors:
            sponsors = self._vocabulary.reading("sponsors")
            words = nobody(self._vocabulary, sponsors, self._nouns[station.actor])
            yield from indented(f"■ {words[0].upper()}{words[1:]}.", indent, hang=2)
        for said in station.also_said:
            words = self._evidence.sentence(self._evidence[said.claim])
            yield from indented(f"also said, and not counted: {words}", indent, hang=2)
            yield from self.quotes((said.claim,), indent + 4)

    def quotes(self, ids: Sequence[str], indent: int, *, sentences: bool = False) -> Iterator[str]:
        """Yield claims; of a chain each as a sentence, and all of them."""
        shown = ids if sentences else ids[:_MOST_QUOTES]
        for key in shown:
            if sentences:
                yield from indented(self._evidence.sentence(self._evidence[key]), indent, hang=2)
            yield from self._evidence.lines(self._evidence[key], indent + 2 * sentences)
        yield from _left(len(ids) - len(shown), indent)

    def statement(self, statement: Statement, indent: int) -> Iterator[str]:
        """Yield somebody's word on who did it."""
        yield from self._evidence.told(self._evidence[statement.claim], indent)

    def _sponsor(self, answer: Named) -> str:
        if answer.known == "stated":
            return self._evidence.sentence(self._evidence[answer.claims[0]])
        how = "an umbrella" if answer.known == "umbrella" else f"a {answer.known}"
        return f"{answer.name}, derived through {how}: {answer.modality}"


def _left(number: int, indent: int) -> Iterator[str]:
    if number > 0:
        yield f"{' ' * indent}… and {count(number, 'more claim')}"
