"""The answer to *info*, as lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from actorgraph.sentence.wording import count
from actorgraph.text.lines import heading, indented, table
from actorgraph.text.things import sources_lines

if TYPE_CHECKING:
    from actorgraph.model.source import Source
    from actorgraph.questions.info import Info
    from actorgraph.store.reader import Store


def info_lines(store: Store, info: Info) -> Iterator[str]:
    """Yield what a case holds."""
    yield heading(info.title or str(store.path))
    for text in (info.description, info.coding_notes):
        if text:
            yield from indented(text, 2)
    counts = (
        count(info.actors, "actor"),
        count(info.events, "event"),
        count(info.claim_count, "claim"),
    )
    yield from indented(", ".join(counts) + f", {info.undated:,} of them undated", 2)
    if info.coded:
        yield from indented(
            f"coded {info.coded}" + (f" by {info.coders}" if info.coders else ""), 2
        )
    if info.licence:
        yield from indented(f"licence: {info.licence}", 2)
    sources = list(info.sources)
    if sources and len(sources) <= 20:
        yield ""
        yield from sources_lines(store)
        yield from _terms_lines(sources)
    elif sources:
        yield f"  {count(len(sources), 'source')}; 'actorgraph sources' lists them"
    yield ""
    yield from table(
        ("Modality", "Claims"), ((name, f"{many:,}") for name, many in info.by_modality.items())
    )
    yield ""
    yield from table(
        ("Relation", "Claims"), ((name, f"{many:,}") for name, many in info.by_relation.items())
    )


def _terms_lines(sources: Iterable[Source]) -> Iterator[str]:
    """Yield what datasets ask to be told of them: how they were made, licence and citation."""
    for source in sources:
        terms = (
            "coded by a program" if source.machine else "",
            f"version {source.version}" if source.version else "",
            f"licence: {source.licence}" if source.licence else "",
            f"cite as: {source.citation}" if source.citation else "",
        )
        if any(terms):
            yield ""
            yield heading(source.title)
            for term in filter(None, terms):
                yield from indented(term, 2, hang=2)
