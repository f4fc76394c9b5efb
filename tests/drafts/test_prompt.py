"""What a language model is asked, and the rows of its answer."""

from __future__ import annotations

import json

import jsonschema
import pytest

from actorgraph.ask.endpoint import endpoint_of
from actorgraph.drafts import prompt
from actorgraph.drafts.prompt import asked, rows_of, schema_of, system_of
from actorgraph.model.modality import MODALITIES
from actorgraph.model.vocabulary import standard
from fake_model import fake_model

ROW = {
    "sentence": 1, "relation": "attacks", "subject": "Alda", "object": "Cresk", "claimant": None, "modality": "stated",
    "hedge": None, "quote": "Alda attacked Cresk",
}  # fmt: skip


def test_a_model_is_told_every_relation_with_its_meaning_and_every_modality() -> None:
    told = system_of(standard())
    assert [it.name for it in standard() if f"\n{it.name}: {it.reading}." not in told] == []
    assert [name for name in MODALITIES if name not in told] == []


def test_the_schema_takes_a_row_of_the_closed_lists_and_no_other() -> None:
    schema = schema_of(standard())
    jsonschema.validate({"proposals": [ROW]}, schema)
    for wrong in (ROW | {"relation": "hugs"}, ROW | {"modality": "sure"}, ROW | {"more": 1}):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate({"proposals": [wrong]}, schema)


@pytest.mark.parametrize(
    ("reply", "rows"),
    [
        (json.dumps({"proposals": [ROW]}), [ROW]),
        (json.dumps([ROW, None]), [ROW, "a row is not an object"]),
        (f"Sure!\n```json\n{json.dumps([ROW])}\n```\nAnything else?", [ROW]),
        ('{"proposals": []}', []),
        ("[]", []),
        (json.dumps({"claims": [ROW]}), [ROW]),
        (json.dumps(ROW), [ROW]),
        ('{"proposals": "none"}', None),
        ('{"proposals": [{"sentence": 1', None),
        ("", None),
        ("[" * 100_000, None),
        ('{"a":' * 100_000, None),
    ],
    ids=range(12),
)
def test_the_rows_of_an_answer_are_found_in_whatever_stands_around_them(
    reply: str, rows: list[object] | None
) -> None:
    assert rows_of(reply) == rows


def test_a_long_text_is_asked_in_parts_and_sentences_keep_their_numbers(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(prompt, "_MOST_CHARACTERS", 40)
    with fake_model() as fake:
        fake.says([ROW])
        found = list(asked(endpoint_of(fake.url), standard(), ["Alda  attacked\nCresk."] * 3))
    assert [it["messages"][1]["content"] for it in fake.asked] == [
        ["1: Alda attacked Cresk.", "2: Alda attacked Cresk."][0],
        "2: Alda attacked Cresk.",
        "3: Alda attacked Cresk.",
    ]
    assert found == [ROW] * 3


def test_what_is_no_json_is_asked_for_once_more_and_then_said() -> None:
    with fake_model() as fake:
        fake.says("I would rather not.")
        found = list(asked(endpoint_of(fake.url), standard(), ["Alda attacked Cresk."]))
    assert found == ["sentences 1 to 1: the answer is not the JSON that was asked for, twice"]
    assert len(fake.asked) == 2


def test_more_rows_than_any_sentence_has_are_counted_and_left() -> None:
    with fake_model() as fake:
        fake.says([ROW] * 502)
        found = list(asked(endpoint_of(fake.url), standard(), ["Alda attacked Cresk."]))
    assert (len(found), found[-1]) == (
        501,
        "2 rows beyond the first 500 of an answer were not looked at",
    )
