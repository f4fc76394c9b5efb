"""The coding page: one HTML file with its own style and script, of the modules of the graph page where it can be."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Final

from actorgraph.page.appearance import STYLE
from actorgraph.page.drawing import source_hash
from actorgraph.page.inline import inlined, without_comments
from actorgraph.page.page import SCRIPTS
from actorgraph.serve.page import PageFile

_HERE: Final = Path(__file__).parent


@lru_cache(maxsize=1)
def coding_page() -> PageFile:
    """Return the page and its policy: our script and style alone, and nothing from anywhere else."""
    style = STYLE.read_text("utf-8") + (_HERE / "coding.css").read_text("utf-8")
    script = without_comments(
        inlined("code/main", lambda name: (SCRIPTS / f"{name}.js").read_text("utf-8"))
    )
    values = {"style": style, "script": script}
    html = re.sub(
        r"{{ (\w+) }}", lambda found: values[found[1]], (_HERE / "coding.html").read_text("utf-8")
    )
    policy = (
        f"default-src 'none'; script-src {source_hash(script)}; style-src {source_hash(style)};"
        " connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )
    return PageFile(html.encode(), policy)
