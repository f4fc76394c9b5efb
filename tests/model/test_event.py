"""An event that exists is a valid one."""

from __future__ import annotations

from typing import Any

import pytest

from actorgraph.model.errors import InvalidValue
from actorgraph.model.event import Event


@pytest.mark.parametrize(
    ("values", "message"),
    [
        (
            {"id": "a b", "name": "A"},
            "'a b' cannot be the id of an event; use letters, digits, '-', '_' and '.'",
        ),
        ({"id": "a", "name": ""}, "a name must not be empty"),
        (
            {"id": "a", "name": "A", "type": "drone attack"},
            "'drone attack' cannot be the id of a type of event; use letters, digits, '-', '_' and '.'",
        ),
    ],
)
def test_an_event_that_cannot_exist_is_refused(values: dict[str, Any], message: str) -> None:
    with pytest.raises(InvalidValue) as caught:
        Event(**values)

    assert str(caught.value) == message
