"""The page has every field of a claim: in its types, in what its scripts read, and in its table."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import actorgraph.page
from actorgraph.model.fields import CLAIM
from actorgraph.model.record import CLAIM_COLUMNS
from actorgraph.page.data import drawing, words
from actorgraph.page.drawing import network_of
from actorgraph.page.places import places_of
from actorgraph.page.view import view_of
from page.conftest import World

SCRIPTS: Final = Path(actorgraph.page.__file__).with_name("scripts")
FIELDS: Final = {field.name for field in CLAIM}


def keys(file: str, start: str, end: str) -> set[str]:
    """Return the keys that stand first in the lines between two texts of a script."""
    text = (SCRIPTS / file).read_text("utf-8")
    between = text.split(start, 1)[1].split(end, 1)[0]
    return set(re.findall(r'^\s+(?:\[")?(\w+)[":]', between, re.MULTILINE))


#: A claim that has all that a claim can have.
FULL: Final = {
    "id": "c1", "relation": "attacks", "subject": "ann", "object": "bob", "event": "raid", "text": "all",
    "role": "planner", "mode": ["drone"], "quantity": {"what": "hit", "value": 3}, "spokesperson": "cid",
    "modality": "likely", "hedge": "perhaps", "when": "2024-01", "said": "2024-02", "implied": True,
    "note": "noted", "file": "a.csv", "record": "row 2", "cites": "a report", "tlp": "red",
}  # fmt: skip


def test_the_data_of_the_page_hold_every_field_of_a_claim(world: World) -> None:
    view = view_of(world(FULL))
    places = places_of(view)
    held = {*words(view)["claims"], *drawing(view, places, network_of(view, places))["claims"]}
    assert held | {"subject", "object"} >= FIELDS  # which are the ends of the claim's tie


def test_the_type_of_a_claim_has_every_field() -> None:
    assert keys("types.d.ts", "interface Claim {", "\n}") >= FIELDS


def test_the_scripts_read_every_field_of_a_claim() -> None:
    assert keys("read/data.js", "claim: (at) => ({", "\n    }),") | {"id"} >= FIELDS


def test_the_table_of_the_page_has_every_column_of_a_record() -> None:
    columns = keys("takeaway/csv.js", "const COLUMNS = [", "\n];")
    assert columns >= {*CLAIM_COLUMNS} - {"claim"}
