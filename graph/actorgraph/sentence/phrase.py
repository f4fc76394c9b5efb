"""The verb of a claim alone, as the label of an arrow from its subject to its object.

It has the modality in it: *sponsors*, *may have attacked*, *stops short of blaming*. Whoever reads
nothing but the label must not take for a fact what nobody asserts.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final
from weakref import WeakKeyDictionary

from actorgraph.model.claim import Claim
from actorgraph.model.vocabulary import Vocabulary
from actorgraph.sentence.claim import intention
from actorgraph.sentence.clauses import Clauses
from actorgraph.sentence.frame import frame_of
from actorgraph.sentence.nouns import Nouns
from actorgraph.sentence.part import joined, text_of
from actorgraph.sentence.statement import Statement, statement
from actorgraph.sentence.tense import PAST, PRESENT
from actorgraph.sentence.verb import Form, present

#: What is said of a subject that does not say it itself, before an infinitive.
_RAISED: Final = {
    "believed": "believed to",
    "hinted": "hinted to",
    "withheld": "not quite said to",
    "denied": "said not to",
    "presupposed": "presumed to",
}
#: What a subject does that stops short of saying it, before a gerund.
_HELD_BACK: Final = {"hinted": ("hint", "at"), "withheld": ("stop", "short of")}
_phrases: WeakKeyDictionary[Vocabulary, dict[tuple[str, str], str]] = WeakKeyDictionary()


def verb_phrase(claim: Claim, nouns: Nouns, vocabulary: Vocabulary) -> str:
    """Return the verb of a claim with its words, as it stands between its subject and its object."""
    said = statement(claim, nouns, vocabulary)
    said = said._replace(clause=Clauses(nouns, vocabulary).label(claim))
    if said.frame.agent == "claimant":
        said = said._replace(speech=False, itself=False)
    elif said.frame.agent == "figure":
        said = said._replace(tense=PRESENT)
    form = _form(said)
    if form is not None:
        return _label(said, form)
    if claim.modality == "intended":
        return text_of(joined([*intention(said), *said.clause.label(Form("bare"))]))
    if said.speech and claim.modality in _HELD_BACK:
        lemma, rest = _HELD_BACK[claim.modality]
        return f"{present(lemma, plural=said.clause.plural)} {rest} {_label(said, Form('gerund'))}"
    is_ = "are" if said.clause.plural else "is"
    return f"{is_} {_RAISED[claim.modality]} {_label(said, _infinitive(said))}"


def relation_phrase(relation: str, modality: str, vocabulary: Vocabulary) -> str:
    """Return the verb of any claim of a relation and a modality, for files with very many of them.

    Examples
    --------
    >>> from actorgraph.model.vocabulary import standard
    >>> words = standard()
    >>> relation_phrase("attacks", "denied", words), relation_phrase("attributes", "withheld", words)
    ('is said not to have attacked', 'stops short of blaming')
    """
    known = _phrases.setdefault(vocabulary, {})
    if (relation, modality) not in known:
        speaker = "subject" if frame_of(vocabulary, relation).speech else "claimant"
        claim = Claim("any", relation, "any", speaker, "subject", "object", modality=modality)
        known[relation, modality] = verb_phrase(claim, Nouns(), vocabulary)
    return known[relation, modality]


def plain_words(claim: Claim, nouns: Nouns, vocabulary: Vocabulary) -> str:
    """Return what a claim is about, as if it were stated: *the United States attacked Iran*.

    It is for headings of what is said and denied, or by whom; never let it stand alone.
    """
    bare = replace(claim, modality="stated", role="", mode=())
    said = statement(bare, nouns, vocabulary)
    return text_of(said.clause.finite(Form(tense=said.tense)))


def _form(said: Statement) -> Form | None:
    """Return the form of the verb if it says the modality by itself, else None."""
    modality = said.claim.modality
    finite = Form(tense=said.tense)
    if modality in ("stated", "confirmed") or (modality == "believed" and said.speech):
        return finite
    if said.has_own_words:
        return finite
    if modality == "likely":
        return finite._replace(adverb="likely")
    if modality == "possible":
        return _infinitive(said)._replace(modal="may")
    if modality == "conditional":
        return Form("bare", modal="would")
    if modality == "denied" and said.plain and not said.clause.negative:
        return finite._replace(negative=True)
    return None


def _infinitive(said: Statement) -> Form:
    return Form("perfect" if said.tense == PAST else "bare")


def _label(said: Statement, form: Form) -> str:
    return text_of(said.clause.label(form))
