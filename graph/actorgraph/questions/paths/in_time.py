"""Paths in time: each step on a day that is not before the day of the last."""

from __future__ import annotations

from collections.abc import Iterator

from actorgraph.model.dates import OPEN_END, OPEN_START
from actorgraph.model.filters import Filters
from actorgraph.questions.paths.adjacency import Ground
from actorgraph.store.reader import Hop
from actorgraph.store.schema import UNDATED

#: Numbers with a day: the earliest at which a way arrives there, or the latest at which it must leave.
_Days = dict[int, int]
#: For a number, those one step from it, with the first and last day of each claim that makes the step.
_Spans = dict[int, dict[int, list[tuple[int, int]]]]


class Clock:
    """On which days each claim may be walked, and which claims have none.

    Where the filters ask for days, a claim may be walked on those days only.
    """

    def __init__(self, filters: Filters) -> None:
        self.takes_undated = filters.undated
        self.undated: set[int] = set()
        self._spans = filters.spans

    @staticmethod
    def without_days(filters: Filters) -> Filters:
        """Return filters that leave the days to a clock, so that it meets the undated claims too."""
        return filters.of_any_day()

    def days(self, hop: Hop) -> tuple[int, int]:
        """Return the first and the last day of a claim; the last before the first where it has none."""
        first, last = hop.first, hop.last
        if hop.dated_by == UNDATED:
            if not self.takes_undated:
                self.undated.add(hop.n)
                return OPEN_END, OPEN_START
            first, last = OPEN_START, OPEN_END
        for begin, end in self._spans:
            first, last = max(first, begin), min(last, end)
        return first, last


def ways_in_time(ground: Ground, clock: Clock, start: int, end: int) -> Iterator[list[int]]:
    """Yield the ways of fewest steps between two different numbers among those that are in time.

    A way is in time if each of its steps has a claim and a day on which this claim holds, and no day
    comes before the one of the step before. (A day may be the same.)

    Notes
    -----
    A time-respecting path (Kempe, Kleinberg and Kumar 2002, "Connectivity and Inference Problems for
    Temporal Networks") with claims that may hold on many days. The earliest day on which a step can be
    made is always the best one to choose, from the other end the latest. So the search goes from both
    ends and keeps, for each number of steps, who is reached on an earlier day than with fewer steps.
    """
    forth, back = [{start: OPEN_START}], [{end: OPEN_END}]
    after: list[_Spans] = []
    before: list[_Spans] = []
    earliest, latest = dict(forth[0]), dict(back[0])
    while forth[-1] and back[-1]:
        if len(forth[-1]) <= len(back[-1]):
            days, spans = _on(ground, clock, forth[-1], earliest)
            forth.append(days)
            after.append(spans)
        else:
            days, spans = _from(ground, clock, back[-1], latest)
            back.append(days)
            before.append(spans)
        leave = back[-1]
        met = {n: leave[n] for n, day in forth[-1].items() if n in leave and day <= leave[n]}
        if met:
            steps, deadlines = _back_to_start(after, met)
            yield from _ways(
                [*steps, *reversed(before)], [*deadlines, met, *reversed(back[:-1])], start
            )
            return


def _on(ground: Ground, clock: Clock, here: _Days, earliest: _Days) -> tuple[_Days, _Spans]:
    """Go one step on; return who is reached on which earliest day, and the steps that were made."""
    reached: _Days = {}
    steps: _Spans = {}
    for one, other, hop in ground.hops(list(here), outward=True):
        first, last = clock.days(hop)
        day = max(first, here[one])
        if day > last or (other in earliest and day >= earliest[other]):
            continue
        reached[other] = min(day, reached.get(other, day))
        steps.setdefault(one, {}).setdefault(other, []).append((first, last))
    earliest.update(reached)
    return reached, steps


def _from(ground: Ground, clock: Clock, here: _Days, latest: _Days) -> tuple[_Days, _Spans]:
    """Go one step back; return who must leave on which latest day, and the steps that were made."""
    left: _Days = {}
    steps: _Spans = {}
    for one, other, hop in ground.hops(list(here), outward=False):
        first, last = clock.days(hop)
        day = min(last, here[one])
        if day < first or (other in latest and day <= latest[other]):
            continue
        left[other] = max(day, left.get(other, day))
        steps.setdefault(other, {}).setdefault(one, []).append((first, last))
    latest.update(left)
    return left, steps


def _back_to_start(after: list[_Spans], met: _Days) -> tuple[list[_Spans], list[_Days]]:
    """Return the steps from the start that lead on to the meeting, and the latest day for each place."""
    steps: list[_Spans] = []
    deadlines: list[_Days] = []
    leave = met
    for layer in reversed(after):
        kept: _Spans = {}
        days: _Days = {}
        for one, others in layer.items():
            for other, spans in others.items():
                if other not in leave:
                    continue
                fit = [span for span in spans if span[0] <= min(span[1], leave[other])]
                if fit:
                    kept.setdefault(one, {})[other] = fit
                    day = max(min(last, leave[other]) for _, last in fit)
                    days[one] = max(day, days.get(one, day))
        steps.append(kept)
        deadlines.append(days)
        leave = days
    return steps[::-1], deadlines[::-1]


def _ways(steps: list[_Spans], deadlines: list[_Days], start: int) -> Iterator[list[int]]:
    """Yield the ways that are in time, in the order of their numbers from the start."""
    way = [start]
    days = [OPEN_START]
    left = [iter(sorted(steps[0].get(start, ())))]
    while left:
        n = next(left[-1], None)
        if n is None:
            left.pop()
            way.pop()
            days.pop()
            continue
        spans = steps[len(way) - 1][way[-1]][n]
        day = earliest_day(spans, days[-1])
        # The deadlines spare the search the beginnings that lead nowhere.
        if day is None or day > deadlines[len(way)].get(n, OPEN_START - 1):
            continue
        if len(way) == len(steps):
            yield [*way, n]
            continue
        way.append(n)
        days.append(day)
        left.append(iter(sorted(steps[len(way) - 1].get(n, ()))))


def earliest_day(spans: list[tuple[int, int]], since: int) -> int | None:
    """Return the earliest day of some spans that is not before a day, None if there is none."""
    return min(
        (max(first, since) for first, last in spans if max(first, since) <= last), default=None
    )
