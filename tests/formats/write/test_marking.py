"""Who writes what is marked red or amber is told so, and so is whoever gets the file, whatever the format."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from actorgraph.formats.exporter import export
from actorgraph.formats.registry import formats
from actorgraph.formats.selection import Selection
from actorgraph.formats.write.marking import binding_in, marking_in, warning_of
from actorgraph.model.actor import Actor
from actorgraph.model.claim import Claim
from actorgraph.model.event import Event
from actorgraph.model.source import Source
from actorgraph.store.reader import Store
from worlds import World, write_world

MARKED = World(
    (
        Actor("red", "Red", tlp="red"),
        Actor("blue", "Blue", tlp="amber+strict"),
        Actor("green", "Green", tlp="green", note="TLP:RED is a word here"),
        Actor("alpha", "Alpha"),
    ),
    (Event("raid", "raid", tlp="amber"),),
    (Source("report", "Report", "alpha"), Source("secret", "Secret", "alpha", tlp="amber")),
    (
        Claim("c1", "attacks", "report", "alpha", "red", "alpha", quote="of red"),
        Claim("c2", "attacks", "secret", "alpha", "alpha", "green", quote="of a marked source"),
        Claim("c3", "attacks", "report", "alpha", "alpha", "green", quote="itself", tlp="amber"),
        Claim("c4", "attacks", "report", "alpha", "alpha", "green", quote="of green"),
    ),
)
LINES = [
    "TLP:RED marks 1 actor, 1 claim: pass it on only to those whom the marking allows",
    "TLP:AMBER+STRICT marks 1 actor: pass it on only to those whom the marking allows",
    "TLP:AMBER marks 1 event, 1 source, 2 claims: pass it on only to those whom the marking allows",
]
WRITTEN = [
    name for name, form in formats().items() if form.write and name not in ("csl", "bibtex", "ris")
]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    place = tmp_path_factory.mktemp("marked") / "s.db"
    write_world(MARKED, place)
    with closing(Store(place)) as opened:
        yield opened


@pytest.mark.parametrize("name", WRITTEN)
def test_every_export_says_what_is_marked_and_its_file_does_too(
    store: Store, name: str, tmp_path: Path
) -> None:
    target = tmp_path / "out"
    lost = export(Selection(store), target, format=name)

    assert [line for line in lost if line.startswith("TLP")] == LINES
    files = [target] if target.is_file() else [path for path in target.rglob("*") if path.is_file()]
    written = b"".join(path.read_bytes() for path in files).lower()
    assert b"tlp" in written
    # Drawings have one line for all; "TLP:RED" itself stands in a note too.
    assert b"amber" in written or b"tlp:red: some of this is marked so" in written


def test_what_is_left_out_is_not_said_to_be_there(store: Store) -> None:
    store.limit("green")
    try:
        assert binding_in(Selection(store)) == []
        assert (marking_in(Selection(store)), warning_of(Selection(store))) == ("green", "")
        assert [claim.id for claim in Selection(store).claims()] == ["c4"]
    finally:
        store.limit("")
    assert warning_of(Selection(store)).startswith("TLP:RED: some of this is marked so")


def test_what_is_not_marked_says_nothing(tmp_path: Path) -> None:
    plain = World(MARKED.actors[3:], (), (), ())
    write_world(plain, tmp_path / "s.db")
    with closing(Store(tmp_path / "s.db")) as opened:
        assert (binding_in(Selection(opened)), marking_in(Selection(opened))) == ([], "")
