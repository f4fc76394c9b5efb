"""What reading and writing FollowTheMoney share: the schemata that tie two entities, and the names of our key."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, NamedTuple

from actorgraph.model.data import yaml_data
from actorgraph.model.names import is_id, slug
from actorgraph.store.hash import hash_of

FILE: Final = Path(__file__).with_suffix(".yaml")
#: The key beside the properties under which our own words stand.
OURS: Final = "actorgraph"
#: An address is not an entity but a claim about the entities that name it.
ADDRESS: Final = "Address"
#: The end of a tie that is a name and no entity.
AUTHORITY: Final = "authority"
#: What is said of entities without tying them to each other.
NOTE: Final = "Note"


class Tie(NamedTuple):
    """How a schema that connects two entities becomes a claim: the properties of its ends, and the relation.

    `role` says that the relation is wider than the schema, whose name then goes into the claim's role;
    `words` is the property in which the schema says what the tie is.
    """

    subject: str
    object: str
    relation: str
    role: bool = False
    words: str = "role"


def table(name: str) -> Any:
    """Return one of the tables of words.yaml."""
    return yaml_data(FILE)[name]


@lru_cache(maxsize=1)
def ties() -> Mapping[str, Tie]:
    """Return how each schema that connects two entities becomes a claim."""
    return {schema: Tie(**row) for schema, row in table("ties").items()}


def made_key(text: str) -> str:
    """Return the id of an entity as one of ours: itself if it can be, else its letters and a hash."""
    if is_id(text):
        return text
    return f"{slug(text)[:80]}-{hash_of(text) & 0xFFFFFFFF:08x}" if text else ""
