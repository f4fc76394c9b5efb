"""The answer to a question in plain English: how it was read, the command that asks the same, and what
the claims say."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from actorgraph.ask.lead import lead_of
from actorgraph.ask.notes import note
from actorgraph.ask.question import Question, call_of
from actorgraph.ask.reader import NotUnderstood, Reader, most_told
from actorgraph.model.filters import NONE, Filters, several
from actorgraph.questions.answer import Answer, AnswerBase, Verdict, each_once
from actorgraph.questions.call import Call, Run, remembering
from actorgraph.questions.named import Link, Named
from actorgraph.sentence.wording import listed
from actorgraph.store.reader import Store, Thing

if TYPE_CHECKING:
    from actorgraph.ask.nearest import Nearest

#: The argument of a question whose actor may have bodies of which the same is said.
_ACTING = {"who": "actor", "whether": "subject"}
#: Readings that are tried, and bodies of a claimant.
_MOST_READINGS: Final = 4
_MOST_CHILDREN: Final = 5
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
    nearest
        The ids of the claims that come nearest to the words of a question that was not understood.
    suggestions
        Questions near to it that can be answered; looked for when they are asked for.
    sentence
        The answer in a sentence or two, the verdict first; empty if nothing is answered.
    parts
        The answers to each of several questions that it asks together; then `content` is missing.
    """

    question: str
    verdict: Verdict
    readings: tuple[tuple[str, Call], ...] = ()
    kind: str = ""
    content: Answer[Any] | None = None
    remarks: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    reason: str = ""
    sentence: str = ""
    parts: tuple[Asked, ...] = ()
    nearest: tuple[str, ...] = ()
    near: Callable[[], Sequence[str]] | None = field(default=None, compare=False, repr=False)

    @property
    def suggestions(self) -> tuple[str, ...]:
        """Questions near to one that was not understood, each of which is answered with something."""
        return tuple(self.near()) if self.near is not None else ()

    @property
    def contents(self) -> tuple[Answer[Any], ...]:
        """The content, or those of the parts."""
        if self.content is not None:
            return (self.content,)
        return tuple(content for part in self.parts for content in part.contents)

    @property
    def answered(self) -> bool:
        """True if the question was read in one way, and so answered."""
        return bool(self.contents)

    @property
    def title(self) -> str:
        """What a page of it is called: the title of the content."""
        return self.content.title if self.content is not None else self.question

    @property
    def answers(self) -> Sequence[Any]:
        """The single answers of the content."""
        return [answer for content in self.contents for answer in content.answers]

    @property
    def claims(self) -> tuple[str, ...]:
        """The ids of the claims on which the content rests."""
        return each_once(claim for content in self.contents for claim in content.claims)

    @property
    def beside(self) -> tuple[str, ...]:
        """The ids of the claims beside the content."""
        return each_once(claim for content in self.contents for claim in content.beside)

    @property
    def named(self) -> tuple[Named, ...]:
        """The actors and events that answer."""
        return tuple(named for content in self.contents for named in content.named)

    @property
    def chain(self) -> tuple[Link, ...]:
        """The claims from which the content follows."""
        return tuple(link for content in self.contents for link in content.chain)

    @property
    def things(self) -> tuple[str, ...]:
        """What the content names."""
        return each_once(thing for content in self.contents for thing in content.things)

    @property
    def derives(self) -> bool:
        """True if part of the content only follows from several claims."""
        return any(content.derives for content in self.contents)

    @property
    def tentative(self) -> bool:
        """True if tentative claims counted for the content."""
        return any(content.tentative for content in self.contents)

    @property
    def filters(self) -> Filters:
        """What counted for the content."""
        return self.content.filters if self.content is not None else NONE

    def cells(self, answer: Any) -> tuple[object, ...]:
        """Return one answer of the content as a row under the columns of the content."""
        return self.content.cells(answer) if self.content is not None else ()

    def _repr_html_(self) -> str:
        from actorgraph.questions.table import html_table

        return "".join(map(html_table, self.contents or (self,)))

    def document(self) -> dict[str, Any]:
        """Return the answer as JSON values, under the documented keys."""
        readings = [{"reading": words, "command": call.command} for words, call in self.readings]
        reading = readings[0] if len(readings) == 1 else {"reading": None, "command": None}
        return {
            "question": self.question,
            **reading,
            "sentence": self.sentence or None,
            "kind": self.kind or None,
            "verdict": self.verdict,
            "answers": [named.document() for named in self.named],
            "figures": [figure for of in self.contents for figure in of.figure_documents()],
            "chain": [link.document() for link in self.chain],
            "also_said": list(self.beside),
            "claims": list(self.claims),
            "notes": list(self.remarks),
            "readings": readings,
            "unknown": list(self.unknown),
            "reason": self.reason or None,
            "suggestions": list(self.suggestions),
            "nearest": list(self.nearest),
            "answer": self.content.document() if self.content is not None else None,
            "parts": [part.document() for part in self.parts],
        }


def ask(store: Store, *, question: str) -> Asked:
    """Return the answer to a question in English, or what of it was not understood.

    The grammar is closed and the same question always gets the same reading; nothing is guessed. A
    question with several readings gets them all and no answer.
    """
    reader = Reader(store)
    found = reader.read(question)
    if not isinstance(found, NotUnderstood):
        return _with_nearest(reader, answered(store, question, found))
    from actorgraph.ask.parts import parts_of

    together = parts_of(reader, question)
    if not together:
        read = reader.quoted(question)
        near = None if read else reader.nearest(question)
        if near and not found.reason:
            read = reader.by_claims(near) or reader.by_other_words(question)
        if read:
            return answered(store, question, read)
        together = [] if found.reason else parts_of(reader, question, by_claims=True)
        if not together:
            return _refused(reader, question, found, near)
    parts = tuple(answered(store, text, [reading]) for text, reading in together)
    if len(parts) == 1:
        return replace(parts[0], question=question)
    verdicts = {part.verdict for part in parts}
    return Asked(
        question,
        verdicts.pop() if len(verdicts) == 1 else Verdict.SEVERAL_ANSWERS,
        readings=tuple(reading for part in parts for reading in part.readings),
        remarks=each_once(remark for part in parts for remark in part.remarks),
        sentence=" ".join(part.sentence for part in parts),
        parts=parts,
    )


def _with_nearest(reader: Reader, told: Asked) -> Asked:
    """Return an answer with the claims of all that the question names, where nothing is stated as it was read."""
    near = reader.nearest(told.question) if told.verdict is Verdict.NOT_STATED else None
    if near is None:
        return told
    shown = {*told.claims, *told.beside}
    ids = (claim.id for claim in near.of_all_names)
    return replace(told, nearest=tuple(one for one in ids if one not in shown))


def answered(store: Store, question: str, found: Sequence[Question]) -> Asked:
    """Return the answer to a question that was read, or its readings if there are several."""
    calls = [call_of(reading, store) for reading in found]
    readings = tuple((call.words(store).removesuffix("?"), call) for call in calls)
    if len(found) > 1:
        told = _only_told(store, found, calls) or most_told(store, found)
        if told is not None:
            return answered(store, question, [told])
        shared = (text for text in found[0].notes if all(text in one.notes for one in found))
        notes = tuple(shared)
        return Asked(question, Verdict.SEVERAL_READINGS, readings, remarks=notes)
    run = remembering(store)
    content = run(calls[0])
    notes = (*found[0].notes, *content.notes)
    if content.verdict is Verdict.NOT_STATED:
        long = _by_long_name(store, question, found[0])
        if long is not None:
            return long
        notes += (*_of_its_bodies(store, calls[0], content), *_namesakes(store, found[0]))
        notes += tuple(_told_otherwise(store, calls[0], run))
    sentence = lead_of(store, question, calls[0], content, run)
    if content.verdict is Verdict.NOT_STATED and calls[0].name == "said":
        voices = listed([one.name for one, _ in _voices_of(store, calls[0], run)])
        sentence += f" Bodies, members or officials of it do: {voices}." if voices else ""
    return Asked(
        question, content.verdict, readings, found[0].kind, content, notes, sentence=sentence
    )


def _by_long_name(store: Store, question: str, found: Question) -> Asked | None:
    """Return the answer about a state under its long name, if nothing is said of it under the short one."""
    from actorgraph.ask.naming import long_named

    for end in ("a", "b"):
        thing: Thing | None = getattr(found, end)
        for other in long_named(store, thing) if thing is not None else ():
            said = note("meant", words=thing.name if thing else "", thing=other.name)
            notes = (*found.notes, f"{said}: nothing is said of it under the short name")
            asked = answered(store, question, [replace(found, **{end: other}, notes=notes)])  # type: ignore[arg-type]
            if asked.verdict is not Verdict.NOT_STATED:
                return asked
    return None


def ask_words(store: Store, *, question: str) -> str:
    """Return the question as it was typed."""
    del store
    return question


def _only_told(store: Store, found: Sequence[Question], calls: Sequence[Call]) -> Question | None:
    """Return the one reading of which something is said, if an event is only described: "the strikes"."""
    if len(found) > _MOST_READINGS or not all(one.described for one in found):
        return None
    verdicts = [call.run(store).verdict for call in calls]
    told = [
        one
        for one, verdict in zip(found, verdicts, strict=True)
        if verdict is not Verdict.NOT_STATED
    ]
    if len(told) != 1:
        return None
    return replace(told[0], notes=(*told[0].notes, note("others")))


def _told_otherwise(store: Store, call: Call, run: Run) -> Iterator[str]:
    """Yield notes on what is said near a question of which nothing is: other figures, bodies, places."""
    arguments = call.arguments
    leads = store.vocabulary.members("leadership")
    if call.name == "who" and arguments.get("actor"):
        relations = store.vocabulary.reading(str(arguments["relation"])).relations
        wider = replace(call, arguments={**arguments, "relation": "leadership", "role": ""})
        if relations[0] in leads and len(relations) == 1 and run(wider).claims:
            yield f"somebody has another office there ({wider.command})"
    if call.name == "most" and not call.filters.get("tentative"):
        wider = replace(call, filters={**call.filters, "tentative": True})
        if run(wider).claims:
            yield f"it is only said to be possible ({wider.command})"
    if call.name == "figures" and arguments.get("name") and arguments.get("what"):
        wider = replace(call, arguments={"what": arguments["what"]}, filters={})
        if run(wider).claims:
            yield f"such figures are given of others ({wider.command})"
    if call.name == "said":
        for one, other in _voices_of(store, call, run):
            yield f"{one.name} says something of it ({other.command})"
    for claimant in several(call.filters.get("claimant", ()), "claimant"):
        for body in store.things_with_ids(store.children(store.actor(claimant).n))[:_MOST_CHILDREN]:
            other = replace(call, filters={**call.filters, "claimant": body.id})
            if run(other).claims:
                yield f"{body.name} says something of it ({other.command})"


def _voices_of(store: Store, call: Call, run: Run) -> Iterator[tuple[Thing, Call]]:
    """Yield the bodies, members and officials of an actor that say something of what it does not, with the call."""
    of = store.thing(call.arguments["actor"])
    belongs = [*store.vocabulary.members("leadership"), *store.vocabulary.members("membership")]
    claims = islice(store.claims(relations=belongs, object=of.n), _MOST_CHILDREN)
    its = dict.fromkeys(
        [*store.children(of.n), *(claim.subject for claim in claims if claim.subject)]
    )
    for one in store.things_with_ids(its)[:_MOST_CHILDREN]:
        other = replace(call, arguments={**call.arguments, "actor": one.id})
        if run(other).claims:
            yield one, other


def _refused(reader: Reader, question: str, why: NotUnderstood, near: Nearest | None) -> Asked:
    from actorgraph.ask.suggest import reason_for, suggestions

    shown = near.shown if near else ()
    return Asked(
        question,
        Verdict.NOT_UNDERSTOOD,
        unknown=why.words,
        reason=why.reason or reason_for(reader, question, why.words),
        nearest=tuple(claim.id for claim in shown),
        near=cache(lambda: suggestions(reader, question, shown)),
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
