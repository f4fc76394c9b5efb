"""The version of actorgraph, in a module of its own so that no room has to import the face for it."""

from __future__ import annotations

from typing import Final

__version__: Final = "0.1.0"
