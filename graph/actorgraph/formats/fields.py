"""The tables of fields: what becomes of every field that the definition of a source has, as data in ``fields.yaml``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from actorgraph.model.data import yaml_data

FILE: Final = Path(__file__).with_suffix(".yaml")
#: What may become of a field, with the words for it.
FATES: Final = {
    "kept": "kept",
    "noted": "in the note",
    "same": "said by another field",
    "left": "not kept, and counted",
}
_NOTHING: Final[tuple[Any, ...]] = (None, "", [], {}, "0", 0, False)


@lru_cache
def fields_of(format: str) -> Mapping[str, Mapping[str, str]]:
    """Return what becomes of the fields of a format, by the part that has them; empty if it has no table.

    >>> fields_of("acled")[""]["region"]
    'left'
    """
    parts = yaml_data(FILE).get(format, {})
    return {
        part: {name: fate for fate, names in fates.items() for name in names.split()}
        for part, fates in parts.items()
    }


def names_of(format: str, part: str, *fates: str) -> frozenset[str]:
    """Return the fields of a part that have one of some fates."""
    fields = fields_of(format)[part]
    return frozenset(name for name, fate in fields.items() if fate in fates)


def members_left(format: str, part: str, value: Any) -> Iterator[tuple[str, bool]]:
    """Yield the members of a document, and of its parts, that are not kept, and whether the format defines them.

    A part is a member that has a table of its own; what anything else holds is not looked into.
    """
    if isinstance(value, list):
        for each in value:
            yield from members_left(format, part, each)
    elif isinstance(value, dict):
        parts = fields_of(format)
        fates = parts[part]
        for name, each in value.items():
            fate = fates.get(name)
            if fate is None or (fate == "left" and each not in _NOTHING):
                yield f"{part} {name}", fate is not None
            elif name in parts:
                yield from members_left(format, name, each)


def counted(found: Counter[str]) -> str:
    """Return names with how often each was found.

    >>> counted(Counter(["Tag colour", "Event id", "Tag colour"]))
    'Tag colour (2), Event id (1)'
    """
    return ", ".join(f"{name} ({times:,})" for name, times in found.most_common())
