"""The answer to *timeline*, as lines."""

from __future__ import annotations

from conftest import World


def test_an_event_without_claims_on_the_day_has_no_count(world: World) -> None:
    case = world("relation: attacks, subject: alpha, object: blue, event: raid")
    rows = [line.split(maxsplit=1)[1] for line in str(case.timeline()).splitlines()]
    assert rows == ["What", "raid (1 claim) [raid]", "strike [strike]"]
