"""The states of the world by their names and codes, as data in ``states.yaml``; for proposals only.

That a name or code means a state asserts nothing: the actors of two datasets stay two until somebody
confirms that they are one.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple

from actorgraph.model.data import yaml_data
from actorgraph.model.names import fold, without_article

FILE: Final = Path(__file__).with_name("states.yaml")
#: Lists of codes for states. CAMEO's codes of whole countries are those of ISO 3166-1 alpha-3.
LISTS: Final = ("iso2", "iso3", "fips", "gw")
_SAME_AS_LIST: Final = {"cameo": "iso3"}


class State(NamedTuple):
    """A state: its short name, its other names, and its codes, empty where a list has none."""

    name: str
    names: tuple[str, ...]
    iso2: str
    iso3: str
    fips: str
    gw: str


def state_of(text: str) -> State | None:
    """Return the state that a name or code means, or None.

    A code is written with its list before it, ``"gw:630"``; without a list, it is tried as ISO 3166 in
    capitals, ``"IR"`` or ``"IRN"``, once no name fits.

    Examples
    --------
    >>> [state_of(code).name for code in ("gw:630", "IRN", "Iran (Islamic Republic of)", "iso2:NA")]
    ['Iran', 'Iran', 'Iran', 'Namibia']
    >>> state_of("fips:IR") == state_of("persia"), state_of("iso2:XX")
    (True, None)
    """
    by_name, by_code = _tables()
    before, colon, code = text.partition(":")
    before = before.strip().casefold()
    before = _SAME_AS_LIST.get(before, before)
    if colon and before in LISTS:
        return by_code.get((before, code.strip().upper()))
    folded = without_article(fold(text))
    if folded in by_name:
        return by_name[folded]
    return by_code.get(("iso2", text)) or by_code.get(("iso3", text))


def states() -> Iterator[State]:
    """Yield the states, by name."""
    yield from _states()


@lru_cache(maxsize=1)
def _states() -> tuple[State, ...]:
    return tuple(
        State(row["name"], tuple(row.get("names", ())), *(row.get(key, "") for key in LISTS))
        for row in yaml_data(FILE)
    )


@lru_cache(maxsize=1)
def _tables() -> tuple[dict[str, State], dict[tuple[str, str], State]]:
    by_name = {
        without_article(fold(name)): state
        for state in _states()
        for name in (state.name, *state.names)
    }
    by_code = {
        (key, code): state for state in _states() for key in LISTS if (code := getattr(state, key))
    }
    return by_name, by_code
