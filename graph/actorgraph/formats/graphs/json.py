"""Graphs in JSON: the form of graphology, and the node-link form of networkx and D3, which is only read.

In the form of `graphology <https://graphology.github.io/serialization.html>`_, nodes have a ``key`` and edges
``source`` and ``target``, and both have ``attributes``; Gephi Lite and sigma read it. In the node-link form
attributes are beside the ``id``, and the edges are under ``links`` or ``edges``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Final

from actorgraph.formats.format import UNASSERTED_ROW, Format, Options
from actorgraph.formats.read.graph import RELATION, GraphReader
from actorgraph.formats.read.input import HEAD, Input
from actorgraph.formats.read.json import values_at
from actorgraph.formats.selection import Selection
from actorgraph.formats.sink import Sink
from actorgraph.formats.write.file import Target, write_whole
from actorgraph.formats.write.graph import edges_of, nodes_of
from actorgraph.formats.write.header import graph_header_of
from actorgraph.model.errors import InvalidValue
from actorgraph.model.names import clipped

_MARKS: Final = re.compile(r'"((?:[^"\\]|\\.)*)"\s*(:?)|[{}\[\]]', re.DOTALL)
_LABELS: Final = ("label", "name")
_TYPES: Final = ("directed", "undirected", "mixed")


# -- writing ---------------------------------------------------------------------------------------


def write(selection: Selection, target: Target, options: Options) -> list[str]:
    """Write a selection as graphology reads it: header, nodes, edges, one to a line."""
    write_whole(target, (piece.encode() for piece in _pieces(selection)))
    return []


def _pieces(selection: Selection) -> Iterator[str]:
    yield '{"attributes": {'
    yield f'"title": {_json(selection.title)}, "licence": {_json(selection.licence)},\n'
    header = graph_header_of(selection)
    yield f'"actorgraph": {{"about": {_json(header["about"])},\n"relations": ['
    yield from _items(map(_json, header["relations"]))
    yield '],\n"sources": ['
    yield from _items(map(_json, header["sources"]))
    if "claims" in header:
        yield '],\n"claims": ['
        yield from _items(map(_json, header["claims"]))
    yield ']}},\n"options": {"type": "mixed", "multi": true, "allowSelfLoops": true},\n"nodes": ['
    yield from _items(
        _json({"key": key, "attributes": _filled({"label": name, **attributes})})
        for key, name, attributes in nodes_of(selection)
    )
    yield '],\n"edges": ['
    yield from _items(
        _json(
            {
                "key": edge.key,
                "source": edge.start,
                "target": edge.end,
                "undirected": not edge.is_directed,
                "attributes": _filled(edge.attributes),
            }
        )
        for edge in edges_of(selection)
    )
    yield "]}\n"


def _items(texts: Iterable[str]) -> Iterator[str]:
    comma = "\n"
    for text in texts:
        yield f"{comma}{text}"
        comma = ",\n"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _filled(attributes: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in attributes.items() if value != ""}


# -- reading ---------------------------------------------------------------------------------------


class _Reader(GraphReader):
    """Reads a file once for its nodes and once for its edges, wherever these stand."""

    def __init__(self, file: Input, sink: Sink, options: Options) -> None:
        super().__init__(file, sink, options)
        self._by_place = False

    def read(self) -> None:
        header = self._header()
        if header:
            self._graph.header(header)
        else:
            self._about()
        directed = self._is_directed()
        nodes = edges = 0
        for nodes, node in enumerate(self._values("nodes.item"), start=1):
            with self._faults():
                self._node(nodes - 1, node)
        for place in ("edges", "links"):
            for at, edge in enumerate(self._values(f"{place}.item")):
                edges += 1
                with self._faults():
                    self._edge(f"{place}[{at}]", edge, directed)
        if not nodes or not edges:
            self._check_lists(nodes)
        self._graph.done()

    def _header(self) -> dict[str, Any]:
        """Return the header of a file of ours, read list by list because it may have many sources."""
        place = "attributes.actorgraph"
        about = next(self._values(f"{place}.about"), None)
        lists = {
            name: list(self._values(f"{place}.{name}.item"))
            for name in ("sources", "relations", "claims")
        }
        return {"about": about, **lists} if about is not None or any(lists.values()) else {}

    def _about(self) -> None:
        """Keep the attributes of the graph as a whole."""
        for place in ("attributes", "graph"):
            for value in self._values(place):
                if isinstance(value, dict):
                    self._graph.about(_flat(value))

    def _is_directed(self) -> bool:
        """Return whether edges are directed, unless they have their own direction."""
        for value in self._values("options"):
            kind = value.get("type", "mixed") if isinstance(value, dict) else value
            if not isinstance(kind, str) or kind not in _TYPES:
                raise self._file.fault(
                    f"options: the type of a graph is one of {', '.join(_TYPES)}"
                )
            return bool(kind != "undirected")
        for value in self._values("directed"):
            if not isinstance(value, bool):
                raise self._file.fault(f"'directed' needs true or false, not {_shown(value)}")
            return bool(value)
        return True

    def _node(self, at: int, node: Any) -> None:
        place = f"nodes[{at}]"
        if not isinstance(node, dict):
            raise InvalidValue(f"{place} needs an object, not {_shown(node)}")
        if "key" in node and "id" not in node:
            key, attributes = _key(node["key"]), node.get("attributes")
        else:
            self._by_place |= "id" not in node  # the oldest form: edges have places in the list
            key = _key(node["id"]) if "id" in node else str(at)
            attributes = {name: value for name, value in node.items() if name != "id"}
        if key is None:
            raise InvalidValue(f"{place} has no id that is a text or a number")
        attributes = {} if attributes is None else attributes
        if not isinstance(attributes, dict):
            raise InvalidValue(f"{place}: 'attributes' needs an object")
        self._graph.node(key, _label(attributes), _flat(attributes))

    def _edge(self, place: str, edge: Any, directed: bool) -> None:
        if not isinstance(edge, dict):
            raise InvalidValue(f"{place} needs an object, not {_shown(edge)}")
        ends = [_key(edge.get(name)) for name in ("source", "target")]
        if ends[0] is None or ends[1] is None:
            missing = "source" if ends[0] is None else "target"
            raise InvalidValue(f"{place} has no {missing} that is a text or a number")
        attributes = edge.get("attributes", {})
        if not isinstance(attributes, dict) or not {"attributes", "undirected"} & set(edge):
            attributes = {
                name: value
                for name, value in edge.items()
                if name not in ("source", "target", "key")
            }
        undirected = edge.get("undirected", not directed)
        if not isinstance(undirected, bool):
            raise InvalidValue(
                f"{place}: 'undirected' needs true or false, not {_shown(undirected)}"
            )
        self._graph.edge(
            self._edge_key(place, edge),
            ends[0],
            ends[1],
            directed=directed and not undirected,
            label=_label(attributes),
            attributes=_flat(attributes),
        )

    def _edge_key(self, place: str, edge: Mapping[str, Any]) -> str:
        """Return what distinguishes an edge from the others: its key, if the whole file has it once."""
        if "attributes" in edge or "undirected" in edge:
            return _key(edge.get("key")) or place
        if "id" in edge:
            return _key(edge["id"]) or place
        if isinstance(edge.get("key"), str) and edge["key"] and not edge["key"].isdigit():
            return str(edge["key"])
        return place  # networkx counts keys from 0 between each two nodes

    # -- the whole ---------------------------------------------------------------------------------

    def _check_lists(self, nodes: int) -> None:
        """Raise a fault if nodes or edges are missing because the file is something else."""
        kinds = self._kinds()
        for name in ("nodes", "edges", "links"):
            if name in kinds and kinds[name] != "start_array":
                raise self._file.fault(f"{name!r} needs a list")
        if "adjacency" in kinds:
            raise self._file.fault(
                "lists the neighbours of each node, not edges; write it with"
                " networkx.node_link_data instead of adjacency_data"
            )
        if "elements" in kinds:
            raise self._file.fault("is a file of Cytoscape; export it from there as GraphML")
        if "nodes" not in kinds:
            raise self._file.fault(
                "has no list 'nodes'; a graph has 'nodes' and 'edges' or 'links'"
            )
        if not {"edges", "links"} & set(kinds) and nodes:
            raise self._file.fault("has no list 'edges' or 'links'")

    def _kinds(self) -> dict[str, str]:
        """Return the kind of each member of the document, by name."""
        import ijson

        found: dict[str, str] = {}
        with self._file.open() as binary:
            for prefix, event, _ in ijson.parse(binary, use_float=True):
                if prefix and "." not in prefix:
                    found.setdefault(prefix, event)
        return found

    def _values(self, place: str) -> Iterator[Any]:
        return values_at(self._file, place)

    @contextmanager
    def _faults(self) -> Iterator[None]:
        """Keep what is wrong with a node or an edge, and go on."""
        try:
            yield
        except InvalidValue as error:
            self._fault(str(error))


def _key(value: Any) -> str | None:
    """Return an id as text, or None if the value cannot be one; tuples of networkx are lists in JSON."""
    if isinstance(value, bool) or value is None or isinstance(value, dict):
        return None
    if isinstance(value, list):
        return _json(value)
    return str(value) if str(value).strip() else None


def _label(attributes: Mapping[str, Any]) -> str:
    for name in _LABELS:
        value = attributes.get(name)
        if isinstance(value, str | int | float) and not isinstance(value, bool) and value != "":
            return str(value)
    return ""


def _flat(attributes: Mapping[str, Any]) -> dict[str, Any]:
    """Return the attributes without the label, with lists and objects as JSON texts."""
    return {
        name: _json(value) if isinstance(value, list | dict) else value
        for name, value in attributes.items()
        if name != "label"
    }


def _shown(value: Any) -> str:
    return clipped(_json(value))


# -- the format ------------------------------------------------------------------------------------


def recognises(file: Input) -> bool:
    """Return True for a JSON object whose first members are those of a graph."""
    text = file.head_text()
    if not text.lstrip().startswith("{"):
        return False
    names = _members(text)
    if "nodes" in names and names & {"edges", "links"}:
        return True
    if {"directed", "multigraph"} <= names:  # networkx, including its forms that are refused
        return True
    is_cut = len(file.head()) >= HEAD
    if "attributes" in names and (is_cut or "nodes" in names):
        return "options" in names or '"actorgraph"' in text
    first = re.search(r'"nodes"\s*:\s*\[\s*\{\s*"(id|key)"', text)
    return is_cut and "nodes" in names and first is not None


def _members(text: str) -> set[str]:
    """Return the names of the members of an object, as far as the text has them."""
    depth, found = 0, set()
    for mark in _MARKS.finditer(text):
        if mark[0] in "{[":
            depth += 1
        elif mark[0] in "}]":
            depth -= 1
        elif depth == 1 and mark[2]:
            found.add(mark[1])
    return found


FORMAT: Final = Format(
    name="json",
    title="Graph JSON: that of graphology, and the node-link form of networkx and D3 (read only)",
    suffixes=(".json",),
    read=_Reader.read_all,
    write=write,
    recognises=recognises,
    priority=20,
    options=(RELATION,),
    keeps="every claim with all of its words, actors, events, sources and your own relations",
    unasserted=UNASSERTED_ROW,
    edgeless="in the header of the file, and no edge",
)
