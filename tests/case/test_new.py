"""A new case is a case: it can be read and passes its own check."""

from __future__ import annotations

from pathlib import Path

import pytest

from actorgraph.case.check import check_case
from actorgraph.case.folder import read_case
from actorgraph.case.new import new_case
from actorgraph.model.errors import FileTrouble
from full_disk import disk_full_at


def test_a_new_case_is_four_files_and_their_schemas(tmp_path: Path) -> None:
    folder = tmp_path / "far" / "case"

    assert new_case(folder) == [
        folder / "case.yaml",
        folder / "actors.yaml",
        folder / "events.yaml",
        folder / "reports" / "2024-05-04-gazette.yaml",
        *(folder / "schema" / f"{kind}.json" for kind in ("case", "actors", "events", "report")),
    ]


def test_a_new_case_passes_its_own_check(tmp_path: Path) -> None:
    new_case(tmp_path)

    case = read_case(tmp_path)

    assert [coded.claim.relation for coded in case.claims] == ["sponsors", "attributes"]
    assert check_case(case) == ((), ())


def test_the_commented_relation_of_a_new_case_works(tmp_path: Path) -> None:
    new_case(tmp_path)
    head = tmp_path / "case.yaml"
    text = head.read_text(encoding="utf-8")
    head.write_text(text.replace("# relations:", "relations:").replace("#   -", "  -"), "utf-8")

    assert read_case(tmp_path).vocabulary["mediates-between"].family == "contact"


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("dear", encoding="utf-8")

    with pytest.raises(FileTrouble) as caught:
        new_case(tmp_path)

    assert str(caught.value) == f"{str(tmp_path)!r} is not empty; name a new folder"
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_a_second_new_case_does_not_overwrite_the_first(tmp_path: Path) -> None:
    new_case(tmp_path)

    with pytest.raises(FileTrouble, match="is not empty; name a new folder"):
        new_case(tmp_path)


def test_a_file_is_no_place_for_a_case(tmp_path: Path) -> None:
    file = tmp_path / "letter.txt"
    file.write_text("dear", encoding="utf-8")

    with pytest.raises(FileTrouble) as caught:
        new_case(file)

    assert str(caught.value) == f"{str(file)!r} is not empty; name a new folder"


def test_a_folder_inside_a_file_cannot_be_written(tmp_path: Path) -> None:
    file = tmp_path / "letter.txt"
    file.write_text("dear", encoding="utf-8")

    with pytest.raises(FileTrouble) as caught:
        new_case(file / "case")

    assert str(caught.value) == f"cannot write {str(file / 'case')!r}: Not a directory"


@pytest.mark.parametrize("name", ["a\0b", "\ud800"])
def test_a_name_that_no_folder_can_have_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(FileTrouble) as caught:
        new_case(tmp_path / name)

    assert str(caught.value) == (
        f"cannot write {str(tmp_path / name)!r}: no folder can have this name"
    )


@pytest.mark.parametrize("file", ["case.yaml", "events.yaml", "report.json"])
@pytest.mark.parametrize("there", [True, False])
def test_of_a_case_that_cannot_be_written_whole_nothing_is_left(
    file: str, there: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "case"
    if there:
        folder.mkdir()
    disk_full_at(file, monkeypatch)

    with pytest.raises(FileTrouble, match=r"cannot write .*: No space left on device"):
        new_case(folder)

    assert list(tmp_path.rglob("*")) == ([folder] if there else [])
