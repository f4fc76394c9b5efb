"""actorgraph: who sponsors, attacks, leads and blames whom, with the words that say so.

>>> import actorgraph
>>> case = actorgraph.open_case()
>>> [answer.name for answer in case.who("sponsors", "KH").answers][0]
'Iran'
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from actorgraph._version import __version__ as __version__

if TYPE_CHECKING:
    from actorgraph.formats.exporter import export
    from actorgraph.formats.format import Format
    from actorgraph.formats.graphs.graphml import write_graphml
    from actorgraph.formats.importer import import_files
    from actorgraph.formats.selection import Selection
    from actorgraph.library import Case, open_case
    from actorgraph.model.dates import When, read_when
    from actorgraph.model.errors import (
        ActorgraphError,
        AmbiguousName,
        Contradiction,
        CorruptStore,
        Fault,
        Faults,
        FileTrouble,
        InvalidDate,
        InvalidValue,
        MissingPackage,
        NewerStore,
        NotAStore,
        NotFound,
        StoreError,
        TooMany,
        UnknownActor,
        UnknownClaim,
        UnknownEvent,
        UnknownFormat,
        UnknownOption,
        UnknownRelation,
        UnknownSource,
        UnknownType,
        WrongUse,
    )
    from actorgraph.model.filters import Filters, read_filters
    from actorgraph.model.nouns import Actor, Claim, Event, Name, Quantity, Source
    from actorgraph.model.vocabulary import Reading, Relation, Vocabulary


_ROOMS = {
    "library": ("Case", "open_case"),
    "model.dates": ("When", "read_when"),
    "model.errors": (
        "ActorgraphError",
        "AmbiguousName",
        "Contradiction",
        "CorruptStore",
        "Fault",
        "Faults",
        "FileTrouble",
        "InvalidDate",
        "InvalidValue",
        "MissingPackage",
        "NewerStore",
        "NotAStore",
        "NotFound",
        "StoreError",
        "TooMany",
        "UnknownActor",
        "UnknownClaim",
        "UnknownEvent",
        "UnknownFormat",
        "UnknownOption",
        "UnknownRelation",
        "UnknownSource",
        "UnknownType",
        "WrongUse",
    ),
    "formats.importer": ("import_files",),
    "formats.format": ("Format",),
    "formats.exporter": ("export",),
    "formats.selection": ("Selection",),
    "model.filters": ("Filters", "read_filters"),
    "formats.graphs.graphml": ("write_graphml",),
    "model.nouns": ("Actor", "Claim", "Event", "Name", "Quantity", "Source"),
    "model.vocabulary": ("Reading", "Relation", "Vocabulary"),
}
_ROOM_OF = {name: room for room, names in _ROOMS.items() for name in names}

__all__ = [
    "Actor",
    "ActorgraphError",
    "AmbiguousName",
    "Case",
    "Claim",
    "Contradiction",
    "CorruptStore",
    "Event",
    "Fault",
    "Faults",
    "FileTrouble",
    "Filters",
    "Format",
    "InvalidDate",
    "InvalidValue",
    "MissingPackage",
    "Name",
    "NewerStore",
    "NotAStore",
    "NotFound",
    "Quantity",
    "Reading",
    "Relation",
    "Selection",
    "Source",
    "StoreError",
    "TooMany",
    "UnknownActor",
    "UnknownClaim",
    "UnknownEvent",
    "UnknownFormat",
    "UnknownOption",
    "UnknownRelation",
    "UnknownSource",
    "UnknownType",
    "Vocabulary",
    "When",
    "WrongUse",
    "export",
    "import_files",
    "open_case",
    "read_filters",
    "read_when",
    "write_graphml",
]


def __getattr__(name: str) -> Any:
    """Fetch a public name from its room when it is first asked for, so that importing stays quick."""
    if name not in _ROOM_OF:
        raise AttributeError(f"module 'actorgraph' has no attribute {name!r}")
    value = getattr(import_module(f"actorgraph.{_ROOM_OF[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted([*__all__, "__version__"])
