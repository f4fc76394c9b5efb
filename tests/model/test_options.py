"""Tests of options by their names."""

from __future__ import annotations

import inspect
from typing import Any

import pytest

from actorgraph.model.errors import UnknownOption
from actorgraph.model.options import check_options, checks_options, checks_own_options


@checks_options(("as_of", "modality"))
class Toy:
    def open(self, path: str, *, deep: bool = False) -> Any:
        return path, deep

    def ask(self, question: str, /, *, most: int = 5, **filters: Any) -> Any:
        """Return what it was given."""
        return question, most, filters

    def _own(self, **words: Any) -> Any:
        return words

    @property
    def title(self) -> str:
        return "Toy"


def test_what_a_method_has_is_passed_to_it() -> None:
    assert Toy().open(path="a", deep=True) == ("a", True)
    assert Toy().ask("b", most=1, as_of="2024") == ("b", 1, {"as_of": "2024"})
    assert Toy().title == "Toy"


@pytest.mark.parametrize(
    ("method", "option", "message"),
    [
        ("open", "depe", "Toy.open() has no option 'depe'; did you mean 'deep'?"),
        ("open", "as_of", "Toy.open() has no option 'as_of'; its options are deep, path"),
        ("ask", "modalty", "Toy.ask() has no option 'modalty'; did you mean 'modality'?"),
        ("ask", "asof", "Toy.ask() has no option 'asof'; did you mean 'as_of'?"),
        ("ask", "question", "Toy.ask() has no option 'question'; its options are as_of, modality, most"),
    ],
)  # fmt: skip
def test_what_it_has_not_is_an_error_with_the_nearest_name(
    method: str, option: str, message: str
) -> None:
    with pytest.raises(UnknownOption) as caught:
        getattr(Toy(), method)(**{option: True})

    assert str(caught.value) == message


def test_private_methods_are_left_alone() -> None:
    assert Toy()._own(anything=1) == {"anything": 1}


def test_a_checked_method_keeps_its_signature_and_description() -> None:
    assert str(inspect.signature(Toy.ask)) == (
        "(self, question: 'str', /, *, most: 'int' = 5, **filters: 'Any') -> 'Any'"
    )
    assert Toy.ask.__doc__ == "Return what it was given."


def test_the_error_has_the_facts() -> None:
    with pytest.raises(UnknownOption) as caught:
        check_options(["as_of", "untill"], {"as_of", "until"}, "a question")

    error = caught.value
    assert (error.name, error.owner, error.known, error.suggestions) == (
        "untill", "a question", ("as_of", "until"), ("until",)
    )  # fmt: skip


def test_without_any_options_it_is_said_so() -> None:
    with pytest.raises(UnknownOption, match="x has no option 'y'; it has no options"):
        check_options(["y"], (), "x")


@checks_own_options
def save(path: str, *, form: str = "") -> tuple[str, str]:
    """Return what it was given."""
    return path, form


def test_a_function_refuses_options_too() -> None:
    assert save("a", form="b") == save(path="a", form="b") == ("a", "b")
    with pytest.raises(UnknownOption) as caught:
        save("a", from_="b")  # type: ignore[call-arg]

    assert str(caught.value) == "save() has no option 'from_'; did you mean 'form'?"
