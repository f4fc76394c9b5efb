"""Tables that are data and not code: YAML files beside the modules that use them."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any


@lru_cache
def yaml_data(path: Path) -> Any:
    """Return the content of a YAML file of ours, parsed when it is first needed."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(path.read_text(encoding="utf-8"), Loader=loader)  # noqa: S506 (a safe loader)
