"""The event codes of CAMEO in our words, as data in ``cameo.yaml``; `actorgraph.formats.datasets.gdelt` reads with it.

CAMEO (Conflict and Mediation Event Observations, 1.1b3) numbers what an actor does to another in a tree:
``19`` uses force, ``195`` does so from the air, ``1951`` with precision. A code that is not in the table
means what the nearest one above it means, for there the editions of the codebook number differently.

- What somebody *expresses the intent* to do (03) is the act, `intended`. A threat is an act of its own.
- Who claims (015) or denies (016) responsibility *tells* somebody so, and who denies it to an accuser (127)
  *rejects* that: the code names whom it was said to and not for what, which is what our
  ``claims-responsibility`` and ``denies-responsibility`` need.
- Tables that are passed around give 016 as an empathetic comment and 166 as an embargo. GDELT rates its
  016 at -2.0 and its 166 at -7.0, which are the weights of denying responsibility and of expelling.
- Acts on somebody's things (171) and blockades (191) are pressure: the code names the owner, who is not
  said to be attacked.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, NamedTuple

from actorgraph.identity.states import states
from actorgraph.model.data import yaml_data

FILE: Final = Path(__file__).with_suffix(".yaml")
_ROOTS: Final = frozenset(f"{root:02}" for root in range(1, 21))


class Coded(NamedTuple):
    """The meaning of a code: the relation, its name in CAMEO, the modality, and the means."""

    relation: str
    name: str
    modality: str = "stated"
    mode: str = ""


def _table(name: str) -> Any:
    return yaml_data(FILE)[name]


@lru_cache(maxsize=1)
def events() -> Mapping[str, Coded]:
    """Return the meaning of each code of the table."""
    return {code: Coded(**row) for code, row in _table("events").items()}


@lru_cache(maxsize=1)
def members() -> frozenset[str]:
    """Return the codes of the members of the United Nations, which are those that are said to be states."""
    return frozenset(state.iso3 for state in states() if state.iso3) - set(_table("not_members"))


@lru_cache(maxsize=4096)
def event_of(code: str) -> Coded | None:
    """Return the meaning of an event code of three or four digits, or None if CAMEO has none like it.

    >>> event_of("195")
    Coded(relation='attacks', name='employ aerial weapons', modality='stated', mode='aerial')
    >>> event_of("1951") == event_of("195")
    True

    Codes of two digits are refused: they are those above all others, or what a spreadsheet left of
    ``"010"``.
    """
    if not (code.isascii() and code.isdecimal() and len(code) in (3, 4) and code[:2] in _ROOTS):
        return None
    return events().get(code) or events().get(code[:3]) or events()[code[:2]]


def type_of(code: str, country: str, group: str, role: str) -> str:
    """Return the type of an actor from its code, the code of its country, its group, and its first role.

    >>> type_of("IRN", "IRN", "", ""), type_of("IRNMIL", "IRN", "", "MIL"), type_of("MIL", "", "", "MIL")
    ('state', 'military', 'class')

    Without a country or group, a role names nobody: a class. A country says only where somebody is from.
    """
    if group:
        return str(_table("of_a_group").get(role, "unknown"))
    if country and code == country:
        if country in members():
            return "state"
        return "place" if country in _table("regions") else "unknown"
    if role and country and code == country + role:
        return str(_table("of_a_country").get(role, "class"))
    return "class" if role and code == role else "unknown"
