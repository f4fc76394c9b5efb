"""Names that occur twice are told apart."""

from __future__ import annotations

from actorgraph.model.actor import Actor, Name
from actorgraph.page.naming import tags_of


def _actors(*rows: tuple[str, str, str]) -> dict[str, Actor]:
    return {key: Actor(id=key, name=name, type=kind) for key, name, kind in rows}


def test_a_name_that_only_one_has_is_left_alone() -> None:
    assert tags_of(_actors(("a", "Ann", "state"), ("b", "Bob", "state"))) == {}


def test_the_type_tells_two_apart_whatever_the_case_of_their_names() -> None:
    actors = _actors(("a", "France", "state"), ("b", "FRANCE ", "military"))
    assert tags_of(actors) == {"a": "state", "b": "military"}


def test_of_the_same_type_the_end_of_the_id_does() -> None:
    actors = _actors(("x-12", "Ali", "person"), ("x-13", "Ali", "person"))
    assert tags_of(actors) == {"x-12": "person 2", "x-13": "person 3"}


def test_a_code_that_a_dataset_has_for_them_is_better_than_an_id() -> None:
    actors = {
        key: Actor(id=key, name="US", type="class", names=(Name(text=f"cameo:{key}", kind="code"),))
        for key in ("USAEDU", "USAREF")
    }
    assert tags_of(actors) == {"USAEDU": "class USAEDU", "USAREF": "class USAREF"}


def test_no_two_of_a_name_have_the_same_tag() -> None:
    actors = _actors(*((f"n{n}", "Same", "person") for n in range(120)))
    assert len(set(tags_of(actors).values())) == 120
