from __future__ import annotations

from pathlib import Path

import pytest

from actorgraph.aggregate.ties import aggregate, folder_of, ties_in
from actorgraph.library import open_case
from actorgraph.model.errors import ActorgraphError, Faults, WrongUse
from aggregate.made import HEADER, events, random_events

pytest.importorskip("duckdb", reason="needs actorgraph[big]")

ROWS = (
    ("e2", "Ann", "attacks", "Bob", "2024-02-03", "stated", "cnn", "Ann hit Bob again"),
    ("e1", "Ann", "attacks", "Bob", "20240201", "", "bbc", "Ann hit Bob"),
    ("e3", "Ann", "attacks", "Bob", "2024-03-01", "denied", "bbc", "Ann did not"),
    ("e4", "Bob", "sponsored by", "Cleo", "2024", "", "", ""),
    ("e5", "Bob", "attacks", "", "2024-02-01", "", "bbc", "Bob hit"),
    ("e6", "Cleo", "allied-with", "Ann", "soon", "", "bbc", "friends"),
)


def test_events_of_a_month_are_one_claim_with_their_count_and_samples(tmp_path: Path) -> None:
    into = tmp_path / "s.db"
    done = aggregate([events(tmp_path / "e.csv", ROWS)], str(into), name="Wires")
    assert done.document() == {
        "events": 6, "without_ends": 1, "without_meaning": 0, "undated": 1, "ties": 4, "added": 4, "changed": 0,
    }  # fmt: skip
    found = {
        (it.subject, it.relation, it.object, it.when.text, it.modality, it.quote, it.note, it.record, it.claimant)
        for it in open_case(into).claims()
    }  # fmt: skip
    assert found == {
        ("ann", "attacks", "bob", "2024-02", "stated", "Ann hit Bob", "2 events of 2 sources", "events e1 e2", "wires"),
        ("ann", "attacks", "bob", "2024-03", "denied", "Ann did not", "1 event of 1 source", "events e3", "wires"),
        ("cleo", "sponsors", "bob", "2024", "stated", "", "1 event", "events e4", "wires"),
        ("cleo", "allied-with", "ann", "", "stated", "friends", "1 event of 1 source", "events e6", "wires"),
    }  # fmt: skip


def test_more_events_change_the_count_of_a_tie_and_add_none(tmp_path: Path) -> None:
    into = str(tmp_path / "s.db")
    aggregate([events(tmp_path / "e.csv", ROWS[:2])], into, name="Wires")
    more = [*ROWS[:2], ("e0", "Ann", "attacks", "Bob", "2024-02-09", "", "", "first")]
    done = aggregate([events(tmp_path / "e.csv", more)], into, name="Wires")
    assert (done.store.changes.added, done.store.changes.changed) == (0, 1)
    (claim,) = open_case(into).claims()
    assert (claim.note, claim.quote) == ("3 events of 2 sources", "first")
    assert [tie["events"] for tie in ties_in(folder_of(into))] == [3]


def test_the_same_tie_of_two_datasets_is_two_claims(tmp_path: Path) -> None:
    into, path = str(tmp_path / "s.db"), events(tmp_path / "e.csv", ROWS[:1])
    for name in ("Wires", "Other wires"):
        aggregate([path], into, name=name)
    assert sorted(claim.claimant for claim in open_case(into).claims()) == ["other-wires", "wires"]


def test_codes_give_relations_and_what_has_no_code_is_counted(tmp_path: Path) -> None:
    rows = [("1", "IRN", "195", "USA"), ("2", "IRN", "0311", "USA"), ("3", "IRN", "---", "USA")]
    path = events(tmp_path / "e.csv", rows, ("key", "one", "code", "other"))
    columns = {"id": "key", "subject": "one", "relation": "code", "object": "other"}
    done = aggregate(
        [path], str(tmp_path / "s.db"), name="G", columns=columns, codes="cameo", period="all"
    )
    assert (done.events, done.without_meaning) == (3, 1)
    claims = open_case(tmp_path / "s.db").claims()
    assert sorted((it.relation, it.modality) for it in claims) == [
        ("attacks", "stated"),
        ("cooperates-with", "intended"),
    ]


@pytest.mark.parametrize(
    ("rows", "header", "options", "message"),
    [
        ([("1", "A", "pokes", "B", "", "", "", "")], HEADER, {}, "unknown relation 'pokes'"),
        ([("1", "A", "attacks", "B", "", "sure", "", "")], HEADER, {}, "unknown modality 'sure'"),
        ([("1", "A", "attacks")], ("id", "subject", "relation"), {}, "have no column 'object'"),
        ([("1", "A", "attacks", "B")], HEADER[:4], {"columns": {"when": "x"}}, "have no column 'x'"),
        ([("1", "A", "attacks", "B")], HEADER[:4], {"columns": {"what": "x"}}, "have no 'what'"),
        ([("1", "A", "attacks", "B")], HEADER[:4], {"period": "week"}, "no period 'week'"),
        ([("1", "A", "attacks", "B")], HEADER[:4], {"name": " "}, "needs a name"),
    ],
)  # fmt: skip
def test_what_cannot_be_counted_is_refused_and_leaves_nothing(
    tmp_path: Path, rows: list[tuple[str, ...]], header: tuple[str, ...], options: dict[str, object], message: str
) -> None:  # fmt: skip
    path = events(tmp_path / "e.csv", rows, header)
    with pytest.raises(ActorgraphError) as caught:
        aggregate([path], str(tmp_path / "s.db"), **{"name": "W", **options})  # type: ignore[arg-type]
    assert message in str(caught.value)
    assert sorted(it.name for it in tmp_path.iterdir()) == ["e.csv"]


def test_all_unknown_relations_are_reported_with_their_events_most_first(tmp_path: Path) -> None:
    rows = [("1", "A", "pokes", "B"), ("2", "A", "slaps", "B"), ("3", "B", "slaps", "A")]
    with pytest.raises(Faults) as caught:
        aggregate([events(tmp_path / "e.csv", rows, HEADER[:4])], str(tmp_path / "s.db"), name="W")
    assert [fault.message.partition(";")[0].partition(",")[0] for fault in caught.value.faults] == [
        "unknown relation 'slaps'",
        "unknown relation 'pokes'",
    ]


def test_parquet_and_tables_are_not_read_at_once(tmp_path: Path) -> None:
    (tmp_path / "a.parquet").touch()
    with pytest.raises(WrongUse, match="not from both at once"):
        aggregate(
            [events(tmp_path / "e.csv", ROWS), str(tmp_path / "a.parquet")],
            str(tmp_path / "s.db"),
            name="W",
        )


def test_events_that_are_counted_in_parts_make_the_same_ties(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, found = events(tmp_path / "e.csv", random_events(400, 30)), []
    for part in (1_000, 50):
        monkeypatch.setattr("actorgraph.aggregate.duck.PART", part)
        aggregate([path], str(tmp_path / f"{part}.db"), name="W")
        ties = ties_in(folder_of(tmp_path / f"{part}.db"))
        found.append(sorted(ties, key=lambda tie: str(tie["id"])))
        assert {it.name for it in folder_of(tmp_path / f"{part}.db").iterdir()} == {
            "ties.parquet", "quotes",
        }  # fmt: skip
    assert found[0] == found[1]
