"""The frame of a relation: how a sentence says it, read from the vocabulary or guessed from its reading."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final, NamedTuple
from weakref import WeakKeyDictionary

from actorgraph.model.errors import InvalidValue
from actorgraph.model.vocabulary import Relation, Vocabulary
from actorgraph.sentence.template import Template, Token, guessed, template
from actorgraph.sentence.wordlist import wordlist

_AGENTS: Final = ("subject", "claimant", "figure")
_OBJECTS: Final = ("whom", "what", "where", "none")
_EVENTS: Final = ("", "act")
_PATIENTS: Final = ("object", "target", "victims")
_NO_PASSIVE: Final = ("be", "have", "want", "can")


class Frame(NamedTuple):
    """How a relation is said; the head of ``vocabulary.yaml`` explains the keys.

    `says` are templates of the active verb: the first one whose slots a claim fills is taken.
    `event_says` are those if the subject is an event. `passive` is empty if there is no passive, and
    `alone` is said of an event of which a claim names neither who nor whom. With `negative`, the verbs are
    said with *not*.
    """

    says: tuple[Template, ...]
    event_says: tuple[Template, ...] = ()
    passive: tuple[Template, ...] = ()
    alone: Template | None = None
    noun: str = ""
    event: str = "in"
    events: str = ""
    object: str = "whom"
    agent: str = "subject"
    speech: bool = False
    wish: bool = False
    negative: bool = False
    content: Template | None = None
    roles: Mapping[str, Template] = MappingProxyType({})
    modal: Mapping[str, tuple[Template, ...]] = MappingProxyType({})


#: What somebody does who has a part in an event without doing it by own hand, by the role.
PARTS: Final = {
    "planner": "plan",
    "orderer": "order",
    "facilitator": "facilitate",
    "resourcer": "resource",
}
_KEYS: Final = wordlist(
    "says event_says passive alone noun event events object agent speech wish negative content roles"
    " intended conditional"
)
_known: WeakKeyDictionary[Vocabulary, dict[str, Frame]] = WeakKeyDictionary()


def frame_of(vocabulary: Vocabulary, relation: str) -> Frame:
    """Return the frame of a relation of a vocabulary; one that cannot be read is guessed instead."""
    frames = _known.setdefault(vocabulary, {})
    if relation not in frames:
        found = vocabulary[relation]
        try:
            frames[relation] = read_frame(found)
        except InvalidValue:  # of a file that was changed by hand; a case folder reports it
            frames[relation] = read_frame(found._replace(frame={}))
    return frames[relation]


def needs_speaker(vocabulary: Vocabulary, relation: str) -> bool:
    """Return True for what only an actor does: to say something, or not to; no event stands in for them."""
    frame = frame_of(vocabulary, relation)
    return frame.agent == "subject" and (frame.speech or frame.negative)


def read_frame(relation: Relation) -> Frame:
    """Return the frame of a relation; without keys of its own, it is guessed from the reading.

    Raises
    ------
    InvalidValue
        A key, a slot or a word in it is not as the head of ``vocabulary.yaml`` explains.
    """
    row = relation.frame
    unknown = [key for key in row if key not in _KEYS]
    if unknown:
        raise InvalidValue(
            f"unknown key {unknown[0]!r} in the frame of {relation.name!r}; use {', '.join(sorted(_KEYS))}"
        )
    says = _templates(relation, row.get("says") or guessed(relation.reading))
    passive = row.get("passive")
    roles = row.get("roles") or {}
    if not isinstance(roles, Mapping):
        raise InvalidValue(
            f"'roles' in the frame of {relation.name!r} needs a template for each role"
        )
    return Frame(
        says=says,
        event_says=_templates(relation, row.get("event_says")),
        passive=_passives(says) if passive is None else _templates(relation, passive),
        alone=_template(relation, row.get("alone")),
        noun=str(row.get("noun") or ""),
        event=str(row.get("event") or "in"),
        events=_one_of(row, "events", _EVENTS),
        object=_one_of(row, "object", _OBJECTS),
        agent=_one_of(row, "agent", _AGENTS),
        speech=bool(row.get("speech", False)),
        wish=bool(row.get("wish", False)),
        negative=bool(row.get("negative", False)),
        content=_template(relation, row.get("content")),
        roles={role: _templates(relation, text)[0] for role, text in roles.items()},
        modal={
            key: _templates(relation, row[key])
            for key in ("intended", "conditional")
            if row.get(key)
        },
    )


def part_in(frame: Frame, role: str) -> Template | None:
    """Return what somebody with a part in a deed did: ordered the attack on whom; None if there are no words for that."""
    if role not in PARTS or not frame.noun or frame.speech or frame.agent != "subject":
        return None
    return template(f"{PARTS[role]} the {frame.noun}")


def _one_of(row: Mapping[str, Any], key: str, allowed: Sequence[str]) -> str:
    found = str(row.get(key) or allowed[0])
    if found not in allowed:
        words = ", ".join(filter(None, allowed))
        raise InvalidValue(f"unknown word {found!r} for {key!r} of a frame; use {words}")
    return found


def _templates(relation: Relation, texts: Any) -> tuple[Template, ...]:
    if not texts:
        return ()
    kept = [texts] if isinstance(texts, str) else texts
    if not isinstance(kept, list | tuple) or not all(isinstance(text, str) for text in kept):
        raise InvalidValue(f"the frame of {relation.name!r} needs a text, and holds {texts!r}")
    return tuple(map(template, kept))


def _template(relation: Relation, text: Any) -> Template | None:
    return next(iter(_templates(relation, text)), None)


def _passives(says: Sequence[Template]) -> tuple[Template, ...]:
    """Return the passive of a verb whose object comes right behind it."""
    for said in says:
        verb, *rest = said.tokens
        if not rest or rest[0].text not in _PATIENTS or verb.text in _NO_PASSIVE:
            continue
        if all(token.kind == "word" for token in rest[1:]):
            participle = Token("participle", verb.text)
            return (Template((Token("verb", "be"), participle, *rest[1:])),)
    return ()
