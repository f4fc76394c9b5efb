"""Tables of edges and nodes say that things are tied, and no more than that."""

from __future__ import annotations

import csv
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actorgraph.formats.exporter import export
from actorgraph.formats.importer import import_files
from actorgraph.formats.read.input import inputs_of
from actorgraph.formats.selection import Selection
from actorgraph.formats.sink import Summary, made_id
from actorgraph.formats.tables.csv import recognises
from actorgraph.model.actor import Actor
from actorgraph.model.claim import Claim
from actorgraph.model.errors import Faults
from actorgraph.model.source import Source
from actorgraph.store.reader import Store
from real_data import real_file

EDGES = "Source,Target,Type,Id,Label,Weight\na,b,Directed,7,owes,2\n"


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def brought(
    folder: Path, *texts: str, name: str = "", **options: str
) -> tuple[Summary, list[Actor], list[Claim]]:
    paths = [written(folder, f"{chr(97 + at)}.csv", text) for at, text in enumerate(texts)]
    summary = import_files(paths, folder / "s.db", options=options, name=name)
    with closing(Store(folder / "s.db")) as store:
        return summary, list(store.actors()), list(store.claims())


def ties(claims: list[Claim]) -> list[tuple[str, str, str, str]]:
    return [(it.subject, it.relation, it.object, it.role) for it in claims]


def faults(folder: Path, *texts: str) -> list[str]:
    with pytest.raises(Faults) as caught:
        brought(folder, *texts)
    assert not (folder / "s.db").exists()
    return [str(it) for it in caught.value.faults]


def test_an_edge_is_a_claim_of_the_file_with_all_that_it_says(tmp_path: Path) -> None:
    summary, actors, claims = brought(tmp_path, EDGES)

    assert claims == [
        Claim(
            made_id("a-csv", "7", "a", "b", "related-to"), "related-to", "a-csv", "a-csv-file", "a",
            "b", role="owes", quote="owes", note="Weight=2", file="a.csv", record="7",
        )
    ]  # fmt: skip
    assert actors == [Actor("a", "a"), Actor("b", "b"), Actor("a-csv-file", "a.csv", "dataset")]
    with closing(Store(tmp_path / "s.db")) as store:
        assert list(store.sources()) == [Source("a-csv", "a.csv", "a-csv-file")]
    assert (summary.files, summary.rows, summary.claims) == ([("a.csv", "csv")], 1, 1)
    assert summary.remarks == [
        (
            "a.csv: read as edges of a graph, which say that two are tied and not how; where all of them mean"
            " the same, --set relation=... says it"
        )
    ]


@pytest.mark.parametrize(
    ("header", "row", "tie"),
    [
        ("Source,Target", "a,b", ("a", "connected-with", "b", "")),
        ("target;source", "a;b", ("b", "connected-with", "a", "")),
        ("SOURCE\tTARGET", "a\tb", ("a", "connected-with", "b", "")),
        ("Source Target Label", 'a "b c" x', ("a", "connected-with", "b-c", "x")),
        ("Source,Target,Type", "a,b,", ("a", "connected-with", "b", "")),
        ("Source,Target,Type", "a,b,undirected", ("a", "connected-with", "b", "")),
        ("Source,Target,Type", "a,b,DIRECTED", ("a", "related-to", "b", "")),
        ("Source,Target,Type,Label", "a,b,Directed,sponsored by", ("b", "sponsors", "a", "")),
        ("Source,Target,Label", "a,b,sponsors", ("a", "connected-with", "b", "sponsors")),
        ("Source,Target,Label", "a,b,clashes with", ("a", "clashes-with", "b", "")),
        ("Source,Target,Type", "a,b,allied with", ("a", "allied-with", "b", "")),
    ],
)
def test_an_edge_has_a_direction_only_where_the_table_gives_it_one(
    tmp_path: Path, header: str, row: str, tie: tuple[str, str, str, str]
) -> None:
    _, _, claims = brought(tmp_path, f"{header}\n{row}\n")

    assert ties(claims) == [tie]


def test_who_knows_what_all_edges_mean_can_say_it(tmp_path: Path) -> None:
    summary, _, claims = brought(tmp_path, "Source,Target\na,b\n", relation="is sponsored by")

    assert ties(claims) == [("b", "sponsors", "a", "")]
    assert summary.remarks == []


def test_one_table_of_nodes_says_who_the_ends_of_the_edges_are(tmp_path: Path) -> None:
    nodes = "Id,Label,Type,Kind,Size\n1,Red,state,event,5\n2,,king,,\n3,Alone,,,\n"

    summary, actors, claims = brought(tmp_path, "Source,Target\n1,2\n1,4\n", nodes)

    assert actors == [
        Actor("1", "Red", "state", note="type=state; Kind=event; Size=5"),
        Actor("2", "2", note="type=king"),
        Actor("3", "Alone"),
        Actor("a-csv-file", "a.csv", "dataset"),
        Actor("4", "4"),
    ]
    assert [(it.subject, it.object, it.file, it.record) for it in claims] == [
        ("1", "2", "a.csv", "row 2"), ("1", "4", "a.csv", "row 3"),
    ]  # fmt: skip
    assert summary.rows == 5


def test_tables_of_edges_without_one_of_nodes_are_graphs_of_their_own(tmp_path: Path) -> None:
    _, actors, claims = brought(tmp_path, "Source,Target\n1,2\n", "Source,Target\n1,2\n")

    assert [it.id for it in actors if it.type != "dataset"] == ["1", "2", "b-csv.1", "b-csv.2"]
    assert [(it.subject, it.object) for it in claims] == [("1", "2"), ("b-csv.1", "b-csv.2")]


def test_a_table_of_nodes_alone_makes_actors_and_no_claim(tmp_path: Path) -> None:
    summary, actors, claims = brought(tmp_path, "\nid,label\n1,uno\n\n,\n2,dos\n")

    assert [it.name for it in actors] == ["uno", "dos", "a.csv"]
    assert (claims, summary.rows, summary.skipped) == ([], 2, {})


def test_an_edge_without_an_end_is_counted_and_left_out(tmp_path: Path) -> None:
    summary, _, claims = brought(tmp_path, "Source,Target\na,\n,b\na,b\n")

    assert ties(claims) == [("a", "connected-with", "b", "")]
    assert (summary.rows, summary.skipped) == (3, {"an edge without a Source or Target": 2})


@pytest.mark.parametrize("word", ["NA", "NULL", "nan", "None", "#N/A"])
def test_a_word_of_a_program_for_an_empty_cell_is_no_end_and_no_label(
    tmp_path: Path, word: str
) -> None:
    text = f"Source,Target,Type,Label\na,{word},Directed,attacks\na,b,Directed,{word}\n"
    summary, actors, claims = brought(tmp_path, text)
    assert summary.skipped == {"an edge without a Source or Target": 1}
    assert f"a.csv: taken for empty cells: {word} (in 2 cells)" in summary.remarks
    assert {actor.name for actor in actors} == {"a", "b", "a.csv"}
    assert [(claim.relation, claim.role, claim.quote) for claim in claims] == [
        ("related-to", "", "")
    ]


def test_the_dataset_is_called_as_the_user_calls_it(tmp_path: Path) -> None:
    _, actors, [claim] = brought(tmp_path, EDGES, name="Payments")

    assert (actors[-1], claim.source) == (
        Actor("payments-file", "Payments", "dataset"), "payments",
    )  # fmt: skip


def test_a_second_import_changes_nothing(tmp_path: Path) -> None:
    _, *before = brought(tmp_path, EDGES, "Id,Label\na,A\n")
    summary, *after = brought(tmp_path, EDGES, "Id,Label\na,A\n")

    assert after == before
    assert (summary.changes.same, summary.changes.added, summary.actors) == (1, 0, 0)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Source,Target\na,b,c\n", ["a.csv, line 2: has 3 cells, the header has 2"]),
        ("Source,Target,source\na,b,c\n", ["a.csv, line 1: the column 'source' stands twice"]),
        ("Id,Label\n1,a\n,b\n1,c\n", [
            "a.csv, line 3: a node needs an Id", "a.csv, line 4: the node '1' stands twice"]),
        ('\nSource,Target,"x\ny"\na,b,c\nd\n', ["a.csv, line 5: has 1 cell, the header has 3"]),
        ('Source,"Target\n"\na\n', ["a.csv, line 3: has 1 cell, the header has 2"]),
        ('Source,Target\na,"b\n', ["a.csv, line 2: cannot be read as a table: unexpected end of data"]),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_line(tmp_path: Path, text: str, said: list[str]) -> None:
    assert faults(tmp_path, text) == said


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("Source,Target", True),
        ("Id,Label,x", True),
        ("label,id", False),
        ("id", False),
        ("source,relation,target", True),
        ("source,subject,target,object", False),
        ("date,source,target,quote", False),
    ],
)
def test_a_table_of_a_graph_is_recognised_by_its_header(
    tmp_path: Path, header: str, expected: bool
) -> None:
    [file] = inputs_of([written(tmp_path, "a.csv", f"{header}\n")])

    assert recognises(file) == expected


def test_our_own_edges_are_not_read_again_after_gephi_wrote_them(tmp_path: Path) -> None:
    brought(tmp_path, EDGES)
    with closing(Store(tmp_path / "s.db")) as store:
        export(Selection(store), tmp_path / "out", format="csv")
    header, row = (tmp_path / "out" / "edges.csv").read_text("utf-8").splitlines()
    gephi = written(tmp_path, "again.csv", f"{header.lower()},timeset\n{row},\n")

    summary = import_files([gephi], tmp_path / "t.db")

    assert (summary.claims, summary.remarks) == (
        0, ["again.csv: drawn for Gephi from other tables, and not read"],
    )  # fmt: skip


def test_every_row_of_a_real_table_is_one_claim(tmp_path: Path) -> None:
    path = real_file(
        "graph-files/gephi-spreadsheet/edges_table_opposite_force_undirected_issue_1848.csv"
    )

    import_files([path], tmp_path / "s.db")

    with path.open(encoding="utf-8", newline="") as file:
        rows = [(row["source"], row["target"]) for row in csv.DictReader(file)]
    with closing(Store(tmp_path / "s.db")) as store:
        assert [(it.subject, it.object) for it in store.claims()] == rows
        assert {it.relation for it in store.claims()} == {"connected-with"}


NAMES = st.text("ab é-", min_size=1, max_size=3).filter(lambda it: it.strip() == it != "")


@given(st.lists(st.tuples(NAMES, NAMES, st.booleans()), max_size=6))
def test_each_row_is_one_claim_between_the_actors_of_its_names(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str, bool]]
) -> None:
    words = {True: "Directed", False: "Undirected"}
    lines = [f"{one},{two},{words[is_directed]}\n" for one, two, is_directed in rows]

    folder = tmp_path_factory.mktemp("in")
    _, actors, claims = brought(folder, f"Source,Target,Type\n{''.join(lines)}")

    names = {it.id: it.name for it in actors}
    assert [(names[it.subject], names[it.object], it.relation) for it in claims] == [
        (" ".join(one.split()), " ".join(two.split()), "related-to" if is_directed else "connected-with")
        for one, two, is_directed in rows
    ]  # fmt: skip
