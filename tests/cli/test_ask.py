"""``actorgraph ask``: exit code, stdout and stderr."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from actorgraph_cli.main import actorgraph
from conftest import ACTORS, World

CLAIMS = (
    "relation: sponsors, subject: red, object: alpha",
    "relation: attacks, subject: alpha, object: blue, event: raid",
    "relation: attributes, subject: blue, object: alpha, event: raid, modality: believed, hedge: We believe",
)


@pytest.fixture
def case(world: World) -> str:
    made = world(*CLAIMS)
    assert made.folder is not None
    return str(made.folder)


def outcome(*words: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(actorgraph, list(words))
    return result.exit_code, result.stdout, result.stderr


def document(case: str, question: str) -> Any:
    return json.loads(outcome("-c", case, "ask", question, "--json")[1])


def test_the_answer_comes_first_then_its_claims_and_how_it_was_read(case: str) -> None:
    assert outcome("-c", case, "ask", "Who backs Alpha?") == (
        0,
        (
            "Stated. Red sponsors Alpha (Gazette, 2 February 2024).\n"
            "\n"
            "  Red sponsors Alpha.\n"
            "      “words 1”\n"
            "      — Gazette · stated · in Gazette, 2024-02-02 [c1]\n"
            "\n"
            "I read: who sponsors Alpha.\n"
            "        actorgraph who sponsors alpha\n"
        ),
        "",
    )


def test_the_command_that_is_printed_gives_the_same_answer(case: str) -> None:
    asked = document(case, "whom did alpha attack?")
    words = asked["command"].split()[1:]
    assert json.loads(outcome("-c", case, *words, "--json")[1]) == asked["answer"]


def test_words_need_no_quotation_marks(case: str) -> None:
    assert outcome("-c", case, "ask", "who", "backs", "alpha") == outcome(
        "-c", case, "ask", "who backs alpha"
    )


def test_the_document_has_the_documented_keys(case: str) -> None:
    asked = document(case, "Did Red attack Alpha?")
    assert asked == {
        "question": "Did Red attack Alpha?",
        "reading": "whether Red attacked Alpha",
        "command": "actorgraph whether red attacks alpha",
        "sentence": "Not stated: no claim that counts says that Red attacked Alpha, and none denies it. "
        "Otherwise said of the two: Red sponsors Alpha (Gazette, 2 February 2024).",
        "kind": "yes-no",
        "verdict": "not stated",
        "answers": [],
        "figures": [],
        "chain": [],
        "also_said": [],
        "claims": [],
        "notes": [],
        "readings": [
            {
                "reading": "whether Red attacked Alpha",
                "command": "actorgraph whether red attacks alpha",
            }
        ],
        "unknown": [],
        "reason": None,
        "suggestions": [],
        "nearest": ["c1"],
        "answer": {
            "question": "did Red attack Alpha?",
            "verdict": "not stated",
            "claims": [],
            "denied": [],
            "also_said": [],
            "derived": None,
            "near": [],
            "may_hold": [],
            "same": [],
            "origins": None,
        },
        "parts": [],
    }


def test_a_question_that_is_not_understood_is_not_answered(case: str) -> None:
    code, out, err = outcome("-c", case, "ask", "Who frobnicates Alpha?")
    assert (code, out) == (1, "")
    assert err.splitlines()[0] == "Not understood: this word was not understood: 'frobnicates'."
    assert err.splitlines()[1] == "Questions near to it that can be answered"
    assert len(err.splitlines()) == 5


def test_every_question_that_is_offered_can_be_answered(case: str) -> None:
    for text in ("Who frobnicates Alpha?", "qwerty", "", "Was?", "Who backs Alphabet?"):
        asked = document(case, text)
        assert asked["verdict"] == "not understood"
        assert len(asked["suggestions"]) == 3
        for offer in asked["suggestions"]:
            assert outcome("-c", case, "ask", offer)[0] == 0, offer


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("", "the question is empty"),
        ("?!", "the question holds no words"),
        ("who backs alpha " * 700, "the question has 11,200 characters; at most 1,000 are read"),
        ("who is " * 40, "the question has 80 words; at most 60 are read"),
        (
            "Wer unterstützt Alpha?",
            "only questions in English are understood; names may be in any script",
        ),
        ("谁支持 Alpha?", "only questions in English are understood; names may be in any script"),
        (
            "кто спонсирует Alpha?",
            "only questions in English are understood; names may be in any script",
        ),
        ("Who backs him?", "'him' may mean anybody; write the name"),
    ],
)
def test_bad_input_is_told_apart(case: str, question: str, reason: str) -> None:
    assert document(case, question)["reason"] == reason


def test_a_misspelt_name_is_told(case: str) -> None:
    code, out, _ = outcome("-c", case, "ask", "who backs the militas")
    assert code == 0
    assert out.splitlines()[1] == "Note: 'militas' is read as 'militias'."


def test_a_name_of_two_actors_gets_both_readings_and_no_answer(world: World) -> None:
    actors = ACTORS.replace("name: Beta,", "name: Beta, names: [Wolves],").replace(
        "name: Alpha,", "name: Alpha, names: [Wolves],"
    )
    folder = world(*CLAIMS, actors=actors).folder
    assert outcome("-c", str(folder), "ask", "Who backs the Wolves?") == (
        1,
        "",
        (
            "This may mean 2 things; ask one of them:\n"
            "  - who sponsors Alpha\n"
            "    actorgraph who sponsors alpha\n"
            "  - who sponsors Beta\n"
            "    actorgraph who sponsors beta\n"
        ),
    )


def test_an_empty_store_answers_nothing_and_says_so(world: World) -> None:
    folder = str(world("relation: sponsors, subject: red, object: alpha").folder)
    assert document(folder, "Who threatens Blue?")["verdict"] == "not stated"
    assert document(folder, "Who is behind the raid?")["verdict"] == "not stated"


def test_a_page_and_a_file_are_written_of_the_answer(case: str, tmp_path: Path) -> None:
    page, table = tmp_path / "p.html", tmp_path / "a.graphml"
    code, _, err = outcome(
        "-c",
        case,
        "ask",
        "Who blames whom for the raid?",
        "--html",
        str(page),
        "--export",
        str(table),
    )
    assert code == 0
    assert page.stat().st_size > 100_000
    assert "claims" in err
    assert table.read_text(encoding="utf-8").count("<edge ") == 2


def test_nothing_is_written_of_a_question_that_is_not_understood(case: str, tmp_path: Path) -> None:
    page = tmp_path / "p.html"
    assert outcome("-c", case, "ask", "frobnicate", "--html", str(page))[0] == 1
    assert not page.exists()


def completed(case: str, *words: str) -> list[str]:
    from click.shell_completion import ShellComplete

    os.environ["ACTORGRAPH_CASE"] = case
    try:
        shell = ShellComplete(actorgraph, {}, "actorgraph", "_X")
        items = shell.get_completions(["ask", *words[:-1]], words[-1])
        return [item.value for item in items]
    finally:
        del os.environ["ACTORGRAPH_CASE"]


def test_the_shell_completes_what_may_come_next(case: str) -> None:
    assert completed(case, "Wh") == ["Who", "Whom", "Which", "What", "When", "Where", "Why"]
    assert completed(case, "Who", "spon") == ["sponsors"]
    assert completed(case, "Who", "backs", "al") == ["Alpha"]


def test_whether_takes_actor_relation_and_actor(case: str) -> None:
    code, out, err = outcome("-c", case, "whether", "Red", "backs", "Alpha")
    assert (code, err) == (0, "")
    assert out.splitlines()[:2] == ["Does Red sponsor Alpha?", "Stated."]


def test_whether_without_a_relation_is_told_how_to_be_written(case: str) -> None:
    code, _, err = outcome("-c", case, "whether", "Red")
    assert (code, err.splitlines()[-1]) == (
        2,
        "Error: 'Red' is not enough; write: whether ACTOR RELATION [ACTOR]",
    )
    code, _, err = outcome("-c", case, "whether", "Red", "frobnicates", "Alpha")
    assert code == 1
    assert "no relation is called 'frobnicates'" in err


def test_figures_and_why_answer_in_words(case: str) -> None:
    assert outcome("-c", case, "figures", "raid")[1].splitlines()[1] == (
        "Not stated: no claim gives a figure of that."
    )
    assert outcome("-c", case, "why", "raid")[1].splitlines()[1] == (
        "Not stated: no claim gives a reason or an aim."
    )


def test_flags_of_claims_keep_what_they_name(world: World) -> None:
    folder = str(
        world(
            "relation: sponsors, subject: red, object: alpha",
            "relation: sponsors, subject: red, object: beta, implied: true",
            "relation: sponsors, subject: blue, object: beta, claimant: nobody",
            "relation: sponsors, subject: blue, object: alpha, claimant: red, spokesperson: corps",
            actors=ACTORS + "- {id: nobody, name: an official, type: person, anonymous: true}\n",
        ).folder
    )

    def ids(*flags: str) -> list[str]:
        return [it["id"] for it in json.loads(outcome("-c", folder, "claims", *flags, "--json")[1])]

    assert ids("--implied") == ["c2"]
    assert ids("--anonymous") == ["c3"]
    assert ids("--claimant", "red") == ["c4"]
    assert ids("--claimant", "red", "--own-voice") == []
    assert ids("--claimant", "gazette", "--own-voice") == ["c1", "c2"]
    assert outcome("-c", folder, "claims", "--own-voice")[0] == 2
