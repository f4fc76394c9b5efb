"""Tests of the document of a thing's ties."""

from __future__ import annotations

from .conftest import Client


def test_near_has_groups_of_all_ties_the_strongest_ones_and_what_to_give_for_more(
    client: Client,
) -> None:
    document = client.get("/api/near/red?limit=1").document
    assert document["next"]
    assert document | {"next": ""} == {
        "thing": {"id": "red", "name": "Red </script>", "type": "state", "kind": "actor"},
        "count": 2,
        "groups": [
            {
                "family": "sponsorship", "type": "armed-group", "count": 2, "out": 2, "in": 0,
                "modalities": {"stated": 2},
            }
        ],
        "ties": [
            {
                "other": {"id": "alpha", "name": "Alpha", "type": "armed-group", "kind": "actor"},
                "family": "sponsorship", "direction": "out", "modality": "stated", "claims": 1, "asserted": 1,
                "claim": "c-alpha", "sentence": "The Red </script> sponsors Alpha.",
            }
        ],
        "next": "",
    }  # fmt: skip


def test_filters_count_and_what_narrows_leaves_the_groups_as_they_are(client: Client) -> None:
    assert client.get("/api/near/red?modality=denied").document["groups"] == []
    narrowed = client.get("/api/near/red?direction=in").document
    assert (narrowed["count"], narrowed["ties"], len(narrowed["groups"])) == (0, [], 1)
