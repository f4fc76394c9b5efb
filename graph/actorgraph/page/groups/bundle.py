"""What there is between the groups of a large graph: one bundle of ties for each two of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from actorgraph.model.modality import group
from actorgraph.page.salience import is_protagonist, salience, weight_of

if TYPE_CHECKING:
    from actorgraph.model.claim import Claim
    from actorgraph.page.groups.partition import Group, Partition
    from actorgraph.page.view import Tie, View

#: Things that stand by themselves among the groups, as a share of all that is drawn.
SINGLES: Final = 0.4
#: From this share of its claims in one direction on, a bundle has an arrow.
_ONE_WAY: Final = 0.75


class Unit(NamedTuple):
    """What has a card: a group, or (*group* is None) one thing that is tied to groups and in none."""

    head: str
    members: tuple[str, ...]
    group: Group | None


class Measured(NamedTuple):
    """How much some claims count for: how many they are, events that they are about, and deaths."""

    claims: int
    events: int
    deaths: int


@dataclass(frozen=True, slots=True)
class Bundle:
    """All ties between two units, as places in `View.ties`, with the family of most of its claims.

    From *start* to *end* if *is_one_way*, else both ways. `certainty` is the group of most claims of the
    family, of which there are `often`.
    """

    start: int
    end: int
    family: str
    certainty: str
    often: int
    is_one_way: bool
    ties: tuple[int, ...]
    measured: Measured
    weight: float


def units_of(view: View, partition: Partition, most: int) -> list[Unit]:
    """Return at most so many groups, and things beside them, of which most is told; most first."""
    salient = salience(view.things, partition.ties)
    groups = [Unit(group.head, group.members, group) for group in partition.groups]
    singles = [
        Unit(key, (key,), None) for key in partition.tied if is_protagonist(view.things[key])
    ]
    singles = [unit for unit in singles if salient[unit.head] > 0][: round(SINGLES * most)]
    worth = {unit.head: sum(salient[key] for key in unit.members) for unit in (*groups, *singles)}
    found = sorted((*groups, *singles), key=lambda unit: (-worth[unit.head], unit.head))
    return found[:most]


def bundles_of(view: View, ties: Iterable[Tie], units: Sequence[Unit]) -> list[Bundle]:
    """Return what there is between each two units, most first."""
    unit_of = {key: n for n, unit in enumerate(units) for key in unit.members}
    number = {id(tie): n for n, tie in enumerate(view.ties)}
    between: dict[tuple[int, int], list[Tie]] = defaultdict(list)
    for tie in ties:
        one, other = unit_of.get(tie.start), unit_of.get(tie.end)
        if one is not None and other is not None and one != other and tie.link != "blamed":
            between[min(one, other), max(one, other)].append(tie)
    found = [_bundle(view, pair, its, unit_of, number) for pair, its in between.items()]
    return sorted(found, key=lambda bundle: (-bundle.weight, bundle.start, bundle.end))


def measured(view: View, ties: Iterable[Tie]) -> Measured:
    """Return how much the claims of some ties count for.

    Of several claims about one event the highest number of deaths counts, so that two reports of one attack
    do not double its dead.
    """
    claims = [view.claims[place] for tie in ties for place in tie.claims]
    dead: dict[str, float] = {}
    for claim in claims:
        key = claim.event or claim.id
        dead[key] = max(dead.get(key, 0), _deaths(claim))
    events = {claim.event for claim in claims if claim.event}
    return Measured(len(claims), len(events), round(sum(dead.values())))


def _bundle(
    view: View,
    pair: tuple[int, int],
    ties: Sequence[Tie],
    unit_of: Mapping[str, int],
    number: Mapping[int, int],
) -> Bundle:
    kinds: Counter[tuple[str, str]] = Counter()
    for tie in ties:
        for place in tie.claims:
            kinds[tie.family, group(view.claims[place].modality)] += 1
    (family, certainty), often = min(kinds.items(), key=lambda item: (-item[1], item[0]))
    outward = sum(len(tie.claims) for tie in ties if unit_of[tie.start] == pair[0])
    directed = sum(len(tie.claims) for tie in ties if tie.link != "symmetric")
    every = sum(len(tie.claims) for tie in ties)
    forth = sum(
        len(tie.claims) for tie in ties if tie.link != "symmetric" and unit_of[tie.start] == pair[0]
    )
    is_back = outward < every / 2
    start, end = (pair[1], pair[0]) if is_back else pair
    ahead = directed - forth if is_back else forth
    return Bundle(
        start,
        end,
        family,
        certainty,
        often,
        directed > every / 2 and ahead >= _ONE_WAY * every,
        tuple(number[id(tie)] for tie in ties),
        measured(view, ties),
        round(sum(map(weight_of, ties)), 6),
    )


def _deaths(claim: Claim) -> float:
    """Return how many people a claim says died; 0 if it does not say."""
    quantity = claim.quantity
    if quantity is None or quantity.op in ("<", "<=") or group(claim.modality) != "assertive":
        return 0
    is_deaths = quantity.unit in ("deaths", "death") or claim.relation == "kills"
    return quantity.value if is_deaths else 0
