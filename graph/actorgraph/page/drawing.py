"""A view as a `pyvis.network.Network`: finished, with places, colours, lines and titles.

It is what stands between a view and any page: ours (`actorgraph.page.page`) is written from its nodes and
edges, and pyvis's own methods write the plain one. Its template is ours too: pyvis's loads scripts from a
network even where it promises not to, prints the heading twice, and runs what it finds in a heading, an id
or a title.

pyvis puts headings and titles into its HTML as they are. So both are escaped here, and the template shows
them as the text that was meant: whoever goes back to pyvis's own template runs nothing either.
"""

from __future__ import annotations

import base64
import hashlib
import math
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache, lru_cache
from html import escape, unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from actorgraph.model.actor import Actor
from actorgraph.model.event import Event
from actorgraph.model.modality import group
from actorgraph.page import label
from actorgraph.page.appearance import DASHES, DISCLAIMERS, colours, hue_of, look_of
from actorgraph.page.places import Places, letters
from actorgraph.page.view import BLAMED, DIRECTED, IN_EVENT, SYMMETRIC, UNNAMED, Tie, View, kind_of
from actorgraph.sentence.part import text_of
from actorgraph.sentence.wording import count

if TYPE_CHECKING:
    from jinja2 import Environment
    from pyvis.network import Network

TEMPLATES: Final = Path(__file__).parent / "template"
#: Quotes that the title of a line holds, firmest first.
_QUOTES: Final = 3
_ARROW: Final = {"enabled": True, "scaleFactor": 0.55, "type": "arrow"}
_DOT: Final = {"enabled": True, "scaleFactor": 0.33, "type": "circle"}
#: Across the middle of a line: somebody denies it.
_BAR: Final = {"enabled": True, "scaleFactor": 0.7, "type": "bar"}
#: Widths of lines: of one claim, for each e times as many, and at most. Some 9,000 claims are the widest.
_THIN: Final = 1.2
_WIDER: Final = 0.97
_WIDEST: Final = 10
#: How opaque a line is, and one that nobody asserts, whose arrowhead is as solid as that of any other.
_OPACITY: Final = 0.9
_FAINT: Final = 0.5
#: The ends of a line: an arrow at whom it reaches, a dot at the event in which it happens.
_ARROWS: Final[dict[str, dict[str, Any]]] = {
    DIRECTED: {"to": _ARROW},
    SYMMETRIC: {"to": {"enabled": False}},
    IN_EVENT: {"to": _DOT},
    BLAMED: {"to": _DOT},
    UNNAMED: {"to": _ARROW, "from": _DOT},
}


def network_of(view: View, places: Places, *, titled: bool = True) -> Network:
    """Return a view as a finished network of pyvis.

    Nodes and edges are filled in directly: ``add_node`` and ``add_edge`` search lists, and ``from_nx``
    drops parallel edges. Nodes have their type as ``type`` and edges ``family`` and ``modality``, which
    vis-network ignores and pyvis's filter menu offers. Our own page shows no titles and styles lines itself:
    for it edges are not *titled*, and have only their ends and their course.
    """
    from pyvis.network import Network

    network = Network(
        height="750px",
        directed=True,
        bgcolor=colours()["ground"],
        heading=_inert(" · ".join(filter(None, [view.title, view.warning]))),
        cdn_resources="in_line",
    )
    for key, thing in view.things.items():
        node = _node(key, thing, view.label(key), places)
        if titled:
            node["title"] = _inert("\n".join(_about(thing)))
        network.nodes.append(node)
        network.node_ids.append(key)
        network.node_map[key] = node
    network.edges.extend(_edges(view, titled=titled))
    _set_options(network.options)
    network.templateEnv = _environment()
    network.template_dir = f"{TEMPLATES}/"
    network.path = "plain.html"
    network.prep_notebook()  # what pyvis's `show` writes in a notebook is the same page
    return network


def policy(scripts: list[str], styles: str) -> str:
    """Return a content security policy under which only these scripts run, and nothing is loaded."""
    hashes = " ".join(map(source_hash, scripts))
    return f"default-src 'none'; script-src {hashes}; {styles}; base-uri 'none'; form-action 'none'"


def source_hash(text: str) -> str:
    """Return how a content security policy names a script or style that stands in the page."""
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


@lru_cache(maxsize=1)
def _vis_script() -> str:
    """Return vis-network's script as pyvis has it, without a hint to a file that is not there.

    Line ends become those that the HTML parser makes of them, because the hash counts every byte.
    """
    script = (_pyvis() / "lib" / "vis-9.1.2" / "vis-network.min.js").read_text(encoding="utf-8")
    return re.sub(r"\r\n?", "\n", re.sub(r"//# sourceMappingURL=.*", "", script))


def bend_of(edge: dict[str, Any]) -> float:
    """Return how far vis-network bends an edge: a share of its length, positive to the walker's left."""
    smooth = edge.get("smooth")
    if not smooth:
        return 0
    bend = _bend(smooth["roundness"])
    return round(bend if smooth["type"] == "curvedCW" else -bend, 3)


def _node(key: str, thing: Actor | Event, name: str, places: Places) -> dict[str, Any]:
    kind = kind_of(thing)
    look = look_of(kind)
    shown = colours()
    tone = shown[f"tone-{look.tone}"]
    fill = shown["ground"] if look.hollow else tone
    border = shown["tone-state"] if look.pale else tone
    x, y = places.whole[key]
    return {
        "id": key,
        "label": "\n".join(label.broken(name)),
        "shape": look.shape,
        "size": places.sizes[key],
        "x": x,
        "y": y,
        "type": kind,
        "borderWidth": 2 if look.hollow else 1.5,
        "shapeProperties": {"borderDashes": [4, 3] if look.dashed else False},
        "color": {
            "background": fill,
            "border": border,
            "highlight": {"background": fill, "border": shown["accent"]},
            "hover": {"background": fill, "border": shown["accent"]},
        },
        "font": {"size": letters(kind), "color": shown["ink"], "strokeColor": shown["ground"]},
    }


def _about(thing: Actor | Event) -> Iterator[str]:
    yield thing.name
    yield kind_of(thing).replace("-", " ")
    if thing.names:
        yield "also: " + ", ".join(name.text for name in thing.names)


def _edges(view: View, *, titled: bool) -> Iterator[dict[str, Any]]:
    beside = Counter(frozenset((tie.start, tie.end)) for tie in view.ties)
    seen: Counter[frozenset[str]] = Counter()
    for tie in view.ties:
        ends = frozenset((tie.start, tie.end))
        edge = {"from": tie.start, "to": tie.end, **_course(tie, seen[ends], beside[ends])}
        yield _apart(edge) | _shown(view, tie) if titled else edge
        seen[ends] += 1


def _apart(edge: dict[str, Any]) -> dict[str, Any]:
    """Return an edge that shares nothing with others: whoever has the network may change each."""
    return {key: dict(its) if isinstance(its, dict) else its for key, its in edge.items()}


def _shown(view: View, tie: Tie) -> dict[str, Any]:
    """Return how a line looks, and its title."""
    group = "not asserted" if tie.family in DISCLAIMERS else tie.group
    hue = colours()[f"hue-{hue_of(tie.family)}"]
    return {
        "id": tie.id,
        "family": tie.family,
        "modality": tie.modality,
        "width": width_of(view, tie),
        "dashes": DASHES[group],
        "arrows": _ARROWS[tie.link] | ({"middle": _BAR} if is_denied(view, tie) else {}),
        "color": {
            **dict.fromkeys(("color", "highlight", "hover"), hue),
            "opacity": _FAINT if group == "not asserted" else _OPACITY,
        },
        "title": _inert("\n".join(_said(view, tie))),
    }


def width_of(view: View, tie: Tie) -> float:
    """Return how wide a line is: the more, the more claims assert it. What denies it makes it no firmer."""
    asserting = sum(group(view.claims[place].modality) == "assertive" for place in tie.claims)
    return round(min(_THIN + _WIDER * math.log(max(1, asserting)), _WIDEST), 2)


def is_denied(view: View, tie: Tie) -> bool:
    """Return True if somebody denies what a line stands for."""
    denied = any(view.claims[place].modality == "denied" for place in tie.claims)
    return denied or DISCLAIMERS.get(tie.family) == "denies"


def _said(view: View, tie: Tie) -> Iterator[str]:
    """Yield what a line says: the sentence of its firmest claim, how sure that is, and the sources' words."""
    yield text_of(view.patterns.sentence(view.claims[tie.claims[0]]))
    yield _sureness(view, tie)
    for place in tie.claims[:_QUOTES]:
        claim = view.claims[place]
        sure = "" if group(claim.modality) == "assertive" else f", {claim.modality}"
        yield f"{view.name(claim.claimant)}{sure}: “{claim.quote}”"


def _sureness(view: View, tie: Tie) -> str:
    """Return how sure the claims of a line are, and that nobody asserts it, or that it is also denied, if it is so."""
    modalities = Counter(view.claims[place].modality for place in tie.claims)
    many = count(len(tie.claims), "claim")
    if len(modalities) == 1:
        words = f"{tie.modality}, {many}"
    else:
        words = f"{many}, {', '.join(f'{times} {name}' for name, times in modalities.items())}"
    if tie.group == "not asserted":
        return f"{words}; nobody asserts it"
    return words + ("; it is also denied" if "denied" in modalities else "")


def _course(tie: Tie, at: int, count: int) -> dict[str, Any]:
    """Return the course of the line that is number *at* of *count* between the same two ends.

    One line is straight. Several are bent evenly to both sides, seen from the end that comes first by
    its id, so that a line back does not cover a line out. Loops stand around their node; a circle that is
    much larger than the node would run round it, with its arrow inside.
    """
    if tie.start == tie.end:
        angle = round((at * 0.9 + 0.8) % math.tau, 2)
        size = 15 + 3 * min(4, at // 7)
        return {"selfReference": {"size": size, "angle": angle, "renderBehindTheNode": False}}
    bend = round((at - (count - 1) / 2) * min(0.1, 0.4 / count), 3)
    if not bend:
        return {"smooth": False}
    return {"smooth": _curve(abs(bend), clockwise=(bend > 0) == (tie.start < tie.end))}


def _bend(roundness: float) -> float:
    """Return the share of its length by which vis-network bends a line of some roundness."""
    return math.sin(roundness * math.pi / 2) * (1 + roundness) / 4


@cache
def _curve(bend: float, *, clockwise: bool) -> dict[str, Any]:
    """Return the curve of a line that is bent by a share of its length."""
    low, high = 0.0, 1.0
    for _ in range(20):
        middle = (low + high) / 2
        low, high = (middle, high) if _bend(middle) < bend else (low, middle)
    kind = "curvedCW" if clockwise else "curvedCCW"
    return {"enabled": True, "type": kind, "roundness": round(low, 4)}


def _set_options(options: Any) -> None:
    """Set what a network of pyvis gives vis-network; it stays pyvis's object, for pyvis's own methods."""
    options.physics.enabled = False
    options.layout = {"improvedLayout": False, "randomSeed": 1}
    vars(options.interaction).update(
        hover=True,
        hoverConnectedEdges=False,
        selectConnectedEdges=False,
        tooltipDelay=200,
        zoomSpeed=0.7,
    )
    options.nodes = {
        "borderWidth": 1.5,
        "borderWidthSelected": 3,
        "font": {"size": label.SIZE, "strokeWidth": 4, "vadjust": -1},
        "scaling": {"label": {"enabled": False, "drawThreshold": 6}},
    }
    options.edges.smooth.enabled = False
    options.edges.color.inherit = False
    vars(options.edges).update(
        hoverWidth=1,
        selectionWidth=2,
        arrowStrikethrough=False,
        endPointOffset={"from": 0, "to": 2},
    )


def _inert(text: str) -> str:
    """Return a text that pyvis may put into HTML as it is."""
    return escape(text, quote=False)


def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(TEMPLATES, encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["as_text"] = lambda text: unescape(str(text))
    environment.filters["in_ascii"] = _in_ascii
    environment.globals["plain"] = _plain
    return environment


def _in_ascii(html: str) -> Any:
    """Return HTML in which letters beyond ASCII are references: pyvis writes in the system's encoding."""
    from markupsafe import Markup

    return Markup(html.encode("ascii", "xmlcharrefreplace").decode())  # noqa: S704 (it was markup before)


@lru_cache(maxsize=1)
def _plain() -> dict[str, Any]:
    """Return what `template/plain.html` holds beside the graph: scripts, style, and their policy."""
    from markupsafe import Markup

    style = (_pyvis() / "lib" / "vis-9.1.2" / "vis-network.css").read_text(encoding="utf-8")
    highlight = (_pyvis() / "lib" / "bindings" / "utils.js").read_text(encoding="utf-8")
    start = (TEMPLATES / "plain.js").read_text(encoding="utf-8")
    scripts = [_script_in_ascii(script) for script in (_vis_script(), highlight, start)]
    styles = "style-src 'unsafe-inline'; img-src * data: blob:"  # who adds pictures may show them
    return {
        "policy": policy(scripts, styles),
        "style": Markup(style),  # noqa: S704 (pyvis's own file)
        "scripts": [Markup(script) for script in scripts],  # noqa: S704 (pyvis's files and ours)
    }


def _script_in_ascii(script: str) -> str:
    """Return a script whose letters beyond ASCII are escapes, with the line ends that HTML makes."""
    return re.sub(
        "[^\0-\x7f]",
        lambda found: re.sub("....", r"\\u\g<0>", found[0].encode("utf-16-be").hex()),
        script.replace("\r\n", "\n"),
    )


def _pyvis() -> Path:
    import pyvis

    return Path(pyvis.__file__).parent
