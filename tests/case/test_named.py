"""Claims may call actors and events by their names."""

from __future__ import annotations

import pytest

from actorgraph.case.named import Named
from actorgraph.model.actor import Actor, Name
from actorgraph.model.errors import InvalidValue
from actorgraph.model.event import Event

GUARD, HOME = Name("the Guard"), Name("Home Guard")
NAMED = Named(
    {
        "red": Actor("red", "Red State", "state", names=(Name("Réd"),)),
        "river": Actor("river", "River Guard", "armed-group", names=(GUARD, HOME)),
        "home": Actor("home", "Home Guard", "armed-group", names=(GUARD,)),
    },
    {"raid": Event("raid", "Raid on the border", "attack")},
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("red", "red"),
        ("red state", "red"),
        ("Red", "red"),
        ("RAID ON THE BORDER", "raid"),
        ("Blue Front", "Blue Front"),
        ("", ""),
        ("Home Guard", "home"),
    ],
)
def test_a_name_is_somebodys_id_or_stays_as_it_is(text: str, found: str) -> None:
    assert NAMED.id_of(text, ("actor", "event")) == found


def test_an_event_is_no_actor() -> None:
    assert NAMED.id_of("Raid on the border", ("actor",)) == "Raid on the border"


def test_a_name_of_two_is_refused() -> None:
    with pytest.raises(InvalidValue) as caught:
        NAMED.id_of("the guard", ("actor",))

    assert str(caught.value) == "'the guard' is a name of 'river' and 'home'; write the id"
