"""The order in which few lines cross."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from actorgraph.page.story.camp import Camp
from actorgraph.page.story.edge import Edge
from actorgraph.page.story.order import Arrangement, arranged, crossing_pairs, legs_of

LEFT, RIGHT = ("a", "b", "c", "d"), ("w", "x", "y", "z")
SIDES = {**dict.fromkeys(LEFT, 0), **dict.fromkeys(RIGHT, 1)}
CAMPS = [Camp(LEFT, {}), Camp(RIGHT, {})]


def _edge(doer: str, target: str, event: str = "") -> Edge:
    return Edge("attack", doer, target, event, "assertive", "attacked", (0,))


def _arranged(edges: list[Edge], spans: dict[str, tuple[int, int]] | None = None) -> Arrangement:
    return arranged(CAMPS, [0, 1], edges, set(), spans or {})


def test_lines_that_need_not_cross_do_not() -> None:
    edges = [_edge("a", "z"), _edge("b", "y"), _edge("c", "x"), _edge("d", "w")]
    assert not crossing_pairs(_arranged(edges), legs_of(edges, SIDES, set()))


def test_events_that_do_not_overlap_stand_in_the_order_of_time() -> None:
    edges = [_edge("a", "w", "late"), _edge("b", "x", "early"), _edge("c", "y", "middle")]
    found = _arranged(edges, {"early": (1, 2), "middle": (3, 3), "late": (9, 9)})
    order = [item.event for item in found.items]
    assert order == (
        ["late", "middle", "early"] if found.latest_first else ["early", "middle", "late"]
    )


def test_a_sponsor_stands_above_its_client() -> None:
    arc = Edge("sponsorship", "d", "a", "", "assertive", "sponsors", (0,))
    edges = [arc, _edge("a", "w")]
    (front,) = arranged(CAMPS, [0, 1], edges, {arc}, {}).fronts[0]
    assert front.index("d") < front.index("a")


@settings(max_examples=15, deadline=None)
@given(
    st.lists(
        st.builds(
            _edge, st.sampled_from(LEFT), st.sampled_from(RIGHT), st.sampled_from(["", "e", "f"])
        ),
        min_size=1,
        max_size=8,
        unique=True,
    ),
)
def test_an_order_holds_everything_once(edges: list[Edge]) -> None:
    edges.sort(key=lambda edge: edge.key)
    found = arranged(CAMPS, [0, 1], edges, set(), {"e": (1, 1), "f": (5, 5)}, steps=60)
    assert found == arranged(CAMPS, [0, 1], edges, set(), {"e": (1, 1), "f": (5, 5)}, steps=60)
    rows = [row for item in found.items for row in item.rows]
    assert sorted(rows) == sorted({edge.row for edge in edges})
    assert [sorted(actor for camp in front for actor in camp) for front in found.fronts] == [
        list(LEFT),
        list(RIGHT),
    ]
    assert all(item.event == row[0] for item in found.items for row in item.rows)
    assert all(one.event != other.event or not one.event for one, other in pairwise(found.items))
