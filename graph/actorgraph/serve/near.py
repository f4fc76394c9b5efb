"""The documents of one thing, of its ties, and of the claims of one tie."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from actorgraph.model.claim import Claim
from actorgraph.model.filters import NONE, Filters
from actorgraph.model.modality import MODALITIES
from actorgraph.questions.documents import actor_document, claim_document, event_document
from actorgraph.sentence.part import text_of
from actorgraph.sentence.pattern import Patterns
from actorgraph.store.reader import Store, Thing
from actorgraph.store.ties import Mark, TieCount, TieRow, cursor_of


def thing_document(store: Store, thing: Thing) -> dict[str, Any]:
    """Return an actor or event under the keys of `actors` or `events`, with its kind."""
    found: dict[str, Any]
    if thing.is_event:
        (event,) = store.events([thing.n])
        found = event_document(event)
    else:
        (actor,) = store.actors([thing.n])
        found = actor_document(actor)
    return {"kind": _kind(thing), **found}


def near_document(
    store: Store,
    thing: Thing,
    counts: Sequence[TieCount],
    most: int,
    *,
    filters: Filters = NONE,
    source: str = "",
    family: str = "",
    type: str = "",  # noqa: A002 (the word of the model)
    outward: bool | None = None,
    after: Mark | None = None,
) -> dict[str, Any]:
    """Return how many ties a thing has of each kind, and its strongest ones, with the cursor for those that follow.

    *counts* are all of `Store.tie_counts`; the groups are made of these whatever *family*, *type* and *outward* leave.
    """
    rows = store.ties(
        thing.n, most + 1, filters=filters, source=source, family=family, type=type,
        outward=outward, after=after,
    )  # fmt: skip
    shown = rows[:most]
    total = sum(
        count.ties
        for count in counts
        if (not family or store.family_name(count.family) == family)
        and (not type or count.type == type)
        and (outward is None or bool(count.outward) is outward)
    )
    return {
        "thing": brief(thing),
        "count": total,
        "groups": _groups(store, counts),
        "ties": _tie_documents(store, shown),
        "next": cursor_of(shown[-1].mark) if len(rows) > most else None,
    }


def claims_document(store: Store, claims: Sequence[Claim]) -> list[dict[str, Any]]:
    """Return claims under the keys of `claims`, each with its sentence."""
    said = _sentences(store, claims)
    return [{**claim_document(claim), "sentence": said[claim.id]} for claim in claims]


def brief(thing: Thing) -> dict[str, str]:
    """Return what a list needs to know of an actor or event."""
    return {"id": thing.id, "name": thing.name, "type": thing.type, "kind": _kind(thing)}


def _kind(thing: Thing) -> str:
    return "event" if thing.is_event else "actor"


def _groups(store: Store, counts: Iterable[TieCount]) -> list[dict[str, Any]]:
    """Return the counts by family and type, most first; each says how many lead which way, and how firmly."""
    groups: dict[tuple[str, str], dict[str, Any]] = {}
    for count in counts:
        family = store.family_name(count.family)
        empty = {
            "family": family,
            "type": count.type,
            "count": 0,
            "out": 0,
            "in": 0,
            "modalities": {},
        }
        group = groups.setdefault((family, count.type), empty)
        modality, way = MODALITIES[count.rank], "out" if count.outward else "in"
        group["count"] += count.ties
        group[way] += count.ties
        group["modalities"][modality] = group["modalities"].get(modality, 0) + count.ties
    return sorted(groups.values(), key=lambda each: (-each["count"], each["family"], each["type"]))


def _tie_documents(store: Store, rows: Sequence[TieRow]) -> list[dict[str, Any]]:
    things = store.things(row.mark.other for row in rows)
    claims = store.claims_of(row.claim for row in rows)
    said = _sentences(store, claims.values())
    return [
        {
            "other": brief(things[row.mark.other]),
            "family": store.family_name(row.mark.family),
            "direction": "out" if row.mark.outward else "in",
            "modality": MODALITIES[row.mark.rank],
            "claims": row.claims,
            "asserted": -row.mark.weight,
            "claim": claims[row.claim].id,
            "sentence": said[claims[row.claim].id],
        }
        for row in rows
    ]


def _sentences(store: Store, claims: Iterable[Claim]) -> dict[str, str]:
    kept = list(claims)
    patterns = Patterns(store.nouns(claims=kept), store.vocabulary)
    return {claim.id: text_of(patterns.sentence(claim)) for claim in kept}
