"""Networks as GraphML that is valid against its schema and that other tools read without loss."""

from __future__ import annotations

import math
import re
from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from actorgraph.formats.format import Format, Options
from actorgraph.formats.read.graph import RELATION
from actorgraph.formats.read.xml import root_of
from actorgraph.formats.write.file import Target, write_whole
from actorgraph.model.errors import InvalidValue
from actorgraph.model.names import slug

if TYPE_CHECKING:
    import networkx as nx

    from actorgraph.formats.read.input import Input
    from actorgraph.formats.selection import Selection
    from actorgraph.formats.sink import Sink

_SCHEMA: Final = "http://graphml.graphdrawing.org/xmlns"
HEAD: Final = f"""\
<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="{_SCHEMA}"
    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
    xsi:schemaLocation="{_SCHEMA} {_SCHEMA}/1.1/graphml.xsd">
"""
#: Letters that every validator takes in an NMTOKEN: those which the second edition of XML 1.0
#: (https://www.w3.org/TR/2000/REC-xml-20001006#CharClasses) shares with the fifth, of the scripts in
#: which actors are likely to be written.
_LETTERS: Final = (
    "A-Za-zÀ-ÖØ-öø-ıĴ-ľŁ-ňŊ-žƀ-ǃǍ-ǰḀ-ẛẠ-ỹ"  # Latin
    "ΈΉΊΌΎ-ΡΣ-ώЁ-ЌЎ-яё-ќў-ҁҐ-ӄԱ-Ֆա-ֆა-ჶ"  # Greek, Cyrillic, Armenian, Georgian
    "א-תء-غـ-ْ٠-٩ٰ-ڷں-ھۀ-ێې-ۓە۰-۹"  # Hebrew, Arabic
    "अ-ह़-्०-९ぁ-ゔァ-ヺ一-龥가-힣"  # Devanagari, Japanese, Chinese, Korean
)
_TOKEN: Final = re.compile(f"[-.0-9:_{_LETTERS}]+")
_NO_TOKEN: Final = re.compile(f"[^-.0-9:_{_LETTERS}]")
NO_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
#: Ends of lines that a reader makes a line feed of: XML 1.0 the first, and xmldom also those of XML 1.1.
BREAKS: Final = {0x0D: "&#13;", 0x85: "&#133;", 0x2028: "&#8232;"}

#: What a column holds, as bits. No double holds a wide whole number exactly.
_BOOLEAN, _LONG, _WIDE, _DOUBLE, _STRING = 1, 2, 4, 8, 16
_EXACT: Final = 2**53
_LONGEST: Final = 2**63
_REMEDIES: Final = {
    "list": "join its items into one text",
    "tuple": "join its items into one text",
    "set": "join its items into one text",
    "dict": "give each of its values an attribute of its own",
}


class _Own:
    """The name of a column that the network has not, but the file shall have."""

    __slots__ = ("name",)

    def __init__(self, name: str) -> None:
        self.name = name


_NODE: Final = _Own("node")
_CLAIM: Final = _Own("claim")
_KEY: Final = _Own("key")
_LABEL: Final = _Own("label")


def is_token(word: str) -> bool:
    """Return True where a word can be an XML id for every validator."""
    return _TOKEN.fullmatch(word) is not None


def _write(selection: Selection, target: Target, options: Options) -> list[str]:
    from actorgraph.formats.graphs.graphml.writer import write

    return write(selection, target)


def _read(inputs: Sequence[Input], sink: Sink, options: Options) -> None:
    from actorgraph.formats.graphs.graphml.reader import Reader

    Reader.read_all(inputs, sink, options)


def _recognises(file: Input) -> bool:
    """Return True where the outermost element is called graphml."""
    return root_of(file) == "graphml"


FORMAT: Final = Format(
    name="graphml",
    title="GraphML, for Gephi, Cytoscape, yEd, igraph, networkx and graphology",
    suffixes=(".graphml",),
    read=_read,
    write=_write,
    recognises=_recognises,
    priority=80,
    options=(RELATION,),
    keeps="everything: each claim is an edge with all that it says, each actor and event a node;"
    " empty values are left out",
    loses="from other programs' files: colours and positions of a drawing, edges with more than two nodes",
)


def write_graphml(network: nx.Graph[Any], target: Target) -> None:
    """Write a network as GraphML.

    Every node and edge is written with all of its attributes, nodes before edges and both in the
    order of the network. The same network gives the same bytes.

    Parameters
    ----------
    network
        What `actorgraph.network.network_of` returns, or any other graph of networkx whose attributes
        are texts, numbers, booleans or None. It is not changed. To lose no claim, ask for a network
        with ``events=True, texts=True, isolated=True``.
    target
        A path, or a file that is open for bytes. A path is written whole or not at all: whatever goes
        wrong, the old file stays and nothing half-written is left. An open file gets nothing unless
        all values can be written.

    Raises
    ------
    InvalidValue
        An attribute is a list or something else that GraphML has no type for, or a text holds a
        character that XML cannot hold. The message names the node or edge and the attribute.
    FileTrouble
        The path cannot be written.

    Examples
    --------
    >>> import io, networkx as nx
    >>> network = nx.MultiDiGraph()
    >>> network.add_node("iran", name="Iran")
    >>> network.add_node("text:85 targets", name="85 targets")
    >>> _ = network.add_edge("iran", "text:85 targets", key="c1", relation="attacks")
    >>> file = io.BytesIO()
    >>> write_graphml(network, file)
    >>> _ = file.seek(0)
    >>> again = nx.read_graphml(file, force_multigraph=True)
    >>> again.nodes["n0"]
    {'node': 'text:85 targets', 'name': '85 targets', 'label': '85 targets'}
    >>> again.edges["iran", "n0", "c1"]
    {'claim': 'c1', 'relation': 'attacks', 'label': 'attacks'}

    Notes
    -----
    *Ids.* The schema wants ids that are one word. A node keeps its id where it is one that no other
    node has, and is ``n0``, ``n1`` … where not. The edges of a multigraph keep their keys in the same
    way, or are ``e0``, ``e1`` …; those of other graphs have no ids. The true ids are in the columns
    ``node`` and ``claim`` (``key`` where an edge's key is no text). The first is not called ``id``
    since igraph warns of a column of this name. Use ``claim`` in igraph, for version 1.0 gives edges
    the ids of nodes, and in networkx where keys look like numbers, for it makes numbers of them.

    *Labels.* ``label`` is the name of a node and the relation of an edge, for Gephi, which shows it.

    *Columns.* Attributes of the network keep their names and the columns above get a number where one
    is taken; of two labels, the network's stays. Where the schema forbids a name, underscores make it
    one word and its key describes itself with the true name. Keys are ``node_name``, ``edge_quote``
    and the like, because Gephi takes the usual ``d3`` and ``d7`` for the labels of yEd.

    *Types.* One a column: boolean, long or double where that holds all values exactly, else string.
    None is left out. Nothing is left to defaults: what networkx keeps in ``node_default`` and
    ``edge_default`` is written where it counts.

    *The network's attributes*, such as its title, are data of the graph, and its id is made from the
    title. networkx, igraph, graphology and Cytoscape read these data; Gephi does not, says so once
    for each in its report, and reads all the rest. When Gephi asks how to merge edges, choose "Don't
    merge", or it makes one of several claims between two actors.
    """
    document = _Document(network)
    write_whole(target, (piece.encode() for piece in document.pieces()))


class _Document:
    """A network that has been looked through, so that its columns and ids are settled."""

    def __init__(self, network: nx.Graph[Any]) -> None:
        self._network: Any = network
        self._graph = dict(network.graph)
        self._node_default = _default(self._graph, "node_default")
        self._edge_default = _default(self._graph, "edge_default")
        self._of_graph = _Columns("graph")
        self._of_nodes = _Columns("node")
        self._of_edges = _Columns("edge")
        self._node_ids = _Ids("n")
        self._edge_ids = _Ids("e")
        self._look_through()

    def _look_through(self) -> None:
        self._of_graph.see(self._graph, "the graph")
        for node, data in self._nodes():
            self._of_nodes.see(data, "node", node)
            self._node_ids.see(data[_NODE])
        for source, target, key, data in self._edges():
            self._of_edges.see(data, "edge", source, target, key)
            self._edge_ids.see(data[_CLAIM] if is_kept_by_networkx(data[_CLAIM]) else None)
        for columns in (self._of_graph, self._of_nodes, self._of_edges):
            columns.settle()

    def pieces(self) -> Iterator[str]:
        """Yield the document, an element at a time."""
        yield HEAD
        for columns in (self._of_graph, self._of_nodes, self._of_edges):
            yield from columns.keys()
        name = slug(str(self._graph.get("title") or "network"))
        graph_id = name if _TOKEN.fullmatch(name) else "network"
        direction = "directed" if self._network.is_directed() else "undirected"
        yield f'  <graph id="{graph_id}" edgedefault="{direction}">\n'
        yield self._of_graph.data(self._graph)
        ids: dict[Any, str] = {}
        for node, data in self._nodes():
            ids[node] = self._node_ids.of(data[_NODE])
            yield f'    <node id="{ids[node]}">\n{self._of_nodes.data(data)}    </node>\n'
        with_ids = self._network.is_multigraph()
        for source, target, _, data in self._edges():
            edge_id = f' id="{self._edge_ids.of(data[_CLAIM])}"' if with_ids else ""
            yield (
                f'    <edge{edge_id} source="{ids[source]}" target="{ids[target]}">\n'
                f"{self._of_edges.data(data)}    </edge>\n"
            )
        yield "  </graph>\n</graphml>\n"

    def _nodes(self) -> Iterator[tuple[Any, dict[Any, Any]]]:
        for node, data in self._network.nodes(data=True):
            whole = {_NODE: _word(node), **self._node_default, **data}
            whole[_LABEL] = whole.get("name")
            yield node, whole

    def _edges(self) -> Iterator[tuple[Any, Any, Any, dict[Any, Any]]]:
        """Yield source, target, key (None where edges have none) and attributes."""
        if self._network.is_multigraph():
            edges = self._network.edges(keys=True, data=True)
        else:
            edges = ((*ends, None, data) for *ends, data in self._network.edges(data=True))
        for source, target, key, data in edges:
            claim, number = (key, None) if isinstance(key, str) else (None, key)
            if isinstance(number, tuple):
                number = _word(number)
            whole = {_CLAIM: claim, _KEY: number, **self._edge_default, **data}
            whole[_LABEL] = whole.get("relation")
            yield source, target, key, whole


class _Columns:
    """The columns of the graph, of its nodes or of its edges."""

    def __init__(self, element: str) -> None:
        self._element = element
        self._kinds: dict[Hashable, int] = {}
        self._names: dict[Hashable, str] = {}
        self._openings: dict[Hashable, str] = {}

    def see(self, data: Mapping[Any, Any], *place: Any) -> None:
        """Take note of what one element holds; raise `InvalidValue` where it cannot be written."""
        kinds = self._kinds
        for name, value in data.items():
            if value is None:
                continue
            try:
                kinds[name] = kinds.get(name, 0) | _kind(value)
            except InvalidValue as error:
                attribute = "" if isinstance(name, _Own) else f", attribute {name!r}"
                raise InvalidValue(f"{_shown(*place)}{attribute}: {error}") from None

    def settle(self) -> None:
        """Give every column its name: first those that can keep theirs, last our own."""
        taken: set[str] = set()
        for name in sorted(self._kinds, key=_precedence):
            if name is _LABEL and _LABEL.name in taken:
                continue
            wanted = _NO_TOKEN.sub("_", _column_word(name)) or "_"
            free, number = wanted, 2
            while free in taken:
                free, number = f"{wanted}_{number}", number + 1
            taken.add(free)
            self._names[name] = free
        indent = "    " if self._element == "graph" else "      "
        for name, free in self._names.items():
            self._openings[name] = f'{indent}<data key="{self._element}_{free}">'

    def keys(self) -> Iterator[str]:
        """Yield the declarations of the columns, in the order in which they were seen."""
        for name, kinds in self._kinds.items():
            if name in self._names:
                free, word = self._names[name], _column_word(name)
                key = (
                    f'  <key id="{self._element}_{free}" for="{self._element}"'
                    f' attr.name="{free}" attr.type="{_type(kinds)}"'
                )
                yield f"{key}/>\n" if free == word else f"{key}><desc>{_text(word)}</desc></key>\n"

    def data(self, data: Mapping[Any, Any]) -> str:
        """Return the values of one element."""
        openings = self._openings
        return "".join(
            [
                f"{openings[name]}{_text(value)}</data>\n"
                for name, value in data.items()
                if value is not None and name in openings
            ]
        )


class _Ids:
    """XML ids: a word keeps itself where it is a token and occurs once, all else is numbered."""

    def __init__(self, letter: str) -> None:
        self._letter = letter
        self._once: set[str] = set()
        self._again: set[str] = set()
        self._number = 0

    def see(self, word: str | None) -> None:
        if word is not None and _TOKEN.fullmatch(word):
            (self._again if word in self._once else self._once).add(word)

    def of(self, word: str | None) -> str:
        if word in self._once and word not in self._again:
            return word
        while True:
            made = f"{self._letter}{self._number}"
            self._number += 1
            if made not in self._once:
                return made


def is_kept_by_networkx(word: str | None) -> bool:
    """Return False for ``01``: networkx reads the ids of edges as numbers where it can, so it would be 1."""
    try:
        return word is None or str(int(word)) == word
    except ValueError:
        return True


def _kind(value: Any) -> int:
    """Return what a value is; raise `InvalidValue` where it cannot be written."""
    if isinstance(value, str):
        found = None if value.isprintable() else NO_XML.search(value)
        if found:
            raise InvalidValue(
                f"the text holds U+{ord(found[0]):04X}, which XML cannot hold; take it out"
            )
        return _STRING
    if isinstance(value, bool):
        return _BOOLEAN
    if isinstance(value, int):
        if not -_LONGEST <= value < _LONGEST:
            raise InvalidValue("GraphML holds whole numbers of 64 bits; write it as text")
        return _LONG if -_EXACT <= value <= _EXACT else _WIDE
    if isinstance(value, float):
        return _DOUBLE
    if _is_numpy_scalar(value):
        return _kind(value.item())
    noun = type(value).__name__
    remedy = _REMEDIES.get(noun, "write it as text")
    raise InvalidValue(f"GraphML holds texts, numbers and booleans, no {noun}; {remedy}")


def _type(kinds: int) -> str:
    """Return the type of a column that holds values of these kinds."""
    if kinds == _BOOLEAN:
        return "boolean"
    if not kinds & ~(_LONG | _WIDE):
        return "long"
    if not kinds & ~(_LONG | _DOUBLE):
        return "double"
    return "string"


def _text(value: Any) -> str:
    """Return a value as the content of an element."""
    if isinstance(value, str):
        safe = (
            value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") if value else ""
        )
        return safe if safe.isprintable() else safe.translate(BREAKS)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return int.__repr__(value)
    if isinstance(value, float):
        if math.isfinite(value):
            return float.__repr__(value)
        return "NaN" if math.isnan(value) else "INF" if value > 0 else "-INF"
    return _text(value.item())


def _is_numpy_scalar(value: Any) -> bool:
    return hasattr(value, "item") and getattr(value, "shape", None) == ()


def _word(value: Any) -> str:
    """Return a node or the name of an attribute as text."""
    parts = value if isinstance(value, tuple) else (value,)
    if all(isinstance(part, str | int | float) or _is_numpy_scalar(part) for part in parts):
        return str.__str__(value) if isinstance(value, str) else str(value)
    raise InvalidValue(
        f"{value!r} is no name for a node or attribute; use texts, numbers or tuples of them"
    )


def _column_word(name: Any) -> str:
    if isinstance(name, _Own):
        return name.name
    word = _word(name)
    try:
        _kind(word)
    except InvalidValue as error:
        raise InvalidValue(f"attribute {name!r}: {error}") from None
    return word


def _precedence(name: Any) -> int:
    if isinstance(name, _Own):
        return 2
    return 0 if isinstance(name, str) and _TOKEN.fullmatch(name) else 1


def _default(graph: dict[Any, Any], name: str) -> Mapping[Any, Any]:
    """Take what networkx keeps for elements without a value out of the attributes of a graph."""
    return graph.pop(name) if isinstance(graph.get(name), Mapping) else {}


def _shown(noun: str, *parts: Any) -> str:
    """Return how a message calls an element."""
    if len(parts) < 2:
        return " ".join([noun, *map(repr, parts)])
    source, target, key = parts
    return f"{noun} {'' if key is None else f'{key!r} '}from {source!r} to {target!r}"
