"""The consolidated list of financial sanctions of the European Union, in XML 1.1.

Each entry has names with their languages, and the regulations by which it is listed: each regulation is a claim, its
programme the role, its number the quote if the entry has no remark. Strong names come first.
The files are described at https://data.europa.eu/data/datasets/consolidated-list-of-persons-groups-and-entities-subject-to-eu-financial-sanctions.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from actorgraph.formats.datasets.sanctions.listed import (
    Address,
    Entry,
    Register,
    Sanction,
    joined,
    list_format,
    noted,
)
from actorgraph.formats.format import Options
from actorgraph.formats.read.input import Input
from actorgraph.formats.read.tree import Node, trees_of
from actorgraph.formats.read.xml import root_of
from actorgraph.formats.sink import Sink
from actorgraph.model.actor import Actor, Name

_LIST: Final = Register(
    "eu-sanctions",
    Actor("european-union", "European Union", "organisation", names=(Name("EU", "acronym"),)),
    "eu-financial-sanctions",
    "EU consolidated list of financial sanctions",
    "https://data.europa.eu/data/datasets/consolidated-list-of-persons-groups-and-entities-subject-to-eu-financial-sanctions",
    "reuse is authorised if the source is acknowledged (Decision 2011/833/EU)",
)
_ADDRESS: Final = ("street", "poBox", "zipCode", "city", "region", "place")
#: Numbers by which the file refers to itself.
_OWN_NUMBERS: Final = ("logicalId", "regulationLanguage")


def read(inputs: Sequence[Input], sink: Sink, _options: Options) -> None:
    """Read the list, an entry at a time."""
    for file in inputs:
        trees = trees_of(file, ("sanctionEntity",), sink)
        root = next(trees)
        root.leave("globalFileId")
        entries = _LIST.of_day(sink, root.take("generationDate"))
        for node in trees:
            entries.give(_entry(node), file, node.line)


def _entry(node: Node) -> Entry:
    number, reference = node.take("logicalId"), node.take("euReferenceNumber")
    entry = Entry(number or reference, "")
    for code, prefix in ((reference, "eu"), (node.take("unitedNationId"), "un")):
        if code:
            entry.names.append(Name(f"{prefix}:{code}", "code"))
    for kind in node.take_nodes("subjectType"):
        entry.is_a(kind.take("code"))
        entry.is_a(kind.take("classificationCode"))
        entry.notes += kind.rest()
    _names(entry, node.take_nodes("nameAlias"))
    remarks = [remark.own() for remark in node.take_nodes("remark")]
    entry.sanctions = [_sanction(each, remarks) for each in node.take_nodes("regulation")]
    if not entry.sanctions:
        entry.notes += remarks
    for place in node.take_nodes("address"):
        _forget_numbers(place)
        country = place.take("countryDescription")
        text = joined((place.take(name) for name in _ADDRESS), ", ")
        entry.addresses.append(Address(joined([text, *place.rest()], "; "), country))
    for each in node.nodes:
        _forget_numbers(each)
        entry.notes.append(noted(f"{each.name}:", [joined(each.rest(), ", ")]))
    node.nodes = []
    entry.notes += node.rest()
    return entry


def _names(entry: Entry, aliases: list[Node]) -> None:
    """Take the names, strong ones first."""
    for alias in sorted(aliases, key=lambda alias: alias.attributes.get("strong") == "false"):
        _forget_numbers(alias)
        numbers: list[str] = []
        parts = {part: alias.take(part) for part in ("firstName", "middleName", "lastName")}
        name = alias.take("wholeName") or joined(parts.values())
        language = alias.take("nameLanguage")
        other = [f"{part} {text}" for part, text in parts.items() if text not in name]
        is_weak = alias.take("strong") == "false"
        for summary in alias.take_nodes("regulationSummary"):
            _forget_numbers(summary)
            numbers.append(joined(summary.rest(), ", "))
        if not entry.name:
            entry.name = name
            other += [f"nameLanguage {language}"] * bool(language)
        elif name:
            entry.names.append(Name(name, language=language.casefold()))
        told = [*["weak"] * is_weak, *other, *alias.rest(), *dict.fromkeys(filter(None, numbers))]
        entry.notes.append(f"{name}: {', '.join(told)}" if told else "")


def _sanction(node: Node, remarks: Sequence[str]) -> Sanction:
    _forget_numbers(node)
    number = node.take("numberTitle")
    return Sanction(
        programme=node.take("programme"),
        since=node.take("entryIntoForceDate"),
        said=node.take("publicationDate"),
        cites=node.take("publicationUrl"),
        reasons=joined(remarks, "; ") or number,
        note=joined([number, *node.rest()], "; "),
    )


def _forget_numbers(node: Node) -> None:
    node.leave(*_OWN_NUMBERS)
    for each in (node, *node.nodes):
        each.attributes = {
            name: text for name, text in each.attributes.items() if not _is_unknown(name, text)
        }


def _is_unknown(name: str, text: str) -> bool:
    """Return whether an attribute says that something is not known, in the list's own words for it."""
    return text in ("UNKNOWN", "00") or (
        text == "0" and name in ("year", "monthOfYear", "dayOfMonth")
    )


def recognises(file: Input) -> bool:
    """Return True for XML whose outermost element is an export with sanctioned entities."""
    return root_of(file) == "export" and "eu.europa.ec/fpi/fsd" in file.head_text()


FORMAT: Final = list_format(
    "eu-sanctions",
    "Consolidated list of financial sanctions of the EU (XML 1.1)",
    read,
    recognises,
    "entries with all names, their languages and regulations, the programme and address of each regulation, remarks as quotes",
)
