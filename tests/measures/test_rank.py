"""Who stands where, and what its place rests on."""

from __future__ import annotations

import pytest

from actorgraph.library import Case
from actorgraph.measures.rank import MEASURES, Ranked
from actorgraph.measures.support import Support
from actorgraph.model.errors import InvalidValue
from conftest import World
from measures.graphs import case_of

CHAIN = (
    "relation: sponsors, subject: red, object: alpha",
    "relation: attacks, subject: alpha, object: blue",
    "relation: attacks, subject: alpha, object: blue, modality: confirmed",
)


def test_the_actor_with_most_neighbours_comes_first_and_equals_share_a_place(world: World) -> None:
    found = world(*CHAIN).rank()
    assert found.ranked == (
        Ranked(
            1, "alpha", "Alpha", 2.0, 2, 1, 1, Support(("c3", "c1", "c2"), ("report",), 3, 1)
        ),
        Ranked(2, "red", "Red", 1.0, 1, 1, 0, Support(("c1",), ("report",), 1, 1)),
        Ranked(2, "blue", "Blue", 1.0, 1, 0, 1, Support(("c3", "c2"), ("report",), 2, 1)),
    )  # fmt: skip


def test_an_actor_of_whom_nothing_counts_has_no_place(world: World) -> None:
    case = world(*CHAIN, "relation: attacks, subject: beta, object: alpha, modality: denied")
    assert [it.actor for it in case.rank(top=0).ranked] == ["alpha", "red", "blue"]
    assert case.rank().basis.left_out == {"denied": 1}


def test_what_is_tentative_counts_when_it_may(world: World) -> None:
    case = world(*CHAIN, "relation: attacks, subject: alpha, object: beta, modality: possible")
    assert case.rank(top=1).ranked[0].score == 2
    assert case.rank(top=1, tentative=True).ranked[0].score == 3


def test_a_relation_or_family_keeps_its_claims_only(world: World) -> None:
    found = world(*CHAIN).rank(relation="sponsorship")
    assert [(it.actor, it.support.claims) for it in found.ranked] == [
        ("red", ("c1",)),
        ("alpha", ("c1",)),
    ]
    assert found.basis.relations == ("sponsors", "supports-politically")


def test_degree_with_directions_counts_both_ways_of_a_tie(world: World) -> None:
    case = world(*CHAIN, "relation: attacks, subject: blue, object: alpha")
    (first, *_) = case.rank(directed=True).ranked
    assert (first.actor, first.score, first.neighbours, first.out, first.into) == (
        "alpha", 3.0, 2, 1, 2,
    )  # fmt: skip


def test_pagerank_weighs_an_arc_by_its_claims(world: World) -> None:
    case = world(
        "relation: attacks, subject: red, object: alpha",
        "relation: attacks, subject: red, object: alpha",
        "relation: attacks, subject: red, object: blue",
    )
    scores = {it.actor: it.score for it in case.rank("pagerank").ranked}
    # Nobody leads to Red, x: x = 0.05 + 0.85 (1 - x) / 3; Alpha has x + 0.85 x 2/3, Blue x + 0.85 x 1/3.
    red = (0.05 + 0.85 / 3) / (1 + 0.85 / 3)
    assert scores == pytest.approx(
        {"red": red, "alpha": red * (1 + 1.7 / 3), "blue": red * (1 + 0.85 / 3)}, abs=1e-9
    )


def test_betweenness_says_that_it_is_exact(world: World) -> None:
    found = world(*CHAIN).rank("betweenness")
    assert [(it.actor, it.score) for it in found.ranked] == [("alpha", 1), ("red", 0), ("blue", 0)]
    assert (found.exact, found.pivots) == (True, 3)


def test_a_broker_has_the_role_of_the_types_around_it(world: World) -> None:
    found = world(*CHAIN).rank("broker", top=1)
    (first,) = found.ranked
    assert (first.actor, first.score, first.group) == ("alpha", 1, "armed-group")
    assert first.roles == {
        "coordinator": 0, "itinerant": 1, "gatekeeper": 0, "representative": 0, "liaison": 0,
    }  # fmt: skip


ACTORS = """\
- {id: red, name: Red, type: state}
- {id: corps, name: Corps, type: military, parent: red}
- {id: unit, name: Unit, type: military, parent: corps}
- {id: front, name: Front, type: umbrella-group}
- {id: alpha, name: Alpha, type: armed-group, parent: front}
- {id: beta, name: Beta, type: unknown}
- {id: gazette, name: Gazette, type: media-outlet}
"""


def test_a_parent_groups_all_below_it(world: World) -> None:
    case = world(
        "relation: sponsors, subject: unit, object: corps",
        "relation: sponsors, subject: corps, object: alpha",
        actors=ACTORS,
    )
    (first, *_) = case.rank("broker", groups="parent").ranked
    assert (first.actor, first.group, first.roles["representative"]) == ("corps", "Red", 1)


def test_who_has_no_known_country_is_left_out_and_counted(world: World) -> None:
    case = world(
        "relation: sponsors, subject: unit, object: corps",
        "relation: sponsors, subject: corps, object: alpha",
        "relation: sponsors, subject: corps, object: red",
        actors=ACTORS,
    )
    found = case.rank("broker", groups="country")
    assert found.ungrouped == 1
    assert (found.ranked[0].actor, found.ranked[0].score) == ("corps", 1)
    assert found.ranked[0].roles["coordinator"] == 1


def test_who_has_no_known_type_is_left_out_and_counted(world: World) -> None:
    case = world(
        "relation: sponsors, subject: red, object: beta",
        "relation: sponsors, subject: beta, object: alpha",
        actors=ACTORS,
    )
    found = case.rank("broker")
    assert (found.ungrouped, [it.score for it in found.ranked]) == (1, [0, 0, 0])


@pytest.mark.parametrize("by", MEASURES)
def test_a_case_without_claims_ranks_nobody(by: str) -> None:
    with case_of(2, []) as case:
        assert case.rank(by).ranked == ()


@pytest.mark.parametrize(
    ("words", "options"),
    [
        ("unknown measure 'fame'; use one of degree, pagerank", {"by": "fame"}),
        ("unknown grouping 'age'; use one of type, parent", {"by": "broker", "groups": "age"}),
        ("a broker's roles need directions", {"by": "broker", "directed": False}),
    ],
)
def test_what_cannot_be_asked_is_refused(world: World, words: str, options: dict[str, str]) -> None:
    with pytest.raises(InvalidValue, match=words):
        world(*CHAIN).rank(**options)  # type: ignore[arg-type]


def test_a_hub_names_its_firmest_hundred_claims_and_counts_all() -> None:
    with case_of(121, [(0, node) for node in range(1, 121)]) as case:
        support = case.rank(top=1).ranked[0].support
    assert (len(support.claims), support.claim_count, support.source_count) == (100, 120, 1)


def test_the_shipped_case_has_the_militias_in_the_middle(shipped: Case) -> None:
    found = shipped.rank("pagerank", top=2)
    assert [it.actor for it in found.ranked] == ["iran-backed-militias", "us-military"]
