"""Tests of the page at the root."""

from __future__ import annotations

import re

import pytest

from actorgraph.page.drawing import source_hash
from actorgraph.page.page import page_text
from actorgraph.serve import page
from actorgraph.store.reader import Store

from .conftest import Client


def test_a_store_that_a_page_holds_is_served_as_the_page_that_render_writes(client: Client) -> None:
    got = client.get(f"/?token={client.server.token}", token="")
    assert (got.status, got.headers["Content-Type"]) == (200, "text/html; charset=utf-8")
    assert got.body.decode() == page_text(Store(client.server.pool.path))


def test_a_larger_store_has_a_page_that_asks_and_runs_no_script_but_ours(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page, "MOST_CLAIMS", 1)
    got = client.get("/")
    html = got.body.decode()
    policy = got.headers["Content-Security-Policy"]
    (script,) = re.findall(r'<script type="module">(.*?)</script>', html, re.DOTALL)
    assert source_hash(script) in policy
    assert "connect-src 'self'" in policy
    assert "unsafe" not in policy
    assert '["red"' in html
    assert "Red pays" not in html
    assert "innerHTML" not in script


def test_a_thing_is_drawn_with_its_strongest_ties_alone(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page, "_DRAWN", 1)
    got = client.get("/draw/red")
    assert (got.status, got.headers["Content-Type"]) == (200, "text/html; charset=utf-8")
    assert got.headers["Content-Security-Policy"] == "frame-ancestors 'self'"
    assert got.body.decode() == page_text(Store(client.server.pool.path), focus="red", most=1)


def test_an_answer_is_drawn_as_the_page_of_its_command(client: Client) -> None:
    got = client.get("/draw?question=who+sponsors+alpha")
    assert (got.status, "<h1" in got.body.decode()) == (200, True)
    assert "Stated." in got.body.decode()


@pytest.mark.parametrize(
    ("path", "status"),
    [("/draw/nobody", 404), ("/draw", 400), ("/draw/red?limit=x", 400), ("/draw/red/alpha", 404)],
)
def test_what_cannot_be_drawn_is_refused(client: Client, path: str, status: int) -> None:
    assert client.get(path).status == status


def test_a_drawing_needs_the_token(client: Client) -> None:
    assert client.get("/draw/red", token="").status == 401
