"""The JSON of graphology under its own name; `actorgraph.formats.graphs.json` reads and writes it."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from actorgraph.formats.format import Format
from actorgraph.formats.graphs.json import FORMAT as JSON

FORMAT: Final[Format] = replace(
    JSON,
    name="graphology",
    title="Graphology's JSON, for Gephi Lite and sigma; 'json' by another name",
    suffixes=(".graphology.json",),
    recognises=None,
)
