"""Changing a list in a YAML text in place: one item is one block, and all other lines stay as people wrote them.

A case is kept in git and written by hand too, so a change must be a few lines in a diff: comments, order, quotation
marks and line breaks of everything else stay. What comes out is read again and compared with what was meant; if it
says anything else, nothing is changed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final, NamedTuple

import yaml

from actorgraph.case.write import yaml_of
from actorgraph.case.yaml_file import values_of
from actorgraph.model.errors import FileTrouble

_LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def with_item(text: str, key: str, at: int, value: Any) -> str:
    """Return a text with an item more in the list under a key, or in the list that the whole text is (key ``""``).

    *at* is its place; a list that is empty or not there is begun.

    >>> print(with_item("claims:\\n- a   # first\\n- c\\n", "claims", 1, "b"), end="")
    claims:
    - a   # first
    - b
    - c
    """
    listed = _list(text, key)
    if listed is None or not listed.items:
        changed = _begun(text, key, listed, value)
    elif at == 0:
        start = _line_start(text, listed.items[0].start)
        changed = text[:start] + _block(value, listed.indent) + text[start:]
    else:
        end = listed.items[min(at, len(listed.items)) - 1].end
        changed = _after(text, end, _block(value, listed.indent))
    return _checked(text, changed, key, lambda items: items.insert(at, value))


def with_item_replaced(text: str, key: str, at: int, value: Mapping[str, Any]) -> str:
    """Return a text with another mapping in the place of an item; keys that keep their value keep their lines.

    >>> text = "claims:\\n- relation: leads   # sure\\n  subject: x\\n"
    >>> print(with_item_replaced(text, "claims", 0, {"relation": "leads", "subject": "y"}), end="")
    claims:
    - relation: leads   # sure
      subject: y
    """
    listed = _list(text, key)
    assert listed is not None
    item = listed.items[at]
    if isinstance(item.node, yaml.MappingNode) and not item.node.flow_style and item.node.value:
        changed = _rekeyed(text, item, value)
    else:
        block = _block(value, listed.indent).rstrip("\n")
        changed = text[: _line_start(text, item.start)] + block + text[item.end :]

    def replace(items: list[Any]) -> None:
        items[at] = dict(value)

    return _checked(text, changed, key, replace)


def without_item(text: str, key: str, at: int) -> str:
    """Return a text without an item of a list; comments above it stay.

    >>> print(without_item("claims:\\n# two\\n- a\\n- b\\n", "claims", 0), end="")
    claims:
    # two
    - b
    """
    listed = _list(text, key)
    assert listed is not None
    item = listed.items[at]
    start = _line_start(text, item.start)
    end = text.find("\n", item.end)
    changed = text[:start] + (text[end + 1 :] if end >= 0 else "")
    return _checked(text, changed, key, lambda items: items.pop(at))


class _Item(NamedTuple):
    """An item of a list: from its dash to the end of its last value."""

    start: int
    end: int
    node: yaml.Node


class _List(NamedTuple):
    items: list[_Item]
    indent: int
    node: yaml.Node


def _list(text: str, key: str) -> _List | None:
    """Return where the items of a list stand; None if the list is not there or has no value."""
    root = yaml.compose(text, Loader=_LOADER)
    node = root
    if key and isinstance(root, yaml.MappingNode):
        node = next((value for name, value in root.value if name.value == key), None)
    if node is None or isinstance(node, yaml.ScalarNode):
        return None
    if not isinstance(node, yaml.SequenceNode):
        raise FileTrouble(f"{key or 'the file'} holds no list, so nothing can be added to it")
    if node.flow_style and node.value:
        raise FileTrouble(
            f"{key or 'the list'} stands within brackets; write each item after '- ' on lines of its own"
        )
    items = [
        _Item(text.rindex("-", 0, max(child.start_mark.index, 1)), _end(text, child), child)
        for child in node.value
    ]
    return _List(items, node.start_mark.column, node)


def _end(text: str, node: yaml.Node) -> int:
    """Return where the last letter of a value is followed by something else."""
    leaves = [leaf.end_mark.index for leaf in _leaves(node)]
    end: int = max(leaves, default=node.start_mark.index)
    while end and text[end - 1] in " \t\r\n":
        end -= 1
    return end


def _leaves(node: yaml.Node) -> Iterator[yaml.Node]:
    """Yield scalars and what stands in brackets, the places of which are exact."""
    if isinstance(node, yaml.ScalarNode) or getattr(node, "flow_style", False):
        # An empty value has its mark behind what follows it.
        if not (isinstance(node, yaml.ScalarNode) and node.value == "" and not node.style):
            yield node
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield key
            yield from _leaves(value)
    else:
        for child in node.value:
            yield from _leaves(child)


def _begun(text: str, key: str, listed: _List | None, value: Any) -> str:
    """Return a text in which a list begins with its first item."""
    block = _block(value, 0)
    if listed is not None:  # an empty one in brackets
        start, end = listed.node.start_mark.index, listed.node.end_mark.index
        return _after(text[:start].rstrip(" ") + text[end:], start - 1, block)
    if not key:
        return _ended(text) + block
    found = re.search(rf"^{re.escape(key)}:([ \t]*(?:~|null))?[ \t]*(?=#|\r?$)", text, re.MULTILINE)
    if found is None:
        return f"{_ended(text)}\n{key}:\n{block}"
    if found[1]:
        text = text[: found.start(1)] + text[found.end(1) :]
    return _after(text, found.start() + len(key), block)


def _after(text: str, place: int, block: str) -> str:
    """Return a text with a block on the lines behind the one of a place."""
    end = text.find("\n", place)
    return f"{text}\n{block}" if end < 0 else text[: end + 1] + block + text[end + 1 :]


def _ended(text: str) -> str:
    return text if not text or text.endswith("\n") else f"{text}\n"


def _line_start(text: str, place: int) -> int:
    return text.rfind("\n", 0, place) + 1


def _block(value: Any, indent: int) -> str:
    """Return a value as the item of a list that stands so far in."""
    if isinstance(value, dict):
        value = dict(value)
    return re.sub(r"^(?=.)", " " * indent, yaml_of([value]), flags=re.MULTILINE)


def _rekeyed(text: str, item: _Item, value: Mapping[str, Any]) -> str:
    """Return a text in which keys of a mapping have other values, and each key that stays its own lines."""
    pairs = item.node.value
    starts = [key.start_mark.index for key, _ in pairs]
    inner = pairs[0][0].start_mark.column
    pieces: dict[str, str] = {}
    plain = values_of(text[_line_start(text, item.start) : item.end])[0]
    for (key, _), start, end in zip(pairs, starts, [*starts[1:], item.end], strict=True):
        name = key.value
        if name not in value:
            continue
        own = text[start:end].rstrip(" ")
        if plain.get(name) != _as_read(value[name]):
            own = _piece(name, value[name], inner)
        pieces[name] = own.rstrip("\r\n") + "\n" if end != item.end else own
    order = list(value)
    for name in order:
        if name not in pieces:
            before = [other for other in order[: order.index(name)] if other in pieces]
            names = list(pieces)
            place = names.index(before[-1]) + 1 if before else 0
            names.insert(place, name)
            pieces[name] = _piece(name, value[name], inner)
            pieces = {one: pieces[one] for one in names}
    lines = [piece.strip("\n") for piece in pieces.values()]
    return text[: starts[0]] + f"\n{' ' * inner}".join(lines) + text[item.end :]


def _piece(name: str, value: Any, inner: int) -> str:
    """Return a key with its value as it stands in a mapping whose keys begin in a column."""
    lines = yaml_of({name: value}).rstrip("\n").split("\n")
    return "\n".join([lines[0], *(f"{' ' * inner}{line}" if line else line for line in lines[1:])])


def _as_read(value: Any) -> Any:
    """Return a value as it is when it has been read: all scalars are texts."""
    return values_of(yaml_of([value]))[0]


def _checked(text: str, changed: str, key: str, change: Callable[[list[Any]], object]) -> str:
    """Return a changed text if it says what was meant and nothing else."""
    changed = _with_breaks_of(text, changed)
    wanted = values_of(text)
    if key:
        wanted = dict(wanted or {})
        wanted[key] = list(wanted.get(key) or [])
        change(wanted[key])
        wanted[key] = [_as_read(item) for item in wanted[key]]
    else:
        items = list(wanted or [])
        change(items)
        wanted = [_as_read(item) for item in items]
    try:
        found = values_of(changed)
    except yaml.YAMLError:
        found = None
    if key and found and found.get(key, ()) is None:
        found[key] = []
    if (found or []) != wanted:
        raise FileTrouble("this cannot be written into the file as it stands; write it by hand")
    return changed


def _with_breaks_of(text: str, changed: str) -> str:
    """Return a text with the line ends of another."""
    if "\r\n" not in text:
        return changed
    return re.sub(r"\r?\n", "\r\n", changed)
