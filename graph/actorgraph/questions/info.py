"""What a case or store holds: its title, sources and counts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from actorgraph.model.nouns import Source
from actorgraph.questions.documents import source_document
from actorgraph.store.reader import Store


@dataclass(frozen=True, slots=True)
class Info:
    """A case in numbers. `by_relation` goes from the most used relation down, `by_modality` by rank."""

    title: str
    description: str
    licence: str
    coded: str
    coders: str
    notes: str
    actors: int
    events: int
    claims: int
    undated: int
    sources: tuple[Source, ...]
    by_relation: dict[str, int]
    by_modality: dict[str, int]

    def document(self) -> dict[str, Any]:
        """Return the numbers as JSON values."""
        return {
            "title": self.title,
            "description": self.description,
            "licence": self.licence,
            "coded": self.coded or None,
            "coders": self.coders or None,
            "notes": self.notes or None,
            "actors": self.actors,
            "events": self.events,
            "claims": self.claims,
            "undated": self.undated,
            "sources": [source_document(source) for source in self.sources],
            "by_relation": self.by_relation,
            "by_modality": self.by_modality,
        }


def info(store: Store) -> Info:
    """Return what a store says about itself and how much it holds."""
    meta = store.meta
    return Info(
        title=meta.get("title", ""),
        description=meta.get("description", ""),
        licence=meta.get("licence", ""),
        coded=meta.get("coded", ""),
        coders=meta.get("coders", ""),
        notes=meta.get("notes", ""),
        actors=store.count("actor"),
        events=store.count("event"),
        claims=store.count("claim"),
        undated=store.undated(),
        sources=tuple(store.sources()),
        by_relation=store.count_by("relation"),
        by_modality=store.count_by("modality"),
    )
