"""Claims as a `networkx.MultiDiGraph`: nodes are actors, edge keys are claim ids.

Attributes are texts, numbers and booleans, so that every writer of networkx takes them. An attribute
that is empty is left out; those marked * are always there. None is called ``source``, ``target``,
``key``, ``id``, ``start`` or ``end``, words that have a meaning of their own for networkx, pandas or a
file format. ``label`` and ``weight`` mean what they mean there, so that a program that knows no other
attribute does not take for a fact what nobody asserts.

Node attributes: ``node``* (its id, which it keeps where a program numbers the nodes anew), ``name``*, ``kind``* (``actor``, ``event`` or ``text``), ``type``*, ``parent`` (an id),
``names`` (further names joined by ``"; "``), ``names_data`` (the further names with their kinds, languages
and dates as JSON, if they are not plain), ``anonymous``* (bool), ``when`` and ``places`` (of events; ids
joined by ``"; "``), ``note``, ``number`` and ``article`` (how the name is used in a sentence, unless that
is left to a guess), and ``tlp`` (how it is marked).

Edge attributes: ``relation``*, ``family``*, ``subject`` and ``object`` (ids; if the claim has none, the
edge runs from or to its event or text), ``modality``*, ``modality_group``*, ``modality_rank``* (int, 0
is the firmest), ``label``* (the verb of a sentence: *stops short of blaming*), ``asserted``* (bool),
``weight``* (1, and 0 if nobody asserts it), ``claimant``*, ``spokesperson``, ``hedge``, ``quote``, ``source_id``*, ``source_title``*,
``source_date``, ``source_address``, ``event`` (an id), ``event_name``, ``event_type`` and ``event_when``
(unless every event is a node), ``text``, ``role``, ``mode`` (joined by ``"; "``), ``when`` (EDTF, as the source
gives it), ``first_day`` and ``last_day`` (ISO days on which the claim counts, left out if open or unknown),
``said``, ``implied``* (bool), ``note``, ``file``, ``record`` and ``cites`` (where it stands in a dataset,
and what that cites), ``tlp`` and ``source_tlp`` (how it and its source are marked), ``machine``* (bool), ``quantity_what``, ``quantity_op``, ``quantity_value`` (float)
and ``quantity_unit``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from actorgraph.model.actor import Actor
from actorgraph.model.claim import Claim
from actorgraph.model.dates import UNKNOWN, When, day_text
from actorgraph.model.event import Event
from actorgraph.model.filters import NONE, Filters
from actorgraph.model.modality import ASSERTIVE, group, rank
from actorgraph.model.record import (
    ACTOR_COLUMNS,
    CLAIM_COLUMNS,
    EVENT_COLUMNS,
    TYPES,
    actor_record,
    claim_record,
    event_record,
)
from actorgraph.model.source import Source
from actorgraph.model.vocabulary import Relation, Vocabulary
from actorgraph.sentence.frame import needs_speaker
from actorgraph.sentence.phrase import relation_phrase

if TYPE_CHECKING:
    import networkx as nx

    from actorgraph.store.reader import Store

    Network = nx.MultiDiGraph[str]

#: Every attribute that a node may have, and every attribute that the edge of a claim may have.
NODE_ATTRIBUTES: Final = tuple(
    dict.fromkeys(
        name
        for name in ("name", "kind", *ACTOR_COLUMNS, *EVENT_COLUMNS)
        if name not in ("id", "part_of")
    )
)
EDGE_ATTRIBUTES: Final = (
    *(name for name in CLAIM_COLUMNS if name not in ("claim", "source")), "family", "modality_group",
    "modality_rank", "label", "asserted", "weight", "source_id", "source_title", "source_date", "source_address", "machine", "source_tlp", "first_day",
    "last_day",
)  # fmt: skip
#: Attributes that are not texts.
ATTRIBUTE_TYPES: Final[dict[str, type]] = TYPES | {
    "modality_rank": int,
    "asserted": bool,
    "weight": float,
}
#: The family of the relations that say a figure and no deed.
FIGURE: Final = "figure"
#: Of what there were none, if a claim gives a figure of none: of its object, or it reaches the figure itself.
OBJECT: Final = "object"
ITSELF: Final = "itself"
_NO_EVENT: Final = {"when": "", "places": ""}


def network_of(
    store: Store,
    filters: Filters = NONE,
    *,
    relations: Iterable[str] = (),
    events: bool = False,
    texts: bool = False,
    isolated: bool = True,
) -> Network:
    """Return the claims of a store as a network.

    Parameters
    ----------
    store
        Where the claims are.
    filters
        Which claims count. Unless they name modalities, those are edges on which an answer may rest:
        the assertive ones, and with ``tentative`` also what is possible, intended or conditional.
    relations
        Only these relations; empty for all.
    events
        Make events nodes too, so that a claim about an event without a further actor becomes an edge
        from or to it.
    texts
        Make what the reports do not name nodes too (``text:85 targets``), and figures. With *events*,
        every claim is an edge that has two ends (`has_two_ends`).
    isolated
        Keep actors without any edge, but not those of whom the store says no more than that they
        published a source.

    Returns
    -------
    A new graph; its attributes are ``title``, ``licence`` and ``claims`` (the number of edges).
    """
    import networkx as nx

    network: Network = nx.MultiDiGraph()
    actors = {actor.id: actor for actor in store.actors()}
    happened = {event.id: event for event in store.events()}
    sources = {source.id: source for source in store.sources()}
    if isolated:
        publishers = _mere_publishers(store, sources.values())
        for actor in actors.values():
            if actor.id not in publishers:
                network.add_node(actor.id, node=actor.id, **filled(actor_attributes(actor)))
        if events:
            for event in happened.values():
                network.add_node(event.id, node=event.id, **filled(event_attributes(event)))
    counting = replace(filters, modalities=filters.counting)
    for claim in store.claims(counting, relations=relations):
        if not has_two_ends(claim, store.vocabulary):
            continue
        ends = ends_of(claim)
        if any(
            (end in happened and not events) or (end.startswith("text:") and not texts)
            for end in ends
        ):
            continue
        for end in ends:
            if end not in network:
                network.add_node(end, node=end, **filled(_attributes(end, actors, happened)))
        attributes = claim_attributes(claim, store.vocabulary, sources, happened)
        if claim.event and not (events and isolated):  # else every event is a node
            attributes |= _about(happened[claim.event])
        network.add_edge(*ends, key=claim.id, **filled(attributes))
    about = {key: store.meta.get(key, "") for key in ("title", "licence")}
    network.graph.update(filled(about), claims=network.number_of_edges())
    return network


def _mere_publishers(store: Store, sources: Iterable[Source]) -> set[str]:
    """Return the publishers that stand in no claim but as the voice."""
    publishers = store.things(store.row_ids({source.publisher for source in sources}))
    return {
        thing.id
        for thing in publishers.values()
        if next(store.claims(either=thing.n), None) is None
    }


def _about(event: Event) -> dict[str, str]:
    """Return what an edge says of its event, which is no node."""
    return {"event_name": event.name, "event_type": event.type, "event_when": event.when.text}


def filled(attributes: Mapping[str, Any]) -> dict[str, Any]:
    """Return the attributes that are not an empty text."""
    return {name: value for name, value in attributes.items() if value != ""}


def ends_of(claim: Claim) -> tuple[str, str]:
    """Return the nodes between which a claim is an edge.

    A claim without a subject leaves its event. One without an object reaches its text, its figure or
    its event, in this order.
    """
    start = claim.subject or claim.event
    if claim.object:
        return start, claim.object
    if claim.text:
        return start, f"text:{claim.text}"
    if claim.quantity:
        return start, f"text:{claim.quantity}"
    return start, claim.event


def has_two_ends(claim: Claim, vocabulary: Vocabulary) -> bool:
    """Return True if a claim is an edge.

    One of which only the event is known ("nobody has claimed it") is not, nor is one without a subject whose
    event cannot stand in: no event says anything, or keeps silent.
    """
    if claim.subject in ("", claim.event) and not (claim.object or claim.text or claim.quantity):
        return False
    return bool(claim.subject) or not needs_speaker(vocabulary, claim.relation)


def none_of(claim: Claim) -> str:
    """Return of what a claim says that there were none: `OBJECT`, `ITSELF`, or an empty text."""
    if claim.quantity is None or not claim.quantity.is_none:
        return ""
    return OBJECT if claim.object or claim.text else ITSELF


def is_of_none(claim: Claim, relation: Relation) -> bool:
    """Return True if what a claim says was done to nobody, or is nothing: there is no line to draw of it."""
    none = none_of(claim)
    return none == ITSELF or (none == OBJECT and relation.counts)


def edge_modality(claim: Claim, vocabulary: Vocabulary) -> str:
    """Return how it is said that the two ends of a claim are tied: a deed that was done to none is denied."""
    return modality_of_edge(claim.relation, claim.modality, vocabulary, none=none_of(claim))


def modality_of_edge(relation: str, modality: str, vocabulary: Vocabulary, *, none: str) -> str:
    """Return the `edge_modality` of any claim of a relation that may give a figure of none.

    A figure itself (`counts`) holds, also if it is zero; and of whom it is denied that there were none, there
    were none, as its sentence says. A figure beside a deed says nothing of the deed: *clashed, with no deaths*.
    """
    if not none or (none == OBJECT and not vocabulary[relation].counts):
        return modality
    if vocabulary[relation].family != FIGURE:
        return "denied" if modality in ASSERTIVE else modality
    return "stated" if modality == "denied" else modality


def modality_of_label(relation: str, modality: str, vocabulary: Vocabulary, *, none: str) -> str:
    """Return the modality of the verb beside what an edge reaches: *killed* "no soldiers" is not negated twice."""
    if none == ITSELF:
        return "stated" if modality == "denied" else modality
    return modality_of_edge(relation, modality, vocabulary, none=none)


def is_asserted(claim: Claim, vocabulary: Vocabulary) -> bool:
    """Return True if a source asserts what the claim says of its ends, so that the edge may be read as a fact."""
    return edge_modality(claim, vocabulary) in ASSERTIVE


def edge_words(claim: Claim, vocabulary: Vocabulary) -> dict[str, Any]:
    """Return what keeps an edge from being read as a fact: its label, whether it is asserted, its weight.

    The label is the verb of a sentence (*stops short of blaming*), and the weight 0 if nobody asserts the edge.
    """
    return words_of(claim.relation, claim.modality, vocabulary, none=none_of(claim))


def words_of(
    relation: str, modality: str, vocabulary: Vocabulary, *, none: str = ""
) -> dict[str, Any]:
    """Return the `edge_words` of any claim of a relation and a modality that may give a figure of none."""
    asserted = modality_of_edge(relation, modality, vocabulary, none=none) in ASSERTIVE
    said = modality_of_label(relation, modality, vocabulary, none=none)
    label = relation_phrase(relation, said, vocabulary)
    return {"label": label, "asserted": asserted, "weight": float(asserted)}


def actor_attributes(actor: Actor) -> dict[str, Any]:
    """Return the attributes of an actor's node."""
    attributes: dict[str, Any] = {"kind": "actor", **_NO_EVENT, **actor_record(actor)}
    del attributes["id"]
    return attributes


def event_attributes(event: Event) -> dict[str, Any]:
    """Return the attributes of an event's node; its parent is the event that it is part of."""
    attributes: dict[str, Any] = {"kind": "event", "anonymous": False, **event_record(event)}
    del attributes["id"]
    attributes["parent"] = attributes.pop("part_of")
    return attributes


def claim_attributes(
    claim: Claim,
    vocabulary: Vocabulary,
    sources: dict[str, Source],
    events: dict[str, Event],
) -> dict[str, Any]:
    """Return the attributes of a claim's edge."""
    source = sources[claim.source]
    event = events.get(claim.event)
    when = vocabulary[claim.relation].time_of(claim, event.when if event else UNKNOWN)
    attributes: dict[str, Any] = claim_record(claim)
    del attributes["claim"], attributes["source"]
    return attributes | {
        "family": vocabulary[claim.relation].family,
        "modality_group": group(claim.modality),
        "modality_rank": rank(claim.modality),
        **edge_words(claim, vocabulary),
        "source_id": claim.source,
        "source_title": source.title,
        "source_date": source.date.text,
        "source_address": source.address,
        "machine": source.machine,
        "source_tlp": source.tlp,
        **_days(when),
    }


def _days(when: When) -> dict[str, str]:
    if not when.known:
        return {"first_day": "", "last_day": ""}
    return {"first_day": day_text(when.first), "last_day": day_text(when.last)}


def _attributes(end: str, actors: dict[str, Actor], events: dict[str, Event]) -> dict[str, Any]:
    if end in actors:
        return actor_attributes(actors[end])
    if end in events:
        return event_attributes(events[end])
    return {"name": end.removeprefix("text:"), "kind": "text", "type": "text", "anonymous": False}
