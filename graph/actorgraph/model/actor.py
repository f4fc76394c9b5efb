"""An actor: somebody or something that does, suffers or says things, and the names it has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from actorgraph.model.tlp import need_level
from actorgraph.model.valid import need_grammar, need_id, need_name, need_one_of

ACTOR_TYPES: Final = (
    "state",
    "government-body",
    "military",
    "armed-group",
    "umbrella-group",
    "class",
    "organisation",
    "person",
    "media-outlet",
    "place",
    "facility",
    "dataset",
    "unknown",
)
NAME_KINDS: Final = ("alias", "native", "transliteration", "acronym", "former", "code")


@dataclass(frozen=True, slots=True)
class Name:
    """A further name of an actor or event.

    `language` is a BCP 47 tag such as ``"ar"`` or ``"fa-Latn"``. `since` and `until` are EDTF texts
    that bound the use of the name. `background` is True if the name comes from the coder's
    knowledge and not from a report of the case. A `kind` of ``"code"`` is what a list of codes calls it,
    with the list before a colon: ``"iso3:IRN"``, ``"ucdp:630"``, ``"ofac:11462"``.
    """

    text: str
    kind: str = "alias"
    language: str = ""
    since: str = ""
    until: str = ""
    background: bool = False

    def __post_init__(self) -> None:
        need_name(self.text, "name")
        need_one_of(self.kind, NAME_KINDS, "kind of name")


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody or something that does, suffers or says things.

    `parent` is the id of the body that this one belongs to, as background: it groups voices of one
    government into one voice and never makes an answer. `anonymous` marks a voice without a name,
    such as "a defense official". `number` (``"singular"``, ``"plural"``) and `article` (``"the"``,
    ``"none"``) are how the name is used in a sentence; empty, they are guessed from the name. `tlp` is one of
    `actorgraph.model.tlp.LEVELS`, or empty if nothing is marked.
    """

    id: str
    name: str
    type: str = "unknown"
    parent: str = ""
    names: tuple[Name, ...] = ()
    anonymous: bool = False
    note: str = ""
    number: str = ""
    article: str = ""
    tlp: str = ""

    def __post_init__(self) -> None:
        need_id(self.id, "actor")
        need_name(self.name, "name")
        need_one_of(self.type, ACTOR_TYPES, "type of actor")
        need_grammar(self.number, self.article)
        need_level(self.tlp)
