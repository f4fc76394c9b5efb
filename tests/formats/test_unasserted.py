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
from actorgraph.network import has_two_ends, is_asserted, network_of
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
_NO_FACT: Final = re.compile(
    r"\b(no|none|not|may|would|hints?|stops?|plans?|presumed|hinted|quite)\b"
)


@st.composite
def _claim(draw: st.DrawFn, at: int) -> Claim:
    ends = draw(st.permutations(["red", "blue", "green"]))
    relation = draw(st.sampled_from(RELATIONS))
    event = draw(st.sampled_from(list(EVENTS)))
    figure = st.sampled_from([0.0, 2.0]).map(lambda n: Quantity("people", "=", n, "people"))
    return Claim(
        f"c{at}",
        relation,
        "report",
        draw(st.sampled_from(["gazette", "red", "green"])),
        draw(st.sampled_from([ends[0], ends[0], "", event])),
        draw(st.sampled_from([ends[1], ""])),
        event=event,
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
        assert _is_fact(f"{label} {end}") == (weight > 0), (label, end, weight)
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
        if row["asserted"] == "true" and row["subject"] in NAMES and row["object"]
    }
    return found | claims


def _figure(row: dict[str, Any]) -> str:
    return "none" if row["quantity_value"] == 0 else ""


def _parquet(path: Path) -> Pairs:
    parquet = pytest.importorskip("pyarrow.parquet")
    return _drawn_facts(
        (row["subject_name"] or "", row["object_name"] or _figure(row), row["label"], row["weight"])
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
    """Return which actors the claims tie that somebody asserts, without those of a relation."""
    return {
        frozenset((NAMES[claim.subject], NAMES[claim.object]))
        for claim in world.claims
        if claim.subject in NAMES and claim.object
        if is_asserted(claim, WORLD_WORDS) and claim.relation != without
    }


def _of_actors(pairs: Pairs) -> Pairs:
    return {pair for pair in pairs if pair <= set(NAMES.values())}


@pytest.mark.slow
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
    # Above; a case, which no other program reads; a vault (its own test); bibliographies, which have no claims.
    elsewhere = {"jsonld", "md", "case", "obsidian", "csl", "bibtex", "ris"}
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


# -- claims without two ends, and figures of none ----------------------------------------------------

NOBODY = (
    Claim("c1", "does-not-claim", "report", "gazette", event="raid", quote="Nobody has claimed it"),
    Claim("c2", "does-not-claim", "report", "gazette", event="raid", text="the bomb"),
    Claim("c3", "claims-responsibility", "report", "gazette", event="raid"),
    Claim("c4", "attributes", "report", "gazette", event="raid", object="red"),
    Claim("c5", "attacks", "report", "gazette", event="raid"),
    Claim("c6", "attacks", "report", "gazette", subject="raid", event="raid"),
)
SOMEBODY = (
    Claim("d1", "attacks", "report", "gazette", event="raid", object="red"),
    Claim("d2", "attacks", "report", "gazette", event="raid", text="85 targets"),
    Claim("d3", "described-as", "report", "gazette", event="raid", text="a crime"),
    Claim("d4", "does-not-claim", "report", "gazette", subject="red", event="raid"),
    Claim("d5", "attacks", "report", "gazette", subject="red", object="red", event="raid"),
)


def _small(*claims: Claim) -> World:
    actors = tuple(Actor(key, name) for key, name in NAMES.items())
    events = tuple(Event(key, name) for key, name in EVENTS.items())
    return World(actors, events, (Source("report", "Report", "gazette"),), claims)


def _written(folder: Path, name: str, *claims: Claim) -> tuple[Path, list[str]]:
    write_world(_small(*claims), folder / "s.db")
    with closing(Store(folder / "s.db")) as store:
        return folder / "out", export(Selection(store), folder / "out", format=name)


def _graph_edges(path: Path) -> list[tuple[str, str, str, bool]]:
    edges = json.loads(path.read_text("utf-8"))["edges"]
    return [
        (it["source"], it["attributes"]["label"], it["target"], it["attributes"]["asserted"])
        for it in edges
    ]


def _edge_ids(name: str, path: Path) -> set[str]:
    if name == "graphml":
        graph = nx.read_graphml(path, force_multigraph=True)
        return {data["claim"] for *_, data in graph.edges(data=True)}
    if name == "gexf":
        return {
            it.get("id", "")
            for it in ElementTree.parse(path).getroot().iter("{http://gexf.net/1.3}edge")
        }
    if name == "csv":
        with (path / "edges.csv").open(encoding="utf-8", newline="") as file:
            return {row["Id"] for row in csv.DictReader(file)}
    if name == "neo4j":
        with (path / "claims.csv").open(encoding="utf-8", newline="") as file:
            return {row["claim:string"] for row in csv.DictReader(file)}
    if name == "cypher":
        return set(re.findall(r'claim: \{claim: "(\w+)"', path.read_text("utf-8")))
    if name == "jsonld":
        nodes = json.loads(path.read_text("utf-8"))["holds"]
        claims = [it for it in nodes if "Claim" in it["type"]]
        assert all(("rdf:Statement" in it["type"]) == ("subject" in it) for it in claims)
        return {it["key"] for it in claims if "subject" in it}
    return {it["key"] for it in json.loads(path.read_text("utf-8"))["edges"]}


@pytest.mark.parametrize(
    "name", ["graphml", "gexf", "json", "graphology", "csv", "cypher", "neo4j", "jsonld"]
)
def test_what_has_no_two_ends_is_no_edge_and_is_counted(tmp_path: Path, name: str) -> None:
    path, lost = _written(tmp_path, name, *NOBODY, *SOMEBODY)

    assert _edge_ids(name, path) == {claim.id for claim in SOMEBODY}
    assert [line for line in lost if line.startswith("6 claims have no two ends: ")]


@pytest.mark.parametrize("name", ["dot", "mermaid"])
def test_a_drawing_has_no_line_from_an_event_to_itself(tmp_path: Path, name: str) -> None:
    path, lost = _written(tmp_path, name, *NOBODY)

    assert "->" not in path.read_text("utf-8")
    assert "6 claims have no two ends: not drawn" in lost


@pytest.mark.parametrize("name", ["graphml", "gexf", "json", "csv"])
def test_what_has_no_two_ends_comes_back_as_it_went_out(tmp_path: Path, name: str) -> None:
    path, _ = _written(tmp_path, name, *NOBODY, *SOMEBODY)
    import_files([path], tmp_path / "again.db", format=name)

    claims = sorted(world_of(tmp_path / "again.db").claims, key=lambda claim: claim.id)
    assert claims == sorted((*NOBODY, *SOMEBODY), key=lambda claim: claim.id)


def test_the_network_has_no_edge_of_what_has_no_two_ends(tmp_path: Path) -> None:
    _written(tmp_path, "json", *NOBODY, *SOMEBODY)
    with closing(Store(tmp_path / "s.db")) as store:
        network = network_of(store, Filters(modalities=MODALITIES), events=True, texts=True)
        assert {key for *_, key in network.edges(keys=True)} == {claim.id for claim in SOMEBODY}


@given(world=_worlds())
def test_a_store_counts_as_edgeless_and_unasserted_what_the_claims_are(world: World) -> None:
    with tempfile.TemporaryDirectory() as folder:
        write_world(world, Path(folder) / "s.db")
        with closing(Store(Path(folder) / "s.db")) as store:
            selection = Selection(store)
            words, claims = store.vocabulary, list(selection.claims())
            assert {claim.id for claim in selection.edgeless()} == {
                claim.id for claim in claims if not has_two_ends(claim, words)
            }
            unasserted = [claim for claim in claims if not is_asserted(claim, words)]
            assert selection.unasserted().total() == len(unasserted)


NONE: Final = Quantity("prisoners taken", "=", 0.0, "prisoners")


@pytest.mark.parametrize(
    ("relation", "modality", "target", "edge"),
    [
        ("counts", "stated", "", ("has the figure", True)),
        ("counts", "denied", "", ("has the figure", True)),
        ("counts", "believed", "", ("is believed to have the figure", True)),
        ("counts", "possible", "", ("may have the figure", False)),
        ("kills", "stated", "", ("killed", False)),
        ("kills", "denied", "", ("killed", False)),
        ("kills", "likely", "", ("likely killed", False)),
        ("kills", "stated", "blue", ("is said not to have killed", False)),
        ("kills", "denied", "blue", ("is said not to have killed", False)),
    ],
)
def test_the_label_of_a_figure_of_none_reads_right_beside_what_it_reaches(
    tmp_path: Path, relation: str, modality: str, target: str, edge: tuple[str, bool]
) -> None:
    claim = Claim(
        "c1", relation, "report", "gazette", "red", target, quantity=NONE, modality=modality
    )
    path, _ = _written(tmp_path, "json", claim)

    end = target or "text:no prisoners (prisoners taken)"
    assert _graph_edges(path) == [("red", edge[0], end, edge[1])]


@pytest.mark.parametrize(
    ("relation", "words"),
    [("counts", "has the figure (stated)"), ("kills", "killed (stated)")],
)
@pytest.mark.parametrize("name", ["dot", "mermaid"])
def test_a_drawing_does_not_negate_a_figure_of_none_twice(
    tmp_path: Path, name: str, relation: str, words: str
) -> None:
    claim = Claim("c1", relation, "report", "gazette", "red", quantity=NONE)
    path, _ = _written(tmp_path, name, claim)

    assert re.sub(r"#(\d+);", lambda found: chr(int(found[1])), path.read_text("utf-8")).count(
        f'"{words}"'
    ) == 1  # fmt: skip


@pytest.mark.parametrize(
    ("relation", "target", "asserted"),
    [("counts", "", True), ("kills", "", True), ("kills", "blue", False)],
)
def test_linked_data_asserts_a_figure_of_none_and_no_deed_to_somebody(
    tmp_path: Path, relation: str, target: str, asserted: bool
) -> None:
    claim = Claim("c1", relation, "report", "gazette", "red", target, quantity=NONE)
    path, _ = _written(tmp_path, "jsonld", claim)

    (node,) = [it for it in json.loads(path.read_text("utf-8"))["holds"] if "Claim" in it["type"]]
    assert node["asserted"] is asserted
