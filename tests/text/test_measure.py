"""The answers to *rank*, *communities*, *cut* and *balance*, as lines."""

from __future__ import annotations

from conftest import World


def test_the_actors_without_whom_two_are_not_tied_are_named(world: World) -> None:
    case = world(
        "relation: sponsors, subject: red, object: alpha",
        "relation: attacks, subject: alpha, object: blue",
    )
    expected = """\
Without 1 actor, nothing ties Red and Blue
  Alpha, in 2 claims of 1 source
      Red sponsors Alpha.
        “words 1”
        — Gazette · stated · in Gazette, 2024-02-02 [c1]
      … and 1 more claim [c2]

Cut: as few actors as can be, so that no way is left without them (minimum cut, one an actor; Menger
  1927); others may be as small.
Counted: claims said as confirmed, stated, believed or likely, walked from either end; what other
  claims or modalities say may tie the two all the same."""
    assert str(case.cut("red", "blue", by="actors")) == expected


def test_without_a_claim_that_counts_there_is_nothing_to_measure(world: World) -> None:
    case = world("relation: sponsors, subject: red, object: alpha, modality: denied")
    expected = """\
0 communities of 0 actors
Nothing to measure: no claim that counts ties two actors.

Communities: sets of actors with more claims among them than chance would have, found by moving
  actors between sets while modularity grows (Louvain method; Blondel and others 2008); modularity
  0.0000 at resolution 1, one seed. A claim ties two actors whatever it says: enemies may be in one
  community; --relation sponsorship keeps to one kind of tie.
Counted: 0 claims between two actors, said as confirmed, stated, believed or likely; they make 0
  ties.
Also said, and not counted: 1 claim (denied 1)."""
    assert str(case.communities()) == expected
