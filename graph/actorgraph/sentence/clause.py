"""What a claim says, without how firmly: the subject, the verb with its words, and what goes with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from actorgraph.sentence.part import Part, Parts, joined, words
from actorgraph.sentence.template import Template, Token
from actorgraph.sentence.verb import Form, group, verb

#: Slots at which the label of an arrow ends.
_ENDS: Final = frozenset(
    ("object", "target", "victims", "event", "text", "deed", "words", "figure")
)


class Clause(NamedTuple):
    """A subject and a predicate that stands in any form.

    `agent` is the id of the subject if it is an actor or event. `predicate` is a template whose slots
    `filled` fills; `tail` is what goes with it: means, figures, the event. `is_passive` is True if the
    subject is who or what something is done to. A `negative` clause says *not* in any form.
    """

    subject: Parts
    plural: bool
    predicate: Template
    filled: Mapping[str, Parts]
    tail: Parts = ()
    agent: str = ""
    its: str = "its"
    is_passive: bool = False
    negative: bool = False

    def finite(self, form: Form, subject: Parts | None = None) -> Parts:
        """Return the clause with its subject, or another in its place."""
        return joined([*(self.subject if subject is None else subject), *self.verbal(form)])

    def verbal(self, form: Form) -> Parts:
        """Return the clause without its subject."""
        return joined([*self._phrase(form, self.predicate.tokens), *self.tail])

    def label(self, form: Form) -> Parts:
        """Return the verb and its words up to the object."""
        tokens = self.predicate.tokens
        ends = [
            at for at, token in enumerate(tokens) if token.kind == "slot" and token.text in _ENDS
        ]
        return joined(self._phrase(form, tokens[: ends[0]] if ends else tokens))

    def _phrase(self, form: Form, tokens: Sequence[Token]) -> Iterator[Part]:
        first = True
        if self.negative:
            form = form._replace(negative=True)
        for token in tokens:
            if token.kind == "verb":
                yield from _verb(token, form if first else _again(form), plural=self.plural)
                first = False
            elif token.kind == "participle":
                yield Part("verb", verb(token.text).participle)
            elif token.kind == "by number":
                yield from words(token.more if self.plural else token.text)
            elif token.kind == "word":
                yield Part("text", token.text)
            elif token.text == "its":
                yield Part("text", self.its)
            else:
                yield from self.filled.get(token.text, ())


def _verb(token: Token, form: Form, *, plural: bool) -> Iterator[Part]:
    said = group(token.text, form, plural=plural)
    yield from words(said.before, "modality")
    yield from words(said.verb, "verb")
    yield from words(said.between, "modality")


def _again(form: Form) -> Form:
    """Return the form of a second verb, for which the first one has said how firm it is."""
    if form.mood == "perfect":
        return Form("participle")
    if form.modal or form.negative or (form.mood == "finite" and form.tense == "future"):
        return Form("bare")
    return form._replace(adverb="")
