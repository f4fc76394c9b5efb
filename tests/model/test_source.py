"""A source that exists is a valid one."""

from __future__ import annotations

import pytest

from actorgraph.model.errors import InvalidValue
from actorgraph.model.source import Source


@pytest.mark.parametrize(
    ("values", "message"),
    [
        (("", "R", "p"), "'' cannot be the id of a source; use letters, digits, '-', '_' and '.'"),
        (("r", "", "p"), "a title must not be empty"),
        (
            ("r", "R", "a b"),
            "'a b' cannot be the id of a publisher; use letters, digits, '-', '_' and '.'",
        ),
    ],
)
def test_a_source_that_cannot_exist_is_refused(values: tuple[str, str, str], message: str) -> None:
    with pytest.raises(InvalidValue) as caught:
        Source(*values)

    assert str(caught.value) == message


def test_a_source_may_leave_its_publisher_open() -> None:
    assert Source("r", "R", "").publisher == ""
