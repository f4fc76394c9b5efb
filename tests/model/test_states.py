"""What reports call states."""

from __future__ import annotations

from collections import Counter

from actorgraph.ask.kinds import tables
from actorgraph.model.states import State, read_states, states


def test_a_row_has_names_capitals_houses_and_adjectives_folded() -> None:
    text = "# a remark\nFrance | Paris | Élysée, Quai d'Orsay | French\nPeru | Lima"
    assert read_states(text) == (
        State(("france",), ("paris",), ("elysee", "quai dorsay"), ("french",)),
        State(("peru",), ("lima",)),
    )


def test_no_seat_is_that_of_two_states() -> None:
    seats = Counter(seat for one in states() for seat in (*one.capitals, *one.houses))
    assert [seat for seat, many in seats.items() if many > 1] == []


def test_questions_know_seats_with_all_names_of_the_state_and_no_body_of_its_own() -> None:
    capitals = tables()["capitals"]
    assert capitals["moscow"] == capitals["kremlin"] == "russia/russian federation"
    assert capitals["tehran"] == "iran/iran islamic republic of"
    assert "pentagon" not in capitals
