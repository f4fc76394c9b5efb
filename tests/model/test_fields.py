"""The table of fields agrees with the nouns, and with what documents them."""

from __future__ import annotations

import re
from dataclasses import fields as attributes
from pathlib import Path
from typing import Any, Final

import pytest

from actorgraph.model import fields
from actorgraph.model.actor import Actor, Name
from actorgraph.model.claim import Claim, Quantity
from actorgraph.model.event import Event
from actorgraph.model.fields import Fields, Kind
from actorgraph.model.source import Source

DOCUMENTS: Final = Path(__file__).parents[2] / "docs" / "json.md"
TABLES: Final = [
    (Name, fields.NAME),
    (Quantity, fields.QUANTITY),
    (Actor, fields.ACTOR),
    (Event, fields.EVENT),
    (Source, fields.SOURCE),
    (Claim, fields.CLAIM),
]
TYPES: Final = {
    Kind.TEXT: "str",
    Kind.TEXTS: "tuple[str, ...]",
    Kind.ID: "str",
    Kind.IDS: "tuple[str, ...]",
    Kind.TIME: "When",
    Kind.FLAG: "bool",
    Kind.QUANTITY: "Quantity | None",
    Kind.NAMES: "tuple[Name, ...]",
    Kind.NUMBER: "float",
}


@pytest.mark.parametrize(("noun", "table"), TABLES)
def test_the_table_has_the_fields_of_the_noun_and_their_types(noun: Any, table: Fields) -> None:
    assert {field.name: TYPES[field.kind] for field in table} == {
        attribute.name: attribute.type for attribute in attributes(noun)
    }


@pytest.mark.parametrize(("noun", "table"), TABLES)
def test_a_field_without_a_default_is_always_there(noun: Any, table: Fields) -> None:
    needed = {
        it.name
        for it in attributes(noun)
        if it.default is it.default_factory and it.name != "publisher"
    }
    assert needed <= {field.name for field in table if field.always}


@pytest.mark.parametrize(("noun", "table"), TABLES)
def test_ids_say_of_what_they_are(noun: Any, table: Fields) -> None:
    assert [bool(field.of) for field in table] == [
        field.kind in (Kind.ID, Kind.IDS) for field in table
    ], noun


def test_the_documents_of_claims_are_documented_in_their_order() -> None:
    rows = DOCUMENTS.read_text("utf-8").split("## claims")[1].split("## ")[0]
    keys = [
        key
        for row in re.findall("^\\| (`.*?) \\|", rows, re.MULTILINE)
        for key in re.findall("`(.*?)`", row)
    ]
    assert keys == [field.name for field in fields.CLAIM]


@pytest.mark.parametrize(
    "table", [fields.NAME, fields.ACTOR, fields.EVENT, fields.SOURCE, fields.QUANTITY]
)
def test_the_keys_of_other_documents_are_documented_in_their_order(table: Fields) -> None:
    keys = ", ".join(field.key or field.name for field in table)
    assert f"`{{{keys}}}`" in DOCUMENTS.read_text("utf-8")
