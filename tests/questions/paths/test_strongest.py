"""The strongest paths: those whose weakest step is firmest."""

from __future__ import annotations

import pytest

from actorgraph.model.filters import read_filters
from actorgraph.questions.paths.adjacency import Ground
from actorgraph.questions.paths.strongest import strongest_ways
from conftest import World

TO_ALPHA = "relation: attacks, subject: red, object: alpha"
ON_FROM_ALPHA = "relation: attacks, subject: alpha, object: blue"
TO_BETA = "relation: attacks, subject: red, object: beta"
ON_FROM_BETA = "relation: attacks, subject: beta, object: blue"
DIRECTLY = "relation: attacks, subject: red, object: blue"


def said(claim: str, modality: str) -> str:
    return f"{claim}, modality: {modality}"


@pytest.mark.parametrize(
    ("claims", "ways"),
    [
        ([said(DIRECTLY, "likely"), TO_ALPHA, ON_FROM_ALPHA], [["red", "alpha", "blue"]]),
        ([DIRECTLY, said(TO_ALPHA, "confirmed"), ON_FROM_ALPHA], [["red", "blue"]]),
        (
            [said(TO_ALPHA, "believed"), ON_FROM_ALPHA, said(TO_BETA, "believed"), said(ON_FROM_BETA, "confirmed")],
            [["red", "beta", "blue"]],
        ),
        (
            [TO_ALPHA, ON_FROM_ALPHA, TO_BETA, ON_FROM_BETA],
            [["red", "alpha", "blue"], ["red", "beta", "blue"]],
        ),
        ([said(DIRECTLY, "likely"), said(DIRECTLY, "confirmed")], [["red", "blue"]]),
        ([said(DIRECTLY, "possible")], []),
    ],
    ids=[
        "a longer path of firmer steps",
        "of two as firm the shorter",
        "of two as firm and long the one with the firmer rest",
        "several",
        "a step is as firm as its firmest claim",
        "what does not count is no step",
    ],
)  # fmt: skip
def test_the_strongest_paths_are_found(
    world: World, claims: list[str], ways: list[list[str]]
) -> None:
    store = world(*claims).store
    ids = {store.thing(actor.id).n: actor.id for actor in store.actors()}
    ground = Ground(store, read_filters())
    red, blue = store.thing("red").n, store.thing("blue").n
    assert [[ids[n] for n in way] for way in strongest_ways(ground, red, blue)] == ways
