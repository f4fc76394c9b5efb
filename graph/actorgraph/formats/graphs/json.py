"""Graphs in JSON: the form of graphology, and those of networkx, D3, vis.js, Cytoscape and JGF, which are only read.

In the form of `graphology <https://graphology.github.io/serialization.html>`_, nodes have a ``key`` and edges
``source`` and ``target``, and both have ``attributes``; Gephi Lite and sigma read it. In the node-link form
attributes are beside the ``id``, and the edges are under ``links`` or ``edges``; vis.js has ``from`` and ``to``, and a
direction only with arrows. Read are also the adjacency form of networkx, the elements of Cytoscape (``.cyjs``,
https://js.cytoscape.org/#notation/elements-json) and the JSON Graph Format, one graph or several
(https://jsongraphformat.info); and a list, or JSON lines, of graphs, of elements of Cytoscape or of edges.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Final

from actorgraph.formats.format import UNASSERTED_ROW, Format, Options
from actorgraph.formats.read.graph import RELATION, GraphReader
from actorgraph.formats.read.input import HEAD, Input
from actorgraph.formats.read.json import has_lines, lines_of, opened, shape_of, values_at
from actorgraph.formats.selection import Selection
from actorgraph.formats.sink import Sink
from actorgraph.formats.write.file import Target, write_whole
from actorgraph.formats.write.graph import edges_of, nodes_of
from actorgraph.formats.write.header import graph_header_of
from actorgraph.model.errors import InvalidValue
from actorgraph.model.names import clipped
from actorgraph.network import filled

_MARKS: Final = re.compile(r'"((?:[^"\\]|\\.)*)"\s*(:?)|[{}\[\]]', re.DOTALL)
#: What nodes and edges are called by; Cytoscape has a name of each network and one of its collection.
_LABELS: Final = ("label", "name", "shared_name")
_NO_LOOK: Final = "positions, colours and other looks of a drawing are not kept"
#: The members of a file that are read, in any of the forms.
_MEMBERS: Final = frozenset(
    {"attributes", "options", "nodes", "edges", "links", "directed", "multigraph", "graph", "graphs", "elements", "data",
     "adjacency"}
)  # fmt: skip
#: The members of an element of Cytoscape that say what it is, or only how it is drawn.
_OF_ELEMENT: Final = frozenset(
    {
        "data",
        "position",
        "group",
        "selected",
        "selectable",
        "locked",
        "grabbable",
        "pannable",
        "removed",
        "scratch",
    }
)
#: Those of an edge of vis.js.
_OF_EDGE: Final = frozenset({"color", "width", "smooth", "font", "dashes", "length", "physics"})
_MANY_ENDS: Final = "a hyperedge, which does not say who does what to whom"
_OPTIONS: Final = ("type", "multi", "allowSelfLoops")
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
        _json({"key": key, "attributes": filled({"label": name, **attributes})})
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
                "attributes": filled(edge.attributes),
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


# -- reading ---------------------------------------------------------------------------------------


class _Reader(GraphReader):
    """Reads a file once for its nodes and once for its edges, wherever these stand."""

    def __init__(self, file: Input, sink: Sink, options: Options) -> None:
        super().__init__(file, sink, options)
        self._by_place = False
        self._is_lines = False

    def read(self) -> None:
        found = shape_of(self._file, is_read=True)
        first = _first_of(found) if isinstance(found, list) else found
        self._is_lines = isinstance(found, dict) and has_lines(self._file)
        if first and (isinstance(found, list) or self._is_lines):
            self._list(first)
            self._graph.done()
            return
        shape = found if isinstance(found, dict) else {}
        form = self._form(shape)
        elements = shape.get("elements")
        others = [name for name in shape if name not in _MEMBERS]
        if isinstance(elements, dict):
            others += [f"elements.{name}" for name in elements if name not in ("nodes", "edges")]
        if others:
            named = ", ".join(others)
            self._sink.remark(f"{self._file.name}: members of the file that are not kept: {named}")
        if form is not None:
            form()
            self._graph.done()
            return
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

    # -- other forms -------------------------------------------------------------------------------

    def _form(self, shape: Mapping[str, Any]) -> Callable[[], None] | None:
        """Return the reader of the form of a file, or None for that of graphology, networkx, D3 and vis.js."""
        if isinstance(shape.get("elements"), dict | list):
            return self._elements
        if isinstance(shape.get("graphs"), list) and "nodes" not in shape:
            return self._graphs
        graph = shape.get("graph")
        if isinstance(graph, dict) and "nodes" in graph and "nodes" not in shape:
            return lambda: self._jgf(0, next(self._values("graph"), {}))
        return self._adjacency if isinstance(shape.get("adjacency"), list) else None

    def _items(self) -> Iterator[Any]:
        """Yield the items of a list, or the values of JSON lines."""
        if self._is_lines:
            yield from (value for _, value in lines_of(self._file))
        else:
            yield from self._values("item")

    def _list(self, first: Mapping[str, Any]) -> None:
        """Read a list, or JSON lines: of graphs, of elements of Cytoscape, or of edges, as their first one is."""
        if isinstance(first.get("data"), dict):
            for take in (self._element_node, self._element_edge):
                for at, element in enumerate(self._items()):
                    with self._faults():
                        self._element(f"[{at}]", element, take)
            return
        for at, item in enumerate(self._items()):
            if isinstance(first.get("nodes"), list):
                self._whole(at, item)
                continue
            with self._faults():
                edge = _of_vis(item)[0] if isinstance(item, dict) and "from" in item else item
                for name in ("source", "target") if isinstance(edge, dict) else ():
                    if (end := self._end(edge.get(name))) is not None:
                        self._graph.named(end)
                self._edge(f"[{at}]", item, True)

    def _whole(self, number: int, graph: Any) -> None:
        """Read one graph of a list of graphs."""
        if not isinstance(graph, dict):
            self._fault(f"[{number}] needs an object with 'nodes', not {_shown(graph)}")
            return
        self._graph.part(number)
        self._by_place = False
        lists = {name: graph.get(name) for name in ("nodes", "edges", "links")}
        others = {name: value for name, value in graph.items() if name not in lists}
        self._graph.about(
            _flat({f"{name} {number}" if number else name: each for name, each in others.items()})
        )
        directed = graph.get("directed") is not False
        for name, values in lists.items():
            for at, value in enumerate(values if isinstance(values, list) else []):
                with self._faults():
                    if name == "nodes":
                        self._node(at, value)
                    else:
                        self._edge(f"[{number}].{name}[{at}]", value, directed)

    def _element(
        self, place: str, element: Any, take: Callable[[str, dict[str, Any]], None]
    ) -> None:
        """Read an element of Cytoscape if it is a node or an edge, as *take* takes."""
        data = element.get("data") if isinstance(element, dict) else None
        if not isinstance(data, dict):
            raise InvalidValue(f"{place} needs an object with 'data'")
        is_edge = "source" in data and "target" in data
        beside = {name: value for name, value in element.items() if name not in _OF_ELEMENT}
        if is_edge == (take == self._element_edge):
            take(place, {**beside, **data})
        if len(beside) + 1 < len(element):
            self._sink.remark(_NO_LOOK)

    def _elements(self) -> None:
        """Read the elements of Cytoscape: nodes and edges apart, or in one list."""
        for place in ("data",):
            for value in self._values(place):
                self._graph.about(_flat(value) if isinstance(value, dict) else {})
        for places, take in (
            (("elements.nodes.item", "elements.item"), self._element_node),
            (("elements.edges.item", "elements.item"), self._element_edge),
        ):
            for place in places:
                for at, element in enumerate(self._values(place)):
                    with self._faults():
                        self._element(f"{place[:-5]}[{at}]", element, take)

    def _element_node(self, place: str, data: dict[str, Any]) -> None:
        key = _key(data.get("id"))
        if key is None:
            raise InvalidValue(f"{place} has no id that is a text or a number")
        attributes = {name: value for name, value in data.items() if name != "id"}
        self._graph.node(key, _label(attributes), _flat(attributes))

    def _element_edge(self, place: str, data: dict[str, Any]) -> None:
        kept = {name: value for name, value in data.items() if name != "id"}
        key = data.get("id")
        if (
            key is None and not str(data.get("key")).isdecimal()
        ):  # networkx has keys, or counts from 0
            key = data.get("key")
        self._edge(place, {**kept, "attributes": _without_ends(kept), "key": key}, True)

    def _adjacency(self) -> None:
        """Read the neighbours of each node, as networkx's adjacency_data has them."""
        directed = self._is_directed()
        keys: list[str] = []
        for at, node in enumerate(self._values("nodes.item")):
            with self._faults():
                self._node(at, node)
            keys.append((_key(node.get("id")) if isinstance(node, dict) else None) or "")
        seen: set[tuple[str, ...]] = set()
        for at, neighbours in enumerate(self._values("adjacency.item")):
            for number, edge in enumerate(neighbours if isinstance(neighbours, list) else []):
                place = f"adjacency[{at}][{number}]"
                with self._faults():
                    if not isinstance(edge, dict) or at >= len(keys):
                        raise InvalidValue(f"{place} needs an object, and a node at {at}")
                    ends = (keys[at], _key(edge.get("id")) or "")
                    twin = (*sorted(ends), str(edge.get("key")))
                    if not directed and twin in seen:  # each edge stands at both of its ends
                        continue
                    seen.add(twin)
                    kept = {name: value for name, value in edge.items() if name != "id"}
                    self._edge(place, {**kept, "source": ends[0], "target": ends[1]}, directed)

    def _graphs(self) -> None:
        for number, graph in enumerate(self._values("graphs.item")):
            self._jgf(number, graph)

    def _jgf(self, number: int, graph: Any) -> None:
        """Read a graph of the JSON Graph Format, of version 1 or 2."""
        if not isinstance(graph, dict):
            raise self._file.fault(f"graph {number} needs an object")
        self._graph.part(number)
        about = {
            name: value
            for name, value in graph.items()
            if name not in ("nodes", "edges", "hyperedges")
        }
        self._graph.about(
            _flat({f"{name} {number}" if number else name: value for name, value in about.items()})
        )
        nodes = graph.get("nodes")
        listed = (
            nodes.items() if isinstance(nodes, dict) else ((None, each) for each in nodes or [])
        )
        for key, node in listed:
            with self._faults():
                if not isinstance(node, dict):
                    raise InvalidValue(f"the node {_shown(key)} needs an object")
                own = _key(node.get("id") if key is None else key)
                if own is None:
                    raise InvalidValue("a node has no id that is a text or a number")
                self._graph.node(own, _label(node), _flat(_spread(node, ("id", "label"))))
        directed = graph.get("directed", True) is True
        for at, edge in enumerate(graph.get("edges") or []):
            with self._faults():
                if not isinstance(edge, dict):
                    raise InvalidValue(f"edges[{at}] needs an object")
                ends = {name: edge.get(name) for name in ("source", "target")}
                kept = _spread(edge, ("id", "source", "target", "directed"))
                is_directed = edge.get("directed", directed) is True
                self._edge(
                    f"edges[{at}]",
                    {
                        **ends,
                        "attributes": kept,
                        "key": edge.get("id"),
                        "undirected": not is_directed,
                    },
                    True,
                )
        for at, edge in enumerate(graph.get("hyperedges") or []):
            self._sink.count()
            self._sink.skip(self._file.name, f"hyperedges[{at}]", _MANY_ENDS, _shown(edge))

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
            given = value if isinstance(value, dict) else {}
            self._graph.about(
                _flat(
                    {
                        f"options.{name}": each
                        for name, each in given.items()
                        if name not in _OPTIONS
                    }
                )
            )
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
            key, attributes = _key(node["key"]), _beside(node, ("key",))
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
        if "from" in edge and "to" in edge and "source" not in edge:
            if _OF_EDGE & set(edge):
                self._sink.remark(_NO_LOOK)
            edge, directed = _of_vis(edge)
        ends = [self._end(edge.get(name)) for name in ("source", "target")]
        if ends[0] is None or ends[1] is None:
            missing = "source" if ends[0] is None else "target"
            if missing in edge and edge[missing] is None:  # what programs write for a missing value
                self._sink.count()
                self._sink.skip(self._file.name, place, f"an edge without a {missing}")
                return
            raise InvalidValue(f"{place} has no {missing} that is a text or a number")
        own = edge.get("directed")
        has_own = isinstance(own, bool)  # else it is some attribute that is called so
        attributes = _beside(
            edge, ("source", "target", "key", "undirected", *["directed"] * has_own)
        )
        undirected = edge.get("undirected", not (own if has_own else directed))
        if not isinstance(undirected, bool):
            raise InvalidValue(
                f"{place}: 'undirected' needs true or false, not {_shown(undirected)}"
            )
        self._graph.edge(
            self._edge_key(place, edge),
            ends[0],
            ends[1],
            directed=not undirected,
            label=_label(attributes),
            attributes=_flat(attributes),
        )

    def _end(self, value: Any) -> str | None:
        """Return the id of the node at one end; D3 puts the node itself there once it has laid out the graph."""
        if isinstance(value, dict):
            names = ("index",) if self._by_place else ("id", "key")
            value = next((value[name] for name in names if name in value), None)
        return _key(value)

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
        with opened(self._file) as binary:
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


def _of_vis(edge: Mapping[str, Any]) -> tuple[dict[str, Any], bool]:
    """Return an edge of vis.js with our words for its ends, and whether it has a direction: that of its arrows."""
    arrows = edge.get("arrows")
    texts = (
        [
            name
            for name, value in arrows.items()
            if value is True or (isinstance(value, dict) and value.get("enabled", True))
        ]
        if isinstance(arrows, dict)
        else re.split(r"[,\s;]+", arrows.casefold())
        if isinstance(arrows, str)
        else []
    )
    ends = (edge["from"], edge["to"])
    if "from" in texts and "to" not in texts:
        ends = (ends[1], ends[0])
    kept = {
        name: value
        for name, value in edge.items()
        if name not in ("from", "to", "arrows") and name not in _OF_EDGE
    }
    return {**kept, "source": ends[0], "target": ends[1]}, ("from" in texts) != ("to" in texts)


def _beside(value: Mapping[str, Any], but: tuple[str, ...]) -> Any:
    """Return the attributes of a node or edge of graphology, with what other programs write beside them."""
    attributes = value.get("attributes")
    others = {name: each for name, each in value.items() if name not in (*but, "attributes")}
    if attributes is None:
        return others
    return {**others, **attributes} if isinstance(attributes, dict) else attributes


def _without_ends(edge: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in edge.items() if name not in ("source", "target")}


def _spread(value: Mapping[str, Any], but: tuple[str, ...]) -> dict[str, Any]:
    """Return the members of a node or edge of JGF, those of its metadata among them."""
    metadata = value.get("metadata")
    kept = {name: each for name, each in value.items() if name not in (*but, "metadata")}
    return {
        **(metadata if isinstance(metadata, dict) else {"metadata": metadata} if metadata else {}),
        **kept,
    }


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
    if text.lstrip().startswith("[") or _is_of_lines(text):
        found = shape_of(file)
        return _is_listed(_first_of(found) if isinstance(found, list) else found)
    if not text.lstrip().startswith("{"):
        return False
    names = _members(text)
    if "nodes" in names and names & {"edges", "links", "adjacency"}:
        return True
    if "elements" in names and '"data"' in text:
        return True
    if (
        names & {"graph", "graphs"}
        and re.search(r'"nodes"\s*:\s*[\[{]', text)
        and '"edges"' in text
    ):
        return True
    if {"directed", "multigraph"} <= names:  # networkx, including its forms that are refused
        return True
    is_cut = len(file.head()) >= HEAD
    if "attributes" in names and (is_cut or "nodes" in names):
        return "options" in names or '"actorgraph"' in text
    first = re.search(r'"nodes"\s*:\s*\[\s*\{\s*"(id|key)"', text)
    return is_cut and "nodes" in names and first is not None


def _is_of_lines(text: str) -> bool:
    """Return whether a text has a second value behind the first line."""
    line, _, more = text.lstrip().partition("\n")
    return line.rstrip().endswith("}") and more.lstrip().startswith("{")


def _first_of(values: list[Any]) -> dict[str, Any]:
    """Return the first item of a list if it is an object, else an empty one."""
    return values[0] if values and isinstance(values[0], dict) else {}


def _is_listed(value: Any) -> bool:
    """Return whether a list that begins with a value is one of edges, of graphs or of elements of Cytoscape."""
    if not isinstance(value, dict):
        return False
    data = value.get("data")
    is_edge = {"source", "target"} <= value.keys() or {"from", "to"} <= value.keys()
    is_graph = isinstance(value.get("nodes"), list) and bool({"edges", "links"} & value.keys())
    is_element = isinstance(data, dict) and ("id" in data or {"source", "target"} <= data.keys())
    return is_edge or is_graph or is_element


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
    title="Graph JSON: of graphology; read also networkx, D3, vis.js, Cytoscape and JGF",
    verbatim=True,
    suffixes=(".json", ".cyjs", ".jgf"),
    read=_Reader.read_all,
    write=write,
    recognises=recognises,
    priority=20,
    options=(RELATION,),
    keeps="every claim with all of its words, actors, events, sources and your own relations",
    unasserted=UNASSERTED_ROW,
    edgeless="in the header of the file, and no edge",
)
