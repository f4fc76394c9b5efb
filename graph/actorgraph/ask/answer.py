"""The answer to a question in plain English: how it was read, the command that asks the same, and what
the claims say."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from actorgraph.ask.command import command_of
from actorgraph.ask.kinds import TEXT
from actorgraph.ask.question import Question
from actorgraph.ask.reader import NotUnderstood, Reader
from actorgraph.ask.reading import words_of_reading
from actorgraph.model.filters import NONE, Filters
from actorgraph.model.modality import rank
from actorgraph.store.filters import filters_of

if TYPE_CHECKING:
    from actorgraph.ask.findings import Findings
    from actorgraph.questions.attribution import Attribution
    from actorgraph.questions.conflicts import Conflicts
    from actorgraph.questions.dossier import Dossier
    from actorgraph.questions.figures import Figures
    from actorgraph.questions.paths.path import Paths
    from actorgraph.questions.timeline import Timeline
    from actorgraph.questions.whether import Whether
    from actorgraph.questions.who import Who
    from actorgraph.questions.why import Why
    from actorgraph.store.reader import Store, Thing

    Content: TypeAlias = (
        Who
        | Whether
        | Attribution
        | Paths
        | Timeline
        | Dossier
        | Figures
        | Why
        | Conflicts
        | Findings
    )

#: Sources that a modality of ours says with a hedge: believed and likely.
_PLAIN: Final = rank("stated")


@dataclass(frozen=True, slots=True)
class Asked:
    """What became of a question.

    Parameters
    ----------
    question
        As it was typed.
    readings
        How it was read, in words, each with the command that asks the same. One where it was clear;
        several where it may mean several things, and then nothing is answered; none where it was not
        understood.
    kind
        See `actorgraph.ask.question.KINDS`; empty where nothing is answered.
    verdict
        See `actorgraph.questions.answer.Verdict`; ``"several readings"`` or ``"not understood"`` where
        nothing is answered.
    content
        The answer itself, as the question's own function returns it.
    filters
        What counted.
    notes
        What the asker should know about the reading.
    unknown
        The words that were not understood.
    suggestions
        Questions near to it that can be answered.
    """

    question: str
    readings: tuple[tuple[str, str], ...]
    kind: str = ""
    verdict: str = "not understood"
    content: Content | None = None
    filters: Filters = NONE
    notes: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    reason: str = ""
    suggestions: tuple[str, ...] = ()

    @property
    def answered(self) -> bool:
        """True where the question was read in one way, and so answered."""
        return self.content is not None

    def document(self) -> dict[str, Any]:
        """Return the answer as JSON values, under the documented keys."""
        from actorgraph.ask.document import parts_of

        reading, command = self.readings[0] if len(self.readings) == 1 else (None, None)
        return {
            "question": self.question,
            "reading": reading,
            "command": command,
            "kind": self.kind or None,
            "verdict": self.verdict,
            **parts_of(self.content),
            "notes": list(self.notes),
            "readings": [{"reading": words, "command": line} for words, line in self.readings],
            "unknown": list(self.unknown),
            "reason": self.reason or None,
            "suggestions": list(self.suggestions),
            "answer": content_document(self.content),
        }


def ask(store: Store, question: str) -> Asked:
    """Return the answer to a question in English, or what of it was not understood.

    The grammar is closed and the same question always gets the same reading; nothing is guessed. A
    question with several readings gets them all and no answer.
    """
    reader = Reader(store)
    found = reader.read(question)
    if isinstance(found, NotUnderstood):
        from actorgraph.ask.suggest import reason_for, suggestions

        return Asked(
            question,
            (),
            unknown=found.words,
            reason=found.reason or reason_for(reader, question, found.words),
            suggestions=tuple(suggestions(reader, question)),
        )
    readings = tuple((words_of_reading(it, store), command_of(it, store)) for it in found)
    if len(found) > 1:
        return Asked(question, readings, verdict="several readings", notes=found[0].notes)
    asked = found[0]
    filters = filters_of(store, **asked.filters)
    content, verdict, notes = answered(store, asked, filters)
    if verdict == "not stated":
        notes = (*notes, *_namesakes(store, asked))
    return Asked(question, readings, asked.kind, verdict, content, filters, (*asked.notes, *notes))


def _namesakes(store: Store, it: Question) -> list[str]:
    """Return notes on actors of other datasets whose names hold a name of the question."""
    notes = []
    for thing in (it.a, it.b):
        if thing is not None and not thing.is_event:
            others = [f"{other.name} ({other.id})" for other in store.namesakes(thing)]
            if others:
                notes.append(
                    f"there are also {', '.join(others)}; 'actorgraph same' can count actors as one"
                )
    return notes


def answered(store: Store, it: Question, filters: Filters) -> tuple[Content, str, tuple[str, ...]]:
    """Return the answer to a question as it was read, its verdict, and what the asker should know."""
    if it.kind == "who" and not it.topic:
        return _who(store, it, filters)
    if it.kind == "yes-no":
        return _whether(store, it, filters)
    if it.kind == "attribution":
        return _attribution(store, it, filters)
    if it.kind == "path":
        from actorgraph.questions.paths.path import path

        assert it.a is not None and it.b is not None  # noqa: PT018
        found = path(store, it.a, it.b, filters=filters)
        hops = len(found.paths[0].hops) if found.paths else 0
        verdict = "not stated" if not found.paths else "stated" if hops <= 1 else "derived"
        return found, verdict, ()
    if it.kind == "timeline":
        from actorgraph.questions.timeline import timeline

        line = timeline(store, it.a, filters=filters)
        return line, line.verdict, ()
    if it.kind == "about":
        from actorgraph.questions.dossier import dossier

        assert it.a is not None
        known = dossier(store, it.a, filters=filters)
        return known, known.verdict, ()
    if it.kind == "figures":
        from actorgraph.questions.figures import figures

        needed, *words = it.topic[1:]
        counted = figures(
            store,
            it.event or it.a,
            words,
            needed=needed.split(),
            acts=it.role == "acts" if it.role else None,
            filters=filters,
        )
        named = replace(counted, question=f"how many {it.topic[0]}")
        return named, named.verdict, named.notes
    if it.kind == "why":
        from actorgraph.questions.why import why

        reasons = why(store, it.event or it.a, it.reading, it.b, filters=filters)
        return reasons, reasons.verdict, ()
    if it.kind == "conflicts":
        from actorgraph.questions.conflicts import conflicts

        unlike = conflicts(store, it.a, filters=filters)
        return unlike, "contradicted" if unlike.conflicts else "not stated", ()
    return _findings(store, it, filters)


def _findings(store: Store, it: Question, filters: Filters) -> tuple[Content, str, tuple[str, ...]]:
    from actorgraph.ask import findings

    functions = {
        "responsibility": findings.responsibility, "could-be-meant": findings.could_be_meant,
        "voices": findings.voices_of, "when": findings.when, "where": findings.where,
        "said": findings.said, "same": findings.same, "claims": findings.claims,
        "intentions": findings.intentions, "who": findings.titled,
    }  # fmt: skip
    found = functions[it.kind](store, it, filters)
    return found, found.verdict, ()


def _who(store: Store, it: Question, filters: Filters) -> tuple[Content, str, tuple[str, ...]]:
    """Return who does it; with types asked for, the others are named in a note and not counted."""
    from actorgraph.questions.who import question_of, who

    assert it.a is not None and it.reading is not None  # noqa: PT018
    reading = it.reading

    def of_body(body: Thing) -> str | None:
        said = who(store, reading, body, filters=filters, direct=True)
        return f": {question_of(reading, body.name)}" if said.answers or said.also_said else None

    in_words = it.types == TEXT
    answer = who(
        store,
        reading,
        it.a,
        filters=filters,
        direct=it.direct,
        event=it.event,
        types=() if in_words else it.types,
        in_words=in_words,
    )
    notes = answer.notes
    if answer.verdict == "not stated" and not answer.also_said and it.event is None:
        notes = (*notes, *_of_its_bodies(store, it, of_body))
    return answer, answer.verdict, notes


def _whether(store: Store, it: Question, filters: Filters) -> tuple[Content, str, tuple[str, ...]]:
    from actorgraph.questions.whether import whether

    if it.topic == ("did-it",):
        return _did_it(store, it, filters)
    assert it.reading is not None
    reading, target, event = it.reading, it.b, it.event
    if it.topic == ("own",):
        target, event = it.event, None

    def of_body(body: Thing) -> str | None:
        said = whether(store, body, reading, it.b, event=it.event, filters=filters, direct=True)
        return "" if said.answers or said.denied or said.also_said else None

    answer = whether(
        store,
        it.a,
        reading,
        target,
        event=event,
        filters=filters,
        direct=it.direct,
        ahead="ahead" in it.topic,
    )
    if answer.verdict == "not stated" and not answer.also_said and it.a is not None:
        return answer, answer.verdict, tuple(_of_its_bodies(store, it, of_body))
    return answer, answer.verdict, ()


def _of_its_bodies(store: Store, it: Question, told: Callable[[Thing], str | None]) -> list[str]:
    """Return notes on bodies of the actor of which the same is told: never an answer, but a way on.

    *told* gives what to add to a body's name, None where nothing is told of it.
    """
    assert it.a is not None
    found = []
    for body in _things(store, store.children(it.a.n)):
        words = told(body)
        if words is not None:
            command = command_of(replace(it, a=body), store)
            found.append(f"something is said of {body.name}{words} ({command})")
    return found[:3]


def _did_it(store: Store, it: Question, filters: Filters) -> tuple[Content, str, tuple[str, ...]]:
    """Return whether somebody did an event: who blames them, what they say of it, who could be meant."""
    from actorgraph.questions.answer import firmest, ids_of, verdict_of
    from actorgraph.questions.attribution import attribution
    from actorgraph.questions.whether import Uncounted, Whether

    assert it.a is not None and it.event is not None  # noqa: PT018
    told = attribution(store, it.event, filters=filters)
    ids = [s.claim for s in told.statements if s.accused == it.a.id]
    own = [
        s.claim for s in told.claims_responsibility if s.claimant == it.a.id or s.accused == it.a.id
    ]
    denials = [s.claim for s in told.denies if s.accused == it.a.id]
    found = firmest(store.claims_called(dict.fromkeys((*ids, *own))))
    counting = [c for c in found if c.modality in filters.counting]
    denied = firmest([*(c for c in found if c.modality == "denied"), *store.claims_called(denials)])
    near = firmest(
        store.claims_called(s.claim for s in told.statements if s.modality in filters.counting)
    )
    notes = tuple(
        f"{it.a.name} could be meant, as a member of {told.names[p.through]}, which is blamed; nobody blames it by that"
        for p in told.could_be_meant
        if p.actor == it.a.id and not counting
    )
    answer = Whether(
        question=f"{it.a.name} did it: {it.event.name}",
        verdict=verdict_of((c.modality for c in counting), denied=bool(denied)),
        answers=ids_of(counting),
        denied=ids_of(denied),
        also_said=tuple(
            Uncounted(c.id, c.modality) for c in found if c not in counting and c not in denied
        ),
        near=() if counting else ids_of(near)[:5],
        subject=it.a.id,
        event=it.event.id,
    )
    return answer, answer.verdict, notes


def _attribution(
    store: Store, it: Question, filters: Filters
) -> tuple[Content, str, tuple[str, ...]]:
    from actorgraph.questions.attribution import attribution

    assert it.event is not None
    if it.b is not None:
        from actorgraph.ask.findings import blaming

        blamed = blaming(store, it, filters)
        return blamed, blamed.verdict, ()
    answer = attribution(store, it.event, filters=filters)
    return answer, answer.verdict, ()


def _things(store: Store, ids: Iterable[str]) -> Iterable[Thing]:
    return store.things(store.numbers(ids)).values()


def content_document(content: Content | None) -> Any:
    """Return the answer as its own command would print it; None where nothing is answered."""
    from actorgraph.ask.findings import Findings

    if content is None:
        return None
    if isinstance(content, Findings):
        return {
            "lead": content.lead,
            "groups": [
                {"title": g.title, "claims": [c.id for c in g.claims]} for g in content.groups
            ],
            "more": content.more,
        }
    return content.document()
