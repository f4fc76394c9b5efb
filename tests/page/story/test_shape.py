"""Shapes and wrapped texts."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from actorgraph.page import label
from actorgraph.page.story.shape import SHAPES, wrapped


@given(st.text(max_size=80), st.integers(60, 300), st.integers(1, 3))
def test_wrapped_text_has_room(text: str, width: int, most: int) -> None:
    lines = wrapped(text, width, 13, most)
    assert 1 <= len(lines) <= most
    assert all(label.width(line, 13) <= width for line in lines)


def test_what_is_left_out_is_marked() -> None:
    assert wrapped("one two three four", 60, 13, 2) == ("one two", "three…")


def test_letters_are_large_enough_to_read_in_every_shape() -> None:
    assert min(min(shape.letters, shape.small) for shape in SHAPES) >= 11
