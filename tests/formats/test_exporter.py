"""A case or a selection is exported to a path or an open file; anything else is refused in words."""

from __future__ import annotations

import io
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import actorgraph
from actorgraph.formats.exporter import export
from actorgraph.formats.registry import formats
from actorgraph.formats.selection import Selection
from actorgraph.model.actor import Actor
from actorgraph.model.claim import Claim, Quantity
from actorgraph.model.errors import FileTrouble, InvalidValue, UnknownFormat, WrongUse
from actorgraph.model.filters import read_filters
from actorgraph.model.source import Source
from actorgraph.network import is_asserted
from actorgraph.store.reader import Store
from worlds import World, write_world

WORLD = World(
    (Actor("blue", "Blue"), Actor("red", "Red")),
    (),
    (Source("report", "Report", "red"),),
    (Claim("c1", "sponsors", "report", "red", "red", "blue"),),
)


@pytest.fixture
def store(tmp_path: Path) -> Any:
    write_world(WORLD, tmp_path / "s.db")
    with closing(Store(tmp_path / "s.db")) as opened:
        yield opened


def test_a_case_is_exported_whole(tmp_path: Path) -> None:
    case = actorgraph.open_case()

    lost = actorgraph.export(case, tmp_path / "case.graphml")
    assert actorgraph.export(case.selection(), tmp_path / "whole.graphml") == lost
    written = (tmp_path / "case.graphml").read_bytes()
    assert written.count(b"<edge ") == len(list(case.claims()))
    assert written == (tmp_path / "whole.graphml").read_bytes()


@pytest.mark.parametrize("name", sorted(name for name, it in formats().items() if it.write))
def test_no_export_of_a_case_has_the_name_of_one_of_its_files(
    name: str, tmp_path: Path, world: Callable[..., actorgraph.Case]
) -> None:
    world("relation: sponsors, subject: red, object: alpha")
    reports = tmp_path / "world" / "reports"
    text = (reports / "report.yaml").read_text("utf-8").replace("{title", "{id: report, title")
    (reports / "report.yaml").unlink()
    (reports / "leaked-by-john-doe.yaml").write_text(text, "utf-8")
    case = actorgraph.open_case(tmp_path / "world")
    export(case, tmp_path / "exported", format=name)
    written = [tmp_path / "exported", *(tmp_path / "exported").rglob("*")]
    held = b"".join(path.read_bytes() for path in written if path.is_file())
    assert b"john-doe" not in held + " ".join(map(str, written)).encode()


def modal(*modalities: str, **fields: Any) -> tuple[Claim, ...]:
    return tuple(
        Claim(f"c{at}", "attacks", "report", "red", "red", "blue", modality=modality, **fields)
        for at, modality in enumerate(modalities)
    )


@pytest.mark.parametrize("name", sorted(name for name, it in formats().items() if it.write))
def test_every_export_counts_what_nobody_asserts(name: str, tmp_path: Path) -> None:
    claims = modal("denied", "stated", "believed", "hinted", "denied")
    write_world(replace(WORLD, claims=claims), tmp_path / "s.db")
    with closing(Store(tmp_path / "s.db")) as store:
        lost = export(Selection(store), tmp_path / "out", format=name)
    assert lost[-1] == (
        f"3 of 5 claims are not asserted (2 denied, 1 hinted): {formats()[name].unasserted}"
    )


def test_of_an_answer_only_its_claims_are_counted(tmp_path: Path) -> None:
    write_world(replace(WORLD, claims=modal("denied", "stated", "hinted")), tmp_path / "s.db")
    with closing(Store(tmp_path / "s.db")) as store:
        chosen = Selection(store, chosen=("c2", "c1"))
        filtered = Selection(store, read_filters(modality="assertive"))
        assert [it.unasserted() for it in (chosen, filtered)] == [{"hinted": 1}, {}]


def test_a_deed_done_to_none_is_not_asserted_and_a_figure_of_none_is(tmp_path: Path) -> None:
    attack, of_three = (
        modal("stated", quantity=Quantity("people", "=", value, "people"))[0] for value in (0, 3)
    )
    claims = (
        replace(attack, relation="kills"),
        replace(of_three, id="c1", relation="kills"),
        replace(attack, id="c2", relation="counts"),
        replace(attack, id="c3"),  # "attacked Blue, with no people"
    )
    write_world(replace(WORLD, claims=claims), tmp_path / "s.db")
    with closing(Store(tmp_path / "s.db")) as store:
        assert Selection(store).unasserted() == {"a count of none": 1}
        assert [is_asserted(claim, store.vocabulary) for claim in store.claims()] == [
            False, True, True, True,
        ]  # fmt: skip


def test_nothing_is_said_where_every_claim_is_asserted(store: Store, tmp_path: Path) -> None:
    assert export(Selection(store), tmp_path / "s.graphml") == []


@pytest.mark.parametrize("claims", ["x.graphml", None, {"selection": 1}, Selection])
def test_what_holds_no_claims_is_a_type_error(claims: Any, tmp_path: Path) -> None:
    with pytest.raises(TypeError) as caught:
        export(claims, tmp_path / "x.graphml")

    assert str(caught.value) == (
        f"export needs a case or a selection of its claims, not {type(claims).__name__};"
        " actorgraph.open_case opens a case"
    )


@pytest.mark.parametrize("target", [None, 3, ["x.csv"]])
def test_a_target_that_is_neither_a_path_nor_a_file_is_a_type_error(
    store: Store, target: Any
) -> None:
    with pytest.raises(
        TypeError, match=r"^export needs a path or a file that is open for bytes, not"
    ):
        export(Selection(store), target, format="csv")


def test_an_open_file_needs_the_name_of_a_format(store: Store) -> None:
    with pytest.raises(WrongUse, match=r"^name the format of what goes to an open file$"):
        export(Selection(store), io.BytesIO())


def test_a_folder_is_not_written_to_an_open_file(store: Store) -> None:
    with pytest.raises(WrongUse, match=r"^case makes a folder; name where it goes$"):
        export(Selection(store), io.BytesIO(), format="case")


def test_the_store_that_is_read_is_not_overwritten(store: Store) -> None:
    before = store.path.read_bytes()

    with pytest.raises(WrongUse, match="is the store itself; name another file"):
        export(Selection(store), store.path, format="csv")
    assert store.path.read_bytes() == before


def test_a_name_that_no_format_has_is_unknown(store: Store) -> None:
    with pytest.raises(UnknownFormat, match="did you mean 'graphml'"):
        export(Selection(store), io.BytesIO(), format="grapml")


@pytest.mark.parametrize("name", ["neo4j", "parquet"])
def test_a_folder_that_holds_something_is_not_written_over(tmp_path: Path, name: str) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(FileTrouble, match="something is there already; name a new folder"):
        export(Selection(actorgraph.open_case().store), tmp_path / "out", format=name)
    assert [it.name for it in tmp_path.rglob("*")] == ["out", "mine.txt"]


@pytest.mark.parametrize("name", ["neo4j", "parquet"])
def test_a_folder_cannot_go_to_an_open_file(name: str) -> None:
    with pytest.raises(InvalidValue, match=f"{name} makes a folder; name where it goes"):
        export(Selection(actorgraph.open_case().store), io.BytesIO(), format=name)
