"""A small conflict for the tests of the story: a sponsor, its client, their foe with an army and an office."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

import pytest

from actorgraph.page.view import View, view_of
from page.conftest import World

Telling: TypeAlias = Callable[..., View]

ACTORS: list[dict[str, Any]] = [
    {"id": "ann", "name": "Ann", "type": "state"},
    {"id": "bob", "name": "Bob", "type": "armed-group"},
    {"id": "cid", "name": "Cid", "type": "state"},
    {"id": "army", "name": "Army of Cid", "type": "military", "parent": "cid"},
    {"id": "house", "name": "House of Cid", "type": "government-body", "parent": "cid"},
    {"id": "dan", "name": "Dan", "type": "armed-group"},
    {"id": "far", "name": "Far", "type": "state"},
    {"id": "off", "name": "Off", "type": "state"},
]
EVENTS: list[dict[str, Any]] = [
    {"id": "raid", "name": "the raid", "type": "attack", "when": "2024-01-05"},
    {"id": "strike", "name": "the strike", "type": "attack", "when": "2024-01-09"},
    {"id": "speech", "name": "the speech", "type": "statement", "when": "2024-01-10"},
]
#: Ann backs Bob and Dan, Bob raids the army, the house blames Bob and stops short of blaming Dan, the army strikes.
CONFLICT: list[dict[str, Any]] = [
    {"relation": "sponsors", "subject": "ann", "object": "bob", "quote": "One."},
    {"relation": "sponsors", "subject": "ann", "object": "bob", "quote": "Two."},
    {"relation": "sponsors", "subject": "ann", "object": "dan"},
    {"relation": "attacks", "subject": "bob", "object": "army", "event": "raid"},
    {"relation": "attributes", "subject": "house", "object": "bob", "event": "raid", "modality": "believed",
     "claimant": "house"},
    {"relation": "attributes", "subject": "house", "object": "dan", "event": "raid", "modality": "withheld",
     "claimant": "house"},
    {"relation": "attacks", "subject": "army", "object": "bob", "event": "strike"},
    {"relation": "attacks", "subject": "army", "object": "dan", "event": "strike"},
    {"relation": "part-of", "subject": "army", "object": "cid"},
    {"relation": "threatens", "subject": "cid", "object": "ann"},
    {"relation": "kills", "event": "raid", "object": "army",
     "quantity": {"what": "killed", "op": "=", "value": 3, "unit": "soldiers"}},
]  # fmt: skip


@pytest.fixture
def telling(world: World) -> Telling:
    """Return a maker of views of the conflict, or of other claims among its actors."""

    def view(*claims: dict[str, Any]) -> View:
        return view_of(world(*(claims or CONFLICT), actors=ACTORS, events=EVENTS))

    return view
