"""JSON-LD: claims are stated, and what they say is not asserted."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
import rdflib
from hypothesis import given

from actorgraph.network import ITSELF, ends_of, has_two_ends, is_asserted, none_of
from formats.exported import exported
from worlds import WORLD_WORDS, World, worlds


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
@given(worlds())
def test_linked_data_states_claims_and_asserts_none(world: World) -> None:
    with tempfile.TemporaryDirectory() as folder:
        text = exported(world, Path(folder), "jsonld").read_text("utf-8")
    data = rdflib.Dataset(default_union=True)
    data.parse(data=text, format="json-ld")
    rdf = rdflib.RDF
    prov = rdflib.Namespace("http://www.w3.org/ns/prov#")

    told = set(
        data.default_graph.subjects(
            rdflib.RDF.type, rdflib.URIRef("urn:actorgraph:vocabulary:Claim")
        )
    )
    assert len(told) == len(world.claims)
    actors = {rdflib.URIRef(f"urn:actorgraph:thing:{actor.id}") for actor in world.actors}
    assert [triple for triple in data if {triple[0], triple[2]} <= actors] == []
    assert [p for _, p, _, _ in data.quads() if str(p).startswith("urn:actorgraph:relation:")] == []
    keys = rdflib.URIRef("urn:actorgraph:vocabulary:key")
    for claim in world.claims:
        (node,) = [
            it for it in data.default_graph.subjects(keys, rdflib.Literal(claim.id)) if it in told
        ]
        value = data.default_graph.value
        start, end = ends_of(claim)
        thing = "urn:actorgraph:thing:"
        told_end = end.removeprefix("text:") if end.startswith("text:") else f"{thing}{end}"
        is_statement = has_two_ends(claim, WORLD_WORDS)
        assert (node, rdf.type, rdf.Statement) in data.default_graph or not is_statement
        assert [str(value(node, it)) for it in (rdf.subject, rdf.object)] == (
            [f"{thing}{start}", told_end] if is_statement else ["None", "None"]
        )
        assert str(value(node, rdf.predicate)) == f"urn:actorgraph:relation:{claim.relation}"
        asserted = rdflib.URIRef("urn:actorgraph:vocabulary:asserted")
        if none_of(claim) != ITSELF:
            assert bool(value(node, asserted)) == is_asserted(claim, WORLD_WORDS)
        assert str(value(node, prov.wasAttributedTo)) == f"urn:actorgraph:thing:{claim.claimant}"
        assert str(value(node, prov.hadPrimarySource)) == f"urn:actorgraph:source:{claim.source}"
        assert str(value(node, prov.value) or "") == claim.quote
        modality = rdflib.URIRef("urn:actorgraph:vocabulary:modality")
        assert str(value(node, modality)) == claim.modality
