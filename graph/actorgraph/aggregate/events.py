"""What a table of events says: which column is what, and what the words in it mean."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from actorgraph.model.errors import Fault, Faults, FileTrouble, InvalidValue, WrongUse
from actorgraph.model.modality import MODALITIES
from actorgraph.model.names import fold, near
from actorgraph.model.vocabulary import Vocabulary
from actorgraph.sentence.wording import count

#: The columns that are read: an event has an id, two ends and a relation, and may have the others.
NEEDED: Final = ("id", "subject", "relation", "object")
COLUMNS: Final = (*NEEDED, "when", "modality", "source", "quote")
_OTHER_NAMES: Final[Mapping[str, tuple[str, ...]]] = {"when": ("date",)}
PERIODS: Final = ("day", "month", "year", "all")
#: The code table that comes with us.
CAMEO: Final = "cameo"
_MOST_FAULTS: Final = 20


class Meaning(NamedTuple):
    """What a relation and a modality mean, as they are written in events; *is_swapped* if the object does it."""

    relation_cell: str
    modality_cell: str
    relation: str
    modality: str
    is_swapped: bool
    is_symmetric: bool


class Cells(NamedTuple):
    """How often a relation and a modality stand together in events, and how many of these have no two ends."""

    relation: str
    modality: str
    events: int
    without_ends: int
    undated: int


def placed(columns: Collection[str], named: Mapping[str, str]) -> dict[str, str]:
    """Return which column of a table holds what: as it was *named*, else by the column's own name.

    >>> placed(["ID", "Actor1", "relation", "object", "date"], {"subject": "Actor1"})
    {'id': 'ID', 'subject': 'Actor1', 'relation': 'relation', 'object': 'object', 'when': 'date'}
    """
    unknown = [name for name in named if name not in COLUMNS]
    if unknown:
        raise WrongUse(f"events have no {unknown[0]!r}; use one of {', '.join(COLUMNS)}")
    missing = [column for column in named.values() if column not in columns]
    if missing:
        raise InvalidValue(
            f"the events have no column {missing[0]!r}; they have {', '.join(columns)}"
        )
    own = {column.strip().casefold(): column for column in columns}
    found = {}
    for name in COLUMNS:
        column = named.get(name) or next(
            (own[word] for word in (name, *_OTHER_NAMES.get(name, ())) if word in own), ""
        )
        if column:
            found[name] = column
    lacking = [name for name in NEEDED if name not in found]
    if lacking:
        raise InvalidValue(
            f"the events have no column {' and no column '.join(map(repr, lacking))}; they have"
            f" {', '.join(columns)}; say which one it is: --column {lacking[0]}=COLUMN"
        )
    return found


def meanings(
    cells: Iterable[Cells], vocabulary: Vocabulary, codes: str, modality: str = "stated"
) -> list[Meaning]:
    """Return what the relations and modalities of events mean.

    *codes* is the path of a table with the columns ``code``, ``relation`` and, if it has, ``modality``, or ``cameo``. A code
    that the table does not have means nothing, and its events are left out; without codes, all have to be known.
    """
    table = _codes(codes) if codes else None
    found: list[Meaning] = []
    faults: Counter[str] = Counter()
    for cell in cells:
        relation, said = cell.relation, modality
        if table is not None:
            coded = _coded(codes, table, relation)
            if coded is None:
                continue
            relation, said = coded
        said = cell.modality.strip() or said
        named = vocabulary.phrases.get(fold(relation)) if fold(relation) else None
        wrong = [
            _unknown(kind, word, known)
            for kind, word, known, is_known in (
                ("relation", relation, vocabulary.phrases, named and named[0] in vocabulary),
                ("modality", said, MODALITIES, said in MODALITIES),
            )
            if not is_known
        ]
        for message in wrong if cell.events > cell.without_ends else ():
            faults[message] += cell.events
        if named and not wrong:
            name, is_swapped = named
            both_ways = vocabulary[name].symmetric
            found.append(
                Meaning(
                    relation_cell=cell.relation,
                    modality_cell=cell.modality,
                    relation=name,
                    modality=said,
                    is_swapped=is_swapped,
                    is_symmetric=both_ways,
                )
            )
    if faults:
        most = sorted(faults.items(), key=lambda fault: (-fault[1], fault[0]))
        shown = [
            Fault("events", 0, 0, f"{message}, in {count(events, 'event')}")
            for message, events in most[:_MOST_FAULTS]
        ]
        raise Faults(shown, len(most) - len(shown))
    return found


def files_of(names: Sequence[str]) -> tuple[str, list[str]]:
    """Return whether files of events are ``parquet`` or ``csv``, and their paths; a folder stands for what is in it."""
    paths: list[Path] = []
    for name in names:
        path = Path(name)
        if not path.exists():
            raise FileTrouble(f"cannot read {name!r}: there is no such file")
        inside = sorted(one for one in path.rglob("*") if one.is_file()) if path.is_dir() else []
        paths += [one for one in inside if _kind(one)] if inside else [path]
    kinds = {_kind(path) for path in paths}
    if len(kinds) != 1 or "" in kinds:
        odd = next((str(path) for path in paths if not _kind(path)), "")
        raise WrongUse(
            f"{odd!r} is neither .parquet, .csv, .tsv nor .csv.gz"
            if odd
            else "events are read from Parquet or from CSV, not from both at once"
        )
    return kinds.pop(), [str(path) for path in paths]


def _kind(path: Path) -> str:
    found = re.search(r"\.(parquet|csv|tsv)(\.gz)?$", path.name, re.IGNORECASE)
    return "" if found is None else "parquet" if found[1].lower() == "parquet" else "csv"


def _codes(path: str) -> dict[str, tuple[str, str]]:
    if path == CAMEO:
        return {}
    try:
        with Path(path).open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
    except (OSError, UnicodeDecodeError) as error:
        raise FileTrouble(f"cannot read {path!r}: {error}") from None
    if not rows or not {"code", "relation"} <= rows[0].keys():
        raise InvalidValue(f"{path!r} needs the columns 'code' and 'relation'")
    return {row["code"]: (row["relation"], row.get("modality") or "stated") for row in rows}


def _coded(codes: str, table: Mapping[str, tuple[str, str]], cell: str) -> tuple[str, str] | None:
    if codes != CAMEO:
        return table.get(cell)
    from actorgraph.formats.datasets.cameo import event_of

    found = event_of(cell)
    return None if found is None else (found.relation, found.modality)


def _unknown(kind: str, word: str, known: Iterable[str]) -> str:
    if not word:
        return f"no {kind}"
    words = list(known)
    close = [words[at] for at in near(word, words)][:3]
    return f"unknown {kind} {word!r}" + (
        f"; did you mean {' or '.join(map(repr, close))}?" if close else ""
    )
