"""A tour of a page: scenes in an order, each with a title, a text and the address that shows it.

It is a YAML file, a list of points::

    - title: Who backs the militias
      text: The report says that Iran backs them, in its own voice.
      address: ask=who sponsors Iran-backed militias

An address is what stands after ``#`` in the page; without one a point shows what the page opens on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import unquote

from actorgraph.case.yaml_file import YamlFile
from actorgraph.model.dates import read_when
from actorgraph.model.errors import Fault, Faults, InvalidValue
from actorgraph.model.modality import MODALITIES
from actorgraph.model.names import near

if TYPE_CHECKING:
    from actorgraph.store.reader import Store

#: The name of a case's own tour, beside its ``case.yaml``.
TOUR: Final = "tour.yaml"
_KEYS: Final = ("title", "text", "address")
_NEEDED: Final = ("title", "text")
_YES: Final = ("yes", "no")


@dataclass(frozen=True, slots=True)
class Point:
    """One scene of a tour; `address` is what stands after ``#`` in the page, empty for what it opens on."""

    title: str
    text: str
    address: str = ""


def read_tour(path: Path, store: Store) -> tuple[Point, ...]:
    """Return the points of a tour through the page of a store.

    Raises
    ------
    Faults
        The file cannot be read, or something in it is wrong: all of it, each with file, line and what would
        work.
    """
    file = YamlFile(path, path.name)
    faults = [*file.faults] or [*_faults(file, _Addresses(store))]
    if faults:
        raise Faults(faults)
    return tuple(
        Point(*(" ".join((point.get(key) or "").split()) for key in _KEYS)) for point in file.value
    )


def _faults(file: YamlFile, addresses: _Addresses) -> Iterator[Fault]:
    if not isinstance(file.value, list) or not file.value:
        yield file.fault((), "a tour is a list of points, each with a title and a text")
        return
    for n, point in enumerate(file.value):
        if not isinstance(point, Mapping):
            yield file.fault((n,), f"a point has the keys {', '.join(_KEYS)}")
            continue
        for key in point:
            if key not in _KEYS:
                yield file.fault((n, key), f"unknown key {key!r}; use {', '.join(_KEYS)}")
        for key in _KEYS:
            value = point.get(key)
            if isinstance(value, list | Mapping):
                yield file.fault((n, key), f"the {key} is one text")
            elif key in _NEEDED and not (value or "").strip():
                yield file.fault((n, key), f"the point needs a {key}")
            elif key == "address" and value:
                yield from (file.fault((n, key), words) for words in addresses.wrong(value))


class _Addresses:
    """Says what is wrong with an address of the page of a store."""

    def __init__(self, store: Store) -> None:
        self._store = store
        relations = list(store.vocabulary)
        drawn = {relation.name for relation in relations}
        from actorgraph.page.appearance import drawn_family

        families = {family for one in relations for family in (one.family, drawn_family(one))}
        from actorgraph.model.actor import ACTOR_TYPES

        #: How the value of each part is checked; the others are numbers, or written by the page alone.
        self.checks: Final[dict[str, Callable[[str], Iterator[str]]]] = {
            "ask": self._question,
            "thing": self._thing,
            "near": lambda text: self._thing(text.split(",")[0]),
            "group": self._thing,
            "path": lambda text: self._each(text, self._thing),
            "hidden": lambda text: self._each(text, self._thing),
            "claimants": lambda text: self._each(text, self._thing),
            "relations": self._among("relation", drawn),
            "families-off": self._among("family", families),
            "types-off": self._among("type", {*ACTOR_TYPES, "event"}),
            "modalities-off": self._among("modality", MODALITIES),
            "sources": self._among("source", {source.id for source in store.sources()}),
            "since": self._day,
            "until": self._day,
            "view": self._among("view", ("story", "groups", "answer", "network", "table")),
            "scope": self._among("scope", ("all", "opening")),
            **{name: self._among("word", _YES) for name in ("undated", "derived", "tentative", "about")},
        }  # fmt: skip
        #: Parts of an address that a page writes, and a person hardly.
        self.others: Final = (
            "tie",
            "ties",
            "at",
            "moved",
            "film",
            "table",
            "by",
            "added",
            "along",
            "families",
            "groups",
            "note",
            "selected",
        )

    def wrong(self, address: str) -> Iterator[str]:
        """Yield what is wrong with each part of an address."""
        for part in address.removeprefix("#").split("&"):
            name, sign, value = part.partition("=")
            known = (*self.checks, *self.others)
            if not sign:
                yield f"the address has {part!r} without a '='; write it like 'ask=who sponsors …'"
            elif name not in known:
                found = [known[at] for at in near(name, known)] or list(self.checks)[:5]
                yield f"an address has no {name!r}; use one of {', '.join(found)} …"
            elif name in self.checks:
                yield from self.checks[name](unquote(value))

    def _thing(self, key: str) -> Iterator[str]:
        if self._store.names([key]):
            return
        from actorgraph.model.errors import NotFound

        try:
            found = self._store.thing(key).id
        except NotFound as error:
            near_ids = (self._store.thing(name).id for name in error.suggestions[:3])
            yield f"no actor or event has the id {key!r}{_or(near_ids)}"
        else:
            yield f"an address has ids and no names: write {found!r} for {key!r}"

    def _question(self, text: str) -> Iterator[str]:
        from actorgraph.ask.answer import ask

        asked = ask(self._store, question=text)
        if not asked.answered:
            why = f": {asked.reason}" if asked.reason else ""
            yield f"the question {text!r} is not understood{why}{_or(asked.suggestions)}"

    @staticmethod
    def _day(text: str) -> Iterator[str]:
        try:
            when = read_when(text)
        except InvalidValue as error:
            yield str(error)
            return
        if not when.is_day:
            yield f"{text!r} is not a day; write it like 2024-02-02"

    @staticmethod
    def _each(text: str, check: Callable[[str], Iterator[str]]) -> Iterator[str]:
        for key in filter(None, text.split(",")):
            yield from check(key)

    @staticmethod
    def _among(noun: str, names: Any) -> Callable[[str], Iterator[str]]:
        known = sorted(names)

        def check(text: str) -> Iterator[str]:
            for key in filter(None, text.split(",")):
                if key not in known:
                    found = [known[at] for at in near(key, known)] or known[:4]
                    yield f"unknown {noun} {key!r}; use one of {', '.join(found)}{' …' if len(found) < len(known) else ''}"

        return check


def _or(suggestions: Any) -> str:
    """Return what would work, if anything is near."""
    near_ones = " or ".join(repr(text) for text in [*suggestions][:3])
    return f"; use {near_ones}" if near_ones else ""
