"""An answer as a short table of HTML, for a notebook."""

from __future__ import annotations

from html import escape
from typing import Any, Final

from actorgraph.questions.answer import Answer

#: Rows that a notebook shows at most.
MOST_ROWS: Final = 10


def html_table(answer: Answer[Any]) -> str:
    """Return the question, the verdict and the first single answers as an HTML table."""
    head = "".join(f"<th>{escape(name)}</th>" for name in answer.columns)
    rows = "".join(f"<tr>{_row(answer.cells(item))}</tr>" for item in answer.answers[:MOST_ROWS])
    left = len(answer) - MOST_ROWS
    more = f'<tr><td colspan="{len(answer.columns)}">… {left:,} more</td></tr>' if left > 0 else ""
    caption = f"{escape(answer.question)} <em>{escape(answer.verdict)}</em>"
    return (
        f"<table><caption>{caption}</caption>"
        f"<thead><tr>{head}</tr></thead><tbody>{rows}{more}</tbody></table>"
    )


def _row(cells: tuple[object, ...]) -> str:
    return "".join(f"<td>{escape(str(cell))}</td>" for cell in cells)
