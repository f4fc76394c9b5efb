"""YAML is read as text, each value with its place; broken YAML is a fault with line and column."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from actorgraph.case import yaml_file
from actorgraph.case.yaml_file import YamlFile

QUOTED = "put the words in quotation marks, or after '>-' on lines of their own"
TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1)
VALUES = st.recursive(
    TEXTS | st.none(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=8,
)


def read(folder: Path, content: str | bytes) -> YamlFile:
    path = folder / "file.yaml"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return YamlFile(path, "file.yaml")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("", None),
        ("# nothing\n", None),
        ("a: 2024-02-02", {"a": "2024-02-02"}),
        ("a: 007", {"a": "007"}),
        ("a: no", {"a": "no"}),
        ("a: 1e3", {"a": "1e3"}),
        ("a: [1, true]", {"a": ["1", "true"]}),
        ("a:", {"a": None}),
        ("a: ~", {"a": None}),
        ("a: null", {"a": None}),
        ("a: ''", {"a": ""}),
        ('a: "~"', {"a": "~"}),
        ("1: b", {"1": "b"}),
        ("a: &x b\nc: *x", {"a": "b", "c": "b"}),
        ("a: !!python/object:os.system b", {"a": "b"}),
        ("a: !!binary aGk=", {"a": "aGk="}),
        ("<<: {a: b}", {"<<": {"a": "b"}}),
        ("a: >-\n  b\n  c\n", {"a": "b c"}),
        ("a: كتائب حزب الله", {"a": "كتائب حزب الله"}),
    ],
)
def test_every_value_stays_the_text_that_was_written(
    tmp_path: Path, text: str, value: object
) -> None:
    file = read(tmp_path, text)

    assert (file.value, file.faults) == (value, [])


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_line_ends_and_byte_order_marks_of_any_editor_are_read(
    tmp_path: Path, newline: str, mark: bytes
) -> None:
    file = read(tmp_path, mark + f"a: b{newline}c: d{newline}".encode())

    assert file.value == {"a": "b", "c": "d"}
    assert file.place(("c",)) == (2, 4)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("a: [b\n", "file.yaml, line 2, column 1: broken YAML: did not find expected ',' or ']'"),
        ("a:\n\t- b\n", "file.yaml, line 2, column 1: broken YAML: found character that cannot start any token"),
        ("a: b\n c: d\n", "file.yaml, line 2, column 3: broken YAML: mapping values are not allowed in this context"),
        ("- a: 1\n   b: 2\n", "file.yaml, line 2, column 5: broken YAML: mapping values are not allowed in this context"),
        ("a: He said: we go\n", f"file.yaml, line 1, column 11: broken YAML: mapping values are not allowed in this context; {QUOTED}: a: 'He said: we go'"),
        ("a: it's so: we go\n", f"file.yaml, line 1, column 11: broken YAML: mapping values are not allowed in this context; {QUOTED}: a: 'it''s so: we go'"),
        ("quote: We\n  go: now\n", f"file.yaml, line 2, column 5: broken YAML: mapping values are not allowed in this context; {QUOTED}"),
        ('a: "We" go\n', f"file.yaml, line 1, column 9: broken YAML: did not find expected key; {QUOTED}: a: '\"We\" go'"),
        ("a: @b\n", f"file.yaml, line 1, column 4: broken YAML: found character that cannot start any token; {QUOTED}: a: '@b'"),
        ("a: 'b\n", f"file.yaml, line 2, column 1: broken YAML: found unexpected end of stream; {QUOTED}"),
        ("a: > 5 died\n", f"file.yaml, line 1, column 6: broken YAML: did not find expected comment or line break; {QUOTED}"),
        ("a: !Kata b\n", f"file.yaml, line 1, column 4: broken YAML: '!Kata' is undefined; {QUOTED}"),
        ("a: ! b c\n", f"file.yaml, line 1, column 4: broken YAML: '!' is undefined; {QUOTED}"),
        ("a: &Co b\n", f"file.yaml, line 1, column 4: broken YAML: '&Co' is undefined; {QUOTED}"),
        ("a: *b\n", f"file.yaml, line 1, column 4: broken YAML: found undefined alias; {QUOTED}"),
        ("a: 1\nb: 2\na: 3\n", "file.yaml, line 3, column 1: broken YAML: the key 'a' stands twice"),
        ("? [a]\n: b\n", "file.yaml, line 1, column 3: broken YAML: a key must be a single word"),
        ("a: 1\n---\nb: 2\n", "file.yaml, line 2, column 1: broken YAML: but found another document"),
        ("a: b\x00c\n", "file.yaml, line 1, column 5: broken YAML: control characters are not allowed"),
        ("ä: b\nc: d\x07\n", "file.yaml, line 2, column 5: broken YAML: control characters are not allowed"),
        ('a: "\\ud800"\n', "file.yaml, line 1, column 7: broken YAML: found invalid Unicode character escape code"),
        ("a: &x [*x]\n", "file.yaml, line 1, column 4: broken YAML: an alias holds itself"),
        ("a: &x {b: *x}\n", "file.yaml, line 1, column 4: broken YAML: an alias holds itself"),
        (b"\xff\xfe\x80\x81", "file.yaml: is not UTF-8 text (byte 0); save it as UTF-8"),
        (b"a: caf\xe9\n", "file.yaml: is not UTF-8 text (byte 6); save it as UTF-8"),
        ("a: b\n".encode("utf-16"), "file.yaml: is not UTF-8 text (byte 0); save it as UTF-8"),
        (b"a: '\xed\xa0\x80'\n", "file.yaml: is not UTF-8 text (byte 4); save it as UTF-8"),
    ],
)  # fmt: skip
def test_broken_yaml_is_one_fault_with_its_place(
    tmp_path: Path, text: str | bytes, fault: str
) -> None:
    file = read(tmp_path, text)

    assert ([str(it) for it in file.faults], file.value) == ([fault], None)


@pytest.mark.parametrize(
    ("text", "column"),
    [
        # LibYAML looks a thousand letters ahead of a bracket, and since 0.2.6 minds the depth itself.
        ("[" * 100_000, (101, 1001)),
        ("- " * 50_000, (201,)),
        ("? " * 50_000, (201,)),
        ("{a: " * 50_000, (401,)),
    ],
)
def test_deep_nesting_is_a_fault_and_no_crash(
    tmp_path: Path, text: str, column: tuple[int, ...]
) -> None:
    file = read(tmp_path, text)

    (fault,) = file.faults
    assert (fault.line, fault.message) == (1, "broken YAML: nested too deeply")
    assert fault.column in column


def test_aliases_of_aliases_do_not_nest_deeper_than_lists_may(tmp_path: Path) -> None:
    rows = "".join(f"b{n}: &a{n} [*a{n - 1}]\n" for n in range(1, 5000))

    file = read(tmp_path, f"b0: &a0 [x]\n{rows}")

    assert [it.message for it in file.faults] == ["broken YAML: nested too deeply"]


def test_aliases_that_unfold_without_end_are_a_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(yaml_file, "MOST_VALUES", 1000)
    rows = "".join(f"b{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 9))

    file = read(tmp_path, f"b0: &a0 [x]\n{rows}")

    assert [it.message for it in file.faults] == [
        "broken YAML: more than 1,000 values, aliases unfolded"
    ]


def test_a_file_that_is_not_there_is_a_fault(tmp_path: Path) -> None:
    file = YamlFile(tmp_path / "file.yaml", "file.yaml")

    assert [str(it) for it in file.faults] == [
        "file.yaml: cannot be read: No such file or directory"
    ]


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ((), (1, 1)),
        (("claims",), (2, 1)),
        (("claims", 0), (2, 3)),
        (("claims", 1, "mode", 1), (4, 13)),
        (("claims", 1, "missing"), (3, 3)),
        (("claims", 9, "mode"), (2, 1)),
        (("missing", "entirely"), (1, 1)),
    ],
)
def test_a_value_is_found_where_it_stands_or_in_what_stands_around_it(
    tmp_path: Path, path: tuple[str | int, ...], place: tuple[int, int]
) -> None:
    file = read(tmp_path, "claims:\n- id: a\n- id: b\n  mode: [x, y]\n")

    assert file.place(path) == place


def test_an_empty_file_has_no_places(tmp_path: Path) -> None:
    assert str(read(tmp_path, "").fault(("a",), "is missing")) == "file.yaml: is missing"


@given(value=VALUES)
def test_what_was_dumped_is_read_back(tmp_path_factory: pytest.TempPathFactory, value: Any) -> None:
    text = yaml.safe_dump(value, allow_unicode=True)

    assert read(tmp_path_factory.getbasetemp(), text).value == value


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("a: won 3 #1 votes\n", {("a",)}),
        ("- a: b\n    c # d\n  e: f\n", {(0, "a")}),
        ("a: {b: c # d\n  }\n", {("a", "b")}),
        ("a: 'b' # c\n", set()),
        ("a: b#c\n", set()),
        ("a: |\n  b # c\n", set()),
        ("a: b\n# c\n", set()),
    ],
)
def test_words_that_end_at_a_comment_are_known(
    tmp_path: Path, text: str, cut: set[tuple[str | int, ...]]
) -> None:
    assert read(tmp_path, text).cut == cut
