"""Writing a case folder: YAML that people go on with, in the order and style in which they write it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

import yaml

from actorgraph.case.files import ACTORS, CASE, EVENTS, REPORTS
from actorgraph.model.names import fold
from actorgraph.model.nouns import Actor, Claim, Event, Name, Quantity, Source

_NULL: Final = "tag:yaml.org,2002:null"
_NO_FILE: Final = re.compile(r"[^\w.-]")


class _Dumper(yaml.SafeDumper):
    """Quotes only what YAML would not give back: every scalar of a case is read as text, or as nothing."""


_Dumper.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in rules if tag == _NULL]
    for first, rules in yaml.SafeDumper.yaml_implicit_resolvers.items()
}


class _Inline(dict[str, Any]):
    """A mapping that stands on one line, such as a name or a figure."""


class _Row(list[Any]):
    """A list that stands on one line."""


_Dumper.add_representer(
    _Inline,
    lambda dumper, data: dumper.represent_mapping("tag:yaml.org,2002:map", data.items(), True),
)
_Dumper.add_representer(
    _Row, lambda dumper, data: dumper.represent_sequence("tag:yaml.org,2002:seq", data, True)
)
_Dumper.add_representer(
    float,
    lambda dumper, data: dumper.represent_scalar(
        "tag:yaml.org,2002:float", str(int(data)) if data.is_integer() else repr(data)
    ),
)


def write_case(
    folder: Path,
    about: Mapping[str, Any],
    actors: Iterable[Actor],
    events: Iterable[Event],
    reports: Iterable[tuple[Source, Iterable[Claim]]],
) -> dict[str, int]:
    """Write a case into an empty folder; return how many names could not stand as they were, by reason.

    A case has one owner for each name: a first name that another has already gets the id behind it, and a
    further name that is the first name of another is left out.
    """
    kept: dict[str, int] = {}
    _dump(folder / CASE, _filled(about))
    _dump(folder / ACTORS, [_actor(it) for it in _with_own_names(actors, kept)])
    happened = [_event(it) for it in _with_own_names(events, kept)]
    if happened:
        _dump(folder / EVENTS, happened)
    (folder / REPORTS).mkdir()
    taken: set[str] = set()
    for source, claims in reports:
        name = _NO_FILE.sub("-", source.id)[:100]
        while name.casefold() in taken:
            name += "-2"
        taken.add(name.casefold())
        report = {"source": _source(source), "claims": [_claim(it, source) for it in claims]}
        _dump(folder / REPORTS / f"{name}.yaml", report)
    return kept


def _dump(path: Path, value: Any) -> None:
    with path.open("w", encoding="utf-8") as file:
        yaml.dump(value, file, _Dumper, allow_unicode=True, sort_keys=False, width=100)


def _with_own_names(things: Iterable[Any], kept: dict[str, int]) -> list[Any]:
    from dataclasses import replace

    every = list(things)
    owners: dict[str, str] = {}
    named = []
    for it in every:
        first = it
        if _key(it.name) in owners:
            first = replace(it, name=f"{it.name} ({it.id})")
            _count(kept, "first names that another has already, with their ids behind them now")
        owners.setdefault(_key(first.name), it.id)
        named.append(first)
    found = []
    for it in named:
        names = tuple(name for name in it.names if owners.get(_key(name.text), it.id) == it.id)
        for _ in range(len(it.names) - len(names)):
            _count(kept, "further names that are the first names of others, left out")
        found.append(replace(it, names=names))
    return found


def _key(name: str) -> str:
    return fold(name) or name


def _count(kept: dict[str, int], reason: str) -> None:
    kept[reason] = kept.get(reason, 0) + 1


def _actor(actor: Actor) -> dict[str, Any]:
    return _filled(
        {
            "id": actor.id,
            "name": actor.name,
            "type": actor.type,
            "number": actor.number,
            "article": actor.article,
            "parent": actor.parent,
            "names": [_name(name) for name in actor.names],
            "anonymous": actor.anonymous,
            "note": actor.note,
        }
    )


def _event(event: Event) -> dict[str, Any]:
    return _filled(
        {
            "id": event.id,
            "name": event.name,
            "type": event.type,
            "number": event.number,
            "article": event.article,
            "when": event.when.text,
            "places": _Row(event.places),
            "part-of": event.part_of,
            "names": [_name(name) for name in event.names],
            "note": event.note,
        }
    )


def _name(name: Name) -> _Inline:
    kind = "" if name.kind == "alias" else name.kind
    return _Inline(
        _filled(
            {
                "name": name.text,
                "kind": kind,
                "language": name.language,
                "since": name.since,
                "until": name.until,
                "background": name.background,
            }
        )
    )


def _source(source: Source) -> dict[str, Any]:
    told = {
        "date": source.date.text,
        "address": source.address,
        "language": source.language,
        "version": source.version,
        "licence": source.licence,
        "citation": source.citation,
        "machine": source.machine,
        "note": source.note,
    }
    return {
        "id": source.id,
        "title": source.title,
        "publisher": source.publisher,
        **_filled(told),
    }


def _claim(claim: Claim, source: Source) -> dict[str, Any]:
    own_voice = claim.claimant == source.publisher
    # Without a word about it, what a publisher says itself is said on the day of its report.
    said = claim.said.text if not own_voice or claim.said != source.date else None
    told = {
        "subject": claim.subject,
        "object": claim.object,
        "event": claim.event,
        "text": claim.text,
        "role": claim.role,
        "mode": _Row(claim.mode),
        "quantity": _quantity(claim.quantity),
        "claimant": "" if own_voice else claim.claimant,
        "spokesperson": claim.spokesperson,
        "modality": "" if claim.modality == "stated" else claim.modality,
        "hedge": claim.hedge,
        "when": claim.when.text,
    }
    rest = {
        "implied": claim.implied,
        "note": claim.note,
        "file": claim.file,
        "record": claim.record,
        "cites": claim.cites,
    }
    explicit = {} if said is None or (not said and not own_voice) else {"said": said}
    return {
        "id": claim.id,
        "relation": claim.relation,
        **_filled(told),
        **explicit,
        "quote": claim.quote,
        **_filled(rest),
    }


def _quantity(quantity: Quantity | None) -> _Inline | None:
    if quantity is None:
        return None
    told = {
        "what": quantity.what,
        "op": quantity.op,
        "value": quantity.value,
        "unit": quantity.unit,
    }
    return _Inline({key: value for key, value in told.items() if value != ""})


def _filled(told: Mapping[str, Any]) -> dict[str, Any]:
    """Return what says something; no key of a case needs to be there and empty."""
    return {key: value for key, value in told.items() if value not in ("", None, [], False)}
