"""The forms of English verbs."""

from __future__ import annotations

import pytest

from actorgraph.sentence.verb import Form, Group, group, lemma_of, present, verb


@pytest.mark.parametrize(
    ("lemma", "third", "past", "participle", "gerund"),
    [
        ("attack", "attacks", "attacked", "attacked", "attacking"),
        ("blame", "blames", "blamed", "blamed", "blaming"),
        ("deny", "denies", "denied", "denied", "denying"),
        ("destroy", "destroys", "destroyed", "destroyed", "destroying"),
        ("press", "presses", "pressed", "pressed", "pressing"),
        ("clash", "clashes", "clashed", "clashed", "clashing"),
        ("tax", "taxes", "taxed", "taxed", "taxing"),
        ("free", "frees", "freed", "freed", "freeing"),
        ("stop", "stops", "stopped", "stopped", "stopping"),
        ("admit", "admits", "admitted", "admitted", "admitting"),
        ("target", "targets", "targeted", "targeted", "targeting"),
        ("lead", "leads", "led", "led", "leading"),
        ("strike", "strikes", "struck", "struck", "striking"),
        ("tie", "ties", "tied", "tied", "tying"),
        ("go", "goes", "went", "gone", "going"),
        ("have", "has", "had", "had", "having"),
    ],
)
def test_a_verb_has_its_forms(
    lemma: str, third: str, past: str, participle: str, gerund: str
) -> None:
    forms = verb(lemma)
    assert (forms.third, forms.plural, forms.was, forms.were) == (third, lemma, past, past)
    assert (forms.participle, forms.gerund) == (participle, gerund)


def test_to_be_differs_by_number() -> None:
    assert verb("be") == ("be", "is", "are", "was", "were", "been", "being")


@pytest.mark.parametrize(
    "lemma", ["attack", "deny", "destroy", "press", "clash", "go", "be", "have", "do", "blame"]
)
def test_a_verb_is_found_by_its_third_person(lemma: str) -> None:
    assert lemma_of(present(lemma, plural=False)) == lemma


@pytest.mark.parametrize("word", ["press", "status", "shelter", "as", "us", "3s", "été"])
def test_what_is_no_third_person_has_no_verb(word: str) -> None:
    assert lemma_of(word) == ""


@pytest.mark.parametrize(
    ("lemma", "form", "plural", "words"),
    [
        ("attack", Form(), False, Group("", "", "attacks")),
        ("attack", Form(), True, Group("", "", "attack")),
        ("attack", Form(tense="past"), False, Group("", "", "attacked")),
        ("attack", Form(tense="future"), False, Group("will", "", "attack")),
        ("attack", Form(tense="past", negative=True), True, Group("did not", "", "attack")),
        ("attack", Form(negative=True), True, Group("do not", "", "attack")),
        ("attack", Form(adverb="likely"), False, Group("likely", "", "attacks")),
        ("attack", Form("bare", modal="may", negative=True), False, Group("may not", "", "attack")),
        ("attack", Form("perfect", modal="may"), False, Group("may", "", "have attacked")),
        ("attack", Form("gerund"), False, Group("", "", "attacking")),
        ("attack", Form("participle"), False, Group("", "", "attacked")),
        ("be", Form(tense="past"), True, Group("", "", "were")),
        ("be", Form(negative=True), False, Group("", "not", "is")),
        ("can", Form(tense="past"), False, Group("", "", "could")),
    ],
)
def test_a_verb_agrees_and_has_its_helpers(
    lemma: str, form: Form, plural: bool, words: Group
) -> None:
    assert group(lemma, form, plural=plural) == words
