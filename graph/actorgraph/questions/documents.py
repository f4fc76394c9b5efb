"""Actors, events, sources and claims as JSON values, under the documented keys.

A missing value is None; the keys are always all there.
"""

from __future__ import annotations

from typing import Any

from actorgraph.model.nouns import Actor, Claim, Event, Name, Quantity, Source


def claim_document(claim: Claim) -> dict[str, Any]:
    """Return a claim as JSON values."""
    return {
        "id": claim.id,
        "relation": claim.relation,
        "subject": claim.subject or None,
        "object": claim.object or None,
        "event": claim.event or None,
        "text": claim.text or None,
        "role": claim.role or None,
        "mode": list(claim.mode),
        "quantity": _quantity(claim.quantity),
        "claimant": claim.claimant,
        "spokesperson": claim.spokesperson or None,
        "modality": claim.modality,
        "hedge": claim.hedge or None,
        "when": claim.when.text or None,
        "said": claim.said.text or None,
        "quote": claim.quote,
        "source": claim.source,
        "implied": claim.implied,
        "note": claim.note or None,
        "file": claim.file or None,
        "record": claim.record or None,
        "cites": claim.cites or None,
    }


def actor_document(actor: Actor) -> dict[str, Any]:
    """Return an actor as JSON values."""
    return {
        "id": actor.id,
        "name": actor.name,
        "type": actor.type,
        "parent": actor.parent or None,
        "names": [_name(name) for name in actor.names],
        "anonymous": actor.anonymous,
        "note": actor.note or None,
        "number": actor.number or None,
        "article": actor.article or None,
    }


def event_document(event: Event) -> dict[str, Any]:
    """Return an event as JSON values."""
    return {
        "id": event.id,
        "name": event.name,
        "type": event.type,
        "when": event.when.text or None,
        "places": list(event.places),
        "part_of": event.part_of or None,
        "names": [_name(name) for name in event.names],
        "note": event.note or None,
        "number": event.number or None,
        "article": event.article or None,
    }


def source_document(source: Source) -> dict[str, Any]:
    """Return a source as JSON values."""
    return {
        "id": source.id,
        "title": source.title,
        "publisher": source.publisher or None,
        "date": source.date.text or None,
        "address": source.address or None,
        "language": source.language or None,
        "note": source.note or None,
        "version": source.version or None,
        "licence": source.licence or None,
        "citation": source.citation or None,
        "machine": source.machine,
    }


def _quantity(quantity: Quantity | None) -> dict[str, Any] | None:
    if quantity is None:
        return None
    value = int(quantity.value) if float(quantity.value).is_integer() else quantity.value
    return {"what": quantity.what, "op": quantity.op, "value": value, "unit": quantity.unit or None}


def _name(name: Name) -> dict[str, Any]:
    return {
        "name": name.text,
        "kind": name.kind,
        "language": name.language or None,
        "since": name.since or None,
        "until": name.until or None,
        "background": name.background,
    }
