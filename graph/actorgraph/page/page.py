"""Writing the page: one HTML file that loads nothing, through pyvis.

pyvis's `Network` is the model and the way out; its own template is left aside, because it loads scripts
from the network, prints the title twice and runs what it finds in names. Ours is in ``template/``, the
page's scripts in ``scripts/``.

What keeps a hostile report harmless, each alone enough: everything textual reaches the document as
text (Jinja's autoescape, JSON islands without ``<``, ``textContent``), links are http or https only, and
a content security policy lets no script run but ours, by its hash, and nothing be loaded.
"""

from __future__ import annotations

import base64
import hashlib
import math
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from actorgraph.formats.write.file import Target, write_whole
from actorgraph.model.filters import NONE, Filters
from actorgraph.model.nouns import Actor, Event
from actorgraph.page import label
from actorgraph.page.appearance import DASHES, hue_of, look_of
from actorgraph.page.data import deflated, drawing, packed, words
from actorgraph.page.inline import inlined
from actorgraph.page.layout.crowd import CROWD, crowd
from actorgraph.page.layout.stress import Box, places
from actorgraph.page.view import (
    DIRECTED,
    IN_EVENT,
    MANY,
    SYMMETRIC,
    UNNAMED,
    Opening,
    Tie,
    View,
    kind_of,
    marked,
    view_of,
)
from actorgraph.store.reader import Store

_HERE: Final = Path(__file__).parent
#: More things than this are drawn by our own canvas: vis-network shows 1,200 after 0.7 s instead of
#: 0.35, and takes 27 ms for a frame while they move (docs/decisions/0007-how-the-page-is-drawn.md).
MOST_FOR_VIS: Final = MANY
#: Claims that a reader without scripts gets as a table.
_PLAIN_ROWS: Final = 500
#: vis-network bends a line of roundness r by this share of r.
_VIS_BEND: Final = 1 / 2.15


def write_page(
    store: Store,
    target: Target,
    filters: Filters = NONE,
    *,
    focus: str = "",
    hops: int = 1,
    answer: Opening | None = None,
) -> None:
    """Write the page of a store to a file, whole or not at all.

    Parameters
    ----------
    store
        Where the claims are.
    target
        A path, whose file is replaced in one step when the page is ready, or an open binary file.
    filters, focus, hops, answer
        What is shown; see `actorgraph.page.view.view_of`.

    Raises
    ------
    FileTrouble
        The file cannot be written; what was there before stays.
    InvalidValue
        There is more than a page can hold.
    UnknownActor, AmbiguousName
        *focus* is nobody, or several.
    """
    page = page_text(store, filters, focus=focus, hops=hops, answer=answer)
    write_whole(target, [page.encode("utf-8", "replace")])


def page_text(
    store: Store,
    filters: Filters = NONE,
    *,
    focus: str = "",
    hops: int = 1,
    answer: Opening | None = None,
) -> str:
    """Return the page of a store as HTML, the same for the same store and filters."""
    return text_of(view_of(store, filters, focus=focus, hops=hops, answer=answer))


def text_of(view: View) -> str:
    """Return the page of a view as HTML."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    from actorgraph._version import __version__

    network = network_of(view)
    drawn = drawing(view, network.nodes, network.edges)
    by_vis = len(view.things) <= MOST_FOR_VIS
    drawn["vis"] = network.options if by_vis else None
    if view.opening:
        sizes = {node["id"]: node["size"] for node in network.nodes}
        drawn["opening"] |= _places_at_first(view, view.opening, sizes)
    style, script = _style(), _script()
    library = _drawing_library() if by_vis else ""
    network.templateEnv = Environment(
        loader=FileSystemLoader(_HERE / "template", encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    network.path = "page.html"
    network.templateEnv.globals.update(
        view=view,
        version=__version__,
        drawing=packed(drawn),
        words=packed(words(view)),
        library=deflated(library) if library else "",
        rows=list(_table(view)),
        left_off=max(0, len(view.claims) - _PLAIN_ROWS),
        style=Markup(style),  # noqa: S704 (our own file)
        script=Markup(script),  # noqa: S704 (our own files)
        policy=_policy([script, library] if library else [script], style),
    )
    html: str = network.generate_html(notebook=False)
    return html


def network_of(view: View) -> Any:
    """Return a `pyvis.network.Network` that holds a view with its layout.

    It is filled directly: ``add_node`` and ``add_edge`` search lists, and ``from_nx`` drops parallel
    edges. Colours are left to the page, which knows whether it is dark.
    """
    from pyvis.network import Network

    labels = {key: label.broken(thing.name) for key, thing in view.things.items()}
    sizes = _sizes(view)
    letters = {key: _letters(kind_of(thing)) for key, thing in view.things.items()}
    at = _places(view, sizes)

    network = Network(directed=True, heading=view.title)
    for key, thing in view.things.items():
        kind = kind_of(thing)
        look = look_of(kind)
        node: dict[str, Any] = {
            "id": key,
            "label": "\n".join(labels[key]),
            "shape": look.shape,
            "size": sizes[key],
            "x": at[key][0],
            "y": at[key][1],
            "kind": kind,
            "font": {"size": letters[key]},
            "tone": look.tone,
            "hollow": look.hollow,
        }
        if kind == "class":
            node["shapeProperties"] = {"borderDashes": [4, 3]}
        network.nodes.append(node)
        network.node_ids.append(key)
        network.node_map[key] = node
    network.edges.extend(_edges(view.ties))
    network.options = _OPTIONS
    return network


def box_of(lines: list[str], size: int, letters: int = label.SIZE) -> Box:
    """Return the room of a node of some size with its label below."""
    half = max(size + 4, max(label.width(line, letters) for line in lines) / 2 + 2)
    return Box(-half, -(size + 4), half, size + 6 + (letters + 2) * len(lines))


def _places(view: View, sizes: dict[str, int]) -> dict[str, tuple[int, int]]:
    """Return where everything lies: with room for its label, or of very many for its shape alone."""
    if len(view.things) > CROWD:
        number = {key: n for n, key in enumerate(view.things)}
        ends = [(number[tie.start], number[tie.end]) for tie in view.ties]
        return dict(zip(view.things, crowd(list(sizes.values()), ends), strict=True))
    return places(
        {key: _box(thing, sizes[key]) for key, thing in view.things.items()},
        ((tie.start, tie.end) for tie in view.ties),
    )


def _box(thing: Actor | Event, size: int) -> Box:
    return box_of(label.broken(thing.name), size, _letters(kind_of(thing)))


def _places_at_first(view: View, opening: Opening, sizes: dict[str, int]) -> dict[str, list[int]]:
    """Return where the things of the opening part lie, laid out as a drawing of its own."""
    shown = set(opening.things)
    boxes = {key: _box(view.things[key], sizes[key]) for key in opening.things}
    asked = set(opening.claims)
    counting = {n for n, claim in enumerate(view.claims) if not asked or claim.id in asked}
    ties = (
        (tie.start, tie.end)
        for tie in view.ties
        if tie.start in shown and tie.end in shown and not counting.isdisjoint(tie.claims)
    )
    at = places(boxes, ties)
    return {"x": [at[key][0] for key in boxes], "y": [at[key][1] for key in boxes]}


def _sizes(view: View) -> dict[str, int]:
    """Return the radius of every thing."""
    weight = dict.fromkeys(view.things, 0)
    for tie in view.ties:
        for end in {tie.start, tie.end}:
            weight[end] += 1
    return {key: _size(kind_of(thing), weight[key]) for key, thing in view.things.items()}


_OPTIONS: Final[dict[str, Any]] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False, "randomSeed": 1},
    "interaction": {
        "hover": True,
        "hoverConnectedEdges": False,
        "selectConnectedEdges": False,
        "tooltipDelay": 200,
        "zoomSpeed": 0.7,
    },
    "nodes": {
        "borderWidth": 1.5,
        "borderWidthSelected": 3,
        "font": {"size": label.SIZE, "strokeWidth": 4, "vadjust": -1},
        "scaling": {"label": {"enabled": False, "drawThreshold": 6}},
    },
    "edges": {
        "smooth": False,
        "hoverWidth": 1,
        "selectionWidth": 2,
        "arrowStrikethrough": False,
        "endPointOffset": {"from": 0, "to": 2},
    },
}


_ARROW: Final = {"enabled": True, "scaleFactor": 0.55, "type": "arrow"}
_DOT: Final = {"enabled": True, "scaleFactor": 0.33, "type": "circle"}
#: The ends of a line: an arrow at whom it reaches, a dot at the event in which it happens.
_ARROWS: Final[dict[str, dict[str, Any]]] = {
    DIRECTED: {"to": _ARROW},
    SYMMETRIC: {},
    IN_EVENT: {"to": _DOT},
    UNNAMED: {"to": _ARROW, "from": _DOT},
}


def _letters(kind: str) -> int:
    return label.EVENT_SIZE if kind == "event" else label.SIZE


def _size(kind: str, ties: int) -> int:
    """Return the radius of a node in pixels: a little more for who has many ties, events small."""
    if kind == "event":
        return 7
    base = 7 if look_of(kind).tone == "place" else 9
    return base + min(7, round(1.6 * math.sqrt(ties)))


def _edges(ties: tuple[Tie, ...]) -> Iterator[dict[str, Any]]:
    beside: dict[tuple[str, str], int] = {}
    for tie in ties:
        beside[tie.start, tie.end] = beside.get((tie.start, tie.end), 0) + 1
    seen: dict[frozenset[str], int] = {}
    for tie in ties:
        ends = frozenset((tie.start, tie.end))
        at = seen.get(ends, 0)
        seen[ends] = at + 1
        there = beside[tie.start, tie.end]
        back = beside.get((tie.end, tie.start), 0) if len(ends) == 2 else 0
        yield {
            "id": tie.id,
            "from": tie.start,
            "to": tie.end,
            "family": tie.family,
            "group": tie.group,
            "hue": hue_of(tie.family),
            "width": round(min(1.4 + 0.6 * math.sqrt(len(tie.claims) - 1), 3.5), 2),
            "dashes": DASHES[tie.group],
            "arrows": _ARROWS[tie.link],
            **_course(tie, at, there + back),
        }


def _course(tie: Tie, at: int, count: int) -> dict[str, Any]:
    """Return the course of the line that is number *at* of *count* between the same two ends.

    One line is straight. Several are bent evenly to both sides, seen from the end that comes first by
    its id, so that a line back does not cover a line out. Loops stand around their node. `bend` is a
    share of the line's length, positive to the left of who walks along it; `smooth` and
    `selfReference` say the same to vis-network.
    """
    if tie.start == tie.end:
        angle = round((at * 0.9 + 0.8) % 6.283, 2)
        loop = {"size": 16 + 5 * at, "angle": angle, "renderBehindTheNode": False}
        return {"bend": 0, "loop": at, "selfReference": loop}
    bend = round((at - (count - 1) / 2) * min(0.1, 0.4 / count), 3)
    if not bend:
        return {"bend": 0, "loop": 0, "smooth": False}
    if tie.start > tie.end:
        bend = -bend
    kind = "curvedCW" if bend > 0 else "curvedCCW"
    smooth = {"enabled": True, "type": kind, "roundness": round(abs(bend) / _VIS_BEND, 3)}
    return {"bend": bend, "loop": 0, "smooth": smooth}


def _table(view: View) -> Iterator[dict[str, Any]]:
    for claim in view.claims[:_PLAIN_ROWS]:
        source = view.sources[claim.source]
        yield {
            "claim": claim,
            "subject": claim.subject or claim.event,
            "reading": view.relations[claim.relation].reading,
            "about": "for" if view.relations[claim.relation].family == "attribution" else "in",
            "literal": " · ".join(
                filter(None, (claim.text, str(claim.quantity) if claim.quantity else ""))
            ),
            "event": claim.event if claim.subject and claim.event != claim.object else "",
            "quote": marked(claim.quote, claim.hedge),
            "language": source.language,
            "source": source,
        }


def _style() -> str:
    return (_HERE / "template" / "page.css").read_text(encoding="utf-8")


@lru_cache(maxsize=1)
def _script() -> str:
    folder = _HERE / "scripts"
    return inlined("main", lambda name: (folder / f"{name}.js").read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def _drawing_library() -> str:
    """Return vis-network's script as pyvis brings it, without a hint to a file that is not there.

    Line ends become those that the HTML parser makes of them, because the hash counts every byte.
    """
    import pyvis

    home = Path(pyvis.__file__).parent
    script = (home / "lib" / "vis-9.1.2" / "vis-network.min.js").read_text(encoding="utf-8")
    return re.sub(r"\r\n?", "\n", re.sub(r"//# sourceMappingURL=.*", "", script))


def _policy(scripts: list[str], style: str) -> str:
    hashes = " ".join(map(_hash, scripts))
    return (
        f"default-src 'none'; script-src {hashes}; style-src {_hash(style)};"
        " img-src data: blob:; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
