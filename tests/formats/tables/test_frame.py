"""Claims, actors, events and sources as tables of pandas."""

from __future__ import annotations

import sys
import tempfile
from contextlib import closing
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import given

import actorgraph
from actorgraph.formats.selection import Selection
from actorgraph.formats.tables.frame import frame_of
from actorgraph.model.errors import InvalidValue, MissingPackage
from actorgraph.store.reader import Store
from conftest import World
from worlds import World as RandomWorld
from worlds import worlds, write_world

CLAIMS = (
    "relation: sponsors, subject: red, object: alpha, mode: [money, weapons], when: 2010/2012-03",
    "relation: counts, event: raid, quantity: {what: dead, op: '>', value: 3, unit: people}, modality: denied",
)
TEXT, DAY, TRUTH = "string", "datetime64[s]", "bool"


def test_the_columns_of_claims_and_their_types(world: World) -> None:
    assert world(*CLAIMS).to_pandas().dtypes.astype(str).to_dict() == {
        "id": TEXT, "subject": TEXT, "subject_name": TEXT, "relation": TEXT, "family": TEXT,
        "label": TEXT, "asserted": TRUTH, "weight": "float64",
        "object": TEXT, "object_name": TEXT, "event": TEXT, "text": TEXT, "role": TEXT, "mode": TEXT,
        "quantity_what": TEXT, "quantity_op": TEXT, "quantity_value": "float64", "quantity_unit": TEXT,
        "claimant": TEXT, "spokesperson": TEXT, "modality": TEXT, "modality_group": TEXT,
        "modality_rank": "int64", "hedge": TEXT, "when": TEXT, "first_day": DAY, "last_day": DAY,
        "said": TEXT, "quote": TEXT, "source": TEXT, "implied": TRUTH, "note": TEXT, "file": TEXT,
        "record": TEXT, "cites": TEXT, "tlp": TEXT,
    }  # fmt: skip


def test_a_row_has_what_its_claim_says_and_what_is_missing_is_missing(world: World) -> None:
    claims = world(*CLAIMS).to_pandas("claims").set_index("id")

    assert claims.loc["c1"].dropna().to_dict() == {
        "subject": "red", "subject_name": "Red", "relation": "sponsors", "family": "sponsorship",
        "label": "sponsors", "asserted": True, "weight": 1.0, "object": "alpha", "object_name": "Alpha", "mode": "money; weapons", "claimant": "gazette",
        "modality": "stated", "modality_group": "assertive", "modality_rank": 1,
        "when": "2010/2012-03", "first_day": pd.Timestamp("2010-01-01"),
        "last_day": pd.Timestamp("2012-03-31"), "said": "2024-02-02", "quote": "words 1",
        "source": "report", "implied": False,
    }  # fmt: skip
    assert claims.loc["c2", ["quantity_what", "quantity_op", "quantity_value"]].to_list() == [
        "dead", ">", 3.0
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("table", "columns"),
    [
        ("actors", "id name type parent names anonymous note number article tlp"),
        (
            "events",
            "id name type when first_day last_day places part_of names note number article tlp",
        ),
        (
            "sources",
            "id title publisher date first_day last_day address language note version licence citation machine tlp",
        ),
    ],
)
def test_the_other_tables_have_their_columns(world: World, table: str, columns: str) -> None:
    assert list(world(*CLAIMS).to_pandas(table)) == columns.split()


def test_sentences_have_the_modality_in_their_words(world: World) -> None:
    case = world("relation: sponsors, subject: red, object: alpha, modality: denied, claimant: red")

    assert list(case.to_pandas(sentences=True)["sentence"]) == [
        "Red denies that it sponsors Alpha."
    ]


def test_only_claims_have_sentences(world: World) -> None:
    with pytest.raises(InvalidValue, match="only claims have sentences, not actors"):
        world(*CLAIMS).to_pandas("actors", sentences=True)


def test_filters_keep_claims_and_those_that_they_name(world: World) -> None:
    case = world(*CLAIMS)

    assert list(case.to_pandas("claims", modality="denied")["id"]) == ["c2"]
    assert list(case.to_pandas("claims", relation="sponsors")["id"]) == ["c1"]
    assert list(case.to_pandas("actors", relation="sponsors")["id"]) == ["red", "alpha", "gazette"]
    assert list(case.to_pandas("events", until="2012")["id"]) == []


def test_days_are_compared_with_days(shipped: actorgraph.Case) -> None:
    claims = shipped.to_pandas("claims")

    day = claims[(claims["first_day"] <= "2024-01-28") & (claims["last_day"] >= "2024-01-28")]

    assert 0 < len(day) < len(claims)


@given(world=worlds())
def test_no_cell_is_an_empty_text_or_a_container(world: RandomWorld) -> None:
    with tempfile.TemporaryDirectory() as folder:
        write_world(world, Path(folder, "s.db"))
        with closing(Store(Path(folder, "s.db"))) as store:
            selection = Selection(store)
            tables = {
                name: frame_of(selection, name)
                for name in ("claims", "actors", "events", "sources")
            }

    for name, table in tables.items():
        assert list(table["id"]) == [value.id for value in getattr(world, name)]
        for column in table:
            cells: list[Any] = table[column].dropna().to_list()
            assert [
                cell for cell in cells if cell == "" or isinstance(cell, dict | list | tuple)
            ] == []


def test_an_unknown_table_is_refused(world: World) -> None:
    with pytest.raises(InvalidValue) as caught:
        world(*CLAIMS).to_pandas("claim")

    assert str(caught.value) == (
        "unknown table 'claim'; use one of claims, actors, events, sources"
    )


def test_without_pandas_the_extra_is_named(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)

    with pytest.raises(MissingPackage, match=r"pip install 'actorgraph\[pandas\]'"):
        world(*CLAIMS).to_pandas()
