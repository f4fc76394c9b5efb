"""The commands rank, communities, cut and balance: exit code, stdout and stderr, each whole."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from actorgraph_cli.main import actorgraph
from conftest import World

CLAIMS = (
    "relation: sponsors, subject: red, object: alpha",
    "relation: sponsors, subject: red, object: beta, modality: confirmed",
    "relation: attacks, subject: alpha, object: beta",
    "relation: attacks, subject: beta, object: blue, modality: possible",
)
COUNTED = """\
Counted: 3 claims between two actors, said as confirmed, stated, believed or likely; they make 3
  ties.
Also said, and not counted: 1 claim (possible 1).
"""
ALL = """\
Counted: 4 claims between two actors, said as confirmed, stated, believed, likely, possible,
  intended or conditional; they make 4 ties.
"""
TENTATIVE = "Tentative: the result rests also on what is only possible, intended or conditional.\n"


def outcome(*words: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(actorgraph, list(words), prog_name="actorgraph")
    return result.exit_code, result.stdout, result.stderr


def document(*words: str) -> Any:
    code, out, _ = outcome(*words, "--json")
    assert code == 0
    return json.loads(out)


@pytest.fixture
def folder(world: World, tmp_path: Path) -> str:
    """Return a case folder in which a sponsor's two groups fight each other."""
    world(*CLAIMS)
    return str(tmp_path / "world")


def test_a_rank_says_what_each_place_rests_on(folder: str) -> None:
    assert outcome("rank", "--top", "1", "-c", folder) == (
        0,
        """\
By degree: 1 of 3 actors
  1. Red: 2
     tied to 2 others (2 on the way out, 0 on the way in) by 2 claims of 1 source
       Red sponsors Beta.
         “words 2”
         — Gazette · confirmed · in Gazette, 2024-02-02 [c2]
       … and 1 more claim [c1]

Score: how many other actors the claims tie an actor to.
"""
        + COUNTED,
        "",
    )


def test_brokers_are_told_with_their_roles(folder: str) -> None:
    code, out, err = outcome("rank", "--by", "broker", "--top", "1", "--tentative", "-c", folder)
    assert (code, err) == (0, "")
    assert out == (
        """\
By brokerage: 1 of 4 actors
  1. Beta (armed-group): 2
     tied to 3 others (1 on the way out, 2 on the way in) by 3 claims of 1 source
     itinerant 1, representative 1
       Red sponsors Beta.
         “words 2”
         — Gazette · confirmed · in Gazette, 2024-02-02 [c2]
       … and 2 more claims [c3, c4]

Score: how often an actor stands between two others, one claim in and one out, that no claim ties in
  that direction (Gould and Fernandez 1989).
Groups: types of actors.
Coordinator: all three in one group; itinerant: the two others in one, the broker in another;
  gatekeeper: the broker and whom it passes on to in one; representative: the broker and whom it
  passes on for in one; liaison: three groups.
"""
        + ALL
        + TENTATIVE
    )


def test_a_rank_as_json_has_the_documented_keys(folder: str) -> None:
    assert document("rank", "--top", "1", "--relation", "sponsors", "-c", folder) == {
        "by": "degree",
        "directed": False,
        "definition": "how many other actors the claims tie an actor to",
        "exact": True,
        "pivots": 0,
        "groups": "",
        "ungrouped": 0,
        "basis": {
            "claims": 2,
            "ties": 2,
            "actors": 3,
            "modalities": ["confirmed", "stated", "believed", "likely"],
            "relations": ["sponsors"],
            "left_out": {},
            "undated": 0,
            "events": False,
        },
        "ranked": [
            {
                "place": 1,
                "actor": "red",
                "name": "Red",
                "score": 2.0,
                "neighbours": 2,
                "out": 2,
                "into": 0,
                "group": "",
                "roles": {},
                "claims": ["c2", "c1"],
                "claim_count": 2,
                "sources": ["report"],
                "source_count": 1,
            }
        ],
        "same": [],
    }


def test_communities_say_their_modularity_and_what_counted(folder: str) -> None:
    assert outcome("communities", "-c", folder) == (
        0,
        """\
1 community of 3 actors
  1. Red, Alpha, Beta
     3 actors; 3 claims of 1 source inside, 0 to others
       Red sponsors Beta.
         “words 2”
         — Gazette · confirmed · in Gazette, 2024-02-02 [c2]
       … and 2 more claims [c1, c3]

Communities: sets of actors with more claims among them than chance would have, found by moving
  actors between sets while modularity grows (Louvain method; Blondel and others 2008); modularity
  0.0000 at resolution 1, one seed. A claim ties two actors whatever it says: enemies may be in one
  community; --relation sponsorship keeps to one kind of tie.
"""
        + COUNTED,
        "",
    )


def test_a_cut_names_the_claims_and_sources_that_would_have_to_be_wrong(folder: str) -> None:
    assert outcome("cut", "Red", "Blue", "--tentative", "-c", folder) == (
        0,
        """\
Without 1 tie, nothing ties Red and Blue
  Beta – Blue, by 1 claim of 1 source
      Beta may have attacked Blue.
        “words 4”
        — Gazette · possible · in Gazette, 2024-02-02 [c4]

For that to be so, 1 claim of 1 source would have to be wrong
  Report (report): 1 claim

Cut: as few ties as can be, so that no way is left once all their claims are wrong (minimum cut, one
  a tie; Ford and Fulkerson 1956); others may be as small.
Counted: claims said as confirmed, stated, believed, likely, possible, intended or conditional,
  walked from either end; what other claims or modalities say may tie the two all the same.
"""
        + TENTATIVE,
        "",
    )


def test_two_that_nothing_connects_are_no_error(folder: str) -> None:
    code, out, err = outcome("cut", "Red", "Blue", "-c", folder)
    assert (code, out.splitlines()[0], err) == (
        0,
        "Nothing to cut: the claims that count do not connect Red and Blue.",
        "--tentative lets more count\n",
    )


def test_two_that_are_tied_directly_are_parted_by_no_actor(folder: str) -> None:
    code, out, err = outcome("cut", "Red", "Alpha", "--by", "actors", "-c", folder)
    assert (code, err) == (0, "")
    assert out.splitlines()[:3] == [
        "No set of other actors parts Red and Alpha: claims tie the two directly.",
        "  Red – Alpha, by 1 claim of 1 source",
        "      Red sponsors Alpha.",
    ]


def test_actors_that_part_two_are_told(folder: str) -> None:
    found = document("cut", "Red", "Blue", "--by", "actors", "--tentative", "-c", folder)
    assert [it["actor"] for it in found["actors"]] == ["beta"]
    assert (found["verdict"], found["size"], found["ties"], found["direct"]) == ("cut", 1, [], None)


def test_an_unbalanced_triad_comes_with_its_claims(folder: str) -> None:
    code, out, err = outcome("balance", "-c", folder)
    assert (code, err) == (0, "")
    assert out.startswith(
        """\
Balance of 3 signed ties: 2 positive, 1 negative
1 triad: 0 balanced, 1 not (+++ 0, ++- 1, +-- 0, --- 0).
Frustration index: 1 tie would have to be otherwise for two clean camps (exact).

Not balanced (++-): Red, Alpha, Beta
  Red + Alpha, by 1 claim of 1 source
      Red sponsors Alpha.
        “words 1”
        — Gazette · stated · in Gazette, 2024-02-02 [c1]
  Red + Beta, by 1 claim of 1 source
      Red sponsors Beta.
        “words 2”
        — Gazette · confirmed · in Gazette, 2024-02-02 [c2]
  Alpha - Beta, by 1 claim of 1 source
      Alpha attacked Beta.
        “words 3”
        — Gazette · stated · in Gazette, 2024-02-02 [c3]

Ties against two clean camps, in one division that leaves as few
"""
    )
    assert out.endswith(COUNTED)


def test_a_pair_of_both_signs_is_told_apart(world: World, tmp_path: Path) -> None:
    world(*CLAIMS[2:3], "relation: allied-with, subject: beta, object: alpha")
    _, out, _ = outcome("balance", "-c", str(tmp_path / "world"))
    assert "Told with both signs, and left out\n  Alpha + Beta, by 1 claim of 1 source\n" in out


@pytest.mark.parametrize(
    ("command", "ids"),
    [
        (("rank", "--top", "1"), ["c1", "c2"]),
        (("communities",), ["c1", "c2", "c3"]),
        (("cut", "Red", "Blue", "--tentative"), ["c4"]),
        (("balance",), ["c1", "c2", "c3"]),
    ],
)
def test_the_claims_of_a_measure_are_handed_on_and_drawn(
    folder: str, tmp_path: Path, command: tuple[str, ...], ids: list[str]
) -> None:
    page, file = tmp_path / "a.html", tmp_path / "a.json"
    code, _, err = outcome(*command, "-c", folder, "--html", str(page), "--export", str(file))
    assert code == 0
    assert err.splitlines()[0] == f"page: {page}"
    handed = json.loads(file.read_text("utf-8"))["edges"]
    assert sorted(it["key"] for it in handed) == ids
    assert page.read_text("utf-8").startswith("<!doctype html>")


@pytest.mark.parametrize("command", [("rank",), ("communities",), ("balance",)])
def test_nothing_that_counts_is_an_answer(folder: str, command: tuple[str, ...]) -> None:
    code, out, err = outcome(*command, "--as-of", "1900", "-c", folder)
    assert (code, err) == (0, "")
    assert "Counted: 0 claims between two actors" in out
    assert "3 claims have no date that says whether they hold then, and did not" in out


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (("rank", "--by", "broker", "--undirected"), 2, "a broker's roles need directions"),
        (("rank", "--by", "fame"), 2, "'fame' is not one of"),
        (("rank", "--top", "-1"), 2, "-1 is not in the range"),
        (("communities", "--resolution", "0"), 2, "0.0 is not in the range"),
        (("rank", "--modality", "loud"), 2, "unknown modality 'loud'"),
        (("rank", "--relation", "loves"), 1, "no relation is called 'loves'"),
        (("cut", "Red", "Nobody"), 1, "no actor is called 'Nobody'"),
        (("cut", "Red", "Red"), 2, "'Red' cannot be parted from itself"),
        (("cut", "Red"), 2, "Missing argument 'TO'"),
    ],
)
def test_what_cannot_be_asked_is_refused_with_a_reason(
    folder: str, words: tuple[str, ...], code: int, message: str
) -> None:
    got, out, err = outcome(*words, "-c", folder)
    assert (got, out) == (code, "")
    assert message in " ".join(err.split())


def test_what_was_estimated_is_said_to_be(folder: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from actorgraph.measures import betweenness

    monkeypatch.setattr(betweenness, "MOST_STEPS", 1)
    code, out, _ = outcome("rank", "--by", "betweenness", "-c", folder)
    assert code == 0
    assert "Estimated: the ways from 1 of 3 actors, drawn at random with one seed" in out
