"""The command check: faults end it with exit code 1, remarks go to stderr, coverage is listed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from actorgraph_cli.main import actorgraph

FILES = {
    "case.yaml": "title: World\n",
    "actors.yaml": """\
- {id: red, name: Red, type: state}
- {id: alpha, name: Alpha, type: armed-group}
- {id: airport, name: Airport, type: facility}
- {id: gazette, name: Gazette, type: media-outlet}
""",
    "reports/one.yaml": """\
source: {id: one, title: One, publisher: Gazette, date: 2024-02-02}
claims:
- {relation: sponsors, subject: red, object: alpha, quote: Red arms Alpha}
""",
}
MISFIT = (
    "'airport' is a facility, which cannot be the subject of 'sponsors'; name whom the report means, or"
    " mend the type"
)
TEXT = "Red arms Alpha. It said so.\n\nThe airport is closed.\n"


@pytest.fixture
def case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a case with one claim, beside its text; the working folder is around both."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "one.txt").write_text(TEXT, "utf-8")
    for name, text in FILES.items():
        (tmp_path / "case" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "case" / name).write_text(text, "utf-8")
    return tmp_path / "case"


def check(*words: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(actorgraph, ["check", "case", *words])
    return result.exit_code, result.stdout, result.stderr


def test_a_remark_goes_to_stderr_and_leaves_the_exit_code(case: Path) -> None:
    assert check("--text", "one.txt") == (
        0,
        "World: 4 actors, 0 events, 1 claim; no faults; 1 quote found in the text\n",
        "remark: actors.yaml, line 3: nothing uses the actor 'airport': no claim names it\n",
    )


def test_coverage_lists_the_sentences_without_a_claim(case: Path) -> None:
    code, out, _ = check("--text", "one.txt", "--coverage")

    assert (code, out.splitlines()[:-1]) == (
        0,
        [
            "one.txt, line 1: It said so.",
            "one.txt, line 3: The airport is closed.",
            "one.txt: 2 of 3 sentences without a claim",
        ],
    )


def test_coverage_without_a_text_is_a_wrong_use(case: Path) -> None:
    code, out, err = check("--coverage")

    assert (code, out) == (2, "")
    assert err.endswith("--coverage needs the report's text: --text FILE\n")


def test_faults_of_reading_and_of_coding_come_in_one_round(case: Path) -> None:
    report = case / "reports" / "one.yaml"
    report.write_text(
        FILES["reports/one.yaml"]
        + "- {relation: sponsors, subject: airport, object: red, quote: arms Alpha}\n"
        + "- {relation: sponsers, subject: red, object: alpha, quote: Red}\n"
        + "- {relation: attacks, subject: red, text: it said so, modality: likely, quote: It said}\n",
        "utf-8",
    )

    code, out, err = check("--text", "one.txt")

    assert (code, out, err.splitlines()) == (
        1,
        "",
        [
            f"Error: reports/one.yaml, line 4: {MISFIT}",
            "reports/one.yaml, line 5: unknown relation 'sponsers'; did you mean 'sponsors'?",
            "reports/one.yaml, line 6: 'likely' needs a hedge: the words of the report that make it so",
        ],
    )


def test_a_case_without_a_readable_source_is_refused_with_its_faults(case: Path) -> None:
    (case / "reports" / "one.yaml").write_text("source: {}\nclaims: []\n", "utf-8")

    code, out, err = check("--text", "one.txt")

    assert (code, out) == (1, "")
    assert err.startswith("Error: reports/one.yaml, line 1: ")


def test_several_sources_need_their_texts_by_name(case: Path) -> None:
    second = FILES["reports/one.yaml"].replace("one", "two").replace("One", "Two")
    (case / "reports" / "two.yaml").write_text(second.replace("Red arms", "Red  arms"), "utf-8")

    Path("new.txt").write_text(Path("one.txt").read_text("utf-8"), "utf-8")
    code, _, err = check("--text", "new.txt")
    assert (code, err.splitlines()[-1]) == (
        2,
        "Error: the case has several sources; write --text SOURCE=new.txt, where SOURCE is one of one, two",
    )
    code, out, _ = check("--text", "one.txt", "--coverage")  # a file that is named like its source
    assert (code, out.splitlines()[-2]) == (0, "one.txt: 2 of 3 sentences without a claim")
    code, out, _ = check("--text", "two=one.txt", "--coverage")
    assert (code, out.splitlines()[-2]) == (0, "one.txt: 2 of 3 sentences without a claim")


@pytest.mark.slow
def test_watching_checks_again_when_a_file_changes_and_ends_on_ctrl_c(
    case: Path, interruptible: None
) -> None:
    words = [sys.executable, "-m", "actorgraph", "check", "case", "--watch"]
    path = {"PYTHONPATH": os.pathsep.join(sys.path), "PYTHONUNBUFFERED": "1"}
    report = case / "reports" / "one.yaml"
    with (case.parent / "out").open("w+") as out:
        watching = subprocess.Popen(words, stdout=out, stderr=out, env={**os.environ, **path})
        try:
            wait_for(case.parent / "out", "no faults")
            report.write_text(report.read_text().replace("object: alpha", "object: beta"))
            wait_for(
                case.parent / "out", "Error: reports/one.yaml, line 3: object 'beta' is no actor"
            )
            watching.send_signal(signal.SIGINT)
            assert watching.wait(20) == 0
        finally:
            watching.kill()
            watching.wait()


def wait_for(file: Path, words: str) -> None:
    for _ in range(200):
        if words in file.read_text():
            return
        time.sleep(0.1)
    raise AssertionError(f"{words!r} is not in {file.read_text()!r}")
