"""Lists of claims, actors, events, sources and relations, as lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from actorgraph.sentence.wording import count, told
from actorgraph.text.lines import Evidence, heading, indented, table
from actorgraph.text.same import counted_lines

if TYPE_CHECKING:
    from actorgraph.model.nouns import Actor, Claim, Event, Source
    from actorgraph.model.vocabulary import Vocabulary
    from actorgraph.questions.find import Found
    from actorgraph.questions.info import Info
    from actorgraph.store.reader import Store


def claims_lines(store: Store, claims: Iterable[Claim]) -> Iterator[str]:
    """Yield each claim as a sentence with its quote."""
    evidence = Evidence(store, claims)
    for claim in claims:
        yield from indented(evidence.headline(claim), 0, hang=2)
        yield from evidence.lines(claim, 4)


def actor_lines(actors: Iterable[Actor]) -> Iterator[str]:
    """Yield a row for each actor."""
    rows = (
        (it.id, it.type, "; ".join([it.name, *(name.text for name in it.names)])) for it in actors
    )
    yield from table(("Id", "Type", "Names"), rows)


def event_lines(events: Iterable[Event]) -> Iterator[str]:
    """Yield a row for each event."""
    rows = ((it.id, it.type, told(it.when), ", ".join(it.places), it.name) for it in events)
    yield from table(("Id", "Type", "When", "Places", "Name"), rows)


def source_lines(store: Store) -> Iterator[str]:
    """Yield a row for each source."""
    sources = list(store.sources())
    names = store.names(source.publisher for source in sources if source.publisher)
    rows = (
        (
            it.id,
            names.get(it.publisher, ""),
            it.date.text,
            " ".join(filter(None, (it.title, it.address))),
        )
        for it in sources
    )
    yield from table(("Id", "Publisher", "Date", "Title"), rows)


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


def relation_lines(vocabulary: Vocabulary) -> Iterator[str]:
    """Yield the relations of each family, with both readings."""
    for family in vocabulary.families:
        yield heading(family)
        for name in vocabulary.members(family):
            it = vocabulary[name]
            both = it.name if it.symmetric else f"{it.name} / {it.inverse}"
            yield from indented(f"{both}: {it.meaning}", 2, hang=4)


def relation_documents(store: Store) -> list[dict[str, Any]]:
    """Return the relations as JSON values."""
    codes = store.codes()
    return [
        {
            "name": it.name,
            "family": it.family,
            "kind": it.kind,
            "reading": it.reading,
            "inverse": it.inverse,
            "inverse_reading": it.inverse_reading,
            "symmetric": it.symmetric,
            "meaning": it.meaning,
            "codes": codes.get(it.name, {}),
            "phrases": sorted(
                folded for folded, (name, inverse) in store.vocabulary.phrases.items()
                if name == it.name and not inverse
            ),
            "inverse_phrases": sorted(
                folded for folded, (name, inverse) in store.vocabulary.phrases.items()
                if name == it.name and inverse
            ),
        }
        for it in store.vocabulary
    ]  # fmt: skip


def found_lines(store: Store, found: Found) -> Iterator[str]:
    """Yield the actors, events and claims that hold a text."""
    if found.actors:
        yield heading("Actors")
        yield from actor_lines(found.actors)
    if found.events:
        yield heading("Events")
        yield from event_lines(found.events)
    if found.claims:
        yield heading("Claims")
        yield from claims_lines(store, found.claims)
    yield from counted_lines(found.same)


def info_lines(store: Store, info: Info) -> Iterator[str]:
    """Yield what a case holds."""
    yield heading(info.title or str(store.path))
    for text in (info.description, info.notes):
        if text:
            yield from indented(text, 2)
    counts = (count(info.actors, "actor"), count(info.events, "event"), count(info.claims, "claim"))
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
        yield from source_lines(store)
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
