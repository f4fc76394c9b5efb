"""Errors say what was found, where, and what would work."""

from __future__ import annotations

import pickle
import re

import pytest

import actorgraph
from actorgraph.model import errors
from actorgraph.model.errors import (
    ActorgraphError,
    AmbiguousName,
    Fault,
    Faults,
    NotFound,
    UnknownActor,
)
from modules import modules


@pytest.mark.parametrize(
    ("name", "builtin"),
    [
        ("InvalidValue", ValueError),
        ("InvalidDate", ValueError),
        ("Faults", ValueError),
        ("UnknownActor", LookupError),
        ("UnknownEvent", LookupError),
        ("UnknownRelation", LookupError),
        ("UnknownClaim", LookupError),
        ("UnknownSource", LookupError),
        ("UnknownFormat", LookupError),
        ("UnknownType", LookupError),
        ("TooMany", ValueError),
        ("WrongUse", ValueError),
        ("Contradiction", ValueError),
        ("UnknownOption", TypeError),
        ("AmbiguousName", LookupError),
        ("FileTrouble", OSError),
        ("FilesChanged", errors.FileTrouble),
        ("MissingPackage", ImportError),
        ("NotAStore", errors.StoreError),
        ("CorruptStore", errors.StoreError),
        ("NewerStore", errors.StoreError),
    ],
)
def test_an_error_is_ours_and_what_a_caller_would_expect(
    name: str, builtin: type[Exception]
) -> None:
    assert issubclass(getattr(errors, name), ActorgraphError)
    assert issubclass(getattr(errors, name), builtin)


def tree_of(error: type[ActorgraphError], depth: int = 0) -> list[tuple[int, str, str]]:
    """Return the depth, name and other base of an error and of all that are made from it."""
    others = [base.__name__ for base in error.__bases__ if not issubclass(base, ActorgraphError)]
    below = [line for child in error.__subclasses__() for line in tree_of(child, depth + 1)]
    return [(depth, error.__name__, " ".join(others) if depth else ""), *below]


def drawn() -> list[tuple[int, str, str]]:
    """Return the tree that the docstring draws: depth, name, and the other base in brackets."""
    lines = (errors.__doc__ or "").partition("::")[2].partition("A message")[0].splitlines()
    found = [re.match(r"    ([│├└─ ]*)(\w+)(?: \((\w+)\))?", line) for line in lines]
    return [(len(it[1]) // 4, it[2], it[3] or "") for it in found if it]


def test_every_error_of_the_package_is_drawn_in_the_tree_below_its_base() -> None:
    modules()  # an error is known once its module is imported
    assert drawn() == tree_of(ActorgraphError)


def test_every_exception_that_leaves_a_module_is_an_error_of_ours() -> None:
    strays = [
        f"{module.__name__}.{name}"
        for module in modules()
        for name, value in vars(module).items()
        if isinstance(value, type) and issubclass(value, Exception)
        if value.__module__ == module.__name__ and not name.startswith("_")
        if not issubclass(value, ActorgraphError)
    ]
    assert strays == []


def test_every_error_is_public() -> None:
    modules()
    assert {name for _, name, _ in tree_of(ActorgraphError)} <= set(actorgraph.__all__)


@pytest.mark.parametrize(
    ("fault", "text"),
    [
        (Fault("actors.yaml", 0, 0, "is empty"), "actors.yaml: is empty"),
        (Fault("actors.yaml", 3, 0, "is bad"), "actors.yaml, line 3: is bad"),
        (Fault("actors.yaml", 3, 7, "is broken"), "actors.yaml, line 3, column 7: is broken"),
    ],
)
def test_a_fault_names_its_place_as_far_as_it_is_known(fault: Fault, text: str) -> None:
    assert str(fault) == text


def test_a_fault_shows_itself_for_debugging() -> None:
    assert repr(Fault("a.yaml", 1, 0, "bad")) == "Fault('a.yaml, line 1: bad')"


def test_faults_stand_one_a_line() -> None:
    faults = Faults([Fault("a.yaml", 1, 0, "bad"), Fault("b.yaml", 2, 0, "worse")])

    assert str(faults) == "a.yaml, line 1: bad\nb.yaml, line 2: worse"


def test_faults_that_are_left_out_are_counted() -> None:
    assert str(Faults([Fault("a.csv", 1, 0, "bad")], more=9)) == (
        "a.csv, line 1: bad\n… and 9 more faults"
    )


def test_at_most_three_suggestions_are_named() -> None:
    error = UnknownActor("alfa", ["Alpha", "Alfalfa", "Alba", "Alma"])

    assert str(error) == "no actor is called 'alfa'; did you mean 'Alpha' or 'Alfalfa' or 'Alba'?"
    assert error.suggestions == ("Alpha", "Alfalfa", "Alba", "Alma")


def test_a_hint_stands_in_for_missing_suggestions() -> None:
    assert str(NotFound("x")) == "no thing is called 'x'"
    assert str(UnknownActor("x", hint="look again")) == "no actor is called 'x'; look again"


def test_suggestions_come_before_a_hint() -> None:
    assert str(NotFound("x", ["y"], "look again")) == "no thing is called 'x'; did you mean 'y'?"


def test_an_ambiguous_name_lists_its_owners_by_id() -> None:
    error = AmbiguousName("Guard", [("us-guard", "National Guard"), ("irgc", "IRGC")])

    assert str(error) == (
        "'Guard' may be any of: IRGC (irgc), National Guard (us-guard); use the id in brackets"
    )
    assert error.candidates == (("irgc", "IRGC"), ("us-guard", "National Guard"))


def test_an_ambiguous_name_shows_ten_owners_and_counts_the_rest() -> None:
    error = AmbiguousName("A", [(f"a{number:02}", "A") for number in range(12)])

    assert str(error).endswith("A (a09) and 2 more; use the id in brackets")


@pytest.mark.parametrize(
    "error",
    [
        errors.InvalidDate("'soon' is not a date"),
        errors.Contradiction("they are not one", "c1"),
        UnknownActor("alfa", ["Alpha"]),
        errors.UnknownOption("untill", "a question", ["until"], ["until"]),
        Faults([Fault("a.yaml", 1, 0, "bad")], more=2),
        AmbiguousName("Guard", [("irgc", "IRGC")]),
        errors.FileTrouble("cannot write 'x'"),
        errors.MissingPackage("a table needs pandas"),
    ],
    ids=lambda error: type(error).__name__,
)
def test_an_error_reaches_another_process_as_it_is(error: ActorgraphError) -> None:
    again = pickle.loads(pickle.dumps(error))

    assert (type(again), str(again)) == (type(error), str(error))
    assert {key: repr(value) for key, value in vars(again).items()} == {
        key: repr(value) for key, value in vars(error).items()
    }
