"""The principles of reading, over the importers: what a file says is in the store or in the report of its import.

Each importer has a small file here in which every value is marked. A value counts as reported if the import names its
column or field.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from random import Random
from typing import Any, Final, NamedTuple

import pytest
from lxml import etree

from actorgraph.formats.fields import fields_of
from actorgraph.formats.importer import import_files
from actorgraph.formats.read.input import Input, inputs_of
from actorgraph.formats.registry import format_of, formats
from actorgraph.formats.sink import Summary
from actorgraph.model.errors import Faults
from actorgraph.store.reader import Store
from formats.datasets.sanctions.test_eu import TEXT as EU
from formats.datasets.sanctions.test_ofac_xml import ADVANCED as OFAC_ADVANCED
from formats.datasets.sanctions.test_ofac_xml import TEXT as OFAC_XML
from formats.datasets.sanctions.test_opensanctions import TEXT as SIMPLE
from formats.datasets.sanctions.test_uk import TABLE as UK_TABLE
from formats.datasets.sanctions.test_uk import TEXT as UK
from formats.datasets.sanctions.test_un import TEXT as UN
from formats.datasets.test_gdelt import line as gdelt_row
from formats.datasets.test_wikidata import as_csv
from formats.datasets.test_wikidata import as_json as wikidata_json
from formats.datasets.ucdp.test_esd import ROW as ESD
from worlds import world_of

ACLED: Final = (
    "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,assoc_actor_1,inter1,"
    "actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,country,admin1,admin2,admin3,location,latitude,"
    "longitude,geo_precision,source,source_scale,notes,fatalities,tags,timestamp"
)
ACLED_ROW: Final = (
    "NOR1,2024-01-28,2024,1,Disorder Q,Battles,Armed clash Q,Ash Column Q,Salt Guard Q,3,River Corps Q,Others Q,8,38,Civ Q,4,"
    "Region Q,Norland Q,Admin Q,Second Q,Third Q,Vantry Q,1.5,2.5,1,Courier Q,National Q,Notes Q.,17,Tag Q,1706400000"
)
GED: Final = (
    "id,year,active_year,type_of_violence,conflict_new_id,conflict_name,dyad_new_id,dyad_name,side_a_new_id,side_a,"
    "side_b_new_id,side_b,number_of_sources,source_article,where_prec,where_coordinates,adm_1,adm_2,latitude,longitude,"
    "geom_wkt,country,region,event_clarity,date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,"
    "best,high,low"
)
GED_ROW: Final = (
    "77,2016,1,1,888,Conflict Q,999,Dyad Q,10,Side Q,20,Other Q,6,Article Q,3,Where Q,Adm Q,Second Q,1.25,2.25,POINT Q,Land Q,"
    "Asia Q,1,1,2016-01-02,2016-01-02,2,3,4,5,14,15,13"
)
DYADIC: Final = (
    "dyad_id,conflict_id,location,side_a,side_a_id,side_a_2nd,side_b,side_b_id,side_b_2nd,incompatibility,territory,year,"
    "intensity,type,start_date,start_prec,gwno_a,region,version"
)
DYADIC_ROW: Final = "5,778,Loc Q,Government of Q,10,,Front Q,20,,1,West Q,1990,2,3,1989-05-01,1,901,Region Q,Version Q"
MISP: Final[dict[str, Any]] = {
    "name": "Name Q", "type": "threat-actor", "category": "actor", "description": "D", "authors": ["A"], "version": 3,
    "source": "Source Q", "uuid": "u",
    "values": [{
        "value": "Stoat Q", "uuid": "10000000-0000-4000-8000-000000000001", "description": "Long Q. " * 300 + "End Q.",
        "custom": {"inner": "Deep Q"}, "related": [],
        "meta": {"synonyms": ["Alias Q"], "refs": ["https://q.example"], "country": "XQ", "since": 2015, "list": ["One Q", 7],
                 "cfr-suspected-victims": ["Victim Q"], "cfr-suspected-state-sponsor": "Sponsor Q",
                 "cfr-target-category": ["Kind Q"], "cfr-type-of-incident": "Incident Q"},
    }],
}  # fmt: skip
GRAPHML: Final = (
    '<graphml><key id="a" for="node" attr.name="trait"/><key id="b" for="edge" attr.name="mark"/>'
    '<graph edgedefault="directed"><node id="one Q"><data key="a">Trait Q</data></node><node id="two Q"/>'
    '<edge source="one Q" target="two Q"><data key="b">Mark Q</data></edge></graph></graphml>'
)
GEXF: Final = (
    '<gexf version="1.3"><graph defaultedgetype="directed" timeformat="date"><attributes class="node"><attribute id="a"'
    ' title="trait"/></attributes><nodes><node id="one" label="One Q" start="2011-01-02"><attvalues><attvalue for="a" value="Trait Q"/>'
    '</attvalues></node><node id="two" label="Two Q"/></nodes><edges><edge source="one" target="two" label="Label Q" weight="3.75"'
    ' timestamps="&lt;[2012-02-03, 2013-03-04]&gt;"/></edges></graph></gexf>'
)
GML: Final = (
    'graph [ comment "Comment Q" directed 1 node [ id 1 label "One Q" trait "Trait Q" deep [ x "Deep Q" ] ]'
    ' node [ id 2 label "Two Q" ] edge [ source 1 target 2 label "Label Q" mark 3.75 ] ]'
)
NODE_LINK: Final[dict[str, Any]] = {
    "directed": True, "multigraph": False, "graph": {"about": "About Q"},
    "nodes": [{"id": "one", "label": "One Q", "trait": {"deep": ["Deep Q"]}}, {"id": "two"}],
    "links": [{"source": "one", "target": "two", "mark": 3.75, "label": "Label Q"}],
}  # fmt: skip
EDGES: Final = "Source,Target,Type,Label,Odd\nOne Q,Two Q,Directed,Label Q,Odd Q\n"
FTM: Final = {
    "id": "P1", "schema": "Person", "caption": "Ann", "datasets": ["us_ofac_sdn"], "first_seen": "2020-01-01", "properties": {
        "name": ["Ann"], "birthDate": ["1970"], "ownershipOwner": [{"id": "O1", "schema": "Ownership", "properties": {
            "owner": ["P1"], "role": ["boss"], "asset": [{"id": "C1", "schema": "Company", "properties": {"name": ["Acme"]}}]}}]},
}  # fmt: skip
CYTOSCAPE: Final = {
    "data": {"name": "N"}, "elements": {
        "nodes": [{"data": {"id": "a", "label": "A"}}, {"data": {"id": "b"}}],
        "edges": [{"data": {"id": "e", "source": "a", "target": "b", "label": "L"}}]},
}  # fmt: skip
VIS: Final = {
    "nodes": [{"id": 1, "label": "A"}, {"id": 2, "label": "B"}], "edges": [{"from": 1, "to": 2, "label": "L", "arrows": "to"}],
}  # fmt: skip
GRAPHOLOGY: Final = {
    "options": {"type": "mixed"}, "attributes": {"name": "N"},
    "nodes": [{"key": "a", "attributes": {"label": "A"}}, {"key": "b", "attributes": {}}],
    "edges": [{"key": "e", "source": "a", "target": "b", "attributes": {"label": "L"}}],
}  # fmt: skip
CSL: Final = [{
    "id": "a1", "type": "report", "title": "T", "author": [{"family": "F", "given": "G"}],
    "issued": {"date-parts": [[2024, 1, 2]]}, "URL": "https://q.example", "publisher": "P", "custom": {"x": 1},
}]  # fmt: skip
UCDP_ACTOR: Final = {
    "ActorId": "20", "NameData": "Front Q", "NameOrig": "Orig Q", "NameOrigFull": "Full Q", "NameOrigFullEng": "Eng Q",
    "NameChange": "0", "NewName": "New Q", "Org": "1", "ConflictId": "778", "Splinter": "1", "NamePrev": "Prev Q",
    "ActorIdPrev": "21", "Location": "Loc Q", "GWNOLoc": "901", "Region": "Region Q", "Version": "Version Q",
}  # fmt: skip
#: The columns of GDELT's events 2.0, from its codebook.
GDELT_COLUMNS: Final = [
    "GlobalEventID", "SQLDATE", "MonthYear", "Year", "FractionDate",
    *(f"Actor{n}{name}" for n in (1, 2) for name in (
        "Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code", "Type1Code",
        "Type2Code", "Type3Code",
    )),
    "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale", "NumMentions", "NumSources",
    "NumArticles", "AvgTone",
    *(f"{of}Geo_{name}" for of in ("Actor1", "Actor2", "Action") for name in (
        "Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID",
    )),
    "DATEADDED", "SOURCEURL",
]  # fmt: skip
MENTIONS_OF_GDELT: Final = (
    "GlobalEventID", "EventTimeDate", "MentionTimeDate", "MentionType", "MentionSourceName", "MentionIdentifier", "SentenceID",
    "Actor1CharOffset", "Actor2CharOffset", "ActionCharOffset", "InRawText", "Confidence", "MentionDocLen", "MentionDocTone",
    "MentionDocTranslationInfo", "Extras",
)  # fmt: skip
WIKIDATA: Final = "".join(as_csv().splitlines(keepends=True)[:2])
OFAC: Final = (
    '7,"Red Q",-0- ,"Prog Q",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"a.k.a. \'Own Q\'; Linked To: Blue Q.; DOB 1970; Text Q"\n'
    '10,"Star Q",vessel,"Prog Q","Title Q","Call Q","Tanker Q","Tons Q","Gross Q","Flag Q","Owner Q",-0- \n'
)
CLAIMS: Final = (
    "subject,relation,object,event,text,role,mode,claimant,spokesperson,hedge,when,said,quote,note,publisher,source,address,odd\n"
    "One Q,attacks,Two Q,Event Q,Text Q,Role Q,mode Q,Voice Q,Mouth Q,Hedge Q,2011-01-02,2012-02-03,Quote Q,Note Q,Press Q,"
    "Report Q,https://q.example,Odd Q\n"
)


MISP_EVENT: Final = {
    "info": "Title Q", "date": "2024-02-02", "Orgc": {"name": "Org Q"}, "Tag": [{"name": "tlp:green"}],
    "Attribute": [{"type": "threat-actor", "value": "Stoat Q"}, {"type": "md5", "value": "Hash Q"}],
    "Galaxy": [{"type": "tool", "GalaxyCluster": [{"value": "Rattle Q"}]}],
    "Object": [{"name": "person", "uuid": "10000000-0000-4000-8000-000000000001", "Attribute": [{"object_relation": "name", "value": "Ann Q"}],
                "ObjectReference": [{"referenced_uuid": "20000000-0000-4000-8000-000000000001", "relationship_type": "uses"}]}],
}  # fmt: skip


# fmt: off
#: An event of MISP in which every member that the format defines has a value.
_U: Final = "{}0000000-0000-4000-8000-000000000001".format
_TAG: Final[dict[str, Any]] = {"id": "1", "name": "tlp:green", "colour": "#fff", "exportable": True, "user_id": "7", "hide_tag": False, "numerical_value": "55",
       "is_galaxy": False, "is_custom_galaxy": False, "local_only": False, "local": 0, "relationship_type": ""}
_CLUSTER: Final[dict[str, Any]] = {
    "id": "3", "uuid": _U(3), "collection_uuid": _U(4), "type": "threat-actor", "value": "Rattle Q", "tag_name": 'misp-galaxy:threat-actor="Rattle Q"',
    "description": "Cluster Q", "galaxy_id": "2", "source": "Source Q", "authors": ["Author Q"], "version": "12", "distribution": "3",
    "sharing_group_id": "77", "org_id": "8", "orgc_id": "9", "default": True, "locked": True, "extends_uuid": _U(5), "extends_version": "6",
    "published": True, "deleted": False, "tag_id": "44", "local": False, "relationship_type": "", "meta": {"country": ["XQ"], "synonyms": ["Alias Q"]},
    "GalaxyClusterRelation": [{"id": "1", "galaxy_cluster_id": "3", "galaxy_cluster_uuid": _U(3), "referenced_galaxy_cluster_id": "5",
                               "referenced_galaxy_cluster_uuid": _U(6), "referenced_galaxy_cluster_type": "uses", "distribution": "3",
                               "sharing_group_id": "5", "default": True, "Tag": [_TAG]}],
}  # fmt: skip
_GALAXY: Final[dict[str, Any]] = {"id": "2", "uuid": _U(7), "name": "Threat Actor", "type": "threat-actor", "description": "Galaxy Q", "version": "3", "icon": "user-secret",
          "namespace": "misp", "enabled": True, "local_only": False, "kill_chain_order": {"tab": ["a"]}, "GalaxyCluster": [_CLUSTER]}
_ATTRIBUTE: Final[dict[str, Any]] = {"id": "11", "event_id": "5", "object_id": "0", "object_relation": None, "category": "Attribution", "type": "threat-actor", "value": "Stoat Q",
             "value1": "Stoat Q", "value2": "", "to_ids": False, "uuid": _U(8), "timestamp": "1700000000", "distribution": "5", "sharing_group_id": "0",
             "comment": "Comment Q", "deleted": False, "disable_correlation": False, "first_seen": "2024-01-02", "last_seen": "2024-01-03",
             "data": "RGF0YQ==", "event_uuid": _U(1), "Tag": [_TAG], "Galaxy": [],
             "Sighting": [{"id": "1", "attribute_id": "11", "uuid": _U(2), "source": "Sight Q", "type": "0"}],
             "ShadowAttribute": [{"id": "4", "type": "md5", "value": "Shadow Q", "uuid": _U(9)}],
             "RelatedAttribute": [{"id": "9", "value": "Related Q"}], "warnings": [{"warning": "Warn Q"}]}
_OBJECT: Final[dict[str, Any]] = {"id": "21", "name": "person", "meta-category": "misc", "description": "Object Q", "template_uuid": "a0000000-0000-4000-8000-000000000001",
          "template_version": "9", "event_id": "5", "uuid": "b0000000-0000-4000-8000-000000000001", "timestamp": "1700000001", "distribution": "5",
          "sharing_group_id": "0", "comment": "Thing Q", "deleted": False, "first_seen": "2024-01-04", "last_seen": "2024-01-05",
          "Attribute": [_ATTRIBUTE | {"id": "12", "object_id": "21", "type": "full-name", "object_relation": "full-name", "value": "Ann Q",
                                     "uuid": "c0000000-0000-4000-8000-000000000001", "category": "Person"},
                        _ATTRIBUTE | {"id": "13", "object_id": "21", "type": "text", "object_relation": "role", "value": "Role Q",
                                     "uuid": "d0000000-0000-4000-8000-000000000001", "category": "Person"}],
          "ObjectReference": [{"id": "1", "uuid": "e0000000-0000-4000-8000-000000000001", "timestamp": "1700000002", "object_id": "21",
                               "event_id": "5", "source_uuid": "b0000000-0000-4000-8000-000000000001", "referenced_uuid": _U(8), "referenced_id": "11",
                               "referenced_type": "0", "relationship_type": "knows", "comment": "Tie Q", "deleted": False,
                               "object_uuid": "b0000000-0000-4000-8000-000000000001"}]}
MISP_WHOLE: Final[dict[str, Any]] = {"id": "5", "uuid": _U(1), "orgc_id": "3", "org_id": "4", "info": "Title Q", "date": "2024-02-02", "threat_level_id": "2", "published": True,
         "analysis": "1", "attribute_count": "3", "distribution": "3", "sharing_group_id": "0", "proposal_email_lock": False, "locked": False,
         "timestamp": "1700000003", "publish_timestamp": "1700000004", "sighting_timestamp": "0", "disable_correlation": False,
         "extends_uuid": "f0000000-0000-4000-8000-000000000001", "event_creator_email": "q@q.example", "protected": None,
         "Org": {"id": "4", "name": "Host Q", "uuid": "a1000000-0000-4000-8000-000000000001", "local": True},
         "Orgc": {"id": "3", "name": "Org Q", "uuid": "a2000000-0000-4000-8000-000000000001", "local": False},
         "Tag": [_TAG, _TAG | {"name": "Tag Q"}], "Attribute": [_ATTRIBUTE], "Galaxy": [_GALAXY], "Object": [_OBJECT],
         "RelatedEvent": [{"Event": {"id": "6", "info": "Other Q"}}], "EventReport": [{"id": "1", "name": "Report Q", "content": "Text Q"}],
         "ShadowAttribute": [{"id": "4", "value": "Proposal Q"}], "CryptographicKey": [{"id": "1", "key_data": "Key Q"}]}
# fmt: on


class Sample(NamedTuple):
    """A file of a format, and the values in it that neither the store nor the report need hold."""

    name: str
    text: str
    but: tuple[str, ...] = ()


def _table(row: dict[str, str]) -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, list(row), lineterminator="\n")
    writer.writeheader()
    writer.writerow(row)
    return text.getvalue()


def _cells(text: str) -> list[tuple[str, str]]:
    """Return the values of a table after their columns."""
    header, *rows = csv.reader(io.StringIO(text))
    return [(name, cell) for row in rows for name, cell in zip(header, row, strict=True) if cell]


def _json(value: Any, name: str = "") -> list[tuple[str, str]]:
    """Return the values of a document after their fields."""
    if isinstance(value, dict):
        return [found for key, each in value.items() for found in _json(each, key)]
    if isinstance(value, list):
        return [found for each in value for found in _json(each, name)]
    return [(name, str(value))]


def _words(text: str) -> list[tuple[str, str]]:
    """Return the marked texts and the odd numbers of a document of marks."""
    found = re.findall(r"[\w]+ Q\b|\d+\.\d+|\d{4}-\d\d-\d\d", text)
    return [("", each) for each in found]


SAMPLES: Final[dict[str, tuple[Sample, Callable[[str], list[tuple[str, str]]]]]] = {
    # The year is in the day, and numbers that code what a word says are read as that word.
    "acled": (Sample("a.csv", f"{ACLED}\n{ACLED_ROW}\n", ("year", "inter1", "inter2", "timestamp", "iso")), _cells),
    "ucdp-ged": (Sample("GEDEvent_v23_1.csv", f"{GED}\n{GED_ROW}\n", ("type_of_violence", "date_prec", "event_clarity")), _cells),
    "ucdp-dyadic": (Sample("ucdp-dyadic-181.csv", f"{DYADIC}\n{DYADIC_ROW}\n", ("incompatibility", "type", "intensity")), _cells),
    "ucdp-esd": (Sample("ucdp-esd-ay-181.csv", _table(ESD | {"ext_w": "1", "actor_name": "Blue Front"}), ("active", "dyad_id", "gwno_a")), _cells),
    "ucdp-actor": (Sample("ucdp-actor-221.csv", _table(UCDP_ACTOR)), _cells),
    "gdelt": (Sample("a.csv", f"{'	'.join(GDELT_COLUMNS)}\n{gdelt_row(61)}\n".replace(",", ";").replace("	", ","), ("SQLDATE", "DATEADDED")), _cells),
    "ofac": (Sample("sdn.csv", OFAC), _words),
    "opensanctions": (Sample("targets.simple.csv", SIMPLE, ("schema", "first_seen", "last_seen", "dataset", "aliases")), _cells),
    "misp": (Sample("t.json", json.dumps(MISP)), lambda text: _json(json.loads(text))),
    "graphml": (Sample("a.graphml", GRAPHML), _words),
    "gexf": (Sample("a.gexf", GEXF), lambda text: _words(text.replace('version="1.3"', ""))),
    "gml": (Sample("a.gml", GML), _words),
    "json": (Sample("a.json", json.dumps(NODE_LINK)), _words),
    "wikidata": (Sample("q.csv", WIKIDATA, ("item", "property", "value", "start", "end")), _cells),
    "edges": (Sample("a.csv", EDGES, ("Type",)), _cells),
    "csv": (Sample("a.csv", CLAIMS), _cells),
}  # fmt: skip
#: Tables, with the columns that make their rows claims of their own.
TABLES: Final[dict[str, tuple[str, ...]]] = {
    "acled": ("event_id_cnty",), "ucdp-ged": ("id",), "ucdp-dyadic": ("dyad_id",), "ucdp-esd": ("id", "dyad_id"),
    "ucdp-actor": ("ActorId",), "gdelt": ("GlobalEventID",), "opensanctions": ("id",), "wikidata": ("reference",), "edges": (), "csv": (),
}  # fmt: skip
#: Documents with a sample in the test of their format.
DOCUMENTS: Final = {
    "un-sanctions": UN, "eu-sanctions": EU, "uk-sanctions": UK, "ofac-xml": OFAC_XML, "ofac-xml advanced": OFAC_ADVANCED,
    "graphml": GRAPHML, "gexf": GEXF, "ftm": json.dumps(FTM), "json": json.dumps(NODE_LINK),
    "misp": json.dumps(MISP), "misp-event": json.dumps({"Event": MISP_EVENT}),
    "cytoscape": json.dumps(CYTOSCAPE), "vis.js": json.dumps(VIS), "graphology": json.dumps(GRAPHOLOGY), "csl": json.dumps(CSL),
}  # fmt: skip
#: Importers with a test of their own.
ELSEWHERE: Final = {
    "ris", "bibtex",
    # What came as STIX is kept as it came, and a case is our own.
    "stix", "case",
}  # fmt: skip


def _imported(folder: Path, sample: Sample) -> tuple[Summary, str]:
    (folder / sample.name).write_text(sample.text, "utf-8")
    (folder / "s.db").unlink(missing_ok=True)
    summary = import_files(folder / sample.name, folder / "s.db", skipped=folder / "skipped.csv")
    with closing(Store(folder / "s.db")) as store:
        sources = [*store.sources()]
    return summary, f"{world_of(folder / 's.db')} {sources}"


@pytest.mark.parametrize("name", SAMPLES)
def test_no_value_of_a_file_is_in_neither_the_store_nor_the_report(
    name: str, tmp_path: Path
) -> None:
    sample, values = SAMPLES[name]
    summary, told = _imported(tmp_path, sample)
    report = " ".join([*summary.lines()])

    lost = [
        (column, value)
        for column, value in values(sample.text)
        if value not in told and column not in sample.but and not (column and column in report)
    ]
    assert lost == []


@pytest.mark.parametrize("name", TABLES)
def test_a_cell_that_nobody_expects_is_kept_or_its_row_or_column_reported(
    name: str, tmp_path: Path
) -> None:
    sample, _ = SAMPLES[name]
    header, row, *_ = csv.reader(io.StringIO(sample.text))
    rows = []
    for at, column in enumerate(header):
        apart = dict.fromkeys(TABLES[name], str(1000 + at)) | {column: f"Odd{at}Q"}
        rows.append([apart.get(each, cell) for each, cell in zip(header, row, strict=True)])
    wrong: set[int] = set()
    while True:
        kept = [at for at in range(len(rows)) if at not in wrong]
        text = io.StringIO()
        csv.writer(text, lineterminator="\n").writerows([header, *(rows[at] for at in kept)])
        try:
            summary, told = _imported(tmp_path, sample._replace(text=text.getvalue()))
        except Faults as error:  # each with its line, and the rest is looked at without them
            wrong |= {kept[fault.line - 2] for fault in error.faults}
            continue
        break
    report = " ".join([*summary.lines()])
    skipped = (tmp_path / "skipped.csv").read_text("utf-8")

    assert len(wrong) <= 3
    assert [
        header[at]
        for at in kept
        if header[at] not in TABLES[name]
        and f"Odd{at}Q" not in told + skipped
        and f"{1000 + at}" not in skipped
        and header[at] not in report
    ] == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_field_that_nobody_expects_is_kept_or_reported_by_its_name(
    name: str, tmp_path: Path
) -> None:
    text = DOCUMENTS[name]
    made, ending = (_more_json(text), "json") if text[0] in "{[" else (_more_xml(text), "xml")
    ending = "ftm.json" if name == "ftm" else ending
    summary, told = _imported(tmp_path, Sample(f"a.{ending}", made))
    report = " ".join([*summary.lines()]) + " " + (tmp_path / "skipped.csv").read_text("utf-8")

    assert [
        number
        for number in re.findall(r"More(\d+)Q", made)
        if f"More{number}Q" not in told + report and not re.search(rf"\bmore{number}\b", report)
    ] == []


def _more_xml(text: str) -> str:
    """Return a document with a further attribute in each element, and a further element in those that hold some."""
    root = etree.fromstring(text.encode())
    for at, element in enumerate([*root.iter()]):
        element.set(f"more{2 * at}", f"More{2 * at}Q")
        if len(element):
            place = etree.QName(etree.QName(element).namespace, f"more{2 * at + 1}")
            etree.SubElement(element, place).text = f"More{2 * at + 1}Q"
    return etree.tostring(root, encoding="unicode")


def _more_json(text: str) -> str:
    """Return a document with a further member in each object."""
    made = 0

    def more(value: Any) -> Any:
        nonlocal made
        if isinstance(value, list):
            return [more(each) for each in value]
        if not isinstance(value, dict):
            return value
        made += 1
        name = f"more{made}", f"More{made}Q"
        return {key: more(each) for key, each in value.items()} | dict([name])

    return json.dumps(more(json.loads(text)))


#: Cells without which a row of a table still says what it says.
OPTIONAL: Final = {
    "acled": ("assoc_actor_2", "admin1", "location", "source", "notes", "fatalities", "tags", "inter1"),
    "ucdp-ged": ("side_b_2nd", "where_coordinates", "adm_1", "source_article", "low", "deaths_a", "date_end"),
    "ucdp-dyadic": ("side_b_2nd", "territory", "start_date", "gwno_a", "intensity"),
    "ucdp-esd": ("location", "gwno_b", "ext_coalition_name", "ext_id", "ext_name"),
    "ucdp-actor": ("NewName", "NamePrev", "ActorIdPrev", "NameOrigFull", "Location"),
    "gdelt": ("ActionGeo_FullName", "Actor1CountryCode", "AvgTone", "SOURCEURL", "Actor2Type1Code"),
    "opensanctions": ("aliases", "birth_date", "addresses", "sanctions", "first_seen", "phones"),
    "csv": ("object", "event", "role", "mode", "claimant", "hedge", "when", "said", "note", "address"),
}  # fmt: skip


@pytest.mark.parametrize("name", OPTIONAL)
@pytest.mark.parametrize("first", [0, 4])
def test_the_words_of_programs_for_an_empty_cell_are_empty_in_every_table(
    name: str, first: int, tmp_path: Path
) -> None:
    words = ["NA", "NaN", "NULL", "None", "N/A", "#N/A", "n/a", "<NA>"]
    sample, _ = SAMPLES[name]
    row = next(csv.DictReader(io.StringIO(sample.text)))
    worlds = []
    for blank in (True, False):
        filled = {
            column: "" if blank else words[(first + at) % len(words)]
            for at, column in enumerate(OPTIONAL[name])
            if column in row
        }
        _imported(tmp_path, sample._replace(text=_table(row | filled)))
        worlds.append(world_of(tmp_path / "s.db"))

    assert worlds[1] == worlds[0]


#: A document of each format with names that may be missing, as programs write what is not there.
NAMELESS: Final = {
    "stix.json": {"type": "bundle", "id": "bundle--10000000-0000-4000-8000-000000000001", "objects": [
        {"type": "intrusion-set", "spec_version": "2.1", "id": "intrusion-set--10000000-0000-4000-8000-000000000003", "name": "Stoat Q",
         "aliases": ["WORD", "Ermine Q"], "created": "2020-01-01T00:00:00Z", "modified": "2020-01-01T00:00:00Z"},
        {"type": "identity", "spec_version": "2.1", "id": "identity--10000000-0000-4000-8000-000000000003", "name": "WORD"}]},
    "misp.json": MISP | {"values": [{
        "value": "Stoat Q", "uuid": "10000000-0000-4000-8000-000000000001", "meta": {
            "synonyms": ["WORD", "Ermine Q"], "cfr-suspected-victims": ["WORD"], "cfr-suspected-state-sponsor": "WORD"}}]},
    "event.misp.json": {"Event": {"info": "Title Q", "date": "2024-02-02", "Orgc": {"name": "Org Q"}, "Attribute": [
        {"type": "threat-actor", "value": "Stoat Q"}, {"type": "threat-actor", "value": "WORD"}]}},
    "a.ftm.json": {"id": "P1", "schema": "Person", "properties": {"name": ["WORD", "Stoat Q"], "alias": ["WORD"], "birthDate": ["WORD"]}},
    "node-link.json": {"directed": True, "nodes": [{"id": "one", "label": "WORD", "name": "Stoat Q"}, {"id": "two", "label": "WORD"}],
                       "links": [{"source": "one", "target": "two", "label": "WORD"}]},
    "a.gml": 'graph [ directed 1 node [ id 1 label "WORD" name "Stoat Q" ] node [ id 2 label "WORD" ] edge [ source 1 target 2 label "WORD" ] ]',
    "a.gexf": '<gexf version="1.3"><graph defaultedgetype="directed"><nodes><node id="a" label="WORD"/><node id="b" label="Stoat Q"/></nodes>'
              '<edges><edge source="a" target="b" label="WORD"/></edges></graph></gexf>',
    "a.graphml": '<graphml><key id="l" for="node" attr.name="label"/><key id="e" for="edge" attr.name="label"/><graph edgedefault="directed">'
                 '<node id="a"><data key="l">WORD</data></node><node id="b"><data key="l">Stoat Q</data></node>'
                 '<edge source="a" target="b"><data key="e">WORD</data></edge></graph></graphml>',
    "eu.xml": EU.replace("</sanctionEntity>", '<nameAlias wholeName="WORD" strong="false"/></sanctionEntity>', 1),
    "un.xml": UN.replace("</INDIVIDUAL>", "<INDIVIDUAL_ALIAS><ALIAS_NAME>WORD</ALIAS_NAME></INDIVIDUAL_ALIAS></INDIVIDUAL>", 1),
    "targets.simple.csv": "id,schema,name,aliases,countries,sanctions,dataset,first_seen\nNK-1,Person,Stoat Q,WORD;Ermine Q,WORD,WORD,of_q,WORD\n",
    "acled.csv": f"{ACLED}\n{ACLED_ROW}\n".replace("Others Q", "WORD; Others Q").replace("River Corps Q", "WORD").replace("Vantry Q", "WORD"),
}  # fmt: skip


def _text_of(document: Any) -> str:
    return document if isinstance(document, str) else json.dumps(document)


@pytest.mark.parametrize("word", ["NA", "NaN", "NULL", "None", "N/A", "NaT", "-"])
@pytest.mark.parametrize("name", NAMELESS)
def test_nobody_is_called_by_the_word_of_a_program_for_nothing(
    name: str, word: str, tmp_path: Path
) -> None:
    text = _text_of(NAMELESS[name])
    _, told = _imported(tmp_path, Sample(name, text.replace("WORD", word)))

    assert world_of(tmp_path / "s.db").actors
    assert f"'{word}'" not in told


#: Moments with which programs say that they know none.
NO_MOMENTS: Final = ("1970-01-01T00:00:00Z", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59.999Z")
#: Documents with one moment at each end of what they say.
SPANS: Final = {
    "stix.json": {"type": "bundle", "id": "bundle--10000000-0000-4000-8000-000000000001", "objects": [
        {"type": "campaign", "spec_version": "2.1", "id": "campaign--10000000-0000-4000-8000-000000000003", "name": "Tide Q",
         "first_seen": "MOMENT", "last_seen": "MOMENT", "created": "2020-01-01T00:00:00Z", "modified": "2020-01-01T00:00:00Z"}]},
    "event.misp.json": {"Event": {"info": "Title Q", "date": "MOMENT", "Orgc": {"name": "Org Q"}, "Attribute": [
        {"type": "threat-actor", "value": "Stoat Q", "first_seen": "MOMENT", "last_seen": "MOMENT", "timestamp": "0"}]}},
    "a.ftm.json": [{"id": "P1", "schema": "Person", "properties": {"name": ["Stoat Q"]}}, {"id": "O1", "schema": "Ownership", "properties": {
        "owner": ["P1"], "asset": ["P1"], "startDate": ["MOMENT"], "endDate": ["MOMENT"]}}],
    "a.gexf": '<gexf version="1.3"><graph defaultedgetype="directed" timeformat="datetime"><nodes><node id="a"/><node id="b" label="Stoat Q"/>'
              '</nodes><edges><edge source="a" target="b" start="MOMENT" end="MOMENT"/></edges></graph></gexf>',
    "eu.xml": EU.replace('entryIntoForceDate="', 'entryIntoForceDate="MOMENT" old="'),
    "acled.csv": f"{ACLED}\n{ACLED_ROW}\n".replace("1706400000", "0"),
}  # fmt: skip


@pytest.mark.parametrize("moment", NO_MOMENTS)
@pytest.mark.parametrize("name", SPANS)
def test_what_a_program_writes_for_no_moment_is_no_date(
    name: str, moment: str, tmp_path: Path
) -> None:
    text = _text_of(SPANS[name])
    _imported(tmp_path, Sample(name, text.replace("MOMENT", moment)))
    world = world_of(tmp_path / "s.db")

    dates = [*(claim.when for claim in world.claims), *(claim.said for claim in world.claims), *(event.when for event in world.events)]  # fmt: skip
    assert [when.text for when in dates if when.text[:4] in ("1970", "0001", "9999")] == []


def test_every_importer_is_held_to_it() -> None:
    read = {name for name, format in formats().items() if format.read is not None}

    assert read - {*SAMPLES, *DOCUMENTS} == ELSEWHERE


#: A name in the sample of each format.
NAMED: Final = {
    "acled": "Ash Column Q", "ucdp-ged": "Side Q", "ucdp-dyadic": "Front Q", "ucdp-esd": "Blue Front", "ucdp-actor": "Prev Q",
    "gdelt": "US NAVY", "ofac": "Red Q", "opensanctions": "Mira Talvek", "graphml": "one Q", "gexf": "One Q", "gml": "One Q",
    "wikidata": "Ash Column", "edges": "One Q", "csv": "One Q", "misp": "Stoat Q", "json": "One Q",
}  # fmt: skip


@pytest.mark.parametrize("name", SAMPLES)
def test_a_name_with_marks_that_steer_is_that_name_in_every_format_and_reported(
    name: str, tmp_path: Path
) -> None:
    sample, _ = SAMPLES[name]
    mark = NAMED[name]
    marked = sample._replace(text=sample.text.replace(mark, f"\u202b{mark}\u202c"))
    (tmp_path / "plain").mkdir()
    _, plain = _imported(tmp_path / "plain", sample)
    summary, told = _imported(tmp_path, marked)
    names = {actor.name for actor in world_of(tmp_path / "s.db").actors}

    assert names == {actor.name for actor in world_of(tmp_path / "plain" / "s.db").actors}
    assert any("(U+202B, U+202C)" in remark for remark in summary.remarks), (plain, told)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_name_with_marks_that_steer_is_that_name_in_every_document_and_reported(
    name: str, tmp_path: Path
) -> None:
    text = DOCUMENTS[name]
    ending = "ftm.json" if name == "ftm" else "json" if text[0] in "{[" else "xml"
    plain = Sample(f"a.{ending}", text)
    _imported(tmp_path, plain)
    names = {actor.name for actor in world_of(tmp_path / "s.db").actors}
    for word in {word for each in names for word in (each, *each.split())}:
        text = text.replace(f'"{word}"', f'"\u202b{word}\u202c"')
        text = text.replace(f">{word}<", f">\u202b{word}\u202c<")
    summary, _ = _imported(tmp_path, plain._replace(text=text))

    assert {actor.name for actor in world_of(tmp_path / "s.db").actors} == names
    assert any("(U+202B, U+202C)" in remark for remark in summary.remarks)


@pytest.mark.parametrize("name", SAMPLES)
def test_reading_a_file_again_changes_nothing(name: str, tmp_path: Path) -> None:
    sample, _ = SAMPLES[name]
    _imported(tmp_path, sample)
    changes = import_files(tmp_path / sample.name, tmp_path / "s.db").changes

    assert (changes.added, changes.changed, changes.gone) == (0, 0, 0)


#: JSON of which the format is known by its content, with the format's name.
WRITTEN: Final = {
    "ftm": FTM, "misp": MISP, "json": NODE_LINK, "cytoscape": CYTOSCAPE, "vis.js": VIS, "graphology": GRAPHOLOGY, "csl": CSL,
    "acled": {"status": 200, "count": 1, "data": [dict(zip(ACLED.split(","), ACLED_ROW.split(","), strict=True))]},
    "stix": {"type": "bundle", "id": "bundle--10000000-0000-4000-8000-000000000001", "objects": [
        {"type": "identity", "spec_version": "2.1", "id": "identity--10000000-0000-4000-8000-000000000003", "name": "B",
         "identity_class": "organization", "created": "2020-01-01T00:00:00Z", "modified": "2020-01-01T00:00:00Z"}]},
    "wikidata": json.loads(wikidata_json()),
    "misp-event": {"Event": MISP_EVENT}, "misp-event of a server": {"response": [{"Event": MISP_WHOLE}]},
    "misp-event of a search": {"response": {"Event": MISP_EVENT}}, "misp-event listed": [{"Event": MISP_EVENT}],
}  # fmt: skip
FORMAT_OF: Final = {
    "misp-event of a server": "misp-event",
    "misp-event of a search": "misp-event",
    "misp-event listed": "misp-event",
    "cytoscape": "json",
    "vis.js": "json",
    "graphology": "json",
}


def _shuffled(value: Any, random: Random) -> Any:
    """Return a document with the members of its objects in another order."""
    if isinstance(value, list):
        return [_shuffled(each, random) for each in value]
    if not isinstance(value, dict):
        return value
    names = [*value]
    random.shuffle(names)
    return {name: _shuffled(value[name], random) for name in names}


@pytest.mark.parametrize("name", WRITTEN)
def test_what_a_document_is_depends_neither_on_the_order_of_its_members_nor_on_its_size(
    name: str, tmp_path: Path
) -> None:
    right = FORMAT_OF.get(name, name)
    for seed in range(6):
        document = _shuffled(WRITTEN[name], Random(seed))
        if seed % 2 and isinstance(document, dict):
            document = {"about this file": "long " * 20_000, **document}
        elif seed % 2:
            document = [{"note": "long " * 20_000, **document[0]}]
        text = json.dumps(document, indent=seed % 3 or None)
        (tmp_path / "a.json").write_text(text, "utf-8")
        found = format_of(inputs_of([tmp_path / "a.json"])[0])
        assert (found and found.name, seed) == (right, seed)


@pytest.mark.parametrize("name", TABLES)
def test_what_a_table_is_does_not_depend_on_the_order_of_its_columns(
    name: str, tmp_path: Path
) -> None:
    sample, _ = SAMPLES[name]
    header, *rows = csv.reader(io.StringIO(sample.text))
    right = format_of(_file(tmp_path, sample.name, [header, *rows]))
    for seed in range(3):
        order = Random(seed).sample(range(len(header)), len(header))
        table = [[row[at] for at in order] for row in (header, *rows)]
        found = format_of(_file(tmp_path, sample.name, table))
        assert (found and found.name, seed) == (right and right.name, seed)


def _file(folder: Path, name: str, rows: list[list[str]]) -> Input:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    (folder / name).write_text(text.getvalue(), "utf-8")
    return inputs_of([folder / name])[0]


#: A column that is read, of each table with columns by name.
READ_ONCE: Final = {
    "acled": "notes", "ucdp-ged": "best", "ucdp-dyadic": "year", "ucdp-esd": "year", "ucdp-actor": "NameData",
    "opensanctions": "name", "wikidata": "itemLabel", "edges": "Label", "csv": "quote",
}  # fmt: skip


@pytest.mark.parametrize("name", READ_ONCE)
def test_a_column_that_stands_twice_is_refused_by_its_name(name: str, tmp_path: Path) -> None:
    sample, _ = SAMPLES[name]
    header, *rows = csv.reader(io.StringIO(sample.text))
    at = header.index(READ_ONCE[name])
    text = io.StringIO()
    csv.writer(text).writerows([*row, row[at] if row is header else "Other"] for row in (header, *rows))  # fmt: skip

    with pytest.raises(Faults, match="(?i)" + READ_ONCE[name]):
        _imported(tmp_path, sample._replace(text=text.getvalue()))


SHORT_YEARS: Final = {
    "targets.simple.csv": "id,schema,name,aliases,sanctions,dataset,first_seen\nNK,Person,Mira,Fox,S,d,D-A-Y\n",
    "un.xml": UN.replace("2012-11-12", "D-A-Y"),
    "q.csv": WIKIDATA.replace("2019-03-04T00:00:00Z", "D-A-Y"),
    "a.ftm.json": json.dumps([{"id": "P1", "schema": "Person", "properties": {"name": ["Ann"]}}, {"id": "O1", "schema": "Ownership", "properties": {
        "owner": ["P1"], "asset": ["P1"], "startDate": ["D-A-Y"]}}]),
    "e.misp.json": json.dumps({"Event": {"info": "T", "date": "D-A-Y", "Orgc": {"name": "Org"}, "Attribute": [
        {"type": "threat-actor", "value": "Stoat", "first_seen": "D-A-Y"}]}}),
    "claims.csv": "subject,relation,object,when,quote\nA,attacks,B,D-A-Y,q\n",
}  # fmt: skip


@pytest.mark.parametrize("day", ["28/01/24", "24-01-28", "28.01.24", "28-Jan-24"])
@pytest.mark.parametrize("name", SHORT_YEARS)
def test_a_year_of_two_digits_is_never_the_first_century_and_is_told(
    name: str, day: str, tmp_path: Path
) -> None:
    sample = Sample(name, SHORT_YEARS[name].replace("D-A-Y", day))
    if name == "claims.csv":
        with pytest.raises(Faults, match=re.escape(day)):
            _imported(tmp_path, sample)
        return
    summary, told = _imported(tmp_path, sample)
    world = world_of(tmp_path / "s.db")
    whens = [time for claim in world.claims for time in (claim.when.text, claim.said.text)]
    assert not [text for text in whens if text.startswith("00")]
    assert day in told + " ".join(summary.lines())


#: Documents of which a member may stand twice, with its name, or the texts of what has it.
TWICE: Final = {
    "a.ftm.json": json.dumps(FTM).replace('"caption": "Ann"', '"caption": "Ann", "caption": "Bea"'),
    "ftm.json": json.dumps([FTM]).replace('"birthDate": ["1970"]', '"birthDate": ["1970"], "birthDate": ["1971"]'),
    "node-link.json": json.dumps(NODE_LINK).replace('"mark": 3.75', '"mark": 3.75, "mark": 4'),
    "top.json": json.dumps(NODE_LINK).replace('"directed": true', '"directed": true, "directed": false'),
    "cytoscape.json": json.dumps(CYTOSCAPE).replace('"label": "L"', '"label": "L", "label": "M"'),
    "misp.json": json.dumps(MISP).replace('"since": 2015', '"since": 2015, "since": 2016'),
    "galaxy.json": json.dumps(MISP).replace('"version": 3', '"version": 3, "version": 4'),
    "event.misp.json": json.dumps({"Event": MISP_EVENT}).replace('"date": "2024-02-02"', '"date": "2024-02-02", "date": "2024-02-03"'),
    "csl.json": json.dumps(CSL).replace('"title": "T"', '"title": "T", "title": "U"'),
    "acled.json": '{"data": [{"event_id_cnty": "N1", "event_date": "2024-01-28", "event_type": "Battles", "actor1": "A", "actor1": "B"}]}',
    "wikidata.json": wikidata_json().replace('{"type"', '{"value": "Q1", "type"', 1),
    "stix.json": '{"type": "bundle", "id": "bundle--10000000-0000-4000-8000-000000000001", "objects": [{"type": "identity", "name": "A", "name": "B",'
                 ' "id": "identity--10000000-0000-4000-8000-000000000003"}]}',
}  # fmt: skip


@pytest.mark.parametrize("name", TWICE)
def test_a_member_that_stands_twice_in_an_object_is_refused_with_its_place(
    name: str, tmp_path: Path
) -> None:
    with pytest.raises(Faults, match=r"line 1: .*'\w+' stands twice"):
        _imported(tmp_path, Sample(name, TWICE[name]))


_TIE: Final = "subject,relation,object,event,publisher,source\nGroup A,attacks,Group A+,Raid,Press,Report\nGroup A+,attacks,Group A,Raid+,Press+,Report+\n"
#: Documents of two who are called the same but for a symbol.
NEARLY: Final = {
    "claims.csv": _TIE,
    "edges.csv": "Source,Target\nGroup A,Group A+\n",
    "nodes.csv": "Id,Label\na,Group A\na+,Group A+\n",
    "node-link.json": json.dumps({"nodes": [{"id": "Group A"}, {"id": "Group A+"}], "links": []}),
    "a.misp.json": json.dumps({"Event": {"info": "T", "date": "2024-02-02", "Orgc": {"name": "Org"}, "Attribute": [
        {"type": "threat-actor", "value": "Group A"}, {"type": "target-org", "value": "Group A+"}]}}),
    "misp.json": json.dumps(MISP).replace('"Victim Q"', '"Group A", "Group A+"'),
    "targets.simple.csv": "id,schema,name,aliases,sanctions,dataset,first_seen\nN1,Person,Mira,,S,Group A;Group A+,2020-01-01\n",
    "a.ftm.json": json.dumps([{"id": "P1", "schema": "Person", "properties": {"name": ["Ann"]}}, *(
        {"id": f"S{at}", "schema": "Sanction", "properties": {"entity": ["P1"], "authority": [name]}} for at, name in enumerate(["Group A", "Group A+"]))]),
    "a.bib": "@report{a, title={T}, publisher={Group A}}\n@report{b, title={U}, publisher={Group A+}}\n",
    "acled.csv": f"{ACLED}\n{ACLED_ROW}\n".replace("Ash Column Q", "Group A").replace("River Corps Q", "Group A+"),
}  # fmt: skip


@pytest.mark.parametrize("name", NEARLY)
def test_names_that_differ_in_a_symbol_are_two(name: str, tmp_path: Path) -> None:
    _imported(tmp_path, Sample(name, NEARLY[name]))
    import_files(tmp_path / name, tmp_path / "s.db")
    world = world_of(tmp_path / "s.db")

    assert {"Group A", "Group A+"} <= {actor.name for actor in world.actors}
    if name == "claims.csv":
        assert {event.name for event in world.events} == {"Raid", "Raid+"}
        assert {source.title for source in world.sources} == {"Report", "Report+"}
        assert {"Press", "Press+"} <= {actor.name for actor in world.actors}


def test_names_of_a_mapped_table_that_differ_in_a_symbol_are_two(tmp_path: Path) -> None:
    (tmp_path / "m.yaml").write_text(
        "dataset: {title: T, publisher: P}\n"
        'claim: {subject: "{who}", object: "{whom}", relation: attacks, event: "{what}"}\n',
        "utf-8",
    )
    (tmp_path / "a.csv").write_text(
        "who,whom,what\nGroup A,Group A+,Raid\nGroup A+,C,Raid+\n", "utf-8"
    )
    options = {"mapping": str(tmp_path / "m.yaml")}
    import_files(tmp_path / "a.csv", tmp_path / "s.db", format="csv", options=options)
    world = world_of(tmp_path / "s.db")

    assert {actor.name for actor in world.actors} == {"Group A", "Group A+", "C", "P"}
    assert {event.name for event in world.events} == {"Raid", "Raid+"}


#: Members and attributes that number, switch or point to something of the file: what they say is in what it makes.
STRUCTURE: Final = frozenset(
    {
        "deleted", "strong", "multigraph", "arrows", "timeformat", "LocPartTypeID", "Primary", "AliasTypeID", "LowQuality", "Former",
        "CalendarTypeID", "IdentityID", "LocationID", "FixedRef", "ID", "id",
    }
)  # fmt: skip
#: Members whose whole is counted in the report by what it is, and elements whose own text is no part of their format.
WHOLES: Final = {"Sighting", "kill_chain_order", "key", "node", "edge", "attribute", "attvalue", "AliasType"}  # fmt: skip


def _leaves(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    if isinstance(value, dict | list):
        inner = value.items() if isinstance(value, dict) else enumerate(value)
        for name, each in inner:
            yield from _leaves(each, (*path, name))
    else:
        yield path


def _with(value: Any, path: tuple[str | int, ...], leaf: str) -> Any:
    if not path:
        return leaf
    made = value.copy()
    made[path[0]] = _with(value[path[0]], path[1:], leaf)
    return made


def _changed(text: str) -> Iterator[tuple[list[str], str, str]]:
    """Yield a document with each of its values changed, after the names above the value and what it is now."""
    if text[0] in "{[":
        document = json.loads(text)
        for at, path in enumerate(_leaves(document)):
            names = [name for name in path if isinstance(name, str)]
            yield names, f"odd{at}q", json.dumps(_with(document, path, f"odd{at}q"))
        return
    for at, element in enumerate(etree.fromstring(text.encode()).iter()):
        names = [None] * (not len(element)) + [*element.attrib]
        for number, name in enumerate(names):
            root = etree.fromstring(text.encode())
            same, odd = [*root.iter()][at], f"odd{at}q{number}q"
            if name is None:
                same.text = odd
            else:
                same.set(name, odd)
            above = [etree.QName(same).localname, *([etree.QName(name).localname] if name else [])]
            yield above, odd, etree.tostring(root, encoding="unicode")


@pytest.mark.slow
@pytest.mark.parametrize("name", [*DOCUMENTS, "whole event"])
def test_each_value_of_a_document_is_kept_or_reported_by_the_name_of_its_field(
    name: str, tmp_path: Path
) -> None:
    text = DOCUMENTS.get(name) or json.dumps({"Event": MISP_WHOLE})
    ending = "ftm.json" if name == "ftm" else "json" if text[0] in "{[" else "xml"
    lost = []
    for names, odd, changed in _changed(text):
        try:
            summary, told = _imported(tmp_path, Sample(f"a.{ending}", changed))
        except Faults:  # refused, with the place
            continue
        report = " ".join([*summary.lines()]) + (tmp_path / "skipped.csv").read_text("utf-8")
        is_told = odd in (told + report).casefold() or re.search(rf"\b{names[-1]}\b", report)
        if not is_told and names[-1] not in STRUCTURE and not WHOLES & {*names}:
            lost.append((names, odd))
    assert lost == []


#: Importers of sources with fields of their own, and of what has no list of fields: all that is said there is noted.
NO_LIST: Final = {
    "bibtex", "case", "csl", "csv", "ftm", "gexf", "gml", "graphml", "graphology", "json", "ris", "stix", "wikidata",
}  # fmt: skip


def test_every_importer_of_a_defined_source_has_a_table_of_fields() -> None:
    read = {name for name, format in formats().items() if format.read is not None}

    assert {name for name in read if fields_of(name)} == read - NO_LIST


def _names_in(text: str) -> set[str]:
    """Return the names of the attributes and of the elements with texts of a document."""
    every = etree.fromstring(text.encode()).iter()
    named = [[*each.attrib, *([each.tag] if (each.text or "").strip() else [])] for each in every]
    return {etree.QName(name).localname for names in named for name in names}


@pytest.mark.parametrize(
    ("format", "part", "columns"),
    [
        *((name, "", {*next(csv.reader(io.StringIO(SAMPLES[name][0].text)))}) for name in (
            "acled", "gdelt", "ucdp-ged", "ucdp-dyadic", "ucdp-esd", "ucdp-actor", "opensanctions",
        )),
        ("gdelt", "mentions", {*MENTIONS_OF_GDELT}),
        *(("misp-event", part, {*each}) for part, each in (
            ("Event", MISP_WHOLE), ("Attribute", _ATTRIBUTE), ("Object", _OBJECT), ("Tag", _TAG), ("Galaxy", _GALAXY),
            ("GalaxyCluster", _CLUSTER), ("ObjectReference", _OBJECT["ObjectReference"][0]),
        )),
        ("un-sanctions", "", _names_in(UN)), ("eu-sanctions", None, _names_in(EU)), ("ofac-xml", "", _names_in(OFAC_XML)),
        ("uk-sanctions", "", _names_in(UK)),
        ("uk-sanctions", "", {re.sub(r"\W", "", name) for name in UK_TABLE.splitlines()[1].split(",")}),
    ],
)  # fmt: skip
def test_the_table_of_fields_has_every_field_of_the_definition(
    format: str, part: str | None, columns: set[str]
) -> None:
    parts = fields_of(format)
    known = (
        {*parts[part]} if part is not None else {name for each in parts.values() for name in each}
    )

    assert columns - known == set()


#: Lists of the Treasury in which a value is marked.
OFAC_TABLES: Final = {
    "sdn.csv": '7,"Red Q",-0- ,"Prog Q","Title Q","Call Q","Kind Q","Tons Q","Gross Q","Flag Q","Owner Q","Text Q"\n',
    "alt.csv": '7,101,"fka","Alias Q","Other Q"\n7,102,"aka","Second Q",-0- \n',
    "add.csv": '7,201,"Street Q","City Q","Land Q","Place Q"\n7,202,-0- ,-0- ,-0- ,"Alone Q"\n',
}  # fmt: skip


def test_the_tables_of_the_treasury_keep_or_count_each_cell(tmp_path: Path) -> None:
    for name, text in OFAC_TABLES.items():
        (tmp_path / name).write_text(text, "utf-8")
    summary = import_files([tmp_path / name for name in OFAC_TABLES], tmp_path / "s.db")
    told = f"{world_of(tmp_path / 's.db')}"

    assert [
        each for each in re.findall(r"\w+ Q", "".join(OFAC_TABLES.values())) if each not in told
    ] == []
    assert [each for each in summary.remarks if "_num" in each] == [
        "alt.csv: columns that are not kept: alt_num (in 2 rows)",
        "add.csv: columns that are not kept: add_num (in 2 rows)",
    ]


#: Graphs in which a node and an edge have two values of one attribute.
SEVERAL: Final = {
    "a.graphml": GRAPHML.replace("Trait Q</data>", 'Trait Q</data><data key="a">Second Q</data>').replace(
        "Mark Q</data>", 'Mark Q</data><data key="b">Other Q</data>'),
    "a.gexf": GEXF.replace('value="Trait Q"/>', 'value="Trait Q"/><attvalue for="a" value="Second Q"/>'),
    "a.gml": GML.replace('trait "Trait Q"', 'trait "Trait Q" trait "Second Q"').replace("mark 3.75", 'mark 3.75 mark "Other Q"'),
}  # fmt: skip


@pytest.mark.parametrize("name", SEVERAL)
def test_several_values_of_one_attribute_of_a_graph_are_all_kept(name: str, tmp_path: Path) -> None:
    _, told = _imported(tmp_path, Sample(name, SEVERAL[name]))

    assert [text for _, text in _words(SEVERAL[name]) if text not in told and text != "1.3"] == []
