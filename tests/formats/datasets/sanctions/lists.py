"""What the tests of sanctions lists share: a list in a store, and all that a document says."""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from actorgraph.formats.importer import import_files
from actorgraph.formats.sink import Summary
from worlds import World, world_of


def listed(folder: Path, name: str, text: str) -> tuple[Summary, World]:
    """Return what an import of a list says, and what it makes."""
    (folder / name).write_text(text, "utf-8")
    summary = import_files(folder / name, folder / "s.db")
    return summary, world_of(folder / "s.db")


def lost(text: str, world: World, *but: str) -> list[str]:
    """Return the texts and attributes of a document, as lxml reads it, that nothing in the store holds.

    *but* are the elements and attributes that only sort or number the file.
    """
    told = str(world)
    found = []
    for element in etree.fromstring(text.encode()).iter():
        name = etree.QName(element).localname
        values = {
            name: element.text or "",
            **{str(key): str(each) for key, each in element.attrib.items()},
        }
        found += [
            value.strip()
            for key, value in values.items()
            if value.strip() and key not in but and value.strip() not in told
        ]
    return found
