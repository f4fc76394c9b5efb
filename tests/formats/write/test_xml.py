"""Any text is content of XML: a parser gives it back, with U+FFFD for what XML cannot hold."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actorgraph.formats.write.xml import NO_XML, Content, escaped

TEXTS = st.text() | st.text("<>&\"'\t\n\r\x85\u2028\x00\ufffe\ud800a", max_size=8)


@given(TEXTS)
def test_a_parser_gives_back_an_element_and_an_attribute(text: str) -> None:
    content = Content()
    document = f'<x a="{content.of_attribute(text)}">{content.of_element(text)}</x>'

    element = ET.fromstring(document)

    expected = NO_XML.sub("\ufffd", text)
    assert (element.text or "", element.get("a")) == (expected, expected)
    assert bool(content.lost()) is (text != expected)


@given(st.text(st.characters(codec="utf-8", min_codepoint=32, exclude_characters="\ufffe\uffff")))
def test_what_xml_can_hold_is_only_escaped(text: str) -> None:
    assert (ET.fromstring(f"<x>{escaped(text)}</x>").text or "") == text


@pytest.mark.parametrize(
    ("texts", "counted"),
    [(["a", "b & c"], ""), (["a\0\1"], "1 text holds"), (["a", "\0", "\1"], "2 texts hold")],
)
def test_texts_that_are_changed_are_counted_with_the_place_of_the_first(
    texts: list[str], counted: str
) -> None:
    content = Content()

    for text in texts:
        content.place = f"node {text!r}"
        content.of_element(text)

    first = next((f"node {text!r}" for text in texts if NO_XML.search(text)), "")
    expected = (
        f"{counted} characters that XML cannot hold, the first in {first}; U+FFFD replaces them"
    )
    assert content.lost() == ([expected] if counted else [])
