"""Figures that stand apart: which of them cannot both hold, and why others may.

Claims are grouped by what they count before any two are compared, and of a group only the extremes are, so
that tens of thousands of figures of one actor take a second; the pairs are the product.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from heapq import merge
from itertools import groupby, islice
from typing import TYPE_CHECKING, Final, TypeAlias

from actorgraph.model.names import fold
from actorgraph.questions.assertion import may_meet
from actorgraph.questions.countable import ANYBODY, EMPTY, meaning_of
from actorgraph.sentence.figure import number_of
from actorgraph.sentence.wording import count

if TYPE_CHECKING:
    from actorgraph.model.claim import Claim, Quantity

#: Pairs of figures of which an answer says why they differ; each two of 1,000 figures are half a million.
MOST_APART: Final = 30
#: Pairs of which it is looked whether both may be right.
_LOOKED_AT: Final = 1_000
#: How far off "about" may be, as a part of the number.
_ABOUT: Final = 0.1
_INFINITE: Final = float("inf")
#: An end of what a figure allows: the number, and whether it is itself left out.
_End: TypeAlias = tuple[float, int]
_Figure: TypeAlias = tuple[str, float]


def about_of(claim: Claim) -> str:
    """Return the id of the event or actor that a figure is about."""
    return claim.event or claim.subject


def _thing_of(claim: Claim) -> str:
    """Return what a figure shares with those that may contradict it: an event, or an actor of whom it is told.

    What one actor did to another in no named event may have happened twice, and contradicts nothing.
    """
    return claim.event or (claim.id if claim.object else claim.subject)


# -- two figures -----------------------------------------------------------------------------------------


def may_both_hold(one: Quantity, other: Quantity) -> bool:
    """Return True if some number fits both figures; "about" is a tenth more or less, and at least one.

    >>> from actorgraph.model.claim import Quantity
    >>> eighty_five, more = Quantity("hit", "=", 85), Quantity("hit", ">", 85)
    >>> may_both_hold(eighty_five, more), may_both_hold(more, Quantity("hit", "=", 90))
    (False, True)
    >>> may_both_hold(Quantity("hit", "~", 3000), Quantity("hit", "<", 1000))
    False
    """
    return _fits(max(_low(one), _low(other)), min(_high(one), _high(other)))


def _fits(low: _End, high: _End) -> bool:
    """Return True if some number lies between two ends."""
    return low[0] < high[0] or (low[0] == high[0] and not low[1] and not high[1])


def _low(quantity: Quantity) -> _End:
    """Return the least number, and 1 if it is itself left out."""
    if quantity.op in ("<", "<="):
        return -_INFINITE, 0
    if quantity.op == "~":
        return quantity.value - _margin(quantity), 0
    return quantity.value, int(quantity.op == ">")


def _high(quantity: Quantity) -> _End:
    """Return the greatest number, and -1 if it is itself left out."""
    if quantity.op in (">", ">="):
        return _INFINITE, 0
    if quantity.op == "~":
        return quantity.value + _margin(quantity), 0
    return quantity.value, -int(quantity.op == "<")


def _margin(quantity: Quantity) -> float:
    """Return how far "about" a number may be from it."""
    return max(abs(quantity.value) * _ABOUT, 1)


def _figure_of(quantity: Quantity) -> _Figure:
    return quantity.op, quantity.value


# -- figures of one thing ----------------------------------------------------------------------------------


def any_differ(claims: Iterable[Claim]) -> bool:
    """Return True if two figures on one thing cannot both hold."""
    groups: dict[Hashable, dict[str, list[Claim]]] = {}
    for claim in _open(claims):
        key = _thing_of(claim), claim.relation, _counts(claim), claim.object
        groups.setdefault(key, {}).setdefault(claim.subject, []).append(claim)
    return any(map(_any_of_group, groups.values()))


def _any_of_group(by_doer: dict[str, list[Claim]]) -> bool:
    """Return True if two figures by one doer, or one of them by nobody named, cannot both hold.

    That one actor did none says nothing of what others did.
    """
    nobody = [claim for claim in by_doer.get("", ()) if not _is_none(claim)]
    for doer, claims in by_doer.items():
        if not _all_fit(claims):
            return True
        if doer and not _all_fit([*nobody, *(claim for claim in claims if not _is_none(claim))]):
            return True
    return False


def _is_none(claim: Claim) -> bool:
    return claim.quantity is not None and claim.quantity.is_none


def _all_fit(claims: Sequence[Claim]) -> bool:
    """Return True if one number fits all figures, which is so if one fits each two."""
    quantities = [claim.quantity for claim in claims if claim.quantity is not None]
    if not quantities:
        return True
    return _fits(max(map(_low, quantities)), min(map(_high, quantities)))


def _open(claims: Iterable[Claim]) -> Iterator[Claim]:
    """Yield the claims whose figures bear on others: "not five" leaves all others open."""
    for claim in claims:
        if claim.quantity is not None and claim.modality != "denied":
            yield claim


def _counts(claim: Claim) -> frozenset[str]:
    """Return the meanings of the words that say what a figure counts."""
    quantity = claim.quantity
    return _counts_of(claim.relation, quantity.what, quantity.unit) if quantity else frozenset()


@lru_cache(maxsize=1024)
def _counts_of(*texts: str) -> frozenset[str]:
    words = {meaning_of(word) for text in texts for word in fold(text).split()}
    return frozenset(words - EMPTY - ANYBODY)


# -- figures of one thing at one time ------------------------------------------------------------------------


def at_odds(claims: Sequence[Claim]) -> set[_Figure]:
    """Return the figures, as operator and number, that another does not fit which may be of the same days.

    Each figure with its days is a box, of numbers and of time; a sweep over the days finds for each the least
    and the greatest number that those allow whose days it shares.

    Parameters
    ----------
    claims
        Of one thing counted, each with a figure.

    Notes
    -----
    O(n log n) in the number of unlike boxes.
    """
    boxes = list(dict.fromkeys(map(_box, claims)))
    lasts = sorted({box.last for box in boxes})
    tree = _Extremes(len(lasts))
    begun = iter(sorted(boxes, key=lambda box: box.first))
    following = next(begun, None)
    found = set()
    for box in sorted(boxes, key=lambda box: box.last):
        while following is not None and following.first <= box.last:
            tree.add(len(lasts) - 1 - bisect_left(lasts, following.last), following)
            following = next(begun, None)
        # Of those that begin before it ends, those that do not end before it begins.
        low, high = tree.upto(len(lasts) - bisect_left(lasts, box.first))
        if not _fits(low, box.high) or not _fits(box.low, high):
            found.add(box.figure)
    return found


@dataclass(frozen=True, slots=True)
class _Box:
    """A figure with the days that it is of."""

    figure: _Figure
    low: _End
    high: _End
    first: float
    last: float


def _box(claim: Claim) -> _Box:
    assert claim.quantity is not None
    quantity, when = claim.quantity, claim.when
    first, last = when.span if when.known else (-_INFINITE, _INFINITE)
    return _Box(_figure_of(quantity), _low(quantity), _high(quantity), first, last)


class _Extremes:
    """The greatest least number and the least greatest one of what was added up to a place (a Fenwick tree)."""

    def __init__(self, size: int) -> None:
        self._lows: list[_End] = [(-_INFINITE, 0)] * (size + 1)
        self._highs: list[_End] = [(_INFINITE, 0)] * (size + 1)

    def add(self, place: int, box: _Box) -> None:
        at = place + 1
        while at < len(self._lows):
            self._lows[at] = max(self._lows[at], box.low)
            self._highs[at] = min(self._highs[at], box.high)
            at += at & -at

    def upto(self, many: int) -> tuple[_End, _End]:
        """Return the extremes of what has one of the first places."""
        low, high = (-_INFINITE, 0), (_INFINITE, 0)
        at = many
        while at > 0:
            low, high = max(low, self._lows[at]), min(high, self._highs[at])
            at -= at & -at
        return low, high


# -- why -----------------------------------------------------------------------------------------------------


def why_apart(claims: Sequence[Claim], names: dict[str, str]) -> Iterator[str]:
    """Yield of each two figures that differ why both may be right, or that they cannot and who gives which.

    Both may be right if some number fits both, or if they count different people, deeds or days. That two
    voices give them is no reason. A bound of just the other number is one only if it is meant loosely. There
    are as many sentences as pairs: take the first ones, and see `count_apart`.
    """
    for one, other in _pairs(claims):
        both = f"{_short(one)} and {_short(other)}"
        reasons = list(_reasons(one, other))
        if reasons:
            yield f"{both} may both be right: {'; '.join(reasons)}"
        else:
            given = f"{_given(one, names)}, {_given(other, names)}"
            yield f"{both} cannot both be right: {given}"


def are_disputed(claims: Sequence[Claim]) -> bool:
    """Return True if two figures cannot both be right, of the first pairs that differ."""
    return any(not list(_reasons(*pair)) for pair in islice(_pairs(claims), _LOOKED_AT))


def apart_lines(claims: Sequence[Claim], names: dict[str, str]) -> Iterator[str]:
    """Yield the first sentences of `why_apart`, and how many more pairs there are."""
    yield from (f"{reason}." for reason in islice(why_apart(claims, names), MOST_APART))
    left = count_apart(claims) - MOST_APART
    if left > 0:
        yield f"… and {count(left, 'more pair')} of figures that differ."


def count_apart(claims: Sequence[Claim]) -> int:
    """Return how many pairs `why_apart` is about, without going through them."""
    kept = list(_open(claims))
    # Those of one unit and those of one thing counted; those of both are in both.
    return _unlike(map(_by_unit, kept), kept) + _unlike(map(_by_counts, kept), kept) - _unlike(
        ((_by_unit(claim), _by_counts(claim)) for claim in kept), kept
    )  # fmt: skip


def _unlike(keys: Iterable[Hashable], claims: Sequence[Claim]) -> int:
    """Return how many pairs of claims have one key and unlike figures."""

    def pairs(many: Counter[Hashable]) -> int:
        return sum(number * (number - 1) // 2 for number in many.values())

    keyed = list(zip(keys, claims, strict=True))
    alike = Counter[Hashable](
        (key, _figure_of(claim.quantity)) for key, claim in keyed if claim.quantity
    )
    return pairs(Counter(key for key, _ in keyed)) - pairs(alike)


def _pairs(claims: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Yield each two claims with unlike figures of one loss or unit, in one event or of one actor, in order."""
    kept = list(_open(claims))
    groups: dict[Hashable, dict[_Figure, list[int]]] = {}
    for at, claim in enumerate(kept):
        assert claim.quantity is not None
        for key in (_by_unit(claim), _by_counts(claim)):
            its = groups.setdefault(key, {})
            its.setdefault(_figure_of(claim.quantity), []).append(at)
    for at, claim in enumerate(kept):
        assert claim.quantity is not None
        own = _figure_of(claim.quantity)
        others = [
            _after(places, at)
            for key in (_by_unit(claim), _by_counts(claim))
            for figure, places in groups[key].items()
            if figure != own and places[-1] > at
        ]
        for other, _ in groupby(merge(*others)):
            yield claim, kept[other]


def _after(places: list[int], at: int) -> Iterator[int]:
    for place in range(bisect_right(places, at), len(places)):
        yield places[place]


def _by_unit(claim: Claim) -> Hashable:
    unit = fold(claim.quantity.unit) if claim.quantity else ""
    return _thing_of(claim), claim.relation, unit


def _by_counts(claim: Claim) -> Hashable:
    return _thing_of(claim), claim.relation, _counts(claim)


def _reasons(one: Claim, other: Claim) -> Iterator[str]:
    """Yield why two figures may both be right."""
    if one.quantity is None or other.quantity is None:
        return
    if not _is_of_the_same(one, other):
        yield "they do not count the same thing"
    if not may_meet(one, other):
        yield f"they are of different days ({one.when.text} and {other.when.text})"
    if may_both_hold(one.quantity, other.quantity):
        yield "some number fits both"
    elif may_both_hold(_loosely(one.quantity), _loosely(other.quantity)):
        bound = one if one.quantity.op != "=" else other
        yield f"if {_short(bound)} is meant loosely, it includes the number itself"


def _is_of_the_same(one: Claim, other: Claim) -> bool:
    """Return True if two figures count the same people or things, hit by the same, as far as the claims show."""
    doers = {one.subject, other.subject}
    if not _is_none(one) and not _is_none(other):
        doers.discard("")
    return _counts(one) == _counts(other) and one.object == other.object and len(doers) < 2


def _loosely(quantity: Quantity) -> Quantity:
    """Return a figure as it may be meant: "more than 85" as 85 or more; more than none is not none."""
    loose = {">": ">=", "<": "<="} if quantity.value else {}
    return replace(quantity, op=loose.get(quantity.op, quantity.op))


def _given(claim: Claim, names: dict[str, str]) -> str:
    """Return who gives a figure, and when."""
    said = f" ({claim.said.text})" if claim.said.known else ""
    return f"{names.get(claim.claimant, claim.claimant)} gives {_short(claim)}{said}"


def _short(claim: Claim) -> str:
    if claim.quantity is None:
        return ""
    number = number_of(claim.quantity)
    return "“none”" if number == "no" else f"“{number}”"
