"""What a page shows: which claims are a line, which stand only in a panel."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from actorgraph.formats.importer import import_files
from actorgraph.model.claim import Claim, Quantity
from actorgraph.model.dates import OPEN_END
from actorgraph.model.errors import InvalidValue
from actorgraph.model.filters import read_filters
from actorgraph.network import is_asserted
from actorgraph.page import view as page_view
from actorgraph.page.view import Opening, Tie, View, marked, view_of, web_address
from actorgraph.store.reader import Store
from page.conftest import ACTORS, World
from small_store import write


def _attack(**more: Any) -> dict[str, Any]:
    return {"relation": "attacks", "subject": "ann", "object": "bob", **more}


def _lines(view: View) -> list[tuple[str, str, str, str]]:
    return [(tie.family, tie.start, tie.end, tie.link) for tie in view.ties]


def test_claims_of_one_family_between_the_same_two_are_one_tie_with_the_firmest_modality(
    world: World,
) -> None:
    store = world(
        _attack(modality="possible", hedge="Words"),
        _attack(relation="destroys", modality="confirmed"),
        _attack(modality="denied", hedge="Words"),
    )
    view = view_of(store)
    assert view.ties == (Tie("attack", "ann", "bob", "directed", "confirmed", (1, 0, 2)),)


def test_to_avoid_conflict_is_no_line_of_conflict(world: World) -> None:
    store = world(_attack(relation="seeks-conflict-with"), _attack(relation="avoids-conflict-with"))
    assert _lines(view_of(store)) == [
        ("conflict", "ann", "bob", "directed"),
        ("conflict-avoidance", "ann", "bob", "directed"),
    ]


def test_that_none_was_killed_is_no_line(tmp_path: Path) -> None:
    none = Quantity("dead", "=", 0)
    write(tmp_path / "s.db", Claim("c", "kills", "report", "red", "red", "blue", quantity=none))
    with closing(Store(tmp_path / "s.db")) as store:
        view = view_of(store)
    assert (view.ties, len(view.claims)) == ((), 1)


def test_a_fight_without_deaths_is_a_line_that_nobody_denies(tmp_path: Path) -> None:
    none = Quantity("deaths", "=", 0)
    claim = Claim("c", "attacks", "report", "red", "red", "blue", quantity=none)
    write(tmp_path / "s.db", claim)
    with closing(Store(tmp_path / "s.db")) as store:
        assert _lines(view_of(store)) == [("attack", "red", "blue", "directed")]
        assert is_asserted(claim, store.vocabulary)


def test_the_way_back_and_another_family_are_ties_of_their_own(world: World) -> None:
    store = world(
        _attack(),
        _attack(subject="bob", object="ann"),
        _attack(relation="threatens"),
    )
    assert _lines(view_of(store)) == [
        ("attack", "ann", "bob", "directed"),
        ("attack", "bob", "ann", "directed"),
        ("threat", "ann", "bob", "directed"),
    ]


def test_both_directions_of_a_symmetric_relation_are_one_tie(world: World) -> None:
    store = world(
        _attack(relation="allied-with", subject="bob", object="ann"),
        _attack(relation="allied-with"),
    )
    assert _lines(view_of(store)) == [("alliance", "ann", "bob", "symmetric")]


def test_a_claim_without_an_object_is_a_line_into_its_event_and_not_an_attack_on_it(
    world: World,
) -> None:
    store = world({"relation": "attacks", "subject": "ann", "event": "raid"})
    assert _lines(view_of(store)) == [("attack", "ann", "raid", "in-event")]


def test_a_claim_without_a_subject_is_a_line_from_its_event(world: World) -> None:
    store = world({"relation": "kills", "event": "raid", "object": "bob"})
    assert _lines(view_of(store)) == [("casualties", "raid", "bob", "unnamed")]


def test_who_is_blamed_for_an_event_has_a_line_to_it_too(world: World) -> None:
    blame = {"relation": "attributes", "subject": "cid", "event": "raid"}
    store = world(
        {**blame, "object": "ann", "modality": "withheld"},
        {**blame, "object": "bob"},
        {"relation": "denies-responsibility", "subject": "ann", "event": "raid"},
    )
    view = view_of(store)
    assert [(*line, tie.claims, tie.modality) for line, tie in zip(_lines(view), view.ties, strict=True)] == [
        ("attribution", "cid", "ann", "directed", (0,), "withheld"),
        ("attribution", "cid", "bob", "directed", (1,), "stated"),
        ("denial-of-responsibility", "ann", "raid", "in-event", (2,), "stated"),
        ("attribution", "ann", "raid", "blamed", (0,), "withheld"),
        ("attribution", "bob", "raid", "blamed", (1,), "stated"),
    ]  # fmt: skip


def test_a_claim_that_ends_in_words_is_no_line_and_is_still_shown(world: World) -> None:
    store = world(
        {"relation": "threatens", "subject": "ann", "text": "bullies"},
        {"relation": "described-as", "event": "raid", "text": "an escalation"},
    )
    view = view_of(store)
    assert (view.ties, len(view.claims)) == ((), 2)


def test_everybody_is_shown_without_filters_and_only_who_is_mentioned_with_them(
    world: World,
) -> None:
    store = world(
        _attack(when="2024-01-05"), {"relation": "leads", "subject": "cid", "object": "bob"}
    )
    filters = read_filters(until="2024-01-31")
    assert list(view_of(store).things) == ["ann", "bob", "cid", "raid"]
    assert [claim.relation for claim in view_of(store, filters).claims] == ["attacks"]
    assert list(view_of(store, filters).things) == ["ann", "bob", "cid"]
    assert view_of(store, filters).filters == ("until 2024-01-31",)


def test_a_focus_keeps_what_is_near(world: World) -> None:
    store = world(
        _attack(),
        _attack(subject="bob", object="cid"),
        _attack(subject="cid", event="raid", object=None),
    )
    near = view_of(store, focus="Ann")
    assert _lines(near) == [("attack", "ann", "bob", "directed")]
    assert len(view_of(store, focus="Ann", hops=2).ties) == 2


def test_the_view_knows_the_days_of_every_claim_that_has_one(world: World) -> None:
    store = world(
        _attack(when="2024-01-05"),
        _attack(event="raid"),
        _attack(relation="sponsors", said="2024-01-20"),
        _attack(relation="threatens"),
        _attack(relation="warns", when="2024-01-02/.."),
    )
    view = view_of(store)
    days = [view.days.get(claim.id) for claim in view.claims]
    fifth = date(2024, 1, 5).toordinal()
    state = (date(2024, 1, 20).toordinal(), date(2024, 2, 1).toordinal())
    assert days == [(fifth, fifth), (fifth, fifth), state, None, (fifth - 3, OPEN_END)]


def test_what_follows_from_claims_that_are_not_on_the_page_is_left_out(world: World) -> None:
    actors = [*ACTORS, {"id": "gang", "name": "Gangs", "type": "class"}]
    store = world(
        {"relation": "sponsors", "subject": "ann", "object": "gang"},
        {"relation": "instance-of", "subject": "bob", "object": "gang", "modality": "likely", "hedge": "Words"},
        actors=actors,
    )  # fmt: skip
    conclusions = view_of(store).conclusions
    assert conclusions is not None
    (found,) = conclusions
    assert (found.subject, found.object, found.known, found.modality) == (
        "ann",
        "bob",
        "class",
        "likely",
    )
    assert view_of(store, read_filters(modality="stated")).conclusions == ()


def test_what_follows_through_somebody_who_is_not_on_the_page_is_left_out(world: World) -> None:
    store = world(
        {"relation": "sponsors", "subject": "ann", "object": "gang"},
        {"relation": "instance-of", "subject": "bob", "object": "gang"},
        {"relation": "meets", "subject": "cid", "object": "ann"},
        {"relation": "meets", "subject": "cid", "object": "bob"},
        actors=[*ACTORS, {"id": "gang", "name": "Gangs", "type": "class"}],
    )
    near, all_of_it = view_of(store, focus="cid"), view_of(store)
    assert (list(near.things), near.conclusions) == (["ann", "bob", "cid"], ())
    assert [(found.subject, found.object) for found in all_of_it.conclusions or ()] == [
        ("ann", "bob")
    ]


def test_a_page_of_very_many_opens_on_its_protagonists(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = world(
        _attack(), _attack(subject="cid"), _attack(subject="cid", event="raid", object=None)
    )
    assert view_of(store).opening is None
    monkeypatch.setattr(page_view, "MANY", 3)
    monkeypatch.setattr(page_view, "AT_FIRST", 2)
    assert view_of(store).opening == Opening("2 protagonists", ("bob", "cid"))


def test_an_answer_is_what_a_page_opens_on_and_the_rest_is_there_too(world: World) -> None:
    store = world(_attack(), _attack(subject="cid", object="bob"))
    answer = Opening("Who?", ("ann", "bob"), ("c",))
    view = view_of(store, answer=replace(answer, claims=(next(store.claims()).id,)))
    assert (view.opening and view.opening.words, len(view.claims)) == ("Who?", 2)


def test_of_a_large_store_an_answer_brings_only_what_is_among_those_it_names(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = world(_attack(), _attack(subject="cid", object="bob"), _attack(relation="threatens"))
    monkeypatch.setattr(page_view, "MANY", 3)
    view = view_of(store, answer=Opening("Who?", ("ann", "bob"), (next(store.claims()).id,)))
    assert [claim.relation for claim in view.claims] == ["attacks", "threatens"]
    assert list(view.things) == ["ann", "bob", "cid"]  # Cid published them


@pytest.mark.parametrize(
    ("quote", "hedge", "parts"),
    [
        ("We believe it", "We believe", ("", "We believe", " it")),
        ("We believe it", "WE BELIEVE", ("", "We believe", " it")),
        ("He may go", "might", ("He may go",)),
        ("He may go", "", ("He may go",)),
        ("İt may İ", "MAY", ("İt may İ",)),
    ],
)
def test_the_hedge_is_marked_where_it_stands(
    quote: str, hedge: str, parts: tuple[str, ...]
) -> None:
    assert marked(quote, hedge) == parts


@pytest.mark.parametrize(
    ("address", "link"),
    [
        ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
        ("HTTP://EXAMPLE.ORG", "HTTP://EXAMPLE.ORG"),
        ("javascript:alert(1)", ""),
        ("java\nscript:alert(1)", ""),
        (" javascript:alert(1)", ""),
        ("data:text/html,<script>", ""),
        ("https:alert(1)", ""),
        ("//example.org", ""),
        ("http://[", ""),
        ("", ""),
    ],
)
def test_only_web_addresses_become_links(address: str, link: str) -> None:
    assert web_address(address) == link


def test_of_a_very_large_store_the_page_holds_those_with_most_claims_and_says_so(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = world(
        _attack(),
        _attack(subject="cid"),
        _attack(event="raid", quote="Elsewhere."),
        {"relation": "described-as", "subject": "bob", "text": "busy"},
    )
    monkeypatch.setattr(page_view, "MOST_THINGS", 3)
    monkeypatch.setattr(page_view, "OF_A_LARGE_STORE", 2)
    view = view_of(store)
    assert list(view.things) == ["ann", "bob"]
    assert [claim.relation for claim in view.claims] == ["attacks", "described-as"]
    assert view.filters == ("the 2 of 4 actors and events with most claims",)


def test_what_filters_leave_must_fit_a_page(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    store = world(_attack(), _attack(subject="cid"))
    monkeypatch.setattr(page_view, "MOST_THINGS", 2)
    with pytest.raises(InvalidValue, match=r"at most 2 actors and events, not 3.*--focus ACTOR"):
        view_of(store, read_filters(modality="stated"))


def test_more_claims_than_a_page_holds_are_refused(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = world(_attack(), _attack(subject="bob", object="ann"))
    monkeypatch.setattr(page_view, "MOST_CLAIMS", 1)
    with pytest.raises(InvalidValue, match=r"at most 1 claims.*--focus ACTOR"):
        view_of(store)


def test_what_follows_is_left_out_where_memberships_make_too_many_chains(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = world(
        {"relation": "part-of", "subject": "ann", "object": "bob"},
        {"relation": "part-of", "subject": "bob", "object": "cid"},
        {"relation": "attacks", "subject": "ann", "object": "cid"},
    )
    assert view_of(store).conclusions
    monkeypatch.setattr("actorgraph.page.view.MOST_STEPS", 0)
    assert view_of(store).conclusions is None


def ties_of_ann() -> list[dict[str, Any]]:
    """Return two claims that tie Ann to Bob, one that ties her to Cid, and one between those."""
    return [
        _attack(),
        _attack(modality="believed", hedge="believed"),
        _attack(object="cid"),
        _attack(subject="bob", object="cid"),
    ]


def test_a_focus_with_so_many_ties_as_are_asked_for_shows_the_ends_of_its_strongest(
    world: World,
) -> None:
    view = view_of(world(*ties_of_ann()), focus="ann", most=1)
    assert (list(view.things), len(view.claims)) == (["ann", "bob"], 2)
    assert view.filters == ("the 1 strongest of the 2 ties of Ann",)
    assert (view.conclusions, view.conflicts) == (None, None)


def test_a_focus_with_more_ties_than_a_page_holds_shows_its_strongest(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page_view, "OF_A_LARGE_STORE", 1)
    monkeypatch.setattr(page_view, "MOST_THINGS", 1)
    monkeypatch.setattr(page_view, "_refuse_more_than_fits", lambda _: None)
    assert list(view_of(world(*ties_of_ann()), focus="ann").things) == ["ann", "bob"]


def test_ends_with_very_many_claims_among_them_are_fewer(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page_view, "MOST_AT_ODDS", 2)
    view = view_of(world(*ties_of_ann()), focus="ann", most=2)
    assert view.filters == ("the 1 strongest of the 2 ties of Ann",)


@pytest.mark.parametrize(
    ("titles", "heading"),
    [
        (["Sanctions List"], "Sanctions List"),
        (["Sanctions List", "Event Database"], "Event Database and Sanctions List"),
        (["actors-18.1.json"], "cid: actors-18.1.json"),
        (["A", "B", "C", "D"], "s"),
    ],
)
def test_a_store_called_after_its_file_is_headed_by_its_few_sources(
    tmp_path: Path, titles: list[str], heading: str
) -> None:
    table = tmp_path / "claims.csv"
    rows = [f"c{n},ann,attacks,bob,cid,{title},cid,Words." for n, title in enumerate(titles)]
    table.write_text(
        "\n".join(["id,subject,relation,object,claimant,source,publisher,quote", *rows]),
        encoding="utf-8",
    )
    import_files([table], tmp_path / "s.db")
    with closing(Store(tmp_path / "s.db")) as store:
        assert store.meta["title"] == "s"
        view = view_of(store)
    assert sorted(view.title.split(" and ")) == sorted(heading.split(" and "))
