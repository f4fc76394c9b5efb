"""Every module of the three packages, imported."""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module
from types import ModuleType

import actorgraph
import actorgraph_cli
import actorgraph_data

PACKAGES = (actorgraph, actorgraph_cli, actorgraph_data)


@cache
def modules() -> tuple[ModuleType, ...]:
    """Return the packages and all modules in them, in order."""
    names = [
        found.name
        for package in PACKAGES
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}.")
        if not found.name.endswith("__main__")
    ]
    return (*PACKAGES, *(import_module(name) for name in names))
