"""The page over the real datasets: what it says that it draws is seen, and it opens on what can be read."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from actorgraph import open_case
from actorgraph.formats.importer import import_files
from actorgraph.page.page import write_page
from page.conftest import Open
from page.seen import seen
from real_data import real_file

DATASETS: Final = {
    "acled": ["acled-format/acled-format.synthetic.csv"],
    "attack": ["mitre-attack/enterprise-attack-actors-subset.stix20.json"],
    "esd": ["ucdp/ucdp-esd-dy-181.xlsx"],
    "ftm": ["followthemoney/donations.ijson"],
    "gdelt": ["gdelt/gdelt2-events-20170701-sample.csv"],
    "ged": ["ucdp/ged191-syria.csv"],
    "graph": ["graph-files/gephi/Les Miserables.gexf"],
    "misp": ["misp-galaxy/threat-actor.json"],
    "ofac": ["ofac-sdn/sdn.csv", "ofac-sdn/alt.csv", "ofac-sdn/add.csv"],
    "stix": ["stix-examples/cti-documentation/poisonivy.json"],
    "several": ["ucdp/ucdp-dyadic-181.csv", "misp-galaxy/threat-actor.json", "gdelt/sample/gdelt2-events.sample.csv"],
}  # fmt: skip
#: How much of a large drawing may show no paint, and how much of a small one.
CROWDED: Final = 0.15
CLEAR: Final = 0.1
#: The most things at first sight, and around one.
AT_FIRST: Final = 120
AROUND: Final = 300

#: Things with some ties, and one with most, as [id, ids of ties].
SOME: Final = """() => {
    const { page } = actorgraph;
    const of = new Map(page.things.map(({ at }) => [at, []]));
    for (const { start, end, id, known, link } of page.ties) if (!known && link !== "blamed") for (const at of new Set([start.at, end.at])) of.get(at).push(id);
    const found = [...of].filter(([, ties]) => ties.length).sort(([, one], [, other]) => other.length - one.length);
    return [0, 0.02, 0.3, 0.9].map((share) => found[Math.floor(share * (found.length - 1))]).filter(Boolean).map(([at, ties]) => [page.things[at].id, ties.slice(0, 100)]);
}"""


@pytest.fixture(scope="module", params=DATASETS)
def real_page(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the page of a real dataset."""
    files = [real_file(name) for name in DATASETS[request.param]]
    folder = tmp_path_factory.mktemp(request.param)
    import_files(files, folder / "real.db")
    write_page(open_case(folder / "real.db").store, folder / "real.html")
    return folder / "real.html"


@pytest.mark.slow
def test_a_real_dataset_opens_on_what_can_be_read_and_is_seen(
    real_page: Path, opened: Open
) -> None:
    it = opened(real_page, viewport={"width": 1440, "height": 900})
    assert 2 <= it.ask("actorgraph.scene().things.length") <= AT_FIRST
    assert seen(it).wrong(CLEAR) == {}


@pytest.mark.slow
@pytest.mark.parametrize("fragment", ["#view=network", "#view=network&scope=all"])
def test_the_network_of_a_real_dataset_is_painted_where_the_scene_says(
    real_page: Path, opened: Open, fragment: str
) -> None:
    it = opened(real_page, fragment=fragment, viewport={"width": 1440, "height": 900})
    assert seen(it).wrong(CROWDED) == {}


@pytest.mark.slow
def test_two_hops_around_anybody_are_few_and_keep_all_own_ties(
    real_page: Path, opened: Open
) -> None:
    it = opened(real_page)
    for key, ties in it.ask(SOME):
        it.ask("(key) => { location.hash = `near=${encodeURIComponent(key)},2`; }", key)
        it.page.wait_for_function(
            "(key) => actorgraph.page.things[actorgraph.state.now().centre]?.id === key", arg=key
        )
        assert len(it.shown()) < AROUND
        assert key in it.shown()
        if len(ties) < 100:
            assert set(ties) <= set(it.ties())


@pytest.mark.slow
def test_what_a_real_dataset_cannot_understand_is_said(real_page: Path, opened: Open) -> None:
    it = opened(real_page)
    it.page.fill("#search", "who zibbled the frumious bandersnatch yesterday")
    it.page.keyboard.press("Enter")
    it.page.wait_for_selector("#panel:not([hidden])")
    (said,) = it.texts("#panel")
    assert "not understood" in said.casefold()
