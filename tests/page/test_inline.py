"""Modules joined into one script: each keeps its own names, and what cannot be joined is refused."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from actorgraph.page import inline
from actorgraph.page.inline import inlined

SCRIPTS = Path(inline.__file__).with_name("scripts")


def test_a_module_stands_before_those_that_import_it_and_only_once() -> None:
    texts = {
        "a": 'import { b } from "./b.js";\nimport { c } from "./c.js";\nuse(b, c);',
        "b": 'import { c } from "./c.js";\nexport function b() { return c; }',
        "c": "const own = 1;\nexport const c = own;",
    }
    made = inlined("a", texts.__getitem__)
    assert re.findall(r"^const \$(\w+)", made, re.MULTILINE) == ["c", "b", "a"]
    assert "export" not in made
    assert "import" not in made


def test_a_module_is_found_from_the_folder_of_the_one_that_imports_it() -> None:
    texts = {
        "main": 'import { b } from "./one/b.js";\nuse(b);',
        "one/b": 'import { c } from "../two/c.js";\nimport { d } from "./d-e.js";\nexport const b = c + d;',
        "one/d-e": "export const d = 1;",
        "two/c": "export const c = 1;",
    }
    made = inlined("main", texts.__getitem__)
    assert re.findall(r"^const \$(\w+)", made, re.MULTILINE) == [
        "two_c",
        "one_d_e",
        "one_b",
        "main",
    ]
    assert "const { c } = $two_c;\nconst { d } = $one_d_e;\nconst b = c + d;" in made


@pytest.mark.parametrize(
    ("texts", "fault"),
    [
        ({"a": 'import { a } from "./a.js";'}, "modules import each other: a > a"),
        (
            {"a": 'import { b } from "./b.js";', "b": 'import { c } from "./a.js";'},
            "modules import each other: a > b > a",
        ),
        (
            {"a": 'import { x, b } from "./b.js";', "b": "export const b = 1;"},
            r"a.js imports \['x'\], which b.js has not",
        ),
        ({"a": "export default 3;"}, "a.js: 'export default 3;' is no form"),
        ({"a": "export let x = 1;"}, "a.js: 'export let x = 1;' is no form"),
        ({"a": 'import * as b from "./b.js";'}, "a.js: 'import .* is no form"),
    ],
)
def test_what_cannot_be_joined_is_refused(texts: dict[str, str], fault: str) -> None:
    with pytest.raises(ValueError, match=fault):
        inlined("a", texts.__getitem__)


def test_every_script_is_used_by_the_graph_page_or_the_coding_page() -> None:
    made = [
        inlined(entry, lambda name: (SCRIPTS / f"{name}.js").read_text(encoding="utf-8"))
        for entry in ("main", "code/main")
    ]
    joined = set(re.findall(r"^const \$([\w]+) = \(\(\) => \{$", "\n".join(made), re.MULTILINE))
    paths = [path.relative_to(SCRIPTS).with_suffix("") for path in SCRIPTS.rglob("*.js")]
    assert joined == {path.as_posix().replace("/", "_") for path in paths}
