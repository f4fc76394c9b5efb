"""What a page says of answers: sentences with places for names."""

from __future__ import annotations

from actorgraph.model.vocabulary import standard
from actorgraph.page.says import says


def test_a_relation_is_said_of_one_and_of_several_both_ways_and_by_nobody() -> None:
    reading = standard().reading("attacks")
    who, whom, nobody, does, will, anybody = says(standard(), reading, reading.turned(standard()))
    assert who[0] == whom[0] == does == ["{a} attacked {b}"]
    assert who[2] == [
        "{a} is believed to have attacked {b}",
        "{a} is believed to have attacked {b}",
        "{a} are believed to have attacked {b}",
        "{a} are believed to have attacked {b}",
    ]
    assert nobody == ["nobody is said to have attacked {b}"]
    assert will == ["{a} will attack {b}"]
    assert anybody == ["{a} attacked anybody"]


def test_a_state_that_is_over_is_said_in_the_past() -> None:
    reading = standard().reading("leads")
    (_, over, *_), *_ = says(standard(), reading, reading.turned(standard()))
    assert over == ["{a} led {b}"]
