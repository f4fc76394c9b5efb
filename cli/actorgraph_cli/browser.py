"""Opening a page in the user's browser."""

from __future__ import annotations

import os
import sys

from actorgraph_cli.options import note


def open_page(address: str) -> None:
    """Open a page if there is a screen; where a browser is missing, a note asks to open it by hand."""
    if not _has_screen():
        return
    import webbrowser

    if not webbrowser.open(address):
        note("no browser could be opened; open the address above")


def _has_screen() -> bool:
    """Return False where opening a browser could only fail or take over the terminal."""
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY") or os.environ.get("BROWSER")
    )
