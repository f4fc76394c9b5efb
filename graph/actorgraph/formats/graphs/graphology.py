"""The JSON of graphology under its own name; `actorgraph.formats.graphs.json` reads and writes it."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from actorgraph.formats.format import Format
from actorgraph.formats.graphs.json import FORMAT as JSON

FORMAT: Final[Format] = replace(
    JSON,
    name="graphology",
    title="The JSON of graphology, for Gephi Lite and sigma; another name for 'json'",
    suffixes=(".graphology.json",),
    recognises=None,
)
