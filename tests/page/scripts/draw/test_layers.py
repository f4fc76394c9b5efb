"""An answer is laid out so that one can read it: nothing overlaps, every line ends where it should."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import pytest

from actorgraph.page.answer.answered import Answered
from actorgraph.page.answer.row import AnswerRow
from actorgraph.page.view import Opening
from page.conftest import Open, World

#: Who attacks whom, in which event; every shape that an answer can have.
ANSWERS: dict[str, list[dict[str, Any]]] = {
    "one line": [{"subject": "ann", "object": "bob"}],
    "a fan": [{"subject": "ann", "object": other} for other in ("bob", "cid")],
    "through an event": [{"subject": "ann", "object": "bob", "event": "raid"}],
    "nobody named": [{"subject": "", "object": "bob", "event": "raid"}],
    "at nobody": [{"subject": "ann", "object": "", "event": "raid"}],
    "a chain": [
        {"subject": "ann", "object": "bob"},
        {"subject": "bob", "object": "cid"},
        {"subject": "ann", "object": "cid"},
    ],
    "a circle": [
        {"subject": "ann", "object": "bob"},
        {"subject": "bob", "object": "cid"},
        {"subject": "cid", "object": "ann"},
    ],
    "both ways in one event": [
        {"subject": "ann", "object": "bob", "event": "raid"},
        {"subject": "bob", "object": "ann", "event": "raid"},
        {"subject": "cid", "object": "bob"},
    ],
    "several past an event": [
        {"subject": "ann", "object": "bob", "event": "raid"},
        {"subject": "ann", "object": "bob", "relation": "threatens"},
        {"subject": "ann", "object": "bob", "relation": "sanctions"},
        {"subject": "bob", "object": "ann", "relation": "threatens"},
    ],
    "nobody named at all": [
        {
            "event": "raid",
            "relation": "counts",
            "quantity": {"what": "targets", "op": "=", "value": 85},
        },
        {"subject": "ann", "object": "bob", "event": "raid"},
    ],
}
SCREENS = [(1440, 900), (390, 844)]


def _overlap(one: dict[str, float], other: dict[str, float]) -> bool:
    return (
        min(one["right"], other["right"]) - max(one["left"], other["left"]) > 1
        and min(one["bottom"], other["bottom"]) - max(one["top"], other["top"]) > 1
    )


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("answer", ANSWERS)
def test_an_answer_shows_all_its_ends_apart_with_a_verb_on_each_line(
    answer: str, screen: tuple[int, int], world: World, opened: Open
) -> None:
    ends = ANSWERS[answer]
    claims = [{"id": f"c{n}", "relation": "attacks", **its} for n, its in enumerate(ends)]
    named = tuple(
        dict.fromkeys(
            its[end] for its in ends for end in ("subject", "object", "event") if its.get(end)
        )
    )
    ids = tuple(claim["id"] for claim in claims)
    answered = Answered("Who?", "stated", "", (AnswerRow("", claims=ids),), (), ids, named)
    shown = Opening("Who?", named, ids, answered=answered)
    width, height = screen
    it = opened(world(*claims), answer=shown, viewport={"width": width, "height": height})
    it.rest()
    scene = it.ask("actorgraph.scene()")
    boxes = [thing["box"] for thing in scene["things"]]
    labels = [line["label"] for line in scene["lines"] if line["label"]]

    assert {thing["id"] for thing in scene["things"]} == set(named)
    assert [(a, b) for a, b in combinations(boxes, 2) if _overlap(a, b)] == []
    assert [(a, b) for a, b in combinations(labels, 2) if _overlap(a, b)] == []
    assert len(labels) >= 1
    assert {claim for line in scene["lines"] for claim in line["claims"]} == set(ids)
    assert {line["from"] for line in scene["lines"]} | {line["to"] for line in scene["lines"]} <= {
        thing["id"] for thing in scene["things"]
    }
