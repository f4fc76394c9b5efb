"""Objects of JSON that have each member once.

Readers of JSON take the last of several members of one name and lose the others without a word; nobody knows which was meant.
"""

from __future__ import annotations

import json
from typing import Any, Final

from actorgraph.model.errors import InvalidValue

#: The most letters of an object that are shown.
_SHOWN: Final = 60


def members_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return the members of an object, for ``object_pairs_hook`` of `json`.

    >>> json.loads('{"id": 1, "name": "A", "name": "B"}', object_pairs_hook=members_once)
    Traceback (most recent call last):
    actorgraph.model.errors.InvalidValue: 'name' stands twice in {"id": 1, "name": "A"…
    """
    made = dict(pairs)
    if len(made) != len(pairs):
        made.clear()
        for name, value in pairs:
            if name in made:
                raise twice(name, made)
            made[name] = value
    return made


def twice(name: str, before: dict[str, Any]) -> InvalidValue:
    """Return the error of a member that an object has already, with how the object begins."""
    begin = json.dumps(before, ensure_ascii=False, default=str)[:-1]
    return InvalidValue(f"{name!r:.60} stands twice in {begin[:_SHOWN]}…")
