"""Claims, actors, events and sources as tables of pandas. Needs ``actorgraph[pandas]``."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from actorgraph.formats.tables.rows import BATCH, TABLES, TYPES
from actorgraph.model.dates import When
from actorgraph.model.errors import InvalidValue, MissingPackage

if TYPE_CHECKING:
    import pandas as pd

    from actorgraph.formats.selection import Selection

#: Columns that no table of pandas needs: JSON, for those who read the table as claims again.
_LEFT_OUT: Final = ("names_data",)
_RENAMED: Final = {"claim": "id"}


def frame_of(selection: Selection, table: str, *, sentences: bool = False) -> pd.DataFrame:
    """Return one of the tables of a selection: ``"claims"``, ``"actors"``, ``"events"`` or ``"sources"``.

    With *sentences*, claims have a column of that name: each in English, with its modality in the words.
    Texts are of the type ``string``, days ``datetime64[s]``, truths ``bool``; what is missing is ``NA`` or
    ``NaT``, never an empty text.

    Raises
    ------
    InvalidValue
        There is no such table, or it is not of claims and has no sentences.
    MissingPackage
        pandas is not installed.

    Notes
    -----
    A row takes 0.1 ms, and its sentence 0.2 ms.
    """
    if table not in TABLES:
        raise InvalidValue(f"unknown table {table!r}; use one of {', '.join(TABLES)}")
    if sentences and table != "claims":
        raise InvalidValue(f"only claims have sentences, not {table}")
    try:
        import pandas as pd
    except ImportError:
        raise MissingPackage("a table needs pandas: pip install 'actorgraph[pandas]'") from None
    columns, rows_of = TABLES[table]
    rows = list(rows_of(selection))
    cells = {
        _RENAMED.get(name, name): _column(name, [row.get(name) for row in rows])
        for name in columns
        if name not in _LEFT_OUT
    }
    if sentences:
        cells["sentence"] = _column("sentence", list(_sentences(selection)))
    return pd.DataFrame(cells)


def _sentences(selection: Selection) -> Iterator[str]:
    from actorgraph.sentence.claim import sentence
    from actorgraph.sentence.part import finished, text_of

    claims = selection.claims()
    while batch := list(islice(claims, BATCH)):
        nouns = selection.store.nouns(claims=batch)
        for claim in batch:
            yield text_of(finished(sentence(claim, nouns, selection.vocabulary)))


def _column(name: str, cells: list[Any]) -> Any:
    """Return the cells of a column as an array of its type."""
    import numpy as np
    import pandas as pd

    kind = TYPES.get(name, str)
    if kind is str:
        return pd.array([cell or None for cell in cells], dtype="string")
    if kind is When:
        return np.array(cells, dtype="datetime64[D]").astype("datetime64[s]")
    return np.array(cells, dtype=kind)
