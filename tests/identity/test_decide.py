"""Decisions: what they write, what they contradict, and what questions make of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from actorgraph.identity.decide import decide, decisions, withdraw
from actorgraph.library import Case
from actorgraph.model.actor import Actor, Name
from actorgraph.model.claim import Claim
from actorgraph.model.dates import read_when
from actorgraph.model.errors import AmbiguousName, Contradiction, InvalidValue
from actorgraph.model.event import Event
from actorgraph.store.groups import grouped
from actorgraph.store.reader import Store
from identity.worlds import TODAY, written

SCOPES = {
    "case": [
        Actor("red", "Red", "state"),
        Actor("kh", "Kata'ib Hezbollah", "armed-group", names=(Name("Brigades"),)),
        Actor("front", "Front", "umbrella-group"),
    ],
    "list": [
        Actor("list-1", "KATA'IB HIZBALLAH", "organisation", names=(Name("Brigades"),)),
        Actor("list-2", "Ministry", "government-body"),
    ],
    "table": [Actor("table-7", "Kataib", "armed-group"), Actor("table-9", "Blue", "state")],
}
CLAIMS = [
    Claim("c1", "sponsors", "report", "red", "red", "kh"),
    Claim("c2", "attacks", "report", "red", "list-1", "table-9", event="raid"),
    Claim("c3", "member-of", "report", "red", "table-7", "front"),
    Claim("c4", "threatens", "report", "table-7", "table-7", "red", when=read_when("2024-01")),
    Claim("c5", "attributes", "report", "table-9", "table-9", "front", event="raid"),
    Claim("c6", "sponsors", "report", "red", "red", "list-1", modality="hinted"),
    Claim("c7", "leads", "report", "red", "list-2", "list-1"),
]
EVENTS = [Event("raid", "raid", "attack", read_when("2024-01-28"))]
JANE: dict[str, Any] = {"by": "Jane Doe", "today": TODAY}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return a store of three datasets that name one group, and others."""
    written(tmp_path / "s.db", SCOPES, CLAIMS, EVENTS).close()
    return tmp_path / "s.db"


def opened(path: Path) -> Case:
    return Case(Store(path))


def answers(path: Path) -> dict[str, Any]:
    """Return every question's whole answer, and everything that is in the store."""
    case = opened(path)
    ids = [actor.id for actor in case.actors()]
    found: dict[str, Any] = {
        "actors": list(case.actors()),
        "sources": list(case.sources()),
        "claims": list(case.claims()),
        "info": case.info(),
        "raid": case.attribution("raid"),
        "timeline": case.timeline(),
        "find": case.find("kataib"),
    }
    for one in ids:
        found[one] = [case.show(one), case.timeline(one)]
        for relation in ("sponsors", "attacks", "member-of", "leads", "threatens"):
            found[one] += [case.who(relation, one), case.whom(one, relation)]
        found[one] += [case.path(one, other) for other in ids]
    return found


# -- what is written -------------------------------------------------------------------------------


def test_a_decision_is_a_claim_of_the_person_in_a_source_of_its_own(path: Path) -> None:
    made = decide(path, "list-1", "kh", note="Same  leader.", **JANE)
    case = opened(path)
    assert case.claim(made.id) == made
    assert made == Claim(
        id=made.id, relation="same-as", source="identities", claimant="jane-doe", subject="kh",
        object="list-1", modality="confirmed", said=read_when("2024-03-01"), quote="Same leader.",
    )  # fmt: skip
    assert Actor("jane-doe", "Jane Doe", "person") in list(case.actors())
    assert [it.title for it in case.sources() if it.id == "identities"] == ["Identities decided by hand"]  # fmt: skip


def test_deciding_twice_writes_one_claim_whichever_comes_first(path: Path) -> None:
    decide(path, "kh", "list-1", **JANE)
    decide(path, "list-1", "kh", **JANE)
    assert len(decisions(Store(path))) == 1


def test_two_people_decide_apart_and_withdraw_apart(path: Path) -> None:
    decide(path, "kh", "list-1", **JANE)
    decide(path, "kh", "list-1", by="Max", today=TODAY)
    withdraw(path, "kh", "list-1", by="Max")
    assert [it.claimant for it in decisions(Store(path))] == ["jane-doe"]
    assert opened(path).store.actor("list-1").id == "kh"


def test_the_person_does_not_make_another_actors_name_ambiguous(path: Path) -> None:
    made = decide(path, "kh", "list-1", by="Red", today=TODAY)
    assert made.claimant == "identities.red"
    assert opened(path).store.actor("Red").id == "red"


def test_a_source_that_another_dataset_calls_identities_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    written(path, {"x": [Actor("identities", "Alpha")], "y": [Actor("b", "Beta")]}).close()
    made = decide(path, "identities", "b", by="Identities", today=TODAY)
    assert (made.subject, made.claimant) == ("identities", "identities.identities")


@pytest.mark.parametrize(("one", "other"), [("kh", "kh"), ("kh", "Kata'ib Hezbollah")])
def test_an_actor_is_not_confirmed_to_be_itself(path: Path, one: str, other: str) -> None:
    with pytest.raises(InvalidValue, match="are the same actor already: kh"):
        decide(path, one, other, **JANE)


def test_a_decision_needs_a_person(path: Path) -> None:
    with pytest.raises(InvalidValue, match="--by needs the name"):
        decide(path, "kh", "list-1", by="  ")


def test_an_ambiguous_name_lists_its_candidates(path: Path) -> None:
    with pytest.raises(AmbiguousName) as caught:
        decide(path, "Brigades", "table-7", **JANE)
    assert [key for key, _ in caught.value.candidates] == ["kh", "list-1"]


def test_decisions_stay_when_the_actors_are_written_again(path: Path) -> None:
    decide(path, "kh", "list-1", **JANE)
    written(path, SCOPES, CLAIMS, EVENTS).close()
    assert opened(path).store.actor("list-1").id == "kh"


# -- contradictions --------------------------------------------------------------------------------


def test_confirming_against_a_refusal_names_the_claim_to_withdraw(path: Path) -> None:
    refused = decide(path, "kh", "list-1", same=False, **JANE)
    with pytest.raises(Contradiction) as caught:
        decide(path, "list-1", "kh", **JANE)
    assert caught.value.claim == refused.id
    assert str(caught.value) == (
        '"Kata\'ib Hezbollah" (kh) and "KATA\'IB HIZBALLAH" (list-1) are not one: Jane Doe says in'
        f" [{refused.id}] that kh is not list-1;"
        " withdraw it first: actorgraph same kh list-1 --withdraw"
    )


def test_confirming_against_a_refusal_through_a_chain_is_refused(path: Path) -> None:
    decide(path, "kh", "list-1", **JANE)
    refused = decide(path, "list-1", "table-7", same=False, **JANE)
    before = path.read_bytes()
    with pytest.raises(Contradiction, match=f"through what is confirmed of others.*{refused.id}"):
        decide(path, "kh", "table-7", **JANE)
    assert path.read_bytes() == before
    withdraw(path, "list-1", "table-7")
    decide(path, "kh", "table-7", **JANE)
    assert opened(path).store.actor("table-7").id == "kh"


def test_refusing_what_is_confirmed_through_a_chain_is_refused(path: Path) -> None:
    decide(path, "kh", "list-1", **JANE)
    decide(path, "list-1", "table-7", **JANE)
    with pytest.raises(Contradiction, match="are confirmed to be one, through"):
        decide(path, "kh", "table-7", same=False, **JANE)


def test_a_refusal_of_a_report_is_to_be_taken_out_there(tmp_path: Path) -> None:
    claim = Claim("c1", "not-same-as", "report", "a", "a", "b", modality="confirmed")
    scopes = {"x": [Actor("a", "Alpha")], "y": [Actor("b", "Beta")]}
    written(tmp_path / "s.db", scopes, [claim]).close()
    with pytest.raises(
        Contradiction, match=r"\[c1\].*it is said in 'report', so take it out there"
    ):
        decide(tmp_path / "s.db", "a", "b", **JANE)


def test_withdrawing_what_only_a_chain_says_names_the_chain(path: Path) -> None:
    one = decide(path, "kh", "list-1", **JANE)
    two = decide(path, "list-1", "table-7", **JANE)
    with pytest.raises(InvalidValue) as caught:
        withdraw(path, "kh", "table-7")
    assert str(caught.value) == (
        "nothing was decided of kh and table-7 themselves; they are one through"
        f" kh is list-1 [{one.id}]; list-1 is table-7 [{two.id}]"
    )


# -- questions -------------------------------------------------------------------------------------


def test_confirmed_actors_are_one_in_every_question(path: Path) -> None:
    apart = opened(path).path("red", "table-9").paths
    assert [it.actors for it in apart] == [("red", "table-7", "front", "table-9")]
    one = decide(path, "kh", "list-1", **JANE)
    two = decide(path, "table-7", "list-1", **JANE)
    case = opened(path)
    who = case.who("sponsors", "table-7")
    assert (who.actor, [it.actor for it in who.answers]) == ("kh", ["red"])
    assert [it.actor for it in case.who("attacks", "Blue").answers] == ["kh", "front"]
    assert [it.claims for it in case.whom("KATA'IB HIZBALLAH", "member-of").answers] == [("c3",)]
    assert [it.actors for it in case.path("red", "Blue").paths] == [("red", "kh", "table-9")]
    assert [it.id for it in case.timeline("kh").moments] == ["c4", "raid"]
    show = case.show("list-1")
    assert show.subject.id == "kh"
    assert {family: [it.id for it in group] for family, group in show.ties.items()} == {
        "sponsorship": ["c1", "c6"],
        "attack": ["c2"],
        "threat": ["c4"],
        "leadership": ["c7"],
        "membership": ["c3"],
        "identity": [one.id, two.id],
    }
    raid = case.attribution("raid")
    assert [it.accused for it in raid.statements] == ["kh", "front"]
    assert raid.could_be_meant == ()  # it is accused itself, under the name of another dataset
    for answer in (who, show, raid):
        (same,) = answer.same
        assert (same.actor, same.others, same.claims, same.by) == (
            "kh",
            (("list-1", "KATA'IB HIZBALLAH"), ("table-7", "Kataib")),
            (one.id, two.id),
            ("Jane Doe",),
        )


def test_claims_keep_their_own_ids_and_words(path: Path) -> None:
    before = list(opened(path).claims())
    decide(path, "kh", "list-1", **JANE)
    assert [it for it in opened(path).claims() if it.source == "report"] == before
    assert opened(path).claim("c2").subject == "list-1"


def test_what_does_not_count_is_also_said_of_the_first(path: Path) -> None:
    decide(path, "kh", "list-1", **JANE)
    said = opened(path).whom("red", "sponsors").also_said
    assert [(it.actor, it.name, it.claim) for it in said] == [("kh", "Kata'ib Hezbollah", "c6")]


def test_a_name_that_two_confirmed_actors_share_is_not_ambiguous(path: Path) -> None:
    with pytest.raises(AmbiguousName):
        opened(path).show("Brigades")
    decide(path, "kh", "list-1", **JANE)
    assert opened(path).show("Brigades").subject.id == "kh"


def test_a_claimant_is_found_under_each_of_its_ids(path: Path) -> None:
    decide(path, "kh", "table-7", **JANE)
    assert [it.id for it in opened(path).claims(claimant="kh")] == ["c4"]


def test_confirmed_mouths_are_one_voice_also_through_a_parent(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    scopes = {
        "x": [Actor("us", "US", "state"), Actor("army", "Army", parent="us"), Actor("foe", "Foe")],
        "y": [Actor("y-army", "US Army")],
    }
    claims = [
        Claim("c1", "attributes", "report", "us", "us", "foe", event="raid"),
        Claim("c2", "attributes", "report", "y-army", "y-army", "foe", event="raid"),
    ]
    written(path, scopes, claims, EVENTS).close()
    assert opened(path).attribution("raid").voices == (("us",), ("y-army",))
    decide(path, "y-army", "army", **JANE)
    assert opened(path).attribution("raid").voices == (("us", "army"),)


@pytest.mark.parametrize(
    ("relation", "modality"), [("same-as", "likely"), ("same-as", "stated"), ("same-as", "denied"),
                               ("not-same-as", "confirmed")],
)  # fmt: skip
def test_nothing_but_a_confirmed_same_as_is_followed(
    tmp_path: Path, relation: str, modality: str
) -> None:
    claim = Claim("c9", relation, "report", "red", "kh", "list-1", modality=modality)
    written(tmp_path / "s.db", SCOPES, [*CLAIMS, claim], EVENTS).close()
    case = opened(tmp_path / "s.db")
    assert case.who("sponsors", "list-1").answers == ()
    assert case.show("list-1").same == ()


def test_a_store_of_claims_is_read_as_it_is_by_what_hands_on(path: Path) -> None:
    from actorgraph.formats.selection import Selection

    decide(path, "kh", "list-1", **JANE)
    whole = Selection(Store(path))
    assert {"kh", "list-1"} <= {it.id for it in whole.actors()}
    assert {it.subject for it in whole.claims()} >= {"kh", "list-1"}


# -- laws ------------------------------------------------------------------------------------------

IDS = ["kh", "list-1", "list-2", "table-7", "front"]
PAIRS = st.lists(st.tuples(*[st.sampled_from(IDS)] * 2).filter(lambda it: it[0] != it[1]), max_size=5)  # fmt: skip


@pytest.mark.slow
@given(PAIRS)
@settings(max_examples=20)
def test_confirming_is_symmetric_and_transitive(
    tmp_path_factory: pytest.TempPathFactory, pairs: list[tuple[str, str]]
) -> None:
    folder = tmp_path_factory.mktemp("world")
    for name, turned in (("one.db", False), ("other.db", True)):
        written(folder / name, SCOPES, CLAIMS, EVENTS).close()
        for one, other in pairs:
            decide(folder / name, *((other, one) if turned else (one, other)), **JANE)
    assert answers(folder / "one.db") == answers(folder / "other.db")
    store = Store(folder / "one.db")
    order = [actor.id for actor in store.actors()]
    groups = grouped((order.index(one), order.index(other)) for one, other in pairs)
    for at, key in enumerate(order):
        assert store.actor(key).id == order[groups.get(at, (at,))[0]]


@pytest.mark.slow
@given(PAIRS)
@settings(max_examples=20)
def test_withdrawing_restores_the_exact_answers(
    tmp_path_factory: pytest.TempPathFactory, pairs: list[tuple[str, str]]
) -> None:
    path = tmp_path_factory.mktemp("world") / "s.db"
    written(path, SCOPES, CLAIMS, EVENTS).close()
    before = answers(path)
    pairs = list({tuple(sorted(pair)): pair for pair in pairs}.values())
    for one, other in pairs:
        decide(path, one, other, **JANE)
    for one, other in pairs:
        withdraw(path, other, one)
    assert answers(path) == before
