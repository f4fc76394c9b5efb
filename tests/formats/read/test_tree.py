"""Of a record that was read as a tree, what was not taken is what is left."""

from __future__ import annotations

import io

from actorgraph.formats.read.input import Input
from actorgraph.formats.read.tree import trees_of


def test_each_record_is_a_tree_and_the_root_comes_first_and_empty() -> None:
    text = b'<list day="1"><a>x</a><rec n="1"><name>Ash  \n Column</name><at><city>V</city></at></rec><rec/></list>'
    root, first, second = trees_of(Input("a.xml", lambda: io.BytesIO(text)), ("rec",))

    assert (root.name, root.attributes, root.nodes) == ("list", {"day": "1"}, [])
    assert list(first.rest()) == ["n 1", "name Ash Column", "city V"]
    assert (second.name, list(second.rest())) == ("rec", [])


def test_what_is_taken_is_gone() -> None:
    text = b'<r><rec N="1"><Name>Ash</Name><name>Salt</name><at/><x y="2">z</x></rec></r>'
    _, record = trees_of(Input("a.xml", lambda: io.BytesIO(text)), ("rec",))

    assert (record.take("name"), record.take("n"), record.take("none")) == ("Ash", "1", "")
    assert [node.name for node in record.take_nodes("AT")] == ["at"]
    assert list(record.rest()) == ["name Salt", "x y 2", "x z"]
