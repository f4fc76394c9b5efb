"""What reading and writing STIX share: ids, the names of our properties, and small texts."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Final, TypeAlias
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
STORE: Final = "store"
ACTOR: Final = "actor"
EVENT: Final = "event"
SOURCE: Final = "source"
CLAIM: Final = "claim"
#: On an identity that stands beside an actor of another type, because only identities can sign.
MOUTH: Final = "claimant"
#: On an object that another program wrote: the version of STIX in which it came, as its ``spec_version``.
KEPT: Final = "kept"
_OURS: Final = (STORE, ACTOR, EVENT, SOURCE, CLAIM, MOUTH, KEPT)
#: What the names of our properties began with before they were those of an extension.
PREFIX: Final = "x_actorgraph_"
#: The confidence that is written for what is asserted with a doubt; what is stated or confirmed has none. It is
#: that of "likely" on the scale of ICD 203 in appendix A of STIX 2.1, which begins at `LIKELY_FROM`.
CONFIDENCE: Final = {"believed": 70, "likely": 70}
LIKELY_FROM: Final = 60
_MOMENT: Final = re.compile(
    r"(\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d)(?:\.(\d+))?(Z|[+-]\d\d:\d\d)?", re.IGNORECASE
)


#: A timestamp that can be compared: its second, and the digits after that.
Moment: TypeAlias = tuple[datetime, str]


def modality_of(confidence: float) -> str:
    """Return how sure a confidence of 0 to 100 is: no number confirms, and none denies.

    >>> modality_of(90), modality_of(60), modality_of(59)
    ('likely', 'likely', 'possible')
    """
    return "likely" if confidence >= LIKELY_FROM else "possible"


def type_of(key: object) -> str:
    """Return the type that a STIX id begins with, empty where the text is no such id."""
    found = STIX_ID.fullmatch(key) if isinstance(key, str) else None
    return found[1] if found else ""


def ours_of(value: Mapping[str, Any]) -> dict[str, Any]:
    """Return what actorgraph wrote of an object, by the names above; empty if it did not write it."""
    extensions = value.get("extensions")
    ours = extensions.get(EXTENSION) if isinstance(extensions, dict) else None
    if isinstance(ours, dict):
        return {name: ours[name] for name in _OURS if name in ours}
    return {name: value[PREFIX + name] for name in _OURS if PREFIX + name in value}


def is_stix(value: Mapping[str, Any]) -> bool:
    """Return True if an object has an id that begins with its type."""
    kind = type_of(value.get("id"))
    return bool(kind) and kind == value.get("type")


def body_of(value: Mapping[str, Any]) -> str:
    """Return an object as JSON, or an empty text if it holds what no file may hold."""
    try:
        text = json.dumps(value, ensure_ascii=False, allow_nan=False)
        text.encode()
    except ValueError:  # a number without end, half of a character
        return ""
    return text


def moment_of(value: Any) -> Moment:
    """Return a timestamp as what can be compared, however many digits its second has.

    >>> moment_of("2024-01-01T08:00:00.500Z") < moment_of("2024-01-01T10:00:00.500250+02:00")
    True
    """
    found = _MOMENT.fullmatch(value.strip()) if isinstance(value, str) else None
    if found is None:
        return _NEVER, ""
    zone = (found[3] or "Z").upper().replace("Z", "+00:00")
    try:
        second = datetime.fromisoformat(f"{found[1]}{zone}").astimezone(UTC)
    except (ValueError, OverflowError):
        return _NEVER, ""
    return second, (found[2] or "").rstrip("0")


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


_NEVER: Final = datetime.min.replace(tzinfo=UTC)
#: The definition of the extension that our properties are, and the identity that made it.
EXTENSION: Final = made_stix_id("extension-definition", "actorgraph")
MAKER: Final = made_stix_id("identity", "actorgraph")
