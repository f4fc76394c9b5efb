"""Any graph of networkx as GraphML; `actorgraph.write_graphml` says how."""

from __future__ import annotations

import math
from collections.abc import Hashable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from actorgraph.formats.graphs.graphml.words import as_token, is_kept_by_networkx, is_token
from actorgraph.formats.graphs.graphml.writer import Column
from actorgraph.formats.write.xml import NO_XML, escaped
from actorgraph.model.errors import InvalidValue

if TYPE_CHECKING:
    import networkx as nx

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


class _Own(NamedTuple):
    """The name of a column that the network does not have, but the file needs."""

    own: str


_NODE: Final = _Own("node")
_CLAIM: Final = _Own("claim")
_KEY: Final = _Own("key")
_LABEL: Final = _Own("label")


class NetworkGraph:
    """A network that has been inspected, so that its columns and ids are settled."""

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
        self._made: dict[Any, str] = {}
        self._inspect()

    @property
    def title(self) -> str:
        """The title of the network, if it has one."""
        return str(self._graph.get("title") or "")

    @property
    def is_directed(self) -> bool:
        """Whether edges have a direction."""
        return bool(self._network.is_directed())

    def _inspect(self) -> None:
        self._of_graph.add(self._graph, "the graph")
        for node, data in self._all_nodes():
            self._of_nodes.add(data, "node", node)
            self._node_ids.add(data[_NODE])
        for source, target, key, data in self._all_edges():
            self._of_edges.add(data, "edge", source, target, key)
            claim = data[_CLAIM]
            self._edge_ids.add(claim if claim is not None and is_kept_by_networkx(claim) else None)
        for columns in (self._of_graph, self._of_nodes, self._of_edges):
            columns.settle()

    def columns(self) -> Iterator[Column]:
        """Yield the columns of the graph, of its nodes and of its edges."""
        for columns in (self._of_graph, self._of_nodes, self._of_edges):
            yield from columns.settled.values()

    def data(self) -> Iterator[str]:
        """Yield the data of the graph."""
        yield from self._of_graph.data(self._graph)

    def nodes(self) -> Iterator[tuple[str, str]]:
        """Yield the nodes in the order of the network."""
        for node, data in self._all_nodes():
            key = self._made[node] = self._node_ids.id_of(data[_NODE])
            yield key, "".join(self._of_nodes.data(data))

    def edges(self) -> Iterator[tuple[str, str, str, str]]:
        """Yield the edges in the order of the network; only those of a multigraph have ids."""
        is_multigraph = self._network.is_multigraph()
        for source, target, _, data in self._all_edges():
            key = self._edge_ids.id_of(data[_CLAIM]) if is_multigraph else ""
            yield key, self._made[source], self._made[target], "".join(self._of_edges.data(data))

    def _all_nodes(self) -> Iterator[tuple[Any, dict[Any, Any]]]:
        for node, data in self._network.nodes(data=True):
            whole = {_NODE: _word(node), **self._node_default, **data}
            if whole.get("node") == whole[_NODE]:  # a network of ours says it itself
                del whole["node"]
            whole[_LABEL] = whole.get("name")
            yield node, whole

    def _all_edges(self) -> Iterator[tuple[Any, Any, Any, dict[Any, Any]]]:
        """Yield source, target, key (None if edges have none) and attributes."""
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
        self.settled: dict[Hashable, Column] = {}
        self._openings: dict[Hashable, str] = {}

    def add(self, data: Mapping[Any, Any], *place: Any) -> None:
        """Note the values of one element; raises `InvalidValue` if one cannot be written."""
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
        """Name every column: first those that can keep their names, last our own."""
        taken: set[str] = set()
        columns = {}
        for name in sorted(self._kinds, key=_precedence):
            if name is _LABEL and _LABEL.own in taken:
                continue
            word = _column_word(name)
            free, number = as_token(word), 2
            while free in taken:
                free, number = f"{as_token(word)}_{number}", number + 1
            taken.add(free)
            kind = _type(self._kinds[name])
            columns[name] = Column(self._element, free, kind, None if free == word else word)
        self.settled = {name: columns[name] for name in self._kinds if name in columns}
        self._openings = {name: column.opening for name, column in columns.items()}

    def data(self, data: Mapping[Any, Any]) -> list[str]:
        """Return the values of one element."""
        openings = self._openings
        return [
            f"{openings[name]}{_text(value)}</data>"
            for name, value in data.items()
            if value is not None and name in openings
        ]


class _Ids:
    """XML ids: a word that can be one and occurs once keeps itself, every other one is numbered."""

    def __init__(self, letter: str) -> None:
        self._letter = letter
        self._once: set[str] = set()
        self._again: set[str] = set()
        self._number = 0

    def add(self, word: str | None) -> None:
        if word is not None and is_token(word):
            (self._again if word in self._once else self._once).add(word)

    def id_of(self, word: str | None) -> str:
        if word in self._once and word not in self._again:
            return word
        while True:
            made = f"{self._letter}{self._number}"
            self._number += 1
            if made not in self._once:
                return made


def _kind(value: Any) -> int:
    """Return the kind of a value; raises `InvalidValue` if it cannot be written."""
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
        return escaped(value)
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
        f"{value!r} cannot name a node or attribute; use texts, numbers or tuples of them"
    )


def _column_word(name: Any) -> str:
    if isinstance(name, _Own):
        return name.own
    word = _word(name)
    try:
        _kind(word)
    except InvalidValue as error:
        raise InvalidValue(f"attribute {name!r}: {error}") from None
    return word


def _precedence(name: Any) -> int:
    if isinstance(name, _Own):
        return 2
    return 0 if isinstance(name, str) and is_token(name) else 1


def _default(graph: dict[Any, Any], name: str) -> Mapping[Any, Any]:
    """Take the defaults of networkx out of the attributes of a graph."""
    return graph.pop(name) if isinstance(graph.get(name), Mapping) else {}


def _shown(noun: str, *parts: Any) -> str:
    """Return the name of an element for a message."""
    if len(parts) < 2:
        return " ".join([noun, *map(repr, parts)])
    source, target, key = parts
    return f"{noun} {'' if key is None else f'{key!r} '}from {source!r} to {target!r}"
