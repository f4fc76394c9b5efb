"""Answers as the part that a page opens on."""

from __future__ import annotations

from typing import Any

import actorgraph
from actorgraph.page.answer.answered import answered_of
from actorgraph.page.opening import opening_of
from actorgraph.page.view import Opening
from actorgraph.questions.answer import Answer
from page.conftest import Open, World


def _case(world: World) -> actorgraph.Case:
    return actorgraph.Case(
        world(
            {"id": "c1", "relation": "sponsors", "subject": "ann", "object": "gang"},
            {"id": "c2", "relation": "instance-of", "subject": "bob", "object": "gang"},
            {"id": "c3", "relation": "sponsors", "subject": "cid", "object": "bob", "modality": "denied", "hedge": "Words"},
            {"id": "c4", "relation": "attributes", "subject": "cid", "object": "bob", "event": "raid"},
            {"id": "c5", "relation": "attacks", "subject": "bob", "object": "ann", "when": "2024-01-05"},
            actors=[
                {"id": "ann", "name": "Ann", "type": "state"},
                {"id": "bob", "name": "Bob", "type": "armed-group"},
                {"id": "cid", "name": "Cid", "type": "person"},
                {"id": "gang", "name": "Gangs", "type": "class"},
            ],
        )
    )  # fmt: skip


def test_who_opens_on_its_answers_their_chains_and_what_is_said_beside(world: World) -> None:
    case = _case(world)
    assert opening_of(case.store, case.who("sponsors", "Bob")) == Opening(
        words="Who sponsors Bob?",
        things=("bob", "ann", "gang", "cid"),
        claims=("c1", "c2", "c3"),
        derived=True,
        answered=answered_of(case.store, case.who("sponsors", "Bob")),
    )


def test_a_path_opens_on_its_actors_and_the_claims_of_its_hops(world: World) -> None:
    case = _case(world)
    answer = case.path("Ann", "Gangs", tentative=True)
    assert opening_of(case.store, answer) == Opening(
        words="How Ann and Gangs are connected, what is possible, intended or conditional counted too",
        things=("ann", "gang"),
        claims=("c1",),
        tentative=True,
        answered=answered_of(case.store, answer),
    )


def test_ends_that_nothing_connects_are_shown_all_the_same(world: World) -> None:
    case = _case(world)
    answer = case.path("Ann", "Gangs", modality="denied")
    opening = opening_of(case.store, answer)
    assert (opening.things, opening.claims) == (("ann", "gang"), ())


def test_an_attribution_opens_on_the_event_and_all_who_are_named(world: World) -> None:
    case = _case(world)
    opening = opening_of(case.store, case.attribution("raid"))
    assert (opening.things, opening.claims) == (("raid", "cid", "bob"), ("c4",))


def test_a_timeline_opens_on_what_has_a_date(world: World) -> None:
    case = _case(world)
    opening = opening_of(case.store, case.timeline())
    assert (opening.things, set(opening.claims)) == (("raid", "bob", "ann", "cid"), {"c4", "c5"})


def test_a_dossier_opens_on_an_actor_and_all_about_it(world: World) -> None:
    case = _case(world)
    opening = opening_of(case.store, case.show("Gangs"))
    assert (opening.words, opening.things, opening.claims) == (
        "What is said about Gangs", ("gang", "ann", "bob"), ("c1", "c2"),
    )  # fmt: skip


def test_a_claim_opens_on_its_ends(world: World) -> None:
    case = _case(world)
    assert opening_of(case.store, case.show("c4")) == Opening(
        words="What the claim c4 says",
        things=("cid", "bob", "raid"),
        claims=("c4",),
        answered=answered_of(case.store, case.show("c4")),
    )


def test_a_page_of_an_answer_shows_the_question_and_the_answer_with_its_verdict(
    world: World, opened: Open
) -> None:
    sponsors = {"relation": "sponsors", "subject": "ann", "object": "bob"}
    store = world(sponsors, {**sponsors, "modality": "denied", "claimant": "ann"})
    case = actorgraph.Case(store)
    answers: dict[str, Answer[Any]] = {
        "who": case.who("sponsors", "Bob"),
        "whether": case.whether("Ann", "sponsors", "Bob"),
        "ask": case.ask("does Ann back Bob"),
    }
    pages = {
        name: opened(store, answer=opening_of(store, answer)) for name, answer in answers.items()
    }
    shown = {name: [*page.texts("h1"), *page.texts("#answer")] for name, page in pages.items()}
    contradicted = ["Does Ann sponsor Bob?", "Contradicted. Some claims say so, others deny it."]
    assert shown == {
        "who": ["Who sponsors Bob?", "Stated. Ann sponsors Bob. A denial stands beside it."],
        "whether": contradicted,
        "ask": contradicted,
    }


def test_a_page_of_a_list_has_what_is_in_it_and_no_verdict(world: World, opened: Open) -> None:
    case = _case(world)
    listed = opened(case.store, answer=opening_of(case.store, case.show("Bob")))
    said = ["4 claims: 1 of sponsorship, 1 of attack, 1 of attribution and 1 of membership."]
    assert listed.texts("#answer") == said
    assert listed.texts("h1") == ["What is said about Bob"]
