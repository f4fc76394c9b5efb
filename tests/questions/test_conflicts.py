"""What cannot all be true, as told."""

from __future__ import annotations

from pathlib import Path

import pytest

import actorgraph
from actorgraph.model.actor import Actor
from actorgraph.model.claim import Claim
from actorgraph.model.event import Event
from actorgraph.model.source import Source
from actorgraph.model.vocabulary import standard
from actorgraph.questions.assertion import is_denied_by
from actorgraph.questions.conflicts import Conflict, Conflicts, each_conflict
from actorgraph.store.writer import StoreWriter
from conftest import World, rows_made

Told = tuple[str, list[tuple[str, list[str]]]]


def told(answer: Conflicts) -> list[Told]:
    """Return the kind of each conflict with its sides: their words and claims."""
    return [
        (it.kind, [(side.words, list(side.claims)) for side in it.sides]) for it in answer.conflicts
    ]


def ends(it: Conflict) -> tuple[str, str, str, str, str]:
    return it.relation, it.subject, it.object, it.event, it.what


def hit(op: str, value: float, more: str = "") -> str:
    figure = f'quantity: {{what: targets hit, op: "{op}", value: {value}, unit: targets}}'
    return f"relation: counts, subject: strike, event: strike, {figure}{more}"


# -- figures ---------------------------------------------------------------------------------------


def test_figures_that_no_number_fits_are_at_odds(world: World) -> None:
    answer = world(hit("=", 85), hit(">", 85), hit("=", 85, ", claimant: red")).conflicts()
    assert told(answer) == [
        ("figures", [("85 targets hit", ["c1", "c3"]),
                     ("more than 85 targets hit", ["c2"])])
    ]  # fmt: skip
    assert ends(answer.conflicts[0]) == ("", "", "", "strike", "targets hit")


@pytest.mark.parametrize(
    "claims",
    [
        (hit(">", 85), hit("=", 90)),
        (hit("=", 85), hit("~", 90)),
        (hit("=", 85), hit("=", 85)),
        (hit("=", 85), hit("=", 90, ", modality: possible")),
        (hit("=", 85), hit("=", 90, ", modality: denied")),
        (hit("=", 85), hit("=", 90).replace("targets hit", "rounds fired")),
        (hit("=", 85), hit("=", 90).replace("unit: targets", "unit: rounds")),
        (hit("=", 85), hit("=", 90).replace("event: strike", "event: raid")),
        (hit("=", 85), hit("=", 90, ", object: blue")),
        (hit("=", 85, ", when: 2024-01"), hit("=", 90, ", when: 2024-02")),
    ],
)
def test_figures_that_can_both_hold_or_are_about_other_things_are_not_at_odds(
    world: World, claims: tuple[str, str]
) -> None:
    assert told(world(*claims).conflicts()) == []


def test_deaths_in_clashes_of_no_named_event_are_of_two_clashes(world: World) -> None:
    clash = "relation: clashes-with, subject: alpha, object: beta, when: 2024-01-05, quantity: {{what: deaths, op: '=', value: {}}}"
    case = world(clash.format(9), clash.format(1))
    assert told(case.conflicts()) == []
    assert "cannot both be right" not in str(case.figures("alpha"))

    named = world(*(f"{clash.format(number)}, event: raid" for number in (9, 1)))
    assert [kind for kind, _ in told(named.conflicts())] == ["figures"]


def test_a_figure_that_agrees_with_all_is_no_side(world: World) -> None:
    answer = world(hit("=", 85), hit("=", 90), hit(">", 10)).conflicts()
    assert told(answer) == [("figures", [("85 targets hit", ["c1"]), ("90 targets hit", ["c2"])])]


def test_what_is_possible_is_at_odds_where_it_counts(world: World) -> None:
    case = world(hit("=", 85), hit("=", 90, ", modality: possible"))
    assert [kind for kind, _ in told(case.conflicts(tentative=True))] == ["figures"]


@pytest.mark.parametrize(
    ("denial", "kinds"),
    [
        ("when: 2024-02-03/..", []),
        ("when: 2023", []),
        ("when: 2024-02", ["denied"]),
        ("said: 2024-02-02", ["denied"]),
    ],
)
def test_a_state_is_denied_on_the_days_on_which_it_was_said(
    world: World, denial: str, kinds: list[str]
) -> None:
    case = world(
        "relation: leads, subject: red, object: alpha",
        f"relation: leads, subject: red, object: alpha, modality: denied, {denial}",
    )
    assert [conflict.kind for conflict in case.conflicts()] == kinds


# -- denials ---------------------------------------------------------------------------------------

ATTACKS = "relation: attacks, subject: red, object: blue"


def test_what_is_said_and_denied_is_at_odds(world: World) -> None:
    answer = world(
        ATTACKS + ", modality: likely", ATTACKS + ", modality: denied, claimant: red", ATTACKS
    ).conflicts()
    assert told(answer) == [
        ("denied", [("said to be so", ["c3", "c1"]), ("said not to be so", ["c2"])])
    ]
    assert ends(answer.conflicts[0]) == ("attacks", "red", "blue", "", "")


@pytest.mark.parametrize(
    ("said", "denied", "kinds"),
    [
        (ATTACKS + ", event: raid", ATTACKS, ["denied"]),
        (ATTACKS, ATTACKS + ", event: raid", []),
        (ATTACKS + ", event: raid", ATTACKS + ", event: strike", []),
        (ATTACKS + ", event: raid", "relation: attacks, subject: red, event: raid", ["denied"]),
        (ATTACKS + ", modality: hinted", ATTACKS, []),
        ("relation: sponsors, subject: red, object: blue", ATTACKS, []),
        ("relation: allied-with, subject: red, object: blue",
         "relation: allied-with, subject: blue, object: red", ["denied"]),
        ("relation: attributes, subject: blue, object: alpha, event: raid",
         "relation: attributes, subject: blue, object: alpha, event: raid", ["denied"]),
    ],
)  # fmt: skip
def test_a_general_denial_stands_against_a_special_word_and_not_the_other_way_round(
    world: World, said: str, denied: str, kinds: list[str]
) -> None:
    assert [
        kind for kind, _ in told(world(said, denied + ", modality: denied").conflicts())
    ] == kinds


@pytest.mark.parametrize(
    "word",
    [
        "relation: attributes, subject: blue, object: alpha, event: raid",
        "relation: attacks, subject: alpha, object: blue, event: raid",
        "relation: claims-responsibility, subject: alpha, event: raid",
        "relation: claims-responsibility, subject: alpha, object: raid",
    ],
)
def test_who_is_said_to_have_done_it_and_denies_it_is_at_odds(world: World, word: str) -> None:
    denial = "relation: denies-responsibility, subject: alpha, event: raid, claimant: alpha"
    answer = world(word, denial).conflicts()
    assert told(answer) == [
        ("responsibility", [("said to be so", ["c1"]), ("said not to be so", ["c2"])])
    ]
    assert ends(answer.conflicts[0]) == ("claims-responsibility", "alpha", "", "raid", "")


@pytest.mark.parametrize(
    "silence",
    [
        "relation: does-not-claim, subject: alpha, event: raid",
        "relation: claims-responsibility, subject: alpha, event: raid, modality: denied",
        "relation: denies-responsibility, subject: alpha, event: raid, modality: denied",
    ],
)
@pytest.mark.parametrize(
    "word",
    [
        "relation: attributes, subject: blue, object: alpha, event: raid",
        "relation: claims-responsibility, subject: alpha, event: raid",
        "relation: denies-responsibility, subject: alpha, event: raid",
        "relation: does-not-claim, subject: alpha, event: raid, modality: denied",
    ],
)
def test_not_claiming_and_not_denying_contradict_nothing(
    world: World, word: str, silence: str
) -> None:
    assert told(world(word, silence).conflicts()) == []


def test_a_denial_of_one_group_is_none_of_another(world: World) -> None:
    case = world(
        "relation: attributes, subject: blue, object: alpha, event: raid",
        "relation: denies-responsibility, subject: beta, event: raid",
    )
    assert told(case.conflicts()) == []


def test_two_denials_of_one_thing_are_one_conflict(world: World) -> None:
    denial = ATTACKS + ", modality: denied"
    answer = world(ATTACKS, denial, denial + ", claimant: red").conflicts()
    assert told(answer) == [
        ("denied", [("said to be so", ["c1"]), ("said not to be so", ["c2", "c3"])])
    ]


# -- opposites and leaders -------------------------------------------------------------------------


def test_denials_of_two_years_stand_against_what_is_said_of_each(world: World) -> None:
    said = "relation: leads, subject: red, object: alpha, when: "
    case = world(
        said + "2019", said + "2019, modality: denied, claimant: red", said + "2021",
        said + "2021, modality: denied, claimant: blue", said + "2020",
    )  # fmt: skip
    assert told(case.conflicts()) == [
        ("denied", [("said to be so", ["c1"]), ("said not to be so", ["c2"])]),
        ("denied", [("said to be so", ["c3"]), ("said not to be so", ["c4"])]),
    ]


def test_conflict_that_is_sought_and_avoided_is_at_odds(world: World) -> None:
    answer = world(
        "relation: seeks-conflict-with, subject: red, object: blue",
        "relation: avoids-conflict-with, subject: red, object: blue",
        "relation: avoids-conflict-with, subject: blue, object: red",
    ).conflicts()
    assert told(answer) == [
        ("opposites", [("seeks conflict with", ["c1"]), ("wants to avoid conflict with", ["c2"])])
    ]


def test_wishes_of_other_days_are_not_at_odds(world: World) -> None:
    case = world(
        "relation: seeks-conflict-with, subject: red, object: blue, when: 2022",
        "relation: avoids-conflict-with, subject: red, object: blue, when: 2023",
    )
    assert told(case.conflicts()) == []


@pytest.mark.parametrize(
    ("one", "other", "at_odds"),
    [
        ("", "", True),
        ("when: 2023", "when: 2024", False),
        ("when: 2023/2024", "when: 2024", True),
        ("role: chief", "role: Chief", True),
        ("role: chief", "role: deputy", False),
        ("role: chief", "", True),
        ("modality: possible", "", False),
    ],
)
def test_two_lead_one_body_at_one_time(world: World, one: str, other: str, at_odds: bool) -> None:
    lead = "relation: leads, object: front, subject: "
    answer = world(
        f"{lead}alpha, {one}".rstrip(", "), f"{lead}beta, {other}".rstrip(", ")
    ).conflicts()
    sides = [("Alpha", ["c1"]), ("Beta", ["c2"])]
    assert told(answer) == ([("leaders", sides)] if at_odds else [])


# -- the answer ------------------------------------------------------------------------------------

MIXED = (
    hit("=", 85),
    hit("=", 90),
    ATTACKS,
    ATTACKS + ", modality: denied",
    "relation: leads, subject: alpha, object: front",
    "relation: leads, subject: beta, object: front",
    "relation: claims-responsibility, subject: alpha, event: raid",
    "relation: denies-responsibility, subject: alpha, event: raid",
)


def test_conflicts_come_by_kind(world: World) -> None:
    kinds = [it.kind for it in world(*MIXED).conflicts().conflicts]
    assert kinds == ["responsibility", "denied", "leaders", "figures"]


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        ("Blue", ["denied"]),
        ("Alpha", ["responsibility", "leaders"]),
        ("strike", ["figures"]),
        ("Unit", []),
    ],
)
def test_a_name_keeps_the_conflicts_that_name_it(world: World, name: str, kinds: list[str]) -> None:
    assert [it.kind for it in world(*MIXED).conflicts(name).conflicts] == kinds


def test_at_most_so_many_are_told_and_it_is_said_that_there_are_more(world: World) -> None:
    case = world(*MIXED)
    some, rest = case.conflicts(most=3), case.conflicts(most=4)
    assert (len(some.conflicts), some.more) == (3, True)
    assert (len(rest.conflicts), rest.more) == (4, False)


def test_a_conflict_as_json_has_both_sides_with_who_said_them_and_when(world: World) -> None:
    case = world(
        ATTACKS + ", said: 2024-01-30", ATTACKS + ", modality: denied, claimant: red, when: 2024-01"
    )
    assert case.conflicts().document() == {
        "name": None,
        "conflicts": [
            {
                "kind": "denied", "relation": "attacks", "subject": "red", "object": "blue",
                "event": None, "what": None,
                "sides": [
                    {"words": "said to be so", "claims": [
                        {"claim": "c1", "claimant": "gazette", "modality": "stated",
                         "said": "2024-01-30", "when": None, "source": "report"}]},
                    {"words": "said not to be so", "claims": [
                        {"claim": "c2", "claimant": "red", "modality": "denied",
                         "said": None, "when": "2024-01", "source": "report"}]},
                ],
            }
        ],
        "more": False,
        "same": [],
    }  # fmt: skip


def test_the_source_left_out_takes_its_conflicts_with_it(world: World) -> None:
    assert told(world(*MIXED).conflicts(without="Gazette")) == []


def test_actors_that_are_one_are_at_odds_under_one_id(world: World) -> None:
    case = world(
        "relation: same-as, subject: alpha, object: beta, modality: confirmed",
        "relation: attacks, subject: alpha, object: blue",
        "relation: attacks, subject: beta, object: blue, modality: denied",
    )
    answer = case.conflicts()
    assert told(answer) == [("denied", [("said to be so", ["c2"]), ("said not to be so", ["c3"])])]
    assert answer.conflicts[0].subject == "alpha"
    assert [it.actor for it in answer.same] == ["alpha"]


def test_the_shipped_case_tells_two_numbers_of_targets_and_no_other_conflict(
    shipped: actorgraph.Case,
) -> None:
    assert told(shipped.conflicts()) == [
        (
            "figures",
            [
                ("85 targets struck", ["targets-85"]),
                ("more than 85 targets struck", ["targets-more-than-85"]),
            ],
        )
    ]


# -- many ------------------------------------------------------------------------------------------


def test_what_is_said_of_others_of_a_hub_is_not_read_for_each_denial(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    others = [f"o{n}" for n in range(60)]
    place = tmp_path / "star.db"
    with StoreWriter(place, standard()) as writer:
        for key in ("hub", *others):
            writer.actor(Actor(key, key.title()))
        writer.event(Event("raid", "raid"))
        writer.source(Source("report", "Report", "hub"))
        for n, key in enumerate(others):
            writer.claims(
                [
                    Claim(f"no-{key}", "allied-with", "report", "hub", "hub", key, modality="denied"),
                    Claim(f"yes-{key}", "allied-with", "report", "hub", key, "hub"),
                    Claim(f"then-{key}", "allied-with", "report", "hub", key, "hub", event="raid" * (n < 2)),
                ]
            )  # fmt: skip
        writer.claims(
            [
                Claim("event", "allied-with", "report", "hub", "hub", event="raid"),
                Claim("no-event", "allied-with", "report", "hub", "hub", event="raid", modality="denied"),
            ]
        )  # fmt: skip
    made = rows_made(monkeypatch)
    answer = actorgraph.open_case(place).conflicts()
    assert [conflict.claims for conflict in answer.conflicts] == [
        *((f"yes-{key}", f"then-{key}", f"no-{key}") for key in others),
        ("then-o0", "then-o1", "event", "no-event"),
    ]
    assert sum(made) < 6 * 60 + 20


def test_denials_of_other_days_do_not_look_at_every_assertion(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = "relation: attacks, subject: red, object: alpha, when: {}-0{}-0{}"
    days = [(month, day) for month in range(1, 5) for day in range(1, 6)]
    store = world(
        *(said.format(2010, *days[n % 4]) for n in range(20)),
        *(said.format(2020, *day) + ", modality: denied" for day in days),
        said.format(2010, *days[2]) + ", modality: denied",
    ).store
    looked: list[tuple[str, str]] = []

    def noted(claim: Claim, denial: Claim) -> bool:
        looked.append((claim.id, denial.id))
        return is_denied_by(claim, denial)

    monkeypatch.setattr("actorgraph.questions.conflicts.is_denied_by", noted)
    (conflict,) = each_conflict(store)
    assert [side.claims for side in conflict.sides] == [
        ("c3", "c7", "c11", "c15", "c19"),
        ("c41",),
    ]
    assert len(looked) == 5 + 1
