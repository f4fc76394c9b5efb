"""A claim that is read back is the same claim."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actorgraph.model.claim import OPERATORS, Claim, Quantity
from actorgraph.model.dates import read_when
from actorgraph.model.fields import CLAIM as CLAIM_FIELDS
from actorgraph.model.modality import MODALITIES
from actorgraph.model.vocabulary import standard
from actorgraph.store.row import details_of
from actorgraph.store.schema import CLAIM_COLUMNS
from small_store import CLAIM, claims_of, write

IDS = st.from_regex(r"[a-z0-9][a-z0-9._-]{0,8}[a-z0-9]", fullmatch=True)


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=12)


MODES = WORDS.filter(lambda text: ";" not in text and text.strip() == text != "")


DATES = st.sampled_from(
    [
        "",
        "2024",
        "2024-02",
        "2024-02-02",
        "2023-10/..",
        "../2024",
        "2024-01~",
        "2023/2024",
        "1990-21",
    ]
).map(read_when)


FIGURES = st.builds(
    Quantity,
    WORDS.filter(lambda text: bool(text.strip()) and text.isprintable()),
    st.sampled_from(OPERATORS),
    st.floats(allow_nan=False, allow_infinity=False),
    WORDS,
)


CLAIMS = st.builds(
    Claim,
    id=IDS | st.integers(0, 2**64 - 1).map(lambda number: f"c{number:016x}"),
    relation=st.sampled_from(sorted(standard().relations)),
    source=st.just("report"),
    claimant=st.sampled_from(["red", "blue"]),
    subject=st.sampled_from(["", "red", "blue", "raid"]),
    object=st.sampled_from(["", "red", "blue", "raid"]),
    event=st.just("raid"),
    text=WORDS,
    role=WORDS,
    mode=st.lists(MODES, max_size=3).map(tuple),
    quantity=st.none() | FIGURES,
    spokesperson=st.sampled_from(["", "red"]),
    modality=st.sampled_from(MODALITIES),
    hedge=WORDS,
    when=DATES,
    said=DATES,
    quote=WORDS,
    implied=st.booleans(),
    note=WORDS,
    file=WORDS,
    record=WORDS,
    cites=WORDS,
)


@given(st.lists(CLAIMS, max_size=5, unique_by=lambda claim: claim.id))
def test_a_claim_that_is_read_back_is_the_same_claim(
    tmp_path_factory: pytest.TempPathFactory, claims: list[Claim]
) -> None:
    path = tmp_path_factory.mktemp("round") / "store.db"
    write(path, *claims)
    assert claims_of(path) == claims


def test_few_claims_have_details_and_a_figure_stands_last_in_them() -> None:
    figure = Quantity("hit", ">", 3)
    assert details_of(replace(CLAIM, note="N", mode=("air", "sea"), quantity=figure, role="R")) == (
        '{"role": "R", "mode": "air; sea", "note": "N", "quantity": ["hit", ">", 3, ""]}'
    )
    assert details_of(CLAIM) == ""


def test_each_field_of_a_claim_is_a_column_or_a_detail(tmp_path: Path) -> None:
    write(tmp_path / "store.db", CLAIM)
    with closing(sqlite3.connect(tmp_path / "store.db")) as db:
        columns = {row[1] for row in db.execute("PRAGMA table_info(claim)")}
    otherwise = {"modality": "rank", "when": "time"}
    fields = {otherwise.get(it.name, it.name) for it in CLAIM_FIELDS if not it.detail}
    assert columns == {"n", *CLAIM_COLUMNS}
    assert columns - fields == {"n", "key", "first", "last", "dated_by", "details"}
