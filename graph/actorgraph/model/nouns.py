"""The nouns: Actor, Event, Source, Claim and Quantity, as frozen values that check themselves.

A value that exists is a valid value. References are ids; whether they resolve is for a case or a
store to say.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from operator import attrgetter
from typing import Final

from actorgraph.model.dates import UNKNOWN, When
from actorgraph.model.errors import InvalidValue
from actorgraph.model.fields import MENTIONS
from actorgraph.model.modality import MODALITIES
from actorgraph.model.names import is_id, unprintable

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
_MENTIONED: Final = attrgetter(*MENTIONS)
OPERATORS: Final = ("=", ">", "<", ">=", "<=", "~")
#: Grammatical numbers and articles of a name; empty leaves them to the guess of `actorgraph.sentence`.
NUMBERS: Final = ("", "singular", "plural")
ARTICLES: Final = ("", "the", "none")


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
        _need_name(self.text, "name")
        _need_one_of(self.kind, NAME_KINDS, "kind of name")


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody or something that does, suffers or says things.

    `parent` is the id of the body that this one belongs to, as background: it groups voices of one
    government into one voice and never makes an answer. `anonymous` marks a voice without a name,
    such as "a defense official". `number` (``"singular"``, ``"plural"``) and `article` (``"the"``,
    ``"none"``) are how the name is used in a sentence; empty, they are guessed from the name.
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

    def __post_init__(self) -> None:
        _need_id(self.id, "actor")
        _need_name(self.name, "name")
        _need_one_of(self.type, ACTOR_TYPES, "type of actor")
        _need_grammar(self.number, self.article)


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened. It has no perpetrator: who did it is a claim.

    `places` are ids of actors of type place or facility, or state; `part_of` is the id of a larger event.
    `number` and `article` are as for an `Actor`.
    """

    id: str
    name: str
    type: str = "event"
    when: When = UNKNOWN
    places: tuple[str, ...] = ()
    part_of: str = ""
    names: tuple[Name, ...] = ()
    note: str = ""
    number: str = ""
    article: str = ""

    def __post_init__(self) -> None:
        _need_id(self.id, "event")
        _need_name(self.name, "name")
        _need_id(self.type, "type of event")
        _need_grammar(self.number, self.article)


@dataclass(frozen=True, slots=True)
class Source:
    """A report or a dataset: who published what, when and where.

    `publisher` is the id of an actor, or empty if a dataset does not say who published. `version`,
    `licence` and `citation` are what a dataset asks its users to state. `machine` is True if its
    statements were coded by a program and not read by a person.
    """

    id: str
    title: str
    publisher: str
    date: When = UNKNOWN
    address: str = ""
    language: str = ""
    note: str = ""
    version: str = ""
    licence: str = ""
    citation: str = ""
    machine: bool = False

    def __post_init__(self) -> None:
        _need_id(self.id, "source")
        _need_name(self.title, "title")
        if self.publisher:
            _need_id(self.publisher, "publisher")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure as a source gives it: what is counted, how the number is meant, the number, and its unit.

    >>> str(Quantity("targets struck", ">", 85, "targets"))
    'more than 85 targets (targets struck)'
    """

    what: str
    op: str
    value: float
    unit: str = ""

    def __post_init__(self) -> None:
        _need_name(self.what, "thing counted")
        _need_one_of(self.op, OPERATORS, "operator")
        if not math.isfinite(self.value):
            raise InvalidValue(f"a quantity needs a finite number, not {self.value!r}")

    @property
    def number(self) -> str:
        """Return the value without a needless fraction."""
        return str(int(self.value)) if float(self.value).is_integer() else repr(self.value)

    def __str__(self) -> str:
        said = {"=": "", ">": "more than ", "<": "fewer than ", "~": "about "}
        words = said.get(self.op, {">=": "at least ", "<=": "at most "}.get(self.op, ""))
        unit = f" {self.unit}" if self.unit else ""
        return f"{words}{self.number}{unit} ({self.what})"


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement found in one source. The only thing that asserts anything.

    Subject and object are ids of actors or events; `text` is a literal for what the report does not
    name. `claimant` is who vouches for the statement, `spokesperson` who said it for them, `said`
    when it was said, `when` when it is true. `hedge` holds the words that weaken it, verbatim.
    `implied` is True if the claim is the coder's reading and not the words. `file` and `record` are its
    place in a dataset: the file's name, and the id of the row or object, or ``"row 17"`` if it has none.
    `cites` holds the reports or addresses that the source itself gives for it.
    """

    id: str
    relation: str
    source: str
    claimant: str
    subject: str = ""
    object: str = ""
    event: str = ""
    text: str = ""
    role: str = ""
    mode: tuple[str, ...] = ()
    quantity: Quantity | None = None
    spokesperson: str = ""
    modality: str = "stated"
    hedge: str = ""
    when: When = UNKNOWN
    said: When = UNKNOWN
    quote: str = ""
    implied: bool = False
    note: str = ""
    file: str = ""
    record: str = ""
    cites: str = ""

    @property
    def mentions(self) -> tuple[str, ...]:
        """The ids of the actors and events that it names: ends, event and voices."""
        return tuple(filter(None, _MENTIONED(self)))

    def __post_init__(self) -> None:
        _need_id(self.id, "claim")
        _need_one_of(self.modality, MODALITIES, "modality")
        _need_id(self.source, "source")
        _need_id(self.claimant, "claimant")
        if not (self.subject or self.event):
            raise InvalidValue("a claim needs a subject or an event that it is about")
        if not (self.object or self.event or self.text or self.quantity):
            raise InvalidValue("a claim needs an object, an event, a text or a quantity")
        if any(";" in mode or not mode.strip() for mode in self.mode):
            raise InvalidValue(f"a mode is a word or two without ';', not {list(self.mode)!r}")
        for text in (self.quote, self.text, self.hedge, self.role, self.note, self.file, self.record,
                     self.cites):  # fmt: skip
            _need_text(text)


def _need_id(text: str, noun: str) -> None:
    if not is_id(text):
        article = "an" if noun in ("actor", "event") else "a"
        raise InvalidValue(
            f"{text!r} cannot be the id of {article} {noun}; use letters, digits, '-', '_' and '.'"
        )


def _need_text(text: str) -> None:
    """Refuse what no store and no UTF-8 file can hold: a NUL, half of a surrogate pair."""
    if text.isprintable():
        return
    for character in text:
        if character == "\0" or "\ud800" <= character <= "\udfff":
            raise InvalidValue(
                f"a claim must not hold the character U+{ord(character):04X}: {text!r}"
            )


def _need_name(text: str, noun: str) -> None:
    if not text.strip():
        raise InvalidValue(f"a {noun} must not be empty")
    bad = unprintable(text)
    if bad:
        raise InvalidValue(f"a {noun} must not hold the character {bad}: {text!r}")


def _need_grammar(number: str, article: str) -> None:
    if number not in NUMBERS:
        raise InvalidValue(f"unknown number {number!r}; use singular or plural")
    if article not in ARTICLES:
        raise InvalidValue(f"unknown article {article!r}; use the or none")


def _need_one_of(text: str, allowed: tuple[str, ...], noun: str) -> None:
    if text not in allowed:
        raise InvalidValue(f"unknown {noun} {text!r}; use one of {', '.join(allowed)}")
