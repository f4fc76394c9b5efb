"""XML read as a stream of elements; entities, which make bombs of small files, are refused."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, NamedTuple
from xml.parsers import expat

from actorgraph.errors import Fault, Faults
from actorgraph.exchange.input import Input

#: The texts of the elements that are open, together; longer ones are refused.
LONGEST_TEXT: Final = 16 * 1024 * 1024
#: A tag with its attributes, or a comment; longer ones are refused.
LONGEST_TAG: Final = 4 * 1024 * 1024
#: The name of an element or attribute with its namespace, which the parser repeats at each of them.
LONGEST_NAME: Final = 10_000
DEEPEST: Final = 200
_PIECE: Final = 64 * 1024


class Mark(NamedTuple):
    """The begin or the end of an element, in the order of the document.

    `name` and the names of attributes are without their namespace. `text` is what stands directly in the
    element, known at its end, without the blanks that only set elements apart; attributes are known at
    its begin. `line` counts from 1.
    """

    is_start: bool
    name: str
    attributes: dict[str, str]
    text: str
    line: int


def marks_of(file: Input) -> Iterator[Mark]:
    """Yield the begins and ends of the elements of a document.

    Raises
    ------
    Faults
        It is no well-formed XML, declares or uses entities, nests deeper than `DEEPEST`, or holds a text
        longer than `LONGEST_TEXT` or a tag longer than `LONGEST_TAG`.
    """
    reading = _Reading(file.name)
    with file.open() as binary:
        while piece := binary.read(_PIECE):
            yield from reading.feed(piece, last=False)
        yield from reading.feed(b"", last=True)


class _Reading:
    """One document being read."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._marks: list[Mark] = []
        self._texts: list[list[str]] = []
        self._names: list[str] = []
        #: For each open element, whether an element began in it.
        self._has_child: list[bool] = []
        self._length = 0
        self._quiet = 0
        self._is_quiet = True
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        # A default that a DTD gives an attribute would be repeated at each element.
        parser.specified_attributes = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.EntityDeclHandler = self._entity
        parser.SkippedEntityHandler = self._skipped
        # Nothing outside of the file is ever looked for.
        parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
        self._parser = parser

    def feed(self, piece: bytes, *, last: bool) -> list[Mark]:
        """Return the marks that a further piece completes."""
        self._marks = []
        self._is_quiet = True
        try:
            self._parser.Parse(piece, last)
        except Faults:
            raise
        except expat.ExpatError as error:
            words = expat.ErrorString(error.code)
            raise self._fault(f"is no well-formed XML: {words}", error.lineno) from None
        except (LookupError, ValueError) as error:
            raise self._fault(f"is no XML that can be read: {error}") from None
        self._quiet = self._quiet + len(piece) if self._is_quiet else 0
        if self._quiet > LONGEST_TAG:
            raise self._fault(f"has a tag or comment of more than {LONGEST_TAG >> 20} MB")
        return self._marks

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._is_quiet = False
        if len(self._names) >= DEEPEST:
            raise self._fault("is nested too deeply")
        if len(name) > LONGEST_NAME or any(len(key) > LONGEST_NAME for key in attributes):
            raise self._fault(f"has a name of more than {LONGEST_NAME:,} characters")
        if self._texts and not self._has_child[-1]:
            self._has_child[-1] = True
            self._drop_blanks(self._texts[-1])
        local = name.rpartition(" ")[2]
        self._names.append(local)
        self._texts.append([])
        self._has_child.append(False)
        bare = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
        self._marks.append(Mark(True, local, bare, "", self._parser.CurrentLineNumber))

    def _end(self, _: str) -> None:
        self._is_quiet = False
        text = "".join(self._texts.pop())
        self._has_child.pop()
        self._length -= len(text)
        line = self._parser.CurrentLineNumber
        self._marks.append(Mark(False, self._names.pop(), {}, text, line))

    def _text(self, text: str) -> None:
        self._is_quiet = False
        # The blanks between millions of elements would make a long text of the one around them.
        if self._has_child[-1] and text.isspace():
            return
        self._length += len(text)
        if self._length > LONGEST_TEXT:
            raise self._fault(f"holds a text of more than {LONGEST_TEXT >> 20} MB")
        self._texts[-1].append(text)

    def _drop_blanks(self, pieces: list[str]) -> None:
        if all(piece.isspace() for piece in pieces):
            self._length -= sum(map(len, pieces))
            pieces.clear()

    def _entity(self, *declaration: Any) -> None:
        raise self._fault(
            f"declares the entity {declaration[0]!r}; entities are not read, for they can be bombs"
        )

    def _skipped(self, name: str, is_parameter: bool) -> None:
        raise self._fault(f"uses the entity {name!r}, which is not in the file")

    def _fault(self, message: str, line: int = 0) -> Faults:
        return Faults([Fault(self._name, line or self._parser.CurrentLineNumber, 0, message)])
