"""What becomes of every field of a source is known by its name."""

from __future__ import annotations

from collections import Counter

import pytest

from actorgraph.formats.fields import FATES, FILE, counted, fields_of, members_left, names_of
from actorgraph.model.data import yaml_data

FORMATS = sorted(yaml_data(FILE))


@pytest.mark.parametrize("format", FORMATS)
def test_every_field_of_a_table_has_one_fate(format: str) -> None:
    fates = {fate for fields in fields_of(format).values() for fate in fields.values()}

    assert fates <= FATES.keys()


def test_a_format_without_a_table_has_no_fields() -> None:
    assert fields_of("ris") == {}


def test_fields_are_found_by_what_becomes_of_them() -> None:
    assert "region" in names_of("acled", "", "left")
    assert "region" not in names_of("acled", "", "kept", "noted")


def test_a_member_that_the_format_does_not_define_is_told_apart() -> None:
    assert list(members_left("misp-event", "Event", {"no_such_member": 1})) == [
        ("Event no_such_member", False)
    ]


def test_names_are_counted_most_first() -> None:
    assert counted(Counter(["a", "b", "b"])) == "b (2), a (1)"
