"""The toy formats, in the place of the true ones."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

import actorgraph.formats
from actorgraph.exchange import registry

TOYS: Final = Path(__file__).with_name("toys")


@pytest.fixture
def toys(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let there be the toy formats and no others."""
    monkeypatch.setattr(actorgraph.formats, "__path__", [str(TOYS)])
    registry.formats.cache_clear()
    yield
    registry.formats.cache_clear()
    for name in [name for name in sys.modules if name.startswith("actorgraph.formats.toy_")]:
        del sys.modules[name]
