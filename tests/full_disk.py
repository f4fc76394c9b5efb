"""A disk that is full when some file is written."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Any

import pytest


def disk_full_at(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the writing of a file of this name fail after its first bytes."""
    write = Path.write_text

    def written(path: Path, text: str, *args: Any, **options: Any) -> int:
        if path.name != name:
            return write(path, text, *args, **options)
        write(path, text[:10], *args, **options)
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(Path, "write_text", written)
