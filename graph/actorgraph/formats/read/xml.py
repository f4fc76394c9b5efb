"""XML read as a stream of elements; entities, which can turn a small file into a bomb, are refused."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, NamedTuple
from xml.parsers import expat

from actorgraph.formats.read.input import Input
from actorgraph.model.errors import Faults
from actorgraph.sentence.wording import count

if TYPE_CHECKING:
    from actorgraph.formats.sink import Sink

#: The most characters in all open elements together.
LONGEST_TEXT: Final = 16 * 1024 * 1024
#: The most bytes of a tag with its attributes, or of a comment.
LONGEST_TAG: Final = 4 * 1024 * 1024
#: The most characters in a name with its namespace, which the parser repeats at each element.
LONGEST_NAME: Final = 10_000
DEEPEST: Final = 200
_PIECE: Final = 64 * 1024
#: Bytes of what may be a mark that no name holds, in any encoding: all but ASCII, NUL, and references to characters.
_MARKS: Final = re.compile(rb"[\x00\x7f\xc2\xe2\xef\xfe\xff]|&#")
#: The memory of a field beside its text, so that too many empty fields are refused too.
_FIELD: Final = 100
#: How many names are cached without their namespaces.
_MOST_NAMES: Final = 1000
#: Attributes that every document may have, and that speak of the document.
OF_XML: Final = frozenset(("schemalocation", "nonamespaceschemalocation", "nil"))
_NONE: Final[Mapping[str, str]] = MappingProxyType({})


#: What may stand before the outermost element, and its name. The group is never entered again
#: (possessive), because many comments can be divided in exponentially many ways.
_ROOT: Final = re.compile(
    r"(?>\s*(?:(?:<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^<>\[]*(?:\[[^\]]*\])?[^<>]*>)\s*)*)"
    r"<(?:[\w.-]+:)?([\w.-]+)[\s/>]",
    re.IGNORECASE | re.DOTALL,
)


def root_of(file: Input) -> str:
    """Return the name of the outermost element in small letters, or an empty text if there is none."""
    found = _ROOT.match(file.head_text())
    return found[1].casefold() if found else ""


class Fields(NamedTuple):
    """Elements that are no more than a name and a text: ``<data key="name">text</data>`` in a node.

    *element* is their name, *key* that of their one attribute, and *holders* are the elements that have them.
    """

    element: str
    key: str
    holders: frozenset[str]


class Mark(NamedTuple):
    """The start or the end of an element, in the order of the document.

    `name` and the names of attributes have no namespace. A start has the attributes; an end has `fields` and
    `text`, the text directly in the element without the blanks between elements. `line` counts from 1.
    """

    is_start: bool
    name: str
    attributes: dict[str, str]
    text: str
    line: int
    fields: Mapping[str, str] = _NONE


class Strange:
    """Counts the elements and attributes of a document that its format does not have, to report them once.

    *known* are the attributes of each element in small letters; None for an element whose attributes are all kept.
    """

    def __init__(self, known: Mapping[str, frozenset[str] | None]) -> None:
        self._known = known
        self._counts: Counter[str] = Counter()

    def mark(self, mark: Mark) -> None:
        """Count what is strange in the start of an element."""
        name = mark.name.casefold()
        if name not in self._known:
            self._counts[mark.name] += 1
            return
        known = self._known[name]
        if known is None or known.issuperset(mark.attributes):
            return
        for key, value in mark.attributes.items():
            if value and key.casefold() not in known and key.casefold() not in OF_XML:
                self._counts[f"{mark.name} {key}"] += 1

    def tell(self, file: Input, sink: Sink) -> None:
        """Report what was counted."""
        tell_left(self._counts, file, sink)


def tell_left(left: Mapping[str, int], file: Input, sink: Sink) -> None:
    """Report the elements and attributes of a document that are not kept, and in how many places they stand."""
    if left:
        named = (f"{name} (in {count(times, 'place')})" for name, times in left.items())
        sink.remark(f"{file.name}: elements and attributes that are not kept: {', '.join(named)}")


def marks_of(file: Input, fields: Fields | None = None) -> Iterator[Mark]:
    """Yield the starts and ends of the elements of a document.

    Parameters
    ----------
    file
        The document.
    fields
        Elements that make no marks of their own if they hold only text and have only their key as an
        attribute. Their texts come with the end of their holder, by their keys; those of two with
        one key are joined. Marks for them would cost more than the parser: 2.1 million
        fields are read in 3.4 s instead of 8 (``tests/benchmarks/graphml.py``).

    Raises
    ------
    Faults
        It is not well-formed XML, declares or uses entities, is nested deeper than `DEEPEST`, or holds a
        text longer than `LONGEST_TEXT` or a tag longer than `LONGEST_TAG`. The fields of an element count
        as its text.
    """
    reading = _Reading(file, fields or Fields("", "", frozenset()))
    with file.open() as binary:
        while piece := binary.read(_PIECE):
            yield from reading.feed(piece, last=False)
        yield from reading.feed(b"", last=True)
    file.tidied(reading.tidying)


class _Reading:
    """One document being read. Its handlers are called for each tag and text, so they are kept short."""

    def __init__(self, file: Input, fields: Fields) -> None:
        self._file = file
        self.tidying = file.tidying()
        #: True once the document holds anything that may be a mark that no name holds.
        self._has_marks = False
        self._field, self._key, self._holders = fields
        self._marks: list[Mark] = []
        self._bare: dict[str, str] = {}
        # For each open element: its name, its texts, whether it has a child, the length of all texts at its
        # start, and its fields if it can have any.
        self._names: list[str] = []
        self._texts: list[list[str]] = []
        self._has_child: list[bool] = []
        self._lengths: list[int] = []
        self._held: list[dict[str, str] | None] = []
        #: The fields of the innermost open element.
        self._fields: dict[str, str] | None = None
        self._length = 0
        # The open field, if there is one: its attribute, its texts, and its line.
        self._in_field = False
        self._open_key = ""
        self._pieces: list[str] = []
        self._line = 0
        self._quiet = 0
        self._is_quiet = True
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.ordered_attributes = True
        # The defaults that a DTD gives attributes would be repeated at each element.
        parser.specified_attributes = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.EntityDeclHandler = self._entity
        parser.SkippedEntityHandler = self._skipped
        # Nothing outside the file is ever read.
        parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
        self._parser = parser

    def feed(self, piece: bytes, *, last: bool) -> list[Mark]:
        """Return the marks that the next piece completes."""
        self._marks = []
        self._is_quiet = True
        self._has_marks |= self.tidying.is_active and _MARKS.search(piece) is not None
        try:
            self._parser.Parse(piece, last)
        except Faults:
            raise
        except expat.ExpatError as error:
            words = expat.ErrorString(error.code)
            raise self._fault(f"is not well-formed XML: {words}", error.lineno) from None
        except (LookupError, ValueError) as error:
            raise self._fault(f"cannot be read as XML: {error}") from None
        self._quiet = self._quiet + len(piece) if self._is_quiet else 0
        if self._quiet > LONGEST_TAG:
            raise self._fault(f"has a tag or comment of more than {LONGEST_TAG >> 20} MB")
        return self._marks

    # -- handlers of the parser --------------------------------------------------------------------

    def _start(self, name: str, attributes: list[str]) -> None:
        self._is_quiet = False
        local = self._bare.get(name) or self._without_namespace(name)
        if self._in_field:
            self._open_field()
        elif (
            self._fields is not None
            and local == self._field
            and len(attributes) == 2
            and attributes[0] == self._key
        ):
            self._in_field = True
            self._open_key = attributes[1]
            self._line = self._parser.CurrentLineNumber
            return
        self._begin(local, attributes, self._parser.CurrentLineNumber)

    def _end(self, _: str) -> None:
        self._is_quiet = False
        if self._in_field:
            self._in_field = False
            pieces, key = self._pieces, self._open_key
            text = "".join(pieces)
            if self._has_marks and not text.isascii():
                text = self.tidying.text(text)
            pieces.clear()
            self._length += len(key) + _FIELD
            if self._length > LONGEST_TEXT:
                raise self._too_long()
            fields = self._fields
            if fields is not None and (text or key not in fields):
                before = fields.get(key)
                fields[key] = f"{before}; {text}" if before and before != text else text
            return
        fields = self._held.pop()
        self._fields = self._held[-1] if self._held else None
        text = "".join(self._texts.pop())
        if self._has_marks:
            text = self.tidying.text(text)
        self._has_child.pop()
        self._length = self._lengths.pop()
        line = self._parser.CurrentLineNumber
        self._marks.append(Mark(False, self._names.pop(), {}, text, line, fields or _NONE))

    def _text(self, text: str) -> None:
        self._is_quiet = False
        if self._in_field:
            pieces = self._pieces
        # The blanks between millions of elements would add up to a long text.
        elif (self._has_child[-1] or self._fields is not None) and text.isspace():
            return
        else:
            pieces = self._texts[-1]
        self._length += len(text)
        if self._length > LONGEST_TEXT:
            raise self._too_long()
        pieces.append(text)

    def _entity(self, *declaration: Any) -> None:
        raise self._fault(
            f"declares the entity {declaration[0]!r}; entities are refused because they can be bombs"
        )

    def _skipped(self, name: str, is_parameter: bool) -> None:
        raise self._fault(f"uses the entity {name!r}, which is not in the file")

    # -- rare cases of the handlers ----------------------------------------------------------------

    def _begin(self, local: str, attributes: list[str], line: int) -> None:
        """Start an element that makes marks."""
        if len(self._names) >= DEEPEST:
            raise self._fault("is nested too deeply")
        if self._texts and not self._has_child[-1]:
            self._has_child[-1] = True
            self._drop_blanks(self._texts[-1])
        self._names.append(local)
        self._texts.append([])
        self._has_child.append(False)
        self._lengths.append(self._length)
        # Fields do not count as depth, so an element at the greatest depth can have only elements.
        can_hold = local in self._holders and len(self._names) < DEEPEST
        self._fields = {} if can_hold else None
        self._held.append(self._fields)
        bare = self._bare
        named = {
            bare.get(key) or self._without_namespace(key): value
            for key, value in zip(attributes[::2], attributes[1::2], strict=True)
        }
        if self._has_marks:
            named = {key: self.tidying.text(value) for key, value in named.items()}
        self._marks.append(Mark(True, local, named, "", line))

    def _open_field(self) -> None:
        """Turn the open field into an element, because another element starts in it."""
        self._in_field = False
        pieces, self._pieces = self._pieces, []
        length = sum(map(len, pieces))
        self._length -= length
        self._begin(self._field, [self._key, self._open_key], self._line)
        self._length += length
        self._texts[-1] = pieces
        self._has_child[-1] = True
        self._drop_blanks(pieces)

    def _without_namespace(self, name: str) -> str:
        if len(name) > LONGEST_NAME:
            raise self._fault(f"has a name of more than {LONGEST_NAME:,} characters")
        if len(self._bare) >= _MOST_NAMES:
            self._bare.clear()
        local = self._bare[name] = name.rpartition(" ")[2]
        return local

    def _drop_blanks(self, pieces: list[str]) -> None:
        if all(piece.isspace() for piece in pieces):
            self._length -= sum(map(len, pieces))
            pieces.clear()

    def _too_long(self) -> Faults:
        return self._fault(f"holds a text of more than {LONGEST_TEXT >> 20} MB")

    def _fault(self, message: str, line: int = 0) -> Faults:
        return self._file.fault(message, line or self._parser.CurrentLineNumber)
