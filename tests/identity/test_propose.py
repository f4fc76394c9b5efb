"""Which pairs are proposed, why, with which warnings, and in which order."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actorgraph.identity.decide import decide
from actorgraph.identity.propose import MOST_HOLDERS, REASONS, WARNINGS, Proposals
from actorgraph.library import Case
from actorgraph.model.actor import Actor, Name
from actorgraph.model.claim import Claim
from actorgraph.store.reader import Store
from identity.worlds import TODAY, written

IRAN = Actor("iran", "Iran", "state", names=(Name("iso2:IR", "code"),))


def proposed(path: Path, *actors: Actor, **more: list[Actor]) -> Proposals:
    """Return the proposals of a store with each actor of a scope of its own, and more scopes."""
    scopes = {f"s{at}": [actor] for at, actor in enumerate(actors)}
    return written(path / "s.db", {**scopes, **more}).same_proposals()


def told(found: Proposals) -> list[tuple[str, str, float, list[str], list[str]]]:
    return [
        (it.first.id, it.second.id, it.score, [r.kind for r in it.reasons], [w.kind for w in it.warnings])
        for it in found.pairs
    ]  # fmt: skip


def one(path: Path, first: Actor, second: Actor) -> tuple[float, list[str], list[str]]:
    (only,) = told(proposed(path, first, second))
    return only[2:]


# -- reasons ---------------------------------------------------------------------------------------


def test_one_code_weighs_most(tmp_path: Path) -> None:
    other = Actor("b", "Persia's heir", "state", names=(Name("ISO2:ir", "code"),))
    assert one(tmp_path, IRAN, other) == (0.95, ["code"], [])


@pytest.mark.parametrize("code", ["iso3:IRN", "gw:630", "fips:IR", "cameo:IRN"])
def test_codes_of_different_lists_meet_in_one_state(tmp_path: Path, code: str) -> None:
    other = Actor("b", "Something", "state", names=(Name(code, "code"),))
    assert one(tmp_path, IRAN, other) == (0.9, ["state"], [])


@pytest.mark.parametrize("code", ["ucdp:630", "gw:645", "cameo:IRNGOV", "ofac:11462"])
def test_codes_of_different_things_propose_nothing(tmp_path: Path, code: str) -> None:
    other = Actor("b", "Something", "state", names=(Name(code, "code"),))
    assert told(proposed(tmp_path, IRAN, other)) == []


def test_one_scope_is_proposed_only_where_a_code_says_so(tmp_path: Path) -> None:
    a = Actor("a", "Alpha", names=(Name("x:1", "code"),))
    b = Actor("b", "Beta", names=(Name("x:1", "code"),))
    c, d = Actor("c", "Gamma"), Actor("d", "Gamma")
    assert told(proposed(tmp_path, mine=[a, b, c, d])) == [("a", "b", 0.95, ["code"], [])]


def test_a_first_name_weighs_more_than_an_alias(tmp_path: Path) -> None:
    first = Actor("a", "Nujaba Movement", "armed-group", names=(Name("Twelfth Brigade"),))
    again = Actor("b", "NUJABA  movement", "armed-group")
    alias = Actor("c", "Others", "armed-group", names=(Name("Twelfth Brigade"),))
    assert told(proposed(tmp_path, first, again, alias)) == [
        ("a", "b", 0.8, ["first-name"], []),
        ("a", "c", 0.5, ["alias"], []),
    ]


def test_a_first_name_that_is_an_alias_elsewhere_is_warned_of(tmp_path: Path) -> None:
    a, b = Actor("a", "Alpha Front"), Actor("b", "Beta Front", names=(Name("Alpha Front"),))
    (only,) = proposed(tmp_path, a, b).pairs
    assert only.score == pytest.approx(REASONS["first-name-alias"] * WARNINGS["alias"])
    assert [tuple(it) for it in only.warnings] == [
        ("alias", "'Alpha Front' is not the first name of b")
    ]


def test_names_of_one_state_meet_through_the_table(tmp_path: Path) -> None:
    other = Actor("b", "Islamic Republic of Iran", "state")
    assert one(tmp_path, Actor("a", "Iran", "state"), other) == (0.75, ["state-name"], [])


@pytest.mark.parametrize("spelling", ["KATA'IB HIZBALLAH", "Hizbollah, Kataeb", "Kataeb Hizbullah"])
def test_first_names_with_the_same_consonants_are_one_transliterated(
    tmp_path: Path, spelling: str
) -> None:
    found = one(tmp_path, Actor("a", "Kata'ib Hezbollah"), Actor("b", spelling))
    assert found == (0.6, ["transliteration"], [])


@pytest.mark.parametrize("spelling", ["Zeinabiyoun Brigades", "Brigades, Zeinabiyoun"])
def test_a_near_spelling_is_the_lightest_reason(tmp_path: Path, spelling: str) -> None:
    score, kinds, _ = one(tmp_path, Actor("a", "Zeinabiyoun Brigade"), Actor("b", spelling))
    assert kinds == ["near"]
    assert 0.2 <= score <= 0.45


def test_names_that_are_less_alike_propose_nothing(tmp_path: Path) -> None:
    actors = [Actor("a", "Free Hezbollah Brigades"), Actor("b", "Kata'ib Hizballah")]
    assert told(proposed(tmp_path, *actors)) == []


def test_a_further_kind_of_reason_raises_the_score(tmp_path: Path) -> None:
    other = Actor("b", "Iran", "state", names=(Name("iso2:IR", "code"),))
    score = round(0.95 + 0.05 * 0.8 / 4, 3)
    assert one(tmp_path, IRAN, other) == (score, ["code", "first-name"], [])


# -- warnings --------------------------------------------------------------------------------------


def test_a_state_and_a_group_of_one_name_are_warned_of(tmp_path: Path) -> None:
    found = one(tmp_path, Actor("a", "Georgia", "state"), Actor("b", "Georgia", "person"))
    assert found == (0.32, ["first-name"], ["types-differ"])


def test_two_kinds_of_group_are_warned_of_more_mildly(tmp_path: Path) -> None:
    found = one(tmp_path, Actor("a", "Front", "umbrella-group"), Actor("b", "Front", "armed-group"))
    assert found == (0.6, ["first-name"], ["types-related"])


def test_codes_of_one_list_that_differ_are_warned_of(tmp_path: Path) -> None:
    a = Actor("a", "Ali Hasan", "person", names=(Name("ofac:1", "code"),))
    b = Actor("b", "Ali Hasan", "person", names=(Name("ofac:2", "code"),))
    assert one(tmp_path, a, b) == (0.24, ["first-name"], ["codes-differ"])


def test_names_that_were_used_at_other_times_are_warned_of(tmp_path: Path) -> None:
    a = Actor("a", "Alpha", names=(Name("Victory Front", until="2016-07"),))
    b = Actor("b", "Beta", names=(Name("Victory Front", since="2020"),))
    assert one(tmp_path, a, b) == (0.15, ["alias"], ["names-at-other-times"])


def test_an_acronym_alone_is_warned_of(tmp_path: Path) -> None:
    a = Actor("a", "Alpha", names=(Name("PLF", "acronym"),))
    b = Actor("b", "Beta", names=(Name("PLF"),))
    assert one(tmp_path, a, b) == (0.25, ["alias"], ["acronym"])


def test_an_alias_that_several_actors_of_one_dataset_have_is_warned_of(tmp_path: Path) -> None:
    a = Actor("a", "Alpha", names=(Name("Lion Cubs"),))
    b = Actor("b", "Beta", names=(Name("Lion Cubs"),))
    c = Actor("c", "Gamma", names=(Name("Lion Cubs"),))
    found = proposed(tmp_path, a, mine=[b, c])
    assert told(found) == [
        ("a", "b", 0.3, ["alias"], ["ambiguous"]),
        ("a", "c", 0.3, ["alias"], ["ambiguous"]),
    ]


def test_the_less_likely_of_two_actors_of_one_dataset_is_warned_of(tmp_path: Path) -> None:
    a = Actor("a", "Alpha Brigade", names=(Name("Lion Cubs"),))
    b, c = Actor("b", "Alpha Brigade"), Actor("c", "Gamma", names=(Name("Lion Cubs"),))
    assert told(proposed(tmp_path, a, mine=[b, c])) == [
        ("a", "b", 0.8, ["first-name"], []),
        ("a", "c", 0.3, ["alias"], ["rival"]),
    ]


def test_a_name_that_too_many_have_proposes_nothing_and_is_counted(tmp_path: Path) -> None:
    found = proposed(tmp_path, *[Actor(f"a{n}", "Police") for n in range(MOST_HOLDERS + 1)])
    assert found == Proposals((), 1)


# -- the alias of 2009 -----------------------------------------------------------------------------


def test_an_old_alias_is_never_taken_for_the_umbrella_of_today(tmp_path: Path) -> None:
    """OFAC lists "Islamic Resistance in Iraq" as an alias of Kata'ib Hizballah since 2009."""
    alias = Name("ISLAMIC RESISTANCE IN IRAQ", since="2009-07-02")
    listed = Actor("ofac-11462", "KATA'IB HIZBALLAH", "organisation", names=(alias, Name("ofac:11462", "code")))  # fmt: skip
    group = Actor("kataib-hezbollah", "Kata'ib Hezbollah", "armed-group")
    umbrella = Actor("islamic-resistance-in-iraq", "Islamic Resistance in Iraq", "umbrella-group")
    found = proposed(tmp_path, listed, case=[group, umbrella])
    by_pair = {it.second.id: it for it in found.pairs}
    assert set(by_pair) == {"kataib-hezbollah", "islamic-resistance-in-iraq"}
    low = by_pair["islamic-resistance-in-iraq"]
    assert [it.kind for it in low.reasons] == ["first-name-alias"]
    assert [tuple(it) for it in low.warnings][:3] == [
        ("types-related", "ofac-11462 is of type organisation, islamic-resistance-in-iraq of type umbrella-group"),
        ("alias", "'ISLAMIC RESISTANCE IN IRAQ' is not the first name of ofac-11462"),
        ("dated", "'ISLAMIC RESISTANCE IN IRAQ' is a name of ofac-11462 for 2009-07-02/.."),
    ]  # fmt: skip
    assert [tuple(it) for it in low.warnings][3:] == [
        ("rival", "ofac-11462 is likelier to be kataib-hezbollah")
    ]
    assert [(it.second.id, it.score) for it in found.pairs] == [
        ("kataib-hezbollah", 0.45),
        ("islamic-resistance-in-iraq", 0.158),
    ]
    path = tmp_path / "s.db"
    decide(path, "ofac-11462", "kataib-hezbollah", by="Jane Doe", today=TODAY)
    (left,) = Case(Store(path)).same_proposals().pairs
    assert left.second.id == "islamic-resistance-in-iraq"
    assert left.warnings[-1].text == "ofac-11462 is confirmed to be kataib-hezbollah"


# -- what is left out ------------------------------------------------------------------------------


def test_pairs_that_are_decided_are_not_proposed_also_through_a_chain(tmp_path: Path) -> None:
    actors = [Actor(key, "Alpha Brigade") for key in "abcd"]
    assert len(proposed(tmp_path, *actors).pairs) == 6
    path = tmp_path / "s.db"
    decide(path, "a", "b", by="Jane Doe", today=TODAY)
    decide(path, "b", "c", by="Jane Doe", today=TODAY)
    assert [(it.first.id, it.second.id) for it in Case(Store(path)).same_proposals().pairs] == [
        ("a", "d")
    ]
    decide(path, "c", "d", by="Jane Doe", same=False, today=TODAY)
    assert Case(Store(path)).same_proposals() == Proposals(())


def test_an_unsure_word_on_identity_leaves_a_pair_proposed(tmp_path: Path) -> None:
    scopes = {"x": [Actor("a", "Alpha")], "y": [Actor("b", "Alpha")]}
    claims = [
        Claim("c1", "same-as", "report", "a", "a", "b", modality="likely"),
        Claim("c2", "not-same-as", "report", "a", "a", "b", modality="stated"),
    ]
    assert len(written(tmp_path / "s.db", scopes, claims).same_proposals().pairs) == 1


def test_one_actor_keeps_its_own_proposals(tmp_path: Path) -> None:
    actors = [Actor("a", "Alpha"), Actor("b", "Alpha"), Actor("c", "Gamma"), Actor("d", "Gamma")]
    case = written(tmp_path / "s.db", {actor.id: [actor] for actor in actors})
    assert [(it.first.id, it.second.id) for it in case.same_proposals("d").pairs] == [("c", "d")]


WORDS = st.sampled_from(["alpha", "beta", "gamma brigade", "gama brigade", "IRN", "Iran"])
NAMES = st.lists(st.builds(Name, WORDS, st.sampled_from(["alias", "acronym"])), max_size=3)
ACTORS = st.lists(
    st.tuples(WORDS, NAMES, st.sampled_from("xyz"), st.sampled_from(["state", "person", "unknown"])),
    min_size=1,
    max_size=6,
)  # fmt: skip


@given(ACTORS)
def test_every_proposal_is_in_order_of_two_scopes_and_has_a_reason(
    tmp_path_factory: pytest.TempPathFactory,
    made: list[tuple[str, list[Name], str, str]],
) -> None:
    scopes: dict[str, list[Actor]] = {}
    for at, (name, names, scope, kind) in enumerate(made):
        scopes.setdefault(scope, []).append(Actor(f"a{at}", name, kind, names=tuple(names)))
    case = written(tmp_path_factory.mktemp("world") / "s.db", scopes)
    pairs = case.same_proposals().pairs
    assert [it.score for it in pairs] == sorted((it.score for it in pairs), reverse=True)
    assert all(0 < it.score <= 1 and it.reasons for it in pairs)
    assert all(it.first.n < it.second.n and it.first.scope != it.second.scope for it in pairs)
    assert len({(it.first.n, it.second.n) for it in pairs}) == len(pairs)
