"""The case that comes with actorgraph: what the report says, and what it does not say."""

from __future__ import annotations

import pytest

import actorgraph


def actors(who: object) -> list[tuple[str, str]]:
    return [(it.actor, it.known) for it in who.answers]  # type: ignore[attr-defined]


# -- sponsors ---------------------------------------------------------------------------------------


def test_iran_sponsors_kataib_hezbollah_by_name_and_the_irgc_only_through_the_class(
    shipped: actorgraph.Case,
) -> None:
    who = shipped.who("sponsors", "Kata'ib Hezbollah")
    assert who.verdict == "stated"
    assert actors(who) == [("iran", "stated"), ("irgc", "class")]
    assert shipped.claim(who.answers[0].claims[0]).quote == (
        "Kata’ib Hezbollah, the most powerful Iran-backed militia in Iraq"
    )
    assert [(it.subject, it.relation, it.object) for it in who.answers[1].chain] == [
        ("irgc", "sponsors", "iran-backed-militias"),
        ("kataib-hezbollah", "instance-of", "iran-backed-militias"),
    ]


def test_nobody_is_stated_to_sponsor_the_islamic_resistance_in_iraq(
    shipped: actorgraph.Case,
) -> None:
    who = shipped.who("sponsors", "Islamic Resistance in Iraq")
    assert (who.verdict, who.answers) == ("not stated", ())


def test_the_irgc_sponsors_militia_groups_and_none_by_name(shipped: actorgraph.Case) -> None:
    assert actors(shipped.whom("IRGC", "sponsors", direct=True)) == [
        ("iran-backed-militias", "stated")
    ]


def test_nobody_is_stated_to_sponsor_al_nujaba(shipped: actorgraph.Case) -> None:
    assert shipped.who("sponsors", "Al-Nujaba").answers == ()


def test_al_nujaba_is_one_of_the_militias_by_the_coders_reading_alone(
    shipped: actorgraph.Case,
) -> None:
    (claim,) = shipped.claims(relation="instance-of", subject="Al-Nujaba")
    assert (claim.modality, claim.implied) == ("presupposed", True)


def test_nobody_is_stated_to_sponsor_the_free_hezbollah_brigades(shipped: actorgraph.Case) -> None:
    assert shipped.who("sponsors", "Free Hezbollah Brigades").verdict == "not stated"


# -- the Jordan attack ------------------------------------------------------------------------------


def test_the_white_house_blames_the_umbrella_and_only_hints_at_kataib_hezbollah(
    shipped: actorgraph.Case,
) -> None:
    told = {
        (it.claimant, it.accused, it.modality)
        for it in shipped.attribution("Jordan attack").statements
    }
    assert told == {
        ("cnn", "iran-backed-militias", "stated"),
        ("cnn", "iran-backed-militias", "presupposed"),
        ("white-house", "islamic-resistance-in-iraq", "believed"),
        ("us-intelligence-community", "islamic-resistance-in-iraq", "believed"),
        ("white-house", "kataib-hezbollah", "hinted"),
        ("white-house", "kataib-hezbollah", "withheld"),
    }


def test_nobody_claims_or_denies_the_jordan_attack(shipped: actorgraph.Case) -> None:
    answer = shipped.attribution("Jordan attack")
    assert (answer.claims_responsibility, answer.denies) == ((), ())


def test_kataib_hezbollah_could_be_meant_and_is_blamed_by_nobody(shipped: actorgraph.Case) -> None:
    answer = shipped.attribution("Jordan attack")
    assert [it.actor for it in answer.could_be_meant] == ["kataib-hezbollah"]
    blamed = shipped.who("blamed-by", "White House")
    assert "kataib-hezbollah" not in [it.actor for it in blamed.answers]


def test_the_white_house_and_the_intelligence_community_are_one_voice(
    shipped: actorgraph.Case,
) -> None:
    assert shipped.attribution("Jordan attack").voices == (
        ("cnn",),
        ("white-house", "us-intelligence-community"),
    )


def test_nobody_says_that_iran_did_the_jordan_attack(shipped: actorgraph.Case) -> None:
    accused = {it.accused for it in shipped.attribution("Jordan attack").statements}
    assert accused.isdisjoint({"iran", "irgc", "irgc-quds-force"})


# -- the strikes ------------------------------------------------------------------------------------


def test_no_militia_is_named_as_struck_on_2_february(shipped: actorgraph.Case) -> None:
    struck = shipped.claims(relation="attacks", event="us-strikes-2024-02-02")
    assert {it.object for it in struck} == {"", "irgc", "irgc-quds-force", "iran-backed-militias"}


@pytest.mark.parametrize("group", ["Kata'ib Hezbollah", "Al-Nujaba", "Islamic Resistance in Iraq"])
def test_a_strike_on_the_class_is_no_strike_on_a_group(
    shipped: actorgraph.Case, group: str
) -> None:
    assert shipped.who("attacks", group).verdict == "not stated"


def test_centcom_owns_to_the_strikes(shipped: actorgraph.Case) -> None:
    answer = shipped.attribution("US airstrikes")
    assert {it.claimant for it in answer.claims_responsibility} == {"us-central-command"}


def test_two_figures_of_targets_stand_side_by_side(shipped: actorgraph.Case) -> None:
    figures = [
        (it.claimant, it.quantity.op, it.quantity.value)
        for it in shipped.claims(relation="counts", event="us-strikes-2024-02-02")
        if it.quantity and it.quantity.what == "targets struck"
    ]
    assert figures == [("cnn", "=", 85), ("us-central-command", ">", 85)]


def test_every_figure_of_the_report_is_there(shipped: actorgraph.Case) -> None:
    figures = sorted((it.quantity.value, it.quantity.op) for it in shipped.claims() if it.quantity)
    assert figures == [
        (1, ">"), (1, ">"), (3, "="), (40, ">"), (85, "="), (85, ">"), (120, ">"),
        (125, ">"), (160, ">"), (165, "="),
    ]  # fmt: skip


# -- words of the others ----------------------------------------------------------------------------


def test_raisis_threat_is_conditional_and_names_nobody(shipped: actorgraph.Case) -> None:
    who = shipped.whom("Iran", "threatens")
    assert (who.verdict, who.answers) == ("not stated", ())
    assert {(it.actor, it.modality) for it in who.also_said} == {("", "conditional")}


def test_neither_the_us_nor_iran_is_said_to_seek_war(shipped: actorgraph.Case) -> None:
    said = list(shipped.claims(relation="seeks-conflict-with"))
    assert {(it.subject, it.modality) for it in said} == {("us", "denied"), ("iran", "denied")}


def test_kataib_hezbollah_suspends_and_al_nujaba_goes_on(shipped: actorgraph.Case) -> None:
    (suspension,) = shipped.claims(relation="suspends-attacks-on")
    assert (suspension.subject, suspension.object, suspension.when.text) == (
        "kataib-hezbollah",
        "us-military",
        "2024-01-30/..",
    )
    (intent,) = shipped.claims(relation="attacks", subject="Al-Nujaba", modality="intended")
    assert (intent.claimant, intent.object) == ("akram-al-kaabi", "us")


def test_the_free_hezbollah_brigades_are_another_actor(shipped: actorgraph.Case) -> None:
    one, other = shipped.show("Free Hezbollah Brigades").subject, shipped.show("KH").subject
    assert one.id != other.id
    assert (
        shipped.path("Free Hezbollah Brigades", "KH", modality="stated").paths[0].hops[0].relation
        == "urges"
    )


# -- names ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "spelling",
    ["Kata'ib Hezbollah", "Kata’ib Hezbollah", "kataib hezbollah", "KATAʼIB HEZBOLLAH", "KH", "kh",
     "كتائب حزب الله", "kataib-hezbollah", "Kata`ib  Hezbollah"],
)  # fmt: skip
def test_any_spelling_finds_the_actor(shipped: actorgraph.Case, spelling: str) -> None:
    assert shipped.show(spelling).subject.id == "kataib-hezbollah"


@pytest.mark.parametrize("spelling", ["kataib hizballah", "Kataeb Hezbollah", "Ketaib Hezbollah"])
def test_another_transliteration_is_suggested_and_not_assumed(
    shipped: actorgraph.Case, spelling: str
) -> None:
    with pytest.raises(actorgraph.UnknownActor) as caught:
        shipped.show(spelling)
    assert caught.value.suggestions[0] == "Kata'ib Hezbollah"


def test_islamic_resistance_alone_is_nobody_and_both_bearers_are_suggested(
    shipped: actorgraph.Case,
) -> None:
    with pytest.raises(actorgraph.UnknownActor) as caught:
        shipped.show("Islamic Resistance")
    assert {"Islamic Resistance in Iraq", "Hamas"} <= set(caught.value.suggestions)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("US CENTCOM", "us-central-command"), ("CENTCOM", "us-central-command"),
        ("the IRGC", "irgc"), ("Quds Force", "irgc-quds-force"), ("Tehran", "iran"),
        ("سپاه پاسداران انقلاب اسلامی", "irgc"), ("حركة النجباء", "al-nujaba"), ("Biden", "joe-biden"),
        ("axis of resistance", "iran-backed-militias"), ("Al-Nujaba", "al-nujaba"), ("U.S.", "us"),
    ],
)  # fmt: skip
def test_the_names_of_the_report_find_their_actors(
    shipped: actorgraph.Case, name: str, key: str
) -> None:
    assert shipped.show(name).subject.id == key
