"""What two tellings differ in."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import actorgraph
from actorgraph.model.actor import Actor
from actorgraph.model.claim import Claim, Quantity
from actorgraph.model.errors import InvalidValue
from actorgraph.model.event import Event
from actorgraph.model.source import Source
from actorgraph.model.vocabulary import standard
from actorgraph.questions.assertion import Assertion, Topic
from actorgraph.questions.compare import Change, Comparison, Match, Telling, compare
from actorgraph.store.writer import StoreWriter
from conftest import World

ACTORS = ("red", "blue", "alpha")
_ACTORS = [Actor(key, key.title()) for key in ACTORS]
SPONSORS = Assertion("sponsors", "red", "alpha", "")
ATTACKS = Assertion("attacks", "alpha", "blue", "raid")
HIT = Topic("raid", "", "hit", "targets")


def store_of(
    place: Path,
    claims: Iterable[Claim],
    *,
    actors: Sequence[Actor] = _ACTORS,
    events: Iterable[Event] = (Event("raid", "raid"),),
) -> actorgraph.Case:
    """Return a case of claims in two sources, ``one`` and ``two``."""
    with StoreWriter(place, standard()) as writer:
        for actor in actors:
            writer.actor(actor)
        for event in events:
            writer.event(event)
        writer.actor(Actor("gazette", "Gazette"))
        for key in ("one", "two"):
            writer.source(Source(key, key.title(), "gazette"))
        writer.claims(list(claims))
    return actorgraph.open_case(place)


def said(key: str, source: str, assertion: Assertion, modality: str = "stated") -> Claim:
    return Claim(
        key,
        assertion.relation,
        source,
        "gazette",
        assertion.subject,
        assertion.object,
        assertion.event,
        modality=modality,
    )


def counted(key: str, source: str, op: str, value: float) -> Claim:
    quantity = Quantity("hit", op, value, "targets")
    return Claim(key, "counts", source, "gazette", event="raid", quantity=quantity)


def whats(changes: Iterable[Change]) -> list[Assertion | Topic]:
    return [it.what for it in changes]


def kinds(answer: Comparison) -> dict[str, list[Assertion | Topic]]:
    """Return what is added and so on, without what is empty."""
    found = {
        name: whats(getattr(answer, name)) for name in ("added", "dropped", "kept", "contradicted")
    }
    return {name: its for name, its in found.items() if its}


def test_two_sources_are_compared_assertion_by_assertion(tmp_path: Path) -> None:
    other = Assertion("allied-with", "blue", "red", "")
    case = store_of(
        tmp_path / "s.db",
        [
            said("c1", "one", SPONSORS), said("c2", "one", ATTACKS), said("c3", "two", ATTACKS),
            said("c4", "two", Assertion("allied-with", "red", "blue", "")),
            Claim("c5", "described-as", "two", "gazette", "red", text="large"),
        ],
    )  # fmt: skip
    assert case.compare(sources=("one", "Two")) == Comparison(
        before="one",
        after="Two",
        added=(Change(other, (), ("c4",)),),
        dropped=(Change(SPONSORS, ("c1",), ()),),
        kept=(Change(ATTACKS, ("c2",), ("c3",)),),
        contradicted=(),
        matched=(),
        left_out=(0, 1),
        names={"red": "Red", "blue": "Blue", "alpha": "Alpha", "raid": "raid"},
    )


def test_what_one_tells_and_the_other_denies_is_contradicted(tmp_path: Path) -> None:
    case = store_of(
        tmp_path / "s.db", [said("c1", "one", ATTACKS), said("c2", "two", ATTACKS, "denied")]
    )
    answer = case.compare(sources=("one", "two"))
    assert answer.contradicted == (Change(ATTACKS, ("c1",), (), (), ("c2",)),)
    assert kinds(answer) == {"contradicted": [ATTACKS]}
    assert case.compare(sources=("two", "one")).contradicted == (
        Change(ATTACKS, (), ("c1",), ("c2",), ()),
    )


@pytest.mark.parametrize(
    ("told", "denied", "found"),
    [
        (ATTACKS, replace(ATTACKS, event=""), {"contradicted": [ATTACKS]}),
        (replace(ATTACKS, event=""), ATTACKS, {"dropped": [replace(ATTACKS, event="")]}),
        (ATTACKS, SPONSORS, {"dropped": [ATTACKS]}),
    ],
)
def test_a_narrower_denial_contradicts_nothing(
    tmp_path: Path, told: Assertion, denied: Assertion, found: dict[str, list[Assertion]]
) -> None:
    case = store_of(
        tmp_path / "s.db", [said("c1", "one", told), said("c2", "two", denied, "denied")]
    )
    assert kinds(case.compare(sources=("one", "two"))) == found


def test_what_both_tell_is_kept_whatever_one_denies_as_well(tmp_path: Path) -> None:
    case = store_of(
        tmp_path / "s.db",
        [
            said("c1", "one", ATTACKS),
            said("c2", "two", ATTACKS),
            said("c3", "two", ATTACKS, "denied"),
        ],
    )
    assert kinds(case.compare(sources=("one", "two"))) == {"kept": [ATTACKS]}


@pytest.mark.parametrize(
    ("one", "two", "kind"),
    [
        ([("=", 85)], [(">", 85)], "contradicted"),
        ([("=", 85)], [("=", 85)], "kept"),
        ([("=", 90)], [(">", 85)], "kept"),
        ([("=", 85)], [("=", 85), ("=", 90)], "contradicted"),
        ([("=", 85), ("=", 90)], [("=", 90), ("=", 85)], "kept"),
        ([("=", 85)], [], "dropped"),
        ([], [("=", 85)], "added"),
    ],
)
def test_figures_are_contradicted_where_one_side_alone_gives_what_the_other_shuts_out(
    tmp_path: Path, one: list[tuple[str, float]], two: list[tuple[str, float]], kind: str
) -> None:
    told = [("one", *it) for it in one] + [("two", *it) for it in two]
    claims = [counted(f"c{at}", *it) for at, it in enumerate(told)]
    answer = store_of(tmp_path / "s.db", claims).compare(sources=("one", "two"))
    # A figure about an event names no second actor, so that it is a figure and no assertion.
    assert kinds(answer) == {kind: [HIT]}


def test_only_what_counts_is_told(tmp_path: Path) -> None:
    case = store_of(tmp_path / "s.db", [said("c1", "two", ATTACKS, "possible")])
    assert kinds(case.compare(sources=("one", "two"))) == {}
    assert kinds(case.compare(sources=("one", "two"), tentative=True)) == {"added": [ATTACKS]}


def test_two_days_are_compared(world: World) -> None:
    case = world(
        "relation: sponsors, subject: red, object: alpha, when: 2023/..",
        "relation: sponsors, subject: red, object: beta, when: 2023-01/2023-12",
        "relation: leads, subject: unit, object: corps, when: 2024/..",
    )
    answer = case.compare(days=("2023-06", "2024-01"))
    assert (answer.before, answer.after) == ("as of 2023-06", "as of 2024-01")
    assert kinds(answer) == {
        "added": [Assertion("leads", "unit", "corps", "")],
        "dropped": [Assertion("sponsors", "red", "beta", "")],
        "kept": [SPONSORS],
    }


def test_actors_of_two_stores_are_matched_by_id_then_by_a_first_name_that_one_has(
    tmp_path: Path,
) -> None:
    here = store_of(tmp_path / "a.db", [said("c1", "one", SPONSORS), said("c2", "one", ATTACKS)])
    there = store_of(
        tmp_path / "b.db",
        [
            said("d1", "one", Assertion("sponsors", "red", "the-alpha", "")),
            said("d2", "one", Assertion("attacks", "the-alpha", "bleu", "raid-1")),
        ],
        actors=[Actor("red", "Crimson"), Actor("the-alpha", "ALPHA"), Actor("bleu", "Bleu")],
        events=[Event("raid-1", "Raid")],
    )
    answer = here.compare(other=there)
    assert answer.matched == (
        Match("alpha", "the-alpha", "Alpha"),
        Match("raid", "raid-1", "raid"),
    )
    assert answer.kept == (Change(SPONSORS, ("c1",), ("d1",)),)
    assert answer.added == (Change(Assertion("attacks", "alpha", "bleu", "raid"), (), ("d2",)),)
    assert answer.dropped == (Change(ATTACKS, ("c2",), ()),)
    assert (answer.one_store, answer.names["bleu"]) == (False, "Bleu")


def test_a_first_name_that_two_have_matches_nobody(tmp_path: Path) -> None:
    here = store_of(tmp_path / "a.db", [said("c1", "one", SPONSORS)])
    there = store_of(
        tmp_path / "b.db",
        [said("d1", "one", Assertion("sponsors", "red", "alpha-1", ""))],
        actors=[Actor("red", "Red"), Actor("alpha-1", "Alpha"), Actor("alpha-2", "Alpha")],
    )
    assert here.compare(other=there).matched == ()


@pytest.mark.parametrize(
    "words",
    [
        {},
        {"days": ("2024",)},
        {"days": ("2023", "2024", "2025")},
        {"sources": ("Report",)},
        {"days": ("2023", "2024"), "sources": ("Report", "Report")},
    ],
)
def test_two_sides_must_be_named(world: World, words: dict[str, tuple[str, ...]]) -> None:
    case = world("relation: sponsors, subject: red, object: alpha")
    with pytest.raises(InvalidValue, match=r"^compare two days, two sources, or this case"):
        case.compare(**words)  # type: ignore[arg-type]


def test_a_comparison_as_json_has_the_claims_of_both_sides(tmp_path: Path) -> None:
    case = store_of(tmp_path / "s.db", [said("c1", "one", ATTACKS), counted("c2", "two", ">", 85)])
    assert case.compare(sources=("one", "two")).document() == {
        "before": "one",
        "after": "two",
        "added": [
            {
                "tie": None,
                "figure": {"about": "raid", "object": None, "what": "hit", "unit": "targets"},
                "modality": "stated", "before": [], "after": ["c2"], "denied_before": [], "denied_after": [],
                "figures_before": [], "figures_after": ["more than 85 targets (hit)"],
            }
        ],
        "dropped": [
            {
                "tie": {"relation": "attacks", "subject": "alpha", "object": "blue", "event": "raid"},
                "figure": None, "modality": "stated",
                "before": ["c1"], "after": [], "denied_before": [], "denied_after": [],
                "figures_before": [], "figures_after": [],
            }
        ],
        "kept": [],
        "contradicted": [],
        "matched": [],
        "left_out": [0, 0],
    }  # fmt: skip


@pytest.mark.parametrize("modality", ["hinted", "withheld", "presupposed", "possible"])
def test_what_nobody_asserts_contradicts_no_denial(tmp_path: Path, modality: str) -> None:
    denial = said("c2", "two", SPONSORS, "denied")
    case = store_of(tmp_path / "s.db", [said("c1", "one", SPONSORS, modality), denial])
    answer = case.compare(sources=("one", "two"), modality=modality)
    assert (answer.contradicted, answer.verdict) == ((), "not asserted")
    assert [(change.before, change.modality) for change in answer.dropped] == [(("c1",), modality)]
    assert answer.cells(answer.dropped[0])[0] == f"sponsors · Red · Alpha · {modality}"


def test_a_figure_that_is_only_possible_contradicts_none(tmp_path: Path) -> None:
    guess = replace(counted("c1", "one", "=", 3), modality="possible")
    case = store_of(tmp_path / "s.db", [guess, counted("c2", "two", "=", 5)])
    answer = case.compare(sources=("one", "two"), tentative=True)
    assert (answer.contradicted, len(answer.kept)) == ((), 1)


# -- properties ------------------------------------------------------------------------------------

TIES = st.builds(
    Assertion,
    st.sampled_from(["sponsors", "attacks", "allied-with", "claims-responsibility"]),
    st.sampled_from(ACTORS),
    st.sampled_from(ACTORS),
    st.sampled_from(["", "raid"]),
)
CLAIMS = st.lists(
    st.one_of(
        st.tuples(TIES, st.sampled_from(["stated", "likely", "denied", "possible"])),
        st.tuples(st.sampled_from(["=", ">", "<", "~"]), st.integers(0, 3)),
    ),
    max_size=8,
)


def made(key: str, told: list[tuple[object, object]]) -> actorgraph.Case:
    claims = []
    for at, (first, second) in enumerate(told):
        if isinstance(first, Assertion):
            claims.append(said(f"{key}{at}", "one", first, str(second)))
        else:
            assert isinstance(second, int)
            claims.append(counted(f"{key}{at}", "one", str(first), second))
    return store_of(Path(tempfile.mkdtemp()) / "s.db", claims)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(CLAIMS)
def test_nothing_differs_from_itself(told: list[tuple[object, object]]) -> None:
    case = made("c", told)
    side = Telling("it", case.store)
    answer = compare(side, side)
    assert (answer.added, answer.dropped, answer.contradicted) == ((), (), ())
    twin = compare(side, Telling("twin", made("c", told).store))
    assert (twin.added, twin.dropped, twin.contradicted) == ((), (), ())
    assert twin.kept == answer.kept


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(CLAIMS, CLAIMS)
def test_swapping_the_sides_swaps_what_is_added_and_dropped(
    one: list[tuple[object, object]], other: list[tuple[object, object]]
) -> None:
    sides = Telling("one", made("c", one).store), Telling("other", made("d", other).store)
    forth, back = compare(*sides), compare(*reversed(sides))
    assert back.dropped == tuple(turned(it) for it in forth.added)
    assert back.added == tuple(turned(it) for it in forth.dropped)
    assert back.kept == tuple(turned(it) for it in forth.kept)
    assert back.contradicted == tuple(turned(it) for it in forth.contradicted)


def turned(it: Change) -> Change:
    return Change(
        it.what,
        it.after,
        it.before,
        it.denied_after,
        it.denied_before,
        it.figures_after,
        it.figures_before,
        it.modality,
    )


def test_sides_that_contradict_each_other_give_that_verdict(tmp_path: Path) -> None:
    claims = [said("c1", "one", ATTACKS), said("c2", "two", ATTACKS, "denied")]
    answer = store_of(tmp_path / "s.db", claims).compare(sources=("one", "two"))
    assert (answer.question, answer.verdict) == ("what differs: one, two", "contradicted")
    assert [answer.cells(change) for change in answer] == [
        ("attacks · Alpha · Blue · raid", "contradicted", "c1", "c2")
    ]


def test_printing_a_comparison_of_two_stores_quotes_each_from_its_own(tmp_path: Path) -> None:
    here = store_of(tmp_path / "a.db", [said("c1", "one", ATTACKS)])
    there = store_of(tmp_path / "b.db", [said("c9", "one", SPONSORS)])
    answer = here.compare(other=there)
    assert (answer.verdict, answer.claims) == ("derived", ("c1",))
    assert ("[c1]" in str(answer), "[c9]" in str(answer)) == (True, True)


def test_claimants_are_found_by_name_in_either_store(tmp_path: Path) -> None:
    here = store_of(tmp_path / "a.db", [said("c1", "one", ATTACKS)])
    there = store_of(tmp_path / "b.db", [said("c9", "one", SPONSORS)])
    assert kinds(here.compare(other=there, claimant="Gazette")) == {
        "added": [SPONSORS],
        "dropped": [ATTACKS],
    }
    assert kinds(here.compare(other=there, claimant="Red")) == {}


def test_what_may_hold_on_the_other_day_is_no_difference(world: World) -> None:
    case = world(  # published on 2024-02-02
        "relation: sponsors, subject: red, object: alpha, when: 2023/..",
        "relation: sponsors, subject: red, object: beta",
        "relation: leads, subject: unit, object: corps, when: 2024-01-20/2024-01-30",
    )
    answer = case.compare(days=("2024-01", "2024-06"))
    assert (kinds(answer), answer.undated) == (
        {"dropped": [Assertion("leads", "unit", "corps", "")]},
        2,
    )
