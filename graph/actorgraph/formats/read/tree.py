"""Records of an XML document as small trees, one at a time, that know what of them was not taken yet.

A reader takes what it knows, and what it leaves is counted and reported: nothing that a document says is dropped in silence.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from actorgraph.formats.read.input import Input
from actorgraph.formats.read.missing import present_name
from actorgraph.formats.read.xml import OF_XML, marks_of, tell_left
from actorgraph.sentence.wording import line_of

if TYPE_CHECKING:
    from actorgraph.formats.sink import Sink


#: A document has few names, and says them again and again.
_folded: Final = lru_cache(maxsize=4096)(str.casefold)


@dataclass
class Node:
    """An element with its attributes, its text on one line, and its elements, of which a reader takes what it knows.

    Names are compared without case, because lists change it from year to year.
    """

    name: str
    attributes: dict[str, str]
    line: int
    text: str = ""
    nodes: list[Node] = field(default_factory=list)
    #: Attributes that the reader left out.
    aside: dict[str, str] = field(default_factory=dict)
    #: The name without case.
    low: str = field(init=False)

    def __post_init__(self) -> None:
        self.low = _folded(self.name)

    def take(self, *names: str) -> str:
        """Remove the first element under some names that has a text and no elements, and return the text.

        An attribute of that name will do too. What the element says in attributes of its own is left here.
        """
        for name in names:
            low = _folded(name)
            for at, node in enumerate(self.nodes):
                if node.low == low and not node.nodes:
                    del self.nodes[at]
                    moved = {f"{node.name} {key}": value for key, value in node.attributes.items()}
                    self.attributes |= moved
                    node.attributes = {}
                    return node.own()
            for key in self.attributes:
                if _folded(key) == low:
                    return present_name(line_of(self.attributes.pop(key)))
        return ""

    def take_nodes(self, *names: str) -> list[Node]:
        """Remove and return the elements of some names."""
        low = [*map(_folded, names)]
        taken = [node for node in self.nodes if node.low in low]
        if taken:
            self.nodes = [node for node in self.nodes if node.low not in low]
        return taken

    def leave(self, *names: str) -> None:
        """Leave out, to be reported, what elements and attributes of some names say, also in its elements' attributes."""
        low = [*map(_folded, names)]
        self.take_nodes(*names)
        for node in (self, *self.nodes):
            for key in [key for key in node.attributes if _folded(key) in low]:
                node.aside[key] = node.attributes.pop(key)

    def own(self) -> str:
        """Take and return the text of the element itself."""
        text, self.text = self.text, ""
        return present_name(text)

    def texts(self, *names: str) -> list[str]:
        """Take and return all texts in the elements of some names, from the outside in; without names, in this one."""
        if names:
            return [text for node in self.take_nodes(*names) for text in node.texts()]
        inner = [text for node in self.nodes for text in node.texts()]
        own = self.own()
        return [own, *inner] if own else inner

    def rest(self, place: str = "") -> Iterator[str]:
        """Take and yield what was not taken, each text after the names of its elements."""
        attributes, self.attributes = self.attributes, {}
        for key, value in attributes.items():
            if value.strip() and key.casefold() not in OF_XML:
                yield f"{place} {key} {line_of(value)}".strip()
        if text := self.own():
            yield f"{place} {text}".strip()
        for node in self.nodes:
            yield from node.rest(node.name)

    def left(self) -> Iterator[str]:
        """Yield the names of its text and attributes that were not taken."""
        if self.text:
            yield self.name
        for key, value in {**self.aside, **self.attributes}.items():
            if value.strip() and key.casefold() not in OF_XML:
                yield f"{self.name} {key}"


def trees_of(
    file: Input, names: Collection[str], sink: Sink | None = None, but: Collection[str] | None = ()
) -> Iterator[Node]:
    """Yield each element of some names, with all that is in it, when it ends; and first the root, empty.

    With a *sink*, what the reader has not taken of a tree when it asks for the next one is reported at the end, and so
    is what stands outside of them, but for elements named in *but*, which another reading takes; None for all of it.
    """
    opened: list[Node] = []
    made: list[Node] = []
    left: Counter[str] = Counter()
    passed = 0
    is_root = True
    for mark in marks_of(file):
        if passed or (mark.is_start and not opened and mark.name in (but or ())):
            passed += 1 if mark.is_start else -1
        elif mark.is_start:
            node = Node(mark.name, mark.attributes, mark.line)
            made.append(node)
            if is_root:
                is_root = False
                yield node
            if opened:
                opened[-1].nodes.append(node)
            if opened or mark.name in names:
                opened.append(node)
            else:
                left.update(node.left() if but is not None else ())
                made.clear()
        elif opened:
            node = opened.pop()
            node.text = line_of(" ".join(mark.text.split()))
            if not opened:
                yield node
                for each in made:
                    left.update(each.left())
                made.clear()
        elif mark.text.strip() and but is not None:
            left[mark.name] += 1
    if sink is not None:
        tell_left(left, file, sink)
