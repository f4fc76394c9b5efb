"""The forms of answers, each as a whole value."""

from __future__ import annotations

from typing import Any, Final

import pytest

from actorgraph import Case
from actorgraph.page.answer import form
from actorgraph.page.answer.form import (
    Bar,
    Bars,
    Cell,
    ChangeOf,
    Changes,
    Clash,
    Entry,
    FiguresForm,
    Form,
    GroundOf,
    Grounds,
    Head,
    Mark,
    Matrix,
    NumberLine,
    Side,
    Sides,
    Signed,
    Step,
    Steps,
    TimelineForm,
    TriadOf,
    Triads,
    Way,
    form_of,
)
from actorgraph.page.answer.sentences import Sentences
from actorgraph.questions.call import Call
from page.conftest import World

ANN, BOB, CID = Head("Ann", "ann"), Head("Bob", "bob"), Head("Cid", "cid")
RAID: Final = Head("the raid", "raid")


def _form(world: World, name: str, arguments: dict[str, Any], *claims: dict[str, Any]) -> Form | None:  # fmt: skip
    store = world(*({"id": f"c{n}", **claim} for n, claim in enumerate(claims, start=1)))
    return form_of(Call(name, arguments).run(store), Sentences(store))


def test_who_blames_whom_is_a_matrix_with_the_word_of_the_accused(world: World) -> None:
    blame = {"relation": "attributes", "event": "raid", "modality": "believed", "hedge": "Words"}
    found = _form(
        world, "attribution", {"event": "raid"},
        {**blame, "subject": "cid", "object": "bob"},
        {**blame, "subject": "cid", "object": "bob"},
        {**blame, "subject": "ann", "object": "cid", "claimant": "ann"},
        {"relation": "denies-responsibility", "subject": "bob", "claimant": "bob", "event": "raid"},
    )  # fmt: skip
    assert found == Matrix(
        RAID, (CID, ANN, BOB), (BOB, CID),
        (Cell(0, 0, ("c1", "c2")), Cell(1, 1, ("c3",)), Cell(2, 0, ("c4",))),
    )  # fmt: skip


def test_a_line_of_responsibility_is_a_way_with_what_follows_and_where_the_telling_stops(
    world: World,
) -> None:
    found = _form(
        world, "chain", {"event": "raid"},
        {"relation": "attributes", "event": "raid", "subject": "cid", "object": "bob"},
        {"relation": "sponsors", "subject": "ann", "object": "bob"},
    )  # fmt: skip
    steps = (
        Step(BOB, "Cid blamed Bob for the raid.", ("c1",)),
        Step(ANN, "Ann sponsors Bob.", ("c2",), "derived, as sponsor", 1),
    )
    assert found == Steps((Way("Accused: Bob", RAID, steps),))


def test_a_line_of_responsibility_says_of_whom_no_sponsor_is_named(world: World) -> None:
    blame = {"relation": "attributes", "event": "raid", "subject": "cid", "object": "bob"}
    found = _form(world, "chain", {"event": "raid"}, blame)
    assert isinstance(found, Steps)
    (*_, last) = found.ways[0].steps
    assert (last.claims, last.rule) == ((), "where the telling stops")


def test_a_timeline_has_days_since_1970_and_open_ends(world: World) -> None:
    attacks = {"relation": "attacks", "subject": "ann", "object": "bob"}
    found = _form(
        world, "timeline", {}, {**attacks, "when": "/1970-01-02"}, {**attacks, "event": "raid"}, attacks
    )  # fmt: skip
    assert found == TimelineForm(
        (
            Entry(None, 1, "until 1970-01-02", "", "Ann attacked Bob.", ("c1",)),
            Entry(19727, 19727, "2024-01-05", "raid", "the raid", ("c2",)),
        ),
        1,
    )  # fmt: skip


def test_a_long_timeline_says_how_much_comes_later(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(form, "MOST", 1)
    attacks = {"relation": "attacks", "subject": "ann", "object": "bob"}
    found = _form(world, "timeline", {}, {**attacks, "when": "2024-01-02"}, {**attacks, "when": "2024-01-03"})  # fmt: skip
    assert isinstance(found, TimelineForm)
    assert ([entry.day for entry in found.entries], found.more) == (["2024-01-02"], 2)


def test_figures_lie_on_one_line_for_each_thing_counted(world: World) -> None:
    killed = {"relation": "kills", "subject": "ann", "event": "raid"}
    struck = {"what": "targets struck", "unit": "targets"}
    found = _form(
        world, "figures", {},
        {**killed, "quantity": {"what": "killed", "op": "=", "value": 3}},
        {**killed, "quantity": {**struck, "op": ">", "value": 85}},
        {**killed, "quantity": {**struck, "op": "<=", "value": 90}},
        {**killed, "quantity": {**struck, "op": ">", "value": 85}},
    )  # fmt: skip
    assert found == FiguresForm(
        (
            NumberLine(RAID, "killed", (Mark(3, 3, "three killed", ("c1",)),)),
            NumberLine(
                RAID, "targets struck",
                (
                    Mark(85, None, "more than 85 targets struck", ("c2", "c4")),
                    Mark(None, 90, "at most 90 targets struck", ("c3",)),
                ),
            ),
        )
    )  # fmt: skip


def test_conflicts_are_sides(world: World) -> None:
    sponsors = {"relation": "sponsors", "subject": "ann", "object": "bob"}
    found = _form(world, "conflicts", {}, sponsors, {**sponsors, "modality": "denied", "claimant": "ann"})  # fmt: skip
    assert isinstance(found, Sides)
    (clash,) = found.conflicts
    assert clash.words == "Said and denied: Ann sponsors Bob"
    assert [side.claims for side in clash.sides] == [("c1",), ("c2",)]


def test_what_is_said_and_denied_has_two_sides(world: World) -> None:
    sponsors = {"relation": "sponsors", "subject": "ann", "object": "bob"}
    asked = {"subject": "Ann", "relation": "sponsors", "object": "Bob"}
    found = _form(world, "whether", asked, sponsors, {**sponsors, "modality": "denied", "claimant": "ann"})  # fmt: skip
    assert found == Sides((Clash("Does Ann sponsor Bob?", (Side("said", ("c1",)), Side("denied", ("c2",)))),))  # fmt: skip


def test_a_ranking_is_bars_in_its_order(world: World) -> None:
    attacks = {"relation": "attacks", "subject": "ann"}
    found = _form(world, "rank", {}, {**attacks, "object": "bob"}, {**attacks, "object": "cid"})
    assert found == Bars(
        "how many other actors the claims tie an actor to",
        (
            Bar(ANN, 2.0, "2, place 1", ("c1", "c2")),
            Bar(BOB, 1.0, "1, place 2", ("c1",)),
            Bar(CID, 1.0, "1, place 2", ("c2",)),
        ),
    )


def test_communities_are_grounds_with_the_name_of_their_first(world: World) -> None:
    attacks = {"relation": "attacks", "subject": "ann", "object": "bob"}
    found = _form(world, "communities", {}, attacks)
    words = "2 actors; 1 claim inside, 0 to others"
    assert found == Grounds((GroundOf("Ann and 1 other", words, ("ann", "bob"), ("c1",)),))


def test_what_differs_has_three_tones(world: World) -> None:
    attacks = {"relation": "attacks", "subject": "ann", "object": "bob"}
    found = _form(
        world, "compare", {"days": ("2024-01-05", "2024-01-06")},
        {**attacks, "when": "2024-01-05"},
        {**attacks, "object": "cid", "when": "2024-01-06"},
        {**attacks, "subject": "cid", "when": "2024-01-05/2024-01-06"},
    )  # fmt: skip
    assert found == Changes(
        "as of 2024-01-05",
        "as of 2024-01-06",
        (
            ChangeOf("added", "Ann attacked Cid.", ("c2",)),
            ChangeOf("dropped", "Ann attacked Bob.", ("c1",)),
        ),
        1,
    )


def test_balanced_triads_are_drawn_too(world: World) -> None:
    found = _form(
        world, "balance", {},
        {"relation": "attacks", "subject": "ann", "object": "bob"},
        {"relation": "attacks", "subject": "ann", "object": "cid"},
        {"relation": "sponsors", "subject": "cid", "object": "bob"},
    )  # fmt: skip
    ties = (Signed("-", 0, 1, ("c1",)), Signed("-", 0, 2, ("c2",)), Signed("+", 1, 2, ("c3",)))
    assert found == Triads("1 of 1 triad is balanced.", (TriadOf(True, (ANN, BOB, CID), ties),))


def test_without_a_triad_the_balance_says_so(world: World) -> None:
    attacks = {"relation": "attacks", "subject": "ann", "object": "bob"}
    words = "There is no triad: no three actors are all tied to one another."
    assert _form(world, "balance", {}, attacks) == Triads(words, ())


def test_what_ties_two_is_a_way_for_each_bond(world: World) -> None:
    found = _form(
        world, "between", {"one": "Ann", "other": "Bob"},
        {"relation": "sponsors", "subject": "ann", "object": "bob"},
        {"relation": "attacks", "subject": "ann", "object": "cid"},
        {"relation": "attacks", "subject": "cid", "object": "bob"},
    )  # fmt: skip
    assert found == Steps(
        (
            Way("Said of the two", ANN, (Step(BOB, "Ann sponsors Bob.", ("c1",)),)),
            Way(
                "Both are tied to it", ANN,
                (Step(CID, "Ann attacked Cid.", ("c2",)), Step(BOB, "Cid attacked Bob.", ("c3",))),
            ),
        )
    )  # fmt: skip


def test_who_and_why_have_no_form_beside_their_ties(world: World) -> None:
    sponsors = {"relation": "sponsors", "subject": "ann", "object": "bob"}
    assert _form(world, "who", {"relation": "sponsors", "actor": "Bob"}, sponsors) is None


def test_how_many_voices_say_something_is_a_bar_for_each(world: World) -> None:
    sponsors = {"relation": "sponsors", "subject": "ann", "object": "bob"}
    asked = {"subject": "Ann", "relation": "sponsors", "object": "Bob"}
    found = _form(world, "corroboration", asked, sponsors, {**sponsors, "claimant": "ann"})
    assert found == Bars(
        "claims",
        (
            Bar(CID, 1, "1 claim, the firmest stated", ("c1",)),
            Bar(ANN, 1, "1 claim, the firmest stated", ("c2",)),
        ),
    )


def test_when_an_event_was_is_a_timeline_of_it(world: World) -> None:
    attacks = {"relation": "attacks", "subject": "ann", "object": "bob", "event": "raid"}
    found = _form(world, "when", {"name": "raid"}, attacks)
    assert isinstance(found, TimelineForm)
    assert [(entry.day, entry.thing) for entry in found.entries] == [("2024-01-05", "raid")]


def test_the_case_answers_its_own_questions_in_a_form(shipped: Any) -> None:
    case = Case(shipped)
    sentences = Sentences(shipped)
    found = form_of(case.attribution("Jordan attack"), sentences)
    assert isinstance(found, Matrix)
    assert [head.name for head in found.columns[:2]] == ["Iran-backed militias", "Islamic Resistance in Iraq"]  # fmt: skip
