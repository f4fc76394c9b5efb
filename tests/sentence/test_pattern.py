"""Sentences with the names taken out: filled again they are the same, and few stand for many."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from actorgraph import Case
from actorgraph.model.claim import Claim
from actorgraph.model.vocabulary import standard
from actorgraph.sentence.claim import sentence
from actorgraph.sentence.noun import Noun
from actorgraph.sentence.nouns import Nouns, Publication
from actorgraph.sentence.part import Part, finished
from actorgraph.sentence.pattern import Patterns, Slot
from actorgraph.sentence.statement import tense_alone
from sentence.test_properties import claims, nouns

WORDS = standard()
OTHERS = {"": "", "a": "d", "b": "e", "c": "f", "raid": "fight", "war": "feud"}


@st.composite
def worlds(draw: st.DrawFn) -> Nouns:
    """Return twice three actors and two events: any names, and the same types or others."""
    names, others = draw(nouns()), draw(nouns())
    again = {
        OTHERS[key]: (noun if draw(st.booleans()) else others[key])._replace(
            id=OTHERS[key],
            name=draw(st.sampled_from([f"The {noun.name}", f"{noun.name}.", f"Q{noun.name}"])),
        )
        for key, noun in names.things.items()
    }
    return Nouns({**names.things, **again}, names.sources)


def renamed(claim: Claim) -> Claim:
    """Return the same claim of others."""
    return replace(
        claim,
        claimant=OTHERS[claim.claimant],
        subject=OTHERS[claim.subject],
        object=OTHERS[claim.object],
        event=OTHERS[claim.event],
    )


@given(claims(), worlds(), st.booleans())
def test_the_sentence_of_a_pattern_is_the_sentence_of_the_claim(
    claim: Claim, names: Nouns, plain: bool
) -> None:
    if plain and (claim.object or claim.event):  # those are the ones that share a pattern
        claim = replace(claim, text="", quantity=None, mode=())
    patterns = Patterns(names, WORDS)
    for one in (claim, renamed(claim), replace(renamed(claim), claimant=claim.claimant)):
        assert patterns.sentence(one) == finished(sentence(one, names, WORDS))


def test_every_sentence_of_the_shipped_case_comes_out_of_its_pattern(shipped: Case) -> None:
    kept = list(shipped.claims())
    names = shipped.store.nouns(claims=kept)
    patterns = Patterns(names, shipped.vocabulary)
    assert [patterns.sentence(claim) for claim in kept] == [
        finished(sentence(claim, names, shipped.vocabulary)) for claim in kept
    ]


@given(claims(), worlds())
def test_the_tense_of_a_pattern_is_the_tense_of_the_claim(claim: Claim, names: Nouns) -> None:
    if claim.object or claim.event:  # those are the ones that share a pattern
        claim = replace(claim, text="", quantity=None, mode=())
    patterns = Patterns(names, WORDS)
    for one in (claim, renamed(claim), replace(renamed(claim), claimant=claim.claimant)):
        assert patterns.tense(one) == tense_alone(one, names, WORDS)


def test_claims_that_differ_in_names_share_one_pattern() -> None:
    group = {key: Noun(key, f"Group {key}", "armed-group") for key in "abcd"}
    names = Nouns({**group, "blue": Noun("blue", "Blue States", "state")}, {"r": Publication("p")})
    patterns = Patterns(names, WORDS)
    one = Claim("c1", "attacks", "r", "p", "a", "b")
    pattern = (
        Slot("subject"),
        Part("text", " "),
        Part("verb", "attacked"),
        Part("text", " "),
        Slot("object"),
    )
    assert patterns.of(one) == pattern
    assert patterns.of(replace(one, subject="c", object="d")) is patterns.of(one)
    assert patterns.of(replace(one, subject="blue")) == pattern
    assert patterns.of(replace(one, modality="possible")) != pattern
