"""The language of the code: plain English, by the rules that a program can check.

Each room has so many places left that break a rule. A number may only fall; when it is zero, the room
goes from the table.
"""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from actorgraph_cli.main import GROUPS

ROOT: Final = Path(__file__).resolve().parents[1]
LIBRARY: Final = ROOT / "graph" / "actorgraph"
COMMANDS: Final = ROOT / "cli" / "actorgraph_cli"

#: Names that say what a module is for to those only who have read it.
VAGUE_MODULES: Final = {
    "bring",
    "code",
    "ground",
    "hand",
    "hand_on",
    "look",
    "told",
    "util",
    "utils",
}
#: Turns of phrase that make a reader stop; CONTRIBUTING.md has what to write instead.
STALE_PHRASES: Final = re.compile(
    r"""\b(?:
        where\ (?:there\ (?:is|are)\ )?none\b(?!\ of)  # empty if there are none
        | (?<!there\ )(?:is|are)\ none\b(?!\ of)       # is not a date
        | [Mm]ade\ anew                                # rebuilt
        | [Ww]ays?\ (?:in|out)\b(?!\ which)            # reader, writer
        | (?:[Bb]ring|[Bb]rings|[Bb]rought)\ in        # import
        | (?:[Hh]and|[Hh]ands|[Hh]anded)\ on           # export
        | (?:[Tt]ake|[Tt]akes|[Tt]aken)\ along         # keep
        | what\ hangs\ together                        # connected components
    )\b""",
    re.VERBOSE,
)

#: How many variables and parameters called `it` each room has left.
VARIABLES_CALLED_IT: Final[dict[str, int]] = {}
#: How many modules with a vague name each room has left.
MODULES_WITH_A_VAGUE_NAME: Final[dict[str, int]] = {}
#: How many stale phrases the docstrings and comments of each room have left.
STALE_PHRASES_LEFT: Final[dict[str, int]] = {"formats": 14}


def modules() -> list[tuple[str, Path]]:
    """Return each module of the library and of the command line with its room."""
    library = [
        (path.relative_to(LIBRARY).parts[0].removesuffix(".py"), path)
        for path in LIBRARY.rglob("*.py")
    ]
    return sorted([*library, *(("cli", path) for path in COMMANDS.rglob("*.py"))])


def names(tree: ast.AST) -> Iterator[str]:
    """Yield the name of each variable where it is bound, and of each parameter."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id
        elif isinstance(node, ast.arg):
            yield node.arg


def prose(source: str) -> Iterator[str]:
    """Yield the docstrings and comments of a module."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            yield ast.get_docstring(node) or ""
    lines = tokenize.generate_tokens(io.StringIO(source).readline)
    yield " ".join(token.string.lstrip("#: ") for token in lines if token.type == tokenize.COMMENT)


def too_many(found: Counter[str], left: dict[str, int]) -> dict[str, int]:
    """Return the rooms that have more than is left to them, with the number that they have."""
    return {room: number for room, number in found.items() if number > left.get(room, 0)}


def test_no_variable_is_called_it() -> None:
    found = Counter(
        room
        for room, path in modules()
        for name in names(ast.parse(path.read_text("utf-8")))
        if name == "it"
    )
    assert too_many(found, VARIABLES_CALLED_IT) == {}


def test_no_module_has_a_vague_name() -> None:
    called = {name for names in GROUPS.values() for name in names}  # a command's file has its name
    found = Counter(
        room
        for room, path in modules()
        if path.stem in VAGUE_MODULES and not (path.parent == COMMANDS and path.stem in called)
    )
    assert too_many(found, MODULES_WITH_A_VAGUE_NAME) == {}


def test_no_docstring_or_comment_has_a_stale_phrase() -> None:
    found = Counter(
        room
        for room, path in modules()
        for text in prose(path.read_text("utf-8"))
        for _ in STALE_PHRASES.finditer(" ".join(text.split()))
    )
    assert too_many(found, STALE_PHRASES_LEFT) == {}


@pytest.mark.parametrize(
    ("text", "stale"),
    [
        ("Empty where none.", True),
        ("Empty where there is none.", True),
        ("A date that is none.", True),
        ("Empty if there is none.", False),
        ("It is none of these.", False),
        ("The value is None.", False),
        ("The way in is a format.", True),
        ("The way in which a rule moves.", False),
        ("Brings in a dataset.", True),
        ("What was handed on.", True),
        ("None of them is dated.", False),
    ],
)
def test_a_stale_phrase_is_recognised(text: str, stale: bool) -> None:
    assert bool(STALE_PHRASES.search(text)) == stale


def test_a_variable_is_found_where_it_is_bound_and_a_parameter_where_it_is_declared() -> None:
    tree = ast.parse("a = [it for it in b]\ndef f(it): return it\nlambda it: it")
    assert sorted(names(tree)) == ["a", "it", "it", "it"]
