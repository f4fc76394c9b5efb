"""An answer, or a case, as a short table of HTML, for a notebook."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import TYPE_CHECKING, Any, Final

from actorgraph.questions.answer import Answer

if TYPE_CHECKING:
    from actorgraph.store.reader import Store

#: Rows that a notebook shows at most.
MOST_ROWS: Final = 10


def html_table(answer: Answer[Any]) -> str:
    """Return the question, the verdict and the first single answers as an HTML table."""
    caption = f"{escape(answer.question)} <em>{escape(answer.verdict)}</em>"
    rows = [answer.cells(item) for item in answer.answers[:MOST_ROWS]]
    return _table(caption, answer.columns, rows, len(answer) - len(rows))


def html_summary(store: Store) -> str:
    """Return what a case is called and how much it holds as an HTML table."""
    tables = ("source", "actor", "event", "claim")
    counts = [(f"{table}s", f"{store.count(table):,}") for table in tables]
    licence = store.meta.get("licence", "")
    rows = [*counts, *([("licence", licence)] if licence else [])]
    return _table(escape(store.meta.get("title") or store.path.name), (), rows)


def _table(
    caption: str, columns: Sequence[str], rows: Iterable[tuple[object, ...]], left: int = 0
) -> str:
    """Return a table; *caption* is HTML, and *left* counts the rows that are not shown."""
    names = "".join(f"<th>{escape(name)}</th>" for name in columns)
    head = f"<thead><tr>{names}</tr></thead>" if columns else ""
    body = "".join(f"<tr>{_row(cells)}</tr>" for cells in rows)
    more = f'<tr><td colspan="{len(columns)}">… {left:,} more</td></tr>' if left > 0 else ""
    return f"<table><caption>{caption}</caption>{head}<tbody>{body}{more}</tbody></table>"


def _row(cells: tuple[object, ...]) -> str:
    return "".join(f"<td>{escape(str(cell))}</td>" for cell in cells)
