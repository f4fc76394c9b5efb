"""A graph as a GraphML document, written as a stream with one element to a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple, Protocol

from actorgraph.formats.graphs.graphml.words import is_token
from actorgraph.formats.write.xml import escaped
from actorgraph.model.names import slug

_SCHEMA: Final = "http://graphml.graphdrawing.org/xmlns"
_HEAD: Final = f"""\
<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="{_SCHEMA}"
    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
    xsi:schemaLocation="{_SCHEMA} {_SCHEMA}/1.1/graphml.xsd">
"""


class Column(NamedTuple):
    """A column of the graph, of its nodes or of its edges.

    `word` is its true name, if the schema forbids that.
    """

    element: str
    name: str
    type: str = "string"
    word: str | None = None

    @property
    def opening(self) -> str:
        """The tag before a value."""
        return f'<data key="{self.element}_{self.name}">'

    @property
    def declaration(self) -> str:
        """The element that declares the column."""
        key = (
            f'<key id="{self.element}_{self.name}" for="{self.element}" attr.name="{self.name}"'
            f' attr.type="{self.type}"'
        )
        if self.word is None:
            return f"{key}/>"
        return f"{key}><desc>{escaped(self.word)}</desc></key>"


class Graph(Protocol):
    """A source of nodes and edges, whose data are elements already."""

    #: The title, from which the id of the graph is made.
    @property
    def title(self) -> str: ...

    #: Whether edges have a direction.
    @property
    def is_directed(self) -> bool: ...

    #: Return the columns, in the order of their declarations.
    def columns(self) -> Iterable[Column]: ...

    #: Yield the data of the graph itself.
    def data(self) -> Iterable[str]: ...

    #: Yield the XML id and the data of each node.
    def nodes(self) -> Iterable[tuple[str, str]]: ...

    #: Yield the XML id, both ends and the data of each edge; an empty id is left out.
    def edges(self) -> Iterable[tuple[str, str, str, str]]: ...


def pieces(graph: Graph) -> Iterator[bytes]:
    """Yield a graph as a document, an element at a time, nodes before edges."""
    return map(str.encode, _elements(graph))


def _elements(graph: Graph) -> Iterator[str]:
    yield _HEAD
    for column in graph.columns():
        yield f"  {column.declaration}\n"
    name = slug(graph.title or "network")
    graph_id = name if is_token(name) else "network"
    direction = "directed" if graph.is_directed else "undirected"
    yield f'  <graph id="{graph_id}" edgedefault="{direction}" parse.order="nodesfirst">\n'
    for data in graph.data():
        yield f"    {data}\n"
    for key, data in graph.nodes():
        yield f'    <node id="{key}">{data}</node>\n'
    for key, source, target, data in graph.edges():
        own = f' id="{key}"' if key else ""
        yield f'    <edge{own} source="{source}" target="{target}">{data}</edge>\n'
    yield "  </graph>\n</graphml>\n"
