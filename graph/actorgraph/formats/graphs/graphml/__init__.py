"""Networks as GraphML that is valid against its schema and that other tools read without loss."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from actorgraph.formats.format import UNASSERTED_ROW, Format, Options
from actorgraph.formats.graphs.graphml.network import NetworkGraph
from actorgraph.formats.graphs.graphml.reader import Reader
from actorgraph.formats.graphs.graphml.selection import SelectedGraph
from actorgraph.formats.graphs.graphml.writer import pieces
from actorgraph.formats.read.graph import RELATION
from actorgraph.formats.read.input import Input
from actorgraph.formats.read.xml import root_of
from actorgraph.formats.selection import Selection
from actorgraph.formats.write.file import Target, write_whole

if TYPE_CHECKING:
    import networkx as nx


def write_graphml(network: nx.Graph[Any], target: Target) -> None:
    """Write a network as GraphML.

    Every node and edge is written with all of its attributes, one to a line, nodes before edges and both
    in the order of the network. The same network gives the same bytes.

    Parameters
    ----------
    network
        The network of a case, or any other graph of networkx whose attributes are texts, numbers,
        booleans or None. It is not changed. To lose no claim, use
        ``case.network(modality="all", events=True, texts=True)``.
    target
        A path, or a file that is open for bytes. A path is written whole or not at all: if anything goes
        wrong, the old file stays. An open file gets nothing unless all values can be written.

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
    *Ids.* The schema needs ids that are one word. A node keeps its id if it is one word that no other node
    has, and is ``n0``, ``n1`` … if not. The edges of a multigraph keep their keys in the same way, or
    are ``e0``, ``e1`` …; those of other graphs have no ids. The true ids are in the columns ``node`` and
    ``claim`` (``key`` if an edge's key is not a text). The first is not called ``id`` because igraph
    warns of a column of this name. Use ``claim`` in igraph, because version 1.0 gives edges the ids of
    nodes, and in networkx if keys look like numbers, because it turns them into numbers.

    *Labels.* ``label`` is the name of a node and the relation of an edge, for Gephi, which shows it.

    *Columns.* Attributes of the network keep their names, and the columns above get a number if theirs is
    taken; of two labels, the network's stays. If the schema forbids a name, underscores make it one word,
    and the key is described by the true name. Keys are ``node_name``, ``edge_quote`` and the like,
    because Gephi takes the usual ``d3`` and ``d7`` for the labels of yEd.

    *Types.* Each column has one: boolean, long or double if that holds all values exactly, else string.
    None is left out. The defaults that networkx keeps in ``node_default`` and ``edge_default`` are written
    with each element that needs them.

    *The network's attributes*, such as its title, are data of the graph, and its id is made from the
    title. networkx, igraph, graphology and Cytoscape read these data; Gephi does not, reports that once
    for each, and reads everything else. If Gephi asks how to merge edges, choose "Don't merge": it would
    make one edge of several claims between two actors.
    """
    write_whole(target, pieces(NetworkGraph(network)))


def write(selection: Selection, target: Target, options: Options) -> list[str]:
    """Write a selection and return, in a line, what XML cannot hold."""
    graph = SelectedGraph(selection)
    write_whole(target, pieces(graph))
    return graph.content.lost()


def recognises(file: Input) -> bool:
    """Return True if the outermost element is called graphml."""
    return root_of(file) == "graphml"


FORMAT: Final = Format(
    name="graphml",
    title="GraphML, for Gephi, Cytoscape, yEd, igraph, networkx and graphology",
    verbatim=True,
    suffixes=(".graphml",),
    read=Reader.read_all,
    write=write,
    recognises=recognises,
    priority=80,
    options=(RELATION,),
    keeps="everything: each claim is an edge with all that it says, each actor and event a node;"
    " empty values are left out",
    loses="from other programs' files: colours and positions of a drawing, edges with more than two nodes",
    unasserted=UNASSERTED_ROW,
    edgeless="in the header of the file, and no edge",
)
