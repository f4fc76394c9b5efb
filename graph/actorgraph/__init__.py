"""actorgraph: who sponsors, attacks, leads and blames whom, with the words that say so.

>>> import actorgraph
>>> case = actorgraph.open_case()
>>> [answer.name for answer in case.who("sponsors", "KH").answers][0]
'Iran'
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from actorgraph.casefile import Case, open_case
    from actorgraph.dates import When, read_when
    from actorgraph.errors import (
        ActorgraphError,
        AmbiguousName,
        CorruptStore,
        Fault,
        Faults,
        FileTrouble,
        InvalidDate,
        InvalidValue,
        NewerStore,
        NotAStore,
        NotFound,
        StoreError,
        UnknownActor,
        UnknownClaim,
        UnknownEvent,
        UnknownRelation,
        UnknownSource,
    )
    from actorgraph.exchange.bring import import_files
    from actorgraph.exchange.format import Format
    from actorgraph.exchange.hand_on import export
    from actorgraph.exchange.selection import Selection
    from actorgraph.filters import Filters, read_filters
    from actorgraph.formats.graphml import write_graphml
    from actorgraph.model import Actor, Claim, Event, Name, Quantity, Source
    from actorgraph.vocabulary import Reading, Relation, Vocabulary

__version__ = "0.1.0"

_ROOMS = {
    "casefile": ("Case", "open_case"),
    "dates": ("When", "read_when"),
    "errors": (
        "ActorgraphError",
        "AmbiguousName",
        "CorruptStore",
        "Fault",
        "Faults",
        "FileTrouble",
        "InvalidDate",
        "InvalidValue",
        "NewerStore",
        "NotAStore",
        "NotFound",
        "StoreError",
        "UnknownActor",
        "UnknownClaim",
        "UnknownEvent",
        "UnknownRelation",
        "UnknownSource",
    ),
    "exchange.bring": ("import_files",),
    "exchange.format": ("Format",),
    "exchange.hand_on": ("export",),
    "exchange.selection": ("Selection",),
    "filters": ("Filters", "read_filters"),
    "formats.graphml": ("write_graphml",),
    "model": ("Actor", "Claim", "Event", "Name", "Quantity", "Source"),
    "vocabulary": ("Reading", "Relation", "Vocabulary"),
}
_ROOM_OF = {name: room for room, names in _ROOMS.items() for name in names}

__all__ = [
    "Actor",
    "ActorgraphError",
    "AmbiguousName",
    "Case",
    "Claim",
    "CorruptStore",
    "Event",
    "Fault",
    "Faults",
    "FileTrouble",
    "Filters",
    "Format",
    "InvalidDate",
    "InvalidValue",
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
    "UnknownActor",
    "UnknownClaim",
    "UnknownEvent",
    "UnknownRelation",
    "UnknownSource",
    "Vocabulary",
    "When",
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
