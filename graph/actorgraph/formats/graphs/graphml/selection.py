"""A selection as GraphML, written claim by claim from the rows of the store.

No graph is built: only the ids of actors and events, and the sources, stay in memory. What many edges share
(a relation with its family, a source with its title) is made text once.

*Contents.* Nodes and edges have the attributes of `actorgraph.network`; empty values are left out, except
truths and numbers. What no node or edge holds (sources in full, own relations, claims without two ends, the
words about the store) is JSON in the data ``actorgraph`` of the graph. Columns have one type each.

*Ids.* Those of actors, events and claims, if every validator takes them, else ``node:7`` and ``claim:7`` by
their row ids; a text that claims reach is ``text:`` and its hash. The true ids are in ``node`` and ``claim``.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final
from xml.sax.saxutils import escape

from actorgraph.formats.graphs.graphml.words import HEADER, is_kept_by_networkx, is_token
from actorgraph.formats.graphs.graphml.writer import Column
from actorgraph.formats.selection import Selection
from actorgraph.formats.write.header import headers_of
from actorgraph.formats.write.xml import Content
from actorgraph.model.claim import Quantity
from actorgraph.model.dates import day_text
from actorgraph.model.fields import CLAIM
from actorgraph.model.modality import MODALITIES, group
from actorgraph.model.record import actor_record, event_record
from actorgraph.network import (
    ATTRIBUTE_TYPES,
    EDGE_ATTRIBUTES,
    ITSELF,
    NODE_ATTRIBUTES,
    OBJECT,
    words_of,
)
from actorgraph.store.bulk import thing_ids
from actorgraph.store.hash import hash_of
from actorgraph.store.key import id_of
from actorgraph.store.schema import EVENT_DATE
from actorgraph.store.selected import loose_ends

_TYPES: Final = {str: "string", bool: "boolean", int: "long", float: "double"}
NODE_COLUMNS: Final = ("node", *NODE_ATTRIBUTES, "label")
EDGE_COLUMNS: Final = ("claim", *EDGE_ATTRIBUTES)
#: Sources in one datum of the graph, so that no text is longer than readers take.
_SOURCES: Final = 500
_MOST_DAYS: Final = 100_000
_DETAILS: Final = tuple(field.name for field in CLAIM if field.detail and field.name != "quantity")


class SelectedGraph:
    """The claims of a selection as the edges of a graph; `content` counts what XML cannot hold."""

    is_directed = True

    def __init__(self, selection: Selection) -> None:
        self._selection = selection
        self.content = Content()
        self._ids: dict[int, str] = {}
        #: XML ids of the few whose own ids cannot be one, by their own.
        self._made: dict[str, str] = {}

    @property
    def title(self) -> str:
        """The title of the store."""
        return self._selection.title

    def columns(self) -> Iterator[Column]:
        """Yield the columns, whether or not the store fills them."""
        graph = ("title", "licence", "claims", *self._headers())
        types = ATTRIBUTE_TYPES | {"claims": int}
        for element, names in (("graph", graph), ("node", NODE_COLUMNS), ("edge", EDGE_COLUMNS)):
            for name in names:
                yield Column(element, name, _TYPES[types.get(name, str)])

    def _headers(self) -> list[str]:
        """Return the columns of the graph for what no node or edge holds."""
        sources = sum(1 for _ in self._selection.sources())
        parts = max(1, math.ceil(sources / _SOURCES))
        return [HEADER, *(f"{HEADER}_{part}" for part in range(2, parts + 1))]

    def data(self) -> Iterator[str]:
        """Yield what is said of the store as a whole."""
        self.content.place = "the graph"
        selection = self._selection
        values = {
            "title": selection.title,
            "licence": selection.licence,
            "claims": str(selection.count() - len(selection.without_two_ends)),
        }
        yield from (self._datum("graph", name, value) for name, value in values.items() if value)
        for name, header in zip(self._headers(), headers_of(selection, _SOURCES), strict=True):
            yield self._datum("graph", name, _json(header))

    def _datum(self, element: str, name: str, value: str) -> str:
        return f'<data key="{element}_{name}">{self.content.of_element(value)}</data>'

    def _data(self, element: str, values: Mapping[str, Any]) -> str:
        """Return the values that are not empty as data."""
        return "".join(
            [
                self._datum(element, name, _word(value))
                for name, value in values.items()
                if value != ""
            ]
        )

    # -- nodes -------------------------------------------------------------------------------------

    def nodes(self) -> Iterator[tuple[str, str]]:
        """Yield the actors, the events, and the texts that claims reach; note the ids of all."""
        selection = self._selection
        with selection.store.reporting_damage():
            self._ids.update(thing_ids(selection.store))
            # No id holds a colon, so an id that is made with one belongs to nobody.
            self._made = {key: f"node:{n}" for n, key in self._ids.items() if not is_token(key)}
            for actor in selection.actors():
                yield self._node(actor.id, {"kind": "actor", **actor_record(actor)})
            for event in selection.events():
                values = {"kind": "event", **event_record(event)}
                values["parent"] = values.pop("part_of")
                yield self._node(event.id, values)
            for text in loose_ends(
                selection.store, selection.filters, selection.relations, selection.chosen
            ):
                values = {"name": text, "kind": "text", "type": "text"}
                yield _text_id(text), self._node(f"text:{text}", values)[1]

    def _node(self, key: str, values: Mapping[str, Any]) -> tuple[str, str]:
        self.content.place = f"the node {key!r}"
        whole = {"anonymous": False, **values, "node": key, "label": values["name"]}
        named: dict[str, Any] = {name: whole[name] for name in NODE_COLUMNS if name in whole}
        return self._made.get(key, key), self._data("node", named)

    # -- edges -------------------------------------------------------------------------------------

    def edges(self) -> Iterator[tuple[str, str, str, str]]:
        """Yield the claims."""
        with self._selection.store.reporting_damage():
            yield from self._claims()

    def _claims(self) -> Iterator[tuple[str, str, str, str]]:
        """Yield the claims. The loop is one thought, and its length its speed: 6 µs a claim."""
        selection = self._selection
        ids, made, text_of = self._ids, self._made, self.content.of_element
        what, sources = _What(selection), self._sources()
        days, edgeless = _Days(), frozenset(selection.without_two_ends)
        files = {n: text_of(name) for n, name in selection.store.file_names.items()}
        rows = selection.store.claim_rows(selection.filters, selection.relations, selection.chosen)
        for row in selection.watched(rows):
            (_, key, named, subject, relation, target, event, rank, first, last, dated_by, claimant,
             spokesperson, source, implied, time, said, text, quote, details, file, record,
             cites) = row  # fmt: skip
            if row[0] in edgeless:
                continue
            claim = self.content.place = named or id_of(key)
            further: Mapping[str, Any] = json.loads(details) if details else {}
            none = ""
            if "quantity" in further and Quantity(*further["quantity"]).is_none:
                none = ITSELF if target is None and not text else OBJECT
            out = (
                f'<data key="edge_claim">{claim}</data>{what[relation, rank, implied, none]}'
                f'{sources[source]}<data key="edge_claimant">{ids[claimant]}</data>'
            )
            if subject is None:
                start = ids[event]
            else:
                start = ids[subject]
                out += f'<data key="edge_subject">{start}</data>'
            if target is None:
                end = _loose_end(text, further) or ids[event]
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
            if further:
                out += self._data("edge", _details(further))
            if file is not None:
                out += f'<data key="edge_file">{files[file]}</data>'
            if record is not None:
                out += f'<data key="edge_record">{text_of(str(record))}</data>'
            if cites:
                out += f'<data key="edge_cites">{text_of(cites)}</data>'
            edge_id = claim if named is None else _edge_id(claim, row[0])
            yield edge_id, start, end, out

    def _sources(self) -> dict[int, str]:
        """Return the data about its source of an edge, by the row id of the source."""
        numbers = {key: n for n, key in self._selection.store.source_ids.items()}
        found = {}
        for source in self._selection.sources():
            self.content.place = f"the source {source.id!r}"
            values = {
                "source_id": source.id,
                "source_title": source.title,
                "source_date": source.date.text,
                "source_address": source.address,
                "machine": source.machine,
                "source_tlp": source.tlp,
            }
            found[numbers[source.id]] = self._data("edge", values)
        return found


class _What(dict[tuple[int, int, int, str], str]):
    """The data of an edge that follow from its relation, the rank of its modality, and two things more.

    These are whether it is the coder's reading, and of what there were none (`actorgraph.network.none_of`).
    """

    def __init__(self, selection: Selection) -> None:
        self._names = selection.store.relation_names
        self._vocabulary = selection.vocabulary

    def __missing__(self, key: tuple[int, int, int, str]) -> str:
        relation, rank, implied, none = key
        name, modality = self._names[relation], MODALITIES[rank]
        values = {
            "relation": name,
            "family": self._vocabulary[name].family,
            **words_of(name, modality, self._vocabulary, none=none),
            "modality": modality,
            "modality_group": group(modality),
            "modality_rank": str(rank),
            "implied": bool(implied),
        }
        made = self[key] = "".join(
            f'<data key="edge_{column}">{escape(_word(value))}</data>'
            for column, value in values.items()
        )
        return made


class _Days(dict[tuple[str, int, int], str]):
    """The data of an edge about time, by the text of its own date and its first and last day."""

    def __missing__(self, key: tuple[str, int, int]) -> str:
        if len(self) > _MOST_DAYS:
            self.clear()
        time, first, last = key
        values = {"when": time, "first_day": day_text(first), "last_day": day_text(last)}
        made = self[key] = "".join(
            f'<data key="edge_{name}">{value}</data>' for name, value in values.items() if value
        )
        return made


def _details(further: Mapping[str, Any]) -> dict[str, Any]:
    """Return the data that few claims have: the details that the store keeps as JSON."""
    values = {name: further[name] for name in _DETAILS if name in further}
    if "quantity" in further:
        what, op, value, unit = further["quantity"]
        values |= {
            "quantity_what": what,
            "quantity_op": op,
            "quantity_value": float.__repr__(float(value)),
            "quantity_unit": unit,
        }
    return values


def _loose_end(text: str, further: Mapping[str, Any]) -> str:
    """Return the id of the text or figure that a claim reaches, or an empty text if it has neither."""
    if text:
        return _text_id(text)
    return _text_id(str(Quantity(*further["quantity"]))) if "quantity" in further else ""


def _json(value: Any) -> str:
    """Return a value as JSON; characters that XML cannot hold are escaped as JSON does: ``\\u0001``."""
    text = json.dumps(value, ensure_ascii=False)
    return re.sub("[\ufffe\uffff]", lambda found: f"\\u{ord(found[0]):04x}", text)


def _edge_id(claim: str, n: int) -> str:
    return claim if is_token(claim) and is_kept_by_networkx(claim) else f"claim:{n}"


def _text_id(text: str) -> str:
    return f"text:{hash_of(text) & 0xFFFFFFFFFFFFFFFF:016x}"


def _word(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
