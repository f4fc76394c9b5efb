"""What every question returns: an answer, its verdict, and what it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any, ClassVar, Final, Generic, Protocol, TypeAlias, TypeVar, cast

from actorgraph.model.filters import NONE, Filters
from actorgraph.model.modality import ASSERTIVE, rank
from actorgraph.questions.named import Link, Named
from actorgraph.sentence.printed import plain

if TYPE_CHECKING:
    from actorgraph.model.claim import Claim
    from actorgraph.questions.call import Call
    from actorgraph.store.reader import Store

#: The JSON values of an answer: an object, or a list of objects if the answer is a plain list.
Document: TypeAlias = dict[str, Any] | list[dict[str, Any]]
Item = TypeVar("Item")

#: The last modality without a hedge: confirmed and stated have none, believed and likely have one.
_PLAIN: Final = rank("stated")


class Verdict(StrEnum):
    """What the claims allow to be said to a question, from the firmest; never a bare no.

    *Contradicted* is what some claims assert and others deny, *denied* what is only denied. *Not asserted*
    is what claims bear on that are possible, intended, conditional, hinted, withheld or presupposed, and
    none asserts; *not stated* is what no claim bears on. Questions that are asked together and have not one
    verdict have *several answers*.
    """

    STATED = "stated"
    HEDGED = "stated with a hedge"
    DERIVED = "derived"
    CONTRADICTED = "contradicted"
    DENIED = "denied"
    NOT_ASSERTED = "not asserted"
    NOT_STATED = "not stated"
    SEVERAL_ANSWERS = "several answers"
    SEVERAL_READINGS = "several readings"
    NOT_UNDERSTOOD = "not understood"

    @property
    def lead(self) -> str:
        """The verdict as the first words of a sentence."""
        return self[0].upper() + self[1:]


def verdict_of(
    said: Iterable[str], *, denied: bool = False, derived: bool = False, beside: Iterable[str] = ()
) -> Verdict:
    """Return the verdict that some claims allow, whatever modalities were asked for.

    Parameters
    ----------
    said
        The modalities of the claims that count and say so outright.
    denied
        True if other claims deny the very same.
    derived
        True if it follows from several claims, all of them assertive.
    beside
        The modalities of what bears on the very question and does not count, or only follows from it.

    Examples
    --------
    >>> str(verdict_of(["believed", "stated"])), str(verdict_of(["likely"]))
    ('stated', 'stated with a hedge')
    >>> str(verdict_of(["stated"], denied=True)), str(verdict_of([], denied=True))
    ('contradicted', 'denied')
    >>> str(verdict_of([], derived=True)), str(verdict_of([]))
    ('derived', 'not stated')
    >>> str(verdict_of(["withheld"])), str(verdict_of([], beside=["hinted", "denied"]))
    ('not asserted', 'not asserted')
    """
    modalities = [*said]
    asserting = [rank(modality) for modality in modalities if modality in ASSERTIVE]
    if denied:
        return Verdict.CONTRADICTED if asserting else Verdict.DENIED
    if asserting:
        return Verdict.STATED if min(asserting) <= _PLAIN else Verdict.HEDGED
    if derived:
        return Verdict.DERIVED
    bearing = {*modalities, *beside}.difference(ASSERTIVE)
    if bearing == {"denied"}:
        return Verdict.DENIED
    return Verdict.NOT_ASSERTED if bearing else Verdict.NOT_STATED


class Answer(Protocol[Item]):
    """What a question returns.

    The length, iteration and truth of an answer are those of its single answers. Printing it prints
    what the command prints, and a notebook shows it as a short table.
    """

    #: What was asked, and where; None if not by a `Call`.
    @property
    def call(self) -> Call | None: ...

    @property
    def store(self) -> Store | None: ...

    #: The question in words, with a small letter and, if it is one, its question mark.
    @property
    def question(self) -> str: ...

    #: What the claims allow to be said to the question.
    @property
    def verdict(self) -> Verdict: ...

    #: The single answers, best first.
    @property
    def answers(self) -> Sequence[Item]: ...

    #: The ids of the claims on which the answer rests, each once, firmest first.
    @property
    def claims(self) -> tuple[str, ...]: ...

    #: The ids of claims that bear on the question and do not count, each once, firmest first.
    @property
    def beside(self) -> tuple[str, ...]: ...

    #: What a page of the answer is called.
    @property
    def title(self) -> str: ...

    #: True if there is an answer at all, and be it that nobody says so; False if it was not understood.
    @property
    def answered(self) -> bool: ...

    #: True if tentative claims counted.
    @property
    def tentative(self) -> bool: ...

    #: What counted.
    @property
    def filters(self) -> Filters: ...

    #: The actors and events that answer.
    @property
    def named(self) -> tuple[Named, ...]: ...

    #: The claims from which the answers follow that nobody states, in their order.
    @property
    def chain(self) -> tuple[Link, ...]: ...

    #: The ids of the actors and events that the answer names, beside the ends of its claims.
    @property
    def things(self) -> tuple[str, ...]: ...

    #: True if part of the answer only follows from several claims.
    @property
    def derives(self) -> bool: ...

    #: What the asker should know beside the answer, such as how many claims have no date.
    @property
    def notes(self) -> tuple[str, ...]: ...

    #: The heads of the columns of the table that a notebook shows.
    columns: ClassVar[tuple[str, ...]]

    #: Return one single answer as a row under `columns`.
    def cells(self, answer: Item, /) -> tuple[object, ...]: ...

    #: Return the figures that answer, as JSON values.
    def figure_documents(self) -> list[dict[str, Any]]: ...

    #: Return the answer as JSON values, under the documented keys.
    def document(self) -> Document: ...

    def __len__(self) -> int: ...

    def __iter__(self) -> Iterator[Item]: ...

    def _repr_html_(self) -> str: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerBase(Generic[Item]):
    """What all answers share; each of their classes is a frozen dataclass that adds the rest of `Answer`.

    Parameters
    ----------
    call, store
        What was asked, and where; set by `Call.run`, and no part of the answer's value.
    """

    call: Call | None = field(default=None, compare=False, repr=False)
    store: Store | None = field(default=None, compare=False, repr=False)

    columns: ClassVar[tuple[str, ...]] = ("claim",)

    @property
    def _whole(self) -> Answer[Item]:
        """The answer itself: the class that extends this one has the rest of the protocol."""
        return cast("Answer[Item]", self)

    @property
    def beside(self) -> tuple[str, ...]:
        """The ids of claims that bear on the question and do not count, each once, firmest first."""
        return ()

    @property
    def title(self) -> str:
        """What a page of the answer is called: the question, with a capital."""
        return self._whole.question[:1].upper() + self._whole.question[1:]

    @property
    def answered(self) -> bool:
        """True if there is an answer at all, and be it that nobody says so; False if it was not understood."""
        return True

    @property
    def tentative(self) -> bool:
        """True if tentative claims counted."""
        return bool(self.call and self.call.filters.get("tentative"))

    @property
    def filters(self) -> Filters:
        """What counted."""
        return self.call.filters_in(self.store) if self.call and self.store else NONE

    @property
    def named(self) -> tuple[Named, ...]:
        """The actors and events that answer."""
        return tuple(answer for answer in self._whole.answers if isinstance(answer, Named))

    @property
    def chain(self) -> tuple[Link, ...]:
        """The claims from which the answers follow that nobody states, in their order."""
        return tuple(link for named in self._whole.named for link in named.chain)

    @property
    def things(self) -> tuple[str, ...]:
        """The ids of the actors and events that the answer names, beside the ends of its claims."""
        return ()

    @property
    def derives(self) -> bool:
        """True if part of the answer only follows from several claims."""
        return self._whole.verdict is Verdict.DERIVED

    @property
    def notes(self) -> tuple[str, ...]:
        """What the asker should know beside the answer, such as how many claims have no date."""
        return ()

    def figure_documents(self) -> list[dict[str, Any]]:
        """Return the figures that answer, as JSON values."""
        return []

    def cells(self, answer: Item) -> tuple[object, ...]:
        """Return one single answer as a row under `columns`."""
        return (answer,)

    def __len__(self) -> int:
        return len(self._whole.answers)

    def __iter__(self) -> Iterator[Item]:
        return iter(self._whole.answers)

    def __bool__(self) -> bool:
        return len(self._whole.answers) > 0

    def __str__(self) -> str:
        if self.call is None or self.store is None:
            return repr(self)
        return plain("\n".join(self.call.lines(self._whole, self.store)))

    def _repr_html_(self) -> str:
        from actorgraph.questions.table import html_table

        return html_table(self._whole)


def each_once(ids: Iterable[str]) -> tuple[str, ...]:
    """Return ids in their order, each once, without empty ones.

    >>> each_once(["b", "", "a", "b"])
    ('b', 'a')
    """
    return tuple(dict.fromkeys(key for key in ids if key))


def firmest(claims: Iterable[Claim]) -> list[Claim]:
    """Return claims, each once, by falling firmness, else in their order."""
    return sorted(
        {claim.id: claim for claim in claims}.values(), key=lambda claim: rank(claim.modality)
    )


def ids_of(claims: Iterable[Claim]) -> tuple[str, ...]:
    """Return the ids of claims, in their order."""
    return tuple(claim.id for claim in claims)


def may_hold_notes(many: int, which: str = "") -> tuple[str, ...]:
    """Return what to say of claims that may hold on the days that are asked for, and were left out.

    >>> may_hold_notes(2)
    ('2 claims have no date that says whether they hold then, and did not count; --undated counts them',)
    """
    if not many:
        return ()
    claims = " ".join(filter(None, [f"{many:,} claim{'' if many == 1 else 's'}", which]))
    verb, they, them = ("has", "it holds", "it") if many == 1 else ("have", "they hold", "them")
    return (
        f"{claims} {verb} no date that says whether {they} then, and did not count; --undated counts {them}",
    )
