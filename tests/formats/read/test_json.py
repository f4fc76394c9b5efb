"""JSON read piece by piece says what JSON read whole says."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actorgraph.formats.read.input import Input
from actorgraph.formats.read.json import (
    DEEPEST,
    has_lines,
    lines_of,
    opened,
    skeleton_of,
    value_of,
    values_at,
)
from actorgraph.model.errors import Faults

TEXTS = st.text(st.characters(codec="utf-8")) | st.text('"\\[]{}:,\n ', max_size=8)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(1 - 2**63, 2**63 - 1) | TEXTS,
    lambda inner: st.lists(inner) | st.dictionaries(TEXTS, inner),
    max_leaves=20,
)


class Drops(io.BytesIO):
    """A stream that gives a few bytes at a time, so that pieces end anywhere."""

    def read(self, size: int | None = -1) -> bytes:
        return super().read(min(size, 3) if size and size > 0 else size)


def file_of(data: bytes, *, drops: bool = False) -> Input:
    return Input("a.json", lambda: Drops(data) if drops else io.BytesIO(data), is_verbatim=True)


@given(st.lists(VALUES, max_size=5), st.booleans(), st.booleans())
def test_the_values_of_a_list_are_those_of_the_document(
    values: list[Any], drops: bool, ascii_only: bool
) -> None:
    data = json.dumps({"more": values, "items": values}, ensure_ascii=ascii_only).encode()

    assert list(values_at(file_of(data, drops=drops), "items.item")) == values


@given(st.lists(VALUES, max_size=5))
def test_the_values_of_lines_are_those_of_each_line(values: list[Any]) -> None:
    data = "".join(f"{json.dumps(it)}\n\n" for it in values).encode()

    assert list(lines_of(file_of(data))) == [(2 * n + 1, it) for n, it in enumerate(values)]


def test_a_whole_document_is_a_value() -> None:
    assert list(values_at(file_of(b'\xef\xbb\xbf{"a": 1.5}'), "")) == [{"a": 1.5}]


@pytest.mark.parametrize("deep", [DEEPEST - 1, DEEPEST, DEEPEST + 2])
def test_a_text_full_of_brackets_is_not_deep(deep: int) -> None:
    data = json.dumps(["[{" * deep, '\\"[[' * deep]).encode()

    assert list(values_at(file_of(data), "item")) == json.loads(data)
    assert list(lines_of(file_of(data))) == [(1, json.loads(data))]


@pytest.mark.parametrize("drops", [True, False])
def test_depth_is_allowed_up_to_a_bound(drops: bool) -> None:
    good, bad = (b"[" * deep + b"]" * deep for deep in (DEEPEST, DEEPEST + 4))

    assert len(list(values_at(file_of(good, drops=drops), "item"))) == 1
    assert len(list(lines_of(file_of(good)))) == 1
    for read in (lambda it: list(values_at(it, "item")), lambda it: list(lines_of(it))):
        with pytest.raises(Faults, match=r"a\.json, line 1: is nested too deeply"):
            read(file_of(bad, drops=drops))


def test_a_long_list_of_small_values_is_not_one_large_value() -> None:
    data = b'{"nodes": [' + b'{"a": "b"},' * 1_000_000 + b'1], "edges": [7]}'

    assert list(values_at(file_of(data), "edges.item")) == [7]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (b"", "a.json, line 1: is not JSON: Expecting value"),
        (b"[1,\n2,\n,3]", "a.json, line 3: is not JSON: Expecting value"),
        (b"[1]\n[2]", "a.json, line 2: is not JSON: Extra data"),
        (b"[1,\n2", "a.json, line 2: is not JSON: Expecting ',' delimiter"),
        (b"[9223372036854775808]", "a.json: holds a whole number of more than 64 bits"),
        (b'["a",\n"\xff"]', "a.json, line 2: is not UTF-8 (invalid start byte)"),
    ],
)
def test_what_is_no_json_is_told_with_its_line(text: bytes, said: str) -> None:
    with pytest.raises(Faults) as caught:
        list(values_at(file_of(text), "item"))

    assert str(caught.value) == said


def test_a_large_broken_document_is_told_without_a_line() -> None:
    data = b"[" + b'"abcdefgh",' * 1_000_000 + b"}]"

    with pytest.raises(Faults, match=r"\Aa\.json: is not JSON: parse error"):
        list(values_at(file_of(data), "item"))


def test_a_pair_of_surrogates_is_a_letter_and_half_of_one_is_refused() -> None:
    assert value_of(b'"\\ud83d\\ude00 \\\\ud800"', file_of(b"")) == "😀 \\ud800"
    with pytest.raises(Faults, match=r"\Aa.json, line 7: holds U\+DC00, half of a surrogate pair"):
        value_of(b'{"a": ["\\udc00"]}', file_of(b""), 7)


@pytest.mark.parametrize("digits", [300, 301])
def test_a_whole_number_is_read_as_far_as_a_float_goes(digits: int) -> None:
    text = b"9" * digits

    if digits <= 300:
        assert value_of(text, file_of(b"")) == int(text)
    else:
        with pytest.raises(Faults, match="has 301 digits"):
            value_of(text, file_of(b""))


@given(st.lists(VALUES, max_size=5), st.integers(1, 40))
def test_numbers_that_json_does_not_have_are_no_value_wherever_a_piece_ends(
    values: list[Any], size: int
) -> None:
    class Pieces(io.BytesIO):
        def read(self, asked: int | None = -1, /) -> bytes:
            return super().read(min(asked or 0, size) if asked else asked)

    given = [[value, float("nan"), "NaN", float("-inf"), '\\"Infinity'] for value in values]
    data = json.dumps(given).encode()
    file = Input("a.json", lambda: Pieces(data), is_verbatim=True)

    expected = [[value, None, "NaN", None, '\\"Infinity'] for value in values]
    assert list(values_at(file, "item")) == expected
    assert [value for _, value in lines_of(file)] == [expected]


def test_what_no_name_may_hold_is_taken_out_and_counted() -> None:
    data = '{"a\\u202b": ["\u202bAsh\u202c", "x\\u0007y"]}\n'.encode()
    file = Input("a.json", lambda: io.BytesIO(data))

    assert list(lines_of(file)) == [(1, {"a": ["Ash", "xy"]})]
    assert file.marks == {"U+202B": 2, "U+202C": 1, "U+0007": 1}


def test_a_skeleton_has_the_shape_of_a_file_however_large() -> None:
    nodes = [{"label": "x" * 1000, "id": n, "deep": [[[[1]]]]} for n in range(2000)]
    data = json.dumps({"nodes": nodes, "links": [], "directed": True}).encode()
    shape = json.loads(skeleton_of(Input("a.json", lambda: io.BytesIO(data))))

    assert list(shape) == ["nodes", "links", "directed"]
    assert [list(node) for node in shape["nodes"]] == [["label", "id", "deep"]] * 3
    assert json.loads(skeleton_of(Input("a.json", lambda: io.BytesIO(data[:900_000])))) == {
        "nodes": shape["nodes"]
    }


@given(
    VALUES, st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
)
def test_a_file_is_the_same_in_every_encoding_of_unicode(value: Any, encoding: str) -> None:
    text = json.dumps({"value": value, "and": "a few letters"}, ensure_ascii=False)
    file = Input("a.json", lambda: Drops(text.encode(encoding)), is_verbatim=True)
    with opened(file) as binary:
        assert b"".join(iter(lambda: binary.read(50), b"")) == text.encode()
    assert list(values_at(file, "")) == [json.loads(text)]
    assert list(lines_of(file)) == [(1, json.loads(text))]


def test_what_breaks_off_inside_a_letter_is_refused() -> None:
    file = Input("a.json", lambda: io.BytesIO('["Kata"]'.encode("utf-16")[:-1]))
    with pytest.raises(Faults, match="is not UTF-16"):
        list(values_at(file, ""))


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ('{"a": 1}\n{"a": 2}', True),
        ('\n{"a": 1}\r\n\r\n{', True),
        ('{"a": 1}\n\n', False),
        ('{"a": 1}', False),
        ('{\n"a": 1}', False),
        ("", False),
    ],
)
def test_lines_are_several_values_of_which_the_first_ends_with_its_line(
    text: str, lines: bool
) -> None:
    for encoding in ("utf-8", "utf-16"):
        assert has_lines(Input("a", lambda e=encoding: io.BytesIO(text.encode(e)))) is lines  # type: ignore[misc]


@pytest.mark.parametrize("more", ["", '"long": [' + '"x",' * 2_500_000 + "1],"])
def test_a_member_that_stands_twice_is_refused_with_its_line(more: str) -> None:
    data = f"""{{{more}"items": [
        {{"id": 1, "name": "A"}},
        {{"id": 2, "a}}{{": [{{"id": 3}}], "name": "A",
          "name": "B"}}
    ]}}"""

    with pytest.raises(Faults, match=r"""line [456]: .*'name' stands twice in \{"id": 2"""):
        list(values_at(file_of(data.encode()), "items.item"))


def test_a_member_that_stands_twice_in_a_line_is_refused_however_it_is_written() -> None:
    with pytest.raises(Faults, match="line 2: cannot be read as JSON: 'a' stands twice in"):
        list(lines_of(file_of(b'{"a": 1}\n{"a": 1, "\\u0061": 2}\n')))
