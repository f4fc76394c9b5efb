"""The Save menu: what is drawn is what is saved, the story too, and the menu reports what that was."""

from __future__ import annotations

import csv
import io
import struct
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from lxml import etree

from page.conftest import Open, Opened

SVG = "{http://www.w3.org/2000/svg}"


def _saved(it: Opened, name: str) -> bytes:
    """Return what an entry of the menu saves."""
    it.page.click("#take")
    with it.page.expect_download() as download:
        it.page.click(f"#take-menu button:has-text('{name}')")
    return download.value.path().read_bytes()


def _opened(page: Path, opened: Open, fragment: str = "") -> Opened:
    return opened(page, viewport={"width": 1440, "height": 900}, fragment=fragment)


@pytest.fixture
def told(shipped_page: Path, opened: Open) -> Opened:
    """Return the shipped page with its story."""
    return _opened(shipped_page, opened)


def _drawn(it: Opened) -> dict[str, Any]:
    scene: dict[str, Any] = it.ask("actorgraph.scene()")
    return scene


def test_the_menu_closes_gives_the_focus_back_and_reports_what_was_saved(told: Opened) -> None:
    told.page.click("#take")
    things = len(_drawn(told)["things"])
    claims = len({claim for line in _drawn(told)["lines"] for claim in line["claims"]})
    what = f"the story, {things} actors and events, {claims} claims"
    assert told.texts("#take-menu .note") == [f"What leaves is what is shown: {what}."]
    with told.page.expect_download():
        told.page.click("#take-menu button:has-text('GraphML')")
    told.page.wait_for_function(
        "() => document.getElementById('take-said').textContent.startsWith('Saved')"
    )
    assert told.page.is_hidden("#take-menu")
    assert told.ask("document.activeElement.id") == "take"
    name = "us-airstrikes-in-iraq-and-syria-2-february-2024.graphml"
    assert told.texts("#take-said") == [f"Saved {name}: {what}"]
    assert told.texts("#said") == [f"Saved {name}: {what}"]


@pytest.mark.parametrize("fragment", ["", "#view=network", "#families-off=attack&types-off=place"])
@pytest.mark.parametrize(("name", "read"), [("GraphML", nx.read_graphml), ("GEXF", nx.read_gexf)])
def test_a_graph_has_what_is_drawn(
    shipped_page: Path, opened: Open, name: str, read: Any, fragment: str
) -> None:
    it = _opened(shipped_page, opened, fragment)
    graph = read(io.BytesIO(_saved(it, name)))
    scene = _drawn(it)
    assert set(graph) == {thing["id"] for thing in scene["things"]}
    assert {data["claim"] for *_, data in graph.edges(data=True)} == {
        claim for line in scene["lines"] for claim in line["claims"]
    }


def test_the_graph_of_the_story_lies_as_its_cards_do(told: Opened) -> None:
    graph = nx.read_graphml(io.BytesIO(_saved(told, "GraphML")))
    things = _drawn(told)["things"]
    across = [graph.nodes[thing["id"]]["x"] for thing in sorted(things, key=lambda it: it["x"])]
    down = [-graph.nodes[thing["id"]]["y"] for thing in sorted(things, key=lambda it: it["y"])]
    assert across == sorted(across)
    assert down == sorted(down)


def test_the_table_of_the_story_has_its_claims(told: Opened) -> None:
    text = _saved(told, "CSV").decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert {row["id"] for row in rows} == {
        claim for line in _drawn(told)["lines"] for claim in line["claims"]
    }


def test_the_story_is_saved_as_it_is_drawn_with_title_source_and_key(told: Opened) -> None:
    root = etree.fromstring(_saved(told, "SVG"))
    shown = told.texts("#story svg text")
    story = root.find(f"{SVG}g[@id='actorgraph-story']")
    assert story is not None
    drawn = [
        " ".join(" ".join(map(str, text.itertext())).split()) for text in story.iter(f"{SVG}text")
    ]
    assert drawn == shown
    frame = root.find(f"{SVG}g[@id='actorgraph-frame']")
    assert frame is not None
    assert ["".join(map(str, text.itertext())) for text in frame.iter(f"{SVG}text")] == [
        "US airstrikes in Iraq and Syria, 2 February 2024",
        "Source: CNN, Report on the US airstrikes of 2 February 2024, 2024-02-02 · coded 2026-11-22",
        "Colours: what is said", "alliance", "sponsorship", "attack", "attribution",
        "Lines: how sure it is", "asserted", "nobody asserts it",
    ]  # fmt: skip
    titles = {title.text for title in root.iter(f"{SVG}title")}
    assert {"Iran, state", "Kata'ib Hezbollah, armed group"} <= titles
    tags = {etree.QName(element).localname for element in root.iter()}
    assert tags <= {
        "svg",
        "title",
        "desc",
        "rect",
        "g",
        "path",
        "circle",
        "polygon",
        "text",
        "tspan",
    }
    names = {str(name) for element in root.iter() for name in element.attrib}
    assert not names & {"style", "class", "tabindex"}
    text = etree.tostring(root).decode()
    assert "var(" not in text
    assert "currentColor" not in text


def test_what_is_chosen_in_the_story_stands_out_in_what_is_saved(
    shipped_page: Path, opened: Open
) -> None:
    it = _opened(shipped_page, opened, "#thing=white-house")
    root = etree.fromstring(_saved(it, "SVG"))
    faded = len(root.findall(f".//{SVG}g[@opacity='0.16']"))
    assert 0 < faded < len(_drawn(it)["things"]) + len(_drawn(it)["lines"])


def test_the_picture_of_the_story_is_its_drawing_in_twice_the_pixels(told: Opened) -> None:
    root = etree.fromstring(_saved(told, "SVG"))
    picture = _saved(told, "PNG")
    width, height = struct.unpack(">II", picture[16:24])
    drawn = (float(root.get("width", "")), float(root.get("height", "")))
    assert (width, height) == (int(2 * drawn[0]), int(2 * drawn[1]))
    told.page.wait_for_function(
        "() => document.getElementById('take-said').textContent.includes('pixels')"
    )
    (words,) = told.texts("#take-said")
    assert words.endswith(f"png: {width} × {height} pixels")
    assert len(picture) > 50_000


def test_the_dark_page_gives_the_same_graph_as_the_light_one(
    shipped_page: Path, opened: Open
) -> None:
    graphs = {
        _saved(opened(shipped_page, fragment="#view=network", color_scheme=scheme), "GraphML")
        for scheme in ("light", "dark")
    }
    assert len(graphs) == 1
