"""Mermaid flowcharts, for Markdown pages.

Nodes are ``n0``, ``n1`` …, so that no id can be a word of the language such as ``end``. Labels are quoted, with
Mermaid's own entities, ``#quot;`` (https://mermaid.js.org/syntax/flowchart.html). Tentative ties are dashed; those
that nobody asserts are dotted and end in a cross.
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
from actorgraph.model.names import slug

#: The limits of Mermaid, unless its page is configured otherwise (maxEdges, maxTextSize).
MOST_LINES: Final = 500
MOST_TEXT: Final = 50_000
_ARROWS: Final = {
    ("assertive", True): "-->",
    ("assertive", False): "---",
    ("tentative", True): "-.->",
    ("tentative", False): "-.-",
    ("not asserted", True): "-.-x",
    ("not asserted", False): "x-.-x",
}
_ESCAPES: Final = {
    ord(mark): f"#{ord(mark)};" for mark in "#\"&<>`:\\[]{}()|%;"
}  # fmt: skip
_CLASSES: Final = {
    "state": "fill:#dbe9f6,stroke:#2b5c8a",
    "event": "fill:#fff3d6,stroke:#9a6b00",
    "text": "fill:#ffffff,stroke:#999999,stroke-dasharray:3 3",
}
_USUAL: Final = "fill:#eeeeee,stroke:#555555"
_quoted: Final = partial(quoted, escapes=_ESCAPES)


def write(selection: Selection, target: Target, options: Options) -> list[str]:
    """Write the ties of a selection, or its claims, and return, a line each, what is left out."""
    lines = lines_of(selection, ties=draws_ties(options))
    nodes = drawn_nodes(selection, lines)
    text = "".join(_pieces(selection, nodes, lines))
    write_whole(target, [text.encode()])
    left = not_drawn(selection, lines, nodes)
    if len(lines) > MOST_LINES:
        left.append(f"{len(lines):,} lines: Mermaid draws {MOST_LINES} unless maxEdges is set")
    if len(text) > MOST_TEXT:
        left.append(
            f"{len(text):,} characters: Mermaid reads {MOST_TEXT:,} unless maxTextSize is set"
        )
    return left


def _pieces(selection: Selection, nodes: list[Node], lines: list[Line]) -> Iterator[str]:
    yield "flowchart LR\n"
    # Braces start a directive in some versions, even in a comment.
    yield f"%% {heading(selection).translate({123: '(', 125: ')'})}\n"
    yield "%% solid: asserted. dashed: tentative. with a cross: hinted, withheld, denied or presupposed\n"
    keys: dict[str, str] = {}
    classes: dict[str, str] = {}
    for node in nodes:
        kind = str(node.attributes["kind"])
        word = kind if kind != "actor" else str(node.attributes["type"])
        keys[node.key] = f"n{len(keys)}"
        name = (
            f"is_{slug(word).replace('-', '_')}"  # 'class' and 'default' are words of the language
        )
        classes[name] = _CLASSES.get(word, _USUAL)
        yield f"  {keys[node.key]}[{_quoted(node.name)}]:::{name}\n"
    dotted = []
    for number, line in enumerate(lines):
        arrow = _ARROWS[line.group, line.is_directed]
        yield f"  {keys[line.start]} {arrow}|{_quoted(line.label)}| {keys[line.end]}\n"
        if line.group == "not asserted":
            dotted.append(str(number))
    for name, look in sorted(classes.items()):
        yield f"  classDef {name} {look}\n"
    if dotted:
        yield f"  linkStyle {','.join(dotted)} stroke-dasharray:1 4\n"


FORMAT: Final = Format(
    name="mermaid",
    title="Mermaid flowchart, for Markdown",
    suffixes=(".mmd", ".mermaid"),
    write=write,
    options=(EDGES,),
    keeps="ties with their words, modality and number of claims",
    loses="quotes, claimants, sources, dates; Mermaid draws more than 500 ties only if it is configured to",
    edgeless="not drawn",
    unasserted="dashed, or dotted with a cross at the end, with the modality in the label; one line for each sentence and event",
)
