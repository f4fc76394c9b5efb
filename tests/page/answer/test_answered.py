"""Answers as a page shows them, on the shipped case and on all questions of the table."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path
from typing import Any, Final

import pytest
from click.testing import CliRunner

import actorgraph
from actorgraph import Case
from actorgraph.model.data import yaml_data
from actorgraph.page.answer.answered import Answered, answered_of
from actorgraph.page.answer.form import Head, Step, Steps, Way
from actorgraph.page.answer.row import AnswerRow
from actorgraph.page.opening import opening_of
from actorgraph.page.view import view_of
from actorgraph.questions.registry import QUESTIONS
from actorgraph_cli.main import actorgraph as command
from page.conftest import World

TESTS: Final = Path(__file__).parents[2]
ROWS: Final[list[dict[str, Any]]] = yaml_data(TESTS / "ask" / "questions.yaml")
#: The command of each question, and what else opens as a page of its own.
COMMANDS: Final = (
    *(row.example.removeprefix("actorgraph ") for row in QUESTIONS.values() if row.opens),
    "whether US attacks Iran",
    "whether 'Iran' attacks 'US military outpost in Jordan'",
    "path --from-type state --to-type armed-group",
    "path Iran Iran",
    "timeline",
    "figures",
    "conflicts",
    "show white-house-blames-iri",
    "voices",
    "cut Iran KH --by actors",
    "compare --source cnn-2024-02-02 --source cnn-2024-02-02",
    "between Iran Iran",
)


def drawn_data(page: str) -> dict[str, Any]:
    """Return what a page of a small case draws."""
    found = re.search(r'id="drawing-data"[^>]*>(.*?)</script>', page, re.DOTALL)
    assert found
    drawn: dict[str, Any] = json.loads(found[1])
    return drawn


@pytest.mark.slow
@pytest.mark.parametrize("argv", COMMANDS)
def test_the_page_of_a_command_is_headed_by_the_question_and_holds_the_answer(
    argv: str, tmp_path: Path
) -> None:
    page = tmp_path / "answer.html"
    result = CliRunner().invoke(command, [*shlex.split(argv), "--json", "--html", str(page)])
    assert result.exit_code == 0, result.stderr
    text, document = page.read_text("utf-8"), json.loads(result.stdout)
    drawn = drawn_data(text)
    answer = drawn["opening"]["answer"]
    (title,) = re.findall(r"<title>(.*?)</title>", text)
    (head,) = re.findall(r"<h1[^>]*>(.*?)</h1>", text)
    (said,) = re.findall(r'<p id="answer"[^>]*>(.*?)</p>', text)
    assert title == head
    assert answer["title"] == head.replace("&#39;", "'").replace("&amp;", "&")
    assert said
    assert answer["verdict"] or answer["said"]
    nothing = (
        argv == "origins" and document["several_sources"] == 0
    )  # the shipped case is one report
    assert nothing or answer["rows"] or answer["form"] or answer["things"]
    assert nothing or answer["form"] or [*answer["claims"], *answer["things"]]
    told = json.dumps(answer, ensure_ascii=False)
    names = drawn["names"]
    for named in document.get("answers") or () if isinstance(document, dict) else ():
        if isinstance(named, dict) and "actor" in named:
            assert named["name"] in told
            assert names.index(named["name"]) in [row["thing"] for row in answer["rows"]]


@pytest.mark.slow
@pytest.mark.parametrize("case", ["us_strikes_2024", "harbour_dispute", "highland_war"])
def test_all_who_answer_a_question_of_the_table_stand_in_rows_with_their_claims(
    case: str, shipped: Any
) -> None:
    store = shipped if case == "us_strikes_2024" else actorgraph.open_case(TESTS / "ask" / "cases" / case).store  # fmt: skip
    for row in ROWS:
        if row["case"] != case:
            continue
        asked = Case(store).ask(row["question"])
        if not asked.answered:
            continue
        document = asked.document()
        answered = answered_of(store, asked)
        rows = {one.thing: one for one in answered.rows}
        assert {named["actor"] for named in document["answers"]} <= {*rows, *answered.things}, row
        for named in document["answers"]:
            if named["actor"] in rows and named["claims"]:
                assert {*named["claims"]} & {*rows[named["actor"]].claims}, row
        names = " ".join(one.name for one in answered.rows)
        for one in document["figures"]:
            assert f"{one['value']:,.0f}" in names or "no " in names or _worded(one, names), row
        assert {*document["claims"], *document["also_said"]} == {*answered.claims}, row
        counted = {claim for one in answered.rows for claim in (*one.claims, *one.chain)}
        assert counted.isdisjoint(answered.beside), row


def _worded(figure: dict[str, Any], names: str) -> bool:
    """Return True if a small figure stands there in words."""
    words = ["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
    return figure["value"] < len(words) and words[int(figure["value"])] in names


def test_a_path_is_a_row_and_a_way_with_the_sentence_of_each_hop(world: World) -> None:
    store = world(
        {"id": "c1", "relation": "sponsors", "subject": "ann", "object": "bob"},
        {"id": "c2", "relation": "leads", "subject": "cid", "object": "bob"},
    )
    steps = (
        Step(Head("Bob", "bob"), "Ann sponsors Bob.", ("c1",)),
        Step(Head("Cid", "cid"), "Cid leads Bob.", ("c2",)),
    )
    assert answered_of(store, Case(store).path("Ann", "Cid")) == Answered(
        title="How Ann and Cid are connected",
        verdict="derived",
        said="1 shortest path between Ann and Cid: 2 hops.",
        rows=(
            AnswerRow("Ann – Bob – Cid", words="2 hops, the weakest stated", claims=("c1", "c2")),
        ),
        beside=(),
        claims=("c1", "c2"),
        things=("ann", "cid", "bob"),
        form=Steps((Way("2 hops, the weakest stated", Head("Ann", "ann"), steps),)),
    )


def test_what_narrows_an_answer_stands_in_its_title(world: World) -> None:
    store = world({"relation": "sponsors", "subject": "ann", "object": "bob"})
    found = Case(store).who("sponsors", "Bob", claimant="Cid")
    assert answered_of(store, found).title == "Who sponsors Bob, only according to Cid?"


def test_denials_come_first_beside_an_answer(world: World) -> None:
    sponsors = {"relation": "sponsors", "object": "bob"}
    store = world(
        {"id": "c1", **sponsors, "subject": "ann"},
        {"id": "c2", **sponsors, "subject": "cid", "modality": "hinted", "hedge": "Words"},
        {"id": "c3", **sponsors, "subject": "cid", "modality": "denied"},
    )
    assert answered_of(store, Case(store).who("sponsors", "Bob")).beside == ("c3", "c2")


def test_a_document_of_an_answer_has_places_and_the_ties_that_follow(world: World) -> None:
    store = world(
        {"id": "c1", "relation": "sponsors", "subject": "ann", "object": "gang"},
        {"id": "c2", "relation": "instance-of", "subject": "bob", "object": "gang"},
        actors=[
            {"id": "ann", "name": "Ann", "type": "state"},
            {"id": "bob", "name": "Bob", "type": "armed-group"},
            {"id": "cid", "name": "Cid", "type": "person"},
            {"id": "gang", "name": "Gangs", "type": "class"},
        ],
    )
    from actorgraph.page.data import drawing
    from actorgraph.page.drawing import network_of
    from actorgraph.page.places import places_of

    view = view_of(store, answer=opening_of(store, Case(store).who("sponsors", "Bob")))
    places = places_of(view)
    drawn = drawing(view, places, network_of(view, places, titled=False))
    row = {
        "name": "Ann",
        "thing": 0,
        "words": "follows by class",
        "claims": [0, 1],
        "chain": [0, 1],
    }
    assert drawn["opening"]["answer"] == {
        "title": "Who sponsors Bob?",
        "verdict": "derived",
        "said": "Not stated by name; it follows from several claims that Ann sponsors Bob.",
        "rows": [row],
        "beside": [],
        "claims": [0, 1],
        "things": [1, 0],
        "form": None,
        "derived": [len(drawn["ties"]["start"])],
    }


def test_an_answer_to_a_question_in_english_is_that_of_its_command(world: World) -> None:
    store = world({"relation": "sponsors", "subject": "ann", "object": "bob"})
    case = Case(store)
    asked, found = case.ask("who backs Bob"), case.who("sponsors", "Bob")
    assert answered_of(store, asked) == answered_of(store, found)
