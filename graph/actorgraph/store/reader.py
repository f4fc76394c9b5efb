"""Reading a store: finding names, following claims, and making values of rows."""

from __future__ import annotations

from actorgraph.store.hops import Hop
from actorgraph.store.limit import Limit
from actorgraph.store.things import Thing

__all__ = ["Hop", "Store", "Thing"]


class Store(Limit):
    """A store opened for reading. The file is not changed, and not expected to change."""
