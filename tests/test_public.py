"""The front door: what is public, and what importing it costs."""

from __future__ import annotations

import doctest
import importlib
import pkgutil
import subprocess
import sys
from types import ModuleType

import pytest

import actorgraph
import actorgraph_cli


def modules() -> list[ModuleType]:
    return [
        importlib.import_module(it.name)
        for package in (actorgraph, actorgraph_cli)
        for it in pkgutil.walk_packages(package.__path__, f"{package.__name__}.")
    ]


def test_the_public_names_are_sorted_and_all_there() -> None:
    assert actorgraph.__all__ == sorted(actorgraph.__all__)
    assert [name for name in actorgraph.__all__ if not hasattr(actorgraph, name)] == []


def test_a_name_that_is_not_public_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="nonsense"):
        actorgraph.nonsense  # noqa: B018


def test_dir_lists_the_public_names() -> None:
    assert dir(actorgraph) == sorted([*actorgraph.__all__, "__version__"])


def test_importing_actorgraph_loads_nothing_heavy() -> None:
    code = "import actorgraph, sys; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    heavy = {"click", "networkx", "pyvis", "pydantic", "yaml", "edtf", "rapidfuzz", "sqlite3"}
    assert heavy.isdisjoint(loaded.stdout.split())


@pytest.mark.parametrize("module", modules(), ids=lambda it: it.__name__)
def test_the_examples_of_a_module_run(module: ModuleType) -> None:
    assert doctest.testmod(module).failed == 0


@pytest.mark.parametrize("module", modules(), ids=lambda it: it.__name__)
def test_a_module_says_what_it_is_for(module: ModuleType) -> None:
    assert (module.__doc__ or "").strip().endswith((".", ":", "=", "once.", "`"))
