"""Tests of what is at which path."""

from __future__ import annotations

from typing import Any

import pytest
from click.testing import CliRunner

from actorgraph.serve import api
from actorgraph_cli.main import actorgraph

from .conftest import Client


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("who?relation=sponsors&actor=alpha", ["who", "sponsors", "alpha"]),
        ("who/sponsors/alpha?modality=denied", ["who", "sponsors", "alpha", "--modality", "denied"]),
        ("path/alpha/beta", ["path", "alpha", "beta"]),
        ("path?start=alpha&end=beta&k=2&directed=yes", ["path", "alpha", "beta", "--k", "2", "--directed"]),
        ("whether/red/sponsors/alpha", ["whether", "red", "sponsors", "alpha"]),
        ("ask?question=Who%20sponsors%20Alpha%3F", ["ask", "Who sponsors Alpha?"]),
        ("info", ["info"]),
        ("show/red", ["show", "red"]),
        ("rank?by=degree", ["rank", "--by", "degree"]),
    ],
)  # fmt: skip
def test_a_question_has_the_document_of_the_command(
    client: Client, path: str, words: list[str]
) -> None:
    import json

    printed = CliRunner().invoke(actorgraph, ["-c", str(client.server.pool.path), *words, "--json"])
    got = client.get(f"/api/{path}")
    assert (got.status, got.document) == (200, json.loads(printed.stdout))


def test_find_has_names_and_says_if_there_are_more(client: Client) -> None:
    assert client.get("/api/find?q=alph&limit=1").document == {
        "text": "alph",
        "things": [{"id": "alpha", "name": "Alpha", "type": "armed-group", "kind": "actor"}],
        "more": False,
    }
    assert client.get("/api/find?q=a&limit=1").document["more"] is True


def test_a_thing_a_claim_and_a_tie_have_the_documented_keys(client: Client) -> None:
    thing = client.get("/api/thing/alpha").document
    assert (thing["kind"], thing["id"], thing["name"]) == ("actor", "alpha", "Alpha")
    claim = client.get("/api/claim/c-alpha").document
    assert (claim["quote"], claim["sentence"][:4]) == ("Red pays alpha", "The ")
    assert client.get("/api/tie/red/alpha").document == {
        "one": {"id": "red", "name": "Red </script>", "type": "state", "kind": "actor"},
        "other": {"id": "alpha", "name": "Alpha", "type": "armed-group", "kind": "actor"},
        "count": 1,
        "claims": [claim],
        "next": None,
    }


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("limit=0", "from 1 to"), ("limit=ten", "from 1 to"), ("limit=", "from 1 to"), ("limit=-1", "from 1 to"),
        ("limit=1001", "from 1 to"), ("limit=5&limit=6", "give it once"), ("limit=%D9%A3", "from 1 to"),
        ("after=x", "'next'"), ("direction=up", "in or out"), ("sinse=2024", "sinse"), ("as_of=yesterday", "yesterday"),
        ("undated=maybe", "yes or no"), ("modality=sure", "sure"),
    ],
)  # fmt: skip
def test_a_parameter_that_does_not_parse_is_400_and_named(
    client: Client, query: str, words: str
) -> None:
    got = client.get(f"/api/near/red?{query}")
    assert got.status == 400
    assert words in got.document["error"]


def test_a_missing_argument_and_one_too_many_are_400(client: Client) -> None:
    assert client.get("/api/who?relation=sponsors").status == 400
    assert client.get("/api/show/red/alpha").status == 400


def test_a_name_that_nobody_has_is_404_with_the_nearest(client: Client) -> None:
    got = client.get("/api/show/Alphaa")
    assert (got.status, got.document["suggestions"]) == (404, ["Alpha"])


def test_what_looks_at_all_claims_of_a_large_store_is_too_wide(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(api, "WHOLE", 1)
    got = client.get("/api/rank")
    assert got.status == 422
    assert got.document["error"].startswith("too wide")
    assert client.get("/api/info").status == 200


def test_every_page_of_ties_together_is_all_of_them(client: Client) -> None:
    def pages(after: str = "") -> list[Any]:
        got = client.get(f"/api/near/red?limit=1&after={after}").document
        return [*got["ties"], *(pages(got["next"]) if got["next"] else [])]

    assert pages() == client.get("/api/near/red").document["ties"]
    assert len(pages()) == 2
