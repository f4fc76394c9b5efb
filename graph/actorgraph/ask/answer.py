"""The answer to a question in plain English: how it was read, the command that asks the same, and what
the claims say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from actorgraph.ask.calls import call_of
from actorgraph.ask.question import Question
from actorgraph.ask.reader import NotUnderstood, Reader
from actorgraph.model.filters import NONE, Filters
from actorgraph.questions.answer import Answer, AnswerBase, Verdict
from actorgraph.questions.call import Call
from actorgraph.questions.named import Link, Named
from actorgraph.store.reader import Store

#: The argument of a question whose actor may have bodies of which the same is said.
_ACTING = {"who": "actor", "whether": "subject"}
#: Notes on bodies that are given at most.
_MOST_BODIES = 3


@dataclass(frozen=True, slots=True)
class Asked(AnswerBase[Any]):
    """What became of a question.

    Parameters
    ----------
    question
        As it was typed.
    verdict
        That of the content; *several readings* or *not understood* if nothing is answered.
    readings
        How it was read, in words, each with the call that asks it. One if it was clear; several if it may
        mean several things, and then nothing is answered; none if it was not understood.
    kind
        See `actorgraph.ask.question.KINDS`; empty if nothing is answered.
    content
        The answer itself, as the question's own function returns it.
    remarks
        What the asker should know about the reading and the answer.
    unknown
        The words that were not understood.
    reason
        Why it was not understood.
    suggestions
        Questions near to it that can be answered.
    """

    question: str
    verdict: Verdict
    readings: tuple[tuple[str, Call], ...] = ()
    kind: str = ""
    content: Answer[Any] | None = None
    remarks: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    reason: str = ""
    suggestions: tuple[str, ...] = ()

    @property
    def answered(self) -> bool:
        """True if the question was read in one way, and so answered."""
        return self.content is not None

    @property
    def title(self) -> str:
        """What a page of it is called: the title of the content."""
        return self.content.title if self.content is not None else self.question

    @property
    def answers(self) -> Sequence[Any]:
        """The single answers of the content."""
        return self.content.answers if self.content is not None else ()

    @property
    def claims(self) -> tuple[str, ...]:
        """The ids of the claims on which the content rests."""
        return self.content.claims if self.content is not None else ()

    @property
    def beside(self) -> tuple[str, ...]:
        """The ids of the claims beside the content."""
        return self.content.beside if self.content is not None else ()

    @property
    def named(self) -> tuple[Named, ...]:
        """The actors and events that answer."""
        return self.content.named if self.content is not None else ()

    @property
    def chain(self) -> tuple[Link, ...]:
        """The claims from which the content follows."""
        return self.content.chain if self.content is not None else ()

    @property
    def things(self) -> tuple[str, ...]:
        """What the content names."""
        return self.content.things if self.content is not None else ()

    @property
    def chosen(self) -> str:
        """The one that the content is about."""
        return self.content.chosen if self.content is not None else ""

    @property
    def ends(self) -> tuple[str, ...]:
        """The ends of the path that the content looks for."""
        return self.content.ends if self.content is not None else ()

    @property
    def derives(self) -> bool:
        """True if part of the content only follows from several claims."""
        return self.content is not None and self.content.derives

    @property
    def tentative(self) -> bool:
        """True if tentative claims counted for the content."""
        return self.content is not None and self.content.tentative

    @property
    def filters(self) -> Filters:
        """What counted for the content."""
        return self.content.filters if self.content is not None else NONE

    def cells(self, answer: Any) -> tuple[object, ...]:
        """Return one answer of the content as a row under the columns of the content."""
        return self.content.cells(answer) if self.content is not None else ()

    def _repr_html_(self) -> str:
        from actorgraph.questions.table import html_table

        return html_table(self if self.content is None else self.content)

    def document(self) -> dict[str, Any]:
        """Return the answer as JSON values, under the documented keys."""
        readings = [{"reading": words, "command": call.command} for words, call in self.readings]
        reading = readings[0] if len(readings) == 1 else {"reading": None, "command": None}
        return {
            "question": self.question,
            **reading,
            "kind": self.kind or None,
            "verdict": self.verdict,
            "answers": [named.document() for named in self.named],
            "figures": self.content.figure_documents() if self.content is not None else [],
            "chain": [link.document() for link in self.chain],
            "also_said": list(self.beside),
            "claims": list(self.claims),
            "notes": list(self.remarks),
            "readings": readings,
            "unknown": list(self.unknown),
            "reason": self.reason or None,
            "suggestions": list(self.suggestions),
            "answer": self.content.document() if self.content is not None else None,
        }


def ask(store: Store, *, question: str) -> Asked:
    """Return the answer to a question in English, or what of it was not understood.

    The grammar is closed and the same question always gets the same reading; nothing is guessed. A
    question with several readings gets them all and no answer.
    """
    reader = Reader(store)
    found = reader.read(question)
    if isinstance(found, NotUnderstood):
        return _refused(reader, question, found)
    calls = [call_of(reading, store) for reading in found]
    readings = tuple((call.words(store).removesuffix("?"), call) for call in calls)
    if len(found) > 1:
        verdict, notes = Verdict.SEVERAL_READINGS, found[0].notes
        return Asked(question, verdict, readings, remarks=notes)
    content = calls[0].run(store)
    notes = (*found[0].notes, *content.notes)
    if content.verdict is Verdict.NOT_STATED:
        notes += (*_of_its_bodies(store, calls[0], content), *_namesakes(store, found[0]))
    kind = found[0].kind
    return Asked(question, content.verdict, readings, kind, content, notes)


def ask_words(store: Store, *, question: str) -> str:
    """Return the question as it was typed."""
    del store
    return question


def _refused(reader: Reader, question: str, why: NotUnderstood) -> Asked:
    from actorgraph.ask.suggest import reason_for, suggestions

    return Asked(
        question,
        Verdict.NOT_UNDERSTOOD,
        unknown=why.words,
        reason=why.reason or reason_for(reader, question, why.words),
        suggestions=tuple(suggestions(reader, question)),
    )


def _namesakes(store: Store, question: Question) -> list[str]:
    """Return notes on actors of other datasets whose names hold a name of the question."""
    notes = []
    for thing in (question.a, question.b):
        if thing is not None and not thing.is_event:
            others = [f"{other.name} ({other.id})" for other in store.namesakes(thing)]
            if others:
                notes.append(
                    f"there are also {', '.join(others)}; 'actorgraph same' can count actors as one"
                )
    return notes


def _of_its_bodies(store: Store, call: Call, answer: Answer[Any]) -> list[str]:
    """Return notes on bodies of an actor of which something is said, if nothing is said of itself."""
    argument = _ACTING.get(call.name)
    if argument is None or answer.claims or answer.beside:
        return []
    actor = store.thing(call.arguments[argument])
    notes = []
    for body in store.things_with_ids(store.children(actor.n)):
        other = replace(call, arguments={**call.arguments, argument: body.id})
        found = replace(other, arguments={**other.arguments, "direct": True}).run(store)
        if found or found.beside:
            notes.append(f"something is said of {body.name} ({other.command})")
    return notes[:_MOST_BODIES]
