"""Levels of the Traffic Light Protocol as people and programs write them."""

from __future__ import annotations

import pytest

from actorgraph.model.actor import Actor
from actorgraph.model.errors import InvalidValue
from actorgraph.model.tlp import LEVELS, above, label, level_in, read_level, strictest, warning


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("TLP:RED", "red"),
        ("tlp:amber+strict", "amber+strict"),
        ("TLP:AMBER-STRICT", "amber+strict"),
        ("TLP: White", "clear"),
        ('tlp="green"', "green"),
        ("amber", "amber"),
        ("tlp:ex:chr", ""),
        ("PAP:RED", ""),
        ("redacted", ""),
        ("", ""),
    ],
)
def test_a_level_is_read_as_both_versions_write_it(text: str, level: str) -> None:
    assert level_in(text) == level


def test_levels_come_back_from_their_labels_and_are_in_order() -> None:
    assert [level_in(label(level)) for level in LEVELS] == [*LEVELS]
    assert [strictest([level, "green"]) for level in LEVELS] == ["green", "green", *LEVELS[2:]]
    assert (above("red"), above("clear")) == ((), LEVELS[1:])
    assert [bool(warning(level)) for level in ("", *LEVELS)] == [
        False,
        False,
        False,
        True,
        True,
        True,
    ]


def test_what_is_no_level_is_refused() -> None:
    with pytest.raises(InvalidValue, match="unknown marking 'blue'; use one of clear, green"):
        read_level("blue")
    with pytest.raises(InvalidValue, match="unknown marking 'RED'"):
        Actor("a", "A", tlp="RED")
