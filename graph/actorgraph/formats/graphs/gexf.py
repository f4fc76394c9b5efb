"""GEXF, written as 1.3 with the days on which claims count as spells, and read from 1.1 to 1.3.

The format is described at https://gexf.net. Gephi's timeline needs ``mode="dynamic"`` and spells; an edge without a
spell exists at all times, and a spell without an end is open. ``kind`` is the relation, so that Gephi keeps
parallel edges of different relations apart, and the label if nobody asserts the edge. Every edge is written as directed, because networkx refuses a file
that mixes directed and undirected edges; a symmetric relation is known by its name.

GEXF has no place for anything but nodes and edges. The words about the store, its sources and its own relations are
``keywords`` of the ``meta`` element, each after a word of ours.
"""

from __future__ import annotations

import json
import re
from array import array
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, Final, NamedTuple

from actorgraph.formats.format import UNASSERTED_ROW, Format, Options
from actorgraph.formats.read.day import day_of
from actorgraph.formats.read.graph import RELATION, GraphReader
from actorgraph.formats.read.input import Input
from actorgraph.formats.read.json import value_of
from actorgraph.formats.read.missing import is_no_moment
from actorgraph.formats.read.xml import Mark, Strange, marks_of, root_of
from actorgraph.formats.selection import Selection
from actorgraph.formats.sink import Sink
from actorgraph.formats.write.file import Target, write_whole
from actorgraph.formats.write.graph import edges_of, nodes_of
from actorgraph.formats.write.header import graph_header_of
from actorgraph.formats.write.xml import Content
from actorgraph.network import ATTRIBUTE_TYPES, EDGE_ATTRIBUTES, NODE_ATTRIBUTES

NODE_COLUMNS: Final = (*NODE_ATTRIBUTES, "part_of")
#: All but those that are attributes of an edge of GEXF.
_EDGE_COLUMNS: Final = tuple(name for name in EDGE_ATTRIBUTES if name not in ("label", "weight"))
_TYPES: Final = {str: "string", bool: "boolean", int: "integer", float: "double"}
_HEADER: Final = {"about": "actorgraph:about", "sources": "actorgraph:source",
                  "relations": "actorgraph:relation", "claims": "actorgraph:claim"}  # fmt: skip

# -- writing ---------------------------------------------------------------------------------------


def write(selection: Selection, target: Target, options: Options) -> list[str]:
    """Write a selection, nodes before edges, and return in a line what XML cannot hold."""
    document = _Document(selection)
    write_whole(target, map(str.encode, document.pieces()))
    return document.content.lost()


class _Document:
    def __init__(self, selection: Selection) -> None:
        self._selection = selection
        self.content = Content()
        self._text = self.content.of_attribute

    def pieces(self) -> Iterator[str]:
        """Yield the document, an element at a time."""
        yield '<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://gexf.net/1.3" version="1.3">\n'
        yield from self._meta()
        yield (
            '  <graph mode="dynamic" timeformat="date" timerepresentation="interval"'
            ' defaultedgetype="directed" idtype="string">\n'
        )
        yield from _columns("node", NODE_COLUMNS)
        yield from _columns("edge", _EDGE_COLUMNS)
        yield "    <nodes>\n"
        written: set[str] = set()
        for node in nodes_of(self._selection):
            key = self._text(node.key)
            if node.key.startswith("text:"):
                if key in written:  # two texts that differ only in replaced characters
                    continue
                written.add(key)
            spell = _spell(*self._days_of_event(node.attributes))
            values = self._values(NODE_COLUMNS, node.attributes)
            yield (
                f'      <node id="{key}" label="{self._text(node.name)}">\n'
                f"{values}{spell}      </node>\n"
            )
        yield "    </nodes>\n    <edges>\n"
        for edge in edges_of(self._selection):
            attributes = edge.attributes
            kind = attributes["relation" if attributes["asserted"] else "label"]
            yield (
                f'      <edge id="{self._text(edge.key)}" source="{self._text(edge.start)}"'
                f' target="{self._text(edge.end)}" kind="{self._text(kind)}"'
                f' label="{self._text(attributes["label"])}" weight="{attributes["weight"]}">\n'
                f"{self._values(_EDGE_COLUMNS, attributes)}"
                f"{_spell(attributes['first_day'], attributes['last_day'])}      </edge>\n"
            )
        yield "    </edges>\n  </graph>\n</gexf>\n"

    def _meta(self) -> Iterator[str]:
        yield "  <meta>\n    <creator>actorgraph</creator>\n"
        words = ". ".join(filter(None, [self._selection.title, self._selection.licence]))
        yield f"    <description>{self._text(words)}</description>\n"
        for name, value in graph_header_of(self._selection).items():
            for record in value if isinstance(value, list) else [value]:
                text = self._text(json.dumps(record, ensure_ascii=False))
                yield f"    <keywords>{_HEADER[name]} {text}</keywords>\n"
        yield "  </meta>\n"

    def _days_of_event(self, attributes: Mapping[str, Any]) -> tuple[str, str]:
        from actorgraph.model.dates import day_text, read_when

        when = read_when(attributes.get("when", ""))
        return (day_text(when.first), day_text(when.last)) if when.known else ("", "")

    def _values(self, columns: Iterable[str], attributes: Mapping[str, Any]) -> str:
        values = "".join(
            f'          <attvalue for="{name}" value="{self._text(_word(attributes[name]))}"/>\n'
            for name in columns
            if attributes.get(name, "") != ""
        )
        return f"        <attvalues>\n{values}        </attvalues>\n" if values else ""


def _columns(element: str, names: Iterable[str]) -> Iterator[str]:
    yield f'    <attributes class="{element}" mode="static">\n'
    for name in names:
        yield f'      <attribute id="{name}" title="{name}" type="{_TYPES[ATTRIBUTE_TYPES.get(name, str)]}"/>\n'
    yield "    </attributes>\n"


def _spell(first: str, last: str) -> str:
    """Return the days as a spell; an open end is left out, and so is a spell with two open ends."""
    ends = "".join(f' {name}="{day}"' for name, day in (("start", first), ("end", last)) if day)
    return f"        <spells>\n          <spell{ends}/>\n        </spells>\n" if ends else ""


def _word(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if isinstance(value, str) else repr(value)


# -- reading ---------------------------------------------------------------------------------------


class _Spell(NamedTuple):
    start: str
    end: str


@dataclass
class _Element:
    """A node or an edge while it is read."""

    mark: Mark
    parent: str = ""
    values: dict[str, list[str]] = field(default_factory=dict)
    parents: list[str] = field(default_factory=list)
    spells: list[_Spell] = field(default_factory=list)


_LOOKS: Final = ("color", "position", "size", "shape", "thickness")
_NO_LOOK: Final = "colours, sizes, shapes and positions are not kept"
_TIMES: Final = frozenset(
    {"start", "startopen", "end", "endopen", "timestamp", "timestamps", "intervals"}
)
#: The elements of GEXF and the attributes that are read; what looks are made of is reported as such.
_KNOWN: Final[dict[str, frozenset[str] | None]] = {
    "gexf": frozenset({"version", "variant"}), "meta": frozenset({"lastmodifieddate"}), "creator": frozenset(),
    "description": frozenset(), "keywords": frozenset(),
    "graph": _TIMES | {"mode", "defaultedgetype", "idtype", "timeformat", "timerepresentation", "timezone"},
    "attributes": _TIMES | {"class", "mode", "timeformat"}, "attribute": frozenset({"id", "title", "type"}),
    "default": frozenset(), "options": frozenset(), "nodes": frozenset({"count"}), "edges": frozenset({"count"}), "node": None,
    "edge": None, "attvalues": frozenset(), "attvalue": _TIMES | {"for", "id", "value"}, "spells": frozenset(), "slices": frozenset(),
    "spell": _TIMES, "slice": _TIMES, "parents": frozenset(), "parent": frozenset({"for"}), **dict.fromkeys(_LOOKS),
}  # fmt: skip
_CLASSES: Final = ("node", "edge")
_ENDS: Final = ("start", "startopen", "end", "endopen", "timestamp", "timestamps", "intervals")
#: The attributes of nodes and edges that have a place of their own; the others are kept by their names.
_OWN: Final = {
    "node": _TIMES | {"id", "label", "pid"},
    "edge": _TIMES | {"id", "source", "target", "type", "label", "kind", "weight"},
}
#: The list forms of GEXF 1.3: ``<[2016-03-04, 2016-03-09]>`` and ``<[2016, 2017); [2018, 2019]>``.
_INTERVAL: Final = re.compile(r"([\[(])([^\[\]();,]*),([^\[\]();,]*)([\])])")


class _Reader(GraphReader):
    """Reads a file once, and a second time if edges stand before their nodes."""

    def __init__(self, file: Input, sink: Sink, options: Options) -> None:
        super().__init__(file, sink, options)
        self._titles: dict[tuple[str, str], tuple[str, str]] = {}
        self._of_graph: dict[str, str] = {}
        #: Creator, description and keywords of the file.
        self._of_file: dict[str, str] = {}
        self._header: dict[str, list[Any]] = {}
        self._keys: set[str] = set()
        self._has_nodes = False

    def read(self) -> None:
        pending = array("Q")
        edges = graphs = 0
        for element in self._elements(("node", "edge")):
            if element is None:
                graphs += 1
                self._give_header()
            elif element.mark.name == "node":
                self._node(element)
            else:
                if not edges:  # the note of the source is written before the first edge
                    self._about()
                if self._has_both_ends(element):
                    self._edge(element)
                else:
                    pending.append(edges)
                edges += 1
        if not graphs:
            raise self._file.fault("holds no graph", 1)
        if pending:
            self._read_pending(pending)
        self._about()
        self._graph.done()

    def _about(self) -> None:
        """Keep what is said of the file as a whole, unless it is one of ours, which says it in its header."""
        words = {} if self._header else {name: word for name, word in self._of_file.items() if word}
        self._graph.about({**words, **self._defaults.once()})

    def _give_header(self) -> None:
        if self._header:
            about = self._header.get("about") or [{}]
            self._graph.header({**self._header, "about": about[0]})

    def _has_both_ends(self, element: _Element) -> bool:
        """Return True for an edge after both of its nodes, as all are in most files."""
        given = element.mark.attributes
        known = self._keys
        return self._has_nodes and given.get("source") in known and given.get("target") in known

    def _read_pending(self, numbers: Iterable[int]) -> None:
        """Read the file again for edges whose nodes come later or are missing."""
        pending = iter(numbers)
        wanted = next(pending)
        for number, element in enumerate(filter(None, self._elements(("edge",)))):
            if number == wanted:
                self._edge(element)
                wanted = next(pending, -1)

    def _elements(self, wanted: tuple[str, ...]) -> Iterator[_Element | None]:
        """Yield the wanted nodes and edges, each at its end, and None for a graph."""
        open_nodes: list[_Element] = []
        current: list[_Element] = []
        column = ("", "")
        depth = graphs = 0
        strange = Strange(_KNOWN)
        for mark in marks_of(self._file):
            depth += 1 if mark.is_start else -1
            name = mark.name
            if mark.is_start:
                strange.mark(mark)
            if mark.is_start and depth == 1:
                self._check_root(mark)
            elif name == "graph":
                if mark.is_start:
                    graphs += 1
                    if graphs > 1:
                        raise self._file.fault("holds a second graph", mark.line)
                    self._of_graph = mark.attributes
                    yield None
            elif name in ("node", "edge"):
                if mark.is_start:
                    above = open_nodes[-1].mark.attributes.get("id", "") if open_nodes else ""
                    element = _Element(mark, above)
                    current.append(element)
                    if name == "node":
                        open_nodes.append(element)
                else:
                    element = current.pop()
                    if name == "node":
                        open_nodes.pop()
                    if name in wanted:
                        yield element
            elif name == "nodes":
                self._has_nodes |= not mark.is_start and not open_nodes
            elif name == "attributes" and mark.is_start:
                column = (self._class_of(mark), "")
            elif name == "attribute" and mark.is_start:
                column = (column[0], self._declare(column[0], mark))
            elif name == "default" and not mark.is_start and column[1]:
                title = self._titles[column][0]
                self._defaults.add(column[0], title, mark.text.strip())
            elif name == "keywords" and not mark.is_start and "node" in wanted:
                self._keywords(mark)
            elif name in ("creator", "description") and not mark.is_start and "node" in wanted:
                self._of_file[name] = " ".join(mark.text.split())
            elif mark.is_start and current:
                self._inside(current[-1], mark, keep=current[-1].mark.name in wanted)
        strange.tell(self._file, self._sink)

    def _check_root(self, mark: Mark) -> None:
        version = mark.attributes.get("version", "")
        if mark.name != "gexf":
            raise self._file.fault(
                f"is not GEXF: its outermost element is {mark.name!r}", mark.line
            )
        if version and not version.startswith("1."):
            raise self._file.fault(f"is GEXF {version!r}; 1.1 to 1.3 can be read", mark.line)

    def _class_of(self, mark: Mark) -> str:
        kind = mark.attributes.get("class", "")
        if kind not in _CLASSES:
            raise self._file.fault(
                f"attributes are of the class node or edge, not {kind!r}", mark.line
            )
        return kind

    def _declare(self, kind: str, mark: Mark) -> str:
        key = mark.attributes.get("id")
        if key is None or not kind:
            raise self._file.fault("an attribute needs an id and a class", mark.line)
        title = mark.attributes.get("title") or key
        self._titles[kind, key] = (title, mark.attributes.get("type", "string"))
        return key

    def _keywords(self, mark: Mark) -> None:
        self._of_file["keywords"] = " ".join(mark.text.split())
        for name, word in _HEADER.items():
            if mark.text.startswith(f"{word} "):
                self._of_file.pop("keywords", None)
                text = mark.text.removeprefix(f"{word} ").encode()
                self._header.setdefault(name, []).append(value_of(text, self._file, mark.line))

    def _inside(self, element: _Element, mark: Mark, *, keep: bool) -> None:
        """Add an element inside a node or edge."""
        if not keep:
            return
        if mark.name == "attvalue":
            self._value(element, mark)
        elif mark.name == "spell" or (mark.name == "slice"):
            element.spells += _own_spells(mark.attributes)
        elif mark.name == "parent":
            element.parents.append(mark.attributes.get("for", ""))
        elif mark.name in _LOOKS:
            self._sink.remark(_NO_LOOK)

    def _value(self, element: _Element, mark: Mark) -> None:
        given = mark.attributes
        kind, key = element.mark.name, given.get("for", given.get("id", ""))
        if (kind, key) not in self._titles:
            message = f"a value is for the attribute {key!r}, which no {kind} is declared to have"
            self._fault(message, mark.line)
            return
        title, of_type = self._titles[kind, key]
        value = given.get("value", "")
        if value == "null" and of_type != "string":
            return
        during = " to ".join(given[name] for name in _ENDS if given.get(name))
        element.values.setdefault(title, []).append(f"{value} ({during})" if during else value)

    def _attributes(self, element: _Element) -> dict[str, Any]:
        known = _OWN[element.mark.name]
        others = {name: text for name, text in element.mark.attributes.items() if name not in known}
        joined = {name: ", ".join(values) for name, values in element.values.items()}
        return {**self._defaults.of(element.mark.name), **others, **joined}

    def _node(self, element: _Element) -> None:
        given, line = element.mark.attributes, element.mark.line
        key = given.get("id", "")
        if not key.strip():
            self._fault("a node needs an id", line)
            return
        attributes = self._attributes(element)
        above = [
            parent for parent in (element.parent, given.get("pid", ""), *element.parents) if parent
        ]
        if above:
            attributes["inside"] = ", ".join(dict.fromkeys(above))
            self._sink.remark("the nesting of nodes is kept only in the notes of actors")
        if "kind" not in attributes:  # our own files have it as EDTF
            spells = [*element.spells, *_own_spells(given)]
            times = ", ".join(" to ".join(filter(None, spell)) for spell in spells)
            if times:
                attributes["spells"] = times
        self._keys.add(key)
        self._graph.node(key, given.get("label", ""), attributes, line)

    def _edge(self, element: _Element) -> None:
        given, line = element.mark.attributes, element.mark.line
        missing = [name for name in ("source", "target") if not given.get(name)]
        if missing:
            self._fault(f"an edge needs a {missing[0]}", line)
            return
        kind = given.get("type") or self._of_graph.get("defaultedgetype") or "undirected"
        kind = kind.casefold()
        if kind not in ("directed", "undirected", "mutual"):
            message = f"an edge is directed, undirected or mutual, not {kind!r}"
            self._fault(message, line)
            return
        attributes = self._attributes(element)
        ends = [(given["source"], given["target"])]
        if kind == "mutual":
            ends.append((given["target"], given["source"]))
        label = given.get("label") or given.get("kind", "")
        key = given.get("id", "")
        if "claimant" in attributes and "relation" in attributes:
            times: list[dict[str, str]] = [{}]
        else:
            if given.get("weight") and "weight" not in attributes:
                attributes["weight"] = given["weight"]
            times = self._times(element)
        for number, time in enumerate(times):
            for source, target in ends:
                self._graph.edge(
                    f"{key}#{number + 1}" if number else key,
                    source,
                    target,
                    directed=kind != "undirected",
                    label=label,
                    attributes={**attributes, **time},
                    line=line,
                )

    def _times(self, element: _Element) -> list[dict[str, str]]:
        """Return the times of an edge, one for each claim: as EDTF if the file has dates, else as a note."""
        spells = [*element.spells, *_own_spells(element.mark.attributes)]
        if not spells and self._of_graph.get("mode") == "slice":
            spells = _own_spells(self._of_graph)
        if not spells:
            return [{}]
        is_told = self._of_graph.get("timeformat", "double").casefold() in ("date", "datetime")
        if not is_told and not all(map(_edtf, spells)):
            times = [" to ".join(filter(None, spell)) for spell in spells]
            return [{"spells": ", ".join(filter(None, times))}]
        found = [_edtf(spell) for spell in dict.fromkeys(spells)]
        if None in found:
            wrong = " to ".join(filter(None, spells[found.index(None)]))
            message = f"a spell needs dates such as 2024-02-02, not {wrong!r}"
            self._fault(message, element.mark.line)
        return [{"when": when} if when else {} for when in found]


def _spell_of(given: Mapping[str, str]) -> _Spell:
    """Return the first and last time of an element; an open interval does not include its ends."""
    if given.get("timestamp"):
        return _Spell(given["timestamp"], given["timestamp"])
    start = given.get("start") or _shifted(given.get("startopen", ""), 1)
    return _Spell(
        _bounded(start), _bounded(given.get("end") or _shifted(given.get("endopen", ""), -1))
    )


def _own_spells(given: Mapping[str, str]) -> list[_Spell]:
    """Return the times of an element, in whichever of the forms of GEXF they are."""
    points = given.get("timestamps", "").strip("<>[] \t\r\n").split(",")
    spells = [_Spell(point.strip(), point.strip()) for point in points]
    for opening, start, end, closing in _INTERVAL.findall(given.get("intervals", "")):
        ends = {
            "start" if opening == "[" else "startopen": start.strip(),
            "end" if closing == "]" else "endopen": end.strip(),
        }
        spells.append(_spell_of(ends))
    return [spell for spell in dict.fromkeys([*spells, _spell_of(given)]) if any(spell)]


def _bounded(text: str) -> str:
    return "" if text.strip("+-").casefold() in ("infinity", "inf") else text


def _shifted(text: str, days: int) -> str:
    """Return the day after or before; a text that is not a day stays."""
    with suppress(ValueError, OverflowError):
        return (date.fromisoformat(text) + timedelta(days)).isoformat()
    return text


def _edtf(spell: _Spell) -> str | None:
    """Return a spell as an EDTF text, or None if it has something other than dates."""
    days = []
    for text in spell:
        day = day_of(text)
        if is_no_moment(text):
            day = None
        elif text and day is None:
            return None
        days.append(day.isoformat() if day else "")
    start, end = days
    if start == end:
        return start
    return f"{start or '..'}/{end or '..'}"


# -- the format ------------------------------------------------------------------------------------


def recognises(file: Input) -> bool:
    """Return True for XML whose outermost element is ``gexf``."""
    return root_of(file) == "gexf"


FORMAT: Final = Format(
    name="gexf",
    title="GEXF with a timeline, for Gephi; reads 1.1 to 1.3 and writes 1.3",
    verbatim=True,
    suffixes=(".gexf",),
    read=_Reader.read_all,
    write=write,
    recognises=recognises,
    priority=50,
    options=(RELATION,),
    keeps="every claim with all of its words, the days on which it counts, actors, events, sources",
    loses="control characters; from other programs' files, the look of the drawing",
    unasserted=UNASSERTED_ROW,
    edgeless="in the header of the file, and no edge",
)
