"""Tables that are data and not code: YAML files beside the modules that use them."""

from __future__ import annotations

import os
from functools import lru_cache
from typing import Any


@lru_cache
def yaml_data(path: str | os.PathLike[str]) -> Any:
    """Return the content of a YAML file of ours, parsed when it is first needed."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    with open(path, encoding="utf-8") as file:
        return yaml.load(file, Loader=loader)  # noqa: S506 (a safe loader)
