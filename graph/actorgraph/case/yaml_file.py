"""YAML text as plain values, each with the line and column where it stands.

Every scalar is read as text, so that ``2024-02-02``, ``no`` and ``007`` stay what was written; what a
text means is for the shape that expects it. Only an empty value, ``~`` and ``null`` are None.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Final

import yaml

from actorgraph.model.errors import Fault

Path_ = tuple[str | int, ...]

#: Values in one file, aliases unfolded: far above any report, and a bound for hostile aliases.
MOST_VALUES: Final = 1_000_000
#: Lists and mappings within each other. LibYAML composes by recursion in C and crashes at some 50,000.
MOST_DEPTH: Final = 100

_TOO_DEEP: Final = "nested too deeply"
#: The beginning of a line that has a key and words after it.
_KEY: Final = re.compile(r"\s*(?:- +)?[\w-]+: +(?=\S)")
#: What a parser says of words that it takes for signs of its own.
_MISREAD: Final = re.compile(
    "not allowed in this context|expected key|expected comment|start any token|end of stream|undefined"
)
_QUOTED: Final = "put the words in quotation marks, or after '>-' on lines of their own"
#: A line that begins words of a report or of the coder, which may go on below.
_OF_WORDS: Final = re.compile(r"\s*(?:- +)?(quote|hedge|text|note|title): +(?=\S)")
#: Letters of a value up to which the corrected line is shown.
_SHOWN: Final = 70
_LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def values_of(text: str) -> Any:
    """Return what a text of YAML says, every scalar as text.

    Raises
    ------
    yaml.YAMLError
        It cannot be read.
    """
    file = YamlFile(None, "")
    file.start(text)
    return file.value


class YamlFile:
    """The content of one YAML file and the place of each value in it.

    `value` is None if the file is empty or could not be read; `faults` has the reasons. Without a path, `start` takes a text. `cut` has the
    places of words that end where a ``#`` begins a comment, which may have been meant as one of them.
    """

    def __init__(self, path: Path | None, name: str) -> None:
        self.name = name
        self.faults: list[Fault] = []
        self.value: Any = None
        self.cut: set[Path_] = set()
        self._lines: list[str] = []
        self._places: dict[Path_, tuple[int, int]] = {}
        self._count = 0
        if path is not None:
            self._load(path)

    def start(self, text: str) -> None:
        """Take the values of a text, and their places."""
        _refuse_depths(text)
        self._lines = text.splitlines()
        node = yaml.compose(text, Loader=_LOADER)
        if node is not None:
            self.value = self._plain(node, (), ())

    def place(self, path: Path_) -> tuple[int, int]:
        """Return line and column of a value, or of the nearest value around it."""
        while path and path not in self._places:
            path = path[:-1]
        return self._places.get(path, (0, 0))

    def fault(self, path: Path_, message: str) -> Fault:
        """Return a fault at the place of a value."""
        line, _ = self.place(path)
        return Fault(self.name, line, 0, message)

    def _load(self, path: Path) -> None:
        try:
            text = path.read_bytes().decode("utf-8-sig")
        except UnicodeDecodeError as error:
            self._fail(0, 0, f"is not UTF-8 text (byte {error.start}); save it as UTF-8")
            return
        except OSError as error:
            self._fail(0, 0, f"cannot be read: {error.strerror}")
            return
        try:
            self.start(text)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
            problem = str(error.problem or error.context)
            if "nesting depth" in problem:  # LibYAML has a limit of its own, and looks ahead
                problem = _TOO_DEEP
            self._fail(line, column, f"broken YAML: {problem}{_advice(text, error)}")
        except yaml.YAMLError as error:
            line, column = _place_of(text, getattr(error, "character", None))
            self._fail(line, column, f"broken YAML: {getattr(error, 'reason', error)}")

    def _fail(self, line: int, column: int, message: str) -> None:
        self.value = None
        self.faults.append(Fault(self.name, line, column, message))

    def _plain(self, node: yaml.Node, path: Path_, around: tuple[int, ...]) -> Any:
        self._places[path] = (node.start_mark.line + 1, node.start_mark.column + 1)
        self._count += 1
        if id(node) in around:
            raise yaml.MarkedYAMLError(
                problem="an alias holds itself", problem_mark=node.start_mark
            )
        if len(around) > MOST_DEPTH:
            raise yaml.MarkedYAMLError(problem=_TOO_DEEP, problem_mark=node.start_mark)
        if self._count > MOST_VALUES:
            raise yaml.MarkedYAMLError(
                problem=f"more than {MOST_VALUES:,} values, aliases unfolded",
                problem_mark=node.start_mark,
            )
        if isinstance(node, yaml.ScalarNode):
            self._scalar(node, path)
            null = node.tag == "tag:yaml.org,2002:null"
            return None if null else node.value
        within = (*around, id(node))
        if isinstance(node, yaml.SequenceNode):
            return [
                self._plain(child, (*path, position), within)
                for position, child in enumerate(node.value)
            ]
        assert isinstance(node, yaml.MappingNode)
        return self._mapping(node, path, within)

    def _scalar(self, node: yaml.ScalarNode, path: Path_) -> None:
        """Refuse a tag or an anchor, which are no part of the words, and note words that end at a comment."""
        begin = node.start_mark
        first = self._lines[begin.line][begin.column :] if begin.line < len(self._lines) else ""
        swallowed = "" if node.tag.startswith("tag:yaml.org,2002:") else node.tag
        if not node.style and not swallowed and first.startswith(("! ", "&")):
            word = first.split()[0]
            is_used = any(f"*{word[1:]}" in line for line in self._lines)
            swallowed = "" if word[1:] and is_used else word
        if swallowed:
            problem = f"{swallowed!r} is undefined"
            raise yaml.MarkedYAMLError(problem=problem, problem_mark=begin)
        end = node.end_mark
        behind = self._lines[end.line][end.column :] if end.line < len(self._lines) else ""
        if not node.style and behind.lstrip().startswith("#"):
            self.cut.add(path)

    def _mapping(
        self, node: yaml.MappingNode, path: Path_, within: tuple[int, ...]
    ) -> dict[str, Any]:
        mapping: dict[str, Any] = {}
        for key, child in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise yaml.MarkedYAMLError(
                    problem="a key must be a single word", problem_mark=key.start_mark
                )
            name = str(key.value)
            if name in mapping:
                raise yaml.MarkedYAMLError(
                    problem=f"the key {name!r} stands twice", problem_mark=key.start_mark
                )
            mapping[name] = self._plain(child, (*path, name), within)
        return mapping


def _advice(text: str, error: yaml.MarkedYAMLError) -> str:
    """Return how to write words that YAML takes for signs of its own, if that may be what is wrong."""
    if not _MISREAD.search(str(error.problem)):
        return ""
    lines = text.splitlines()
    for mark in (error.problem_mark, error.context_mark):
        if mark is None or mark.line >= len(lines):
            continue
        key = _KEY.match(lines[mark.line])
        if key and key.end() <= mark.column:
            return f"; {_QUOTED}{_rewritten(lines, mark.line, key)}"
        if _in_words(lines, mark.line):
            return f"; {_QUOTED}"
    return ""


def _rewritten(lines: list[str], at: int, key: re.Match[str]) -> str:
    """Return a line as it should be written, if its words are few and all of them stand on it."""
    words = lines[at][key.end() :].rstrip()
    if len(words) > _SHOWN or words[0] in "{[|>&*!'":
        return ""
    quoted = words.replace("'", "''")
    return f": {key[0].strip().removeprefix('- ').strip()} '{quoted}'"


def _in_words(lines: list[str], at: int) -> bool:
    """Return True if a line goes on with the words of a quote or the like above it."""
    above = next((line for line in reversed(lines[:at]) if _KEY.match(line)), "")
    key = _OF_WORDS.match(above)
    inner = len(lines[at]) - len(lines[at].lstrip())
    return key is not None and inner > key.start(1)


def _refuse_depths(text: str) -> None:
    """Raise a `yaml.MarkedYAMLError` if a text is nested deeper than `MOST_DEPTH`."""
    depth = 0
    for event in yaml.parse(text, Loader=_LOADER):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > MOST_DEPTH:
            mark = event.start_mark
            raise yaml.MarkedYAMLError(problem=_TOO_DEEP, problem_mark=mark)  # type: ignore[arg-type]


def _place_of(text: str, character: int | None) -> tuple[int, int]:
    """Return line and column of a character's first place in a text; (0, 0) if it has none.

    LibYAML gives the place of a character in bytes, PyYAML's own reader in characters.
    """
    position = -1 if character is None else text.find(chr(character))
    before = text[: max(position, 0)]
    return (0, 0) if position < 0 else (before.count("\n") + 1, position - before.rfind("\n"))
