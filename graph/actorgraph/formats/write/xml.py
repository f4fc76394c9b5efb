"""Texts as the content of XML: escaped, and without the characters that XML cannot hold."""

from __future__ import annotations

import re
from typing import Final

from actorgraph.sentence.wording import count

#: The characters that XML 1.0 cannot hold.
NO_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
#: Line breaks that a reader turns into a line feed: XML 1.0 the first, and xmldom also those of XML 1.1.
_BREAKS: Final = {0x0D: "&#13;", 0x85: "&#133;", 0x2028: "&#8232;"}
#: What an attribute needs beside the marks of elements: a reader turns its white space into blanks.
_IN_ATTRIBUTES: Final = {0x09: "&#9;", 0x0A: "&#10;"}


def escaped(text: str) -> str:
    """Return a text that XML can hold as the content of an element."""
    if "&" in text or "<" in text or ">" in text:
        text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text if text.isprintable() else text.translate(_BREAKS)


class Content:
    """Texts of one document; a character that XML cannot hold becomes U+FFFD, and is counted.

    Set `place` to what is being written, for the report of the first text that was changed.
    """

    def __init__(self) -> None:
        self.place = ""
        self._replaced = 0
        self._first = ""

    def of_element(self, text: str) -> str:
        """Return a text as the content of an element."""
        if "&" in text or "<" in text or ">" in text:
            text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        return text if text.isprintable() else self._without(text).translate(_BREAKS)

    def of_attribute(self, text: str) -> str:
        """Return a text as the value of an attribute, between double quotation marks."""
        text = self.of_element(text).replace('"', "&quot;")
        return text if text.isprintable() else text.translate(_IN_ATTRIBUTES)

    def _without(self, text: str) -> str:
        text, found = NO_XML.subn("\ufffd", text)
        if found:
            self._replaced += 1
            self._first = self._first or self.place
        return text

    def lost(self) -> list[str]:
        """Return what was replaced, in a line, or nothing."""
        if not self._replaced:
            return []
        hold = "holds" if self._replaced == 1 else "hold"
        first = f", the first in {self._first}" if self._first else ""
        texts = count(self._replaced, "text")
        return [f"{texts} {hold} characters that XML cannot hold{first}; U+FFFD replaces them"]
