"""GraphML of any program, read as a stream: once for the nodes, once for the edges.

Read is https://graphml.graphdrawing.org, with and without its namespace, as Gephi, Cytoscape, igraph, networkx, yEd
and yFiles write it, and Maltego, whose entities and links are properties inside the data. Ports, nested graphs and
descriptions become part of the note; of yEd's drawings, the labels are read, and of other structured data the texts.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import unescape
from typing import Any, Final, NamedTuple

from actorgraph.formats.format import Options
from actorgraph.formats.graphs.graphml.words import HEADER
from actorgraph.formats.read.graph import Defaults, GraphReader, is_own_node
from actorgraph.formats.read.input import Input
from actorgraph.formats.read.xml import Fields, Mark, Strange, marks_of
from actorgraph.formats.sink import Sink

#: Elements that have data, and the elements that may hold them.
_PLACES: Final = {
    "graphml": ("",),
    "graph": ("graphml", "node", "edge", "hyperedge"),
    "node": ("graph",),
    "edge": ("graph",),
    "hyperedge": ("graph",),
    "port": ("node", "port"),
    "endpoint": ("hyperedge",),
    "key": ("graphml",),
}
_CONTAINERS: Final = ("graphml", "graph")
#: Most of a file: data of nodes and edges that hold only a text.
_DATA: Final = Fields("data", "key", frozenset(("node", "edge", "hyperedge")))
_IN_ELEMENTS: Final = ("port", "endpoint")
#: The domains of a `key`; ``all`` and an empty one are for every element.
_DOMAINS: Final = ("graphml", "graph", "node", "edge", "hyperedge", "port", "endpoint", "all")
#: Columns in which programs keep the name of a node.
_NAMES: Final = ("label", "name", "title", "shared name", "shared_name")
#: Arrows of yEd: at the source alone, and at one end.
_BACKWARDS: Final = (True, False)
_ONE_WAY: Final = (_BACKWARDS, (False, True))
#: The elements with labels of yEd and yFiles.
_LABELS: Final = ("nodelabel", "edgelabel", "label.text")
#: What Maltego puts into data: an entity or a link with properties, of which some name it.
_MALTEGO: Final = ("MaltegoEntity", "MaltegoLink")
_MALTEGO_NAMES: Final = ("fullname", "title", "text", "name", "fqdn", "url", "email", "alias")
#: Attributes of Maltego with the name of the property that is shown.
_SHOWN: Final = ("displayValue", "value")
_TAG: Final = re.compile(r"<[^>]*>")
_MALTEGO_WORDS: Final = ("maltego.link.manual.type", "maltego.link.label")
_ENDS: Final = ("source", "target")
_TRUTHS: Final = {"true": True, "1": True, "false": False, "0": False}
_NOT_TEXT: Final = frozenset(("boolean", "int", "integer", "long", "float", "double"))

_DRAWN: Final = "colours, places and shapes of a drawing are not kept"
#: The elements of GraphML and the attributes that are read; of nodes and edges all are.
_KNOWN: Final[dict[str, frozenset[str] | None]] = {
    "graphml": frozenset(), "key": frozenset({"id", "for", "attr.name", "attr.type", "yfiles.type"}), "default": frozenset(),
    "graph": frozenset({"id", "edgedefault"}), "node": None, "edge": None, "hyperedge": None, "desc": frozenset(),
    "data": frozenset({"key"}), "port": frozenset({"name"}), "endpoint": frozenset({"id", "node", "port", "type"}),
    "locator": frozenset(),
}  # fmt: skip
_UNDECLARED: Final = (
    "some data have keys that are not declared for them; they are kept by their names"
)
_PORTS: Final = "data of ports are not kept"
_NESTED: Final = "data of nested graphs are not kept"
_MANY_ENDS: Final = "a hyperedge, which does not say who does what to whom"


class _Key(NamedTuple):
    """A column as a file declares it."""

    name: str
    is_text: bool = True


@dataclass(slots=True)
class _Element:
    """An element that may have data, while it is read."""

    kind: str
    attributes: dict[str, str]
    line: int
    values: dict[str, str] = field(default_factory=dict)
    labels: list[str] = field(default_factory=list)
    #: Whether the drawing has an arrow at the source and at the target, if it says so.
    arrows: tuple[bool, ...] = ()
    ports: list[str] = field(default_factory=list)
    ends: list[tuple[str, str]] = field(default_factory=list)
    inside: str = ""
    #: The graph of the file that it stands in, from 0; a nested graph is a part of the outer one.
    graph: int = 0
    is_directed: bool = False
    is_yielded: bool = False

    def label(self, known: dict[str, Any]) -> str:
        """Return the first label of a drawing; further ones, of which a group has one for each state, are kept."""
        label, *more = self.labels or [""]
        if more:
            known["labels"] = ", ".join(more)
        return label


class Reader(GraphReader):
    """Reads a file once for its nodes and once for its edges, or only once if it declares nodes first."""

    def __init__(self, file: Input, sink: Sink, options: Options) -> None:
        super().__init__(file, sink, options)
        self._is_ours = False
        #: True if a file of ours declares that its nodes come first, so that one reading is enough.
        self._is_ordered = False

    def read(self) -> None:
        document = _Document(self._file, self._sink, self._defaults)
        of_graph: dict[str, str] = {}
        edges = 0
        for element in document.elements(self._wanted):
            if element.kind == "node":
                if edges:
                    self._fault(
                        "a node comes after an edge, although the file declares nodes first",
                        element.line,
                    )
                self._node(element)
            elif element.kind in _CONTAINERS:
                self._whole(element, of_graph)
            elif self._is_ordered:
                edges += 1
                self._edge(element)
        if not document.graphs:
            self._sink.remark(f"{self._file.name} holds no graph")
        self._graph.about({**of_graph, **self._defaults.once()})
        if not self._is_ordered:
            for element in _Document(self._file, self._sink, self._defaults).elements(_is_edge):
                if element.kind not in _CONTAINERS:
                    self._edge(element)
        self._graph.done()

    def _wanted(self, kind: str) -> bool:
        return kind in ("node", "graph", "graphml") or self._is_ordered

    def _whole(self, element: _Element, of_graph: dict[str, str]) -> None:
        """Take the data of the graph: our header, or attributes for the note of the source."""
        for name, value in element.values.items():
            if not name.startswith(HEADER):
                of_graph[name] = value
                continue
            header = _json(value)
            if header is None:
                self._fault(f"the graph's {name!r} is not as actorgraph writes it", element.line)
                continue
            self._graph.header(header)
            self._is_ours = True
        element.values.clear()
        if element.kind == "graph" and self._is_ours:
            self._is_ordered = _get(element.attributes, "parse.order") == "nodesfirst"

    # -- nodes -------------------------------------------------------------------------------------

    def _node(self, element: _Element) -> None:
        self._graph.part(element.graph)
        key = _get(element.attributes, "id")
        if not key:
            self._fault("a node has no id", element.line)
            return
        values = element.values
        if is_own_node(values):
            self._graph.node(key, "", values, element.line)
            return
        known = {**values, **_others(element, ("id",))}
        if element.ports:
            known["ports"] = ", ".join(element.ports)
        if element.inside:
            known["inside"] = element.inside
        label = _taken(known, _NAMES) or element.label(known) or _taken(known, ("desc",))
        self._graph.node(key, label, known, element.line)

    # -- edges -------------------------------------------------------------------------------------

    def _edge(self, element: _Element) -> None:
        self._graph.part(element.graph)
        if element.kind == "hyperedge":
            self._hyperedge(element)
            return
        given = element.attributes
        ends = [_get(given, name) for name in _ENDS]
        if not all(ends):
            missing = "source" if not ends[0] else "target"
            self._fault(f"an edge has no {missing}", element.line)
            return
        key = _get(given, "id")
        directed = element.is_directed
        word = _get(given, "directed").strip().casefold()
        if word:
            if word not in _TRUTHS:
                self._fault(f"'directed' needs true or false, not {word!r}", element.line)
                return
            directed = _TRUTHS[word]
        values = element.values
        if "relation" in values and "claimant" in values:
            self._graph.edge(
                key, *ends, directed=directed, label="", attributes=values, line=element.line
            )
            return
        known = {**values, **_others(element, ("id", "directed", *_ENDS))}
        label = _taken(known, ("label",)) or element.label(known)
        if element.arrows and not word:
            directed = element.arrows in _ONE_WAY
            if element.arrows == _BACKWARDS:
                ends.reverse()
        self._graph.edge(
            key, *ends, directed=directed, label=label, attributes=known, line=element.line
        )

    def _hyperedge(self, element: _Element) -> None:
        """Add an undirected hyperedge between two nodes as an edge, and skip all others."""
        key = _get(element.attributes, "id")
        nodes = [node for node, _ in element.ends]
        if not all(nodes):
            self._fault("an endpoint of a hyperedge has no node", element.line)
        elif len(nodes) == 2 and all(kind in ("", "undir") for _, kind in element.ends):
            self._graph.edge(
                key, *nodes, directed=False, label=_taken(element.values, ("label",)),
                attributes=element.values, line=element.line,
            )  # fmt: skip
        else:
            self._sink.count()
            record = key or f"line {element.line}"
            self._sink.skip(self._file.name, record, _MANY_ENDS, ", ".join(nodes))


class _Document:
    """A document that is read once."""

    def __init__(self, file: Input, sink: Sink, defaults: Defaults) -> None:
        self._file = file
        self._sink = sink
        self._keys: dict[tuple[str, str], _Key] = {}
        self._defaults = defaults
        #: The columns that were found, by kind of element and key.
        self._columns: dict[str, dict[str, _Key]] = {}
        self._open: list[_Element] = []
        self._directed: list[bool] = []
        self.graphs = 0

    def elements(self, wanted: Callable[[str], bool]) -> Iterator[_Element]:
        """Yield the elements of wanted kinds.

        A graph, and the document itself, is yielded before its first node or edge, and again at its end with
        the data that came later.
        """
        marks = marks_of(self._file, _DATA)
        strange = Strange(_KNOWN)
        for mark in marks:
            name = mark.name.casefold()
            if not mark.is_start:
                if name in _PLACES and self._open:
                    yield from self._closed(name, mark, wanted)
                continue
            strange.mark(mark)
            if not self._open and name != "graphml":
                raise self._file.fault(
                    f"the outermost element is {mark.name!r}, not 'graphml'", mark.line
                )
            if name in ("node", "edge", "hyperedge"):
                for element in self._open:
                    if element.kind in _CONTAINERS and not element.is_yielded:
                        element.is_yielded = True
                        yield element
            if name == "key":
                self._declare(mark, marks)
            elif name in ("data", "desc"):
                kind = self._open[-1].kind
                self._take(name, mark, marks, keep=wanted(kind) or kind in _IN_ELEMENTS)
            elif name in _PLACES:
                self._opened(name, mark)
        strange.tell(self._file, self._sink)

    def _opened(self, name: str, mark: Mark) -> None:
        above = self._open[-1].kind if self._open else ""
        if above not in _PLACES[name]:
            place = f"in <{above}>" if above else "outside of all elements"
            raise self._file.fault(
                f"<{mark.name}> is {place}, which GraphML does not allow", mark.line
            )
        if name == "graph" and above == "graphml":
            self.graphs += 1
        element = _Element(name, mark.attributes, mark.line, graph=max(self.graphs - 1, 0))
        if name == "graph":
            self._directed.append(self._edge_default(mark))
        elif name == "port":
            port = _get(mark.attributes, "name")
            holder = next(above for above in reversed(self._open) if above.kind == "node")
            holder.ports += [port] if port else []
        elif name == "endpoint":
            given = mark.attributes
            end = (_get(given, "node"), _get(given, "type").strip().casefold())
            self._open[-1].ends.append(end)
        elif name != "graphml":
            element.is_directed = self._directed[-1]
            if name == "node" and len(self._open) > 2 and self._open[-2].kind == "node":
                element.inside = _get(self._open[-2].attributes, "id")
        self._open.append(element)

    def _closed(self, name: str, mark: Mark, wanted: Callable[[str], bool]) -> Iterator[_Element]:
        element = self._open.pop()
        if name == "graph":
            self._directed.pop()
        if element.kind in _CONTAINERS:
            yield element
        elif wanted(element.kind):
            self._keep_data(element, mark.fields)
            for key, value in self._defaults.of(element.kind).items():
                element.values.setdefault(key, value)
            yield element

    def _edge_default(self, mark: Mark) -> bool:
        word = _get(mark.attributes, "edgedefault").strip().casefold()
        if word not in ("", "directed", "undirected"):
            raise self._file.fault(
                f"'edgedefault' is directed or undirected, not {word!r}", mark.line
            )
        return word == "directed"

    # -- data --------------------------------------------------------------------------------------

    def _declare(self, mark: Mark, marks: Iterator[Mark]) -> None:
        given = mark.attributes
        key, domain = _get(given, "id"), _get(given, "for").strip().casefold() or "all"
        default, depth = None, 1
        for inner in marks:
            depth += 1 if inner.is_start else -1
            if depth == 1 and not inner.is_start and inner.name.casefold() == "default":
                default = inner.text
            if not depth:
                break
        if not key or domain not in _DOMAINS or (key, domain) in self._keys:
            message = (
                f"the key {key!r} is for {domain!r}, which GraphML does not have"
                if domain not in _DOMAINS
                else f"the key {key!r} for {domain} stands twice"
                if key
                else "a key has no id"
            )
            raise self._file.fault(message, mark.line)
        name = _get(given, "attr.name") or _get(given, "yfiles.type") or key
        is_text = _get(given, "attr.type").strip().casefold() not in _NOT_TEXT
        self._keys[key, domain] = _Key(name, is_text)
        self._columns.clear()
        if default:
            for kind in ("node", "edge", "hyperedge") if domain == "all" else (domain,):
                self._defaults.add(kind, name, default.strip())

    def _take(self, name: str, mark: Mark, marks: Iterator[Mark], *, keep: bool) -> None:
        """Read data or a description to its end, and keep it with its element."""
        element = self._open[-1]
        inside: list[Mark] = []
        for inner in marks:
            if inner.is_start:
                inside.append(inner)
                continue
            if not inside:
                if keep:
                    self._keep(element, name, mark, inner.text)
                return
            if keep and name == "data":
                self._keep_inner(element, inside, inner.text.strip())
            inside.pop()

    def _keep_inner(self, element: _Element, inside: Sequence[Mark], text: str) -> None:
        """Keep the text of an element in data: a label, a property, or a value under the name of its element."""
        if element.kind in (*_IN_ELEMENTS, *_CONTAINERS):
            return
        name, given = inside[-1].name, inside[-1].attributes
        if name.casefold() in _LABELS:
            element.labels += [_bare(text)] if text else []
        elif name in _MALTEGO and "type" in given:
            element.values.setdefault(name, given["type"])
        elif not text:
            self._sink.remark(_DRAWN)
            if name == "Arrows" and element.kind == "edge":
                drawn = (given.get(end, "none").casefold() != "none" for end in _ENDS)
                element.arrows = tuple(drawn)
        elif len(inside) > 1 and inside[-2].name == "Property":
            key = inside[-2].attributes.get("name", "")
            shown = {inside[-3].attributes.get(name) for name in _SHOWN} if len(inside) > 2 else ()
            if key in shown:
                element.labels.insert(0, text)
            elif key in _MALTEGO_WORDS or (
                not element.labels and key.rpartition(".")[2] in _MALTEGO_NAMES
            ):
                element.labels.append(text)
            else:
                element.values.setdefault(key or name, text)
        else:
            values = element.values
            values[name] = f"{values[name]}, {text}" if name in values else text

    def _keep(self, element: _Element, name: str, mark: Mark, text: str) -> None:
        if element.kind in _IN_ELEMENTS:
            self._sink.remark(_PORTS)
            return
        if element.kind == "graph" and len(self._open) > 2:
            self._sink.remark(_NESTED)
            return
        if name == "desc":
            element.values["desc"] = text.strip()
            return
        self._keep_data(element, {_get(mark.attributes, "key"): text})

    def _keep_data(self, element: _Element, data: Mapping[str, str]) -> None:
        """Keep texts by their keys with their element."""
        columns, values = self._columns.setdefault(element.kind, {}), element.values
        for key, text in data.items():
            column = columns.get(key) or self._column(element.kind, key)
            value = text if column.is_text else text.strip()
            if value:
                values[column.name] = value

    def _column(self, kind: str, key: str) -> _Key:
        found = self._keys.get((key, kind)) or self._keys.get((key, "all"))
        if found is None:
            self._sink.remark(_UNDECLARED)
            others = (self._keys.get((key, domain)) for domain in _DOMAINS)
            return next((column for column in others if column is not None), _Key(key))
        self._columns.setdefault(kind, {})[key] = found
        return found


def _is_edge(kind: str) -> bool:
    return kind in ("edge", "hyperedge")


def _get(attributes: Mapping[str, str], name: str) -> str:
    """Return an attribute by its name, which some programs write in capitals."""
    found = attributes.get(name)
    if found is None and attributes:
        for key, value in attributes.items():
            if key.casefold() == name:
                return value
    return found or ""


def _others(element: _Element, known: tuple[str, ...]) -> dict[str, str]:
    """Return the XML attributes that GraphML does not define, and the ports of an edge."""
    return {
        name: value
        for name, value in element.attributes.items()
        if name.casefold() not in known and not name.startswith(("parse.", "yfiles."))
    }


def _taken(values: dict[str, str], names: Sequence[str]) -> str:
    """Remove and return the first value under some names, in whatever case."""
    by_fold = {name.casefold(): name for name in values}
    for name in names:
        found = by_fold.get(name)
        if found is not None and values[found].strip():
            return values.pop(found).strip()
    return ""


def _bare(label: str) -> str:
    """Return a label of yEd without its marks, if it is HTML."""
    if label.lstrip()[:6].casefold() != "<html>":
        return label
    return " ".join(unescape(_TAG.sub(" ", label)).split())


def _json(text: str) -> dict[str, Any] | None:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None
