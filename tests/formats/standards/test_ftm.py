"""FollowTheMoney: ties become claims that say no more, and ours come back as they were."""

from __future__ import annotations

import json
import tempfile
import time
from collections import Counter
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actorgraph.formats.exporter import export
from actorgraph.formats.importer import import_files
from actorgraph.formats.selection import Selection
from actorgraph.formats.sink import Summary
from actorgraph.formats.standards.ftm.words import FILE
from actorgraph.formats.standards.ftm.writer import entity_id
from actorgraph.formats.write.words import named_claims, sentence_of
from actorgraph.model.actor import Actor, Name
from actorgraph.model.claim import Claim, Quantity
from actorgraph.model.data import yaml_data
from actorgraph.model.dates import read_when
from actorgraph.model.errors import Faults
from actorgraph.model.event import Event
from actorgraph.model.modality import ASSERTIVE, NOT_ASSERTED, TENTATIVE
from actorgraph.model.source import Source
from actorgraph.model.vocabulary import standard
from actorgraph.store.reader import Store
from formats.exported import exported
from real_data import real_file
from worlds import World, carried, sorted_world, world_of, worlds, write_world

ANN = {
    "id": "ann",
    "schema": "Person",
    "properties": {"name": ["Ann"], "weakAlias": ["A"], "country": ["de"]},
}
ACME = {"id": "acme", "schema": "Company", "properties": {"name": ["Acme"]}}


def brought(folder: Path, *entities: Any) -> tuple[Summary, World]:
    file = folder / "money.ijson"
    file.write_text("\n".join(json.dumps(entity) for entity in entities), encoding="utf-8")
    summary = import_files([file], folder / "s.db")
    return summary, world_of(folder / "s.db")


def tie(schema: str, **properties: Any) -> dict[str, Any]:
    values = {
        name: value if isinstance(value, list) else [value] for name, value in properties.items()
    }
    return {"id": f"a-{schema}", "schema": schema, "properties": values}


def said(claim: Claim) -> tuple[str, str, str, str, str]:
    return claim.subject, claim.relation, claim.object, claim.role, claim.when.text


@pytest.mark.parametrize(
    ("entity", "expected"),
    [
        (
            tie("Ownership", owner="ann", asset="acme", startDate="2010", endDate="2012-03-01"),
            ("ann", "owns", "acme", "", "2010/2012-03-01"),
        ),
        (
            tie("Directorship", director="ann", organization="acme", role="chair"),
            ("ann", "holds-office-in", "acme", "Directorship; chair", ""),
        ),
        (
            tie("Membership", member="ann", organization="acme"),
            ("ann", "member-of", "acme", "", ""),
        ),
        (
            tie("UnknownLink", subject="ann", object="acme", role="acting for"),
            ("ann", "related-to", "acme", "UnknownLink; acting for", ""),
        ),
        (
            tie("Family", person="ann", relative="acme", relationship="aunt"),
            ("ann", "connected-with", "acme", "Family; aunt", ""),
        ),
        (
            tie(
                "Sanction",
                entity="acme",
                authority="The Treasury",
                program="SDGT",
                startDate="2009",
            ),
            ("authority-the-treasury", "sanctions", "acme", "SDGT", "2009/.."),
        ),
    ],
)
def test_a_tie_says_what_its_schema_says(
    tmp_path: Path, entity: Any, expected: tuple[str, ...]
) -> None:
    _, world = brought(tmp_path, entity, ANN, ACME)
    assert [said(claim) for claim in world.claims] == [expected]


def test_a_payment_keeps_its_amount_its_date_and_where_it_stands(tmp_path: Path) -> None:
    paid = tie("Payment", payer="ann", beneficiary="acme", amountEur="1,000.5", date="2011-12-29",
               purpose="a gift", sourceUrl="https://example.org/1", namesMentioned=["Ann", "Acme"])  # fmt: skip
    _, world = brought(tmp_path, ANN, ACME, paid)

    (claim,) = world.claims
    assert claim == Claim(
        id=claim.id, relation="pays", source="money-ijson", claimant="money-ijson-file", subject="ann",
        object="acme", quantity=Quantity("amount", "=", 1000.5, "EUR"), when=read_when("2011-12-29"),
        quote="Payment: Ann, Acme", note="purpose a gift", file="money.ijson", record="a-Payment",
        cites="https://example.org/1",
    )  # fmt: skip


def test_a_candidate_for_the_same_person_is_never_confirmed(tmp_path: Path) -> None:
    _, world = brought(tmp_path, ANN, ACME, tie("Similar", candidate="ann", match="acme"))
    assert [(it.relation, it.modality) for it in world.claims] == [("same-as", "possible")]


def test_an_address_is_a_text_and_no_actor(tmp_path: Path) -> None:
    home = {"id": "home", "schema": "Address", "properties": {"full": ["1 High Street"]}}
    lives = {**ANN, "properties": {"name": ["Ann"], "addressEntity": ["home"]}}
    _, world = brought(tmp_path, lives, home)

    assert [it.name for it in world.actors] == ["Ann", "money.ijson"]
    assert [(it.subject, it.relation, it.text) for it in world.claims] == [
        ("ann", "located-in", "1 High Street")
    ]


def test_names_and_codes_are_kept(tmp_path: Path) -> None:
    _, world = brought(tmp_path, {**ANN, "properties": {**ANN["properties"], "wikidataId": ["Q1"]}})  # type: ignore[dict-item]
    ann = world.actors[0]
    assert (ann.name, ann.type, ann.note) == ("Ann", "person", "country de; weakAlias A")
    assert ann.names == (Name("A"), Name("wikidataId:Q1", "code"), Name("ftm:ann", "code"))


def test_what_makes_no_claim_is_counted(tmp_path: Path) -> None:
    summary, world = brought(
        tmp_path,
        ANN,
        tie("Ownership", owner="ann", asset="nobody"),
        {"id": "x", "schema": "Person", "properties": {}},
    )
    assert world.claims == ()
    assert dict(summary.skipped) == {
        "a Ownership without asset that is there": 1, "a Person without a name or id": 1,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[]", "money.ijson, line 1: is no entity: it has no schema"),
        ('{"id": "a"', "money.ijson, line 1: is not JSON: Expecting ',' delimiter"),
        ('{"schema": 5, "properties": {}}', "money.ijson, line 1: is no entity: it has no schema"),
    ],
)
def test_what_is_no_entity_is_refused_with_its_line(
    tmp_path: Path, text: str, message: str
) -> None:
    file = tmp_path / "money.ijson"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(Faults) as caught:
        import_files([file], tmp_path / "s.db", format="ftm")
    assert str(caught.value) == message
    assert not (tmp_path / "s.db").exists()


@pytest.mark.parametrize(
    "properties",
    [None, [], 5, {"name": None}, {"name": 5}, {"name": {"a": 1}}, {"name": [None, "Ann"]}],
)
def test_odd_properties_end_in_no_traceback(tmp_path: Path, properties: Any) -> None:
    summary, _ = brought(tmp_path, {"id": "a", "schema": "Person", "properties": properties}, ACME)
    assert summary.rows == 2


@given(worlds())
def test_a_world_comes_back_as_it_went_out(world: World) -> None:
    with tempfile.TemporaryDirectory() as folder:
        assert carried(world, Path(folder), "world.ftm", "ftm") == sorted_world(world)


def test_other_programs_find_the_nearest_schema_and_the_words(tmp_path: Path) -> None:
    with closing(_case()) as store:
        losses = export(Selection(store), tmp_path / "case.ftm")
    entities = [
        json.loads(line) for line in (tmp_path / "case.ftm").read_text("utf-8").splitlines()
    ]

    assert {"id", "schema", "properties", "actorgraph"} == set.union(*(set(it) for it in entities))
    assert all(
        isinstance(value, list) and all(isinstance(it, str) for it in value)
        for it in entities for value in it["properties"].values()
    )  # fmt: skip
    member = next(it for it in entities if it["schema"] == "Membership")
    assert set(member["properties"]) >= {"member", "organization", "role", "summary"}
    notes = [it for it in entities if it["schema"] == "Note"]
    one_ended = [it for it in notes if it["actorgraph"]["modality"] in ASSERTIVE]
    assert losses[0] == f"{len(one_ended)} claims have one end only: each a Note"
    assert losses[1].startswith(f"{len(notes) - len(one_ended)} of ")


def written(folder: Path, *claims: Claim) -> list[dict[str, Any]]:
    """Return the entities of some claims of a small world."""
    actors = (Actor("ann", "Ann"), Actor("acme", "Acme"), Actor("bea", "Bea"))
    events = (Event("raid", "the Raid"),)
    world = World(actors, events, (Source("news", "News", "bea"),), claims)
    path = exported(world, folder, "ftm")
    entities = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    return [it for it in entities if it["id"].startswith("claim:")]


@pytest.mark.parametrize("modality", [*TENTATIVE, *NOT_ASSERTED])
def test_what_nobody_asserts_is_a_note_with_its_sentence_and_no_tie(
    tmp_path: Path, modality: str
) -> None:
    claim = Claim("c1", "owns", "news", "bea", "ann", "acme", modality=modality, quote="So.")
    (entity,) = written(tmp_path, claim)
    with closing(Store(tmp_path / "s.db")) as store:
        (nouns,) = [nouns for _, nouns in named_claims(Selection(store))]
        words = sentence_of(claim, nouns, store.vocabulary)
    assert (entity["schema"], entity["properties"]) == (
        "Note", {"entity": ["ann", "acme"], "description": [words], "summary": ["So."]},
    )  # fmt: skip


def test_who_is_said_to_have_killed_nobody_has_no_tie_to_them(tmp_path: Path) -> None:
    none = Claim(
        "c1", "kills", "news", "bea", "ann", "acme", quantity=Quantity("people", "=", 0, "people")
    )
    some = replace(none, id="c2", quantity=Quantity("people", "=", 2, "people"))
    assert [it["schema"] for it in written(tmp_path, none, some)] == ["Note", "UnknownLink"]


def test_the_accuser_is_not_called_the_perpetrator(tmp_path: Path) -> None:
    (entity,) = written(
        tmp_path,
        Claim("c1", "attributes", "news", "ann", "ann", "acme", event="raid", role="perpetrator"),
    )
    assert (entity["schema"], entity["properties"]["role"]) == ("UnknownLink", ["blamed"])


TYPES = {
    "Ann": "person", "Bob": "person", "Acme": "organisation", "Red": "armed-group", "Navy": "military",
    "Iran": "state", "Port": "facility", "Town": "place", "Militias": "class",
}  # fmt: skip


def tied(
    folder: Path, relation: str, subject: str, target: str
) -> tuple[str, dict[str, list[str]]]:
    """Return as what a claim between two actors, called after what they are, leaves."""
    actors = tuple(Actor(name.lower(), name, kind) for name, kind in TYPES.items())
    claim = Claim("c1", relation, "news", "ann", subject.lower(), target.lower())
    events = (Event("raid", "Raid"),)
    path = exported(
        World(actors, events, (Source("news", "News", "ann"),), (claim,)), folder, "ftm"
    )
    (entity,) = [
        it for it in map(json.loads, path.read_text("utf-8").splitlines()) if it["id"] == "claim:c1"
    ]
    return entity["schema"], entity["properties"]


@pytest.mark.parametrize(
    ("relation", "subject", "target", "schema", "ends"),
    [
        ("owns", "Acme", "Port", "Ownership", "owner asset"),
        ("member-of", "Red", "Acme", "Membership", "member organization"),
        ("leads", "Ann", "Acme", "Directorship", "director organization"),
        ("holds-office-in", "Ann", "Navy", "Employment", "employee employer"),
        ("speaks-for", "Ann", "Iran", "Representation", "agent client"),
        ("pays", "Iran", "Red", "Payment", "payer beneficiary"),
        ("allied-with", "Ann", "Bob", "Associate", "person associate"),
    ],
)
def test_a_relation_leaves_as_the_schema_that_means_the_same_with_its_ends_in_place(
    tmp_path: Path, relation: str, subject: str, target: str, schema: str, ends: str
) -> None:
    found, properties = tied(tmp_path, relation, subject, target)
    assert (found, [properties[end] for end in ends.split()]) == (
        schema, [[subject.lower()], [target.lower()]],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("relation", "subject", "target", "role"),
    [
        ("part-of", "Navy", "Iran", "is part of"),
        ("part-of", "Acme", "Port", "is part of"),
        ("splinter-of", "Red", "Acme", "is a splinter of"),
        ("merges-with", "Red", "Acme", "merged with"),
        ("commands", "Navy", "Red", "commands"),
        ("commands", "Ann", "Navy", "commands"),
        ("owns", "Iran", "Ann", "owns"),
        ("member-of", "Ann", "Militias", "is a member of"),
        ("leads", "Iran", "Red", "leads"),
        ("leads", "Ann", "Raid", "leads"),
        ("holds-office-in", "Ann", "Town", "holds an office in"),
        ("speaks-for", "Port", "Iran", "speaks for"),
        ("allied-with", "Iran", "Red", "is allied with"),
        ("affiliated-with", "Ann", "Red", "is affiliated with"),
        ("cooperates-with", "Iran", "Ann", "cooperated with"),
    ],
)
def test_a_relation_that_no_schema_means_between_such_two_leaves_as_an_unknown_link(
    tmp_path: Path, relation: str, subject: str, target: str, role: str
) -> None:
    assert tied(tmp_path, relation, subject, target) == (
        "UnknownLink",
        {"subject": [subject.lower()], "object": [target.lower()], "role": [role]},
    )


def test_every_schema_of_a_relation_says_what_stands_at_its_ends() -> None:
    nearest = {it.codes["ftm"] for it in standard() if it.codes.get("ftm")}
    assert nearest - {"UnknownLink", "Sanction"} == set(yaml_data(FILE)["ends"]) - {"Family"}


def test_an_associate_has_a_relationship_and_no_role(tmp_path: Path) -> None:
    assert tied(tmp_path, "allied-with", "Ann", "Bob") == (
        "Associate", {"person": ["ann"], "associate": ["bob"], "relationship": ["is allied with"]},
    )  # fmt: skip


def test_the_authority_of_a_sanction_is_a_name(tmp_path: Path) -> None:
    claim = Claim("c1", "sanctions", "news", "bea", "ann", "acme", role="SDGT")
    (entity,) = written(tmp_path, claim)
    assert (entity["schema"], entity["properties"]) == (
        "Sanction", {"authority": ["Ann"], "entity": ["acme"], "program": ["SDGT"]},
    )  # fmt: skip


def _case() -> Store:
    from actorgraph.library import open_case

    return open_case().store


def test_an_empty_store_is_written_and_read(tmp_path: Path) -> None:
    write_world(World((), (), (), ()), tmp_path / "first.db")
    with closing(Store(tmp_path / "first.db")) as store:
        assert export(Selection(store), tmp_path / "empty.ftm") == []
    import_files([tmp_path / "empty.ftm"], tmp_path / "second.db", format="ftm")
    assert world_of(tmp_path / "second.db") == World((), (), (), ())


def test_the_real_donations_are_all_there(tmp_path: Path) -> None:
    file = real_file("followthemoney/donations.ijson")
    summary = import_files([file], tmp_path / "s.db")
    entities = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    payments = [it["properties"] for it in entities if it["schema"] == "Payment"]
    expected = Counter(
        (it["payer"][0], it["beneficiary"][0], float(it["amountEur"][0]), it["date"][0])
        for it in payments
    )
    homes = sum(len(it["properties"].get("addressEntity", ())) for it in entities)

    world = world_of(tmp_path / "s.db")
    paid = [it for it in world.claims if it.relation == "pays"]
    assert (
        Counter(
            (it.subject, it.object, it.quantity.value, it.when.text) for it in paid if it.quantity
        )
        == expected
    )
    assert sum(it.relation == "located-in" for it in world.claims) == homes
    assert (summary.rows, summary.claims, dict(summary.skipped)) == (474, len(payments) + homes, {})


# -- what other programs write ---------------------------------------------------------------------

PERSON: Final[dict[str, Any]] = {
    "id": "p1", "caption": "Mira Talvek", "schema": "Person", "datasets": ["south_list"],
    "first_seen": "2024-01-05T00:00:00", "last_seen": "2024-06-01T00:00:00",
    "properties": {"name": ["M. Talvek", "Mira Talvek"], "birthDate": ["1971-03-09"]},
}  # fmt: skip
FIRM: Final[dict[str, Any]] = {
    "id": "c1",
    "schema": "Company",
    "caption": "Acme",
    "properties": {"name": ["Acme"]},
}
OWNING: Final[dict[str, Any]] = {
    "id": "o1", "schema": "Ownership", "caption": "Ownership", "datasets": ["south_list", "north_list"],
    "properties": {"owner": ["p1"], "asset": ["c1"], "sharesCount": ["1200"], "startDate": ["2019-04"]},
}  # fmt: skip


def nested(by: str) -> dict[str, Any]:
    """Return the three as one entity: the tie inside an end, and the other end inside the tie."""
    outer, inner = (PERSON, FIRM) if by == "ownershipOwner" else (FIRM, PERSON)
    far = "asset" if by == "ownershipOwner" else "owner"
    tie = {**OWNING, "properties": {**OWNING["properties"], far: [inner]}}
    return {**outer, "properties": {**outer["properties"], by: [tie]}}


@pytest.mark.parametrize("by", ["ownershipOwner", "ownershipAsset"])
@pytest.mark.parametrize("has_back", [True, False])
def test_an_entity_inside_another_is_that_entity_and_a_tie_to_it(
    by: str, has_back: bool, tmp_path: Path
) -> None:
    whole = nested(by)
    if not has_back:
        near = "owner" if by == "ownershipOwner" else "asset"
        del whole["properties"][by][0]["properties"][near]
    (tmp_path / "flat").mkdir()
    _, flat = brought(tmp_path / "flat", PERSON, FIRM, OWNING)
    summary, world = brought(tmp_path, whole, whole)

    assert sorted(world.claims, key=str) == sorted(flat.claims, key=str)
    assert {(it.id, it.name) for it in world.actors} == {(it.id, it.name) for it in flat.actors}
    assert summary.skipped == {}


@pytest.mark.parametrize(
    "text",
    [
        json.dumps(nested("ownershipOwner"), indent=1),
        json.dumps([nested("ownershipOwner")]),
        json.dumps({"limit": 1, "results": [PERSON, FIRM, OWNING], "total": 3}),
        "".join(json.dumps({"op": "ADD", "entity": it}) + "\n" for it in (PERSON, FIRM, OWNING)),
    ],
)
def test_entities_are_read_however_they_stand_in_a_file(text: str, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(text, "utf-8")
    import_files(tmp_path / "a.json", tmp_path / "s.db")

    assert [said(claim)[:3] for claim in world_of(tmp_path / "s.db").claims] == [
        ("p1", "owns", "c1")
    ] * 2


def test_who_says_it_are_the_datasets_from_when_they_were_first_seen(tmp_path: Path) -> None:
    owning = {**OWNING, "first_seen": "2024-01-05", "last_seen": "2024-06-01T00:00:00"}
    _, world = brought(tmp_path, PERSON, FIRM, owning)
    names = {actor.id: actor.name for actor in world.actors}

    assert [(names[it.claimant], it.source, it.said.text) for it in world.claims] == [
        ("north_list", "dataset-north-list", "2024-01-05/2024-06-01"),
        ("south_list", "dataset-south-list", "2024-01-05/2024-06-01"),
    ]
    assert [it.note for it in world.claims] == [
        "sharesCount 1200; datasets south_list, north_list; first_seen 2024-01-05; last_seen 2024-06-01T00:00:00"
    ] * 2


def test_the_caption_is_the_first_name_unless_it_is_that_of_the_schema(tmp_path: Path) -> None:
    _, world = brought(tmp_path, PERSON, {**FIRM, "caption": "Company"})

    assert [
        (it.name, [name.text for name in it.names if name.kind == "alias"]) for it in world.actors
    ] == [
        ("Acme", []),
        ("Mira Talvek", ["M. Talvek"]),
    ]


def test_a_passport_is_said_of_its_holder_and_is_no_actor(tmp_path: Path) -> None:
    passport = {
        "id": "x1", "schema": "Passport", "caption": "Passport",
        "properties": {"holder": ["p1"], "number": ["ZZ104"], "country": ["xa"], "startDate": ["2019"]},
    }  # fmt: skip
    summary, world = brought(tmp_path, PERSON, passport)

    (claim,) = world.claims
    assert said(claim) == ("p1", "described-as", "", "Passport", "2019/..")
    assert claim.text == "number ZZ104; country xa; startDate 2019"
    assert [it.name for it in world.actors] == ["money.ijson", "Mira Talvek"]
    assert summary.skipped == {}


def test_a_property_that_names_another_entity_is_a_tie(tmp_path: Path) -> None:
    firm = {**FIRM, "properties": {"name": ["Acme"], "parent": ["p1"]}}
    _, world = brought(tmp_path, PERSON, firm)

    assert [said(claim)[:4] for claim in world.claims] == [("c1", "related-to", "p1", "parent")]


def test_what_a_delta_deletes_is_counted(tmp_path: Path) -> None:
    lines = [{"op": "ADD", "entity": PERSON}, {"op": "DEL", "entity": {"id": "gone"}}]
    summary, _ = brought(tmp_path, *lines)

    assert summary.skipped == {
        "an entity that a delta deletes; import the whole dataset with --prune to remove it": 1
    }


PROPERTIES: Final = (
    "name", "alias", "weakAlias", "birthDate", "notes", "country", "topics", "address", "email", "innCode", "summary",
    "title", "sharesCount", "program", "reason", "role", "startDate", "unheardOf",
)  # fmt: skip


@given(
    st.dictionaries(
        st.sampled_from(PROPERTIES),
        st.lists(st.integers(0, 99), min_size=1, max_size=3),
        min_size=1,
    ),
    st.sampled_from(["Person", "Company", "Ownership", "Sanction", "Passport", "Address", "Event"]),
)
def test_no_value_of_a_file_is_in_neither_the_store_nor_the_report(
    given_: dict[str, list[int]], schema: str
) -> None:
    ends = {
        "Ownership": {"owner": ["p1"], "asset": ["c1"]}, "Passport": {"holder": ["p1"]},
        "Sanction": {"authority": ["board"], "entity": ["p1"]}, "Address": {"full": ["place"]},
    }  # fmt: skip
    values = {name: [f"{name}Q{number}Q" for number in numbers] for name, numbers in given_.items()}
    entity = {"id": "x", "schema": schema, "properties": {**ends.get(schema, {}), **values}}
    with tempfile.TemporaryDirectory() as folder:
        summary, world = brought(Path(folder), PERSON, FIRM, entity)

    told = str(world) + str(summary.skipped)
    lost = [text for texts in values.values() for text in texts if text not in told]
    assert not lost or any(schema in reason for reason in summary.skipped)


def test_an_entity_has_only_ids_properties_and_values_that_its_schema_takes(tmp_path: Path) -> None:
    world = World(
        (Actor("red_1", "Red", "place", names=(Name("R", "acronym"),)),),
        (Event("raid", "the Raid", names=(Name("TR", "acronym"),)),),
        (Source("report", "A Report", "red_1", read_when("2023-10/2024-01"), "=1+1"),),
        (),
    )
    text = exported(world, tmp_path, "ftm").read_text("utf-8")
    entities = [json.loads(line) for line in text.splitlines()]

    assert [(it["id"], it["schema"], it["properties"]) for it in entities[1:]] == [
        (entity_id("red_1"), "Address", {"full": ["Red"], "alias": ["R"]}),
        ("raid", "Event", {"name": ["the Raid"], "alias": ["TR"]}),
        ("source:report", "Document", {"title": ["A Report"]}),
    ]


# -- statements ------------------------------------------------------------------------------------

_HEADER: Final = (
    "canonical_id", "entity_id", "prop", "prop_type", "schema", "value", "dataset", "origin", "lang",
    "original_value", "external", "first_seen", "last_seen", "id",
)  # fmt: skip


def statement(
    key: str, prop: str, schema: str, value: str, dataset: str = "us_list", external: str = "f"
) -> dict[str, str]:
    cells = (key, f"{dataset}-{key}", prop, "", schema, value, dataset, "", "", "", external)
    return dict(
        zip(_HEADER, (*cells, "2022-01-01", "2024-05-06", f"{key}{prop}{value}"), strict=True)
    )


STATEMENTS: Final = [
    statement("ann", "name", "Person", "Ann"),
    statement("ann", "name", "Person", "Anna", "eu_list"),
    statement("acme", "name", "Company", "Acme"),
    statement("own", "owner", "Ownership", "ann"),
    statement("own", "asset", "Ownership", "acme"),
    statement("own", "owner", "Ownership", "ann", "eu_list"),
    statement("own", "asset", "Ownership", "acme", "eu_list"),
    statement("own", "role", "Ownership", "all of it", "eu_list"),
    statement("own", "role", "Ownership", "looked up", "wiki", "t"),
]


@pytest.mark.parametrize("order", [1, -1, 2])
@pytest.mark.parametrize("form", ["csv", "json"])
def test_each_data_set_says_what_its_statements_say(form: str, order: int, tmp_path: Path) -> None:
    rows = STATEMENTS[::order] + (STATEMENTS[1::2] if order == 2 else [])
    if form == "json":
        text = "\n".join(json.dumps(row | {"external": row["external"] == "t"}) for row in rows)
    else:
        text = "\n".join(",".join(cells) for cells in (_HEADER, *(row.values() for row in rows)))
    (tmp_path / f"statements.{form}").write_text(text)
    summary = import_files(tmp_path / f"statements.{form}", tmp_path / "s.db")
    assert summary.skipped == {"a statement of a data set that was only looked up (external)": 1}
    world = world_of(tmp_path / "s.db")
    ann = next(actor for actor in world.actors if actor.id == "ann")
    assert {"Ann", "Anna"} <= {ann.name, *(name.text for name in ann.names)}
    assert sorted(
        (claim.claimant, *said(claim)[:4], claim.said.text) for claim in world.claims
    ) == [
        ("dataset-eu-list", "ann", "owns", "acme", "all of it", "2022-01-01/2024-05-06"),
        ("dataset-us-list", "ann", "owns", "acme", "", "2022-01-01/2024-05-06"),
    ]


# -- inside other things ---------------------------------------------------------------------------

_DEEP: Final = {
    "id": "ann",
    "schema": "Person",
    "datasets": ["us_list"],
    "first_seen": "2022-01-01",
    "last_seen": "2024-05-06",
    "properties": {
        "name": ["Ann"],
        "directorshipDirector": [
            {
                "schema": "Directorship",
                "properties": {
                    "organization": [
                        {"id": "acme", "schema": "Company", "properties": {"name": ["Acme"]}}
                    ]
                },
            }
        ],
        "familyPerson": [
            {"schema": "Family", "datasets": ["eu_list"], "properties": {"relative": ["bob"]}}
        ],
    },
}
_BOB: Final = {"id": "bob", "schema": "Person", "properties": {"name": ["Bob"]}}


@pytest.mark.parametrize(
    "around",
    [
        lambda both: both,
        lambda both: {"results": both, "total": 2},
        lambda both: {"status": 200, "data": {"entities": both}},
        lambda both: {"responses": {f"q{at}": {"results": [one]} for at, one in enumerate(both)}},
        lambda both: {"data": both[0], "also": {"bob": both[1]}},
    ],
)
def test_what_stands_inside_is_said_by_whom_what_is_around_it_is_said_by(
    around: Any, tmp_path: Path
) -> None:
    (tmp_path / "a.json").write_text(json.dumps(around([_DEEP, _BOB]), indent=1))
    import_files(tmp_path / "a.json", tmp_path / "s.db")
    claims = world_of(tmp_path / "s.db").claims
    assert sorted((claim.claimant, *said(claim)[:3], claim.said.text) for claim in claims) == [
        ("dataset-eu-list", "ann", "connected-with", "bob", ""),
        ("dataset-us-list", "ann", "holds-office-in", "acme", "2022-01-01/2024-05-06"),
    ]


def test_pieces_of_one_entity_are_one_entity(tmp_path: Path) -> None:
    _, world = brought(
        tmp_path,
        {"id": "P1", "schema": "Person", "caption": "Ann", "datasets": ["one"], "properties": {"name": ["Ann"], "birthDate": ["1970"]}},
        {"id": "P1", "schema": "Person", "datasets": ["two"], "properties": {"alias": ["Fox"], "birthDate": ["1970"]}},
        {"id": "O1", "schema": "Ownership", "properties": {"owner": ["P1"]}},
        {"id": "C1", "schema": "Company", "properties": {"name": ["Acme"]}},
        {"id": "O1", "schema": "Ownership", "properties": {"asset": ["C1"]}},
    )  # fmt: skip

    actors = {actor.id: actor for actor in world.actors}
    assert (actors["P1"].name, actors["P1"].names[0].text) == ("Ann", "Fox")
    assert actors["P1"].note == "birthDate 1970; datasets one, two"
    assert [(claim.subject, claim.relation, claim.object) for claim in world.claims] == [
        ("P1", "owns", "C1")
    ]


@pytest.mark.slow
def test_many_entities_in_pieces_take_time_as_their_number_does(tmp_path: Path) -> None:
    pieces = (
        {"id": f"P{n % 12_000}", "schema": "Person", "properties": {"alias": [f"A{n}"]}}
        for n in range(24_000)
    )
    (tmp_path / "a.ftm.json").write_text("\n".join(map(json.dumps, pieces)), "utf-8")
    begin = time.process_time()
    import_files(tmp_path / "a.ftm.json", tmp_path / "s.db")

    # It takes 2 s; looking through all names for each took 18.
    assert time.process_time() - begin < 9
