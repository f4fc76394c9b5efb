"""The shapes of a case's files: which keys they have, and what stands in them.

These are pydantic models, used only to check what people typed and to say all that is wrong at once;
the values that the rest of the program works with are `Actor`, `Event`, `Source` and `Claim`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Annotated, Any, get_args

from pydantic import AliasChoices, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError

from actorgraph.model.actor import ACTOR_TYPES, NAME_KINDS
from actorgraph.model.claim import OPERATORS
from actorgraph.model.dates import When, read_when
from actorgraph.model.errors import InvalidDate
from actorgraph.model.modality import MODALITIES
from actorgraph.model.names import near
from actorgraph.model.tlp import LEVELS, level_in
from actorgraph.model.valid import ARTICLES, NUMBERS

ACTOR_TYPE_WORDS = {
    "government": "government-body",
    "agency": "government-body",
    "ministry": "government-body",
    "country": "state",
    "army": "military",
    "group": "armed-group",
    "militia": "armed-group",
    "umbrella": "umbrella-group",
    "umbrella-organisation": "umbrella-group",
    "class-of-groups": "class",
    "organization": "organisation",
    "media": "media-outlet",
    "outlet": "media-outlet",
    "newspaper": "media-outlet",
    "location": "place",
}
OPERATOR_WORDS = {
    "==": "=",
    "≥": ">=",
    "≤": "<=",
    "≈": "~",
    "exactly": "=",
    "more-than": ">",
    "over": ">",
    "fewer-than": "<",
    "less-than": "<",
    "under": "<",
    "at-least": ">=",
    "at-most": "<=",
    "up-to": "<=",
    "about": "~",
    "around": "~",
    "some": "~",
}
_GROUPED = re.compile(r"[+-]?\d{1,3}(?:[, '’\u00a0\u2009\u202f]\d{3})+(?:\.\d+)?", re.ASCII)


def _date(value: Any) -> When:
    if value is None:
        return read_when("")
    if isinstance(value, dict | list):
        raise PydanticCustomError("string_type", "a date is a text")
    try:
        return read_when(str(value))
    except InvalidDate as error:
        raise PydanticCustomError("date", "{text}", {"text": str(error)}) from None


def _texts(value: Any) -> Any:
    """Let one text stand for a list of one; ``a, b`` in a text is two."""
    if value is None:
        return ()
    if isinstance(value, str):
        return tuple(part.strip() for part in re.split(r"[,;]", value) if part.strip())
    return value


def _one_of(allowed: tuple[str, ...], noun: str, words: dict[str, str]) -> BeforeValidator:
    def check(value: Any) -> Any:
        if not isinstance(value, str):
            return value
        text = value.strip()
        key = text.casefold().replace(" ", "-").replace("_", "-")
        found = words.get(text, words.get(key, text if text in allowed else key))
        if found not in allowed:
            hint = {"found": value, "noun": noun, "allowed": ", ".join(allowed)}
            raise PydanticCustomError(
                "word", "unknown {noun} '{found}'; use one of {allowed}", hint
            )
        return found

    return BeforeValidator(check)


def _empty_for_none(value: Any) -> Any:
    return "" if value is None else value


def _no_for_none(value: Any) -> Any:
    return value or False


def _empty_list_for_none(value: Any) -> Any:
    return () if value is None else value


def _some_operator(value: Any) -> Any:
    """Explain what YAML reads in a bare ``op: ~`` (nothing) or ``op: >`` (a text that begins below)."""
    if value is None or value == "":
        raise PydanticCustomError(
            "sign",
            "'op' is empty; put a sign in quotes, as in '>' or '~', or write more than, about",
        )
    return value


def _ungrouped(value: Any) -> Any:
    """Remove the marks between thousands from a number: ``1,000`` and ``1 000`` are 1000."""
    if isinstance(value, str) and _GROUPED.fullmatch(value.strip()):
        return re.sub(r"[^\d.+-]", "", value)
    return value


def _names(value: Any) -> Any:
    if value is None:
        return ()
    if isinstance(value, str):
        return ({"name": value},)
    if isinstance(value, list):
        return tuple({"name": item} if isinstance(item, str) else item for item in value)
    return value


def _marking(value: Any) -> Any:
    if value is None:
        return ""
    if isinstance(value, str) and value.strip() and not level_in(value):
        hint = {"found": value, "allowed": ", ".join(LEVELS)}
        raise PydanticCustomError("word", "unknown marking '{found}'; use one of {allowed}", hint)
    return level_in(value) if isinstance(value, str) else value


Text = Annotated[str, BeforeValidator(_empty_for_none)]
Flag = Annotated[bool, BeforeValidator(_no_for_none)]
Number = Annotated[float, BeforeValidator(_ungrouped)]
Date = Annotated[When, BeforeValidator(_date)]
Texts = Annotated[tuple[str, ...], BeforeValidator(_texts)]
ActorType = Annotated[str, _one_of(ACTOR_TYPES, "type of actor", ACTOR_TYPE_WORDS)]
NameKind = Annotated[str, _one_of(NAME_KINDS, "kind of name", {"native-script": "native"})]
Operator = Annotated[
    str, _one_of(OPERATORS, "operator", OPERATOR_WORDS), BeforeValidator(_some_operator)
]
GrammaticalNumber = Annotated[
    str, _one_of(NUMBERS[1:], "number", {"": ""}), BeforeValidator(_empty_for_none)
]
Article = Annotated[
    str, _one_of(ARTICLES[1:], "article", {"": "", "no": "none"}), BeforeValidator(_empty_for_none)
]
Marking = Annotated[str, BeforeValidator(_marking)]
Modality = Annotated[str, _one_of(MODALITIES, "modality", {})]


class Shape(BaseModel):
    """A mapping with known keys; any other key is a fault."""

    model_config = ConfigDict(extra="forbid", arbitrary_types_allowed=True, populate_by_name=True)


class NameShape(Shape):
    name: str
    kind: NameKind = "alias"
    language: Text = ""
    since: Date = read_when("")
    until: Date = read_when("")
    background: Flag = False


class ActorShape(Shape):
    id: str
    name: str
    type: ActorType = "unknown"
    parent: Text = ""
    names: Annotated[tuple[NameShape, ...], BeforeValidator(_names)] = ()
    anonymous: Flag = False
    note: Text = ""
    number: GrammaticalNumber = ""
    article: Article = ""
    tlp: Marking = ""


class EventShape(Shape):
    id: str
    name: str
    type: Text = "event"
    when: Date = read_when("")
    places: Texts = ()
    part_of: Annotated[Text, Field(alias="part-of")] = ""
    names: Annotated[tuple[NameShape, ...], BeforeValidator(_names)] = ()
    note: Text = ""
    number: GrammaticalNumber = ""
    article: Article = ""
    tlp: Marking = ""


class SourceShape(Shape):
    id: Text = ""
    title: str
    publisher: str
    date: Date = read_when("")
    address: Text = ""
    language: Text = ""
    note: Text = ""
    version: Text = ""
    licence: Annotated[Text, Field(validation_alias=AliasChoices("licence", "license"))] = ""
    citation: Text = ""
    machine: Flag = False
    tlp: Marking = ""


class QuantityShape(Shape):
    what: str
    op: Operator = "="
    value: Number
    unit: Text = ""


class ClaimShape(Shape):
    id: Text = ""
    relation: str
    subject: Text = ""
    object: Text = ""
    event: Text = ""
    text: Text = ""
    role: Text = ""
    mode: Texts = ()
    quantity: QuantityShape | None = None
    claimant: Text = ""
    spokesperson: Text = ""
    modality: Modality = "stated"
    hedge: Text = ""
    when: Date = read_when("")
    said: Date = read_when("")
    quote: str
    implied: Flag = False
    note: Text = ""
    file: Text = ""
    record: Text = ""
    cites: Text = ""
    tlp: Marking = ""


class RelationShape(Shape):
    name: str
    family: Text = ""
    kind: Text = ""
    reading: Text = ""
    inverse: Text = ""
    inverse_reading: Text = ""
    phrases: Texts = ()
    inverse_phrases: Texts = ()
    symmetric: Flag = False
    through_class: Flag = False
    carries_upwards: Flag = False
    by_member: Flag = False
    meaning: Text = ""
    codes: dict[str, str] = {}
    frame: dict[str, Any] = {}


class CaseShape(Shape):
    title: str
    description: Text = ""
    licence: Annotated[Text, Field(validation_alias=AliasChoices("licence", "license"))] = ""
    coded: Date = read_when("")
    coders: Texts = ()
    notes: Text = ""
    relations: Annotated[tuple[RelationShape, ...], BeforeValidator(_empty_list_for_none)] = ()


class ReportShape(Shape):
    """A report whose source and claims are checked one by one, so that none hides another's faults."""

    source: Any
    claims: Annotated[tuple[Any, ...], BeforeValidator(_empty_list_for_none)] = ()
    read: Annotated[tuple[str, ...], BeforeValidator(_empty_list_for_none)] = ()


def message_of(error: ErrorDetails, shape: type[BaseModel]) -> str:
    """Return what is wrong, in the words of somebody who writes a case."""
    keys = [part for part in error["loc"] if isinstance(part, str)]
    key = keys[-1] if keys else ""
    kind = error["type"]
    if kind == "missing":
        return f"the key {key!r} is missing"
    if kind == "extra_forbidden":
        return _unknown_key(key, _within(shape, keys[:-1]))
    if kind in ("model_type", "dict_type", "model_attributes_type"):
        if key == "quantity":
            return f"'quantity' needs {{what: …, value: …}}, and holds {_kind_of(error['input'])}"
        return f"here stands {_kind_of(error['input'])}, where keys and values are expected"
    if kind in ("tuple_type", "list_type"):
        return f"{key!r} needs a list, and holds {_kind_of(error['input'])}"
    if kind == "string_type":
        return f"{key!r} needs a text, and holds {_kind_of(error['input'])}"
    if kind.startswith("bool"):
        return f"{key!r} needs true or false, and holds {_kind_of(error['input'])}"
    if kind.startswith("float"):
        return f"{key!r} needs a number, and holds {_kind_of(error['input'])}"
    return error["msg"]


def checked(shape: type[Shape], value: Any) -> tuple[Any, list[tuple[tuple[Any, ...], str]]]:
    """Return the value in its shape, or None and every fault as (path, message)."""
    try:
        return shape.model_validate(value), []
    except ValidationError as error:
        return None, [
            (tuple(detail["loc"]), message_of(detail, shape)) for detail in error.errors()
        ]


def _within(shape: type[BaseModel], keys: Sequence[str]) -> type[BaseModel]:
    """Return the shape that stands under some keys of another."""
    for key in keys:
        field = shape.model_fields.get(key)
        around = (field.annotation, *get_args(field.annotation)) if field else ()
        shape = next(
            (inner for inner in around if isinstance(inner, type) and issubclass(inner, Shape)),
            shape,
        )
    return shape


def _unknown_key(key: str, shape: type[BaseModel]) -> str:
    known = sorted(field.alias or name for name, field in shape.model_fields.items())
    close = near(key, [name.replace("-", " ") for name in known], most=1)
    hint = f"did you mean {known[close[0]]!r}?" if close else f"use {', '.join(known)}"
    return f"unknown key {key!r}; {hint}"


def _kind_of(value: Any) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, dict):
        return "keys and values"
    if isinstance(value, list | tuple):
        return "a list"
    return f"{str(value)[:40]!r}"
