"""The commands path and between: exit code, stdout and stderr, each apart."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from actorgraph_cli.main import actorgraph
from conftest import World

CLAIMS = (
    "relation: sponsors, subject: red, object: blue, modality: likely",
    "relation: sponsors, subject: red, object: alpha, when: 2024-01-05",
    "relation: attacks, subject: alpha, object: blue, when: 2024-01-07, modality: confirmed",
    "relation: attributes, subject: blue, object: alpha, event: raid, modality: hinted",
    "relation: attacks, subject: alpha, object: gazette",
)


@pytest.fixture
def folder(world: World, tmp_path: Path) -> str:
    """Return a case folder of five claims."""
    world(*CLAIMS)
    return str(tmp_path / "world")


def outcome(*words: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(actorgraph, list(words))
    return result.exit_code, result.stdout, result.stderr


def document(*words: str) -> Any:
    code, out, _ = outcome(*words, "--json")
    assert code == 0
    return json.loads(out)


def actors(answer: Any) -> list[str]:
    return [" ".join(path["actors"]) for path in answer["paths"]]


def test_k_prints_longer_paths_too(folder: str) -> None:
    code, out, err = outcome("path", "Red", "Blue", "-c", folder, "--k", "2")
    assert (code, err) == (0, "")
    assert out == (
        "2 paths between Red and Blue: 1 to 2 hops\n"
        "\n"
        "Red – Blue\n"
        "  Red likely sponsors Blue.\n"
        "      “words 1”\n"
        "      — Gazette · likely · in Gazette, 2024-02-02 [c1]\n"
        "\n"
        "Red – Alpha – Blue\n"
        "  Red sponsored Alpha.\n"
        "      “words 2”\n"
        "      — Gazette · stated · holds 2024-01-05 · in Gazette, 2024-02-02 [c2]\n"
        "  Alpha attacked Blue.\n"
        "      “words 3”\n"
        "      — Gazette · confirmed · holds 2024-01-07 · in Gazette, 2024-02-02 [c3]\n"
    )


def test_where_k_leaves_paths_out_it_says_so(folder: str) -> None:
    _, out, _ = outcome("path", "Red", "Blue", "-c", folder, "--k", "1")
    assert out.endswith("\n… and more of the same length or longer; --k N prints N of them\n")


def test_the_strongest_path_is_told_with_its_weakest_hop(folder: str) -> None:
    code, out, err = outcome("path", "Red", "Blue", "-c", folder, "--strongest")
    assert (code, err) == (0, "")
    assert out.startswith(
        "1 strongest path between Red and Blue: 2 hops, the weakest stated\n\nRed – Alpha – Blue\n"
    )


def test_a_path_in_time_tells_the_earliest_day_of_each_hop(folder: str) -> None:
    code, out, err = outcome(
        "path", "Red", "Blue", "-c", folder, "--in-time", "--modality", "stated,confirmed"
    )
    assert code == 0
    assert err.startswith("1 claim without a date that the search met did not carry")
    assert out.startswith("1 shortest path between Red and Blue: 2 hops in time\n")
    assert "[c2]\n      earliest: 2024-01-05\n  Alpha attacked Blue.\n" in out
    assert out.endswith("[c3]\n      earliest: 2024-01-07\n")


def test_a_path_against_time_is_none_and_undated_claims_are_counted(folder: str) -> None:
    words = ("path", "Blue", "Gazette", "-c", folder, "--in-time", "--relation", "attacks")
    code, out, err = outcome(*words)
    assert code == 0
    assert out == (
        "No path in time: no chain of claims that count, each on a day not before the last, connects Blue and\n"
        "Gazette.\n"
    )
    assert err == (
        "1 claim without a date that the search met did not carry; --undated lets them hold on any day\n"
        "--tentative lets more count\n"
    )
    assert actors(document(*words, "--undated")) == ["blue alpha gazette"]


def test_a_relation_or_family_narrows_the_path(folder: str) -> None:
    words = ("path", "Red", "Blue", "-c", folder, "--k", "9")
    assert actors(document(*words, "--relation", "sponsorship")) == ["red blue"]
    both = document(*words, "--relation", "sponsorship", "--relation", "attacks")
    assert actors(both) == ["red blue", "red alpha blue"]
    code, out, err = outcome(*words, "--relation", "sponsring")
    assert (code, out) == (1, "")
    assert err.startswith("Error: no relation")


def test_sets_are_told_by_pair_with_those_that_are_not_connected(folder: str) -> None:
    code, out, err = outcome("path", "--from-type", "state", "--to-event", "raid", "-c", folder)
    assert (code, err) == (0, "")
    assert out == (
        "Between an actor of type state and raid: 0 of 2 pairs connected, 2 not connected by the claims that\n"
        "count\n"
    )
    words = ("path", "--from-type", "state", "--to-event", "raid", "-c", folder)
    answer = document(*words, "--modality", "hinted,stated,likely,confirmed", "--limit", "1")
    assert [actors(pair) for pair in answer["pairs"]] == [["blue raid"]]
    assert (answer["connected"], answer["not_connected"]) == (2, 0)


def test_one_end_may_be_a_name_beside_a_set(folder: str) -> None:
    words = ("Alpha", "-c", folder, "--relation", "sponsors")
    answer = document("path", "--from-type", "state", *words)
    assert (answer["from"], answer["to"]) == (["red", "blue"], ["alpha"])
    answer = document("path", *words, "--to-type", "state")
    assert (answer["from"], answer["to"]) == (["alpha"], ["red", "blue"])


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("Red",), "TO is missing; write: path FROM TO"),
        ((), "FROM is missing; write: path FROM TO"),
        (("--from-type", "state"), "TO is missing; write: path FROM TO"),
        (("Red", "Blue", "--to-type", "state"), "TO is named twice: 'Blue' and 'state'"),
        (
            ("Red", "Blue", "--k", "2", "--in-time"),
            "ask for one of the k shortest, the strongest, and paths in time",
        ),
        (("Red", "Blue", "--k", "0"), "Invalid value for '--k': 0 is not in the range x>=1."),
    ],
)
def test_a_wrong_command_line_of_path_ends_with_2(
    folder: str, words: tuple[str, ...], message: str
) -> None:
    code, out, err = outcome("path", *words, "-c", folder)
    assert (code, out) == (2, "")
    assert err.endswith(f"Error: {message}\n")


def test_a_type_that_nobody_has_ends_with_1(folder: str) -> None:
    code, out, err = outcome("path", "Red", "--to-type", "planet", "-c", folder)
    assert (code, out) == (1, "")
    assert err.startswith(
        "Error: no type of actor is called 'planet'; use one of armed-group, class"
    )


def test_between_tells_what_is_said_of_the_two_and_who_stands_between(folder: str) -> None:
    code, out, err = outcome("between", "Red", "Blue", "-c", folder)
    assert (code, err) == (0, "")
    assert out == (
        "What ties Red and Blue\n"
        "\n"
        "Said of the two\n"
        "  Red likely sponsors Blue.\n"
        "      “words 1”\n"
        "      — Gazette · likely · in Gazette, 2024-02-02 [c1]\n"
        "\n"
        "Both are tied to\n"
        "  Alpha\n"
        "    Red sponsored Alpha.\n"
        "        “words 2”\n"
        "        — Gazette · stated · holds 2024-01-05 · in Gazette, 2024-02-02 [c2]\n"
        "    Alpha attacked Blue.\n"
        "        “words 3”\n"
        "        — Gazette · confirmed · holds 2024-01-07 · in Gazette, 2024-02-02 [c3]\n"
    )


def test_between_tells_apart_what_does_not_count(folder: str) -> None:
    code, out, err = outcome("between", "Blue", "Alpha", "-c", folder, "--modality", "believed")
    assert (code, err) == (0, "")
    assert out == (
        "What ties Blue and Alpha\n"
        "Not stated: no claim that counts ties the two, or both to a third.\n"
        "\n"
        "Also said of the two, and not counted\n"
        "  Alpha attacked Blue.\n"
        "      “words 3”\n"
        "      — Gazette · confirmed · holds 2024-01-07 · in Gazette, 2024-02-02 [c3]\n"
        "  Gazette hinted that Blue blamed Alpha for the raid.\n"
        "      “words 4”\n"
        "      — Gazette · hinted · in Gazette, 2024-02-02 [c4]\n"
    )


def test_between_says_how_many_claims_have_no_date(folder: str) -> None:
    _, _, err = outcome("between", "Alpha", "Gazette", "-c", folder, "--since", "2024")
    assert (
        err
        == "1 claim that names both has no date that says whether it holds then, and did not count; --undated counts it\n"
    )


@pytest.mark.parametrize(
    ("question", "claims"),
    [
        (("between", "Red", "Blue"), ["c1", "c2", "c3"]),
        (("path", "Red", "Blue", "--strongest"), ["c2", "c3"]),
        (("path", "Red", "--to-type", "state"), ["c1"]),
    ],
)
def test_an_answer_goes_into_a_page_and_its_claims_into_a_file(
    folder: str, tmp_path: Path, question: tuple[str, ...], claims: list[str]
) -> None:
    page, table = tmp_path / "answer.html", tmp_path / "answer.csv"
    words = (*question, "-c", folder, "--html", str(page), "--export", str(table))
    code, _, err = outcome(*words)
    assert code == 0
    assert f"page: {page}\n" in err
    assert page.read_text("utf-8").startswith("<!doctype html>")
    with table.open(encoding="utf-8-sig", newline="") as file:
        assert sorted(row["claim"] for row in csv.DictReader(file)) == claims
