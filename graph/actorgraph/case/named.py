"""Whom a claim names: by an id, or by a name that the case has for it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from actorgraph.model.actor import Actor
from actorgraph.model.errors import InvalidValue
from actorgraph.model.event import Event
from actorgraph.model.names import fold


class Named:
    """The actors and events of a case by their ids and names.

    A name is found whatever its capitals and accents are. The first name of one is stronger than a further name
    of another.
    """

    def __init__(self, actors: Mapping[str, Actor], events: Mapping[str, Event]) -> None:
        self._ids = {"actor": actors, "event": events}
        self._first = {"actor": _first(actors.values()), "event": _first(events.values())}
        self._further = {"actor": _further(actors.values()), "event": _further(events.values())}

    def id_of(self, text: str, nouns: Collection[str]) -> str:
        """Return the id of who is called so among some nouns (``"actor"``, ``"event"``), the text if nobody is.

        Raises
        ------
        InvalidValue
            Several are called so.
        """
        if not text or any(text in self._ids[noun] for noun in nouns):
            return text
        wanted = fold(text)
        for names in (self._first, self._further):
            found = {key: None for noun in nouns for key in names[noun].get(wanted, ())}
            if len(found) > 1:
                raise InvalidValue(
                    f"{text!r} is a name of {' and '.join(map(repr, found))}; write the id"
                )
            if found and wanted:
                return next(iter(found))
        return text


def _first(things: Iterable[Actor | Event]) -> dict[str, list[str]]:
    names: dict[str, list[str]] = {}
    for thing in things:
        names.setdefault(fold(thing.name), []).append(thing.id)
    return names


def _further(things: Iterable[Actor | Event]) -> dict[str, list[str]]:
    names: dict[str, list[str]] = {}
    for thing in things:
        for key in {fold(name.text): None for name in thing.names}:
            names.setdefault(key, []).append(thing.id)
    return names
