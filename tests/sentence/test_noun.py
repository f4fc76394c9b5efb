"""A name as a sentence uses it: its number, its article and its pronoun."""

from __future__ import annotations

import pytest

from actorgraph.sentence.noun import Noun


@pytest.mark.parametrize(
    ("name", "kind", "words", "plural"),
    [
        ("Iran", "state", "Iran", False),
        ("United States", "state", "the United States", False),
        ("US", "state", "the US", False),
        ("Islamic Revolutionary Guards Corps", "military", "the Islamic Revolutionary Guards Corps", False),
        ("IRGC", "military", "the IRGC", False),
        ("Hamas", "armed-group", "Hamas", False),
        ("ISIS", "armed-group", "ISIS", False),
        ("NATO", "organisation", "NATO", False),
        ("Rapid Support Forces", "military", "the Rapid Support Forces", True),
        ("Free Hezbollah Brigades", "armed-group", "the Free Hezbollah Brigades", True),
        ("Iran-backed militias", "class", "Iran-backed militias", True),
        ("White House", "government-body", "the White House", False),
        ("John Kirby", "person", "John Kirby", False),
        ("CNN", "media-outlet", "CNN", False),
        ("Salt River Gazette", "media-outlet", "the Salt River Gazette", False),
        ("Middle East", "place", "the Middle East", False),
        ("Jordan", "place", "Jordan", False),
        ("The Hague", "place", "the Hague", False),
        ("some militants", "class", "some militants", True),
        ("Iran's proxies", "class", "Iran's proxies", True),
    ],
)  # fmt: skip
def test_number_and_article_are_guessed_from_the_name_and_the_type(
    name: str, kind: str, words: str, plural: bool
) -> None:
    noun = Noun("id", name, kind)
    assert (noun.words, noun.plural) == (words, plural)


def test_what_is_set_by_hand_stands() -> None:
    noun = Noun("id", "Hamas", "armed-group", number="plural", article="the")
    assert (noun.words, noun.plural, noun.pronoun) == ("the Hamas", True, "they")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("drone attack on a US outpost", "the drone attack on a US outpost"),
        ("Operation Inherent Resolve", "Operation Inherent Resolve"),
    ],
)
def test_an_event_has_the_article_unless_it_is_a_name(name: str, words: str) -> None:
    assert Noun("id", name, "attack", is_event=True).words == words


@pytest.mark.parametrize(
    ("noun", "pronouns"),
    [
        (Noun("a", "Red", "state"), ("it", "its", "itself")),
        (Noun("a", "Red Forces", "military"), ("they", "their", "themselves")),
        (Noun("a", "Ann", "person"), ("they", "their", "themself")),
    ],
    ids=["one", "several", "a person"],
)
def test_nobody_s_gender_is_guessed(noun: Noun, pronouns: tuple[str, ...]) -> None:
    assert (noun.pronoun, noun.its, noun.itself) == pronouns


@pytest.mark.parametrize(
    ("text", "called"),
    [("Red Front", True), ("the red front", True), ("RF", True), ("Front", False), ("the", False), ("", False)],
)  # fmt: skip
def test_a_name_is_known_with_and_without_its_article(text: str, called: bool) -> None:
    assert Noun("a", "Red Front", aliases=frozenset({"rf"})).is_called(text) == called
