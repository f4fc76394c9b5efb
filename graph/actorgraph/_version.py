"""The version of actorgraph, in a module of its own so that no room has to import the face for it.

The build reads it here, too.
"""

from __future__ import annotations

__version__ = "0.1.0"
