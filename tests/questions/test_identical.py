"""Whether two names are of one actor."""

from __future__ import annotations

import pytest

from actorgraph.questions.call import Call
from conftest import World

ACTORS = """\
- {id: red, name: Red, type: state, names: [{name: Crimson}]}
- {id: blue, name: Blue, type: state}
- {id: gazette, name: Gazette, type: media-outlet}
"""


@pytest.mark.parametrize(
    ("claims", "other", "verdict", "lead"),
    [
        (
            ("relation: attacks, subject: red, object: blue",),
            "Crimson",
            "stated",
            "Both are names of one actor: Red.",
        ),
        (
            ("relation: attacks, subject: red, object: blue",),
            "Blue",
            "not stated",
            "Not stated: Red and Blue are kept apart here, and no claim says that they are one or that they are not.",
        ),
        (
            ("relation: not-same-as, subject: red, object: blue, modality: confirmed",),
            "Blue",
            "denied",
            "Red and Blue are not one actor, as somebody confirmed.",
        ),
    ],
)
def test_two_names_are_one_actor_only_if_the_case_or_a_person_says_so(
    world: World, claims: tuple[str, ...], other: str, verdict: str, lead: str
) -> None:
    store = world(*claims, actors=ACTORS).store
    answer = Call("identical", {"name": "red", "other": other}).run(store)

    assert (answer.verdict, answer.document()["lead"]) == (verdict, lead)  # type: ignore[call-overload]
