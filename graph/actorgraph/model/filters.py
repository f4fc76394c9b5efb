"""Which claims count: by day, by modality, by who vouches for them, by where they stand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final, TypedDict

from actorgraph.model.dates import UNKNOWN, DateLike, When, read_when
from actorgraph.model.errors import InvalidValue
from actorgraph.model.modality import ASSERTIVE, GROUPS, MODALITIES, NOT_ASSERTED, TENTATIVE
from actorgraph.model.options import checks_own_options


class FilterWords(TypedDict, total=False):
    """Filters as people write them, with names instead of ids; see `read_filters`.

    `claimant` is a name or id, or several of them. `without` is a source, by id, title or publisher, or
    several of them.
    """

    as_of: DateLike
    since: DateLike
    until: DateLike
    modality: str | Iterable[str]
    claimant: str | Iterable[str]
    tentative: bool
    undated: bool
    without: str | Iterable[str]


#: The names of the filters.
FILTERS: Final = frozenset(FilterWords.__annotations__)


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
        Let claims count too that may hold on the days that are asked for, as they have no date of their own, or
        one that is too wide or open; else they are shown apart, or left out and counted.
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

    @property
    def concluding(self) -> Filters | None:
        """These filters without the modalities from which nothing may be concluded; None if no other counts.

        Nothing follows from what is hinted, withheld, denied or presupposed, even if it is asked for.
        """
        kept = tuple(name for name in self.counting if name not in NOT_ASSERTED)
        if kept == self.counting:
            return self
        return replace(self, modalities=kept) if kept else None

    def of_any_day(self) -> Filters:
        """Return these filters without a wish about days."""
        return replace(self, as_of=UNKNOWN, since=UNKNOWN, until=UNKNOWN)

    def with_what_may_hold(self) -> Filters | None:
        """Return these filters with what may hold on their days; None if that counts already, or no days are asked for."""
        return replace(self, undated=True) if self.spans and not self.undated else None

    def of_all_modalities(self) -> Filters:
        """Return these filters without a wish about modality."""
        return replace(self, modalities=())


NONE: Final = Filters()


@checks_own_options
def read_filters(
    *,
    as_of: DateLike = None,
    since: DateLike = None,
    until: DateLike = None,
    modality: str | Iterable[str] = (),
    claimants: tuple[str, ...] = (),
    tentative: bool = False,
    undated: bool = False,
    without: tuple[str, ...] = (),
) -> Filters:
    """Return filters from what people write.

    Dates are EDTF texts or Python's dates. *modality* takes names, groups (``"assertive"``,
    ``"tentative"``, ``"not asserted"``) and ``"all"``, also several, joined by commas. *claimants* and
    *without* are ids.

    Raises
    ------
    InvalidValue
        A date or modality does not exist, or the span ends before it begins.
    """
    named = ",".join(several(modality, "modality")).split(",")
    texts = [text.strip() for text in named if text.strip()]
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
        span = f"since {filters.since.text!r} and until {filters.until.text!r}"
        raise InvalidValue(f"nothing lies {span}; turn them round")
    return filters


def several(texts: str | Iterable[str], what: str) -> tuple[str, ...]:
    """Return one text or several as a tuple, without empty ones; *what* names them in the error.

    Raises
    ------
    InvalidValue
        It is neither a text nor texts.
    """
    try:
        found = (texts,) if isinstance(texts, str) else tuple(texts)
    except TypeError:
        raise InvalidValue(f"{what} takes a text or several, not {texts!r}") from None
    wrong = [text for text in found if not isinstance(text, str)]
    if wrong:
        raise InvalidValue(f"{what} takes a text or several, not {wrong[0]!r}")
    return tuple(text for text in found if text)


def _modalities(text: str) -> tuple[str, ...]:
    key = text.casefold().replace("-", " ").replace("_", " ")
    if key == "all":
        return MODALITIES
    if key in GROUPS:
        return GROUPS[key]
    if key in MODALITIES:
        return (key,)
    raise InvalidValue(
        f"unknown modality {text!r}; use one of {', '.join(MODALITIES)},"
        f" or of the groups {', '.join(GROUPS)}, all"
    )
