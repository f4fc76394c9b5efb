"""Names in a question, exact and misspelt."""

from __future__ import annotations

import pytest

import actorgraph
from actorgraph.ask.naming import edits_of, respelt, spots
from actorgraph.ask.words import words_of
from conftest import World

ACTORS = """\
- {id: red, name: Red, type: state}
- {id: river, name: Army of the River, type: military, names: [{name: Зелёная река, kind: native, language: ru}]}
- {id: iraq, name: Iraq, type: state}
- {id: north, name: North Land, type: state}
- {id: militias, name: The Militias, type: class}
- {id: gazette, name: Gazette, type: media-outlet}
"""


@pytest.fixture
def case(world: World) -> actorgraph.Case:
    return world("relation: sponsors, subject: red, object: river", actors=ACTORS, events="[]\n")


def ids(case: actorgraph.Case, text: str) -> dict[int, list[tuple[int, list[str]]]]:
    found = spots(case.store, words_of(text))
    return {
        at: [(end, [it.id for it in things]) for end, things in ends] for at, ends in found.items()
    }


def test_the_longest_name_at_a_word_comes_first(case: actorgraph.Case) -> None:
    assert ids(case, "who leads army of the river")[2] == [(6, ["river"])]


def test_articles_and_case_make_no_difference(case: actorgraph.Case) -> None:
    assert ids(case, "THE RED")[0] == [(2, ["red"])]
    assert ids(case, "militias")[0] == [(1, ["militias"])]


def test_a_name_in_another_script_is_found(case: actorgraph.Case) -> None:
    assert ids(case, "who leads Зеленая Река?")[2] == [(4, ["river"])]


def spellings(case: actorgraph.Case, text: str) -> list[dict[str, str]]:
    names = {word for name in case.store.folded_names() for word in name.split()}
    return [instead for _, instead in respelt(words_of(text), {"who", "leads"}, lambda _: names)]


def test_a_misspelt_word_is_the_nearest_word_of_a_name(case: actorgraph.Case) -> None:
    assert spellings(case, "who leads the Rivver") == [{"rivver": "river"}]


def test_short_words_are_not_taken_for_others(case: actorgraph.Case) -> None:
    """Iran is not Iraq, and South Land is not North Land."""
    assert spellings(case, "who leads Iran") == []
    assert spellings(case, "who leads South Land") == []


def test_longer_words_may_have_more_letters_wrong() -> None:
    assert [edits_of("x" * length) for length in (4, 7, 8, 12)] == [1, 1, 2, 2]


PARTS = """\
- {id: kell, name: Ada Kell, type: person}
- {id: ford, name: Ford, type: place}
- {id: harry, name: Harry Ford, type: person}
- {id: nujaba, name: Al-Nujaba Movement, type: armed-group}
- {id: katib, name: Katib Hezbol, type: armed-group}
- {id: gazette, name: Gazette, type: media-outlet}
"""


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("who is Kell", "kell"),
        ("who is ada", "kell"),
        ("who leads the Nujaba", "nujaba"),
        ("who leads Hezbol", ""),  # "Katib" tells it from others
        ("who is Harry", "harry"),
    ],
)
def test_a_part_of_a_name_is_one_that_tells_an_actor(world: World, text: str, meant: str) -> None:
    case = world("relation: leads, subject: kell, object: nujaba", actors=PARTS, events="[]\n")
    answer = case.ask(text)
    named = [
        call.arguments.get("name") or call.arguments.get("actor") for _, call in answer.readings
    ]
    assert named == ([meant] if meant else [])
    assert any("is read as" in note for note in answer.remarks) == bool(meant)


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("Who denied involvment in the raid?", "Who denied involvement in the raid?"),
        (
            "Did anyone claim responsability for the raid?",
            "Did anyone claim responsibility for the raid?",
        ),
        ("Who atacked Blue?", "Who attacked Blue?"),
    ],
)
def test_a_slip_in_a_long_word_is_mended(world: World, wrong: str, right: str) -> None:
    case = world("relation: attacks, subject: alpha, object: blue, event: raid")
    mended, asked = case.ask(wrong), case.ask(right)
    assert [call for _, call in mended.readings] == [call for _, call in asked.readings] != []
    assert any("is read as" in note for note in mended.remarks)


@pytest.mark.parametrize("text", ["Who founded Alpha?", "Who deferred Alpha?"])
def test_another_word_is_no_slip(world: World, text: str) -> None:
    assert not world("relation: sponsors, subject: red, object: alpha").ask(text).answered


STATES = """\
- {id: dprk, name: "Korea (Democratic People's Republic of)", type: state}
- {id: short, name: North Korea, type: state}
- {id: soviet, name: Government of Russia (Soviet Union), type: government-body}
- {id: syria, name: Government of Syria, type: government-body}
- {id: alpha, name: Alpha, type: armed-group}
- {id: gazette, name: Gazette, type: media-outlet}
"""


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Whom does North Korea back?", "dprk"),
        ("Whom does Russia back?", "soviet"),
        ("Whom does the Syrian government back?", "syria"),
    ],
)
def test_a_state_is_found_by_its_long_name(world: World, text: str, actor: str) -> None:
    claims = [
        f"relation: sponsors, subject: {one}, object: alpha" for one in ("dprk", "soviet", "syria")
    ]
    answer = world(*claims, actors=STATES, events="[]\n").ask(text)
    assert [named.actor for named in answer.named] == ["alpha"]
    assert [call.arguments["actor"] for _, call in answer.readings] == [actor]
