"""The front door: what is public, and what importing it costs."""

from __future__ import annotations

import doctest
import re
import subprocess
import sys
from collections import Counter
from types import ModuleType

import pytest

import actorgraph
from modules import modules

#: What a module is for is said in a sentence of so many words or more.
FEWEST_WORDS = 4


def purpose(module: ModuleType) -> str:
    """Return the first paragraph of a module's docstring, in one line."""
    return " ".join((module.__doc__ or "").strip().partition("\n\n")[0].split())


def faults_of(purpose: str) -> list[str]:
    """Return what keeps a text from saying what a module is for."""
    faults = {
        "is not a sentence that ends in a full stop": not purpose.endswith("."),
        "begins with a small letter": not re.match(r"[\W_]*[A-Z]|actorgraph", purpose),
        "is a few words": len(purpose.split()) < FEWEST_WORDS,
    }
    return [fault for fault, found in faults.items() if found]


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


@pytest.mark.parametrize("module", modules(), ids=lambda module: module.__name__)
def test_the_examples_of_a_module_run(module: ModuleType) -> None:
    assert doctest.testmod(module).failed == 0


def test_a_module_says_what_it_is_for() -> None:
    found = {module.__name__: faults_of(purpose(module)) for module in modules()}
    assert {name: faults for name, faults in found.items() if faults} == {}


def test_no_two_modules_are_for_the_same() -> None:
    counted = Counter(purpose(module) for module in modules())
    assert [text for text, number in counted.items() if number > 1] == []


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("The shortest paths between two actors.", []),
        ("", ["is not a sentence that ends in a full stop", "begins with a small letter", "is a few words"]),
        ("Helpers.", ["is a few words"]),
        ("Paths between two actors:", ["is not a sentence that ends in a full stop"]),
        ("paths between two actors.", ["begins with a small letter"]),
    ],
)  # fmt: skip
def test_a_text_that_does_not_say_what_a_module_is_for_is_found_out(
    text: str, faults: list[str]
) -> None:
    assert faults_of(text) == faults
