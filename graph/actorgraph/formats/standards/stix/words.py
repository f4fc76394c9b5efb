"""What reading and writing STIX share: ids, the names of our properties, and small texts."""

from __future__ import annotations

import re
from typing import Any, Final
from uuid import UUID, uuid5

from actorgraph.sentence import wording

#: Ids of what we write are UUIDs of version 5 in this namespace, so that the same store gives the same ids.
NAMESPACE: Final = UUID("6f0b5c1e-0d3c-5c0b-9d0e-2f7a4a6f9c11")
#: An id: the type of the object and a UUID.
STIX_ID: Final = re.compile(
    r"([a-z][a-z0-9]*(?:-[a-z0-9]+)*)--[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}",
    re.ASCII,
)
#: Types of objects that are actors.
ACTORS: Final = ("intrusion-set", "threat-actor", "identity", "location")
#: Types of objects that are events.
EVENTS: Final = ("campaign", "incident")
#: Our properties; the object that has the first one says that the whole file is ours.
STORE: Final = "x_actorgraph_store"
ACTOR: Final = "x_actorgraph_actor"
EVENT: Final = "x_actorgraph_event"
SOURCE: Final = "x_actorgraph_source"
CLAIM: Final = "x_actorgraph_claim"
#: On an identity that stands beside an actor of another type, because only identities can sign.
MOUTH: Final = "x_actorgraph_claimant"


def type_of(key: object) -> str:
    """Return the type that a STIX id begins with, empty where the text is no such id."""
    found = STIX_ID.fullmatch(key) if isinstance(key, str) else None
    return found[1] if found else ""


def made_stix_id(kind: str, *parts: str) -> str:
    """Return a STIX id that depends on nothing but its parts."""
    return f"{kind}--{uuid5(NAMESPACE, chr(31).join(parts))}"


def line_of(value: Any) -> str:
    """Return a text on one line, without characters that no name holds; empty for what is no text."""
    return wording.line_of(" ".join(value.split())) if isinstance(value, str) else ""


def texts_of(value: Any) -> list[str]:
    """Return the texts of a list, or of a single text, on one line each; without what is empty."""
    values = value if isinstance(value, list) else [value]
    return [text for text in map(line_of, values) if text]
