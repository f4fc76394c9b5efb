"""The language of the grammar, and the interpreter that reads with it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from actorgraph.ask.grammar import (
    WEIGHT,
    Found,
    Grammar,
    Parse,
    compiled,
    grammar,
    literals,
    read_grammar,
)
from actorgraph.ask.words import words_of


def found(text: str, question: str) -> list[Found]:
    """Return what a grammar finds in a question; the slots x and y take any words."""
    words = words_of(question)

    def any_words(at: int, role: str) -> Iterator[tuple[int, Found]]:
        for end in range(at + 1, len(words) + 1):
            yield end, {role: " ".join(word.folded for word in words[at:end]), WEIGHT: end - at}

    parse = Parse(words, {"x": any_words, "y": any_words}, read_grammar(text))
    return [
        {key: value for key, value in one.items() if key != WEIGHT} for _, one in parse.questions()
    ]


def test_words_are_taken_one_by_one_and_all_of_them() -> None:
    assert found("who is here", "Who is here?") == [{}]
    assert found("who is", "who is here") == []
    assert found("who is here now", "who is here") == []


def test_a_stem_takes_every_form() -> None:
    assert [found("~strike", text) for text in ("strikes", "struck", "strikers")] == [
        [{}],
        [{}],
        [],
    ]


def test_a_part_in_brackets_may_be_missing() -> None:
    assert found("who [is] here", "who here") == [{}]
    assert found("who [is|was] here", "who was here") == [{}]


def test_alternatives_may_have_several_words() -> None:
    text = "(behind|responsible for) {x:who}"
    assert found(text, "responsible for it") == [{"who": "it"}]
    assert found(text, "responsible it") == []


def test_every_way_is_found_with_the_roles_of_its_slots() -> None:
    assert found("{x:a} {y:b}", "a b c") == [{"a": "a", "b": "b c"}, {"a": "a b", "b": "c"}]


def test_a_piece_stands_in_others_and_goes_on_in_lines_with_a_bar() -> None:
    text = "do = make|carry out\n | ~stage\ndid = <do> {x:what} done=yes\nwho <did>"
    assert found(text, "who staged raids") == [{"what": "raids", "done": "yes"}]
    assert found(text, "who carry out raids") == [{"what": "raids", "done": "yes"}]


def test_a_fact_takes_no_word() -> None:
    assert found("who is here voice=passive", "who is here") == [{"voice": "passive"}]


def test_questions_come_in_groups() -> None:
    parse = Parse(words_of("who"), {}, read_grammar("why\nwho is=one\n----\nwho is=two"))
    assert [(group, one["is"]) for group, one in parse.questions()] == [(0, "one"), (1, "two")]


def test_a_part_is_looked_for_once_at_each_place() -> None:
    asked = []

    def x(at: int, role: str) -> Iterator[tuple[int, Found]]:
        asked.append(at)
        yield at + 1, {role: at}

    parse = Parse(
        words_of("a b"),
        {"x": x},
        Grammar({"one": "{x:p}"}, (("<one> b", "<one> b", "[<one>] <one>"),)),
    )
    assert len(list(parse.questions())) == 3
    assert sorted(asked) == [0, 1]


@pytest.mark.parametrize("text", ["(a", "a)", "[a", "(a]"])
def test_what_does_not_close_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        compiled(text)


def test_the_grammar_closes_and_each_question_says_what_it_is() -> None:
    for text in (
        *grammar().pieces.values(),
        *(text for group in grammar().groups for text in group),
    ):
        compiled(text)
    assert [text for group in grammar().groups for text in group if " is=" not in text] == []


def test_the_words_of_the_grammar_are_told_apart_from_its_stems() -> None:
    words, stems = literals()
    assert {"who", "behind"} <= words
    assert "announc" in stems
    assert not any("=" in word or "{" in word for word in words)
