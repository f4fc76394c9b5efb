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

if TYPE_CHECKING:  # the same names as in the table below, for type checkers; a test compares them
    from actorgraph.formats.exporter import export as export
    from actorgraph.formats.format import Format as Format
    from actorgraph.formats.graphs.graphml import write_graphml as write_graphml
    from actorgraph.formats.importer import import_files as import_files
    from actorgraph.formats.selection import Selection as Selection
    from actorgraph.library import Case as Case
    from actorgraph.library import open_case as open_case
    from actorgraph.model.actor import Actor as Actor
    from actorgraph.model.actor import Name as Name
    from actorgraph.model.claim import Claim as Claim
    from actorgraph.model.claim import Quantity as Quantity
    from actorgraph.model.dates import When as When
    from actorgraph.model.dates import read_when as read_when
    from actorgraph.model.errors import ActorgraphError as ActorgraphError
    from actorgraph.model.errors import AmbiguousName as AmbiguousName
    from actorgraph.model.errors import Contradiction as Contradiction
    from actorgraph.model.errors import CorruptStore as CorruptStore
    from actorgraph.model.errors import Fault as Fault
    from actorgraph.model.errors import Faults as Faults
    from actorgraph.model.errors import FilesChanged as FilesChanged
    from actorgraph.model.errors import FileTrouble as FileTrouble
    from actorgraph.model.errors import InvalidDate as InvalidDate
    from actorgraph.model.errors import InvalidValue as InvalidValue
    from actorgraph.model.errors import MissingPackage as MissingPackage
    from actorgraph.model.errors import NewerStore as NewerStore
    from actorgraph.model.errors import NoReply as NoReply
    from actorgraph.model.errors import NotAStore as NotAStore
    from actorgraph.model.errors import NotFound as NotFound
    from actorgraph.model.errors import StoreError as StoreError
    from actorgraph.model.errors import TooMany as TooMany
    from actorgraph.model.errors import UnknownActor as UnknownActor
    from actorgraph.model.errors import UnknownClaim as UnknownClaim
    from actorgraph.model.errors import UnknownEvent as UnknownEvent
    from actorgraph.model.errors import UnknownFormat as UnknownFormat
    from actorgraph.model.errors import UnknownOption as UnknownOption
    from actorgraph.model.errors import UnknownRelation as UnknownRelation
    from actorgraph.model.errors import UnknownSource as UnknownSource
    from actorgraph.model.errors import UnknownTable as UnknownTable
    from actorgraph.model.errors import UnknownType as UnknownType
    from actorgraph.model.errors import WrongUse as WrongUse
    from actorgraph.model.event import Event as Event
    from actorgraph.model.filters import Filters as Filters
    from actorgraph.model.filters import read_filters as read_filters
    from actorgraph.model.source import Source as Source
    from actorgraph.model.vocabulary import Reading as Reading
    from actorgraph.model.vocabulary import Relation as Relation
    from actorgraph.model.vocabulary import Vocabulary as Vocabulary

#: The public names by the module that each is fetched from when it is first asked for.
_PUBLIC = {
    "formats.exporter": ("export",),
    "formats.format": ("Format",),
    "formats.graphs.graphml": ("write_graphml",),
    "formats.importer": ("import_files",),
    "formats.selection": ("Selection",),
    "library": (
        "Case",
        "open_case",
    ),
    "model.actor": (
        "Actor",
        "Name",
    ),
    "model.claim": (
        "Claim",
        "Quantity",
    ),
    "model.dates": (
        "When",
        "read_when",
    ),
    "model.errors": (
        "ActorgraphError",
        "AmbiguousName",
        "Contradiction",
        "CorruptStore",
        "Fault",
        "Faults",
        "FileTrouble",
        "FilesChanged",
        "InvalidDate",
        "InvalidValue",
        "MissingPackage",
        "NewerStore",
        "NotAStore",
        "NoReply",
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
        "UnknownTable",
        "UnknownType",
        "WrongUse",
    ),
    "model.event": ("Event",),
    "model.filters": (
        "Filters",
        "read_filters",
    ),
    "model.source": ("Source",),
    "model.vocabulary": (
        "Reading",
        "Relation",
        "Vocabulary",
    ),
}
_MODULE_OF = {name: module for module, names in _PUBLIC.items() for name in names}

__all__ = sorted(_MODULE_OF)  # pyright: ignore[reportUnsupportedDunderAll]


def __getattr__(name: str) -> Any:
    """Fetch a public name from its module when it is first asked for, so that importing stays quick."""
    if name not in _MODULE_OF:
        raise AttributeError(f"module 'actorgraph' has no attribute {name!r}")
    value = getattr(import_module(f"actorgraph.{_MODULE_OF[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted([*__all__, "__version__"])
