"""The command that asks the same as a question, ready to be typed."""

from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING, Final

from actorgraph.ask.question import Question

if TYPE_CHECKING:
    from actorgraph.store.reader import Store, Thing

_SAFE: Final = re.compile(r"[^\"$`\\!\n]+")


def command_of(it: Question, store: Store) -> str:
    """Return the command that asks what a question was read as."""
    del store
    parts = ["actorgraph", *_parts(it), *_flags(it)]
    return " ".join(_quoted(part) for part in parts)


def _parts(it: Question) -> list[str]:
    a, b, event = _key(it.a), _key(it.b), _key(it.event)
    relation = it.reading.name if it.reading else ""
    if it.kind == "who":
        if it.topic:
            return ["who", "leadership", a]
        if it.event is not None:
            assert it.reading is not None
            end = "--subject" if it.reading.inverse else "--object"
            return ["claims", "--relation", relation, end, a, "--event", event]
        return ["who", relation, a]
    if it.kind == "yes-no":
        if it.topic == ("did-it",):
            return ["attribution", event]
        if it.a is None:
            return [
                "claims",
                "--relation",
                relation,
                "--object",
                b,
                *(["--event", event] if event else []),
            ]
        target = [event] if it.topic == ("own",) else [b] if b else []
        about = ["--event", event] if event and it.topic != ("own",) else []
        ahead = ["--ahead"] if "ahead" in it.topic else []
        return ["whether", a, relation, *target, *about, *ahead]
    if it.kind in ("attribution", "responsibility"):
        return ["attribution", event]
    if it.kind == "could-be-meant":
        return ["attribution", a] if it.a and it.a.is_event else ["who", "membership", a]
    if it.kind == "voices":
        return (
            ["attribution", event]
            if event
            else ["whether", a, relation, b]
            if a and b
            else ["voices"]
        )
    if it.kind == "figures":
        return ["figures", *([event or a] if event or a else []), "--what", it.topic[0]]
    if it.kind == "timeline":
        return ["timeline", *([a] if a else [])]
    if it.kind == "why":
        return ["why", event or a, *([relation] if relation else []), *([b] if b else [])]
    if it.kind == "path":
        return ["path", a, b]
    if it.kind == "same":
        return ["same", "--list"]
    if it.kind == "conflicts":
        return ["conflicts", *([a] if a else [])]
    if it.kind == "about":
        return ["show", a]
    return _claims(it, a, b, event, relation)


def _claims(it: Question, a: str, b: str, event: str, relation: str) -> list[str]:
    if it.kind == "said":
        own = ["--own-voice"] if it.topic == ("own",) else []
        return ["claims", "--claimant", a, *own, *(["--actor", b] if b else [])]
    if it.kind in ("when", "where") and not relation:
        return ["show", event] if event else ["whom", a, "location"]
    if it.kind == "intentions":
        how, *families = it.topic
        ends = [*(["--subject", a] if a else []), *(["--object", b] if b else [])]
        if how == "wish":
            return ["claims", "--relation", families[0] if families else "aim", *ends]
        scope = ["--relation", families[0]] if families else []
        return ["claims", *scope, *ends, "--modality", "likely,possible,intended,conditional"]
    what = it.topic[0] if it.topic else ""
    ends = [*(["--subject", a] if a else []), *(["--object", b] if b else [])]
    if what == "modality":
        ends = ["--actor", a] if a else []
    more = {"anonymous": ["--anonymous"], "implied": ["--implied"]}.get(what, [])
    about = ["--event", event] if event else []
    return ["claims", *(["--relation", relation] if relation else []), *ends, *about, *more]


def _flags(it: Question) -> list[str]:
    flags: list[str] = []
    filters = it.filters
    for key in ("as_of", "since", "until"):
        value = filters.get(key)
        if value:
            flags += [f"--{key.replace('_', '-')}", str(value)]
    for key, option in (
        ("claimant", "--claimant"),
        ("without", "--without"),
        ("modality", "--modality"),
    ):
        value = filters.get(key)
        texts = [value] if isinstance(value, str) else list(value or ())  # type: ignore[call-overload]
        for text in texts:
            flags += [option, str(text)]
    if filters.get("tentative"):
        flags.append("--tentative")
    if it.direct and it.kind == "who" and it.event is None:
        flags.append("--direct")
    return flags


def _key(thing: Thing | None) -> str:
    """Return how a thing is named on the command line: its id, which is never ambiguous."""
    return thing.id if thing else ""


def _quoted(text: str) -> str:
    if text and shlex.quote(text) == text:
        return text
    return f'"{text}"' if _SAFE.fullmatch(text) else shlex.quote(text)
