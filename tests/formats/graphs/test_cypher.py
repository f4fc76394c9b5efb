"""Cypher: every claim is there, with everything that was said of it."""

from __future__ import annotations

import json
import re
import tempfile
from pathlib import Path
from typing import Any

from hypothesis import given

from actorgraph.formats.graphs.cypher import NOT_ASSERTED, type_of
from actorgraph.model.record import claim_of
from actorgraph.network import ends_of, is_asserted
from formats.exported import exported
from worlds import WORLD_WORDS, World, tied, worlds

_ROWS = re.compile(r"UNWIND (\[\n.*?\n\]) AS row\n(.*?);\n", re.DOTALL)


def statements(path: Path) -> list[tuple[list[dict[str, Any]], str]]:
    """Return the rows of each statement, read by a reader of JSON, and what is done with them."""
    found = []
    for rows, rest in _ROWS.findall(path.read_text("utf-8")):
        texts = re.split(r'("(?:[^"\\]|\\.)*")', rows)
        parts = (it if it.startswith('"') else re.sub(r"([a-z_]+):", r'"\1":', it) for it in texts)
        found.append((json.loads("".join(parts)), rest))
    return found


@given(worlds())
def test_cypher_holds_every_claim_and_all_of_its_words(world: World) -> None:
    with tempfile.TemporaryDirectory() as folder:
        told = statements(exported(world, Path(folder), "cypher"))

    edges = [(row, rest) for rows, rest in told for row in rows if "claim" in row and "a" in row]
    assert sorted(claim_of(row["claim"]).id for row, _ in edges) == sorted(
        it.id for it in tied(world)
    )
    claims = {it.id: it for it in tied(world)}
    for row, rest in edges:
        claim = claims[row["claim"]["claim"]]
        assert claim_of(row["claim"]) == claim
        assert (row["a"], row["b"]) == ends_of(claim)
        kind = type_of(claim.relation) if is_asserted(claim, WORLD_WORDS) else NOT_ASSERTED
        assert f"[r:{kind} {{claim: row.claim.claim}}]" in rest
        assert ("sentence" in row["claim"]) == (kind == NOT_ASSERTED)
    nodes = {row["id"] for rows, rest in told for row in rows if "MERGE (n:Thing" in rest}
    assert nodes >= {end for it in tied(world) for end in ends_of(it)}


def test_types_of_relationships_are_words_in_capitals() -> None:
    assert [type_of(it) for it in ("member-of", "sponsors", "é")] == ["MEMBER_OF", "SPONSORS", "_"]
