"""What a case or store holds: its title, sources and counts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar, Final

from actorgraph.model.source import Source
from actorgraph.questions.answer import AnswerBase, Verdict, verdict_of
from actorgraph.questions.documents import source_document
from actorgraph.store.reader import Store

_QUESTION: Final = "what the case holds"


@dataclass(frozen=True, slots=True)
class Info(AnswerBase[Source]):
    """A case in numbers. `by_relation` goes from the most used relation down, `by_modality` by rank.

    `coding_notes` are those of the case. The single answers are the sources. It rests on no claims, since it
    counts them.
    """

    case_title: str
    description: str
    licence: str
    coded: str
    coders: str
    coding_notes: str
    actors: int
    events: int
    claim_count: int
    undated: int
    sources: tuple[Source, ...]
    by_relation: dict[str, int]
    by_modality: dict[str, int]

    columns: ClassVar[tuple[str, ...]] = ("source", "title", "date")

    @property
    def question(self) -> str:
        """The question in words."""
        return _QUESTION

    @property
    def title(self) -> str:
        """The title of the case."""
        return self.case_title

    @property
    def verdict(self) -> Verdict:
        """*Stated*, by the case itself."""
        return verdict_of(["stated"])

    @property
    def answers(self) -> tuple[Source, ...]:
        """The sources."""
        return self.sources

    @property
    def claims(self) -> tuple[str, ...]:
        """None: they are counted."""
        return ()

    def cells(self, answer: Source) -> tuple[object, ...]:
        """Return a source as a row."""
        return answer.id, answer.title, answer.date.text

    def document(self) -> dict[str, Any]:
        """Return the numbers as JSON values."""
        return {
            "title": self.case_title,
            "description": self.description,
            "licence": self.licence,
            "coded": self.coded or None,
            "coders": self.coders or None,
            "notes": self.coding_notes or None,
            "actors": self.actors,
            "events": self.events,
            "claims": self.claim_count,
            "undated": self.undated,
            "sources": [source_document(source) for source in self.sources],
            "by_relation": self.by_relation,
            "by_modality": self.by_modality,
        }


def info_words(store: Store) -> str:
    """Return the question of `info` in words."""
    del store
    return _QUESTION


def info(store: Store) -> Info:
    """Return what a store says about itself and how much it holds."""
    meta = store.meta
    return Info(
        case_title=meta.get("title", ""),
        description=meta.get("description", ""),
        licence=meta.get("licence", ""),
        coded=meta.get("coded", ""),
        coders=meta.get("coders", ""),
        coding_notes=meta.get("notes", ""),
        actors=store.count("actor"),
        events=store.count("event"),
        claim_count=store.count("claim"),
        undated=store.undated(),
        sources=tuple(store.sources()),
        by_relation=store.count_by("relation"),
        by_modality=store.count_by("modality"),
    )
