"""The notebook of the documentation runs from its first cell to its last, and shows what it says."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

ROOT = Path(__file__).parents[1]
NOTEBOOK = ROOT / "docs" / "notebook.ipynb"


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """Return the last output of each cell by the cell's id: what is shown, by its type."""
    folder = tmp_path_factory.mktemp("notebook")
    notebook = nbformat.read(NOTEBOOK, as_version=4)  # type: ignore[no-untyped-call]
    roots = os.pathsep.join(str(ROOT / name) for name in ("graph", "cli", "data"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", roots)
        patch.setenv("IPYTHONDIR", str(folder / "ipython"))
        patch.setenv("JUPYTER_PLATFORM_DIRS", "1")
        NotebookClient(notebook, timeout=120, resources={"metadata": {"path": folder}}).execute()
    assert sorted(path.name for path in folder.iterdir() if path.suffix in (".pdf", ".svg")) == [
        "answer.pdf",
        "answer.svg",
    ]
    return {
        cell.id: dict(cell.outputs[-1].get("data") or {"text/plain": cell.outputs[-1].get("text")})
        for cell in notebook.cells
        if cell.cell_type == "code" and cell.outputs
    }


@pytest.mark.slow
def test_every_cell_of_the_notebook_runs_and_shows_what_it_says(
    outputs: dict[str, dict[str, Any]],
) -> None:
    assert {cell: sorted(shown)[-2:] for cell, shown in outputs.items()} == {
        "open": ["text/html", "text/plain"],
        "who": ["text/html", "text/plain"],
        "print": ["text/plain"],
        "ask-words": ["text/html", "text/plain"],
        "claims": ["text/plain"],
        "pandas": ["text/html", "text/plain"],
        "modalities": ["text/plain"],
        "degree": ["text/plain"],
        "frame": ["text/html", "text/plain"],
        "plot": ["image/png", "text/plain"],
    }


@pytest.mark.slow
def test_an_answer_is_a_table_and_the_page_a_frame(outputs: dict[str, dict[str, Any]]) -> None:
    assert "<table" in outputs["who"]["text/html"]
    assert "<iframe" in outputs["frame"]["text/html"]


def test_no_output_is_kept_in_the_notebook() -> None:
    notebook = nbformat.read(NOTEBOOK, as_version=4)  # type: ignore[no-untyped-call]
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert [cell.id for cell in cells if cell.outputs or cell.execution_count] == []
