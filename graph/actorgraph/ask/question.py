"""A question as it was read: what kind it is, what its words stand for, and the call of a registered question that it is.

The one place that knows which question each kind is; how the call is printed, put into words and run is the
question's own business.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from actorgraph.ask.kinds import TEXT
from actorgraph.model.vocabulary import Reading
from actorgraph.questions.call import Call
from actorgraph.store.reader import Store, Thing

if TYPE_CHECKING:
    from actorgraph.model.filters import FilterWords

#: The kinds of questions, with what each asks.
KINDS: Final = {
    "who": "who does something to somebody, or to whom",
    "yes-no": "whether somebody does something, to somebody or at all",
    "attribution": "who blames whom for an event",
    "responsibility": "who claims or denies that they did an event",
    "could-be-meant": "whom the name of an umbrella or class may mean",
    "voices": "how many independent voices say something",
    "figures": "how many or how much",
    "timeline": "what happened, in the order of time",
    "when": "when something happened or holds",
    "where": "where something is or happened",
    "why": "what is said as the reason or aim",
    "said": "what somebody says",
    "path": "how two are connected",
    "about": "who or what something is",
    "same": "whether two names are one actor",
    "claims": "which claims there are of a kind",
    "conflicts": "where what is told cannot all be true",
    "intentions": "what is threatened, wanted or expected",
    "most": "who does something most, or has it done to it",
    "gaps": "what the claims leave open",
    "compare": "what two have in common, or where two sources differ",
}


@dataclass(frozen=True, slots=True)
class Question:
    """One reading of a question.

    Parameters
    ----------
    kind
        One of `KINDS`.
    a, b
        The actors or events that it names: the one that does and the one that suffers, where there is
        such a difference.
    event
        The event that it is about, beside these.
    at
        The place in which it was done, or those that answer are active.
    reading
        The relation that it asks for, from the end that is asked.
    types
        Types of actors that alone are asked for ("which states …"); empty for all.
    topic
        Further words that tell what is asked: what is counted, which modality.
    filters
        What counts, as `actorgraph.model.filters.read_filters` takes it.
    role
        ``"acts"`` or ``"suffers"`` where only what `a` does, or suffers, is asked for.
    direct
        Leave out what only follows from several claims.
    mode
        The means by which it is done, or the part that somebody had in an event; empty if the words leave it open.
    call
        The call of a registered question that says itself how it is asked; then the rest is empty.
    notes
        What the asker should know about the reading, such as a corrected name.
    described
        An event or facility is told by what kind it is, and has no name in the question.
    """

    kind: str
    a: Thing | None = None
    b: Thing | None = None
    event: Thing | None = None
    at: Thing | None = None
    reading: Reading | None = None
    types: tuple[str, ...] = ()
    topic: tuple[str, ...] = ()
    filters: FilterWords = field(default_factory=lambda: {})  # type: ignore[assignment]  # noqa: PIE807
    direct: bool = False
    role: str = ""
    mode: str = ""
    call: Call | None = None
    notes: tuple[str, ...] = ()
    described: bool = False

    def key(self) -> tuple[object, ...]:
        """Return what tells this question from others."""
        things = tuple(thing.n if thing else 0 for thing in (self.a, self.b, self.event, self.at))
        reading = (self.reading.relations, self.reading.inverse) if self.reading else ()
        return (
            self.kind,
            things,
            reading,
            self.types,
            self.topic,
            str(self.filters),
            self.direct,
            self.role,
            self.mode,
            self.call,
        )


Arguments = dict[str, Any]


def call_of(question: Question, store: Store) -> Call:
    """Return the call that a question in English asks for."""
    if question.call is not None:
        return question.call
    name, arguments = _KINDS[question.kind](question, store)
    given = {key: value for key, value in arguments.items() if value not in ("", (), None)}
    if question.direct and name in ("who", "whether"):
        given["direct"] = True
    return Call(name, given, question.filters)


def _id(thing: Thing | None) -> str:
    return thing.id if thing else ""


def _relation(reading: Reading | None) -> str:
    return reading.name if reading else ""


def _clause(question: Question, store: Store) -> Arguments:
    """Return who does what to whom; of anybody, what is done to the object, by the inverse relation."""
    if question.a is None and question.b is not None and question.reading is not None:
        turned = question.reading.turned(store.vocabulary)
        return {"subject": question.b.id, "relation": turned.name}
    return {
        "subject": _id(question.a),
        "relation": _relation(question.reading),
        "object": _id(question.b),
    }


def _named_clause(question: Question, store: Store) -> Arguments:
    """Return an event alone, or a clause whose first part is called a name."""
    if question.reading is None:
        return {"name": _id(question.event or question.a)}
    clause = _clause(question, store)
    return {"name": clause.pop("subject"), **clause}


def _who(question: Question, store: Store) -> tuple[str, Arguments]:
    del store
    types = () if question.types == TEXT else question.types
    return "who", {
        "relation": _relation(question.reading),
        "actor": _id(question.a),
        "event": _id(question.event),
        "at": _id(question.at),
        "types": types,
        "in_words": question.types == TEXT,
        "role": " ".join(question.topic),
        "mode": question.mode,
    }


def _whether(question: Question, store: Store) -> tuple[str, Arguments]:
    if question.topic == ("did-it",):
        return "did", {
            "actor": _id(question.a),
            "event": _id(question.event),
            "role": question.mode,
        }
    clause = _clause(question, store)
    if question.topic == ("own",):
        return "whether", {**clause, "object": _id(question.event)}
    clause = {**clause, "mode": question.mode}
    event, ahead = _id(question.event), "ahead" in question.topic
    return "whether", {**clause, "event": event, "ahead": ahead}


def _attribution(question: Question, store: Store) -> tuple[str, Arguments]:
    del store
    if question.b is not None:
        return "blames", {"actor": question.b.id, "event": _id(question.event)}
    return "attribution", {"event": _id(question.event), "role": question.mode}


def _responsibility(question: Question, store: Store) -> tuple[str, Arguments]:
    del store
    denied = question.topic[0] == "denies-responsibility"
    return "responsibility", {"event": _id(question.event), "denied": denied}


def _corroboration(question: Question, store: Store) -> tuple[str, Arguments]:
    del store
    if question.reading is None:
        return "corroboration", {"object": _id(question.a)}
    return "corroboration", {
        "subject": _id(question.a),
        "relation": _relation(question.reading),
        "object": _id(question.b),
        "event": _id(question.event),
    }


def _figures(question: Question, store: Store) -> tuple[str, Arguments]:
    del store
    typed, needed, *words = question.topic
    acts = {"acts": True, "suffers": False}.get(question.role)
    return "figures", {
        "name": _id(question.event or question.a),
        "what": " ".join(words) or typed,
        "needed": needed,
        "acts": acts,
        "at": _id(question.b),
    }


def _when(question: Question, store: Store) -> tuple[str, Arguments]:
    start, ahead = question.topic == ("since",), question.topic == ("ahead",)
    return "when", {**_named_clause(question, store), "start": start, "ahead": ahead}


def _where(question: Question, store: Store) -> tuple[str, Arguments]:
    _, at = question.topic if question.topic[:1] == ("at",) else ("", "")
    return "where", {**_named_clause(question, store), "at": at}


def _most(question: Question, store: Store) -> tuple[str, Arguments]:
    del store
    types = () if question.types == TEXT else question.types
    return "most", {"relation": _relation(question.reading), "of": _id(question.a), "types": types}


def _compare(question: Question, store: Store) -> tuple[str, Arguments]:
    publishers = {source.publisher for source in store.sources()}
    pair = (_id(question.a), _id(question.b))
    if publishers.issuperset(pair):
        return "compare", {"sources": pair}
    return "between", {"one": pair[0], "other": pair[1]}


def _why(question: Question, store: Store) -> tuple[str, Arguments]:
    return "why", _named_clause(question, store)


def _said(question: Question, store: Store) -> tuple[str, Arguments]:
    del store
    own = question.topic == ("own",)
    return "said", {"actor": _id(question.a), "about": _id(question.b), "own_voice": own}


def _plans(question: Question, store: Store) -> tuple[str, Arguments]:
    del store
    how, *families = question.topic
    return "plans", {
        "actor": _id(question.a),
        "toward": _id(question.b),
        "relation": tuple(families),
        "wish": how == "wish",
        "ahead": how == "ahead",
    }


def _claims(question: Question, store: Store) -> tuple[str, Arguments]:
    del store
    what = question.topic[0]
    if what == "suffers":
        types = () if question.types == TEXT else question.types
        relation, event = _relation(question.reading), _id(question.event)
        of = {"event": event, "at": _id(question.at)}
        return "sufferers", {"relation": relation, **of, "types": types}
    if what == "modality":
        denials = "denied" in (question.filters.get("modality") or ())
        return "claims", {"actor": _id(question.a), "denials": denials}
    return "claims", {
        "relation": _relation(question.reading),
        "subject": _id(question.a),
        "object": _id(question.b),
        "event": _id(question.event),
        "at": _id(question.at),
        "words": " ".join(question.topic[1:]) if what == "words" else "",
        "acts": what in ("deeds", "suffered"),
        "anonymous": what == "anonymous",
        "implied": what == "implied",
    }


def _about(name: str, argument: str = "name") -> Callable[[Question, Store], tuple[str, Arguments]]:
    """Return the call of a question about one actor or event, or about none."""
    return lambda question, _store: (name, {argument: _id(question.a)})


def _pair(name: str, *arguments: str) -> Callable[[Question, Store], tuple[str, Arguments]]:
    """Return the call of a question about two actors or events."""
    one, other = arguments
    return lambda question, _store: (name, {one: _id(question.a), other: _id(question.b)})


_KINDS: Final[dict[str, Callable[[Question, Store], tuple[str, Arguments]]]] = {
    "who": _who,
    "yes-no": _whether,
    "attribution": _attribution,
    "responsibility": _responsibility,
    "could-be-meant": _about("meant"),
    "voices": _corroboration,
    "figures": _figures,
    "timeline": _about("timeline"),
    "when": _when,
    "where": _where,
    "why": _why,
    "said": _said,
    "path": _pair("path", "start", "end"),
    "about": _about("show"),
    "same": _pair("identical", "name", "other"),
    "claims": _claims,
    "conflicts": _about("conflicts"),
    "intentions": _plans,
    "most": _most,
    "gaps": _about("gaps"),
    "compare": _compare,
}
