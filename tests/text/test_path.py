"""The answer to *path*, as lines."""

from __future__ import annotations

from conftest import World


def test_a_path_with_a_hop_that_is_not_asserted_says_so(world: World) -> None:
    case = world(
        "relation: leads, subject: red, object: alpha",
        "relation: attacks, subject: alpha, object: blue, modality: intended",
        "relation: threatens, subject: alpha, object: blue, modality: conditional",
    )
    expected = """\
1 shortest path between Red and Blue: 2 hops, tentative

Red – Alpha – Blue, tentative
  Red leads Alpha.
      “words 1”
      — Gazette · stated · in Gazette, 2024-02-02 [c1]
  Alpha plans to attack Blue.
      “words 2”
      — Gazette · intended · in Gazette, 2024-02-02 [c2]
      … and 1 more claim between the two, also: threatens (conditional)"""
    answer = case.path("red", "blue", tentative=True)
    assert (str(answer), answer.verdict) == (expected, "not asserted")


def test_a_path_that_nobody_asserts_is_headed_as_that(world: World) -> None:
    case = world(
        "relation: attributes, subject: blue, object: alpha, event: raid, claimant: blue, modality: withheld"
    )
    expected = """\
1 shortest path between Blue and Alpha: 1 hop, not asserted

Blue – Alpha, not asserted
  Blue stopped short of blaming Alpha for the raid.
      “words 1”
      — Blue · withheld · in Gazette, 2024-02-02 [c1]"""
    answer = case.path("blue", "alpha", modality="not asserted")
    assert (str(answer), answer.verdict) == (expected, "not asserted")


def test_an_asserted_path_beside_one_that_is_not_is_told_from_it(world: World) -> None:
    case = world(
        "relation: sponsors, subject: red, object: alpha",
        "relation: sponsors, subject: alpha, object: blue",
        "relation: sponsors, subject: red, object: beta, modality: hinted",
        "relation: sponsors, subject: beta, object: blue",
    )
    lines = str(case.path("red", "blue", modality="all")).splitlines()
    assert [line for line in lines if line.startswith(("2 ", "Red – "))] == [
        "2 shortest paths between Red and Blue: 2 hops",
        "Red – Alpha – Blue",
        "Red – Beta – Blue, not asserted",
    ]
