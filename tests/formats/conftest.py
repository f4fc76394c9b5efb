"""The toy formats, in the place of the true ones."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

import actorgraph.formats
from actorgraph.formats import registry

TOYS: Final = Path(__file__).with_name("toys")


@pytest.fixture
def toys(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let there be the toy formats and no others."""
    monkeypatch.setattr(
        actorgraph.formats, "__path__", [*actorgraph.formats.__path__, str(TOYS.parent)]
    )
    monkeypatch.setattr(registry, "_HERE", TOYS.parent)
    monkeypatch.setattr(registry, "FAMILIES", (TOYS.name,))
    _forget()
    yield
    _forget()
    for name in [name for name in sys.modules if name.startswith("actorgraph.formats.toys")]:
        del sys.modules[name]


def _forget() -> None:
    registry.formats.cache_clear()
    registry._modules.cache_clear()
