"""The pattern language and its matcher."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from actorgraph.ask.grammar import SPANS, compiled, literals, matches, may_begin
from actorgraph.ask.patterns import PATTERNS, read_patterns
from actorgraph.ask.words import words_of


def found(pattern: str, text: str) -> list[dict[str, Any]]:
    words = words_of(text)

    def any_words(at: int) -> Iterator[tuple[int, Any]]:
        for end in range(at + 1, len(words) + 1):
            yield end, " ".join(it.folded for it in words[at:end])

    made = list(matches(pattern, words, {"x": any_words, "y": any_words}))
    return [{key: value for key, value in it.items() if key != SPANS} for it in made]


def test_words_are_taken_one_by_one_and_all_of_them() -> None:
    assert found("who is here", "Who is here?") == [{}]
    assert found("who is", "who is here") == []
    assert found("who is here now", "who is here") == []


def test_a_stem_takes_every_form() -> None:
    assert [found("~strike", it) for it in ("strikes", "struck", "strikers")] == [[{}], [{}], []]


def test_a_part_in_brackets_may_be_missing() -> None:
    assert found("who [is] here", "who here") == [{}]
    assert found("who [is|was] here", "who was here") == [{}]


def test_alternatives_may_have_several_words() -> None:
    pattern = "(behind|responsible for) {x}"
    assert found(pattern, "responsible for it") == [{"x": "it"}]
    assert found(pattern, "responsible it") == []


def test_every_way_is_found() -> None:
    assert found("{x} {y}", "a b c") == [{"x": "a", "y": "b c"}, {"x": "a b", "y": "c"}]


def test_a_pattern_that_does_not_close_is_refused() -> None:
    for pattern in ("(a", "a)", "[a", "(a]"):
        with pytest.raises(ValueError, match=r"."):
            compiled(pattern)


def test_the_words_of_a_pattern_are_told_apart_from_its_stems() -> None:
    assert literals("who [is] (~struck|hit) {x}") == (
        frozenset({"who", "is", "hit"}),
        frozenset({"strik"}),
    )


@pytest.mark.parametrize(
    ("pattern", "begins", "does_not"),
    [
        ("(who|what is) {x}", ("who", "what"), ("is", "why")),
        ("why {x}", ("why",), ("who",)),
        ("[please] who", ("please", "who", "anything"), ()),
        ("~strike {x}", ("struck", "anything"), ()),
        ("({x}|who) is", ("who", "anything"), ()),
    ],
)
def test_a_pattern_is_passed_over_only_where_it_cannot_begin_so(
    pattern: str, begins: tuple[str, ...], does_not: tuple[str, ...]
) -> None:
    assert [may_begin(pattern, it) for it in begins] == [True] * len(begins)
    assert [may_begin(pattern, it) for it in does_not] == [False] * len(does_not)


def test_every_sentence_closes_and_has_its_function() -> None:
    from actorgraph.ask import builders

    for builder, sentence in PATTERNS:
        compiled(sentence)
        assert callable(getattr(builders, builder))


def test_pieces_stand_for_what_they_name() -> None:
    assert read_patterns(
        "# a remark\ndo = (~do|~make)\nboth = <do> or <do>\n[said]\nwe <both>\n"
    ) == (("said", "we (~do|~make) or (~do|~make)"),)
