"""The promise: no answer states a relation that no assertive claim says and no printed chain gives.

Random worlds of four actors and two attacks, asked everything, with every wish about modality. What exports
hold is tested in tests/formats/test_unasserted.py in the same way.
"""

from __future__ import annotations

import tempfile
from contextlib import closing
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actorgraph.model.actor import Actor
from actorgraph.model.claim import Claim
from actorgraph.model.dates import read_when
from actorgraph.model.event import Event
from actorgraph.model.filters import Filters, read_filters
from actorgraph.model.modality import ASSERTIVE, MODALITIES, TENTATIVE
from actorgraph.model.source import Source
from actorgraph.model.vocabulary import DEEDS, standard
from actorgraph.questions.named import Named
from actorgraph.questions.whether import whether
from actorgraph.questions.who import who
from actorgraph.sentence.printed import plain
from actorgraph.store.reader import Store
from actorgraph.store.writer import StoreWriter
from actorgraph.text.whether import whether_lines
from actorgraph.text.who import who_lines

ACTORS: Final = ("red", "unit", "front", "base")
TYPES: Final = ("state", "military", "umbrella-group", "facility")
EVENTS: Final = ("raid", "strike")
#: Relations along which something is concluded, and those of words on one's own part in an event.
CARRYING: Final = ("part-of", "member-of", "instance-of")
WORDS: Final = ("attributes", "claims-responsibility", "denies-responsibility", "does-not-claim")
ASKED: Final = ("attacks", "sponsors", "kills", "clashes-with", "part-of")
WHEN: Final = st.sampled_from(["", "2024-01-28", "2024-01", "2024-01-20/..", "../2024-01-30"])
FILTERS: Final = st.builds(
    read_filters,
    as_of=st.sampled_from(["", "", "2024-01-28", "2025"]),
    modality=st.sampled_from([*[""] * 6, *["all"] * 8, "not asserted", *MODALITIES]),
    tentative=st.booleans(),
    undated=st.booleans(),
)


@st.composite
def claims(draw: st.DrawFn) -> tuple[str, tuple[Claim, ...]]:
    """Return the relation that is asked for, and claims of it, of what carries it, and of who is blamed."""
    asked = draw(st.sampled_from(ASKED))
    return asked, tuple(draw(_claim(at, asked)) for at in range(draw(st.integers(2, 7))))


@st.composite
def _claim(draw: st.DrawFn, at: int, asked: str) -> Claim:
    relation = draw(st.sampled_from([*[asked] * 6, *CARRYING * 2, *WORDS]))
    actor = st.sampled_from(ACTORS)
    about_event = relation in WORDS
    has_object = relation not in WORDS[1:]
    return Claim(
        id=f"c{at}",
        relation=relation,
        source="report",
        claimant=draw(actor),
        subject=draw(actor),
        object=draw(actor) if has_object else "",
        event=draw(st.sampled_from(EVENTS if about_event else ("", *EVENTS))),
        modality=draw(st.sampled_from(MODALITIES)),
        when=read_when(draw(WHEN)),
        quote="words",
    )


def write(path: Path, said: tuple[Claim, ...]) -> None:
    with StoreWriter(path, standard(), fresh=True) as writer:
        for key, kind in zip(ACTORS, TYPES, strict=True):
            writer.actor(Actor(key, key.title(), kind))
        writer.event(Event("raid", "raid", "attack", read_when("2024-01-28"), ("base",)))
        writer.event(Event("strike", "strike", "attack"))
        writer.source(Source("report", "Report", "red", read_when("2024-02-02")))
        writer.claims(said)


def ends(claim: Claim, one: str, other: str, relation: str) -> bool:
    """Return True if a claim says outright that one does something to another."""
    both_ways = standard()[relation].symmetric
    pairs = {(one, other), (other, one)} if both_ways else {(one, other)}
    return claim.relation == relation and (claim.subject, claim.object) in pairs


def blames(claim: Claim, actor: str) -> bool:
    """Return True if a claim says that an actor did an event."""
    of_self = claim.relation == "claims-responsibility" and claim.subject == actor
    return (
        of_self
        or (claim.relation == "attributes" and claim.object == actor)
        or (
            claim.subject == actor
            and standard()[claim.relation].family in DEEDS
            and bool(claim.event)
        )
    )


def justified(answer: Named, target: str, relation: str, said: dict[str, Claim]) -> None:
    """Make sure that every way of an answer says no more than its claims."""
    for way in (answer, *answer.ways):
        found = [said[key] for key in way.claims]
        modalities = {claim.modality for claim in found}
        if way.known == "not asserted":
            assert modalities.isdisjoint(ASSERTIVE)
        elif way.known == "stated":
            assert way.modality in ASSERTIVE
            assert any(
                claim.modality in ASSERTIVE and ends(claim, way.actor, target, relation)
                for claim in found
            )
        elif way.known == "attributed":
            assert way.modality in ASSERTIVE
            assert any(claim.modality in ASSERTIVE and blames(claim, way.actor) for claim in found)
        else:
            allowed = {*ASSERTIVE, *TENTATIVE}
            assert modalities <= allowed
            assert modalities <= {*ASSERTIVE} or way.modality in TENTATIVE
            carried = found[1:] if relation != "part-of" else found
            assert {claim.relation for claim in carried} <= {*CARRYING}
            assert [link.claim for link in way.chain] == list(way.claims)


@given(claims(), FILTERS)
def test_no_answer_states_what_nobody_asserts(
    told: tuple[str, tuple[Claim, ...]], filters: Filters
) -> None:
    relation, found = told
    said = {claim.id: claim for claim in found}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "world.db")
        write(path, found)
        with closing(Store(path)) as store:
            for target in ACTORS:
                _whoever(store, relation, target, filters, said)
                for one in ACTORS:
                    if one != target:
                        _whether(store, relation, (one, target), filters, said)


def _whoever(
    store: Store, relation: str, target: str, filters: Filters, said: dict[str, Claim]
) -> None:
    answer = who(store, store.vocabulary.reading(relation), store.thing(target), filters=filters)
    for found in answer.answers:
        justified(found, target, relation, said)
    asserted = [way for way in answer.answers if way.modality in ASSERTIVE]
    assert answer.verdict != "contradicted"
    assert (answer.verdict in {"stated", "stated with a hedge", "derived"}) == bool(asserted)
    headings = plain("\n".join(who_lines(store, answer)))
    stated = any(way.known == "stated" for way in answer.answers)
    assert ("\nStated" in headings) == stated


def _whether(
    store: Store,
    relation: str,
    asked: tuple[str, str],
    filters: Filters,
    said: dict[str, Claim],
) -> None:
    one, other = asked
    reading = store.vocabulary.reading(relation)
    yes = whether(store, store.thing(one), reading, store.thing(other), filters=filters)
    outright = [said[key] for key in yes.answers if said[key].modality in ASSERTIVE]
    if yes.verdict in ("stated", "stated with a hedge", "contradicted"):
        assert any(ends(claim, one, other, relation) or blames(claim, one) for claim in outright)
    if yes.verdict == "derived":
        assert yes.derived is not None
        assert {said[key].modality for key in yes.derived.claims} <= {*ASSERTIVE}
    if yes.verdict == "contradicted":
        assert yes.denied
    first = "\n".join(whether_lines(store, yes)).splitlines()[1]
    assert first.lower().startswith(yes.verdict.split(" with")[0])


@pytest.mark.parametrize("modality", [name for name in MODALITIES if name not in ASSERTIVE])
def test_asking_for_a_modality_that_does_not_assert_never_makes_it_assert(
    tmp_path: Path, modality: str
) -> None:
    relations = [each.name for each in standard() if each.name not in WORDS]
    fields: dict[str, Any] = {"subject": "red", "object": "unit", "quote": "words"}
    path = tmp_path / "world.db"
    write(
        path,
        tuple(
            Claim(f"c-{relation}", relation, "report", "front", modality=modality, **fields)
            for relation in relations
        ),
    )
    expected = "denied" if modality == "denied" else "not asserted"
    with closing(Store(path)) as store:
        red, unit = store.thing("red"), store.thing("unit")
        for relation in relations:
            reading = store.vocabulary.reading(relation)
            for filters in (read_filters(modality=modality), read_filters(modality="all")):
                found = who(store, reading, unit, filters=filters)
                asked = whether(store, red, reading, unit, filters=filters)
                assert (relation, found.verdict, asked.verdict) == (relation, expected, expected)
