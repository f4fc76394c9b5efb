"""Where the program ``actorgraph`` starts: the collector of cycles is off before anything is loaded.

A command answers and ends; looking for cycles would cost it a fifteenth of its time, half of that while click
and the library are imported. It is a module of its own because importing `actorgraph_cli.main` must not change
the process of whoever imports it.
"""

from __future__ import annotations

import gc

gc.disable()

from actorgraph_cli.main import main  # noqa: E402 (after the collector is off)

__all__ = ["main"]
