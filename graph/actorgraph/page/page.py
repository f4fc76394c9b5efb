"""Writing the page: one HTML file that loads nothing, through pyvis.

pyvis's `Network` is the model and the way out; its own template is left aside, because it loads scripts
from the network, prints the title twice and runs what it finds in names. Ours is in ``template/``.

What keeps a hostile report harmless, each alone enough: everything textual reaches the document as
text (Jinja's autoescape, JSON islands without ``<``, ``textContent``), links are http or https only, and
a content security policy lets no script run but ours, by its hash, and nothing be loaded.
"""

from __future__ import annotations

import base64
import hashlib
import json
import math
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from actorgraph.filters import NONE, Filters
from actorgraph.formats.file import write_whole
from actorgraph.modality import GROUPS
from actorgraph.page import label
from actorgraph.page.layout import Box, places
from actorgraph.page.look import DASHES, OTHER, hue_of, look_of
from actorgraph.page.view import (
    DIRECTED,
    IN_EVENT,
    SYMMETRIC,
    Tie,
    View,
    kind_of,
    marked,
    view_of,
    web_address,
)
from actorgraph.store.reader import Store

_TEMPLATE: Final = Path(__file__).with_name("template")
#: Our scripts, in the order in which they need each other; on the page they are one.
_SCRIPTS: Final = ("data.js", "sentence.js", "panel.js", "drawing.js", "main.js")
#: More rows than this make a page slow to open; the drawing still has every claim.
_TABLE_ROWS: Final = 5000
_UNSAFE: Final = re.compile("[<>&\u2028\u2029\ud800-\udfff]")


def write_page(
    store: Store, target: Path, filters: Filters = NONE, *, focus: str = "", hops: int = 1
) -> None:
    """Write the page of a store to a file, whole or not at all.

    Parameters
    ----------
    store
        Where the claims are.
    target
        The file; what was there before is replaced in one step when the page is ready.
    filters, focus, hops
        What is shown; see `actorgraph.page.view.view_of`.

    Raises
    ------
    FileTrouble
        The file cannot be written; what was there before stays.
    UnknownActor, AmbiguousName
        *focus* is nobody, or several.
    """
    page = page_text(store, filters, focus=focus, hops=hops)
    write_whole(target, [page.encode("utf-8", "replace")])


def page_text(store: Store, filters: Filters = NONE, *, focus: str = "", hops: int = 1) -> str:
    """Return the page of a store as HTML, the same for the same store and filters."""
    return text_of(view_of(store, filters, focus=focus, hops=hops))


def text_of(view: View) -> str:
    """Return the page of a view as HTML."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    style = _file("page.css")
    scripts = [_drawing_library(), _joined_scripts()]
    network = network_of(view)
    network.templateEnv = Environment(
        loader=FileSystemLoader(_TEMPLATE, encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    network.path = "page.html"
    network.templateEnv.filters["island"] = lambda value: Markup(island(value))  # noqa: S704 (escaped)
    network.templateEnv.globals.update(
        view=view,
        case=view.document(),
        rows=list(_table(view)),
        left_off=max(0, len(view.claims) - _TABLE_ROWS),
        legend=_legend(view),
        link_of=web_address,
        style=Markup(style),  # noqa: S704 (our own file)
        scripts=[Markup(script) for script in scripts],  # noqa: S704 (our own files)
        drawing_options=network.options,
        policy=_policy(scripts, style),
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
    weight = dict.fromkeys(view.things, 0)
    for tie in view.ties:
        for end in {tie.start, tie.end}:
            weight[end] += 1
    sizes = {key: _size(kind_of(thing), weight[key]) for key, thing in view.things.items()}
    letters = {key: _letters(kind_of(thing)) for key, thing in view.things.items()}
    boxes = {key: box_of(labels[key], sizes[key], letters[key]) for key in view.things}
    at = places(boxes, ((tie.start, tie.end) for tie in view.ties))

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


def island(value: Any) -> str:
    """Return JSON that can stand inside a script element, whatever the texts in it."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


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
            "arrows": _arrows(tie),
            **_course(tie, at, there + back),
        }


def _arrows(tie: Tie) -> dict[str, Any]:
    """Return the ends of a line: an arrow at whom it reaches, a dot at the event in which it happens."""
    if tie.link == SYMMETRIC:
        return {}
    arrow = {"enabled": True, "scaleFactor": 0.55, "type": "arrow"}
    dot = {"enabled": True, "scaleFactor": 0.33, "type": "circle"}
    if tie.link == DIRECTED:
        return {"to": arrow}
    return {"to": dot} if tie.link == IN_EVENT else {"to": arrow, "from": dot}


def _course(tie: Tie, at: int, count: int) -> dict[str, Any]:
    """Return the course of the line that is number *at* of *count* between the same two ends.

    One line is straight. Several are bent evenly to both sides, seen from the end that comes first by
    its id, so that a line back does not cover a line out. Loops stand around their node.
    """
    if tie.start == tie.end:
        angle = round((at * 0.9 + 0.8) % 6.283, 2)
        return {
            "selfReference": {"size": 16 + 5 * at, "angle": angle, "renderBehindTheNode": False}
        }
    bend = (at - (count - 1) / 2) * min(0.2, 0.8 / count)
    if abs(bend) < 1e-9:
        return {"smooth": False}
    clockwise = (bend > 0) == (tie.start < tie.end)
    kind = "curvedCW" if clockwise else "curvedCCW"
    return {"smooth": {"enabled": True, "type": kind, "roundness": round(abs(bend), 3)}}


def _legend(view: View) -> dict[str, Any]:
    return {
        "types": [
            {"name": kind, "count": count, "look": look_of(kind)}
            for kind, count in view.type_counts().items()
        ],
        "hues": _by_hue(view.family_counts()),
        "groups": [
            {
                "name": name,
                "count": count,
                "words": list(_words(view, name)),
            }
            for name, count in view.group_counts().items()
        ],
    }


def _by_hue(counts: dict[str, int]) -> dict[str, dict[str, int]]:
    """Return the families that share a hue together, the hue with most claims first."""
    found: dict[str, dict[str, int]] = {}
    for family, count in counts.items():
        found.setdefault(hue_of(family), {})[family] = count
    return dict(sorted(found.items(), key=lambda item: (item[0] == OTHER, -sum(item[1].values()))))


def _words(view: View, group_name: str) -> Iterator[str]:
    said = {claim.modality for claim in view.claims}
    yield from (name for name in GROUPS[group_name] if name in said)


def _table(view: View) -> Iterator[dict[str, Any]]:
    for claim in view.claims[:_TABLE_ROWS]:
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


def _file(name: str) -> str:
    return (_TEMPLATE / name).read_text(encoding="utf-8")


def _joined_scripts() -> str:
    parts = "\n".join(_file(name) for name in _SCRIPTS)
    return f'(() => {{\n"use strict";\n{parts}\n}})();'


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
