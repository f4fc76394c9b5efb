"""The eleven modalities and their three groups."""

from __future__ import annotations

from pathlib import Path

import pytest

from actorgraph.model.data import yaml_data
from actorgraph.model.modality import (
    ASSERTIVE_RANK,
    GROUPS,
    MODALITIES,
    TENTATIVE_RANK,
    group,
    rank,
)
from actorgraph.model.vocabulary import FILE


def test_modalities_run_from_the_firmest_to_the_one_that_asserts_least() -> None:
    assert MODALITIES == (
        "confirmed",
        "stated",
        "believed",
        "likely",
        "possible",
        "intended",
        "conditional",
        "hinted",
        "withheld",
        "denied",
        "presupposed",
    )
    assert [rank(name) for name in MODALITIES] == list(range(11))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("confirmed", "assertive"),
        ("likely", "assertive"),
        ("possible", "tentative"),
        ("conditional", "tentative"),
        ("hinted", "not asserted"),
        ("presupposed", "not asserted"),
    ],
)
def test_a_modality_has_one_group(name: str, expected: str) -> None:
    assert group(name) == expected


def test_the_last_ranks_of_the_groups_are_likely_and_conditional() -> None:
    assert MODALITIES[ASSERTIVE_RANK] == "likely"
    assert MODALITIES[TENTATIVE_RANK] == "conditional"


def test_the_vocabulary_groups_the_modalities_as_the_code_does() -> None:
    rows = yaml_data(Path(FILE))["modalities"]

    assert [(row["name"], row["group"]) for row in rows] == [
        (name, title) for title, names in GROUPS.items() for name in names
    ]


def test_every_modality_has_a_meaning() -> None:
    rows = yaml_data(Path(FILE))["modalities"]

    assert tuple(row["name"] for row in rows) == MODALITIES
    assert all(row["meaning"] for row in rows)
