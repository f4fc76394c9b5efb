"""A selection as nodes and edges, one by one, for the formats that write graphs.

Every claim that has two ends is an edge between them (`actorgraph.network.ends_of`), and the header of the file
holds the others; `actorgraph.formats.read.graph` turns both into claims again.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any, Final, NamedTuple

from actorgraph.formats.format import Option, Options
from actorgraph.formats.selection import Selection
from actorgraph.formats.write.marking import warning_of
from actorgraph.model.claim import Claim
from actorgraph.model.errors import InvalidValue
from actorgraph.model.event import Event
from actorgraph.model.modality import group, rank
from actorgraph.model.record import actor_record, event_record
from actorgraph.model.tlp import label
from actorgraph.network import (
    actor_attributes,
    claim_attributes,
    ends_of,
    event_attributes,
    has_two_ends,
    modality_of_label,
    none_of,
)
from actorgraph.sentence.phrase import verb_phrase
from actorgraph.sentence.wording import count

#: The option of all drawings.
EDGES: Final = Option("edges", "a line for each tie, or for each of the claims", "ties")
_CONTROLS: Final = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
#: Claims whose sources and events are looked up together.
_BATCH: Final = 1000


class Node(NamedTuple):
    """An actor, an event, or the text or figure that a claim has instead of an object.

    `attributes` are those of the network and those of the records, so that nothing is lost.
    """

    key: str
    name: str
    attributes: dict[str, Any]


class Edge(NamedTuple):
    """A claim between its ends; `is_directed` is False if its relation is symmetric."""

    key: str
    start: str
    end: str
    is_directed: bool
    attributes: dict[str, Any]


def nodes_of(selection: Selection) -> Iterator[Node]:
    """Yield the actors, then the events, then each text or figure once."""
    for actor in selection.actors():
        yield _node(actor.id, {**actor_attributes(actor), **actor_record(actor)})
    for event in selection.events():
        yield _node(event.id, {**event_attributes(event), **event_record(event)})
    for text in selection.texts():
        yield _node(text, {"name": text.removeprefix("text:"), "kind": "text", "type": "text"})


def edges_of(selection: Selection) -> Iterator[Edge]:
    """Yield the claims as edges, in the order of the selection."""
    store, vocabulary = selection.store, selection.vocabulary
    claims = selection.claims()
    while batch := list(islice(claims, _BATCH)):
        sources = store.sources_called(claim.source for claim in batch)
        events = events_of(selection, batch)
        for claim in batch:
            if not has_two_ends(claim, vocabulary):
                continue
            yield Edge(
                claim.id,
                *ends_of(claim),
                not vocabulary[claim.relation].symmetric,
                claim_attributes(claim, vocabulary, sources, events),
            )


# -- drawings --------------------------------------------------------------------------------------


class Line(NamedTuple):
    """One line of a drawing: a claim, or all claims of one sentence between the same two ends.

    What nobody asserts has lines of its own, so that a denial is never hidden.
    """

    start: str
    end: str
    words: str
    modality: str
    group: str
    claims: int
    is_directed: bool

    @property
    def label(self) -> str:
        """The words of the relation, the modality, and the number of claims."""
        many = f", {self.claims:,} claims" if self.claims > 1 else ""
        return f"{self.words} ({self.modality}{many})"


def lines_of(selection: Selection, *, ties: bool) -> list[Line]:
    """Return the claims as lines of a drawing, in the order of the selection.

    With *ties*, claims of the same words and group between the same two ends are one line, which has the
    firmest of their modalities. What nobody asserts of one event is not told of another: such lines are
    of one event, too.
    """
    vocabulary = selection.vocabulary
    lines: dict[Any, Line] = {}
    claims = [claim for claim in selection.claims() if has_two_ends(claim, vocabulary)]
    nouns = selection.store.nouns(claims=claims)
    for claim in claims:
        relation = vocabulary[claim.relation]
        start, end = ends_of(claim)
        if relation.symmetric and ties:
            start, end = sorted((start, end))
        shown = modality_of_label(claim.relation, claim.modality, vocabulary, none=none_of(claim))
        said = replace(claim, modality=shown)
        line = Line(
            start,
            end,
            verb_phrase(said, nouns, vocabulary),
            claim.modality,
            group(shown),
            1,
            not relation.symmetric,
        )
        event = "" if line.group == "assertive" else claim.event
        place = (start, end, line.words, line.group, event) if ties else len(lines)
        before = lines.get(place)
        if before is not None:
            firmest = min(before.modality, claim.modality, key=rank)
            line = before._replace(modality=firmest, claims=before.claims + 1)
        lines[place] = line
    return list(lines.values())


def drawn_nodes(selection: Selection, lines: Iterable[Line]) -> list[Node]:
    """Return the nodes at the ends of lines."""
    ends = {end for line in lines for end in (line.start, line.end)}
    return [node for node in nodes_of(selection) if node.key in ends]


def heading(selection: Selection) -> str:
    """Describe the drawing in one line: the store, its licence, and which of its claims."""
    parts = [selection.title or selection.store.path.name, selection.licence, warning_of(selection)]
    if selection.store.tlp:
        parts.append(f"{label(selection.store.tlp)} at most")
    if selection.relations:
        parts.append(f"relations: {', '.join(selection.relations)}")
    filters = selection.filters
    for name in ("as_of", "since", "until"):
        when = getattr(filters, name)
        if when.known:
            parts.append(f"{name.replace('_', ' ')} {when.text}")
    for noun, names in (
        ("modalities", filters.modalities),
        ("claimants", filters.claimants),
        ("without", filters.without),
    ):
        if names:
            parts.append(f"{noun}: {', '.join(names)}")
    if selection.chosen is not None:
        parts.append("the claims of an answer")
    elif selection.is_whole:
        parts.append("all claims")
    parts.append(count(selection.count(), "claim"))
    return one_line("; ".join(filter(None, parts)))


def one_line(text: str) -> str:
    """Return a text on one line, without control characters."""
    return " ".join(_CONTROLS.sub(" ", text).split())


def quoted(text: str, escapes: Mapping[int, str]) -> str:
    """Return a text on one line in quotation marks, with what a format needs escaped."""
    return f'"{one_line(text).translate(escapes)}"'


def not_drawn(selection: Selection, lines: Sequence[Line], nodes: Sequence[Node]) -> list[str]:
    """Return, a line each, what the drawing leaves out."""
    claims = selection.count() - len(selection.without_two_ends)
    if not claims:
        return ["there are no claims to draw"]
    left = ["quotes, hedges, claimants, sources, dates and notes are left out; graphml keeps them"]
    if len(lines) < claims:
        ties = count(len(lines), "tie")
        left.append(f"{count(claims, 'claim')} are drawn as {ties}; edges=claims draws each")
    drawn = {node.key for node in nodes}
    idle = Counter(
        str(node.attributes["kind"]) for node in nodes_of(selection) if node.key not in drawn
    )
    if idle:
        counted = ", ".join(count(number, kind) for kind, number in idle.items())
        left.append(f"not drawn, because no tie reaches them: {counted}")
    return left


def draws_ties(options: Options) -> bool:
    """Return whether the option `EDGES` asks for ties; raises `InvalidValue`."""
    word = options.get(EDGES.name) or EDGES.default
    if word not in ("ties", "claims"):
        raise InvalidValue(f"edges is ties or claims, not {word!r}")
    return word == "ties"


def events_of(selection: Selection, claims: list[Claim]) -> dict[str, Event]:
    """Return the events that some claims are about, by id."""
    numbers = selection.store.row_ids(claim.event for claim in claims if claim.event)
    return {event.id: event for event in selection.store.events(numbers)} if numbers else {}


def _node(key: str, attributes: dict[str, Any]) -> Node:
    attributes.pop("id", None)
    return Node(key, str(attributes["name"]), attributes)
