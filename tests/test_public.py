"""The front door: what is public, and what importing it costs."""

from __future__ import annotations

import ast
import doctest
import inspect
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path
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


#: Every public name: taking one away, or adding one, is a decision.
PUBLIC = [
    "Actor",
    "ActorgraphError",
    "AmbiguousName",
    "Case",
    "Claim",
    "Contradiction",
    "CorruptStore",
    "Event",
    "Fault",
    "Faults",
    "FileTrouble",
    "FilesChanged",
    "Filters",
    "Format",
    "InvalidDate",
    "InvalidValue",
    "MissingPackage",
    "Name",
    "NewerStore",
    "NoReply",
    "NotAStore",
    "NotFound",
    "Quantity",
    "Reading",
    "Relation",
    "Selection",
    "Source",
    "StoreError",
    "TooMany",
    "UnknownActor",
    "UnknownClaim",
    "UnknownEvent",
    "UnknownFormat",
    "UnknownOption",
    "UnknownRelation",
    "UnknownSource",
    "UnknownTable",
    "UnknownType",
    "Vocabulary",
    "When",
    "WrongUse",
    "export",
    "import_files",
    "open_case",
    "read_filters",
    "read_when",
    "write_graphml",
]


def test_the_public_names_are_these() -> None:
    assert actorgraph.__all__ == PUBLIC


@pytest.mark.parametrize("name", PUBLIC)
def test_a_public_name_is_there(name: str) -> None:
    assert getattr(actorgraph, name).__name__ == name


def test_type_checkers_see_the_names_that_are_fetched() -> None:
    tree = ast.parse(Path(actorgraph.__file__).read_text("utf-8"))
    seen = {
        (node.module, alias.name)
        for branch in tree.body
        if isinstance(branch, ast.If)
        for node in branch.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
        if alias.asname == alias.name
    }

    assert seen == {
        (f"actorgraph.{module}", name)
        for module, names in actorgraph._PUBLIC.items()
        for name in names
    }


def test_every_error_is_public() -> None:
    errors = {
        name
        for module in modules()
        for name, value in vars(module).items()
        if isinstance(value, type)
        and issubclass(value, actorgraph.ActorgraphError)
        and not name.startswith("_")
    }

    assert errors - set(actorgraph.__all__) == set()


@pytest.mark.parametrize("name", ["export", "import_files", "open_case", "read_filters"])
def test_no_public_function_takes_an_option_that_it_does_not_have(name: str) -> None:
    function = getattr(actorgraph, name)

    for option in inspect.signature(function).parameters:
        with pytest.raises(actorgraph.UnknownOption) as caught:
            function(**{f"{option}{option[-1]}": "x"})
        assert option in caught.value.suggestions


def test_a_star_import_gives_the_public_names() -> None:
    names: dict[str, object] = {}

    exec("from actorgraph import *", names)

    assert sorted(names.keys() - {"__builtins__"}) == PUBLIC


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
    heavy = {
        "click", "networkx", "numpy", "pandas", "pyvis", "pydantic", "yaml", "edtf", "rapidfuzz", "sqlite3"
    }  # fmt: skip
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
