"""The rows of the four tables."""

from __future__ import annotations

from datetime import date
from typing import Any

from actorgraph.formats.selection import Selection
from actorgraph.formats.tables.rows import TABLES
from conftest import World

CLAIMS = (
    "relation: sponsors, subject: red, object: alpha, when: 2010/2012-03, modality: believed",
    "relation: attacks, subject: alpha, object: blue, event: raid, when: 2024-01-27",
    "relation: attacks, subject: alpha, event: raid",
    "relation: leads, subject: red, object: corps, when: 2023/..",
    "relation: sponsors, subject: red, object: beta",
)


def rows(world: World, table: str, *names: str) -> list[tuple[Any, ...]]:
    selection = Selection(world(*CLAIMS).store)
    return [tuple(row[name] for name in names) for row in TABLES[table].rows(selection)]


def test_a_row_has_the_columns_of_its_table(world: World) -> None:
    selection = Selection(world(*CLAIMS).store)

    for columns, rows_of in TABLES.values():
        for row in rows_of(selection):
            assert set(columns) >= set(row) >= set(columns) - {
                "quantity_what", "quantity_op", "quantity_value", "quantity_unit", "names_data"
            }  # fmt: skip


def test_what_is_made_from_a_column_stands_behind_it() -> None:
    assert TABLES["events"].columns[:6] == ("id", "name", "type", "when", "first_day", "last_day")
    assert TABLES["sources"].columns[3:6] == ("date", "first_day", "last_day")
    assert TABLES["claims"].columns[:7] == (
        "claim", "subject", "subject_name", "relation", "family", "label", "object"
    )  # fmt: skip


def test_a_row_says_that_nobody_asserts_it(world: World) -> None:
    claims = (
        "relation: sponsors, subject: red, object: alpha, modality: denied",
        "relation: attributes, subject: red, object: alpha, event: raid, modality: withheld, claimant: red",
        "relation: sponsors, subject: red, object: alpha, modality: likely",
    )
    table = TABLES["claims"].rows(Selection(world(*claims).store))
    assert [(row["label"], row["asserted"], row["weight"]) for row in table] == [
        ("is said not to sponsor", False, 0.0),
        ("stops short of blaming", False, 0.0),
        ("likely sponsors", True, 1.0),
    ]


def test_a_claim_has_the_days_of_its_own_date_or_else_of_its_event(world: World) -> None:
    assert rows(world, "claims", "claim", "first_day", "last_day") == [
        ("c1", date(2010, 1, 1), date(2012, 3, 31)),
        ("c2", date(2024, 1, 27), date(2024, 1, 27)),
        ("c3", date(2024, 1, 28), date(2024, 1, 28)),
        ("c4", date(2023, 1, 1), None),
        ("c5", None, None),
    ]


def test_a_claim_has_names_a_family_and_a_group(world: World) -> None:
    names = ("subject_name", "family", "object_name", "modality_group", "modality_rank")

    assert rows(world, "claims", *names)[:3] == [
        ("Red", "sponsorship", "Alpha", "assertive", 2),
        ("Alpha", "attack", "Blue", "assertive", 1),
        ("Alpha", "attack", "", "assertive", 1),
    ]


def test_events_and_sources_have_their_days(world: World) -> None:
    day = date(2024, 1, 28)

    assert rows(world, "events", "id", "first_day", "last_day")[0] == ("raid", day, day)
    assert rows(world, "sources", "first_day") == [(date(2024, 2, 2),)]
