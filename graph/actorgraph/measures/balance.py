"""Balance: whether the friends of friends are friends, triad by triad and as a whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, ClassVar, Final, NamedTuple

from actorgraph.identity.counted import CountedAsOne, counted_as_one
from actorgraph.measures.adjacency import Basis, Counting, Ground, read_ground
from actorgraph.measures.measure import Measure, measure_words
from actorgraph.measures.support import Support, support_of_pairs
from actorgraph.model.errors import TooMany
from actorgraph.model.filters import NONE, Filters
from actorgraph.questions.answer import Verdict, each_once, verdict_of
from actorgraph.store.reader import Store

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from actorgraph.measures.adjacency import Numbers
    from actorgraph.measures.triangle import Triangles

#: Families whose claims are for, and against; those of other families have no sign.
POSITIVE: Final = ("sponsorship", "alliance", "membership", "aid")
NEGATIVE: Final = ("attack", "casualties", "conflict", "threat", "sanction")
#: Relations of these families that are neither: who left was a member, and who warns may mean well.
UNSIGNED: Final = ("splinter-of", "leaves", "avoids-conflict-with", "warns")
#: The kinds of triads, by how many of their ties are negative.
KINDS: Final = ("+++", "++-", "+--", "---")
#: Signed ties up to which the network is looked at, some minutes.
MOST_TIES: Final = 2_000_000
#: Triads, pairs and ties that are listed with their claims.
MOST: Final = 20

DEFINITION: Final = (
    "a triad is balanced where the product of its three signs is positive: a friend's friend and an"
    " enemy's enemy are friends (Cartwright and Harary 1956)"
)


@dataclass(frozen=True, slots=True)
class SignedTie:
    """A tie with its sign, ``"+"`` or ``"-"``, and the claims that say so."""

    actor: str
    other: str
    sign: str
    support: Support

    def document(self) -> dict[str, Any]:
        """Return it as JSON values."""
        ends = {"actor": self.actor, "other": self.other}
        return {**ends, "sign": self.sign, **self.support.document()}


@dataclass(frozen=True, slots=True)
class Triad:
    """Three actors that are tied to one another, with their ties."""

    actors: tuple[str, str, str]
    kind: str
    ties: tuple[SignedTie, ...]

    def document(self) -> dict[str, Any]:
        """Return it as JSON values."""
        return {
            "actors": list(self.actors),
            "kind": self.kind,
            "ties": [tie.document() for tie in self.ties],
        }


@dataclass(frozen=True, slots=True)
class Mixed:
    """A pair of which claims of both signs count."""

    actor: str
    other: str
    positive: Support
    negative: Support

    def document(self) -> dict[str, Any]:
        """Return it as JSON values."""
        return {
            "actor": self.actor,
            "other": self.other,
            "positive": self.positive.document(),
            "negative": self.negative.document(),
        }


@dataclass(frozen=True, slots=True)
class Balance(Measure[Triad]):
    """How balanced the ties for and against are.

    `triads` counts the triads of each kind of `KINDS`. `unbalanced` and `balanced` hold those that are listed
    with their claims, best supported first, `mixed` the pairs that were left out for having both signs, of which there
    are `mixed_count`. `frustration` is the index if `exact`, else an upper bound; `against` are ties of
    one division into camps that reaches it.
    """

    positive: int
    negative: int
    triads: dict[str, int]
    unbalanced: tuple[Triad, ...]
    mixed_count: int
    mixed: tuple[Mixed, ...]
    frustration: int
    exact: bool
    against: tuple[SignedTie, ...]
    signs: dict[str, tuple[str, ...]]
    names: dict[str, str]
    basis: Basis
    same: tuple[CountedAsOne, ...] = ()
    balanced: tuple[Triad, ...] = ()

    columns: ClassVar[tuple[str, ...]] = ("triad", "signs", "claims")

    @property
    def question(self) -> str:
        """The question in words."""
        return _QUESTION

    @property
    def verdict(self) -> Verdict:
        """*Derived*; *not stated* if no claim that counts has a sign."""
        return verdict_of([], derived=self.positive + self.negative > 0)

    @property
    def answers(self) -> tuple[Triad, ...]:
        """The triads that are not balanced, best supported first."""
        return self.unbalanced

    @property
    def things(self) -> tuple[str, ...]:
        """The ids of the actors that are named."""
        return each_once(self.names)

    @property
    def claims(self) -> tuple[str, ...]:
        """The ids of the claims that are named, firmest first of each tie."""
        triads = (*self.unbalanced, *self.balanced)
        ties = [*(tie for triad in triads for tie in triad.ties), *self.against]
        supports = [tie.support for tie in ties]
        supports += [support for pair in self.mixed for support in (pair.positive, pair.negative)]
        return each_once(claim for support in supports for claim in support.claims)

    def cells(self, answer: Triad) -> tuple[object, ...]:
        """Return a triad as a row."""
        names = ", ".join(self.names[key] for key in answer.actors)
        return names, answer.kind, sum(tie.support.claim_count for tie in answer.ties)

    @property
    def definition(self) -> str:
        """What balance is, in words."""
        return DEFINITION

    @property
    def unbalanced_count(self) -> int:
        """How many triads are not balanced."""
        return self.triads["++-"] + self.triads["---"]

    @property
    def balanced_count(self) -> int:
        """How many triads are balanced."""
        return self.triads["+++"] + self.triads["+--"]

    def document(self) -> dict[str, Any]:
        """Return the balance as JSON values, under the documented keys."""
        return {
            "definition": self.definition,
            "signs": {key: list(names) for key, names in self.signs.items()},
            "positive": self.positive,
            "negative": self.negative,
            "triads": dict(self.triads),
            "balanced_count": self.balanced_count,
            "unbalanced_count": self.unbalanced_count,
            "unbalanced": [triad.document() for triad in self.unbalanced],
            "balanced": [triad.document() for triad in self.balanced],
            "mixed_count": self.mixed_count,
            "mixed": [pair.document() for pair in self.mixed],
            "frustration": self.frustration,
            "exact": self.exact,
            "against": [tie.document() for tie in self.against],
            "basis": self.basis.document(),
            "same": [group.document() for group in self.same],
        }


class _Signed(NamedTuple):
    low: Numbers
    high: Numbers
    negative: Numbers
    weight: Numbers


_QUESTION: Final = "which ties are not balanced"


def balance_words(_store: Store | None = None, *, relation: Sequence[str] = (), **_: object) -> str:
    """Return the question of `balance` in words.

    >>> balance_words(relation=["aid", "threat"])
    'which ties are not balanced, by claims of aid or threat'
    """
    return measure_words(_QUESTION, relation)


def balance(
    store: Store,
    *,
    filters: Filters = NONE,
    relation: Sequence[str] = (),
    top: int = MOST,
    most_ties: int = MOST_TIES,
) -> Balance:
    """Return how balanced the ties for and against are, with the triads that are not, then those that are.

    A tie is positive if claims of sponsorship, alliance, membership or aid count between two actors, in
    either direction, and negative if claims of attack, casualties, conflict, threat or sanction do;
    `UNSIGNED` names relations of these families that are neither. Other claims have no sign and are left
    out, and so are pairs of which both is said, which are listed: sides may change, and sources differ.
    Ask with a date to take one time at a time; without, ties of different times meet in one triad. What
    the filters leave out has no sign, so that an unbalanced triad may be one of what is said, not of
    what is.

    Parameters
    ----------
    relation
        Only claims of these relations or families; all by default.
    top
        At most so many triads of either sort, pairs and ties with their claims, 0 for all but the balanced triads;
        all are counted.

    Raises
    ------
    TooMany
        There are more than *most_ties* signed ties, or they are too dense.

    References
    ----------
    Cartwright and Harary (1956), "Structural Balance: A Generalization of Heider's Theory", Psychological
    Review 63. Davis (1967) would call a triad of three enemies balanced too; see its count in `triads`.
    For the frustration index see `actorgraph.measures.frustration`.
    """
    from actorgraph.measures.frustration import frustration

    relations = store.vocabulary.relations_of(relation)
    classes = signs(store, relations)
    asked = Counting(store, filters, (*classes[0], *classes[1]))
    ground = read_ground(asked, classes)
    if ground.basis.ties > most_ties:
        raise TooMany(
            f"the claims that count make {ground.basis.ties:,} signed ties, and at most {most_ties:,} are"
            " looked at; narrow them with a relation, a date or a claimant"
        )
    signed, mixed = _split(ground)
    counts, unbalanced, balanced = _counted(ground.size, signed, top)
    chosen = [*unbalanced, *balanced]
    found = frustration(signed.low, signed.high, signed.negative)
    shown = list(found.against[: top or None])
    numbers = ground.numbers.tolist()
    pairs = _Pairs(asked, classes, signed, numbers)
    ties = pairs.ties([*shown, *(place for triad in chosen for place in triad[3:])])
    torn = [(numbers[a], numbers[b]) for a, b in mixed[: top or None]]
    for_them = support_of_pairs(asked._replace(relations=classes[0]), torn)
    against = support_of_pairs(asked._replace(relations=classes[1]), torn)
    named = {numbers[n] for triad in chosen for n in triad[:3]} | {n for pair in torn for n in pair}
    named |= {n for place in shown for n in pairs.ends(place)}
    things = store.things(sorted(named))
    return Balance(
        positive=int((signed.negative == 0).sum()),
        negative=int(signed.negative.sum()),
        triads=dict(zip(KINDS, counts, strict=True)),
        unbalanced=tuple(_triad(triad, ties, things, numbers) for triad in unbalanced),
        balanced=tuple(_triad(triad, ties, things, numbers) for triad in balanced),
        mixed_count=len(mixed),
        mixed=tuple(
            Mixed(things[a].id, things[b].id, for_them[a, b], against[a, b]) for a, b in torn
        ),
        frustration=found.least,
        exact=found.exact,
        against=tuple(ties[place] for place in shown),
        signs=dict(zip(("positive", "negative"), classes, strict=True)),
        names={thing.id: thing.name for thing in things.values()},
        basis=replace(ground.basis, relations=relations),
        same=counted_as_one(store, [thing.id for thing in things.values()]),
    )


def signs(store: Store, relations: tuple[str, ...] = ()) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the relations that are for and those that are against, of some or of all."""
    wanted = [
        relation for relation in store.vocabulary
        if relation.name not in UNSIGNED and (not relations or relation.name in relations)
    ]  # fmt: skip
    positive = tuple(relation.name for relation in wanted if relation.family in POSITIVE)
    return positive, tuple(relation.name for relation in wanted if relation.family in NEGATIVE)


def _split(ground: Ground) -> tuple[_Signed, list[tuple[int, int]]]:
    """Return the pairs of one sign, ordered, and those of both."""
    import numpy as np

    sides = [ground.pairs_of((kind,)) for kind in (0, 1)]
    keys = [low * ground.size + high for low, high, _ in sides]
    both = np.intersect1d(keys[0], keys[1], assume_unique=True)
    alone = [np.isin(of, both, invert=True) for of in keys]
    parts = [
        (low[kept], high[kept], np.full(int(kept.sum()), kind), weight[kept])
        for kind, ((low, high, weight), kept) in enumerate(zip(sides, alone, strict=True))
    ]
    low, high, negative, weight = (np.concatenate(arrays) for arrays in zip(*parts, strict=True))
    order = np.lexsort((high, low))
    torn = [divmod(key, ground.size) for key in both.tolist()]
    return _Signed(low[order], high[order], negative[order], weight[order]), torn


def _counted(
    size: int, signed: _Signed, top: int
) -> tuple[list[int], list[list[int]], list[list[int]]]:
    """Return how many triads of each kind there are, and the best supported unbalanced and balanced ones.

    Those are rows of three nodes and the places of their three ties.
    """
    import numpy as np

    from actorgraph.measures.triangle import triangles

    counts = np.zeros(len(KINDS), np.int64)
    odd = even = np.zeros((0, 6), np.int64)
    for three in triangles(size, signed.low, signed.high):
        negatives = (
            signed.negative[three.ab] + signed.negative[three.ac] + signed.negative[three.bc]
        )
        counts += np.bincount(negatives, minlength=len(KINDS))
        odd = _best(signed, np.concatenate([odd, _rows(three, negatives % 2 == 1)]), top)
        even = _best(signed, np.concatenate([even, _rows(three, negatives % 2 == 0)]), top or MOST)
    return counts.tolist(), odd.tolist(), even.tolist()


def _rows(three: Triangles, kept: NDArray[np.bool_]) -> Numbers:
    """Return triads as rows, their nodes in order."""
    import numpy as np

    nodes = np.stack([three.a, three.b, three.c], axis=1)[kept]
    ties = np.sort(np.stack([three.ab, three.ac, three.bc], axis=1)[kept], axis=1)
    return np.concatenate([np.sort(nodes, axis=1), ties], axis=1)


def _best(signed: _Signed, rows: Numbers, top: int) -> Numbers:
    """Return the triads whose weakest tie has most claims, then all three."""
    import numpy as np

    weights = signed.weight[rows[:, 3:]]
    order = np.lexsort(
        (
            rows[:, 2],
            rows[:, 1],
            rows[:, 0],
            -weights.sum(axis=1),
            -weights.min(axis=1, initial=1 << 40),
        )
    )
    return rows[order[: top or None]]


class _Pairs:
    """Looks up the claims of signed ties."""

    def __init__(
        self,
        asked: Counting,
        classes: tuple[tuple[str, ...], tuple[str, ...]],
        signed: _Signed,
        numbers: list[int],
    ) -> None:
        self.asked = asked
        self.classes = classes
        self.signed = signed
        self.numbers = numbers

    def ends(self, place: int) -> tuple[int, int]:
        """Return the numbers of the actors of a tie."""
        low, high = int(self.signed.low[place]), int(self.signed.high[place])
        return self.numbers[low], self.numbers[high]

    def ties(self, places: list[int]) -> dict[int, SignedTie]:
        """Return the ties at some places."""
        pairs = {place: self.ends(place) for place in dict.fromkeys(places)}
        supports = support_of_pairs(self.asked, pairs.values())
        things = self.asked.store.things(n for pair in pairs.values() for n in pair)
        return {
            place: SignedTie(
                things[pair[0]].id, things[pair[1]].id,
                "-" if self.signed.negative[place] else "+", supports[pair],
            )
            for place, pair in pairs.items()
        }  # fmt: skip


def _triad(
    row: list[int], ties: dict[int, SignedTie], things: dict[int, Any], numbers: list[int]
) -> Triad:
    a, b, c = (things[numbers[node]].id for node in row[:3])
    kept = tuple(ties[place] for place in row[3:])
    negatives = sum(tie.sign == "-" for tie in kept)
    return Triad((a, b, c), KINDS[negatives], kept)
