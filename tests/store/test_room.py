"""SQL stays in the room of the store."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]
STATEMENT: Final = re.compile(
    r"\b(?:SELECT\s.+\sFROM|INSERT\s(?:OR\s\w+\s)?INTO|UPDATE\s\w+\sSET|DELETE\sFROM|CREATE\s(?:TABLE|INDEX))\b",
    re.DOTALL,
)


def modules() -> list[Path]:
    return [
        path
        for folder in ("graph/actorgraph", "cli/actorgraph_cli")
        for path in (ROOT / folder).rglob("*.py")
    ]


def test_no_module_but_those_of_the_store_holds_sql_or_opens_sqlite() -> None:
    room = ROOT / "graph" / "actorgraph" / "store"
    # The statements of DuckDB, of which a store knows nothing, stand in a file of their own.
    duck = ROOT / "graph" / "actorgraph" / "aggregate" / "duck.py"
    assert "sqlite3" not in duck.read_text("utf-8")
    outside = [path for path in modules() if path != duck and not path.is_relative_to(room)]
    held = {path: path.read_text("utf-8") for path in outside}
    assert [
        path.name for path, text in held.items() if STATEMENT.search(text) or "sqlite3" in text
    ] == []


def test_no_module_outside_the_store_uses_what_is_the_store_s_own() -> None:
    own = re.compile(r"\bstore\._(?!_)\w+")
    room = ROOT / "graph" / "actorgraph" / "store"
    assert [
        path.name
        for path in modules()
        if not path.is_relative_to(room) and own.search(path.read_text("utf-8"))
    ] == []
