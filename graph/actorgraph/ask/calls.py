"""What a question was read as, as a call of a registered question.

The one place that knows which question each kind is; how the call is printed, put into words and run is the
question's own business.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from actorgraph.ask.kinds import TEXT
from actorgraph.ask.question import Question
from actorgraph.model.vocabulary import Reading
from actorgraph.questions.call import Call
from actorgraph.store.reader import Store, Thing

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
    return "where", _named_clause(question, store)


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
        return "sufferers", {"relation": relation, "event": event, "types": types}
    if what == "modality":
        denials = "denied" in (question.filters.get("modality") or ())
        return "claims", {"actor": _id(question.a), "denials": denials}
    return "claims", {
        "relation": _relation(question.reading),
        "subject": _id(question.a),
        "object": _id(question.b),
        "event": _id(question.event),
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
}
