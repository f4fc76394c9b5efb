"""The elements of an XML document, one by one."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Final
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actorgraph.formats.read.input import Input
from actorgraph.formats.read.xml import DEEPEST, LONGEST_TEXT, Fields, Mark, marks_of
from actorgraph.model.errors import Faults

NAMES: Final = st.text("abc", min_size=1, max_size=3)
TEXTS: Final = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Co")), max_size=10
)

DATA: Final = Fields("data", "key", frozenset(("node",)))


def file_of(text: str | bytes) -> Input:
    data = text if isinstance(text, bytes) else text.encode()
    return Input("a.xml", lambda: io.BytesIO(data), is_verbatim=True)


def test_begins_and_ends_come_in_the_order_of_the_document() -> None:
    text = (
        '<g:x xmlns:g="urn:g" g:a="1">\n <y b="&lt;"> z </y>\n <w><![CDATA[<]]>&#233;</w>\n</g:x>'
    )

    assert list(marks_of(file_of(text))) == [
        Mark(True, "x", {"a": "1"}, "", 1),
        Mark(True, "y", {"b": "<"}, "", 2),
        Mark(False, "y", {}, " z ", 2),
        Mark(True, "w", {}, "", 3),
        Mark(False, "w", {}, "<é", 3),
        Mark(False, "x", {}, "", 4),
    ]


def test_text_around_elements_is_kept_and_blanks_between_them_are_not() -> None:
    text = "<x>one <y/> \n <y/>two</x>"

    assert [mark.text for mark in marks_of(file_of(text)) if mark.name == "x"] == ["", "one two"]


def test_blanks_alone_are_the_text_of_an_element_without_others() -> None:
    assert [mark.text for mark in marks_of(file_of("<x> </x>"))] == ["", " "]


def test_any_number_of_indented_elements_makes_no_long_text() -> None:
    piece = "\n" + " " * 1000 + "<y/>"
    data = f"<x>{piece * (LONGEST_TEXT // 1000 + 1)}</x>".encode()

    assert sum(mark.is_start for mark in marks_of(file_of(data))) == LONGEST_TEXT // 1000 + 2


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1", "windows-1252"])
def test_the_encoding_is_that_which_the_document_names(encoding: str) -> None:
    data = f'<?xml version="1.0" encoding="{encoding}"?><x>é</x>'.encode(encoding)

    assert list(marks_of(file_of(data)))[-1].text == "é"


def test_depth_is_allowed_up_to_a_bound() -> None:
    good, bad = ("<x>" * deep + "</x>" * deep for deep in (DEEPEST, DEEPEST + 1))

    assert len(list(marks_of(file_of(good)))) == 2 * DEEPEST
    with pytest.raises(Faults, match=r"\Aa\.xml, line 1: is nested too deeply\Z"):
        list(marks_of(file_of(bad)))


def test_a_dtd_that_is_only_named_is_not_asked_for() -> None:
    text = '<!DOCTYPE x SYSTEM "http://127.0.0.1:1/x.dtd"><x/>'

    assert [mark.name for mark in marks_of(file_of(text))] == ["x", "x"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "a.xml, line 1: is not well-formed XML: no element found"),
        ("<x>\n", "a.xml, line 2: is not well-formed XML: no element found"),
        ("<x/>\n<y/>", "a.xml, line 2: is not well-formed XML: junk after document element"),
        ('<x a="1" a="2"/>', "a.xml, line 1: is not well-formed XML: duplicate attribute"),
        (
            b"<x>\n\xff</x>",
            "a.xml, line 2: is not well-formed XML: not well-formed (invalid token)",
        ),
        ("<x>&nbsp;</x>", "a.xml, line 1: is not well-formed XML: undefined entity"),
    ],
)
def test_what_is_no_xml_is_told_once_with_its_line(text: str | bytes, said: str) -> None:
    with pytest.raises(Faults) as caught:
        list(marks_of(file_of(text)))

    assert str(caught.value) == said


@given(st.lists(st.tuples(NAMES, TEXTS, TEXTS), max_size=5))
def test_what_another_writer_wrote_is_read(rows: list[tuple[str, str, str]]) -> None:
    root = ET.Element("root")
    for name, attribute, text in rows:
        ET.SubElement(root, name, {"a": attribute}).text = text

    marks = list(marks_of(file_of(ET.tostring(root, encoding="utf-8"))))

    starts = [(mark.name, mark.attributes["a"]) for mark in marks[1:-1] if mark.is_start]
    ends = [(mark.name, mark.text) for mark in marks[1:-1] if not mark.is_start]
    assert starts == [(name, attribute) for name, attribute, _ in rows]
    assert ends == [(name, text) for name, _, text in rows]


# -- fields ----------------------------------------------------------------------------------------


def test_fields_come_with_the_end_of_what_has_them_and_not_on_their_own() -> None:
    text = (
        '<g xmlns="urn:g">\n <node id="n">\n  <data key="a">1&amp;2</data>\n  <data key="b"/>\n'
        " </node>\n</g>"
    )

    assert list(marks_of(file_of(text), DATA)) == [
        Mark(True, "g", {}, "", 1),
        Mark(True, "node", {"id": "n"}, "", 2),
        Mark(False, "node", {}, "", 5, {"a": "1&2", "b": ""}),
        Mark(False, "g", {}, "", 6),
    ]


def test_a_field_with_an_element_in_it_is_an_element_with_its_own_line() -> None:
    text = '<node>\n<data\nkey="a"> one\n<y/> two</data><data key="b">3</data></node>'

    assert list(marks_of(file_of(text), DATA)) == [
        Mark(True, "node", {}, "", 1),
        Mark(True, "data", {"key": "a"}, "", 2),
        Mark(True, "y", {}, "", 4),
        Mark(False, "y", {}, "", 4),
        Mark(False, "data", {}, " one\n two", 4),
        Mark(False, "node", {}, "", 4, {"b": "3"}),
    ]


@pytest.mark.parametrize(
    "text",
    [
        '<x><data key="a">1</data></x>',
        "<node><data>1</data></node>",
        '<node><data key="a" id="b">1</data></node>',
        '<node><data id="a">1</data></node>',
        '<node><data xmlns:g="urn:g" g:key="a">1</data></node>',
        '<node><DATA key="a">1</DATA></node>',
        '<node><x><data key="a">1</data></x></node>',
    ],
)
def test_what_is_not_wholly_a_field_is_an_element(text: str) -> None:
    assert list(marks_of(file_of(text), DATA)) == list(marks_of(file_of(text)))


def test_fields_of_one_key_are_joined_if_they_say_something() -> None:
    pieces = [("a", "1"), ("a", "2"), ("a", ""), ("b", ""), ("b", "3")]
    inside = "".join(f'<data key="{key}">{text}</data>' for key, text in pieces)

    (_, end) = marks_of(file_of(f"<node>{inside}</node>"), DATA)
    assert end.fields == {"a": "1; 2", "b": "3"}


def test_fields_of_an_element_in_a_holder_are_not_those_of_the_holder() -> None:
    inner = '<node><data key="a">2</data></node>'
    text = f'<node><data key="a">1</data><graph>{inner}</graph><data key="b">3</data></node>'

    ends = [mark.fields for mark in marks_of(file_of(text), DATA) if not mark.is_start]
    assert ends == [{"a": "2"}, {}, {"a": "1", "b": "3"}]


@pytest.mark.parametrize(
    "inside",
    [
        '<data key="a">' + "x" * (LONGEST_TEXT + 1) + "</data>",
        "".join(f'<data key="{it}">{"x" * (LONGEST_TEXT // 4)}</data>' for it in "abcde"),
        "".join(f'<data key="{it}"/>' for it in range(LONGEST_TEXT // 100)),
        '<data key="' + "k" * (LONGEST_TEXT // 5) + '"/><data key="a"/>' * 140_000,
    ],
)
def test_the_fields_of_one_element_are_bounded_together(inside: str) -> None:
    with pytest.raises(Faults, match=r"\Aa\.xml, line 1: holds a text of more than 16 MB\Z"):
        list(marks_of(file_of(f"<node>{inside}</node>"), DATA))


def test_any_number_of_elements_may_have_fields() -> None:
    node = f'<node><data key="a">{"x" * 100_000}</data></node>'
    times = LONGEST_TEXT // 100_000 + 1

    marks = list(marks_of(file_of(f"<x>{node * times}</x>"), DATA))
    assert sum(len(mark.fields.get("a", "")) for mark in marks) == 100_000 * times


@pytest.mark.parametrize("inside", ["", "<x/>"])
def test_fields_are_no_deeper_than_elements(inside: str) -> None:
    data = f'<data key="a">{inside}</data>'
    good, bad = (
        "<node>" * deep + data + "</node>" * deep
        for deep in (DEEPEST - 2 if inside else DEEPEST - 1, DEEPEST - 1 if inside else DEEPEST)
    )

    assert list(marks_of(file_of(good), DATA))[-1].name == "node"
    with pytest.raises(Faults, match=r"\Aa\.xml, line 1: is nested too deeply\Z"):
        list(marks_of(file_of(bad), DATA))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('<node><data key="a">', "a.xml, line 1: is not well-formed XML: no element found"),
        ('<node><data key="a">\n</node>', "a.xml, line 2: is not well-formed XML: mismatched tag"),
        ('<node><data key="a">&b;</data></node>', "a.xml, line 1: is not well-formed XML: undefined entity"),
        ('<!DOCTYPE x [<!ENTITY a "b">]><node><data key="a">&a;</data></node>', "a.xml, line 1: declares the entity 'a'; entities are refused because they can be bombs"),
        ('<!DOCTYPE x SYSTEM "x.dtd"><node><data key="a">&b;</data></node>', "a.xml, line 1: uses the entity 'b', which is not in the file"),
        (f'<node xmlns:g="{"z" * 10_000}"><data g:key="a"/></node>', "a.xml, line 1: has a name of more than 10,000 characters"),
    ],
)  # fmt: skip
def test_fields_are_guarded_as_elements_are(text: str, said: str) -> None:
    with pytest.raises(Faults) as caught:
        list(marks_of(file_of(text), DATA))

    assert str(caught.value) == said


ATTRIBUTES: Final = st.dictionaries(st.sampled_from(["key", "id"]), st.text("ab"), max_size=2)
LEAVES: Final = st.tuples(
    st.sampled_from(["data", "node", "x"]), ATTRIBUTES, st.text("ab", max_size=3), st.just(())
)
TREES: Final = st.recursive(
    LEAVES,
    lambda inner: st.tuples(
        st.sampled_from(["data", "node", "x"]),
        ATTRIBUTES,
        st.text("ab", max_size=3),
        st.lists(inner, max_size=4),
    ),
    max_leaves=12,
)


def grown(tree: tuple[str, dict[str, str], str, list[object]]) -> ET.Element:
    name, attributes, text, children = tree
    element = ET.Element(name, attributes)
    element.text = text
    element.extend(grown(child) for child in children)  # type: ignore[arg-type]  # as TREES are
    return element


def told(element: ET.Element) -> Iterator[Mark]:
    """Yield the marks of an element as its definition says."""
    fields: dict[str, str] = {}
    yield Mark(True, element.tag, dict(element.attrib), "", 1)
    for child in element:
        is_plain = child.tag == "data" and [*child.attrib] == ["key"] and not len(child)
        if element.tag == "node" and is_plain:
            key, text = child.attrib["key"], child.text or ""
            fields[key] = text or fields.get(key, "")
        else:
            yield from told(child)
    yield Mark(False, element.tag, {}, element.text or "", 1, fields)


@given(TREES)
def test_a_document_with_fields_says_what_it_says_without(
    tree: tuple[str, dict[str, str], str, list[object]],
) -> None:
    root = grown(tree)

    assert list(marks_of(file_of(ET.tostring(root)), DATA)) == list(told(root))
