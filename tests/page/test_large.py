"""Cases of other sizes: more actors than can be drawn at once, one, none, and names without end."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from actorgraph import open_case
from actorgraph.formats.tables.csv import import_csv
from actorgraph.page.page import write_page
from page.conftest import ACTORS, Open, World

ACTORS_OF_ALL = 1200
ATTACK = {"relation": "attacks", "subject": "ann", "object": "bob"}


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the page of 1,200 actors, each tied to the one whose number is a third of its own."""
    folder = tmp_path_factory.mktemp("many")
    with (folder / "many.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(["subject", "relation", "object", "publisher", "source", "quote"])
        for n in range(1, ACTORS_OF_ALL):
            table.writerow(
                [
                    f"Actor {n:04}",
                    "attacks",
                    f"Actor {n // 3:04}",
                    "Actor 0000",
                    "Report",
                    f"Words {n}.",
                ]
            )
    import_csv([folder / "many.csv"], folder / "many.db")
    write_page(open_case(folder / "many.db").store, folder / "many.html")
    return folder / "many.html"


def test_a_large_case_opens_on_a_hundred_and_says_how_many_are_hidden(
    many: Path, opened: Open
) -> None:
    it = opened(many)
    assert it.ask("actorgraph.page.things.length") == ACTORS_OF_ALL
    assert len(it.shown()) == 100
    (shown,) = it.texts("#shown > span")
    assert shown == f"100 of 1,200 actors and events, {len(it.claims())} of 1,199 claims"
    (left,) = it.texts("#shown > small")
    assert left.startswith("1,100 hidden: only ")


def test_show_all_draws_all_of_it(many: Path, opened: Open) -> None:
    it = opened(many, fragment="#view=network")
    it.page.get_by_role("button", name="Show all").click()
    assert (len(it.shown()), len(it.ties()), len(it.claims())) == (1200, 1199, 1199)
    assert it.page.is_hidden("#shown")


def test_who_is_not_in_sight_is_found_and_drawn_among_its_neighbours(
    many: Path, opened: Open
) -> None:
    it = opened(many)
    name = "Actor 0350"
    before = it.ask("(name) => { const { id, x, y } = actorgraph.page.things.find((it) => it.name === name); return { id, x, y }; }", name)  # fmt: skip
    assert before["id"] not in it.shown()
    it.page.fill("#search", name)
    it.page.keyboard.press("Enter")
    assert it.texts("#panel-title") == [name]
    drawn = it.ask("actorgraph.visible().scene.things.map(({ name }) => name).sort()")
    assert drawn == ["Actor 0116", "Actor 0350", "Actor 1050", "Actor 1051", "Actor 1052"]
    places = it.ask("actorgraph.visible().scene.things.map(({ id, x, y }) => [id, x, y])")
    assert [before["id"], before["x"], before["y"]] not in places
    apart = min(
        ((x - left) ** 2 + (y - top) ** 2) ** 0.5
        for one, x, y in places
        for other, left, top in places
        if one != other
    )
    assert 20 < apart < 600


def test_the_canvas_draws_many_and_answers_clicks(many: Path, opened: Open) -> None:
    it = opened(many, fragment="#view=network")
    it.page.get_by_role("button", name="Show all").click()
    it.ask("actorgraph.renderer.drawn()")
    coloured = it.ask(
        """(() => {
            const canvas = document.querySelector("#drawing canvas");
            const part = new OffscreenCanvas(canvas.width, canvas.height).getContext("2d");
            part.drawImage(canvas, 0, 0);
            const { data } = part.getImageData(0, 0, canvas.width, canvas.height);
            let count = 0;
            for (let at = 3; at < data.length; at += 4) if (data[at] > 128) count += 1;
            return count / (data.length / 4);
        })()"""
    )
    assert coloured > 0.01
    wrong = it.ask(
        """(({ page, renderer }) => page.things
            .filter((thing) => renderer.pick(renderer.where(thing)).thing !== thing).length)(actorgraph)"""
    )
    assert wrong < ACTORS_OF_ALL / 20  # in a drawing this dense some lie on others
    hub = it.ask("actorgraph.page.things.reduce((a, b) => (b.degree > a.degree ? b : a)).id")
    it.click_thing(hub)
    assert it.ask("actorgraph.page.things[actorgraph.state.now().thing].id") == hub


def test_where_nothing_passes_the_filters_the_drawing_says_so(world: World, opened: Open) -> None:
    it = opened(world(ATTACK))
    assert it.page.is_hidden("#nothing")
    it.change("{ families: new Set(page.families) }")
    assert (it.shown(), it.claims(), it.ties()) == ([], [], [])
    assert it.page.is_visible("#nothing")
    for key in ("0", "+", "ArrowLeft", "v", "v"):
        it.page.focus("#drawing")
        it.page.keyboard.press(key)
        if key == "v":
            assert it.page.locator("tbody tr:visible").count() == 0
            it.change('{ view: "drawing" }')
    it.page.get_by_role("button", name="Show all").click()
    assert it.shown() == ["ann", "bob", "cid", "raid"]
    assert it.page.is_hidden("#nothing")


def test_one_actor_alone_is_drawn_and_answers_a_click(world: World, opened: Open) -> None:
    claim = {"relation": "threatens", "subject": "cid", "text": "everybody"}
    it = opened(world(claim, actors=[ACTORS[2]], events=[]))
    assert (it.shown(), it.ties()) == (["cid"], [])
    it.click_thing("cid")
    assert it.texts("#panel .sentence") == ["Cid threatened “everybody”."]


@pytest.mark.parametrize("width", [1200, 390])
@pytest.mark.parametrize("name", ["W" * 500, "long name " * 50])
def test_names_without_end_make_nothing_wider_than_the_screen(
    world: World, opened: Open, name: str, width: int
) -> None:
    actors = [{**ACTORS[0], "name": name.strip()}, *ACTORS[1:]]
    it = opened(
        world({**ATTACK, "quote": name}, actors=actors, title=name),
        viewport={"width": width, "height": 800},
    )
    wide = {}
    for place, changes in {
        "opening": "{}",
        "dossier": '{ thing: page.thing("ann").at }',
        "tie": "{ thing: -1, tie: 0 }",
        "path": "{ tie: -1, path: { from: 0, to: 1 } }",
        "about": "{ path: null, about: true }",
        "filters": '{ about: false, scope: "near", centre: page.thing("ann").at }',
    }.items():
        it.change(changes)
        wide[place] = it.ask(
            """["html", "#panel", "#stage", "header", ".legend"]
                .map((name) => document.querySelector(name))
                .filter((it) => it.checkVisibility() && it.scrollWidth > it.clientWidth + 1)
                .map((it) => it.id || it.tagName)"""
        )
    assert wide == {place: [] for place in wide}
