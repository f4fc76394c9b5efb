"""What two coders differ in is settled one by one, and the report takes what was chosen in as few lines as can be."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from actorgraph.case.folder import read_case
from actorgraph.model.errors import FileTrouble, InvalidValue
from actorgraph.serve.coding.adjudicate import Difference
from actorgraph.serve.coding.document import state_document
from actorgraph.serve.coding.workbench import Workbench
from actorgraph_data import RIVER

from .conftest import do

TEXT = Path(RIVER) / "texts" / "veldan-courier-2019-05-14.txt"


@pytest.fixture
def river(tmp_path: Path) -> Path:
    """Return a copy of the invented case with its two coders."""
    shutil.copytree(RIVER, tmp_path / "river")
    return tmp_path / "river"


def bench_of(river: Path, one: str = "reports", other: str = "b") -> Workbench:
    return Workbench(river, TEXT, sides=(one, other))


def difference_of(bench: Workbench, key: str) -> Difference:
    (found,) = [
        one for one in bench.seen().differences if key in [coded.claim.id for coded in one.claims]
    ]
    return found


def settle(bench: Workbench, key: str, take: str) -> None:
    do(bench, "settle", difference=difference_of(bench, key).key, take=take)


def claims(river: Path) -> dict[str, str]:
    case = read_case(river)
    return {coded.claim.quote: coded.claim.relation for coded in case.claims}


def test_pairs_that_differ_come_first_then_what_one_alone_has(river: Path) -> None:
    found = bench_of(river).seen().differences

    assert [bool(one.one and one.other) for one in found] == [True] * 7 + [False] * 7
    assert found[0].differs == ("relation",)


def test_the_other_claim_changes_only_what_differs(river: Path) -> None:
    bench = bench_of(river)
    before = bench.file.read_text().splitlines()
    settle(bench, "karth-backs-brigade", "other")
    after = bench.file.read_text().splitlines()

    changed = [(a, b) for a, b in zip(before, after, strict=True) if a != b]
    assert changed == [("  relation: sponsors", "  relation: supports-politically")]
    assert "- id: karth-backs-brigade" in after


def test_the_own_claim_changes_nothing_and_is_not_asked_again(river: Path) -> None:
    bench = bench_of(river)
    before = bench.file.read_text()
    settle(bench, "karth-backs-brigade", "one")

    assert bench.file.read_text() == before
    assert len(bench_of(river).seen().differences) == 13


def test_what_the_other_alone_has_is_added_in_the_order_of_the_text(river: Path) -> None:
    bench = bench_of(river)
    settle(bench, "b-guard-veldanian", "other")

    relations = [
        coded.claim.relation
        for coded in read_case(river).claims
        if coded.claim.source.startswith("veldan")
    ]
    assert relations[relations.index("affiliated-with") - 1 : relations.index("affiliated-with") + 2] == [
        "urges", "affiliated-with", "part-of",
    ]  # fmt: skip


@pytest.mark.parametrize("take", ["other", "neither"])
def test_what_the_own_alone_has_is_taken_out_if_it_is_not_wanted(river: Path, take: str) -> None:
    bench = bench_of(river)
    settle(bench, "dam-in-hallen", take)

    assert "The dam supplies water to the city of Hallen" not in claims(river)


def test_neither_takes_a_pair_out(river: Path) -> None:
    bench = bench_of(river)
    settle(bench, "karth-backs-brigade", "neither")

    assert "an armed group that is backed by Karth" not in claims(river)


def test_what_was_settled_can_be_had_back(river: Path) -> None:
    bench = bench_of(river)
    before = bench.file.read_text()
    settle(bench, "karth-backs-brigade", "other")
    do(bench, "undo")

    assert bench.file.read_text() == before
    assert len(bench.seen().differences) == 14
    assert not bench.decisions.exists()


def test_two_coders_beside_the_report_fill_it(river: Path) -> None:
    (river / "coders/a").mkdir()
    shutil.move(river / "reports/1-veldan-courier.yaml", river / "coders/a/1-veldan-courier.yaml")
    bench = Workbench(river, TEXT, sides=("a", "b"), publisher="Veldan Courier", day="2019-05-14")
    do(bench, "agreed")
    settle(bench, "karth-backs-brigade", "other")

    own = [
        coded.claim for coded in read_case(river).claims if coded.claim.source.startswith("veldan")
    ]
    assert len(own) == 8
    assert bench.missing(bench.seen()) == []
    assert "supports-politically" in [claim.relation for claim in own]


def test_the_page_is_told_what_differs_and_how_far_both_agree(river: Path) -> None:
    bench = bench_of(river)
    two = state_document(bench, bench.seen())["two"]

    assert (two["one"], two["other"], round(two["found"], 2), len(two["left"])) == (
        "reports",
        "b",
        0.8,
        14,
    )
    assert two["left"][0]["differs"] == ["relation"]
    assert (two["left"][-1]["one"], two["left"][-1]["sentence"]) == (None, 11)


def test_what_is_no_choice_is_refused(river: Path) -> None:
    bench = bench_of(river)
    key = bench.seen().differences[0].key

    with pytest.raises(InvalidValue, match="is not one of one, other, neither"):
        do(bench, "settle", difference=key, take="both")
    with pytest.raises(InvalidValue, match="there is no such difference any more"):
        do(bench, "settle", difference="zz", take="one")


def test_a_coder_whom_nobody_knows_is_refused(river: Path) -> None:
    with pytest.raises(FileTrouble, match="there is no coder, report file or folder 'zz'"):
        bench_of(river, other="zz").seen()
