"""What a language model says of a sentence: kept if it stands there, set aside if the words speak against it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from typing import Any, Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from actorgraph.ask.endpoint import Endpoint, endpoint_of
from actorgraph.drafts.draft import Draft, Proposal, draft_of
from actorgraph.model.actor import Actor, Name
from actorgraph.model.dates import read_when
from actorgraph.model.errors import NoReply
from actorgraph.model.event import Event
from actorgraph.model.modality import ASSERTIVE
from actorgraph.model.vocabulary import standard
from fake_model import FakeModel, completion, fake_model

ACTORS: Final = (
    Actor("alda", "Alda", "state"),
    Actor("cresk", "Cresk", "state"),
    Actor("borin", "Borin Front", "armed-group", names=(Name("BF", "acronym"),)),
    Actor("berg", "Odo Berg", "person"),
    Actor("gazette", "Gazette", "media-outlet"),
    Actor("port", "Dun Port", "facility"),
)
EVENTS: Final = (Event("raid", "raid", "attack", read_when("2024-05-03")),)
#: No rule reads "rained rockets": what is kept of these sentences is the model's alone.
TEXT: Final = """\
Alda’s marines rained rockets on the “Borin  Front”
near Dun Port. The BF has not raised a hand to Alda. Odo Berg believes that Cresk rained rockets on Alda.
Cresk may yet rain rockets on Alda. Later it rained rockets on the Borin Front. The Weald Army rained rockets on Cresk.
"""
ROW: Final[dict[str, Any]] = {
    "sentence": 1, "relation": "attacks", "subject": "Alda", "object": "Borin Front", "claimant": None,
    "modality": "stated", "hedge": None, "quote": "Alda's marines rained rockets on the \"Borin Front\"",
}  # fmt: skip


@pytest.fixture(scope="module")
def fake() -> Iterator[FakeModel]:
    with fake_model() as model:
        yield model


@pytest.fixture(scope="module")
def endpoint(fake: FakeModel) -> Endpoint:
    return endpoint_of(fake.url)


def drafted(endpoint: Endpoint, text: str = TEXT) -> Draft:
    return draft_of(
        text, ACTORS, EVENTS, standard(), publisher="gazette", models=False, endpoint=endpoint
    )


def mine(draft: Draft) -> list[Proposal]:
    return [it for it in draft.proposals if "fake at 127.0.0.1" in it.by]


def kept(fake: FakeModel, endpoint: Endpoint, **row: object) -> Proposal | str:
    """Return what becomes of a row that differs from `ROW`: the proposal, or why it is refused."""
    fake.says([ROW | row])
    draft = drafted(endpoint)
    found = mine(draft)
    assert len(found) + len(draft.refused) == 1
    return found[0] if found else draft.refused[0]


def test_a_row_that_stands_in_its_sentence_is_kept_in_the_words_of_the_text(
    fake: FakeModel, endpoint: Endpoint
) -> None:
    it = kept(fake, endpoint)
    assert isinstance(it, Proposal)
    assert (
        it.quote == "Alda’s marines rained rockets on the “Borin  Front”" == TEXT[it.start : it.end]
    )
    assert (it.subject, it.relation, it.object) == ("alda", "attacks", "borin")
    assert (it.claimant, it.modality, it.hedge, it.strict, it.look) == (
        "gazette", "stated", None, False, None,
    )  # fmt: skip
    assert it.by.startswith("fake at 127.0.0.1, prompt ")


@pytest.mark.parametrize(
    ("row", "ends", "claimant", "modality", "hedge"),
    [
        ({"relation": "attacked-by", "subject": "BF", "object": "alda"}, ("alda", "borin"), "gazette", "stated", None),
        ({"object": "Dun Port", "quote": "near Dun Port"}, ("alda", "port"), "gazette", "stated", None),
        (
            {"sentence": 2, "subject": "BF", "object": "Alda", "modality": "denied", "hedge": "has not", "quote": "The BF has not raised a hand"},
            ("borin", "alda"), "gazette", "denied", "has not",
        ),
        (
            {"sentence": 3, "subject": "Cresk", "object": "Alda", "modality": "believed", "hedge": "believes", "claimant": "Odo Berg", "quote": "Cresk rained rockets on Alda"},
            ("cresk", "alda"), "berg", "believed", "believes",
        ),
        (
            {"sentence": 4, "subject": "Cresk", "object": "Alda", "modality": "possible", "hedge": "MAY", "quote": "Cresk may yet rain rockets on Alda"},
            ("cresk", "alda"), "gazette", "possible", "may",
        ),
        (
            {"sentence": 6, "subject": "the weald army", "object": "Cresk", "quote": "rained rockets on Cresk"},
            ("Weald Army", "cresk"), "gazette", "stated", None,
        ),
    ],
)  # fmt: skip
def test_ends_claimant_and_hedge_are_those_of_the_sentence(
    fake: FakeModel, endpoint: Endpoint, row: dict[str, object], ends: tuple[str, str], claimant: str,
    modality: str, hedge: str | None,
) -> None:  # fmt: skip
    it = kept(fake, endpoint, **row)
    assert isinstance(it, Proposal)
    assert (it.subject, it.object) == ends
    assert (it.claimant, it.modality, it.hedge, it.look) == (claimant, modality, hedge, None)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ({"sentence": 2, "subject": "BF", "object": "Alda", "quote": "raised a hand to Alda"}, "the sentence has 'has not'"),
        ({"sentence": 4, "subject": "Cresk", "object": "Alda", "quote": "rain rockets on Alda"}, "the sentence has 'may'"),
        ({"sentence": 4, "subject": "Cresk", "object": "Alda", "quote": "rain rockets on Alda", "modality": "likely"}, "the sentence has 'may'"),
        ({"sentence": 3, "subject": "Cresk", "object": "Alda", "quote": "Cresk rained rockets on Alda", "claimant": "Odo Berg"}, "the sentence has 'believes'"),
        ({"sentence": 3, "subject": "Cresk", "object": "Alda", "quote": "Cresk rained rockets on Alda", "modality": "believed", "hedge": "believes"}, "names nobody whose word it is"),
        ({"modality": "denied", "hedge": "on"}, "no word of the sentence denies"),
        ({"modality": "possible"}, "it is said to be possible, by no word"),
        ({"hedge": "near"}, "it is said to be stated, with a hedge"),
        ({"claimant": "Odo Berg"}, "its claimant 'Odo Berg' stands in another sentence"),
        ({"sentence": 5, "subject": "Cresk", "quote": "it rained rockets"}, "its subject stands there only as 'it'"),
    ],
)  # fmt: skip
def test_what_the_words_speak_against_is_set_aside_with_the_reason_and_asserts_nothing(
    fake: FakeModel, endpoint: Endpoint, row: dict[str, object], reason: str
) -> None:
    it = kept(fake, endpoint, **row)
    assert isinstance(it, Proposal)
    assert reason in (it.look or "")
    if "the sentence has" in reason:
        assert it.modality == "believed" if "believes" in reason else it.modality not in ASSERTIVE


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ({"sentence": 99}, "there is no sentence '99'"),
        ({"sentence": True}, "there is no sentence 'True'"),
        ({"sentence": "1"}, "there is no sentence '1'"),
        ({"relation": "hugs"}, "sentence 1: 'hugs' is not a relation of the case"),
        ({"relation": ["attacks"]}, "sentence 1: its relation is not words"),
        ({"subject": {"name": "Alda"}}, "sentence 1: its subject is not words"),
        ({"subject": "Cresk"}, "sentence 1: its subject 'Cresk' does not stand in the sentence"),
        ({"subject": ""}, "sentence 1: it has no subject"),
        ({"subject": "marines"}, "sentence 1: its subject 'marines' is not a name"),
        ({"subject": "Dun Port"}, "sentence 1: Dun Port (facility) cannot stand there in 'attacks'"),
        ({"object": "Alda"}, "sentence 1: both ends are the same"),
        ({"object": "Cresk"}, "sentence 1: its object 'Cresk' does not stand in the sentence"),
        ({"modality": "sure"}, "sentence 1: 'sure' is not a modality"),
        ({"hedge": "reportedly"}, "sentence 1: its hedge 'reportedly' does not stand in the sentence"),
        ({"claimant": "The President"}, "sentence 1: its claimant 'The President' does not stand in the text"),
        ({"quote": "Alda bombed the Borin Front"}, "sentence 1: its quote 'Alda bombed the Borin Front' does not stand in the sentence"),
        ({"quote": "lda’s marines"}, "sentence 1: its quote 'lda’s marines' does not stand in the sentence"),
        ({"quote": "."}, "sentence 1: its quote '.' does not stand in the sentence"),
        ({"quote": None}, "sentence 1: its quote '' does not stand in the sentence"),
    ],
)  # fmt: skip
def test_what_does_not_stand_there_is_refused_with_the_reason(
    fake: FakeModel, endpoint: Endpoint, row: dict[str, object], reason: str
) -> None:
    assert kept(fake, endpoint, **row) == reason


def test_what_the_rules_find_too_is_proposed_by_both_and_what_they_deny_is_set_aside(
    fake: FakeModel, endpoint: Endpoint
) -> None:
    text = "Alda attacked the Borin Front. Cresk was attacked by Alda. Alda did not attack Cresk."
    rows = [
        {**ROW, "quote": "Alda attacked the Borin Front"},
        {**ROW, "sentence": 2, "subject": "Cresk", "object": "Alda", "quote": "Cresk was attacked by Alda"},
        {**ROW, "quote": "attacked"},
    ]  # fmt: skip
    fake.says(rows)
    first, again, turned = mine(drafted(endpoint, text))
    assert (first.strict, first.look, first.by.startswith("rules/1 and fake")) == (True, None, True)
    assert again.look == "the answer has it twice"
    assert turned.look == "by its grammar it is the other way round"


def sound(draft: Draft, text: str) -> None:
    for it in draft.proposals:
        assert text[it.start : it.end] == it.quote
        assert it.quote
        assert it.relation in standard()
        assert it.hedge is None or it.hedge in text


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda kids: (
        st.lists(kids, max_size=3) | st.dictionaries(st.text(max_size=5), kids, max_size=3)
    ),
    max_leaves=6,
)
WORDS = st.sampled_from(
    ["Alda", "BF", "Cresk", "It", "marines", "raid", "has not", "may", "", " ", "’", "\ud800", "\x00", "(", TEXT[:60]]
)  # fmt: skip
ROWS = st.fixed_dictionaries(
    {},
    optional={
        "sentence": st.integers(-1, 7) | JSON,
        "relation": st.sampled_from(["attacks", "led-by", "attributes", "figure"]) | JSON,
        "modality": st.sampled_from(["stated", "denied", "believed"]) | JSON,
        **dict.fromkeys(("subject", "object", "claimant", "hedge", "quote"), WORDS | JSON),
    },
)


EXAMPLES = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40
)


@EXAMPLES
@given(st.lists(ROWS | st.builds(lambda row: {**ROW, **row}, ROWS), max_size=5))
def test_whatever_rows_a_model_returns_every_quote_is_in_the_text_at_its_place(
    fake: FakeModel, endpoint: Endpoint, rows: list[object]
) -> None:
    fake.says(json.dumps(rows))
    draft = drafted(endpoint)
    sound(draft, TEXT)
    assert len(mine(draft)) + len(draft.refused) == len(rows)


@EXAMPLES
@given(st.binary(max_size=80) | st.builds(completion, st.text(max_size=80) | JSON))
def test_whatever_bytes_a_model_returns_every_quote_is_in_the_text_at_its_place(
    fake: FakeModel, endpoint: Endpoint, body: bytes
) -> None:
    fake.body = body
    with suppress(NoReply):
        sound(drafted(endpoint), TEXT)
