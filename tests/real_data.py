"""Where the real datasets are: beside the checkout, or where ``ACTORGRAPH_DATASETS`` says."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

import pytest

DATASETS: Final = Path(
    os.environ.get("ACTORGRAPH_DATASETS")
    or Path(__file__).resolve().parents[2] / "shared" / "datasets"
)


def real_file(name: str) -> Path:
    """Return the path of a real dataset's file or folder; skip the test where it is not there."""
    path = DATASETS / name
    if not path.exists():
        pytest.skip(f"the real file {name} is not here; ACTORGRAPH_DATASETS says where it may be")
    return path
