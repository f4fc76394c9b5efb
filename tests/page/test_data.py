"""What the page's scripts read: columns, codes, and text that ends no script."""

from __future__ import annotations

import base64
import json
import zlib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actorgraph.model.filters import NONE, Filters, read_filters
from actorgraph.page import data
from actorgraph.page.data import deflated, drawing, packed, words
from actorgraph.page.drawing import network_of
from actorgraph.page.places import places_of
from actorgraph.page.view import BLAMED, View, view_of
from actorgraph.sentence.part import Part
from actorgraph.store.reader import Store
from page.conftest import ACTORS, Open, Opened, World

ATTACK = {"relation": "attacks", "subject": "ann", "object": "bob"}


def _drawing(store: Store) -> dict[str, Any]:
    return _drawn(view_of(store))


def _drawn(view: View) -> dict[str, Any]:
    places = places_of(view)
    return drawing(view, places, network_of(view, places))


@given(st.text(st.characters()))
def test_an_island_holds_any_text_and_ends_no_script(text: str) -> None:
    made, _ = packed({"a": f"</script><!--<script>&\u2028\u2029{text}"})
    assert json.loads(made) == {"a": f"</script><!--<script>&\u2028\u2029{text}"}
    assert not set("<>&\u2028\u2029\ud800") & set(made)


def test_large_data_is_deflated_and_small_data_can_be_read(monkeypatch: Any) -> None:
    document = {"a": ["x" * 1000]}
    assert packed(document) == ('{"a":["' + "x" * 1000 + '"]}', "application/json")
    monkeypatch.setattr(data, "LARGE", 500)
    text, kind = packed(document)
    assert (kind, len(text) < 100) == ("text/plain", True)
    assert json.loads(zlib.decompress(base64.b64decode(text), -15)) == document


def test_a_lone_surrogate_in_large_data_does_not_end_the_page() -> None:
    assert zlib.decompress(base64.b64decode(deflated("a\ud800b")), -15) == b"a?b"


def test_ends_and_voices_are_places_among_the_keys_and_days_count_from_1970(world: World) -> None:
    made = _drawing(
        world(
            {**ATTACK, "event": "raid", "when": "2024-01-05", "spokesperson": "cid"},
            {"relation": "threatens", "subject": "ann", "text": "bullies", "claimant": "bob"},
            {"relation": "allied-with", "subject": "bob", "object": "ann", "when": "2024-01"},
            ATTACK,
        )
    )
    codes = made["claims"]
    assert made["keys"][:4] == ["", "", "", "raid"]  # the first three are what their names make
    assert (made["ties"]["start"], made["ties"]["end"]) == ([0, 0], [1, 1])
    assert codes["ends"] == {"at": [1, 2], "subject": [0, 1], "object": [-1, 0]}
    assert codes["tie"] == [0, -1, 0, 1]
    assert codes["event"] == [3, -1, -1, -1]
    assert codes["claimant"] == [-2, 1, -2, -2]
    assert codes["spokesperson"] == [2, -1, -1, -1]
    assert (codes["first"][0], codes["last"][0], codes["dated"]) == (19727, 0, [3, 0, 4, 0])
    assert (codes["first"][2], codes["last"][2]) == (19723, 30)


def test_an_open_end_is_null(world: World) -> None:
    open_ended = {**ATTACK, "when": "2024-01-05/.."}
    codes = _drawing(world(open_ended, {**ATTACK, "when": "../2024-01-05"}))["claims"]
    assert (codes["first"], codes["last"]) == ([19727, None], [None, 19727])


def test_ids_that_a_hash_made_are_its_bytes_and_a_day_is_not_written_twice(world: World) -> None:
    store = world({**ATTACK, "when": "2024-01-05"}, {**ATTACK, "when": "2024-01"})
    said = words(view_of(store))["claims"]
    assert base64.b64decode(said["made"]).hex() == "".join(it.id[1:] for it in store.claims())
    assert said["when"] == ["=", "2024-01"]


def test_a_column_that_is_mostly_empty_says_where_it_is_not(world: World) -> None:
    claims = [{**ATTACK, "quote": f"Words {n}."} for n in range(3)]
    said = words(view_of(world(*claims, {**ATTACK, "note": "N", "quote": "More."})))["claims"]
    assert said["quote"] == ["Words 0.", "Words 1.", "Words 2.", "More."]
    assert said["note"] == {"at": [3], "is": ["N"]}
    assert "hedge" not in said


def test_every_claim_of_the_shipped_case_is_in_the_data(shipped: Store) -> None:
    view = view_of(shipped)
    assert words(view)["claims"]["id"] == [claim.id for claim in shipped.claims()]
    made = _drawing(shipped)
    new = [tie for tie in made["claims"]["tie"] if tie == 0]
    of_their_own = [tie for tie in view.ties if tie.link != BLAMED]
    assert len(new) == len(of_their_own) > 80
    assert len(view.ties) > len(of_their_own)


def test_the_filters_that_a_page_was_made_with_are_told(world: World) -> None:
    view = view_of(world(ATTACK), read_filters(modality="denied"))
    assert _drawn(view)["filters"] == ["said as denied"]


@pytest.mark.parametrize("filters", [NONE, read_filters(modality="denied")], ids=["all", "denied"])
def test_the_page_has_the_sentences_of_python(
    shipped: Store, opened: Open, filters: Filters
) -> None:
    view = view_of(shipped, filters)
    page = opened(shipped, filters)
    found = page.ask("actorgraph.visible().claims.map((at) => actorgraph.page.parts(at))")
    assert [[Part(**part) for part in parts] for parts in found] == [
        list(view.patterns.sentence(claim)) for claim in view.claims
    ]


def test_names_stand_in_a_sentence_with_their_articles(world: World, opened: Open) -> None:
    actors = [
        {"id": "ann", "name": "United States", "type": "state"},
        {"id": "bob", "name": "The Hill", "type": "media-outlet"},
        {"id": "cid", "name": "al-Foo Inc.", "type": "organisation"},
        {"id": "dan", "name": "rebels", "type": "class"},
    ]
    pairs = [("ann", "bob"), ("bob", "cid"), ("cid", "ann"), ("dan", "bob")]
    page = opened(
        world(*({**ATTACK, "subject": one, "object": two} for one, two in pairs), actors=actors)
    )
    assert page.ask("[0, 1, 2, 3].map((at) => actorgraph.page.sentence(at))") == [
        "The United States attacked the Hill.",
        "The Hill attacked al-Foo Inc.",
        "Al-Foo Inc. attacked the United States.",
        "Rebels attacked the Hill.",
    ]


def test_the_page_reads_every_claim_of_the_shipped_case_as_it_was_written(
    shipped: Store, atlas: Opened
) -> None:
    keys = (
        "id", "subject", "object", "event", "claimant", "spokesperson", "modality", "text", "role",
        "mode", "hedge", "when", "said", "quote", "implied", "note", "file",
        "record", "cites", "quantity",
    )  # fmt: skip
    read = atlas.ask(
        """(keys) => Array.from({ length: actorgraph.page.count }, (_, at) => {
            const claim = actorgraph.page.claim(at);
            return [claim.relation.name, claim.source.id, ...keys.map((key) => claim[key])];
        })""",
        list(keys),
    )
    view = view_of(shipped)
    written = []
    for claim in view.claims:
        row = {key: getattr(claim, key) for key in keys}
        row |= {"when": claim.when.text, "said": claim.said.text, "mode": list(claim.mode)}
        row["quantity"] = str(claim.quantity) if claim.quantity else ""
        written.append([claim.relation, claim.source, *row.values()])
    assert read == written


def test_the_page_reads_deflated_data_as_plain_data(
    world: World, opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = world(
        {**ATTACK, "event": "raid", "when": "2024-01-05", "claimant": "ann", "quote": "Один."},
        {"relation": "allied-with", "subject": "bob", "object": "ann", "when": "../2024-01"},
        {"relation": "kills", "event": "raid", "object": "bob", "note": "N"},
        {"relation": "threatens", "subject": "cid", "text": "all"},
        actors=[*ACTORS, {"id": "other", "name": "Kata'ib al-Fajr", "names": [{"name": "Fajr"}]}],
    )
    ask = """() => {
        const { page } = actorgraph;
        const claims = Array.from({ length: page.count }, (_, at) => page.claim(at));
        return JSON.stringify([claims, page.codes, page.things, page.things.map(page.dossier),
            page.ties.map(({ start, end, ...tie }) => [tie, start.id, end.id]), page.sources]);
    }"""
    plain = opened(store).ask(ask)
    monkeypatch.setattr(data, "LARGE", 10)
    assert opened(store).ask(ask) == plain
    assert '"subject":"bob","object":"ann"' in plain
