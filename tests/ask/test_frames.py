"""Every kind of question that the grammar names is made, and every relation is read in each of its forms."""

from __future__ import annotations

import re
from typing import Final

import pytest

from actorgraph.ask import frames
from actorgraph.ask.grammar import grammar
from actorgraph.ask.question import call_of
from actorgraph.ask.reader import NotUnderstood, Reader
from actorgraph.model.vocabulary import standard
from actorgraph.sentence.noun import Noun
from actorgraph.sentence.question import question_of, who_question
from conftest import World

ACTORS: Final = (
    "- {id: red, name: Redland, type: state}\n- {id: blue, name: Blue Army, type: armed-group}\n"
    "- {id: town, name: Old Town, type: place}\n"
)
EVENTS: Final = "- {id: raid, name: Dover raid, type: attack, when: 2024-02-01}\n"
CLAIM: Final = "relation: sponsors, subject: red, object: blue"


def test_every_kind_of_question_in_the_grammar_is_made() -> None:
    kinds = {
        kind
        for group in grammar().groups
        for text in group
        for kind in re.findall(r" is=(\w+)", text)
    }
    assert kinds == {*frames.MADE, *frames._BUILDERS}


def calls(of: Reader, text: str) -> list[str]:
    found = of.read(text)
    if isinstance(found, NotUnderstood):
        return []
    return [call_of(question, of.store).command.removeprefix("actorgraph ") for question in found]


RELATIONS: Final = [
    name for name in standard().relations if name not in ("described-as", "counts", "aims-to")
]
#: What is read otherwise, and why. English does not tell kinds of membership apart; what somebody wants, says
#: or denies, where it is, and whether two are one or connected are questions of their own; and "not" is refused.
OTHERWISE: Final = {
    "who is a member of the Blue Army?": ["who membership blue"],
    "what is Redland a member of?": ["who membership-of red"],
    "is Redland a member of the Blue Army?": ["whether red membership blue"],
    "who is part of the Blue Army?": ["who membership blue"],
    "what is Redland part of?": ["who membership-of red"],
    "is Redland part of the Blue Army?": ["whether red membership blue"],
    "does Redland seek conflict with the Blue Army?": ["plans red --toward blue --relation conflict --relation fights --wish"],
    "who does not claim responsibility for the Blue Army?": [],
    "what does Redland not claim responsibility for?": [],
    "does Redland not claim responsibility for the Blue Army?": [],
    "what did Redland reject?": ["claims --denials --modality denied --claimant red"],
    "what did Redland announce?": ["said red"],
    "who has the Blue Army?": [],
    "what does Redland have?": [],
    "does Redland have the Blue Army?": [],
    "where does Redland operate?": ["where red"],
    "where is Redland located?": ["where red"],
    "where did Redland send forces?": ["where red deploys-to"],
    "is Redland related to the Blue Army?": ["path red blue"],
    "is Redland connected with the Blue Army?": ["path red blue"],
    "is Redland the same as the Blue Army?": ["identical red blue"],
    "is Redland distinct from the Blue Army?": ["identical red blue"],
}  # fmt: skip


@pytest.fixture
def of(world: World) -> Reader:
    return Reader(world(CLAIM, actors=ACTORS, events=EVENTS).store)


def asked(of: Reader, text: str) -> list[str]:
    """Return the commands that ask the same, but for how far they look."""
    return [re.sub(" --(words|tentative)", "", command) for command in calls(of, text)]


@pytest.mark.parametrize("name", RELATIONS)
def test_what_the_program_writes_about_a_relation_is_a_question_that_it_reads(
    of: Reader, name: str
) -> None:
    vocabulary = of.vocabulary
    forward = vocabulary.reading(name)
    back = forward.turned(vocabulary)
    red, blue = Noun("", "Redland"), Noun("", "Blue Army")
    texts = {
        who_question(vocabulary, forward, blue): [f"who {name} blue"],
        who_question(vocabulary, back, red): [f"who {back.name} red"],
        question_of(vocabulary, forward, red, blue): [f"whether red {name} blue"],
    }
    assert {text: asked(of, text) for text in texts} == {
        text: OTHERWISE.get(text, commands) for text, commands in texts.items()
    }


FORMS: Final = {
    "Does Redland prop up the Blue Army?": "whether red sponsors blue",
    "Has Redland been propping the Blue Army up?": "whether red sponsors blue",
    "Is the Blue Army being propped up by Redland?": "whether red sponsors blue",
    "Could the Blue Army be propped up by Redland?": "whether red sponsors blue",
    "Is it true that Redland props up the Blue Army?": "whether red sponsors blue",
    "Does anyone say that Redland is propping up the Blue Army?": "whether red sponsors blue",
    "Redland props up the Blue Army?": "whether red sponsors blue",
    "Who props up the Blue Army?": "who sponsors blue",
    "Who is propping the Blue Army up?": "who sponsors blue",
    "By whom is the Blue Army propped up?": "who sponsors blue",
    "Who is the Blue Army propped up by?": "who sponsors blue",
    "Who is said to prop up the Blue Army?": "who sponsors blue",
    "tell me who has been propping up the Blue Army": "who sponsors blue",
    "Whom does Redland prop up?": "who sponsored-by red",
    "Who is propped up by Redland?": "who sponsored-by red",
    "Why does Redland prop up the Blue Army?": "why red sponsors blue",
    "When was the Blue Army propped up by Redland?": "when red sponsors blue",
    "How many sources say that Redland props up the Blue Army?": "corroboration --subject red --relation sponsors --object blue",
    "Whom did Redland take hostage?": "who abducted-by red",
    "Was Redland taken hostage by the Blue Army?": "whether blue abducts red",
    "From whom does the Blue Army take orders?": "who commands blue",
    "Does the Blue Army take its orders from Redland?": "whether red commands blue",
    "Does Redland supply the Blue Army with weapons?": "whether red sponsors blue --mode weapons",
    "Who is the Blue Army supplied with weapons by?": "who sponsors blue --mode weapons",
    "Did Redland sign a peace deal with the Blue Army?": "whether red agrees-with blue",
    "Are Redland and the Blue Army in talks?": "whether red meets blue",
    "Who took credit for the Dover raid?": "responsibility raid",
    "Did Redland pin the Dover raid on the Blue Army?": "whether red attributes blue --event raid",
    "Was the Dover raid pinned on the Blue Army?": "did blue raid",
    "Who signed off on the Dover raid?": "attribution raid",
    "Does Redland deny propping up the Blue Army?": "claims --relation sponsors --subject red --object blue --modality denied --claimant red",
}  # fmt: skip


@pytest.mark.parametrize("text", FORMS)
def test_one_entry_of_the_lexicon_is_read_in_every_voice_and_form(of: Reader, text: str) -> None:
    assert asked(of, text) == [FORMS[text]]


SALAD: Final = (
    "Redland does prop Blue Army up whom?",
    "who Blue Army up props",
    "the props up does Redland Blue Army",
    "is Redland prop up the Blue Army by",
    "Who called for Redland to hit the Blue Army?",
    "Who was pressed to hit the Blue Army?",
    "the claim that Redland hit the Blue Army",
    "Did Redland not hit the Blue Army?",
)


@pytest.mark.parametrize("text", SALAD)
def test_words_in_another_order_and_two_predicates_in_one_clause_are_refused(
    of: Reader, text: str
) -> None:
    assert calls(of, text) == []


OWN: Final = """relations:
  - {name: shelters, reading: gives shelter in winter to, inverse: sheltered-by, inverse_reading: winters with, kind: state, family: aid, frame: {says: "take {object} in for the winter"}}
"""


def test_a_relation_of_a_case_is_read_through_its_frame_alone(world: World) -> None:
    of = Reader(world(CLAIM, actors=ACTORS, events=EVENTS, head=OWN).store)
    assert {
        text: asked(of, text)
        for text in ("Who takes the Blue Army in for the winter?", "Whom did Redland take in for the winter?",
                     "Was the Blue Army taken in for the winter by Redland?", "Does Redland give shelter in winter to the Blue Army?")
    } == {
        "Who takes the Blue Army in for the winter?": ["who shelters blue"],
        "Whom did Redland take in for the winter?": ["who sheltered-by red"],
        "Was the Blue Army taken in for the winter by Redland?": ["whether red shelters blue"],
        "Does Redland give shelter in winter to the Blue Army?": ["whether red shelters blue"],
    }  # fmt: skip
