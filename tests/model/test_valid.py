"""What all nouns check of themselves is refused with the words that would do."""

from __future__ import annotations

import pytest

from actorgraph.model.errors import InvalidValue
from actorgraph.model.valid import need_grammar, need_one_of, need_text


@pytest.mark.parametrize("number", ["", "singular", "plural"])
@pytest.mark.parametrize("article", ["", "the", "none"])
def test_a_number_and_an_article_may_be_named_or_left_to_a_guess(number: str, article: str) -> None:
    need_grammar(number, article)


@pytest.mark.parametrize(
    ("number", "article", "message"),
    [
        ("dual", "", "unknown number 'dual'; use singular or plural"),
        ("plural", "a", "unknown article 'a'; use the or none"),
    ],
)
def test_another_number_or_article_is_refused(number: str, article: str, message: str) -> None:
    with pytest.raises(InvalidValue) as caught:
        need_grammar(number, article)

    assert str(caught.value) == message


def test_a_word_outside_a_list_is_refused_with_the_list() -> None:
    with pytest.raises(InvalidValue) as caught:
        need_one_of("c", ("a", "b"), "letter")

    assert str(caught.value) == "unknown letter 'c'; use one of a, b"


@pytest.mark.parametrize("text", ["", "حزب \u202b", "line\nbreak", "👩‍👧"])
def test_a_text_may_hold_what_a_store_can(text: str) -> None:
    need_text(text)
