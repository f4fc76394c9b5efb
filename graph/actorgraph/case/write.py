"""Writing a case folder: YAML in the order and style in which people write it, so that they can edit it."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import yaml

from actorgraph.case.files import ACTORS, CASE, EVENTS, REPORTS
from actorgraph.model.actor import Actor, Name
from actorgraph.model.claim import Claim, Quantity
from actorgraph.model.event import Event
from actorgraph.model.fields import ACTOR, CLAIM, EVENT, NAME, QUANTITY, SOURCE, Fields, Kind
from actorgraph.model.names import fold
from actorgraph.model.source import Source
from actorgraph.model.vocabulary import Vocabulary

_NO_FILE: Final = re.compile(r"[^\w.-]")


class _Dumper(yaml.SafeDumper):
    """Quotes each text that a reader of YAML 1.1 or 1.2 takes for anything else, such as ``=``, ``no`` and ``12``."""


# What YAML 1.2 alone takes for a number.
_Dumper.add_implicit_resolver(
    "tag:yaml.org,2002:float",
    re.compile(r"(?:[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?|0o[0-7]+)\Z"),
    list("-+.0123456789"),
)


class _Inline(dict[str, Any]):
    """A mapping that stands on one line, such as a name or a figure."""


class _Row(list[Any]):
    """A list that stands on one line."""


class Time(str):
    """A date as people write it, which is valid wherever YAML takes it for one."""


_Dumper.add_representer(
    _Inline,
    lambda dumper, data: dumper.represent_mapping("tag:yaml.org,2002:map", data.items(), True),
)
_Dumper.add_representer(
    _Row, lambda dumper, data: dumper.represent_sequence("tag:yaml.org,2002:seq", data, True)
)
_Dumper.add_representer(Time, lambda dumper, data: _plain(dumper, str(data)))
_Dumper.add_representer(
    float,
    lambda dumper, data: (
        _plain(dumper, str(int(data))) if data.is_integer() else dumper.represent_float(data)
    ),
)


def _plain(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    """Return a text without quotation marks: a date, or a whole number."""
    tag = dumper.resolve(yaml.ScalarNode, text, (True, False))  # type: ignore[no-untyped-call]
    return dumper.represent_scalar(tag, text)


def write_case(
    folder: Path,
    about: Mapping[str, Any],
    actors: Iterable[Actor],
    events: Iterable[Event],
    reports: Iterable[tuple[Source, Iterable[Claim]]],
    vocabulary: Vocabulary,
) -> dict[str, int]:
    """Write a case into an empty folder; return how much could not stand as it was, by reason.

    A case has one owner for each name: a first name that another has already gets the id behind it, and a
    further name that is the first name of another is left out. A deed with a figure of none was not done, and
    a case says so by its modality.
    """
    kept: dict[str, int] = {}
    _dump(folder / CASE, {key: words for key, words in about.items() if words})
    _dump(folder / ACTORS, [actor_mapping(actor) for actor in _with_own_names(actors, kept)])
    happened = [event_mapping(event) for event in _with_own_names(events, kept)]
    if happened:
        _dump(folder / EVENTS, happened)
    (folder / REPORTS).mkdir()
    taken: set[str] = set()
    for source, claims in reports:
        name = _NO_FILE.sub("-", source.id)[:100]
        while name.casefold() in taken:
            name += "-2"
        taken.add(name.casefold())
        report = {
            "source": source_mapping(source),
            "claims": [
                claim_mapping(_not_done(claim, vocabulary, kept), source) for claim in claims
            ],
        }
        _dump(folder / REPORTS / f"{name}.yaml", report)
    return kept


def _not_done(claim: Claim, vocabulary: Vocabulary, kept: dict[str, int]) -> Claim:
    """Return a claim of none as a denial, another as it is."""
    of_none = claim.quantity and claim.quantity.op == "=" and claim.quantity.value == 0
    if not of_none or vocabulary[claim.relation].family == "figure":
        return claim
    _count(kept, "claims with a figure of none are written as denied")
    return replace(claim, quantity=None, modality="denied")


def yaml_of(value: Any) -> str:
    """Return a value as the files of a case have it."""
    text: str = yaml.dump(value, None, _Dumper, allow_unicode=True, sort_keys=False, width=100)
    return text


def _dump(path: Path, value: Any) -> None:
    path.write_text(yaml_of(value), encoding="utf-8")


def _with_own_names(things: Iterable[Any], kept: dict[str, int]) -> list[Any]:
    every = list(things)
    owners: dict[str, str] = {}
    named = []
    for thing in every:
        first = thing
        if _key(thing.name) in owners:
            first = replace(thing, name=f"{thing.name} ({thing.id})")
            _count(kept, "first names that another has already, with their ids behind them now")
        owners.setdefault(_key(first.name), thing.id)
        named.append(first)
    found = []
    for thing in named:
        names = tuple(
            name for name in thing.names if owners.get(_key(name.text), thing.id) == thing.id
        )
        for _ in range(len(thing.names) - len(names)):
            _count(kept, "further names that are the first names of others, left out")
        found.append(replace(thing, names=names))
    return found


def _key(name: str) -> str:
    return fold(name) or name


def _count(kept: dict[str, int], reason: str) -> None:
    kept[reason] = kept.get(reason, 0) + 1


def actor_mapping(actor: Actor) -> dict[str, Any]:
    """Return the keys of an actor in ``actors.yaml``."""
    return _mapping(actor, ACTOR)


def event_mapping(event: Event) -> dict[str, Any]:
    """Return the keys of an event in ``events.yaml``."""
    return _mapping(event, EVENT)


def source_mapping(source: Source) -> dict[str, Any]:
    """Return the keys of the source of a report."""
    return _mapping(source, SOURCE, kept=("publisher",))


def _mapping(value: Any, fields: Fields, kept: Collection[str] = ()) -> dict[str, Any]:
    """Return the keys of a value in a case file, without those that are empty, but for some that are kept."""
    mapping = {}
    for field in fields:
        held = getattr(value, field.name)
        written = _WRITE[field.kind](held) if field.kind in _WRITE else held
        if field.name in kept or (written is not False and written not in ("", None, [])):
            mapping[(field.key or field.name).replace("_", "-")] = written
    return mapping


def _name(name: Name) -> _Inline:
    mapping = _mapping(name, NAME)
    if name.kind == "alias":
        del mapping["kind"]
    return _Inline(mapping)


def _quantity(quantity: Quantity | None) -> _Inline | None:
    return None if quantity is None else _Inline(_mapping(quantity, QUANTITY))


_WRITE: Final[dict[Kind, Callable[[Any], Any]]] = {
    Kind.TEXTS: _Row,
    Kind.IDS: _Row,
    Kind.TIME: lambda when: when.text and Time(when.text),
    Kind.QUANTITY: _quantity,
    Kind.NAMES: lambda names: [_name(name) for name in names],
}


def claim_mapping(claim: Claim, source: Source) -> dict[str, Any]:
    """Return the keys of a claim in the report of its source, without what the source says for it."""
    own_voice = claim.claimant == source.publisher
    mapping = _mapping(claim, CLAIM, kept=("quote", "said") if own_voice else ("quote",))
    del mapping["source"]
    if own_voice:
        del mapping["claimant"]
        if claim.said == source.date:  # which is when a publisher says what it does not date
            del mapping["said"]
    if claim.modality == "stated":
        del mapping["modality"]
    return mapping
