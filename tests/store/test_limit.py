"""What is marked above a level is not there for whoever reads the store."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import actorgraph
from actorgraph.model.actor import Actor
from actorgraph.model.errors import InvalidValue, UnknownActor
from actorgraph.model.event import Event
from actorgraph.model.tlp import LEVELS, above
from actorgraph.store.reader import Store
from worlds import World, worlds, write_world


def shown(store: Store) -> dict[str, list[str]]:
    return {
        "actor": [actor.id for actor in store.actors()],
        "event": [event.id for event in store.events()],
        "source": [source.id for source in store.sources()],
        "claim": [claim.id for claim in store.claims()],
    }


def allowed(world: World, level: str) -> dict[str, list[str]]:
    """Return what may be shown, by the values alone."""
    too_strict = above(level) if level else ()
    things: list[Actor | Event] = [*world.actors, *world.events]
    hidden = {thing.id for thing in things if thing.tlp in too_strict}
    sources = [
        source.id
        for source in world.sources
        if source.tlp not in too_strict and source.publisher not in hidden
    ]
    claims = [
        claim
        for claim in world.claims
        if claim.tlp not in too_strict
        and claim.source in sources
        and not hidden.intersection(claim.mentions)
    ]
    for every in (world.events, world.actors):
        named = {key for claim in world.claims if claim not in claims for key in claim.mentions}
        kept = {key for claim in claims for key in claim.mentions}
        kept |= {source.publisher for source in world.sources if source.id in sources}
        kept |= {actor.parent for actor in world.actors if actor.id not in hidden}
        for event in world.events:
            if event.id not in hidden:
                kept |= {*event.places, event.part_of}
        hidden |= {thing.id for thing in every} & (named - kept)
    return {
        "actor": [actor.id for actor in world.actors if actor.id not in hidden],
        "event": [event.id for event in world.events if event.id not in hidden],
        "source": sources,
        "claim": [claim.id for claim in claims],
    }


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(worlds(), st.permutations(["", *LEVELS]))
def test_what_is_shown_and_counted_is_what_may_be(
    tmp_path_factory: pytest.TempPathFactory, world: World, levels: list[str]
) -> None:
    place: Path = tmp_path_factory.mktemp("limit") / "s.db"
    write_world(world, place)
    with closing(Store(place)) as store:
        for level in levels:
            store.limit(level)
            kept = allowed(world, level)
            assert shown(store) == kept
            everything = allowed(world, "")
            left = {noun: len(everything[noun]) - len(kept[noun]) for noun in kept}
            assert store.left_out() == {noun: many for noun, many in left.items() if many}
            assert store.count("claim") == store.count_claims() == len(kept["claim"])
            named = {key for actor in store.actors() for key in (actor.parent,) if key}
            named |= {
                key for event in store.events() for key in (event.part_of, *event.places) if key
            }
            assert named <= {*kept["actor"], *kept["event"]}


ACTORS = """\
- {id: red, name: Red, type: state, names: [Crimson], tlp: "TLP:RED"}
- {id: alpha, name: Alpha, type: armed-group, parent: red}
- {id: blue, name: Blue, type: state, tlp: green}
- {id: gazette, name: Gazette, type: media-outlet}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a case of which one actor, one event and one claim are marked."""
    (tmp_path / "reports").mkdir()
    (tmp_path / "case.yaml").write_text("title: Case", "utf-8")
    (tmp_path / "actors.yaml").write_text(ACTORS, "utf-8")
    (tmp_path / "events.yaml").write_text("- {id: raid, name: raid, tlp: AMBER}", "utf-8")
    (tmp_path / "reports" / "r.yaml").write_text(
        "source: {title: Report, publisher: gazette}\n"
        "claims:\n"
        "- {id: c1, relation: sponsors, subject: red, object: alpha, quote: of red}\n"
        "- {id: c2, relation: attacks, subject: alpha, object: blue, event: raid, quote: of the raid}\n"
        "- {id: c3, relation: sponsors, subject: blue, object: alpha, quote: of blue}\n"
        "- {id: c4, relation: sponsors, subject: blue, object: alpha, quote: itself, tlp: amber+strict}\n",
        "utf-8",
    )
    return tmp_path


def test_no_question_names_what_is_left_out(folder: Path) -> None:
    case = actorgraph.open_case(folder, tlp="TLP:GREEN")
    who = case.who("sponsors", "alpha")
    assert ([named.actor for named in who], who.claims) == (["blue"], ("c3",))
    with pytest.raises(UnknownActor):
        case.who("sponsors", "Crimson")
    assert len(case.find("Crimson")) == 0
    assert [voice.claims for voice in case.voices().voices] == [1]
    assert case.show("alpha").document()["actor"]["parent"] is None
    everything = str(actorgraph.open_case(folder).who("sponsors", "alpha"))
    assert ("stated · TLP:RED" in everything, "TLP:AMBER+STRICT" in everything) == (True, True)


def test_a_level_that_is_none_is_refused_and_the_file_is_not_changed(folder: Path) -> None:
    with pytest.raises(InvalidValue, match="unknown marking 'mauve'"):
        actorgraph.open_case(folder, tlp="mauve")
    store = actorgraph.open_case(folder, tlp="clear").store
    with closing(sqlite3.connect(store.path)) as raw:
        assert raw.execute("SELECT count(*) FROM sqlite_master WHERE type = 'view'").fetchone() == (
            0,
        )


def test_whom_only_a_marked_report_names_is_left_out_with_it(tmp_path: Path) -> None:
    (tmp_path / "raid.misp.json").write_text(
        json.dumps({"Event": {
            "info": "Raid", "date": "2024-02-02", "Orgc": {"name": "Org"}, "Tag": [{"name": "tlp:amber"}],
            "Attribute": [{"type": "threat-actor", "value": "Stoat"}, {"type": "target-org", "value": "Mole Ltd"}]}}),
        "utf-8",
    )  # fmt: skip
    (tmp_path / "open.csv").write_text("subject,relation,object\nStoat,attacks,Fox\n", "utf-8")
    for name in ("raid.misp.json", "open.csv"):
        actorgraph.import_files(tmp_path / name, tmp_path / "s.db")

    with closing(Store(tmp_path / "s.db")) as store:
        store.limit("green")
        assert {actor.name for actor in store.actors()} == {"Stoat", "Fox", "open.csv"}
