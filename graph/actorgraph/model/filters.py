"""Which claims count: by day, by modality, by who vouches for them, by where they stand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final, TypedDict

from actorgraph.model.dates import UNKNOWN, When, read_when
from actorgraph.model.errors import InvalidValue
from actorgraph.model.modality import ASSERTIVE, GROUPS, MODALITIES, TENTATIVE


class FilterWords(TypedDict, total=False):
    """Filters as people write them, with names instead of ids; see `read_filters`.

    `claimant` is a name or id, or several of them. `without` is a source, by id, title or publisher, or
    several of them.
    """

    as_of: str
    since: str
    until: str
    modality: str | tuple[str, ...]
    claimant: str | Iterable[str]
    tentative: bool
    undated: bool
    without: str | Iterable[str]


@dataclass(frozen=True, slots=True)
class Filters:
    """What a question lets count.

    Parameters
    ----------
    as_of
        Only claims that hold on this day, or on any day of this month, year or interval.
    since, until
        Only claims that hold on this day or later, or earlier; both ends count.
    modalities
        Only these modalities. Empty means the usual ones of the question.
    claimants
        Ids of actors; only claims that one of them vouches for or speaks.
    tentative
        Let what is possible, intended or conditional count too.
    undated
        Keep claims without any date when days are asked for; else they are left out and counted.
    without
        Ids of sources whose claims are left out, as if nobody had read them.
    """

    as_of: When = UNKNOWN
    since: When = UNKNOWN
    until: When = UNKNOWN
    modalities: tuple[str, ...] = ()
    claimants: tuple[str, ...] = ()
    tentative: bool = False
    undated: bool = False
    without: tuple[str, ...] = ()

    @property
    def spans(self) -> list[tuple[int, int]]:
        """Return the spans of days, first and last, each of which a claim must meet."""
        spans = []
        if self.as_of.known:
            spans.append((self.as_of.first, self.as_of.last))
        if self.since.known or self.until.known:
            first = self.since.first if self.since.known else When("", 0, 0).first
            last = self.until.last if self.until.known else UNKNOWN.first
            spans.append((first, last))
        return spans

    @property
    def counting(self) -> tuple[str, ...]:
        """Return the modalities on which an answer may rest."""
        if self.modalities:
            return self.modalities
        return ASSERTIVE + TENTATIVE if self.tentative else ASSERTIVE

    def of_all_modalities(self) -> Filters:
        """Return these filters without a wish about modality."""
        return replace(self, modalities=())


NONE: Final = Filters()


def read_filters(
    *,
    as_of: str = "",
    since: str = "",
    until: str = "",
    modality: str | tuple[str, ...] = (),
    claimants: tuple[str, ...] = (),
    tentative: bool = False,
    undated: bool = False,
    without: tuple[str, ...] = (),
) -> Filters:
    """Return filters from the texts that people give.

    *modality* takes names and groups (``"assertive"``, ``"tentative"``, ``"not asserted"``), also
    several, joined by commas. *claimants* and *without* are ids.

    Raises
    ------
    InvalidValue
        A date or modality is none, or the span ends before it begins.
    """
    named = modality.split(",") if isinstance(modality, str) else modality
    texts = [text.strip() for part in named for text in part.split(",") if text.strip()]
    filters = Filters(
        as_of=read_when(as_of),
        since=read_when(since),
        until=read_when(until),
        modalities=tuple(dict.fromkeys(name for text in texts for name in _modalities(text))),
        claimants=claimants,
        tentative=tentative,
        undated=undated,
        without=without,
    )
    if any(first > last for first, last in filters.spans):
        raise InvalidValue(f"nothing lies since {since!r} and until {until!r}; turn them round")
    return filters


def _modalities(text: str) -> tuple[str, ...]:
    key = text.casefold().replace("-", " ").replace("_", " ")
    if key in GROUPS:
        return GROUPS[key]
    if key in MODALITIES:
        return (key,)
    raise InvalidValue(
        f"unknown modality {text!r}; use one of {', '.join(MODALITIES)}, or {', '.join(GROUPS)}"
    )
