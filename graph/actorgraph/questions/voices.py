"""Who makes the claims, how hedged and about whom, and what rests on one voice alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar, Final

from actorgraph.model.errors import InvalidValue
from actorgraph.model.filters import NONE, Filters
from actorgraph.model.modality import ASSERTIVE, MODALITIES, group
from actorgraph.questions.answer import AnswerBase, Verdict, each_once, verdict_of
from actorgraph.questions.assertion import Assertion
from actorgraph.questions.origin import has_one_origin
from actorgraph.questions.origins import of_several_sources
from actorgraph.store import alike
from actorgraph.store.alike import AssertionRow
from actorgraph.store.reader import Store

#: By what claims can be put together.
KINDS: Final = ("claimant", "publisher", "source")
#: Of how many actors a row says that they are most spoken of.
_MOST_ABOUT: Final = 5


@dataclass(frozen=True, slots=True)
class About:
    """An actor, and how many claims of a voice are about it, as subject or object."""

    actor: str
    claims: int

    def document(self) -> dict[str, Any]:
        """Return it as JSON values."""
        return {"actor": self.actor, "claims": self.claims}


@dataclass(frozen=True, slots=True)
class Alone:
    """An assertion that rests on one voice alone, with the ids of its claims."""

    assertion: Assertion
    claims: tuple[str, ...]

    def document(self) -> dict[str, Any]:
        """Return it as JSON values."""
        return {**self.assertion.document(), "claims": list(self.claims)}


@dataclass(frozen=True, slots=True)
class Voice:
    """What one voice says.

    `id` is that of the claimant, publisher or source; of claimants, those of one government are one
    voice under the id of the topmost body, and `members` has the claimants. It is empty if a source names
    no publisher. `assertions` counts the assertions to which its claims belong, `alone` those among them that no other
    voice supports: without this one they would vanish. `examples` are the first of these.
    """

    id: str
    name: str
    members: tuple[str, ...]
    claims: int
    assertive: int
    tentative: int
    not_asserted: int
    about: tuple[About, ...]
    assertions: int
    alone: int
    examples: tuple[Alone, ...]

    def document(self) -> dict[str, Any]:
        """Return the voice as JSON values."""
        return {
            "id": self.id or None,
            "name": self.name or None,
            "members": list(self.members),
            "claims": self.claims,
            "assertive": self.assertive,
            "tentative": self.tentative,
            "not_asserted": self.not_asserted,
            "about": [about.document() for about in self.about],
            "ties": self.assertions,
            "alone": self.alone,
            "examples": [alone.document() for alone in self.examples],
        }


@dataclass(frozen=True, slots=True)
class Voices(AnswerBase[Voice]):
    """Who says how much, most claims first, and how much of the graph rests on how little.

    An assertion is a relation of a subject to an object or event; it rests on the claims that count. `assertions`
    counts them, `one_voice` those that one claimant alone vouches for (those of one government are one),
    `one_publisher` and `one_source` likewise, `several_sources` those of more than one source and `one_origin` those of
    them that come from one origin (see `actorgraph.questions.origin`), `anonymous` those for which nobody with a name speaks.
    `anonymous_claims` counts the claims, of any modality, that a mouth without a name makes or speaks.
    `names` gives the first name of everybody mentioned. `modalities` are those that count: where one of them
    does not assert, a claim of it is an assertion of its own, which backs no other.
    """

    by: str
    claim_count: int
    voices: tuple[Voice, ...]
    assertions: int
    one_voice: int
    one_publisher: int
    one_source: int
    anonymous: int
    anonymous_claims: int
    names: dict[str, str]
    modalities: tuple[str, ...] = ASSERTIVE
    several_sources: int = 0
    one_origin: int = 0

    columns: ClassVar[tuple[str, ...]] = ("voice", "claims", "assertions", "alone")

    @property
    def question(self) -> str:
        """The question in words."""
        return voices_words(by=self.by)

    @property
    def verdict(self) -> Verdict:
        """*Derived*: it is counted, no claim says so; *not asserted* if nothing that counts asserts."""
        if len(self) and not self.asserted:
            return Verdict.NOT_ASSERTED
        return verdict_of([], derived=len(self) > 0)

    @property
    def asserted(self) -> bool:
        """True if a modality that asserts counts."""
        return any(group(name) == "assertive" for name in self.modalities)

    @property
    def answers(self) -> tuple[Voice, ...]:
        """The voices, most claims first."""
        return self.voices

    @property
    def claims(self) -> tuple[str, ...]:
        """The ids of the claims of the assertions that rest on one voice alone, of as many as are named."""
        assertions = (assertion for voice in self.voices for assertion in voice.examples)
        return each_once(claim for assertion in assertions for claim in assertion.claims)

    @property
    def derives(self) -> bool:
        """False: the claims are counted, and nothing is concluded from them."""
        return False

    def cells(self, answer: Voice) -> tuple[object, ...]:
        """Return a voice as a row."""
        return answer.name, answer.claims, answer.assertions, answer.alone

    def document(self) -> dict[str, Any]:
        """Return the voices as JSON values, under the documented keys."""
        return {
            "by": self.by,
            "claims": self.claim_count,
            "ties": self.assertions,
            "one_voice": self.one_voice,
            "one_publisher": self.one_publisher,
            "one_source": self.one_source,
            "several_sources": self.several_sources,
            "one_origin": self.one_origin,
            "anonymous": self.anonymous,
            "anonymous_claims": self.anonymous_claims,
            "modalities": list(self.modalities),
            "voices": [voice.document() for voice in self.voices],
        }


def voices_words(_store: Store | None = None, *, by: str = "claimant", **_: object) -> str:
    """Return the question of `voices` in words.

    >>> voices_words(by="publisher")
    'which publishers make the claims, and what rests on one of them alone'
    """
    who = "who makes" if by == "claimant" else f"which {by}s make"
    return f"{who} the claims, and what rests on one of them alone"


def voices(
    store: Store, *, by: str = "claimant", filters: Filters = NONE, most: int = 20
) -> Voices:
    """Return who makes the claims, how hedged, about whom, and which assertions would vanish without them.

    Claims of every modality are counted, by its group; assertions rest on those that count.

    Parameters
    ----------
    by
        ``"claimant"``, ``"publisher"`` or ``"source"``.
    most
        How many of the assertions that rest on one voice alone are given as examples, of each voice; 0 for all.

    Raises
    ------
    InvalidValue
        *by* is another word.

    Notes
    -----
    One pass over the claims in the order of their assertions, which SQLite sorts; nothing is held but counts
    and examples.
    """
    if by not in KINDS:
        raise InvalidValue(f"voices are counted by {', '.join(KINDS)}, not by {by!r}")
    whose = _Whose.of(store, filters)
    mapping, column = whose.mapping(by)
    totals: dict[int, list[int]] = {}
    for voice, rank, many in alike.counts_by(store, column, mapping, filters):
        counts = totals.setdefault(voice, [0, 0, 0])
        counts[_GROUP_AT[MODALITIES[rank]]] += many
    about: dict[int, list[tuple[int, int]]] = {}
    for voice, actor, many in alike.subjects_by(store, column, mapping, filters, _MOST_ABOUT):
        about.setdefault(voice, []).append((actor, many))
    resting = _Resting(whose, by, most)
    several_sources = one_origin = 0
    for _, claims, known in of_several_sources(store, resting.taking(store, filters)):
        several_sources += 1
        one_origin += has_one_origin(store, claims, known)
    made = _Maker(store, whose, by, about, resting)
    rows_made = [made.voice(n, counts) for n, counts in totals.items()]
    rows_made.sort(key=lambda voice: (-voice.claims, voice.name.casefold(), voice.id))
    return Voices(
        by=by,
        claim_count=sum(map(sum, totals.values())),
        voices=tuple(rows_made),
        assertions=resting.assertions,
        one_voice=resting.lone + resting.one["claimant"],
        one_publisher=resting.lone + resting.one["publisher"],
        one_source=resting.lone + resting.one["source"],
        anonymous=resting.anonymous,
        anonymous_claims=alike.anonymous_claims(store, filters),
        names=store.names(sorted(_mentioned(rows_made))),
        modalities=filters.counting,
        several_sources=several_sources,
        one_origin=one_origin,
    )


_GROUP_AT: Final = {
    name: ("assertive", "tentative", "not asserted").index(group(name)) for name in MODALITIES
}


@dataclass(frozen=True, slots=True)
class _Whose:
    """Whose voice a claimant or source is, in numbers."""

    roots: dict[int, int]
    publishers: dict[int, int]
    anonymous: frozenset[int]

    @classmethod
    def of(cls, store: Store, filters: Filters) -> _Whose:
        claimants = store.things(alike.claimant_row_ids(store, filters))
        roots = store.roots(thing.id for thing in claimants.values())
        tops = {key: n for key in set(roots.values()) for n in store.row_ids([key])}
        return cls(
            {n: store.first_row_id(tops[roots[thing.id]]) for n, thing in claimants.items()},
            alike.publishers(store),
            alike.anonymous_row_ids(store),
        )

    def mapping(self, by: str) -> tuple[Mapping[int, int], str]:
        """Return the voice of each number, and the column in which the numbers are."""
        if by == "claimant":
            return self.roots, "claimant"
        if by == "publisher":
            return self.publishers, "source"
        return {source: source for source in self.publishers}, "source"

    def voice(self, row: AssertionRow, by: str) -> int:
        """Return the voice of a claim."""
        if by == "claimant":
            return self.roots.get(row.claimant, row.claimant)
        return row.source if by == "source" else self.publishers.get(row.source, 0)

    def is_nameless(self, row: AssertionRow) -> bool:
        return row.claimant in self.anonymous or row.spokesperson in self.anonymous


@dataclass(slots=True)
class _Resting:
    """Counts on whom assertions rest: `lone` those of one claim, `one` those of several of one voice."""

    whose: _Whose
    by: str
    most: int
    assertions: int = 0
    anonymous: int = 0
    lone: int = 0
    one: dict[str, int] = field(default_factory=lambda: dict.fromkeys(KINDS, 0))
    supported: dict[int, int] = field(default_factory=dict)
    alone: dict[int, int] = field(default_factory=dict)
    examples: dict[int, list[list[AssertionRow]]] = field(default_factory=dict)

    def taking(self, store: Store, filters: Filters) -> Iterator[list[AssertionRow]]:
        """Yield the claims of each assertion, having counted them."""
        for rows in alike.assertion_rows(store, filters):
            self._take(rows)
            yield rows

    def _take(self, rows: list[AssertionRow]) -> None:
        self.assertions += 1
        self.anonymous += bool(self.whose.anonymous) and all(map(self.whose.is_nameless, rows))
        voices = {self.whose.voice(row, self.by) for row in rows}
        for voice in voices:
            self.supported[voice] = self.supported.get(voice, 0) + 1
        if len(voices) == 1:
            self._rests_on(voices.pop(), rows)
        if len(rows) == 1:  # as nearly all are in a large store
            self.lone += 1
            return
        for kind in KINDS:
            self.one[kind] += len({self.whose.voice(row, kind) for row in rows}) == 1

    def _rests_on(self, voice: int, rows: list[AssertionRow]) -> None:
        """Note that an assertion rests on one voice alone."""
        self.alone[voice] = self.alone.get(voice, 0) + 1
        examples = self.examples.setdefault(voice, [])
        if not self.most or len(examples) < self.most:
            examples.append(rows)


class _Maker:
    """Makes rows of ids and names out of numbers."""

    def __init__(
        self,
        store: Store,
        whose: _Whose,
        by: str,
        about: Mapping[int, list[tuple[int, int]]],
        resting: _Resting,
    ) -> None:
        self._store = store
        self._by, self._about, self._resting = by, about, resting
        self._relations = store.relation_names
        numbers = {actor for its in about.values() for actor, _ in its}
        numbers |= {n for its in resting.examples.values() for rows in its for n in rows[0].ends}
        numbers |= {*whose.roots, *whose.roots.values(), *whose.publishers.values()}
        self._ids = {n: thing.id for n, thing in store.things(numbers - {0}).items()}
        self._names = {n: thing.name for n, thing in store.things(numbers - {0}).items()}
        if by == "source":
            self._voice_ids = store.source_ids
            titles = {source.id: source.title for source in store.sources()}
            self._voice_names = {n: titles[key] for n, key in self._voice_ids.items()}
        else:
            self._voice_ids, self._voice_names = self._ids, self._names
        self._members: dict[int, list[str]] = {}
        for claimant, root in sorted(whose.roots.items()):
            self._members.setdefault(root, []).append(self._ids[claimant])

    def voice(self, n: int, counts: list[int]) -> Voice:
        """Return the row of a voice."""
        examples = self._resting.examples.get(n, ())
        return Voice(
            id=self._voice_ids.get(n, ""),
            name=self._voice_names.get(n, ""),
            members=tuple(self._members.get(n, ())) if self._by == "claimant" else (),
            claims=sum(counts),
            assertive=counts[0],
            tentative=counts[1],
            not_asserted=counts[2],
            about=tuple(About(self._ids[actor], many) for actor, many in self._about.get(n, ())),
            assertions=self._resting.supported.get(n, 0),
            alone=self._resting.alone.get(n, 0),
            examples=tuple(map(self._alone, examples)),
        )

    def _alone(self, rows: list[AssertionRow]) -> Alone:
        ends = (self._ids.get(n, "") for n in rows[0].ends)
        claims = self._store.claim_ids([row.n for row in rows])
        return Alone(Assertion(self._relations[rows[0].relation], *ends), tuple(claims))


def _mentioned(rows: Iterable[Voice]) -> Iterator[str]:
    for row in rows:
        yield from row.members
        yield from (about.actor for about in row.about)
        yield from (end for alone in row.examples for end in alone.assertion.ends if end)
