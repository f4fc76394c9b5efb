"""A selection as GraphML, written claim by claim from the rows of the store.

No graph is built: what stays in memory are the ids of actors and events and the sources. What many edges
share (a relation with its family, a source with its title) is made text once.

*What is written.* Nodes, then edges, with the attributes of `actorgraph.network`; those that are empty are
left out, truths and numbers never are. What no node or edge holds (sources in full, own relations, the words
about the store) is JSON in the data ``actorgraph`` of the graph. Columns have one type each and are declared
whether or not the store fills them.

*Ids.* Those of actors, events and claims, where they are words that every validator takes, else ``node:7``
and ``claim:7`` by their numbers; a text that claims reach is ``text:`` and its hash. The true ids are in
``node`` and ``claim``.

*Characters* that XML cannot hold become U+FFFD, which is told.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, Final

from actorgraph.formats.graphs.graphml import BREAKS, HEAD, NO_XML, is_kept_by_networkx, is_token
from actorgraph.formats.selection import Selection
from actorgraph.formats.write.file import Target, write_whole
from actorgraph.formats.write.header import headers_of
from actorgraph.model.dates import day_text
from actorgraph.model.modality import MODALITIES, group
from actorgraph.model.names import slug
from actorgraph.model.nouns import Quantity
from actorgraph.model.record import actor_record, event_record
from actorgraph.network import ATTRIBUTE_TYPES, EDGE_ATTRIBUTES, NODE_ATTRIBUTES
from actorgraph.store.bulk import thing_ids
from actorgraph.store.hash import hash_of
from actorgraph.store.key import id_of
from actorgraph.store.schema import EVENT_DATE
from actorgraph.store.selected import loose_ends

_TYPES: Final = {str: "string", bool: "boolean", int: "long", float: "double"}
NODE_COLUMNS: Final = ("node", *NODE_ATTRIBUTES, "label")
EDGE_COLUMNS: Final = ("claim", *EDGE_ATTRIBUTES, "label")
#: Column of the graph that holds what no node or edge does; where it is long, more follow with a number.
HEADER: Final = "actorgraph"
#: Sources in one such column, so that no text grows beyond what readers take.
_SOURCES: Final = 500
#: Edges that are written together.
_BATCH: Final = 1000
_MOST_DAYS: Final = 100_000
_DETAILS: Final = ("role", "mode", "hedge", "note")


def write(selection: Selection, target: Target) -> list[str]:
    """Write a selection and return, a line each, what XML cannot hold."""
    document = _Document(selection)
    write_whole(target, document.pieces())
    return document.lost()


class _Document:
    """One document while it is written."""

    def __init__(self, selection: Selection) -> None:
        self._selection = selection
        self._ids: dict[int, str] = {}
        #: XML ids of the few whose own ids cannot be one, by their own.
        self._made: dict[str, str] = {}
        self._replaced = 0
        self._first_replaced = ""
        self._place = "the graph"

    def pieces(self) -> Iterator[bytes]:
        """Yield the document in pieces of at most some hundred kilobytes."""
        of_graph = {
            "title": self._selection.title,
            "licence": self._selection.licence,
            "claims": str(self._selection.count()),
        }
        sources = sum(1 for _ in self._selection.sources())
        parts = max(1, math.ceil(sources / _SOURCES))
        headers = [HEADER, *(f"{HEADER}_{n}" for n in range(2, parts + 1))]
        columns = (
            ("graph", (*of_graph, *headers)), ("node", NODE_COLUMNS), ("edge", EDGE_COLUMNS),
        )  # fmt: skip
        keys = [_key(element, name) for element, its in columns for name in its]
        yield f"{HEAD}{''.join(keys)}{self._graph(of_graph)}".encode()
        for name, header in zip(headers, headers_of(self._selection, _SOURCES), strict=True):
            yield self._of_graph({name: _json(header)}).encode()
        with self._selection.store.reporting_damage():
            yield from _joined(self._things())
            yield from _joined(self._texts())
            yield from _joined(self._edges())
        yield b"  </graph>\n</graphml>\n"

    def lost(self) -> list[str]:
        """Return what was told but not written, a line each."""
        if not self._replaced:
            return []
        noun = "text holds" if self._replaced == 1 else "texts hold"
        where = f"the first in {self._first_replaced}; U+FFFD stands in their places"
        return [f"{self._replaced:,} {noun} characters that XML cannot hold, {where}"]

    def _graph(self, values: Mapping[str, str]) -> str:
        name = slug(self._selection.title or "network")
        graph_id = name if is_token(name) else "network"
        order = 'parse.order="nodesfirst"'
        return f'  <graph id="{graph_id}" edgedefault="directed" {order}>\n{self._of_graph(values)}'

    def _of_graph(self, values: Mapping[str, str]) -> str:
        return "".join(
            f'    <data key="graph_{key}">{self._text(value)}</data>\n'
            for key, value in values.items()
            if value
        )

    # -- nodes -------------------------------------------------------------------------------------

    def _things(self) -> Iterator[str]:
        """Yield the nodes of actors and events, and take note of the ids of all."""
        self._ids.update(thing_ids(self._selection.store))
        # No id holds a colon, so what is made with one is nobody's.
        self._made = {key: f"node:{n}" for n, key in self._ids.items() if not is_token(key)}
        made = self._made
        for actor in self._selection.actors():
            values = {"kind": "actor", **actor_record(actor)}
            yield self._node(made.get(actor.id, actor.id), actor.id, values)
        for event in self._selection.events():
            values = {"kind": "event", **event_record(event)}
            values["parent"] = values.pop("part_of")
            yield self._node(made.get(event.id, event.id), event.id, values)

    def _texts(self) -> Iterator[str]:
        it = self._selection
        for text in loose_ends(it.store, it.filters, it.relations, it.chosen):
            values = {"name": text, "kind": "text", "type": "text"}
            yield self._node(_text_id(text), f"text:{text}", values)

    def _node(self, key: str, true_id: str, values: Mapping[str, Any]) -> str:
        self._place = f"the node {true_id!r}"
        whole = {"anonymous": False, **values, "node": true_id, "label": values["name"]}
        data = "".join(
            f'<data key="node_{name}">{self._text(_word(whole[name]))}</data>'
            for name in NODE_COLUMNS
            if whole.get(name, "") != ""
        )
        return f'    <node id="{key}">{data}</node>\n'

    # -- edges -------------------------------------------------------------------------------------

    def _edges(self) -> Iterator[str]:
        """Yield the claims. The loop is one thought, and its length its speed: 6 µs a claim."""
        it = self._selection
        ids, made, text_of = self._ids, self._made, self._text
        what, sources = _What(it), self._sources()
        days = _Days()
        files = {n: text_of(name) for n, name in it.store.file_names.items()}
        for row in it.store.claim_rows(it.filters, it.relations, it.chosen):
            (_, key, named, subject, relation, target, event, rank, first, last, dated_by, claimant,
             spokesperson, source, implied, time, said, text, quote, details, file, record,
             cites) = row  # fmt: skip
            claim = self._place = named or id_of(key)
            told: Mapping[str, Any] = json.loads(details) if details else {}
            out = (
                f'<data key="edge_claim">{claim}</data>{what[relation, rank, implied]}'
                f'{sources[source]}<data key="edge_claimant">{ids[claimant]}</data>'
            )
            if subject is None:
                start = ids[event]
            else:
                start = ids[subject]
                out += f'<data key="edge_subject">{start}</data>'
            if target is None:
                end = self._loose_end(text, told) or ids[event]
            else:
                end = ids[target]
                out += f'<data key="edge_object">{end}</data>'
            if made:
                start, end = made.get(start, start), made.get(end, end)
            if event is not None:
                out += f'<data key="edge_event">{ids[event]}</data>'
            if spokesperson is not None:
                out += f'<data key="edge_spokesperson">{ids[spokesperson]}</data>'
            if dated_by >= EVENT_DATE:
                out += days[time, first, last]
            if said:
                out += f'<data key="edge_said">{text_of(said)}</data>'
            if quote:
                out += f'<data key="edge_quote">{text_of(quote)}</data>'
            if text:
                out += f'<data key="edge_text">{text_of(text)}</data>'
            if told:
                out += self._told(told)
            if file is not None:
                out += f'<data key="edge_file">{files[file]}</data>'
            if record is not None:
                out += f'<data key="edge_record">{text_of(str(record))}</data>'
            if cites:
                out += f'<data key="edge_cites">{text_of(cites)}</data>'
            edge_id = claim if named is None else _edge_id(claim, row[0])
            yield f'    <edge id="{edge_id}" source="{start}" target="{end}">{out}</edge>\n'

    def _loose_end(self, text: str, told: Mapping[str, Any]) -> str:
        """Return the id of the text or figure that a claim reaches, or nothing where it has neither."""
        if text:
            return _text_id(text)
        return _text_id(str(Quantity(*told["quantity"]))) if "quantity" in told else ""

    def _told(self, told: Mapping[str, Any]) -> str:
        """Return what few claims have."""
        values = {name: told[name] for name in _DETAILS if name in told}
        if "quantity" in told:
            what, op, value, unit = told["quantity"]
            values |= {
                "quantity_what": what,
                "quantity_op": op,
                "quantity_value": float.__repr__(float(value)),
                "quantity_unit": unit,
            }
        return "".join(
            f'<data key="edge_{name}">{self._text(value)}</data>'
            for name, value in values.items()
            if value
        )

    def _sources(self) -> dict[int, str]:
        """Return what the edges of each source say of it, by its number."""
        numbers = {key: n for n, key in self._selection.store.source_ids.items()}
        found = {}
        for source in self._selection.sources():
            self._place = f"the source {source.id!r}"
            values = {
                "source_id": source.id,
                "source_title": source.title,
                "source_date": source.date.text,
                "source_address": source.address,
                "machine": _word(source.machine),
            }
            found[numbers[source.id]] = "".join(
                f'<data key="edge_{name}">{self._text(value)}</data>'
                for name, value in values.items()
                if value
            )
        return found

    def _text(self, text: str) -> str:
        """Return a text as the content of an element."""
        if "&" in text or "<" in text or ">" in text:
            text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        if text.isprintable():
            return text
        text, count = NO_XML.subn("\ufffd", text)
        if count:
            self._replaced += 1
            self._first_replaced = self._first_replaced or self._place
        return text.translate(BREAKS)


class _What(dict[tuple[int, int, int], str]):
    """What an edge says, by relation, rank and whether it is implied."""

    def __init__(self, selection: Selection) -> None:
        self._names = selection.store.relation_names
        self._vocabulary = selection.vocabulary

    def __missing__(self, key: tuple[int, int, int]) -> str:
        relation, rank, implied = key
        name, modality = self._names[relation], MODALITIES[rank]
        values = {
            "relation": name,
            "family": self._vocabulary[name].family,
            "label": name,
            "modality": modality,
            "modality_group": group(modality),
            "modality_rank": str(rank),
            "implied": _word(bool(implied)),
        }
        made = self[key] = "".join(
            f'<data key="edge_{column}">{value}</data>' for column, value in values.items()
        )
        return made


class _Days(dict[tuple[str, int, int], str]):
    """When an edge holds, by the text of its own date and its first and last day."""

    def __missing__(self, key: tuple[str, int, int]) -> str:
        if len(self) > _MOST_DAYS:
            self.clear()
        time, first, last = key
        values = {"when": time, "first_day": day_text(first), "last_day": day_text(last)}
        made = self[key] = "".join(
            f'<data key="edge_{name}">{value}</data>' for name, value in values.items() if value
        )
        return made


def _json(value: Any) -> str:
    """Return a value as JSON; what XML cannot hold stays, as JSON writes it: ``\\u0001``."""
    text = json.dumps(value, ensure_ascii=False)
    return re.sub("[\ufffe\uffff]", lambda found: f"\\u{ord(found[0]):04x}", text)


def _key(element: str, name: str) -> str:
    kind = _TYPES[int if name == "claims" else ATTRIBUTE_TYPES.get(name, str)]
    return f'  <key id="{element}_{name}" for="{element}" attr.name="{name}" attr.type="{kind}"/>\n'


def _edge_id(claim: str, n: int) -> str:
    return claim if is_token(claim) and is_kept_by_networkx(claim) else f"claim:{n}"


def _text_id(text: str) -> str:
    return f"text:{hash_of(text) & 0xFFFFFFFFFFFFFFFF:016x}"


def _word(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def _joined(texts: Iterable[str]) -> Iterator[bytes]:
    """Yield texts as bytes, many at once; each is encoded alone, for one letter makes all of them wide."""
    pieces = map(str.encode, texts)
    while batch := b"".join(islice(pieces, _BATCH)):
        yield batch
