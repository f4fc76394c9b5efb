"""Questions in words, and the sentences that answer them: *Who sponsors Hamas?*, *Iran sponsors Hamas*."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from actorgraph.model.vocabulary import Reading, Vocabulary
from actorgraph.sentence.clause import Clause
from actorgraph.sentence.frame import Frame, frame_of
from actorgraph.sentence.noun import Noun
from actorgraph.sentence.part import Part, Parts, joined, text_of
from actorgraph.sentence.template import Template, guessed, template
from actorgraph.sentence.tense import PAST, PRESENT
from actorgraph.sentence.verb import Form, present, verb
from actorgraph.sentence.wording import listed

#: Slots for the other end of a relation.
_ENDS: Final = frozenset(("object", "target", "victims"))
_ANY: Final = {"whom": "anybody", "what": "anything", "where": "anywhere"}
_NONE: Final = {"whom": "nobody", "what": "nothing", "where": "nowhere"}
_WHO: Final = Noun("", "who", "person")
_NOBODY: Final = Noun("", "nobody", "person")
_ANYBODY: Final = Noun("", "anybody", "person")


def who_question(vocabulary: Vocabulary, reading: Reading, other: Noun | None = None) -> str:
    """Return the question who does something to somebody, or to whom somebody does it.

    Parameters
    ----------
    reading
        The relations, and which end is asked for.
    other
        The other end; without one, both are asked for.

    Examples
    --------
    >>> from actorgraph.model.vocabulary import standard
    >>> words, us = standard(), Noun("us", "US military", "military")
    >>> who_question(words, words.reading("sponsors"), us), who_question(words, words.reading("attacked-by"), us)
    ('who sponsors the US military?', 'whom did the US military attack?')
    """
    said = _Said(vocabulary, reading)
    if other is None or not reading.inverse:
        whom = said.end(other) if other else said.whom
        return f"{text_of(said.clause(_WHO, whom, bare=other is None).finite(said.form))}?"
    clause = said.clause(other, "", bare=True)
    return f"{said.whom} {_inverted(clause, said.form.tense)}?"


def sufferer_question(vocabulary: Vocabulary, reading: Reading) -> str:
    """Return the question to whom something was done, without a question mark.

    Examples
    --------
    >>> from actorgraph.model.vocabulary import standard
    >>> sufferer_question(standard(), standard().reading("attacked-by"))
    'who was attacked'
    >>> sufferer_question(standard(), standard().reading("clashes-with"))
    'whom did anybody clash with'
    """
    said = _Said(vocabulary, reading)
    if said.passive is not None:
        who = (Part("text", "who"),)
        passive = Clause(who, False, said.passive, filled={}, negative=said.negative)
        return text_of(passive.finite(said.form))
    return f"{said.whom} {_inverted(said.clause(_ANYBODY, '', bare=True), said.form.tense)}"


def question_of(
    vocabulary: Vocabulary,
    reading: Reading,
    subject: Noun | None,
    other: Noun | None = None,
    *,
    opening: str = "",
    ahead: bool = False,
    past: bool = False,
) -> str:
    """Return the question whether, or why, when or where, somebody does something to somebody.

    Parameters
    ----------
    reading
        From the subject to the other end.
    subject, other
        None is anybody.
    opening
        The word before the question, such as ``"why"``; empty for a question of yes or no.
    ahead
        It is asked of what is still to come.
    past
        It is asked of a state that is over.

    Examples
    --------
    >>> from actorgraph.model.vocabulary import standard
    >>> us, iran = Noun("us", "United States", "state"), Noun("iran", "Iran", "state")
    >>> question_of(standard(), standard().reading("attacks"), us, iran)
    'did the United States attack Iran?'
    >>> question_of(standard(), standard().reading("attacks"), us, opening="why")
    'why did the United States attack anybody?'
    >>> question_of(standard(), standard().reading("attacks"), us, iran, ahead=True)
    'will the United States attack Iran?'
    """
    said = _Said(vocabulary, reading)
    clause = said.of(subject, other)
    will = joined([Part("verb", "will"), *clause.subject, *clause.verbal(Form("bare"))])
    words = text_of(will) if ahead else _inverted(clause, PAST if past else said.form.tense)
    return f"{opening} {words}?".lstrip()


def clause_words(
    vocabulary: Vocabulary,
    reading: Reading,
    subject: Noun | None,
    other: Noun | None = None,
    *,
    ahead: bool = False,
) -> str:
    """Return that somebody does something to somebody, or will if it is *ahead*; None is anybody.

    Examples
    --------
    >>> from actorgraph.model.vocabulary import standard
    >>> forces = Noun("forces", "US forces", "military")
    >>> clause_words(standard(), standard().reading("operates-in"), forces)
    'US forces operate anywhere'
    """
    said = _Said(vocabulary, reading)
    form = Form("bare", modal="will") if ahead else said.form
    return text_of(said.of(subject, other).finite(form))


def answer(
    vocabulary: Vocabulary,
    reading: Reading,
    names: Sequence[Noun],
    other: Noun,
    *,
    modality: str = "stated",
    most: int = 4,
    past: bool = False,
) -> str:
    """Return the answer to a question of who as a sentence without a full stop.

    Parameters
    ----------
    names
        Who was found, at least one; of more than *most* the rest is counted.
    modality
        How firmly they are all said to: any modality of what is asserted, or of what is tentative.
    past
        It is said of a state that is over.

    Examples
    --------
    >>> from actorgraph.model.vocabulary import standard
    >>> both = [Noun("iran", "Iran", "state"), Noun("irgc", "IRGC", "military")]
    >>> hamas = Noun("hamas", "Hamas", "armed-group")
    >>> answer(standard(), standard().reading("sponsors"), both, hamas)
    'Iran and the IRGC sponsor Hamas'
    >>> answer(standard(), standard().reading("attacks"), both, hamas, modality="believed")
    'Iran and the IRGC are believed to have attacked Hamas'
    """
    said = _Said(vocabulary, reading)
    form = said.form._replace(tense=PAST) if past else said.form
    left = len(names) - most
    words = [noun.words for noun in names[:most]]
    row = listed([*words, f"{left} more"] if left > 0 else words)
    if reading.inverse:
        return _said_firmly(said.clause(other, row), form, modality)
    number = "plural" if len(names) > 1 or names[0].plural else "singular"
    several = Noun("", row, number=number, article="none")
    return _said_firmly(said.clause(several, said.end(other)), form, modality)


def nobody(vocabulary: Vocabulary, reading: Reading, other: Noun) -> str:
    """Return that nobody is said to do something, or to suffer it, as a sentence without a full stop.

    Examples
    --------
    >>> from actorgraph.model.vocabulary import standard
    >>> uae = Noun("uae", "United Arab Emirates", "state")
    >>> nobody(standard(), standard().reading("sponsors"), uae)
    'nobody is said to sponsor the United Arab Emirates'
    """
    said = _Said(vocabulary, reading)
    if reading.inverse:
        clause = said.clause(other, _NONE[said.whom], bare=True)
    else:
        clause = said.clause(_NOBODY, said.end(other))
    words = Part("text", f"{'are' if clause.plural else 'is'} said to")
    mood = "perfect" if said.form.tense == PAST else "bare"
    return text_of(joined([*clause.subject, words, *clause.verbal(Form(mood))]))


def _said_firmly(clause: Clause, finite: Form, modality: str) -> str:
    """Return a clause with the words of a modality, as if its publisher vouched for it."""
    infinitive = Form("perfect" if finite.tense == PAST else "bare")
    is_ = "are" if clause.plural else "is"
    forms = {
        "likely": finite._replace(adverb="likely"),
        "possible": infinitive._replace(modal="may"),
        "conditional": Form("bare", modal="would"),
    }
    before = {
        "believed": f"{is_} believed to",
        "intended": f"{present('plan', plural=clause.plural)} to",
    }
    if modality in before:
        form = infinitive if modality == "believed" else Form("bare")
        said = (*clause.subject, Part("modality", before[modality]), *clause.verbal(form))
        return text_of(joined(said))
    return text_of(clause.finite(forms.get(modality, finite)))


class _Said:
    """How the relations of a reading are said, with room for nothing but their ends."""

    def __init__(self, vocabulary: Vocabulary, reading: Reading) -> None:
        frames = [frame_of(vocabulary, name) for name in reading.relations]
        kinds = {vocabulary[name].kind for name in reading.relations}
        words = {"what" if frame.object == "none" else frame.object for frame in frames}
        self.form = Form(tense=PAST if kinds == {"act"} else PRESENT)
        #: The word that asks for the object.
        self.whom = words.pop() if len(words) == 1 else "whom"
        self.negative = all(frame.negative for frame in frames)
        self.template = self._template(vocabulary, reading, frames)
        passives = frames[0].passive if len(frames) == 1 and frames[0].agent == "subject" else ()
        #: What is said of whom it was done to, if the verb has a passive.
        self.passive = next((said for said in passives if not said.slots), None)

    @staticmethod
    def _template(vocabulary: Vocabulary, reading: Reading, frames: Sequence[Frame]) -> Template:
        if len(frames) == 1:
            relation = vocabulary[reading.relations[0]]
            usable = (said for said in frames[0].says if said.slots and said.slots <= _ENDS)
            said = next(usable, None) if frames[0].agent == "subject" else None
            return said or template(guessed(relation.reading))
        names = {vocabulary[name].family for name in reading.relations}
        family = vocabulary.families.get(names.pop()) if len(names) == 1 else None
        return template(guessed(family.reading if family else reading.words))

    def end(self, noun: Noun) -> str:
        """Return the name of the other end."""
        wants_article = any(token.more == "the" for token in self.template.tokens)
        return f"the {noun.name}" if wants_article and noun.plural else noun.words

    def of(self, subject: Noun | None, other: Noun | None) -> Clause:
        """Return the clause with both ends, or anybody in their places."""
        end = self.end(other) if other else _ANY[self.whom]
        return self.clause(subject or _ANYBODY, end, bare=other is None)

    def clause(self, subject: Noun, end: str, *, bare: bool = False) -> Clause:
        """Return the clause with both ends; *bare* if the end is no name, so that *where* may be it."""
        said = self.template
        if bare and self.whom == "where":
            said = _without_preposition(said)
        parts: Parts = (Part("text", end),) if end else ()
        filled: dict[str, Parts] = dict.fromkeys(_ENDS, parts)
        named = (Part("text", subject.words),)
        return Clause(named, subject.plural, said, filled, its=subject.its, negative=self.negative)


def _without_preposition(said: Template) -> Template:
    """Return a template without the preposition before its end."""
    tokens = list(said.tokens)
    at = next((n for n, token in enumerate(tokens) if token.kind == "slot"), 0)
    if at and tokens[at - 1].kind == "word":
        del tokens[at - 1]
    return Template(tuple(tokens))


def _inverted(clause: Clause, tense: str) -> str:
    """Return a clause with its verb in front: *does Iran sponsor*, *is Iran allied with*."""
    first = clause.predicate.tokens[0].text
    does = "be" if first == "be" else "do"
    word = present(does, plural=clause.plural)
    if tense == PAST:
        word = verb(does).were if clause.plural else verb(does).was
    rest = clause.verbal(Form("bare"))
    if does == "be":
        rest = joined(rest[1:])  # the verb stands in front already
    return text_of(joined([Part("verb", word), *clause.subject, *rest]))
