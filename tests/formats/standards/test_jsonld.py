"""JSON-LD: claims are stated, and what they say is not asserted."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
import rdflib
from hypothesis import given

from formats.exported import exported
from worlds import World, worlds


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
@given(worlds())
def test_linked_data_states_claims_and_asserts_none(world: World) -> None:
    with tempfile.TemporaryDirectory() as folder:
        text = exported(world, Path(folder), "jsonld").read_text("utf-8")
    data = rdflib.Dataset()
    data.parse(data=text, format="json-ld")
    prov = rdflib.Namespace("http://www.w3.org/ns/prov#")

    told = set(
        data.default_graph.subjects(
            rdflib.RDF.type, rdflib.URIRef("urn:actorgraph:vocabulary:Claim")
        )
    )
    assert len(told) == len(world.claims)
    asserted = {
        p for _, p, _ in data.default_graph if str(p).startswith("urn:actorgraph:relation:")
    }
    assert asserted == set()
    keys = rdflib.URIRef("urn:actorgraph:vocabulary:key")
    for claim in world.claims:
        (node,) = [
            it for it in data.default_graph.subjects(keys, rdflib.Literal(claim.id)) if it in told
        ]
        graph = data.graph(rdflib.URIRef(f"{node}#statement"))
        assert [str(p) for _, p, _ in graph] == [f"urn:actorgraph:relation:{claim.relation}"]
        value = data.default_graph.value
        assert str(value(node, prov.wasAttributedTo)) == f"urn:actorgraph:thing:{claim.claimant}"
        assert str(value(node, prov.hadPrimarySource)) == f"urn:actorgraph:source:{claim.source}"
        assert str(value(node, prov.value) or "") == claim.quote
        modality = rdflib.URIRef("urn:actorgraph:vocabulary:modality")
        assert str(value(node, modality)) == claim.modality
