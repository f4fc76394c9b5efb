"""Names that occur twice on a page, told apart: by the type of the actor, and by a code or id if that is not enough."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING

from actorgraph.model.actor import Actor

if TYPE_CHECKING:
    from actorgraph.model.event import Event


def tags_of(things: Mapping[str, Actor | Event]) -> dict[str, str]:
    """Return what stands in brackets after the name of each thing whose name another has too.

    Examples
    --------
    >>> from actorgraph.model.actor import Actor
    >>> kinds = {"x-USA": "state", "x-USAGOV": "government-body", "x-USALEG": "government-body"}
    >>> tags_of({key: Actor(id=key, name="United States", type=kind) for key, kind in kinds.items()})
    {'x-USA': 'state', 'x-USAGOV': 'government body GOV', 'x-USALEG': 'government body LEG'}
    """
    same: dict[str, list[str]] = defaultdict(list)
    for key, thing in things.items():
        same[" ".join(thing.name.casefold().split())].append(key)
    found = {}
    for keys in same.values():
        if len(keys) > 1:
            found.update(_told_apart(things, keys))
    return found


def _told_apart(things: Mapping[str, Actor | Event], keys: list[str]) -> dict[str, str]:
    kinds = {key: things[key].type.replace("-", " ") for key in keys}
    often = Counter(kinds.values())
    differ = (n for n, letters in enumerate(zip(*keys, strict=False)) if len(set(letters)) > 1)
    shared = next(differ, min(map(len, keys)))
    found = {}
    for key in keys:
        code = _code(things[key]) or key[shared:] or key
        found[key] = kinds[key] if often[kinds[key]] == 1 else f"{kinds[key]} {code}"
    return found


def _code(thing: Actor | Event) -> str:
    """Return the code by which a dataset knows an actor, if it is kept: "cameo:USALEG" is USALEG."""
    if not isinstance(thing, Actor):
        return ""
    codes = [
        name.text.partition(":")[2] or name.text for name in thing.names if name.kind == "code"
    ]
    return codes[0] if codes else ""
