"""Paths in time: no step is on a day before that of the last."""

from __future__ import annotations

import pytest

from actorgraph.model.filters import read_filters
from actorgraph.questions.paths.adjacency import Ground
from actorgraph.questions.paths.in_time import Clock, earliest_day, ways_in_time
from conftest import World

FIRST = "relation: attacks, subject: red, object: alpha"
SECOND = "relation: attacks, subject: alpha, object: blue"
ON = [["red", "alpha", "blue"]]


@pytest.mark.parametrize(
    ("claims", "filters", "ways"),
    [
        ([f"{FIRST}, when: 2024-01-01", f"{SECOND}, when: 2024-01-02"], {}, ON),
        ([f"{FIRST}, when: 2024-01-02", f"{SECOND}, when: 2024-01-01"], {}, []),
        ([f"{FIRST}, when: 2024-01-02", f"{SECOND}, when: 2024-01-02"], {}, ON),
        ([f"{FIRST}, when: 2024-01-02/..", f"{SECOND}, when: ../2024-01-02"], {}, ON),
        ([f"{FIRST}, when: 2024-01-03/..", f"{SECOND}, when: ../2024-01-02"], {}, []),
        ([f"{FIRST}, when: 2024-01-01", SECOND], {}, []),
        ([f"{FIRST}, when: 2024-01-01", SECOND], {"undated": True}, ON),
        ([f"{FIRST}, when: 2024-01", f"{SECOND}, when: 2024-01"], {"since": "2024-02"}, []),
        ([f"{FIRST}, when: 2024/..", f"{SECOND}, when: 2024/.."], {"since": "2024-02"}, ON),
        (
            [f"{FIRST}, when: 2024-01-03", f"{FIRST}, when: 2024-01-01", f"{SECOND}, when: 2024-01-02"],
            {},
            ON,
        ),
    ],
    ids=[
        "a day later", "a day before", "the same day", "spans that meet", "spans that do not meet",
        "a claim without a day", "a claim without a day that may have any", "days outside the filters",
        "spans that reach into the filters", "one of two claims of a step",
    ],
)  # fmt: skip
def test_a_path_has_no_step_before_the_last(
    world: World, claims: list[str], filters: dict[str, object], ways: list[list[str]]
) -> None:
    store = world(*claims).store
    asked = read_filters(**filters)  # type: ignore[arg-type]
    ids = {store.thing(actor.id).n: actor.id for actor in store.actors()}
    ground = Ground(store, Clock.without_days(asked))
    red, blue = store.thing("red").n, store.thing("blue").n
    found = ways_in_time(ground, Clock(asked), red, blue)
    assert [[ids[n] for n in way] for way in found] == ways


def test_a_clock_remembers_the_claims_without_a_day(world: World) -> None:
    store = world(FIRST, f"{SECOND}, when: 2024-01-01").store
    clock = Clock(read_filters())
    red, blue = store.thing("red").n, store.thing("blue").n
    list(ways_in_time(Ground(store, read_filters()), clock, red, blue))
    assert store.claim_ids(sorted(clock.undated)) == ["c1"]


@pytest.mark.parametrize(
    ("spans", "since", "day"),
    [
        ([(5, 9)], 1, 5),
        ([(5, 9)], 7, 7),
        ([(5, 9)], 9, 9),
        ([(5, 9)], 10, None),
        ([(8, 9), (2, 3), (5, 6)], 4, 5),
        ([], 1, None),
    ],
)
def test_the_earliest_day_is_the_first_of_a_span_that_is_not_over(
    spans: list[tuple[int, int]], since: int, day: int | None
) -> None:
    assert earliest_day(spans, since) == day
