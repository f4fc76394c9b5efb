"""A source is cited in the words of a style."""

from __future__ import annotations

from pathlib import Path

import pytest

from actorgraph.formats.documents.bibliography.style import BUNDLED, cited_in
from actorgraph.model.dates import read_when
from actorgraph.model.errors import FileTrouble
from actorgraph.model.source import Source

pytest.importorskip("citeproc", reason="citeproc-py is not installed")


def test_a_source_is_cited_with_publisher_day_and_address() -> None:
    source = Source(
        "a", "Attack in Vantry", "courier", read_when("2024-02-02"), "https://q.example/a_b"
    )

    assert cited_in(BUNDLED)(source, "Courier") == (
        "Attack in Vantry (2024) Attack in Vantry. Courier. Available at: https://q.example/a_b."
    )


@pytest.mark.parametrize(
    "text", ["", "<style/>", "no style", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>']
)
def test_what_is_no_style_is_refused_in_one_line(text: str, tmp_path: Path) -> None:
    (tmp_path / "a.csl").write_text(text, "utf-8")

    for style in (str(tmp_path / "a.csl"), "no-such-style"):
        with pytest.raises(FileTrouble, match="is not a style of citations"):
            cited_in(style)
