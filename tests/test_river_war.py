"""The invented case that comes with actorgraph: it is whole, says that it is invented, and has what a tutorial shows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

import actorgraph
from actorgraph.case.check import check_case
from actorgraph.case.folder import read_case
from actorgraph.case.opened import open_path
from actorgraph.case.text import ReportText, plain, read_text
from actorgraph_cli.main import actorgraph as command
from actorgraph_data import FIRST, RIVER, SHIPPED

SOURCES = (
    "veldan-courier-2019-05-14",
    "karth-news-agency-2019-05-15",
    "meridian-post-2019-05-18",
)
HEAD = "The Orsa river war (invented): 37 actors, 5 events, 57 claims; no faults"
SECOND = Path(RIVER) / "coders" / "b" / "1-veldan-courier.yaml"


@pytest.fixture(scope="module")
def river() -> Iterator[actorgraph.Case]:
    with actorgraph.open_case("river_war") as case:
        yield case


def texts() -> dict[str, ReportText]:
    folder = Path(RIVER) / "texts"
    return {key: ReportText(read_text(folder / f"{key}.txt")) for key in SOURCES}


def of_second_coder(tmp_path: Path) -> Path:
    """Return the case with the first report as the second coder read it."""
    for name in ("case.yaml", "actors.yaml", "events.yaml"):
        (tmp_path / name).write_bytes((Path(RIVER) / name).read_bytes())
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / SECOND.name).write_bytes(SECOND.read_bytes())
    return tmp_path


def test_no_fault_and_no_remark_is_found_with_the_texts() -> None:
    review = check_case(read_case(Path(RIVER)), texts())
    assert (list(review.faults), list(review.remarks)) == ([], [])


def test_every_quote_is_in_the_text_of_its_report(river: actorgraph.Case) -> None:
    read = texts()
    assert {claim.source for claim in river.claims()} == set(SOURCES)
    assert [
        claim.id for claim in river.claims() if plain(claim.quote) not in read[claim.source].words
    ] == []


def test_its_title_says_that_it_is_invented(river: actorgraph.Case) -> None:
    assert river.title == "The Orsa river war (invented)"


def test_a_claim_that_is_denied_by_another_is_a_conflict(river: actorgraph.Case) -> None:
    said = {pair for conflict in river.conflicts().conflicts for pair in conflict.claims}
    assert {"ministry-blames-brigade", "brigade-denies"} <= said


def test_three_voices_give_four_figures_of_the_dead(river: actorgraph.Case) -> None:
    dead = {
        (claim.claimant, claim.quantity.value, claim.modality)
        for claim in river.claims(event="dam-blast", modality="all")
        if claim.quantity
    }
    assert dead == {
        ("veldanian-interior-ministry", 9, "stated"),
        ("karthian-water-authority", 6, "stated"),
        ("hospital-director", 11, "stated"),
        ("meridian-post", 12, "denied"),
    }


def test_the_bodies_of_one_state_are_one_voice(river: actorgraph.Case) -> None:
    groups = [set(voice.members) for voice in river.voices().voices]
    assert any({"veldania", "veldanian-interior-ministry"} <= group for group in groups)


def test_the_second_coder_has_no_fault_and_reads_otherwise(
    river: actorgraph.Case, tmp_path: Path
) -> None:
    folder = of_second_coder(tmp_path)
    review = check_case(read_case(folder), {SOURCES[0]: texts()[SOURCES[0]]})
    assert list(review.faults) == []

    second = actorgraph.open_case(folder)
    mine = {(it.relation, it.subject, it.object) for it in river.claims(source=SOURCES[0])}
    theirs = {(it.relation, it.subject, it.object) for it in second.claims()}
    assert len(mine & theirs) >= 8
    assert (mine - theirs, theirs - mine) != (set(), set())


def test_a_shipped_case_is_opened_by_its_name() -> None:
    assert [open_path(name)[1] for name in sorted(SHIPPED)] == [RIVER, FIRST]


def test_a_folder_of_that_name_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "river_war").mkdir()
    of_second_coder(tmp_path / "river_war")
    assert open_path("river_war")[1] == "river_war"


def test_the_environment_may_name_a_shipped_case(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ACTORGRAPH_CASE", "river_war")
    assert actorgraph.open_case().title == "The Orsa river war (invented)"


def test_check_compares_the_quotes_with_the_texts_in_the_folder() -> None:
    result = CliRunner().invoke(command, ["-c", "river_war", "check"])
    assert (result.exit_code, result.stdout, result.stderr) == (
        0,
        f"{HEAD}; 57 quotes found in the text\n",
        "",
    )


def test_coverage_names_the_sentences_of_every_text() -> None:
    result = CliRunner().invoke(command, ["check", "-c", "river_war", "--coverage"])
    assert "2 of 13 sentences without a claim" in result.stdout
    assert f"{SOURCES[1]}.txt, line 1: Karth rejects" in result.stdout
