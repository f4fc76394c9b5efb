"""A record made of a value gives the value again."""

from __future__ import annotations

from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actorgraph.model.actor import ACTOR_TYPES, NAME_KINDS, Actor, Name
from actorgraph.model.claim import OPERATORS, Claim, Quantity
from actorgraph.model.dates import read_when
from actorgraph.model.errors import InvalidValue
from actorgraph.model.event import Event
from actorgraph.model.modality import MODALITIES
from actorgraph.model.record import (
    ACTOR_COLUMNS,
    CLAIM_COLUMNS,
    EVENT_COLUMNS,
    SOURCE_COLUMNS,
    actor_of,
    actor_record,
    claim_of,
    claim_record,
    event_of,
    event_record,
    source_of,
    source_record,
)
from actorgraph.model.source import Source

IDS: Final = st.from_regex(r"[a-z](?:[a-z0-9.-]{0,6}[a-z0-9])?", fullmatch=True)
SOME_IDS: Final = st.just("") | IDS
LETTERS: Final = st.characters(exclude_categories=("Cc", "Cs", "Cf", "Zl", "Zp"))
#: Names hold what stands between names too.
NAME_TEXTS: Final = (st.text(LETTERS, min_size=1) | st.text("a; ,", min_size=1)).filter(str.strip)
TEXTS: Final = st.text(st.characters(codec="utf-8", exclude_characters="\0"))
WHENS: Final = st.sampled_from(["", "2024", "2024-02-02", "2023-10/..", "2024-01-28~"]).map(
    read_when
)
NAMES: Final = st.lists(
    st.builds(Name, NAME_TEXTS)
    | st.builds(Name, NAME_TEXTS, st.sampled_from(NAME_KINDS), TEXTS, TEXTS, TEXTS, st.booleans()),
    max_size=3,
).map(tuple)
QUANTITIES: Final = st.none() | st.builds(
    Quantity,
    NAME_TEXTS,
    st.sampled_from(OPERATORS),
    st.floats(allow_nan=False, allow_infinity=False),
    TEXTS,
)
MODES: Final = st.lists(TEXTS.filter(lambda it: it.strip() and ";" not in it), max_size=3).map(
    tuple
)
ACTORS: Final = st.builds(
    Actor, IDS, NAME_TEXTS, st.sampled_from(ACTOR_TYPES), SOME_IDS, NAMES, st.booleans(), TEXTS
)
EVENTS: Final = st.builds(
    Event, IDS, NAME_TEXTS, IDS, WHENS, st.lists(IDS, max_size=3).map(tuple), SOME_IDS, NAMES, TEXTS
)
SOURCES: Final = st.builds(Source, IDS, NAME_TEXTS, SOME_IDS, WHENS, *[TEXTS] * 6, st.booleans())
CLAIMS: Final = st.builds(
    Claim, IDS, IDS, IDS, IDS, IDS, SOME_IDS, IDS, TEXTS, TEXTS, MODES, QUANTITIES, SOME_IDS,
    st.sampled_from(MODALITIES), TEXTS, WHENS, WHENS, TEXTS, st.booleans(), *[TEXTS] * 4,
)  # fmt: skip


def as_texts(record: dict[str, Any]) -> dict[str, str]:
    """Return a record as a format keeps it that has nothing but texts."""
    return {key: str(value) for key, value in record.items()}


@given(ACTORS)
def test_an_actor_comes_back(actor: Actor) -> None:
    record = actor_record(actor)
    assert actor_of(record) == actor_of(as_texts(record)) == actor
    assert set(record) <= set(ACTOR_COLUMNS)


@given(EVENTS)
def test_an_event_comes_back(event: Event) -> None:
    record = event_record(event)
    assert event_of(record) == event_of(as_texts(record)) == event
    assert set(record) <= set(EVENT_COLUMNS)


@given(SOURCES)
def test_a_source_comes_back(source: Source) -> None:
    record = source_record(source)
    assert source_of(record) == source_of(as_texts(record)) == source
    assert set(record) == set(SOURCE_COLUMNS)


@given(CLAIMS)
def test_a_claim_comes_back(claim: Claim) -> None:
    record = claim_record(claim)
    assert claim_of(record) == claim_of(as_texts(record)) == claim
    assert set(record) <= set(CLAIM_COLUMNS)


def test_an_empty_cell_is_the_default_of_its_field() -> None:
    nothing = float("nan")  # as tables of numbers write it
    record = {"id": "red", "name": "Red", "type": None, "note": nothing, "anonymous": nothing}

    assert actor_of(record) == Actor("red", "Red")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"name": ["Red"]}, "'name' needs a text, not ['Red']"),
        ({"name": {"en": "Red"}}, "'name' needs a text, not {'en': 'Red'}"),
        ({"note": "x" * 9, "anonymous": "perhaps"}, "'anonymous' needs true or false, not 'perhaps'"),
        ({"anonymous": 7}, "'anonymous' needs true or false, not 7"),
        ({"anonymous": [True]}, "'anonymous' needs true or false, not [True]"),
        ({"names_data": "[["}, "the names '[[' are not as actorgraph writes them"),
        ({"names_data": "[" * 100_000}, f"the names '{'[' * 60}' are not as actorgraph writes them"),
        ({"names_data": "7"}, "the names '7' are not as actorgraph writes them"),
        ({"names_data": "[[1, 2]]"}, "the names '[[1, 2]]' are not as actorgraph writes them"),
        (
            {"names_data": '[["a", "alias", 5, "", "", false]]'},
            "the names '[[\"a\", \"alias\", 5, \"\", \"\", false]]' are not as actorgraph writes them",
        ),
    ],
)  # fmt: skip
def test_a_cell_that_cannot_be_read_is_refused(change: dict[str, Any], message: str) -> None:
    with pytest.raises(InvalidValue) as caught:
        actor_of({"id": "red", "name": "Red", **change})

    assert str(caught.value) == message


@pytest.mark.parametrize("value", ["many", "1e999", "nan", 10**400, None, [1]])
def test_a_figure_needs_a_finite_number(value: Any) -> None:
    record = {
        "claim": "c", "relation": "attacks", "source": "s", "claimant": "a", "subject": "a",
        "quantity_what": "targets", "quantity_value": value,
    }  # fmt: skip

    with pytest.raises(InvalidValue, match="number"):
        claim_of(record)
