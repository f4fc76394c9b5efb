"""Annotations of other programs are read with the places that their units mean."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actorgraph.drafts.annotation import UNITS, Annotated, Mark, annotated_in
from actorgraph.model.errors import FileTrouble

#: A flag and an accent before the names, so that the units differ.
TEXT: Final = "🇾🇪 Café news: the Ash Column arms River Corps. Mira Talvek leads the Ash Column."
NAMES: Final = {"1": "Ash Column", "2": "River Corps", "3": "Mira Talvek"}
SIZES: Final[dict[str, Callable[[str], int]]] = {
    "code points": len,
    "utf-16": lambda text: len(text.encode("utf-16-le")) // 2,
    "bytes": lambda text: len(text.encode()),
}


def _place(name: str, unit: str) -> tuple[int, int]:
    before, _, _ = TEXT.partition(name)
    size = SIZES[unit]
    return size(before), size(before) + size(name)


def _brat(unit: str) -> str:
    marks = [
        f"T{key}\tORG {start} {end}\t{name}"
        for key, name in NAMES.items()
        for start, end in [_place(name, unit)]
    ]
    return "\n".join([*marks, "R1\tarms Arg1:T1 Arg2:T2", "R2\tleads Arg1:T3 Arg2:T1", ""])


def _cas(unit: str) -> str:
    marks = [
        {
            "%ID": int(key),
            "%TYPE": "custom.Span",
            "@sofa": 9,
            mark + "begin": start,
            mark + "end": end,
            "label": "ORG",
        }
        for key, name in NAMES.items()
        for start, end in [_place(name, unit)]
        for mark in ["^" if key == "3" else ""]
    ]
    ties = [
        {
            "%ID": 20,
            "%TYPE": "custom.Relation",
            "@sofa": 9,
            "begin": 0,
            "end": 1,
            "@Governor": 1,
            "@Dependent": 2,
            "label": "arms",
        },
        {
            "%ID": 21,
            "%TYPE": "custom.Relation",
            "@sofa": 9,
            "begin": 0,
            "end": 1,
            "@Governor": 3,
            "@Dependent": 1,
            "label": "leads",
        },
    ]
    token = {
        "%ID": 30,
        "%TYPE": "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token",
        "@sofa": 9,
        "begin": 0,
        "end": 4,
    }
    sofa = {"%ID": 9, "%TYPE": "uima.cas.Sofa", "sofaString": TEXT}
    return json.dumps(
        {"%TYPES": {}, "%FEATURE_STRUCTURES": [sofa, token, *marks, *ties], "%VIEWS": {}}
    )


def _doccano(unit: str) -> str:
    marks = [
        {"id": int(key), "label": "ORG", "start_offset": start, "end_offset": end}
        for key, name in NAMES.items()
        for start, end in [_place(name, unit)]
    ]
    ties = [
        {"id": 1, "from_id": 1, "to_id": 2, "type": "arms"},
        {"id": 2, "from_id": 3, "to_id": 1, "type": "leads"},
    ]
    return json.dumps({"id": 7, "text": TEXT, "entities": marks, "relations": ties}) + "\n"


def _label_studio(unit: str) -> str:
    result: list[dict[str, Any]] = [
        {
            "id": key,
            "type": "labels",
            "value": {"start": start, "end": end, "text": name, "labels": ["ORG"]},
        }
        for key, name in NAMES.items()
        for start, end in [_place(name, unit)]
    ]
    result += [
        {
            "type": "relation",
            "from_id": "1",
            "to_id": "2",
            "direction": "right",
            "labels": ["arms"],
        },
        {
            "type": "relation",
            "from_id": "1",
            "to_id": "3",
            "direction": "left",
            "labels": ["leads"],
        },
    ]
    return json.dumps(
        [
            {
                "id": 1,
                "data": {"text": TEXT},
                "annotations": [{"result": result}, {"was_cancelled": True}],
            }
        ]
    )


WRITERS: Final = {"brat": (_brat, "a.ann"), "INCEpTION": (_cas, "a.json"), "doccano": (_doccano, "a.jsonl"),
                  "Label Studio": (_label_studio, "a.json")}  # fmt: skip


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("by", WRITERS)
def test_names_and_ties_are_those_that_were_drawn_in_whatever_unit(
    by: str, unit: str, tmp_path: Path
) -> None:
    write, name = WRITERS[by]
    (tmp_path / name).write_text(write(unit), "utf-8")
    (found,) = annotated_in(tmp_path / name)
    places = found.places(TEXT)
    words = {key: TEXT[start:end] for key, (start, end) in places.items()}

    assert found.by == by
    assert sorted(words.values()) == sorted(NAMES.values())
    assert [(words[tie.start], tie.label, words[tie.end]) for tie in found.ties] == [
        ("Ash Column", "arms", "River Corps"), ("Mira Talvek", "leads", "Ash Column"),
    ]  # fmt: skip


def test_what_brat_says_against_a_tie_stands_with_it_and_larger_events_are_left(
    tmp_path: Path,
) -> None:
    text = (
        _brat("code points")
        + "A1\tNegation R1\nE1\tMeeting:T1 Who:T1 Whom:T2 Where:T3\n*\tEquiv T1 T2\n"
    )
    (tmp_path / "a.ann").write_text(text, "utf-8")
    (found,) = annotated_in(tmp_path / "a.ann")

    assert [tie.against for tie in found.ties] == ["Negation", ""]
    assert found.left == ["E1, Meeting: an event of 3 marks; code it by hand"]


def test_a_text_with_other_ends_of_lines_is_the_same(tmp_path: Path) -> None:
    given = "One.\nAsh Column arms River Corps.\n"
    found = Annotated("doccano", "code points", given, marks={"1": Mark(5, 15, "ORG")})
    text = given.replace("\n", "\r\n")
    ((start, end),) = found.places(text).values()

    assert text[start:end] == "Ash Column"


def test_another_text_is_refused() -> None:
    found = Annotated("doccano", "code points", "Ash Column.", marks={"1": Mark(0, 10, "ORG")})

    with pytest.raises(FileTrouble, match="not that of the report"):
        found.places("River Corps.")


@pytest.mark.parametrize(
    "text",
    [
        "{}",
        "[]",
        '{"nodes": []}',
        "no annotation at all",
        "[1, 2]",
        '{"%FEATURE_STRUCTURES": 3}',
        '[{"data": {}, "annotations": [4]}]',
        '{"text": 3}',
    ],
)
def test_what_is_no_annotation_is_refused(text: str, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(text, "utf-8")

    with pytest.raises(FileTrouble):
        annotated_in(tmp_path / "a.json")


@given(st.text(alphabet="aé€😀 ", min_size=1, max_size=20), st.data())
def test_a_place_in_any_unit_is_that_place(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    words = text[start:end]
    for unit, size in SIZES.items():
        mark = Mark(size(text[:start]), size(text[:end]), "", words)
        ((one, other),) = Annotated("x", unit, text, marks={"1": mark}).places(text).values()
        assert text[one:other] == words
