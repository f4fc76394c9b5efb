"""A reading in words, so that the asker sees how the question was taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actorgraph.ask.kinds import KINDS_OF_ACTORS, TEXT
from actorgraph.ask.question import Question
from actorgraph.questions.who import question_of

if TYPE_CHECKING:
    from actorgraph.store.reader import Store


def words_of_reading(it: Question, store: Store) -> str:
    """Return how a question was read, in one sentence without a full stop."""
    text = _sentence(it, store)
    return text + _filters(it, store)


def _sentence(it: Question, store: Store) -> str:
    a = it.a.name if it.a else ""
    b = it.b.name if it.b else ""
    event = f"“{it.event.name}”" if it.event else ""
    does = it.reading.words if it.reading else ""
    if it.kind == "who":
        assert it.reading is not None
        if it.topic:
            return f"who is told to have the post in {a} that the question names"
        how = (
            ", by name only"
            if it.direct
            else ", by name and through classes, umbrellas and commands"
        )
        kinds = f" ({_kinds(it.types)} only)" if it.types and it.types != TEXT else ""
        within = f", in {event}" if event else ""
        return question_of(it.reading, a).rstrip("?") + kinds + within + how
    if it.kind == "yes-no":
        if it.topic == ("did-it",):
            return f"whether anybody says that {a} did {event}"
        if it.topic == ("own",):
            return f"whether {a} {does} {event}"
        if it.a is None:
            return f"whether anybody {does} {b}{f', in {event}' if event else ''}"
        starts = {"says": "who says that", "how": "how and whether"}
        start = starts.get("".join(it.topic), "whether")
        ending = f" {b}" if b else " anybody or anything"
        within = f", in {event}" if event else ""
        ahead = (
            ", as what is likely, possible, intended or conditional" if "ahead" in it.topic else ""
        )
        return f"{start} {a} {does}{ending}{within}{ahead}"
    if it.kind == "attribution":
        whom = f"who blames {b}" if b else "who blames whom"
        return f"{whom} for {event}, and how sure they are"
    if it.kind == "responsibility":
        verb = (
            "claims responsibility for"
            if it.topic[0] == "claims-responsibility"
            else "denies responsibility for"
        )
        return f"who {verb} {event}"
    if it.kind == "could-be-meant":
        return f"whom “{a}” may mean: its members, of whom none is blamed by that"
    if it.kind == "voices":
        return f"how many independent voices {_voiced(it)}"
    if it.kind == "figures":
        scope = f", of {event or a}" if (event or a) else ", in all claims"
        return f"how many: {it.topic[0]}{scope}, every figure as told"
    if it.kind == "timeline":
        return f"what happened{f' around {a}' if a else ''}, in the order of time"
    if it.kind in ("when", "where", "why"):
        if event:
            return {
                "when": f"when {event} was",
                "where": f"where {event} was",
                "why": f"what is said as the reason for {event}",
            }[it.kind]
        if it.reading is not None and not a:
            return f"{it.kind} anybody {does} {b}"
        if it.reading is None:
            return f"where {a} is or is active"
        return f"{it.kind} {a} {does}{f' {b}' if b else ''}"
    if it.kind == "said":
        own = " in its own voice" if it.topic == ("own",) else ""
        return f"what {a} says{own}{f' about {b}' if b else ''}"
    if it.kind == "path":
        return f"how {a} and {b} are connected, by the shortest ways"
    if it.kind == "about":
        return f"who or what {a} is, and what is said about it"
    if it.kind == "same":
        return f"whether {a} and {b} are one actor" if a != b else f"whether both are names of {a}"
    if it.kind == "claims":
        return _claims(it, a, b, does, event)
    if it.kind == "conflicts":
        return f"where what is told{f' about {a}' if a else ''} cannot all be true"
    return _intentions(it, a, b)


def _voiced(it: Question) -> str:
    if it.reading is not None and it.a is not None and it.b is not None:
        return f"say that {it.a.name} {it.reading.words} {it.b.name}"
    if it.event is not None and it.b is not None:
        return f"blame {it.b.name} for “{it.event.name}”"
    if it.reading is not None and it.b is not None:
        return f"say of anybody: {it.reading.words} {it.b.name}"
    return f"speak of {it.a.name}" if it.a else "speak here"


def _claims(it: Question, a: str, b: str, does: str, event: str) -> str:
    what, *more = it.topic
    if what == "anonymous":
        return "what rests on voices without a name"
    if what == "implied":
        return "what is the coder's reading and not the words of a report"
    if what == "modality":
        return f"what is {more[0]}{f', about {a}' if a else ''}"
    if what == "deeds":
        return f"what {a} is said to do"
    if what == "suffered":
        return f"what is said to be done to {b}"
    if what == "accused":
        return f"of what {b} is accused"
    if what == "suffers":
        return f"who {does} anybody{f', in {event}' if event else ''}"
    return f"who {does} whom{f', in {event}' if event else ''}"


def _intentions(it: Question, a: str, b: str) -> str:
    how, *families = it.topic
    if how == "wish":
        want = (
            "wants conflict or shuns it"
            if "conflict" in families
            else f"wants it ({_listed(families)})"
        )
        return f"whether {a or 'anybody'} {want}{f', with {b}' if b else ''}"
    if how == "ahead":
        return f"what is said to come{f': {_listed(families)}' if families else ''}"
    return f"what {a} is said to want, plan or threaten"


def _filters(it: Question, store: Store) -> str:
    filters = it.filters
    parts = []
    as_of, since, until = (filters.get(key, "") for key in ("as_of", "since", "until"))
    if as_of:
        parts.append(f"on or in {as_of}")
    if since and until:
        parts.append(f"from {since} to {until}")
    elif since or until:
        parts.append(f"since {since}" if since else f"until {until}")
    claimant = filters.get("claimant")
    if claimant:
        ids = [claimant] if isinstance(claimant, str) else list(claimant)
        parts.append(f"only as {' or '.join(store.names(ids).values())} says")
    without = filters.get("without", ())
    if without:
        parts.append(f"without {', '.join(without)}")
    if filters.get("tentative") and "ahead" not in it.topic:
        parts.append("what is possible, intended or conditional counted too")
    return "".join(f", {part}" for part in parts)


def _kinds(types: tuple[str, ...]) -> str:
    """Return the noun that asks for some types of actors."""
    return next(noun for noun, them in KINDS_OF_ACTORS.items() if them == types)


def _listed(words: object) -> str:
    texts = [str(it).replace("-", " ") for it in words if it != "unknown"]  # type: ignore[attr-defined]
    return ", ".join(texts)
