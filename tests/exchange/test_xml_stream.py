"""The elements of an XML document, one by one."""

from __future__ import annotations

import io
from typing import Final
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actorgraph.errors import Faults
from actorgraph.exchange.input import Input
from actorgraph.exchange.xml_stream import DEEPEST, LONGEST_TEXT, Mark, marks_of

NAMES: Final = st.text("abc", min_size=1, max_size=3)
TEXTS: Final = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Co")), max_size=10
)


def file_of(text: str | bytes) -> Input:
    data = text if isinstance(text, bytes) else text.encode()
    return Input("a.xml", lambda: io.BytesIO(data))


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
        ("", "a.xml, line 1: is no well-formed XML: no element found"),
        ("<x>\n", "a.xml, line 2: is no well-formed XML: no element found"),
        ("<x/>\n<y/>", "a.xml, line 2: is no well-formed XML: junk after document element"),
        ('<x a="1" a="2"/>', "a.xml, line 1: is no well-formed XML: duplicate attribute"),
        (b"<x>\n\xff</x>", "a.xml, line 2: is no well-formed XML: not well-formed (invalid token)"),
        ("<x>&nbsp;</x>", "a.xml, line 1: is no well-formed XML: undefined entity"),
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
