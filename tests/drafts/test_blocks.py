"""A report to be filled in has each sentence over a claim with its quote."""

from __future__ import annotations

from pathlib import Path

import pytest

from actorgraph.case.check import check_case
from actorgraph.case.folder import read_case, survey_case
from actorgraph.case.new import new_case
from actorgraph.case.text import ReportText
from actorgraph.drafts.blocks import new_report
from actorgraph.model.errors import FileTrouble
from full_disk import disk_full_at

TEXT = 'Raid on a border\n\nRed State arms the Blue Front: "with drones".\nIt rained.\n'
WHOLE = """\
# yaml-language-server: $schema=../schema/report.json
# Fill in what a sentence says, and copy a block for each further claim. What stays empty is left out and
# remarked by 'actorgraph check'; a sentence with nothing to code goes under 'read:' at the end.
source:
  id: 2024-05-04-cnn
  title: Raid on a border
  publisher: CNN
  date: 2024-05-04

claims:

# 2. Red State arms the Blue Front: "with drones".
#    names: red-state, blue-front
- relation:
  subject:
  object:
  quote: 'Red State arms the Blue Front: "with drones".'

# 3. It rained.
- relation:
  subject:
  object:
  quote: It rained.
"""


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "2024-05-04-cnn.txt"
    path.write_text(TEXT, "utf-8")
    return path


def test_each_sentence_stands_over_a_claim_with_its_quote(report: Path, tmp_path: Path) -> None:
    new_report(tmp_path / "case", report, "CNN")

    assert (tmp_path / "case/reports/2024-05-04-cnn.yaml").read_text("utf-8") == WHOLE


def test_the_names_of_a_first_report_become_actors(report: Path, tmp_path: Path) -> None:
    new_report(tmp_path / "case", report)

    case, _ = survey_case(tmp_path / "case")
    assert {"red-state", "blue-front"} <= set(case.actors)


def test_filled_in_blocks_are_a_case_that_passes_its_check(report: Path, tmp_path: Path) -> None:
    new_report(tmp_path / "case", report, "CNN")
    path = tmp_path / "case/reports/2024-05-04-cnn.yaml"
    filled = "- relation: sponsors\n  subject: Red State\n  object: Blue Front\n  quote: 'Red"
    path.write_text(WHOLE.replace("- relation:\n  subject:\n  object:\n  quote: 'Red", filled))

    case = read_case(tmp_path / "case")
    review = check_case(case, {"2024-05-04-cnn": ReportText(TEXT)})

    assert [coded.claim.object for coded in case.claims] == ["blue-front"]
    assert review.faults == ()
    assert str(review.remarks[-1]) == (
        "reports/2024-05-04-cnn.yaml, line 20: this claim is not filled in yet"
    )


def test_a_case_gets_the_report_alone_and_hears_of_new_names(report: Path, tmp_path: Path) -> None:
    folder = tmp_path / "case"
    folder.mkdir()
    (folder / "case.yaml").write_text("title: W\n")
    (folder / "actors.yaml").write_text("- {id: red, name: Red State}\n")
    new_report(folder, report)

    assert (folder / "actors.yaml").read_text() == "- {id: red, name: Red State}\n"
    text = (folder / "reports/2024-05-04-cnn.yaml").read_text("utf-8")
    assert "# Names that the case has not: Blue Front\n" in text
    assert "#    names: red, blue-front\n" in text


def test_a_report_that_is_there_is_left_alone(report: Path, tmp_path: Path) -> None:
    new_report(tmp_path / "case", report)

    with pytest.raises(FileTrouble, match="is there already; it is left as it is"):
        new_report(tmp_path / "case", report)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (b"", "the text has no sentence"),
        (b"... ---\n", "the text has no sentence"),
        (b"a\x00b", "the text has a control character, U+0000, at character 1; it is not plain text"),
        (b"caf\xe9", "is not UTF-8 text (byte 3)"),
        (b"Red left. " * 600_000, "the text has more than 1,000,000 bytes; draft it in parts"),
    ],
)  # fmt: skip
def test_what_is_not_a_text_is_refused_and_nothing_is_written(
    tmp_path: Path, text: bytes, message: str
) -> None:
    (tmp_path / "one.txt").write_bytes(text)

    with pytest.raises(FileTrouble) as caught:
        new_report(tmp_path / "case", tmp_path / "one.txt")

    assert str(caught.value).endswith(message)
    assert not (tmp_path / "case").exists()


@pytest.mark.parametrize(
    "text", ["أعلنت الجماعة الهجوم. لم تقل شيئا.", "Der Staat schickte Waffen. Er schwieg."]
)
def test_a_text_in_any_language_gets_its_blocks(tmp_path: Path, text: str) -> None:
    (tmp_path / "one.txt").write_text(text, "utf-8")
    new_report(tmp_path / "case", tmp_path / "one.txt")

    assert len(survey_case(tmp_path / "case")[0].blanks) == 2


def test_of_a_report_that_cannot_be_written_whole_nothing_is_left(
    report: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new_case(tmp_path / "case")
    before = sorted(tmp_path.rglob("*"))
    disk_full_at("2024-05-04-cnn.yaml", monkeypatch)

    for folder in ("case", "other"):
        with pytest.raises(FileTrouble, match=r"cannot write .*: No space left on device"):
            new_report(tmp_path / folder, report)

    assert sorted(tmp_path.rglob("*")) == before
