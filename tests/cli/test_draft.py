"""The command draft: proposals on stdout or in drafts/, and bad input in one line."""

from __future__ import annotations

import json
from dataclasses import fields
from pathlib import Path
from typing import Final

import pytest
import yaml
from click.testing import CliRunner

import actorgraph
from actorgraph.drafts.draft import Proposal
from actorgraph_cli.main import actorgraph as command
from actorgraph_data import RIVER
from fake_model import fake_model

TEXT: Final = "Red armed Alpha.\n\nBlue said that Alpha did not attack Blue on Monday.\n"
KEYS: Final = ["sentence", "start", "end", "quote", "subject", "relation", "object", "event", "text", "claimant", "spokesperson", "modality", "hedge", "when", "said", "quantity", "by", "rank", "strict", "why", "look"]  # fmt: skip


@pytest.fixture
def case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a case with actors and no claims, beside a report; the working folder is around both."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "case"
    folder.mkdir()
    (folder / "case.yaml").write_text("title: World\n", "utf-8")
    (folder / "actors.yaml").write_text(
        "- {id: red, name: Red, type: state}\n- {id: blue, name: Blue, type: state}\n"
        "- {id: alpha, name: Alpha, type: armed-group}\n- {id: gazette, name: Gazette, type: media-outlet}\n",
        "utf-8",
    )
    (tmp_path / "report-2024-05-08.txt").write_text(TEXT, "utf-8")
    return folder


def draft(*words: str, report: str = "report-2024-05-08.txt") -> tuple[int, str, str]:
    result = CliRunner().invoke(command, ["draft", report, "-c", "case", *words])
    return result.exit_code, result.stdout, result.stderr


def test_json_has_exactly_the_keys_that_are_documented_and_writes_nothing(case: Path) -> None:
    code, out, err = draft("--json", "--publisher", "Gazette")
    documents = json.loads(out)
    assert (code, err) == (0, "")
    assert {tuple(document) for document in documents} == {tuple(KEYS)}
    assert [field.name for field in fields(Proposal)] == KEYS
    assert not (case / "drafts").exists()
    assert [
        (it["subject"], it["relation"], it["object"], it["claimant"], it["modality"], it["when"])
        for it in documents
        if it["strict"]
    ] == [
        ("red", "sponsors", "alpha", "gazette", "stated", None),
        ("alpha", "attacks", "blue", "blue", "denied", "2024-05-06"),
    ]


def test_places_are_those_of_the_file_with_its_byte_order_mark(case: Path) -> None:
    Path("marked.txt").write_text("\ufeffRedland arms the Alpha Front.\n", "utf-8")
    _, out, _ = draft("--json", report="marked.txt")
    text = Path("marked.txt").read_text("utf-8")
    documents = json.loads(out)
    assert documents
    assert all(text[it["start"] : it["end"]] == it["quote"] for it in documents)


def test_proposals_are_written_beside_the_reports_and_no_question_reads_them(case: Path) -> None:
    code, out, err = draft()
    written = yaml.safe_load((case / "drafts" / "report-2024-05-08.yaml").read_text("utf-8"))
    assert (code, out.splitlines()[0]) == (
        0,
        "2 sentences, 3 names, 0 of them not in the case, 3 proposals, 2 strict",
    )
    assert err.endswith("3 proposals, which no question reads\n")
    assert written["proposed-by"].startswith("rules/1")
    assert {name["why"] for name in written["names"]} == {"its name in the case"}
    with pytest.raises(actorgraph.Faults, match="holds no claims yet"):
        actorgraph.open_case(case)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"Red \xff Alpha", "is not UTF-8 text (byte 4)"),
        (b"", "the text has no sentence"),
        (b"Red\x07", "U+0007, at character 3"),
        ("Красные напали на синих вчера".encode(), "does not look like English"),
    ],
)
@pytest.mark.usefixtures("case")
def test_bad_input_ends_in_one_line(content: bytes, message: str, tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_bytes(content)
    code, out, err = draft(report="bad.txt")
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert message in err


@pytest.mark.usefixtures("case")
def test_a_report_that_is_not_there_and_a_day_that_is_none_end_in_one_line() -> None:
    for code, out, err in (draft(report="gone.txt"), draft("--date", "soon")):
        assert (code, out, err.count("\n")) == (1, "", 1)


def test_a_case_that_cannot_be_written_is_left_as_it_is(case: Path) -> None:
    (case / "drafts").write_text("in the way", "utf-8")
    code, out, err = draft()
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert (case / "drafts").read_text("utf-8") == "in the way"


def test_a_shipped_case_is_drafted_with_json_and_never_written_to() -> None:
    report = str(Path(RIVER) / "texts" / "veldan-courier-2019-05-14.txt")
    refused = CliRunner().invoke(command, ["draft", report, "-c", "river_war"])
    printed = CliRunner().invoke(command, ["draft", report, "-c", "river_war", "--json"])
    assert (refused.exit_code, refused.stderr.count("\n")) == (1, 1)
    assert not (Path(RIVER) / "drafts").exists()
    assert "veldan-courier" in {it["claimant"] for it in json.loads(printed.stdout)}


ROW: Final = {
    "sentence": 1, "relation": "sponsors", "subject": "Red", "object": "Alpha", "claimant": None, "modality": "stated",
    "hedge": None, "quote": "Red armed Alpha",
}  # fmt: skip


def test_a_language_model_proposes_too_and_what_the_words_speak_against_is_put_apart(
    case: Path,
) -> None:
    denied = {**ROW, "sentence": 2, "subject": "Alpha", "object": "Blue", "quote": "attack Blue"}
    with fake_model() as fake:
        fake.says(
            {"proposals": [ROW, {**denied, "relation": "threatens"}, {**ROW, "subject": "Green"}]}
        )
        code, _, err = draft("--model", fake.url)
    written = yaml.safe_load((case / "drafts" / "report-2024-05-08.yaml").read_text("utf-8"))
    assert (code, err.splitlines()[1:]) == (
        0,
        [
            "fake at 127.0.0.1: kept 1, to be looked at 1, refused 1",
            (
                "  look: 2: alpha threatens blue: it is said to be stated, and the sentence has 'did not';"
                " it names nobody whose word it is, and the sentence does"
            ),
            "  refused: sentence 1: its subject 'Green' does not stand in the sentence",
        ],
    )
    assert [it["relation"] for it in written["look at this"]] == ["threatens"]
    assert written["refused"] == ["sentence 1: its subject 'Green' does not stand in the sentence"]
    assert "fake at 127.0.0.1, prompt " in written["proposed-by"]
    assert written["proposals"][0]["by"].startswith("rules/1")
    assert " and fake at 127.0.0.1, prompt " in written["proposals"][0]["by"]
    assert all("look" not in it for it in written["proposals"])


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--model", "https://models.example.org/v1"], "say so with --send-text-to models.example.org"),
        (["--model", "llama3"], "is not the address of a model"),
        (["--send-text-to", "example.org"], "of use with --model URL alone"),
    ],
)  # fmt: skip
def test_a_model_elsewhere_is_wrong_use_until_its_host_is_named(
    case: Path, words: list[str], message: str
) -> None:
    code, out, err = draft(*words)
    assert (code, out) == (2, "")
    assert message in " ".join(err.split())
    assert not (case / "drafts").exists()


def test_a_model_that_hangs_or_fails_ends_in_one_line_and_leaves_the_draft_of_before(
    case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft()
    before = (case / "drafts" / "report-2024-05-08.yaml").read_bytes()
    monkeypatch.setattr(
        "actorgraph.ask.endpoint.reply_of.__kwdefaults__", {"schema": None, "seconds": 0.2}
    )
    with fake_model() as fake:
        for fake.drips, fake.status in ((True, 200), (False, 500)):
            code, out, err = draft("--model", fake.url)
            assert (code, out, err.count("\n")) == (1, "", 1)
    assert (case / "drafts" / "report-2024-05-08.yaml").read_bytes() == before


def test_annotations_are_proposed_and_what_is_not_is_named(case: Path) -> None:
    marks = "T1\tORG 0 3\tRed\nT2\tORG 10 15\tAlpha\nR1\tarms Arg1:T1 Arg2:T2\nR2\tarms Arg1:T2 Arg2:T1\nA1\tNegation R2\n"
    Path("a.ann").write_text(marks, "utf-8")
    code, out, err = draft("--annotations", "a.ann")
    written = yaml.safe_load((case / "drafts" / "report-2024-05-08.yaml").read_text("utf-8"))

    assert (code, out) == (
        0,
        "2 sentences, 2 names, 0 of them not in the case, 1 proposal, 0 strict\n",
    )
    assert "not proposed: arms from T2 to T1: annotated with Negation; code it by hand" in err
    assert [(it["subject"], it["relation"], it["object"], it["why"]) for it in written["proposals"]] == [
        ("red", "sponsors", "alpha", "annotated as arms")
    ]  # fmt: skip
    with pytest.raises(actorgraph.Faults, match="holds no claims yet"):
        actorgraph.open_case(case)


def test_annotations_of_another_text_are_refused_in_one_line(case: Path) -> None:
    Path("a.jsonl").write_text('{"text": "Other.", "entities": [], "relations": []}\n', "utf-8")
    code, out, err = draft("--annotations", "a.jsonl")

    assert (code, out, err) == (1, "", "Error: the annotated text is not that of the report\n")
