"""A change of one item leaves every other line of a file as it was written."""

from __future__ import annotations

import difflib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actorgraph.case.edit import with_item, with_item_replaced, without_item
from actorgraph.case.yaml_file import values_of
from actorgraph.model.errors import FileTrouble
from actorgraph_data import SHIPPED

REPORT = """\
# yaml-language-server: $schema=x
source: {title: T, publisher: P}   # the source

claims:

# the first section
- relation: leads        # sure of it
  subject: "ann"
  quote: >-
    Ann leads
    # not a comment

  # inside
  note: 'it''s'

# the second section
- {relation: joins, subject: bob, quote: "a: b"}

read:
- It rained.
"""
NEW = {"relation": "attacks", "subject": "cid", "quote": "He said: “no”"}
TEXTS = st.text(
    st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=9
) | st.sampled_from(
    ["", "no", "12", "a: b", "# a", "it's", '"a" b', "- a", "2024-02-02", "long " * 40]
)
ITEMS = st.dictionaries(
    st.sampled_from(["relation", "subject", "quote", "note"]), TEXTS, min_size=1
)
COMMENTS = st.sampled_from(["", "# a comment\n", "\n", "\n# two\n# lines\n\n"])


def lines_gone(before: str, after: str) -> list[str]:
    """Return the lines that were taken away."""
    found = difflib.ndiff(before.splitlines(), after.splitlines())
    return [line[2:] for line in found if line.startswith("- ")]


def lines_new(before: str, after: str) -> list[str]:
    return lines_gone(after, before)


@pytest.mark.parametrize("at", [0, 1, 2])
def test_a_new_item_is_lines_more_and_none_less(at: int) -> None:
    changed = with_item(REPORT, "claims", at, NEW)

    assert lines_gone(REPORT, changed) == []
    assert lines_new(REPORT, changed) == [
        "- relation: attacks",
        "  subject: cid",
        "  quote: 'He said: “no”'",
    ]


def test_a_new_item_stands_between_those_around_it_and_above_the_next_comment() -> None:
    changed = with_item(REPORT, "claims", 1, NEW)

    assert "  note: 'it''s'\n- relation: attacks\n" in changed
    assert "He said: “no”'\n\n# the second section\n- {relation: joins" in changed


def test_a_key_that_stays_keeps_its_line_and_its_comment() -> None:
    item = {**values_of(REPORT)["claims"][0], "subject": "bob", "modality": "denied"}
    order = ("relation", "subject", "modality", "quote", "note")
    changed = with_item_replaced(REPORT, "claims", 0, {key: item[key] for key in order})

    assert lines_gone(REPORT, changed) == ['  subject: "ann"']
    assert lines_new(REPORT, changed) == ["  subject: bob", "  modality: denied"]


def test_a_key_that_goes_takes_its_lines_alone() -> None:
    item = {key: value for key, value in values_of(REPORT)["claims"][0].items() if key != "subject"}
    changed = with_item_replaced(REPORT, "claims", 0, item)

    assert (lines_gone(REPORT, changed), lines_new(REPORT, changed)) == (['  subject: "ann"'], [])


def test_an_item_in_brackets_becomes_a_block() -> None:
    changed = with_item_replaced(REPORT, "claims", 1, NEW)

    assert lines_gone(REPORT, changed) == ['- {relation: joins, subject: bob, quote: "a: b"}']


@pytest.mark.parametrize("at", [0, 1])
def test_an_item_that_goes_leaves_all_other_lines(at: int) -> None:
    changed = without_item(REPORT, "claims", at)

    assert lines_new(REPORT, changed) == []
    assert [line for line in lines_gone(REPORT, changed) if line.startswith("#")] == []


@pytest.mark.parametrize(
    ("text", "changed"),
    [
        ("a: 1\n", "a: 1\n\nclaims:\n- b\n"),
        ("a: 1", "a: 1\n\nclaims:\n- b\n"),
        ("claims:\na: 1\n", "claims:\n- b\na: 1\n"),
        ("claims:   # none yet\n", "claims:   # none yet\n- b\n"),
        ("claims: []\na: 1\n", "claims:\n- b\na: 1\n"),
        ("claims: ~\n", "claims:\n- b\n"),
        ("claims: null  # none\n", "claims:  # none\n- b\n"),
        ("claims:\n  - a\n", "claims:\n  - a\n  - b\n"),
        ("claims:\r\n- a\r\n", "claims:\r\n- a\r\n- b\r\n"),
        ("claims:\n- a", "claims:\n- a\n- b\n"),
    ],
)
def test_a_list_is_begun_or_goes_on_in_its_own_style(text: str, changed: str) -> None:
    assert with_item(text, "claims", 9, "b") == changed


def test_a_file_that_is_a_list_gets_an_item_more() -> None:
    assert with_item("# who\n- {id: a}\n", "", 1, {"id": "b"}) == "# who\n- {id: a}\n- id: b\n"
    assert with_item("", "", 0, {"id": "b"}) == "- id: b\n"


@pytest.mark.parametrize(
    "text", ["claims: [{a: 1}]\n", "claims: {a: 1}\n", "claims:\n- &x a\n- *x\n"]
)
def test_what_cannot_be_changed_safely_is_refused(text: str) -> None:
    try:
        changed = with_item(text, "claims", 2, "b")
    except FileTrouble:
        return
    assert values_of(changed)["claims"][-1] == "b"


@given(st.lists(st.tuples(COMMENTS, ITEMS), max_size=4), ITEMS, st.integers(0, 4), st.booleans())
def test_any_change_says_what_was_meant_and_keeps_the_comments(
    rows: list[tuple[str, dict[str, Any]]], new: dict[str, Any], at: int, further: bool
) -> None:
    text = "head: a\nclaims:\n"
    for comment, item in rows:
        text = with_item(text, "claims", 9, item) + comment
    if further:
        text += "tail: b\n"
    at = min(at, len(rows))
    changed = with_item(text, "claims", at, new)

    assert lines_gone(text, changed) == []
    assert without_item(changed, "claims", at) == text
    if rows:
        replaced = with_item_replaced(text, "claims", min(at, len(rows) - 1), new)
        assert [line for line in lines_gone(text, replaced) if line.startswith("#")] == []


@pytest.mark.slow
@pytest.mark.parametrize(
    "file", sorted(str(path) for folder in SHIPPED.values() for path in Path(folder).glob("reports/*.yaml"))
)  # fmt: skip
def test_claims_of_the_shipped_cases_can_be_put_taken_out_and_left_as_they_are(file: str) -> None:
    text = Path(file).read_text("utf-8")
    claims = values_of(text)["claims"]
    for at in range(0, len(claims), max(1, len(claims) // 3)):
        assert with_item_replaced(text, "claims", at, claims[at]) == text
        assert lines_gone(text, with_item(text, "claims", at, NEW)) == []
        assert lines_new(text, without_item(text, "claims", at)) == []
