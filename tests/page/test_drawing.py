"""A view as a network of pyvis: finished, safe, and to go on with in pyvis's own way."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import pytest
from pyvis.network import Network

from actorgraph import Case
from actorgraph.page.drawing import bend_of, network_of
from actorgraph.page.places import Places, places_of
from actorgraph.page.view import view_of
from actorgraph.store.reader import Store
from page.conftest import ACTORS, SOURCE, Open, World

ATTACK = {"relation": "attacks", "subject": "ann", "object": "bob"}
HOSTILE = "<img src=x onerror=alert(1)> href </script><script>alert(2)</script> & “Łódź”"


def drawn(store: Store) -> Any:
    """Return all of a store as a network."""
    view = view_of(store)
    return network_of(view, places_of(view))


def test_a_network_holds_all_that_is_drawn(world: World) -> None:
    bob = {**ACTORS[1], "names": [{"name": "Bob & sons"}]}
    ann = {**ACTORS[0], "type": "media-outlet"}
    source = {**SOURCE, "publisher": "ann"}
    claim = {**ATTACK, "quote": "He <hit>."}
    view = view_of(world(claim, actors=[ann, bob], events=[], source=source))
    places = Places({"ann": 9, "bob": 10}, {"ann": (-5, 0), "bob": (5, 1)}, {})
    network = network_of(view, places)
    ink = {"color": "#1c2024", "strokeColor": "#fbfaf8"}
    grey, brown, accent = "#7c8792", "#6b5648", "#0b5fb0"
    assert network.nodes == [
        {
            "id": "ann", "label": "Ann", "title": "Ann\nmedia outlet", "type": "media-outlet",
            "shape": "star", "size": 9, "x": -5, "y": 0, "borderWidth": 1.5,
            "shapeProperties": {"borderDashes": False}, "font": {"size": 14, **ink},
            "color": {
                "background": grey, "border": grey,
                "highlight": {"background": grey, "border": accent}, "hover": {"background": grey, "border": accent},
            },
        },
        {
            "id": "bob", "label": "Bob", "title": "Bob\narmed group\nalso: Bob &amp; sons", "type": "armed-group",
            "shape": "triangle", "size": 10, "x": 5, "y": 1, "borderWidth": 1.5,
            "shapeProperties": {"borderDashes": False}, "font": {"size": 14, **ink},
            "color": {
                "background": brown, "border": brown,
                "highlight": {"background": brown, "border": accent}, "hover": {"background": brown, "border": accent},
            },
        },
    ]  # fmt: skip
    assert network.edges == [
        {
            "id": "attack:ann:bob", "from": "ann", "to": "bob", "family": "attack", "modality": "stated",
            "title": "Ann attacked Bob.\nstated, 1 claim\nAnn: “He &lt;hit&gt;.”",
            "width": 1.2, "dashes": False, "smooth": False,
            "arrows": {"to": {"enabled": True, "scaleFactor": 0.55, "type": "arrow"}},
            "color": {"color": "#c23600", "highlight": "#c23600", "hover": "#c23600", "opacity": 0.9},
        }
    ]  # fmt: skip
    assert (network.get_nodes(), network.get_node("bob")) == (["ann", "bob"], network.nodes[1])
    assert (type(network), network.heading, network.directed) == (Network, "A small case", True)


def test_the_title_of_a_line_says_that_nobody_asserts_it(world: World) -> None:
    attack = {"relation": "attacks", "subject": "ann", "object": "bob"}
    store = world(
        {**attack, "modality": "denied", "claimant": "bob", "quote": "No."},
        {**attack, "modality": "hinted", "quote": "Well."},
    )
    (edge,) = drawn(store).edges
    assert edge["title"].splitlines() == [
        "Cid hinted that Ann attacked Bob.",
        "2 claims, 1 hinted, 1 denied; nobody asserts it",
        "Cid, hinted: “Well.”",
        "Bob, denied: “No.”",
    ]


def test_a_network_has_every_thing_and_tie_of_the_shipped_case(shipped: Store) -> None:
    view = view_of(shipped)
    network = drawn(shipped)
    assert network.get_nodes() == list(view.things)
    assert [edge["id"] for edge in network.edges] == [tie.id for tie in view.ties]
    assert len({edge["id"] for edge in network.edges}) == len(view.ties)


def test_lines_between_the_same_two_bend_apart(world: World) -> None:
    store = world(
        ATTACK,
        {**ATTACK, "relation": "threatens"},
        {"relation": "attacks", "subject": "bob", "object": "ann"},
    )
    edges = drawn(store).edges
    curve = {"enabled": True, "type": "curvedCCW", "roundness": 0.2138}
    assert [edge["smooth"] for edge in edges] == [curve, False, curve]
    assert [bend_of(edge) for edge in edges] == [-0.1, 0, -0.1]


def test_loops_of_one_node_stand_at_different_angles(world: World) -> None:
    own = {"subject": "ann", "object": "ann"}
    edges = drawn(
        world({"relation": "attacks", **own}, {"relation": "threatens", **own}, ATTACK)
    ).edges
    assert [edge.get("selfReference") for edge in edges] == [
        {"size": 15, "angle": 0.8, "renderBehindTheNode": False},
        {"size": 15, "angle": 1.7, "renderBehindTheNode": False},
        None,
    ]


@pytest.mark.parametrize(
    ("claim", "ends"),
    [
        (ATTACK, {"to": "arrow"}),
        ({**ATTACK, "relation": "allied-with"}, {"to": None}),
        ({"relation": "attacks", "subject": "ann", "event": "raid"}, {"to": "circle"}),
        (
            {"relation": "kills", "event": "raid", "object": "bob"},
            {"to": "arrow", "from": "circle"},
        ),
    ],
)
def test_the_ends_of_a_line_say_what_it_means(
    world: World, claim: dict[str, Any], ends: dict[str, str | None]
) -> None:
    (edge,) = drawn(world(claim)).edges
    assert {end: arrow.get("type") for end, arrow in edge["arrows"].items()} == ends


def look(edge: dict[str, Any]) -> tuple[float, Any, float, bool]:
    """Return how wide, dashed and opaque a line is, and whether a bar across it says that it is denied."""
    return edge["width"], edge["dashes"], edge["color"]["opacity"], "middle" in edge["arrows"]


DENIED: Final = {**ATTACK, "modality": "denied", "claimant": "bob"}
DOTS: Final = [1, 6]


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        ([ATTACK, {**ATTACK, "quote": "Again."}], (1.87, False, 0.9, False)),
        ([ATTACK, DENIED], (1.2, False, 0.9, True)),
        ([ATTACK, {**ATTACK, "modality": "hinted"}], (1.2, False, 0.9, False)),
        ([DENIED, {**DENIED, "quote": "No."}], (1.2, DOTS, 0.5, True)),
    ],
)
def test_a_line_is_as_wide_as_it_is_asserted_and_a_denial_puts_a_bar_across(
    world: World, claims: list[dict[str, Any]], expected: tuple[float, Any, float, bool]
) -> None:
    (edge,) = drawn(world(*claims)).edges
    assert look(edge) == expected


def test_who_denies_an_event_or_is_silent_on_it_is_not_drawn_as_who_claims_it(world: World) -> None:
    own = {"subject": "ann", "event": "raid"}
    edges = drawn(
        world(
            {**own, "relation": "claims-responsibility"},
            {**own, "relation": "denies-responsibility"},
            {**own, "relation": "does-not-claim"},
        )
    ).edges
    assert {edge["family"]: look(edge) for edge in edges} == {
        "attribution": (1.2, False, 0.9, False),
        "denial-of-responsibility": (1.2, DOTS, 0.5, True),
        "no-claim-of-responsibility": (1.2, DOTS, 0.5, False),
    }
    assert len({edge["color"]["color"] for edge in edges}) == 2
    assert [edge["title"].splitlines()[0] for edge in edges] == [
        "Ann claimed responsibility for the raid.",
        "Ann denied responsibility for the raid.",
        "Ann does not claim responsibility for the raid.",
    ]


def test_the_title_of_a_line_says_that_it_is_also_denied(world: World) -> None:
    (edge,) = drawn(world(ATTACK, DENIED)).edges
    assert edge["title"].splitlines()[1] == "2 claims, 1 stated, 1 denied; it is also denied"


@pytest.mark.parametrize(
    ("modality", "dashes"), [("stated", False), ("possible", [9, 6]), ("denied", [1, 6])]
)
def test_the_line_says_how_sure_the_firmest_claim_is(
    world: World, modality: str, dashes: bool | list[int]
) -> None:
    (edge,) = drawn(world({**ATTACK, "modality": modality})).edges
    assert edge["dashes"] == dashes


def test_a_network_goes_on_in_the_way_of_pyvis(world: World, tmp_path: Path, opened: Open) -> None:
    network = drawn(world(ATTACK))
    network.add_node(7, label="mine", title="<b>bold</b><br>and plain", x=200, y=50)
    network.add_edge(7, "ann", width=3)
    network.toggle_physics(True)
    network.set_edge_smooth("dynamic")
    network.show_buttons(filter_=["physics"])
    shown = opened(saved(network, tmp_path))
    assert shown.ask("[nodes.length, edges.length, network.physics.physicsEnabled]") == [5, 2, True]
    assert shown.ask("nodes.get(7).title") == "<b>bold</b>\nand plain"
    assert shown.page.locator("#config .vis-configuration-wrapper").count() == 1
    assert (network.neighbors("ann"), network.neighbors(7)) == ({"bob"}, {"ann"})


def saved(network: Any, folder: Path) -> Path:
    """Return the file into which pyvis saved a network, the only one that it wrote."""
    folder = folder / "saved"
    folder.mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        network.save_graph("network.html")
    assert [path.name for path in folder.iterdir()] == ["network.html"]
    return folder / "network.html"


#: How many pixels of the drawing are not its ground.
PIXELS = """(() => {
    const { width, height } = document.querySelector("#mynetwork canvas");
    const { data } = document.querySelector("#mynetwork canvas").getContext("2d").getImageData(0, 0, width, height);
    return data.filter((value, at) => at % 4 === 3 && value > 0).length;
})()"""


def test_a_saved_network_draws_offline_and_shows_what_is_behind_a_line(
    shipped: Store, tmp_path: Path, opened: Open
) -> None:
    shown = opened(saved(drawn(shipped), tmp_path))
    assert shown.texts("h1") == [shipped.meta["title"]]
    assert shown.page.title() == shipped.meta["title"]
    assert shown.ask("document.compatMode") == "CSS1Compat"
    assert shown.ask(PIXELS) > 10_000
    x, y = shown.ask(
        """(() => {
            const { x, y } = network.canvasToDOM(network.getPosition("iran"));
            const { left, top } = document.getElementById("mynetwork").getBoundingClientRect();
            return [x + left, y + top];
        })()"""
    )
    shown.page.mouse.move(x, y)
    title = shown.page.locator(".vis-tooltip", has_text="Islamic Republic of Iran")
    title.wait_for()
    assert title.inner_text() == "Iran\nstate\nalso: Islamic Republic of Iran, Tehran, ایران"
    assert shown.requests == [shown.page.url]


@pytest.mark.parametrize("way", ["save_graph", "write_html", "generate_html", "show"])
def test_every_method_that_writes_gives_the_same_bytes_in_ascii(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    network = drawn(world(ATTACK, title="حزب الله – Łódź 🙂"))
    monkeypatch.chdir(tmp_path)
    done = getattr(network, way)("page.html")
    text = done if way == "generate_html" else Path("page.html").read_text("ascii")
    assert text == drawn_again(network)
    assert text.startswith("<!doctype html>\n")


def drawn_again(network: Any) -> str:
    """Return the HTML of a network, which must be ASCII: pyvis writes in the system's encoding."""
    html: str = network.generate_html()
    assert html.isascii()
    return html


@pytest.fixture
def hostile(world: World) -> Any:
    """Return a network with strangers' words in its heading, labels, titles and ids."""
    actors = [{**ACTORS[0], "name": HOSTILE}, {**ACTORS[1], "names": [{"name": f"{HOSTILE} 2"}]}]
    network = drawn(world({**ATTACK, "quote": HOSTILE}, actors=actors, title=HOSTILE))
    network.add_node(HOSTILE, title=HOSTILE, x=0, y=99)
    return network


def test_strangers_words_are_shown_and_run_nothing(
    hostile: Any, tmp_path: Path, opened: Open
) -> None:
    hostile.select_menu = hostile.filter_menu = hostile.neighborhood_highlight = True
    shown = opened(saved(hostile, tmp_path))
    assert (shown.page.title(), shown.texts("h1")) == (HOSTILE, [HOSTILE])
    assert shown.ask("nodes.get('ann').title") == f"{HOSTILE}\nstate"
    assert shown.ask("edges.get()[0].title.split('\\n').pop()") == f"cid: “{HOSTILE}”"
    assert shown.texts("#menus select >> nth=0 >> option")[-1] == HOSTILE
    assert shown.page.locator("img, h1 *, option *, body script:nth-of-type(n + 5)").count() == 0


def test_strangers_words_run_nothing_in_the_template_of_pyvis_either(
    hostile: Any, tmp_path: Path, opened: Open
) -> None:
    hostile.set_template_dir(f"{Path(network_file()).parent}/templates/")
    del hostile.nodes[-1]  # what a user adds is the user's own
    page = tmp_path / "theirs.html"
    page.write_text(hostile.generate_html().replace("<html>", '<html data-ready="">'), "utf-8")
    shown = opened(page)
    assert shown.page.locator("img").count() == 0
    shown.ask("network.body.emitter.emit('showPopup', 'ann')")
    assert shown.texts(".popup")[0].startswith("<img src=x onerror=alert(1)>")
    assert not [words for words in shown.complaints if "ERR_" not in words]
    shown.forget()  # of what pyvis's template asks the network for


def network_file() -> str:
    """Return where pyvis is."""
    import pyvis

    return str(pyvis.__file__)


def test_the_menus_of_pyvis_select_and_filter(world: World, tmp_path: Path, opened: Open) -> None:
    network = drawn(world(ATTACK, {"relation": "leads", "subject": "cid", "object": "bob"}))
    network.select_menu = network.filter_menu = True
    shown = opened(saved(network, tmp_path))
    chosen = shown.page.locator("#menus p >> nth=0 >> select")
    chosen.select_option("Bob")
    assert shown.ask("network.getSelectedNodes()") == ["bob"]
    shown.page.click("text=Reset selection")
    for n, word in enumerate(("node", "type", "person")):
        shown.page.locator(f"#menus p >> nth=1 >> select >> nth={n}").select_option(word)
    shown.page.get_by_role("button", name="Filter", exact=True).click()
    assert shown.ask("nodes.get({ filter: ({ hidden }) => !hidden }).map(({ id }) => id)") == [
        "cid"
    ]
    shown.page.click("text=Reset filter")
    assert shown.ask("nodes.get({ filter: ({ hidden }) => hidden }).length") == 0


def test_a_case_gives_what_its_filters_leave(shipped: Store) -> None:
    network = Case(shipped).to_pyvis(modality="denied")
    assert {edge["modality"] for edge in network.edges} == {"denied"}
    assert 0 < len(network.edges) < 10


def test_edges_of_our_own_page_have_only_the_course_of_those_that_may_be_changed_one_by_one(
    world: World,
) -> None:
    attack = {"relation": "attacks", "subject": "ann", "object": "bob"}
    store = world(attack, {**attack, "relation": "sponsors"}, {**attack, "relation": "threatens"})
    view = view_of(store)
    places = places_of(view)
    every, ours = (network_of(view, places, titled=titled).edges for titled in (True, False))
    assert [edge.keys() for edge in ours] == [{"from", "to", "smooth"}] * 3
    assert ours == [{key: edge[key] for key in ("from", "to", "smooth")} for edge in every]
    every[0]["smooth"]["roundness"] = 1
    every[0]["color"]["color"] = "red"
    assert drawn(store).edges[1:] == every[1:]
    assert drawn(store).edges[0] != every[0]
