"""Case folders in and out: a case that is written is a case, and cases in one store stay apart."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from hypothesis import given

from actorgraph.formats.exporter import export
from actorgraph.formats.importer import import_files
from actorgraph.formats.selection import Selection
from actorgraph.library import open_case
from actorgraph.model.actor import Actor
from actorgraph.model.claim import OPERATORS, Claim, Quantity
from actorgraph.model.dates import read_when
from actorgraph.model.errors import Faults, FileTrouble
from actorgraph.model.filters import read_filters
from actorgraph.model.source import Source
from actorgraph.model.vocabulary import standard
from actorgraph.store.reader import Store
from actorgraph.store.writer import StoreWriter
from actorgraph_cli.main import actorgraph
from actorgraph_data import FIRST
from formats.exported import exported, losses
from worlds import World, carried, sorted_world, world_of, worlds


def says_none(claim: Claim) -> bool:
    """Return True if a claim has a figure of none, but does not only count."""
    figure = claim.quantity
    return (
        claim.relation != "counts" and figure is not None and (figure.op, figure.value) == ("=", 0)
    )


@given(worlds(distinct=True).filter(lambda world: not any(map(says_none, world.claims))))
def test_a_world_comes_back_from_its_case(world: World) -> None:
    with tempfile.TemporaryDirectory() as folder:
        assert carried(world, Path(folder), "case", "case") == sorted_world(world)


def test_a_deed_with_a_figure_of_none_comes_back_denied(tmp_path: Path) -> None:
    figure = Quantity("soldiers", "=", 0)
    none = Claim("c1", "kills", "report", "red", "red", "blue", quote="none", quantity=figure)
    store = tmp_path / "a.db"
    with StoreWriter(store, standard()) as writer:
        for key in ("red", "blue"):
            writer.actor(Actor(key, key.title()))
        writer.source(Source("report", "Report", "red"))
        writer.claims([none])
    with closing(Store(store)) as read:
        lines = losses(export(Selection(read), tmp_path / "case", format="case"))
    assert lines == ["1 claims with a figure of none are written as denied"]
    with closing(open_case(tmp_path / "case").store) as again:
        assert list(again.claims()) == [replace(none, quantity=None, modality="denied")]


def test_the_shipped_case_is_written_as_it_is_and_passes_its_check(tmp_path: Path) -> None:
    with closing(open_case().store) as store:
        assert losses(export(Selection(store), tmp_path / "case", format="case")) == []
        result = CliRunner().invoke(actorgraph, ["check", str(tmp_path / "case")])
        assert result.exit_code == 0, result.output
        with closing(open_case(tmp_path / "case").store) as again:
            for kind in ("actors", "events", "sources", "claims"):
                assert list(getattr(again, kind)()) == list(getattr(store, kind)())
            assert again.meta == store.meta


def test_yaml_is_written_as_people_write_it(tmp_path: Path) -> None:
    with closing(open_case().store) as store:
        export(Selection(store), tmp_path / "case", format="case")
    text = (tmp_path / "case" / "reports" / "cnn-2024-02-02.yaml").read_text(encoding="utf-8")
    assert text.startswith(
        "source:\n  id: cnn-2024-02-02\n  title: Report on the US airstrikes of 2 February 2024\n"
        "  publisher: cnn\n  date: 2024-02-02\n  language: en\n"
    )
    assert (
        "- id: us-strikes-85\n  relation: attacks\n  subject: us\n  event: us-strikes-2024-02-02\n"
        "  text: 85 targets in Iraq and Syria\n  mode: [aerial]\n  quote: The US conducted"
    ) in text


def leaves(read: Any, text: Any, key: str = "") -> Iterator[tuple[str, Any, str]]:
    """Yield the scalars of a document with their keys, as a reader of YAML takes them and as they stand."""
    if isinstance(text, dict):
        for name in text:
            yield from leaves(read[name], text[name], name)
    elif isinstance(text, list):
        for one, other in zip(read, text, strict=True):
            yield from leaves(one, other, key)
    else:
        yield key, read, text


def taken(key: str, text: str) -> set[Any]:
    """Return as what any reader of YAML may take a scalar: as its text, unless its key is one of another type."""
    if key in ("date", "when", "said", "since", "until", "coded"):
        when = read_when(text)
        return {text, when.start if when.is_day else int(text) if text.isdigit() else text}
    if key in ("implied", "anonymous", "machine", "background", "symmetric"):
        return {text == "true"}
    return {float(text)} if key == "value" else {text}


@given(worlds(distinct=True).filter(lambda world: not any(map(says_none, world.claims))))
def test_what_is_written_is_read_alike_by_any_reader_of_yaml(world: World) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = exported(world, Path(folder), "case")
        for file in path.rglob("*.yaml"):
            words = file.read_text("utf-8")
            for key, read, text in leaves(yaml.safe_load(words), yaml.load(words, yaml.BaseLoader)):
                assert read in taken(key, text), (key, read, text)


@pytest.mark.parametrize(
    "text", ["=", "<<", "no", "On", "12", "1_000", "0x1F", "0o17", "1e5", ".5", "1:30", "2024-02-31",
             "~", "null", "!x", "&a", "*a", "? y", "- z", "a: b", "a #b", "%", "@", "`"],
)  # fmt: skip
def test_a_text_that_yaml_takes_for_anything_else_is_quoted(tmp_path: Path, text: str) -> None:
    actors = (Actor("red", text), Actor("blue", "Blue"))
    claim = Claim("c1", "sponsors", "report", "blue", "red", "blue", quote=text)
    world = World(actors, (), (Source("report", "Report", "blue"),), (claim,))
    words = (exported(world, tmp_path, "case") / "reports" / "report.yaml").read_text("utf-8")
    assert f"quote: '{text}'\n" in words
    assert yaml.safe_load(words)["claims"][0]["quote"] == text


@pytest.mark.parametrize("op", OPERATORS)
@pytest.mark.parametrize(
    ("value", "number"), [(0, "0"), (85, "85"), (0.5, "0.5"), (1e-7, "1.0e-07")]
)
def test_a_figure_is_an_operator_and_a_number_for_any_reader_of_yaml(
    tmp_path: Path, op: str, value: float, number: str
) -> None:
    figure = Quantity("tanks", op, value)
    claim = Claim("c1", "counts", "report", "blue", "blue", quote="So", quantity=figure)
    world = World((Actor("blue", "Blue"),), (), (Source("report", "Report", "blue"),), (claim,))
    words = (exported(world, tmp_path, "case") / "reports" / "report.yaml").read_text("utf-8")
    assert f", value: {number}}}" in words
    assert yaml.safe_load(words)["claims"][0]["quantity"] == {
        "what": "tanks",
        "op": op,
        "value": value,
    }


def test_a_part_is_written_with_what_it_names(tmp_path: Path) -> None:
    with closing(open_case().store) as store:
        denied = read_filters(modality="denied")
        export(Selection(store, denied), tmp_path / "case", format="case")
        with closing(open_case(tmp_path / "case").store) as part:
            assert list(part.claims()) == list(store.claims(denied))
            assert 0 < part.count("actor") < store.count("actor")


def test_names_of_two_owners_are_told_and_the_case_is_sound(tmp_path: Path) -> None:
    shutil.copytree(FIRST, tmp_path / "one")
    import_files([tmp_path / "one"], tmp_path / "s.db", name="first")
    import_files([tmp_path / "one"], tmp_path / "s.db", name="second")
    with closing(Store(tmp_path / "s.db")) as store:
        told = export(Selection(store), tmp_path / "case", format="case")
    assert [line.split(" ", 1)[1] for line in losses(told)] == [
        "first names that another has already, with their ids behind them now"
    ]
    with closing(open_case(tmp_path / "case").store) as again:
        assert again.count("claim") == 2 * 158


def test_two_cases_with_the_same_ids_stay_two(tmp_path: Path) -> None:
    for name in ("One", "Two"):
        shutil.copytree(FIRST, tmp_path / name)
        head = tmp_path / name / "case.yaml"
        head.write_text(
            head.read_text("utf-8").replace("title: US airstrikes", f"title: {name}", 1), "utf-8"
        )
    import_files([tmp_path / "One", tmp_path / "Two"], tmp_path / "s.db")
    summary = import_files([tmp_path / "One", tmp_path / "Two"], tmp_path / "s.db")

    world = world_of(tmp_path / "s.db")
    assert (len(world.claims), len(world.actors)) == (2 * 158, 2 * 38)
    assert (summary.changes.same, summary.changes.added) == (2 * 158, 0)
    iran = [it.id for it in world.actors if it.name == "Iran"]
    assert len(iran) == 2
    assert "iran" in iran


def test_a_report_that_was_removed_is_told_as_gone(tmp_path: Path) -> None:
    case = tmp_path / "case"
    shutil.copytree(FIRST, case)
    (report,) = (case / "reports").iterdir()
    copy = case / "reports" / "second.yaml"
    text = report.read_text("utf-8").replace("id: cnn-2024-02-02", "id: second", 1)
    copy.write_text(text.replace("- id: ", "- id: second-"), "utf-8")
    import_files([case], tmp_path / "s.db")
    copy.unlink()

    summary = import_files([case], tmp_path / "s.db", prune=True)

    assert (summary.changes.same, summary.changes.gone) == (158, 158)
    assert len(world_of(tmp_path / "s.db").claims) == 158


def test_every_fault_of_a_case_is_told_and_nothing_comes_in(tmp_path: Path) -> None:
    case = tmp_path / "case"
    shutil.copytree(FIRST, case)
    (report,) = (case / "reports").iterdir()
    text = report.read_text("utf-8")
    report.write_text(text.replace("modality: likely", "modality: sure", 2), "utf-8")
    with pytest.raises(Faults) as caught:
        import_files([case], tmp_path / "s.db")
    assert len(caught.value.faults) == 2
    assert all("unknown modality 'sure'" in str(it) for it in caught.value.faults)
    assert not (tmp_path / "s.db").exists()


def test_a_folder_that_holds_something_is_not_written_over(tmp_path: Path) -> None:
    shutil.copytree(FIRST, tmp_path / "case")
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(FileTrouble, match="something is there already"):
        export(Selection(open_case().store), tmp_path / "case", format="case")
    assert sorted(tmp_path.rglob("*")) == before


def test_a_new_store_of_a_case_alone_is_called_as_the_case(tmp_path: Path) -> None:
    import_files([FIRST], tmp_path / "t.db", format="case")

    with closing(Store(tmp_path / "t.db")) as store:
        assert store.meta["title"] == "US airstrikes in Iraq and Syria, 2 February 2024"


def test_a_new_store_of_several_is_not_called_as_one_of_them(tmp_path: Path) -> None:
    other = tmp_path / "other"
    shutil.copytree(FIRST, other)
    head = other / "case.yaml"
    head.write_text(head.read_text("utf-8").replace("title: US", "title: More US"), "utf-8")

    import_files([FIRST, other], tmp_path / "t.db", format="case")

    with closing(Store(tmp_path / "t.db")) as store:
        assert {key: store.meta.get(key, "") for key in ("title", "licence")} == {
            "title": "t", "licence": "",
        }  # fmt: skip
