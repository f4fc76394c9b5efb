"""What holds of every sentence, whatever the claim: whole names, one number, no word too many."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from hypothesis import given
from hypothesis import strategies as st

from actorgraph.model.actor import ACTOR_TYPES
from actorgraph.model.claim import OPERATORS, Claim, Quantity
from actorgraph.model.dates import UNKNOWN, read_when
from actorgraph.model.modality import MODALITIES, NOT_ASSERTED
from actorgraph.model.vocabulary import standard
from actorgraph.sentence.claim import sentence
from actorgraph.sentence.frame import PARTS, frame_of
from actorgraph.sentence.noun import Noun
from actorgraph.sentence.nouns import Nouns, Publication
from actorgraph.sentence.part import Part, finished, text_of
from actorgraph.sentence.phrase import verb_phrase
from actorgraph.sentence.verb import verb

PREPOSITIONS: Final = "of|in|on|at|for|to|by|with|from|against|behind|under|over|after|as"
#: The words by which a sentence says that nobody asserts what it says.
MARKERS: Final = {
    "hinted": re.compile(r"\bhint"),
    "withheld": re.compile(r"\bstop\w* short of|\bnot quite said to"),
    "denied": re.compile(r"\bden(?:y|ies)\b|\bnot\b|\bno\b"),
    "presupposed": re.compile(r"\bfor granted|\bpresumed to"),
}
NAMES: Final = ("Zorvia", "Zorvian Front", "Zorvian Forces", "Zorvian militias", "several Zorvians")
EVENTS: Final = ("Zorv raid", "Zorv raids", "raids near Zorv", "Zorvia's speech", "the Zorv war")
TEXTS: Final = (
    "",
    "so many words",
    "stop the fires",
    "it was late",
    "more zeal",
    "a “zed” thing",
    "raids",
)
WORDS: Final = standard()


@st.composite
def nouns(draw: st.DrawFn) -> Nouns:
    """Return three actors, two events and a source, with any names."""
    actors = {
        key: Noun(
            key,
            f"{draw(st.sampled_from(NAMES))} {key.upper()}",
            draw(st.sampled_from(ACTOR_TYPES)),
            number=draw(st.sampled_from(["", "singular", "plural"])),
            article=draw(st.sampled_from(["", "the", "none"])),
        )
        for key in ("a", "b", "c")
    }
    events = {
        key: Noun(
            key,
            f"{draw(st.sampled_from(EVENTS))} {key.upper()}",
            draw(st.sampled_from(["attack", "war", "statement", "ceremony"])),
            is_event=True,
            when=read_when(draw(st.sampled_from(["", "2024-01-28", "2024-02-02/.."]))),
        )
        for key in ("raid", "war")
    }
    published = read_when(draw(st.sampled_from(["", "2024-02-02"])))
    return Nouns({**actors, **events}, {"report": Publication("a", published)})


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    """Return a claim with any relation, modality and fields."""
    things = st.sampled_from(["a", "b", "c", "raid", "war"])
    subject = draw(st.just("") | things)
    event = draw(st.sampled_from(["", "raid", "war"] if subject else ["raid", "war"]))
    text = draw(st.sampled_from(TEXTS))
    figures = st.builds(
        Quantity,
        st.sampled_from(["killed", "raids", "ships taken"]),
        st.sampled_from(OPERATORS),
        st.sampled_from([0.0, 1.0, 2.5, 1200.0]),
        st.sampled_from(["", "people", "ships"]),
    )
    quantity = draw(st.none() | figures)
    others = things.filter(lambda key: key != (subject or event))
    ends = others if not (event or text or quantity) else st.just("") | others
    return Claim(
        "c1",
        draw(st.sampled_from(sorted(WORDS.relations))),
        "report",
        draw(st.sampled_from(["a", "b"])),
        subject,
        draw(ends),
        event,
        text,
        draw(st.sampled_from(["", "planner", "perpetrator", "chief", "CAMEO 190: x"])),
        draw(st.sampled_from([(), ("weapons",), ("aerial", "x/y")])),
        quantity,
        modality=draw(st.sampled_from(MODALITIES)),
        hedge=draw(st.sampled_from(["", "want to", "if any", "unless", "if they do so now"])),
        when=read_when(draw(st.sampled_from(["", "2016/2018", "2024-03"]))),
    )


@given(claims(), nouns())
def test_a_sentence_has_no_word_too_many_and_none_too_few(claim: Claim, names: Nouns) -> None:
    parts = sentence(claim, names, WORDS)
    own = text_of(Part("text", "…") if part.kind in ("quote", "figure") else part for part in parts)
    assert own == " ".join(own.split())
    assert not re.search(r"\b(\w+) \1\b", own), own
    assert not re.search(rf"\b(?:{PREPOSITIONS}) (?:in|at|over) ", own.replace("as in", "")), own
    assert not re.search(rf"\b(?:{PREPOSITIONS})(?:[.,)]|$)", own), own
    assert not re.search(r"[ ,][,.;:)]|\( |\(\)|“”", own), own


@given(claims(), nouns())
def test_a_finished_sentence_begins_with_a_capital_and_ends_with_one_full_stop(
    claim: Claim, names: Nouns
) -> None:
    text = text_of(finished(sentence(claim, names, WORDS)))
    first = next(character for character in text if character.isalnum())
    assert first == first.upper()
    assert re.search(r"[^.]\.$", text), text


@given(claims(), nouns())
def test_the_names_in_a_sentence_are_whole(claim: Claim, names: Nouns) -> None:
    parts = sentence(claim, names, WORDS)
    for part in parts:
        noun = names[part.id]
        if part.id and part.text not in (noun.pronoun, noun.itself):
            assert part.text.endswith(noun.name), part
            assert (part.kind == "event") == noun.is_event
    shown = {part.id for part in parts}
    assert claim.subject in shown | {""}
    assert claim.object in shown | {""}


@given(claims().filter(lambda claim: claim.modality in NOT_ASSERTED), nouns())
def test_a_sentence_of_what_nobody_asserts_says_so(claim: Claim, names: Nouns) -> None:
    marker = MARKERS[claim.modality]
    own = [part for part in sentence(claim, names, WORDS) if part.kind != "quote"]
    assert marker.search(text_of(own)), text_of(own)
    if not (claim.quantity and claim.quantity.value == 0):
        assert marker.search(verb_phrase(claim, names, WORDS)), verb_phrase(claim, names, WORDS)


@given(claims(), nouns())
def test_a_sentence_names_an_event_once(claim: Claim, names: Nouns) -> None:
    found = [part.id for part in sentence(claim, names, WORDS) if part.kind == "event"]
    assert len(found) == len(set(found)), found


@given(claims(), nouns())
def test_the_verb_agrees_with_its_subject(claim: Claim, names: Nouns) -> None:
    """What the publisher states begins with the subject, and the first verb is its own."""
    plain = replace(claim, claimant="a", modality="stated", when=UNKNOWN)
    first, *rest = sentence(plain, names, WORDS)
    found = next(part.text for part in rest if part.kind in ("verb", "modality"))
    found = found.removesuffix(" that")  # "a says that b planned the raid"
    if not first.id or found in ("will", "will not"):
        return
    frame = frame_of(WORDS, claim.relation)
    said = [*frame.says, *frame.event_says, *frame.passive, *filter(None, [frame.alone])]
    lemmas = {token.text for it in said for token in it.tokens if token.kind == "verb"}
    forms = [verb(lemma) for lemma in lemmas | {"be", "have", "say", *PARTS.values()}]
    if frame.negative and found.startswith("do"):
        assert found in (
            ("do not", "did not") if names[first.id].plural else ("does not", "did not")
        )
    elif names[first.id].plural:
        assert found in {word for form in forms for word in (form.plural, form.were)}
    else:
        assert found in {word for form in forms for word in (form.third, form.was)}
