"""The page's reader of questions: it reads with the tables of `actorgraph.ask`, and makes the same of every text.

Whoever changes a rule in one of them changes it in the other: here both read the tables of questions, and sentences
that the grammar makes.
"""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest
import yaml
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from actorgraph import open_case
from actorgraph.ask.parts import parts_of
from actorgraph.ask.question import Question
from actorgraph.ask.reader import NotUnderstood, Reader
from actorgraph.sentence.stem import FORMS, stem
from actorgraph.store.reader import Store
from actorgraph_data import FIRST
from page.conftest import Reading, World
from sentences import Sentences

TABLES: Final = Path(__file__).parents[3] / "ask"
FOLDERS: Final = {
    "us_strikes_2024": Path(FIRST),
    "highland_war": TABLES / "cases" / "highland_war",
    "harbour_dispute": TABLES / "cases" / "harbour_dispute",
}


@cache
def store(name: str) -> Store:
    return open_case(FOLDERS[name]).store


@cache
def reader(name: str) -> Reader:
    return Reader(store(name))


def document(question: Question) -> dict[str, Any]:
    """Return all of a question as JSON values."""
    things = {"a": question.a, "b": question.b, "event": question.event, "at": question.at}
    reading = question.reading
    return {
        **{role: thing.id if thing else "" for role, thing in things.items()},
        "kind": question.kind,
        "reading": [reading.name, reading.inverse] if reading else None,
        "types": list(question.types),
        "topic": list(question.topic),
        "filters": json.loads(json.dumps(question.filters)),
        "direct": question.direct,
        "role": question.role,
        "mode": question.mode,
        "call": dict(question.call.arguments) if question.call else None,
        "notes": list(question.notes),
        "described": question.described,
    }


def read(of: Reader, text: str) -> dict[str, Any]:
    """Return what `actorgraph ask` reads a text as."""
    found = of.read(text)
    if not isinstance(found, NotUnderstood):
        readings = [document(one) for one in found]
        return {"readings": readings, "unknown": [], "reason": "", "parts": [], "quoted": []}
    parts = [[part, document(one)] for part, one in parts_of(of, text)]
    quoted = [] if parts else [document(one) for one in of.quoted(text)]
    return {
        "readings": [],
        "unknown": list(found.words),
        "reason": found.reason,
        "parts": parts,
        "quoted": quoted,
    }


def unlike(reading: Reading, of: Reader, texts: Sequence[str]) -> list[tuple[str, Any, Any]]:
    """Return the texts that the two read differently, with what each makes of them."""
    on_page = reading.told("read", of.store, texts)
    by_ask = [read(of, text) for text in texts]
    return [row for row in zip(texts, on_page, by_ask, strict=True) if row[1] != row[2]]


@pytest.mark.slow
@pytest.mark.parametrize("name", FOLDERS)
def test_every_question_of_the_tables_is_read_on_the_page_as_ask_reads_it(
    reading: Reading, name: str
) -> None:
    tables = ((TABLES / f"{table}.yaml").read_text("utf-8") for table in ("questions", "wordings"))
    rows = [row for text in tables for row in yaml.safe_load(text)]
    texts = [row["question"] for row in rows if row["case"] == name]

    assert len(texts) > 100
    assert unlike(reading, reader(name), texts) == []


@pytest.mark.slow
@settings(derandomize=True, phases=[Phase.generate])  # a sentence is short as it is
@given(st.sampled_from(sorted(FOLDERS)), st.integers(0, 2**32))
def test_every_sentence_of_the_grammar_is_read_on_the_page_as_ask_reads_it(
    reading: Reading, name: str, seed: int
) -> None:
    chance, sentences = random.Random(seed), Sentences.of(store(name))
    assert unlike(reading, reader(name), [sentences.made(chance) for _ in range(8)]) == []


@settings(derandomize=True)
@given(st.text(max_size=40))
def test_any_text_is_read_on_the_page_as_ask_reads_it(reading: Reading, text: str) -> None:
    assert unlike(reading, reader("highland_war"), [text]) == []


#: Texts at the edges of what is read.
EDGES: Final = (
    "", " ", "?", "the", "x" * 1_001, "who " * 61, "who " * 60, "Who’s KH's leader?", "'Who leads KH'", "the militias' leader",
    "who said \"words\"?", "Who said “enough’s enough”?", "Did Iran fund KH in February 31?", "who\ufeffleads\u200bKH",
    "Who leads Al-Nujaba and who sponsors KH?", "When and where was the Jordan attack?", "Does Iran back KH and Al-Nujaba?",
    "Who is Joe Biden? And what does he say?", "Are Iran, KH and Hamas connected?", "Who leads KH and how many died?",
    "WHO LEADS KATAʼIB HEZBOLLAH IN 2024-02-31?", "who leads kh on 2024-01-28", "Didn't Iran back KH?",
)  # fmt: skip


@pytest.mark.parametrize("text", EDGES)
def test_a_text_at_the_edge_is_read_on_the_page_as_ask_reads_it(
    reading: Reading, text: str
) -> None:
    assert unlike(reading, reader("us_strikes_2024"), [text]) == []


def test_relations_of_a_case_are_read_on_the_page_as_ask_reads_them(
    reading: Reading, world: World
) -> None:
    own = {"name": "courts", "family": "courtship", "reading": "pays court to", "phrases": ["woos"]}
    claim = {"relation": "courts", "subject": "ann", "object": "bob"}
    small = Reader(world(claim, relations=[own]))
    texts = ["who wooed Bob?", "Did Ann pay court to Bob?", "Bob's wooers", "whom does Ann court"]

    assert unlike(reading, small, texts) == []
    assert [len(found["readings"]) for found in reading.told("read", small.store, texts)] == [
        1,
        1,
        1,
        1,
    ]


@settings(derandomize=True)
@given(
    st.lists(
        st.sampled_from(FORMS.split()) | st.text("abdeginrsty", max_size=9),
        min_size=20,
        max_size=40,
    )
)
def test_the_page_finds_the_stem_of_a_word_as_the_library_does(
    reading: Reading, words: list[str]
) -> None:
    assert reading.told("stem", store("us_strikes_2024"), words) == [stem(word) for word in words]
