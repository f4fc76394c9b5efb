"""What an error says on the command line: the message, and the command that lists what there is."""

from __future__ import annotations

from typing import Final

from actorgraph.model.errors import (
    ActorgraphError,
    NotFound,
    UnknownActor,
    UnknownClaim,
    UnknownEvent,
    UnknownFormat,
    UnknownRelation,
    UnknownSource,
    UnknownType,
)

#: The commands that list what a name can stand for.
_LISTS: Final[dict[type[NotFound], str]] = {
    UnknownActor: "actors",
    UnknownEvent: "events",
    UnknownRelation: "relations",
    UnknownClaim: "claims",
    UnknownSource: "sources",
    UnknownFormat: "formats",
    UnknownType: "actors",
}


def message_of(error: ActorgraphError) -> str:
    """Return an error's message; if it says nothing of what would work, with the command that lists all."""
    if not isinstance(error, NotFound) or error.suggestions or error.hint:
        return str(error)
    return f"{error}; 'actorgraph {_LISTS[type(error)]}' lists them all"
