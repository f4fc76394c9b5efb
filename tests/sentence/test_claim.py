"""The sentence of a claim: what it says and how firmly, in one piece."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import actorgraph
from actorgraph.case.folder import read_case
from actorgraph.model.claim import Claim, Quantity
from actorgraph.model.dates import read_when
from actorgraph.model.vocabulary import extended, standard
from actorgraph.sentence.claim import sentence
from actorgraph.sentence.noun import Noun
from actorgraph.sentence.nouns import Nouns, Publication
from actorgraph.sentence.part import Part, finished, text_of

CASES = Path(__file__).parent.parent / "ask" / "cases"
GOLDEN = Path(__file__).parent.parent / "golden" / "sentences"
NOUNS = Nouns(
    {
        "red": Noun("red", "Red Front", "armed-group"),
        "forces": Noun("forces", "Blue Forces", "military"),
        "rashid": Noun("rashid", "Amal Rashid", "person"),
        "port": Noun("port", "Port City", "place"),
        "post": Noun("post", "Morning Post", "media-outlet"),
        "raid": Noun("raid", "night raid", "attack", is_event=True, when=read_when("2024-01-28")),
        "raids": Noun("raids", "raids on Port City", "attack", is_event=True),
        "speech": Noun("speech", "Rashid's speech", "statement", is_event=True),
    },
    {"report": Publication("post", read_when("2024-02-02"))},
)


def said(relation: str, subject: str = "red", target: str = "", **more: object) -> str:
    """Return the sentence of a claim that the publisher states, unless something else is given."""
    fields = {"claimant": "post", "source": "report", "subject": subject, "object": target, **more}
    claim = Claim("c1", relation, **fields)  # type: ignore[arg-type]
    return text_of(sentence(claim, NOUNS, standard()))


# -- every claim of the cases ----------------------------------------------------------------------


def sentences(case: actorgraph.Case) -> Iterator[str]:
    """Yield the id and the finished sentence of each claim, a line each."""
    claims = list(case.claims())
    nouns = case.store.nouns(claims=claims)
    for claim in claims:
        yield f"{claim.id}: {text_of(finished(sentence(claim, nouns, case.vocabulary)))}\n"


def test_every_claim_of_the_shipped_case_reads_like_a_newspaper(
    shipped: actorgraph.Case, golden: Callable[[Path, str], None]
) -> None:
    golden(GOLDEN / "us_strikes_2024.txt", "".join(sentences(shipped)))


@pytest.mark.parametrize("name", ["harbour_dispute", "highland_war"])
def test_every_claim_of_an_invented_case_reads_like_a_newspaper(
    name: str, golden: Callable[[Path, str], None]
) -> None:
    case = actorgraph.open_case(CASES / name)
    golden(GOLDEN / f"{name}.txt", "".join(sentences(case)))


#: What the newcomer's review read, by the id of the claim, and what is said now.
MENDED = {
    # says something else than the report
    "strikes-more-significant": "CNN describes the US airstrikes in Iraq and Syria as “markedly more"
    " significant” than the previous US attacks on Iranian-backed militias over the last several weeks.",
    "kh-spares-iraqi-government": "Kata'ib Hezbollah wants to “prevent embarrassment to the Iraqi"
    " government”.",
    "jordan-killed-3": "The drone attack on a US outpost in Jordan killed three US service members.",
    "other-attacks-no-deaths": "Iran-backed militias did not kill “US service members” of the US military"
    " in the proxy groups' other attacks since October.",
    "republicans-urge-strikes": "Several Republican lawmakers urged the United States to “hit inside"
    " Iran directly to send a clear message”.",
    # number and verb
    "militia-groups-affiliated": "US Central Command says that Iran-backed militias are affiliated with"
    " the IRGC Quds Force.",
    "militias-have-capability": "Lloyd Austin says that Iran-backed militias have “a lot of capability”.",
    "militias-own-depots": "Iran-backed militias own “weapons depots in Iraq and Syria”.",
    "militias-mixed-messages": "CNN describes the messages of the militias as “mixed”.",
    "bases-attacked": "The White House takes for granted that US bases were attacked in the previous"
    " attacks on US bases.",
    "coalition-attacked": "US Central Command takes for granted that Coalition forces were attacked in"
    " the attacks against U.S. and Coalition forces.",
    "strikes-start-series": "The US airstrikes in Iraq and Syria were likely part of the expected series"
    " of larger-scale US strikes.",
    "us-answers-jordan": "The US airstrikes in Iraq and Syria were a response to the drone attack on a"
    " US outpost in Jordan.",
    "strikes-after-transfer": "The US airstrikes in Iraq and Syria came after the dignified transfer"
    " (“soon after”).",
    "targets-85": "85 targets were struck in the US airstrikes in Iraq and Syria.",
    "depot-strikes-several": "There were “several” strikes on weapons depots among the US strikes on"
    " weapons depots since October.",
    "iri-multiple-groups": "The White House says that the Islamic Resistance in Iraq has “multiple"
    " groups”.",
    "attacks-165": "There were 165 militia attacks since October.",
    # article
    "militias-attack-troops": "Iran-backed militias attacked the US military (“US troops in the Middle"
    " East”).",
    "kh-member-of-iri": "The White House says that Kata'ib Hezbollah is a member of the Islamic"
    " Resistance in Iraq.",
    "biden-attends-transfer": "Joe Biden attended the dignified transfer.",
    # events as if they were places
    "strikes-in-iraq": "The US airstrikes in Iraq and Syria took place in Iraq.",
    "jordan-attack-in-jordan": "The drone attack on a US outpost in Jordan took place in Jordan.",
    "war-in-gaza": "The Israel-Hamas war takes place in Gaza.",
    "raisi-speech-in-hormozgan": "Raisi's televised speech took place in Hormozgan province.",
    "war-roils-region": "CNN describes the Middle East as “already roiled by the continuing Israel-Hamas"
    " war in Gaza”.",
    # a phrase glued to a text
    "iran-seeks-no-conflict": "Iran denies that it seeks conflict.",
    "iran-will-not-start-war": "Ebrahim Raisi denies that Iran seeks conflict (“start any war”).",
    "response-proportionate": "The Biden administration says that the United States would respond to the"
    " drone attack on a US outpost in Jordan (“any response would be proportionate”).",
    "us-able-to-respond": "Lloyd Austin says that the United States is able to “respond a number of"
    " times, depending on what the situation is”.",
    "administration-threads-needle": "CNN describes the Biden administration as “threading a needle”.",
    "al-kaabi-leads-nujaba": "Akram Al-Kaabi is leader of Al-Nujaba.",
    "austin-defense-secretary": "Lloyd Austin is Defense Secretary of the United States.",
    "iran-threatens-bullies": "Ebrahim Raisi says that Iran threatens to act against “bullies”.",
    # broken or dangling
    "free-brigades-brave": "Kata'ib Hezbollah describes the Free Hezbollah Brigades as “brave Mujahideen”.",
    "us-strikes-85": "The United States attacked “85 targets in Iraq and Syria” in the US airstrikes in"
    " Iraq and Syria.",
    "al-kaabi-announces": "Akram Al-Kaabi announced that “it would continue to attack US targets”.",
    "iran-seeks-influence": "Iran seeks influence in the Middle East (“broaden its influence”).",
}


@pytest.mark.parametrize("key", MENDED)
def test_a_sentence_that_a_newcomer_stumbled_over_reads_well(
    shipped: actorgraph.Case, key: str
) -> None:
    claim = shipped.store.claim(key)
    nouns = shipped.store.nouns(claims=[claim])
    assert text_of(finished(sentence(claim, nouns, shipped.vocabulary))) == MENDED[key]


# -- who vouches for it ----------------------------------------------------------------------------


def test_what_the_publisher_states_is_a_plain_sentence() -> None:
    assert said("sponsors", target="forces") == "the Red Front sponsors the Blue Forces"


def test_whoever_else_vouches_for_a_claim_is_its_subject() -> None:
    assert said("sponsors", target="port", claimant="forces") == (
        "the Blue Forces say that the Red Front sponsors Port City"
    )
    assert said("attacks", target="forces", claimant="rashid", modality="confirmed") == (
        "Amal Rashid confirms that the Red Front attacked the Blue Forces"
    )


def test_a_speaker_is_not_named_twice() -> None:
    assert said("attacks", target="forces", claimant="red", modality="confirmed") == (
        "the Red Front confirms that it attacked the Blue Forces"
    )
    assert said("attacks", "forces", "red", claimant="forces", modality="denied") == (
        "the Blue Forces deny that they attacked the Red Front"
    )
    assert said("meets", "rashid", "red", claimant="rashid", modality="denied") == (
        "Amal Rashid denies that they met the Red Front"
    )


def test_who_says_something_is_not_said_to_say_it() -> None:
    """That the Red Front claims responsibility is its own word already."""
    assert said("claims-responsibility", event="raid", claimant="red") == (
        "the Red Front claimed responsibility for the night raid"
    )
    assert said("claims-responsibility", event="raid", modality="denied") == (
        "the Red Front did not claim responsibility for the night raid"
    )


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "the Red Front does not claim responsibility for the night raid"),
        ({"subject": ""}, "the night raid was not claimed"),
        ({"claimant": "forces"}, "the Blue Forces say that the Red Front does not claim responsibility for the night raid"),
        ({"modality": "possible"}, "the Red Front may not claim responsibility for the night raid"),
        ({"modality": "likely"}, "the Red Front likely does not claim responsibility for the night raid"),
        ({"modality": "denied"}, "the Morning Post denies that the Red Front does not claim responsibility for the night raid"),
    ],
)  # fmt: skip
def test_who_does_not_claim_an_event_is_said_not_to(fields: dict[str, str], words: str) -> None:
    assert said("does-not-claim", event="raid", **fields) == words


# -- what nobody asserts ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("modality", "by_the_publisher", "by_the_subject"),
    [
        ("believed", "{} is believed to have blamed {}", "{} believes that {} was behind {}"),
        ("hinted", "the Morning Post hinted that {} blamed {}", "{} hinted that {} was behind {}"),
        ("denied", "{} did not blame {}", "{} did not blame {} for {}"),
        ("likely", "{} likely blamed {}", "{} says that {} was likely behind {}"),
        ("possible", "{} may have blamed {}", "{} says that {} may have been behind {}"),
        ("withheld", "the Morning Post stopped short of saying that {} blamed {}",
         "{} stopped short of blaming {} for {}"),
        ("presupposed", "the Morning Post takes for granted that {} blamed {}",
         "{} takes for granted that {} was behind {}"),
    ],
)  # fmt: skip
def test_how_firmly_somebody_blames_is_how_firmly_they_hold_it_to_be_so(
    modality: str, by_the_publisher: str, by_the_subject: str
) -> None:
    def blamed(claimant: str) -> str:
        return said("attributes", "red", "port", event="raid", modality=modality, claimant=claimant)

    ends = ("the Red Front", "Port City", "the night raid")
    assert blamed("post") == f"{by_the_publisher.format(*ends)} for the night raid"
    assert blamed("red") == by_the_subject.format(*ends)


@pytest.mark.parametrize(
    ("role", "words"),
    [
        ("", "the Red Front blamed Port City for the night raid"),
        ("perpetrator", "the Red Front blamed Port City for the night raid"),
        ("planner", "the Red Front says that Port City planned the night raid"),
        ("lookout", "the Red Front blamed Port City for the night raid (lookout)"),
    ],
)
def test_the_role_says_what_somebody_is_blamed_for(role: str, words: str) -> None:
    assert said("attributes", target="port", event="raid", role=role, claimant="red") == words


def test_nobody_was_killed_is_a_denial_and_is_not_denied_again() -> None:
    none = Quantity("killed", "=", 0, "sailors")
    assert said("kills", quantity=none, modality="denied") == "the Red Front killed no sailors"
    assert said("kills", quantity=none, modality="denied", claimant="forces") == (
        "the Blue Forces say that the Red Front killed no sailors"
    )


@pytest.mark.parametrize(
    ("hedge", "words"),
    [
        ("if we are attacked", "the Red Front would attack Port City, “if we are attacked”"),
        ("unless", "the Red Front would attack Port City, on a condition"),
        ("would be", "the Red Front would attack Port City"),
        ("if any", "the Morning Post speaks of the case that the Red Front attacks Port City"),
    ],
)
def test_a_condition_is_in_the_sentence(hedge: str, words: str) -> None:
    text = said("attacks", target="port", modality="conditional", hedge=hedge)
    assert text.replace("City “", "City, “") == words


@pytest.mark.parametrize(
    ("hedge", "words"),
    [
        ("will", "the Red Front plans to attack Port City"),
        ("want to", "the Red Front wants to attack Port City"),
        ("vowed to continue", "the Red Front vows to continue to attack Port City"),
        ("are compelled to", "the Red Front feels compelled to attack Port City"),
    ],
)
def test_an_intention_is_in_the_verb_of_the_hedge(hedge: str, words: str) -> None:
    assert said("attacks", target="port", modality="intended", hedge=hedge) == words


def test_a_wish_is_not_said_to_be_wished() -> None:
    assert said("aims-to", text="talk to the council", modality="intended") == (
        "the Red Front wants to “talk to the council”"
    )


def test_a_deed_that_is_planned_without_a_doer_is_to_be_done() -> None:
    assert said("attacks", "", "port", event="raid", modality="intended") == (
        "Port City is to be attacked in the night raid"
    )


# -- when ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("relation", "when", "words"),
    [
        ("attacks", "", "attacked"),
        ("attacks", "2024-01", "attacked"),
        ("attacks", "2024-03", "will attack"),
        ("attacks", "2024-02-02/..", "will attack"),
        ("sponsors", "", "sponsors"),
        ("sponsors", "2020/..", "sponsors"),
        ("sponsors", "2016/2018", "sponsored"),
        ("sponsors", "2025", "will sponsor"),
    ],
)
def test_what_happened_is_past_what_holds_is_present_and_what_is_to_come_is_future(
    relation: str, when: str, words: str
) -> None:
    assert said(relation, object="port", when=read_when(when)) == f"the Red Front {words} Port City"


# -- what else a claim holds -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"relation": "attacks", "text": "85 targets"}, "the Red Front attacked “85 targets”"),
        ({"relation": "attacks", "text": "further raids"}, "the Red Front carried out “further raids”"),
        ({"relation": "attacks", "object": "forces", "text": "a convoy", "event": "raid"},
         "the Red Front attacked the Blue Forces (“a convoy”) in the night raid"),
        ({"relation": "attacks", "object": "forces", "text": "the Blue Forces"},
         "the Red Front attacked the Blue Forces"),
        ({"relation": "kills", "object": "forces", "quantity": Quantity("dead", ">=", 3, "soldiers")},
         "the Red Front killed at least three soldiers of the Blue Forces"),
        ({"relation": "kills", "quantity": Quantity("dead", "~", 1)}, "the Red Front killed about one person"),
        ({"relation": "pays", "object": "forces", "quantity": Quantity("amount", "=", 70000, "EUR")},
         "the Red Front paid the Blue Forces 70,000 EUR (amount)"),
        ({"relation": "sponsors", "object": "forces", "mode": ("money", "weapons", "training")},
         "the Red Front sponsors the Blue Forces with money, weapons and training"),
        ({"relation": "attacks", "object": "forces", "mode": ("x/y",), "role": "CAMEO 190: fight"},
         "the Red Front attacked the Blue Forces (CAMEO 190: fight, x/y)"),
        ({"relation": "leads", "object": "forces", "role": "commander"},
         "the Red Front is commander of the Blue Forces"),
        ({"relation": "tells", "object": "forces", "text": "ships were lost"},
         "the Red Front told the Blue Forces that “ships were lost”"),
        ({"relation": "urges", "object": "forces", "text": "stop the raids"},
         "the Red Front urged the Blue Forces to “stop the raids”"),
        ({"relation": "urges", "object": "forces", "text": "patience"},
         "the Red Front called on the Blue Forces for “patience”"),
        ({"relation": "urges", "object": "forces", "event": "speech"}, "the Red Front urged the Blue Forces"),
        ({"relation": "suspends-attacks-on", "subject": "forces", "object": "red"},
         "the Blue Forces suspended their operations against the Red Front"),
        ({"relation": "counts", "subject": "", "event": "raids",
          "quantity": Quantity("raids", ">", 20, "raids")}, "there were more than 20 raids on Port City"),
        ({"relation": "counts", "subject": "", "event": "raid",
          "quantity": Quantity("ships taken", "=", 1, "ships")}, "one ship was taken in the night raid"),
        ({"relation": "counts", "object": "", "quantity": Quantity("members", "~", 1500)},
         "the Red Front has about 1,500 members"),
        ({"relation": "instance-of", "subject": "forces", "object": "raids"},
         "the Blue Forces are among the raids on Port City"),
    ],
)  # fmt: skip
def test_every_field_of_a_claim_finds_its_place(fields: dict[str, object], words: str) -> None:
    assert said(**fields) == words  # type: ignore[arg-type]


def test_the_parts_tell_names_from_words() -> None:
    claim = Claim(
        "c1", "attacks", "report", "forces", "red", "port", event="raid", modality="hinted"
    )
    assert sentence(claim, NOUNS, standard()) == (
        Part("actor", "the Blue Forces", "forces"),
        Part("text", " "),
        Part("modality", "hinted that"),
        Part("text", " "),
        Part("actor", "the Red Front", "red"),
        Part("text", " "),
        Part("verb", "attacked"),
        Part("text", " "),
        Part("actor", "Port City", "port"),
        Part("text", " in "),
        Part("event", "the night raid", "raid"),
    )


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({"name": "shelters", "reading": "gives shelter to"}, "the Red Front gives shelter to Port City"),
        ({"name": "friend-of"}, "the Red Front is friend of Port City"),
        ({"name": "KNOWS"}, "the Red Front is tied to Port City by “KNOWS”"),
        ({"name": "shelters", "frame": {"says": "be the shelter of {target}"}},
         "the Red Front is the shelter of Port City"),
    ],
)  # fmt: skip
def test_a_relation_of_a_case_is_said_by_its_frame_or_its_reading(
    row: dict[str, object], words: str
) -> None:
    vocabulary = extended([{"kind": "state", **row}])
    claim = Claim("c1", str(row["name"]), "report", "post", "red", "port")
    assert text_of(sentence(claim, NOUNS, vocabulary)) == words


def test_a_frame_of_a_case_is_read_from_its_folder(tmp_path: Path) -> None:
    folder = tmp_path / "case"
    (folder / "reports").mkdir(parents=True)
    (folder / "case.yaml").write_text(
        "title: W\nrelations: [{name: shelters, kind: state, frame: {says: 'hide {target}'}}]\n"
    )
    (folder / "actors.yaml").write_text("- {id: red, name: Red}\n- {id: blue, name: Blue}\n")
    (folder / "reports" / "r.yaml").write_text(
        "source: {id: r, title: R, publisher: red}\n"
        "claims: [{id: c1, relation: shelters, subject: red, object: blue, quote: q}]\n"
    )
    assert read_case(folder).vocabulary["shelters"].frame == {"says": "hide {target}"}
    assert list(sentences(actorgraph.open_case(folder))) == ["c1: Red hides Blue.\n"]


@pytest.mark.parametrize(
    ("role", "words"),
    [
        ("orderer", "the Red Front ordered the attack on Port City in the night raid"),
        ("planner", "the Red Front planned the attack on Port City in the night raid"),
        ("perpetrator", "the Red Front attacked Port City in the night raid"),
    ],
)
def test_a_part_in_a_deed_is_its_verb(role: str, words: str) -> None:
    assert said("attacks", subject="red", target="port", event="raid", role=role) == words
