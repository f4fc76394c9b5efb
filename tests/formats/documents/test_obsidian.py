"""Every link of a vault leads to a note and a block, and what nobody asserts is never among what is said."""

from __future__ import annotations

import re
import tempfile
from contextlib import closing
from pathlib import Path

import pytest
import yaml
from hypothesis import given

from actorgraph.formats.exporter import export
from actorgraph.formats.selection import Selection
from actorgraph.library import open_case
from actorgraph.model.actor import Actor
from actorgraph.model.claim import Claim
from actorgraph.model.dates import read_when
from actorgraph.model.source import Source
from actorgraph.store.reader import Store
from worlds import World, worlds, write_world

RED, BLUE = Actor("red", "Red: <Army>/1"), Actor("blue", "Blue", note="a [[note]] %%x%%")
SMALL = World(
    (RED, BLUE, Actor("twin", "blue")),
    (),
    (Source("report", "Report", "blue"),),
    (
        Claim(
            "c.1",
            "sponsors",
            "report",
            "blue",
            "red",
            "blue",
            when=read_when("2024"),
            quote="backs [[it]]",
        ),
        Claim("c-1", "attacks", "report", "blue", "red", "twin", modality="denied", quote="never"),
    ),
)


def notes(world: World, folder: Path) -> dict[str, str]:
    write_world(world, folder / "s.db")
    with closing(Store(folder / "s.db")) as store:
        export(Selection(store), folder / "vault", format="obsidian")
    return {
        path.relative_to(folder / "vault").as_posix(): path.read_text("utf-8")
        for path in (folder / "vault").rglob("*.md")
    }


def links(text: str) -> list[tuple[str, str]]:
    """Return the notes and blocks that a note links to."""
    found = re.findall(r"(?<!\\)\[\[([^\[\]|#]+)(?:#\^([A-Za-z0-9-]+))?(?:\|[^\[\]|]*)?\]\]", text)
    return [(note, block) for note, block in found]


def test_a_claim_stands_once_with_its_words_and_those_it_names_link_to_it(tmp_path: Path) -> None:
    vault = notes(SMALL, tmp_path)

    assert set(vault) == {
        "About.md", "Actors/Blue.md", "Actors/blue (twin).md", "Actors/Red Army 1.md", "Sources/Report.md",
    }  # fmt: skip
    assert vault["Actors/Red Army 1.md"] == (
        '---\nid: "red"\ntype: "unknown"\ntags: ["actor/unknown"]\naliases: ["Red: <Army>/1"]\n---\n\n'
        "# Red: \\<Army\\>/1\n\n## What is said\n\n"
        "- Red: \\<Army\\>/1 sponsors [[Blue|Blue]]. (says [[Blue|Blue]], in [[Report]], holds 2024) ^c-1\n\n"
        "  > “backs \\[\\[it\\]\\]”\n\n\n## What nobody asserts\n\n"
        "- Red: \\<Army\\>/1 did not attack [[blue (twin)|the blue]]. (says [[Blue|Blue]], in [[Report]])"
        " ^c-1-2\n\n  > “never”\n\n\n"
    )
    assert "- [[Red Army 1#^c-1|Red: \\<Army\\>/1 sponsors Blue.]]" in vault["Actors/Blue.md"]
    assert "a \\[\\[note\\]\\] \\%\\%x\\%\\%" in vault["Actors/Blue.md"]


@given(worlds())
def test_every_link_leads_to_a_note_and_every_block_is_there_once(world: World) -> None:
    with tempfile.TemporaryDirectory() as folder:
        vault = notes(world, Path(folder))
    files = {Path(path).stem: text for path, text in vault.items()}
    blocks = [
        block
        for text in vault.values()
        for block in re.findall(r" \^([A-Za-z0-9-]+)$", text, re.MULTILINE)
    ]

    assert len({name.casefold() for name in files}) == len(vault)
    assert len(blocks) == len(set(blocks)) == len(world.claims)
    for text in vault.values():
        for note, block in links(text):
            assert note in files
            assert not block or f" ^{block}\n" in files[note]


def test_properties_are_yaml_that_another_reader_reads(tmp_path: Path) -> None:
    for text in notes(SMALL, tmp_path).values():
        if text.startswith("---"):
            found = yaml.safe_load(text.split("---")[1])
            assert isinstance(found["id"], str)


def test_what_nobody_asserts_in_the_shipped_case_is_apart(tmp_path: Path) -> None:
    open_case().export(tmp_path / "vault", format="obsidian")
    for path in (tmp_path / "vault").rglob("*.md"):
        said = path.read_text("utf-8").partition("## What is said")[2].partition("\n## ")[0]
        assert "It is denied" not in said
        assert "stops short" not in said


@pytest.mark.parametrize("name", ["CON", "..", "a" * 300, "About", "\u202e", "#^|"])
def test_a_name_that_no_file_may_have_gets_another(name: str, tmp_path: Path) -> None:
    from actorgraph.formats.documents.obsidian import _free

    found = _free(name, "the-id", set())
    assert found.strip(" .") == found
    assert not re.search(r'[\\/:*?"<>|#^\[\]]', found)
    assert found.casefold() not in ("con", "about", "")
    assert len(found) < 200
