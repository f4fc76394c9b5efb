"""Markings of STIX: the levels of the Traffic Light Protocol, by the ids and definitions that the standard gives them.

Version 1 of the protocol is in section 7.2.1.4 of STIX 2.1, version 2 in an extension of OASIS
(https://github.com/oasis-open/cti-stix-common-objects). A file may refer to them and not hold them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, Final

from actorgraph.formats.standards.stix.words import line_of, texts_of
from actorgraph.model.tlp import label, level_in, strictest

_EXTENSION: Final = "extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d"
_TWO: Final = {
    "clear": "94868c89-83c2-464b-929b-a1a8aa3c8487",
    "green": "bab4a63c-aed9-4cf5-a766-dfca5abac2bb",
    "amber": "55d920b0-5e8b-4f79-9ee9-91f868d9b421",
    "amber+strict": "939a9414-2ddd-4d32-a0cd-375ea402b003",
    "red": "e828b379-4e03-4974-9ac4-e53a884c97c1",
}
_ONE: Final = {
    "clear": "613f2e26-407d-48c7-9eca-b8e91df99dc9",
    "green": "34098fce-860f-48ae-8e50-ebd3cc5e41da",
    "amber": "f88d31f6-486f-44da-b317-01333bde0b82",
    "red": "5e57c739-391a-4eb3-b6be-7d15ca92d5ed",
}
#: The ids that are written: those of the standard itself, and for a level that it has not, the one of the extension.
_WRITTEN: Final = _TWO | _ONE
_DAY_ONE: Final = "2017-01-20T00:00:00.000Z"
_DAY_TWO: Final = "2022-10-01T00:00:00.000Z"
#: The levels of the markings that every program knows, by their ids.
LEVELS: Final = {
    f"marking-definition--{key}": level for ids in (_ONE, _TWO) for level, key in ids.items()
}


def ref_of(level: str) -> list[str]:
    """Return the reference to a level, as a list; empty for none."""
    return [f"marking-definition--{_WRITTEN[level]}"] if level else []


def definition_of(key: str) -> dict[str, Any] | None:
    """Return the definition of a level by the id that is written for it, as OASIS publishes it; None for another id."""
    level = LEVELS.get(key)
    if level is None or ref_of(level) != [key]:
        return None
    made = {"type": "marking-definition", "spec_version": "2.1", "id": key}
    if level not in _ONE:
        words = {"extension_type": "property-extension", "tlp_2_0": level}
        return {
            **made,
            "created": _DAY_TWO,
            "name": label(level),
            "extensions": {_EXTENSION: words},
        }
    colour = "white" if level == "clear" else level
    return {
        **made,
        "created": _DAY_ONE,
        "name": f"TLP:{colour.upper()}",
        "definition_type": "tlp",
        "definition": {"tlp": colour},
    }


def name_of(value: Mapping[str, Any]) -> str:
    """Return what a marking is called: the level that its definition has, else its name.

    >>> name_of({"definition": {"tlp": "white"}}), name_of({"name": "Statement of X"})
    ('TLP:CLEAR', 'Statement of X')
    """
    definition = value.get("definition")
    colour = line_of(definition.get("tlp")) if isinstance(definition, dict) else ""
    extensions = value.get("extensions")
    if isinstance(extensions, dict) and isinstance(extensions.get(_EXTENSION), dict):
        colour = line_of(extensions[_EXTENSION].get("tlp_2_0")) or colour
    statement = line_of(definition.get("statement")) if isinstance(definition, dict) else ""
    found = _IN_STATEMENT.search(statement)
    return label(level_in(colour) or level_in(found[0] if found else "")) or line_of(
        value.get("name")
    )


#: A level that a statement names.
_IN_STATEMENT: Final = re.compile(r"\bTLP\s*[:=-]\s*(?:amber\+strict|[a-z]+)", re.IGNORECASE)


class Markings:
    """The markings of an import: what each is called, and which are a level."""

    def __init__(self) -> None:
        self._names = {key: label(level) for key, level in LEVELS.items()}
        #: How many objects had a part of theirs marked, and count as marked whole.
        self.in_part = 0

    def add(self, value: Mapping[str, Any]) -> None:
        """Take the definition of a marking."""
        if name := name_of(value):
            self._names[value["id"]] = name

    def of(self, value: Mapping[str, Any]) -> list[str]:
        """Return the markings of an object; one of a part of it is one of the whole, and is counted."""
        whole = texts_of(value.get("object_marking_refs"))
        granular = value.get("granular_markings")
        parts = [
            key
            for part in (granular if isinstance(granular, list) else [])
            if isinstance(part, dict)
            for key in texts_of(part.get("marking_ref"))
        ]
        self.in_part += bool(parts)
        return list(dict.fromkeys([*whole, *parts]))

    def level(self, keys: Iterable[str]) -> str:
        """Return the strictest level among markings, empty without one."""
        return strictest(level_in(self._names.get(key, "")) for key in keys)

    def others(self, keys: Iterable[str]) -> str:
        """Return the names of the markings that are no level, as a note has them."""
        named = [self._names.get(key, key) for key in keys]
        return ", ".join(name for name in named if not level_in(name))
