"""The DOT language of Graphviz, for drawings on paper.

Every text is quoted: double quotes and backslashes are escaped, and ampersands too, because Graphviz reads HTML
entities in labels (https://graphviz.org/doc/info/lang.html). Tentative ties are dashed, those that nobody asserts
dotted.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Final

from actorgraph.formats.format import Format, Options
from actorgraph.formats.selection import Selection
from actorgraph.formats.write.file import Target, write_whole
from actorgraph.formats.write.graph import (
    EDGES,
    Line,
    Node,
    drawn_nodes,
    draws_ties,
    heading,
    lines_of,
    not_drawn,
    quoted,
)

_SHAPES: Final = {"event": "box", "text": "plaintext"}
_STYLES: Final = {"assertive": "solid", "tentative": "dashed", "not asserted": "dotted"}
_ESCAPES: Final = str.maketrans({"\\": "\\\\", '"': '\\"', "&": "&amp;"})
_quoted: Final = partial(quoted, escapes=_ESCAPES)


def write(selection: Selection, target: Target, options: Options) -> list[str]:
    """Write the ties of a selection, or its claims, and return, a line each, what is left out."""
    lines = lines_of(selection, ties=draws_ties(options))
    nodes = drawn_nodes(selection, lines)
    write_whole(target, (piece.encode() for piece in _pieces(selection, nodes, lines)))
    return not_drawn(selection, lines, nodes)


def _pieces(selection: Selection, nodes: list[Node], lines: list[Line]) -> Iterator[str]:
    yield f"// {heading(selection)}\n"
    yield "// solid: asserted; dashed: tentative; dotted: hinted, withheld, denied or presupposed\n"
    yield f"digraph {_quoted(selection.title or 'actorgraph')} {{\n"
    yield '  graph [charset="UTF-8", rankdir="LR"];\n  node [shape="ellipse"];\n'
    keys: dict[str, str] = {}
    for node in nodes:
        is_text = node.key.startswith("text:")
        keys[node.key] = f"text:{len(keys)}" if is_text else node.key
        shape = _SHAPES.get(str(node.attributes["kind"]))
        shown = f", shape={_quoted(shape)}" if shape else ""
        yield f"  {_quoted(keys[node.key])} [label={_quoted(node.name)}{shown}];\n"
    for line in lines:
        undirected = "" if line.is_directed else ', dir="none"'
        yield (
            f"  {_quoted(keys[line.start])} -> {_quoted(keys[line.end])}"
            f" [label={_quoted(line.label)}, style={_quoted(_STYLES[line.group])}{undirected}];\n"
        )
    yield "}\n"


FORMAT: Final = Format(
    name="dot",
    title="DOT, for drawings by Graphviz",
    suffixes=(".dot", ".gv"),
    write=write,
    options=(EDGES,),
    keeps="ties with their words, modality and number of claims",
    loses="quotes, claimants, sources, dates",
    edgeless="not drawn",
    unasserted="dashed or dotted, with the modality in the label; one line for each sentence and event",
)
