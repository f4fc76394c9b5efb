"""Names as short lines."""

from __future__ import annotations

import pytest

from actorgraph.page.label import broken, width


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Iran", ["Iran"]),
        ("Islamic Revolutionary Guards Corps", ["Islamic Revolutionary", "Guards Corps"]),
        ("x" * 30, ["x" * 21, "x" * 9]),
        (
            "one two three four " * 30,
            ["one two three four", "one two three four", "one two three four…"],
        ),
    ],
)
def test_a_name_is_at_most_three_short_lines(name: str, lines: list[str]) -> None:
    assert broken(name) == lines


def test_marks_on_letters_take_no_room_and_wide_letters_take_more() -> None:
    assert width("e\u0301") == width("e")
    assert width("中中") > width("ee")
