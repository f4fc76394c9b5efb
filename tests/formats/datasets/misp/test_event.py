"""An event of MISP is a report of its organisation: what it names is kept with its tags, and what is no actor is counted."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from actorgraph.formats.datasets.misp.event import recognises
from actorgraph.formats.importer import import_files
from actorgraph.formats.read.input import inputs_of
from actorgraph.formats.sink import Summary
from actorgraph.model.errors import Faults
from actorgraph.store.reader import Store
from worlds import world_of

OTTER, WEASEL, RATTLE = (f"dddddddd-0000-4000-8000-00000000000{n}" for n in (1, 2, 3))
ANN, FRONT, FILE = (f"eeeeeeee-0000-4000-8000-00000000000{n}" for n in (1, 2, 3))
ADDRESS: Final = "cccccccc-0000-4000-8000-000000000001"


def attribute(number: int, kind: str, value: str, **more: Any) -> dict[str, Any]:
    return {
        "id": str(number), "type": kind, "category": "Other", "to_ids": False, "event_id": "12", "distribution": "5",
        "uuid": f"cccccccc-0000-4000-8000-00000000000{number}", "timestamp": "1706900000", "comment": "", "deleted": False,
        "sharing_group_id": "0", "object_id": "0", "object_relation": None, "first_seen": None, "last_seen": None,
        "value": value, "Galaxy": [], "ShadowAttribute": [], **more,
    }  # fmt: skip


def member(relation: str, value: str) -> dict[str, Any]:
    return {"type": "text", "object_relation": relation, "value": value}


def thing(
    key: str,
    name: str,
    *members: dict[str, Any],
    refs: tuple[dict[str, Any], ...] = (),
    **more: Any,
) -> dict[str, Any]:
    return {
        "name": name, "meta-category": "misc", "description": "", "uuid": key, "deleted": False, "Attribute": [*members],
        "ObjectReference": [*refs], **more,
    }  # fmt: skip


def reference(number: int, target: str, word: str, **more: Any) -> dict[str, Any]:
    return {
        "uuid": f"ffffffff-0000-4000-8000-00000000000{number}", "referenced_uuid": target, "referenced_type": "1",
        "relationship_type": word, "deleted": False, **more,
    }  # fmt: skip


def cluster(key: str, value: str, kind: str, *ties: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {
        "uuid": key, "type": kind, "value": value, "tag_name": f'misp-galaxy:{kind}="{value}"', "description": "",
        "source": "MISP Project", "authors": ["An author"], "version": "4", "GalaxyClusterRelation": [*ties], "meta": {}, **more,
    }  # fmt: skip


def galaxy(kind: str, *clusters: dict[str, Any]) -> dict[str, Any]:
    return {"name": kind.title(), "type": kind, "description": f"About {kind}", "version": "3", "namespace": "misp",
            "icon": "user", "enabled": True, "GalaxyCluster": [*clusters]}  # fmt: skip


VERY_LIKELY: Final[dict[str, Any]] = {
    "name": 'estimative-language:likelihood-probability="very-likely"',
    "numerical_value": 80,
}
EVENT: Final[dict[str, Any]] = {
    "id": "12", "orgc_id": "2", "org_id": "1", "date": "2024-02-02", "threat_level_id": "2", "info": "Raid on the harbour",
    "published": True, "uuid": "aaaaaaaa-0000-4000-8000-000000000001", "attribute_count": "5", "analysis": "1",
    "timestamp": "1706900000", "distribution": "1", "sharing_group_id": "0", "extends_uuid": "",
    "Org": {"id": "1", "name": "Host Org", "uuid": "bbbbbbbb-0000-4000-8000-000000000001"},
    "Orgc": {"id": "2", "name": "CERT Norland", "uuid": "bbbbbbbb-0000-4000-8000-000000000002"},
    "Attribute": [
        attribute(1, "ip-dst", "203.0.113.7"),
        attribute(2, "threat-actor", "PALE STOAT", comment="by style", first_seen="2024-01-20T00:00:00+00:00",
                  last_seen="2024-01-28T10:00:00+00:00",
                  Tag=[{**VERY_LIKELY, "relationship_type": "attributed-to"}, {"name": "tlp:red"}, {"name": "type:OSINT"}]),
        attribute(3, "target-org", "Harbour Authority"),
        attribute(4, "link", "https://cert.example/1"),
        attribute(5, "md5", "d41d8cd98f00b204e9800998ecf8427e", deleted=True),
        attribute(6, "comment", "They asked for money"),
    ],
    "RelatedEvent": [{"Event": {"id": "3", "info": "Other"}}],
    "Galaxy": [
        galaxy("threat-actor",
            cluster(OTTER, "Grey Otter", "threat-actor",
                {"referenced_galaxy_cluster_uuid": WEASEL, "referenced_galaxy_cluster_type": "part-of", "Tag": [VERY_LIKELY]},
                meta={"synonyms": ["OTTER"], "country": ["NO"], "cfr-suspected-state-sponsor": ["Karth"], "refs": ["https://ref.example"]}),
            cluster(WEASEL, "Wet Weasel", "threat-actor")),
        galaxy("tool", cluster(RATTLE, "Rattle", "tool", meta={"platform": ["posix"]})),
    ],
    "Object": [
        thing(ANN, "person", member("first-name", "Ann"), member("last-name", "Reed"), member("alias", "Reedy"),
              member("nationality", "Norland"),
              refs=(reference(1, FRONT, "works-for", comment="since 2020"), reference(2, ADDRESS, "uses"), reference(3, "gone", "owns"))),
        thing(FRONT, "organization", member("name", "Front Ltd")),
        thing(FILE, "file", member("filename", "a.exe"), refs=(reference(4, FRONT, "written-by"),)),
    ],
    "EventReport": [{"name": "Report", "content": "A long text"}],
    "Tag": [{"name": "tlp:amber", "colour": "#FFC000"}, {"name": 'misp-galaxy:threat-actor="Grey Otter"'}, {"name": "circl:topic"}],
}  # fmt: skip


def read(folder: Path, document: Any, name: str = "e.json") -> Summary:
    (folder / name).write_text(
        document if isinstance(document, str) else json.dumps(document), "utf-8"
    )
    return import_files(folder / name, folder / "s.db", skipped=folder / "skipped.csv")


def said(folder: Path) -> set[tuple[str, ...]]:
    """Return the claims of a store with names for ids."""
    world = world_of(folder / "s.db")
    names = {actor.id: actor.name for actor in world.actors}
    names |= {event.id: event.name for event in world.events}
    return {
        (names.get(claim.subject, ""), claim.relation, names.get(claim.object, "") or claim.text or names.get(claim.event, ""),
         claim.role, claim.modality, claim.hedge, claim.tlp)
        for claim in world.claims
    }  # fmt: skip


RAID: Final = "Raid on the harbour"


def test_an_event_says_what_its_parts_say_with_their_tags(tmp_path: Path) -> None:
    summary = read(tmp_path, {"response": [{"Event": EVENT}]})

    assert said(tmp_path) == {
        ("Karth", "sponsors", "Grey Otter", "", "possible", "suspected", ""),
        ("Grey Otter", "part-of", "Wet Weasel", "", "likely", "very-likely", ""),
        ("Grey Otter", "related-to", RAID, "threat-actor", "stated", "", ""),
        ("Wet Weasel", "related-to", RAID, "threat-actor", "stated", "", ""),
        ("", "described-as", "Rattle", "tool", "stated", "", ""),
        ("CERT Norland", "attributes", "PALE STOAT", "", "likely", "very-likely", "red"),
        ("", "attacks", "Harbour Authority", "targets", "stated", "", ""),
        ("", "described-as", "They asked for money", "comment", "stated", "", ""),
        ("Ann Reed", "related-to", RAID, "person", "stated", "", ""),
        ("Front Ltd", "related-to", RAID, "organization", "stated", "", ""),
        ("Ann Reed", "affiliated-with", "Front Ltd", "works-for", "stated", "", ""),
        ("Ann Reed", "uses", "203.0.113.7", "", "stated", "", ""),
    }
    assert dict(summary.skipped) == {
        "a correlation with another event": 1,
        "a report in Markdown; 'actorgraph code' makes claims of a text": 1,
        "an attribute about no actor, of the type ip-dst": 1,
        "an attribute about no actor, of the type of an object, file": 1,
        "something that was deleted in MISP": 1,
        "a reference to something that is not in the event": 1,
        "a reference from an object that is no actor": 1,
    }


def test_the_report_is_a_source_of_its_organisation_with_its_marking(tmp_path: Path) -> None:
    read(tmp_path, {"Event": EVENT})
    with closing(Store(tmp_path / "s.db")) as store:
        (source,) = (it for it in store.sources() if it.id.startswith("misp-event-"))
        publisher = store.names([source.publisher])[source.publisher]
        (blame,) = (it for it in store.claims() if it.relation == "attributes")
        assert (source.title, publisher, source.date.text, source.tlp) == (
            RAID,
            "CERT Norland",
            "2024-02-02",
            "amber",
        )
        assert "circl:topic" in source.note and "Host Org" in source.note  # noqa: PT018
        assert (blame.when.text, blame.said.text, blame.cites) == (
            "2024-01-20/2024-01-28",
            "2024-02-02",
            "https://cert.example/1",
        )
        assert (
            blame.note
            == "comment=by style; category=Other; distribution=5; "
            + VERY_LIKELY["name"]
            + f"; type:OSINT; {VERY_LIKELY['name']}: attributed-to"
        )
        assert store.marking_of(blame) == "red"
        (ann,) = (it for it in store.actors() if it.name == "Ann Reed")
        assert ([name.text for name in ann.names], "nationality=Norland" in ann.note) == (
            ["Reedy"],
            True,
        )


SHAPES: Final = {
    "restSearch": {"response": [{"Event": EVENT}]},
    "one of restSearch": {"response": {"Event": EVENT}},
    "a file of a feed": {"Event": EVENT},
    "a list": [{"Event": EVENT}],
}


@pytest.mark.parametrize("shape", SHAPES)
def test_each_shape_is_recognised_and_says_the_same(tmp_path: Path, shape: str) -> None:
    (tmp_path / "e.json").write_text(json.dumps(SHAPES[shape]), "utf-8")
    (file,) = inputs_of([tmp_path / "e.json"])
    assert recognises(file)
    read(tmp_path, SHAPES[shape])
    assert len(said(tmp_path)) == 12


def test_importing_again_or_in_another_order_changes_nothing(tmp_path: Path) -> None:
    read(tmp_path, SHAPES["a list"])
    before = said(tmp_path)
    shuffled = dict(random.Random(1).sample([*EVENT.items()], len(EVENT)))
    changes = read(tmp_path, {"Event": shuffled}).changes
    assert (changes.added, changes.changed, said(tmp_path)) == (0, 0, before)


@pytest.mark.parametrize(
    ("document", "message"),
    [
        ('{"response": [{"Event": {"info": "cut', "is not JSON"),
        ([{"Event": EVENT}, {"Event": 7}], "event 2 is 7, no event of MISP"),
        ({"Event": {**EVENT, "info": 10**30}}, "more than 64 bits"),
        ("[" * 200, "recognised"),
        (
            {
                "aaaaaaaa-0000-4000-8000-000000000001": {
                    "Orgc": {"name": "O"},
                    "info": "of a manifest",
                }
            },
            "recognised",
        ),
    ],
)
def test_what_is_no_event_is_refused_in_a_line(tmp_path: Path, document: Any, message: str) -> None:
    with pytest.raises(Exception, match=message):
        read(tmp_path, document)
    assert not (tmp_path / "s.db").exists()


ODD: Final = st.sampled_from(
    [None, 7, "", "x", [], [None, 3], {}, {"uuid": 5}, True, "tlp:red", [{"name": None}]]
)


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    yield path
    for key, each in (
        value.items()
        if isinstance(value, dict)
        else enumerate(value)
        if isinstance(value, list)
        else ()
    ):
        yield from places(each, (*path, key))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.sampled_from([*places(EVENT)][1:]), ODD)
def test_whatever_stands_in_a_place_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, path: tuple[Any, ...], odd: Any
) -> None:
    document = json.loads(json.dumps(EVENT))
    where = document
    for step in path[:-1]:
        where = where[step]
    where[path[-1]] = odd
    folder = tmp_path_factory.mktemp("odd")
    try:
        summary = read(folder, {"Event": document})
    except Faults:
        return
    assert summary.rows == 1
