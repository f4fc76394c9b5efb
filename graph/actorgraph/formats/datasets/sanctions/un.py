"""The consolidated list of the United Nations Security Council, in XML.

Each individual and entity is listed under a regime (``UN_LIST_TYPE``) from ``LISTED_ON``; its comments are the reasons.
The layout is described at https://main.un.org/securitycouncil/en/content/un-sc-consolidated-list.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from actorgraph.formats.datasets.sanctions.listed import (
    Address,
    Entry,
    Register,
    Sanction,
    day_text_of,
    joined,
    list_format,
    noted,
)
from actorgraph.formats.format import Options
from actorgraph.formats.read.input import Input
from actorgraph.formats.read.missing import present
from actorgraph.formats.read.tree import Node, trees_of
from actorgraph.formats.read.xml import root_of
from actorgraph.formats.sink import Sink
from actorgraph.model.actor import Actor, Name

_LIST: Final = Register(
    "un-sanctions",
    Actor(
        "un-security-council",
        "United Nations Security Council",
        "organisation",
        names=(Name("UNSC", "acronym"),),
    ),
    "un-consolidated-list",
    "United Nations Security Council Consolidated List",
    "https://main.un.org/securitycouncil/en/content/un-sc-consolidated-list",
)
_NAMES: Final = (
    "FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME", "FIFTH_NAME", "SIXTH_NAME",
)  # fmt: skip
_ADDRESS: Final = ("STREET", "CITY", "STATE_PROVINCE", "ZIP_CODE")
#: Elements that sort the list and say nothing.
_SORTING: Final = ("SORT_KEY", "SORT_KEY_LAST_MOD", "VERSIONNUM")


def read(inputs: Sequence[Input], sink: Sink, _options: Options) -> None:
    """Read the list, an entry at a time."""
    for file in inputs:
        trees = trees_of(file, ("INDIVIDUAL", "ENTITY"), sink)
        entries = _LIST.of_day(sink, next(trees).take("dateGenerated"))
        for node in trees:
            entries.give(_entry(node), file, node.line)


def _entry(node: Node) -> Entry:
    node.leave(*_SORTING)
    number = node.take("DATAID")
    reference = node.take("REFERENCE_NUMBER")
    entry = Entry(number or reference, joined(present(node.take(name)) for name in _NAMES))
    entry.is_a(node.name)
    native = present(node.take("NAME_ORIGINAL_SCRIPT"))
    if native:
        entry.names.append(Name(native, "native"))
    if reference:
        entry.names.append(Name(f"un:{reference}", "code"))
    for alias in node.take_nodes("INDIVIDUAL_ALIAS", "ENTITY_ALIAS"):
        _alias(entry, alias)
    for place in node.take_nodes("INDIVIDUAL_ADDRESS", "ENTITY_ADDRESS"):
        country = present(place.take("COUNTRY"))
        text = joined((present(place.take(name)) for name in _ADDRESS), ", ")
        entry.addresses.append(Address(joined([text, *place.rest()], "; "), country))
    updates = node.texts("LAST_DAY_UPDATED")
    sanction = Sanction(
        programme=node.take("UN_LIST_TYPE"),
        since=node.take("LISTED_ON"),
        until=node.take("DELISTED_ON"),
        said=max((day_text_of(text) for text in updates), default=""),
        reasons=node.take("COMMENTS1"),
        note=joined(
            [noted("submitted by", [node.take("SUBMITTED_BY")]), noted("updated", updates)], "; "
        ),
    )
    entry.sanctions = [sanction]
    for name in ("DESIGNATION", "TITLE", "NATIONALITY", "LIST_TYPE"):
        entry.notes.append(noted(name.casefold(), node.texts(name)))
    entry.notes += _rest(node)
    return entry


def _alias(entry: Entry, alias: Node) -> None:
    quality, name = alias.take("QUALITY"), present(alias.take("ALIAS_NAME"))
    if name:
        entry.names.append(Name(name, "former" if quality.casefold().startswith("f") else "alias"))
        entry.notes.append(joined([f"{name}: {quality}" if quality else "", *alias.rest()], ", "))
    else:
        entry.notes.append(joined([quality, *alias.rest()], ", "))


def _rest(node: Node) -> list[str]:
    """Return what else is said, a note for each element: its parts belong together."""
    nodes, node.nodes = node.nodes, []
    return [
        *node.rest(),
        *(
            f"{each.name.removeprefix('INDIVIDUAL_').replace('_', ' ').casefold()}: {told}"
            for each in nodes
            if (told := joined(each.rest(), ", "))
        ),
    ]


def recognises(file: Input) -> bool:
    """Return True for XML whose outermost element is that of the list."""
    return root_of(file) == "consolidated_list"


FORMAT: Final = list_format(
    "un-sanctions",
    "Consolidated list of the UN Security Council (XML)",
    read,
    recognises,
    "entries with all names, their regime, days of listing and delisting, comments as quotes",
    "sort keys and version numbers",
)
