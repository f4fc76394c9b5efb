"""Who gives a file that no format knows is told what it seems to be, and what would work."""

from __future__ import annotations

import io

import pytest

from actorgraph.formats.read.input import Input
from actorgraph.formats.read.unknown import why_unknown
from actorgraph.formats.registry import formats, names_with

BEGIN = "is in no format that can be recognised: it "
TEXT = (
    "seems to be a text; reports are coded by hand (docs/coding.md); if it is data, name its format"
    " ('actorgraph formats' lists them)"
)
MAPPED = "say what they mean in a mapping (docs/mapping.md): actorgraph import csv FILE --mapping MAPPING"
DESCRIBES = "which describes data and holds none"
SAVE = "which is not read; save the graph as GraphML, GEXF or GML"


def told(name: str, data: bytes) -> str:
    said = why_unknown(Input(name, lambda: io.BytesIO(data)))
    assert said.startswith(BEGIN)
    return said.removeprefix(BEGIN)


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.csv", b"", "is empty"),
        ("a.csv", b"\xef\xbb\xbf \n", "is empty"),
        ("a.pdf", b"%PDF-1.7\n", (
            "is a PDF; reports are coded by hand (docs/coding.md), and tables saved as CSV")),
        ("a.xlsx", b"PK\x03\x04\0", "is a document or spreadsheet; save a table in it as CSV"),
        ("a.png", b"\x89PNG\r\n", "is an image"),
        ("a.json", b'{"$schema": "http://json-schema.org/schema#"}', f"is a JSON schema, {DESCRIBES}"),
        ("a.xsd", b'<?xml version="1.0"?>\n<!-- x --><xs:schema/>', f"is an XML schema, {DESCRIBES}"),
        ("a.xml", b"<report><p/></report>", (
            "is XML with the root <report>; GraphML and GEXF can be read")),
        ("a.vna", b"*Node data\nID Label\n", f"seems to be a graph in VNA, {SAVE}"),
        ("a.net", b"*Vertices 3\n", f"seems to be a graph of Pajek, {SAVE}"),
        ("a.dot", b"digraph {}", f"seems to be a graph in DOT, {SAVE}"),
        ("a.md", b"# What happened\n\nMuch.\n", TEXT),
        ("LICENSE", b"Copyright, all, of it\n", TEXT),
        ("a.csv", b"who,whom\na,b\n", (
            f"is a table whose columns no format knows ('who', 'whom'); {MAPPED} --into STORE")),
        ("a.tsv", b"who\twhom\na\tb\n", (
            f"is a table whose columns no format knows ('who', 'whom'); {MAPPED}"
            ' --into STORE')),
        ("a.txt", b"who;whom;when\na;b;c\n", (
            f"is a table whose columns no format knows ('who', 'whom', 'when'); {MAPPED}"
            ' --into STORE')),
        ("a.csv", b'{"a" ,b\n', (
            f"is a table whose columns no format knows ('{{\"a\"', 'b'); {MAPPED} --into STORE")),
        ("a.csv", b",A,B\nA,0,1\n", (
            f"seems to be a matrix, {SAVE}, or as a table of edges (Source, Target)")),
    ],
)  # fmt: skip
def test_a_file_is_told_as_what_it_seems_to_be(name: str, data: bytes, said: str) -> None:
    assert told(name, data) == said


def test_many_long_columns_are_cut() -> None:
    header = ",".join(["a long name of a column that goes on"] * 13)

    said = told("a.csv", header.encode())

    assert said.count("'a long name of a column that …'") == 12
    assert " …); say" in said


def test_json_is_told_with_the_formats_that_are_json() -> None:
    names = [
        it for it, made in formats().items() if made.read and "json" in " ".join(made.suffixes)
    ]
    assert names == [
        "acled",
        "csl",
        "ftm",
        "graphology",
        "json",
        "misp",
        "misp-event",
        "stix",
        "wikidata",
    ]

    assert told("a.json", b'{"a": 1}') == (
        f"is JSON; if one of these formats wrote it, name it: {', '.join(names)}"
    )


def test_bytes_that_are_no_text_are_told_with_every_format() -> None:
    assert told("a.bin", b"\0\1\2") == (
        f"is not text; if it is data, name its format, one of {names_with('read')}"
    )
