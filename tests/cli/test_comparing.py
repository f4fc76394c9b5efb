"""Tests of chain, conflicts, voices and compare: exit code, stdout and stderr, each apart."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from actorgraph_cli.main import actorgraph
from conftest import World

CLAIMS = (
    "relation: attributes, subject: blue, object: front, event: raid, claimant: blue, modality: believed, hedge: we think",
    "relation: member-of, subject: alpha, object: front",
    "relation: sponsors, subject: red, object: alpha, when: 2023/..",
    "relation: sponsors, subject: red, object: alpha, modality: denied, claimant: red",
    "relation: attributes, subject: blue, object: beta, event: raid, modality: hinted",
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


def test_a_chain_is_printed_with_where_it_stops_and_what_is_beside_it(folder: str) -> None:
    code, out, err = outcome("chain", "raid", "-c", folder)
    assert (code, err) == (0, "")
    assert out.splitlines() == [
        "The line of responsibility: raid",
        "Each line begins with what is said of the event; every further step is derived, and no source draws",
        "the line.",
        "",
        "Blue believes that Front was behind the raid.",
        "    “words 1”",
        "    — Blue · believed (“we think”) · in Gazette, 2024-02-02 [c1]",
        "  ■ Nobody is said to sponsor Front.",
        "  Could be meant, is not blamed by that, and is not on the line:",
        "    ← member: Alpha",
        "      Alpha is a member of Front.",
        "          “words 2”",
        "          — Gazette · stated · in Gazette, 2024-02-02 [c2]",
        "      ← derived, as sponsor: Red",
        "        Red sponsors Alpha.",
        "            “words 3”",
        "            — Gazette · stated · holds since 2023 · in Gazette, 2024-02-02 [c3]",
        "      also said, and not counted: Red denies that it sponsors Alpha.",
        "          “words 4”",
        "          — Red · denied · in Gazette, 2024-02-02 [c4]",
        "",
        "Said beside it, and not counted",
        "  Gazette hinted that Blue blamed Beta for the raid.",
        "      “words 5”",
        "      — Gazette · hinted · in Gazette, 2024-02-02 [c5]",
        "",
        "Where the telling stops",
        "  nobody is said to sponsor Front",
    ]


def test_an_event_that_nobody_is_blamed_for_has_no_line(folder: str) -> None:
    assert outcome("chain", "strike", "-c", folder) == (
        0,
        (
            "The line of responsibility: strike\n\nWhere the telling stops\n"
            "  nobody is said to be behind the strike\n"
        ),
        "no claim that counts says who did it; --tentative lets more count\n",
    )


def test_a_conflict_is_printed_with_both_sides(folder: str) -> None:
    code, out, err = outcome("conflicts", "-c", folder)
    assert (code, err) == (0, "")
    assert out.splitlines() == [
        "Said and denied: Red sponsors Alpha",
        "  said to be so:",
        "    Red sponsors Alpha.",
        "      “words 3”",
        "      — Gazette · stated · holds since 2023 · in Gazette, 2024-02-02 [c3]",
        "  said not to be so:",
        "    Red denies that it sponsors Alpha.",
        "      “words 4”",
        "      — Red · denied · in Gazette, 2024-02-02 [c4]",
    ]


def test_no_conflict_is_an_answer(folder: str) -> None:
    assert outcome("conflicts", "Unit", "-c", folder) == (
        0,
        "No conflict: all that counts about Unit can be true together, which does not make it true.\n",
        "",
    )


def test_voices_are_printed_as_a_table_with_what_would_vanish(folder: str) -> None:
    code, out, err = outcome("voices", "--alone", "1", "-c", folder)
    assert (code, err) == (0, "")
    assert out.splitlines() == [
        "5 claims of 3 voices, those of one government counted once",
        "Voice    Claims  Assertive  Tentative  Not asserted  Assertions  Alone  Most about",
        "Gazette  3       2          0          1             2           2      Alpha (2), Red (1), Beta (1)",
        "Blue     1       1          0          0             1           1      Front (1), Blue (1)",
        "Red      1       0          0          1             0           0      Red (1), Alpha (1)",
        "",
        "Of 3 assertions, 3 rest on one voice alone, 3 on one publisher, 3 on one source, 0 on nobody with a",
        "name. Mouths without a name make or speak 0 claims.",
        "",
        "Only Gazette: 2 assertions",
        "  Red sponsors Alpha. [c3]",
        "  … and 1 more assertion; --alone 0 prints them all",
        "",
        "Only Blue: 1 assertion",
        "  Blue believes that Front was behind the raid. [c1]",
    ]


def test_a_comparison_of_days_is_printed(folder: str) -> None:
    code, out, err = outcome("compare", "--as-of", "2022", "--as-of", "2023", "-c", folder)
    assert (code, err) == (
        0,
        (
            "2 claims have no date that says whether they hold then, and did not count;"
            " --undated counts them\n"
        ),
    )
    assert out.splitlines() == [
        "What differs: as of 2022 → as of 2023",
        "",
        "Contradicted: told on one side and denied on the other, or figures that no number fits (0)",
        "",
        "Added: only as of 2023 (1)",
        "  Red sponsors Alpha.",
        "      “words 3”",
        "      — Gazette · stated · holds since 2023 · in Gazette, 2024-02-02 [c3]",
        "",
        "Dropped: only as of 2022 (0)",
        "",
        "Kept: 0.",
        "What a side does not tell, it does not deny.",
    ]


def test_two_cases_are_compared_and_each_quotes_its_own(
    world: World, folder: str, tmp_path: Path
) -> None:
    (tmp_path / "world").rename(tmp_path / "before")
    world("relation: sponsors, subject: corps, object: alpha", CLAIMS[0])
    before, after = str(tmp_path / "before"), str(tmp_path / "world")
    answer = document("compare", "--with", after, "-c", before)
    assert [it["after"] for it in answer["added"]] == [["c1"]]
    assert [it["before"] for it in answer["dropped"]] == [["c2"], ["c3"]]
    assert [(it["before"], it["after"]) for it in answer["kept"]] == [(["c1"], ["c2"])]
    lines = outcome("compare", "--with", after, "-c", before, "--kept")[1].splitlines()
    assert lines[-11:] == [
        "Kept: both (1)",
        "  Blue believes that Front was behind the raid.",
        "    World",
        "      “words 1”",
        "      — Blue · believed (“we think”) · in Gazette, 2024-02-02 [c1]",
        "    World",
        "      “words 2”",
        "      — Blue · believed (“we think”) · in Gazette, 2024-02-02 [c2]",
        "",
        "Kept: 1.",
        "What a side does not tell, it does not deny.",
    ]


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("--as-of", "2023"),
        ("--source", "Report"),
        ("--as-of", "2023", "--as-of", "soon"),
        ("--as-of", "2023", "--as-of", "2024", "--source", "Report", "--source", "Report"),
    ],
)
def test_a_comparison_without_two_sides_is_a_wrong_command_line(
    folder: str, words: tuple[str, ...]
) -> None:
    code, out, err = outcome("compare", *words, "-c", folder)
    assert (code, out) == (2, "")
    assert err.startswith("Usage: actorgraph compare ")


@pytest.mark.parametrize(
    "words",
    [
        ("chain", "nothing"),
        ("conflicts", "Nobody At All"),
        ("compare", "--source", "Report", "--source", "Herald"),
        ("compare", "--with", "nowhere"),
        ("voices", "--without", "Herald"),
    ],
)
def test_what_is_not_there_is_an_error_of_one_line(folder: str, words: tuple[str, ...]) -> None:
    code, out, err = outcome(*words, "-c", folder)
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert err.startswith("Error: ")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("chain", "raid"), "nobody is said to be behind the raid"),
        (("who", "sponsors", "Alpha"), "Not stated: nobody is said to sponsor Alpha"),
        (("conflicts",), "No conflict: "),
        (("voices",), "0 claims of 0 voices"),
        (("attribution", "raid"), "Not stated: no claim names anybody."),
    ],
)
def test_without_its_only_source_nothing_is_stated(
    folder: str, words: tuple[str, ...], said: str
) -> None:
    code, out, _ = outcome(*words, "--without", "Gazette", "-c", folder)
    assert code == 0
    assert said in out


@pytest.mark.parametrize(
    ("words", "claims"),
    [
        (("chain", "raid"), "5 claims"),
        (("conflicts",), "2 claims"),
        (("voices",), "3 claims"),
        (("compare", "--as-of", "2022", "--as-of", "2023"), "1 claim"),
    ],
)
def test_an_answer_is_written_as_a_page_and_as_a_file(
    folder: str, tmp_path: Path, words: tuple[str, ...], claims: str
) -> None:
    page, file = tmp_path / "page.html", tmp_path / "claims.graphml"
    code, _, err = outcome(*words, "-c", folder, "--html", str(page), "--export", str(file))
    assert code == 0
    assert err.startswith(f"page: {page}\n") or f"\npage: {page}\n" in err
    assert err.endswith(f"{file}: {claims}\n")
    assert page.read_text("utf-8").startswith("<!doctype html>")
