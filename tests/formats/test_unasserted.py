"""What nobody asserts is a fact in no export, for a program that reads no word of ours.

Each reader below knows its format and none of our columns, keys and line styles. It returns whom the file
ties to whom as a fact.
"""

from __future__ import annotations

import csv
import html
import json
import re
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, Final
from xml.etree import ElementTree

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from actorgraph.formats.exporter import export
from actorgraph.formats.importer import import_files
from actorgraph.formats.registry import formats
from actorgraph.formats.selection import Selection
from actorgraph.formats.write.words import named_claims, sentence_of
from actorgraph.model.actor import Actor
from actorgraph.model.claim import Claim, Quantity
from actorgraph.model.event import Event
from actorgraph.model.filters import Filters
from actorgraph.model.modality import MODALITIES
from actorgraph.model.source import Source
from actorgraph.network import is_asserted, network_of
from actorgraph.store.reader import Store
from worlds import WORLD_WORDS, World, world_of, write_world

Pairs = set[frozenset[str]]

NAMES: Final = {"red": "Red", "blue": "Blue", "green": "Green", "gazette": "The Gazette"}
EVENTS: Final = {"raid": "the Raid", "war": "the War"}
RELATIONS: Final = (
    "sponsors", "attacks", "attributes", "member-of", "part-of", "kills", "clashes-with", "allied-with",
    "splinter-of", "pays", "leads",
)  # fmt: skip
#: Words by which a reader of English knows that an edge is not meant as a fact.
_NO_FACT: Final = re.compile(r"\b(not|may|would|hints?|stops?|plans?|presumed|hinted|quite)\b")


@st.composite
def _claim(draw: st.DrawFn, at: int) -> Claim:
    ends = draw(st.permutations(["red", "blue", "green"]))
    figure = st.sampled_from([0.0, 2.0]).map(lambda n: Quantity("people", "=", n, "people"))
    return Claim(
        f"c{at}",
        draw(st.sampled_from(RELATIONS)),
        "report",
        draw(st.sampled_from(["gazette", "red", "green"])),
        ends[0],
        draw(st.sampled_from([ends[1], ""])),
        event=draw(st.sampled_from(list(EVENTS))),
        modality=draw(st.sampled_from(MODALITIES)),
        role=draw(st.sampled_from(["", "perpetrator"])),
        quantity=draw(st.none() | figure),
        quote="words",
    )


@st.composite
def _worlds(draw: st.DrawFn) -> World:
    number = draw(st.integers(1, 6))
    actors = tuple(
        Actor(key, name, parent="red" if key == "blue" else "") for key, name in NAMES.items()
    )
    events = tuple(Event(key, name, places=("green",)) for key, name in EVENTS.items())
    claims = tuple(draw(_claim(at)) for at in range(number))
    return World(actors, events, (Source("report", "Report", "gazette"),), claims)


# -- programs that know nothing of us ----------------------------------------------------------------


def _ftm(path: Path) -> Pairs:
    """Return whom entities tie that have two ends, as the schemata of FollowTheMoney define them."""
    entities = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    names = {
        it["id"]: (it["properties"].get("name") or it["properties"].get("full") or [""])[0]
        for it in entities
    }
    ends = {
        "Ownership": "owner asset", "Membership": "member organization", "Payment": "payer beneficiary",
        "Directorship": "director organization", "Employment": "employee employer",
        "Associate": "person associate", "UnknownLink": "subject object",
    }  # fmt: skip
    known = {"Note", "Document", "Event", "LegalEntity", "Organization", *ends}
    assert {it["schema"] for it in entities} <= known
    return {
        frozenset(names[it["properties"][end][0]] for end in ends[it["schema"]].split())
        for it in entities
        if it["schema"] in ends
    }


def _cypher(path: Path) -> Pairs:
    """Return the relationships of every type that names a relation."""
    text = path.read_text("utf-8")
    names = dict(re.findall(r'\{id: "([^"]*)", name: "([^"]*)"', text))
    found = set()
    for rows, kind in re.findall(
        r"UNWIND (\[.*?\]) AS row\nMATCH.*?\nMERGE \(a\)-\[r:(\w+)", text, re.DOTALL
    ):
        if kind != "NOT_ASSERTED":
            found |= {
                frozenset(names[end] for end in ends)
                for ends in re.findall(r'\{a: "([^"]*)", b: "([^"]*)"', rows)
            }
    return found


def _neo4j(path: Path) -> Pairs:
    with (path / "nodes.csv").open(encoding="utf-8", newline="") as file:
        names = {row["id:ID(Thing)"]: row["name:string"] for row in csv.DictReader(file)}
    with (path / "claims.csv").open(encoding="utf-8", newline="") as file:
        return {
            frozenset(names[row[end]] for end in (":START_ID(Thing)", ":END_ID(Thing)"))
            for row in csv.DictReader(file)
            if row[":TYPE"] != "NOT_ASSERTED"
        }


def _drawn_facts(edges: Iterator[tuple[str, str, str, float]]) -> Pairs:
    """Return the edges that have a weight; what has a weight must be said as a fact is, and nothing else."""
    found = set()
    for start, end, label, weight in edges:
        assert _is_fact(label) == (weight > 0), (label, weight)
        if weight:
            found.add(frozenset((start, end)))
    return found


def _networkx(graph: Any, name: str = "label") -> Pairs:
    names = dict(graph.nodes(data=name))
    return _drawn_facts(
        (names[start], names[end], data["label"], float(data["weight"]))
        for start, end, data in graph.edges(data=True)
    )


def _graphml(path: Path) -> Pairs:
    return _networkx(nx.read_graphml(path, force_multigraph=True))


def _gexf(path: Path) -> Pairs:
    words = "{http://gexf.net/1.3}"
    root = ElementTree.parse(path).getroot()
    names = {node.get("id"): str(node.get("label")) for node in root.iter(f"{words}node")}
    return _drawn_facts(
        (
            names[edge.get("source")], names[edge.get("target")], str(edge.get("label")),
            float(edge.get("weight", "1")),
        )
        for edge in root.iter(f"{words}edge")
    )  # fmt: skip


def _graph_json(path: Path) -> Pairs:
    graph = json.loads(path.read_text("utf-8"))
    names = {node["key"]: node["attributes"]["label"] for node in graph["nodes"]}
    return _drawn_facts(
        (
            names[edge["source"]], names[edge["target"]], edge["attributes"]["label"],
            edge["attributes"]["weight"],
        )
        for edge in graph["edges"]
    )  # fmt: skip


def _csv(path: Path) -> Pairs:
    tables = {}
    for name in ("nodes", "edges", "claims"):
        with (path / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            tables[name] = list(csv.DictReader(file))
    names = {row["Id"]: row["Label"] for row in tables["nodes"]}
    found = _drawn_facts(
        (names[row["Source"]], names[row["Target"]], row["Label"], float(row["Weight"]))
        for row in tables["edges"]
    )
    claims = {
        frozenset((NAMES[row["subject"]], NAMES[row["object"]]))
        for row in tables["claims"]
        if row["asserted"] == "true" and row["object"]
    }
    return found | claims


def _parquet(path: Path) -> Pairs:
    parquet = pytest.importorskip("pyarrow.parquet")
    return _drawn_facts(
        (row["subject_name"], row["object_name"] or "", row["label"], row["weight"])
        for row in parquet.read_table(path / "claims.parquet").to_pylist()
    )


def _lines(text: str, node: str, edge: str, escape: str) -> Pairs:
    """Return the lines of a drawing, whatever they look like, that are said as facts are."""

    def shown(label: str) -> str:
        return html.unescape(re.sub(escape, r"&#\1;", label))

    names = {key: shown(name) for key, name in re.findall(node, text, re.MULTILINE)}
    return {
        frozenset((names[start], names[end]))
        for start, end, label in (
            (found["start"], found["end"], shown(found["label"]))
            for found in re.finditer(edge, text, re.MULTILINE)
        )
        if _is_fact(label)
    }


def _is_fact(label: str) -> bool:
    return _NO_FACT.search(label) is None


def _dot(path: Path) -> Pairs:
    node = r'^  "([^"]*)" \[label="([^"]*)"'
    edge = r'^  "(?P<start>[^"]*)" -> "(?P<end>[^"]*)" \[label="(?P<label>[^"]*)"'
    return _lines(path.read_text("utf-8"), node, edge, r"&#(\d+);")


def _mermaid(path: Path) -> Pairs:
    node = r'^  (n\d+)\["([^"]*)"\]'
    edge = r'^  (?P<start>n\d+) \S+\|"(?P<label>[^"]*)"\| (?P<end>n\d+)'
    return _lines(path.read_text("utf-8"), node, edge, r"#(\d+);")


def _stix(path: Path) -> Pairs:
    """Return whom the relationships tie: by the standard, each of them asserts."""
    objects = json.loads(path.read_text("utf-8"))["objects"]
    names = {it["id"]: it.get("name", "") for it in objects}
    return {
        frozenset((names[it["source_ref"]], names[it["target_ref"]]))
        for it in objects
        if it["type"] == "relationship"
    }


def _jsonld(path: Path) -> Pairs:
    """Return the triples of all graphs, taken as one, that tie two actors."""
    rdflib = pytest.importorskip("rdflib")
    data = rdflib.Dataset(default_union=True)
    data.parse(data=path.read_text("utf-8"), format="json-ld")
    names = {it: str(name) for it, name in data.subject_objects(rdflib.RDFS.label)}
    return {
        frozenset((names[start], names[end]))
        for start, _, end, _ in data.quads()
        if start in names and end in names
    }


READERS: Final[dict[str, Callable[[Path], Pairs]]] = {
    "ftm": _ftm, "cypher": _cypher, "neo4j": _neo4j, "graphml": _graphml, "gexf": _gexf,
    "json": _graph_json, "graphology": _graph_json, "csv": _csv, "parquet": _parquet, "dot": _dot,
    "mermaid": _mermaid, "stix": _stix,
}  # fmt: skip


def _asserted(world: World, without: str = "") -> Pairs:
    """Return whom the claims tie that somebody asserts, without those of a relation."""
    names = {**NAMES, **EVENTS}
    return {
        frozenset((names[claim.subject], names[claim.object]))
        for claim in world.claims
        if is_asserted(claim, WORLD_WORDS) and claim.object and claim.relation != without
    }


def _of_actors(pairs: Pairs) -> Pairs:
    return {pair for pair in pairs if pair <= set(NAMES.values())}


@pytest.mark.parametrize("name", READERS)
@given(world=_worlds())
def test_whoever_reads_no_word_of_ours_finds_what_is_asserted_and_no_more(
    name: str, world: World
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        write_world(world, Path(folder) / "s.db")
        with closing(Store(Path(folder) / "s.db")) as store:
            export(Selection(store), Path(folder) / "out", format=name)
        found = READERS[name](Path(folder) / "out")

    # STIX attributes an event to whom somebody blames, and does not tie the two actors.
    without = "attributes" if name == "stix" else ""
    assert _of_actors(found) == _asserted(world, without)


@given(world=_worlds())
def test_the_weights_and_labels_of_a_network_are_those_of_facts(world: World) -> None:
    with tempfile.TemporaryDirectory() as folder:
        write_world(world, Path(folder) / "s.db")
        with closing(Store(Path(folder) / "s.db")) as store:
            network = network_of(store, Filters(modalities=MODALITIES))

    assert _of_actors(_networkx(network, "name")) == _asserted(world)


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
@given(world=_worlds())
def test_linked_data_ties_nobody_to_anybody(world: World) -> None:
    with tempfile.TemporaryDirectory() as folder:
        write_world(world, Path(folder) / "s.db")
        with closing(Store(Path(folder) / "s.db")) as store:
            export(Selection(store), Path(folder) / "out", format="jsonld")
        assert _of_actors(_jsonld(Path(folder) / "out")) == set()


@given(world=_worlds())
def test_each_line_of_a_dossier_is_the_sentence_of_a_claim_or_has_its_chain(world: World) -> None:
    with tempfile.TemporaryDirectory() as folder:
        write_world(world, Path(folder) / "s.db")
        with closing(Store(Path(folder) / "s.db")) as store:
            selection = Selection(store)
            export(selection, Path(folder) / "out", format="md")
            text = (Path(folder) / "out").read_text("utf-8")
            said = {
                sentence_of(claim, nouns, store.vocabulary): claim
                for claim, nouns in named_claims(selection)
            }
    plain = text.replace("\\", "")
    stated, _, follows = plain.partition("## What follows")
    assert set(re.findall(r"^- \*\*(.*)\*\*$", stated, re.MULTILINE)) <= set(said)
    chains = re.findall(r"^- \*\*.*\*\* \(.*\)\n((?:  \d+\. .*\n)+)", follows, re.MULTILINE)
    assert len(chains) == len(re.findall(r"^- ", follows, re.MULTILINE))
    for step in re.findall(r"^  \d+\. (.*) \[\^\d+\]$", "".join(chains), re.MULTILINE):
        assert is_asserted(said[step], WORLD_WORDS), step


def _bare_ftm(text: str) -> str:
    entities = (json.loads(line) for line in text.splitlines())
    kept = ({key: it[key] for key in ("id", "schema", "properties")} for it in entities)
    return "\n".join(map(json.dumps, kept))


def _bare_stix(text: str) -> str:
    objects = json.loads(text)["objects"]
    kept = ({key: it[key] for key in it if key != "extensions"} for it in objects)
    return json.dumps([it for it in kept if it["type"] != "extension-definition"])


@pytest.mark.parametrize(("name", "bare"), [("ftm", _bare_ftm), ("stix", _bare_stix)])
@given(world=_worlds())
def test_what_another_program_hands_back_without_our_words_says_no_more(
    name: str, bare: Callable[[str], str], world: World
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "out"
        write_world(world, Path(folder) / "s.db")
        with closing(Store(Path(folder) / "s.db")) as store:
            export(Selection(store), path, format=name)
        path.write_text(bare(path.read_text("utf-8")), "utf-8")
        import_files([path], Path(folder) / "again.db", format=name)
        again = world_of(Path(folder) / "again.db")

    names = {it.id: it.name for it in again.actors} | {it.id: it.name for it in again.events}
    found = {frozenset((names[it.subject], names[it.object])) for it in again.claims if it.object}
    assert _of_actors(found) <= _asserted(world)


def test_every_format_that_is_written_has_a_reader() -> None:
    elsewhere = {"jsonld", "md", "case"}  # above; and a case, which no other program reads
    assert {name for name, it in formats().items() if it.write} == {*READERS, *elsewhere}


def test_an_edge_that_kept_nothing_but_that_nobody_asserts_it_makes_no_claim(
    tmp_path: Path,
) -> None:
    edge = '{"source": "a", "target": "b", "attributes": {"label": "attacks", "asserted": %s}}'
    both = ", ".join(edge % truth for truth in ("true", "false"))
    graph = f'{{"nodes": [{{"key": "a"}}, {{"key": "b"}}], "edges": [{both}]}}'
    (tmp_path / "graph.json").write_text(graph, "utf-8")

    summary = import_files([tmp_path / "graph.json"], tmp_path / "s.db")

    assert (summary.claims, dict(summary.skipped)) == (1, {"an edge that nobody asserts": 1})
