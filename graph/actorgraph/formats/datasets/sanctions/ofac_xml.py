"""The sanctions lists of the US Treasury (OFAC) in XML: sdn.xml and consolidated.xml, and the advanced form of both.

What becomes of an entry is what becomes of it in the tables (`actorgraph.formats.datasets.sanctions.ofac`), with the same ids: the
Treasury ``sanctions`` it under its programmes. The advanced form has days of listing, scripts and the quality of names, and ties
between entries, which are ``related-to`` each other in the words of the list.
The forms are described at https://ofac.treasury.gov/sdn-list/sdn-data-formats.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from actorgraph.formats.datasets.sanctions.listed import (
    Address,
    Entry,
    List,
    Sanction,
    joined,
    list_format,
    noted,
)
from actorgraph.formats.datasets.sanctions.ofac import LIST
from actorgraph.formats.format import Options
from actorgraph.formats.read.input import Input
from actorgraph.formats.read.tree import Node, trees_of
from actorgraph.formats.read.xml import root_of
from actorgraph.formats.sink import Sink
from actorgraph.model.actor import Name

_KINDS: Final = {"f.k.a.": "former", "a.k.a.": "alias", "n.k.a.": "alias", "name": "alias"}
_LINES: Final = ("address1", "address2", "address3", "city", "stateOrProvince", "postalCode")
#: What the advanced form says before its entries, and the elements that are read after it, each in a reading of its own.
_REFERENCES: Final = ("DateOfIssue", "ReferenceValueSets", "Location", "IDRegDocument")
_READ_APART: Final = ("SanctionsEntry", "DistinctParty", "ProfileRelationship")
#: What numbers stand for, of all that the file numbers.
_WORDS: Final = (
    "PartyType", "PartySubType", "Country", "AliasType", "Script", "FeatureType", "DetailReference", "List", "LegalBasis",
    "SanctionsType", "RelationType", "IDRegDocType",
)  # fmt: skip
_OF_DATES: Final = ("CalendarTypeID", "YearFixed", "MonthFixed", "DayFixed", "Approximate")
_NO_ENTRY: Final = "what is said of an entry that is not there"
_LATIN: Final = ("", "latin")


def read(inputs: Sequence[Input], sink: Sink, _options: Options) -> None:
    """Read lists of either form."""
    for file in inputs:
        if root_of(file) == "sdnlist":
            _read_plain(file, sink)
        else:
            _Advanced(file, sink).read()


# -- sdn.xml ---------------------------------------------------------------------------------------


def _read_plain(file: Input, sink: Sink) -> None:
    entries: List | None = None
    for node in trees_of(file, ("publshInformation", "publishInformation", "sdnEntry"), sink):
        if node.name == "sdnEntry":
            entries = entries or LIST.of_day(sink, "")
            entries.give(_plain_entry(node), file, node.line)
        elif node.name.endswith("Information"):
            month, day, year = [*node.take("Publish_Date").split("/"), "", ""][:3]
            entries = LIST.of_day(sink, f"{day}/{month}/{year}")


def _plain_entry(node: Node) -> Entry:
    first, last = node.take("firstName"), node.take("lastName")
    entry = Entry(node.take("uid"), joined([last, first], ", "))
    entry.is_a(node.take("sdnType"))
    if first and last:
        entry.names.append(Name(f"{first} {last}", background=True))
    programmes = node.texts("programList")
    remarks = node.take("remarks")
    entry.sanctions = [Sanction("; ".join(programmes), reasons=remarks)] if programmes else []
    for group in node.take_nodes("akaList"):
        for alias in group.nodes:
            alias.leave("uid")
            kind, quality = alias.take("type"), alias.take("category")
            name = joined([alias.take("lastName"), alias.take("firstName")], ", ")
            if name:
                entry.names.append(Name(name, _KINDS.get(kind.casefold(), "alias")))
            odd = (
                "" if kind.casefold() in _KINDS else kind,
                quality if quality != "strong" else "",
            )
            told = [*filter(None, odd), *alias.rest()]
            entry.notes.append(f"{name}: {', '.join(told)}" if told else "")
    for group in node.take_nodes("addressList"):
        for place in group.nodes:
            place.leave("uid")
            country = place.take("country")
            text = joined((place.take(name) for name in _LINES), ", ")
            entry.addresses.append(Address(joined([text, *place.rest()], "; "), country))
    if not programmes:
        entry.notes.append(remarks)
    for each in node.nodes:
        for inner in each.nodes:
            inner.leave("uid")
        told = [*(joined(inner.rest(), ", ") for inner in each.nodes), joined(each.rest())]
        entry.notes += [noted(f"{each.name.removesuffix('List')}:", [text]) for text in told]
    node.nodes = []
    entry.notes += node.rest()
    return entry


# -- the advanced form -----------------------------------------------------------------------------


class _Advanced:
    """One file, read for what its numbers mean, then for its entries and what is said of them."""

    def __init__(self, file: Input, sink: Sink) -> None:
        self._file = file
        self._sink = sink
        #: What the numbers of the file mean, by the kind of thing and its number.
        self._words: dict[tuple[str, str], str] = {}
        self._places: dict[str, Address] = {}
        self._documents: dict[str, list[str]] = {}
        self._seen: set[str] = set()
        self._day = ""

    def read(self) -> None:
        for node in self._trees(*_REFERENCES):
            if node.name == "DateOfIssue":
                self._day = _date(node)
            elif node.name == "ReferenceValueSets":
                self._learn(node)
            elif node.name == "Location":
                self._places[node.take("ID")] = self._place(node)
            elif node.name == "IDRegDocument":
                node.take("ID")
                owner = node.take("IdentityID")
                self._documents.setdefault(owner, []).append(self._document(node))
        listed: dict[str, list[Sanction]] = {}
        entries = LIST.of_day(self._sink, self._day)
        # Sanctions stand behind the parties that they are of, so the file is read once for them before.
        for node in self._trees("SanctionsEntry"):
            listed.setdefault(node.take("ProfileID"), []).append(self._sanction(node))
        for node in self._trees("DistinctParty"):
            comments = node.texts("Comment")
            _forget(node, "FixedRef")
            for profile in node.take_nodes("Profile"):
                entry = self._entry(profile, [*comments, *node.rest()])
                entry.sanctions = listed.pop(entry.record, [])
                self._seen.add(entry.record)
                entries.give(entry, self._file, node.line)
        for profile_id in listed:
            self._sink.skip(self._file.name, profile_id, _NO_ENTRY)
        for node in self._trees("ProfileRelationship"):
            self._relate(node, entries)

    def _trees(self, *names: str) -> Iterator[Node]:
        """Yield the elements of some names; the first reading reports what stands outside of all."""
        but = _READ_APART if names == _REFERENCES else None
        for node in trees_of(self._file, names, self._sink, but):
            if node.name in names:
                yield node

    def _learn(self, node: Node) -> None:
        """Take what the numbers of the file mean."""
        for each in (each for group in node.nodes for each in group.nodes if each.name in _WORDS):
            word, kind = each.own(), each.take("PartyTypeID")
            if each.name == "PartySubType" and word in ("", "Unknown"):
                word = self._word("PartyType", kind)
            self._words[each.name, each.take("ID")] = word

    def _word(self, kind: str, number: str) -> str:
        return self._words.get((kind, number), number)

    def _place(self, node: Node) -> Address:
        countries = [
            self._word("Country", part.take("CountryID"))
            for part in node.take_nodes("LocationCountry")
        ]
        parts = []
        for part in node.take_nodes("LocationPart"):
            _forget(part, "LocPartTypeID")
            for value in part.nodes:
                _forget(value, "Primary", "LocPartValueTypeID", "LocPartValueStatusID")
            parts += part.texts()
        _forget(node, *(f"{name}ID" for name in ("LocationAreaCode", "AreaCode")))
        return Address(joined(parts, ", "), joined(countries[:1]))

    def _document(self, node: Node) -> str:
        kind = self._word("IDRegDocType", node.take("IDRegDocTypeID"))
        issuer = self._word("Country", node.take("IssuedBy-CountryID"))
        return joined([kind, *node.texts(), f"({issuer})" if issuer else ""])

    def _entry(self, profile: Node, comments: list[str]) -> Entry:
        entry = Entry(profile.take("ID"), "", notes=comments)
        entry.is_a(self._word("PartySubType", profile.take("PartySubTypeID")))
        for identity in profile.take_nodes("Identity"):
            is_first = identity.take("Primary") != "false"
            for alias in identity.take_nodes("Alias"):
                self._alias(entry, alias, is_first=is_first)
            entry.notes += self._documents.get(identity.take("ID"), [])
        for feature in profile.take_nodes("Feature"):
            self._feature(entry, feature)
        entry.notes += profile.texts("Comment")
        return entry

    def _alias(self, entry: Entry, alias: Node, *, is_first: bool) -> None:
        kind = self._word("AliasType", alias.take("AliasTypeID")).casefold()
        is_first = is_first and alias.take("Primary") == "true"
        is_weak = alias.take("LowQuality") == "true"
        for documented in alias.take_nodes("DocumentedName"):
            _forget(documented, "ID", "FixedRef", "DocNameStatusID")
            values = [value for part in documented.nodes for value in part.nodes]
            numbers = [value.take("ScriptID") for value in values]
            name = joined(documented.texts())
            for value in values:
                _forget(value, "NamePartGroupID", "ScriptStatusID", "Acronym")
            scripts = {self._word("Script", number) for number in numbers}
            is_latin = all(script.casefold() in _LATIN for script in scripts)
            if name and is_first and is_latin and not entry.name:
                entry.name = name
            elif name:
                entry.names.append(Name(name, _KINDS.get(kind, "alias") if is_latin else "native"))
            told = [*["weak"] * is_weak, *sorted(scripts) * (not is_latin)]
            entry.notes.append(f"{name}: {', '.join(told)}" if told else "")
        _forget(alias, "FixedRef")
        if not entry.name and entry.names:
            entry.name = entry.names[0].text

    def _feature(self, entry: Entry, feature: Node) -> None:
        kind = self._word("FeatureType", feature.take("FeatureTypeID"))
        _forget(feature, "ID")
        for version in feature.take_nodes("FeatureVersion"):
            _forget(version, "ID", "ReliabilityID")
            told: list[str] = []
            for each in version.nodes:
                if each.name == "VersionLocation":
                    place = self._places.get(each.take("LocationID"))
                    if place is not None and kind.casefold() == "location":
                        entry.addresses.append(place)
                    elif place is not None:
                        told += filter(None, [place.text, place.country])
                elif each.name == "DatePeriod":
                    told.append(" to ".join(dict.fromkeys(_dates(each))))
                else:
                    _forget(each, "DetailTypeID")
                    word = self._word("DetailReference", each.take("DetailReferenceID"))
                    told += [*each.texts(), word]
            entry.notes.append(noted(kind, [joined([*told, *version.rest()], ", ")]))

    def _sanction(self, node: Node) -> Sanction:
        _forget(node, "ID")
        sanction = Sanction(note=self._word("List", node.take("ListID")))
        programmes, reasons = [], []
        for each in node.nodes:
            _forget(each, "ID", "EntryEventTypeID")
            if each.name == "EntryEvent":
                days = [_date(date) for date in each.take_nodes("Date")]
                sanction.since = min(filter(None, [*days, sanction.since]), default="")
                basis = self._word("LegalBasis", each.take("LegalBasisID"))
                reasons += [*each.texts(), *([basis] if not basis.isdigit() else [])]
            elif each.name == "SanctionsMeasure":
                kind = self._word("SanctionsType", each.take("SanctionsTypeID"))
                words = each.texts()
                programmes += (
                    words if kind.casefold() in ("program", "") else [joined([kind, *words], ": ")]
                )
        sanction.programme = "; ".join(dict.fromkeys(filter(None, programmes)))
        sanction.reasons = "; ".join(dict.fromkeys(filter(None, reasons)))
        return sanction

    def _relate(self, node: Node, entries: List) -> None:
        _forget(node, "ID", "RelationQualityID", "SanctionsEntryID")
        ends = node.take("From-ProfileID"), node.take("To-ProfileID")
        word = self._word("RelationType", node.take("RelationTypeID"))
        told = [*["former"] * (node.take("Former") == "true"), *node.texts()]
        if self._seen.issuperset(ends):
            entries.relate(*ends, word, self._file, ", ".join(told))
        else:
            self._sink.skip(self._file.name, f"{ends[0]} {ends[1]}", _NO_ENTRY, word)


def _forget(node: Node, *names: str) -> None:
    """Take the numbers by which a file refers to itself."""
    for name in names:
        node.attributes.pop(name, None)


def _date(node: Node) -> str:
    """Take the first date in an element."""
    return next(_dates(node), "")


def _dates(node: Node) -> Iterator[str]:
    """Take and yield the dates in an element, each of its elements Year, Month and Day."""
    _forget(node, *_OF_DATES)
    parts = [node.take(name) for name in ("Year", "Month", "Day")]
    if any(parts):
        yield "-".join(f"{part:0>2}" for part in parts if part)
    for each in node.nodes:
        yield from _dates(each)


def recognises(file: Input) -> bool:
    """Return True for XML of the Treasury: sdn.xml, or its advanced form."""
    root = root_of(file)
    return root == "sdnlist" or (root == "sanctions" and "<DateOfIssue" in file.head_text())


FORMAT: Final = list_format(
    "ofac-xml",
    "Sanctions lists of the US Treasury in XML (sdn.xml, sdn_advanced.xml)",
    read,
    recognises,
    "entries with all names and their scripts, programmes, days and legal bases, ties between entries",
    "the reliability of features, numbers of the file's own",
)
