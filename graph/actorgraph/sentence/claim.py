"""The sentence of a claim: what it says and how firmly, in one piece.

A claim that its publisher states is a plain sentence. Whoever else vouches for it is its subject: *US
Central Command confirms that …*. What is hinted, withheld, denied or taken for granted is never said
without the words that say so, and these come first.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from actorgraph.model.claim import Claim
from actorgraph.model.vocabulary import Vocabulary
from actorgraph.sentence.literal import quote
from actorgraph.sentence.nouns import Nouns
from actorgraph.sentence.part import Part, Parts, joined
from actorgraph.sentence.statement import Statement, reported, statement
from actorgraph.sentence.tense import FUTURE, PAST, PRESENT
from actorgraph.sentence.verb import Form, present

#: Words of a hedge that name how something is intended, by the verb that says so.
_INTENTIONS: Final = {
    word: lemma
    for lemma, words in {
        "want": "want wants wanted",
        "seek": "seek seeks sought",
        "hope": "hope hopes hoped",
        "vow": "vow vows vowed",
        "promise": "promise promises promised",
        "threaten": "threaten threatens threatened",
        "intend": "intend intends intended",
        "feel compelled": "compelled forced obliged",
    }.items()
    for word in words.split()
}
_CONDITION: Final = (
    r"(?i:(?:only )?(?:if|unless|depending|provided|as long as|should|in case|when|once|until)\b)"
)
#: Hedges by which the claim itself is the condition, and not what follows from one.
_CASE: Final = r"(?i:(?:if any|in case|in the event|should any)\b)"


def sentence(claim: Claim, nouns: Nouns, vocabulary: Vocabulary) -> Parts:
    """Return what a claim says, and how firmly, as parts; see `actorgraph.sentence.part.finished`.

    Parameters
    ----------
    claim
        Any claim of which the vocabulary has the relation.
    nouns
        The names of its ends, its event and its claimant, and the publication of its source.
    """
    said = reported(statement(claim, nouns, vocabulary), nouns, vocabulary)
    return _WAYS[claim.modality](said)


# -- by modality -----------------------------------------------------------------------------------


def _stated(said: Statement) -> Parts:
    return _plain_or(said, "say", _finite(said))


def _confirmed(said: Statement) -> Parts:
    return _plain_or(said, "confirm", _finite(said))


def _believed(said: Statement) -> Parts:
    if not said.own_voice or said.itself:
        return _by(said, f"{_does(said, 'believe')} that", _finite(said))
    if said.tense == FUTURE:
        return joined([_modal("it is believed that"), *said.clause.finite(_finite(said))])
    words = f"{'are' if said.clause.plural else 'is'} believed to"
    return joined(
        [*said.clause.subject, _modal(words), *said.clause.verbal(Form(_infinitive(said)))]
    )


def _likely(said: Statement) -> Parts:
    return _plain_or(said, "say", _finite(said)._replace(adverb="likely"))


def _possible(said: Statement) -> Parts:
    return _plain_or(said, "say", Form(_infinitive(said), modal="may"))


def _intended(said: Statement) -> Parts:
    if said.has_own_words:
        clause = said.clause.finite(_finite(said))
    else:
        words = intention(said)
        clause = joined([*said.clause.subject, *words, *said.clause.verbal(Form("bare"))])
    if said.plain or said.itself:
        return clause
    return joined([*_speaker(said), _modal(f"{_does(said, 'say')} that"), *clause])


def _conditional(said: Statement) -> Parts:
    hedge = said.claim.hedge
    if re.match(_CASE, hedge):
        return _by(said, f"{_does(said, 'speak')} of the case that", Form(tense=PRESENT))
    form = _finite(said) if said.has_own_words else Form("bare", modal="would")
    return joined([*_plain_or(said, "say", form), *_condition(hedge)])


def _hinted(said: Statement) -> Parts:
    return _by(said, "hinted that", _finite(said))


def _withheld(said: Statement) -> Parts:
    if said.speech:
        held_back = (_modal("stopped short of"), *said.clause.verbal(Form("gerund")))
        return joined([*_speaker(said), *held_back])
    return _by(said, "stopped short of saying that", _finite(said))


def _denied(said: Statement) -> Parts:
    if said.is_none:
        return _plain_or(said, "say", _finite(said))
    if said.plain and not said.clause.negative:
        return said.clause.finite(_finite(said)._replace(negative=True))
    return _by(said, f"{_does(said, 'deny')} that", _finite(said))


def _presupposed(said: Statement) -> Parts:
    return _by(said, f"{_does(said, 'take')} for granted that", _finite(said))


_WAYS: Final[dict[str, Callable[[Statement], Parts]]] = {
    "confirmed": _confirmed,
    "stated": _stated,
    "believed": _believed,
    "likely": _likely,
    "possible": _possible,
    "intended": _intended,
    "conditional": _conditional,
    "hinted": _hinted,
    "withheld": _withheld,
    "denied": _denied,
    "presupposed": _presupposed,
}


# -- the pieces ------------------------------------------------------------------------------------


def intention(said: Statement) -> Parts:
    """Return the words before the verb of what somebody means to do, in the verb of the hedge."""
    hedge = re.findall(r"\w+", said.claim.hedge.casefold())
    if said.agent is None or said.agent.is_event or said.clause.is_passive:
        return (_modal(f"{'are' if said.clause.plural else 'is'} to"),)
    lemma = next((_INTENTIONS[word] for word in hedge if word in _INTENTIONS), "plan")
    verb, *more = lemma.split()
    words = " ".join([present(verb, plural=said.clause.plural), *more, "to"])
    return (_modal(f"{words} continue to" if "continue" in hedge else words),)


def _plain_or(said: Statement, lemma: str, form: Form) -> Parts:
    """Return the clause: plain if nobody else than its publisher vouches for it, else with who does."""
    if said.plain:
        return said.clause.finite(form)
    return _by(said, f"{_does(said, lemma)} that", form)


def _by(said: Statement, words: str, form: Form) -> Parts:
    """Return the clause with who vouches for it in front."""
    clause = said.clause.finite(form)
    if said.itself:  # the speaker is named already
        pronoun = said.speaker.pronoun
        again = said.clause._replace(plural=said.clause.plural or pronoun == "they")
        clause = again.finite(form, (Part("actor", pronoun, said.speaker.id),))
    return joined([*_speaker(said), _modal(words), *clause])


def _condition(hedge: str) -> Parts:
    """Return the condition in the words of the hedge, if it holds one."""
    if not re.match(_CONDITION, hedge):
        return ()
    if len(hedge.split()) > 2:
        return (Part("text", ","), quote(hedge))
    return (_modal(", on a condition"),)


def _finite(said: Statement) -> Form:
    return Form(tense=said.tense)


def _infinitive(said: Statement) -> str:
    return "perfect" if said.tense == PAST else "bare"


def _speaker(said: Statement) -> Parts:
    return (Part("actor", said.speaker.words, said.speaker.id),)


def _does(said: Statement, lemma: str) -> str:
    """Return a verb of the speaker in the present."""
    return present(lemma, plural=said.speaker.plural)


def _modal(text: str) -> Part:
    return Part("modality", text)
