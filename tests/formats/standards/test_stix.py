"""STIX says what it says and no more on the way in, and holds everything on the way out."""

from __future__ import annotations

import json
import re
import tempfile
from collections import Counter
from contextlib import closing
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, Final

import jsonschema
import pytest
import referencing
from hypothesis import given
from hypothesis import strategies as st
from referencing.jsonschema import DRAFT202012

from actorgraph import Case
from actorgraph.formats.exporter import export
from actorgraph.formats.importer import import_files
from actorgraph.formats.read.input import inputs_of
from actorgraph.formats.selection import Selection
from actorgraph.formats.sink import Summary
from actorgraph.formats.standards.stix import recognises
from actorgraph.formats.standards.stix.marking import LEVELS as MARKINGS
from actorgraph.formats.standards.stix.marking import name_of
from actorgraph.formats.standards.stix.words import EXTENSION, MAKER
from actorgraph.model.actor import Actor, Name
from actorgraph.model.claim import Claim, Quantity
from actorgraph.model.dates import read_when
from actorgraph.model.errors import Faults, InvalidValue
from actorgraph.model.event import Event
from actorgraph.model.modality import ASSERTIVE, MODALITIES
from actorgraph.model.source import Source
from actorgraph.model.tlp import LEVELS
from actorgraph.store.reader import Store
from formats.exported import losses
from real_data import DATASETS, real_file
from worlds import World, carried, sorted_world, world_of, worlds, write_world

SCHEMAS: Final = "stix-examples/schemas"
REAL: Final = sorted(
    str(path.relative_to(DATASETS))
    for folder in ("mitre-attack", "stix-examples/cti-documentation", "stix-examples/cti-stix2-json-schemas")
    for path in (DATASETS / folder).glob("*.json")
)  # fmt: skip


def stix_id(kind: str, number: int) -> str:
    return f"{kind}--00000000-0000-4000-8000-{number:012d}"


def thing(kind: str, number: int, **more: Any) -> dict[str, Any]:
    """Return an object of STIX 2.1."""
    return {
        "type": kind,
        "spec_version": "2.1",
        "id": stix_id(kind, number),
        "created": "2024-02-02T10:00:00.000Z",
        "modified": "2024-02-02T10:00:00.000Z",
        **more,
    }


def tie(number: int, source: str, word: str, target: str, **more: Any) -> dict[str, Any]:
    ends = {"relationship_type": word, "source_ref": source, "target_ref": target}
    return thing("relationship", number, **{**ends, **more})


WATCH: Final = thing("identity", 1, name="Watch", identity_class="organization")
GROUP: Final = thing("intrusion-set", 2, name="Group", aliases=["Group", "Troupe"])
VICTIM: Final = thing("identity", 3, name="Victim", identity_class="class")
RAID: Final = thing("campaign", 4, name="Raid", first_seen="2024-01-02T00:00:00Z")
TOOL: Final = thing("tool", 5, name="Lockpick")
TOWN: Final = thing("location", 6, name="Town", city="Town", country="IR")
G, V, R, T, L = (it["id"] for it in (GROUP, VICTIM, RAID, TOOL, TOWN))


class Files:
    """STIX files in a folder, and the store that they are brought into."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.store = folder / "store.db"

    def read(self, *contents: Any, name: str = "bundle.json") -> Summary:
        paths = []
        for number, content in enumerate(contents):
            path = self.folder / (name if len(contents) == 1 else f"{number}.json")
            path.write_text(content if isinstance(content, str) else json.dumps(content), "utf-8")
            paths.append(path)
        return import_files(paths, self.store, format="stix")

    def objects(self, *objects: Any, **more: Any) -> Summary:
        return self.read({"type": "bundle", "id": stix_id("bundle", 9), "objects": objects, **more})

    def refused(self, content: Any) -> list[str]:
        with pytest.raises(Faults) as caught:
            self.read(content)
        assert not self.store.exists()
        return [str(fault) for fault in caught.value.faults]

    def claims(self) -> list[Claim]:
        return list(world_of(self.store).claims)

    def said(self) -> list[tuple[str, str, str, str, str]]:
        """Return who does what to whom, in which role, and how it is said; names cut to their number."""
        return [
            (
                (it.subject or it.event)[-1:], it.relation, it.object[-1:] or it.text, it.role,
                it.modality,
            )
            for it in self.claims()
        ]  # fmt: skip


@pytest.fixture
def files(tmp_path: Path) -> Files:
    return Files(tmp_path)


# -- in --------------------------------------------------------------------------------------------


def test_a_relationship_is_a_claim_of_its_creator_with_all_that_it_says(files: Files) -> None:
    files.objects(
        WATCH,
        GROUP,
        VICTIM,
        tie(
            10, G, "targets", V,
            created_by_ref=WATCH["id"], modified="2024-03-01T00:00:00Z", confidence=70,
            description="Group was\nseen to target victims.", start_time="2024-01-01T00:00:00Z",
            stop_time="2024-01-31T00:00:00Z",
            object_marking_refs=[stix_id("marking-definition", 1)],
            external_references=[{"source_name": "Post", "url": "https://example.org/1"}],
        ),
    )  # fmt: skip

    assert files.claims() == [
        Claim(
            stix_id("relationship", 10),
            "attacks",
            "stix-bundle-json",
            WATCH["id"],
            G,
            V,
            role="targets",
            modality="likely",
            when=read_when("2024-01-01/2024-01-31"),
            said=read_when("2024-03-01"),
            quote="Group was seen to target victims.",
            note=f"object_marking_refs={stix_id('marking-definition', 1)}; confidence=70;"
            " created=2024-02-02",
            file="bundle.json",
            record=stix_id("relationship", 10),
            cites="https://example.org/1",
        )
    ]


@pytest.mark.parametrize(
    ("source", "word", "target", "claim"),
    [
        (G, "uses", T, ("2", "uses", "Lockpick", "", "stated")),
        (G, "targets", V, ("2", "attacks", "3", "targets", "stated")),
        (R, "targets", V, ("4", "attacks", "3", "targets", "stated")),
        (G, "attributed-to", V, ("2", "related-to", "3", "attributed-to", "stated")),
        (G, "located-at", L, ("2", "operates-in", "6", "located-at", "stated")),
        (L, "located-at", L, ("6", "located-in", "6", "located-at", "stated")),
        (G, "originates-from", L, ("2", "related-to", "6", "originates-from", "stated")),
        (G, "impersonates", V, ("2", "related-to", "3", "impersonates", "stated")),
        (G, "duplicate-of", V, ("2", "same-as", "3", "duplicate-of", "stated")),
        (G, "derived-from", V, ("2", "related-to", "3", "derived-from", "stated")),
        (G, "part-of", V, ("2", "part-of", "3", "", "stated")),
        (G, "related-to", V, ("2", "related-to", "3", "", "stated")),
        (G, "is-fond-of", V, ("2", "related-to", "3", "is-fond-of", "stated")),
    ],
)
def test_a_word_of_stix_becomes_the_nearest_relation(
    files: Files, source: str, word: str, target: str, claim: tuple[str, ...]
) -> None:
    files.objects(GROUP, VICTIM, RAID, TOOL, TOWN, tie(10, source, word, target))

    assert files.said() == [claim]


def test_an_attributed_campaign_is_blamed_by_its_creator(files: Files) -> None:
    files.objects(WATCH, GROUP, RAID, tie(10, R, "attributed-to", G, created_by_ref=WATCH["id"]))

    assert [(it.relation, it.subject, it.event, it.object) for it in files.claims()] == [
        ("attributes", WATCH["id"], R, G)
    ]


def test_who_signed_nothing_is_not_made_to_say_it(files: Files) -> None:
    files.objects(
        {**GROUP, "created_by_ref": WATCH["id"]}, WATCH, RAID, tie(1, R, "attributed-to", G)
    )

    (claim,) = files.claims()
    assert (claim.claimant, claim.subject) == ("stix-bundle-json-file", "stix-bundle-json-file")


def test_a_creator_that_is_not_in_the_file_is_an_actor_without_a_name(files: Files) -> None:
    files.objects(GROUP, VICTIM, tie(1, G, "targets", V, created_by_ref=stix_id("identity", 77)))

    (claim,) = files.claims()
    unnamed = next(it for it in world_of(files.store).actors if it.id == claim.claimant)
    assert (unnamed.name, unnamed.type) == (stix_id("identity", 77), "unknown")


@pytest.mark.parametrize(
    ("confidence", "modality"),
    [
        (0, "possible"), (59, "possible"), (60, "likely"), (100, "likely"), (None, "stated"),
        ("high", "stated"), (True, "stated"),
    ],
)  # fmt: skip
def test_a_confidence_never_makes_more_than_likely(
    files: Files, confidence: Any, modality: str
) -> None:
    files.objects(GROUP, VICTIM, tie(1, G, "targets", V, confidence=confidence))

    assert [it.modality for it in files.claims()] == [modality]


def test_means_motives_roles_and_words_of_a_description_tie_nobody_to_a_state(files: Files) -> None:
    files.objects(
        thing(
            "threat-actor", 1, name="Hired", roles=["sponsor"], resource_level="government",
            threat_actor_types=["nation-state"], description="Sponsored by the state of Red.",
        ),
        thing("location", 2, country="RD", name="Red"),
    )  # fmt: skip

    assert files.claims() == []
    assert {it.type for it in world_of(files.store).actors} == {"organisation", "place", "dataset"}


@pytest.mark.parametrize("key", ["revoked", "x_mitre_deprecated"])
def test_what_is_revoked_or_deprecated_is_left_out_with_its_ties(files: Files, key: str) -> None:
    summary = files.objects(
        {**GROUP, key: True}, VICTIM, RAID,
        tie(1, G, "targets", V), tie(2, R, "targets", V, **{key: True}),
    )  # fmt: skip

    assert files.claims() == []
    notes = {it.id: it.note for it in world_of(files.store).actors}
    assert notes[G].startswith(
        f"{'revoked' if key == 'revoked' else 'deprecated'}; STIX intrusion-set"
    )
    word = "revoked" if key == "revoked" else "deprecated"
    assert summary.skipped == {word: 2, "a tie to something that is revoked or deprecated": 1}


def test_both_versions_may_stand_in_one_bundle(files: Files) -> None:
    old = {key: it for key, it in GROUP.items() if key != "spec_version"}
    files.objects(old, VICTIM, tie(1, G, "targets", V), spec_version="2.0")

    assert files.said() == [("2", "attacks", "3", "targets", "stated")]


def test_of_several_versions_the_newest_counts_wherever_it_stands(files: Files) -> None:
    new = {"modified": "2025-01-01T00:00:00Z"}
    newer_tie = tie(1, G, "uses", V, **new)
    summary = files.objects(
        {**GROUP, "name": "New", **new}, GROUP, VICTIM, newer_tie, tie(1, G, "targets", V)
    )

    assert files.said() == [("2", "uses", "3", "", "stated")]
    assert [it.name for it in world_of(files.store).actors if it.id == G] == ["New"]
    assert summary.skipped == {"an older version of an object": 2}


def test_objects_may_refer_to_those_of_another_file_and_of_an_earlier_import(files: Files) -> None:
    files.read(tie(1, G, "targets", V), GROUP, VICTIM)
    files.objects(tie(2, G, "uses", V), tie(3, G, "uses", stix_id("identity", 88)))

    assert files.said() == [
        ("2", "attacks", "3", "targets", "stated"),
        ("2", "uses", "3", "", "stated"),
    ]
    assert [it.name for it in world_of(files.store).actors if it.id == G] == ["Group"]


def test_reports_and_what_has_no_actor_make_no_claims(files: Files) -> None:
    summary = files.objects(
        GROUP, TOOL, thing("report", 7, name="R", object_refs=[G, V]),
        tie(1, T, "targets", V), tie(2, T, "uses", T), tie(3, G, "uses", stix_id("tool", 99)),
    )  # fmt: skip

    assert files.claims() == []
    assert summary.skipped == {
        "malware, tools, indicators and the like are no actors; their names stand in claims": 1,
        "a report, or a note or opinion of no actor, event or tie; what it lists is no claim": 1,
        "a tie to something that is not in the files": 2,
        "a tie that begins at malware, an indicator or the like, which do and say nothing": 1,
    }


def test_a_sighting_says_where_an_actor_was_seen(files: Files) -> None:
    files.objects(
        GROUP, VICTIM, TOWN,
        thing(
            "sighting", 8, sighting_of_ref=G, where_sighted_refs=[V, L, stix_id("identity", 66)],
            count=3, first_seen="2024-01-01T00:00:00Z", last_seen="2024-01-01T09:00:00Z",
        ),
    )  # fmt: skip

    assert sorted(files.said()) == [
        ("2", "related-to", "3", "sighted at", "stated"),
        ("2", "related-to", "6", "sighted at", "stated"),
    ]
    assert {(it.when.text, it.note) for it in files.claims()} == {("2024-01-01", "count=3")}


def test_actors_and_events_keep_names_codes_and_dates(files: Files) -> None:
    files.objects(
        {
            **GROUP,
            "external_references": [{"source_name": "mitre-attack", "external_id": "G0001"}],
            "goals": ["Money"],
            "description": "A band.",
        },
        RAID,
        TOWN,
        thing("location", 7, country="ir"),
    )  # fmt: skip

    world = world_of(files.store)
    assert [it for it in world.actors if it.id == G] == [
        Actor(
            G, "Group", "organisation",
            names=(Name("Troupe"), Name("mitre-attack:G0001", "code"), Name(f"stix:{G}", "code")),
            note="STIX intrusion-set; goals=Money; A band.",
        )
    ]  # fmt: skip
    codes = {
        it.name: [name.text for name in it.names[:-1]] for it in world.actors if it.type == "place"
    }
    assert codes == {"Town": [], "ir": ["iso2:IR"]}
    assert [(it.id, it.type, it.when.text) for it in world.events] == [
        (R, "campaign", "2024-01-02/")
    ]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "bundle.json, line 1: is not JSON"),
        ('{"type": "bundle", "objects": [', "bundle.json, line 1: is not JSON"),
        ({"$id": "x", "type": "object"}, "bundle.json: is no STIX: nothing in it has an id"),
        ({"type": "bundle", "objects": {"a": 1}}, "bundle.json: is no STIX: a bundle needs a list"),
        ("3", "bundle.json: is no STIX"),
        ([GROUP, 7], "bundle.json: object 2 is 7, no object of STIX"),
    ],
)  # fmt: skip
def test_what_is_no_stix_is_refused_with_a_reason(files: Files, content: Any, message: str) -> None:
    faults = files.refused(content)

    assert [fault[: len(message)] for fault in faults] == [message]


def test_an_empty_bundle_makes_no_actor_but_itself(files: Files) -> None:
    files.read({"type": "bundle", "id": stix_id("bundle", 1)})

    assert [(it.name, it.type) for it in world_of(files.store).actors] == [
        ("bundle.json", "dataset")
    ]


_ANYTHING: Final = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 10**12) | st.text(max_size=5)
    | st.sampled_from([G, V, R, T, L, "targets", "\x00", "\u202e", "2024-13-45", "2024-01-01T"]),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=4,
)  # fmt: skip
_KEYS: Final = [
    "name", "aliases", "first_seen", "last_seen", "created", "modified", "created_by_ref", "confidence",
    "description", "external_references", "source_ref", "target_ref", "relationship_type", "revoked",
    "where_sighted_refs", "sighting_of_ref", "count", "identity_class", "sectors", "country", "latitude",
    "definition", "start_time", "object_marking_refs", "x_mitre_version", "goals", "published",
]  # fmt: skip


@given(
    st.lists(
        st.tuples(
            st.sampled_from(
                [
                    GROUP, VICTIM, RAID, TOOL, TOWN, tie(1, G, "targets", V), tie(2, R, "attributed-to", G),
                    thing("sighting", 8, sighting_of_ref=G, where_sighted_refs=[V]),
                    thing("report", 7, name="R"), thing("x-mitre-collection", 7, name="C"),
                    thing("marking-definition", 7, definition={"statement": "S"}),
                ]
            ),
            st.dictionaries(st.sampled_from(_KEYS), _ANYTHING, max_size=3),
        ),
        max_size=6,
    )
)  # fmt: skip
@pytest.mark.slow
def test_objects_with_anything_in_them_are_read_or_skipped(changed: Any) -> None:
    with tempfile.TemporaryDirectory() as folder:
        files = Files(Path(folder))
        summary = files.objects(*({**value, **more} for value, more in changed))

        assert summary.rows == len(changed)
        assert summary.claims >= len(files.claims())
        before = world_of(files.store)
        with closing(Store(files.store)) as store:
            export(Selection(store), files.folder / "o.stix.json")
        import_files([files.folder / "o.stix.json"], files.folder / "again.db", format="stix")
        assert world_of(files.folder / "again.db") == before


def test_what_was_changed_badly_in_our_words_is_a_fault_of_its_object(files: Files) -> None:
    store = thing("identity", 1, name="S", x_actorgraph_store={"about": {"title": "S"}})
    bad_id = thing("identity", 2, x_actorgraph_actor={"id": "a b", "name": "A"})
    no_record = thing("identity", 3, x_actorgraph_actor=[1])
    use = "use letters, digits, '-', '_' and '.'"

    assert files.refused([store, bad_id, no_record]) == [
        f"bundle.json: {bad_id['id']}: 'a b' cannot be the id of an actor; {use}",
        f"bundle.json: {no_record['id']}: our property holds [1] and no record",
    ]


@pytest.mark.parametrize(
    "about", [None, 3, {"about": 3}, {"about": {"title": 3}}, {"about": {}, "relations": [{}]}]
)
def test_a_header_of_anything_is_a_fault(files: Files, about: Any) -> None:
    (fault,) = files.refused([thing("identity", 1, name="S", x_actorgraph_store=about)])

    assert fault.startswith("bundle.json: what it says of its store is not as actorgraph writes it")


def test_only_what_has_ids_of_stix_is_recognised(tmp_path: Path) -> None:
    cases = {
        "bundle": json.dumps({"type": "bundle", "id": stix_id("bundle", 1), "objects": []}),
        "single": json.dumps(GROUP),
        "schema": '{"$id": "x", "type": "object", "pattern": "^bundle--"}',
        "ours": json.dumps({"actors": [{"id": G, "type": "organisation"}]}),
        "text": f'"id": "{G}"',
        "bytes": "\x00\xff",
    }
    for name, content in cases.items():
        (tmp_path / name).write_text(content, encoding="latin-1")
    found = {name: recognises(inputs_of([tmp_path / name])[0]) for name in cases}

    assert found == {
        "bundle": True, "single": True, "schema": False, "ours": False, "text": False, "bytes": False,
    }  # fmt: skip


# -- out -------------------------------------------------------------------------------------------


def written(world: World, folder: Path, **options: str) -> list[dict[str, Any]]:
    """Return the objects of the bundle that a world makes."""
    write_world(world, folder / "s.db")
    with closing(Store(folder / "s.db")) as store:
        lost = losses(export(Selection(store), folder / "s.stix.json", options=options))
    assert [it for it in lost if not it.endswith(("confidence 70", "each a note"))] == []
    bundle = json.loads((folder / "s.stix.json").read_text("utf-8"))
    assert list(bundle) == ["type", "id", "objects"]
    objects: list[dict[str, Any]] = bundle["objects"]
    return objects


RED, BLUE = (
    Actor("red", "Red", "state"),
    Actor("blue", "Blue", "armed-group", names=(Name("Azure"),)),
)
ATTACK = Event("raid", "Raid", "attack", read_when("2024-01-28"))
SOURCE = Source("report", "Report", "red", read_when("2024-02"), "https://example.org/r")
CLAIM = Claim(
    "c1", "sponsors", "report", "blue", "red", "blue", modality="believed", hedge="we think",
    quote="Red backs Blue", when=read_when("2023/.."), said=read_when("2024-02-02"),
)  # fmt: skip


def small(*claims: Claim) -> World:
    return World((RED, BLUE), (ATTACK,), (SOURCE,), claims)


def test_a_claim_is_a_relationship_signed_by_an_identity(tmp_path: Path) -> None:
    objects = written(small(CLAIM), tmp_path)

    by_type = Counter(it["type"] for it in objects)
    assert by_type == {
        "extension-definition": 1,
        "identity": 4,
        "threat-actor": 1,
        "incident": 1,
        "relationship": 1,
        "report": 1,
    }
    (made,) = (it for it in objects if it["type"] == "relationship")
    names = {it["id"]: it["name"] for it in objects if "name" in it}
    assert (names[made["created_by_ref"]], made["created_by_ref"].split("--")[0]) == (
        "Blue",
        "identity",
    )
    assert (names[made["source_ref"]], names[made["target_ref"]]) == ("Red", "Blue")
    assert {key: it for key, it in made.items() if not key.endswith(("_ref", "id"))} == {
        "type": "relationship",
        "spec_version": "2.1",
        "created": "2024-02-02T00:00:00.000Z",
        "modified": "2024-02-02T00:00:00.000Z",
        "external_references": [
            {"source_name": "Report", "description": "Red backs Blue", "url": "https://example.org/r"}
        ],
        "relationship_type": "related-to",
        "description": "Blue believes that Red sponsors Blue.",
        "start_time": "2023-01-01T00:00:00.000Z",
        "confidence": 70,
        "extensions": {
            EXTENSION: {
                "extension_type": "property-extension",
                "claim": {
                    "claim": "c1", "subject": "red", "relation": "sponsors", "object": "blue",
                    "claimant": "blue", "modality": "believed", "hedge": "we think", "when": "2023/..",
                    "said": "2024-02-02", "quote": "Red backs Blue", "source": "report",
                },
            }
        },
    }  # fmt: skip


@pytest.mark.parametrize("modality", MODALITIES)
def test_only_what_is_asserted_is_a_relationship(tmp_path: Path, modality: str) -> None:
    claim = Claim("c1", "sponsors", "report", "red", "red", "blue", modality=modality)
    kinds = {it["type"] for it in written(small(claim), tmp_path)} & {"relationship", "note"}

    assert kinds == ({"relationship"} if modality in ASSERTIVE else {"note"})


@pytest.mark.parametrize(
    ("claim", "made"),
    [
        ({"relation": "attributes", "subject": "red", "object": "blue", "event": "raid"},
         ("attributed-to", "Raid", "Blue")),
        ({"relation": "attributes", "subject": "red", "object": "blue", "event": "raid", "role": "facilitator"},
         ("related-to", "Raid", "Blue")),
        ({"relation": "sanctions", "subject": "blue", "object": "red"}, ("related-to", "Blue", "Red")),
        ({"relation": "located-in", "subject": "red", "object": "town"}, ("located-at", "Red", "Town")),
        ({"relation": "operates-in", "subject": "red", "object": "town"}, ("related-to", "Red", "Town")),
        ({"relation": "deploys-to", "subject": "red", "object": "town"}, ("related-to", "Red", "Town")),
        ({"relation": "occupies", "subject": "blue", "object": "town"}, ("related-to", "Blue", "Town")),
        ({"relation": "splinter-of", "subject": "blue", "object": "green"}, ("related-to", "Blue", "Green")),
        ({"relation": "attacks", "subject": "blue", "object": "red"}, ("targets", "Blue", "Red")),
        ({"relation": "attacks", "subject": "red", "object": "blue"}, ("related-to", "Red", "Blue")),
        ({"relation": "attends", "subject": "red", "event": "raid"}, ("related-to", "Red", "Raid")),
        ({"relation": "same-as", "subject": "red", "object": "red"}, ("duplicate-of", "Red", "Red")),
        ({"relation": "same-as", "subject": "red", "object": "blue"}, ("related-to", "Red", "Blue")),
    ],
)  # fmt: skip
def test_a_relationship_has_the_type_that_the_standard_has_for_its_ends(
    tmp_path: Path, claim: dict[str, str], made: tuple[str, str, str]
) -> None:
    fields: dict[str, Any] = {"id": "c", "source": "report", "claimant": "red", **claim}
    actors = (RED, BLUE, Actor("green", "Green", "armed-group"), Actor("town", "Town", "place"))
    objects = written(World(actors, (ATTACK,), (SOURCE,), (Claim(**fields),)), tmp_path)

    names = {it["id"]: it["name"] for it in objects if "name" in it}
    assert [
        (it["relationship_type"], names[it["source_ref"]], names[it["target_ref"]])
        for it in objects
        if it["type"] == "relationship"
    ] == [made]


@pytest.mark.parametrize("relation", ["attributes", "claims-responsibility"])
def test_who_reports_an_attribution_does_not_sign_it(tmp_path: Path, relation: str) -> None:
    target = "red" if relation == "attributes" else ""
    claim = Claim("c", relation, "report", "red", "blue", target, event="raid")
    objects = written(small(claim), tmp_path)
    assert {it["type"] for it in objects} & {"relationship", "note"} == {"note"}


@pytest.mark.parametrize("modality", ASSERTIVE)
def test_who_claims_an_event_says_so_in_a_note_and_is_not_whom_it_is_attributed_to(
    tmp_path: Path, modality: str
) -> None:
    claim = Claim(
        "c", "claims-responsibility", "report", "blue", "blue", event="raid", modality=modality
    )
    objects = written(small(claim), tmp_path)
    names = {it["id"]: it["name"] for it in objects if "name" in it}
    assert [it for it in objects if it["type"] == "relationship"] == []
    (note,) = (it for it in objects if it["type"] == "note")
    assert re.search(r"Blue .*claimed responsibility for Raid", note["content"])
    assert [names[ref] for ref in note["object_refs"]] == ["Blue", "Raid"]


def test_what_has_no_two_ends_is_a_note_about_what_it_names(tmp_path: Path) -> None:
    claim = Claim("c", "attacks", "report", "red", "red", event="raid", text="85 targets")
    objects = written(small(claim), tmp_path)

    names = {it["id"]: it["name"] for it in objects if "name" in it}
    (note,) = (it for it in objects if it["type"] == "note")
    assert (note["content"], note["authors"]) == ("Red attacked “85 targets” in Raid.", ["Red"])
    assert [names[ref] for ref in note["object_refs"]] == ["Red", "Raid"]


def test_the_confidence_of_a_source_stands_before_that_of_the_modality(tmp_path: Path) -> None:
    claims = [
        Claim(f"c{at}", "sponsors", "report", "red", "red", "blue", modality="likely", note=note)
        for at, note in enumerate(
            ["", "confidence=65", "attribution-confidence=50", "confidence=101"]
        )
    ]
    objects = written(small(*claims), tmp_path)

    assert [it.get("confidence") for it in objects if it["type"] == "relationship"] == [
        70, 65, 70, 70,
    ]  # fmt: skip


@pytest.mark.parametrize("modality", ASSERTIVE)
def test_a_confidence_read_again_says_no_more_than_the_modality(
    tmp_path: Path, modality: str
) -> None:
    claim = Claim("c1", "sponsors", "report", "red", "red", "blue", modality=modality)
    objects = written(small(claim), tmp_path)
    foreign = [
        {name: value for name, value in it.items() if name != "extensions"}
        for it in objects
        if it["type"] != "extension-definition"
    ]
    (tmp_path / "foreign.json").write_text(json.dumps(foreign), "utf-8")
    import_files([tmp_path / "foreign.json"], tmp_path / "again.db", format="stix")

    (again,) = world_of(tmp_path / "again.db").claims
    assert again.modality == ("likely" if modality in ("believed", "likely") else "stated")


def test_whoever_counts_none_has_no_relationship(tmp_path: Path) -> None:
    none = Quantity("people", "=", 0, "people")
    claim = Claim("c1", "kills", "report", "red", "red", "blue", quantity=none)
    assert {it["type"] for it in written(small(claim), tmp_path)} & {"relationship", "note"} == {
        "note"
    }


def test_all_of_our_words_are_in_an_extension_that_the_bundle_defines(tmp_path: Path) -> None:
    objects = written(small(CLAIM, replace(CLAIM, id="c2", modality="denied")), tmp_path)
    assert (objects[0]["type"], objects[0]["id"]) == ("extension-definition", EXTENSION)
    assert [name for it in objects for name in it if name.startswith("x_")] == []
    assert {key for it in objects for key in it.get("extensions", {})} == {EXTENSION}


def test_what_has_no_date_gets_a_fixed_day_and_never_the_clock(tmp_path: Path) -> None:
    objects = written(small(), tmp_path)
    assert {it["created"] for it in objects} == {
        "1970-01-01T00:00:00.000Z",
        "2024-02-01T00:00:00.000Z",
    }

    again = written(small(), tmp_path, date="2024-05-06")
    assert {it["modified"] for it in again if it["id"] not in (EXTENSION, MAKER)} == {
        "2024-05-06T00:00:00.000Z",
        "2024-02-01T00:00:00.000Z",
    }
    with pytest.raises(InvalidValue, match="the option 'date' needs a day"):
        written(small(), tmp_path, date="soon")


def test_the_same_store_gives_the_same_bytes(tmp_path: Path) -> None:
    assert written(small(CLAIM), tmp_path) == written(small(CLAIM), tmp_path)


RED_MARK: Final = thing(
    "marking-definition", 7, definition_type="tlp", name="TLP:RED", definition={"tlp": "red"}
)
SIGNED: Final[dict[str, Any]] = {
    "created_by_ref": WATCH["id"],
    "object_marking_refs": [RED_MARK["id"]],
    "external_references": [{"source_name": "watch", "external_id": "W1"}],
}


def foreign_of(store: Path, into: Path) -> dict[str, dict[str, Any]]:
    """Return the objects that a store writes, without our words, by their ids."""
    with closing(Store(store)) as opened:
        export(Selection(opened), into)
    found = {}
    for it in json.loads(into.read_text("utf-8"))["objects"]:
        others = {key: value for key, value in it.get("extensions", {}).items() if key != EXTENSION}
        bare = {key: value for key, value in it.items() if key != "extensions"}
        found[it["id"]] = {**bare, "extensions": others} if others else bare
    return found


def test_what_came_as_stix_leaves_as_it_came(files: Files) -> None:
    objects = [
        RED_MARK,
        WATCH,
        {**GROUP, **SIGNED, "extensions": {"extension-definition--x": {"a": 1}}},
        {**VICTIM, "modified": "2024-03-01T10:00:00.123456Z"},
        {**TOOL, **SIGNED},
        tie(10, G, "targets", V, confidence=30, **SIGNED),
        tie(11, G, "uses", T, created_by_ref=WATCH["id"]),
        tie(12, G, "attributed-to", V),
    ]
    files.objects(*objects, thing("malware", 20, name="Unused", is_family=True))

    out = foreign_of(files.store, files.folder / "o.stix.json")

    assert [out.get(it["id"]) for it in objects] == objects
    assert stix_id("malware", 20) not in out
    import_files([files.folder / "o.stix.json"], files.folder / "again.db", format="stix")
    again = foreign_of(files.folder / "again.db", files.folder / "p.stix.json")
    assert [again.get(it["id"]) for it in objects] == objects


def test_stix_2_0_leaves_with_the_version_in_which_it_is_written(files: Files) -> None:
    old, tool = (
        {key: value for key, value in it.items() if key != "spec_version"} for it in (GROUP, TOOL)
    )
    files.objects(old, tool, VICTIM, tie(1, G, "uses", T))

    out = foreign_of(files.store, files.folder / "o.stix.json")

    assert (out[G], out[T]) == (GROUP, tool)  # a tool is no actor of ours, and stays as it came
    import_files([files.folder / "o.stix.json"], files.folder / "again.db", format="stix")
    with closing(Store(files.folder / "again.db")) as store:
        assert [json.loads(store.original(key)) for key in (G, T)] == [old, tool]


def test_only_the_current_version_leaves(files: Files) -> None:
    newer = {"modified": "2024-02-02T10:00:00.000250Z"}
    files.objects(
        {**GROUP, **newer, "name": "New"}, GROUP, VICTIM,
        tie(1, G, "targets", V), tie(1, G, "uses", V, **newer),
    )  # fmt: skip

    out = foreign_of(files.store, files.folder / "o.stix.json")

    assert (out[G]["name"], out[stix_id("relationship", 1)]["relationship_type"]) == ("New", "uses")


def test_who_is_known_by_an_id_alone_is_not_issued_in_the_name_of_its_maker(files: Files) -> None:
    unknown = stix_id("identity", 77)
    files.objects(GROUP, VICTIM, tie(1, G, "targets", V, created_by_ref=unknown))

    out = foreign_of(files.store, files.folder / "o.stix.json")

    assert unknown not in out
    (made,) = (it for it in out.values() if it.get("name") == unknown)
    assert made["external_references"] == [{"source_name": "stix", "external_id": unknown}]


def test_a_marking_stands_in_the_note_of_what_it_marks(files: Files) -> None:
    amber = "marking-definition--f88d31f6-486f-44da-b317-01333bde0b82"  # of TLP 1.0, and in no file
    files.objects(
        {**GROUP, "object_marking_refs": [RED_MARK["id"]]}, RED_MARK, VICTIM,
        tie(1, G, "targets", V, object_marking_refs=[amber]),
    )  # fmt: skip

    (group,) = (it for it in world_of(files.store).actors if it.id == G)
    assert (group.tlp, group.note) == ("red", "STIX intrusion-set")
    assert [(it.tlp, it.note) for it in files.claims()] == [("amber", "")]


@pytest.mark.parametrize(
    ("marks", "tlp", "note"),
    [
        (["marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1"], "red", ""),  # TLP 2.0, in no file
        (["marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003"], "amber+strict", ""),
        (["marking-definition--613f2e26-407d-48c7-9eca-b8e91df99dc9"], "clear", ""),  # WHITE
        ([stix_id("marking-definition", 5), stix_id("marking-definition", 6)], "amber", "object_marking_refs=House rules"),
        ([stix_id("marking-definition", 7)], "", f"object_marking_refs={stix_id('marking-definition', 7)}"),
    ],
)  # fmt: skip
def test_markings_of_both_versions_are_levels_and_others_notes(
    files: Files, marks: list[str], tlp: str, note: str
) -> None:
    extension = "extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d"
    own = {
        "type": "marking-definition", "spec_version": "2.1", "id": stix_id("marking-definition", 5),
        "extensions": {extension: {"extension_type": "property-extension", "tlp_2_0": "amber"}},
    }  # fmt: skip
    rules = {
        "type": "marking-definition",
        "id": stix_id("marking-definition", 6),
        "name": "House rules",
    }
    summary = files.objects(GROUP, VICTIM, own, rules, tie(1, G, "targets", V, object_marking_refs=marks[:1],
        granular_markings=[{"marking_ref": key, "selectors": ["x"]} for key in marks[1:]]))  # fmt: skip

    assert [(claim.tlp, claim.note) for claim in files.claims()] == [(tlp, note)]
    partly = "1 object with a marking of a part: taken as one of the whole"
    assert (partly in summary.remarks) == (len(marks) > 1)


@pytest.mark.parametrize("level", LEVELS)
def test_what_is_marked_leaves_with_the_marking_and_its_definition(
    tmp_path: Path, level: str
) -> None:
    """The claim is not marked itself: it is as its source."""
    world = World(
        (Actor("red", "Red", "state"), Actor("alpha", "Alpha", tlp=level)), (),
        (Source("report", "Report", "red", tlp=level),),
        (Claim("c1", "sponsors", "report", "red", "red", "red", text="x"),),
    )  # fmt: skip
    objects = {value["id"]: value for value in written(world, tmp_path)}
    marked = {
        value["type"]: value["object_marking_refs"]
        for value in objects.values()
        if "object_marking_refs" in value
    }
    assert set(marked) == {"identity", "report", "relationship"}
    (key,) = {ref for refs in marked.values() for ref in refs}
    assert objects[key]["type"] == "marking-definition"
    assert name_of(objects[key]) == f"TLP:{level.upper()}"


def test_a_tie_to_a_tie_is_said_to_be_one(files: Files) -> None:
    first = tie(1, G, "targets", V)
    summary = files.objects(GROUP, VICTIM, first, tie(2, G, "related-to", first["id"]))
    assert summary.skipped == {
        "a tie that begins or ends at another tie, report or note, of which nothing is said": 1
    }


@pytest.mark.parametrize(
    ("older", "newer"),
    [
        ("2024-01-01T08:00:00Z", "2024-01-01T08:00:00.5Z"),
        ("2024-01-01T08:00:00.500Z", "2024-01-01T08:00:00.500250Z"),
        ("2024-01-01T09:00:00+01:00", "2024-01-01T08:30:00.000Z"),
        ("2024-01-01T08:00:00.000Z", "2024-01-01T07:30:00-01:00"),
        ("yesterday", "2024-01-01T08:00:00Z"),
    ],
)
def test_moments_are_compared_and_not_their_texts(files: Files, older: str, newer: str) -> None:
    versions = [
        {**GROUP, "name": "Old", "modified": older},
        {**GROUP, "name": "New", "modified": newer},
    ]
    for objects in (versions, versions[::-1]):
        files.objects(*objects)
        assert [it.name for it in world_of(files.store).actors if it.id == G] == ["New"]
        files.store.unlink()


@given(worlds())
def test_every_claim_actor_event_and_source_comes_back(world: World) -> None:
    with tempfile.TemporaryDirectory() as folder:
        assert carried(world, Path(folder), "w.stix.json", "stix") == sorted_world(world)


def test_a_bundle_of_an_earlier_version_comes_back(tmp_path: Path) -> None:
    world = small(CLAIM, replace(CLAIM, id="c2", modality="denied"))
    objects = []
    for it in written(world, tmp_path)[2:]:  # what it said stood beside the properties of STIX
        ours = it.pop("extensions")[EXTENSION]
        del ours["extension_type"]
        objects.append({**it, **{f"x_actorgraph_{name}": value for name, value in ours.items()}})
    (tmp_path / "old.json").write_text(json.dumps({"type": "bundle", "objects": objects}), "utf-8")

    import_files([tmp_path / "old.json"], tmp_path / "old.db")

    assert world_of(tmp_path / "old.db") == sorted_world(world)


@pytest.mark.slow
def test_the_shipped_case_comes_back(shipped: Case, tmp_path: Path) -> None:
    export(Selection(shipped.store), tmp_path / "s.stix.json")
    import_files([tmp_path / "s.stix.json"], tmp_path / "s.db", format="stix")

    with closing(Store(tmp_path / "s.db")) as store:
        assert list(store.claims()) == list(shipped.store.claims())
        assert list(store.actors()) == list(shipped.store.actors())
        assert list(store.events()) == list(shipped.store.events())
        assert list(store.sources()) == list(shipped.store.sources())
        assert store.meta["title"] == shipped.store.meta["title"]


def test_two_stores_with_one_id_stay_two_actors(tmp_path: Path) -> None:
    for name in ("One", "Two"):
        folder = tmp_path / name
        folder.mkdir()
        write_world(small(), folder / "s.db", title=name)
        with closing(Store(folder / "s.db")) as store:
            export(Selection(store), folder / "s.stix.json")
        import_files([folder / "s.stix.json"], tmp_path / "both.db", format="stix")

    ids = [it.id for it in world_of(tmp_path / "both.db").actors]
    assert sorted(ids) == ["blue", "red", "stix-two.blue", "stix-two.red"]


# -- what the standard asks ------------------------------------------------------------------------

#: The parts of the schemas that the dataset has not, as the specification has them.
_COMMON: Final[dict[str, Any]] = {
    "identifier": {
        "type": "string",
        "pattern": "^[a-z][a-z0-9-]+[a-z0-9]--[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-5][0-9a-fA-F]{3}-"
        "[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$",
    },
    "timestamp": {
        "type": "string",
        "pattern": "^[0-9]{4}-(0[1-9]|1[012])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):"
        r"[0-5][0-9]:([0-5][0-9]|60)(\.[0-9]+)?Z$",
    },
    "properties": {"type": "object", "propertyNames": {"pattern": "^[a-z0-9_]{3,250}$|^id$"}},
    "external-reference": {
        "type": "object",
        "required": ["source_name"],
        "anyOf": [{"required": [key]} for key in ("description", "url", "external_id")],
        "properties": {"source_name": {"type": "string", "minLength": 1}},
    },
}


@cache
def validator(kind: str) -> Any:
    """Return what checks objects of a type, with every reference resolved beside the schema."""
    folder = real_file(SCHEMAS)

    def retrieve(uri: str) -> referencing.Resource[Any]:
        name = uri.rpartition("/")[2]
        path = folder / name
        content = (
            json.loads(path.read_text("utf-8")) if path.exists() else _COMMON.get(name[:-5], {})
        )
        return DRAFT202012.create_resource(content)

    path = folder / f"{kind}.json"
    schema = json.loads((path if path.exists() else folder / "core.json").read_text("utf-8"))
    registry: Any = referencing.Registry(retrieve=retrieve)  # type: ignore[call-arg]
    return jsonschema.Draft202012Validator(schema, registry=registry)


def wrong(objects: list[dict[str, Any]]) -> list[str]:
    """Return what the schemas say of objects, and of the note, of which there is no schema here."""
    found = [
        f"{value['id']}: {error.message}"
        for value in objects
        if value["id"] not in MARKINGS  # the schema asks for "modified", which a marking has not
        for error in validator(value["type"]).iter_errors(value)
    ]
    found += [f"{it['id']} is no note" for it in objects if it["type"] == "note"
              and not (it.get("content") and it.get("object_refs"))]  # fmt: skip
    ids = Counter(it["id"] for it in objects)
    found += [f"{key} stands twice" for key, count in ids.items() if count > 1]
    refs = [
        ref
        for it in objects
        for key, value in it.items()
        if key.endswith(("_ref", "_refs"))
        for ref in ([value] if isinstance(value, str) else value)
    ]
    return found + [f"{ref} is not there" for ref in refs if ref not in ids]


@given(worlds())
@pytest.mark.slow
def test_the_schemas_accept_any_world(world: World) -> None:
    with tempfile.TemporaryDirectory() as folder:
        assert wrong(written(world, Path(folder))) == []


def test_the_schemas_accept_the_shipped_case(shipped: Case, tmp_path: Path) -> None:
    export(Selection(shipped.store), tmp_path / "s.stix.json")

    assert wrong(json.loads((tmp_path / "s.stix.json").read_text("utf-8"))["objects"]) == []


def test_the_schemas_refuse_what_is_wrong() -> None:
    bad = {**thing("location", 1, name="Nowhere"), "created": "yesterday"}

    assert len(wrong([bad])) >= 2


# -- the real files --------------------------------------------------------------------------------


@pytest.mark.parametrize("name", REAL)
def test_every_real_file_is_read_and_comes_back_from_us(name: str, tmp_path: Path) -> None:
    summary = import_files([real_file(name)], tmp_path / "s.db", format="stix")
    given = json.loads(real_file(name).read_text("utf-8"))
    assert summary.rows == len(given.get("objects", [given]))

    with closing(Store(tmp_path / "s.db")) as store:
        export(Selection(store), tmp_path / "s.stix.json")
    import_files([tmp_path / "s.stix.json"], tmp_path / "t.db", format="stix")
    assert world_of(tmp_path / "t.db") == world_of(tmp_path / "s.db")
    assert recognises(inputs_of([real_file(name)])[0])


def test_schemas_are_refused_and_not_recognised(tmp_path: Path) -> None:
    for path in sorted(real_file(SCHEMAS).glob("*.json")):
        with pytest.raises(Faults, match=r"is no STIX: nothing in it has an id"):
            import_files([path], tmp_path / "s.db", format="stix")
        assert not recognises(inputs_of([path])[0])
    assert not (tmp_path / "s.db").exists()


def test_campaigns_of_attack_are_attributed_to_whom_the_file_says(tmp_path: Path) -> None:
    path = real_file("mitre-attack/enterprise-attack-actors-subset.stix20.json")
    objects = json.loads(path.read_text("utf-8"))["objects"]
    live = {
        it["id"]: it.get("name")
        for it in objects
        if not it.get("revoked") and not it.get("x_mitre_deprecated")
    }
    pairs = {
        (live[it["source_ref"]], live[it["target_ref"]])
        for it in objects
        if it["type"] == "relationship"
        and it["relationship_type"] == "attributed-to"
        and it["source_ref"] in live
        and it["target_ref"] in live
    }

    import_files([path], tmp_path / "s.db", format="stix")
    world = world_of(tmp_path / "s.db")
    names = {it.id: it.name for it in world.actors} | {it.id: it.name for it in world.events}
    blamed = [it for it in world.claims if it.relation == "attributes"]
    assert {(names[it.event], names[it.object]) for it in blamed} == pairs
    assert {names[it.claimant] for it in blamed} == {"The MITRE Corporation"}
    assert len(world.events) == 52
    assert len({it.id for it in world.events} - {it.event for it in blamed}) == 28
    assert ("SPACEHOP Activity", "APT5") in pairs
    assert ("SPACEHOP Activity", "Ke3chang") in pairs
    assert [it for it in world.claims if it.relation in ("sponsors", "supports-politically")] == []


def test_attack_for_industry_tells_its_version_and_terms(tmp_path: Path) -> None:
    import_files([real_file("mitre-attack/ics-attack-18.1.json")], tmp_path / "s.db", format="stix")

    (source,) = world_of(tmp_path / "s.db").sources
    assert (source.id, source.title, source.version, source.date.text) == (
        "stix-ics-att-ck", "ICS ATT&CK", "18.1", "2025-11-13",
    )  # fmt: skip
    assert re.match(r"Copyright 2015-2025, The MITRE Corporation\.", source.licence)


@pytest.mark.parametrize("moment", ["1970-01-01T00:00:00Z", "1970-01-01T00:00:00.000Z"])
def test_the_moments_that_mean_not_known_are_no_dates(files: Files, moment: str) -> None:
    campaign = thing("campaign", 1, name="C", first_seen=moment, last_seen="2021-06-30T00:00:00Z")
    other = tie(
        3, stix_id("intrusion-set", 2), "targets", campaign["id"],
        start_time=moment, stop_time="5138-11-16T09:46:40.000Z",
    )  # fmt: skip
    summary = files.objects(campaign, thing("intrusion-set", 2, name="I"), other)

    world = world_of(files.store)
    assert [event.when.text for event in world.events] == ["/2021-06-30"]
    assert [claim.when.text for claim in world.claims] == [""]
    assert summary.remarks == [
        "3 dates taken as not known: 1970-01-01 at midnight, 0001-01-01, 5138-11-16 or 9999-12-31, as programs write it"
    ]


def test_another_time_of_that_day_is_a_date(files: Files) -> None:
    campaign = thing("campaign", 1, name="C", first_seen="1970-01-01T06:00:00Z")
    files.objects(campaign)

    assert [event.when.text for event in world_of(files.store).events] == ["1970-01-01/"]


def test_who_is_revoked_is_found_and_tied_to_its_successor_alone(files: Files) -> None:
    new = thing("intrusion-set", 12, name="New")
    files.objects(
        {**GROUP, "revoked": True}, new, VICTIM, tie(1, G, "targets", V),
        tie(2, G, "revoked-by", new["id"]), tie(3, new["id"], "targets", V),
    )  # fmt: skip

    assert sorted(files.said()) == [
        ("2", "attacks", "3", "targets", "stated"),
        ("2", "related-to", "2", "revoked-by", "stated"),
    ]


@pytest.mark.parametrize(
    "later",
    [{**tie(1, G, "targets", V), "revoked": True}, {**GROUP, "revoked": True}],
)
def test_what_is_revoked_later_takes_back_what_was_imported(
    files: Files, later: dict[str, Any]
) -> None:
    files.objects(GROUP, VICTIM, tie(1, G, "targets", V), tie(2, V, "uses", V))
    summary = files.objects({**later, "modified": "2030-01-01T00:00:00Z"})

    assert files.said() == [("3", "uses", "3", "", "stated")]
    assert summary.remarks[-1].startswith("1 claim of an earlier import taken out")


@pytest.mark.parametrize(
    ("opinion", "said"),
    [
        ("strongly-agree", ["stated", "believed"]), ("disagree", ["stated", "denied"]), ("neutral", ["stated"]),
        ("strongly-disagree", ["stated", "denied"]), (7, ["stated"]),
    ],
)  # fmt: skip
def test_an_opinion_of_a_tie_is_a_claim_of_its_author(
    files: Files, opinion: Any, said: list[str]
) -> None:
    author = thing("identity", 20, name="Analyst", identity_class="individual")
    files.objects(
        thing("opinion", 21, opinion=opinion, explanation="We saw it.", created_by_ref=author["id"],
              object_refs=[tie(1, G, "targets", V)["id"]], authors=["Mira"]),
        GROUP, VICTIM, author, tie(1, G, "targets", V),
    )  # fmt: skip

    claims = sorted(files.claims(), key=lambda claim: claim.modality != "stated")
    assert [claim.modality for claim in claims] == said
    for claim in claims[1:]:
        assert (claim.claimant, claim.subject, claim.object, claim.quote) == (
            author["id"], G, V, "We saw it.",
        )  # fmt: skip
        assert "authors=Mira" in claim.note


def test_a_note_describes_whom_it_is_about(files: Files) -> None:
    about = [G, tie(1, G, "targets", V)["id"], T]
    files.objects(
        GROUP, VICTIM, TOOL, tie(1, G, "targets", V),
        thing("note", 21, abstract="Seen", content="Active in spring.", object_refs=about, confidence=40),
    )  # fmt: skip

    told = [
        (it.subject, it.text, it.modality) for it in files.claims() if it.relation == "described-as"
    ]
    assert told == [(G, "Seen: Active in spring.", "possible")] * 2


def test_a_note_or_opinion_of_nothing_that_is_told_is_counted(files: Files) -> None:
    summary = files.objects(
        GROUP, thing("note", 21, content="x", object_refs=[stix_id("tool", 99)])
    )

    assert files.claims() == []
    assert sum(summary.skipped.values()) == 1


def test_moments_that_make_no_date_stand_in_the_note(tmp_path: Path) -> None:
    turned = {"start_time": "2024-05-01T00:00:00Z", "stop_time": "2024-04-01T00:00:00Z"}
    seen = {"first_seen": "2023-01-01T00:00:00Z", "last_seen": "1970-01-01T00:00:00Z"}
    group = thing("intrusion-set", 2, name="Group", **seen)
    path = tmp_path / "a.json"
    path.write_text(json.dumps({"type": "bundle", "id": stix_id("bundle", 9), "objects": [group, VICTIM, tie(20, G, "targets", V, **turned)]}))  # fmt: skip
    import_files(path, tmp_path / "s.db")
    world = world_of(tmp_path / "s.db")

    assert [it.note for it in world.claims] == ["start_time=2024-05-01; stop_time=2024-04-01"]
    assert [it.note for it in world.actors if it.id == G] == [
        "STIX intrusion-set; first_seen=2023-01-01"
    ]


# -- what is around the objects ----------------------------------------------------------------------


def message(value: Any, kind: str = "create") -> dict[str, Any]:
    """Return a message of OpenCTI's stream."""
    return {"version": "4", "type": kind, "message": "", "data": value}


@pytest.mark.parametrize(
    "around",
    [
        lambda objects: json.dumps({"objects": objects, "more": False}, indent=1),
        lambda objects: json.dumps({"data": objects}),
        lambda objects: json.dumps({"data": {"type": "bundle", "objects": objects}}),
        lambda objects: json.dumps({"response": {"bundle": {"objects": objects}}}, indent=2),
        lambda objects: json.dumps([{"type": "bundle", "objects": [each]} for each in objects]),
        lambda objects: "\n".join(map(json.dumps, objects)),
        lambda objects: "\n".join(json.dumps(message(each)) for each in objects),
        lambda objects: "\n".join(json.dumps({"objects": [each]}) for each in objects),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_objects_are_the_same_in_whatever_a_server_puts_around_them(
    around: Any, encoding: str, tmp_path: Path
) -> None:
    ash, grey = thing("threat-actor", 1, name="Ash"), thing("identity", 2, name="Grey")
    objects = [ash, grey, tie(3, ash["id"], "targets", grey["id"])]
    (tmp_path / "a.json").write_text(around(objects), encoding=encoding)
    import_files(tmp_path / "a.json", tmp_path / "s.db")
    world = world_of(tmp_path / "s.db")
    assert {actor.name for actor in world.actors} >= {"Ash", "Grey"}
    assert [claim.relation for claim in world.claims] == ["attacks"]


def test_a_message_that_deletes_takes_back_what_it_is_about(tmp_path: Path) -> None:
    ash, grey = thing("threat-actor", 1, name="Ash"), thing("identity", 2, name="Grey")
    both = tie(3, ash["id"], "targets", grey["id"])
    for last, left in (("update", 1), ("delete", 0)):
        told = [message(ash), message(grey), message(both), message(both, last)]
        for lines in (told, told[::-1]):
            (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, lines)))
            import_files(tmp_path / "a.jsonl", tmp_path / f"{last}.db")
            assert len(world_of(tmp_path / f"{last}.db").claims) == left


def test_a_marking_of_a_report_is_that_of_its_source_and_one_in_a_statement_counts(
    files: Files,
) -> None:
    statement = {
        "type": "marking-definition", "spec_version": "2.1", "id": stix_id("marking-definition", 5), "created": "2020-01-01T00:00:00Z",
        "definition_type": "statement", "definition": {"statement": "TLP:AMBER+STRICT. Copyright Org"},
    }  # fmt: skip
    report = thing("report", 7, name="R", published="2020-01-01T00:00:00Z", object_refs=[G])
    files.objects(
        {**GROUP, "object_marking_refs": [statement["id"]]}, VICTIM, tie(1, G, "targets", V), statement,
        {**report, "object_marking_refs": ["marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed"]},
    )  # fmt: skip

    world = world_of(files.store)
    assert [source.tlp for source in world.sources] == ["red"]
    assert {actor.tlp for actor in world.actors if actor.id == G} == {"amber+strict"}


@pytest.mark.parametrize("name", ["", "None", "N/A"])
def test_a_tie_to_whom_nobody_names_is_left_out_for_that_reason(files: Files, name: str) -> None:
    summary = files.objects(GROUP, {**VICTIM, "name": name}, tie(1, G, "targets", V))

    assert files.said() == []
    assert dict(summary.skipped) == {
        "an actor or event without a name": 1,
        "a tie to an actor or event without a name": 1,
    }
