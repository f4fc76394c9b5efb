"""GML, read as Gephi, Cytoscape, igraph, yEd and networkx write it.

The format is that of Michael Himsolt's "GML: A portable Graph File Format" (1997): keys with numbers, texts and
lists of keys. Its later extensions are read too: UTF-8, infinity, and unquoted words as ids and labels.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from html.entities import html5
from typing import Final, NamedTuple, TypeAlias

from actorgraph.formats.format import Format, Options
from actorgraph.formats.read.graph import RELATION, GraphReader, is_own_node
from actorgraph.formats.read.input import Input
from actorgraph.formats.sink import Sink
from actorgraph.model.names import clipped

DEEPEST: Final = 50
LONGEST_TEXT: Final = 16 * 1024 * 1024
#: The most keys of one node or edge, with those in its lists.
MOST_KEYS: Final = 100_000
_PIECE: Final = 64 * 1024
_TOKEN: Final = re.compile(r'"([^"]*)"|([\[\]])|(#[^\n]*)|([^\s\[\]"#]+)|\s+')
_KEY: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_.]*")
_NUMBER: Final = re.compile(
    r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?|[+-]?(?:inf|infinity|nan)", re.IGNORECASE
)
_ENTITY: Final = re.compile(r"&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z][A-Za-z0-9]{0,31}));")
#: Keys whose values Gephi writes without quotes.
_LOOSE: Final = frozenset({"id", "source", "target", "label", "name", "creator"})
_LOOK: Final = ("graphics", "LabelGraphics")
_DIRECTED: Final = {"1": True, "0": False, "y": True, "n": False, "yes": True, "no": False,
                    "true": True, "false": False}  # fmt: skip
_BEGIN: Final = re.compile(
    r'(?:\s|#[^\n]*\n|(?!graph\b)[A-Za-z_]\w*\s+(?:"[^"]*"|[^\s"\[\]#{}]+)(?=\s))*graph\s*\[(?!\s*\w+\s*=)',
    re.ASCII,
)


class _Token(NamedTuple):
    """A text, a word, or a bracket, and its first line."""

    kind: str  # 'text', 'word', '[' or ']'
    text: str
    line: int


#: The value of a key: a text, or a list of keys with their values.
_Value: TypeAlias = "str | list[tuple[str, _Value]]"


class _Reader(GraphReader):
    """Reads a file once for its nodes and once for its edges."""

    def __init__(self, file: Input, sink: Sink, options: Options) -> None:
        super().__init__(file, sink, options)
        self._directed = False
        self._nameless = 0

    def read(self) -> None:
        encoding = _encoding_of(self._file)
        for key, value, line in _Parser(self._file, encoding, "node", self._sink).parts():
            if key == "node":
                self._node(value, line)
            elif key == "directed":
                self._directed = self._truth(value, line, default=False)
            elif isinstance(value, str):
                self._graph.about({key: value})
            else:
                self._sink.remark(f"the attribute {key!r} of the graph is a list, and is not kept")
        for _, value, line in _Parser(self._file, encoding, "edge", self._sink).parts():
            self._edge(value, line)
        self._graph.done()

    def _node(self, value: _Value, line: int) -> None:
        values = self._flat(value, line, "a node")
        if values is None:
            return
        # No edge can reach a node without an id, but igraph reads such nodes too.
        self._nameless += "id" not in values
        key = _whole(values.pop("id", "")) or f"nameless-{self._nameless}"
        drawn, label = values.pop("LabelGraphics.text", ""), values.pop("label", "")
        if label and is_own_node(values):  # networkx writes numbers as ids, and ids as labels
            values.setdefault("node", label)
        self._graph.node(key, label or values.get("name", "") or drawn, values, line)

    def _edge(self, value: _Value, line: int) -> None:
        values = self._flat(value, line, "an edge")
        if values is None:
            return
        ends = [_whole(values.pop(name, "")) for name in ("source", "target")]
        if not all(ends):
            missing = "target" if ends[0] else "source"
            self._fault(f"an edge needs a {missing}", line)
            return
        drawn = values.pop("LabelGraphics.text", "")
        own = values.pop("directed", None)
        directed = self._directed if own is None else self._truth(own, line, self._directed)
        self._graph.edge(
            values.pop("id", ""),
            *ends,
            directed=directed,
            label=values.pop("label", "") or drawn,
            attributes=values,
            line=line,
        )

    def _truth(self, value: _Value, line: int, default: bool) -> bool:
        word = value.casefold() if isinstance(value, str) else "["
        if word not in _DIRECTED:
            self._fault(f"'directed' needs 0 or 1, not {_shown(value)}", line)
            return default
        return _DIRECTED[word]

    def _flat(self, value: _Value, line: int, noun: str) -> dict[str, str] | None:
        """Return the keys of a node or edge; those in lists follow a dot, repeated ones are joined."""
        if not isinstance(value, list):
            self._fault(f"{noun} needs a list in brackets", line)
            return None
        found: dict[str, list[str]] = {}
        pending: list[tuple[str, _Value]] = [("", value)]
        while pending:
            place, part = pending.pop()
            if isinstance(part, str):
                found.setdefault(place, []).append(part)
                continue
            before = f"{place}." if place else ""
            pending += [(f"{before}{key}", inner) for key, inner in reversed(part)]
        for name in ("id", "source", "target"):
            if len(set(found.get(name, ()))) > 1:
                self._fault(f"{noun} has several of {name!r}", line)
                return None
        joined = {}
        for name, values in found.items():
            if name.partition(".")[0] in _LOOK and name != "LabelGraphics.text":
                self._sink.remark(f"{' and '.join(_LOOK)}, the look of the drawing, are not kept")
                continue
            joined[name] = ", ".join(dict.fromkeys(values))
        return joined


# -- the grammar -----------------------------------------------------------------------------------


class _Parser:
    """A document parsed for its nodes or for its edges, one at a time."""

    def __init__(self, file: Input, encoding: str, wanted: str, sink: Sink) -> None:
        self._file = file
        self._tokens = _tokens(file, encoding)
        self._wanted = wanted
        self._sink = sink
        self._keys = 0

    def parts(self) -> Iterator[tuple[str, _Value, int]]:
        """Yield the wanted parts of the first graph, and with its nodes its own attributes, with their lines."""
        graphs = 0
        for key in self._tokens:
            self._need_key(key)
            value = self._next(key)
            if key.text != "graph":
                self._value(key, value, 1)
            elif value.kind != "[":
                raise self._file.fault("a graph needs a list in brackets", value.line)
            elif graphs:
                self._sink.remark("only the first graph of a file is read")
                self._skip(key)
            else:
                graphs += 1
                yield from self._graph(key)
        if not graphs:
            raise self._file.fault("holds no graph", 0)

    def _graph(self, opening: _Token) -> Iterator[tuple[str, _Value, int]]:
        for key in self._tokens:
            if key.kind == "]":
                return
            self._need_key(key)
            self._keys = 0
            value = self._value(key, self._next(key), 1)
            is_of_graph = key.text not in ("node", "edge") and self._wanted == "node"
            if key.text == self._wanted or is_of_graph:
                yield key.text, value, key.line
        raise self._file.fault("the graph does not end", opening.line)

    def _value(self, key: _Token, token: _Token, depth: int) -> _Value:
        if token.kind == "[":
            return self._list(key, depth)
        if token.kind == "text":
            return _text(token.text)
        if token.kind == "]":
            raise self._file.fault(f"{key.text!r} has no value", token.line)
        is_word = key.text.casefold() in _LOOSE
        if not is_word and not _NUMBER.fullmatch(token.text):
            message = (
                f"{key.text!r} needs a number, a text in quotes or a list, not {_shown(token.text)}"
            )
            raise self._file.fault(message, token.line)
        return token.text

    def _list(self, opening: _Token, depth: int) -> list[tuple[str, _Value]]:
        if depth > DEEPEST:
            raise self._file.fault("is nested too deeply", opening.line)
        found: list[tuple[str, _Value]] = []
        for key in self._tokens:
            if key.kind == "]":
                return found
            self._need_key(key)
            self._keys += 1
            if self._keys > MOST_KEYS:
                raise self._file.fault(f"a list has more than {MOST_KEYS:,} keys", opening.line)
            found.append((key.text, self._value(key, self._next(key), depth + 1)))
        raise self._file.fault(f"the list of {opening.text!r} does not end", opening.line)

    def _skip(self, opening: _Token) -> None:
        depth = 1
        for token in self._tokens:
            depth += (token.kind == "[") - (token.kind == "]")
            if not depth:
                return
        raise self._file.fault("the graph does not end", opening.line)

    def _next(self, key: _Token) -> _Token:
        token = next(self._tokens, None)
        if token is None:
            raise self._file.fault(f"{key.text!r} has no value", key.line)
        return token

    def _need_key(self, token: _Token) -> None:
        if token.kind != "word" or not _KEY.fullmatch(token.text):
            raise self._file.fault(
                f"a key is a word such as 'node', not {_shown(token.text)}", token.line
            )


def _tokens(file: Input, encoding: str) -> Iterator[_Token]:
    """Yield the tokens of a file; at most its longest text is in memory."""
    decoder = codecs.getincrementaldecoder(encoding)()
    rest, line, size = "", 1, _PIECE
    tidying = file.tidying()
    with file.open() as binary:
        while True:
            piece = binary.read(size)
            rest += decoder.decode(piece, final=not piece)
            at = 0
            while at < len(rest):
                match = _TOKEN.match(rest, at)
                if match is None or (piece and match.end() == len(rest)):
                    break  # it may continue in the next piece
                text, bracket, _, word = match.groups()
                text = tidying.text(text) if text else text
                if bracket:
                    yield _Token(bracket, bracket, line)
                elif word:
                    yield _Token("word", word, line)
                elif text is not None:
                    yield _Token("text", text, line)
                line += match[0].count("\n")
                at = match.end()
            rest = rest[at:]
            if not piece:
                break
            if len(rest) > LONGEST_TEXT:
                message = f"holds a text of more than {LONGEST_TEXT >> 20} MB"
                raise file.fault(message, line)
            size = max(_PIECE, len(rest))  # so that a long text is not searched too often
    file.tidied(tidying)
    if rest:
        raise file.fault("a text has no quotation mark at its end", line)


def _encoding_of(file: Input) -> str:
    """Return UTF-8 if the whole file is valid, else ISO 8859-1, the encoding of the format."""
    decoder = codecs.getincrementaldecoder("utf-8-sig")()
    with file.open() as binary:
        try:
            while piece := binary.read(1 << 20):
                decoder.decode(piece)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return "iso-8859-1"
    return "utf-8-sig"


def _text(text: str) -> str:
    """Return a text with its entities decoded; others stay: ``AT&T``, ``&#1114112;``."""
    return _ENTITY.sub(_character, text) if "&" in text else text


def _character(match: re.Match[str]) -> str:
    decimal, hexadecimal, name = match.groups()
    if name:
        return html5.get(f"{name};", match[0])
    code = int(decimal or hexadecimal, 10 if decimal else 16)
    return chr(code) if code <= 0x10FFFF else match[0]


def _whole(text: str) -> str:
    """Return an id in one spelling of its number: ``+1`` and ``01`` are 1."""
    bare = text.strip()
    if re.fullmatch(r"[+-]?[0-9]{1,300}", bare):
        return str(int(bare))
    return bare


def _shown(value: _Value) -> str:
    return repr(clipped(value)) if isinstance(value, str) else "a list"


# -- the format ------------------------------------------------------------------------------------


def recognises(file: Input) -> bool:
    """Return True for a text in which keys with plain values, if any, come before ``graph [``."""
    if _BEGIN.match(file.head_text()) is not None:
        return True
    head = file.head().lstrip(b" \t\r\n\xef\xbb\xbf")
    return file.name.casefold().endswith(".gml") and not head.startswith((b"<", b"{"))


FORMAT: Final = Format(
    name="gml",
    title="GML, as Gephi, Cytoscape, igraph and yEd write it",
    verbatim=True,
    suffixes=(".gml",),
    read=_Reader.read_all,
    recognises=recognises,
    priority=40,
    options=(RELATION,),
    keeps="nodes, edges and their attributes; claims that networkx wrote from case.network()",
    loses="the look of the drawing, graphs after the first",
)
