"""A world of three actors as a folder of text, to be broken by tests."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

HEAD = "title: World\n"
ACTORS = """\
- {id: red, name: Red, type: state}
- {id: alpha, name: Alpha, type: armed-group}
- {id: gazette, name: Gazette, type: media-outlet}
"""
EVENTS = "- {id: raid, name: raid, type: attack, when: 2024-01-28}\n"
SOURCE = "source: {id: report, title: Report, publisher: Gazette, date: 2024-02-02, language: en}\nclaims:\n"
CLAIM = "relation: sponsors, subject: red, object: alpha, quote: Red arms Alpha"

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Return a function that writes a case and returns its folder.

    Each claim is a line of ``key: value`` pairs and stands on a line of its own from line 3 of
    ``reports/report.yaml``. *more* are further texts or bytes by file name; None leaves a file out.
    """

    def make(*claims: str, **more: str | bytes | None) -> Path:
        folder = tmp_path / "world"
        rows = "".join(f"- {{{claim}}}\n" for claim in claims or (CLAIM,))
        files: dict[str, str | bytes | None] = {
            "case": HEAD,
            "actors": ACTORS,
            "events": EVENTS,
            "reports/report": SOURCE + rows,
        }
        (folder / "reports").mkdir(parents=True)
        for name, content in (files | more).items():
            raw = content.encode() if isinstance(content, str) else content
            if raw is not None:
                (folder / f"{name}.yaml").write_bytes(raw)
        return folder

    return make
