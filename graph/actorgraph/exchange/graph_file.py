"""Nodes and edges of a graph file made actors and claims.

A file that actorgraph wrote says of each node whether it is an actor, an event or a text, and of each edge
everything about its claim (`actorgraph.network`): the same claims come back.

Any other file says no more than that things are tied. An edge becomes a claim of the file itself, with the
relation that its label or type names in the vocabulary, else that which the option ``relation`` gives, else
``related-to`` (``connected-with`` where it has no direction) with the label as its role. Attributes that no
claim has a place for are kept in the note, as ``name=value; …``.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from actorgraph.errors import InvalidDate, InvalidValue
from actorgraph.exchange.format import Option, Options
from actorgraph.exchange.input import Input
from actorgraph.exchange.record import actor_of, claim_of, event_of, read_header
from actorgraph.exchange.sink import Sink, made_id
from actorgraph.model import Actor, Claim, Source
from actorgraph.names import fold, is_id, slug

#: The option that all graph formats share.
RELATION: Final = Option(
    "relation", "what an edge says where its label names no relation", "related-to"
)
_LABELS: Final = ("label", "relation", "type", "interaction", "kind", "weight")


class GraphFile:
    """One graph file on its way into a sink.

    Call `header` if the file has one of ours, then `node` for all nodes, `edge` for all edges, and `done`.
    """

    def __init__(self, file: Input, sink: Sink, options: Options) -> None:
        self._file = file
        self._sink = sink
        self._relation = options.get("relation", "")
        self._header: Mapping[str, Any] | None = None
        self._ids: dict[str, str] = {}
        self._is_ours = False
        self._source = ""
        self._count = 0

    def header(self, header: Mapping[str, Any]) -> None:
        """Keep what `actorgraph.exchange.record.header_of` wrote until its publishers are known."""
        self._header = header

    def node(self, key: str, label: str, attributes: Mapping[str, Any], line: int = 0) -> None:
        """Take a node: its id in the file, what it is called, and its other attributes."""
        self._sink.count()
        if key in self._ids:
            self._sink.fault(self._file.name, line, f"the node {key!r} stands twice")
            return
        try:
            self._ids[key] = self._node(key, label, attributes)
        except (InvalidValue, InvalidDate) as error:
            self._sink.fault(self._file.name, line, str(error))
            self._ids[key] = ""

    def _node(self, key: str, label: str, attributes: Mapping[str, Any]) -> str:
        kind = attributes.get("kind")
        own = str(attributes.get("node") or key)
        if kind in ("actor", "event", "text") and "type" in attributes:
            self._is_ours = True
        if self._is_ours and kind == "text":
            return own
        if self._is_ours and kind == "event":
            part_of = attributes.get("part_of") or attributes.get("parent") or ""
            event = event_of({**attributes, "id": own, "part_of": part_of})
            self._sink.event(event)
            return event.id
        if self._is_ours and kind == "actor":
            actor = actor_of({**attributes, "id": own})
            self._sink.actor(actor)
            return actor.id
        name = " ".join((label or key).split()) or key
        made = key if is_id(key) else slug(key)
        self._sink.actor(Actor(made, name, note=_noted(attributes)))
        return made

    def edge(
        self,
        key: str,
        source: str,
        target: str,
        *,
        directed: bool,
        label: str,
        attributes: Mapping[str, Any],
        line: int = 0,
    ) -> None:
        """Take an edge between two nodes, by their ids in the file."""
        self._sink.count()
        missing = [end for end in (source, target) if end not in self._ids]
        if missing:
            message = (
                f"the edge from {source!r} to {target!r} ends at {missing[0]!r}, which is no node"
            )
            self._sink.fault(self._file.name, line, message)
            return
        self._begin_edges()
        try:
            if self._is_ours and "relation" in attributes and "claimant" in attributes:
                self._sink.claim(claim_of({"claim": key, **attributes}))
            else:
                self._sink.claim(
                    self._plain(key, source, target, directed, label, attributes, line)
                )
        except (InvalidValue, InvalidDate) as error:
            self._sink.fault(self._file.name, line, str(error))

    def done(self) -> None:
        """Finish the file."""
        self._begin_edges()

    def _begin_edges(self) -> None:
        """Write the sources, once: publishers are nodes, and nodes come before edges."""
        if self._source:
            return
        title = self._sink.name or self._file.name
        self._source = slug(title)
        if self._header is not None:
            read_header(self._header, self._sink)
        if not self._is_ours:
            publisher = f"{self._source}-file"
            self._sink.actor(Actor(publisher, title, "dataset"))
            self._sink.source(Source(self._source, title, publisher))

    def _plain(
        self,
        key: str,
        source: str,
        target: str,
        directed: bool,
        label: str,
        attributes: Mapping[str, Any],
        line: int,
    ) -> Claim:
        self._count += 1
        relation, swapped = self._said(label, attributes)
        role = ""
        if not relation:
            role = label
            relation = self._relation or ("related-to" if directed else "connected-with")
        ends = (self._ids[source], self._ids[target])
        subject, target_id = reversed(ends) if swapped else ends
        kept = {name: it for name, it in attributes.items() if it not in ("", None)}
        record = key or f"row {line}" if line else key
        return Claim(
            id=made_id(self._source, key or str(self._count), source, target, relation),
            relation=relation,
            source=self._source,
            claimant=f"{self._source}-file",
            subject=subject,
            object=target_id,
            role=role,
            note=_noted(kept),
            file=self._file.name,
            record=record,
        )

    def _said(self, label: str, attributes: Mapping[str, Any]) -> tuple[str, bool]:
        """Return the relation that an edge's own words name, and whether they read it backwards."""
        for word in (label, *(attributes.get(name) for name in _LABELS)):
            found = self._sink.vocabulary.phrases.get(fold(word)) if isinstance(word, str) else None
            if found is not None and found[0] in self._sink.vocabulary:
                return found
        return "", False


def _noted(attributes: Mapping[str, Any]) -> str:
    """Return attributes as the text of a note."""
    return "; ".join(
        f"{name}={' '.join(str(value).split())}"
        for name, value in attributes.items()
        if value not in ("", None)
    )
