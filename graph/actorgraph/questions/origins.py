"""What several sources say, and from how few origins they have it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Final

from actorgraph.model.filters import NONE, Filters
from actorgraph.questions.answer import AnswerBase, Verdict, each_once, firmest, ids_of, verdict_of
from actorgraph.questions.assertion import Assertion
from actorgraph.questions.origin import Counts, Known, Origin, Origins, known_of, origins_of
from actorgraph.sentence.wording import count
from actorgraph.store import alike
from actorgraph.store.alike import AssertionRow
from actorgraph.store.reader import Store

if TYPE_CHECKING:
    from actorgraph.model.claim import Claim

#: Claims of one assertion that are traced at most; of more, the first.
MOST_CLAIMS: Final = 20_000
#: Claims whose words are read at once.
_AT_ONCE: Final = 5_000


@dataclass(frozen=True, slots=True)
class Sourced:
    """An assertion that several sources make, and the origins from which they have it, those of most sources first."""

    assertion: Assertion
    modality: str
    sources: int
    origins: tuple[Origin, ...]
    claims: tuple[str, ...]

    @property
    def counts(self) -> Counts:
        """How many sources and origins it has."""
        return Counts(self.sources, len(self.origins))

    def document(self) -> dict[str, Any]:
        """Return it as JSON values."""
        return {
            **self.assertion.document(),
            **self.counts.document(),
            "from": [origin.document() for origin in self.origins],
        }


@dataclass(frozen=True, slots=True)
class OriginsAnswer(AnswerBase[Sourced]):
    """What several sources say, with fewest origins first among those of most sources.

    `assertions` counts what one source or more say. What was not looked at is counted: claims of one assertion
    beyond `MOST_CLAIMS`, and pairs of quotes beyond `actorgraph.questions.reprint.MOST_PAIRS`.
    """

    question: str
    about: str
    assertions: int
    said: tuple[Sourced, ...]
    claims_left_out: int = 0
    pairs_left_out: int = 0

    columns: ClassVar[tuple[str, ...]] = ("relation", "subject", "object", "sources", "origins")

    @property
    def one_origin(self) -> int:
        """How many of them come from one origin alone."""
        return sum(len(sourced.origins) == 1 for sourced in self.said)

    @property
    def verdict(self) -> Verdict:
        """*Derived*: that reports are of one origin follows from their words, and no claim says so."""
        return verdict_of([], derived=len(self.said) > 0)

    @property
    def answers(self) -> Sequence[Sourced]:
        """What several sources say."""
        return self.said

    @property
    def claims(self) -> tuple[str, ...]:
        """The ids of the claims of what several sources say."""
        return each_once(key for sourced in self.said for key in sourced.claims)

    @property
    def things(self) -> tuple[str, ...]:
        """What the question names."""
        return (self.about,) if self.about else ()

    @property
    def derives(self) -> bool:
        """False: the claims are counted, and nothing is concluded from them of what they are about."""
        return False

    @property
    def notes(self) -> tuple[str, ...]:
        """What was not looked at, as the store is large."""
        notes = []
        if self.claims_left_out:
            notes.append(
                f"{count(self.claims_left_out, 'claim')} of assertions with more than {MOST_CLAIMS:,} were not looked at"
            )
        if self.pairs_left_out:
            notes.append(
                f"{count(self.pairs_left_out, 'pair')} of quotes were not compared; there may be fewer origins"
            )
        return tuple(notes)

    def cells(self, answer: Sourced) -> tuple[object, ...]:
        """Return what several sources say as a row."""
        assertion = answer.assertion
        end = assertion.object or assertion.event
        return assertion.relation, assertion.subject, end, answer.sources, len(answer.origins)

    def document(self) -> dict[str, Any]:
        """Return the origins as JSON values, under the documented keys."""
        return {
            "question": self.question,
            "verdict": self.verdict,
            "name": self.about or None,
            "assertions": self.assertions,
            "several_sources": len(self.said),
            "one_origin": self.one_origin,
            "said": [sourced.document() for sourced in self.said],
            "claims_left_out": self.claims_left_out,
            "pairs_left_out": self.pairs_left_out,
        }


def origins(store: Store, *, name: str = "", filters: Filters = NONE) -> OriginsAnswer:
    """Return what several sources say, and the origins from which they have it.

    *name* keeps what is said of one actor or event. Signs of one origin are in `actorgraph.questions.origin`.

    Notes
    -----
    One pass over the claims in the order of their assertions; quotes are read only of what several sources say.
    """
    thing = store.thing(name) if name else None
    said: list[Sourced] = []
    assertions = claims_left_out = pairs_left_out = 0

    def asked() -> Iterator[list[AssertionRow]]:
        nonlocal assertions
        for rows in alike.assertion_rows(store, filters):
            if not thing or thing.n in rows[0].ends:
                assertions += 1
                yield rows

    for rows, claims, known in of_several_sources(store, asked()):
        found = origins_of(store, claims, known=known)
        said.append(_sourced(store, rows[0], claims, found))
        claims_left_out += max(0, len(rows) - MOST_CLAIMS)
        pairs_left_out += found.left_out
    said.sort(key=lambda each: (-each.sources, len(each.origins), each.assertion))
    return OriginsAnswer(
        question=origins_words(store, name=name),
        about=thing.id if thing else "",
        assertions=assertions,
        said=tuple(said),
        claims_left_out=claims_left_out,
        pairs_left_out=pairs_left_out,
    )


def of_several_sources(
    store: Store, assertions: Iterable[list[AssertionRow]]
) -> Iterator[tuple[list[AssertionRow], list[Claim], Known]]:
    """Yield those of some assertions that several sources make, with at most their first `MOST_CLAIMS` claims.

    What they say is read for many assertions at once: one by one took six times as long for a million claims.
    """
    waiting: list[list[AssertionRow]] = []
    many = 0
    for rows in assertions:
        if len(rows) > 1 and len({row.source for row in rows}) > 1:
            waiting.append(rows)
            many += len(rows)
        if many >= _AT_ONCE:
            yield from _read(store, waiting)
            waiting, many = [], 0
    yield from _read(store, waiting)


def _read(
    store: Store, assertions: Iterable[list[AssertionRow]]
) -> Iterator[tuple[list[AssertionRow], list[Claim], Known]]:
    claims = store.claims_of(row.n for rows in assertions for row in rows[:MOST_CLAIMS])
    known = known_of(store, claims.values())
    for rows in assertions:
        yield rows, [claims[row.n] for row in rows[:MOST_CLAIMS]], known


def _sourced(store: Store, row: AssertionRow, said: Sequence[Claim], found: Origins) -> Sourced:
    claims = firmest(said)
    ids = {n: thing.id for n, thing in store.things(n for n in row.ends if n).items()}
    return Sourced(
        Assertion(store.relation_names[row.relation], *(ids.get(n, "") for n in row.ends)),
        claims[0].modality,
        found.sources,
        found.origins,
        ids_of(claims),
    )


def origins_words(store: Store, *, name: str = "") -> str:
    """Return the question in words."""
    about = f" about {store.thing(name).words}" if name else ""
    return f"what several sources say{about}, and from how many origins they have it"
