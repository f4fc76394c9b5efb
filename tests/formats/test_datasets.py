"""Every file of the real datasets, given without a format, comes in whole or is refused in plain words."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import Final, TypeAlias

import pytest

from actorgraph.formats.importer import import_files
from actorgraph.formats.read.input import inputs_of
from actorgraph.formats.registry import format_of, names_with
from actorgraph.model.errors import Faults
from actorgraph.store.reader import Store
from real_data import DATASETS, real_file

#: Names of files, by their folders.
Folders: TypeAlias = dict[str, tuple[str, ...]]
#: The files that come in, by the format that knows them.
IMPORTED: Final[dict[str, Folders]] = {
    "acled": {
        "acled-format": (
            "acled-format.synthetic.bom.csv", "acled-format.synthetic.csv",
        ),
    },
    "csv": {
        "graph-files/gephi-spreadsheet": (
            "array_attribute.csv", "color.csv", "decimal_separator.csv", "edge_color.csv",
            "edges_table_dynamic_weights.csv", "edges_table_opposite_force_undirected_issue_1848.csv",
            "edges_table_opposite_force_undirected_merged.csv", "edges_table_repeated_with_ids.csv",
            "edges_table_repeated_without_ids.csv", "edges_table_types_test.csv",
            "edges_table_with_timeset_intervals.csv", "edges_table_with_timeset_timestamps.csv",
            "empty.csv", "infinity.csv", "int_attribute.csv", "large_number.csv",
            "nodes_table_types_test.csv", "normalize.csv", "number_format.csv", "positions.csv",
            "positions_z.csv", "single.csv", "size.csv", "timestamp.csv", "timestamp_with_estimator.csv",
            "timestamp_with_time_format.csv", "timestampset.csv", "timestampset_column.csv",
            "without_attributes.csv",
        ),
    },
    "ftm": {
        "followthemoney": (
            "donations.ijson",
        ),
    },
    "gdelt": {
        "gdelt": (
            "gdelt2-events-20170701-sample.csv",
        ),
        "gdelt/sample": (
            "gdelt1-events.sample.export.CSV", "gdelt2-events.sample.csv",
            "gdelt2-events.sample.export.CSV",
        ),
    },
    "gexf": {
        "graph-files/gephi": (
            "Les Miserables.gexf", "US Airports.gexf", "basic.gexf", "data.gexf", "dynamicedgeweight.gexf",
            "includenullattvalues.gexf", "slice.gexf", "zeroweight.gexf",
        ),
    },
    "gml": {
        "graph-files/cytoscape-gml": (
            "cy2_arrows.gml", "example-directed1.gml", "example-directed2.gml", "example1.gml",
            "example2.gml", "yed_arrows.gml",
        ),
        "graph-files/gephi": (
            "Power Grid.gml", "label.gml",
        ),
        "graph-files/igraph": (
            "bug_2497.gml", "celegansneural.gml", "graph1.gml", "graph3.gml", "karate.gml", "weighted.gml",
        ),
    },
    "graphml": {
        "graph-files/cytoscape": (
            "desc.graphml", "igraph_sample.graphml", "nested.xml", "simple.graphml",
            "simpleWithAttributes.xml", "testGraph1.xml", "yFilesSample.xml",
        ),
        "graph-files/gephi": (
            "5-cliques.graphml", "football.graphml", "two-cliques.graphml", "withdesc.graphml",
        ),
        "graph-files/igraph": (
            "cattr_bool_bug.graphml", "cattr_bool_bug2.graphml", "graphml-default-attrs.xml",
            "graphml-hsa05010.xml", "graphml-lenient.xml", "graphml-namespace.xml",
            "graphml-whitespace.xml", "test.graphml", "wa1.graphml", "wa2.graphml", "wa3.graphml",
            "wa4.graphml", "yfiles.graphml",
        ),
    },
    "misp": {
        "misp-galaxy": (
            "threat-actor.json",
        ),
    },
    "ofac": {
        "ofac-sdn": (
            "sdn.csv",
        ),
    },
    "stix": {
        "mitre-attack": (
            "enterprise-attack-actors-subset.stix20.json", "ics-attack-18.1.json",
        ),
        "stix-examples/cti-documentation": (
            "apt1.json", "defining-campaigns-threat-actors-intrusion-sets.json",
            "identifying-a-threat-actor-profile.json", "indicator-for-malicious-url.json",
            "malware-indicator-for-file-hash.json", "poisonivy.json", "sighting-of-an-indicator.json",
            "sighting-of-observed-data.json", "threat-actor-leveraging-attack-patterns-and-malware.json",
            "using-granular-markings.json", "using-marking-definitions.json",
        ),
        "stix-examples/cti-stix2-json-schemas": (
            "indicator-for-c2-ip-address.json", "indicator-to-campaign-relationship.json",
            "indicators-for-C2-with-COA.json", "infrastructure.json", "interop-objectmarking-test.json",
            "malicious-email-indicator-with-attachment.json", "threat-reports__apt1.json",
            "threat-reports__poisonivy.json",
        ),
    },
    "ucdp-actor": {
        "ucdp": (
            "ucdp-actor-221.csv",
        ),
    },
    "ucdp-dyadic": {
        "ucdp": (
            "ucdp-dyadic-181.csv",
        ),
    },
    "ucdp-esd": {
        "ucdp": (
            "ucdp-esd-ay-181.xlsx", "ucdp-esd-dy-181.xlsx",
        ),
    },
    "ucdp-ged": {
        "ucdp": (
            "ged191-syria.csv",
        ),
    },
}  # fmt: skip
#: The files that take long and are imported by tests of their formats: here they are recognised, no more.
LONG: Final = frozenset({"ucdp/ucdp-esd-ay-181.xlsx", "ucdp/ucdp-esd-dy-181.xlsx"})

_UNKNOWN: Final = "is in no format that can be recognised: it "
_TEXT: Final = (
    f"{_UNKNOWN}seems to be a text; reports are coded by hand (docs/coding.md); if it is data, name"
    " its format ('actorgraph formats' lists them)"
)
_DESCRIBES: Final = "which describes data and holds none"
_VNA: Final = f"{_UNKNOWN}seems to be a graph in VNA, which is not read; save the graph as GraphML, GEXF or GML"
_MATRIX: Final = (
    f"{_UNKNOWN}seems to be a matrix, which is not read; save the graph as GraphML, GEXF or GML, or as a table"
    " of edges (Source, Target)"
)
_ALONE: Final = "says more of entries that sdn.csv lists; import it together with sdn.csv"


def _table(columns: str) -> str:
    return (
        f"{_UNKNOWN}is a table whose columns no format knows ({columns}); say what they mean in a mapping"
        f" (docs/mapping.md): actorgraph import csv FILE --mapping MAPPING --into STORE"
    )


#: Many files that are refused with the same words, behind their names.
REFUSED_ALIKE: Final[dict[str, Folders]] = {
    _TEXT: {
        "acled-format": (
            "SOURCE.md",
        ),
        "country-codes": (
            "SOURCE.md",
        ),
        "followthemoney": (
            "LICENSE", "SOURCE.md",
        ),
        "gdelt": (
            "SOURCE.md",
        ),
        "graph-files": (
            "SOURCE.md",
        ),
        "misp-galaxy": (
            "LICENSE.md", "SOURCE.md",
        ),
        "mitre-attack": (
            "LICENSE.txt", "SOURCE.md",
        ),
        "ofac-sdn": (
            "SOURCE.md",
        ),
        "stix-examples": (
            "SOURCE.md",
        ),
        "stix-examples/cti-documentation": (
            "LICENSE",
        ),
        "stix-examples/cti-stix2-json-schemas": (
            "LICENSE",
        ),
        "ucdp": (
            "SOURCE.md",
        ),
    },
    f"{_UNKNOWN}is a JSON schema, {_DESCRIBES}": {
        "misp-galaxy": (
            "schema_clusters.json",
        ),
        "stix-examples/schemas": (
            "bundle.json", "campaign.json", "core.json", "identity.json", "intrusion-set.json",
            "location.json", "relationship.json", "report.json", "sighting.json", "threat-actor.json",
        ),
    },
    f"{_UNKNOWN}is an XML schema, {_DESCRIBES}": {
        "graph-files/xsd-1.1-split": (
            "graphml-attributes.xsd", "graphml-parseinfo.xsd", "graphml-structure.xsd", "graphml.xsd",
            "xlink.xsd",
        ),
        "graph-files/xsd-flat": (
            "gexf.xsd", "graphml.xsd", "viz.xsd", "xlink.xsd",
        ),
    },
    _VNA: {
        "graph-files/gephi": (
            "basic.vna", "emptyattribute.vna",
        ),
    },
    _MATRIX: {
        "graph-files/gephi-spreadsheet": (
            "complex_matrix.csv", "matrix.csv",
        ),
    },
}  # fmt: skip
#: All other files that are refused: what is said behind their names, a line each.
REFUSED: Final[dict[str, list[str]]] = {
    "country-codes/country-codes.csv": [
        ": "
        + _table(
            "'FIFA', 'Dial', 'ISO3166-1-Alpha-3', 'MARC', 'is_independent', "
            "'ISO3166-1-numeric', 'GAUL', 'FIPS', 'WMO', 'ISO3166-1-Alpha-2', 'ITU', 'IOC' …"
        ),
    ],
    "followthemoney/donations.csv": [
        ": "
        + _table(
            "'Party', 'DonationEUR', 'DonorType', 'Donor', 'Street', 'City', 'Country', "
            "'DonationDate', 'ReportingDate'"
        ),
    ],
    "followthemoney/donations.yml": [
        (
            f": {_UNKNOWN}is YAML; name the folder if it is a case, and if it is a mapping, the table, with"
            " this file after --mapping (docs/mapping.md)"
        ),
    ],
    "gdelt/cameoCodeTable.tsv": [
        ": "
        + _table(
            "'Description', 'GoldsteinScale', 'cameoCode'",
        ),
    ],
    "gdelt/cameoCodes.json": [
        (
            f": {_UNKNOWN}is JSON; if one of these formats wrote it, name it: {names_with('read', 'json')}"
        ),
    ],
    "graph-files/gephi/meta.gexf": [
        ", line 1: holds no graph",
    ],
    "graph-files/gephi-spreadsheet/adj_list.csv": [
        ": " + _table("'a', 'b'"),
    ],
    "graph-files/gephi-spreadsheet/exclude_column.csv": [
        ": " + _table("'Id'"),
    ],
    "graph-files/gephi-spreadsheet/test_utf8_chars.csv": [
        ", line 4: the node '2' stands twice",
    ],
    "graph-files/gephi-spreadsheet/test_utf8_chars_with_bom.csv": [
        ", line 4: the node '2' stands twice",
    ],
    "graph-files/igraph/bug_1970.graphml": [
        ", line 1: the key 'one' for edge stands twice",
    ],
    "graph-files/igraph/bug_2506_1.graphml": [
        ", line 2: the key 'd3' for all stands twice",
    ],
    "graph-files/igraph/bug_2506_2.graphml": [
        ", line 1: a key has no id",
    ],
    "graph-files/igraph/graph2.gml": [
        ", line 8: 'directed' needs 0 or 1, not '2'",
    ],
    "graph-files/igraph/invalid1.gml": [
        ", line 140: the edge from '2' to '1' ends at '1', which is not a node",
        ", line 145: the edge from '3' to '1' ends at '1', which is not a node",
        ", line 155: the edge from '4' to '1' ends at '1', which is not a node",
        ", line 170: the edge from '5' to '1' ends at '1', which is not a node",
        ", line 175: the edge from '2' to '1' ends at '1', which is not a node",
        ", line 180: the edge from '7' to '1' ends at '1', which is not a node",
        ", line 195: the edge from '8' to '1' ends at '1', which is not a node",
        ", line 215: the edge from '9' to '1' ends at '1', which is not a node",
        ", line 230: an edge has several of 'source'",
        ", line 243: the edge from '22' to '1' ends at '1', which is not a node",
        ", line 303: the edge from '32' to '1' ends at '1', which is not a node",
    ],
    "graph-files/igraph/invalid1.graphml": [
        ", line 9: is not well-formed XML: not well-formed (invalid token)",
    ],
    "graph-files/igraph/invalid2.gml": [
        ": holds no graph",
    ],
    "graph-files/igraph/invalid2.graphml": [
        ", line 10: the key 'd1' for edge stands twice",
    ],
    "graph-files/igraph/invalid3.graphml": [
        f": {_UNKNOWN}is empty",
    ],
    "graph-files/igraph/invalid4.gml": [
        ", line 1: a key is a word such as 'node', not 'Version-0'",
    ],
    "graph-files/igraph/invalid5.gml": [
        ", line 2: 'a' needs a number, a text in quotes or a list, not 'r'",
    ],
    "graph-files/igraph/invalid6.gml": [
        ", line 1: a key is a word such as 'node', not '2'",
    ],
    "ofac-sdn/add.csv": [
        f": {_ALONE}",
    ],
    "ofac-sdn/alt.csv": [
        f": {_ALONE}",
    ],
    "ofac-sdn/sdn_comments.csv": [
        f": {_ALONE}",
    ],
}


def _paths(folders: Folders) -> list[str]:
    return [f"{folder}/{name}" for folder, names in folders.items() for name in names]


KNOWN: Final = {path: name for name, folders in IMPORTED.items() for path in _paths(folders)}
WRONG: Final = REFUSED | {
    path: [f": {words}"] for words, folders in REFUSED_ALIKE.items() for path in _paths(folders)
}


@pytest.mark.parametrize(("path", "name"), KNOWN.items())
def test_a_file_that_a_format_knows_comes_in_whole(path: str, name: str, tmp_path: Path) -> None:
    file = real_file(path)
    if path in LONG:
        known = format_of(inputs_of([file])[0])
        assert known is not None
        assert known.name == name
        return

    summary = import_files([file], tmp_path / "s.db")

    assert summary.files == [(file.name, name)]
    with closing(Store(tmp_path / "s.db")) as store:
        assert (
            store.count_claims() == summary.claims - summary.changes.twice == summary.changes.added
        )
    assert [it.name for it in tmp_path.iterdir()] == ["s.db"]


@pytest.mark.parametrize(("path", "said"), WRONG.items())
def test_any_other_file_is_refused_with_its_name_and_what_would_work(
    path: str, said: list[str], tmp_path: Path
) -> None:
    file = real_file(path)

    with pytest.raises(Faults) as caught:
        import_files([file], tmp_path / "s.db")

    assert [str(it) for it in caught.value.faults] == [f"{file.name}{words}" for words in said]
    assert list(tmp_path.iterdir()) == []


def test_no_file_of_the_datasets_is_left_out_here() -> None:
    folders = [it for it in DATASETS.glob("*") if it.is_dir()]
    if not folders:
        pytest.skip("the real datasets are not here; ACTORGRAPH_DATASETS says where they may be")

    there = {it.relative_to(DATASETS).as_posix() for it in DATASETS.rglob("*") if it.is_file()}
    assert there - KNOWN.keys() - WRONG.keys() == set()
