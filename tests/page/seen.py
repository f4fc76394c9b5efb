"""What the page says that it draws, held against what can be seen: pixels, clicks, and what lies in the window."""

from __future__ import annotations

import base64
from pathlib import Path
from typing import Any, Final, NamedTuple, TypeAlias

from page.conftest import Opened

Scene: TypeAlias = dict[str, Any]

KEYS: Final = {
    "scene": ["title", "headline", "verdict", "things", "lines", "panel_open", "hash"],
    "thing": ["id", "name", "type", "x", "y", "r", "box", "side", "lit", "shown_label"],
    "line": ["from", "to", "via", "family", "modality", "width", "points", "label", "claims", "lit"],
    "label": ["text", "left", "top", "right", "bottom", "letters"],
}  # fmt: skip
_LOOK: Final = Path(__file__).with_suffix(".js").read_text(encoding="utf-8")


class Seen(NamedTuple):
    """What is wrong, by its kind, and how many things, labels and lines were looked at."""

    faults: dict[str, list[str]]
    looked: dict[str, int]

    def wrong(self, share: float) -> dict[str, list[str]]:
        """Return what is wrong, without paint that is missing of at most a share of its kind."""
        return {
            kind: found
            for kind, found in self.faults.items()
            if len(found) > share * self.looked.get(kind, 0)
        }


def seen(it: Opened) -> Seen:
    """Return how what the page says that it draws differs from what a picture of the window shows."""
    it.page.mouse.move(0, 0)
    it.settle()
    it.rest()
    picture = base64.b64encode(it.page.screenshot()).decode()
    found = it.ask(_LOOK, {"picture": picture, "keys": KEYS})
    return Seen(found["faults"], found["looked"])
